"""What a document says of itself: headline, date and outlet."""

from __future__ import annotations

import re

from communique.entries.date_reader import DateReader
from communique.entries.dates import find_dates
from communique.entries.lines import HEAD_LINES, has_verb, is_body, is_name_of_body, is_office
from communique.text.page import Page
from communique.text.tokens import lower

_CLEAR_HEADLINE = 5  # points of a line that is taken at once
_SHORT_LINE, _LONG_LINE, _SHORT_CREDIT, _FEW_WORDS = 8, 30, 5, 3
_REPEATED = 2  # points of a line that stands twice
_LONGEST_MASTHEAD, _LONGEST_CREDIT, _LONGEST_LEAD = 14, 20, 24  # tokens
_DATELINE, _LONGEST_DATELINE = 12, 60  # tokens of the body that may date it; code points before an agency's name
_LEAD_OF_BODY = 40
_FOOT_LINES, _SHORT_FOOT = 5, 14  # lines at the end of a page that may date it, and their tokens at most
_LONGEST_NAME = 7  # tokens of a masthead that is no organisation's name
_AGENCY = re.compile(r"[(\[/]\s*([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4})\s*[)\]/]\s*(?:[-–—:.]{1,3}|$)")
_DAY, _MONTH = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d")
_Span = tuple[int, int]


def find_title(page: Page, skipped: list[bool]) -> _Span | None:
    """The tokens of the headline: of the short lines before the body the one that reads most like one."""
    lines, seen = _lines_before_body(page, skipped)
    best: tuple[int, _Span | None] = (0, None)
    for start, stop in lines:
        score = _headline_score(page, start, stop) + _REPEATED * (seen[_spelt(page, start, stop)] > 1)
        if score >= _CLEAR_HEADLINE:
            return start, stop
        if score > best[0]:
            best = score, (start, stop)
    return best[1]


def _lines_before_body(page: Page, skipped: list[bool]) -> tuple[list[_Span], dict[str, int]]:
    """The lines before the body that may be its headline, and how often each line stands there."""
    lines: list[_Span] = []
    seen: dict[str, int] = {}
    for number, (start, stop) in enumerate(page.paragraphs[:HEAD_LINES]):
        if is_body(page, start, stop):
            break
        spelt = _spelt(page, start, stop)
        seen[spelt] = seen.get(spelt, 0) + 1
        if not skipped[number] or _is_report_headline(page, start, stop):
            lines.append((start, stop))
    return lines, seen


def _spelt(page: Page, start: int, stop: int) -> str:
    return " ".join(page.words[start:stop])


def _is_report_headline(page: Page, start: int, stop: int) -> bool:
    """Whether a line that looks like boilerplate is a headline all the same: "Views differ as ministers meet"."""
    if stop - start <= _SHORT_LINE or page.is_a(start, "creditopener"):
        return False
    return not any(word in "|>·" for word in page.words[start:stop]) and has_verb(page, start, stop)


def _headline_score(page: Page, start: int, stop: int) -> int:
    """How much a line reads like a headline: some length, a verb, people or places; not a date or a masthead."""
    words = page.words[start:stop]
    length = sum(word[0].isalpha() for word in words)
    if length < _FEW_WORDS:
        return -5
    if is_name_of_body(page, start, stop) or is_office(page, start, stop):
        return -3
    if page.is_a(start, "senderlabel") and words[1] == ":":
        return -3
    verb = has_verb(page, start, stop)
    score = min(length, 8) // 2 + 2 * verb
    score += 2 * any(page.within(cls, start, stop) for cls in ("title", "cue", "indicator"))
    score -= 3 * (words[-1] in (".", ",")) + 3 * (length > _LONG_LINE)
    score -= 4 * (length < _SHORT_LINE and bool(page.within("month", start, stop)))
    score -= 3 * (not verb and bool(page.within("organisation", start, stop)))
    score -= 4 * (length < _SHORT_CREDIT and page.is_a(start, "mastheadopener"))
    return score - 3 * page.has_a("mastheadword", start, stop)


def find_published(page: Page) -> str | None:
    """The document's own date: the first full date before the body, or in the dateline that opens it."""
    stop = 0
    for start, end in page.paragraphs[:HEAD_LINES]:
        stop = min(end, start + _LEAD_OF_BODY)
        if is_body(page, start, end):
            break
    if not stop:
        return None
    head = page.head(stop)
    body = head.paragraphs[-1][0]
    month = None
    for when in DateReader(head, None).mentions():
        if when.iso and _DAY.fullmatch(when.iso) and when.start - body < _DATELINE:
            return when.iso
        if month is None and when.kind == "month" and when.iso and _MONTH.fullmatch(when.iso) and when.start < body:
            month = when.iso
    return _foot_date(page) or month


