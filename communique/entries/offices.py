"""The offices of a page: around each title the area, the portfolio and the organisation that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.office_phrases import OfficePhrases
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, POSTED, Role, first_word
from communique.kinds import Area
from communique.text.page import Match, Page

_TWO_OFFICES: Final = frozenset(("deputy", "prime minister", "minister", "monarch", "governor", "secretary"))
_OF_BODIES: Final = frozenset(("president", "chairman", "executive", "head"))  # may head an organisation named before
_SENT: Final = frozenset(("plenipotentiary",))  # stand for the area that they are sent to
_LONGEST_DESCRIPTION: Final = 5  # tokens of what an organisation is, before its name
_SHORT_NAME: Final = 2  # letters that are no name of an organisation in capitals yet
_LONGEST_FIRM: Final = 4  # tokens of a company's name before a title
_LONGEST_ORGANISATION: Final = 10  # tokens of an organisation's name before a title
_LONGEST_LONG_NAME: Final = 18  # tokens of an organisation's name before its letters in brackets
_LONGEST_UNKNOWN: Final = 5  # tokens of a name behind "of" that no list holds
_FAR_AREA: Final = 40  # tokens between a country and "of that country"
_DASHES: Final = ("-", "–")


def find_roles(context: Context, names: Names) -> list[Role]:
    """Every office that is named, in the order of the text; a title within another's role is no role of its own."""
    offices = _Offices(context, names)
    roles: list[Role] = []
    inner = {i for match in context.page.of("honorific") for i in range(match.start + 1, match.stop)}
    for match in context.page.of("title"):
        if match.start in inner and match.group["rank"] == "head":
            continue  # Grand | Chief Sir Ana Sol
        if (not roles or match.start >= roles[-1].stop) and not _is_no_title(context.page, match):
            roles.append(offices.read(match))
    return offices.join(roles)


def _is_no_title(page: Page, match: Match) -> bool:
    """Whether a word for a title is something else: "official" in "his first official visit"; 5 pm, 5 PM."""
    if page.is_a(match.stop, "seatword") and page.is_capital(match.stop):
        return True  # at the Governor House
    if not match.group.get("upper"):
        plain = match.group["rank"] == "official" and page.is_a(match.start, "unnamedadjective")
        return plain and page.is_a(match.stop, "eventword")
    digits = match.start > 0 and page.words[match.start - 1][-1].isdigit()
    return digits or not page.slice(match.start, match.stop).isupper()


@dataclass(slots=True)
class _Behind:
    """What stands behind a title and a link, up to token `end`: an area, an organisation, another's office."""

    end: int
    area: Area | None
    company: str | None = None
    nested: bool = False


