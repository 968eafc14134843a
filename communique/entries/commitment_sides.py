"""The two sides of a document, and whom "we" or a speaker stands for."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_areas import area_actor
from communique.entries.commitment_rows import Rows
from communique.entries.context import Context, Figurehead
from communique.entries.firms import COMPANY
from communique.entries.houses import house_nouns, houses_of
from communique.entries.roles import is_institution
from communique.entries.towns import town_of_paper
from communique.kinds import Actor

_OF_FIRMS: Final = ("executive", "business")  # ranks of those who speak for a firm
_SIDES: Final = 2
_COUNTED: Final = 4  # tokens of "both our two countries"
LEADERS: Final = frozenset(("president", "monarch", "prime minister", "governor", "vice governor", "minister"))


class Sides(Rows):
    """Resolves the sides of one document and those that its speakers act for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.public_bodies = language.sets["public_body_noun"]
        self.company_pairs = language.sets["company_pair"]
        self.bodies, self.pair_areas = language.sets["body_pair"], language.sets["pair_area"]
        self.area_bodies = {word for group in language.of("area_body") for word in group.words}
        self.first_person = language.sets["first_person"]
        self.nations = language.sets["nation_pair"]
        self.ministries = language.sets["ministry_noun"]
        self.firm: Actor | None = None  # the last that acted under a name that no list holds
        self.town = town_of_paper(context)
        houses = houses_of(context)
        self.house = houses[0] if houses else None
        self.house_of_noun = {noun: name for name in reversed(houses) for noun in house_nouns(context.page, name)}
        self.town_nouns = language.wordset("town_noun", "town_body")
        self._sides: dict[int, list[Actor]] = {}  # by paragraph
        self._mayors = language.sets["townhead"]
        self._towns: list[Actor] | None = None  # of two mayors, once asked for
        self.at = 0  # the token whose commitment is being read
        self.pair: list[Actor] = []  # the last two that signed something
        self.last: tuple[int, list[Actor]] = (-(10**6), [])  # sentence and actors of the last commitment

    def sides(self) -> list[Actor]:
        """The two sides of the document, or of the encounter told at `at`; nobody where there are not two."""
        paragraph = self.page.paragraph_of[self.at]
        if paragraph not in self._sides:
            parties = self.context.parties_of.get(paragraph, self.context.parties)
            told = [area_actor(a) for a in parties] if len(parties) == 2 else []
            self._towns = self._two_towns() if self._towns is None else self._towns
            elsewhere = paragraph in self.context.parties_of
            self._sides[paragraph] = self._towns or ([] if elsewhere else self._met()) or told
        return list(self._sides[paragraph]) or self._last_pair()

    def countries_of_sides(self, start: int, stop: int) -> list[Actor] | None:
        """The two countries that "our two countries" are where a side is but a region of one that is named."""
        noun = self.words[stop - 1]
        if noun not in self.nations or stop - start > _COUNTED or self.page.is_capital(stop - 1):
            return None
        sides = self.sides()
        lands = dict.fromkeys((side.code or "").partition("-")[0] for side in sides)
        if len(sides) != _SIDES or len(lands) != _SIDES or "" in lands or all("-" not in str(s.code) for s in sides):
            return None
        if not self.page.within("side", start, stop):
            return None
        countries = [country for land in lands if (country := self._country(land)) is not None]
        return countries if len(countries) == _SIDES else None

    def _country(self, code: str) -> Actor | None:
        """A country by its code, where the document names it."""
        place = next((place for place in self.context.places if place.code == code and place.form == "noun"), None)
        return Actor(place.base, code) if place is not None else None

    def _last_pair(self) -> list[Actor]:
        """The last two areas that acted together, where the document has no two sides of its own."""
        pair = self.last[1]
        return list(pair) if len(pair) == 2 and all(one.code for one in pair) else []

    def _both(self) -> list[Actor]:
        """The two sides, else the areas or names of the two leaders; nobody by name where there are not just two."""
        heads = [who for who in self.context.people if who.kind == "person" and who.rank in LEADERS]
        if len(heads) != 2:
            return self.sides() or self._two_areas()
        return self.sides() or [one for who in heads for one in self._speaks_for(who) or ()]

    def _met(self) -> list[Actor]:
        """The two that met, where one of them is no area: a chamber and a country, two universities.

        A body of an area that has a code is the area beside one that is no body: the Sharjah Chamber and Catalonia.
        """
        sides, alone = dict[str, Actor](), all(is_institution(self.language, who.company) for who in self.context.met)
        for who in self.context.met:
            body = is_institution(self.language, who.company)
            own = alone or who.area is None or not who.area.code and body
            own = own or bool(who.company) and who.rank in _OF_FIRMS and not body
            if who.area is not None and not own:
                sides.setdefault(who.area.name, area_actor(who.area))
                continue
            speaks = who.area is not None or who.kind != "person" or self._company(who) is not None
            found = self._speaks_for(who) if speaks else self._led_body(who)
            for one in found or ():
                sides.setdefault(one.name, one)
        told = any(not one.code for one in sides.values())
        return list(sides.values()) if len(sides) == _SIDES and told else []

    def _two_towns(self) -> list[Actor]:
        """The towns of two mayors, where nobody else leads anything."""
        heads = [who for who in self.context.people if who.kind == "person" and who.rank in LEADERS]
        towns = [who.area for who in heads if who.area and not self._mayors.isdisjoint(who.title.split())]
        return [area_actor(area) for area in towns] if len(towns) == 2 == len(heads) and towns[0] != towns[1] else []

    def _two_areas(self) -> list[Actor]:
        """The areas of all who are named in an office, where those are just two countries or two regions."""
        people = [who for who in self.context.people if who.kind == "person"]
        areas = {who.area.code: who.area for who in people if who.area is not None}
        alike = len({"-" in (code or "-") for code in areas}) == 1
        return [area_actor(area) for area in areas.values()] if len(areas) == 2 and alike and None not in areas else []

    def we(self, i: int) -> list[Actor]:
        """Whom "we" means at token `i`: the speaker's area or company, both sides where both speak."""
        who = self.context.speaker_at(i)
        said = self.context.said_at(i)
        if self.house and said is not None and said.mode == "indirect" and self.words[i] in self.first_person:
            return [Actor(self.house)]  # she asked us to send a list
        if who is None:
            return self._publisher(i)
        if who.kind == "group":
            return self._of_group(who)
        return self._speaks_for(who) or []

    def _publisher(self, i: int) -> list[Actor]:
        """Whom a document's own "we" means: the side that publishes it, where it says "we" outside all speech."""
        if self.context.said_at(i) is not None or self.words[i] not in self.first_person:
            return []
        if self.house:
            return [Actor(self.house)]  # in the newsletter of a chamber
        if self.context.home is None and len(self.context.parties) < _SIDES:
            return []  # of a newsletter about one country
        return [area_actor(area) for area in self.context.parties[:1]]

    def _company(self, who: Figurehead) -> list[Actor] | None:
        """The organisation that somebody speaks for, unless it is the government of an area."""
        if not who.company or who.company.lower() in self.governments:
            return None
        if who.area is not None and who.company.lower() in self.area_bodies:
            return None
        if who.area is not None and not self.ministries.isdisjoint(who.company.lower().split()):
            return None  # an official of a ministry speaks for its country
        return [Actor(who.company)]

    def _speaks_for(self, who: Figurehead) -> list[Actor] | None:
        """The organisation or area that somebody acts for, or that person where neither is known."""
        company = self._company(who) or self._led_body(who)
        if company:
            return company
        private = who.kind == "person" and who.rank is None and who.name and not who.role
        area = None if private else who.area or self._area_left(who)
        if area is None and who.kind == "body" and who.role:
            return [Actor(who.role)]
        return [area_actor(area)] if area else [Actor(who.name)] if who.name else None

    def _led_body(self, who: Figurehead) -> list[Actor] | None:
        """The body that somebody leads by the words of the office, of which no area is told: Council leader."""
        whose = self._led_by_name(who)
        if whose is not None:
            return [Actor(whose)]
        noun = (who.role or "").partition(" ")[0].lower()
        if who.area is not None or noun not in self.public_bodies or noun == (who.role or "").lower():
            return None
        names = (m.who.name for m in self.context.mentions if m.who is not None and m.who.kind == "organisation")
        named = {name for name in names if name and noun in name.lower().split()}
        return [Actor(named.pop() if len(named) == 1 else noun)]

    def _led_by_name(self, who: Figurehead) -> str | None:
        """The name of the body that somebody is the head of, where it ends in a noun of those who act: Kaimai Dairy."""
        if who.rank != "head" or who.area is not None:
            return None
        link = f" {min(self.genitive)} "
        whose = (who.role or "").partition(link)[2].split(" ")
        named = len(whose) > 1 and all(word[:1].isupper() for word in whose) and whose[-1].lower() in self.agents
        return " ".join(whose) if named else None

    def _of_group(self, who: Figurehead) -> list[Actor]:
        if who.area is None:
            return self.sides()
        return [Actor(who.role or who.area.name, who.area.code)]

    def _side(self, last: int) -> list[Actor]:
        paired = self.words[last] in self.bodies and len(self.pair) == 2
        if paired and not (self.words[last] in self.pair_areas and self._are_firms_of(self.pair) and self.sides()):
            return list(self.pair)
        return self._two_firms(last) or self.sides()

    def _two_firms(self, last: int) -> list[Actor]:
        """The two companies of the document, where "the two companies" are no sides of it."""
        if self.words[last] not in self.company_pairs:
            return []
        named = (m.who.name for m in self.context.mentions if m.who is not None and m.who.rank == COMPANY)
        names = dict.fromkeys([*named, *(who.company for who in self.context.people if who.company)])
        firms = [Actor(name) for name in names if name]
        return firms if len(firms) == _SIDES else self._firms_before(last)

    def _firms_before(self, i: int) -> list[Actor]:
        """The two that the sentence before names by bare names alone: Indus Infra and Remo Oy took part."""
        number = self.page.sentence_of[i]
        first, stop = self.page.sentences[number - 1] if number else (0, 0)
        names: dict[str, None] = {}
        k = first
        while k < stop:
            end = k
            while end < stop and self.page.is_capital(end) and self.page.words[end].isalpha():
                end += 1
            if end - k > 1:
                names[self.page.slice(k, end)] = None
            k = max(end, k) + 1
        told = [m for m in self.context.mentions_in(first, stop) if m.form != "organisation"]
        placed = any(place.form == "noun" for place in self.context.places_in(first, stop))
        return [Actor(name) for name in names] if len(names) == _SIDES and not told and not placed else []

    def _are_firms_of(self, pair: list[Actor]) -> bool:
        """Whether one of two who signed is no area, so that "the two cities" are others."""
        return any(not one.code and not self._is_place(one) for one in pair)
