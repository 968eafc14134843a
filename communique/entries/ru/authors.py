"""Who writes a Russian text in the first person: the letter of a mayor, the channel of a governor."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext
from communique.kinds import Area
from communique.text.russian import FIRST, NOM

_TOP: Final = 3  # first paragraphs that may be the author's line
_FOOT: Final = 2  # last paragraphs that may be the author's signature
_LONGEST: Final = 12  # tokens of such a line


def find_author(context: RussianContext) -> Figurehead | None:
    """Who a line of its own names with an office, above or below a text that says "я", "мы" or "our" unquoted."""
    page = context.page
    count = len(page.paragraphs)
    for number in (*range(min(_TOP, count)), *range(max(_TOP, count - _FOOT), count)):
        start, stop = page.paragraphs[number]
        if stop - start > _LONGEST or any(map(context.grammar.is_finite, range(start, stop))):
            continue
        told = [m for m in context.mentions_in(start, stop) if m.form in ("name", "role") and m.who]
        who = told[0].who if told and _opens(context, told[0], start) else None
        if who is not None and who.name and who.role and all(m.who is who for m in told):
            if not _is_own_text(context):
                return None
            _give_area(context, who)
            return who
    return None


def _opens(context: RussianContext, mention: Mention, start: int) -> bool:
    """Whether nothing but "ваш" stands before a name that opens a line."""
    before = range(start, mention.start)
    return all(not context.page.words[k][0].isalpha() or context.page.is_a(k, "your_word") for k in before)


def _is_own_text(context: RussianContext) -> bool:
    """Whether a verb or pronoun in the first person stands outside quotation marks and what others say."""
    page, grammar = context.page, context.grammar
    for k, word in enumerate(page.words):
        if page.quote_of[k] >= 0:
            continue
        told = word in grammar.sets.speaker_word and grammar.bits(k) & NOM
        told = told or grammar.pos(k) == "VERB" and grammar.bits(k) & FIRST
        if told and context.said_at(k) is None:
            return True
    return False


def _give_area(context: RussianContext, who: Figurehead) -> None:
    """Give a mayor without a town the one of the dateline."""
    if who.area is not None or who.rank not in ("mayor", "vicemayor"):
        return
    first = next((p for p in context.places if p.kind == "city" and p.form == "noun"), None)
    start = context.page.paragraphs[context.page.paragraph_of[first.start]][0] if first else 0
    if first is not None and first.start == start:
        who.area = Area(first.base, first.code)
