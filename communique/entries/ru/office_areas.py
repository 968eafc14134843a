"""Whose office it is in a Russian report where its own words name no area: мэр города, глава МИД страны."""

from __future__ import annotations

from typing import Final

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.places import region_of
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import lemma, plain

_REGIONAL: Final = frozenset(("minister", "viceminister", "vicegovernor", "governor", "premier", "vicepremier"))
_OF_REGIONS: Final = frozenset(("governor", "vicegovernor"))
_OF_STATE: Final = frozenset(("president", "premier", "vicepremier", "minister", "viceminister"))


class OfficeAreas:
    """Tells the area of one office after the other by what stands near; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets = self.grammar.sets

    def meant(self, match: Match, stop: int, rank: str) -> Area | None:
        """Which region "региона" means, and which a delegation comes from: the one named last before, else first."""
        words, before = self.page.words, self.context.places_in(0, match.start)
        behind = {words[k] for k in range(match.start, stop)}
        first = match.start - (match.start > 0 and self.grammar.forms[match.start - 1] in self.sets.possessive_form)
        if self.page.match_at("headed_by", first - 3) or words[first - 1] in self.sets.headed_participle:
            named = [p for p in before if match.start - p.stop < 8 and (p.code or p.form == "noun")]
            named = [p for p in named if words[p.start - 1] not in self.sets.in_or_on]  # приехала в Брест
            regions = [p for p in named if p.kind == "subdivision"] if behind & self.sets.region_noun else []
            named = regions or named  # края Воеводина (Сербия), которую возглавил глава края
            if rank in _OF_REGIONS and len(named) > 1 and self._lies_in(named[-2], named[-1]):
                named = named[:-1]  # делегация Джизакской области Узбекистана во главе с заместителем хокима
            return Area(named[-1].base, named[-1].code) if named else None
        if (country := self._meant_country(match, stop, rank)) is not None:
            return country
        if rank in _REGIONAL and behind & self.sets.region_noun:
            here = self.context.places_in(self.grammar.sentence(match.start)[0], match.start)
            regions = [p for p in here if p.kind == "subdivision" and p.code and p.form == "noun"][-1:]
            regions = regions or [p for p in self.context.places if p.kind == "subdivision" and p.code]
            regions = self._typed(behind, regions)
            if country := self.sets.table("local_title", "country").get(words[match.start]):
                every = [p for p in self.context.places if p.kind == "subdivision"]
                regions = [p for p in (*regions, *every) if (p.code or "").startswith(country)]  # аким is no Russian
            return Area(regions[0].base, regions[0].code) if regions else None
        if rank == "governor" and stop <= match.stop:
            start, end = self.grammar.sentence(match.start)
            towns = [p for p in self.context.places_in(start, end) if p.kind == "city" and p.form == "noun"]
            if any(words[k] == words[match.start] for k in self._titles_before(match)):
                return None  # аким … 13 марта. Аким подчеркнул: «Челябинск …»
            region = region_of(self.grammar, towns[0].base) if towns else None
            return Area(region.base, region.code) if region else None
        return None

    def _lies_in(self, part: Place, whole: Place) -> bool:
        """Whether a country stands right behind a region of its own."""
        region = part.kind == "subdivision" and whole.kind == "country" and part.stop == whole.start
        return region and str(part.code).partition("-")[0] == whole.code

    def _titles_before(self, match: Match) -> list[int]:
        """Where the titles before one stand."""
        return [title.start for title in self.page.of("title") if title.start < match.start]

    def _typed(self, behind: set[str], regions: list[Place]) -> list[Place]:
        """Regions without those called by another noun than an office's own; if none is left, one that it calls so.

        Губернатор провинции leads no область, but Матансас where "провинция Матансас" stands.
        """
        nouns = behind & self.sets.region_noun - self.sets.any_region
        if not nouns:
            return regions
        others = self.sets.area_type - nouns
        own = [p for p in regions if others.isdisjoint(lemma(plain(word)) for word in p.base.lower().split())]
        called = [p for p in self.context.places if p.start and self.page.words[p.start - 1] in nouns]
        return own or called

    def _meant_country(self, match: Match, stop: int, rank: str) -> Area | None:
        """Which country "страны" or "республики" means alone behind an office: the one named last before, else next."""
        noun = self.page.words[stop - 1]
        state = noun in self.sets.land_noun or noun in self.sets.area_type and noun in self.sets.state_noun
        pointed = stop - 2 >= match.stop and self.page.is_a(stop - 2, "demonstrative")  # министр этой страны
        described = stop - 2 >= match.stop and self.grammar.pos(stop - 2) == "ADJF" and not pointed
        if not state or described or stop <= match.stop or rank not in _OF_STATE and not pointed:
            return None
        typed = tuple(self.sets.area_type - {noun})
        led = [p for p in self.context.places if p.form == "noun" and p.code and p.kind in ("country", "subdivision")]
        if noun in self.sets.land_noun:
            led = [p for p in led if p.kind == "country"]
        else:  # татарстанские заводы: Татарстан is a republic
            parts = [p for p in self.context.places if p.kind == "subdivision" and p.code and p.form == "adjective"]
            led = sorted([*led, *parts], key=lambda place: place.start)
            led = [p for p in led if p.kind == "subdivision"] or led
        led = [p for p in led if not p.base.lower().endswith(typed)]
        before = [p for p in led if p.stop <= match.start][-1:] or led[:1]
        return Area(before[0].base, before[0].code) if before else None

    def only_region(self, i: int) -> Area | None:
        """The region of the towns named before a token, where they are all of one: Саратов."""
        towns = {p.base for p in self.context.places_in(0, i) if p.kind == "city" and p.form == "noun"}
        regions = {region.code: region for town in towns if (region := region_of(self.grammar, town))}
        region = next(iter(regions.values())) if len(regions) == 1 else None
        return Area(region.base, region.code) if region else None

    def side_told(self, begin: int) -> Area | None:
        """The side whose delegation an office leads: словацкую часть возглавил министр, чешскую — посол."""
        k, words = begin - 1, self.page.words
        if k > 0 and words[k] in self.sets.headed_participle:
            k -= 1
            while k > 0 and (words[k] in self.sets.delegation_noun or words[k] in self.sets.side_part):
                k -= 1
        elif self.grammar.is_dash(k):
            k -= 1
        else:
            return None
        side = self.context.place_of.get(k)
        return Area(side.base, side.code) if side and side.form == "adjective" and side.stop == k + 1 else None

    def town(self, match: Match, stop: int, rank: str) -> Area | None:
        """Which town "города" means in the office of a mayor: the one named last before."""
        if rank not in ("mayor", "vicemayor") or self.sets.town_noun.isdisjoint(self.page.words[match.start : stop]):
            return None
        if any(p.form == "noun" for p in self.context.places_in(match.start, stop)):
            return None
        towns = [p for p in self.context.places_in(0, match.start) if p.kind == "city" and p.form == "noun"]
        home = self.context.home
        pointed = any(self.page.is_a(k, "demonstrative") for k in range(match.stop, stop))
        if home is not None and not pointed and any(place.base == home.name for place in towns):
            return home
        return Area(towns[-1].base, towns[-1].code) if towns else None
