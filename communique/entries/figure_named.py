"""The areas that a stretch of the text names or means: by nouns, adjectives, our, the region; no datelines."""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.entries.context import Context
from communique.entries.figure_clauses import Surroundings
from communique.entries.places import Place
from communique.entries.quantities import DASHES, Quantity
from communique.entries.whose import land_of
from communique.kinds import Area

_AGENCY: Final = 8  # tokens of an agency in brackets
_DATELINE: Final = 4  # tokens before a place of a dateline
_TOLD: Final = 6  # tokens from a verb of telling to a place in the name of whoever is told
_LISTED: Final = 5  # tokens of one place of a list
_BOTH: Final = 4  # tokens from "both" to the sides that it is of
_BESIDE: Final = 4  # tokens between a region and the country that it stands beside


class Named(NamedTuple):
    """An area that a stretch of the text names, by a noun or an adjective, or means (the region, our)."""

    area: Area
    noun: bool
    start: int


class NamedAreas:
    """The areas named in the stretches of one document; positions are tokens."""

    def __init__(self, context: Context, around: Surroundings, told: list[Area]) -> None:
        language = context.page.language
        self.told = told  # the sides whose figures are told
        self.context, self.page, self.words = context, context.page, context.page.words
        self.around, self.role = around, around.role
        self.tells = self.role["tells"] & self.page.known
        self.regions = language.sets["regionword"]
        self.countries_said = language.wordset("country_noun", "either_noun")
        self.either = language.sets["either_noun"]
        self.definite = language.wordset("definite", "owning", "first_person")
        self.possessive = language.sets["first_person"] & language.sets["determiner"]
        self.meaning = (self.regions | self.possessive) & self.page.known
        self.outdone = self.role["outdone_by"] & self.page.known
        self.pairs_here = self.role["pair_word"] & self.page.known

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
                or self.tells
                and self.is_addressed(place)
                or self.around.reads(place.start - 1, "than")  # 12 cents more than Pakistan paid
                or self.outdone
                and self.is_outdone(place)
            ):
                continue
            if not any(area.code == place.code for _, area in found):
                found.append((place, self.context.area_of(place)))
        if not found:
            return self.with_meant([], start, stop) if self.meaning else []
        inner = {p.country for p, a in found if p.country and a.code != p.country and self.is_inside(p, found)}
        kept = [Named(a, p.form == "noun", p.start) for p, a in found if a.code not in inner or len(found) == 1]
        return self.with_meant(kept, start, stop)

    def is_outdone(self, place: Place) -> bool:
        """Whether a place is only told to be behind whose figure it is, or of all those in question: ahead of China,
        second among the US states."""
        i = place.start
        while i > 1 and self.words[i - 1] in self.role["list_between"]:
            last = next((p for p in self.context.places_in(max(0, i - _LISTED), i - 1) if p.stop == i - 1), None)
            if last is None:
                break
            i = last.start
        before = i - 1 - self.around.reads(i - 1, "the")
        word = self.words[before - self.around.reads(before, "of")]
        among = word in self.role["among"] and self.page.word(place.stop) not in self.role["pair_noun"]
        return word in self.outdone and not among

    def both_told(self, q: Quantity) -> tuple[Area, ...]:
        """Both sides of the document, where a clause says that a figure is of both: firms of both countries."""
        if not self.pairs_here or len(self.told) != 2 or land_of(self.told[0]) == land_of(self.told[1]):
            return ()
        start, stop = self.around.segment(q.start)
        for j in range(start, min(stop, len(self.words))):
            if self.words[j] not in self.pairs_here:
                continue
            near = range(j + 1, min(j + _BOTH, stop))
            if any(self.words[k] in self.role["pair_noun"] for k in near) and not {*self.words[j : q.first]} & {
                ",",
                ";",
            }:
                return tuple(self.told)
        return ()

    def are_between(self, one: Named, other: Named) -> bool:
        """Whether a figure is told to be between two areas: passengers between Zambia and Rwanda, from both the Zambian
        and Rwandan sides."""
        place = self.context.place_of.get(one.start)
        if place is None or one.noun != other.noun:
            return False
        gap = [word for word in self.words[place.stop : other.start] if word not in self.role["the"]]
        before = one.start - 1 - self.around.reads(one.start - 1, "the")
        return len(gap) == 1 and gap[0] in self.role["and"] and self.words[before] in self.pairs_here

    def with_meant(self, named: list[Named], start: int, stop: int) -> list[Named]:
        """With the areas that "the region" and "our" mean, in the order of the text."""
        if not self.meaning or self.meaning.isdisjoint(self.words[start:stop]):
            return named
        found = list(named)
        for i in range(start, stop):
            area = self.meant(i) if self.words[i] in self.meaning else None
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

    def speaking(self, i: int) -> Area | None:
        """The area that whoever speaks at token `i` speaks for; the side that it lies in, where it is none itself."""
        we = self.context.we_at(i)
        if we is None or not we.code:
            return None
        side = next((area for area in self.told if area.code == land_of(we)), None)
        return side or Area(we.name, we.code)

    def is_addressed(self, place: Place) -> bool:
        """Whether a place only belongs to the name of a body that is told something: told the Lima Chamber that …"""
        at = max(0, place.start - _TOLD)
        if self.tells.isdisjoint(self.words[at : place.start]):
            return False
        whose = next((m for m in self.context.mentions_in(at, place.start + 1) if m.stop > place.start), None)
        if whose is None or whose.form != "organisation":
            return False
        return self.page.word(whose.start - 1 - self.around.reads(whose.start - 1, "the")) in self.tells

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
