"""Encounters between named parties: who met, when, where and in what form.

Each word for an encounter gives a candidate with the people around it; candidates with the same people and no other day
are one encounter. What the document is about comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from typing import Final, TypeVar

from communique.entries.announced import Sittings, find_held, find_held_beside, find_rounds, find_sittings, find_visits
from communique.entries.attendance import attend
from communique.entries.context import Context, Figurehead
from communique.entries.encounter import Encounter
from communique.entries.encounter_again import find_again
from communique.entries.encounter_diary import Diary
from communique.entries.encounter_groups import find_groups
from communique.entries.encounter_hearers import add_who_told
from communique.entries.encounter_houses import Houses
from communique.entries.encounter_merging import Merged, is_within, restore_visits
from communique.entries.encounter_recalled import Recalled
from communique.entries.encounter_stays import Stays
from communique.entries.encounter_turns import Turns
from communique.entries.encounter_welcomes import Welcomes
from communique.entries.encounters import Encounters
from communique.entries.fact_lines import told_in_lines
from communique.entries.people_around import distinct, one_a_code
from communique.entries.surroundings import Surroundings
from communique.kinds import Area, Evidence, Meeting, Person, entry_id
from communique.text.tags import HAVE

_Key = TypeVar("_Key", bound=Hashable)
_NEAR_OPENING: Final = 2  # tokens of a sentence that a phrase opens
_OPENING: Final = 4  # sentences of a page, its head among them, that tell what it is about
_MOST_EVIDENCE: Final = 4  # pieces of evidence of one encounter
_PRIVATE = frozenset(
    (None, "executive", "business", "official", "adviser", "spouse")
)  # ranks of those who lead no public body
_MOST_ALIKE: Final = 50  # encounters of the same people that a candidate is compared with


def find_encounters(context: Context) -> list[Encounter]:
    """The encounters of the document, the one that it is about first."""
    around = Surroundings(context)
    reader, merged, details = Encounters(around), Merged(), list[tuple[str | None, str | None]]()
    heads: list[Encounter] = []
    turns = Turns(around).find()
    others = {i for turn in turns if turn.form == "forum" for i in range(turn.start, turn.stop)}
    for match in context.page.of("encounter"):
        one = None if around.is_skipped(match.start) or match.start in others else reader.read(match)
        if one is None and not around.is_skipped(match.start):
            details.append(reader.details.of(match, reader.last))
        if one and (len(one.people) > 1 or one.form == "forum" or one.people and one.form == "visit"):
            for each in reader.splitting.split(one, match):
                if _is_headline(context, each):
                    heads.append(each)
                else:
                    merged.add(each)
    if not any(len(one.people) > 1 for one in [*heads, *merged.all]):
        merged.all += reader.receptions[:1]  # others may be said to have been there
    details.append(told_in_lines(context) if merged.all else (None, None))
    for each in reader.company.find([*merged.all, *heads]):
        merged.add(each, alone=False)
    for each in Diary(around).find():
        merged.add(each, alone=False)
    stays = Stays(around)
    for each in [*stays.find(), *map(stays.with_hosts, Houses(around).find())]:
        same = next((one for one in merged.all if _is_of_stay(around, one, each)), None)
        if same is not None:
            same.add(each.people)
            if same.date != each.date:  # the guests were received by A, on one of the days of their stay
                same.form, same.date, same.spans = each.form, each.date, each.spans + same.spans
                same.place, same.passing = each.place or same.place, each.passing
            same.place, same.hosted = same.place or each.place, same.hosted or each.hosted
        else:
            merged.add(each)
    told = [head for head in heads if not _add_headline(context, merged, head)]
    mission = next((one for one in merged.all if one.form == "visit" and not one.passing), None)
    if mission and mission.date in (None, context.published):
        mission.date = reader.journeys.lasting(mission) or mission.date
    first = next((one for one in merged.all if not one.passing and len(one.people) > 1), None)
    if first is not None and first.spoken and _is_of_call(context):
        first.form = "call"
    welcomes = Welcomes(around)
    welcomes.tell(merged.all)
    welcomes.tell_more(merged.all)
    _detail(first or next((one for one in merged.all if len(one.people) > 1), None), details)
    _set_beside(around, merged.all)
    for one in merged.all:
        one.place = one.place or reader.telling.days.place_of_dateline(one)
    for again in find_again(around, first, merged.all):
        merged.add(again)
    for again in Recalled(around, first, merged.all, turns).find():
        merged.add(again)
    if not _goes_by_days(around):
        restore_visits(merged.all)
    attend(around, merged.all)
    add_who_told(around, merged.all)
    for head in told:
        _add_others(merged, head)
    _add_speakers(context, merged.all)
    attend(around, merged.all, event=True)
    kept = [
        one
        for one in merged.all
        if len(one.people) > 1 and _is_public(context, one) or _is_alone(context, one, merged.all)
    ]
    return sorted(kept, key=lambda one: (one.passing, one.spans[0]))


def _is_of_stay(around: Surroundings, one: Encounter, stay: Encounter) -> bool:
    """Whether an encounter is the stay of a party, or undated and of whoever led the party there."""
    if stay.people[0] not in one.people:
        return False
    if one.date == stay.date:
        return True
    if one.passing or stay.passing or one.coming:
        return False
    return one.date is None or _has_day_of(around, one, stay)


def _has_day_of(around: Surroundings, one: Encounter, stay: Encounter) -> bool:
    """Whether the sentence behind a stay of several days tells of a meeting that has its day from there alone."""
    line = around.page.sentence_of[stay.spans[0][0]] + 1
    behind = any(around.page.sentence_of[start] == line for start, _ in one.spans)
    if not behind or "/" not in str(stay.date) or not str(stay.date).startswith(str(one.date)):
        return False
    return not around.context.dates_in(*around.page.sentences[line])


def _goes_by_days(around: Surroundings) -> bool:
    """Whether a sentence opens with the day told before: The same day, they signed."""
    told = (m for m in around.page.of("sameday") if not around.is_quoted(m.start))
    return any(m.start - around.sentence(m.start)[0] < _NEAR_OPENING for m in told)


def _is_headline(context: Context, one: Encounter) -> bool:
    return context.title is not None and context.title[0] <= one.spans[0][0] < context.title[1]


def _is_of_call(context: Context) -> bool:
    """Whether a headline tells of a call, with whomever: Telephone conversation with the president."""
    told = context.page.within("encounter", *context.title) if context.title else []
    return any(match.group["form"] == "call" and match.group["by"] != "phoned" for match in told)


def _add_headline(context: Context, merged: Merged, head: Encounter) -> bool:
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
    known.form = head.form if head.form == "call" and known.spoken else known.form
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


def _add_others(merged: Merged, head: Encounter) -> None:
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


def _is_public(context: Context, one: Encounter) -> bool:
    """Whether somebody in an office that speaks for others takes part, and not private people alone; or they sign.

    Heads of two bodies met where the text says so, with the day and the place: A and B met in Nairobi in February. Of
    those of whom one heads no firm (a university, a chamber, a port) one of the two is enough.
    """
    if one.form in ("forum", "signing") or any(who.area or who.rank not in _PRIVATE for who in one.people):
        return True
    if one.coming and one.date and all(who.kind == "organisation" for who in one.people):
        return True  # the board and the council will meet again on 5 May
    heads = {who.company for who in one.people if who.name and who.rank and who.rank != "spouse"}
    if one.implied or len(heads) < 2 or not (one.date or one.place):
        return False
    sets = context.page.language.sets
    bodies = sets["organisation"] - sets["companyhead"]
    offices = (f"{who.company or ''} {who.role or ''}".lower().split() for who in one.people)
    return bool(one.date and one.place) or any(not bodies.isdisjoint(office) for office in offices)


def _is_alone(context: Context, one: Encounter, found: list[Encounter]) -> bool:
    """Whether an encounter counts with one person: a forum that the document is about, a visit with place and day."""
    first = found[0]
    housed = one.housed and not any(one.known & each.known for each in found if each is not one)
    return (
        one.form == "forum"
        and one is first
        or one.form == "visit"
        and bool(one.place or one.hosted or housed)
        and bool(one.people)
        and (
            one.date is not None
            or one.hosted
            and not (one.passing or _is_headline(context, one))
            and _is_public(context, one)
            or (one.coming and one.journey or (one.back or _tells_of(context, one)) and one is first)
            and _is_public(context, one)
        )
    )


def _tells_of(context: Context, one: Encounter) -> bool:
    """Whether the first sentences of a page tell of a visit that is over, and so the page is about it."""
    line = context.page.sentence_of[one.spans[0][0]]
    told = not (one.passing or one.coming or _is_headline(context, one))
    before = range(context.page.sentences[line][0], one.spans[0][1])
    if any(context.page.tags[i] & HAVE for i in before):
        return False  # since 2023 she has visited Peru
    return told and line < _OPENING and any(who.name and who.area for who in one.people)


def find_announced(context: Context, found: list[Encounter]) -> list[Encounter]:
    """Sessions of joint bodies that are to come (their sides take part), and visits by accepted invitation.

    `found` are the encounters of named people; a session of the same day and sides as one of them is that one.
    """
    around = Surroundings(context)
    reader = Sittings(around)
    sittings = [one for one in find_sittings(reader) if not any(_is_session(each, one) for each in found)]
    sittings += find_held_beside(reader, found) if found else []
    visits = [one for one in find_visits(around) if not _is_told(found, one)]
    sittings += [one for one in find_groups(around) if not any(_is_session(each, one) for each in found)]
    sittings += find_rounds(around, [*found, *sittings])
    held = find_held(reader) if not (found or visits) else []
    held = [one for one in held if not any(one.date in (None, each.date) for each in sittings)]
    return [*held, *sittings, *visits, *Stays(around).to_come([*found, *held, *sittings, *visits])]


def _is_told(found: list[Encounter], visit: Encounter) -> bool:
    """Whether a visit by invitation is one of these encounters, which is a visit then: its people, on its day."""
    same = [one for one in found if (one.date, one.known) == (visit.date, visit.known) and len(one.known) > 1]
    for one in same:
        one.form, one.place = visit.form, one.place or visit.place
    return bool(same)


def _is_session(one: Encounter, sitting: Encounter) -> bool:
    """Whether an encounter of named people is an announced session: of its sides, on its day or told in its words."""
    sides = {area.code for area in sitting.areas} <= {who.area.code for who in one.people if who.area}
    beside = any(a < stop and start < b for a, b in sitting.spans for start, stop in one.spans)
    return sides and (beside or one.date is not None and one.date == sitting.date)


def set_parties(context: Context, encounters: list[Encounter]) -> None:
    """Fill in the sides of the document: the areas of those who met, else those that the headline and lead name."""
    people = encounters[0].people if encounters else []
    met = [who for who in people if id(who) not in encounters[0].beside] if encounters else []
    context.met = met if len(met) > 1 else people
    areas = one_a_code(who.area for who in people if who.area)
    apart = _apart(areas)  # a country and its own region are one side, where there is another
    sides = apart if len(apart) >= 2 else _add_places(context, apart)
    context.parties = (sides if len(sides) >= 2 else areas or sides)[:2]
    context.parties_of = _other_parties(context, encounters[1:])


def _apart(areas: list[Area]) -> list[Area]:
    """These areas without those that lie in an earlier one, or that an earlier one lies in."""
    apart: list[Area] = []
    for area in areas:
        if not any(area.code and one.code and is_within(area.code, one.code) for one in apart):
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
    apart = [code for code in ranked if not any(is_within(code, other) for other in known)]
    return areas + [first[code] for code in apart[: 2 - len(areas)]]


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


def _add_speakers(context: Context, merged: list[Encounter]) -> None:
    """A forum that the document is about has those who speak at it as its participants."""
    main = next((one for one in merged if not one.passing), None)
    others = [one for one in merged if one is not main or not context.club]  # a club's own people speak at its forum
    if main is None or main.form != "forum" or any(len(one.people) > 1 for one in others):
        return
    main.add(distinct([said.who for said in context.said if said.who and said.who.name]))
