"""The side that a phrase tells by where it lies: the Australian state, the African nation, the island."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.kinds import Actor, Area
from communique.text.tags import CONJ, NUM, PREP

_LONGEST: Final = 5  # tokens of "the South East Asian nation"


class Described(Reader):
    """Resolves the areas of one document that are not called by their names."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.pointing_at = language.wordset("definite", "plain_article")
        self.islands = language.sets["island_noun"]
        self.twins = language.sets["twin_word"]
        self.lands_meant = language.wordset("regionword", "areanoun", "town_noun", "island_noun")
        self.sovereign = language.sets["country_noun"]
        self.parts = {str(group["part"]): frozenset(group.words) for group in language.of("part_of_world")}
        self._lands: dict[str, str] = {}

    def described(self, start: int, head: int) -> Actor | None:
        """The only side of the document that a noun phrase up to its head at token `head` fits."""
        noun, length = self.words[head], head - start
        if self.words[start] not in self.pointing_at or not 0 < length <= _LONGEST or self.page.is_capital(head):
            return None
        if noun not in self.lands_meant or any(self.tags[k] & (PREP | CONJ | NUM) for k in range(start + 1, head)):
            return None
        if length == 1:
            told = self._lie_in("island") if noun in self.islands else []
        else:
            told = self._told_by(start + 1, head)
        fits = [area for area in told if self._is_so_called(area, noun)]
        return Actor(fits[0].name, fits[0].code) if len(fits) == 1 else None

    def _told_by(self, start: int, head: int) -> list[Area]:
        """The sides that the words before the noun fit: Australian, South American, island."""
        adjectives = [place for place in self.context.places_in(start, head) if place.form == "adjective"]
        lands = {place.country for place in adjectives if place.country}
        if lands:
            return [area for area in self.context.parties if self.land_of(area) in lands] if len(lands) == 1 else []
        for k in range(start, head):
            part = " ".join(self.words[k:head])
            if part in self.parts:
                return self._lie_in(part)
        return []

    def _lie_in(self, part: str) -> list[Area]:
        codes = self.parts.get(part, frozenset())
        return [a for a in self.context.parties if (a.code or "").lower() in codes or self.land_of(a).lower() in codes]

    def _is_so_called(self, area: Area, noun: str) -> bool:
        """Whether an area can be called by a noun: only a country is a nation, no country is a province."""
        country = bool(area.code) and "-" not in str(area.code)
        return country if noun in self.sovereign else noun in self.islands or noun == "state" or not country

    def land_of(self, area: Area) -> str:
        """The country of an area, by its code or by the place of its name."""
        if area.code:
            return area.code.partition("-")[0]
        if area.name not in self._lands:
            named = (p for p in self.context.places if p.name == area.name or area.name.endswith(f" {p.name}"))
            self._lands[area.name] = next((p.country for p in named if p.country), None) or ""
        return self._lands[area.name]
