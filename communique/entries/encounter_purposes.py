"""Encounters that a journey was or is for: flies on to Lima on 5 May to see Minister A, was in Oslo as guest of B."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.encounter_sides import Sides
from communique.entries.encounter_telling import Telling
from communique.entries.people_around import distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, COMMA, DET, PART, PREP, PRON, TO, VERB

_FAR_PLACE: Final = 12  # tokens between the place of a journey and what it was for
_FAR_WHERE: Final = 6  # tokens between "where" and what was done there: where on Friday he had | met
_FAR_DAY: Final = 6  # tokens of a day
_PAIR: Final = 2
_NEAR_GUEST: Final = 3  # tokens between "to see" and somebody


class Purposes:
    """Reads such encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides, telling: Telling) -> None:
        self.around, self.sides, self.telling = around, sides, telling
        self.page, self.words, self.context = around.page, around.words, around.context
        self.aims = around.page.language.wordset("goallink", "towardslink")
        self.wheres = around.page.language.sets["wherelink"]
        self.genitive = around.page.language.sets["genitive"]

    def seen(self, match: Match) -> Encounter | None:
        """ "Was in Oslo on Friday to see Minister A": somebody stands right behind, the journey right before."""
        stop = self.around.sentence(match.start)[1]
        behind = self.around.people_behind(match, stop)
        goal = self.goal(match.start)
        if not behind or behind[0].start - match.stop > _NEAR_GUEST or goal is None or self.is_unreal(match.start):
            return None
        who = self.sides.subject(match)
        people = distinct([*([who] if who else []), *[m.who for m in behind if m.who]])
        if who is None or len(people) < 2:
            return None
        one = self.telling.encounter(match, "verb", people, behind)
        return replace(one, date=self._day(match.start) or one.date, place=goal or one.place)

    def _day(self, i: int) -> str | None:
        """The day of the journey right before token `i`: was in Lima on Friday | to see Minister A."""
        when = next((w for w in self.context.dates_in(max(0, i - _FAR_DAY), i) if w.stop == i), None)
        return when.iso if when is not None and self.around.may_be_day(when) else None

    def guest(self, match: Match) -> Encounter | None:
        """ "Was the guest on Friday of Minister A": the host stands right behind "of"."""
        if match.group.get("owned"):
            return self._owned(match)
        if match.group.get("returned"):
            return self._returned(match)
        stop = self.around.sentence(match.start)[1]
        k = match.stop
        if self.words[k - 1] not in self.genitive:
            k = self.around.with_when(k, stop)
            if k >= stop or self.words[k] not in self.genitive:
                return None
            k += 1
        told = Match(match.start, k, match.group)
        behind = self.around.people_behind(told, stop)
        if not behind or behind[0].start - k > _NEAR_GUEST and not self._is_office(k, behind[0].start):
            return None
        pair = self.page.within("thepair", max(0, match.start - _NEAR_GUEST), match.start)
        two = self.sides.met if pair and pair[0].stop == match.start else []
        who = self.sides.subject(match)
        people = distinct([*(two or ([who] if who else [])), *[m.who for m in behind if m.who]])
        if who is None or len(people) < 2:
            return None
        first = self.around.sentence(match.start)[0]
        one = self.telling.encounter(told, "verb", people, behind)
        place = self.around.place(k, stop) or self.around.place(first, match.start) or self.goal(match.start)
        return replace(one, place=place or None)

    def _returned(self, match: Match) -> Encounter | None:
        """ "She will be his guest in Lima in May", "will return the visit": the host is whom she met before."""
        stop = self.around.sentence(match.start)[1]
        who, met = self.sides.subject(match), self.sides.met
        if who is None or len(met) != _PAIR or who not in met:
            return None
        host = next(one for one in met if one is not who)
        one = self.telling.encounter(match, "verb", [who, host], [])
        return replace(one, place=self.around.place(match.stop, stop), passing=True) if one.date else None

    def _owned(self, match: Match) -> Encounter | None:
        """ "Is to be in Lima as Minister A's guest": the host stands right before."""
        first, stop = self.around.sentence(match.start)
        host = next((m for m in self.around.people_in(first, match.start) if m.stop == match.start), None)
        told = Match(host.start, match.stop, match.group) if host is not None else None
        who = self.sides.subject(told) if told is not None else None
        if host is None or host.who is None or told is None or who is None or who is host.who or not host.who.name:
            return None
        one = self.telling.encounter(told, "verb", [who, host.who], [])
        place = self.around.place(match.stop, stop) or self.around.place(first, host.start)
        return replace(one, place=place)

    def _is_office(self, start: int, stop: int) -> bool:
        """Whether all that stands before a name is a body and an office: of | Port of Oslo executive director | A."""
        small = self.genitive | self.page.language.sets["joiner"]
        plain = [i for i in range(start, stop) if not self.page.is_capital(i) and self.words[i] not in small]
        return stop - start <= _FAR_PLACE and all(
            any(m.start <= i < m.stop for m in self._titles(start, stop)) for i in plain
        )

    def _titles(self, start: int, stop: int) -> list[Match]:
        return self.page.within("title", start, stop)

    def is_unreal(self, i: int) -> bool:
        """Whether the journey that something at token `i` is for is a habit, a wish, or called off."""
        if self.goal(i) is None:
            return False
        first = self.around.sentence(i)[0]
        if self.page.within("habit", first, i) or self.page.has_a("calledoff", first, i):
            return True
        wished = (k for k in range(first, i) if self.page.is_a(k, "wishedfor"))
        return any(not self.page.is_capital(k) for k in wished)  # on 5 May

    def goal_of(self, match: Match) -> str | None:
        """Where the journey went that a meeting is for: flies on to Lima on 5 May for | talks with A."""
        k = match.start - bool(self.page.tags[match.start - 1] & DET)
        k += self.words[k] in self.aims
        return self.goal(k - 1) or None if self.words[k - 1] in self.aims else None

    def goal(self, i: int) -> str | None:
        """The place of the journey told right before token `i`, empty where it names none; `None`: there is none."""
        first, k, tags = self.around.sentence(i)[0], i - 1, self.page.tags
        dates = {n for w in self.context.dates_in(max(first, i - _FAR_PLACE), i) for n in range(w.start, w.stop)}
        places = {n: p for p in self.context.places_in(max(first, i - _FAR_PLACE), i) for n in range(p.start, p.stop)}
        where = False
        while k > first and i - k <= _FAR_PLACE:
            place = places.get(k)
            if place is not None and place.form == "noun" and (self._is_linked(place.start) or where):
                return place.name
            if self.page.is_a(k, "townkind") and self._is_linked(k - 1 - (k - 1 in places)):
                return ""  # was in the Austrian capital
            if self.page.is_a(k, "wherelink"):
                where = True
            elif not (k in dates or place or tags[k] & (PREP | DET | COMMA | ADV | TO) or self._is_part(k, first)):
                return None
            k -= 1
        return None

    def _is_linked(self, i: int) -> bool:
        """Whether "in", "at" or "to" stands before token `i`, or before its article."""
        i -= 1 + self.page.is_a(i - 1, "definite")
        return self.words[i] in self.around.places or self.page.is_a(i, "goallink") or self.page.is_a(i, "towardslink")

    def _is_part(self, k: int, first: int) -> bool:
        """Whether a word is one of "where he was on Friday", or "a stop" behind a place."""
        near = any(self.page.is_a(i, "wherelink") for i in range(max(first, k - 3), k))
        return near and bool(self.page.tags[k] & (AUX | PRON | VERB | PART))

    def set_where(self, one: Encounter, match: Match) -> None:
        """Give a meeting the place whose "where" tells it: returned on Monday from Muscat, where she met the mayor."""
        if self.wheres.isdisjoint(self.words[max(0, match.start - _FAR_WHERE) : match.start]):
            return
        first = self.around.sentence(match.start)[0]
        near = range(match.start - 1, max(first, match.start - _FAR_WHERE) - 1, -1)
        where = next((i for i in near if self.words[i] in self.wheres), None)
        one.passing = one.passing and not (where and one.there)
        goal = self.around.goal_before(first, where) if where else None
        behind = [p.name for p in self.context.places_in(where or first, self.around.sentence(first)[1])]
        if goal is None or where is None or one.place in behind:
            return
        one.place = goal.name
        back = any(self.page.is_a(i, "tripend") for i in range(first, goal.start))
        told = [when.iso for when in self.context.dates_in(first, match.start)]
        one.date = None if back and one.date in told else one.date
        beside = [when.iso for when in self.context.dates_in(goal.stop, where) if self.around.may_be_day(when)]
        one.date = beside[0] if beside and one.date in told else one.date
