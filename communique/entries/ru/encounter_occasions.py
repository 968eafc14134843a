"""Occasions of a Russian report whose people the next sentences tell: прошёл приём. На него пришли мэр и посол.

And talks that a sentence tells behind those who held them: А и Б договорились о льне. Переговоры прошли 5 мая.
"""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.clause_people import ClausePeople
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_attending import Attending
from communique.entries.ru.encounter_company import told_in
from communique.entries.ru.encounter_people import are_of_two, distinct_people
from communique.entries.ru.encounter_reader import Encounters
from communique.text.page import Match
from communique.text.russian import ACC, FUTR, GEN, INS, LOC, NOM, PLUR
from communique.words.load import Group

OCCASION: Final = "occasion"  # the rule that finds one
_TALKS: Final = Group("encounter", (), {"by": "noun", "form": "meeting"})
_DONE: Final = ("VERB", "PRTS")
_BEHIND: Final = 2  # sentences behind an occasion that tell who was there
_PART: Final = 12  # tokens between an occasion and the words for taking part
_FINE: Final = ("day", "today", "weekday", "told", "interval")


class Occasions:
    """Reads one noun for an occasion or for talks after the other; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Encounters) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets = self.page.words, self.grammar.sets
        self.people = ClausePeople(context, reader.met)
        self.attending = Attending(context, self.people)
        self.held = self.page.language.wordset("held", "giving_verb")

    def find(self) -> list[Encounter]:
        """The occasions and talks of the body, with a day, of two people of two sides or more."""
        found = []
        for match in self.page.of("occasion"):
            if (self._is_told(match) or self._is_joined(match)) and (one := self._occasion(match)):
                found.append(one)
        for match in self.page.of("encounter"):
            event = match.group["by"] == "event" and self._is_joined(match)
            if event or match.group["by"] in ("noun", "event") and self._is_told(match):
                one = self._occasion(match) or (self._talks(match) if match.group["by"] == "noun" else None)
                found += [one] if one else []
        return found

    def _is_told(self, match: Match) -> bool:
        """Whether a noun is the subject or object of what is said to have been held."""
        k = match.start
        if k < self.context.behind_headline or self.page.quote_of[k] >= 0 or self.grammar.pos(k - 1) == "PREP":
            return False
        if self.context.skipped and self.context.skipped[self.page.paragraph_of[k]]:
            return False
        start, stop = self.grammar.clause(k)
        verbs = [j for j in range(start, stop) if self.words[j] in self.held and self.grammar.parts[j] in _DONE]
        coming = any(self.grammar.bits(j) & FUTR for j in verbs)
        denied = any(self.words[j - 1] in self.sets.not_word for j in verbs)
        return bool(verbs) and not coming and not denied and bool(self.grammar.bits(k) & (NOM | ACC))

    def _is_joined(self, match: Match) -> bool:
        """Whether people of its own sentence are told to have taken part in it: в открытии цеха участвовали А и Б."""
        k = match.start
        if k < self.context.behind_headline or self.page.quote_of[k] >= 0 or self._is_beside_it(k):
            return False
        start, stop = self.grammar.bounds(k)
        part = any(told.start < k + _PART for told in self.page.within("attendance", start, stop))
        part = part or any(self.page.is_a(j, "part_noun") and self.grammar.bits(j) & INS for j in range(start, k))
        return part and bool(self.grammar.bits(k) & (GEN | LOC | NOM))

    def _is_beside_it(self, k: int) -> bool:
        """Whether people only met on its sidelines: на полях форума."""
        return self.page.is_a(k - 1, "sideline_noun")

    def _day(self, match: Match) -> str | None:
        start, stop = self.grammar.bounds(match.start)
        days = [d for d in self.context.dates_in(start, stop) if d.kind in _FINE and d.iso]
        return self.reader.date(match, start, stop) if days else None

    def _occasion(self, match: Match) -> Encounter | None:
        date = self._day(match)
        # в открытии консульства участвовали А и Б
        named = self._is_joined(match) and self.grammar.is_genitive(match.stop)
        placed = named and self.reader.place(match, *self.grammar.bounds(match.start))
        if date is None and not placed:
            return None
        number, noun = self.page.sentence_of[match.start], self.words[match.stop - 1]
        own = match.group.get("by") and not self._is_joined(match)
        if own and len(self.people.mentions(*self.page.sentences[number])) > 1:
            return None
        people, spans = self.attending.acting(number, noun), [self._span(number)]
        sided = False
        for n in range(number + 1, min(len(self.page.sentences), number + 1 + _BEHIND)):
            if not self._is_beside(n, number):
                break
            more = self.attending.acting(n, noun)
            people += more
            if more:
                spans.append(self._span(n))
                sided = sided or self.attending.are_sided(n)
        return self._told(match, match.group["form"], people, date, spans, sided=sided)

    def _talks(self, match: Match) -> Encounter | None:
        """Talks of nobody named, behind a sentence of which people of two sides are the subject of one verb."""
        number, date = self.page.sentence_of[match.start], self._day(match)
        start, stop = self.page.sentences[number]
        if date is None or not number or not self._is_beside(number - 1, number):
            return None
        bare = not self.grammar.is_nominal(match.stop) and self.words[match.stop] not in self.sets.with_word
        if self.people.mentions(start, stop) or not bare:
            return None
        low, high = self.page.sentences[number - 1]
        verbs = (j for j in range(low, high) if self.grammar.pos(j) == "VERB" and self.grammar.bits(j) & PLUR)
        for verb in verbs:
            acting = self.people.subjects(verb, *self.people.bounds(verb))
            if len(acting) > 1:
                form = "call" if self.page.has_a("call_word", start, stop) else match.group["form"]
                spans = [self._span(number - 1), self._span(number)]
                return self._told(Match(match.start, match.stop, _TALKS), form, acting, date, spans)
        return None

    def _is_beside(self, n: int, number: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        paragraph_of, sentences = self.page.paragraph_of, self.page.sentences
        return paragraph_of[sentences[n][0]] == paragraph_of[sentences[number][0]]

    def _told(
        self,
        match: Match,
        form: str,
        told: list[Mention],
        date: str | None,
        spans: list[tuple[int, int]],
        *,
        sided: bool = False,
    ) -> Encounter | None:
        people = distinct_people([m.who for m in told if m.who])
        if not are_of_two(people) and not (sided and len(people) > 1):
            return None
        place = self.reader.place(match, *self.grammar.bounds(match.start))
        return Encounter(form, people, date, place, spans, False, OCCASION)

    def _span(self, number: int) -> tuple[int, int]:
        return told_in(self.context, *self.page.sentences[number])


def opens_again(context: RussianContext, known: tuple[int, int], one: tuple[int, int]) -> bool:
    """Whether the sentence right behind an encounter opens with a bare noun for it: принял посла. Встреча прошла …"""
    page, start = context.page, one[0]
    before = page.sentence_of[known[0]] + 1 == page.sentence_of[start]
    if not before or page.paragraph_of[known[0]] != page.paragraph_of[start]:
        return False
    told = [m for m in page.within("encounter", start, start + 2) if m.start == start and m.group["by"] == "noun"]
    behind = told[0].stop if told else start
    bare = not context.grammar.is_nominal(behind) and page.word(behind) not in context.grammar.sets.with_word
    return bool(told) and bare
