"""Encounters that a deed done in person tells in a Russian report, by the shape of its clause and not by its verb.

А и Б открыли 5 мая школу; А ужинал в Осло с Б; А сидел напротив Б; Б показал А порт. People of two sides, a day or a
town, and a verb of which nothing says that it was done from afar, in general or not at all.
"""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.clause_people import ClausePeople
from communique.entries.ru.context import RussianContext
from communique.entries.ru.date_told import TOLD
from communique.entries.ru.encounter_people import are_of_two, distinct_people
from communique.entries.ru.encounter_reader import Encounters, is_only_due
from communique.entries.ru.people import cases_of
from communique.text.page import Match
from communique.text.russian import FUTR, GEN, INS, PLUR
from communique.words.load import Group

_DAYS: Final = ("day", "today", "weekday", TOLD)
_FINE: Final = (*_DAYS, "month", "interval", "season", "week")
_TOLD_BY: Final = ("VERB", "PRTF", "GRND", "INFN")
_NEAR: Final = 4  # tokens before a verb in which a word says that it is no single deed
_BESIDE: Final = ("GRND", "INFN")  # which have the subject of another verb
_DEED: Final = Group("encounter", (), {"by": "deed", "form": "meeting"})
DEED: Final = "deed in person"  # the rule that finds one


