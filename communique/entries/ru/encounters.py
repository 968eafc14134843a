"""Encounters in a Russian report: who met, when, where and in what form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.places import Place
from communique.entries.ru.announced import Announced
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.invitations import Invitations
from communique.entries.ru.people import cases_of
from communique.entries.ru.sessions import Sessions
from communique.text.page import Match
from communique.text.russian import ACC, FUTR, GEN, INS, NOM, PLUR

_DAYS = ("day", "today", "weekday")
_SPANS = (*_DAYS, "month", "interval", "season")
_PEOPLE = ("name", "role")
_PERSONAL = ("name", "role", "pronoun")
_NAMELESS = frozenset(("president", "governor", "minister", "premier"))
_GUESTS = frozenset((None, "official"))  # ranks of people who may only comment on a forum
_EARLY: Final = 5  # sentences of a report that say what it is about
_YEARS: Final = 9  # characters of a span of years: 2025/2026
_OPENING: Final = 4  # tokens that may open a sentence before "в тот же день"
_NEAR_WITH: Final = 6  # tokens between "с" and a name
_FAR: Final = 40  # tokens between a word for an encounter and its day or place


def _again(context: RussianContext, ordered: list[Encounter], sessions: list[Encounter]) -> None:
    """The next meeting of the ministers is one of the same people."""
    first = next((one for one in ordered if len(one.people) > 1), None)
    for one in sessions:
        start, stop = one.spans[0]
        if first and not one.areas and any(m.form == "group" for m in context.mentions_in(start, stop)):
            one.add(first.people[:2])


def find_encounters(context: RussianContext) -> list[Encounter]:
    """The encounters of the document, the one that it is about first; announced sessions behind them."""
    reader = _Encounters(context)
    found: list[Encounter] = []
    for match in context.page.of("encounter"):
        if context.skipped and context.skipped[context.page.paragraph_of[match.start]]:
            continue
        if any(told.start <= match.start < told.stop for told in context.page.of("attendance")):
            continue
        one = reader.read(match)
        if one:
            _merge(found, one)
    for one in Sessions(context, reader).find():
        _merge(found, one)
    found.sort(key=lambda one: one.spans[0])
    _attend(context, found)
    _convene(context, found, reader)
    _detail(context, found, reader)
    kept = [one for one in found if len(one.people) > 1 or reader.is_held(one)]
    _follow_on(context, kept)
    ordered = sorted(kept, key=lambda one: (one.passing, one.spans[0]))
    sessions = Announced(context, reader).find()
    _again(context, ordered, sessions)
    announced = [one for one in sessions if one.people or one.areas]
    return ordered + announced + _invited(context, ordered, announced)


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


def _merge(found: list[Encounter], one: Encounter) -> None:
    """Join an encounter to the one that it cannot be told from, or keep it."""
    for known in found:
        if _same(known, one):
            known.add(one.people)
            known.spans += one.spans
            known.place = known.place or one.place
            if known.form == one.form or not known.date:
                known.date = known.date or one.date
            if {known.form, one.form} == {"visit", "meeting"}:
                known.form = "visit" if "/" in (known.date or "") else "meeting"  # a visit of several days stays one
            known.passing = known.passing and one.passing
            return
    found.append(one)


def _same(a: Encounter, b: Encounter) -> bool:
    if a.passing != b.passing and a.date and b.date and a.date != b.date:
        return False
    if "call" in (a.form, b.form) and a.form != b.form or "forum" in (a.form, b.form) and a.form != b.form:
        return False
    if a.date and b.date and a.date != b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return {a.form, b.form} == {"visit", "meeting"} and a.known <= b.known and False
    if not a.people or not b.people:
        return a.form == b.form
    shared = len(a.known & b.known)
    return shared >= min(len(a.known), len(b.known), 2)


def _attend(context: RussianContext, found: list[Encounter]) -> None:
    """Those who are said to have taken part join the encounter before it, or the first."""
    main = [one for one in found if not one.passing]
    for match in context.page.of("attendance") if main else ():
        start, stop = context.grammar.sentence(match.start)
        if context.page.quote_of[match.start] >= 0:
            continue
        people = [m.who for m in context.mentions_in(start, stop) if m.form in _PEOPLE and m.who and m.who.name]
        before = [one for one in main if one.spans[0][0] < stop]
        (before or main)[-1 if len(before) > 1 else 0].add(people)


def _detail(context: RussianContext, found: list[Encounter], reader: _Encounters) -> None:
    """Give the encounter that the report is about what a sentence of its own tells: встреча прошла 2 марта."""
    first = next((one for one in found if not one.passing and len(one.people) > 1), None)
    if first is None or first.date and first.place:
        return
    for match in context.page.of("encounter"):
        start, stop = context.grammar.bounds(match.start)
        held = match.group["by"] == "noun" and reader.is_early(match) and context.page.has_a("held", start, stop)
        alone = not any(m.form in _PERSONAL for m in context.mentions_in(start, stop))
        if held and alone and first.spans[0][0] < match.start:
            first.date = first.date or reader.date(match, start, stop)
            first.place = first.place or reader.place(match, start, stop)
            return


def _follow_on(context: RussianContext, found: list[Encounter]) -> None:
    """Give an encounter without a day that of the one before it, where its sentence tells what came next that day."""
    last: str | None = None
    for one in found:
        start = context.grammar.sentence(one.spans[0][0])[0]
        near = [match.stop for match in context.page.within("that_day", start, start + _OPENING)]
        if one.date is None and not one.passing and (near or context.page.is_a(start, "same_day")):
            one.date = last
        if one.date and not one.passing:
            last = one.date if "/" not in one.date and one.date.count("-") > 1 else last


def _convene(context: RussianContext, found: list[Encounter], reader: _Encounters) -> None:
    """A forum or visit that the report is about, where nobody else met: those in an office who speak took part."""
    if any(not one.passing for one in found if len(one.people) > 1):
        return
    told = [match for match in context.page.of("encounter") if reader.is_early(match)]
    told = [match for match in told if match.group["by"] != "signed"]
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


class _Encounters:
    """Reads one encounter after the other; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets

    def is_early(self, match: Match) -> bool:
        """Whether a word stands in one of the first sentences of the report, and in no quotation."""
        body = self.context.title[1] if self.context.title else 0
        first = self.page.sentence_of[min(body, len(self.words) - 1)]
        early = body <= match.start and self.page.sentence_of[match.start] <= first + _EARLY
        return early and self.page.quote_of[match.start] < 0

    def is_held(self, one: Encounter) -> bool:
        """Whether a forum of which one person is named is what the report tells of, and not one to come."""
        published = self.context.published
        to_come = bool(one.date and published and one.date[: len(published)] > published[: len(one.date)])
        return one.form == "forum" and bool(one.people) and not to_come

    def forum(self, match: Match, form: str, people: list[Figurehead]) -> Encounter:
        """The forum or other encounter that a word names, with those who spoke there."""
        start, stop = self.grammar.bounds(match.start)
        date, place = self.date(match, start, stop), self.place(match, start, stop)
        return Encounter(form, people, date, place, [self.span(match, start, stop)], False, f"{form} of the report")

    def read(self, match: Match) -> Encounter | None:
        """The encounter that a word tells, or `None` where nobody is said to have met anybody."""
        by, form = match.group["by"], match.group["form"]
        start, stop = self.grammar.bounds(match.start)
        quoted = self.page.quote_of[match.start] >= 0
        if self._is_unreal(match, start):
            return None
        people = self._people(match, by, start, stop)
        if not people or quoted and (len(people) < 2 or by not in ("noun", "verb")):
            return None
        if by in ("event", "visit", "visitnoun") and not self._is_told(match):
            return None
        said = self.context.said_at(match.start)
        if by == "event" and said is not None and said.mode == "indirect" and said.who in people:
            return None  # заявил, что саммит удался
        if by == "signed" and len(people) < 2 or by == "verb" and len(people) < 2:
            return None
        if by == "noun" and len(people) < 2 and form != "call":
            return None
        date = self.date(match, start, stop)
        place = self.place(match, start, stop)
        passing = self._is_passing(match, start, date) or quoted
        return Encounter(form, people, date, place, [self.span(match, start, stop)], passing, f"{form} by {by}")

    def _is_unreal(self, match: Match, start: int) -> bool:
        near = range(max(start, match.start - 3), match.start)
        coming = self.grammar.pos(match.start) == "VERB" and self.grammar.bits(match.start) & FUTR
        negated = match.start > start and self.words[match.start - 1] in self.sets.not_word
        future = self.grammar.pos(match.start) == "INFN"
        return (
            negated
            or bool(coming)
            or future
            and match.group["by"] in ("verb", "host", "visit", "signed")
            and not self._scheduled(match, start)
            or match.group["by"] == "signed"
            and self.grammar.pos(match.start) != "VERB"
            or any(self.page.is_a(k, "unmet") for k in near)
        )

    def _scheduled(self, match: Match, start: int) -> bool:
        return any(self.words[k] in self.sets.scheduling_verb for k in range(start, match.start))

    def _is_told(self, match: Match) -> bool:
        """Whether an event is what the document tells of: early in it, or somebody speaks there."""
        early = self.page.sentence_of[match.start] <= 8
        return early or match.group["by"] == "visit"

    def _is_passing(self, match: Match, start: int, date: str | None) -> bool:
        near = range(max(start, match.start - 5), min(match.stop + 4, len(self.words)))
        if any(self.page.is_a(k, "passingword") for k in near):
            return True
        published = self.context.published
        return bool(date and published and len(date) >= 4 and date[:7] != published[:7])

    # --- who

    def _people(self, match: Match, by: str, start: int, stop: int) -> list[Figurehead]:
        mentions = [m for m in self.context.mentions_in(start, stop) if m.form in _PERSONAL and m.who]
        mentions = [m for m in mentions if self.page.quote_of[m.start] == self.page.quote_of[match.start]]
        with_ = self._with(match, mentions, stop)
        if by == "noun":
            return self._of_noun(match, mentions, with_, start, stop)
        subjects = self._subjects(match, mentions, start)
        if by == "host":
            objects = [
                m for m in mentions if m.start >= match.stop and m.start - match.stop <= 22 and self._is_object(m)
            ]
            before = [m for m in mentions if m.stop <= match.start and m not in subjects and m.form == "pronoun"]
            objects = objects or [m for m in before if cases_of(self.context, m) & (ACC | GEN)][-1:]
            guest = self._led(match.start - 1, match.start, ACC | GEN) if subjects and not objects else None
            objects = [guest] if guest else objects  # гостей принял мэр
            return _distinct(subjects + objects[:2]) if subjects and objects else []
        if by in ("visit", "visitnoun"):
            if by == "visitnoun":
                subjects = subjects or [m for m in mentions if m.start == match.stop or m.start <= match.stop + 8]
            return _distinct(subjects[:1] + with_)
        if by == "event":
            spoke = [m for m in mentions if m.start > match.stop and self._is_subject(m)]
            appeared = any(self.words[k] in self.sets.appear_verb for k in range(match.stop, stop))
            listed = _distinct(spoke) if appeared else []
            return listed or _distinct([m for m in subjects if self._speaks_at(match, start, stop)])
        if by == "signed":
            signers = [m for m in mentions if cases_of(self.context, m) & (NOM | INS) and m not in with_]
            return _distinct(signers) if len(signers) > 1 else []
        discussed = self.words[match.start] in self.sets.discuss_verb
        return _distinct(subjects + ([] if discussed and not with_ else with_))

    def _speaks_at(self, match: Match, start: int, stop: int) -> bool:
        return bool(self.page.within("cue", start, stop)) or any(
            self.words[k] in self.sets.appear_verb for k in range(start, stop)
        )

    def _is_object(self, mention: Mention) -> bool:
        cases = cases_of(self.context, mention)
        before = self.words[mention.start - 1]
        led = self._leads_delegation(mention)
        return (
            bool(cases & ACC)
            and self.grammar.pos(mention.start - 1) != "PREP"
            or led
            or before in self.sets.headed_participle
        )

    def _subjects(self, match: Match, mentions: list[Mention], start: int) -> list[Mention]:
        """The subject of a verb and those joined to it, before it or right behind it."""
        before = [m for m in mentions if m.stop <= match.start and self._is_subject(m)]
        plural = bool(self.grammar.bits(match.start) & PLUR) and self.grammar.pos(match.start) == "VERB"
        if before:
            return before[-2:] if plural and len(before) > 1 else before[-1:]
        behind = [m for m in mentions if m.start >= match.stop and m.start - match.stop <= 12 and self._is_subject(m)]
        if not behind and (leader := self._led(start, match.start)):
            return [leader]
        return behind[:2] if plural else behind[:1]

    def _led(self, start: int, stop: int, case: int = NOM) -> Mention | None:
        """Who leads the delegation that is the subject before a verb, or its object, as an earlier sentence says."""
        told = [k for k in range(start, stop) if self.page.is_a(k, "visitors") and self.grammar.bits(k) & case]
        if not told:
            return None
        earlier = [m for m in self.context.mentions_in(0, start) if m.form in _PEOPLE and self._leads_delegation(m)]
        return earlier[-1] if earlier else None

    def _is_subject(self, mention: Mention) -> bool:
        return bool(cases_of(self.context, mention) & NOM) and (
            mention.start == 0 or self.grammar.pos(mention.start - 1) != "PREP"
        )

    def _with(self, match: Match, mentions: list[Mention], stop: int) -> list[Mention]:
        """Those behind "с", and those joined to them."""
        found: list[Mention] = []
        end = -1
        for mention in mentions:
            if mention.stop <= match.start - 20:
                continue
            led = self._leads_delegation(mention)
            if led or self._is_with(mention.start) and cases_of(self.context, mention) & INS:
                found.append(mention)
                end = mention.stop
            elif end >= 0 and self._joins(end, mention.start):
                found.append(mention)
                end = mention.stop
        return found

    def _is_with(self, k: int) -> bool:
        """Whether "с" stands before token `k`, behind it what agrees: с чешской коллегой, с коллегой из Перу."""
        low = max(0, k - _NEAR_WITH)
        while k > low:
            k -= 1
            if self.words[k] in self.sets.with_word:
                return True
            place = next((p for p in self.context.places_in(low, k + 1) if p.stop == k + 1 and p.form == "noun"), None)
            if place is not None and self.page.is_a(place.start - 1, "out_of"):
                k = place.start - 1
            elif not self.grammar.bits(k) & INS or self.grammar.pos(k) not in ("ADJF", "PRTF", "NOUN", "NPRO"):
                return False
        return False

    def _joins(self, start: int, stop: int) -> bool:
        """Whether nothing but "и", "а также" and commas stands in tokens `start` to `stop`."""
        return stop > start and self.sets.list_join.issuperset(self.words[start:stop])

    def _leads_delegation(self, mention: Mention) -> bool:
        stop = mention.start - (
            mention.start > 0 and self.grammar.forms[mention.start - 1] in self.sets.possessive_form
        )
        verb = stop > 0 and self.words[stop - 1] in self.sets.headed_participle
        return bool(verb) or self.page.match_at("headed_by", stop - 3) is not None

    def _of_noun(
        self, match: Match, mentions: list[Mention], with_: list[Mention], start: int, stop: int
    ) -> list[Figurehead]:
        """Встреча президента с губернатором, переговоры президента и губернатора, на встрече с губернатором."""
        genitive = []
        for mention in mentions:
            gap = self.words[match.stop : mention.start]
            if (
                mention.start >= match.stop
                and len(gap) <= 3
                and cases_of(self.context, mention) & GEN
                and not set(gap) & STOPS
            ):
                genitive.append(mention)
        if genitive:
            end = genitive[0].stop
            for mention in mentions:
                if mention.start == end + 1 and self.words[end] in self.sets.and_word:
                    genitive.append(mention)
        between = [
            m
            for m in mentions
            if m.start >= match.stop and not self.sets.between_word.isdisjoint(self.words[match.stop : m.start])
        ]
        if len(between) > 1:
            return _distinct(between[:2])
        if len(genitive) > 1 and not with_:
            return _distinct(genitive[:2])
        if genitive and with_:
            return _distinct(genitive[:1] + with_)
        if with_:
            subjects = [m for m in mentions if self._is_subject(m) and m not in with_]
            people = _distinct(subjects[:1] + with_)
            host = self._host(match, people[0]) if len(people) == 1 else None
            return [host, *people] if host else people
        return []

    def _host(self, match: Match, guest: Figurehead) -> Figurehead | None:
        """Who holds talks with somebody where the sentence names nobody else: the subject of the sentences before."""
        if self.page.quote_of[match.start] >= 0 or guest.area is None:
            return None
        low = self.context.title[1] if self.context.title else 0
        for mention in reversed(self.context.mentions_in(low, match.start)):
            who = mention.who
            told = mention.form in _PERSONAL and self._is_subject(mention) and self.page.quote_of[mention.start] < 0
            if told and who and who.name and who is not guest and who.area and who.area != guest.area:
                return who
        return None

    # --- when and where

    def date(self, match: Match, start: int, stop: int) -> str | None:
        dates = [d for d in self.context.dates_in(start, stop) if d.kind in _SPANS and d.iso and not d.edge]
        dates = [d for d in dates if d.link != "by" and abs(d.start - match.start) < _FAR]
        dates = [d for d in dates if d.iso and (len(d.iso) != _YEARS or "/" not in d.iso)]  # на 2025–2026 годы
        days = [d for d in dates if d.kind in _DAYS]
        chosen = min(days or dates, key=lambda d: abs(d.start - match.start), default=None)
        return chosen.iso if chosen else None

    def place(self, match: Match, start: int, stop: int) -> str | None:
        """The city or country behind "в" or "на", nearest to the word; else the dateline's."""
        inside = {k for m in self.context.mentions_in(start, stop) for k in range(m.start, m.stop)}
        named = self.context.places_in(start, stop)
        places = [p for p in named if p.form == "noun" and p.kind != "region" and p.start not in inside]
        near = [
            p
            for p in places
            if p.start and self.words[p.start - 1] in self.sets.in_word and abs(p.start - match.start) < _FAR
        ]
        near += [p for p in places if self._is_in_town(p) and abs(p.start - match.start) < _FAR]
        cities = [p for p in near if p.kind == "city"]
        chosen = min(cities or near, key=lambda p: abs(p.start - match.start), default=None)
        if chosen:
            return chosen.name
        paragraph = self.page.paragraphs[self.page.paragraph_of[match.start]]
        first = [
            p for p in self.context.places_in(paragraph[0], paragraph[0] + 6) if p.kind == "city" and p.form == "noun"
        ]
        dated = first and any(self.page.match_at("month", k) for k in range(paragraph[0], paragraph[0] + 8))
        return first[0].name if dated else None

    def _is_in_town(self, place: Place) -> bool:
        """Whether "в" and the word for what it is stand before a place: в городе Донецке."""
        typed = self.page.is_a(place.start - 1, "apposed_noun")
        return typed and place.start > 1 and self.words[place.start - 2] in self.sets.in_word

    def span(self, match: Match, start: int, stop: int) -> tuple[int, int]:
        last = stop
        while last > start + 1 and self.words[last - 1] in (".", ",", "!", "?"):
            last -= 1
        return start, last


def _distinct(mentions: Iterable[Mention]) -> list[Figurehead]:
    found: dict[int, Figurehead] = {}
    for mention in mentions:
        who = mention.who
        if who is not None and (who.name or who.rank in _NAMELESS):
            found.setdefault(id(who), who)
    return list(found.values())
