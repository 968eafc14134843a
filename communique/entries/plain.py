"""A language by its word data alone: figures and direct quotations, no grammar (docs/languages.md).

Dates are days, months and years written out; a speaker is the run of capitals beside the verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.entries.boilerplate import mark_skipped
from communique.entries.context import Context, Figurehead, Said
from communique.entries.date_mentions import DateMention
from communique.entries.gazetteer import load_gazetteer
from communique.entries.numbers import QuantityReader
from communique.entries.places import find_places
from communique.entries.settling import Finders, Settled, settle
from communique.entries.statements import find_statements
from communique.entries.word_figures import WordFigures
from communique.kinds import Entry
from communique.passages import Told
from communique.period import month_range
from communique.said import Said as Metadata
from communique.text.clauses import Clauses
from communique.text.page import Page
from communique.text.page import lay_out as lay_out_page
from communique.text.quotes import Quote
from communique.words.load import load_words

_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_HEAD, _TITLE = 12, 24  # paragraphs before the body, tokens of a headline
_NEAR: Final = 4  # tokens between a quotation and its verb of saying
_LEAST: Final = 4  # tokens of a quotation that is no name
_Span = tuple[int, int]


def lay_out(text: str, language: str, said: Metadata, published: str | None) -> tuple[Context, Settled]:
    """The page of a text with its dates, the places that the language has names for, and its quotations."""
    page = lay_out_page(text, load_words(language))
    context = Context(page, Clauses(page))
    context.skipped = mark_skipped(page)
    finders = Finders(lambda _, __: _title(page), _published, lambda _, __: None)
    settled = settle(page, context.skipped, said, published, finders)
    context.title, context.published = settled.span, settled.published
    if context.title:
        context.skipped[page.paragraph_of[context.title[0]]] = False
    context.dates = list(find_dates(page))
    context.places = find_places(page, load_gazetteer(language))
    context.place_of = {place.start: place for place in context.places}
    context.said = list(_quotations(page))
    context.said_of = [-1] * len(page.words)
    for number, one in enumerate(context.said):
        context.said_of[one.start : one.stop] = [number] * (one.stop - one.start)
    return context, settled


def find_entries(context: Context, document: str) -> list[tuple[Entry, str]]:
    """The figures and direct quotations of the document with the rule that found each."""
    found: list[tuple[Entry, str]] = [*find_statements(context, document)]
    quantities = QuantityReader(context.page, context.dates, None).read()
    return [*found, *WordFigures(context, document).find(quantities)]


def find_told(context: Context, document: str, entries: list[Entry]) -> Told:
    """Nothing: following needs more than words."""
    return Told(document)


def _title(page: Page) -> _Span | None:
    """The first short line before the body that is no date."""
    for start, stop in page.paragraphs[:_HEAD]:
        if stop - start > _TITLE or page.words[stop - 1] == ".":
            return None
        if stop - start > 3 and not page.within("month", start, stop):
            return start, stop
    return None


def _published(page: Page) -> str | None:
    """The first full day on the page."""
    return next((d.iso for d in find_dates(page) if d.iso and len(d.iso) == 10), None)


def find_dates(page: Page) -> Iterator[DateMention]:
    """Days, months and years with their numbers, over the joining words of the data ("de")."""
    months = {word: g["number"] for g in page.language.of("month") for word in g.words}
    behind = 0
    for i, word in enumerate(page.words):
        if i < behind:
            continue
        found = _day(page, months, i) or _month(page, months, i) or _year(page, i, word)
        if found:
            behind = found.stop
            yield found


def _over(page: Page, i: int) -> int:
    """Behind a joining word at token `i`."""
    return i + page.is_a(i, "datejoint")


def _day(page: Page, months: dict[str, int], i: int) -> DateMention | None:
    word = page.words[i]
    if not word.isdecimal() or not 1 <= int(word[:4]) <= 31:
        return None
    k = _over(page, i + 1)
    month = months.get(page.word(k))
    year = page.word(_over(page, k + 1))
    if month is None or not _YEAR.match(year):
        return None
    return DateMention(i, _over(page, k + 1) + 1, f"{year}-{month:02}-{int(word):02}", "day", lead=i)


def _month(page: Page, months: dict[str, int], i: int) -> DateMention | None:
    month = months.get(page.words[i])
    if month is None:
        return None
    k, last = i + 1, month
    if page.word(k) in ("-", "–") or page.is_a(k, "rangejoint"):
        last, k = months.get(page.word(k + 1), 0), k + 2
    k = _over(page, k)
    year = page.word(k)
    if not last or not _YEAR.match(year):
        return None
    return DateMention(i, k + 1, month_range(int(year), month, last), "interval" if last != month else "month", lead=i)


def _year(page: Page, i: int, word: str) -> DateMention | None:
    led = i > 0 and page.is_a(i - 1, "yearlead")
    return DateMention(i, i + 1, word, "year", lead=i - 1) if led and _YEAR.match(word) else None


def _quotations(page: Page) -> Iterator[Said]:
    """The quotations beside which a verb of saying stands."""
    for number, quote in enumerate(page.quotes):
        if quote.parent >= 0 or quote.stop - quote.start < _LEAST:
            continue
        cue = _cue_beside(page, number, quote)
        if cue is not None:
            who = _speaker(page, cue)
            yield Said(quote.start, quote.stop, "direct", who, "quotation", [(quote.start, quote.stop)])


def _cue_beside(page: Page, number: int, quote: Quote) -> int | None:
    """The verb of saying right behind or before a quotation, outside any other."""
    stop = page.paragraphs[page.paragraph_of[quote.start]][1]
    start = page.paragraphs[page.paragraph_of[quote.start]][0]
    behind = page.within("cue", quote.stop, min(stop, quote.stop + _NEAR + 4))
    before = page.within("cue", max(start, quote.start - 30), quote.start)
    colon = page.words[quote.start - 1] in (":", ",") if quote.start else False
    free = [m for m in behind if page.quote_of[m.start] < 0]
    if free:
        return free[0].start
    return before[-1].start if before and colon and page.quote_of[before[-1].start] < 0 else None


def _speaker(page: Page, cue: int) -> Figurehead | None:
    """The run of capitals behind a verb of saying, or right before it; over a few small words of an office."""
    first, last = page.sentences[page.sentence_of[cue]]
    for k in range(cue + 1, min(last, cue + 14)):
        name = _name_at(page, k, last)
        if name:
            return Figurehead(name, None, None, first=k)
        if page.words[k] in (".", ";", "«", "“"):
            break
    for k in range(max(first, cue - 6), cue):
        name = _name_at(page, k, cue)
        if name:
            return Figurehead(name, None, None, first=k)
    return None


def _name_at(page: Page, k: int, stop: int) -> str | None:
    """Two or more words with capitals from token `k`."""
    end = k
    while end < stop and page.is_capital(end) and page.words[end].isalpha():
        end += 1
    return page.slice(k, end) if end - k > 1 else None
