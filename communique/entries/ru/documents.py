"""What a Russian document says of itself: headline, day of publication, outlet."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from communique.entries.date_mentions import DateMention
from communique.entries.outlet_names import as_title
from communique.entries.ru.context import RussianContext
from communique.entries.ru.dates import find_dates
from communique.entries.ru.grammar import Grammar, Span
from communique.text.page import Page
from communique.words.load import Words

_HEAD: Final = 20  # paragraphs that may stand before the body
_BODY: Final = 22  # words of a paragraph that is the body
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MONTH: Final = re.compile(r"\d{4}-\d\d\Z")
_MASTHEADS: Final = 4  # first paragraphs that may bear the month of a bulletin
_UPPER: Final = r"[A-Z\u0410-\u042f\u0401]"
_NAME: Final = rf"{_UPPER}[\w.-]*(?: {_UPPER}[\w.-]*)"
_AUTHORED: Final = re.compile(rf"\s[-–—]\s({_UPPER}{{3,}})[/)\]]")  # behind who wrote it: /Анна Котова — БЕЛТА/
_LONGEST_LEAD: Final = 110  # code points of a dateline
_FOOT: Final = 6
_LONGEST_FOOT: Final = 14
_MONTH_LONG: Final = 31  # days
_LONGEST_MASTHEAD: Final = 12
_LONGEST_PAPER: Final = 6  # tokens of a paper's name before the number of its issue
_BELOW: Final = 3  # paragraphs below the headline that may name the body whose page it is
_PLAIN: Final = 1.5  # how much a line reads like a headline that the next one may go on from
_LETTERS: Final = 4  # of an abbreviation
_MARKS: Final = frozenset("|»→·›")
_PARTED: Final = re.compile(r"\s*(?:[|·•→]|№|\s{3,})")


@cache
def _in_brackets(language: Words) -> re.Pattern[str]:
    """An agency in brackets or between strokes, behind "корр." or not: /Корр. БЕЛТА/."""
    openers = "|".join(sorted(map(re.escape, language.wordset("outletopener"))))
    return re.compile(rf"[/(\[]\s*(?:(?i:{openers})\.?\s+)?({_NAME}{{0,3}})\s*(?:[-–—,].{{0,30}})?[/)\]]")


@cache
def _behind_day(language: Words) -> re.Pattern[str]:
    """An agency between the day of a dateline and the dash that ends it: МИНСК, 3 ноября. БЕЛТА — ."""
    years = "|".join(sorted(map(re.escape, language.wordset("yearform"))))
    day = rf"(?:\d{{1,2}} [^\W\d_]+\.?,?(?: \d{{4}}(?: (?:{years})\.?)?)?)?"
    return re.compile(rf"[,.]\s*{day}[.,]?\s*[-–—]?\s*({_NAME}{{0,2}})\s*[.]?\s*[-–—]\s")


def is_body(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether a paragraph is a part of the report itself."""
    letters = sum([word[0].isalpha() for word in grammar.words[start:stop]])
    ends = grammar.words[stop - 1] in (".", "!", "?", "…", "»", ":")
    return (
        letters > 40
        or letters >= _BODY
        and ends
        or letters >= 10
        and grammar.words[stop - 1] == "."
        and _has_verb(grammar, start, stop)
    )


def _has_verb(grammar: Grammar, start: int, stop: int) -> bool:
    return any(grammar.is_finite(k) for k in range(start, stop))


def find_title(grammar: Grammar, skipped: list[bool]) -> Span | None:
    """The tokens of the headline: of the lines before the body the one that reads most like one."""
    best: tuple[float, Span | None] = (0.0, None)
    for number, (start, stop) in enumerate(grammar.page.paragraphs[:_HEAD]):
        if is_body(grammar, start, stop):
            break
        if not skipped[number]:
            score = _score(grammar, start, stop)
            if score > best[0] and not _is_deck(grammar, best, start):
                best = score, (start, stop)
    return best[1]


def _is_deck(grammar: Grammar, best: tuple[float, Span | None], start: int) -> bool:
    """Whether a line only goes on from the headline right above it: Хайфон ближе, чем кажется / Оператор хочет …"""
    if best[1] is None or best[0] < _PLAIN or best[1][1] != start:
        return False
    words = grammar.words[slice(*best[1])]
    return best[1][0] > 0 and _MARKS.isdisjoint(words) and not any(word[0].isdigit() for word in words)


def _score(grammar: Grammar, start: int, stop: int) -> float:
    page = grammar.page
    letters = sum(word[0].isalpha() and len(word) > 1 for word in grammar.words[start:stop])
    if letters < 3:
        return 0.0
    score = min(letters, 10) / 2 + 4.0 * _has_verb(grammar, start, stop)
    score -= 5.0 * (letters > 26)
    score += 1.0 * any(page.within(cls, start, stop) for cls in ("title", "cue", "indicator", "encounter"))
    score -= 4.0 * (bool(page.within("month", start, stop)) and letters < 7)
    score -= 5.0 * _is_masthead(grammar, start, stop) + 4.0 * (grammar.words[stop - 1] == ".")
    return score