class _Offices:
    """Reads the offices of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.phrases = OfficePhrases(context, names)
        self.joiner = language.sets["joiner"]
        self.namejoint = language.sets["namejoint"]
        self.genitive = language.sets["genitive"]
        self.definite = language.sets["definite"]
        self.possessive = language.sets["possessive"]
        self.links = language.sets["officelink"]
        self.posted = language.wordset("officelink", posted=True)
        self.determiners = language.sets["roledeterminer"]
        self.plural = language.sets["pluraltitle"]
        self.regions = language.sets["areanoun"]
        self.subdivisions = language.sets["headedregion"]
        self.housed = language.wordset("officelink", housed=True)
        self.seats = language.sets["officeseat"]
        self.presiding = language.sets["presiding"]
        self.bodylinks = language.sets["bodylink"]
        self.accredited = language.sets["accredited"]

    def read(self, match: Match) -> Role:
        """The office that a title stands for, with all that belongs to it."""
        stop, rank = match.stop, str(match.group["rank"])
        region = self._region_headed(match) if rank == "head" and stop - match.start == 1 else None
        if region is not None:
            return self._read(match.start, region, "governor", "area", None)
        if stop - match.start > 2 and self._is_one_name(stop) and not self.page.is_capital(match.start):
            stop, rank = match.start + 1, "head"  # "head of the State Committee" is no head of state
        return self._read(match.start, stop, rank, str(match.group["leads"]), match.group.get("full"))

    def _region_headed(self, match: Match) -> int | None:
        """The end of "head of the Russian region": a governor, of a region that the text names elsewhere."""
        i = match.stop
        if i + 3 >= len(self.words) or self.words[i] not in self.genitive or self.words[i + 1] not in self.definite:
            return None
        place = self.place_of.get(i + 2)
        if place is None or place.form != "adjective" or place.kind != "country" or place.stop >= len(self.words):
            return None
        stop = place.stop + 1
        region = self.words[place.stop] in self.subdivisions and not self.page.is_capital(place.stop)
        return stop if region and not (stop < len(self.words) and self.words[stop] in self.genitive) else None

    def _is_one_name(self, i: int) -> bool:
        """Whether the tokens around the boundary at `i` are both in capitals, one name."""
        return i < len(self.words) and self.page.is_capital(i) and self.page.is_capital(i - 1)

    def _read(self, start: int, stop: int, rank: str, leads: str, full: str | None) -> Role:
        left, before, office = self._left(start)
        presiding = rank == "deputy" and any(word in self.presiding for word in self.words[start:stop])
        firm = self._firm_before(start) if left == start and (rank == "executive" or presiding) else None
        if presiding and (firm is not None or self._holds_head(left, start)):
            rank, leads = "executive", "company"  # Gulf Falcon vice-president, the University of Oslo's vice-president
        heads = leads == "company" and self._is_behind_name(left)  # Ana Sol, CEO of Rimi Foods
        right, after, company = self._right(stop, rank, heads)
        of_body = self._holds_head(left, start) or left == start - 1 and self._is_short_name(left)
        if of_body and company is None and rank in _OF_BODIES:
            owned = self.words[start - 1] in self.possessive
            company, office = self.page.slice(left, start - owned), left
        if firm is not None and company is None:
            left, company = firm, self.page.slice(firm, start)
        first, pointed = self._over_determiners(left)
        area = before if rank in POSTED and before else after or before
        return Role(
            first,
            right,
            start,
            rank,
            leads,
            self._area_of_body(left, right) or area,
            company,
            self._text(office if before and leads != "company" else left, start, stop, right, full),
            pointed or before is not None or self.names.title[0] <= start < self.names.title[1],
            self.words[stop - 1] in self.plural,
            after is not None or of_body and company is not None,
            full.lower() if full else " ".join(self.words[start:stop]),
        )

    def _text(self, left: int, start: int, stop: int, right: int, full: str | None) -> str:
        """The words of an office from token `left` to `right`, with a shortened title (Gov.) written out."""
        page = self.page
        if self.words[left] in self.regions and self.words[left + 1] in self.possessive:
            left += 2  # the Sultanate's Ambassador
        if full is None:
            return page.slice(left, right)
        stop += stop < len(self.words) and self.words[stop] == "." and page.touches(stop) and right > stop
        return " ".join(part for part in (page.slice(left, start), full, page.slice(stop, right)) if part)

    def _area_of_body(self, start: int, stop: int) -> Area | None:
        """The area that a body in the words of an office stands for: the European Commission is the EU's."""
        match = next(iter(self.page.within("areabody", start, stop)), None)
        return Area(match.group["name"], match.group["code"]) if match and match.stop <= stop else None

    def _over_determiners(self, i: int) -> tuple[int, bool]:
        """Where the determiners before token `i` begin, and whether one of them points to somebody known."""
        first, pointed = self.page.sentences[self.page.sentence_of[i]][0], False
        while i > first and self.words[i - 1] in self.determiners:
            i -= 1
            pointed = pointed or not self.page.is_a(i, "indefinite")
        return i, pointed or i - 1 > first and self.page.is_possessive(i - 1)  # Doha Agro's chairman

    # Before the title

    def _left(self, start: int) -> tuple[int, Area | None, int]:
        """Where the words before a title begin, the area that they name, and where the office begins behind it."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        i, area, office = start, None, start
        while i > first:
            place, owns = self._place_before(i, area)
            if place is None:
                step = self._word_before(i, start, area is None)
                if step is None and self._is_in_name(i - 1) and self._holds_head(i, start):
                    step = i - 1  # the Philippine Millers Alliance President
                if step is None:
                    break
                i = step
                continue
            body = self._owning_body(place.start) if owns else None
            if body is not None:
                return body, area, body  # the University of Oslo's vice-president
            office = office if area else i
            area = area or (None if self._is_of_the_world(place) else self.context.area_of(place))
            i = place.start
            if owns:
                break
        return i, area, office

    def _owning_body(self, i: int) -> int | None:
        """Where an organisation begins whose name a place at token `i` ends: the University of | Oslo's."""
        k = i - 1
        if k < 1 or self.words[k] not in self.genitive or not self._holds_head(max(0, k - 1), k):
            return None
        while (
            k > 0
            and self.page.is_capital(k - 1)
            and self.words[k - 1].isalpha()
            and self.words[k - 1] not in self.definite
        ):
            k -= 1
        return k

    def _holds_head(self, start: int, stop: int) -> bool:
        """Whether the head word of an organisation's name stands among the tokens: Chamber President."""
        return any(self.words[k] in self.names.organisation and self.page.is_capital(k) for k in range(start, stop))

    def _is_of_the_world(self, place: Place) -> bool:
        """Whether a place is a part of the world that nobody stands for: the Minister for Pacific Trade."""
        return place.kind == "region" and place.code is None

    def _firm_before(self, start: int) -> int | None:
        """Where a company's name right before its head's title begins: Kestrel Lithium managing director."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        k = start
        while k > max(first, start - _LONGEST_FIRM) and self._is_in_name(k - 1) and k - 1 not in self.place_of:
            k -= 1
        named = start - k > 1 or k > first
        owned = k > first and (
            self.page.is_possessive(k - 1) or self.words[k - 1] in (",", "(") or self.page.is_capital(k - 1)
        )
        return k if k < start and named and not owned and not self.page.match_at("honorific", k) else None

    def _is_in_name(self, k: int) -> bool:
        """Whether token `k` can be a word of an organisation's name."""
        return self.page.is_capital(k) and self.words[k].isalpha() and self.words[k] not in self.names.outside

    def _place_before(self, i: int, area: Area | None) -> tuple[Place | None, bool]:
        """The place that ends before token `i`, a possessive mark between allowed, and whether there is that mark."""
        place = self._place_ending(i)
        if place and not (area and place.form == "noun" and area.code == place.code):
            return place, False
        return (self._place_ending(i - 1), True) if self.page.is_possessive(i - 1) else (None, False)

    def _place_ending(self, stop: int) -> Place | None:
        """The place whose name ends before token `stop`."""
        for k in range(stop - 1, max(-1, stop - 6), -1):
            place = self.place_of.get(k)
            if place:
                return place if place.stop == stop else None
        return None

    def _word_before(self, i: int, start: int, free: bool) -> int | None:
        """Where one more word or name of the office before token `i` begins; `free` while it has no area yet."""
        page, words, names, k = self.page, self.words, self.names, i - 1
        if (words[k] in names.portfolio or words[k] in names.modifiers) and (page.is_capital(k) or free):
            return k
        if k and (words[k] in self.joiner or words[k] == "," and i < start) and words[k - 1] in names.portfolio:
            if page.is_capital(k - 1):
                return k - 1
        if k and words[k] in _DASHES and words[k - 1] in names.modifiers:
            return k - 1
        if words[k] == ")" and i == start and k > 2 and words[k - 2] == "(" and page.is_capital(k - 3):
            return k - 2
        far = self._organisation_before(i)
        if far is not None:
            return far  # "Idaho State Department of Agriculture Director Wade Lindqvist"
        if words[k] in self.possessive and k and words[k - 1] in self.regions:
            return k - 1  # the Sultanate's Ambassador
        if i == start and self._is_short_name(k):
            return k
        # "Chamber President Halima Mwinyi", "ministry spokesperson Lin Wei"
        return k if words[k] in names.organisation and (i == start or page.is_capital(k)) else None

    def _is_short_name(self, k: int) -> bool:
        """Whether token `k` is an organisation's name in capitals that opens its phrase: the FBCCI president said."""
        name = self.page.slice(k, k + 1)
        opens = k == self.page.sentences[self.page.sentence_of[k]][0] or self.words[k - 1] in self.determiners
        opens = opens or not self.page.is_capital(k - 1)
        return opens and len(name) > _SHORT_NAME and name.isalpha() and name.isupper() and k not in self.place_of

    def _organisation_before(self, i: int) -> int | None:
        """Where an organisation's name that ends before token `i` begins, if it has "of" in it; `None` otherwise."""
        page, words = self.page, self.words
        first = max(page.sentences[page.sentence_of[i - 1]][0], i - _LONGEST_ORGANISATION - 4)
        k, linked, head = i, False, False
        while k > first and self._may_be_named(k - 1):
            k -= 1
            linked = linked or words[k] in self.bodylinks
            head = head or words[k] in self.names.organisation and linked and page.is_capital(k)
        k = self._behind_person(k, i) if head else k
        while k < i and (not page.is_capital(k) or words[k] in self.definite or page.match_at("cue", k)):
            k += 1
        return k if head and 0 < i - k <= _LONGEST_ORGANISATION else None

    def _behind_person(self, k: int, i: int) -> int:
        """Behind a person who is joined to an organisation: met Mayor A and University of Oslo president B."""
        for joint in range(i - 1, k, -1):
            if self.words[joint] not in self.joiner:
                continue
            start = self.names.read_back(joint)
            if start is not None and self.names.is_full(start, joint) and not self.phrases.goes_on(start, joint):
                return joint + 1
        return k

    def _may_be_named(self, k: int) -> bool:
        word = self.words[k]
        return word in self.namejoint or self.page.is_capital(k) and word[0].isalpha() and k not in self.names.addressed

    # Behind the title

    def _right(self, stop: int, rank: str, heads: bool) -> tuple[int, Area | None, str | None]:
        """Where the words after a title end ("of Trade and Industry of Kenya"), the area and the organisation named."""
        last = self.page.sentences[self.page.sentence_of[stop - 1]][1]
        j, area, company = self._over_bracket(stop), None, None
        posted = rank in POSTED
        while j + 1 < last:
            if posted and self.words[j] in self.accredited and self.words[j + 1] in self.posted:
                j += 1
            if not self._is_link(j, stop):
                break
            told = self._phrase(j, last, rank, heads)
            if told is None:
                break
            within = area is not None and told.area is not None and _is_within(area, told.area)
            seated = self.words[j] in self.housed and told.company is not None and self._is_in_seat(j)
            sent = posted or rank in _SENT or rank == "counterpart" and self._is_of_named(told)
            if self.words[j] in self.posted and not (sent or within or told.nested or seated):
                break
            if told.area and not self._is_posting(j, posted) and self._counts(area, j, within, rank):
                area = told.area
            company, j = company or told.company, told.end
        return self._over_bracket(j if j > stop else self._over_portfolio(stop)), area, company

    def _area_of_its_own(self, i: int) -> tuple[Area, int] | None:
        """An area that no list knows, by the word behind its name: Houaphane Province; and its end."""
        words, page = self.words, self.page
        if i + 1 >= len(words) or i in self.place_of or not page.is_capital(i) or not page.is_capital(i + 1):
            return None
        known = words[i] in self.names.portfolio or words[i] in self.definite or words[i + 1] not in self.regions
        return None if known else (Area(page.slice(i, i + 2), None), i + 2)

    def _same_area(self, i: int) -> Area | None:
        """The country named before, where an office is "of that country"."""
        pointed = self.words[i] in self.determiners and self.words[i] not in self.definite
        if not pointed or i + 1 >= len(self.words) or self.words[i + 1] not in self.regions:
            return None
        places = self.context.places_in(max(0, i - _FAR_AREA), i)
        lands = [place for place in places if place.code and place.kind != "city" and place.form != "people"]
        lands = [place for place in lands if self.words[place.start - 1] not in self.posted] or lands
        return self.context.area_of(lands[-1]) if lands else None

    def _before_holder(self, i: int, last: int) -> tuple[Area, int] | None:
        """A place that no list knows before its governor's name: Mayor of Ekurhuleni Ana Sol."""
        words, page, j = self.words, self.page, i
        while j < min(last, i + _LONGEST_UNKNOWN) and page.is_capital(j) and words[j].isalpha():
            if j in self.place_of or words[j] in self.names.outside or self.names.is_acronym(j):
                return None
            j += 1
        size = (j - i) // 2
        ends = j < last and (words[j] in ",;." or words[j] in self.joiner or words[j] in page.language.verbs)
        if not 3 <= j - i <= 4 or not ends or self.phrases.goes_on(i, j) or page.match_at("title", i):
            return None
        return Area(page.slice(i, i + size), None), i + size

    def _phrase(self, j: int, last: int, rank: str, heads: bool) -> _Behind | None:
        """What an office is of or for, behind the link at token `j`, or `None`."""
        governs = rank in GOVERNING and self.words[j] in self.genitive
        own = (self._area_of_its_own(j + 1) or self._before_holder(j + 1, last)) if governs else None
        if own:
            return _Behind(own[1], own[0])
        named = self._same_area(j + 1) if self.words[j] in self.genitive else None
        if named is not None:
            return _Behind(j + 3, named)
        nested, place, _ = (None, None, None) if self._is_sent(j, rank) else self._nested(j + 1)
        if nested:
            return _Behind(nested, self.context.area_of(place) if place else None, nested=True)
        described = self._over_described(j + 1, last, heads) if rank in _OF_BODIES else None
        if described:
            return _Behind(described[1], None, self.page.slice(*described))
        placed = self._over_placed_name(j + 1, last) if rank in _OF_BODIES else None
        if placed:
            return _Behind(placed, None, self.page.slice(j + 1, placed))
        end, place, organisation = self.phrases.read(j + 1)
        longer = self._over_company(j + 1, last) if heads else None
        if longer and (longer > (end or 0) or longer == end and place is None and organisation is None):
            return _Behind(longer, None, self.page.slice(j + 1, longer))
        if end is not None:
            area = self.context.area_of(place) if place and not self._is_of_the_world(place) else None
            return _Behind(end, area, organisation)
        end = self._over_long_name(j + 1, last) or self._over_capitals(j + 1, last)
        unknown = self._over_unknown(j + 1, last) if end is None else None
        if unknown:
            return _Behind(unknown, None)
        if end is None:
            return None
        name = self.page.slice(j + 1, end)
        return _Behind(end, Area(name, None)) if governs else _Behind(end, None, name)

    def _is_sent(self, j: int, rank: str) -> bool:
        """Whether an envoy calls on whoever stands behind token `j`: a call by the Ambassador of Peru to Governor X."""
        return rank in POSTED and self.words[j] in self.posted and self.words[j] not in self.housed

    def _counts(self, area: Area | None, j: int, within: bool, rank: str) -> bool:
        """Whether one more area behind a title counts: the last one with "of", but for the country of the first."""
        if area is None:
            return True
        if area.code is None and rank in GOVERNING or within:
            return False  # Governor of Houaphane Province of Laos
        return self.words[j] in self.genitive

    def _is_of_named(self, told: _Behind) -> bool:
        """Whether a country behind "counterpart in" is whose the next words name: her counterpart in Oman, Bo Li."""
        land = told.area is not None and told.area.code is not None and "-" not in told.area.code
        behind = told.end + (self.words[told.end] == ",")
        return land and behind not in self.place_of and self.page.is_capital(behind)

    def _is_posting(self, j: int, posted: bool) -> bool:
        """Whether a place behind token `j` is where an envoy is posted, not whose envoy it is: Ambassador to Kenya."""
        return posted and self.words[j] in self.posted and self.words[j] not in self.housed

    def _is_link(self, j: int, stop: int) -> bool:
        """Whether token `j` joins a title to what its office is for, or a comma does: Cabinet Secretary, Ministry of"""
        if self.words[j] in self.links:
            return True
        if self.words[j] != "," or j != stop or not self.page.is_capital(stop - 1) or not self.page.is_capital(j + 1):
            return False
        return self.words[j + 1] in self.seats and j + 2 < len(self.words) and self.words[j + 2] in self.links

    def _nested(self, i: int) -> tuple[int | None, Place | None, str | None]:
        """The end of another's office that an office is of: Adviser to the Prime Minister, Minister in his Office."""
        i += self.words[i] in self.definite
        match = self.page.match_at("title", i)
        if (
            match is None
            or self.words[match.stop - 1] in self.plural
            or match.stop >= len(self.words)
            or i in self.place_of
        ):
            return None, None, None
        end, place = match.stop, None
        seated = self.words[end] in self.possessive and end + 1 < len(self.words) and self._is_seat(end + 1)
        if self.phrases.goes_on(match.stop) and not seated:
            return None, None, None  # Sultan Qaboos University
        if self.words[end] in self.possessive and end + 1 < len(self.words) and self._is_seat(end + 1):
            return end + 2, None, None
        if self.words[end] in self.genitive and (found := self.phrases.read(end + 1))[0]:
            end, place = found[0] or end, found[1]
        return end, place, None

    def _is_in_seat(self, j: int) -> bool:
        """Whether a ministry or an office stands behind the link at token `j`: Minister at the Ministry of Trade."""
        near = self.words[j + 1 : j + 3]
        return not self.seats.isdisjoint(near)

    def _is_seat(self, i: int) -> bool:
        return self.words[i] in self.seats or self.words[i] in self.names.organisation

    def _over_capitals(self, i: int, last: int) -> int | None:
        """The end of a name that no list holds, before a comma or a bracket: "CEO of Rimi Foods, Anna Ozola"."""
        j = i
        while j < min(last, i + _LONGEST_UNKNOWN) and self._may_be_named(j) and (j > i or j not in self.place_of):
            j += 2 if self._is_hyphened(j) else 1
        whole = j > i and j < last and self.words[j] in (",", "(") and self.page.is_capital(i)
        return j if whole and self.words[j - 1] not in self.namejoint else None

    def _over_placed_name(self, i: int, last: int) -> int | None:
        """The end of a name that a place begins, before a comma: the director of Hessen Trade & Invest, Ana Sol."""
        place = self.place_of.get(i)
        if place is None or place.form != "noun" or place.stop >= last or not self.page.is_capital(place.stop):
            return None
        j = place.stop
        while j < min(last, i + _LONGEST_UNKNOWN) and self._may_be_named(j) and j not in self.place_of:
            j += 1
        whole = j < last and self.words[j] == "," and self.words[j - 1] not in self.namejoint
        return j if whole and not self._is_holder(place, i, j) else None

    def _is_holder(self, place: Place, i: int, j: int) -> bool:
        """Whether somebody's name stands behind a country: the President of Kenya | Uhuru Kenyatta, who came."""
        apposed = "," in self.words[max(0, i - 4) : i - 1]  # Ana Sol, president of Kenya Airways, said
        named = place.kind == "country" and self.names.is_full(place.stop, j)
        return named and not apposed and not (j + 1 < len(self.words) and self.page.is_capital(j + 1))

    def _is_hyphened(self, j: int) -> bool:
        """Whether a hyphen joins token `j` to the next one: Agro-Industry."""
        page = self.page
        return j + 2 < len(self.words) and self.words[j + 1] == "-" and page.touches(j + 1) and page.touches(j + 2)

    def _over_unknown(self, i: int, last: int) -> int | None:
        """The end of a portfolio that no list holds, before its government: "Net Zero of the Scottish Government"."""
        j = i
        while j < min(last, i + 3) and self.page.is_capital(j) and self.words[j].isalpha() and j not in self.place_of:
            j += 1
        if j == i or j + 1 >= last or self.words[j] not in self.genitive:
            return None
        return j if j + 1 + (self.words[j + 1] in self.definite) in self.place_of else None

    def _over_described(self, i: int, last: int, heads: bool) -> tuple[int, int] | None:
        """A name in capitals behind what it is, up to a comma: of the shipping line Garuda Pacific."""
        k = i + (self.words[i] in self.definite)
        owner = self.place_of.get(k)
        k = owner.stop if owner is not None and owner.form == "adjective" else k  # the Italian roaster Torrefazione
        begun = k
        while k < min(last, i + _LONGEST_DESCRIPTION) and self.words[k].isalpha() and not self.page.is_capital(k):
            if self.words[k] in self.namejoint or self.page.match_at("title", k) is not None:
                return None
            k += 1
        j = k
        while j < min(last, k + _LONGEST_UNKNOWN) and self.page.is_capital(j) and self.words[j].isalpha():
            j += 1
        whole = j < last and (self.words[j] in (",", "(") or heads)
        if not begun < k < j and not i < k < j or not whole or k == begun or k in self.place_of:
            return None
        return k, j

    def _is_behind_name(self, i: int) -> bool:
        """Whether a full name and a comma or a bracket stand before token `i`."""
        if i < 3 or self.words[i - 1] not in (",", "("):
            return False
        start = self.names.read_back(i - 1)
        return start is not None and self.names.is_full(start, i - 1)

    def _over_company(self, i: int, last: int) -> int | None:
        """The end of a company's name behind its head's office, where no name of a person follows."""
        page, j = self.page, i
        while j < min(last, i + _LONGEST_UNKNOWN + 2) and (self._may_be_named(j) or self._is_short(j)):
            j += 1
        while j > i and (self.words[j - 1] in self.namejoint or j - 1 in self.place_of and not self._may_be_named(j)):
            j -= 1
        return j if j - i > 1 and page.is_capital(i) and not self.page.is_possessive(j) else None

    def _is_short(self, j: int) -> bool:
        """Whether a full stop at token `j` shortens the word before it: Co., Ltd."""
        return self.words[j] == "." and self.page.touches(j) and self.page.is_a(j - 1, "abbreviation")

    def _over_long_name(self, i: int, last: int) -> int | None:
        """The end of a long name that its letters in brackets close: the Initiative for Cooperation (BIM)."""
        i += self.words[i] in self.definite
        for j in range(i, min(last - 2, i + _LONGEST_LONG_NAME)):
            if self.words[j] == "(" and self.words[j + 2] == ")":
                letters = self.page.slice(j + 1, j + 2)
                return j + 3 if j > i and len(letters) > 2 and letters.isupper() else None
            if not (self._may_be_named(j) or self.words[j] == "-" or j in self.place_of):
                return None
        return None

    def _over_portfolio(self, stop: int) -> int:
        """ "Secretary Commerce Nadeem Khattak": a portfolio right behind the title."""
        page, j = self.page, stop
        if self.words[stop - 1] in self.names.portfolio and stop + 1 < len(self.words):
            further = stop + 1
            while further < len(self.words) and self._is_more_portfolio(further):
                further += 1
            if self.words[stop] in self.joiner and further > stop + 1:
                return further  # Secretary of Agriculture | and Forestry
        while (
            j + 1 < len(self.words)
            and self.words[j] in self.names.portfolio
            and page.is_capital(j)
            and page.is_capital(j + 1)
            and page.is_capital(j - 1)
        ):
            j += 1
        return j

    def _over_bracket(self, j: int) -> int:
        """ "Minister of Trade (MoT) Ana Sol": behind one word in brackets."""
        words = self.words
        if j + 2 >= len(words) or words[j] != "(" or self.page.sentence_of[j] != self.page.sentence_of[j - 1]:
            return j
        if words[j + 2] == ")":
            named = self.page.slice(j + 1, j + 2).istitle() and words[j + 1] not in self.names.modifiers
            return j if named else j + 3  # FBCCI President (Mahbubul)
        charge = words[j + 1] in self.page.language.sets["chargeword"]
        return next((k + 1 for k in range(j + 3, min(j + 5, len(words))) if words[k] == ")"), j) if charge else j

    def _is_more_portfolio(self, j: int) -> bool:
        return self.words[j] in self.names.portfolio and self.page.is_capital(j) and j not in self.place_of

    # Two offices

    def join(self, roles: list[Role]) -> list[Role]:
        """ "Deputy Prime Minister and Minister of Industry Denis X": two offices of one person are one role."""
        joined: list[Role] = []
        for role in roles:
            if joined and self._is_one_person(joined[-1], role):
                joined[-1] = _both(joined[-1], role, first_word(self.page, "joiner") or ",")
            else:
                joined.append(role)
        return joined

    def _is_one_person(self, last: Role, role: Role) -> bool:
        """Whether two offices joined by "and" are one person's: in capitals, of two ranks, no article divides them."""
        words, page = self.words, self.page
        if page.sentence_of[last.title] != page.sentence_of[role.title]:
            return False
        if last.stop + 1 != role.start or not (words[last.stop] in self.joiner or words[last.stop] in _DASHES):
            return False
        if not {last.rank, role.rank} <= _TWO_OFFICES or last.plural or role.plural:
            return False
        if last.rank == role.rank and not self._has_second(last):
            return False
        if not page.is_capital(last.title) or words[role.start] in self.definite or role.stop >= len(words):
            return False
        named = page.is_capital(role.stop) or words[role.stop] == "," or words[role.stop] in self.joiner
        return named or self._is_behind_name(last.start)

    def _has_second(self, last: Role) -> bool:
        """Whether an office of the same rank may be the same person's: A, Minister of Trade and Minister of Transport.

        So too Brunei's Minister for Special Duties and Minister of Energy, and a State Councilor and Foreign Minister.
        """
        if last.definite and self.words[last.title + 1] in self.links or self._is_behind_name(last.start):
            return True
        return any(last.words in group.words for group in self.page.language.of("secondoffice"))


def _both(last: Role, role: Role, joiner: str) -> Role:
    """Two offices as one."""
    return replace(
        last,
        stop=role.stop,
        area=role.area or last.area,
        text=f"{last.text} {joiner} {role.text}",
        behind=last.behind or role.behind,
    )


def _is_within(area: Area, country: Area) -> bool:
    """Whether an area lies in a country: "Governor of Samarkand Region in the Republic of …"."""
    return bool(country.code and area.code and area.code.startswith(country.code + "-"))
