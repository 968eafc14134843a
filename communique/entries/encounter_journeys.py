"""Visits that a noun tells: a visit to Lima by A, A's trade mission to Japan; and the days that a mission lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from communique.entries.cardinals import count_before
from communique.entries.context import Figurehead, Mention
from communique.entries.dates import as_day
from communique.entries.encounter import Encounter
from communique.entries.encounter_hosts import host_where
from communique.entries.encounter_telling import Telling
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, ADV, AUX, DET, MODAL, NUM, PART, PREP, TO

_FAR_TRAVELLER: Final = 16  # tokens between "visit to" and who makes it
_FAR_OWNER: Final = 5  # tokens between whose visit it is and its word
_NEAR_TRAVELLER: Final = 3  # tokens between "visit of" and who makes it
_NEAR_GOAL: Final = 8  # tokens between who makes a visit and where
_FAR_GROUP: Final = 8  # tokens between "led a" and "delegation"
_FAR_GOAL: Final = 20  # tokens between a delegation and the place where somebody leads it
_ENDS: Final = frozenset((",", ".", ";"))
_FAR_DAY: Final = 6  # tokens between a visit and its day
_NEAR_OPENING: Final = 4  # tokens of a sentence in which "the trade mission" stands
_LONGEST_YEARS: Final = 15  # characters of an interval of months: 2024-05/2024-06
_WHOLE_DAY: Final = 10  # characters of a day
_MOST_DAYS: Final = 60  # of a journey
_LATEST: Final = 12  # sentences behind a mission in which its days stand


class Journeys:
    """Reads such visits of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, telling: Telling) -> None:
        language = around.page.language
        self.around = around
        self.page = around.page
        self.words = around.words
        self.telling = telling
        self.agent = language.sets["agentlink"]
        self.told = -1  # where the goal of the journey begins that somebody leads a group on, read last
        self.days = frozenset(
            word for group in language.of("time_unit") if group["unit"] == "day" for word in group.words
        )

    def noun(self, match: Match) -> Encounter | None:
        """The visit of whoever is told behind or before its noun, with the place behind it and a day beside it."""
        first, stop = self.around.sentence(match.start)
        who = self._agent(match, stop) or self._owner(match, first)
        if who is None and (own := self._own(match, first)) is not None:
            return own
        place = self.telling.place(match, first, stop) if who else None
        if who is None or who.who is None or place is None:
            return None
        one = self.telling.encounter(match, "trip", [who.who], [who] if who.start >= match.stop else [])
        day = self._day(match, first, max(who.stop, match.stop), stop) or self.around.year_beside(match, stop)
        return replace(one, date=day, place=place)

    def of(self, match: Match) -> Encounter | None:
        """The visit of whoever stands right behind its noun: the state visit by President A to Peru on 4 May."""
        stop = self.around.sentence(match.start)[1]
        who = next(iter(self.around.people_in(match.stop, min(stop, match.stop + _NEAR_TRAVELLER))), None)
        goal = self._goal(who.stop, min(stop, who.stop + _NEAR_GOAL)) if who else None
        place = self.around.context.place_of.get(goal[0]) if goal else None
        if who is None or who.who is None or place is None or goal is None or self.around.is_home(place, who.who):
            return None
        told = Match(match.start, goal[0], match.group)
        one = self.telling.encounter(told, "trip", [who.who], [])
        return replace(one, date=self._day(told, goal[0], goal[1], stop), place=place.name)

    def led(self, match: Match) -> Encounter | None:
        """The journey of who leads a group to a place: is to lead a business delegation of twelve firms to Lima."""
        stop = self.around.sentence(match.start)[1]
        group = next((i for i in range(match.stop, min(stop, match.stop + _FAR_GROUP)) if self._is_led(i)), None)
        goal = self._goal(group + 1, stop) if group else None
        who = (self.around.subject(match) or self._body(match)) if goal else None
        if goal is None or who is None or not who.name:
            return None
        place = self.around.context.place_of.get(goal[0])
        if place is not None and self.around.is_home(place, who):
            return None
        told, self.told = Match(match.start, goal[0], match.group), goal[0]
        host = host_where(self.around, goal[1], stop)
        people = [who, host.who] if host is not None and host.who is not None else [who]
        one = self.telling.encounter(told, "visit", people, [])
        if host is not None and one.date is None:
            one.date = self.around.year_beside(told, stop)
        return one if place else replace(one, place=self.page.slice(*goal))

    def _body(self, match: Match) -> Figurehead | None:
        """The body that does what a word tells: the Riga Chamber is due | to take a mission to Lima."""
        first, i = self.around.sentence(match.start)[0], match.start
        while i > first and self.page.tags[i - 1] & (AUX | MODAL | ADV | TO | PART):
            i -= 1
        named = self.around.context.mentions_in(first, i)
        told = next((m.who for m in named if m.stop == i and m.form == "organisation"), None)
        return told if told is not None and self.around.is_coming(match) else None

    def sent(self, match: Match) -> Encounter | None:
        """The journey of who heads a group that somebody sends: will send a mission, headed by its chair, to Muscat."""
        stop = self.around.sentence(match.start)[1]
        group = next((i for i in range(match.stop, min(stop, match.stop + _FAR_GROUP)) if self._is_led(i)), None)
        heads = self.around.people_in(group, stop) if group else []
        who = next((m for m in heads if self.around.led.before(self.words, m.start) is not None), None)
        who = next((m for m in heads if who and m.who and m.who.name and m.start >= who.start), None)
        goal = (self._goal(group, who.start) or self._goal(who.stop, stop)) if group and who else None
        goal = goal or (self._goal(group + 1, stop) if group and who is None else None)
        sender = who.who if who is not None else self._body(match)
        if sender is None or goal is None:
            return None
        one = self.telling.encounter(Match(match.start, goal[0], match.group), "visit", [sender], [])
        return replace(one, place=self.page.slice(*goal))

    def _is_led(self, i: int) -> bool:
        """Whether token `i` is what somebody leads: a delegation, a trade mission."""
        return self.page.is_a(i, "ledgroup") and not self.page.is_a(i + 1, "ledgroup")

    def _goal(self, i: int, stop: int) -> tuple[int, int] | None:
        """The place, or the name that no list knows, right behind "to", before any verb of a clause of its own."""
        for k in range(i, min(stop, i + _FAR_GOAL)):
            if self.around.is_verb_of_its_own(k):
                return None
            plain = k + 1 + self.page.is_a(k + 1, "definite")
            if not self.page.is_a(k, "goallink") or plain >= stop:
                continue
            place = self.around.context.place_of.get(plain)
            if place is not None:
                return (plain, place.stop) if place.form == "noun" else None
            end = next((n for n in range(plain, stop) if not self.page.is_capital(n)), stop)
            if end > plain and self.page.is_a(end - 1, "fairnoun"):
                return plain, end  # to the Lima Food Fair
            if plain == k + 1 < end and self._ends_goal(end):
                return plain, end  # to Balkanabat in May
        return None

    def _ends_goal(self, i: int) -> bool:
        """Whether a mark, or a small word before a day, stands at token `i` behind a place."""
        word = self.page.word(i)
        ends = not word or word in _ENDS or word in self.around.span_links
        return ends or self.page.is_a(i, "placelink")

    def is_stay(self, match: Match, people: list[Figurehead]) -> bool:
        """Whether "was in" tells with a day where somebody from elsewhere was, "is expected in" where one will be."""
        place = self.around.context.place_of.get(match.stop + self.page.is_a(match.stop, "definite"))
        unknown = place is None and self.around.unlisted(match.stop) is not None
        if not people or not unknown and (place is None or place.form != "noun"):
            return False
        first, stop = self.around.sentence(match.start)
        dated = self.around.day(match, first, stop) is not None
        return dated and (people[0].area is not None or self.around.is_coming(match))

    def _agent(self, match: Match, stop: int) -> Mention | None:
        """Who stands behind "by" or "led by": a visit to Lima last week by Minister A."""
        end = min(stop, match.stop + _FAR_TRAVELLER)
        who = next(iter(self.around.people_in(match.stop, end)), None)
        if who is None:
            return None
        led = self.around.led.before(self.words, who.start) is not None
        verbs = [i for i in range(match.stop, who.start - 1) if self.around.is_verb_of_its_own(i)]
        if verbs and not (led and all(self.page.tags[i] & AUX for i in verbs)):
            return None  # the mission to Japan in June will be led by
        return who if led or self.words[who.start - 1] in self.agent else None

    def _own(self, match: Match, first: int) -> Encounter | None:
        """The visit that somebody speaks of as their own: the mayor told of his visit to Aarhus from 2 to 5 April."""
        near = range(match.start - 1, max(first, match.start - _FAR_OWNER) - 1, -1)
        whose = next((i for i in near if self.page.is_a(i, "ownpronoun")), None)
        during = whose is None and self._is_during(match, first)
        who = (self.around.subject(match) or self._behind_opening(match)) if whose or during else None
        near_goals = self.around.context.places_in(match.stop, match.stop + _NEAR_GOAL) if who else []
        goal = [place for place in near_goals if place.form == "noun" or not during][:1]
        if who is None or not goal or goal[0].form != "noun" or self.around.is_home(goal[0], who):
            return None
        one = self.telling.encounter(match, "trip", [who], [])
        stop = self.around.sentence(match.start)[1]
        day = self._day(match, match.start, goal[0].stop, stop) or self.around.year_beside(match, stop)
        day = day or (self.around.day(match, first, stop) if during else None)  # said on Tuesday during
        return replace(one, date=day, place=goal[0].name)

    def _is_during(self, match: Match, first: int) -> bool:
        """Whether "during" stands before a visit that only an article introduces: said so during | a brief visit to."""
        i = match.start - 1
        while i > first and self.page.tags[i] & (ADJ | DET | NUM) and not self.page.tags[i] & PREP:
            i -= 1
        return i >= first and match.start - i > 1 and self.page.is_a(i, "duringword")

    def _behind_opening(self, match: Match) -> Figurehead | None:
        """Who stands behind the comma of a phrase that opens a sentence: During her visit to Norway, Minister A."""
        first, stop = self.around.sentence(match.start)
        if match.start - first > _FAR_OWNER or not self.page.is_a(first, "openingphrase"):
            return None
        who = next(iter(self.around.people_in(match.stop, stop)), None)
        return who.who if who is not None and self.words[who.start - 1] == "," else None

    def _owner(self, match: Match, first: int) -> Mention | None:
        """Whose visit it is: Minister A's two-day visit to Lima."""
        near = self.around.people_in(max(first, match.start - 4 * _FAR_OWNER), match.start)
        who = near[-1] if near else None
        if who is None or not 0 < match.start - who.stop <= _FAR_OWNER or not self.page.is_possessive(who.stop):
            return None
        return None if any(self.around.is_verb_of_its_own(i) for i in range(who.stop + 1, match.start)) else who

    def _day(self, match: Match, first: int, told: int, stop: int) -> str | None:
        """The day right before the noun or close behind it: his May 4 visit to Lima, a visit to Lima on 4 May by A."""
        dates = [
            w for w in self.around.context.dates_in(first, min(stop, told + _FAR_DAY)) if self.around.may_be_day(w)
        ]
        beside = [w for w in dates if w.stop >= match.start - 1 and not self._is_told_apart(match.stop, w.start)]
        return beside[0].iso if beside else None

    def _is_told_apart(self, start: int, stop: int) -> bool:
        return any(self.around.is_verb_of_its_own(i) for i in range(start, stop))

    def over_days(self, one: Encounter, match: Match) -> None:
        """Give a journey that began or ended on the day told with it, after so many days, all of them."""
        day = as_day(one.date) if one.form == "visit" and one.date and len(one.date) == _WHOLE_DAY else None
        if day is None:
            return
        first = self.around.sentence(match.start)[0]
        ends = self._has("tripend", first, match.start)
        if not (ends or self._has("tripstart", first, match.start)):
            return
        for when in self.around.context.dates_in(max(first, match.start - _FAR_OWNER), match.start + 1):
            count = count_before(self.page, when.stop - 1 - (self.words[when.stop - 2] == "-"))
            if when.kind == "duration" and self.words[when.stop - 1] in self.days and count and count[1] < _MOST_DAYS:
                other = day + timedelta(days=(int(count[1]) - 1) * (-1 if ends else 1))
                one.date = "/".join(sorted({day.isoformat(), other.isoformat()}))

    def _has(self, cls: str, start: int, stop: int) -> bool:
        return any(self.page.is_a(i, cls) for i in range(start, stop))

    def lasting(self, one: Encounter) -> str | None:
        """The days of a mission that a sentence of its own tells: The mission runs from June 1 until June 10."""
        page, line = self.page, self.page.sentence_of[one.spans[0][0]]
        for first, stop in page.sentences[line + 1 : line + 1 + _LATEST]:
            opens = page.is_a(first, "definite") and any(
                page.is_a(i, "tripnoun") for i in range(first + 1, min(stop, first + 1 + _NEAR_OPENING))
            )
            dates = self.around.context.dates_in(first, stop) if opens else []
            spans = [w.iso for w in dates if w.kind == "interval" and w.iso and len(w.iso) > _LONGEST_YEARS]
            if spans:
                return spans[0]
        return None
