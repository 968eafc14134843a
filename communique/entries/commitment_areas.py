"""Which area a noun phrase of a commitment means: the region, her government, the Kingdom, Wellington."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.commitment_described import Described
from communique.entries.context import Context, Figurehead
from communique.entries.places import Place
from communique.kinds import Actor, Area
from communique.text.tags import COMMA, DET, PREP

_HEADS: Final = frozenset(("president", "monarch", "prime minister", "governor"))
_MINISTERS: Final = frozenset(("minister", "deputy", "secretary"))
_BACK: Final = 60  # tokens that a reference is followed back
_FAR_BODY: Final = 600  # tokens that a body called by its last word is followed back
_SHORT: Final = 2  # tokens of an article and a noun


class Areas(Described):
    """Resolves the areas of one document's commitments."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.governments, self.seats = language.sets["government"], language.sets["placelink"]
        self.counting = language.wordset("cardinal", "pair_word")
        self.plain_area = language.wordset("rolemodifier", "areanoun")
        self.yours = language.sets["second_person"]
        self.home = language.sets["home_noun"]
        self.of_any, self.of_words = language.sets["definite"], language.sets["genitive"]
        self.lands = language.sets["areanoun"]
        self.central = language.sets["central"]
        self.owners = language.sets["owning"]
        self.towns, self.mayors = language.sets["town_noun"], language.sets["townhead"]
        self.leading = language.sets["leading_noun"]
        self.either = language.sets["either_noun"]
        self.local = {word: group.get("noun", word) for group in language.of("local") for word in group.words}
        self.crowns = language.sets["crown_word"]
        self.crowned = language.sets["crown_country"]
        self.countries = language.sets["country_noun"]
        self.titled = {title: language.sets[f"{title}_country"] for title in ("premier", "governor")}
        self.kinds = {kind: language.sets[f"{kind}_country"] for kind in ("province", "state")}
        self.parted = {str(group["noun"]): frozenset(group.words) for group in language.of("parted_country")}
        self._places: set[str] = set()  # the names of all places, once asked for
        self.departments = language.sets["department_country"]

    def _government(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The area whose government, authorities or side the phrase names."""
        if self.words[head] in self.leading and self.words[head + 1 : head + 2] == ["of"] and head + 2 < stop:
            first = head + 2 + bool(self.tags[head + 2] & DET and head + 3 < stop)
            last = self.clauses.first_of(PREP | COMMA, first, stop) - 1
            return self._government(first, last + 1, last) if last >= first else None
        if self.words[head] not in self.governments or self._is_of_several(start, head):
            return None
        area = self._area_before(start, head) or self._area_behind(head, stop)
        if area is None:
            if not self.central.isdisjoint(self.words[start:head]):
                country = self._country_of_region()
                return [country] if country else None
            if short := self._named_so(start, stop, head):
                return [short]
            kind = next((self.local[w] for w in self.words[start:head] if w in self.local), None)
            area = self._own_area(start, head) if kind is None else self._local_area(kind, head)
        return [area] if area else None

    def _named_so(self, start: int, stop: int, head: int) -> Actor | None:
        """The body named before whose name ends with a noun for a government: the Administration, a port's."""
        opens = head == self.page.sentences[self.page.sentence_of[head]][0]
        if stop - start > _SHORT or opens or not self.page.is_capital(head):
            return None
        near = (m.who for m in reversed(self.context.mentions_in(max(0, start - _FAR_BODY), start)))
        for who in near:
            if who is None or who.kind != "organisation" or not who.name:
                continue
            if who.name.lower().split()[-1] == self.words[head]:
                return Actor(who.name, who.area.code if who.area else None)
        return None

    def _is_of_several(self, start: int, head: int) -> bool:
        """Whether bodies of several areas are counted: the two port authorities."""
        return self.words[head].endswith("s") and not self.counting.isdisjoint(self.words[start:head])

    def _place_at(self, start: int, stop: int, head: int) -> Place | None:
        """The place that the phrase is (the Netherlands, Russia's Kursk Oblast), not one that it only mentions."""
        for place in self.context.places_in(start, stop):
            if place.form == "noun" and place.start <= head < place.stop and (place.start - start <= 4):
                return place
        return None

    def _places_meant(self, start: int, stop: int) -> list[Place]:
        """The places in a span, but for those that only own the next one: the Congo's Katanga Province."""
        places = list(self.context.places_in(start, stop))
        owners = {one.start for one, other in pairwise(places) if self._owns(one, other)}
        return [place for place in places if place.start not in owners]

    def _owns(self, one: Place, other: Place) -> bool:
        return other.start == one.stop + 1 and self.page.is_possessive(one.stop)

    def _area_before(self, start: int, head: int) -> Actor | None:
        place = next((p for p in self.context.places_in(start, head) if p.start >= start), None)
        return Actor(place.base, place.code) if place else None

    def _area_behind(self, head: int, stop: int) -> Actor | None:
        """The area in "the government of Peru"."""
        if head + 1 < stop and self.words[head + 1] == "of":
            place = next(iter(self.context.places_in(head + 2, min(stop, head + 5))), None)
            return Actor(place.base, place.code) if place else None
        if head + 1 < stop and self.words[head + 1] in self.seats and self.words[head] in self.governments:
            seat = self.context.place_of.get(head + 2)
            return place_actor(seat, self.context) if seat is not None and seat.form == "noun" else None
        return None

    def _own_area(self, start: int, head: int) -> Actor | None:
        """The area that "the region", "his state" or "the government" means: the speaker's, else the one spoken of."""
        kind = self.words[head]
        described = self.described(start, head)
        if described is not None:
            return described
        if any(self.page.is_capital(k) and self.words[k] not in self.plain_area for k in range(start + 1, head)):
            return None  # the side of a name that is not known as a place
        who = self.context.speaker_at(head) or self._subject_person(start)
        if self.words[start] in self.yours:
            other = self.context.other_party(who.area) if who is not None else None
            return area_actor(other) if other is not None and self._is_kind(other, kind) else None
        if kind in self.towns:
            return self._town(who, head)
        called = self._called_so(kind)
        if who is not None and who.area is not None and self._is_kind(who.area, kind):
            if self.words[start] in self.owners or who.area in called or len(called) != 1:
                return area_actor(who.area)
        if kind in self.crowns:
            return self._crowned(who)
        named = [area for area in self.context.parties if kind in area.name.lower().split()]
        if len(named) == 1:
            return area_actor(named[0])
        if (who is None or self.words[start] not in self.owners) and len(called) == 1:
            return area_actor(called[0])
        region = self._only_region(kind) if kind in self.either else None
        if region is not None:
            return region
        told = self._government_told(kind) if kind in self.governments and self.words[start] in self.of_any else None
        if told is not None and (who is None or who.area is None):
            return area_actor(told)
        home = self.context.home
        if kind in self.kinds and home is not None and _country(home).lower() not in self.kinds[kind]:
            if home.code and "-" not in home.code:
                return area_actor(home)
            return self._country_of_home(home) if self.page.is_capital(head) else None
        if who is None and home is not None and self._is_kind(home, kind):
            if kind in self.governments or kind in self.lands and self._means_home(head, home):
                return area_actor(home)
        if who is not None and who.area is None and self.words[start] in self.owners:
            left = self._side_left()
            return area_actor(left) if left is not None and self._is_kind(left, kind) else None
        if self._is_guest_alone(who) and kind in self.governments:
            return None
        for area in self.context.parties if who is not None else ():
            if self._is_kind(area, kind) and (who is None or who.area is None or area.code != who.area.code):
                abroad = who is not None and who.area is not None and _country(area) != _country(who.area)
                if abroad and self.words[start] in self.owners:
                    return None  # his province, said by an official of another country
                return area_actor(area)
        if who is None and self.context.parties and self._is_kind(self.context.parties[0], kind) and kind in self.home:
            return area_actor(self.context.parties[0])
        if who is None and kind in self.countries and home is not None and "-" in (home.code or ""):
            return self._country_of_home(home)
        before = [p for p in self.context.places_in(max(0, start - _BACK), start) if p.form != "people"]
        for place in reversed(before):
            firm = any(f"{place.name} " in (who.company or "") for who in self.context.people)  # Valle Foods
            if self._is_kind(Area(place.base, place.code), kind) and place.kind != "city" and not firm:
                return Actor(place.base, place.code)
        return self._only_place(who) if kind in self.kinds or kind in self.either else None

    def _government_told(self, kind: str) -> Area | None:
        """The one area whose government the page names by this noun: the Administration of | Turkistan Region."""
        found = dict[str, Area]()
        for place in self.context.places if kind in self.page.known else ():
            k = place.start - 1 - bool(self.tags[place.start - 1] & DET)
            if k > 0 and place.form == "noun" and self.words[k] in self.of_words and self.words[k - 1] == kind:
                found.setdefault(str(place.code or place.base), self.context.area_of(place))
        return next(iter(found.values())) if len(found) == 1 else None

    def _called_so(self, kind: str) -> list[Area]:
        """The sides that are parts of countries whose parts are called so."""
        parts = [area for area in self.context.parties if "-" in (area.code or "")]
        return [area for area in parts if _country(area).lower() in self._countries_of(kind)]

    def _crowned(self, who: Figurehead | None) -> Actor | None:
        """The country that "the Sultanate" is: the speaker's, else the only one of the sides that is called so."""
        own = [who.area] if who is not None and who.area is not None else []
        for some in (own, [*self.context.parties, *([self.context.home] if self.context.home is not None else [])]):
            called = {area.code: area for area in some if (area.code or "").lower() in self.crowned}
            if len(called) == 1:
                return area_actor(next(iter(called.values())))
        return None

    def _countries_of(self, kind: str) -> frozenset[str]:
        """The countries of which a part is called so: of the state, the county."""
        return self.kinds.get(kind) or self.parted.get(kind, frozenset())

    def _town(self, who: Figurehead | None, head: int) -> Actor | None:
        """The town that "the city" means: the speaker's own, else the only one whose mayor is named here."""
        if who is not None and who.area is not None and self._is_town_area(who.area):
            return area_actor(who.area)
        mayors = (one for one in self.context.people if self._is_mayor(one))
        towns = {one.area.name: one.area for one in mayors if one.area is not None}
        towns = towns or {area.name: area for area in self.context.parties if self._is_town_area(area)}
        if towns:
            return area_actor(next(iter(towns.values()))) if len(towns) == 1 else None
        return self._town_told(head)

    def _town_told(self, head: int) -> Actor | None:
        """The town last named in this sentence or the one before it, else the one in the headline: Lima mayor hosts."""
        number = self.page.sentence_of[head]
        first = self.page.sentences[max(0, number - 1)][0]
        named = [
            place for place in self.context.places_in(first, head) if place.form == "noun" and place.kind == "city"
        ]
        if named:
            return Actor(named[-1].base, named[-1].code)
        start, stop = self.context.title or (0, 0)
        k = next((k for k in range(start + 1, stop) if self.words[k] in self.mayors), start)
        told = k > start and self.page.is_capital(k - 1) and not self.page.is_capital(k) and self.words[k - 1].isalpha()
        return (
            Actor(self.page.slice(k - 1, k)) if told and (k - 1 == start or not self.page.is_capital(k - 2)) else None
        )

    def _only_place(self, who: Figurehead | None) -> Actor | None:
        """The only place that a document names, for a region whose governor tells no area."""
        heads = [one for one in self.context.people if one.rank == "governor"] if who is None else [who]
        if len(heads) != 1 or heads[0].area is not None or heads[0].rank != "governor":
            return None
        named = {place.base: place.code for place in self.context.places if place.form == "noun"}
        return Actor(*next(iter(named.items()))) if len(named) == 1 else None

    def _is_mayor(self, who: Figurehead) -> bool:
        return any(word in self.mayors for word in (who.role or "").lower().split(" ")[:3])

    def _is_town_area(self, area: Area) -> bool:
        """Whether an area is a town by itself: no code, or the code of a town that is a region of its own."""
        return not area.code or any(p.name == area.name and p.kind == "city" for p in self.context.places)

    def _country_of_home(self, home: Area) -> Actor | None:
        """The country whose paper this is, where it calls its regions otherwise: the State, in a county's paper."""
        land = _country(home)
        place = next((p for p in self.context.places if p.code == land and p.form == "noun"), None)
        return Actor(place.base, land) if place else Actor(home.name, land) if home.code == land else None

    def _is_guest_alone(self, who: Figurehead | None) -> bool:
        """Whether the only side known is one from abroad: by its adjective alone, or for somebody in office here."""
        parties = self.context.parties
        if self.context.home is not None or len(parties) != 1 or not parties[0].code:
            return False
        heads = [who] if who is not None else self.context.people
        if any(one.area is None and one.company is None and one.rank in _HEADS | _MINISTERS for one in heads):
            return True  # of one who is in office somewhere else
        named = [place for place in self.context.places if place.code == parties[0].code]
        return bool(named) and all(place.form != "noun" for place in named)

    def _means_home(self, head: int, home: Area) -> bool:
        """Whether "the province" is the one whose paper this is: "the State", or no other side is a region."""
        if self.page.is_capital(head) or self.words[head] not in self.kinds and not self._is_named_so(head, home):
            return True
        return all(side.code == home.code or "-" not in (side.code or "") for side in self.context.parties)

    def _is_named_so(self, head: int, home: Area) -> bool:
        """Whether the name of another side has the noun: the region, beside Fergana Region."""
        noun = self.words[head]
        return any(side.code != home.code and noun in side.name.lower().split() for side in self.context.parties)

    def _side_left(self) -> Area | None:
        """The one side that nobody else in the document is said to be of."""
        taken = {one.area.code or one.area.name for one in self.context.people if one.area}
        free = [area for area in self.context.parties if (area.code or area.name) not in taken]
        return free[0] if len(free) == 1 else None

    def _country_of_region(self) -> Actor | None:
        """The country that "the central government" rules, where just one side is a region."""
        sides = [_country(area) for area in self.context.parties if "-" in (area.code or "")]
        home = self.context.home
        if len(sides) > 1 and home is not None and _country(home) in sides:
            return self._country_of_home(home)
        if len(sides) != 1:
            return None
        place = next((p for p in self.context.places if p.code == sides[0] and p.form == "noun"), None)
        return Actor(place.base, place.code) if place else None

    def _local_area(self, kind: str, i: int) -> Actor | None:
        """The area of "the provincial government": the only one called so, else the region of who speaks."""
        called = self._called_so(kind)
        found = self._only_region(kind) or (area_actor(called[0]) if len(called) == 1 else None)
        who = self.context.speaker_at(i)
        if found is not None or who is None or who.area is None or kind not in self.plain_area:
            return found
        region = bool(who.area.code) and "-" in str(who.area.code)
        return area_actor(who.area) if region else None

    def _only_region(self, kind: str) -> Actor | None:
        """The only region that the document names with this noun (Cross River State), by its first name there."""
        found: dict[str, Place] = {}
        for place in self.context.places:
            if place.code is None or place.kind != "subdivision" or place.form != "noun":
                continue
            if kind in place.name.lower().split() or self.words[place.stop : place.stop + 1] == [kind]:
                found.setdefault(place.code, place)
        return place_actor(next(iter(found.values())), self.context) if len(found) == 1 else None

    def _department(self) -> list[Actor] | None:
        """The side that "the department" is, where just one is a region of a country that has departments."""
        sides = [area for area in self.context.parties if "-" in (area.code or "")]
        sides = [area for area in sides if _country(area).lower() in self.departments]
        if len(sides) != 1:
            return None
        return [area_actor(sides[0])]

    def _is_place(self, actor: Actor) -> bool:
        """Whether somebody who acts is an area, called by the name of a place: Suva, Fiji."""
        if not self._places:
            self._places = {name for place in self.context.places for name in (place.name, place.base)} | {""}
        return actor.name in self._places

    def _is_party(self, actor: Actor) -> bool:
        return any(area.code == actor.code and area.name == actor.name for area in self.context.parties)

    def _area_left(self, who: Figurehead) -> Area | None:
        """The side that a leader without a stated area must be of: the one that no other head, or leader, is of."""
        if who.rank not in _HEADS | _MINISTERS or len(self.context.parties) != 2:
            return None
        titled = self._area_titled(who)
        if titled is not None:
            return titled
        for ranks in (_HEADS if who.rank in _HEADS else _MINISTERS, _HEADS | _MINISTERS):
            taken = {one.area.code or one.area.name for one in self.context.people if one.area and one.rank in ranks}
            free = [area for area in self.context.parties if (area.code or area.name) not in taken]
            if len(free) == 1 and taken and not (who.rank in _MINISTERS and self._is_led(free[0], who)):
                return free[0]
        return None

    def _area_titled(self, who: Figurehead) -> Area | None:
        """The only side whose country calls its regions' heads so: a Premier beside a Governor is the province's."""
        codes = self.titled.get((who.role or "").split(" ")[0].lower())
        sides = [a for a in self.context.parties if "-" in (a.code or "") and _country(a).lower() in (codes or ())]
        return sides[0] if len(sides) == 1 and all("-" in (a.code or "") for a in self.context.parties) else None

    def _is_led(self, area: Area, who: Figurehead) -> bool:
        """Whether somebody else speaks for a side, so that a minister without an area may be of either."""
        others = (one for one in self.context.people if one is not who and one.rank in _HEADS | _MINISTERS)
        return any(one.area is not None and one.area.code == area.code for one in others)

    def _subject_person(self, start: int) -> Figurehead | None:
        first = self.page.sentences[self.page.sentence_of[start]][0]
        found = [m for m in self.context.mentions_in(first, start) if m.who is not None and m.who.kind == "person"]
        return found[0].who if found else None

    def _is_kind(self, area: Area, word: str) -> bool:
        country = area.code is not None and "-" not in area.code
        if word in self.countries:
            return country
        return word in self.governments or word in self.either or not country


def _country(area: Area) -> str:
    return (area.code or "").partition("-")[0]


def area_actor(area: Area) -> Actor:
    """An area as somebody who acts."""
    return Actor(area.name, area.code)


def place_actor(place: Place, context: Context) -> Actor:
    """A place as somebody who acts: a city that is no side of the document stands for its country's government.

    Where somebody is of a region of its name, the name means the region: Tokushima, of Tokushima Prefecture.
    """
    if any(area.code == place.code and place.code for area in context.parties):
        return Actor(place.base, place.code)
    for who in context.people if place.kind == "city" else ():
        area = who.area
        if area and area.name == place.name and not (area.code and place.country):
            return area_actor(area)  # a town with a mayor here; a region with a governor
        if area and (area.code or "").startswith(f"{place.country}-") and f"{area.name} ".startswith(f"{place.name} "):
            return area_actor(area)
    if place.kind == "city" and place.country:
        return Actor(place.name, place.country)
    return Actor(place.base, place.code)
