"""The side that "her host", "the guests" or "the Saxon visitor" is: the place of the encounter tells."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_areas import area_actor
from communique.entries.commitment_named import Named
from communique.entries.context import Context, Figurehead
from communique.entries.hosts import met_before
from communique.entries.places import Place
from communique.kinds import Actor, Area
from communique.text.clauses import Span
from communique.text.tags import DET, PREP, PRON

_LONGEST_HOST: Final = 4  # words of "the Saxon guests"
_SIDES: Final = 2
_GOAL: Final = 3  # tokens between a visit and its place


class Hosts(Named):
    """Resolves the hosts and guests of one document, where no name says who they are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.hosting, self.visiting = language.sets["host_noun"], language.sets["guest_noun"]
        self.reaching = language.wordset("placelink", "visit_link")

    def is_host(self, subject: Span, head: int) -> bool:
        """Whether a noun phrase is only "the guests", "her host", "the Saxon visitor"."""
        start, stop = subject
        if self.words[head] not in self.hosting and self.words[head] not in self.visiting:
            return False
        alone = head == stop - 1 or bool(self.tags[head + 1] & PREP) and self.words[head + 1] not in self.genitive
        return alone and head - start < _LONGEST_HOST and bool(self.tags[start] & (DET | PRON))

    def of_part(self, subject: Span, head: int) -> list[Actor]:
        """The side of the hosts, where the text tells in whose place they met, or of the guests."""
        area = self._area_before(subject[0], head)
        if area is not None:
            return [area]
        sides, host = self.sides(), self._hosting_side()
        spoken = self._side_of_speaker(subject[0]) if host is None or self.words[subject[0]] in self.owners else None
        if spoken is not None:
            return [side for side in sides if side != spoken]  # she asked her hosts
        if host is None:
            return []
        return [host] if self.words[head] in self.hosting else [side for side in sides if side != host]

    def _side_of_speaker(self, i: int) -> Actor | None:
        """The side that whoever speaks at token `i` is of, where there are two."""
        who, sides = self.context.speaker_at(i), self.sides()
        if who is None or who.area is None or len(sides) != _SIDES:
            return None
        mine = area_actor(who.area)
        return next((side for side in sides if (side.code or side.name) == (mine.code or mine.name)), None)

    def _hosting_side(self) -> Actor | None:
        """The side in whose country, or region, the first encounter with a place is told to be."""
        sides = self.sides()
        if len(sides) != _SIDES:
            return None
        received = self._receiving_side(sides)
        if received is not None:
            return received
        for match in self.page.of("encounter"):
            first, last = self.page.sentences[self.page.sentence_of[match.start]]
            for place in self.context.places_in(first, last):
                k = place.start - 1 - bool(self.tags[place.start - 1] & DET)
                goal = match.stop <= place.start <= match.stop + _GOAL and match.group["form"] == "visit"
                if place.form != "noun" or self.words[k] not in self.reaching and not goal:
                    continue
                here = self._side_at(place, sides)
                if here is not None:
                    return here
        return None

    def _receiving_side(self, sides: list[Actor]) -> Actor | None:
        """The side of who received the other, or was not the guest: the Governor received the Ambassador."""
        for host, guest in met_before(self.context, len(self.words)):
            own = self._side_of(host, sides)
            if own is not None:
                return own
            other = self._side_of(guest, sides)
            if other is not None:
                return next(side for side in sides if side != other)
        return None

    def _side_of(self, who: Figurehead | None, sides: list[Actor]) -> Actor | None:
        """The one of two sides that somebody speaks for."""
        mine = self._speaks_for(who) if who is not None else None
        names = {one.code or one.name for one in mine or ()} | ({who.area.code} if who and who.area else set())
        return next((side for side in sides if (side.code or side.name) in names), None)

    def _side_at(self, place: Place, sides: list[Actor]) -> Actor | None:
        """The one of two sides in which a place lies, as far as their codes and names tell."""
        lands = [side for side in sides if side.name == place.name and not side.code]
        lands = lands or [side for side in sides if self.land_of(Area(side.name, side.code)) == place.country]
        if len(lands) == _SIDES:
            lands = [side for side in sides if side.code == place.code or side.name.startswith(place.name)]
        if not lands and place.country:
            lands = [side for side in sides if not self.land_of(Area(side.name, side.code))]
        return lands[0] if len(lands) == 1 else None

    def _town(self, who: Figurehead | None, head: int) -> Actor | None:
        """The town that "the city" means, where nobody's else that of the hosts; by "our twin town" the other one."""
        own = super()._town(who, head)
        if self.words[head - 1] not in self.twins:
            return own or (self._hosting_town() if who is None else None)
        sides = self.sides()
        mine = own if who is not None and own in sides else self._hosting_side()
        others = [side for side in sides if side != mine]
        return others[0] if len(others) == 1 and len(sides) == _SIDES else None

    def _hosting_town(self) -> Actor | None:
        host = self._hosting_side()
        return host if host is not None and self._is_town_area(Area(host.name, host.code)) else None
