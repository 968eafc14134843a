"""Bases whose place stands elsewhere than before the verb: in front of a quotation, behind it, in a passage before."""

from __future__ import annotations

from typing import Final

from communique.entries.hub_names import HubNames
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import BE, COMMA, DET, PART, VERB

_FAR: Final = 80  # tokens back to where "the office" was told of with its place
_VERB: Final = 5  # tokens from "will" or "is" to the participle


class HubTurned(HubNames):
    """Finds places that are a base in sentences turned round, in one document."""

    def _outside_quote(self, verb: int) -> list[Area]:
        """The subject in front of a quotation that opens with its verb: the office in Taipei “is our front door”."""
        if verb < 2 or not self._opens_quote(verb - 1):
            return []
        first = self.clauses.bounds(verb - 2)[0]
        start = self.clauses.phrase_start(verb - 2, first)
        if self.page.is_a(start - 1, "hubin"):
            start = self.clauses.phrase_start(start - 2, first)
        found = self._of_site(start, verb - 1) or self._areas_in(start, verb - 1, head=True)
        return found or self._site_told(start, verb - 1)

    def _site_told(self, start: int, stop: int) -> list[Area]:
        """The place of "the office" in tokens `start` to `stop`, told before: the Trade Office in Taipei."""
        noun = stop - 1
        if noun != start + 1 or not self.page.is_a(start, "definite") or not self.page.is_a(noun, "hubsite"):
            return []
        floor = max(self.page.paragraphs[self.page.paragraph_of[start]][0], start - _FAR)
        for k in range(start - 1, floor - 1, -1):
            if self.words[k] == self.words[noun]:
                return self._name_at(k + 2, start)[0] if self.page.is_a(k + 1, "hubin") else []
        return []

    def _opening_as(self, match: Match, first: int) -> list[Area]:
        """The subject behind what it is: as our gateway to East Africa, Mombasa needs a road."""
        end = self.clauses.bounds(first)[1]
        verb = next((k for k in range(match.stop, end) if self.clauses.is_finite(k)), None)
        subject = self.clauses.subject_before(self._group(verb, match.stop)) if verb is not None else None
        if subject is None or not self.tags[subject[0] - 1] & COMMA:
            return []
        return self._areas_in(subject[0], subject[1], head=True) or self._of_site(*subject)

    def _set_up_in(self, verb: int, end: int) -> list[Area]:
        """The place behind a passive of founding: a hub for East Africa will be built | is located | in Mombasa."""
        for k in range(verb, min(end, verb + _VERB)):
            if self.tags[k] & (PART | VERB) and self.clauses.base(k) in self.verbs["inside"] | self.verbs["stand"]:
                k += 1 + self.page.is_a(k + 1, "hubup")
                return self._name_at(k + 1, end)[0] if self.page.is_a(k, "hubin") else []
        return []

    def _home(self, k: int, first: int) -> list[Area]:
        """The place before "is home to": Mombasa is home to their hub for East Africa."""
        if k - 2 < first or not self.page.is_a(k - 1, "hubdwelling") or not self.tags[k - 2] & BE:
            return []
        subject = self.clauses.subject_before(self._group(k - 2, first))
        return self._areas_in(subject[0], subject[1], head=True) if subject is not None else []

    def _is_done(self, k: int) -> bool:
        """Whether the founding told at token `k` is over: was set up, has been established; no "the hub set up"."""
        if not self.tags[k] & PART or self.clauses.base(k) not in self.verbs["inside"]:
            return False
        return self.page.is_a(k - 1, "hubdone") and not self.page.tag(k) & DET
