"""Whose a document is: its masthead, the agency of its dateline, or the lines that credit somebody."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache
from typing import Final

from communique.entries.lines import HEAD_LINES, behind_stamp, has_verb, is_body, is_name_of_body
from communique.entries.places import load_gazetteer
from communique.text.page import Page
from communique.text.tokens import lower
from communique.words.load import Words

_NEWSLETTER_LINES: Final = 4
_LONGEST_MASTHEAD, _LONGEST_CREDIT, _LONGEST_LEAD = 14, 20, 24  # tokens
_LONGEST_DATELINE: Final = 60  # code points before an agency's name
_LONGEST_NAME: Final = 7  # tokens of a masthead that is no organisation's name
_LONGEST_BRAND: Final = 5  # tokens of the name of a paper in a line of its own
_FOOT_LINES: Final = 8  # lines at the end of a page that may say whose it is
_AGENCY: Final = re.compile(r"[(\[/]\s*([A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4})\s*[)\]/]\s*(?:[-–—:.]{1,3}|$)")
_DATED: Final = re.compile(r"[A-Z][^()]*\d[^()]*[(]([A-Z]{2,6})[)]\s")
_BYLINE: Final = re.compile(r"By [^-–]+ [-–] ([A-Z]\w+):?$")
_DASHED: Final = re.compile(r"[A-Z][\w'’ -]+[.,] (?:[A-Z]\w+,? ?\d{0,2}[.,]? )?([A-Z][\w’]*[A-Z][\w’]*)\s*[-–—]")
_OPENED: Final = re.compile(r"[(]([A-Z]\w+)[)] ?[-–—]")
_SIGNED: Final = re.compile(r"[.!?”\"] ?[(]([A-Z]{2,10}(?:-[A-Z]{2,10})?)[)]$")
_LONGEST_STATED: Final = 14  # tokens of a dateline that an agency's name ends
_LONG_STATED: Final = 7  # letters of such a name that no mark ends
_SHORTEST_STATED: Final = 4  # letters of such a name
_LONGEST_RELAY: Final = 3  # paragraphs in which "Kazinform reports" stands
_SITE: Final = re.compile(r"[A-Za-z][\w-]*(?:\.[a-z]{2,12})+(?=\s*(?:$|[>|/»·]))")
_LETTERS: Final = 3  # letters of a word in capitals that may be an abbreviation
_LONGEST_AGENCY: Final = 5  # letters of an agency that a place may share
_SHORTEST_AGENCY: Final = 3  # letters of an agency before a dash; two are those of a state
_Span = tuple[int, int]


def find_outlet(page: Page, title: _Span | None) -> str | None:
    """The agency of the dateline, or the masthead above the headline; `None` where the page names neither."""
    named = _find(page, title) if page.paragraphs else None
    if named and (_is_nobody(page, named) or title and lower(named) == lower(page.slice(*title))):
        return None
    if named and named.isupper() and len(named) > _LONGEST_AGENCY and lower(named) in _places(page):
        return None  # ANKARA
    return _quietly(page, named) if named and " " in named and named.isupper() else named


def _places(page: Page) -> Container[str]:
    """The names of places, in small letters."""
    return load_gazetteer(page.language.language).lines


def _is_nobody(page: Page, name: str) -> bool:
    """Whether a name tells of nobody: Staff Reporter, About the Department."""
    return lower(name) in _nobodies(page.language) or lower(name).split()[0] in page.language.sets["nooutletopener"]


@cache
def _nobodies(language: Words) -> frozenset[str]:
    """What stands where an outlet's name would, and is nobody's: Staff Reporter, Press Office."""
    return frozenset(word for group in language.of("nooutlet") for word in group.words)


def _quietly(page: Page, name: str) -> str:
    """A name in capitals throughout as one writes it: The Ado Herald; short words that may be letters stay."""
    small = page.language.wordset("namejoint", "definite")
    words = name.split(" ")
    for n, word in enumerate(words):
        title = re.sub(r"[^-–—]+", lambda part: part[0][:1] + part[0][1:].lower(), word)
        if lower(word) in small:
            words[n] = title if n == 0 else lower(word)
        elif len(word) > _LETTERS or re.search(rf"\b{re.escape(title)}\b", page.text):
            words[n] = title
    return " ".join(words)


def _find(page: Page, title: _Span | None) -> str | None:
    if (issued := newsletter_of(page)) is not None:
        brand = page.slice(*page.paragraphs[0])
        told = page.has_a("newsletterword", *page.paragraphs[0]) or lower(issued) in lower(brand)
        return issued if told or len(brand.split()) > _LONGEST_BRAND else brand  # THE TWO RIVERS over Newsletter of
    head = _head(page)
    agency = _first(_agency(page, *line) for line in head)
    credited = _first(_credited(page, *line) or _sourced(page, *line) for line in head)
    first = _first_line(page, title)
    letters = credited or agency
    written = _written_out(page, letters) if letters else None
    if written:
        return written  # Bangladesh Press Bulletin (BPB) over "DHAKA (BPB)"
    if agency and first and not credited and _outranks(page, first, agency):
        return first  # Associated Press of Pakistan over "ISLAMABAD (APP)"
    if credited or agency:
        return credited or agency
    if first and not any(page.is_a(i, "regionword") for i in range(*page.paragraphs[0])):
        return first
    named = _masthead(page, title)
    if named and first and named != first and lower(named) in _offices(page):
        return f"{named}, {first}"  # OFFICE OF THE PRESIDENT under REPUBLIC OF BOTSWANA
    if named and first and named != first and _is_of_area(page):
        return first  # CANTON OF JURA over its Information Service
    branded = _first(_brand(page, *line, title) for line in head)
    branded = branded or _lettered(page, title) or _segment(page, title)
    marked = branded if branded and not _is_nobody(page, branded) else _labelled(page) or _in_foot(page)
    named = named or first or _behind_title(page, title) or marked or _shouted_segment(page, title)
    return named or _address(page) or _relaying(page)


def newsletter_of(page: Page) -> str | None:
    """Whose newsletter a page is: Newsletter of the Twinning Association; CHAMBER OF TRADE over Members' Bulletin."""
    lines = page.paragraphs[:_NEWSLETTER_LINES]
    if not lines or not page.has_a("newsletterword", 0, lines[-1][1]):
        return None
    for number, (start, stop) in enumerate(lines):
        if stop - start > _LONGEST_MASTHEAD:
            return None
        word = next((i for i in range(start, stop) if page.is_a(i, "newsletterword")), None)
        if word is None:
            continue
        behind = word + 1 + page.is_a(word + 2, "definite")
        if page.is_a(word + 1, "genitive") and behind + 1 < stop:
            return page.slice(behind + 1, stop)
        near = [*lines[:number], (start, word), *lines[number + 1 : number + 2]]
        named = next((page.slice(a, b) for a, b in near if b - a > 1 and page.has_a("clubword", a, b)), None)
        return _quietly(page, named) if named and named.isupper() else named
    return None


