"""Verb groups of what a document tells: the small words before a verb, and what a cue is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.action_dates import NewDates
from communique.entries.context import Context
from communique.text.clauses import Clauses, Span
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    THIRD,
    TO,
    VERB,
)

_NO_SUBJECT: Final = DET | PREP | CONJ | COMMA | TO | MODAL | AUX | BE | HAVE | REL | SUB
_BEFORE_NOUN: Final = DET | PREP | TO | CONJ | ADJ | NOUN | NUM
_BEHIND_VERB: Final = PREP | ADV | DET | NUM | PRON | STOP
_BREAK: Final = COMMA | REL | SUB | STOP
_CLAUSE: Final = 8  # tokens of a relative clause before its verb
_CHAIN: Final = 6  # auxiliaries, adverbs and negations before a verb
PROGRESSES, FULFILS, DELAYS, CONTRADICTS = "progresses", "fulfils", "delays", "contradicts"
EXPECTS, WORKS = "expects", "works"


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group that ends with a verb: where it begins, and what its small words say."""

    start: int
    modal: str = ""
    negated: bool = False
    have: bool = False
    be: str = ""
    being: bool = False
    yet: bool = False
    infinitive: bool = False
    did: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `start` to `stop` that say what became of something; `first` is where their verb group begins.

    `refused`: it will not be done, or was not, which a new date turns into a delay. `active`: the subject itself does
    it. `behind`: a participle behind what it was done to (the forum, held in May).
    """

    bearing: str
    start: int
    stop: int
    first: int
    verb: str
    acts: tuple[str, ...] = ()
    refused: bool = False
    active: bool = False
    behind: bool = False


class Groups:
    """Reads the verb groups of one document."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.clauses: Clauses = context.clauses
        self.tags = self.clauses.tags
        self.dates = dates
        language = context.page.language
        self.acting = frozenset(word for group in language.of("act") for word in group.words)
        self.ceased = language.sets["ceased_word"]
        self.being_verbs = self.acting | language.wordset("posture_verb", "activity_verb", "lively_verb")
        self.of_word = language.sets["of_word"]
        self.plural = tuple(language.sets["plural_ending"])
        self.pending = language.sets["pending"]
        self.did = language.sets["did"]
        self.between = language.sets["between"]
        self.near_negation = language.sets["near_negation"]
        self.past_be = language.sets["past_be"]
        self.no_one = language.sets["negative_subject"]
        self.being = language.sets["being"]
        self.been = language.wordset("being", "been")

    def _is_relative_past(self, k: int, start: int) -> bool:
        """Whether a form is the verb of a relative clause: the film which a studio from George Town shot in May."""
        if not self.tags[k] & PAST:
            return False
        for n in range(k - 1, max(start, k - _CLAUSE), -1):
            if self.tags[n] & REL and not self.tags[n] & PREP:
                own = self.tags[n + 1] & DET or self.page.is_capital(n + 1)
                return n + 1 < k and bool(own) and not self.clauses.is_complement(n)
            if self.tags[n] & (COMMA | AUX | BE | HAVE | MODAL) or self.clauses.is_finite(n):
                return False
        return False

    def _is_past(self, k: int, start: int) -> bool:
        """Whether a form that may be a participle is the past of a subject right before it: the forum opened in May."""
        if not self.tags[k] & PART or k == start:
            return False
        before = self.clauses.skip_adverbs_back(k - 1, start)
        if before < start or self.tags[before] & (PREP | REL | DET | BE | HAVE) and not self.tags[before] & PRON:
            return False
        if self.clauses.has_finite(start, k):
            return False
        end = self.clauses.clause_end(k)
        return not self.clauses.has_finite(k + 1, self.clauses.first_of(REL | SUB, k + 1, end))

    def _is_lone(self, k: int, start: int) -> bool:
        """Whether a form that may be a noun is the only verb its clause can have: a block train rolls in."""
        tag = self.tags[k]
        if not tag & (NOUN | BASE) or not tag & (THIRD | BASE) or k == start or k + 1 >= len(self.words):
            return False
        longer = k - 1 > start and self.words[k - 1] in self.ceased
        before = self.clauses.skip_adverbs_back(k - (3 if longer else 1), start)
        if before < start or self.tags[before] & _NO_SUBJECT or not self.tags[k + 1] & _BEHIND_VERB:
            return False
        if not self.words[before][0].isalnum() or self.clauses.base(k) not in self.being_verbs:
            return False
        if longer:
            return True
        first = self._begin(before, start)
        if first is None or self._is_many(before, first) == bool(tag & THIRD):
            return False
        return not any(self._may_be_verb(n) for n in range(k + 2, self.clauses.clause_end(k)))

    def _may_be_verb(self, n: int) -> bool:
        """Whether a token behind a possible verb is the likelier one: sleeper coaches from Nikko stand there."""
        tag = self.tags[n]
        if tag & (AUX | MODAL):
            return self.clauses.is_finite(n)
        return bool(tag & VERB and not tag & ING and not self.tags[n - 1] & _BEFORE_NOUN) or self.clauses.is_finite(n)

    def _begin(self, k: int, start: int) -> int | None:
        """Where the clause begins whose subject ends with token `k`; `None` where another verb may stand in it."""
        for n in range(k, start - 1, -1):
            tag = self.tags[n]
            if tag & _BREAK:
                return n + 1
            noun = tag & NOUN and not tag & (THIRD | PAST) or n > start and self.tags[n - 1] & (DET | PREP)
            if tag & (VERB | AUX | MODAL) and not noun:
                return None
        return start

    def _is_many(self, last: int, start: int) -> bool:
        """Whether the noun phrase that ends with a token is plural: twelve kilometres of tube, benches from Tochigi."""
        if self.words[last].endswith(self.plural):
            return True
        name = self.page.is_capital(last)
        for n in range(last - 1, self.clauses.phrase_start(last, start), -1):
            if self.tags[n] & CONJ:
                return True
            if self.tags[n] & PREP:
                return (name or self.words[n] in self.of_word) and self.words[n - 1].endswith(self.plural)
        return False

    def _group(self, k: int, start: int) -> Group:
        """The small words before a verb or a phrase at token `k`."""
        modal, be = "", ""
        negated = have = being = yet = did = False
        i = k - 1
        while i >= max(start, k - _CHAIN):
            word, tag = self.words[i], self.tags[i]
            if tag & NEG:
                negated = negated or word not in self.near_negation
            yet = yet or word in self.pending
            did = did or bool(tag & AUX and tag & PAST and not tag & (BE | HAVE | MODAL)) or word in self.did
            if tag & MODAL and self.clauses.is_finite(i):
                modal = word
            elif tag & HAVE:
                have = True
            elif tag & BE or tag & POSS and i > start and self.tags[i - 1] & PRON:
                being = being or word in self.being
                be = word if word not in self.been or not be else be
            elif not tag & (AUX | ADV | NEG) and word not in self.between:
                break
            elif tag & (DET | PRON) and not tag & NEG:
                break
            i -= 1
        negated = negated or i >= start and self.words[i] in self.no_one and bool(modal or have or be)
        planned = i > start and self.words[i - 1] in self.past_be  # was to have taken place
        infinitive = i >= start and bool(self.tags[i] & TO) and (not have or planned)
        return Group(i + 1, modal, negated, have, be, being, yet, infinitive, did)

    def _is_title(self, start: int) -> bool:
        title = self.context.title
        return title is not None and title[0] <= start < title[1]

    def _sentence(self, k: int) -> Span:
        return self.page.sentences[self.page.sentence_of[k]]