class Shapes:
    """Reads one verb after the other; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Encounters) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets = self.page.words, self.grammar.sets
        self.people = ClausePeople(context, reader.met)

    def find(self) -> list[Encounter]:
        """The encounters of all sentences of the body in which two people stand."""
        found = []
        for start, stop in self.page.sentences:
            if start < self.context.behind_headline or self._is_skipped(start):
                continue
            named = {id(m.who) for m in self.people.mentions(start, stop)}
            if len(named) < 2:
                continue
            for k in range(start, stop):
                one = self._deed(k) if self.grammar.parts[k] in _TOLD_BY and self.page.quote_of[k] < 0 else None
                if one:
                    found.append(one)
        return found

    def _is_skipped(self, start: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[start]]

    def _deed(self, k: int) -> Encounter | None:
        """The encounter that the verb at token `k` tells, or `None`."""
        told = self.people.frame(k)
        if told and self.grammar.pos(k) == "VERB" and (guest := self._guest(k, *told)):
            return guest
        if told is None or self._is_unreal(k, *told[1:]):
            return None
        subjects, start, stop = told
        people = self._parties(k, start, stop, subjects)
        if len(people) < 2 or not are_of_two(people):
            return None
        match = Match(k, k + 1, _DEED)
        date = self._date(match, start, stop)
        place = self.reader.place(match, start, stop) or self.reader.place(match, *self.grammar.bounds(k))
        sure = self.page.is_a(k, "in_person_verb") and self.grammar.pos(k) == "VERB"
        if not sure and not self._is_set(k, start, stop, date):
            return None
        if self.grammar.bits(k) & FUTR and not self._is_coming(date, sure=sure):
            return None
        passing = self.reader.is_passing(match, start, date)
        span = self.reader.span(match, *self.grammar.bounds(k))
        return Encounter(self._form(start, stop), people, date, place, [span], passing, DEED)

    def _guest(self, k: int, subjects: list[Mention], start: int, stop: int) -> Encounter | None:
        """Whom somebody is told to have been the guest of, or received by: был гостем мэра, был на приёме у мэра."""
        if self.words[k] not in self.sets.be_verb and not self.page.is_a(k, "becoming_verb"):
            return None
        guests = [j for j in range(start, stop) if self.words[j] in self.sets.visitors and self.grammar.bits(j) & INS]
        inside = [m for m in self.people.mentions(start, stop) if m not in subjects]
        hosts = [m for m in inside if m.start - 1 in guests and cases_of(self.context, m) & GEN]
        hosts += [m for m in inside if self.words[m.start - 1] in self.sets.at_word and self._is_reception(m.start)]
        who = subjects[0].who if len(subjects) == 1 else None
        host = hosts[0].who if hosts else None
        date = self._date(Match(k, k + 1, _DEED), start, stop)
        if who is None or host is None or date is None or not are_of_two([who, host]):
            return None
        if self.words[k - 1] in self.sets.not_word or self.grammar.bits(k) & FUTR:
            return None
        place = self.reader.place(Match(k, k + 1, _DEED), start, stop)
        span = self.reader.span(Match(k, k + 1, _DEED), *self.grammar.bounds(k))
        return Encounter("meeting", [host, who], date, place, [span], False, DEED)

    def _is_reception(self, k: int) -> bool:
        return self.page.is_a(k - 2, "reception_noun")

    # --- whether it was

    def _is_unreal(self, k: int, start: int, stop: int) -> bool:
        """Whether a verb tells no single deed done in person, or denies it."""
        words, sets = self.words, self.sets
        if words[k] in sets.be_verb or words[k - 1] in sets.not_word and k > start:
            return True
        if is_only_due(self.context, k):
            return True
        if any(told.start <= k < told.stop for told in self.page.within("attendance", k - _NEAR, k + 1)):
            return True  # в переговорах участвовали
        if words[k] in sets.afar_verb or self.page.match_at("cue", k) and words[k] not in sets.talk_verb:
            return True
        if not sets.letter_noun.isdisjoint(words[start:stop]):
            return True
        if any(self.page.is_a(j, "unmet") or words[j] in sets.habit_word for j in range(start, stop)):
            return True
        return self.page.match_at("force", k) is not None and any(
            self.grammar.pos(j) == "INFN" for j in range(k + 1, stop)
        )

    def _is_set(self, k: int, start: int, stop: int, date: str | None) -> bool:
        """Whether a day, or a town and no bare year, tells when or where it was done."""
        dates = self.context.dates_in(start, stop)
        if date and any(d.kind in _DAYS for d in self.context.dates_in(*self.grammar.bounds(k))):
            return True
        town = any(
            p.form == "noun" and p.kind == "city" and self.reader.is_in(p.start)
            for p in self.context.places_in(start, stop)
        )
        return town and not any(d.kind not in _FINE for d in dates)

    def _is_coming(self, date: str | None, *, sure: bool) -> bool:
        published = self.context.published
        return bool(sure and date and published and date > published and not date.startswith("--"))

    # --- who

    def _parties(self, k: int, start: int, stop: int, subjects: list[Mention]) -> list[Figurehead]:
        """Those who did it together, or one to, with or at the other."""
        if not subjects:
            return []
        joined = len(subjects) > 1 and bool(self.grammar.bits(k) & PLUR or self.grammar.pos(k) in _BESIDE)
        subjects = subjects if joined else subjects[:1]
        known = {id(m.who) for m in subjects}
        others = self.people.beside(k, start, stop, subjects)
        if self.grammar.pos(k) == "PRTF":
            others += self.people.agents(k, start, stop)
        if self.page.is_a(k, "done_to_verb"):
            others += self.people.objects(k, start, stop, subjects)
        others = [m for m in others if id(m.who) not in known]
        if not joined and not others:
            return []
        people = [m.who for m in [*subjects, *others] if m.who]
        return distinct_people(people)

    # --- when and in what form

    def _date(self, match: Match, start: int, stop: int) -> str | None:
        """The day of the clause, else of the clauses before it in the sentence."""
        own = [d for d in self.context.dates_in(start, stop) if d.kind in _FINE]
        if own:
            return self.reader.date(match, start, stop)
        return self.reader.date(match, self.grammar.bounds(match.start)[0], stop)

    def _form(self, start: int, stop: int) -> str:
        """The form that the words of the clause tell: a call, a ceremony, a tour, a forum, a meeting."""
        near = self.page.within("encounter", start, stop)
        if self.page.has_a("remote_word", start, stop) or self.page.has_a("call_word", start, stop):
            return "call"
        if any(one.group["by"] == "event" for one in near):
            return "forum"
        if self.page.has_a("ceremony_verb", start, stop):
            return "other"
        return "visit" if self.page.has_a("tour_verb", start, stop) else "meeting"