def _behind_title(page: Page, title: _Span | None) -> str | None:
    """What stands behind a bar where the first line is the headline with it: Minister Sol Visits Oslo | NNA."""
    start, stop = page.paragraphs[0]
    bar = next((i for i in range(stop - 1, start, -1) if page.words[i] == "|"), None)
    if title is None or bar is None or page.words[start:bar] != page.words[slice(*title)] or bar + 1 == stop:
        return None
    return page.slice(bar + 1, stop)


def _relaying(page: Page) -> str | None:
    """The agency that says of itself that it reports: "…, Steppe News Agency reports.", "NorNews reports, citing"."""
    for start, stop in page.paragraphs[:_LONGEST_RELAY]:
        for verb in page.within("relayverb", start, stop):
            i = verb.start
            while i > start and page.is_capital(i - 1) and page.words[i - 1].isalpha():
                i -= 1
            ends = verb.stop >= stop or page.words[verb.stop] in (".", ",") or page.is_a(verb.stop, "relaylink")
            known = verb.start - i == 1 and not _is_surname(page, i) or page.is_a(verb.start - 1, "outletword")
            if i > start and page.words[i - 1] == "," and i < verb.start and ends and known and not _is_place(page, i):
                return page.slice(i, verb.start)
    return None


def _is_surname(page: Page, i: int) -> bool:
    """Whether the word at token `i` stands elsewhere behind another name: Ana | Sol."""
    word = page.words[i]
    return any(
        k != i and page.words[k] == word and k > 0 and page.is_capital(k - 1) and page.words[k - 1].isalpha()
        for k in page.capitals
    )


def _is_place(page: Page, i: int) -> bool:
    """Whether the word at token `i` is that of a place."""
    return page.words[i] in _places(page)