def _is_masthead(grammar: Grammar, start: int, stop: int) -> bool:
    page = grammar.page
    if (
        stop - start > _LONGEST_MASTHEAD
        or _has_verb(grammar, start, stop)
        or any(w in "|>·:," for w in grammar.words[start:stop])
    ):
        return False
    first = page.within("organisation", start, start + 5)
    return bool(first) or page.is_a(stop - 1, "mastheadend") or page.is_a(start, "mastheadstart")


def find_published(grammar: Grammar) -> str | None:
    """The document's own day: a full one before the body or in the dateline that opens it, else one in its foot."""
    page = grammar.page
    stop = 0
    for start, end in page.paragraphs[:_HEAD]:
        stop = min(end, start + 30)
        if is_body(grammar, start, end):
            break
    days = [d for d in find_dates(grammar, None, 0, stop) if d.iso and _DAY.match(d.iso)]
    head = [d for d in days if not _is_told(grammar, d)]
    if head:
        return head[0].iso
    if told := _told_below(grammar, stop):
        return told
    if month := _masthead_month(grammar):
        return month
    return _foot_day(grammar)


def _foot_day(grammar: Grammar) -> str | None:
    """The day in a short line below the body: «Вестник палаты», 5 октября 2023 г."""
    paragraphs = grammar.page.paragraphs
    foot = paragraphs[max(1, len(paragraphs) - _FOOT) :]
    last = find_dates(grammar, None, foot[0][0]) if foot else []
    days = [d for d in last if d.iso and _DAY.match(d.iso)]
    closing = [d.iso for d in days for a, b in foot if a <= d.start < b and b - a <= _LONGEST_FOOT]
    return closing[0] if closing else None


def _masthead_month(grammar: Grammar) -> str | None:
    """The month and year of a bulletin's masthead: Вестник палаты, июнь 2023 г."""
    page = grammar.page
    for start, stop in page.paragraphs[:_MASTHEADS]:
        if is_body(grammar, start, stop) or any(map(grammar.is_finite, range(start, stop))):
            continue
        last = next((d for d in find_dates(grammar, None, start, stop) if d.kind == "month" and d.iso), None)
        if last and last.iso and _MONTH.match(last.iso) and last.stop >= stop - 1 and not last.link:
            return last.iso
    return None


def _told_below(grammar: Grammar, stop: int) -> str | None:
    """The day of a dateline without its year, where the text below tells it in full: ЕРЕВАН, 11 ноября. …"""
    opening = {d.iso[1:] for d in find_dates(grammar, None, 0, stop) if d.iso and d.iso.startswith("--")}
    days = [d for d in find_dates(grammar, None) if d.iso and _DAY.match(d.iso)] if opening else []
    told = next((d.iso for d in days if d.iso and d.iso[4:] in opening), None)
    met = any(grammar.page.within("encounter", *grammar.sentence(d.start)) for d in days)
    return told or (_beside(sorted(opening), [d.iso for d in days if d.iso]) if met else None)


def _beside(opening: list[str], full: list[str]) -> str | None:
    """The one day without a year in the year of all full ones, one of them less than a month earlier."""
    years = {iso[:4] for iso in full}
    if len(opening) != 1 or len(years) != 1:
        return None
    (year,) = years
    try:
        day = date.fromisoformat(year + opening[0])
    except ValueError:
        return None
    near = any(0 <= (day - date.fromisoformat(iso)).days < _MONTH_LONG for iso in full)
    return day.isoformat() if near else None


def _is_told(grammar: Grammar, when: DateMention) -> bool:
    """Whether a day stands within a sentence of the body and dates no page."""
    start, _ = grammar.page.paragraphs[grammar.page.paragraph_of[when.start]]
    stop = grammar.page.paragraphs[grammar.page.paragraph_of[when.start]][1]
    return is_body(grammar, start, stop) and when.start - start > 6


def find_outlet(context: RussianContext, title: Span | None) -> str | None:
    """The agency of the dateline, or the masthead above the headline."""
    grammar, page = context.grammar, context.page
    for start, stop in page.paragraphs[:_HEAD]:
        lead = page.slice(start, stop)[:_LONGEST_LEAD]
        match = _in_brackets(page.language).search(lead)
        if match and match.start() < 70 and _opens_dateline(context, start):
            if not _is_aside(context, start, match.start(1)) and not lead[match.end() :].lstrip()[:1].islower():
                return (_AUTHORED.search(match[0]) or match)[1].strip()
        if is_body(grammar, start, stop):
            dashed = _behind_day(page.language).search(lead)
            if (
                dashed
                and _opens_dateline(context, start)
                and not any(page.match_at("month", k) for k in range(start, start + 1))
            ):
                name = dashed[1]
                if page.token_at(page.starts[start] + dashed.start(1)) not in context.place_of:
                    return name
            break
    return _masthead(context, title)


