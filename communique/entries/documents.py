"""What a document says of itself: headline, date and outlet."""

from __future__ import annotations

import re
from typing import Final

from communique.entries.date_reader import DateReader
from communique.entries.dates import DateMention, find_dates
from communique.entries.fact_lines import fact_of_line
from communique.entries.lines import HEAD_LINES, behind_stamp, has_verb, is_body, is_name_of_body, is_office
from communique.entries.mastheads import is_numbered
from communique.entries.outlet_links import has_links, is_link
from communique.entries.outlets import newsletter_of
from communique.text.page import Page
from communique.text.tokens import lower

_CLEAR_HEADLINE: Final = 5  # points of a line that is taken at once
_SHORT_LINE, _LONG_LINE, _SHORT_CREDIT, _FEW_WORDS = 8, 30, 5, 3
_LONG_NAME: Final = 6  # words of a line that tells of an encounter and is no body's name alone
_REPEATED: Final = 2  # points of a line that stands twice
_DATELINE: Final = 12  # tokens of the body that may date it
_LEAD_OF_BODY: Final = 40
_FOOT_LINES, _SHORT_FOOT = 5, 14  # lines at the end of a page that may date it, and their tokens at most
_LEAD_LINES: Final = 3  # lines under the lead that may date a page
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")
_INNER_MARKS: Final = frozenset(("-", "'", "’", "s"))
_BULLETS: Final = frozenset(("*", "•", "·", "-", "–", "—"))
_Span = tuple[int, int]


def find_title(page: Page, skipped: list[bool]) -> _Span | None:
    """The tokens of the headline: of the short lines before the body the one that reads most like one."""
    lines, seen = _lines_before_body(page, skipped)
    best: tuple[int, _Span | None] = (0, None)
    for number, (start, stop) in enumerate(lines):
        score = _headline_score(page, start, stop) + _REPEATED * (seen.get(_spelt(page, start, stop), 0) > 1)
        if score >= _CLEAR_HEADLINE and not _is_over_headline(page, lines[number:]):
            return start, stop
        if score > best[0] and score < _CLEAR_HEADLINE:
            best = score, (start, stop)
    if best[1] and page.words[best[1][1] - 1] == ".":
        return _plain_title(page) or best[1]
    return best[1] or _newsletter_title(page) or _plain_title(page)


def _plain_title(page: Page) -> _Span | None:
    """The few words in small letters with which a page opens that has no other headline: Visitors from Ishikari."""
    for start, stop in page.paragraphs[:_LEAD_LINES]:
        if is_body(page, start, stop):
            return None
        if _FEW_WORDS <= stop - start < _SHORT_LINE and _is_in_small(page, start, stop):
            return start, stop
    return None


def _is_in_small(page: Page, start: int, stop: int) -> bool:
    """Whether a line is all words, the first in capitals and another in small letters, and no label of the page."""
    words = page.words
    if not page.is_capital(start) or not all(word[0].isalpha() or word in _INNER_MARKS for word in words[start:stop]):
        return False
    if any(page.is_a(start, label) for label in ("mastheadopener", "creditopener", "datelabel")):
        return False
    if page.match_at("boilerplate", start) is not None:
        return False
    if page.within("nooutlet", start, stop) or page.has_a("mastheadword", start, stop):
        return False
    small = page.language.wordset("namejoint", "definite", "joiner")
    return any(words[i] not in small and not page.is_capital(i) for i in range(start + 1, stop) if words[i].isalpha())


def _newsletter_title(page: Page) -> _Span | None:
    """The first line in capitals of a newsletter without another headline, which is not whose it is."""
    issued = newsletter_of(page)
    if issued is None:
        return None
    lines = page.paragraphs[:_SHORT_LINE]
    shouted = [(a, b) for a, b in lines if _FEW_WORDS <= b - a <= _LONG_LINE and page.slice(a, b).isupper()]
    return next(((a, b) for a, b in shouted if lower(issued) not in lower(page.slice(a, b))), None)


def _is_over_headline(page: Page, lines: list[_Span]) -> bool:
    """Whether the first of these lines is the name of a site in capitals, and one with a verb follows."""
    start, stop = lines[0]
    if not page.slice(start, stop).isupper() or has_verb(page, start, stop):
        return False
    shouted = (page.slice(*line).isupper() for line in lines[1:])
    clear = (_headline_score(page, *line) >= _CLEAR_HEADLINE and has_verb(page, *line) for line in lines[1:])
    return any(good and not loud for good, loud in zip(clear, shouted, strict=True))


