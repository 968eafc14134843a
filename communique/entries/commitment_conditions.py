"""Conditions: where they stand in the text, and which joined verb of a candidate each of them is for."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.quotes import MARKS
from communique.text.tags import (
    ADV,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    PART,
    POSS,
    PREP,
    REL,
    STOP,
    SUB,
    THIRD,
    VERB,
)

_LONGEST: Final = 80  # tokens of a condition
_INSERTED: Final = 12  # tokens between two commas of a condition
_HOLDS: Final = BE | HAVE | MODAL | THIRD
_SPEAKER: Final = 12  # tokens of who speaks, between a clause and its condition


class Conditions(Reader):
    """The conditions of one document, by their sentence."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.whether = context.page.language.sets["whether_verb"]
        self.adjectives = context.page.language.sets["adjective_condition"]
        self.found: dict[int, list[Span]] = {}
        self.alone: set[int] = set()
        for match in self.page.of("condition"):
            if self._is_whether(match.start) or self._is_participle(match.start, match.stop):
                continue
            if match.start and match.stop - match.start == 1 and self._tells_which(match.start):
                continue  # the pending cases
            if match.group.get("alone"):
                self._add_alone(match.start, match.stop)
            elif not match.group.get("timed") or self._opens_clause(match.stop):
                self._add(match.start, match.stop)
        for match in self.page.of("force"):
            if self._is_inverted(match.start):
                self._add(match.start, match.stop)
        for match in self.page.of("condition_behind"):
            self._add_before(match)

    def _tells_which(self, i: int) -> bool:
        """Whether a word of condition at token `i` is an adjective: the pending cases, finalise pending contracts."""
        before = self.tags[i - 1]
        if self.tags[i] & SUB:
            return False  # would double that if
        return bool(before & (DET | POSS)) or self.words[i] in self.adjectives and bool(before & (BASE | ING))

    def _add(self, start: int, behind: int) -> None:
        stop = self._stop(start, behind)
        if stop > start:
            self.found.setdefault(self.page.sentence_of[start], []).append((start, stop))

    def _add_alone(self, start: int, stop: int) -> None:
        """Keep words that are a whole condition of what follows them: …, failing which the state will end it."""
        first, _ = self.clauses.bounds(start)
        if start == first or self.tags[start - 1] & (COMMA | CONJ | STOP):
            self.found.setdefault(self.page.sentence_of[start], []).append((start, stop))
            self.alone.add(start)

    def _add_before(self, match: Match) -> None:
        """Keep a condition whose word ends it, a phrase by itself: funding permitting, if the weather so allows."""
        first, _ = self.clauses.bounds(match.start)
        left = self.clauses.phrase_start(match.start - 1, first) if match.start > first else match.start
        opens = left == first or left > first and bool(self.tags[left - 1] & COMMA)
        ends = match.stop >= len(self.words) or self.tags[match.stop] & (COMMA | STOP) or self._opens_quote(match.stop)
        if left < match.start and opens and ends:
            self.found.setdefault(self.page.sentence_of[left], []).append((left, match.stop))

    def _opens_quote(self, i: int) -> bool:
        return i < len(self.words) and self.words[i] in MARKS

    def _opens_clause(self, i: int) -> bool:
        """Whether a clause with its own subject begins at token `i`: once the plant is built, not once more."""
        _, end = self.clauses.bounds(i - 1)
        return self.clauses.has_own_subject(i, end)

    def _is_inverted(self, i: int) -> bool:
        """Whether "should" at token `i` stands before its subject and opens a condition: should the talks fail."""
        if (
            self.words[i] != "should"
            or i + 2 >= len(self.words)
            or (not self.tags[i + 1] & (DET | POSS) and not self.page.is_capital(i))
        ):
            return False
        _, end = self.clauses.bounds(i)
        behind = range(i + 2, min(end, i + 10))
        return self.words[end - 1] != "?" and any(self.tags[k] & (BASE | BE) for k in behind)

    def holds(self, i: int) -> bool:
        """Whether token `i` stands inside a condition."""
        found = self.found.get(self.page.sentence_of[i])
        return found is not None and any(a <= i < b for a, b in found)

    def of(self, one: Candidate) -> list[Span]:
        """The conditions of a candidate: right before its clause, inside it or right behind it."""
        if one.lead is not None:  # an item of a list has conditions of its own
            return [(a, b) for a, b in self.found.get(self.page.sentence_of[one.verb], ()) if one.verb < a <= one.stop]
        found = self.found.get(self.page.sentence_of[one.cue.start], ())
        return [
            (a, b)
            for a, b in found
            if b <= one.cue.start
            and self._leads_to(b, one)
            or one.cue.start < a
            and (a <= one.stop + 2 or self._is_behind_speaker(one.stop, a, b))
            and a not in self.alone
            and not self._opens_other_quote(a, one)
        ]

    def _opens_other_quote(self, a: int, one: Candidate) -> bool:
        """Whether a sentence quoted behind what is to be done begins at token `a`: come, “If it rains…"""
        return self.page.quote_of[a] != self.page.quote_of[one.cue.start] and self.page.is_capital(a)

    def _is_behind_speaker(self, stop: int, a: int, b: int) -> bool:
        """Whether only who speaks stands between token `stop` and a condition that ends a sentence: …, she said, if."""
        last = self.page.sentences[self.page.sentence_of[a]][1]
        if a - stop > _SPEAKER or last - b > 2 or not self.page.within("cue", stop, a):
            return False
        return not any(self.tags[k] & (MODAL | REL | STOP) for k in range(stop, a)) and self._opens_at(a)

    def _opens_at(self, a: int) -> bool:
        """Whether a comma, or a quotation mark behind one, stands right before token `a`."""
        before = a - 1 - self._opens_quote(a - 1)
        return bool(self.tags[before] & COMMA)

    def of_part(self, one: Candidate, n: int) -> Span | None:
        """The condition of the n-th joined verb: one before the clause is for all, one behind a verb for that verb."""
        verb, stop = one.parts[n]
        last = n + 1 == len(one.parts)
        for a, b in one.conditions:
            if b <= one.verb or n and one.parts[n - 1][0] < a < verb and self.opens_next(a):
                return a, b
            inside = verb < a < stop and (last or not self.opens_next(a))
            if inside or last and verb < a:
                return a, b
        return None

    def part_stop(self, one: Candidate, n: int) -> int:
        """The end of the n-th verb phrase, cut before a condition that is the next one's: A and, if needed, to B."""
        verb, stop = one.parts[n]
        for a, _ in one.conditions:
            if verb < a < stop and n + 1 < len(one.parts) and self.opens_next(a):
                while self.tags[a - 1] & (COMMA | CONJ):
                    a -= 1
                return a
        return stop

    def opens_next(self, a: int) -> bool:
        """Whether a condition at token `a` stands behind a conjunction, so that it is for the verb behind it."""
        k = a - 1
        while k > 0 and self.tags[k] & COMMA:
            k -= 1
        return bool(self.tags[k] & CONJ)

    def _is_whether(self, i: int) -> bool:
        """Whether "if" at token `i` only asks (asked if) or compares (as if)."""
        if not i:
            return False
        return self.words[i - 1] in ("as", "even") or self.clauses.base(i - 1) in self.whether

    def _is_participle(self, i: int, stop: int) -> bool:
        """Whether "provided" at token `i` is a form of the verb: is provided by, funds provided for."""
        if not self.tags[i] & (PART | ING) or not self.tags[i] & VERB:
            return False
        after = self.tags[stop] if stop < len(self.words) and stop - i == 1 else 0  # "provided that at least" is none
        return bool(self.tags[i - 1] & (BE | HAVE)) or bool(after & PREP)

    def _stop(self, start: int, behind: int) -> int:
        first, end = self.clauses.bounds(start)
        end = min(end, start + _LONGEST)
        before = self.tags[start - 1] if start else 0
        opens = start - first <= 2 or bool(before & (CONJ | COMMA)) or self.words[start - 1] in self.that
        skipped = behind  # behind an insertion
        for k in range(behind, end):
            if k < skipped:
                continue
            if self.clauses.is_break(k) and self.words[k] not in "-—–()":
                return k
            if self.tags[k] & COMMA and (self.clauses.comma_ends(k, end) if not opens else not self._lists_on(k, end)):
                if opens and (closed := self._inserted(behind, k, end)):
                    skipped = closed
                    continue
                return k
            if opens and self.tags[k] & MODAL and (left := self._main_clause(behind, k)):
                return left
            if self.tags[k] & CONJ and not opens and self.clauses.has_own_subject(k + 1, end):
                return k
        return end

    def _inserted(self, behind: int, comma: int, end: int) -> int | None:
        """Where an insertion behind the subject of a condition ends: if the deal, signed in May, | is ratified."""
        if not self.tags[behind] & DET or any(self.clauses.is_finite(k) for k in range(behind, comma)):
            return None
        stop = next((k for k in range(comma + 1, min(end, comma + _INSERTED)) if self.tags[k] & COMMA), None)
        return stop + 1 if stop is not None and self.page.tag(stop + 1) & _HOLDS else None

    def _main_clause(self, behind: int, modal: int) -> int | None:
        """Where the clause of a modal verb begins that no comma parts from the condition: if it rains | we will go."""
        related = self.tags[self.clauses.skip_adverbs_back(modal - 1, behind)] & REL
        if related or not any(self.clauses.is_finite(k) for k in range(behind, modal)):
            return None
        subject = self.clauses.subject_before(modal)
        if subject is None or subject[0] <= behind + 1:
            return None
        left, stop = subject
        return left + bool(self.tags[left] & PART and left + 1 < stop)

    def _lists_on(self, comma: int, end: int) -> bool:
        """Whether a comma stands inside a list of the condition and does not close it."""
        after = comma + 1
        return after < end and bool(self.tags[after] & CONJ) and not self.clauses.has_own_subject(after + 1, end)

    def _leads_to(self, stop: int, one: Candidate) -> bool:
        """Whether a condition that ends at token `stop` stands right before the clause of the candidate."""
        left = one.subject[0] if one.subject else one.start
        if left <= stop:
            return True
        between = range(stop, min(left - 1, one.cue.start))
        if any(self.tags[k] & CONJ and self.words[k + 1] in self.that for k in between):
            return False  # that it could take one, if needed, and that she would
        return not any(self.clauses.is_finite(k) and not self.tags[k] & (ADV | CLAUSE) for k in between)
