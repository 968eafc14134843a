"""Whose a figure is: both sides of what passes between them, else the area that its clause or paragraph is about."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from communique.entries.context import Context
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_home import listed, told_sides
from communique.entries.figure_lists import Lists
from communique.entries.figure_topics import Topics
from communique.entries.places import Place
from communique.entries.quantities import DASHES, Quantity
from communique.kinds import Actor, Area
from communique.text.page import Match

TRADE: Final = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
_BETWEEN: Final = frozenset({"contracts", "visits", "funding", *TRADE})  # what has two sides where two are named
_PEOPLE: Final = ("name", "role")
_ROLE: Final = 14  # tokens of an office with a name
_AGENCY: Final = 8  # tokens of an agency in brackets
_OWNED: Final = 6  # tokens between an owner and what it owns
_MANY: Final = 3  # areas of a list that are all meant, or only examples
_LISTED: Final = 3  # tokens between two partners of a list
_DATELINE: Final = 4  # tokens before a place of a dateline
_BESIDE: Final = 4  # tokens between a region and the country that it stands beside


class Named(NamedTuple):
    """An area that a stretch of the text names, by a noun or an adjective, or means (the region, our)."""

    area: Area
    noun: bool
    start: int


class Owners:
    """The owners of the figures of one document; positions are tokens."""

    def __init__(self, context: Context, around: Surroundings, topics: Topics, lists: Lists, home: str | None) -> None:
        language = context.page.language
        self.lists = lists
        self.told = told_sides(context)  # the sides whose figures are told
        self.context, self.page, self.words = context, context.page, context.page.words
        self.around, self.topics, self.home = around, topics, home
        self.role = around.role
        self.regions = language.sets["regionword"]
        self.countries_said = language.wordset("country_noun", "either_noun")
        self.either = language.sets["either_noun"]
        self.definite = language.wordset("definite", "owning", "first_person")
        self.possessive = language.sets["first_person"] & language.sets["determiner"]
        self.transfers = language.sets["transfer"]
        self.taken = language.sets["share_taken"]
        self.sole: Area | None = None  # whose trade with all others is being told of
        self.sole_at = self.pair_at = -1  # where it, and where trade of two sides, was last named

    def areas(
        self, q: Quantity, indicator: str, measure: str, last: tuple[Area, ...], found: Match | None
    ) -> tuple[Area, ...]:
        """Whose figure it is: both sides for trade, else the place that the clause, or the paragraph, is about.

        `last` is what the latest figure of trade was about, `found` the words of the indicator.
        """
        beside = self.beside(q, last, found) if indicator in TRADE and measure != "rank" else ()
        if beside:
            return beside
        shared = indicator not in TRADE and (self.lists.shares_trade(q) or self.lists.is_shared_out(q))
        listed = self.lists.place(q) if shared else None
        if listed is not None:
            return (self.context.area_of(listed),)
        whole = self.whole(q) if measure == "share" else None
        here = self.named(*self.around.segment(q.start), whole)
        if not here:
            here = self.named(*self.around.sentence(q.start), whole)
        if indicator in TRADE and measure not in ("rank", "share"):
            part = self.lists.part_behind(q)
            here = [one for one in here if one.start < part] if part else here
            return self.sides(q, here, last, found)
        if indicator == "contracts" and len(here) < 2 and len(self.told) == 2:
            return tuple(self.told)
        here = self.without_followers(q, here)
        both = self.across(q, indicator, measure, here, last)
        if both:
            return both
        if q.noun is not None:
            here = [one for one in here if not self.is_one_of_many(one.start)]
            if len(here) > 1 and self.are_joined(here[0], here[1]):
                return here[0].area, here[1].area
            here = [one for one in here if one.start < q.first or not self.around.reads(one.start - 1, "to")]
        best = next((one.area for one in here if one.noun), None)
        best = best or self.counted_area(q) or (here[0].area if here else None)
        return (best,) if best is not None else self.topic(q)

    def without_followers(self, q: Quantity, here: list[Named]) -> list[Named]:
        """The areas of a clause without those behind a comma: Japan had 40%, followed by Chile."""
        first = here[0].start if here else q.first
        comma = next((j for j in range(q.last, self.around.sentence(q.start)[1]) if self.words[j] == ","), None)
        return here if comma is None or first >= q.first else [one for one in here if one.start < comma]

    def is_one_of_many(self, i: int) -> bool:
        """Whether the area at token `i` stands in a list of three or more, which are all meant or only examples."""
        place = self.context.place_of.get(i)
        return place is not None and listed(self.context, place) >= _MANY

    def are_joined(self, one: Named, other: Named) -> bool:
        """Whether two areas are the subject of a clause together: Zambia and Rwanda have signed seven …"""
        place = self.context.place_of.get(one.start)
        if place is None or not (one.noun and other.noun):
            return False
        gap = [word for word in self.words[place.stop : other.start] if word not in self.role["the"]]
        return len(gap) == 1 and gap[0] in self.role["and"]

    def across(
        self, q: Quantity, indicator: str, measure: str, here: list[Named], last: tuple[Area, ...]
    ) -> tuple[Area, ...]:
        """Both sides of what goes from one to the other: people of one in the other, money, a share of their trade."""
        if len(here) > 1 and (indicator in _BETWEEN or q.sort == "price"):
            return here[0].area, here[1].area
        if measure == "share" and indicator in TRADE:
            pair = self.parted(self.without_followers(q, self.named(*self.around.segment(q.start), None)), last)
            if pair:
                return pair
        taking_part = self.taking_part(q)
        if taking_part is not None and len(self.told) == 2:
            one = next((area for area in self.told if _country(area) != _country(taking_part)), None)
            if one is not None:
                return one, taking_part
        if q.noun is not None and (own := self.counted_area(q)) is not None:
            other = next((one.area for one in here if one.area.code != own.code), None)
            if other is not None and self.is_pair(own, other):
                return own, other
        if indicator == "funding" and measure == "level" and len(self.told) == 2 and self.passes_over(q):
            return tuple(self.told)
        return ()

    def passes_over(self, q: Quantity) -> bool:
        """Whether money goes from one side to the other: a loan, a credit, an investment."""
        start, stop = self.around.segment(q.start)
        return not self.transfers.isdisjoint(self.words[start:stop])

    def is_pair(self, one: Area, other: Area) -> bool:
        """Whether two areas are, or lie in, the two sides of the document."""
        parties = self.told
        if len(parties) != 2:
            return False
        return {_country(one), _country(other)} == {_country(party) for party in parties}

    def parted(self, here: list[Named], last: tuple[Area, ...]) -> tuple[Area, ...]:
        """The first two areas of different countries; the second may be one of those of the trade just spoken of."""
        if not here:
            return ()
        first, others = here[0].area, [*(one.area for one in here), *(last if len(here) == 1 else ())]
        other = next((area for area in others if _country(area) != _country(first)), None)
        return (first, other) if other else ()

    def counted_area(self, q: Quantity) -> Area | None:
        """The area that the counted noun itself names: 140 Kenyan entrepreneurs."""
        if q.noun is None:
            return None
        places = self.context.places_in(*q.noun)
        if not places and q.noun[1] < len(self.words) and self.words[q.noun[1]] in self.role["from"]:
            places = self.context.places_in(q.noun[1] + 1, q.noun[1] + 3)
        return self.context.area_of(places[0]) if places and places[0].code else None

    def whole(self, q: Quantity) -> tuple[int, int] | None:
        """The tokens of what a share is of: "all Russian grain" says nothing on whose share it is."""
        if not self.around.reads(q.last, "of"):
            return None
        return self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])

    def topic(self, q: Quantity) -> tuple[Area, ...]:
        """Whom a clause without a place is about: "our", the place that its paragraph opened with, the side at home."""
        we = self.speaking(q.start)
        start, _ = self.around.sentence(q.start)
        if we is not None and not self.role["we"].isdisjoint(self.words[start : q.last]):
            return (we,)
        inside = self.inside(q)
        if inside is not None:
            return (inside,)
        paragraph = self.page.paragraphs[self.page.paragraph_of[q.start]]
        if we is not None and self.context.said_at(q.start) is not None:
            return (we,)
        opened = [one for one in self.named(paragraph[0], start, None) if one.noun and self.is_opened(one.start)]
        if opened:
            return (opened[0].area,)
        if self.sole is not None and self.sole_at > self.pair_at and len(self.told) < 2:
            return (self.sole,)
        if not self.around.official and all(place.code != self.home for place in self.in_title()):
            return ()  # a product is no country's
        return tuple(area for area in self.told if area.code == self.home)[:1]

    def inside(self, q: Quantity) -> Area | None:
        """The side that a city behind "in" or "at" lies in: two plants in Darkhan."""
        for place in self.context.places_in(q.last, q.last + 2):
            if place.kind == "city" and place.country and self.words[place.start - 1] in self.role["in"]:
                return next((area for area in self.told if _country(area) == place.country), None)
        return None

    def is_opened(self, i: int) -> bool:
        """Whether a place at token `i` can be what its paragraph is about: no office, no buyer of exports."""
        behind = i - 1 - self.around.reads(i - 1, "the")
        sold = self.around.reads(behind, "partner_cue") and self.page.match_at("indicator", behind - 1) is not None
        return not sold and not self.is_office(i)

    def in_title(self) -> list[Place]:
        """The places of the headline."""
        return self.context.places_in(*self.context.title) if self.context.title else []

    def taking_part(self, q: Quantity) -> Area | None:
        """The area that has a share in what is counted: enterprises with Italian participation."""
        for place in self.context.places_in(q.last, self.around.segment(q.start)[1]):
            behind = self.words[place.stop : place.stop + 1]
            if place.code and self.words[place.start - 1] in self.role["counted_tail"] and set(behind) & self.taken:
                return self.context.area_of(place)
        return None

    def is_office(self, i: int) -> bool:
        """Whether a place at token `i` only belongs to somebody's office or name: the Ambassador of Denmark."""
        near = self.context.mentions_in(max(0, i - _ROLE), i + 1)
        return any(m.form in _PEOPLE and m.start <= i < m.stop for m in near)

    def speaking(self, i: int) -> Area | None:
        """The area that whoever speaks at token `i` speaks for; the side that it lies in, where it is none itself."""
        we = self.context.we_at(i)
        if we is None or not we.code:
            return None
        side = next((area for area in self.told if area.code == _country(we)), None)
        return side or Area(we.name, we.code)

    # --- trade

    def beside(self, q: Quantity, last: tuple[Area, ...], found: Match | None) -> tuple[Area, ...]:
        """The owner of trade and the partner that the quantity is listed with: Italy with 584 tons, Chad ($5m)."""
        place = self.lists.place(q)
        if place is None:
            return ()
        partner, start = self.context.area_of(place), self.around.sentence(q.start)[0]
        named = [p for p in self.context.places_in(start, place.start) if p.code and p.kind != "city"]
        owners = [self.context.area_of(p) for p in named if self.is_owner(p) or self.is_right_at(p, found)]
        owners += [self.sole] if self.sole is not None and self.sole_at > self.pair_at else []
        owners += [*last, *self.told] if len(self.told) < 3 else [*last]
        owner = next((area for area in owners if area.code and _country(area) != _country(partner)), None)
        return (owner, partner) if owner is not None else (partner,)

    def is_owner(self, place: Place) -> bool:
        """Whether a place stands as an owner: Georgia's partners, Brazilian exports."""
        return bool(place.code) and (place.form == "adjective" or self.page.is_possessive(place.stop))

    def alone(self, area: Area, q: Quantity, found: Match | None) -> tuple[Area, ...]:
        """One owner of trade with all others, kept for what goes on without a name."""
        for place in self.context.places_in(self.around.sentence(q.start)[0], q.first):
            if place.code == area.code and (self.is_owner(place) or self.is_joined(place, found)):
                self.sole, self.sole_at = area, q.start
        return (area,)

    def is_joined(self, place: Place, found: Match | None) -> bool:
        """Whether a place opens its sentence, or stands right beside an indicator: exports of Nepal, Chile exports."""
        return place.start == self.around.sentence(place.start)[0] or self.is_right_at(place, found)

    def is_right_at(self, place: Place, found: Match | None) -> bool:
        """Whether a place stands right before the words of an indicator, or "of" joins it to them: Angola shipped."""
        return found is not None and place.stop <= found.start <= place.stop + 1 or self.is_of(place, found)

    def is_of(self, place: Place, found: Match | None) -> bool:
        """Whether "of" joins a place to the words of an indicator before it: exports of Nepal."""
        behind = place.start - 1 - self.around.reads(place.start - 1, "the")
        return found is not None and behind == found.stop and self.around.reads(behind, "of")

    def is_dateline(self, place: Place) -> bool:
        """Whether a place only says where a report was written: São Paulo – In September, …; Nairobi, Kenya – …"""
        start = self.page.sentences[self.page.sentence_of[place.start]][0]
        if place.start == start and self.around.reads(place.stop, "colon") and place.kind != "country":
            return True  # Dubai: The UAE's trade
        if place.start - start > _DATELINE or not (self.is_dash(place.stop) or self.is_dated(place.stop)):
            return False
        inner = self.context.place_of.get(start)
        return place.kind != "country" or inner is not None and inner.kind == "city" and inner is not place

    def is_dated(self, i: int) -> bool:
        """Whether a day, an agency in brackets and a dash follow at token `i`: Colombo, 14 March 2024 (Wire) – …"""
        days = self.context.dates_in(i, i + 3)
        if not days or days[0].kind != "day":
            return False
        j = days[0].stop
        if j < len(self.words) and self.words[j] == "(":
            while j < min(days[0].stop + _AGENCY, len(self.words)) and self.words[j] != ")":
                j += 1
            j += 1
        return self.is_dash(j)

    def is_dash(self, i: int) -> bool:
        """Whether a dash with spaces around it stands at token `i`."""
        return i + 1 < len(self.words) and self.words[i] in DASHES and not self.page.touches(i + 1)

    def sides(self, q: Quantity, here: list[Named], last: tuple[Area, ...], found: Match | None) -> tuple[Area, ...]:
        """Both sides of trade: those named, else the one named and its partner, else those of the latest figure."""
        if len(here) > 2 and found is not None:
            floor = max((other.last for other in self.lists.row if other.last <= found.start), default=0)
            near = [one for one in here if floor <= one.start < q.first]
            here = near if floor and len(near) > 1 else here  # …, exports of A to B were $5 million
        sole = self.sole if self.sole_at > self.pair_at else None
        partner = self.partner(found) if len(here) > 1 and sole is not None else None
        if partner is not None and sole is not None and _country(partner) != _country(sole):
            if not any(_country(one.area) == _country(sole) for one in here) and not self.is_owned(found):
                return sole, partner
        if len(here) > 1:
            if sole is None or sole.code != here[0].area.code:
                self.pair_at = q.start
            return here[0].area, here[1].area, *self.further(here)
        start, _ = self.around.sentence(q.start)
        two, noun = self.role["two"], self.role["countries"]
        if any(a in two and b in noun for a, b in pairwise(self.words[start : q.first + 1])):
            countries = last if len(last) == 2 else self.countries()
            guest = self.envoy(q, countries)
            if len(countries) == 2:
                return countries if guest is None else guest
        own = here and self.leads(here[0].area, q)
        if own and not last and self.page.match_at("indicator", start) is None and self.is_one_sided(start, q.last):
            return self.alone(here[0].area, q, found)
        if found is not None and self.is_overall(found) and (own or not here):
            home = next((area for area in self.told if area.code == self.home), None)
            whose = here[0].area if own else sole or home
            if own or whose is None:
                return self.alone(here[0].area, q, found) if own else ()
            self.sole, self.sole_at = whose, q.start
            return (whose,)
        if found is not None and self.is_bilateral(found):
            sole = None
        elif sole is None and not here and not last and self.pair_at < 0:
            sole = self.first_owner()
        if sole is not None and not here:
            return (sole,)
        if sole is not None and not own and _country(sole) != _country(here[0].area):
            return sole, here[0].area
        known = last if len(last) == 2 else tuple(self.told[:2]) if len(self.told) == 2 else ()
        if not here:
            return known or tuple(self.told[:1])
        one = here[0].area
        if any(area.code == one.code for area in known):
            return known
        partner = next((area for area in known if _country(area) != _country(one)), None)
        if partner is None:
            we = self.context.we_at(q.start)
            partner = Area(we.name, we.code) if we is not None and we.code and _country(we) != _country(one) else None
        if partner is None:
            return self.alone(one, q, found)
        return (one, partner) if self.leads(one, q) else (partner, one)

    def further(self, here: list[Named]) -> list[Area]:
        """The partners that are listed right behind the second side: exports of Chile to Japan, India and Mali."""
        found, k = [], 1
        while k + 1 < len(here) and (place := self.context.place_of.get(here[k].start)) is not None:
            gap = self.words[place.stop : here[k + 1].start]
            joined = 0 < len(gap) <= _LISTED and all(word in self.role["list_between"] for word in gap)
            if not joined or not here[k + 1].noun:
                break
            k += 1
            found.append(here[k].area)
        return found

    def envoy(self, q: Quantity, countries: tuple[Area, ...]) -> tuple[Area, ...] | None:
        """The country that who speaks is of, and that of the paper, where "the two" are not those told of before."""
        we = self.speaking(q.start)
        if we is None or _country(we) in {_country(area) for area in countries}:
            return None
        host = next((area for area in self.told if area.code == self.home), None)
        return (we, host) if host is not None else ()

    def first_owner(self) -> Area | None:
        """Whose trade the first sentence on trade that names somebody is about, where it names nobody else."""
        for match in self.page.of("indicator"):
            if match.group["name"] not in TRADE:
                continue
            start, stop = self.page.sentences[self.page.sentence_of[match.start]]
            named = self.named(start, stop, None)
            if not named:
                continue
            place = self.context.place_of.get(named[0].start)
            owns = place is not None and (
                self.is_owner(place) and 0 <= match.start - place.stop <= _OWNED or self.is_of(place, match)
            )
            return named[0].area if owns and len(named) == 1 else None
        return None

    def is_bilateral(self, found: Match) -> bool:
        """Whether the words of an indicator are of two sides: two-way trade, mutual trade turnover."""
        return not self.role["bilateral"].isdisjoint(self.words[max(0, found.start - 3) : found.stop])

    def partner(self, found: Match | None) -> Area | None:
        """The partner right behind the words of an indicator: shipments to China."""
        if found is None or not self.around.reads(found.stop, "partner_cue"):
            return None
        place = self.context.place_of.get(found.stop + 1 + self.around.reads(found.stop + 1, "the"))
        return self.context.area_of(place) if place is not None and place.code else None

    def is_owned(self, found: Match | None) -> bool:
        """Whether an owner stands before the words of an indicator: Kenya's exports, Kenyan exports."""
        if found is None:
            return False
        near = self.context.places_in(max(0, found.start - _OWNED), found.start)
        return any(self.is_owner(place) for place in near)

    def is_overall(self, found: Match) -> bool:
        """Whether the words of an indicator say that trade is that with all others: its foreign trade turnover."""
        return self.around.reads(found.start, "overall") or self.around.reads(found.start - 1, "overall")

    def is_one_sided(self, start: int, stop: int) -> bool:
        """Whether a sentence on exports or imports names no partner: not "bilateral", "between" or "trade with"."""
        found = [m for m in self.page.within("indicator", start, stop) if m.group["name"]]
        return bool(found) and all(m.group["name"] in ("exports", "imports") for m in found)

    def leads(self, one: Area, q: Quantity) -> bool:
        """Whether the area owns the figure ("Serbia's exports") and is not its other end ("exports to Serbia")."""
        places = self.context.places_in(*self.around.sentence(q.start))
        place = next((p for p in places if p.code == one.code), None)
        if place is None:
            return True
        # Spain's Basque region: what stands before the country stands before its region
        first = next((p.start for p in places if p.code == place.country and self.owns(p, place)), place.start)
        return first == 0 or self.words[first - 1 - self.around.reads(first - 1, "the")] not in self.role["partner_cue"]

    def owns(self, country: Place, region: Place) -> bool:
        """Whether a country's possessive opens the name of its region."""
        return country.stop + 1 == region.start and self.page.is_possessive(country.stop)

    def countries(self) -> tuple[Area, ...]:
        """The countries of the document's two sides, by the names that it uses for them."""
        found = []
        for party in self.told[:2]:
            code = _country(party)
            place = next((p for p in self.context.places if p.code == code), None)
            if place is not None:
                found.append(
                    party if party.code == code else Area(place.name if place.form == "noun" else place.base, code)
                )
        return tuple(found)

    # --- the areas of a stretch

    def named(self, start: int, stop: int, without: tuple[int, int] | None) -> list[Named]:
        """The areas named or meant in a stretch, each once; a country goes where its region is named beside it."""
        found: list[tuple[Place, Area]] = []
        for place in self.context.places_in(start, stop):
            if (
                place.code is None
                or place.kind == "city"
                or without is not None
                and without[0] <= place.start < without[1]
                or place.start - start <= _DATELINE
                and self.is_dateline(place)
            ):
                continue
            if not any(area.code == place.code for _, area in found):
                found.append((place, self.context.area_of(place)))
        if not found:
            return self.with_meant([], start, stop)
        inner = {p.country for p, a in found if p.country and a.code != p.country and self.is_inside(p, found)}
        kept = [Named(a, p.form == "noun", p.start) for p, a in found if a.code not in inner or len(found) == 1]
        return self.with_meant(kept, start, stop)

    def with_meant(self, named: list[Named], start: int, stop: int) -> list[Named]:
        """With the areas that "the region" and "our" mean, in the order of the text."""
        words = self.words[start:stop]
        if self.regions.isdisjoint(words) and self.possessive.isdisjoint(words):
            return named
        found = list(named)
        for i in range(start, stop):
            area = self.meant(i)
            if area is not None and not any(one.area.code == area.code for one in found):
                found.append(Named(area, True, i))
        return sorted(found, key=lambda one: one.start) if len(found) > len(named) else named

    def meant(self, i: int) -> Area | None:
        """The side that token `i` means without naming it: the region, our; `None` where that is not sure."""
        if self.words[i] in self.possessive:
            return self.speaking(i) if self.context.said_at(i) is not None else None
        if self.words[i] not in self.regions or not i or self.words[i - 1] not in self.definite:
            return None
        if i + 1 < len(self.words) and self.around.reads(i + 1, "of") or i in self.context.mention_of:
            return None
        country = self.words[i] in self.countries_said
        if self.words[i] in self.either and sum("-" in (area.code or "") for area in self.told) == 1:
            country = False  # the state, where one side is a state of a federation
        fit = [area for area in self.told if area.code and ("-" not in area.code) == country]
        if len(fit) > 1:
            we = self.context.we_at(i)
            fit = [area for area in fit if we is not None and area.code == we.code]
        return fit[0] if len(fit) == 1 else None

    def is_inside(self, region: Place, found: list[tuple[Place, Area]]) -> bool:
        """Whether a region stands right beside the country that it lies in: China's Shandong, Perth, Australia."""
        country = next((p for p, a in found if a.code == region.country), None)
        return country is not None and abs(country.start - region.start) <= _BESIDE


def _country(area: Area | Actor) -> str:
    return (area.code or "").partition("-")[0]