def _is_aside(context: RussianContext, start: int, offset: int) -> bool:
    """Whether what stands in brackets is a place, or behind a verb: в Омск прибыли из Шэньяна (Китай)."""
    page = context.page
    inside = page.token_at(page.starts[start] + offset)
    told = any(map(context.grammar.is_finite, range(start, inside)))
    return inside in context.place_of or told


def _opens_dateline(context: RussianContext, start: int) -> bool:
    """Whether a paragraph opens with a place or a day."""
    return any(k in context.place_of for k in range(start, start + 5)) or any(
        context.page.match_at("month", k) for k in range(start, start + 4)
    )


def _masthead(context: RussianContext, title: Span | None) -> str | None:
    """An organisation's name, or a few capitalised words, that is all of a line above the headline, or opens it."""
    grammar, page = context.grammar, context.page
    if title is None:
        return None
    if _is_brand(context, *page.paragraphs[0]):
        return page.slice(*page.paragraphs[0])
    for start, end in page.paragraphs[:_HEAD]:
        if start >= title[0]:
            break
        stop = _first_part(page, start, end)
        if stop - start > (stop < end) and _is_masthead(grammar, start, stop):
            return _quietly(page, _bare(page, start, stop))
    if below := _below_title(grammar, title):
        return below
    first = page.paragraphs[0]
    stop = _first_part(page, *first)
    if page.word(stop) in grammar.sets.number_sign and 0 < stop - first[0] <= _LONGEST_PAPER and first[1] <= title[0]:
        return _quietly(page, page.slice(first[0], stop).strip("«», "))  # Деловая среда, № 38
    named = all(page.is_capital(k) or not grammar.forms[k][0].isalpha() for k in range(first[0], stop))
    short = 0 < stop - first[0] <= 6 and stop <= title[0]
    shouted = page.slice(first[0], stop).isupper() or stop == first[1]
    dated = any(w[0].isdigit() for w in page.words[first[0] : stop])
    if short and named and shouted and not dated and page.match_at("boilerplate", first[0]) is None:
        return _quietly(page, page.slice(first[0], stop).strip("«»"))
    return None


def _below_title(grammar: Grammar, title: Span) -> str | None:
    """A body that opens a line of parts right below the headline: Правительство области | Новости."""
    page = grammar.page
    number = page.paragraph_of[title[0]] + 1
    for start, end in page.paragraphs[number : number + _BELOW]:
        if is_body(grammar, start, end):
            return None
        stop = _first_part(page, start, end)
        if (
            start + 1 < stop < end
            and page.within("organisation", start, start + 5)
            and _is_masthead(grammar, start, stop)
        ):
            return _quietly(page, page.slice(start, stop))
    return None


def _is_brand(context: RussianContext, start: int, stop: int) -> bool:
    """Whether a line is one word in capitals that is no place and no label: АКОРДА."""
    name = context.page.slice(start, stop)
    alone = stop - start == 1 and name.isupper() and name.isalpha() and len(name) >= _LETTERS
    return alone and start not in context.place_of and context.page.match_at("boilerplate", start) is None


def _first_part(page: Page, start: int, stop: int) -> int:
    """The end of what opens a line before a bar, a number or a wide gap: ВЕСТНИК      № 31."""
    cut = _PARTED.search(page.slice(start, stop))
    if cut is None:
        return stop
    return next((k for k in range(start, stop) if page.starts[k] >= page.starts[start] + cut.start()), stop)


def _bare(page: Page, start: int, stop: int) -> str:
    """A name without the quotation marks around all of it."""
    quoted = page.words[start] == "«" and page.words[stop - 1] == "»"
    return page.slice(start, stop).strip(" «»") if quoted else page.slice(start, stop)


def _quietly(page: Page, name: str) -> str:
    """A name in capitals throughout as one writes it: its first word and names large, as the text has them."""
    if not name.isupper() or " " not in name:
        return name
    words = name.split(" ")
    for n, word in enumerate(words):
        double = as_title(word)  # Санкт-Петербург
        plain = double if double in page.text else word[:1] + word[1:].lower()
        known = re.search(rf"(?<![.!?…»] )\b{re.escape(plain)}\b", page.text)
        letters = len(word) <= _LETTERS and re.search(rf"\b{re.escape(word)}\b", page.text[len(name) :])
        if not letters:
            words[n] = plain if n == 0 or known else word.lower()
    return " ".join(words)
