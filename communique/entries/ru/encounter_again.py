"""Other encounters of those who met in a Russian report, told by no name: прошлый раз коллеги виделись в мае в Баку.

And encounters of two in one office, told by their areas alone: президенты Чили и Перу встретятся 5 мая.
"""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_reader import Encounters
from communique.entries.ru.nominatives import singular
from communique.entries.ru.people import cases_of
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import FUTR, GEN, MANY, NOM, PAST, PLUR
from communique.words.load import Group

AGAIN: Final = "again"  # the rule that finds such an encounter
_MET: Final = Group("encounter", (), {"by": "verb", "form": "meeting"})
_BEFORE: Final = 3  # tokens before a noun that say which of several encounters it is
_FINE: Final = ("day", "today", "weekday", "told", "month", "interval", "season")


class Again:
    """Reads the verbs and nouns of meeting without anybody named; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Encounters) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets = self.page.words, self.grammar.sets

    def find(self, found: list[Encounter]) -> list[Encounter]:
        """The encounters of the same people on other days, and those of two offices."""
        new: list[Encounter] = []
        if self.page.known.isdisjoint(self.sets.meet_again_verb) and self.page.known.isdisjoint(self.sets.again_noun):
            return new
        for k in range(self.context.behind_headline, len(self.words)):
            one = None
            if self.grammar.pos(k) == "VERB" and (self.words[k] in self.sets.meet_again_verb or self._is_call(k)):
                one = self._met(k, [*found, *new]) or self._gathered(k, [*found, *new])
            elif self.words[k] in self.sets.again_noun:
                one = self._noun(k, [*found, *new])
            if one and not any(_is_same(one, known) for known in [*found, *new]):
                new.append(one)
        return new

    def _met(self, k: int, known: list[Encounter]) -> Encounter | None:
        """What a verb of meeting in the plural tells of those who met before, or of two offices."""
        if self.page.quote_of[k] >= 0 or not self.grammar.bits(k) & PLUR or self._is_denied(k):
            return None
        start, stop = self._bounds(k)
        named = [m for m in self.context.mentions_in(start, stop) if m.who and m.who.name and not m.plural]
        people = self._offices(start, stop)
        acting = {id(m.who): m.who for m in named if m.who and cases_of(self.context, m) & NOM and m.stop <= k}
        if len(acting) > 1 and len(acting) == len({id(m.who) for m in named}):
            return self._told(k, list(acting.values()), (start, stop))
        if named or not people and not self._is_of_both(k, start, stop):
            return None
        return self._told(k, people or self._last(k, known), (start, stop))

    def _noun(self, k: int, known: list[Encounter]) -> Encounter | None:
        """What a noun with a word for another time tells: прошлая встреча была в мае, декабрьскую встречу."""
        near = range(max(0, k - _BEFORE), k)
        other = any(self.words[j] in self.sets.other_time or self.page.match_at("month_adjective", j) for j in near)
        start, stop = self._bounds(k)
        other = other or any(self.words[j] in self.sets.first_word for j in near) and self._is_before(start, stop)
        other = other or self.page.has_a("call_word", max(start, k - 1), k) and self._is_before(start, stop)
        named = [m for m in self.context.mentions_in(start, stop) if m.who and m.who.name]
        coming = any(self.grammar.pos(j) == "VERB" and self.grammar.bits(j) & FUTR for j in range(start, stop))
        if not other or named or coming or self.page.quote_of[k] >= 0:
            return None
        people = self._last(k, known)
        one = self._told(k, people, (start, stop))
        sides = self.page.is_a(k + 1, "sides_word") and self.grammar.has_case(k + 1, GEN)
        return self._of_sides(one) if sides or self.page.is_a(k, "session_noun") else one

    def _is_before(self, start: int, stop: int) -> bool:
        """Whether a clause tells in the past of a year or month before that of the report: первая прошла в январе."""
        published, verbs = self.context.published, (j for j in range(start, stop) if self.grammar.pos(j) == "VERB")
        past = any(self.grammar.bits(j) & PAST for j in verbs)
        dates = [d.iso for d in self.context.dates_in(start, stop) if d.iso]
        return (
            past and published is not None and any(iso.split("/")[-1][:7] < published[: len(iso)][:7] for iso in dates)
        )

    def _of_sides(self, one: Encounter | None) -> Encounter | None:
        """An encounter of which only the sides are told, as others may have held it: переговоры сторон, заседание."""
        if one is None:
            return None
        sides = {who.area.code or who.area.name: who.area for who in one.people if who.area}
        return Encounter(one.form, [], one.date, one.place, one.spans, True, AGAIN, list(sides.values()))

    def _gathered(self, k: int, known: list[Encounter]) -> Encounter | None:
        """What a body of both sides did before, told by no name: в предыдущий раз группа встречалась в мае в Баку."""
        start, stop = self._bounds(k)
        bodies = [j for j in range(start, stop) if self.page.is_a(j, "joint_body_noun") and self._is_free(j)]
        bodies = [j for j in bodies if self.grammar.bits(j) & NOM and self.page.quote_of[j] < 0]
        past = self.grammar.bits(k) & PAST and not self.grammar.bits(k) & PLUR
        other = any(self.words[j] in self.sets.other_time for j in range(start, stop))
        if not bodies or not past or not other or self._is_denied(k) or self.page.quote_of[k] >= 0:
            return None
        return self._of_sides(self._told(k, self._last(k, known), (start, stop)))

    def _bounds(self, k: int) -> tuple[int, int]:
        """The clause of a verb, with what is set off behind it that has no verb: виделись однажды, в мае, в Баку."""
        start, stop = self.grammar.clause(k)
        low, end = self.grammar.bounds(k)
        if start > low + 1 and self.page.is_a(start, "where_word") and not self.context.dates_in(start, stop):
            start = self.grammar.clause(start - 2)[0]  # в мае в Баку, где виделись в последний раз
        while stop < end:
            behind = self.grammar.clause(min(stop + 1, end - 1))[1]
            if behind <= stop or any(map(self.grammar.is_finite, range(stop, behind))):
                break
            stop = behind
        return start, stop

    def _is_call(self, k: int) -> bool:
        """Whether a verb tells that something was discussed from afar: в январе стороны обсудили это по телефону."""
        return self.words[k] in self.sets.discuss_verb and self.page.has_a("call_word", *self.grammar.clause(k))

    def _is_denied(self, k: int) -> bool:
        start, stop = self.grammar.clause(k)
        told = any(self.page.is_a(j, "unmet") or self.words[j] in self.sets.habit_word for j in range(start, stop))
        return told or self.words[k - 1] in self.sets.not_word or not self.sets.if_word.isdisjoint(self.words[start:k])

    def _is_of_both(self, k: int, start: int, stop: int) -> bool:
        """Whether the subject is a noun in the plural that means both, "они", or nothing."""
        nouns = [j for j in range(start, stop) if self.grammar.pos(j) in ("NOUN", "NPRO") and self._is_free(j)]
        nouns = [j for j in nouns if self.grammar.bits(j) & NOM and self.grammar.bits(j) & (MANY | PLUR)]
        both = [
            j for j in nouns if self.words[j] in self.sets.both_noun or self.grammar.forms[j] in self.sets.they_form
        ]
        return bool(both) or not nouns and not self.context.mentions_in(start, k)

    def _is_free(self, j: int) -> bool:
        return self.grammar.pos(j - 1) != "PREP" and self.words[j] not in self.sets.time_noun

    def _last(self, k: int, known: list[Encounter]) -> list[Figurehead]:
        """Those of the encounter that is told last before token `k`."""
        before = [one for one in known if one.spans[0][0] <= k and len(one.people) > 1 and one.form != "forum"]
        last = max(before, key=lambda one: one.spans[0], default=None)
        return list(last.people) if last else []

    def _told(self, k: int, people: list[Figurehead], clause: tuple[int, int]) -> Encounter | None:
        dates = [d for d in self.context.dates_in(*clause) if d.kind in _FINE and d.iso]
        match = Match(k, k + 1, _MET)
        date = self.reader.date(match, *clause) if dates else self.reader.past_year(*clause)
        if date is None or len(people) < 2:
            return None
        published = self.context.published or ""
        coming = any(self.grammar.bits(j) & FUTR and self.grammar.pos(j) == "VERB" for j in range(*clause))
        if coming and published and date[: len(published)] <= published[: len(date)]:
            return None
        place = self.reader.place(match, *clause)
        return Encounter(self._form(clause), people, date, place, [self.reader.span(match, *clause)], True, AGAIN)

    def _form(self, clause: tuple[int, int]) -> str:
        if any(one.group["by"] == "event" for one in self.page.within("encounter", *clause)):
            return "forum"
        return "call" if self.page.has_a("call_word", *clause) else "meeting"

    def _offices(self, start: int, stop: int) -> list[Figurehead]:
        """The two who hold one office in two areas, as the subject: президенты Чили и Перу."""
        for mention in self.context.mentions_in(start, stop):
            places = [p for p in self.context.places_in(mention.start, mention.stop + 2) if p.form == "noun"]
            many = mention.form == "group" and mention.who and mention.who.rank
            if (
                many
                and len(places) == 2
                and cases_of(self.context, mention) & NOM
                and self._joins(mention, places[0].stop)
            ):
                role = singular(self.grammar, mention.start, places[0].start)
                rank = mention.who.rank if mention.who else None
                return [
                    Figurehead(None, f"{role} {self.page.slice(p.start, p.stop)}", Area(p.base, p.code), rank=rank)
                    for p in places
                ]
        return []

    def _joins(self, mention: Mention, k: int) -> bool:
        return self.words[k] in self.sets.and_word and mention.start < k


def _is_same(one: Encounter, known: Encounter) -> bool:
    """Whether an encounter of the same people on that day, or told there, is known."""
    told = any(a < d and c < b for a, b in one.spans for c, d in known.spans)
    return one.known <= known.known and (told or one.date == known.date)