def _written_out(page: Page, agency: str) -> str | None:
    """The first line of the page where it is an agency's name with its letters in brackets."""
    start, stop = page.paragraphs[0]
    if stop - start > _LONGEST_MASTHEAD or page.slice(max(start, stop - 3), stop) != f"({agency})":
        return None
    return page.slice(start, stop)


def _sourced(page: Page, start: int, stop: int) -> str | None:
    """The paper of a line of the head that says where a page is from: "Source: Riga Daily   Updated: 2025-03-21"."""
    match = page.match_at("footcredit", start)
    if match is None or page.words[match.stop : match.stop + 1] != [":"] or match.group.get("contact"):
        return None
    i = match.stop + 1
    while i < stop and page.is_capital(i) and page.words[i].isalpha() and not page.match_at("boilerplate", i):
        i += 1
    named = i - match.stop > 2 and _is_brand(page, match.stop + 1, i)
    return page.slice(match.stop + 1, i) if named else None


def _is_of_area(page: Page) -> bool:
    """Whether the first line is a public body with its area, of which lines below are parts: CANTON OF JURA."""
    start, stop = page.paragraphs[0]
    return page.is_a(start, "publicbody") and page.is_a(start + 1, "genitive") and stop - start > 2


def _lettered(page: Page, title: _Span | None) -> str | None:
    """An agency's name of one word with a capital inside that is the first line: NorPress."""
    start, stop = page.paragraphs[0]
    word = page.slice(start, stop)
    inner = stop - start == 1 and word.isalpha() and word[:1].isupper() and any(letter.isupper() for letter in word[2:])
    return word if inner and title and title[0] > start and not word.isupper() else None


def _segment(page: Page, title: _Span | None) -> str | None:
    """The organisation that opens a first line of several parts: Office of the Oslo Governor | Press Office."""
    start, stop = page.paragraphs[0]
    if title is None or title[0] <= start:
        return None
    parts = (i for i in range(start + 1, stop) if page.words[i] in "|·–—-" and not page.touches(i))
    end = next(parts, None)
    return page.slice(start, end) if end and end - start > 1 and is_name_of_body(page, start, end) else None


def _labelled(page: Page) -> str | None:
    """Who a first line says behind a dash that the release is of: News Release – Manitoba."""
    start, stop = page.paragraphs[0]
    kind = page.match_at("mastheadkind", start)
    if kind is None or kind.stop + 1 >= stop or page.words[kind.stop] not in ("-", "–", "—", "|"):
        return None
    named = all(page.is_capital(i) or page.is_a(i, "namejoint") for i in range(kind.stop + 1, stop))
    return page.slice(kind.stop + 1, stop) if named and stop - kind.stop <= _LONGEST_BRAND else None


def _shouted_segment(page: Page, title: _Span | None) -> str | None:
    """The first words of a first line in capitals that a bar ends: HOMES & GARDENS | SATURDAY LIVING."""
    start, stop = page.paragraphs[0]
    if title == (start, stop) or "|" not in page.words[start:stop]:
        return None
    bar = page.words.index("|", start, stop)
    name = page.slice(start, bar)
    plain = not page.match_at("mastheadkind", start) and not page.match_at("boilerplate", start)
    return name if plain and name.isupper() and 2 <= len(name.split()) <= _LONGEST_BRAND and name[0].isalpha() else None


def _address(page: Page) -> str | None:
    """The address of a site that opens the first line: Beehive.govt.nz > Releases."""
    match = _SITE.match(page.slice(*page.paragraphs[0]))
    return match[0] if match else None


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one), None)


def _head(page: Page) -> list[_Span]:
    """The lines before the body, and its first paragraph."""
    lines: list[_Span] = []
    for start, stop in page.paragraphs[:HEAD_LINES]:
        lines.append((start, stop))
        if is_body(page, start, stop):
            break
    return lines


def _offices(page: Page) -> set[str]:
    """Mastheads that do not say of which area they are: OFFICE OF THE PRESIDENT."""
    return {word for group in page.language.of("mastheadoffice") for word in group.words}


def _outranks(page: Page, first: str, agency: str) -> bool:
    """Whether the first line says better whose a document is than the agency of its dateline."""
    start, stop = page.paragraphs[0]
    return _stands_for(first, agency) or _is_brand(page, start, stop) or is_name_of_body(page, start, stop)


