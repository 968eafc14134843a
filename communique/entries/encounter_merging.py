"""Which candidates are one encounter: those of the same people and no other day; the visit during which people met."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import combinations
from typing import Final, TypeVar

from communique.entries.dates import as_day
from communique.entries.encounter import Encounter

_Key = TypeVar("_Key", bound=Hashable)
_IN_PERSON: Final = frozenset(("meeting", "other"))  # forms of what a visit may be for
_WHOLE_DAY: Final = 10  # characters of a day
_YEAR: Final = 4  # characters of a year
_MONTH: Final = 7  # characters of a month
_MOST_ALIKE: Final = 50  # encounters of the same people that a candidate is compared with
_MOST_PAIRED: Final = 12  # people of a candidate by whom earlier encounters are looked up


class Merged:
    """Encounters of which no two are the same, in the order of the text."""

    def __init__(self) -> None:
        self.all: list[Encounter] = []
        self._of_person: dict[int, list[int]] = {}
        self._of_pair: dict[tuple[int, int], list[int]] = {}
        self._alone: dict[int, list[int]] = {}
        self._of_nobody: dict[str, list[int]] = {}  # by form
        self._of_form: dict[str, list[int]] = {}

    def add(self, one: Encounter, *, alone: bool = True) -> None:
        """Join a candidate to the encounter that it cannot be told from, or keep it as one of its own.

        With `alone` also to one of a single person that has no day.
        """
        for number in self._alike(one):
            known = self.all[number]
            if one.form == "visit" != known.form and _is_to_envoys_land(one, known):
                one.date = None  # that of the meeting told before it
                continue
            if (alone or len(known.people) > 1 or known.date == one.date) and _is_same(known, one):
                _join(self.all[number], one)
                self._index(number)
                return
        self.all.append(one)
        self._index(len(self.all) - 1)

    def _index(self, number: int) -> None:
        people = sorted(self.all[number].known)
        for who in people:
            _note(self._of_person, who, number)
        for pair in combinations(people[:_MOST_PAIRED], 2):
            _note(self._of_pair, pair, number)
        if len(people) == 1:
            _note(self._alone, people[0], number)
        form = self.all[number].form
        _note(self._of_form, form, number)
        if not people:
            _note(self._of_nobody, form, number)

    def _alike(self, one: Encounter) -> list[int]:
        """The encounters that may be the same: with two of its people, or of one person who is among them."""
        people = sorted(one.known)[:_MOST_PAIRED]
        numbers = {n for pair in combinations(people, 2) for n in self._of_pair.get(pair, ())[-_MOST_ALIKE:]}
        for who in people:
            lone = self._alone if len(people) > 1 else self._of_person
            numbers.update(lone.get(who, ())[-_MOST_ALIKE:])
        numbers.update((self._of_nobody if people else self._of_form).get(one.form, ())[-_MOST_ALIKE:])
        return sorted(numbers)


def _note(index: dict[_Key, list[int]], key: _Key, number: int) -> None:
    numbers = index.setdefault(key, [])
    if number not in numbers[-_MOST_ALIKE:]:
        numbers.append(number)


def _join(known: Encounter, one: Encounter) -> None:
    together = _are_told_together(known, one)
    known.add(one.people)
    if known.implied and not one.implied:
        known.implied, known.form, known.date, known.passing = False, one.form, one.date or known.date, one.passing
    elif one.implied and not known.implied:
        return  # what those who met agreed
    known.spans += one.spans
    if "call" in (known.form, one.form) and (known.spoken or one.spoken):
        known.form = one.form = "call"  # A's call with B: A spoke today with B
    dated = known.date is None and one.date is not None and known.form == one.form
    if not (one.journey and _is_other_day(known.date, one.date)):  # arrived in Oslo on Saturday
        known.place = (one.place or known.place) if dated else (known.place or one.place)
    if known.form == one.form:
        known.date = max(known.date or "", one.date or "", key=len) or None  # the days of a month told before
    elif one.form in _IN_PERSON and (not one.passing or _is_for(one, known)):  # what people met during
        awaited = known.coming and one.coming and known.journey and one.known <= known.first
        if not (awaited or _is_of_visit(known, one)):
            if known.date and "/" in known.date and not together:
                known.lasted = known.date, known.place
            known.form, known.date, known.place = one.form, one.date or known.date, one.place or known.place


def _are_told_together(known: Encounter, one: Encounter) -> bool:
    """Whether words tell of both: wrapped up a mission to Peru, two days after her meeting with A in Lima on 5 May."""
    return any(a < d and c < b for a, b in known.spans for c, d in one.spans)


def restore_visits(found: list[Encounter]) -> None:
    """Take a visit of several days during which one meeting is told for that encounter, with all of its days."""
    for known in found:
        if known.lasted is None or known.form != "meeting" or _is_outside(known.lasted[0], known.date):
            continue
        others = (one for one in found if one is not known and one.form in ("meeting", "signing") and not one.coming)
        if not any(known.known & one.known and not _is_outside(known.lasted[0], one.date) for one in others):
            known.form, known.date, known.place = "visit", *known.lasted


def _is_other_day(one: str | None, other: str | None) -> bool:
    """Whether both are single days, and not the same."""
    days = [as_day(day) if day and "/" not in day else None for day in (one, other)]
    return None not in days and days[0] != days[1]


def _is_other_month(one: str | None, other: str | None) -> bool:
    """Whether one is told by its month or year alone, and the other lies outside it: 2024-05 and 2025-10-14."""
    wide, narrow = sorted((one or "", other or ""), key=len)
    return len(wide) in (_YEAR, _MONTH) and wide[:1] != "-" and not narrow.startswith(wide)


def _is_for(one: Encounter, journey: Encounter) -> bool:
    """Whether a meeting told in passing is what a journey was for: leaves for Lima today, where she is due to see B."""
    visitor = bool(one.people) and id(one.people[0]) in journey.first
    return journey.journey and visitor and not one.known <= journey.first and one.date == journey.date


def _is_other_town(a: Encounter, b: Encounter) -> bool:
    """Whether both are told to be in a town, and not the same: visited Turku; the day before she met B in Oulu."""
    return a.in_town and b.in_town and a.place != b.place


def _is_outside(visit: str | None, day: str | None) -> bool:
    """Whether a day lies before or behind the several days of a visit."""
    first, _, last = (visit or "").partition("/")
    whole = day is not None and len(first) == len(last) == len(day) == _WHOLE_DAY
    return whole and day is not None and not first <= day <= last


def _is_of_visit(visit: Encounter, one: Encounter) -> bool:
    """Whether a meeting is part of what a visit tells: of several days, or "visited the mill, where she met A"."""
    lasts = visit.date is not None and "/" in visit.date
    return visit.form == "visit" and (lasts or one.there) and one.date in (None, visit.date)


def _is_same(a: Encounter, b: Encounter) -> bool:
    """Whether two encounters cannot be told apart: the same people, and no other day; an event of nobody's by form."""
    if a.date is not None and a.place is not None and len(a.known) > 1 and a.known == b.known and a.form == b.form:
        if (a.date, a.place) == (b.date, b.place):
            return True
    if "visit" in (a.form, b.form) and not _IN_PERSON.isdisjoint((a.form, b.form)):
        visit, meeting = (a, b) if a.form == "visit" else (b, a)
        if _is_told_with(visit, meeting):
            return True
        if _is_journey_after(visit, meeting) or _is_outside(visit.date, meeting.date):
            return False
        if not meeting.implied and _is_other_month(visit.date, meeting.date):
            return False
        if _is_to_envoys_land(visit, meeting):
            return False
        if a.passing == b.passing and len(visit.people) == 1 and visit.known <= meeting.known:
            apart = _is_other_day(visit.date, meeting.date)
            return not apart or (visit is a or visit.journey) and not _is_other_town(visit, meeting)
    if a.implied or b.implied:
        if (a.passing != b.passing or a.coming != b.coming) and a.date and b.date and a.date != b.date:
            return False  # A and B opened the plant on Monday. They are to meet again on 5 May
        return len(a.known & b.known) >= min(2, len(a.people), len(b.people))
    if "signing" in (a.form, b.form) and a.known == b.known and a.spans[-1][0] == b.spans[0][0] and a.date == b.date:
        return True  # held talks with B, at which the two ministers signed
    if a.passing != b.passing or "call" in (a.form, b.form) and a.form != b.form and not (a.spoken or b.spoken):
        return False
    if a.date and b.date and a.date != b.date:
        return _are_in_month(a, b)
    if {len(a.date or ""), len(b.date or "")} == {0, _YEAR}:
        return False  # told of a year that is over
    if not (a.people and b.people):
        return a.form == b.form and (not a.place or not b.place or a.place == b.place)
    shared, fewest = len(a.known & b.known) + _shadows(a, b) + _shadows(b, a), min(len(a.people), len(b.people))
    return shared >= fewest > 0 if fewest < 2 or a.date != b.date else shared >= 2


