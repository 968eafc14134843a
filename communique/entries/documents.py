"""What a document says of itself: headline, date and outlet; and which of its lines are no part of the report."""

from __future__ import annotations

import re

from communique.entries.dates import find_dates
from communique.text.page import Page
from communique.words.load import Words

_HEADER_PARAGRAPHS = 24
_BODY_WORDS = 22
_CLEAR_HEADLINE = 5
_SEPARATORS = frozenset("|>›»·•→/–")
_LINKS = _SEPARATORS - frozenset("–/")
_AGENCY = re.compile(r"[(\[/]\s*([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4})\s*[)\]/]\s*(?:[-–—:.]{1,3}|$)")
_CREDIT = re.compile(r"\bby ([A-Z]{2,6}) [A-Z][a-z]+$")


def mark_skipped(page: Page) -> list[bool]:
    """For each paragraph whether it is navigation, a counter, a credit or another line that is not the report's."""
    return [_is_boilerplate(page, start, stop) for start, stop in page.paragraphs]


def _is_boilerplate(page: Page, start: int, stop: int) -> bool:
    words = page.words[start:stop]
    if len(words) >= 60 and any(word[0].isalpha() and len(word) > 1 for word in words):
        return False
    alphabetic = [word for word in words if word[0].isalpha() and len(word) > 1]
    if not alphabetic or len(words) <= 3 and not _is_capital_line(page, start, stop):
        return True
    raw = page.slice(start, stop)
    if len(words) < 60 and _has_separators(words, raw):
        return True
    match = page.match_at("boilerplate", start) or page.match_at("boilerplate", start + 1)
    if match is None or len(words) > 45:
        return False
    if match.group["at"] == "line":
        return match.stop - match.start >= len(alphabetic)
    return _is_label(page, match.stop, start, stop)


def _is_capital_line(page: Page, start: int, stop: int) -> bool:
    return stop - start == 3 and page.is_capital(start) and page.words[stop - 1] in (".", "!", "?")


def _has_separators(words: list[str], raw: str) -> bool:
    """Whether a line lists links: Home > News > Economy, Facebook | X, items set far apart."""
    marks = sum(map(_LINKS.__contains__, words))
    ends = words[-1] in (".", "”", '"', "!", "?")
    return marks >= 2 and not ends or marks >= 1 and len(words) < 14 and not ends or raw.count("  ") >= 3 and not ends


def _is_label(page: Page, i: int, start: int, stop: int) -> bool:
    """Whether a boilerplate word opens a label rather than a sentence: "Photo: …", "Read also", "By Ana Sol"."""
    if i >= stop or page.words[i - 1] == ":" or page.words[i] in (":", "/", ">", "→", "?", "—", "-", "."):
        return True
    return page.words[stop - 1] not in (".", "”", '"', "!", "?") or page.words[start] in (
        "for",
        "photo",
        "©",
        "found",
        "is",
        "based",
        "printed",
        "media",
        "views",
        "public",
        "comments",
    )


def find_title(page: Page, skipped: list[bool]) -> tuple[int, int] | None:
    """The tokens of the headline: of the short lines before the body the one that reads most like one."""
    candidates: list[tuple[int, int]] = []
    seen: dict[str, int] = {}
    for number, (start, stop) in enumerate(page.paragraphs[:_HEADER_PARAGRAPHS]):
        words = page.words[start:stop]
        seen[" ".join(words)] = seen.get(" ".join(words), 0) + 1
        if _is_body(page, start, stop):
            if candidates:
                break
            return None
        if not skipped[number] or _is_report_headline(page, start, stop):
            candidates.append((start, stop))
    if not candidates:
        return None
    scores = [_headline_score(page, *c) + 2 * (seen[" ".join(page.words[c[0] : c[1]])] > 1) for c in candidates]
    clear = [c for c, score in zip(candidates, scores, strict=True) if score >= _CLEAR_HEADLINE]
    if clear:
        return clear[0]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return candidates[best] if scores[best] > 0 else None


def _is_report_headline(page: Page, start: int, stop: int) -> bool:
    return (
        stop - start > 8
        and _verbs(page, start, stop) > 0
        and not any(w in "|>·" for w in page.words[start:stop])
        and page.words[start] not in ("by", "photo")
    )