def _stands_for(name: str, letters: str) -> bool:
    """Whether an agency's letters are the first ones of a name's words: APP, Associated Press of Pakistan."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).upper() == letters.upper()


def _is_brand(page: Page, start: int, stop: int) -> bool:
    """Whether a line ends or begins as the name of a paper or an agency does: The Sunrise Herald."""
    return any(page.is_a(i, "outletword") and page.is_capital(i) for i in range(start, stop))


def _brand(page: Page, start: int, stop: int, title: _Span | None) -> str | None:
    """A paper's name that is a line of the head, or that a bar, a comma or a dash ends: "Gulf News", "Star, 3 May"."""
    if title == (start, stop) or page.match_at("mastheadkind", start):
        return None
    start = i = behind_stamp(page, start, stop)
    while i < stop and i - start <= _LONGEST_BRAND and page.words[i][0].isalpha() and page.is_capital(i):
        i += 1
    if i + 1 < stop and page.words[i] == "-" and page.touches(i) and page.touches(i + 1):
        i = stop if i + 2 == stop else i + 2  # The Islands Post-Courier
    ends = i == stop or page.words[i] in ("|", ",", "-", "–", "»", "·", "/")
    if not ends or not start < i <= start + _LONGEST_BRAND or page.match_at("boilerplate", start) and i - start < 2:
        return None
    letters = page.slice(start, i)
    placed = lower(letters) in _places(page)  # ANKARA over a report
    short = i - start == 1 and not placed and letters.isupper() and _SHORTEST_AGENCY <= len(letters) <= 6 and i == stop
    known = i - start > 1 and _is_brand(page, start, i)
    known = known or start == 0 and i - start > 1 and page.words[i : i + 1] == ["|"] and _is_brand(page, i, stop)
    return letters if short and not page.is_a(start, "noagency") or known else None


def _in_foot(page: Page) -> str | None:
    """Whose the last short lines say that a page is: "Source: Kure City", "Courtesy; KNA", an organisation alone."""
    for start, stop in page.paragraphs[-_FOOT_LINES:]:
        portion = page.within("footportion", start, stop)
        if portion and start < portion[0].start <= start + _LONGEST_BRAND and _is_brand(page, start, portion[0].start):
            return page.slice(start, portion[0].start)  # Oslo News website contains only a portion of the stories
        if stop - start > _LONGEST_MASTHEAD or page.words[stop - 1] == ".":
            continue
        match = page.match_at("footcredit", start)
        begin = match.stop + 1 if match and page.words[match.stop : match.stop + 1] in ([":"], [";"], ["-"]) else start
        if match and match.group.get("whole"):
            named = _up_to_comma(page, match.stop, stop)
            if named:
                return named
            continue
        if match and start < begin < stop and page.is_capital(begin):
            return _credited_body(page, begin, stop) if match.group.get("contact") else page.slice(begin, stop)
        if stop - start > 1 and not match and _is_alone(page, start, stop) and not page.is_a(start, "nooutletopener"):
            return page.slice(start, stop)
        if stop - start == 1 and _is_letters(page, start):
            return page.slice(start, stop)  # VNA
    last = page.paragraphs[-1]
    signed = _SIGNED.search(page.slice(*last))
    if signed and lower(signed[1]) not in page.language.sets["noagency"]:
        return signed[1]  # … on Thursday. (RSS)
    return page.slice(*last) if _is_signed(page, *last) or _SITE.fullmatch(page.slice(*last)) else None


def _is_letters(page: Page, i: int) -> bool:
    """Whether a line of one word is the letters of an agency."""
    word = page.slice(i, i + 1)
    return word.isupper() and word.isalpha() and _SHORTEST_AGENCY <= len(word) <= 6 and not page.is_a(i, "noagency")


def _is_signed(page: Page, start: int, stop: int) -> bool:
    """Whether the last line is the name of a paper alone: The Oslo Meridian."""
    named = all(page.is_capital(i) and page.words[i].isalpha() for i in range(start, stop))
    return page.is_a(start, "definite") and 1 < stop - start <= _LONGEST_BRAND and named


def _up_to_comma(page: Page, start: int, stop: int) -> str | None:
    """The name behind "Published in" or "©", up to a comma, a year or a bar; `None` for anything but a name."""
    start += page.words[start : start + 1] == [":"]
    while start < stop and page.words[start].isdigit():
        start += 1
    i = start
    small = page.language.wordset("namejoint", "definite")
    while i < stop and (page.is_capital(i) or page.words[i] in small and i > start) and page.words[i] != "©":
        if page.within("month", i, i + 1) or i > start and page.match_at("boilerplate", i):
            break
        i += 1
    known = i - start > 1 and (_is_brand(page, start, i) or bool(page.within("organisation", start, i)))
    known = known or i - start > 1 and (page.is_a(start, "definite") or page.is_a(start, "publicbody"))
    return page.slice(start, i) if known else None


