"""Commitments of a Russian report without a word of force: signed papers and verbs in the future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.commitment_subjects import Subject
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.word_figures import TRADE
from communique.text.page import Match
from communique.text.russian import ACC, FIRST, FUTR, NOM, PLUR, PRES, readings

SIGNED: Final = "signed paper"  # the name of the rule
_SUM = 7  # tokens between papers and the amount of them


class Deeds:
    """Reads what is signed and what will be done in one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors = reach, actors
        self.fuzzy = self.page.language.wordset("fuzzyverb") - self.page.language.wordset("need_only")
        self.predictions = self.page.language.wordset("prediction")
        self.held = self.page.language.wordset("held")
        self.of_some = self.page.language.wordset("deed_of_some")

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
        paper = next((m for m in self.page.within("paper", low, high)), None)
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

    def taking(self, match: Match, stop: int) -> Candidate | None:
        """What the speaker takes on: языковые курсы берём на себя."""
        k, bits = match.start, self.grammar.bits(match.start)
        if self.grammar.pos(k) != "VERB" or not bits & FIRST or self.reach.is_denied(k) or self.reach.in_if(k):
            return None
        low, high = self.reach.around(match, stop)
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

    def _prospect(self, low: int) -> Match | None:
        """What is said before ", что": планируется, что завод построят."""
        k = low - 1
        if k < 2 or self.words[k] not in self.sets.that_word or self.words[k - 1] != ",":
            return None
        return self.page.match_at("force", k - 2) or self.page.match_at("expecting", k - 2)

    def future(self, k: int, stop: int) -> Candidate | None:
        """Построим, откроется, поставит, будет построен, будет открывать."""
        words, grammar = self.words, self.grammar
        if self.reach.is_denied(k) or self.reach.in_if(k) or self._in_relative(k) or self._is_present(k):
            return None
        if words[k + 1 : k + 2] == [","] and "," in words[k + 2 : k + 5] and grammar.bits(k) & FIRST:
            return None  # возьмём, к примеру, …
        low, high = self.reach.around(Match(k, k + 1, self.page.language.of("force")[0]), stop)
        prospect = self._prospect(low)
        if prospect is not None and prospect.group.cls != "force" or words[low] in self.sets.else_word:
            return None
        verb, passive = words[k], grammar.is_reflexive(words[k])
        if verb in self.sets.be_verb:
            inner = next((j for j in range(k + 1, min(high, k + 6)) if grammar.pos(j) in ("INFN", "PRTS")), None)
            if inner is None or any(words[j] in STOPS for j in range(k, inner)):
                return None
            verb, passive = words[inner], grammar.pos(inner) == "PRTS"
        if verb in self.predictions and not self._helps(k, low, high, verb) and not self._is_event(low, high, verb):
            return None
        end = self.reach.action_end(k, None, high)
        if end - k < 2 and not passive:
            return None
        subject = self.actors.subjects.of(low, end, k)
        if subject is not None and not subject.acts and self._is_measured(subject):
            return None  # товарооборот вернётся к прежнему уровню
        first, event = bool(grammar.bits(k) & FIRST), self._is_event(low, end, verb)
        nobody = subject is None and bool(grammar.bits(k) & PLUR) and not self._has_nominative(low, end, k)
        if not first and not passive and subject is None and not nobody and not event:
            return None
        if (
            subject is None
            and passive
            and any(self.grammar.forms[j] in self.sets.pronoun_subject for j in range(low, k))
        ):
            return None
        if (
            verb in self.fuzzy
            and verb not in self.sets.continue_verb
            and not (first and self.context.dates_in(low, end))
            and not self.reach.is_concrete(k, end)
        ):
            return None
        passive = passive or nobody and not first
        acting = subject is not None and subject.acts
        if passive and acting and self.grammar.is_reflexive(verb) and verb not in self.held:  # откроется театр
            passive = False
        if event and passive is False and not self._is_settled_event(low, end):
            return None  # встречи пройдут продуктивно
        held = event and not (acting and not self.grammar.is_reflexive(verb))
        who = "nobody" if passive or held else "subject"
        kind = "plan" if event or passive and not self.context.said_at(k) else "pledge"
        if verb in self.sets.visit_verb and subject is not None and subject.is_named_person:
            who, kind = "guest", "plan"
        if self.page.is_a(k, "signing") and any(self.page.within("paper", k, end)):
            who, kind = "both", "agreement"
        action = (low if passive or event else self._object_before(k, low, subject), end)
        force = "firm"
        if prospect is not None and prospect.group["type"] == "plan":
            force, kind, low = "soft", "plan", prospect.start
        elif prospect is not None and prospect.group["type"] == "pledge":
            force, low = prospect.group["force"], prospect.start
        return Candidate(force, kind, who, low, end, action, k, f"{kind} in the future")

    def _is_measured(self, subject: Subject) -> bool:
        """Whether a subject is what trade is measured by, so that its future is a forecast."""
        heads = (one.head for one in subject.phrases)
        return any((match := self.page.match_at("indicator", k)) and match.group["name"] in TRADE for k in heads)

    def _object_before(self, k: int, low: int, subject: Subject | None) -> int:
        """Where the object right before a verb begins, else the verb: первые два судна передадим заказчику."""
        j = k
        while j > low and self.grammar.pos(j - 1) in ("ADVB", "PRCL"):
            j -= 1
        own = subject.phrases if subject is not None else ()
        for one in self.actors.phrases.within(low, j)[-1:]:
            objects = one.stop == j and not one.prep and one.stands("accs") and not one.stands("gent")
            objects = objects and self.grammar.pos(one.start - 1) != "NOUN"  # партия объёмом 500 тонн прибудет
            if objects and all(each.start != one.start for each in own):
                return one.start
        return k

    def _helps(self, k: int, low: int, high: int, verb: str) -> bool:
        """Whether a verb tells of help that somebody gives: окажет содействие, поможем; or of what somebody does."""
        if self._gives_aid(k, high):
            return True
        if verb in self.of_some:
            subject = self.actors.subjects.of(low, self.reach.action_end(k, None, high), k)
            return subject is not None and subject.acts and not subject.is_pronoun and self.grammar.pos(k) == "VERB"
        if verb not in self.sets.aid_verb or self.grammar.bits(k) & FIRST:
            return verb in self.sets.aid_verb
        subject = self.actors.subjects.of(low, self.reach.action_end(k, None, high), k)
        return subject is not None and subject.acts and self.grammar.pos(k) == "VERB"

    def _is_present(self, k: int) -> bool:
        """Whether a verb of two aspects tells of today, no date to come beside it: край субсидирует перевозки."""
        if not any(one.bits & PRES and one.pos == "VERB" for one in readings(self.grammar.forms[k])):
            return False
        return not any(when.iso and not when.passed for when in self.context.dates_in(*self.grammar.clause(k)))

    def _gives_aid(self, verb: int, stop: int) -> bool:
        """Whether a verb has help as its object: окажет содействие."""
        return any(self.words[k] in self.sets.aid_noun for k in range(verb + 1, min(stop, verb + 4)))

    def _has_nominative(self, start: int, stop: int, verb: int) -> bool:
        """Whether a noun in the plural can only be the subject."""
        return any(
            self.grammar.pos(j) == "NOUN" and self.grammar.bits(j) & NOM and self.grammar.is_plural(j)
            and not self.grammar.bits(j) & ACC
            for j in range(start, stop) if j != verb
        )  # fmt: skip

    def _in_relative(self, k: int) -> bool:
        start, _ = self.grammar.clause(k)
        if any(self.words[j] in self.sets.which_word for j in range(start + 2, k)):
            return True  # центры, результаты испытаний которых будут признаваться
        led = self.grammar.pos(start) == "PREP" and start + 1 < k
        start += led
        return (
            self.words[start] in self.sets.relative_clause
            and (led or self.words[start] not in self.sets.that_word)  # всё, о чём мы условимся, край выполнит
            or start > 0
            and self.words[start - 1] in self.sets.which_word
        )

    def _is_settled_event(self, low: int, end: int) -> bool:
        """Whether a time, a place or an order is told of what is to be held, or an object of what is held by whom."""
        if self.context.dates_in(low, end) or self.context.places_in(low, end):
            return True
        return any(
            self.grammar.pos(k) in ("PREP", "NUMB", "NUMR") or self.page.is_a(k, "next_event") for k in range(low, end)
        )

    def _is_event(self, start: int, stop: int, verb: str) -> bool:
        if verb not in self.held:
            return False
        return any(self.page.is_a(k, "event") and self.grammar.bits(k) & (NOM | ACC) for k in range(start, stop))
