"""What is told of an encounter besides who met: its form, its day, its place and its words."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_days import Days
from communique.entries.encounter_forms import Forms
from communique.entries.places import Place
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import COMMA, ING, PAST, PREP, REL

_BY_PHONE: Final = frozenset(("verb", "discuss", "together"))
_RECEIVING: Final = frozenset(("host", "greet", "ours"))
_LONGEST_TRIP: Final = 12  # tokens of "as part of her two-day working" before "visit to"
_NEAR_JOINER: Final = 4  # tokens of "and is due to" before "meet"
_NEAR_CALL: Final = 3  # tokens between an encounter and "online"
_FAR_GOAL: Final = 6  # tokens between a visit and its place


class Telling:
    """Writes down the encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, days: Days) -> None:
        language = around.page.language
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self.joiner = language.sets["joiner"]
        self.agent = language.sets["agentlink"]
        self.before_goal = language.wordset("definite", "genitive", "areanoun", "joiner", "visitlink") | {","}
        self.days = days
        self.forms = Forms(around)

    def encounter(self, match: Match, by: str, people: list[Figurehead], behind: list[Mention]) -> Encounter:
        """The encounter of these people that a word tells, with its form, day, place and words."""
        around, (first, stop) = self.around, self.stretch(match)
        coming = around.is_coming(match)
        passing = around.is_passing(match) or "then" in [who.bygone for who in people]
        begun = self._joined(match, first)
        start, day = (
            self._clause_start(match, first, people),
            around.day(match, match.start if self._has_own_day(match, stop, coming) else begun, stop),
        )
        if day is None and begun > first:
            day = self.days.day_of_later(begun, stop) or self.days.day_of_stay(begun, stop)
        if day is None and begun > first and not self.page.tags[begun] & ING:
            day = around.day(match, first, stop)
        if day is None and by in ("between", "loose", "signed"):
            day = self.days.day_before(first)
        if months := self.days.months_off(match.start):
            day, passing = months, True
        day = day or self.days.day_of_later(first, stop) or self.days.day_of_stay(first, stop)
        day = day or self._day_of_heading(first, coming)
        day = day or (None if coming else self.days.day_of_same(first, stop))
        if day is None and not passing and not self._is_owned(match):
            day = self.days.day_of_lead(first, match.start, people)
        place = self.place(match, begun, stop) or (self.place(match, first, stop) if begun > first else None)
        chaired = match.group.get("chaired") or by == "verb" and self.words[match.stop - 1] in self.agent
        if chaired and not (day and place) and (sat := self.days.session_before(first, day)):
            start, day, place = sat[0], day or sat[1], place or sat[2]
        form = self._form(match)
        return Encounter(
            form,
            people,
            day,
            place,
            [(start, around.with_when(max([match.stop, *[m.stop for m in behind if m.stop <= stop]]), stop))],
            passing,
            f"encounter: {self.page.slice(match.start, match.stop).lower()}",
            coming=coming or bool(day and self.context.published and self.context.published < day),
            spoken=form == "meeting" and any(self.page.is_a(i, "spokenword") for i in range(match.start, match.stop)),
        )

    def stretch(self, match: Match) -> tuple[int, int]:
        """The part of a sentence that tells an encounter: in Hanoi he met A on May 14; | in Manila he met B."""
        first, stop = self.around.sentence(match.start)
        later = self.context.clauses.first_of(REL, match.stop, stop)
        stop = later if later < stop and self._tells_of_later(later) else stop
        stop = self._before_joined(match, stop)
        if ";" not in self.words[first:stop]:
            return first, stop
        marks = [i for i in range(first, stop) if self.words[i] == ";"]
        before = [i + 1 for i in marks if i < match.start and self.page.within("encounter", first, i)]
        behind = [i for i in marks if i >= match.stop and self.page.within("encounter", i, stop)]
        return before[-1] if before else first, behind[0] if behind else stop

    def _joined(self, match: Match, first: int) -> int:
        """Where what tells an encounter begins behind another one: met A on Monday and | flies to Lima to meet B."""
        k = self.around.joined_before(first, match.start)
        return k if k is not None and self.page.within("encounter", first, k - 1) else first

    def _before_joined(self, match: Match, stop: int) -> int:
        """The end of what tells an encounter before a joined verb of one to come: met A | and will meet B on Friday."""
        k = self.around.joined_behind(match.stop, stop) if match.group["form"] != "visit" else None
        if k is not None and not self.page.tags[k] & PAST and self.page.within("encounter", k, stop):
            return k - 1  # called on A and | flies to Lima on Friday to see B
        later = next((m for m in self.page.within("encounter", match.stop, stop) if self.around.is_coming(m)), None)
        if later is None or match.group["form"] == "visit" or self.around.is_coming(match):
            return stop
        near = range(later.start, max(match.stop, later.start - _NEAR_JOINER) - 1, -1)
        return next((i for i in near if self.words[i] in self.joiner), stop)

    def _tells_of_later(self, i: int) -> bool:
        """Whether a clause from token `i` on tells what is still to come: a committee, which will meet in Riga."""
        return self.words[i - 1] == "," and self.page.is_a(i + 1, "eventtocome")

    def _day_of_heading(self, first: int, coming: bool) -> str | None:
        """The day in the line above an encounter; of one that is to come no day but one to come."""
        day = self.days.day_of_heading(first)
        return None if coming and day is not None and day <= (self.context.published or "") else day

    def _form(self, match: Match) -> str:
        """The form of an encounter; a meeting online or by video is a call."""
        form = self.forms.of(match)
        by_call = self.page.has_a("callword", max(0, match.start - _NEAR_CALL), match.stop + _NEAR_CALL)
        by_call = by_call or form == "meeting" and match.group["by"] in _BY_PHONE and self.is_by_phone(match)
        return "call" if form == "meeting" and by_call else form

    def is_by_phone(self, match: Match) -> bool:
        """Whether a word for a call stands right behind those who met: spoke with A by telephone."""
        stop = self.around.sentence(match.start)[1]
        called = [m.start for m in self._calls(match.stop, stop)]
        if called and ";" in self.words[match.stop : called[0]]:
            return False
        ends = {m.stop for m in self.context.mentions_in(match.stop, called[0])} if called else set[int]()
        return bool(called) and not ends.isdisjoint((called[0], called[0] - (self.words[called[0] - 1] == ",")))

    def _calls(self, start: int, stop: int) -> list[Match]:
        told = self.page.within("encounter", start, stop)
        return [m for m in told if m.group["form"] == "call" and m.group["by"] != "phoned"]  # called it useful

    def place(self, match: Match, first: int, stop: int) -> str | None:
        """Where it was: of a visit the place or the two places right behind its word, else a place behind "in"."""
        if match.group["form"] == "visit":
            near = self.context.places_in(match.stop, min(stop, match.stop + _FAR_GOAL))
            goals = [
                p for p in near if p.form == "noun" and not self.around.is_quoted(p.start) and self._goes_to(match, p)
            ]
            if len(goals) > 1 and self.words[goals[0].stop] in self.joiner and goals[0].stop + 1 == goals[1].start:
                return self.page.slice(goals[0].start, goals[1].stop)
            if goals:
                return goals[0].name
            unknown = self.around.unlisted(match.stop) if match.group["by"] == "visit" and not near else None
            if unknown is not None:
                return self.page.slice(*unknown)
        stop = self._before_aside(match, stop)
        told = self._welcomed_to(match, stop) if match.group["by"] in _RECEIVING else None
        told = told or self.around.place(match.stop, stop) or self.around.place(first, match.start)
        return told or self._where_of_trip(match, first, stop) or self.days.place_of_heading(first)

    def _before_aside(self, match: Match, stop: int) -> int:
        """The end of an encounter before a clause of another one: met A on Monday, a day | after she met B in Riga."""
        others = self.page.language.sets["otherevent"]
        for i in range(match.stop, stop):
            if self.words[i] not in others or i in self.around.whens(match.stop, stop):
                continue
            if any(self.context.clauses.is_finite(k) for k in range(i + 1, stop)):
                return i
        return stop

    def _welcomed_to(self, match: Match, stop: int) -> str | None:
        """The place right behind a guest and "to": welcomed Ambassador A to Riga."""
        ends = {m.stop for m in self.around.people_in(match.stop, stop)}
        here = (p for p in self.context.places_in(match.stop, stop) if p.form == "noun" and p.start - 1 in ends)
        return next((p.name for p in here if self.page.is_a(p.start - 1, "goallink")), None)

    def _where_of_trip(self, match: Match, first: int, stop: int) -> str | None:
        """Where the visit goes during which people met: During a working visit to Riga, A met B."""
        for trip in self.page.within("encounter", first, stop) if match.group["form"] in ("meeting", "other") else ():
            if trip.group["by"] != "trip":
                continue
            begin = max(first, trip.start - _LONGEST_TRIP)
            openers = self.page.within("duringtrip", begin, trip.start)
            opened = any(
                not any(self.page.tags[i] & (COMMA | PREP) for i in range(m.stop, trip.start)) for m in openers
            )
            goal = self.context.place_of.get(trip.stop + self.page.is_a(trip.stop, "definite"))
            if opened and goal is not None and goal.form == "noun":
                return goal.name
        return None

    def _goes_to(self, match: Match, goal: Place) -> bool:
        """Whether a place is itself what is visited, not where that is: "visited a mill in Tartu", "the Riga mayor"."""
        told = self.context.mentions_in(match.stop, goal.start + 1)
        if any(one.stop > goal.stop and one.who is not None and one.who.kind == "person" for one in told):
            return False
        adjectives = {i for p in self.context.places_in(match.stop, goal.start) for i in range(p.start, p.stop)}
        between = range(match.stop, goal.start)
        return all(i in adjectives or self.words[i] in self.before_goal for i in between)

    def _clause_start(self, match: Match, first: int, people: list[Figurehead]) -> int:
        """Where the subject of an encounter stands, else its sentence begins."""
        who = people[0] if people else None
        mentions = [m for m in self.context.mentions_in(first, match.start) if m.who is who] if who else []
        return mentions[-1].start if mentions else first

    def _has_own_day(self, match: Match, stop: int, coming: bool) -> bool:
        """Whether the day of an encounter stands behind its word: said on Monday that she would visit Japan in June."""
        if self._is_owned(match) or match.group.get("told"):
            return True
        told = self.page.within("cue", self.around.sentence(match.start)[0], match.start) if coming else []
        return bool(told) and any(w.iso and w.passed is False for w in self.context.dates_in(match.stop, stop))

    def _is_owned(self, match: Match) -> bool:
        """Whether it is somebody's meeting that is spoken of, as in "told them of his meeting with"."""
        return self.page.is_a(match.start - 1, "ownpronoun")