def _is_caption(page: Page, start: int, stop: int) -> bool:
    """Whether a line tells of a picture: it ends a sentence, and somebody took it; or a place and a day open it."""
    if page.has_a("picture", start + 1, stop):
        credit = next(i for i in range(start + 1, stop) if page.is_a(i, "picture"))
        if any(page.words[i] in ".|(" for i in range(start + _FEW_WORDS, credit)):
            return True
    opener = page.slice(start, start + 1)
    dash = next((i for i in range(start + 1, min(stop, start + _SHORT_LINE)) if page.words[i] in "-–—"), None)
    dated = dash is not None and bool(page.within("month", start + 1, dash)) and not page.touches(dash)
    return dated and len(opener) > 2 and opener.isupper()


def _lines_before_body(page: Page, skipped: list[bool]) -> tuple[list[_Span], dict[str, int]]:
    """The lines before the body that may be its headline, and how often each line stands there."""
    lines: list[_Span] = []
    seen: dict[str, int] = {}
    for number, (start, stop) in enumerate(page.paragraphs[:HEAD_LINES]):
        if is_body(page, start, stop):
            break
        if _names_contact(page, start):
            continue
        spelt = _spelt(page, start, stop)
        seen[spelt] = seen.get(spelt, 0) + 1
        if not skipped[number] or _is_report_headline(page, start, stop):
            lines.append((behind_stamp(page, start, stop), stop))
    return lines, seen


def _names_contact(page: Page, start: int) -> bool:
    """Whether a line says whom the press may ask: Media contact: Ana Sol, Department of Commerce."""
    match = page.match_at("footcredit", start)
    return match is not None and bool(match.group.get("contact")) and page.word(match.stop) == ":"


def _spelt(page: Page, start: int, stop: int) -> str:
    return " ".join(page.words[start:stop])


def _is_report_headline(page: Page, start: int, stop: int) -> bool:
    """Whether a line that looks like boilerplate is a headline all the same: "Views differ as ministers meet"."""
    if (
        stop - start <= _SHORT_LINE
        or page.is_a(start, "creditopener")
        or has_links(page)
        and is_link(page, start, stop)
    ):
        return False
    return not any(word in "|>·" for word in page.words[start:stop]) and has_verb(page, start, stop)


def _headline_score(page: Page, start: int, stop: int) -> int:
    """How much a line reads like a headline: some length, a verb, people or places; not a date or a masthead."""
    words = page.words[start:stop]
    length = sum([word[0].isalpha() for word in words])
    if length < _FEW_WORDS or words[0] in _BULLETS and words[-1] == "." or is_numbered(page, start, stop):
        return -5
    sitting = length >= _SHORT_LINE and bool(page.within("sitting", start, stop))  # FIRST SESSION OF THE … COMMISSION
    told = length >= _LONG_NAME and bool(page.within("encounter", start, stop))  # FOURTH … POLITICAL DIALOGUE
    if not (sitting or told) and is_name_of_body(page, start, stop) or is_office(page, start, stop):
        return -3
    labelled = page.is_a(start, "senderlabel") and words[1] == ":" or fact_of_line(page, start, stop) is not None
    if labelled or words.count(")") != words.count("("):
        return -3
    if page.is_a(start, "creditopener") and length < _SHORT_LINE or _is_caption(page, start, stop):
        return -3
    if page.within("nooutlet", start, stop) and length < _SHORT_LINE:
        return -3
    verb = has_verb(page, start, stop)
    score = min(length, 8) // 2 + 2 * verb
    score += 2 * any(page.within(cls, start, stop) for cls in ("title", "cue", "indicator"))
    score -= 3 * (words[-1] in (".", ",")) + 3 * (length > _LONG_LINE)
    if page.within("month", start, stop):
        score -= 4 * (length < _SHORT_LINE) + 4 * _is_stamped(page, start, stop)
    bodies = page.within("organisation", start, stop)
    score -= 3 * (not (verb or told) and any(page.is_capital(body.start) for body in bodies))
    kinds = bool(bodies) and bool(page.within("mastheadkind", start, stop) or page.within("public_issue", start, stop))
    score -= 4 * (kinds and not told and any(word in "-–—|·" for word in words))  # European Commission - Daily News
    score -= 4 * (length < _SHORT_CREDIT and page.is_a(start, "mastheadopener"))
    score -= 3 * (length < _SHORT_CREDIT and not verb and "," in words)  # Singha Durbar, Kathmandu
    score -= 3 * (length < _SHORT_CREDIT and not verb and page.slice(start, stop).isupper())
    return score - 3 * page.has_a("mastheadword", start, stop)


