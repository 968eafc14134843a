"""The agency that a dateline, a credit or its own words name: "MINSK, 19 September (BelTA) -", "By WAM"."""

from __future__ import annotations

import re
from typing import Final

from communique.entries.lines import behind_stamp
from communique.entries.outlet_names import LONGEST_CREDIT, LONGEST_LEAD, SHORTEST_AGENCY, is_brand, is_place, places
from communique.text.page import Page
from communique.text.tokens import lower

_LONGEST_DATELINE: Final = 60  # code points before an agency's name
_AGENCY: Final = re.compile(r"[(\[/]\s*([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4})\s*[)\]/]\s*(?:[-–—:.]{1,3}|$)")
_DATED: Final = re.compile(r"[A-Z][^()]*\d[^()]*[(]([A-Z]{2,6})[)]\s")
_BYLINE: Final = re.compile(r"By [^-–]+ [-–] ([A-Z]\w+):?$")
_DASHED: Final = re.compile(r"[A-Z][\w'’ -]+[.,] (?:[A-Z]\w+,? ?\d{0,2}[.,]? )?([A-Z][\w’]*[A-Z][\w’]*)\s*[-–—]")
_INSIDE: Final = re.compile(
    r"[A-Z][\w'’ ,.-]*[(]([A-Z][\w.&]*(?: [A-Z][\w.&]*){0,4})(?: ?/ ?[^()]+?)? ?[-–—,] ?[^()]*\b(?:19|20)\d\d[)]"
)
_BEFORE: Final = re.compile(r"[(](?:[A-Z]+ ?[-–—] ?)?([A-Z][\w.&]*(?: [A-Z][\w.&]*){0,4})[)] [A-Z]{3,}")
_TOUCHED: Final = re.compile(r"([A-Z]{5,})[-–—] ?[A-Z][a-z]")
_OPENED: Final = re.compile(r"[(]([A-Z]\w+)[)] ?[-–—]")
_LONGEST_STATED: Final = 14  # tokens of a dateline that an agency's name ends
_LONG_STATED: Final = 7  # letters of such a name that no mark ends
_SHORTEST_STATED: Final = 4  # letters of such a name
_LONGEST_RELAY: Final = 5  # paragraphs in which "Kazinform reports" stands


def agency(page: Page, start: int, stop: int) -> str | None:
    """The agency in brackets behind a dateline: "MINSK, 19 September (BelTA) -"."""
    begin = behind_stamp(page, start, stop)
    if page.words[begin] == "(" and (before := _BEFORE.match(page.slice(begin, min(stop, begin + LONGEST_LEAD)))):
        if any(word in page.language.sets["outletword"] for word in lower(before[1]).split()):
            return before[1]  # (Steppe News Agency) OSLO, May 13
    start = _behind_relay(page, begin, stop)
    lead = page.slice(start, min(stop, start + LONGEST_LEAD))
    dashed = _DASHED.match(lead) if "-" in lead or "–" in lead or "—" in lead else None
    none = page.language.sets["noagency"]
    placed = dashed and lower(dashed[1]) in places(page)  # TOKYO, JAPAN -
    if dashed and len(dashed[1]) >= SHORTEST_AGENCY and lower(dashed[1]) not in none and not placed:
        return dashed[1]  # Riyadh, SANA -
    opened = _OPENED.match(lead)
    inside = _INSIDE.match(lead) if "(" in lead else None
    if inside is not None and len(inside[1]) >= SHORTEST_AGENCY and lower(inside[1]) not in none:
        return inside[1]  # LIMA (Steppe News / Wire - 17th May, 2023)
    touched = _TOUCHED.match(lead) if page.words[stop - 1] == "." else None
    if touched is not None and lower(touched[1]) not in none and lower(touched[1]) not in places(page):
        return touched[1]  # STEPPENEWS-The minister
    bracketed = "(" in lead or "[" in lead or "/" in lead
    match = _AGENCY.search(lead) or _DATED.match(lead) if bracketed else None
    if match is None or not lead[: match.start()].strip() or not _is_dateline(page, start, match.start()):
        return opened[1] if opened else _stated(page, start, stop)
    return match[1]


def _behind_relay(page: Page, start: int, stop: int) -> int:
    """The token behind what stands in brackets before a dateline: (MENAFN - Kuwait News Agency) KUWAIT, May 13."""
    if page.words[start] != "(":
        return start
    depth = 0
    for i in range(start, min(stop - 1, start + _LONGEST_STATED)):
        depth += (page.words[i] == "(") - (page.words[i] == ")")
        if not depth:
            return i + 1 if page.is_capital(i + 1) else start
    return start


