"""What somebody gives another: a time in which to act, or a thing; a day set for an event; what a paper lays down."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_objects import Objects
from communique.entries.dates import DateMention
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import ADJ, BE, COMMA, DET, PAST, POSS, PREP, REL, STOP, TIME, TO, VERB

_HEARER: Final = 12  # tokens of those to whom a thing is promised
_CALLED: Final = 2  # tokens of "the document"
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

    def _is_of_paper(self, subject: Span | None) -> bool:
        """Whether a subject is a paper that sides sign: the agreement, a five-year memorandum on fisheries."""
        if subject is None:
            return False
        head = self.clauses.first_of(PREP | COMMA, subject[0] + 1, subject[1])
        if self.words[head - 1] in self.paper_nouns:
            return True
        papers = self.page.within("document", *subject)
        if any(paper.stop == head for paper in papers):
            return True
        first = papers[0] if papers else None  # the memorandum of understanding signed by
        opens = first is not None and not self.clauses.has(PREP | COMMA | POSS, subject[0], first.start)
        return opens and first is not None and not self.page.is_possessive(first.stop)

    def _provided(self, cue: Match) -> Candidate | None:
        """What a paper says that its sides will do: the agreement provides for | an exchange of 30 students a year."""
        group, stop = self._group_start(cue.start), self.clauses.clause_end(cue.start)
        subject, _, narrows = self._subject(group)
        if subject is None or narrows or self._is_negated(group, cue.start) or cue.stop >= stop:
            return None
        apart = any(self.words[k] in self.between_words for k in range(subject[0], group))
        if self.words[subject[1] - 1] in self.projects:
            return None  # the plan foresees 400 jobs
        if not (self._is_of_paper(subject) or apart or self._is_told_paper(subject)):
            return None
        head = self.clauses.first_of(PREP | COMMA | REL | STOP | DET | TIME, cue.stop + 1, stop) - 1
        if self._asks_for_idle(cue.stop, stop) or self.words[head] in self.no_things or self.tags[cue.stop] & PREP:
            return None
        if self.words[cue.stop] in self.that or cue.group.get("deed") and not self._names_deed(cue.stop, stop):
            return None  # stipulates that Peru will; sets out the terms
        kind, parts = cue.group["type"], [(cue.stop, stop)]
        governor = (subject[0], group)
        return Candidate("provided", "firm", kind, cue, None, parts, subject[0], stop, governor=governor)

    def _names_deed(self, start: int, stop: int) -> bool:
        """Whether a noun phrase tells by its head what is done: the delivery of 40 trams."""
        head = self.clauses.first_of(PREP | COMMA | REL | STOP, start + 1, stop) - 1
        return self.words[head] in self.deeds or self.words[head].endswith(self.deed_endings)

    def _is_told_paper(self, subject: Span | None) -> bool:
        """Whether "it" or "the document" is the paper of the sentence before: They signed a protocol. It provides."""
        number = self.page.sentence_of[subject[0]] if subject is not None else 0
        if subject is None or not number:
            return False
        alone = subject[1] - subject[0] == 1 and self.page.is_a(subject[0], "thing_pronoun")
        called = self.words[subject[1] - 1] in self.paper_words and self.tags[subject[0]] & DET
        if not alone and not (called and subject[1] - subject[0] == _CALLED):
            return False
        before = self.page.sentences[number - 1]
        same = self.page.paragraph_of[subject[0]] - self.page.paragraph_of[before[0]] <= bool(called)
        return same and bool(self.page.within("document", *before))
