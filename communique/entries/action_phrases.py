"""Set phrases of the word data that say by themselves what became of something: opened its doors, was put off until."""

from __future__ import annotations

from communique.entries.action_groups import CONTRADICTS, DELAYS, EXPECTS, FULFILS, PROGRESSES, Cue, Group
from communique.entries.action_prospects import Prospects
from communique.text.page import Match
from communique.text.tags import AUX, BASE, BE, ING, NOUN, TO, VERB


class Phrases(Prospects):
    """The cues of one document that set phrases make."""

    def _of_phrase(self, match: Match, start: int, stop: int) -> Cue | None:
        """The cue that a set phrase makes, unless it is only hoped for."""
        bearing, group = match.group["bearing"], self._group(match.start, start)
        if match.group.get("state") and not group.be and not self._stands(match.start, start):
            return None
        if match.group.get("state") and match.stop + 1 < stop and self.tags[match.stop] & TO:
            if self.tags[match.stop + 1] & BASE or self.tags[match.stop + 1] & BE:
                return None  # ready to train; not: on the way to Orlivka
        if match.group.get("part") and any(self._is_ahead(i) for i in range(start, match.start)):
            return None  # willing to finance a second group
        if match.group.get("part") and self._is_to_come_behind(match.stop, stop):
            return None  # the first consignment will be sent this year
        if match.group.get("dated") and self.dates.moved_to(match.start, start, stop) is None:
            return None
        if bearing == FULFILS and not group.modal and not group.negated and self._is_of_none(group):
            if group.have or group.yet or match.group.get("state"):
                return None  # no factory has been built
            bearing = CONTRADICTS
        if bearing == FULFILS and not group.be and self._is_noun_ahead(match, start, stop):
            return None  # the first plane is to take off in October
        if bearing == FULFILS and group.modal and not group.negated and group.modal not in self.unsure:
            if self._is_of_none(group):  # no school will be built this year
                return Cue(CONTRADICTS, match.start, match.stop, group.start, self.clauses.base(match.start))
            return self._of_phrase_ahead(match, group, stop)
        refused = group.modal and group.negated and bearing == FULFILS
        sure = not group.modal or (match.group.get("settled") or refused) and group.modal not in self.unsure
        if not sure or group.infinitive and not match.group.get("settled"):
            return None
        if group.negated:
            unseen = self.words[match.start] in self.able  # nothing can be seen so far
            if bearing == PROGRESSES and match.group.get("state") and self._is_ended(match.start, group):
                return Cue(CONTRADICTS, match.start, match.stop, group.start, self.clauses.base(match.start))
            if bearing != FULFILS or group.have or group.yet or match.group.get("state") or unseen:
                return None
            bearing = CONTRADICTS
        if bearing == FULFILS and (group.being or self.tags[match.start] & ING and group.be):
            bearing = PROGRESSES
        if bearing == CONTRADICTS and self._is_this_time(match.stop - 1, stop):
            bearing = DELAYS
        acts = tuple(match.group.get("acts", ()))
        refused = group.negated and bearing == CONTRADICTS
        verb = match.group.get("verb") or self.clauses.base(match.start)
        return Cue(bearing, match.start, match.stop, group.start, verb, acts, refused)

    def _is_noun_ahead(self, match: Match, start: int, stop: int) -> bool:
        """Whether a phrase without a verb is the subject of what is to come: the first plane is to take off."""
        if any(self.tags[n] & (VERB | AUX) and not self.tags[n] & NOUN for n in range(match.start, match.stop)):
            return False
        if self.clauses.has_finite(start, match.start):
            return False
        for n in range(match.stop, min(stop, self.clauses.clause_end(match.start))):
            if self.clauses.is_finite(n):
                after = self.clauses.skip_adverbs(n + 1, stop)
                aim = self.tags[n] & BE and after + 1 < stop and self.tags[after] & TO
                return bool(aim) or self._is_to_come(n)
        return False

    def _is_to_come_behind(self, k: int, stop: int) -> bool:
        """Whether the next verb of a clause tells what is to come."""
        for n in range(k, min(stop, self.clauses.clause_end(k))):
            if self.clauses.is_finite(n):
                return self._is_to_come(n)
        return False

    def _of_phrase_ahead(self, match: Match, group: Group, stop: int) -> Cue | None:
        """ "Will open its doors in June": the new date, if it is one, of what was promised before."""
        if not self._is_dated(match.start, stop):
            return None
        acts = tuple(match.group.get("acts", ()))
        return Cue(EXPECTS, match.start, match.stop, group.start, self.clauses.base(match.start), acts)

    def _is_ended(self, k: int, group: Group) -> bool:
        """Whether a state is told as one of before: is no longer under discussion."""
        return bool(group.be) and not self.ceased.isdisjoint(self.words[group.start : k])

    def _stands(self, k: int, start: int) -> bool:
        """Whether a state is told without a form of "be": remains in use, a headline."""
        before = self.clauses.skip_adverbs_back(k - 1, start)
        return before >= start and self.clauses.base(before) in self.staying or self._is_title(start)