def _stated(page: Page, start: int, stop: int) -> str | None:
    """The agency in capitals that ends a dateline without brackets: "YEREVAN, AUGUST 24, ARMENPRESS. The"."""
    if not page.is_capital(start) or not (is_place(page, start) or page.slice(start, start + 1).isupper()):
        return None
    for i in range(start, min(stop, start + _LONGEST_STATED)):
        word = page.words[i]
        if word.isalpha() and not page.is_capital(i):
            return None
        initial = page.words[i - 1] == "." and len(page.words[i - 2]) < SHORTEST_AGENCY  # Mr. SOL:
        if i > start and page.words[i - 1] in (",", ".") and not initial and _is_agency(page, i, stop):
            end = i + 3 if page.words[i + 1 : i + 2] == ["."] and page.touches(i + 1) and page.touches(i + 2) else i + 1
            return page.slice(i, min(end, stop))
    return None


def _is_agency(page: Page, i: int, stop: int) -> bool:
    """Whether the word in capitals at token `i` ends a dateline: KAZINFORM -, AZERTAC; no month, place or MINN. -"."""
    name, after = page.slice(i, i + 1), page.words[i + 1 : i + 3]
    if len(name) < _SHORTEST_STATED or not name.isalpha() or not name.isupper() or page.is_a(i, "noagency"):
        return False
    if is_place(page, i) or page.within("month", i, i + 1) or page.within("weekday", i, i + 1):
        return False
    if not after or i + 1 >= stop:
        return True
    if after[0] == ".":
        return len(after) < 2 or after[1] not in ("-", "–", "—")
    mixed = page.is_capital(i + 1) and not page.slice(i + 1, i + 2).isupper() and len(name) >= _LONG_STATED  # no NATO
    return after[0] in ("/", ":", "-", "–", "—") or mixed


def _is_dateline(page: Page, start: int, length: int) -> bool:
    """Whether what stands before an agency's name is a place and perhaps a day."""
    if length >= _LONGEST_DATELINE or not page.is_capital(start):
        return False
    verbs, months = page.language.verbs, page.language.sets["month"]
    words = lower(page.text[page.starts[start] : page.starts[start] + length]).split()
    return not any(word in verbs and word not in months for word in words)


def credited(page: Page, start: int, stop: int) -> str | None:
    """The agency at the end of a short line of credits: "Jakarta, by ANTARA Sari"."""
    byline = _BYLINE.match(page.slice(start, stop)) if stop - start < LONGEST_CREDIT else None
    if byline:
        return byline[1]
    begin = behind_stamp(page, start, stop)
    begin += page.is_a(begin, "creditopener") + (page.words[begin + 1 : begin + 2] == [":"])
    if begin == stop - 1 and page.is_a(begin - 1 - (page.words[begin - 1] == ":"), "creditopener"):
        return page.slice(begin, stop) if page.is_capital(begin) and page.words[begin].isalpha() else None  # By WAM
    if not 3 <= stop - start < LONGEST_CREDIT or not page.is_a(stop - 3, "creditopener"):
        return None
    agency, name = page.slice(stop - 2, stop - 1), page.slice(stop - 1, stop)
    return agency if 2 <= len(agency) <= 6 and agency.isalpha() and agency.isupper() and name.istitle() else None


def relaying(page: Page) -> str | None:
    """The agency that says of itself that it reports: "…, Steppe News Agency reports.", "NorNews reports, citing"."""
    for start, stop in page.paragraphs[:_LONGEST_RELAY]:
        for verb in page.within("relayverb", start, stop):
            i = verb.start
            while i > start and page.is_capital(i - 1) and page.words[i - 1].isalpha():
                i -= 1
                if page.words[i - 1] == "." and page.touches(i) and page.touches(i - 1) and page.is_capital(i - 2):
                    i -= 1 + (i - 2 > start)  # Steppe.Kz
            ends = verb.stop >= stop or page.words[verb.stop] in (".", ",") or page.is_a(verb.stop, "relaylink")
            single = verb.start - i == 1 or "." in page.words[i : verb.start]
            known = single and not _is_surname(page, i) or page.is_a(verb.start - 1, "outletword")
            if i > start and page.words[i - 1] == "," and i < verb.start and ends and known and not is_place(page, i):
                return page.slice(i, verb.start)
    return None


def _is_surname(page: Page, i: int) -> bool:
    """Whether the word at token `i` stands elsewhere behind another name: Ana | Sol."""
    word = page.words[i]
    return any(
        k != i and page.words[k] == word and k > 0 and page.is_capital(k - 1) and page.words[k - 1].isalpha()
        for k in page.capitals
    )


def sourced(page: Page, start: int, stop: int) -> str | None:
    """The paper of a line of the head that says where a page is from: "Source: Riga Daily   Updated: 2025-03-21"."""
    match = page.match_at("footcredit", start)
    if match is None or page.words[match.stop : match.stop + 1] != [":"] or match.group.get("contact"):
        return None
    i = match.stop + 1
    while i < stop and page.is_capital(i) and page.words[i].isalpha() and not page.match_at("boilerplate", i):
        i += 1
    named = i - match.stop > 2 and is_brand(page, match.stop + 1, i)
    return page.slice(match.stop + 1, i) if named else None