def _is_stamped(page: Page, start: int, stop: int) -> bool:
    """Whether a line tells when a page was made: June 14 10:00 pm | Updated 10:15 pm - Accra."""
    labels = (i for i in range(start, stop - 1) if page.is_a(i, "datelabel"))
    return any(not page.words[i + 1][0].isalpha() for i in labels)


def find_published(page: Page) -> str | None:
    """The document's own date: the first full date before the body, or in the dateline that opens it."""
    stop = 0
    for start, end in page.paragraphs[:HEAD_LINES]:
        stop = min(end, start + _LEAD_OF_BODY)
        if is_body(page, start, end):
            break
    if not stop:
        return None
    body = page.paragraphs[page.paragraph_of[stop - 1]][0]
    month = None
    first: DateMention | None = None
    for when in DateReader(page, None).mentions(stop):
        if when.iso and _DAY.fullmatch(when.iso) and when.start - body < _DATELINE:
            if first is None and (when.start >= body or _is_timed(page, when) or _is_under_headline(page, when)):
                return when.iso
            if first is not None and when.start < body and _is_timed(page, when):
                return when.iso  # under the day on which the page was fetched
            first = first or when
        if month is None and when.kind == "month" and when.iso and _MONTH.fullmatch(when.iso) and when.start < body:
            month = when.iso
    if first is not None:
        return first.iso
    return _date_under_lead(page, page.paragraph_of[stop - 1]) or _foot_date(page) or month


def _is_under_headline(page: Page, when: DateMention) -> bool:
    """Whether a headline, or a label, stands above or before a date."""
    number = page.paragraph_of[when.start]
    start = page.paragraphs[number][0]
    if any(page.is_a(i, "datelabel") for i in range(start, when.start)):
        return True
    above = page.paragraphs[:number]
    return any(_headline_score(page, *line) >= _CLEAR_HEADLINE and has_verb(page, *line) for line in above)


def _is_timed(page: Page, when: DateMention) -> bool:
    """Whether a time of day or a label that it was published stands beside a date: not the day above a page's menu."""
    start, stop = page.paragraphs[page.paragraph_of[when.start]]
    words = page.words
    labels = [i for i in range(start, when.start) if page.is_a(i, "datelabel")]
    if labels:
        return not page.is_a(labels[-1], "laterlabel")
    clocks = (i for i in range(start + 1, stop - 1) if words[i] == ":" and page.touches(i) and page.touches(i + 1))
    return any(words[i - 1].isdigit() and words[i + 1][:2].isdigit() for i in clocks)


def _date_under_lead(page: Page, lead: int) -> str | None:
    """The full date of a line of its own under the lead, paragraph `lead`: VNA  Monday, November 18, 2024 10:35."""
    lines = [(a, b) for a, b in page.paragraphs[lead + 1 : lead + 1 + _LEAD_LINES] if b - a <= _SHORT_FOOT]
    for start, stop in lines:
        if any(word[0].isdecimal() for word in page.words[start:stop]):
            days = (when for when in DateReader(page, None).mentions(stop) if when.start >= start)
            day = next((when for when in days if when.iso and _DAY.fullmatch(when.iso)), None)
            if day and _is_date_line(page, start, day.start) and _is_date_line(page, day.stop, stop):
                return day.iso
    return None


def _is_date_line(page: Page, start: int, stop: int) -> bool:
    """Whether what stands beside a date is a time of day, a weekday, a label or a name, and no sentence or caption."""
    words = page.words
    named = (page.is_capital(i) or not words[i].isalpha() or len(words[i]) < _FEW_WORDS for i in range(start, stop))
    return not page.has_a("picture", start, stop) and all(named)


def _foot_date(page: Page) -> str | None:
    """The full date in one of the short lines that close the page, where its head gives none."""
    foot = [span for span in page.paragraphs[-_FOOT_LINES:] if span[1] - span[0] <= _SHORT_FOOT]
    if len(page.paragraphs) <= _FOOT_LINES or not foot:
        return None
    days = (when for when in find_dates(page, None) if when.iso and _DAY.fullmatch(when.iso))
    return next((when.iso for when in days if any(a <= when.start < b for a, b in foot)), None)