def _is_to_envoys_land(visit: Encounter, meeting: Encounter) -> bool:
    """Whether a visit with no day of its own leads where an envoy whom the visitor met is from: another encounter."""
    envoys = (who for who in meeting.people if who.rank == "ambassador" and who.area and id(who) not in visit.known)
    later = visit.date == meeting.date and visit.spans[0] > meeting.spans[0]  # has the day told before it
    return (visit.date is None or later) and any(
        who.area is not None and who.area.name == visit.place for who in envoys
    )


def _is_told_with(visit: Encounter, meeting: Encounter) -> bool:
    """Whether a visit is the one in which people met: of those who met, or told in its words, and on no other day."""
    if visit.known == meeting.known and visit.people:
        return visit.date == meeting.date is not None or meeting.date is None and visit.coming and meeting.coming
    if meeting.there and visit.known < meeting.known and visit.date == meeting.date:
        return True  # will be in Riga next week, where she will meet B
    if visit.known < meeting.known and visit.place == meeting.place is not None:
        return visit.date == meeting.date is not None  # leaves for Lima today, where she is due to see B
    beside = visit.spans[0][0] == meeting.spans[0][0]  # A will visit Peru on Friday and will be received by B
    return beside and visit.known < meeting.known and visit.date == meeting.date is not None


