"""Which side of a Russian report a bare noun for an area means: край, регион, наш город, провинция."""

from __future__ import annotations

from communique.entries.context import Figurehead
from communique.entries.ru.context import RussianContext
from communique.kinds import Area
from communique.text.russian import lemma, plain


class OwnSide:
    """Tells which area a noun means: who speaks leads it, or it is the one of its type that the report is about."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.sets = context, context.grammar.sets

    def of(self, noun: str, speaker: Figurehead | None) -> Area | None:
        """The area that a noun in dictionary form means, or `None` where it may mean several."""
        if speaker is not None and speaker.area is not None and self.fits(noun, speaker.area):
            return speaker.area
        context = self.context
        led = [who.area for who in context.people if who.area]
        named = [context.area_of(place) for place in context.places if place.kind == "subdivision"]
        for areas in ([*context.parties], led, named if self._is_typed(noun) else []):
            fit = {area.code or area.name: area for area in areas if self.fits(noun, area)}
            if len(fit) == 1:
                return next(iter(fit.values()))
            if fit:
                return self._nearest(list(fit.values()))
        return None

    def _nearest(self, areas: list[Area]) -> Area | None:
        """Of several areas that fit the one whose report it is, else the first side."""
        home = self.context.home
        own = [area for area in areas if home and (area.code or area.name) == (home.code or home.name)]
        first = self.context.parties[:1]
        return next(iter(own or [area for area in areas if area in first]), None)

    def _is_typed(self, noun: str) -> bool:
        """Whether names of areas hold the noun: Омская область."""
        return noun in self.sets.area_type

    def fits(self, noun: str, area: Area) -> bool:
        """Whether an area is what a noun says."""
        within, code = self.sets.table("area_noun", "within").get(noun), area.code
        if within is None:
            return False
        words = {lemma(plain(word)) for word in area.name.lower().split()}
        if noun in words:
            return True
        if noun not in self.sets.any_region and not words.isdisjoint(self.sets.area_type):
            return False  # Омская область is no край
        if within == "town":
            return code is None or any(p.kind == "city" and p.base == area.name for p in self.context.places)
        kind = ("region" if "-" in code else "country") if code else ""
        return kind == within or within == "republic" and bool(kind)
