"""What stands behind a title: the area, the portfolio and the organisation of an office."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.honorifics import over_honorifics
from communique.entries.names import Names
from communique.entries.office_names import LONGEST_UNKNOWN, OfficeNames
from communique.entries.office_of_lands import Behind, OfLands
from communique.entries.office_phrases import OfficePhrases, is_of_the_world, is_within
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, OF_BODIES, POSTED, is_institution
from communique.entries.whose import OFFICES
from communique.kinds import Area
from communique.text.tags import ADV, PREP, TIME

_OF_PLACES: Final = GOVERNING | {"cleric"}
_OF_LANDS: Final = GOVERNING | {"commissioner"}
_SERVING: Final = frozenset(("secretary", "official", "adviser", "executive", "head"))  # in a ministry or an office
_FROM_LANDS: Final = OFFICES - {"commissioner"}
_OF_OTHERS: Final = OF_BODIES | {"leader"}
_SENT: Final = frozenset(("plenipotentiary",))  # stand for the area that they are sent to
_SHORT_LETTERS: Final = 3  # of a body, which may be a person's initials too
_LONGEST_BRACKET: Final = 7  # tokens of a portfolio in brackets with them
_FAR_OPENING: Final = 3  # tokens of a place's name that a title may hold
_FAR_AREA: Final = 40  # tokens between a country and "of that country"


class BehindTitle:
    """Reads the words behind the titles of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names, phrases: OfficePhrases, inner: OfficeNames) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.phrases = phrases
        self.inner = inner
        self.lands = OfLands(context, names, inner)
        self.joiner = language.sets["joiner"]
        self.genitive = language.sets["genitive"]
        self.definite = language.sets["definite"]
        self.possessive = language.sets["possessive"]
        self.links = language.sets["officelink"]
        self.posted = language.wordset("officelink", posted=True)
        self.housed = language.wordset("officelink", housed=True)
        self.determiners = language.sets["roledeterminer"]
        self.plural = language.sets["pluraltitle"]
        self.regions = language.sets["areanoun"]
        self.seats = language.sets["officeseat"]
        self.serving = frozenset(word for rank in _SERVING for word in language.wordset("title", rank=rank))
        self.accredited = language.sets["accredited"]

    def right(self, stop: int, rank: str, heads: bool, named: bool) -> tuple[int, Area | None, str | None]:
        """Where the words after a title end ("of Trade and Industry of Kenya"), the area and the organisation named."""
        last = self.page.sentences[self.page.sentence_of[stop - 1]][1]
        j, area, company, opened = self._over_bracket(stop), None, None, 0
        posted = rank in POSTED
        if rank in _OF_LANDS and j == stop and (led := self._place_behind(stop, last)) is not None:
            return led.stop, self.context.area_of(led), None
        if rank in OF_BODIES and j == stop and (told := self._body_behind(stop, last)) is not None:
            area, company, j = told.area, told.company, told.end
        while j + 1 < last:
            if posted and j + 2 < last and self.words[j] in self.accredited and self.words[j + 1] in self.posted:
                j += 1
            if not self._is_link(j, stop):
                break
            told = self._phrase(j, last, rank, heads, named)
            if told is None or told.end > last and self._trim_to_line(told, j, last) is None:
                break
            owner = self._owner_behind(j) if self.words[j] in self.housed and told.company else None
            if owner is not None and told.area is None:
                told.area = self.context.area_of(owner)
            within = area is not None and told.area is not None and is_within(area, told.area)
            seated = told.company is not None and self._is_in_seat(j, owner)
            seated = seated and (self.words[j] in self.housed or self._has_seat(stop, rank))
            seated = seated or named and rank in OF_BODIES and told.company is not None and self.words[j] in self.housed
            sent = (
                posted
                or rank in _SENT
                or self._is_charged(stop, j + 1)
                or rank == "counterpart"
                and self._is_of_named(told)
            )
            if self.words[j] in self.posted and not (sent or within or told.nested or seated):
                break
            if told.area and not self._is_posting(j, posted) and self._counts(area, j, within, rank):
                area = told.area
            seat = told.area if told.company is None and j > opened else None
            if company and seat and " " not in company and is_institution(self.page.language, company):
                company = f"{company} {self.page.slice(j, told.end)}"  # the Port | of Aarhus
            bare = told.company is None or told.company == self.page.slice(j + 1, told.end)
            if company and bare and told.area is None and self._is_body_name(j, opened):
                first = self._opening(company, opened, j)
                company = self.page.slice(first, told.end) if first else company  # of the Department | of Agriculture
            elif company is None and told.company is not None:
                company, opened = told.company, j + 1
            j = told.end
        if j == stop and rank in _FROM_LANDS and (land := self.lands.official(j)) is not None:
            return land[1], land[0], None
        if j == stop and rank == "counterpart" and (home := self._home_behind(j, last)) is not None:
            return home.stop, self.context.area_of(home), None
        return self._over_bracket(j if j > stop else self._over_portfolio(stop)), area, company

    def _is_charged(self, stop: int, i: int) -> bool:
        """Whether a country stands behind what somebody is charged with: minister responsible | for ports in | Peru."""
        place = self.place_of.get(i)
        return self.page.is_a(stop - 1, "chargedword") and place is not None and place.kind != "city"

    def _place_behind(self, stop: int, last: int) -> Place | None:
        """The place right behind its head's title, before a full name: Chief Minister Punjab | Ana Sol."""
        place = self.place_of.get(stop)
        if place is None or place.form != "noun" or place.stop >= last or not self.page.is_capital(stop - 1):
            return None
        start, _ = over_honorifics(self.page, place.stop)
        end = self.names.read(start) if start < last else None
        full = end is not None and (self.names.is_full(start, end) or start > place.stop)
        return place if full and not is_of_the_world(place) else None

    def _opening(self, name: str, start: int, stop: int) -> int:
        """The token at which a name begins in tokens `start` to `stop`; 0 where it stands there in other words."""
        return next((k for k in range(start, stop) if self.page.slice(k, stop) == name), 0)

    def _is_body_name(self, link: int, opened: int) -> bool:
        """Whether "of" at token `link` goes on with the name of a body: the Sighet Chamber | of Commerce."""
        return self.words[link] in self.genitive and link > opened and self.words[link - 1] in self.names.organisation

    def _body_behind(self, stop: int, last: int) -> Behind | None:
        """A body right behind its head's title: President Karachi Chamber of Commerce, Chairman FBCCI Ana Sol."""
        page, words, k = self.page, self.words, stop
        if stop + 1 >= last or not page.is_capital(stop) or not page.is_capital(stop - 1):
            return None
        if self.names.is_acronym(stop) and stop not in self.place_of and len(words[stop]) > 2:
            end = self.names.read(stop + 1)
            full = end is not None and (self.names.is_full(stop + 1, end) or len(words[stop]) > _SHORT_LETTERS)
            return Behind(stop + 1, None, page.slice(stop, stop + 1)) if full else None
        if stop not in self.place_of and words[stop] not in self.names.organisation:
            return None
        while k < last and k < stop + LONGEST_UNKNOWN + 1 and words[k] not in self.names.organisation:
            if not (page.is_capital(k) and words[k].isalpha() or words[k] in ("-", "–") and k > stop):
                return None
            k += 1
        if k == last or words[k] not in self.names.organisation or page.is_possessive(k + 1):
            return None
        place = self.place_of.get(stop)
        alone = place is not None and not is_of_the_world(place) and page.is_capital(place.stop)
        return Behind(k + 1, self.context.area_of(place) if place and alone else None, page.slice(stop, k + 1))

    def _trim_to_line(self, told: Behind, j: int, last: int) -> Behind | None:
        """What stands behind the link at token `j` up to the end of its line, where an office of the next was taken."""
        place = self.place_of.get(j + 1 + (self.words[j + 1] in self.definite))
        if place is None or place.stop > last:
            return None
        told.end, told.area, told.company, told.nested = place.stop, self.context.area_of(place), None, False
        return told

    def _area_of_its_own(self, i: int) -> tuple[Area, int] | None:
        """An area that no list knows, by the word behind its name: Houaphane Province; and its end."""
        words, page = self.words, self.page
        if i + 1 >= page.size or i in self.place_of or not page.is_capital(i) or not page.is_capital(i + 1):
            return None
        known = words[i] in self.names.portfolio or words[i] in self.definite or words[i + 1] not in self.regions
        return None if known else (Area(page.slice(i, i + 2), None), i + 2)

    def _same_area(self, i: int) -> Area | None:
        """The country named before, where an office is "of that country"."""
        pointed = self.words[i] in self.determiners and self.words[i] not in self.definite
        if not pointed or i + 1 >= self.page.size or self.words[i + 1] not in self.regions:
            return None
        places = self.context.places_in(max(0, i - _FAR_AREA), i)
        lands = [place for place in places if place.code and place.kind != "city" and place.form != "people"]
        lands = [place for place in lands if self.words[place.start - 1] not in self.posted] or lands
        return self.context.area_of(lands[-1]) if lands else None

    def _around(self, i: int) -> Place | None:
        """The place whose name opens inside the title: Head of the Republic | of Tatarstan."""
        near = self.context.places_in(max(0, i - _FAR_OPENING), i)
        return near[-1] if near and near[-1].start < i < near[-1].stop else None

    def _before_holder(self, i: int, last: int) -> tuple[Area, int] | None:
        """A place that no list knows before its governor's name: Mayor of Ekurhuleni Ana Sol."""
        words, page, j = self.words, self.page, i
        while j < min(last, i + LONGEST_UNKNOWN) and page.is_capital(j) and words[j].isalpha():
            if j in self.place_of or words[j] in self.names.outside or self.names.is_acronym(j):
                return None
            j += 1
        size = (j - i) // 2
        ends = j < last and (words[j] in ",;." or words[j] in self.joiner or words[j] in page.language.verbs)
        ends = ends or bool(page.tag(j) & (PREP | TIME | ADV))
        if not 3 <= j - i <= 4 or not ends or self.phrases.goes_on(i, j) or page.match_at("title", i):
            return None
        return Area(page.slice(i, i + size), None), i + size

    def _phrase(self, j: int, last: int, rank: str, heads: bool, named: bool) -> Behind | None:
        """What an office is of or for, behind the link at token `j`, or `None`."""
        governs = rank in _OF_PLACES and self.words[j] in self.genitive
        around = self._around(j + 1)
        if around is not None:
            return Behind(around.stop, self.context.area_of(around))
        seat = self._bare_seat(j + 1) if governs or rank in OF_BODIES else None
        if seat is not None:
            return Behind(seat, None)
        own = (self._area_of_its_own(j + 1) or self._before_holder(j + 1, last)) if governs else None
        if own:
            same = next((place for place in self.context.places if place.name == own[0].name), None)
            return Behind(own[1], self.context.area_of(same) if same else own[0])
        that = self._same_area(j + 1) if self.words[j] in self.genitive else None
        if that is not None:
            return Behind(j + 3, that)
        if self.words[j + 1] in self.plural and self.words[j - 1] in self.names.organisation:
            return Behind(j + 2, None)  # the Council of | Ministers
        if rank in OF_BODIES and (pair := self.inner.over_pair(j + 1, last)) is not None:
            return Behind(pair[1], None, self.page.slice(*pair))
        nested, place, _ = (None, None, None) if self._is_sent(j, rank) else self._nested(j + 1)
        if nested:
            return Behind(nested, self.context.area_of(place) if place else None, nested=True)
        described = self.inner.over_described(j + 1, last, heads or named) if rank in OF_BODIES else None
        if described:
            owner = self.inner.owner_of(j + 1, described[0])
            area = self.context.area_of(owner) if owner is not None else None
            return Behind(described[1], area, self.page.slice(*described))
        headed = rank in OF_BODIES or rank == "legislator" and self.words[j + 1] in self.definite
        placed = self.inner.over_placed_name(j + 1, last, named) if headed else None
        if placed:
            return self._of_placed(j + 1, placed)
        begun = j + 1 + (self.words[j + 1] in self.definite)
        holder = self.inner.before_holder(begun, last, begun > j + 1) if rank in OF_BODIES else None
        if holder is not None:
            return Behind(holder, None, self.page.slice(begun, holder))
        end, place, organisation = self.phrases.read(j + 1)
        owned = self.lands.owned_body(j + 1, last, named) if organisation is None else None
        if owned is None and organisation is None and rank in _OF_OTHERS:
            owned = self.lands.body(j + 1, last)
        if owned is not None:
            return owned
        longer = self.inner.over_company(j + 1, last) if heads else None
        if longer is None and named and rank in OF_BODIES and place is None:
            longer = self.inner.over_capitals(j + 1, last, named)  # Ana Sol, president of Port Saint John
        if longer and (longer > (end or 0) or longer == end and place is None and organisation is None):
            return Behind(longer, None, self.page.slice(j + 1, longer))
        if end is not None:
            area = self.context.area_of(place) if place and not is_of_the_world(place) else None
            return Behind(end, area, organisation)
        end = self.inner.over_long_name(j + 1, last) or self.inner.over_capitals(j + 1, last, named)
        if end is None and rank in OF_BODIES:
            end = self.inner.over_speaking(j + 1, last)
        unknown = self.inner.over_unknown(j + 1, last) if end is None else None
        if unknown:
            return Behind(unknown, None)
        if end is None:
            return None
        name = self.page.slice(j + 1, end)
        return Behind(end, Area(name, None)) if governs else Behind(end, None, name)

    def _of_placed(self, i: int, end: int) -> Behind:
        """A body whose name a place or its owner begins: of the Latvian | Saeima, of Kraków's | Museum of Weaving."""
        place = self.place_of.get(i + (self.words[i] in self.definite))
        if place is None or place.form == "noun" and not self.page.is_possessive(place.stop):
            return Behind(end, None, self.page.slice(i, end))
        land = place.form == "adjective" and place.kind == "country"
        name = self.page.slice(self.inner.behind_owner(place), end)
        return Behind(end, self.context.area_of(place) if land else None, name)

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

    def _bare_seat(self, i: int) -> int | None:
        """Behind a kind of area that stands for its name, before who leads it: Governor of the Province | Ana Sol."""
        if i + 2 >= self.page.size or self.words[i] not in self.definite or self.words[i + 1] not in self.regions:
            return None
        end = self.names.read(i + 2) if self.page.is_capital(i + 1) and i + 1 not in self.place_of else None
        return i + 2 if end is not None and self.names.is_full(i + 2, end) else None

    def _is_of_named(self, told: Behind) -> bool:
        """Whether a country behind "counterpart in" is whose the next words name: her counterpart in Oman, Bo Li."""
        land = told.area is not None and told.area.code is not None and "-" not in told.area.code
        behind = told.end + (self.page.word(told.end) == ",")
        return land and behind not in self.place_of and self.page.is_capital(behind)

    def _home_behind(self, j: int, last: int) -> Place | None:
        """The place that a counterpart is from: his colleague | from Piura, her counterpart | from the Chita Region."""
        if not self.page.is_a(j, "origin"):
            return None
        i = j + 1 + self.page.is_a(j + 1, "definite")
        place = self.place_of.get(i)
        return place if place is not None and place.form == "noun" and place.stop <= last else None

    def _is_posting(self, j: int, posted: bool) -> bool:
        """Whether a place behind token `j` is where an envoy is posted, not whose envoy it is: Ambassador to Kenya."""
        return posted and self.words[j] in self.posted and self.words[j] not in self.housed

    def _is_link(self, j: int, stop: int) -> bool:
        """Whether token `j` joins a title to what its office is for, or a comma does: Cabinet Secretary, Ministry of"""
        if self.words[j] in self.links:
            return True
        if self.words[j] != "," or j != stop or not self.page.is_capital(stop - 1) or not self.page.is_capital(j + 1):
            return False
        return self.words[j + 1] in self.seats and j + 2 < self.page.size and self.words[j + 2] in self.links

    def _nested(self, i: int) -> tuple[int | None, Place | None, str | None]:
        """The end of another's office that an office is of: Adviser to the Prime Minister, Minister in his Office."""
        i += self.words[i] in self.definite
        owner = self.place_of.get(i)
        if owner is not None and owner.kind == "country" and owner.stop + 1 < self.page.size:
            i = owner.stop + (self.words[owner.stop] in self.possessive)  # Adviser to the Peruvian President
        match = self.page.match_at("title", i)
        if (
            match is None
            or self.words[match.stop - 1] in self.plural
            or match.stop >= self.page.size
            or i in self.place_of
        ):
            return None, None, None
        end, place = match.stop, owner
        seated = self.words[end] in self.possessive and end + 1 < self.page.size and self.lands.is_seat(end + 1)
        if self.phrases.goes_on(match.stop) and not seated:
            return None, None, None  # Sultan Qaboos University
        if self.words[end] in self.possessive and end + 1 < self.page.size and self.lands.is_seat(end + 1):
            return end + 2, None, None
        if self.words[end] in self.genitive and (found := self.phrases.read(end + 1))[0]:
            end, place = found[0] or end, found[1] or owner
        return self._over_advised(end), place, None

    def _over_advised(self, i: int) -> int:
        """Behind what somebody is advised on: Adviser to the Prime Minister | on Commerce and Industry."""
        if not self.page.is_a(i, "advisedon"):
            return i
        j = i + 1
        while j < self.page.size and (self._is_field(j) or j > i + 1 and self.words[j] in self.joiner):
            j += 1
        j -= self.words[j - 1] in self.joiner
        return j if j > i + 1 else i

    def _is_field(self, j: int) -> bool:
        return self.words[j] in self.names.portfolio and self.page.is_capital(j)

    def _owner_behind(self, j: int) -> Place | None:
        """The country whose ministry stands behind the link at token `j`: at Slovenia's Ministry, at the Saudi one."""
        i = j + 1 + (self.words[j + 1] in self.definite)
        place = self.place_of.get(i)
        if place is None or place.kind != "country" or place.stop >= self.page.size:
            return None
        return place if self.words[place.stop] in self.possessive or place.form == "adjective" else None

    def _is_in_seat(self, j: int, owner: Place | None) -> bool:
        """Whether a ministry or an office stands behind the link at token `j`: Minister at the Ministry of Trade."""
        i = owner.stop + (self.words[owner.stop] in self.possessive) if owner else j + 1
        return not self.seats.isdisjoint(self.words[i : i + (3 if owner else 2)])

    def _has_seat(self, stop: int, rank: str) -> bool:
        """Whether "in" tells whom somebody serves, not where they are: Permanent Secretary in the Ministry of Trade."""
        return rank in _SERVING or self.words[stop - 1] in self.serving

    def _over_portfolio(self, stop: int) -> int:
        """ "Secretary Commerce Nadeem Khattak": a portfolio right behind the title."""
        page, j = self.page, stop
        if self.words[stop - 1] in self.names.portfolio and stop + 1 < self.page.size:
            further = stop + 1
            while further < self.page.size and self._is_more_portfolio(further):
                further += 1
            if self.words[stop] in self.joiner and further > stop + 1:
                return further  # Secretary of Agriculture | and Forestry
        while (
            j + 1 < self.page.size
            and self.words[j] in self.names.portfolio
            and page.is_capital(j)
            and page.is_capital(j + 1)
            and page.is_capital(j - 1)
        ):
            j += 1
        return j

    def _over_bracket(self, j: int) -> int:
        """ "Minister of Trade (MoT) Ana Sol": behind one word in brackets, or a portfolio there (Bilateral Affairs)."""
        words = self.words
        if j + 2 >= self.page.size or words[j] != "(" or self.page.sentence_of[j] != self.page.sentence_of[j - 1]:
            return j
        if words[j + 2] == ")":
            plain = words[j + 1] not in self.names.modifiers and words[j + 1] not in self.names.portfolio
            named = plain and self.page.slice(j + 1, j + 2).istitle()
            return j if named else j + 3  # FBCCI President (Mahbubul)
        end = next((k for k in range(j + 3, min(j + _LONGEST_BRACKET, self.page.size)) if words[k] == ")"), j)
        charge = words[j + 1] in self.page.language.sets["chargeword"]
        field = self.page.is_capital(j + 1) and any(self._is_field(k) for k in range(j + 1, end))
        return end + 1 if end > j and (charge or field) else j

    def _is_more_portfolio(self, j: int) -> bool:
        return self.words[j] in self.names.portfolio and self.page.is_capital(j) and j not in self.place_of
