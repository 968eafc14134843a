"""What somebody gives another: a time in which to act, or a thing; a day that is set for an event."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_objects import Objects
from communique.entries.dates import DateMention
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import ADJ, BE, COMMA, DET, PAST, PREP, REL, TIME, TO, VERB

_HEARER: Final = 12  # tokens of those to whom a thing is promised
_NEAR: Final = 6  # tokens behind a subject after which a verb of force is a later predicate of it


class Terms(Objects):
    """Reads these constructions of one document into candidates."""

    def _given_until(self, cue: Match) -> Candidate | None:
        """Who is given a time to do it: gave the builder until May to finish; the yard was given a month to."""
        _, end = self.clauses.bounds(cue.start)
        near = [w for w in self.context.dates_in(cue.stop, min(end, cue.stop + _HEARER)) if not self._is_over(w)]
        when = next((w for w in near if w.kind == "within" or w.link == "by"), None)
        to = next((k for k in range(cue.stop, end) if self.tags[k] & TO and when and k >= when.stop), None)
        verb = self._infinitive_at(to + 1, end) if to is not None else None
        group = self._group_start(cue.start)
        verbal = group < cue.start or self.tags[cue.start] & PAST or self._is_verb_use(cue)
        if when is None or to is None or verb is None or to - when.stop > 1 or not verbal:
            return None
        if self._is_negated(group, cue.start):
            return None
        teller = self.clauses.subject_before(group)
        passive = any(self.tags[k] & BE for k in range(group, cue.start))
        told = teller if passive else self._trim(cue.stop, when.lead if when.lead > cue.stop else when.start)
        if told is None or not self._can_act(told) and not self.tags[told[0]] & DET:
            return None
        left = teller[0] if teller and group - teller[1] <= _NEAR else group
        return self._build("told", cue, verb, told, left, governor=None if passive else teller)

    def _is_over(self, when: DateMention) -> bool:
        """Whether a day is gone by, not only read so for want of a year."""
        told = any(len(word) == 4 and word.isdigit() for word in self.words[when.start : when.stop])
        return when.passed and (told or when.kind not in ("day", "month"))

    def _assured(self, cue: Match) -> Candidate | None:
        """What somebody is assured of, or guaranteed: assured growers of a cold store by next winter."""
        _, end = self.clauses.bounds(cue.start)
        near = range(cue.stop + 1, min(end, cue.stop + _HEARER))
        of = next((k for k in near if self.words[k] in self.genitive_links and self._is_thing(k + 1, end)), None)
        group = self._group_start(cue.start)
        told = any(self.tags[k] & (COMMA | VERB) and not self.tags[k] & ADJ for k in range(cue.stop, of or cue.stop))
        if of is None or told or not self.tags[cue.start] & PAST and not self._is_verb_use(cue):
            return None
        if self._is_negated(group, cue.start) or any(self.tags[k] & BE for k in range(group, cue.start)):
            return None
        subject, _, narrows = self._subject(group)
        if subject is None or narrows or self._is_nobody(subject):
            return None
        stop = self.clauses.clause_end(cue.start)
        kind = cue.group["type"]
        return Candidate(
            "aimed at", cue.group["force"], kind, cue, subject, [(of + 1, stop)], subject[0], stop,
            hearer=(cue.stop, of),
        )  # fmt: skip

    def _set_day(self, cue: Match) -> Candidate | None:
        """An event whose day is set: have set 20 October for a video meeting."""
        _, end = self.clauses.bounds(cue.start)
        when = next(iter(self.context.dates_in(cue.stop, cue.stop + 2)), None)
        if when is None or not when.iso or self._is_over(when):
            return None
        group = self._group_start(cue.start)
        k = when.stop
        if k + 1 >= end or self.words[k] not in self.forwords or self._is_negated(group, cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        last = self.clauses.first_of(PREP | COMMA | REL | TIME | TO, k + 2, stop)
        if not self.names_event(last - 1) and self.words[last - 1] not in self.awaited:
            return None
        subject, _, narrows = self._subject(group)
        passive = any(self.tags[n] & BE for n in range(group, cue.start))
        if subject is None or narrows or passive:
            return None
        event: Span = (k + 1, stop)
        return Candidate("aimed at", "firm", "plan", cue, subject, [event], subject[0], stop)
