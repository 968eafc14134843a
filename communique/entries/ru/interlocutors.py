"""Who tells a paper something and is not named: собеседник «Вестника» в крупной компании, источник в правительстве."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext
from communique.entries.ru.names import hint_of
from communique.entries.ru.nominatives import nominative
from communique.text.page import Match

SOURCE: Final = "source"  # the rank of whoever is told only by where they are
_OUTLET: Final = 7  # tokens of the name of a paper in quotation marks
_WHERE: Final = 10  # tokens of where somebody is


def find_interlocutors(context: RussianContext, taken: dict[int, int]) -> list[Mention]:
    """Those who are told by what they are and where: each somebody of their own, and no one named before."""
    found = []
    for match in context.page.of("interlocutor"):
        if match.start in taken or context.grammar.is_plural(match.start):
            continue
        stop = _stop(context, match)
        if stop:
            role = nominative(context.grammar, match.start, stop)
            who = Figurehead(None, role, None, "person", SOURCE, "none", gender="m", first=match.start)
            context.cases[match.start] = hint_of(context.grammar.bits(match.start))
            found.append(Mention(match.start, stop, "role", who))
    return found


def _stop(context: RussianContext, match: Match) -> int:
    """Behind the words that say where somebody is; 0 where none do: собеседник «Вестника» is one told of before."""
    page, grammar = context.page, context.grammar
    k, limit = match.stop, min(grammar.sentence(match.start)[1], match.stop + _OUTLET + _WHERE)
    number = page.quote_of[k] if k < limit else -1
    if number >= 0 and page.quotes[number].start == k and page.quotes[number].stop - k <= _OUTLET:
        k = page.quotes[number].stop
    else:
        k = grammar.phrase_end(k, limit, genitive=True)
    if page.words[k : k + 1] == [","] and page.is_a(k + 1, "close_word"):
        return next((j for j in range(k + 2, limit) if page.words[j] in ",."), limit)  # источник, близкий к мэрии
    if k >= limit or page.words[k] not in grammar.sets.inside_word:
        return 0
    end = grammar.phrase_end(k + 1, min(limit, k + _WHERE))
    return end if end > k + 1 else 0