def _is_body(page: Page, start: int, stop: int) -> bool:
    words = page.words[start:stop]
    if words[0] in ("*", "•", "·", "-", "–"):
        return False
    ends = words[-1] in (".", "!", "?", "”", '"', "»", "…", ":") or words[-1] == ")" and "." in words
    return (
        len(words) >= _BODY_WORDS
        and (ends or len(words) > 45)
        or ends
        and len(words) >= 12
        and words[-1] in (".",)
        and _verbs(page, start, stop) > 0
    )


def _verbs(page: Page, start: int, stop: int) -> int:
    verbs = page.language.verbs
    return sum(
        1 for i in range(start, stop) if any(f in ("past", "s", "base") for _, f in verbs.get(page.words[i], ()))
    )


def _headline_score(page: Page, start: int, stop: int) -> int:
    """How much a line reads like a headline: some length, a verb, people or places; not a date or a masthead."""
    words = page.words[start:stop]
    real = [word for word in words if word[0].isalpha()]
    if len(real) < 3:
        return -5
    score = min(len(real), 8) // 2 + 2 * (_verbs(page, start, stop) > 0)
    score += 2 * any(page.within(cls, start, stop) for cls in ("title", "cue", "indicator"))
    score -= 3 * (words[-1] in (".", ",")) + 4 * (len(page.within("month", start, stop)) > 0 and len(real) < 8)
    score -= 3 * (bool(page.within("organisation", start, stop)) and _verbs(page, start, stop) == 0)
    score -= 4 * (words[0] in ("by", "from", "photo", "the") and len(real) < 5) + 3 * (len(real) > 30)
    score -= 3 * any(
        word in ("website", "sites", "calendar", "souvenirs", "newsletter", "weekly", "monthly", "issue")
        for word in words
    )
    return score


def find_published(text: str, page: Page, language: Words) -> str | None:
    """The document's own date: the first full date before the body, or in the dateline that opens it."""
    stop = 0
    for number, (start, end) in enumerate(page.paragraphs[:_HEADER_PARAGRAPHS]):
        stop = min(end, start + 40)
        if _is_body(page, start, end) and number:
            break
        if _is_body(page, start, end):
            break
    if not stop:
        return None
    head = page.head(stop)
    body = head.paragraphs[-1][0]
    found = find_dates(head, None)
    full = [d for d in found if d.iso and _is_day(d.iso) and (d.start < body or d.start - body < 12)]
    if full:
        return full[0].iso
    months = [d for d in found if d.iso and re.fullmatch(r"\d{4}-\d\d", d.iso) and d.start < body and d.kind == "month"]
    return months[0].iso if months else None


def _is_day(iso: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", iso) is not None


def find_outlet(page: Page, skipped: list[bool], title: tuple[int, int] | None) -> str | None:
    """The agency of the dateline, or the masthead above the headline; `None` where the page names neither."""
    for start, stop in page.paragraphs[:_HEADER_PARAGRAPHS]:
        lead = page.text[page.starts[start] : page.ends[min(stop, start + 24) - 1]]
        match = _AGENCY.search(lead)
        if (
            match
            and lead[: match.start()].strip()
            and not lead[0].islower()
            and _is_dateline(page, start, match.start())
        ):
            return match[1]
        credit = _CREDIT.search(page.slice(start, stop)) if stop - start < 20 else None
        if credit:
            return credit[1]
        if _is_body(page, start, stop):
            break
    return _masthead(page, title)


def _is_dateline(page: Page, start: int, length: int) -> bool:
    """Whether what stands before an agency's name is a place and perhaps a day: "MINSK, 19 September (BelTA) -"."""
    return (
        length < 60
        and page.is_capital(start)
        and not any(
            word in page.language.verbs and word not in ("march", "may")
            for word in page.low[page.starts[start] : page.starts[start] + length].split()
        )
    )


def _masthead(page: Page, title: tuple[int, int] | None) -> str | None:
    """An organisation's name that is all of a line above the headline or of a "From:" line."""
    if title is None:
        return None
    for start, stop in page.paragraphs[:_HEADER_PARAGRAPHS]:
        if start >= title[0] + 1 and page.words[start] != "from":
            continue
        i = start + 2 if page.words[start] == "from" and page.words[start + 1] == ":" else start
        if stop - i > 14 or i >= stop:
            continue
        if (
            page.within("organisation", i, stop)
            and _verbs(page, i, stop) == 0
            and not any(w in "|>·:" for w in page.words[i:stop])
        ):
            if page.words[stop - 1] != ".":
                return page.slice(i, stop)
    return None
