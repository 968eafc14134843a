"""For or with whom somebody is to act: who asks for it, the other side, a country that something is done with."""

from __future__ import annotations

from communique.entries.commitment_areas import area_actor, place_actor
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_partners import Partners
from communique.entries.context import Context
from communique.entries.places import Place
from communique.kinds import Actor, Area
from communique.text.clauses import Span
from communique.text.tags import DET


class Counterparts(Partners):
    """Finds the counterparts of one document's commitments."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.buying = self.language.sets["buying_verb"]
        self.partnering = self.language.sets["partner_link"]

    def counterpart(self, one: Candidate, part: Span, actors: list[Actor]) -> Actor | None:
        """For or with whom: who asks for it, or the other side where the words or the kind of it point there."""
        if len(actors) != 1:
            return None
        heard = self.read(one.hearer) if one.hearer else None
        if heard:
            return heard[0] if len(heard) == 1 and heard != actors else None
        own = self._area_of(actors[0], part[0])
        if one.rule in ("told", "invited") and one.force == "soft":
            asking = self._asking(one)
            apart = asking is not None and asking != actors[0] and (own is None or own.code != asking.code)
            return asking if apart else None
        other = self.context.other_party(own)
        partner = self._partner(part, own) if one.type == "offer" else None
        if partner is not None:
            return partner
        if other is None or one.type == "instruction":
            return None
        named = self._named_of(other, own, [part, *one.conditions])
        land = named is not None and named.form == "noun" and not self._is_region_of(named)
        if named is not None and land and named.code == (other.code or "").split("-")[0]:
            return Actor(named.base, named.code)
        words = self.words[slice(*part)]
        offered = one.type == "offer" and self.clauses.base(part[0]) not in self.buying
        meant = named is not None or offered or not self.hearers.isdisjoint(words)
        there = area_actor(other) if meant else None
        return there if there is None or (there.code or there.name) != (actors[0].code or actors[0].name) else None

    def _named_of(self, other: Area, own: Actor | None, spans: list[Span]) -> Place | None:
        """The place in some words that names the other side: itself first, then one in it or the land that it is of.

        No town where the other side is the land of one's own region: will visit a mill in Noida.
        """
        places = [place for span in spans for place in self.context.places_in(*span) if _in(place, other)]
        exact = next((place for place in places if place.code == other.code or self._is_region_of(place)), None)
        inner = own is not None and (own.code or "").startswith(f"{other.code}-")
        return exact or (next(iter(places), None) if not inner else None)

    def _is_region_of(self, place: Place) -> bool:
        """Whether a land is only told as that of the region that is a side: this region of | Russia."""
        i = place.start - 2
        pointed = i > 0 and self.words[i + 1] in self.genitive and self.tags[i - 1] & DET
        return bool(pointed) and self.page.is_a(i, "headedregion")

    def _partner(self, part: Span, own: Actor | None) -> Actor | None:
        """The country that is no side of the document with which something is offered: to trade with South Sudan."""
        for place in self.context.places_in(*part):
            known = any(_in(place, area) for area in self.context.parties) or own is not None and own.code == place.code
            if place.form == "noun" and place.code == place.country and not known:
                before = place.start - 1 - bool(self.tags[place.start - 1] & DET)
                return place_actor(place, self.context) if self.words[before] in self.partnering else None
        return None

    def _asking(self, one: Candidate) -> Actor | None:
        """The side or organisation of who asks, urges or invites."""
        found = self.read(one.governor) if one.governor else self.we(one.cue.start) or self.we(one.verb)
        return found[0] if found and len(found) == 1 else None

    def _area_of(self, actor: Actor, i: int) -> Actor | None:
        """The side that an actor belongs to: itself, or the speaker's for a company or a person without a code."""
        if actor.code:
            for area in self.context.parties:
                code = area.code or ""
                if f"{code}-".startswith(f"{actor.code}-") or code and actor.code.startswith(f"{code}-"):
                    return area_actor(area)
            return actor
        named = next((one for one in self.context.people if one.name == actor.name and one.area), None)
        who = named or self.context.speaker_at(i)
        return area_actor(who.area) if who and who.area else None


def _in(place: Place, area: Area) -> bool:
    """Whether a place is an area, lies in it or is the country that it lies in."""
    code = area.code or ""
    return bool(code) and (place.code == code or place.country == code.split("-")[0])
