"""The subject of a construction of force: over relative clauses, participles and dashes."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.text.clauses import Span
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    POSS,
    PREP,
    PRON,
    REL,
    SUB,
    TIME,
    TO,
    VERB,
)  # fmt: skip

_NEAR: Final = 5  # tokens of the name of a paper
_NO_NOUN: Final = ADV | TIME | NUM | PREP | COMMA | CONJ | SUB | CLAUSE | AUX | MODAL | BE | HAVE | NEG | ADJ | REL | TO
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_FAR: Final = 26  # tokens between a cue and the infinitive that belongs to it


class Subjects(Reader):
    """Finds the subjects of verb groups in one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.agents = language.sets["agent"]
        self.counting = language.sets["cardinal"]
        self.promises = language.sets["promise_noun"]
        self.placing = language.sets["placing_relative"]

    def _tells_of_event(self, i: int) -> bool:
        """Whether "which" at token `i` says what a joint body or an event will do: a committee which will meet in …"""
        if self.words[i] != "which" or i + 1 >= len(self.words) or not self.tags[i + 1] & MODAL:
            return False
        return any(self.names_event(k) for k in range(max(1, i - _NEAR), i))

    def _subject(self, group: int) -> tuple[Span | None, bool, bool]:
        """The subject before the verb group at token `group`; whether "which" stands between; whether that narrows."""
        first, _ = self.clauses.bounds(group)
        k = self.clauses.skip_adverbs_back(group - 1, first)
        relative = k >= 0 and self._is_relative(k)
        narrows = relative and not self.tags[k - 1] & COMMA and not self._tells_of_event(k)
        subject = self.clauses.subject_before(group)
        if subject is not None and self.words[subject[0]] in self.that and self.words[subject[0] - 1] in self.promises:
            subject = (subject[0] + 1, subject[1])  # gave the assurance that work would begin
        if subject is not None and subject[1] - subject[0] > 1 and self.tags[subject[0]] & REL:
            subject = (subject[0] + 1, subject[1])  # a sauna, which Duluth Saunas has offered to build
        if subject is not None and self._closes_gerund(subject):
            subject = (subject[0] - 1, subject[1])
        if relative and subject is not None and not self._can_act(subject):
            subject = self._nearest(subject)
        if self.tags[group] & ING and k > first and self.tags[k] & COMMA:
            subject = self._of_participle(k, first) or subject
        if subject is None and k > first - 2 and self.words[k] in _DASHES:
            subject = self._beside_dash(k)
        if relative and subject is not None and self._tells_of_event(k):
            event = next((n for n in range(subject[1] - 1, subject[0], -1) if self.names_event(n)), subject[1])
            dets = (n for n in range(event - 1, subject[0] - 1, -1) if self.tags[n] & DET)
            subject = (next(dets, subject[0]), subject[1])
        if subject is not None and (self._is_in_relative(subject[0]) or self._is_bare_relative(subject)):
            narrows = True
        while subject is not None and subject[0] + 1 < subject[1] and self._opens_with_time(*subject):
            subject = (subject[0] + 1, subject[1])  # later today | Minister Sol
        if subject is not None and self.page.of("not_only"):
            both = next((match for match in self.page.within("not_only", first, subject[0])), None)
            if both and self.clauses.has(CONJ, both.stop, subject[1]):
                joined = not self.clauses.has(AUX | MODAL, both.stop, subject[1])
                subject = (both.stop, subject[1]) if joined else subject  # not only Peru but also Chile
        if k > 0 and self.tags[k] & CONJ:
            back = range(k - 1, max(first, k - _FAR) - 1, -1)
            earlier = next((n for n in back if self.clauses.is_finite(n)), 0)
            narrows = narrows or earlier > first and self._is_relative(earlier - 1)
        return subject, relative, narrows

    def _opens_with_time(self, start: int, stop: int) -> bool:
        """Whether adverbs of time stand before the noun phrase itself."""
        if not self.tags[start] & ADV or self.tags[start] & (DET | PRON | ADJ | NUM | CONJ):
            return False
        return bool(self.tags[start + 1] & TIME) or self.page.is_capital(start + 1) and not self.page.is_capital(start)

    def _closes_gerund(self, subject: Span) -> bool:
        """Whether a pronoun is only the object of a gerund that opens its sentence: Shipping it will take a month."""
        i = subject[0] - 1
        one = subject[1] - subject[0] == 1 and self.tags[subject[0]] & PRON
        return bool(one) and i == self.clauses.bounds(subject[0])[0] and bool(self.tags[i] & ING)

    def _nearest(self, subject: Span) -> Span:
        """The last part of a noun phrase, where that acts: (pay for a course at) the college, which plans to."""
        last = next((k for k in range(subject[1] - 1, subject[0], -1) if self.tags[k] & PREP), None)
        if last is None or last + 1 >= subject[1] or not self.tags[last + 1] & DET:
            return subject
        return (last + 1, subject[1]) if self.words[subject[1] - 1] in self.agents else subject

    def _of_participle(self, comma: int, first: int) -> Span | None:
        """The subject of the clause that a participle behind a comma goes with: they signed a minute, agreeing to."""
        verb = next((n for n in range(comma - 1, first, -1) if self.clauses.is_finite(n)), None)
        if verb is None or self._is_relative(verb - 1):
            return None
        return self.clauses.subject_before(verb)

    def _beside_dash(self, dash: int) -> Span | None:
        """The subject before what two dashes hold, or that itself where it lists names: two firms – A and B – will"""
        start = self.page.sentences[self.page.sentence_of[dash]][0]
        back = range(dash - 1, max(start, dash - _FAR), -1)
        opening = next((n for n in back if self.words[n] in _DASHES), None)
        if opening is None:
            return None
        if self.page.is_capital(opening + 1) and self.clauses.has(CONJ, opening + 1, dash):
            return opening + 1, dash
        return self.clauses.subject_before(opening)

    def _is_relative(self, i: int) -> bool:
        """Whether token `i` is a relative pronoun, and no "that" behind a verb of saying."""
        return bool(self.tags[i] & REL) and not (self.words[i] in self.that and self.clauses.is_complement(i))

    def _is_in_relative(self, first: int) -> bool:
        """Whether a clause with this subject only tells which one is meant: through which we will work."""
        if first < 2 or self.words[first - 1] not in ("which", "whom", "where", "that"):
            return False
        if self.words[first - 1] in self.that:
            noun = self.tags[first - 3] & DET and not self.clauses.is_complement(first - 1)
            return bool(noun) and self.words[first] in ("we", "they", "he", "she", "it", "you")
        if self.page.is_a(first - 2, "termslink"):
            counted = self.words[first - 3] in self.counting and self.page.is_a(first - 4, "ing_preposition")
            if counted or self.tags[first - 3] & COMMA or self._is_paper(first - 3):
                return False  # an agreement, under which the university will send; including one under which
        return (
            bool(self.tags[first - 2] & PREP)
            or self.words[first - 1] in self.placing
            and not self.tags[first - 2] & COMMA
        )

    def _is_paper(self, i: int) -> bool:
        """Whether a paper or what it is on ends with token `i`: a letter of intent, a memorandum on farm labour."""
        papers = self.page.within("document", max(0, i - _FAR), i + 1)
        if papers:
            return not self.clauses.has_finite(papers[-1].stop, i + 1)
        return self.page.has_a("termspaper", max(0, i - _NEAR), i + 1)

    def _is_bare_relative(self, subject: Span) -> bool:
        """Whether a pronoun opens a clause that only tells which one is meant: an honour I will treasure."""
        i = subject[0]
        k = i - 1
        if subject[1] - i > 1 or not self.tags[i] & PRON or self.tags[i] & DET or k < 1 or self.clauses.is_break(k):
            return False
        verb = self.tags[k] & VERB and not self.tags[k - 1] & (DET | ADJ | PREP | NUM)
        if verb or self.tags[k] & _NO_NOUN or not self.tags[k] and not self._is_determined(k):
            return False
        first, _ = self.clauses.bounds(i)
        if self._is_in_phrase(k, first):
            return True
        for n in range(k - 1, max(first, k - _FAR) - 1, -1):
            if self.clauses.is_break(n) or self.tags[n] & (COMMA | CONJ | CLAUSE) or self.words[n] in self.that:
                return False
            if self.clauses.is_finite(n):
                return True
        return False

    def _is_in_phrase(self, k: int, first: int) -> bool:
        """Whether the noun at token `k` closes a phrase that belongs to another noun: their team for the talks."""
        prep = next((n for n in range(k - 1, max(first, k - _NEAR), -1) if self.tags[n] & PREP), None)
        if prep is None:
            return False
        before = prep - 1
        owned = self.tags[before] & NOUN and self.tags[before - 1] & (DET | POSS)  # their team, no verb
        noun = owned or not self.tags[before] & ~NOUN
        return before > first and bool(noun) and not self.clauses.is_break(before)

    def _is_determined(self, k: int) -> bool:
        """Whether the noun that ends with token `k` is a plural or has an article, so that it is no adjective."""
        return self.words[k].endswith("s") or any(self.tags[n] & (DET | POSS) for n in range(max(0, k - 3), k))

    def _can_act(self, span: Span) -> bool:
        """Whether a noun phrase has a head that acts, or a name for its head."""
        first, stop = span
        head = self.clauses.first_of(PREP | COMMA, first + 1, stop) - 1
        while head > first and self.tags[head] & (ADV | POSS):
            head -= 1
        return self.words[head] in self.agents or self.page.is_capital(head) or bool(self.tags[head] & PRON)
