"""Both sides of trade: those named, the owner and its partner, those of a list, or those told of before."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.context import Context
from communique.entries.figure_clauses import Surroundings
from communique.entries.figure_home import country_of_dateline
from communique.entries.figure_lists import Lists
from communique.entries.figure_named import Named, NamedAreas
from communique.entries.places import Place
from communique.entries.quantities import Quantity
from communique.entries.whose import land_of
from communique.kinds import Area
from communique.text.page import Match

TRADE: Final = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
_OWNED: Final = 6  # tokens between an owner and what it owns
_LISTED: Final = 3  # tokens between two partners of a list


class Sides(NamedAreas):
    """The sides of the figures of trade of one document; positions are tokens."""

    def __init__(
        self, context: Context, around: Surroundings, lists: Lists, told: list[Area], home: str | None
    ) -> None:
        super().__init__(context, around, told)
        self.lists, self.home = lists, home
        self.sole: Area | None = None  # whose trade with all others is being told of
        self.sole_at = self.pair_at = -1  # where it, and where trade of two sides, was last named
        self.dateline = country_of_dateline(context)
        self.blocs = [p for p in context.places if p.code is None and p.kind == "region" and p.form == "noun"]

    def beside(self, q: Quantity, last: tuple[Area, ...], found: Match | None) -> tuple[Area, ...]:
        """The owner of trade and the partner that the quantity is listed with: Italy with 584 tons, Chad ($5m)."""
        place = self.lists.place(q)
        if place is None:
            return ()
        partner, start = self.context.area_of(place), self.around.sentence(q.start)[0]
        named = [p for p in self.context.places_in(start, place.start) if p.code and p.kind != "city"]
        behind = self.context.places_in(place.stop, self.around.sentence(q.start)[1])
        owners = [self.context.area_of(p) for p in named if self.is_owner(p) or self.is_right_at(p, found)]
        owners += [self.context.area_of(p) for p in behind if p.code and self.is_of(p, found)]
        owners += [self.sole] if self.sole is not None and self.sole_at > self.pair_at else []
        owners += [*last, *self.told] if len(self.told) < 3 else [*last]
        owner = next((area for area in owners if area.code and land_of(area) != land_of(partner)), None)
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
        if found is None or self.is_of(place, found):
            return found is not None
        return found.start == place.stop or found.start == place.stop + 1 and self.words[place.stop].isalpha()

    def is_of(self, place: Place, found: Match | None) -> bool:
        """Whether "of" joins a place to the words of an indicator before it: exports of Nepal."""
        behind = place.start - 1 - self.around.reads(place.start - 1, "the")
        return found is not None and behind == found.stop and self.around.reads(behind, "of")

    def sides(self, q: Quantity, here: list[Named], last: tuple[Area, ...], found: Match | None) -> tuple[Area, ...]:
        """Both sides of trade: those named, else the one named and its partner, else those of the latest figure."""
        here = [one for one in here if not self.is_example(one.start)]
        here = self.with_blocs(q, here) if self.blocs else here
        next_one = [one for one in here if one.start < q.first and self.is_next(one.start)]
        if next_one:  # followed by Chad, with exports of $5 million
            owner = next((area for area in (*last, *self.told) if land_of(area) != land_of(next_one[-1].area)), None)
            return (owner, next_one[-1].area) if owner is not None else (next_one[-1].area,)
        if here and here[-1].start > q.last:
            here = self.before_others(q, here)
        if len(here) > 1 and found is not None:
            floor = max((other.last for other in self.lists.row if other.last <= found.start), default=0)
            if floor and (whose := self.partner(found)) is not None and not self.is_owned(found):
                here = [one for one in here if one.area.code == whose.code] or here  # …, and trade with C $5 million
        if len(here) > 2 and found is not None:
            near = [one for one in here if floor <= one.start < q.first]
            here = near if floor and len(near) > 1 else here  # …, exports of A to B were $5 million
        sole = self.sole if self.sole_at > self.pair_at else None
        partner = self.partner(found) if len(here) > 1 and sole is not None else None
        if partner is not None and sole is not None and land_of(partner) != land_of(sole):
            if not any(land_of(one.area) == land_of(sole) for one in here) and not self.is_owned(found):
                return sole, partner
        if len(here) > 1 and not self.leads(here[0].area, q) and (owner := self.home_of_partners(here)) is not None:
            return owner, here[0].area, here[1].area, *self.further(here)
        if len(here) > 1:
            if sole is None or sole.code != here[0].area.code:
                self.pair_at = q.start
            return here[0].area, here[1].area, *self.further(here)
        start, _ = self.around.sentence(q.start)
        two, noun = self.role["two"], self.role["countries"]
        before = self.words[start : q.first + 1]
        if not two.isdisjoint(before) and any(a in two and b in noun for a, b in pairwise(before)):
            countries = last if len(last) == 2 else self.countries()
            guest = self.envoy(q, countries)
            if len(countries) == 2:
                return countries if guest is None else guest
        own = here and self.leads(here[0].area, q)
        alone = (
            own
            and not last
            and not self.names_both(q)
            and not (found is not None and self.around.reads(found.stop, "other_party"))
        )
        if alone and self.page.match_at("indicator", start) is None and self.is_one_sided(start, q.last):
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
        if sole is not None and not own and land_of(sole) != land_of(here[0].area):
            return sole, here[0].area
        known = last if len(last) == 2 else tuple(self.told[:2]) if len(self.told) == 2 else ()
        if not here:
            return known or tuple(self.told[:1])
        one = here[0].area
        if any(area.code == one.code for area in known):
            return known
        others = [area for area in known if land_of(area) != land_of(one)]
        partner = next((area for area in others if land_of(area) == self.dateline), others[0] if others else None)
        if partner is None:
            we = self.context.we_at(q.start)
            partner = Area(we.name, we.code) if we is not None and we.code and land_of(we) != land_of(one) else None
        if partner is None:
            partner = self.home_side(one, here[0], q, found)
        if partner is None:
            return self.alone(one, q, found)
        return (one, partner) if self.leads(one, q) else (partner, one)

    def home_of_partners(self, here: list[Named]) -> Area | None:
        """Whose trade it is with partners that "and" joins, or `None`: trade with Mali and Chad fell."""
        place = self.context.place_of.get(here[0].start)
        gap = self.words[place.stop : here[1].start] if place is not None else []
        if not here[1].noun or not gap or any(word not in self.role["list_between"] for word in gap):
            return None
        lands = {land_of(one.area) for one in here[:2]}
        return next((area for area in self.told if area.code == self.home and land_of(area) not in lands), None)

    def is_next(self, i: int) -> bool:
        """Whether a place at token `i` follows another in a list of partners: followed by Chad, with exports of …"""
        before = i - 1 - self.around.reads(i - 1, "the")
        return self.around.reads(before, "by") and self.words[before - 1] in self.role["followed"]

    def with_blocs(self, q: Quantity, here: list[Named]) -> list[Named]:
        """The areas of a clause with the blocs and continents that are partners in it: trade with ASEAN."""
        start, stop = self.around.segment(q.start)
        near = [p for p in self.blocs if start <= p.start < stop and self.is_partner(p, start)]
        return sorted([*here, *(Named(Area(p.name), True, p.start) for p in near)], key=lambda one: one.start)

    def is_partner(self, bloc: Place, start: int) -> bool:
        """Whether a bloc stands behind "to", "with" or "from", or as the second behind "between"."""
        i = bloc.start - 1 - self.around.reads(bloc.start - 1, "the")
        if i > start and self.words[i] in self.role["of"] and self.words[i - 1] in self.role["countries"]:
            i -= 2 + self.around.reads(i - 2, "the")
        led = self.words[i] in self.role["partner_cue"] or self.context.clauses.is_finite(bloc.stop)
        return led or self.words[i] in self.role["and"] and not self.pairs_here.isdisjoint(self.words[start:i])

    def before_others(self, q: Quantity, here: list[Named]) -> list[Named]:
        """The areas of a clause without those that belong to trade told of behind another quantity: exports were $5
        million and trade with Chad $7 million."""
        later = [other for other in self.lists.row if other.first >= q.last]
        if not later:
            return here
        cut = next((j for j in range(q.last, later[0].first) if self.words[j] in self.role["part_end"]), None)
        if cut is not None and self.around.reads(cut - 1, "of"):
            return [one for one in here if one.start < cut]  # $5 million, of which $2 million went to Chad
        for match in self.page.within("indicator", q.last, later[-1].first):
            if match.group["name"] in TRADE and self.around.reads(match.stop, "partner_cue"):
                return [one for one in here if one.start < match.start]
        return here

    def names_both(self, q: Quantity) -> bool:
        """Whether the sentence of a figure names both sides of the document: A sold $5 million, and B's sales to A …"""
        if len(self.told) != 2:
            return False
        start, stop = self.around.sentence(q.start)
        near = self.context.places_in(start, stop)
        if not {area.code for area in self.told} <= {place.code for place in near}:
            return False
        told = (m.start for m in self.page.within("indicator", q.last, stop) if m.group["name"] in TRADE)
        return any(self.is_owner(place) and place.stop <= at <= place.stop + 1 for at in told for place in near)

    def home_side(self, one: Area, named: Named, q: Quantity, found: Match | None) -> Area | None:
        """The document's only side, where a clause names just its buyer or goal: exports to Peru, Peru bought it."""
        if len(self.told) != 1 or land_of(self.told[0]) == land_of(one):
            return None
        bought = found is not None and self.words[found.start] in self.role["bought"]
        return self.told[0] if bought and named.noun or not self.leads(one, q) else None

    def is_example(self, i: int) -> bool:
        """Whether a place is only told of in passing: exports rose by 7 percent, with Chad as the main market."""
        place = self.context.place_of.get(i)
        if place is None or not self.around.reads(place.stop, "as_step"):
            return False
        return self.around.reads(i - 1 - self.around.reads(i - 1, "the"), "with")

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
        if we is None or land_of(we) in {land_of(area) for area in countries}:
            return None
        start = self.around.sentence(q.start)[0]
        near = (one.area for one in self.named(start, q.first, None))
        host = next((area for area in near if land_of(area) != land_of(we)), None)  # its envoy in Bangladesh
        host = host or next((area for area in self.told if area.code == self.home), None)
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
        found = [m for m in self.page.within("indicator", start, stop) if m.group["name"] in TRADE]
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
            code = land_of(party)
            place = next((p for p in self.context.places if p.code == code), None)
            if place is not None:
                found.append(
                    party if party.code == code else Area(place.name if place.form == "noun" else place.base, code)
                )
        return tuple(found)