def _foot_date(page: Page) -> str | None:
    """The full date in one of the short lines that close the page, where its head gives none."""
    foot = [span for span in page.paragraphs[-_FOOT_LINES:] if span[1] - span[0] <= _SHORT_FOOT]
    if len(page.paragraphs) <= _FOOT_LINES or not foot:
        return None
    days = (when for when in find_dates(page, None) if when.iso and _DAY.fullmatch(when.iso))
    return next((when.iso for when in days if any(a <= when.start < b for a, b in foot)), None)


def find_outlet(page: Page, title: _Span | None) -> str | None:
    """The agency of the dateline, or the masthead above the headline; `None` where the page names neither."""
    for start, stop in page.paragraphs[:HEAD_LINES]:
        named = _agency(page, start, stop) or _credited(page, start, stop)
        if named:
            return named
        if is_body(page, start, stop):
            break
    first = _first_line(page, title)
    if first and not page.has_a("regionword", *page.paragraphs[0]):
        return first
    return _masthead(page, title) or first  # REPUBLIC OF ECUADOR stands above the name of the ministry


def _first_line(page: Page, title: _Span | None) -> str | None:
    """A few words in capitals that are the first line of the page, above the headline: The Hamar Gazette."""
    if title is None or page.match_at("boilerplate", 0) or page.paragraphs[0][1] > title[0]:
        return None
    start, stop = page.paragraphs[0]
    words = page.words[start:stop]
    if (
        not 2 <= len(words) <= _LONGEST_NAME
        or any(not word.isalpha() for word in words)
        or page.within("month", start, stop)
    ):
        return None
    small = page.language.wordset("namejoint", "definite")
    named = all(page.is_capital(i) or page.words[i] in small for i in range(start, stop))
    return page.slice(start, stop) if named and not page.within("mastheadkind", start, stop) else None


def _agency(page: Page, start: int, stop: int) -> str | None:
    """The agency in brackets behind a dateline: "MINSK, 19 September (BelTA) -"."""
    lead = page.slice(start, min(stop, start + _LONGEST_LEAD))
    match = _AGENCY.search(lead)
    if match is None or not lead[: match.start()].strip() or not _is_dateline(page, start, match.start()):
        return None
    return match[1]


def _is_dateline(page: Page, start: int, length: int) -> bool:
    """Whether what stands before an agency's name is a place and perhaps a day."""
    if length >= _LONGEST_DATELINE or not page.is_capital(start):
        return False
    verbs, months = page.language.verbs, page.language.wordset("month")
    words = lower(page.text[page.starts[start] : page.starts[start] + length]).split()
    return not any(word in verbs and word not in months for word in words)


def _credited(page: Page, start: int, stop: int) -> str | None:
    """The agency at the end of a short line of credits: "Jakarta, by ANTARA Sari"."""
    if not 3 <= stop - start < _LONGEST_CREDIT or not page.is_a(stop - 3, "creditopener"):
        return None
    agency, name = page.slice(stop - 2, stop - 1), page.slice(stop - 1, stop)
    return agency if 2 <= len(agency) <= 6 and agency.isalpha() and agency.isupper() and name.istitle() else None


def _masthead(page: Page, title: _Span | None) -> str | None:
    """An organisation's name that is all of a line above the headline or of a "From:" line."""
    if title is None:
        return None
    for start, stop in page.paragraphs[:HEAD_LINES]:
        sender = page.is_a(start, "senderlabel")
        if start > title[0] and not sender:
            continue
        i = start + 2 if sender and start + 1 < stop and page.words[start + 1] == ":" else start
        if i < stop and stop - i <= _LONGEST_MASTHEAD and _is_masthead(page, i, stop):
            return page.slice(i, stop)
    return None


def _is_masthead(page: Page, start: int, stop: int) -> bool:
    if page.words[stop - 1] == "." or any(word in "|>·:" for word in page.words[start:stop]):
        return False
    if is_name_of_body(page, start, stop):
        return True
    return bool(page.within("organisation", start, stop)) and not has_verb(page, start, stop)
