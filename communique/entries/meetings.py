"""Encounters between named parties: who met, when, where and in what form.

Each word for an encounter gives a candidate with the people around it; candidates with the same people and no other day
are one encounter. What the document is about comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from itertools import combinations
from typing import Final, TypeVar

from communique.entries.announced import Sittings, find_held, find_held_beside, find_sittings, find_visits
from communique.entries.attendance import attend
from communique.entries.context import Context, Figurehead
from communique.entries.dates import as_day
from communique.entries.encounter import Encounter
from communique.entries.encounter_again import find_again
from communique.entries.encounter_groups import find_groups
from communique.entries.encounters import Encounters
from communique.entries.fact_lines import told_in_lines
from communique.entries.people_around import distinct, one_a_code
from communique.entries.surroundings import Surroundings
from communique.kinds import Area, Evidence, Meeting, Person, entry_id

_Key = TypeVar("_Key", bound=Hashable)
_MOST_EVIDENCE: Final = 4  # pieces of evidence of one encounter
_PRIVATE = frozenset(
    (None, "executive", "business", "official", "adviser", "spouse")
)  # ranks of those who lead no public body
_WHOLE_DAY: Final = 10  # characters of a day
_YEAR: Final = 4  # characters of a year
_MONTH: Final = 7  # characters of a month
_MOST_ALIKE: Final = 50  # encounters of the same people that a candidate is compared with
_MOST_PAIRED: Final = 12  # people of a candidate by whom earlier encounters are looked up


def find_encounters(context: Context) -> list[Encounter]:
    """The encounters of the document, the one that it is about first."""
    around = Surroundings(context)
    reader, merged, details = Encounters(around), _Merged(), list[tuple[str | None, str | None]]()
    heads: list[Encounter] = []
    for match in context.page.of("encounter"):
        one = None if around.is_skipped(match.start) else reader.read(match)
        if one is None and not around.is_skipped(match.start):
            details.append(reader.details.of(match, reader.last))
        if one and (len(one.people) > 1 or one.form == "forum" or one.people and one.form == "visit"):
            for each in reader.split(one, match):
                if _is_headline(context, each):
                    heads.append(each)
                else:
                    merged.add(each)
    if not any(len(one.people) > 1 for one in [*heads, *merged.all]):
        merged.all += reader.receptions[:1]  # others may be said to have been there
    details.append(told_in_lines(context) if merged.all else (None, None))
    told = [head for head in heads if not _add_headline(context, merged, head)]
    mission = next((one for one in merged.all if one.form == "visit" and not one.passing), None)
    if mission and mission.date in (None, context.published):
        mission.date = reader.journeys.lasting(mission) or mission.date
    first = next((one for one in merged.all if not one.passing and len(one.people) > 1), None)
    _detail(first or next((one for one in merged.all if len(one.people) > 1), None), details)
    _set_beside(around, merged.all)
    for one in merged.all:
        one.place = one.place or reader.telling.days.place_of_dateline(one)
    for again in find_again(around, first, merged.all):
        merged.add(again)
    attend(around, merged.all)
    for head in told:
        _add_others(merged, head)
    _add_speakers(context, merged.all)
    attend(around, merged.all, event=True)
    kept = [one for one in merged.all if len(one.people) > 1 and _is_public(one) or _is_alone(one, merged.all[0])]
    return sorted(kept, key=lambda one: (one.passing, one.spans[0]))


def _is_headline(context: Context, one: Encounter) -> bool:
    return context.title is not None and context.title[0] <= one.spans[0][0] < context.title[1]


def _add_headline(context: Context, merged: _Merged, head: Encounter) -> bool:
    """Join what a headline tells to the encounter of the text with those people; whether it is kept for want of one."""
    named = {id(who) for who in head.people if who.name}
    fewest = min(2, len(named))
    others = sorted((one for one in merged.all if len(one.known & named) >= fewest > 0), key=lambda one: one.passing)
    others = [one for one in others if one.implied or not one.passing or one.form == head.form]
    others = [one for one in others if not (one.date and head.date and one.date != head.date)]
    if not others:
        merged.add(head)
        return True
    known = others[0]
    known.spans = head.spans + known.spans
    known.date, known.place = known.date or head.date, _finer(context, known.place, head.place)
    if known.implied:
        known.implied, known.form = False, head.form
    return False


def _finer(context: Context, *places: str | None) -> str | None:
    """The first of these places that is a city, else the first."""
    named = [place for place in places if place]
    cities = {place.name for place in context.places if place.kind == "city"}
    return next((place for place in named if place in cities), named[0] if named else None)


def _add_others(merged: _Merged, head: Encounter) -> None:
    """Keep the encounter with those whom the headline alone names beside one whom the text tells of: met X and Y."""
    told = {who for one in merged.all if len(one.people) > 1 for who in one.known}
    host = next((who for who in head.people if who.name and id(who) in told), None)
    others = [who for who in head.people if who.name and id(who) not in told]
    if host and others:
        for one in merged.all:  # whose evidence the headline is then no more
            one.spans = [span for span in one.spans if span not in head.spans] or one.spans
        merged.add(replace(head, people=[host, *others]))


def _detail(first: Encounter | None, details: list[tuple[str | None, str | None]]) -> None:
    """Give the encounter that the document is about the day and place of "the meeting in Riga on 5 May"."""
    if first is None or first.form == "forum":
        return
    first.date = first.date or next((day for day, _ in details if day), None)
    first.place = first.place or next((place for _, place in details if place), None)


def _set_beside(around: Surroundings, found: list[Encounter]) -> None:
    """Give who met on the sidelines of the forum its day and its place."""
    event = next((one for one in found if one.form == "forum" and not one.passing and one.date), None)
    beside = {around.page.sentence_of[m.start] for m in around.page.of("sidelines")} if event else set()
    for one in found if beside else ():
        lines = {around.page.sentence_of[start] for start, _ in one.spans}
        if event and one is not event and not one.date and not one.passing and lines & beside:
            one.date, one.place = event.date, one.place or event.place


def _is_public(one: Encounter) -> bool:
    """Whether somebody in an office that speaks for others takes part, and not private people alone; or they sign.

    Heads of two bodies met where the text says so, with the day and the place: A and B met in Nairobi in February.
    """
    if one.form in ("forum", "signing") or any(who.area or who.rank not in _PRIVATE for who in one.people):
        return True
    heads = {who.company for who in one.people if who.name and who.rank and who.rank != "spouse"}
    return bool(one.date and one.place) and not one.implied and len(heads) > 1


def _is_alone(one: Encounter, first: Encounter) -> bool:
    """Whether an encounter counts with one person: a forum that the document is about, a visit with place and day."""
    return (
        one.form == "forum"
        and one is first
        or one.form == "visit"
        and bool(one.place or one.hosted)
        and bool(one.people)
        and (one.date is not None or (one.coming and one.journey or one.back and one is first) and _is_public(one))
    )


def find_announced(context: Context, found: list[Encounter]) -> list[Encounter]:
    """Sessions of joint bodies that are to come (their sides take part), and visits by accepted invitation.

    `found` are the encounters of named people; a session of the same day and sides as one of them is that one.
    """
    around = Surroundings(context)
    reader = Sittings(around)
    sittings = [one for one in find_sittings(reader) if not any(_is_session(each, one) for each in found)]
    sittings += find_held_beside(reader, found) if found else []
    visits = find_visits(around)
    sittings += [one for one in find_groups(around) if not any(_is_session(each, one) for each in found)]
    held = find_held(reader) if not (found or visits) else []
    held = [one for one in held if not any(one.date in (None, each.date) for each in sittings)]
    return [*held, *sittings, *visits]


def _is_session(one: Encounter, sitting: Encounter) -> bool:
    """Whether an encounter of named people is an announced session: of its sides, on its day or told in its words."""
    sides = {area.code for area in sitting.areas} <= {who.area.code for who in one.people if who.area}
    beside = any(a < stop and start < b for a, b in sitting.spans for start, stop in one.spans)
    return sides and (beside or one.date is not None and one.date == sitting.date)


def set_parties(context: Context, encounters: list[Encounter]) -> None:
    """Fill in the sides of the document: the areas of those who met, else those that the headline and lead name."""
    people = encounters[0].people if encounters else []
    areas = one_a_code(who.area for who in people if who.area)
    apart = _apart(areas)  # a country and its own region are one side, where there is another
    sides = apart if len(apart) >= 2 else _add_places(context, apart)
    context.parties = (sides if len(sides) >= 2 else areas or sides)[:2]
    context.parties_of = _other_parties(context, encounters[1:])


def _apart(areas: list[Area]) -> list[Area]:
    """These areas without those that lie in an earlier one, or that an earlier one lies in."""
    apart: list[Area] = []
    for area in areas:
        if not any(area.code and one.code and _is_within(area.code, one.code) for one in apart):
            apart.append(area)
    return apart


def _other_parties(context: Context, others: list[Encounter]) -> dict[int, list[Area]]:
    """For each paragraph that tells of another encounter than the first the two sides of that one."""
    found: dict[int, list[Area]] = {}
    for one in others[:_MOST_ALIKE]:
        areas = one_a_code(who.area for who in one.people if who.area)
        if len(areas) == 2 and not one.passing:
            found |= {context.page.paragraph_of[span[0]]: areas for span in one.spans}
    return found


def _add_places(context: Context, areas: list[Area]) -> list[Area]:
    """These areas, and up to two of those named most often, that are no part of them, as sides of the document."""
    places = [place for place in context.places if place.code and place.kind != "city"]
    counts = Counter(place.code for place in places)
    first = {place.code: context.area_of(place) for place in reversed(places)}
    known = [area.code for area in areas if area.code]
    ranked = [code for code, count in counts.most_common() if code and count > 1]
    apart = [code for code in ranked if not any(_is_within(code, other) for other in known)]
    return areas + [first[code] for code in apart[: 2 - len(areas)]]


def _is_within(a: str, b: str) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    return a == b or a.startswith(b + "-") or b.startswith(a + "-")


def find_meetings(context: Context, document: str, encounters: list[Encounter]) -> list[tuple[Meeting, str]]:
    """The encounters as entries, each with the rule that found it."""
    found = []
    for one in encounters:
        evidence = tuple(_evidence(context, one.spans))
        key = entry_id("meeting", document, evidence[0].start, evidence[0].end)
        people = tuple(who.person() for who in _without_shadows(one.people)) or tuple(
            Person(None, None, area) for area in one.areas
        )
        found.append((Meeting(key, document, evidence, one.date, one.form, one.place, people), one.rule))
    return found


def _without_shadows(people: list[Figurehead]) -> list[Figurehead]:
    """These people without those of no name whose office in the same area one of the others has by name."""
    held = {(who.rank, who.area.code) for who in people if who.name and who.area and who.area.code}
    return [who for who in people if who.name or not who.area or (who.rank, who.area.code) not in held]


def _evidence(context: Context, spans: list[tuple[int, int]]) -> list[Evidence]:
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return [context.evidence(*span) for span in kept[:_MOST_EVIDENCE]]


class _Merged:
    """Encounters of which no two are the same, in the order of the text."""

    def __init__(self) -> None:
        self.all: list[Encounter] = []
        self._of_person: dict[int, list[int]] = {}
        self._of_pair: dict[tuple[int, int], list[int]] = {}
        self._alone: dict[int, list[int]] = {}
        self._of_nobody: dict[str, list[int]] = {}  # by form
        self._of_form: dict[str, list[int]] = {}

    def add(self, one: Encounter) -> None:
        """Join a candidate to the encounter that it cannot be told from, or keep it as one of its own."""
        for number in self._alike(one):
            if _is_same(self.all[number], one):
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
    known.add(one.people)
    if known.implied and not one.implied:
        known.implied, known.form, known.date, known.passing = False, one.form, one.date or known.date, one.passing
    elif one.implied and not known.implied:
        return  # what those who met agreed
    known.spans += one.spans
    dated = known.date is None and one.date is not None and known.form == one.form
    if not (one.journey and _is_other_day(known.date, one.date)):  # arrived in Oslo on Saturday
        known.place = (one.place or known.place) if dated else (known.place or one.place)
    if known.form == one.form:
        known.date = max(known.date or "", one.date or "", key=len) or None  # the days of a month told before
    elif one.form == "meeting" and not one.passing:  # the visit during which people met is that encounter
        if not _is_of_visit(known, one):
            known.form, known.date, known.place = "meeting", one.date or known.date, one.place or known.place


def _is_other_day(one: str | None, other: str | None) -> bool:
    """Whether both are single days, and not the same."""
    days = [as_day(day) if day and "/" not in day else None for day in (one, other)]
    return None not in days and days[0] != days[1]


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
    if {a.form, b.form} == {"visit", "meeting"}:
        visit, meeting = (a, b) if a.form == "visit" else (b, a)
        if _is_told_with(visit, meeting):
            return True
        if _is_journey_after(visit, meeting) or _is_outside(visit.date, meeting.date):
            return False
        if a.passing == b.passing and len(visit.people) == 1 and visit.known <= meeting.known:
            return visit is a or visit.journey or not _is_other_day(visit.date, meeting.date)
    if a.implied or b.implied:
        return len(a.known & b.known) >= min(2, len(a.people), len(b.people))
    if "signing" in (a.form, b.form) and a.known == b.known and a.spans[-1][0] == b.spans[0][0] and a.date == b.date:
        return True  # held talks with B, at which the two ministers signed
    if a.passing != b.passing or "call" in (a.form, b.form) and a.form != b.form:
        return False
    if a.date and b.date and a.date != b.date:
        return _are_in_month(a, b)
    if {len(a.date or ""), len(b.date or "")} == {0, _YEAR}:
        return False  # told of a year that is over
    if not (a.people and b.people):
        return a.form == b.form and (not a.place or not b.place or a.place == b.place)
    shared, fewest = len(a.known & b.known) + _shadows(a, b) + _shadows(b, a), min(len(a.people), len(b.people))
    return shared >= fewest > 0 if fewest < 2 or a.date != b.date else shared >= 2


def _is_told_with(visit: Encounter, meeting: Encounter) -> bool:
    """Whether a visit is the one in which people met: of those who met, or told in its words, and on no other day."""
    if visit.known == meeting.known and visit.people:
        return visit.date == meeting.date is not None or meeting.date is None and visit.coming and meeting.coming
    if meeting.there and visit.known < meeting.known and visit.date == meeting.date:
        return True  # will be in Riga next week, where she will meet B
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
        any(rank == who.rank and _is_within(str(who.area.code), code) for rank, code in named)
        for who in unnamed
        if who.area
    )


def _add_speakers(context: Context, merged: list[Encounter]) -> None:
    """A forum that the document is about has those who speak at it as its participants."""
    main = next((one for one in merged if not one.passing), None)
    others = [one for one in merged if one is not main or not context.club]  # a club's own people speak at its forum
    if main is None or main.form != "forum" or any(len(one.people) > 1 for one in others):
        return
    main.add(distinct([said.who for said in context.said if said.who and said.who.name]))
