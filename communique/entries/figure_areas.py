"""Whose a figure is: both sides of what passes between them, else the area that its clause or paragraph is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context, Mention
from communique.entries.figure_home import listed, town_of
from communique.entries.figure_lists import Lists
from communique.entries.figure_named import Named
from communique.entries.figure_periods import Periods
from communique.entries.figure_sides import TRADE, Sides
from communique.entries.figure_topics import Topics
from communique.entries.places import Place
from communique.entries.quantities import Quantity
from communique.entries.whose import land_of
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import AUX, VERB

_BETWEEN: Final = frozenset({"contracts", "visits", "funding", *TRADE})  # what has two sides where two are named
_PEOPLE: Final = ("name", "role")
_ROLE: Final = 14  # tokens of an office with a name
_NAMED: Final = ("name", "organisation")
_OPENING: Final = 3  # tokens in which the subject of a clause begins
_SIDES: Final = 2
_FEW_BODIES: Final = 40  # mentions of a document that is about one body
_MANY: Final = 3  # areas of a list that are all meant, or only examples


class Owners(Sides):
    """The owners of the figures of one document; positions are tokens."""

    def __init__(self, context: Context, periods: Periods, topics: Topics, lists: Lists) -> None:
        super().__init__(context, periods.around, lists, periods.told, periods.home)
        self.topics = topics
        self.town = town_of(context) or self.sole_town()
        self.world_here = self.role["world"] & self.page.known
        self.whose_here = self.page.language.sets["whoseword"] & self.page.known
        self.with_here = self.role["with"] & self.page.known
        self.headed = dict(self.headings())
        self.transfers = self.page.language.sets["transfer"]
        self.taken = self.page.language.sets["share_taken"]

    def areas(
        self, q: Quantity, indicator: str, measure: str, last: tuple[Area, ...], found: Match | None
    ) -> tuple[Area, ...]:
        """Whose figure it is: both sides for trade, else the place that the clause, or the paragraph, is about.

        `last` is what the latest figure of trade was about, `found` the words of the indicator.
        """
        beside = self.beside(q, last, found) if indicator in TRADE and measure != "rank" else ()
        if beside:
            return beside
        led = self.led(q) if self.whose_here else None
        if led is not None:
            return led
        shared = indicator not in TRADE and (self.lists.shares_trade(q) or self.lists.is_shared_out(q))
        listed = self.lists.place(q) if shared else None
        if listed is not None:
            return (self.context.area_of(listed),)
        whole = self.whole(q) if measure == "share" else None
        owner = self.whole_told(q, whole) if whole is not None else None
        if owner is not None:
            return (owner,)
        here = self.named(*self.around.segment(q.start), whole)
        here = self.without_causes(q, here) if here and here[-1].start >= q.last else here
        if not here:
            here = self.named(*self.around.sentence(q.start), whole)
            here = self.without_causes(q, here) if here and here[-1].start >= q.last else here
        if self.world_here and self.is_of_world(q, here):
            return ()
        if indicator in TRADE and measure not in ("rank", "share"):
            part = self.lists.part_behind(q)
            here = [one for one in here if one.start < part] if part else here
            return self.sides(q, here, last, found)
        if indicator == "contracts" and len(here) < 2 and len(self.told) == 2:
            return tuple(self.told)
        here = self.without_followers(q, here)
        both = self.across(q, indicator, measure, here, last) or (() if here else self.both_told(q))
        if both:
            return both
        if len(here) > 1 and self.are_between(here[0], here[1]):
            return here[0].area, here[1].area
        if q.noun is not None:
            here = [one for one in here if not self.is_one_of_many(one.start)]
            if len(here) > 1 and self.counted_area(q) is not None:
                here = [one for one in here if not self.is_anothers(one.start, q)]
            if len(here) > 1 and self.are_joined(here[0], here[1]):
                return here[0].area, here[1].area
        here = [one for one in here if not self.is_goal(one.start, q)]
        if q.noun is not None and self.around.reads(q.first - 1, "with") and here and here[-1].start < q.first:
            here = here[-1:]  # the Mill Association of Mali, with 40 members
        best = next((one.area for one in here if one.noun), None)
        best = best or self.counted_area(q) or (here[0].area if here else None)
        return (best,) if best is not None else self.topic(q, whole)

    def led(self, q: Quantity) -> tuple[Area, ...] | None:
        """The area that a relative clause tells of somebody, if known: Mayor Ana Sol, whose city has 140,000 people."""
        start = self.around.sentence(q.start)[0]
        i = next((k for k in range(q.first - 1, start, -1) if self.words[k] in self.whose_here), None)
        if i is None or not self.around.reads(i + 1, "led_area") or "," in self.words[i : q.first]:
            return None
        near = self.context.mentions_in(start, i)
        last = near[-1] if near and i - near[-1].stop <= 1 else None
        if last is None or last.who is None or last.who.kind != "person":
            return None
        return (last.who.area,) if last.who.area is not None else ()

    def sole_town(self) -> Area | None:
        """The town of the bodies of a document without sides: the Port of Bergen."""
        if self.context.parties or self.told or len(self.context.mentions) > _FEW_BODIES:
            return None
        bodies = (m.who.area for m in self.context.mentions if m.form == "organisation" and m.who and m.who.area)
        towns = {area.name: area for area in bodies}
        return next(iter(towns.values())) if len(towns) == 1 else None

    def whole_of(self, q: Quantity, whole: tuple[int, int] | None) -> Area | None:
        """The owner of what a share is one of: 38 percent of Finland's demand."""
        place = self.context.place_of.get(whole[0]) if whole is not None else None
        owns = place is not None and place.code and place.form == "noun" and self.page.is_possessive(place.stop)
        return self.context.area_of(place) if owns and place is not None else None

    def whole_told(self, q: Quantity, whole: tuple[int, int] | None) -> Area | None:
        """The area of those of whom a clause opens with a share: half of all Malian workers are farmers."""
        start, stop = self.around.segment(q.start)
        if whole is None or q.first - start > _OPENING or not self.page.tag(whole[1]) & (VERB | AUX):
            return None
        near = self.context.places_in(*whole)
        place = next((p for p in near if p.code and (p.form == "adjective" or self.page.is_possessive(p.stop))), None)
        behind = self.context.places_in(whole[1], stop)
        if place is None or any(self.around.reads(p.start - 1, "partner_cue") for p in behind):
            return None  # half of Zambia's exports go to Mali
        if not self.role["here"].isdisjoint(self.words[whole[1] : stop]):
            return None  # a tenth of all Malian tea is grown here
        opens = all(w not in self.topics.closed for w in self.words[start : q.first] if w not in self.role["that_this"])
        inner = any("-" in (area.code or "") and land_of(area) == place.code for area in self.told)
        return self.context.area_of(place) if opens and not inner else None  # a region's tenth of all its land's grain

    def headings(self) -> Iterator[tuple[int, Area]]:
        """The paragraphs that are only the name of a country or region, which those behind it are about."""
        title = self.context.title[1] if self.context.title else 0
        for place in self.context.places:
            first, stop = self.page.paragraphs[self.page.paragraph_of[place.start]]
            alone = first == place.start and stop - (self.words[stop - 1] == ":") == place.stop
            if alone and place.start >= title and place.code and place.form == "noun":
                yield self.page.paragraph_of[first], self.context.area_of(place)

    def is_of_world(self, q: Quantity, here: list[Named]) -> bool:
        """Whether the clause of a figure opens with the whole world's: global wheat production was lowered by 3 mt."""
        start, _ = self.around.segment(q.start)
        at = next((j for j in range(start, min(start + _OPENING, q.first)) if self.words[j] in self.world_here), None)
        named = at is not None and (self.page.is_capital(at + 1) or at + 1 in self.context.place_of)  # the World Bank
        return at is not None and not named and not any(one.start < q.first for one in here)

    def without_causes(self, q: Quantity, here: list[Named]) -> list[Named]:
        """The areas of a clause without those behind what drove it: up 57%, driven by demand from Mali, with Chile …"""
        if not (self.topics.causes or self.with_here):
            return here
        words = self.words
        cut = next((j for j in range(q.last, here[-1].start) if words[j] == "," and self.is_aside(j)), None)
        return here if cut is None else [one for one in here if one.start < cut]

    def is_aside(self, i: int) -> bool:
        """Whether a comma at token `i` opens what drove something, or a clause with a subject of its own."""
        return self.words[i] == "," and (self.around.reads(i + 1, "cause") or self.around.reads(i + 1, "with"))

    def without_followers(self, q: Quantity, here: list[Named]) -> list[Named]:
        """The areas of a clause without those behind a comma: Japan had 40%, followed by Chile."""
        near = range(q.last, here[-1].start) if here and q.noun is not None else range(0)
        example = next((j for j in near if self.words[j] in self.role["example_word"]), None)
        if example is not None:
            here = [one for one in here if one.start < example]  # nine offices abroad, including those in Mali
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
            one = next((area for area in self.told if land_of(area) != land_of(taking_part)), None)
            if one is not None:
                return one, taking_part
        if (own := self.counted_area(q)) is not None:
            others = (one for one in here if one.area.code != own.code)
            other = next((one.area for one in others if not self.is_anothers(one.start, q)), None)
            if other is not None and self.is_pair(own, other):
                return own, other
        guests = self.guests(q) if indicator == "visits" and self.are_sides() else None
        if guests is not None:
            return (guests, *(area for area in self.told if land_of(area) != land_of(guests)))
        if indicator == "funding" and measure == "level" and self.are_sides():
            if self.passes_over(q) or len(here) == 1 and self.goes_to_town(q, land_of(here[0].area)):
                return tuple(self.told)
        return ()

    def guests(self, q: Quantity) -> Area | None:
        """The side that visitors of whom only a number is told come from: the number of Chilean tourists rose."""
        own = self.counted_area(q)
        return own if own is not None and land_of(own) in {land_of(side) for side in self.told} else None

    def counted(self, q: Quantity) -> tuple[int, int] | None:
        """The noun that a quantity counts, right behind it or behind "the number of"."""
        if q.noun is not None or q.sort == "money":
            return q.noun
        start = self.around.numbered(q.first) if self.around.numbered_here else None
        return self.topics.phrase(start, q.first) if start is not None else None

    def are_sides(self) -> bool:
        """Whether the document has two sides of different countries."""
        lands = {land_of(area) for area in self.told}
        return len(self.told) == len(lands) == _SIDES and "" not in lands

    def passes_over(self, q: Quantity) -> bool:
        """Whether money goes from one side to the other: a loan, a credit, an investment."""
        start, stop = self.around.segment(q.start)
        return not self.transfers.isdisjoint(self.words[start:stop])

    def goes_to_town(self, q: Quantity, land: str) -> bool:
        """Whether money from a land goes to a town of the other side: put $30 million into a cold store at Mombasa."""
        lands = {land_of(side) for side in self.told}
        stop = self.around.segment(q.start)[1]
        stop = next((j for j in range(q.last, stop) if self.words[j] == ","), stop)
        towns = {p.country for p in self.context.places_in(q.last, stop)}
        return land in lands and bool(towns & (lands - {land}))

    def is_pair(self, one: Area, other: Area) -> bool:
        """Whether two areas are, or lie in, the two sides of the document."""
        parties = self.told
        if len(parties) != 2:
            return False
        return {land_of(one), land_of(other)} == {land_of(party) for party in parties}

    def parted(self, here: list[Named], last: tuple[Area, ...]) -> tuple[Area, ...]:
        """The first two areas of different countries; the second may be one of those of the trade just spoken of."""
        if not here:
            return ()
        known = {area.code for area in self.told}
        last = tuple(sorted(last, key=lambda area: area.code not in known))  # the owner of trade before its partners
        first, others = here[0].area, [*(one.area for one in here), *(last if len(here) == 1 else ())]
        others += self.told if len(self.told) == len(here) == 1 else []
        other = next((area for area in others if land_of(area) != land_of(first)), None)
        return (first, other) if other else ()

    def counted_area(self, q: Quantity) -> Area | None:
        """The area that the counted noun itself names: 140 Kenyan entrepreneurs."""
        noun = self.counted(q)
        if noun is None:
            return None
        places = self.context.places_in(*noun)
        inside = self.around.reads(noun[1], "in") and self.page.word(noun[0] - 2) != "-"  # no 22-member delegation in …
        if not places and (inside or self.around.reads(noun[1], "from")):
            places = self.context.places_in(noun[1] + 1, noun[1] + 3)
        own = places[0] if places and places[0].code else None
        return self.context.area_of(own) if own is not None and not self.is_one_of_many(own.start) else None

    def is_goal(self, i: int, q: Quantity) -> bool:
        """Whether what a figure is of only goes to the place at token `i`: led a mission to Mali, with 14 firms."""
        before = i - 1 - self.around.reads(i - 1, "the")
        if not self.around.reads(before, "to"):
            return False
        return i > q.first or q.noun is not None and self.words[before - 1] in self.role["sent_noun"]

    def is_anothers(self, i: int, q: Quantity) -> bool:
        """Whether the place at token `i` is that of another count of the sentence: ten Malian regions, six in Chad."""
        nouns = [other.noun for other in self.lists.row if other is not q and other.noun is not None]
        return any(first <= i < last or i == last + 1 and self.around.reads(last, "in") for first, last in nouns)

    def whole(self, q: Quantity) -> tuple[int, int] | None:
        """The tokens of what a share is of: "all Russian grain" says nothing on whose share it is."""
        if not self.around.reads(q.last, "of"):
            return None
        return self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])

    def topic(self, q: Quantity, whole: tuple[int, int] | None) -> tuple[Area, ...]:
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
        doing = self.doing(q)
        if doing is not None:
            return (doing,)
        headed = (self.whole_of(q, whole) or self.heading(q)) if self.headed else None
        if headed is not None:
            return (headed,)
        if self.town is not None:
            return (self.town,)
        opened = [one for one in self.named(paragraph[0], start, None) if one.noun and self.is_opened(one.start)]
        if self.are_sides():
            lands = {land_of(side) for side in self.told}
            opened = [one for one in opened if land_of(one.area) in lands]
        if opened:
            return (opened[0].area,)
        owner = self.whole_of(q, whole)
        if owner is not None:
            return (owner,)
        if self.sole is not None and self.sole_at > self.pair_at and len(self.told) < 2:
            return (self.sole,)
        town = self.context.place_of.get(self.around.segment(q.start)[0])
        plain = town is not None and not (town.name.isupper() and self.page.word(town.stop) == ",")  # BOISE, Idaho –
        if town is not None and plain and town.code is None and town.form == "noun" and not self.is_office(town.start):
            return (self.context.area_of(town),)  # Aarhus has set aside 12 million kroner
        if not self.around.official and all(place.code != self.home for place in self.in_title()):
            return ()  # a product is no country's
        return tuple(area for area in self.told if area.code == self.home)[:1]

    def heading(self, q: Quantity) -> Area | None:
        """The area of the nearest heading above a quantity."""
        above = [number for number in self.headed if number < self.page.paragraph_of[q.start]]
        return self.headed[above[-1]] if above else None

    def doing(self, q: Quantity) -> Area | None:
        """The area of the firm or body that opens the clause and does what is told: Selmoto sold 96,000 vehicles."""
        start, _ = self.around.segment(q.start)
        first = next(iter(self.context.mentions_in(start, min(start + _OPENING, q.first))), None)
        if first is None or first.form not in _NAMED or first.who is None or first.who.area is None:
            return None
        if first.who.kind == "person":
            return None
        return first.who.area if first.who.area.code else self.side_of(first)

    def side_of(self, body: Mention) -> Area | None:
        """The side in which the town of a body without a code lies: the Port of Cork."""
        place = next((p for p in self.context.places_in(body.start, body.stop) if p.kind == "city"), None)
        if place is None or not place.country:
            return None
        return next((area for area in self.told if land_of(area) == place.country), None)

    def inside(self, q: Quantity) -> Area | None:
        """The side that a city behind "in" or "at" lies in: two plants in Darkhan."""
        for place in self.context.places_in(q.last, q.last + 2):
            if place.kind == "city" and place.country and self.words[place.start - 1] in self.role["in"]:
                return next((area for area in self.told if land_of(area) == place.country), None)
        return None

    def is_opened(self, i: int) -> bool:
        """Whether a place at token `i` can be what its paragraph is about: no office, no buyer of exports."""
        behind = i - 1 - self.around.reads(i - 1, "the")
        sold = self.around.reads(behind, "partner_cue") and self.page.match_at("indicator", behind - 1) is not None
        start = self.around.sentence(i)[0]
        aside = (self.topics.causes or self.with_here) and any(
            self.is_aside(k) for k, word in enumerate(self.words[start:i], start) if word == ","
        )
        return not sold and not aside and not self.is_office(i)

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
