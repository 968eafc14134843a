"""The side that "her host", "the guests" or "the Saxon visitor" is: the place of the encounter tells."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_named import Named
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import DET, PREP, PRON

_LONGEST_HOST: Final = 4  # words of "the Saxon guests"
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
        if host is None:
            return []
        return [host] if self.words[head] in self.hosting else [side for side in sides if side != host]

    def _hosting_side(self) -> Actor | None:
        """The side in whose country, or region, the first encounter with a place is told to be."""
        sides = self.sides()
        if len(sides) != 2 or not all(side.code for side in sides):
            return None
        for match in self.page.of("encounter"):
            first, last = self.page.sentences[self.page.sentence_of[match.start]]
            for place in self.context.places_in(first, last):
                k = place.start - 1 - bool(self.tags[place.start - 1] & DET)
                goal = match.stop <= place.start <= match.stop + _GOAL and match.group["form"] == "visit"
                if place.form != "noun" or self.words[k] not in self.reaching and not goal:
                    continue
                lands = [side for side in sides if (side.code or "").partition("-")[0] == place.country]
                if len(lands) == 2:
                    lands = [side for side in sides if side.code == place.code or side.name.startswith(place.name)]
                if len(lands) == 1:
                    return lands[0]
        return None
