"""Verbs in the present that promise: of a day to come (в мае запускаем линию), or of what a paper has settled."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_futures import Futures
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.context import RussianContext
from communique.text.page import Match
from communique.text.russian import FIRST

_OPENS: Final = 5  # tokens of a sentence that name the paper which it tells of: по условиям соглашения
_LINES: Final = 12  # lines of a list
_AHEAD: Final = frozenset(("day", "month", "interval", "season", "quarter", "weekday", "week"))


class Presents:
    """Reads what somebody does on a day to come or by a paper of one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors, futures: Futures) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors, self.futures = reach, actors, futures
        language = self.page.language
        self.idle = language.wordset("fuzzyverb", "prediction", "happening_verb", "state_verb", "be_verb")

    def read(self, k: int, stop: int) -> Candidate | None:
        """В мае запускаем линию; с сентября вуз принимает инженеров; по договору область поставляет зерно."""
        if self.words[k] in self.idle or self.page.is_a(k, "cue") or self.page.match_at("force", k):
            return None
        settled, ahead = self.is_settled(k), self._ahead(k)
        if not settled and ahead is None:
            return None
        if self.reach.is_denied(k) or self.reach.is_asked(k) or self.reach.in_if(k) or self.futures.in_relative(k):
            return None
        low, high = self.reach.around(Match(k, k + 1, self.page.language.of("force")[0]), stop)
        end = self.reach.action_end(k, None, high)
        subject = self.actors.subjects.of(low, end, k)
        first = bool(self.grammar.bits(k) & FIRST)
        if not first and (subject is None or not subject.acts or subject.is_pronoun) or self._is_bare(low, k, end):
            return None
        start = self.futures.objects.before(k, low, subject)
        kind = "agreement" if settled else "pledge"
        return Candidate("firm", kind, "subject", low, end, (start, end), k, f"{kind} in the present", due=ahead)

    def _is_bare(self, low: int, k: int, end: int) -> bool:
        """Whether a verb has nothing beside it that it is done to: в мае едем."""
        nouns = (j for j in (*range(low, k), *range(k + 1, end)) if self.grammar.pos(j) in ("NOUN", "LATN"))
        dated = {j for date in self.context.dates_in(low, end) for j in range(date.start, date.stop)}
        return all(j in dated for j in nouns)

    def _ahead(self, k: int) -> str | None:
        """The day, month or season to come that stands in the clause of a verb; a bare month is the next one."""
        published = self.context.published
        if not published:
            return None
        for date in self.context.dates_in(*self.grammar.clause(k)):
            if date.kind not in _AHEAD or not date.iso or not date.iso[:4].isdigit() or date.link == "versus":
                continue
            first = date.iso.split("/")[0]
            if first > published[: len(first)]:
                return date.iso.split("/")[-1] if date.edge == "end" else date.iso
            if date.passed and date.kind == "month" and date.link == "in" and date.stop == date.start + 1:
                return f"{int(date.iso[:4]) + 1}{date.iso[4:]}"  # в декабре открывает, said in November
        return None

    def is_settled(self, k: int) -> bool:
        """Whether a verb stands in a sentence, or a line of a list, of what a paper says: по договору …"""
        low = self.grammar.sentence(k)[0]
        return self._is_by_paper(low) or self._is_listed(k)

    def _is_by_paper(self, low: int) -> bool:
        """Whether a sentence opens with the paper by which it is done: по договору, согласно протоколу, по нему."""
        k = low
        while not self.words[k][0].isalnum() and k < low + 2 and k + 1 < len(self.words):
            k += 1
        if self.words[k] not in self.sets.by_paper:
            return False
        if any(self.page.is_a(j, "paper") for j in range(k + 1, min(k + _OPENS, len(self.words)))):
            return not self._is_old(k)
        pronoun = self.grammar.pos(k + 1) == "NPRO" or self.words[k + 1] in self.sets.papers_noun
        return pronoun and low > 0 and self._is_signed(low - 1)

    def _is_old(self, k: int) -> bool:
        """Whether a year before that of the report stands beside a paper: по договору 2009 года."""
        published = self.context.published
        dates = self.context.dates_in(k, k + 2 * _OPENS) if published else ()
        return any(date.iso[:4] < published[:4] for date in dates if date.iso and published)

    def _is_signed(self, k: int) -> bool:
        """Whether the sentence of a token tells of a paper that is signed."""
        low, high = self.grammar.sentence(k)
        signed = self.page.within("signing", low, high) or any(
            self.words[j] in self.sets.approving_verb for j in range(low, high)
        )
        return bool(signed) and bool(
            self.page.within("paper", low, high)
            or any(self.words[j] in self.sets.papers_noun for j in range(low, high))
        )

    def _is_listed(self, k: int) -> bool:
        """Whether a verb stands in a line of a list of what a signed paper holds: В нём три пункта: …"""
        paragraphs, number = self.page.paragraphs, self.page.paragraph_of[k]
        if not number or self.words[paragraphs[number][0]][0].isalpha():
            return False
        for before in range(number - 1, max(-1, number - _LINES), -1):
            start, stop = paragraphs[before]
            if self.words[start][0].isalpha():
                sentence = self.grammar.sentence(stop - 1)[0]
                return self.words[stop - 1] == ":" and any(
                    self._is_signed(j) for j in (stop - 1, max(start, sentence - 1))
                )
        return False
