"""Who leads a delegation that was received or paid a visit, where another sentence tells it."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter_sides import Sides
from communique.entries.surroundings import Surroundings
from communique.text.page import Match

_FAR_LEADER: Final = 2  # sentences behind "received a delegation" in which "the delegation was headed by" stands
_FAR_GROUP: Final = 20  # tokens between a delegation and who heads it
_FAR_GUEST: Final = 12  # tokens between a delegation and "received"
_FAR_LINK: Final = 8  # tokens behind "received" in which "a delegation" stands


class Leaders:
    """Finds who leads the guests of an encounter; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides) -> None:
        self.around, self.sides = around, sides
        self.page, self.words = around.page, around.words

    def leading(self, match: Match, stop: int) -> list[Mention]:
        """Who leads the delegation that was received: "The delegation was headed by X" in a sentence behind."""
        if not self.page.has_a("guestgroup", match.start, min(stop, match.stop + _FAR_LINK)):
            return []
        return self._later(match)

    def guest(self, match: Match, behind: list[Mention]) -> Figurehead | None:
        """Who led the delegation that was received by those behind: was received by A in May; it was led by B."""
        if (
            not behind
            or not self.page.is_a(behind[0].start - 1, "agentlink")
            or not self.sides.is_of_group(match, _FAR_GUEST)
        ):
            return None
        led = self._later(match) if self.around.subject(match) is None else []
        return led[0].who if led and led[0].who not in [m.who for m in behind] else None

    def of_visit(self, match: Match, people: list[Figurehead]) -> Figurehead | None:
        """Who leads the delegation that paid a visit, told in a sentence behind: It was headed by Mayor A."""
        if self.around.subject(match) is not None or not self.sides.is_of_group(match, _FAR_GROUP):
            return None
        led = self._later(match)
        return led[0].who if led and led[0].who not in people else None

    def _later(self, match: Match) -> list[Mention]:
        """Who "it was led by" or "the delegation was headed by" names in the sentences behind a word."""
        line = self.page.sentence_of[match.start]
        stop = self.page.sentences[line][1]
        spans = [(i + 1, stop) for i in range(match.stop, stop - 1) if self.words[i] == ";"]
        spans += self.page.sentences[line + 1 : line + 1 + _FAR_LEADER]
        for first, end in spans:
            if self.page.paragraph_of[first] != self.page.paragraph_of[match.start]:
                break
            for mention in self.around.people_in(first, end):
                near = range(max(first, mention.start - _FAR_LINK), mention.start)
                led = self.around.led.before(self.words, mention.start) is not None
                if led and (self.page.is_a(first, "pronoun") or any(self.page.is_a(i, "guestgroup") for i in near)):
                    return [mention]
        return []
