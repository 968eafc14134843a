"""What a Russian report promises twice: in its headline and in its body, or in two of its sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.kinds import Commitment

_FEW: Final = 3  # words of a headline that tell what is to be done
_MOST: Final = 3  # pieces of evidence
_APART: Final = 1.5  # roots that a sentence behind the first one shares with a headline that it tells
_NEAR: Final = 1.0  # the same in a report of few sentences
_SHORT: Final = 14  # sentences of a short report
_STEM: Final = 5  # letters that words of one root share: автобусный парк, автобусов
_TELLING: Final = frozenset(("NOUN", "ADJF", "INFN", "VERB", "PRTS", "PRTF", "LATN", "NUMB", "UNKN"))

_ASKED: Final = frozenset(("proposal", "instruction"))

Found = list[tuple[Commitment, str]]


class Twins:
    """Joins the commitments of one document that say the same; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.numbers = self.page.language.wordset("cardinal")
        self.lead = self._first_told()
        self.apart = _NEAR if len(self.page.sentences) <= _SHORT else _APART
        self.found: Found = []
        self.kept: list[tuple[frozenset[str], int]] = []
        self.spans: list[Span] = []

    def add(self, entry: Commitment, action: Span, rule: str) -> None:
        """Take a commitment in: as another piece of the one that says the same, else as one of its own."""
        twin = self._twin(entry, action)
        if twin is not None:
            self._join(twin, entry)
            return
        self.kept.append((self._key(action), len(self.found)))
        self.spans.append(action)
        self.found.append((entry, rule))

    def joined(self) -> Found:
        """All commitments, each of the headline as a piece of the one in the body that tells it."""
        heads = [n for n, (entry, _) in enumerate(self.found) if self._is_headline(entry) and len(entry.evidence) == 1]
        gone: set[int] = set()
        for number in heads:
            told = self._told(number, gone)
            if told is None:
                continue
            head, (body, rule) = self.found[number][0], self.found[told]
            evidence = (*head.evidence, *body.evidence)[:_MOST]
            sectors = body.sectors or head.sectors
            self.found[number] = replace(body, id=head.id, evidence=evidence, sectors=sectors), rule
            gone.add(told)
        return [one for n, one in enumerate(self.found) if n not in gone]

    def _join(self, twin: int, entry: Commitment) -> None:
        known, rule = self.found[twin]
        told = replace(entry, id=known.id) if self._is_headline(known) else known
        self.found[twin] = (replace(told, evidence=(*known.evidence, *entry.evidence)[:_MOST]), rule)

    # --- a headline and what it sums up

    def _told(self, number: int, gone: set[int]) -> int | None:
        """The commitment of the body that a headline sums up: that of most words of its roots, the first of equals."""
        head = self.found[number][0]
        best: tuple[float, int] | None = None
        for n, (body, _) in enumerate(self.found):
            if n in gone or self._is_headline(body) or len(body.evidence) > 1 or not self._is_kindred(head, body):
                continue
            score, lead = self._shared(self.spans[number], self.spans[n]), self._is_lead(self.spans[n][0])
            if score < self.apart and not lead:
                continue
            score += 0.5 * bool(self._actors(head) & self._actors(body)) + 0.5 * (head.force == body.force) + 0.5 * lead
            if best is None or score > best[0]:
                best = score, n
        return best[1] if best else None

    def _shared(self, head: Span, body: Span) -> float:
        """How many roots of a headline stand in what is to be done, or by half in the clause or headline around it."""
        whole = self.grammar.sentence(head[0])
        near = self._roots(self.grammar.clause(head[0])) & self._roots(body)
        far = self._roots(whole) & (self._roots(self.grammar.clause(body[0])) | self._roots(body))
        return 0.5 * (len(near) + len(near | far))

    def _is_kindred(self, head: Commitment, body: Commitment) -> bool:
        """Whether a headline may say what a commitment of the body does: both ask somebody for it, or neither."""
        return (head.type in _ASKED) == (body.type in _ASKED)

    def _is_lead(self, k: int) -> bool:
        """Whether a token stands in the first sentence of the body."""
        return self.grammar.sentence(k)[0] <= self.lead

    def _first_told(self) -> int:
        """Where the first sentence of the body begins: that behind the headline which a stop ends and a verb is in."""
        low = self.context.title[1] if self.context.title else 0
        for start, stop in self.page.sentences:
            if start >= low and any(map(self.grammar.is_finite, range(start, stop))):
                return start
        return low

    def _roots(self, span: Span) -> frozenset[str]:
        """How the words of tokens begin that tell what is done, to what and where."""
        return frozenset(
            self.words[k][:_STEM]
            for k in range(*span)
            if self.grammar.pos(k) in _TELLING and k not in self.context.place_of
        )

    def _is_headline(self, entry: Commitment) -> bool:
        title = self.context.title
        start = entry.evidence[0].start
        return title is not None and self.page.starts[title[0]] <= start < self.page.ends[title[1] - 1]

    # --- two sentences

    def _key(self, action: Span) -> frozenset[str]:
        return frozenset(
            self.words[k]
            for k in range(*action)
            if self.grammar.pos(k) in ("NOUN", "INFN", "VERB", "LATN", "PRTS", "NUMB", "NUMR")
        )

    def _nouns(self, action: Span) -> frozenset[str]:
        return frozenset(self.words[k] for k in range(*action) if self.grammar.pos(k) == "NOUN")

    def _actors(self, entry: Commitment) -> frozenset[str]:
        return frozenset(actor.code or actor.name for actor in entry.actors)

    def _twin(self, entry: Commitment, action: Span) -> int | None:
        """The earlier commitment that says the same: most of the words of either in the other, and the same verb."""
        key = self._key(action)
        for words, number in self.kept:
            known = self.found[number][0]
            shared = words & key
            headline = self._is_headline(known)
            if headline and self._is_counted_alike(known, entry, shared):
                return number
            few = bool(shared) and min(len(words), len(key)) <= _FEW
            if few and headline and self._is_alike(known, entry, words & self._nouns(action)):
                return number
            if self._is_repeated(known, entry, words, key) and self._is_by_same(known, entry):
                return number
        return None

    def _is_repeated(self, known: Commitment, entry: Commitment, words: frozenset[str], key: frozenset[str]) -> bool:
        """Whether most of the words of two commitments at different places are the same."""
        small, headline, shared = min(len(words), len(key)), self._is_headline(known), len(words & key)
        most, some = (0.6, 0.25) if headline else (0.75, 0.5)
        return (
            small > 1
            and (known.force == entry.force or not headline)
            and shared >= most * small
            and shared >= some * max(len(words), len(key))
            and known.evidence[0].start != entry.evidence[0].start
        )

    def _is_by_same(self, known: Commitment, entry: Commitment) -> bool:
        """Whether two commitments name the same who act, or one names nobody."""
        return not known.actors or not entry.actors or bool(self._actors(known) & self._actors(entry))

    def _is_alike(self, known: Commitment, entry: Commitment, shared: frozenset[str]) -> bool:
        """Whether a headline of few words says of the same who act what a sentence says of the same thing."""
        same = bool(known.actors) and self._actors(known) == self._actors(entry) and known.force == entry.force
        apart = known.evidence[0].start != entry.evidence[0].start
        return same and apart and bool(shared)

    def _is_counted_alike(self, known: Commitment, entry: Commitment, shared: frozenset[str]) -> bool:
        """Whether a headline says of the same who act the same number: закупит сорок машин; возьмём сорок машин."""
        counted = any(word[0].isdigit() or word in self.numbers for word in shared)
        same = bool(known.actors) and self._actors(known) == self._actors(entry)
        return counted and same and known.force == entry.force
