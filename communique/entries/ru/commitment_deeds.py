"""Commitments of a Russian report without a word of force: signed papers, what is taken on, accepted invitations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.context import RussianContext
from communique.text.page import Match
from communique.text.russian import ACC, FIRST, FUTR, NOM, PRES

SIGNED: Final = "signed paper"  # the name of the rule
_SUM = 7  # tokens between papers and the amount of them


class Deeds:
    """Reads what is signed, taken on and accepted in one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors = reach, actors

    def papers(self, match: Match, start: int, stop: int) -> Iterator[Candidate]:
        """The signed papers with a subject of a clause: подписаны соглашение о визах и меморандум о туризме."""
        first = self._paper(match, start, stop)
        if first is None:
            return
        joined = [m.start for m in self.page.within("paper", first.action[0] + 1, first.action[1]) if self._joins(m)]
        edges = [first.action[0], *joined, first.action[1] + 1]
        for number, (low, high) in enumerate(pairwise(edges)):
            action = low, high - 1
            begin, behind = (first.start, first.stop if not joined else action[1]) if not number else action
            yield replace(first, start=begin, stop=behind, action=action)

    def _joins(self, paper: Match) -> bool:
        """Whether "и" or a comma stands before a paper in the nominative or accusative that has a subject."""
        if self.words[paper.start - 1] not in self.sets.and_comma or not self.grammar.bits(paper.start) & (NOM | ACC):
            return False
        return self.page.word(paper.stop) in self.sets.paper_preposition

    def _paper(self, match: Match, start: int, stop: int) -> Candidate | None:
        """The first signed memorandum, declaration or agreement with a subject, to the end of its clause."""
        i = match.start
        if (
            self.grammar.pos(i) not in ("VERB", "PRTS", "NOUN")
            or self.reach.is_denied(i)
            or self.grammar.bits(i) & FUTR
            or self.reach.in_if(i)
        ):
            return None
        if self.grammar.pos(i) == "NOUN" and not any(self.words[k] in self.sets.took_place for k in range(start, i)):
            return None
        low, high = self.reach.around(match, stop)
        paper = next((m for m in self.page.within("paper", low, high) if not self._is_any(m)), None)
        if paper is None:
            return None
        if self._is_counted(paper.start, low) or self._is_history(low, high):
            return None  # семь контрактов: a figure
        several = self.grammar.is_plural(paper.start) or self.words[paper.start] in self.sets.contract_noun
        if several and self._is_summed(paper.stop, high):
            return None  # контракты на общую сумму 5 млн долларов
        end = self.reach.action_end(paper.start, None, high)
        if (
            end - paper.stop < 2
            or self.words[paper.stop] not in self.sets.paper_preposition
            and not self.grammar.is_genitive(paper.stop)
        ):
            return None
        first = paper.start
        while first > low and self.grammar.pos(first - 1) == "ADJF":
            first -= 1
        begin = min(low, first)
        return Candidate("firm", "agreement", "both", begin, max(end, match.stop), (first, end), i, SIGNED)

    def _is_any(self, paper: Match) -> bool:
        """Whether nothing is said of a paper: подписали документы; 12 документов, в том числе меморандум."""
        told = self.page.word(paper.stop) in self.sets.paper_preposition
        return self.words[paper.start] in self.sets.any_paper and not told

    def taking(self, match: Match, stop: int) -> Candidate | None:
        """What somebody takes on: языковые курсы берём на себя; питание берёт на себя провинция."""
        k, bits = match.start, self.grammar.bits(match.start)
        if self.grammar.pos(k) != "VERB" or not bits & PRES or self.reach.is_denied(k) or self.reach.in_if(k):
            return None
        low, high = self.reach.around(match, stop)
        subject = None if bits & FIRST else self.actors.subjects.of(low, self.reach.action_end(k, None, high), k)
        if not bits & FIRST and (subject is None or not subject.acts):
            return None
        action = (low, self.reach.action_end(k, None, high))
        return Candidate("firm", "pledge", "subject", *action, action, k, "pledge to take on")

    def accepted(self, cue: int, stop: int) -> Candidate:
        """The agreement of whoever accepts an invitation by the verb at a token: принял приглашение."""
        _, high = self.reach.around(Match(cue, cue + 1, self.page.language.of("force")[0]), stop)
        low, end = self.grammar.clause(cue)[0], self.reach.action_end(cue, None, high)
        passive = self.grammar.pos(cue) == "PRTS"  # приглашение было принято
        action = (low if passive else cue, end)
        return Candidate("firm", "agreement", "guest", low, end, action, cue, "accepted invitation")

    def _is_counted(self, i: int, low: int) -> bool:
        """Whether a number stands before a noun: семь новых контрактов."""
        k = i - 1
        while k > low and self.grammar.pos(k) == "ADJF":
            k -= 1
        return k >= low and (self.grammar.pos(k) in ("NUMB", "NUMR") or self.words[k] in self.sets.number_noun)

    def _is_summed(self, start: int, stop: int) -> bool:
        """Whether an amount of money is all that is said of papers behind their noun."""
        near = range(start, min(stop, start + _SUM))
        opens = any(self.words[k] in self.sets.sum_noun or self.page.is_a(k, "currency") for k in near)
        return opens and not any(self.words[k] in self.sets.paper_subject for k in near)

    def _is_history(self, low: int, high: int) -> bool:
        """Whether a clause names a year before that of the report: подписано в 2009 году."""
        published = self.context.published
        dated = [d for d in self.context.dates_in(low, high) if d.link == "in" and d.kind in ("year", "month")]
        return published is not None and any(d.iso[:4] < published[:4] for d in dated if d.iso)