def _credited_body(page: Page, start: int, stop: int) -> str | None:
    """The organisation of a line of contacts, up to its first comma: "Media contact: Office of the Governor, Boise"."""
    end = next((i for i in range(start, stop) if page.words[i] == ","), stop)
    return page.slice(start, end) if end - start > 1 and _is_alone(page, start, end) else None


def _is_alone(page: Page, start: int, stop: int) -> bool:
    """Whether an organisation's name is all of a line, which is no list of labels: no digits, no wide gaps."""
    line = page.slice(start, stop)
    if "  " in line or any(letter.isdigit() for letter in line) or not page.within("organisation", start, stop):
        return False
    small = page.language.wordset("namejoint", "definite")
    return all(page.is_capital(i) or page.words[i] in small for i in range(start, stop))


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
    start = _behind_relay(page, behind_stamp(page, start, stop), stop)
    lead = page.slice(start, min(stop, start + _LONGEST_LEAD))
    dashed = _DASHED.match(lead) if "-" in lead or "–" in lead or "—" in lead else None
    none = page.language.sets["noagency"]
    placed = dashed and lower(dashed[1]) in _places(page)  # TOKYO, JAPAN -
    if dashed and len(dashed[1]) >= _SHORTEST_AGENCY and lower(dashed[1]) not in none and not placed:
        return dashed[1]  # Riyadh, SANA -
    opened = _OPENED.match(lead)
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
    if not page.is_capital(start) or not (_is_place(page, start) or page.slice(start, start + 1).isupper()):
        return None
    for i in range(start, min(stop, start + _LONGEST_STATED)):
        word = page.words[i]
        if word.isalpha() and not page.is_capital(i):
            return None
        initial = page.words[i - 1] == "." and len(page.words[i - 2]) < _SHORTEST_AGENCY  # Mr. SOL:
        if i > start and page.words[i - 1] in (",", ".") and not initial and _is_agency(page, i, stop):
            end = i + 3 if page.words[i + 1 : i + 2] == ["."] and page.touches(i + 1) and page.touches(i + 2) else i + 1
            return page.slice(i, min(end, stop))
    return None


def _is_agency(page: Page, i: int, stop: int) -> bool:
    """Whether the word in capitals at token `i` ends a dateline: KAZINFORM -, AZERTAC; no month, place or MINN. -"."""
    name, after = page.slice(i, i + 1), page.words[i + 1 : i + 3]
    if len(name) < _SHORTEST_STATED or not name.isalpha() or not name.isupper() or page.is_a(i, "noagency"):
        return False
    if _is_place(page, i) or page.within("month", i, i + 1) or page.within("weekday", i, i + 1):
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


def _credited(page: Page, start: int, stop: int) -> str | None:
    """The agency at the end of a short line of credits: "Jakarta, by ANTARA Sari"."""
    byline = _BYLINE.match(page.slice(start, stop)) if stop - start < _LONGEST_CREDIT else None
    if byline:
        return byline[1]
    begin = behind_stamp(page, start, stop)
    begin += page.is_a(begin, "creditopener") + (page.words[begin + 1 : begin + 2] == [":"])
    if begin == stop - 1 and page.is_a(begin - 1 - (page.words[begin - 1] == ":"), "creditopener"):
        return page.slice(begin, stop) if page.is_capital(begin) and page.words[begin].isalpha() else None  # By WAM
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
        if start >= title[0] and not sender:
            continue
        i = start + 2 if sender and start + 1 < stop and page.words[start + 1] == ":" else start
        if i >= stop or _is_nobody(page, page.slice(i, stop)):
            continue
        if stop - i <= _LONGEST_MASTHEAD and _is_masthead(page, i, stop):
            return page.slice(i, stop)
    return None


def _is_masthead(page: Page, start: int, stop: int) -> bool:
    if page.words[stop - 1] == "." or any(word in "|>·:" for word in page.words[start:stop]):
        return False
    if is_name_of_body(page, start, stop):
        return True
    return bool(page.within("organisation", start, stop)) and not has_verb(page, start, stop)
