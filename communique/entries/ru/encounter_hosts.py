"""Hosts of a guest told in other words: посол осмотрел порт. Гостю рассказал о нём мэр; приедет по приглашению мэра."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.clause_people import ClausePeople
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_company import told_in
from communique.entries.ru.encounter_people import are_of_two
from communique.entries.ru.encounter_reader import Encounters
from communique.entries.ru.people import cases_of
from communique.text.page import Match
from communique.text.russian import DAT, FUTR, GEN, NOM, PAST
from communique.words.load import Group

HOSTED: Final = "host beside a guest"  # the rule that finds one
_CAME: Final = Group("encounter", (), {"by": "visit", "form": "visit"})
_DAYS: Final = ("day", "today", "weekday", "told", "interval", "month")
_NEAR: Final = 3  # tokens between "по приглашению" and whoever invites


class Hosts:
    """Reads one guest after the other; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Encounters) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets = self.page.words, self.grammar.sets
        self.people = ClausePeople(context, reader.met)

    def find(self) -> list[Encounter]:
        """The visits with a day of one guest whose host the rest of the sentence or the next one tells."""
        found = []
        for number, (start, stop) in enumerate(self.page.sentences):
            if start < self.context.behind_headline or not self._days(start, stop) or self._is_skipped(start):
                continue
            for k in range(start, stop):
                if self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & PAST and self._is_visit(k):
                    one = self._visit(k, number)
                    found += [one] if one else []
        return found

    def _is_skipped(self, start: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[start]]

    def _days(self, start: int, stop: int) -> bool:
        return any(d.kind in _DAYS and d.iso for d in self.context.dates_in(start, stop))

    def _is_visit(self, k: int) -> bool:
        told = any(self.page.is_a(k, cls) for cls in ("tour_verb", "going_verb", "stay_verb"))
        return told and self.page.quote_of[k] < 0 and self.words[k - 1] not in self.sets.not_word

    def _visit(self, k: int, number: int) -> Encounter | None:
        start, stop = self.people.bounds(k)
        if any(self.page.is_a(j, "unmet") or self.words[j] in self.sets.habit_word for j in range(start, stop)):
            return None
        guests = [m.who for m in self.people.subjects(k, start, stop) if m.who]
        if not guests or not all(guest.name for guest in guests):
            return None
        host = self.behind(guests, k + 1, number, future=False)
        if host is None:
            return None
        match, bounds = Match(k, k + 1, _CAME), self.grammar.bounds(k)
        later = self.grammar.bounds(host.start)
        if later != bounds and self._days(*later):  # 12 мая прилетел. 13 мая гостю показал порт мэр
            match, bounds = Match(host.start, host.stop, _CAME), later
        date, place = self.reader.date(match, *bounds), self.reader.place(match, *bounds)
        spans = [told_in(self.context, *bounds)]
        if bounds != later:
            spans.append(told_in(self.context, *self.grammar.bounds(host.start)))
        who = host.who
        if who is None or not date or not place and bounds != later:
            return None
        return Encounter("visit", [*guests, who], date, place, spans, False, HOSTED)

    def behind(self, guests: list[Figurehead], low: int, number: int, *, future: bool) -> Mention | None:
        """Who does something to the guests in the rest of a sentence, or in the next one of its paragraph."""
        stop = self.page.sentences[number][1]
        if stop < len(self.words) and self.page.paragraph_of[stop] == self.page.paragraph_of[low - 1]:
            stop = self.grammar.sentence(stop)[1]
        tense = FUTR if future else PAST
        for k in range(low, stop):
            if self.grammar.pos(k) != "VERB" or not self.grammar.bits(k) & tense or self.page.quote_of[k] >= 0:
                continue
            if self.words[k] in self.sets.afar_verb or self.words[k - 1] in self.sets.not_word:
                continue
            start, end = self.people.bounds(k)
            if not self._is_done_to(k, max(start, low), end, many=len(guests) > 1):
                continue
            for mention in self.people.subjects(k, max(start, low), end):
                who = mention.who
                if mention.start >= low and who and who.name and who not in guests and are_of_two([*guests[:1], who]):
                    return mention
        return None

    def _is_done_to(self, k: int, start: int, stop: int, *, many: bool) -> bool:
        """Whether what is done has the guest as its object: его сопровождал, гостю рассказал, для него провёл."""
        forms, sets = self.grammar.forms, self.sets
        for j in range(start, stop):
            if self.words[j] in sets.visitors and not self.grammar.bits(j) & NOM:
                return True
            if self.page.is_a(j, "guide_noun"):
                return True
            meant = forms[j] in sets.object_form if not many else forms[j] in sets.them_form & sets.many_form
            if meant and self.page.is_a(k, "done_to_verb"):
                return not self.grammar.is_nominal(j + 1) or self.context.mentions_in(j + 1, j + 2) != []
            to_him = self.words[j] in sets.him_word and self.grammar.bits(j) & DAT and forms[j] not in sets.object_form
            if to_him and not many:
                return True
        return False

    def inviting(self, start: int, stop: int) -> Figurehead | None:
        """By whose invitation somebody comes: по приглашению мэра."""
        for match in self.page.within("by_invitation", start, stop):
            near = [m for m in self.people.mentions(start, stop) if 0 <= m.start - match.stop < _NEAR]
            told = [m.who for m in near if m.form == "name" and cases_of(self.context, m) & GEN]
            if told:
                return told[0]
        return None

    def add(self, found: list[Encounter]) -> None:
        """Give the visits of one guest, held or to come, whoever invited them or is to receive them."""
        for one in found:
            if one.form != "visit" or len(one.people) != 1 or not one.people[0].name:
                continue
            guest, (start, stop) = one.people[0], one.spans[0]
            number, future = self.page.sentence_of[start], "to come" in one.rule
            host = self.inviting(start, self.page.sentences[number][1])
            if host is None and future:
                mention = self.behind([guest], stop, number, future=True)
                host = mention.who if mention else None
            if host is not None and host is not guest:
                one.add([host])
