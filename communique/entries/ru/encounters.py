"""Encounters in a Russian report: who met, when, where and in what form."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.ru.announced import Announced
from communique.entries.ru.context import RussianContext
from communique.entries.ru.delegations import name_leaders
from communique.entries.ru.encounter_again import Again
from communique.entries.ru.encounter_company import add_company
from communique.entries.ru.encounter_detail import tell_detail
from communique.entries.ru.encounter_elsewhere import find_forums
from communique.entries.ru.encounter_headline import join_headline
from communique.entries.ru.encounter_hosts import Hosts
from communique.entries.ru.encounter_later import tell_later
from communique.entries.ru.encounter_occasions import OCCASION, Occasions, opens_again
from communique.entries.ru.encounter_people import areas_of, is_of_one, without_groups
from communique.entries.ru.encounter_reader import STAY, Encounters
from communique.entries.ru.encounter_shapes import Shapes
from communique.entries.ru.encounter_stays import stay_on
from communique.entries.ru.encounter_unnamed import Unnamed
from communique.entries.ru.encounter_words import told_by_words
from communique.entries.ru.gatherings import NEXT
from communique.entries.ru.invitations import Invitations
from communique.entries.ru.sessions import Sessions
from communique.text.page import Match
from communique.text.russian import ACC

_PERSONAL_FORMS = frozenset(("meeting", "signing", "visit"))
_NEXT: Final = 2  # sentences behind "принимали делегацию" that may tell who met
_GUESTS = frozenset((None, "official"))  # ranks of people who may only comment on a forum
_BESIDE: Final = 6  # tokens between "участвовали" and in what
_OPENING: Final = 4  # tokens that may open a sentence before "в тот же день"


def _again(context: RussianContext, ordered: list[Encounter], sessions: list[Encounter]) -> None:
    """The next meeting of the ministers is one of the same people."""
    first = next((one for one in ordered if len(one.people) > 1), None)
    for one in sessions:
        start, stop = one.spans[0]
        if one.rule == NEXT:
            held = [known for known in ordered if known.spans[0][0] < start and len(known.people) > 1]
            last = max(held, key=lambda known: known.spans[-1], default=None)
            areas = {who.area.code or who.area.name: who.area for who in last.people if who.area} if last else {}
            sided = len(areas) == 2 or len(areas) > 2 and one.form != "forum"  # which others may join
            one.areas = list(areas.values()) if sided else []
            continue
        if first and not one.areas and any(m.form == "group" for m in context.mentions_in(start, stop)):
            one.add(first.people[:2])


def find_encounters(context: RussianContext) -> list[Encounter]:
    """The encounters of the document, the one that it is about first; announced sessions behind them."""
    reader = Encounters(context)
    found: list[Encounter] = []
    pending: list[Encounter] = []  # a visit by one person, whom somebody may meet in the same sentence
    for match in told_by_words(context):
        if context.skipped and context.skipped[context.page.paragraph_of[match.start]]:
            continue
        if any(told.start <= match.start < told.stop for told in context.page.of("attendance")):
            continue
        one = reader.read(match)
        if one and pending and one.spans[0][0] == pending[0].spans[0][0] and pending[0].known < one.known:
            one = _with_visit(one, pending.pop())
        for visit in pending:
            _merge(context, found, visit)
        pending = [one] if one and one.form == "visit" and len(one.people) == 1 else []
        if one and not pending:
            _merge(context, found, one)
    for visit in pending:
        _merge(context, found, visit)
    for one in Sessions(context, reader).find():
        _merge(context, found, one)
    for one in Occasions(context, reader).find():
        _add_deed(context, found, one)
    hosts = Hosts(context, reader)
    for one in [*Shapes(context, reader).find(), *hosts.find()]:
        _add_deed(context, found, one)
    found.sort(key=lambda one: one.spans[0])
    join_headline(context, found)
    _name_those(context, found)
    _attend(context, found, reader)
    _receive(context, found, reader)
    name_leaders(context, found, reader.met)
    hosts.add(found)
    tell_later(context, found, reader)
    announced = Announced(context, reader)
    _convene(context, found, reader, announced)
    tell_detail(context, found, reader, announced)
    found = [one for one in found if one.form != "visit" or one.place or one.date or len(areas_of(one.people)) > 1]
    kept = [one for one in found if len(one.people) > 1 or reader.is_held(one) or reader.is_alone(one)]
    met = {number for one in kept if len(one.people) > 1 for number in one.known}
    kept = [one for one in kept if one.rule != STAY or not one.passing or not one.known.isdisjoint(met)]
    _follow_on(context, kept)
    stay_on(context, kept)
    add_company(context, kept, reader.met)
    kept += Again(context, reader).find(kept)
    kept += find_forums(context, kept, reader)
    ordered = sorted(kept, key=lambda one: (one.passing, one.spans[0]))
    sessions = announced.find()
    hosts.add(sessions)
    _again(context, ordered, sessions)
    to_come = [one for one in sessions if one.people or one.areas]
    ordered = [one for one in ordered if not any(_is_part(context, one, visit) for visit in to_come)]
    ordered = Unnamed(context, reader).find(ordered) + ordered
    to_come = [one for one in to_come if not any(_is_held_out(visit, one) for visit in ordered)]
    return ordered + to_come + _invited(context, ordered, to_come)


def _with_visit(one: Encounter, visit: Encounter) -> Encounter:
    """An encounter with the day and place of the visit that its own sentence tells: побывал в Омске, где встретил …"""
    one.place, one.date = one.place or visit.place, one.date or visit.date
    one.form = "visit" if one.form == "meeting" and "/" in (visit.date or "") else one.form
    return one


def _is_held_out(visit: Encounter, one: Encounter) -> bool:
    """Whether a visit to come is one that is known with more of its people."""
    same = visit.form == one.form == "visit" and visit.date == one.date
    return same and bool(one.people) and one.known < visit.known


def _is_part(context: RussianContext, one: Encounter, visit: Encounter) -> bool:
    """Whether an encounter is the visit to come that its own sentence tells: посетит Томск и встретится с мэром."""
    sentence_of = context.page.sentence_of
    same = sentence_of[one.spans[0][0]] == sentence_of[visit.spans[0][0]]
    return same and one.date == visit.date and one.known <= visit.known


def _name_those(context: RussianContext, found: list[Encounter]) -> None:
    """Give those who are told by their offices the names that the next sentence gives: министр принял посла. А и Б …"""
    for one, other in pairwise(found):
        offices, names = one.people, other.people
        near = context.page.sentence_of[other.spans[0][0]] - context.page.sentence_of[one.spans[0][0]]
        unnamed = len(offices) == 2 and not any(who.name for who in offices)
        if not unnamed or len(names) != 2 or near > 2 or any(who.role or not who.name for who in names):
            continue
        for office, who in zip(offices, names, strict=True):
            who.role, who.area, who.rank, who.title = office.role, office.area, office.rank, office.title
        found.remove(one)
        other.spans, other.date, other.place = one.spans + other.spans, one.date or other.date, one.place or other.place
        return


def _receive(context: RussianContext, found: list[Encounter], reader: Encounters) -> None:
    """Make what people of both sides did the visit that a sentence before tells of nobody: в Омске принимали гостей."""
    page, sentence_of = context.page, context.page.sentence_of
    for match in page.of("encounter"):
        if match.group["by"] != "host" or not reader.is_early(match) or not _is_received(context, match):
            continue
        here = sentence_of[match.start]
        near = [one for one in found if here < sentence_of[one.spans[0][0]] <= here + _NEXT and len(one.people) > 1]
        if near and near[0].form in _PERSONAL_FORMS:
            one, (start, stop) = near[0], context.grammar.sentence(match.start)
            date, place = reader.date(match, start, stop), reader.place(match, start, stop)
            one.form, one.date, one.place = "visit", one.date or date, place or one.place
            one.spans.insert(0, reader.span(match, start, stop))
        return


def _is_received(context: RussianContext, match: Match) -> bool:
    """Whether a verb in the past plural has guests as its object and no subject: принимали делегацию Перу."""
    grammar, page = context.grammar, context.page
    if grammar.pos(match.start) != "VERB" or not grammar.is_plural(match.start):
        return False
    start, stop = grammar.clause(match.start)
    behind = range(match.stop, min(stop, match.stop + _OPENING))
    guests = any(page.is_a(k, "visitors") and grammar.bits(k) & ACC for k in behind)
    return guests and not any(grammar.can_be_subject(k) for k in range(start, match.start))


def _invited(context: RussianContext, held: list[Encounter], announced: list[Encounter]) -> list[Encounter]:
    """The visits to which accepted invitations are, where no announced one is the same."""
    first = next((one.people for one in held if len(one.people) > 1), [])
    context.invitations = Invitations(context).find(first)
    found = []
    for one in context.invitations:
        told = [known for known in announced if known.date == one.date and one.guest in known.people]
        for known in told:
            known.add([one.host])
            known.spans += one.spans
        if not told:
            people = [one.guest, one.host]
            found.append(
                Encounter(one.form, people, one.date, one.place, list(one.spans), False, "accepted invitation")
            )
    return found


def _merge(context: RussianContext, found: list[Encounter], one: Encounter) -> None:
    """Join an encounter to the one that it cannot be told from, or keep it."""
    for known in found:
        if _same(known, one) and not _is_another(context, known, one):
            known.add(one.people)
            known.people = without_groups(known.people)
            known.spans += one.spans
            visited = (known.form, one.form) == ("visit", "meeting") and "/" not in (known.date or "")
            known.place = one.place or known.place if visited else known.place or one.place
            if known.form == one.form or not known.date:
                known.date = known.date or one.date
            if {known.form, one.form} == {"visit", "meeting"}:
                known.form = "visit" if "/" in (known.date or "") else "meeting"  # a visit of several days stays one
            known.passing = known.passing and one.passing
            return
    found.append(one)


def _add_deed(context: RussianContext, found: list[Encounter], one: Encounter) -> None:
    """Keep what a deed tells, or give it to the encounter of those people on that day of which it is a part."""
    here = one.spans[0]
    for known in found:
        shared = len(known.known & one.known) >= min(len(one.people), len(known.people), 2)
        apart = known.date and one.date and known.date != one.date and "call" not in (known.form, one.form)
        told = any(start < here[1] and here[0] < stop for start, stop in known.spans)
        shared = shared or one.rule == OCCASION and one.form == known.form
        again = one.rule == OCCASION and opens_again(context, known.spans[-1], here)
        if (again or shared and told) and not apart:
            known.date, known.place = known.date or one.date, known.place or one.place
            known.add(one.people)
            known.spans += one.spans if again else []
            return
    _merge(context, found, one)


def _is_another(context: RussianContext, known: Encounter, one: Encounter) -> bool:
    """Whether one that is told in passing or is to come has a day, and the one told in the body before it has none."""
    if known.passing or known.date or not one.date or known.spans[-1][0] < context.behind_headline:
        return False
    published = context.published
    return one.passing or bool(published and one.date[: len(published)] > published[: len(one.date)])


def _same(a: Encounter, b: Encounter) -> bool:
    if a.passing != b.passing and a.date and b.date and a.date != b.date:
        return False
    if a.form == "call" and b.form == "meeting" and b.rule == "meeting by verb" and a.known == b.known:
        return not b.date and not b.place  # состоялся телефонный разговор … Президенты обменялись мнениями
    if "call" in (a.form, b.form) and a.form != b.form or "forum" in (a.form, b.form) and a.form != b.form:
        return False
    if a.date and b.date and a.date != b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return {a.form, b.form} == {"visit", "meeting"} and a.known <= b.known and False
    if not a.people or not b.people:
        return a.form == b.form
    if a.form == b.form == "forum" and not b.passing and not b.date and not b.place:
        return True  # участвовавший в форуме посол: in the one told of before
    shared = len(a.known & b.known) + _shadows(a, b) + _shadows(b, a)
    return shared >= min(len(a.people), len(b.people), 2)


def _shadows(a: Encounter, b: Encounter) -> int:
    """How many delegations without a leader in one encounter are of the place of somebody named in the other."""
    groups = [who for who in a.people if who.kind == "group" and id(who) not in b.known]
    return sum(is_of_one(who.area, areas_of(b.people)) for who in groups) if groups else 0


def _event_before(context: RussianContext, start: int, reader: Encounters) -> Match | None:
    """The forum that the sentence before token `start` tells: в Томске открылся форум. В нём приняли участие …"""
    low = context.grammar.sentence(start - 1)[0] if start else 0
    near = context.page.within("encounter", low, start)
    events = [match for match in near if match.group["by"] in ("event", "noun")]
    return next((match for match in events if reader.is_early(match)), None)


def _attendances(context: RussianContext) -> list[Match]:
    """The words that tell who took part, also around the meeting: участие в переговорах приняли."""
    page = context.page
    found = [match for match in page.of("attendance") if not _is_only_wished(context, match)]
    for match in page.of("taking_part"):
        stop = min(match.stop + _BESIDE, context.grammar.clause(match.start)[1])
        verb = next((k for k in range(match.stop, stop) if context.grammar.pos(k) == "VERB"), None)
        if verb is not None and page.is_a(verb, "accept_verb"):
            found.append(Match(match.start, verb + 1, match.group))
    return sorted(found, key=lambda match: match.start)


def _is_only_wished(context: RussianContext, match: Match) -> bool:
    """Whether somebody only proposes or plans what an infinitive tells: предложил архитекторам принять участие."""
    if context.grammar.pos(match.start) != "INFN":
        return False
    before = range(context.grammar.clause(match.start)[0], match.start)
    return any(context.grammar.is_finite(k) for k in before)


def _own_noun(context: RussianContext, attendance: Match, stop: int) -> Match | None:
    """The meeting in which somebody took part that the same words name: во встрече участвовали …"""
    inside = context.page.within("encounter", attendance.start, attendance.stop)
    if inside and inside[0].group["by"] in ("noun", "event"):
        return inside[0]  # участниками переговоров стали
    low = context.grammar.sentence(attendance.start)[0]
    near = context.page.within("encounter", max(low, attendance.start - _BESIDE), min(stop, attendance.stop + _BESIDE))
    nouns = [match for match in near if match.group["by"] in ("noun", "event") and _is_in(context, match)]
    return nouns[0] if nouns else None


def _is_in(context: RussianContext, match: Match) -> bool:
    """Whether "в" stands before a word for an encounter, an adjective between or not."""
    near = context.page.words[max(0, match.start - 4) : match.start]
    return not context.grammar.sets.in_word.isdisjoint(near)


def _held_event(context: RussianContext, start: int, stop: int) -> Match | None:
    """The forum that a clause tells of before those who took part in it: прошёл форум, в котором приняли участие …"""
    if not context.page.has_a("held", start, stop):
        return None
    return next((m for m in context.page.within("encounter", start, stop) if m.group["by"] == "event"), None)


def _attend(context: RussianContext, found: list[Encounter], reader: Encounters) -> None:
    """Those who are said to have taken part join the encounter before it, or the first."""
    main = [one for one in found if not one.passing]
    for match in _attendances(context):
        start, stop = context.grammar.sentence(match.start)
        near = range(max(start, match.start - _BESIDE), min(stop, match.stop + _BESIDE))
        if context.page.quote_of[match.start] >= 0 or any(context.page.is_a(k, "other_occasion") for k in near):
            continue  # на церемонии присутствовал консул
        people = reader.met.listed(start, stop)
        sides = {who.area.code or who.area.name for who in people if who.area}
        people = people if len(sides) > 1 or any(who.name for who in people) else []
        before = [one for one in main if one.spans[0][0] < stop]
        if (event := _held_event(context, start, match.start)) and len(people) > 1:
            if not any(one.form == "forum" for one in before):
                found.append(reader.forum(event, "forum", list({id(who): who for who in people}.values())))
                continue
        if not before and len(people) > 1 and (event := _own_noun(context, match, stop)):
            main.append(reader.forum(event, event.group["form"], list({id(who): who for who in people}.values())))
            found.append(main[-1])
            continue
        if not before and len(people) > 1 and (event := _event_before(context, start, reader)):
            main.append(reader.forum(event, event.group["form"], people))
            found.append(main[-1])
        if not main:
            continue
        (before or main)[-1 if len(before) > 1 else 0].add(people)


def _follow_on(context: RussianContext, found: list[Encounter]) -> None:
    """Give an encounter without a day that of the one before it, where its sentence tells what came next that day."""
    last: str | None = None
    for one in found:
        start = context.grammar.sentence(one.spans[0][0])[0]
        near = [match.stop for match in context.page.within("that_day", start, start + _OPENING)]
        near += [
            match.stop for match in context.page.within("same_time", start, start + 2) if _opens_beside(context, match)
        ]
        if one.date is None and not one.passing and (near or context.page.is_a(start, "same_day")):
            one.date = last
        if one.date and not one.passing:
            last = one.date if "/" not in one.date and one.date.count("-") > 1 else last


def _opens_beside(context: RussianContext, match: Match) -> bool:
    """Whether a sentence opens with a part or the end of what was told before: после пленарной части."""
    page = context.page
    near = range(match.stop, min(context.grammar.sentence(match.start)[1], match.stop + _OPENING))
    nouns = ("gathering_noun", "told_noun", "side_part", "occasion", "encounter")
    told = any(page.is_a(k, cls) or page.match_at(cls, k) for k in near for cls in nouns)
    return told and not context.dates_in(match.start, context.grammar.clause(match.start)[1])


def _convene(context: RussianContext, found: list[Encounter], reader: Encounters, announced: Announced) -> None:
    """A forum or visit that the report is about, where nobody else met: those in an office who speak took part."""
    if any(not one.passing for one in found if len(one.people) > 1):
        return
    told = [match for match in context.page.of("encounter") if reader.is_early(match)]
    told = [match for match in told if match.group["by"] != "signed" and not announced.is_coming(match)]
    told = [match for match in told if not context.page.is_a(match.start, "talk_noun")]  # главное из разговора
    forum = next((match for match in told if match.group["by"] == "event"), None)
    spoke = (said.who for said in sorted(context.said, key=lambda one: one.start))
    people = {id(who): who for who in spoke if who and who.kind == "person" and who.name and who.rank not in _GUESTS}
    known = next((one for one in found if not one.passing), None)
    sides = {who.area.code or who.area.name for who in people.values() if who.area}
    if known is not None and (known.form == "forum" or forum is None and len(sides) > 1):
        known.add(list(people.values()))
    elif forum is not None and len(people) > 1:
        found.append(reader.forum(forum, "forum", list(people.values())))
    elif told and len(sides) > 1:
        found.append(reader.forum(told[0], told[0].group["form"], list(people.values())))
