"""What all finders of speech share: attributions, and what a stretch of words looks like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.entries.context import Context, Figurehead, Mention
from communique.text.page import Match, Page
from communique.text.quotes import Quote
from communique.text.tags import BASE, ING, NOUN, PAST

QUOTE_MARKS = frozenset("“”„«»\"‘’'")
DASHES = frozenset("–—-")


@dataclass(slots=True)
class Attribution:
    """A verb of saying at tokens `cue` with its subject; `start` to `stop` covers both and the words between."""

    cue: Match
    who: Figurehead | None
    start: int
    stop: int
    subject: Mention | None = None
    passive: bool = False
    quoted: bool = False
    kind: str = "verb"
    fields: dict[str, object] = field(default_factory=dict)


class Attributions:
    """The attributions of a page in the order of the text, found again by place without looking at all of them."""

    def __init__(self, found: list[Attribution]) -> None:
        self.all = sorted(found, key=lambda one: one.start)
        self.starts = [one.start for one in self.all]
        self.numbers = {id(one): n for n, one in enumerate(self.all)}
        self.places = frozenset(self.starts)

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self.all)

    def within(self, start: int, stop: int) -> list[Attribution]:
        """Those that begin in tokens `start` to `stop`."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]

    def behind(self, one: Attribution) -> Iterator[Attribution]:
        """Those behind one, the nearest first."""
        for n in range(self.numbers[id(one)] + 1, len(self.all)):
            yield self.all[n]


def is_skipped(context: Context, i: int) -> bool:
    return bool(context.skipped) and context.skipped[context.page.paragraph_of[i]]


def has_finite(context: Context, start: int, stop: int) -> bool:
    """Whether a verb with a subject of its own stands in the tokens."""
    finite = context.clauses.is_finite
    return any(finite(i) for i in range(start, min(stop, len(context.page.words))))


def may_be_clause(context: Context, start: int, stop: int) -> bool:
    """Whether words before "…, X said" can be what is said, not an opening phrase such as "Greeting the guest"."""
    tags = context.clauses.tags
    if tags[start] & ING and not tags[start] & NOUN:
        return False
    return has_finite(context, start, stop) or any(tags[i] & (PAST | BASE) for i in range(start, stop))


def forward_over_adverbs(context: Context, i: int) -> int:
    page = context.page
    adverbs = page.language.wordset("cueadverb")
    while i < len(page.words) and i not in context.mention_of:
        phrase = page.match_at("cueadverb", i)
        if phrase is None and page.words[i] not in adverbs:
            break
        i = phrase.stop if phrase else i + 1
    return i


def sentence_subject(context: Context, first: int, stop: int) -> Mention | None:
    """The mention that opens the sentence, or the clause behind an opening phrase and its comma."""
    page = context.page
    for mention in context.mentions_in(first, stop):
        if page.quote_of[mention.start] >= 0 or mention.who is None:
            continue
        before = page.words[mention.start - 1] if mention.start > first else ""
        if before in ("", ",", "”", '"', "»", ":", "–", "—", "that", "."):
            return None if is_possessor(page, mention) else mention
    return None


def is_possessor(page: Page, mention: Mention) -> bool:
    return mention.stop < len(page.words) and page.words[mention.stop] == "'s"


def is_term(context: Context, quote: Quote) -> bool:
    """Whether quoted words look like a title or a term: few, no verb, nothing that ends or interrupts a sentence."""
    page = context.page
    inner = range(quote.start + 1, quote.stop - 1 if quote.closed else quote.stop)
    if any(page.words[i] in ("!", "?") for i in inner):
        return False
    last = page.words[inner[-1]] if inner else ""
    if last in (",", ".", "…") and len(inner) > 4:
        return False
    if page.sentences[page.sentence_of[quote.start]][0] == quote.start and last in (",", "."):
        return False
    capitals = sum(page.is_capital(i) for i in inner)
    if len(inner) > 2 and capitals >= 0.6 * len(inner) and last not in (".", ","):
        return True
    return not has_finite(context, inner.start, inner.stop) and len(inner) <= 14


def inside_term(context: Context, i: int) -> bool:
    number = context.page.quote_of[i]
    if number < 0:  # an apostrophe that is no quotation mark
        return True
    quote = context.page.quotes[number]
    return is_term(context, quote)


def is_described(attributions: Attributions, one: Attribution, page: Page) -> bool:
    """Whether "described X as …", "called X …" stands before another verb of saying with the same subject."""
    later = next(attributions.behind(one), None)
    if "quote" not in one.cue.group.get("takes", ()) or later is None:
        return False
    return (
        later.kind == "joined" and later.who is one.who and page.sentence_of[later.start] == page.sentence_of[one.start]
    )


def trim(page: Page, start: int, stop: int) -> tuple[int, int] | None:
    """The tokens without commas, full stops, dashes and "and" at their ends."""
    while start < stop and (
        page.words[start] in (",", ":", ";", "–", "—", "-", ".", "•", "*")
        or page.words[start] in ("and", "but", "that")
        and stop - start > 1
    ):
        start += 1
    while stop > start and (
        page.words[stop - 1] in (",", ";", ":", ".", "–", "—", "-", "!", "?", "…")
        or page.words[stop - 1] in ("and", "but", "while")
    ):
        stop -= 1
    return (start, stop) if start < stop else None


def takes_clause(cue: Match) -> bool:
    return any(kind in cue.group["takes"] for kind in ("clause", "that"))