def _is_journey_after(visit: Encounter, meeting: Encounter) -> bool:
    """Whether a visit to come is not the one during which people met: to come after it, or told later, elsewhere."""
    if not visit.coming or visit.date and visit.date == meeting.date:
        return False
    if not meeting.coming or visit.date and meeting.date and visit.date[: len(meeting.date)] > meeting.date:
        return True
    return visit.spans[0] > meeting.spans[0] and visit.place not in (None, meeting.place)


def _are_in_month(a: Encounter, b: Encounter) -> bool:
    """Whether two visits to come by the same people are one, told by its month and by its days."""
    month, days = sorted((str(a.date), str(b.date)), key=len)
    alike = a.form == b.form == "visit" and a.coming and b.coming and a.known == b.known
    return alike and len(month) == _MONTH and days.startswith(month)


def _shadows(a: Encounter, b: Encounter) -> int:
    """How many of those without a name in one encounter are somebody named in the other: the governor of the region."""
    unnamed = [who for who in a.people if not who.name and who.area and who.area.code and id(who) not in b.known]
    named = [(who.rank, who.area.code) for who in b.people if who.name and who.area and who.area.code]
    return sum(
        any(rank == who.rank and is_within(str(who.area.code), code) for rank, code in named)
        for who in unnamed
        if who.area
    )


def is_within(a: str, b: str) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    return a == b or a.startswith(b + "-") or b.startswith(a + "-")
