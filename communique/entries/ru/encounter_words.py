"""The words of a Russian report that tell of encounters, with those that others part: поставили под ним подписи."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.text.page import Match
from communique.text.russian import ACC, INS
from communique.words.load import Group

_SIGNED: Final = Group("encounter", (), {"by": "signed", "form": "signing"})


def told_by_words(context: RussianContext) -> list[Match]:
    """All words for encounters, in the order of the text."""
    page, sets = context.page, context.grammar.sets
    found = page.of("encounter")
    if page.known.isdisjoint(sets.signature_noun):
        return found
    starts = {k for match in found for k in range(match.start, match.stop)}
    signed = [Match(k, k + 1, _SIGNED) for k in _putting(context) if k not in starts]
    return sorted([*found, *signed], key=lambda match: match.start) if signed else found


def _putting(context: RussianContext) -> list[int]:
    """The verbs by which somebody puts a signature under something, wherever it stands in the clause."""
    page, grammar, found = context.page, context.grammar, []
    for k, word in enumerate(page.words):
        if word in grammar.sets.putting_verb and grammar.pos(k) == "VERB":
            nouns = (j for j in range(*grammar.clause(k)) if page.words[j] in grammar.sets.signature_noun)
            found += [k] if any(grammar.bits(j) & (ACC | INS) for j in nouns) else []
    return found
