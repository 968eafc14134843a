"""Sessions of joint bodies, forums and visits that a Russian report announces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.date_mentions import DateMention
from communique.entries.encounter import Encounter
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext, is_within
from communique.entries.ru.gatherings import NEXT, Gatherings
from communique.entries.ru.people import cases_of
from communique.entries.ru.where import Where
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import ACC, FUTR, GEN, IMPF, INS, MANY, NOM, PAST

_PERIODS = ("day", "today", "weekday", "month", "interval", "season", "year", "quarter")
_BEHIND: Final = 6  # tokens between a verb of coming and who comes
_PLANNED: Final = 4  # tokens between a word of planning and the infinitive
_STEM: Final = 4  # letters that a town and its adjective share


class Announced:
    """Meetings of both sides that are to come, mostly with nobody named; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Where) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.reader = self.page.words, self.grammar.sets, reader

    def find(self) -> list[Encounter]:
        """All announced sessions and visits."""
        found = Gatherings(self.context, self.reader, self._both_sides).find(self._is_ahead)
        sittings = [(match, match.group.get("form", "meeting")) for match in self.page.of("sitting")]
        visits = [(m, "visit") for m in self.page.of("encounter") if m.group["by"] == "visitnoun" or self._is_trip(m)]
        agreed = [(m, "agreed") for m in self.page.of("encounter") if m.group["by"] == "verb" and self._is_agreed(m)]
        for match, form in sorted(sittings + visits + agreed, key=lambda pair: pair[0].start):
            one = self._agreed(match) if form == "agreed" else self._session(match, form)
            if one is None:
                continue
            known = next((known for known in found if _is_one(known, one)), None)
            if known is None:
                found.append(one)
            elif one.people and not known.people and known.spans == one.spans:
                found[found.index(known)] = one  # с визитом прибудет министр Иван Петров
        return found

    def _is_agreed(self, match: Match) -> bool:
        """Whether somebody agrees or plans to meet: договорились встретиться, планируют провести переговоры."""
        if self.grammar.pos(match.start) != "INFN" or self.page.quote_of[match.start] >= 0:
            return False
        if self.words[match.start] in self.sets.discuss_verb:
            return False
        before = range(self.grammar.clause(match.start)[0], match.start)
        return any(self.page.is_a(k, "agreeing_verb") and self.grammar.is_finite(k) for k in before)

    def _agreed(self, match: Match) -> Encounter | None:
        """The meeting that people agree on, with its day: its people by name, or those who met as a group mention."""
        start, stop = self.grammar.clause(match.start)
        dates = [d for d in self.context.dates_in(start, stop) if self._is_ahead(d)]
        if not dates:
            return None
        named = [m for m in self.context.mentions_in(start, stop) if m.form == "name" and m.who]
        hosts = [m for m in named if m.start > match.stop and self.words[m.start - 1] in self.sets.with_word]
        free = [m for m in named if m.stop <= match.start and self.grammar.pos(m.start - 1) != "PREP"]
        told = [*(m for m in free if cases_of(self.context, m) & NOM), *hosts]
        people = list({id(m.who): m.who for m in told if m.who}.values())
        place, span = self.reader.place(match, start, stop), self.reader.span(match, start, stop)
        people = people if len(people) > 1 else []
        return Encounter("meeting", people, dates[0].iso, place, [span], False, "meeting to come")

    def _session(self, match: Match, form: str) -> Encounter | None:
        """The session or visit that a word announces, with its day and both sides; else `None`."""
        start, stop = self.grammar.bounds(match.start)
        clause = self.grammar.clause(match.start)
        if self.page.is_a(match.start - 1, "sideline_noun"):
            return None  # знакомый с ходом переговоров
        if match.group.get("shared") and not self._is_shared(match, stop):
            return None
        if form == "visit" and self.page.has_a("ending_verb", *clause):
            return None  # визит завершится 14 марта
        if not self.is_to_come(match, start, stop) or self.page.quote_of[match.start] >= 0 and form == "visit":
            return None
        dates = [d for d in self.context.dates_in(*clause) or self.context.dates_in(start, stop) if self._is_ahead(d)]
        told = self.context.behind_dateline(start) if len(dates) > 1 else start
        dates = [d for d in dates if d.start >= told] or dates
        areas = self._sides(match, form, start, stop)
        if form == "visit" and dates and (guest := self._guest(match, stop) or self._visitor(match, clause[0])):
            behind = [p for p in self.context.places_in(match.stop, clause[1]) if p.form == "noun"]
            goals = [p for p in behind if self._is_goal(p) or p.start == match.stop]
            where = goals[0].name if goals else self.reader.place(match, start, stop)
            span = self.reader.span(match, *clause)
            return Encounter(
                form, [guest, *self._met(match, stop)], dates[0].iso, where, [span], False, "visit to come"
            )
        if dates and len(areas) < 2 and self._is_next(match, clause):
            place = self._host_town(*clause) or self.reader.place(match, start, stop)
            return Encounter(form, [], dates[0].iso, place, [self.reader.span(match, *clause)], False, NEXT)
        grouped = any(m.form == "group" for m in self.context.mentions_in(match.stop, match.stop + 3))
        if not dates or len(areas) < 2 and not grouped or len(areas) > 1 and is_within(*areas[:2]):
            return None
        place, span = self.reader.place(match, start, stop), self.reader.span(match, *clause)
        if self._is_return(match) and len(areas) > 1 and not any(map(self._is_goal, self.context.places_in(*clause))):
            place = areas[1].name
        return Encounter(form, [], dates[0].iso, place, [span], False, f"{form} to come", areas)

    def _is_next(self, match: Match, clause: tuple[int, int]) -> bool:
        """Whether a session is one more of those who met, which nothing behind it tells to be of others."""
        stop = match.stop
        while stop < clause[1] and (
            self.grammar.pos(stop) == "NUMR"
            or any(self.page.is_a(stop, told) for told in ("series_noun", "sides_word", "joint_word"))
        ):
            stop += 1  # раунд переговоров, заседание группы, форум двух областей
        bare = not self.grammar.is_nominal(stop) or self.grammar.bits(stop) & NOM and not self.grammar.bits(stop) & GEN
        bare = bare or self.page.match_at("month", stop) is not None or stop in self.context.place_of
        quoted = stop < len(self.words) and self.page.quote_of[stop] >= 0
        if self.page.word(stop) in self.sets.with_word or not bare or quoted:
            return False
        if self.grammar.pos(match.start - 1) == "PREP" or not self.grammar.bits(match.start) & (NOM | ACC):
            return False
        near = range(max(clause[0], match.start - _PLANNED), match.start)
        if any(self.page.is_a(k, "series_word") or self.page.is_a(k, "ordinal") for k in near):
            return True
        ongoing = (k for k in range(match.stop, min(clause[1], stop + _BEHIND)) if self.page.is_a(k, "series_verb"))
        return any(self.grammar.bits(k) & FUTR for k in ongoing) and match.start - clause[0] < _PLANNED

    def _host_town(self, start: int, stop: int) -> str | None:
        """The place that is to receive people: следующий форум примет Сплит."""
        for place in self.context.places_in(start, stop):
            before, free = place.start - 1, self.grammar.bits(place.start) & NOM or not self.grammar.bits(place.start)
            if free and self.page.is_a(before, "accept_verb") and self.grammar.bits(before) & FUTR:
                return place.name
        return None

    def _sides(self, match: Match, form: str, start: int, stop: int) -> list[Area]:
        """The sides of a joint body, or of a delegation and where it goes; those who met where the words name none."""
        if form == "visit":
            return self._visiting(match, start, stop)
        joint = [k for k in range(start, stop) if self.page.is_a(k, "jointbody")]
        if not joint:
            both = self._is_shared(match, stop) or any(map(self._is_both, range(*self.grammar.clause(match.start))))
            return self._both_sides() if both else []
        named = _areas(self.context.places_in(start, stop))
        both = any(self.words[k] in self.sets.joint_body_noun for k in range(start, stop))
        pair = [
            self.context.area_of(p) for p in self.context.places_in(match.stop, match.stop + 8) if p.form == "adjective"
        ]
        if len(pair) > 1:
            return pair[:2]
        shared = self._is_shared(match, stop)
        return self._both_sides() if (both or shared) and len(named) < 2 else named

    def _is_shared(self, match: Match, stop: int) -> bool:
        """Whether the words behind a session say that it is of both sides."""
        return any(self._are_two(k) for k in range(match.stop, min(stop, match.stop + _BEHIND)))

    def _are_two(self, k: int) -> bool:
        """Whether a noun for both sides stands in the genitive behind "two": служб двух стран."""
        counted = self.page.is_a(k - 1, "both_word") and self.page.is_a(k, "sides_word")
        return counted and self.grammar.has_case(k, GEN)

    def _is_both(self, k: int) -> bool:
        """Whether a token is a noun for both sides as a subject: встречу города решили провести весной."""
        bits = self.grammar.bits(k)
        plural = self.words[k] in self.sets.sides_word and bits & MANY
        acts = self.grammar.pos(k + 1) == "VERB" and self.grammar.is_plural(k + 1)
        free = self.grammar.pos(k - 1) not in ("PREP", "ADJF", "NUMR", "NOUN")
        return bool(plural) and (acts or free)

    def _visiting(self, match: Match, start: int, stop: int) -> list[Area]:
        """Ответный визит ульяновской делегации в Алжир: whose it is and where it goes."""
        places = [p for p in self.context.places_in(start, stop) if p.kind != "region"]
        goals = [p for p in places if p.form == "noun" and self._is_goal(p)]
        ours = [p for p in places if p not in goals and match.start - 4 <= p.start <= match.stop + 8]
        if not goals and self._is_return(match) and (both := self._both_sides()):
            guest = next((side for place in ours for side in both if _is_same(side, place)), both[0])
            return [guest, *(side for side in both if side is not guest)]
        if not goals or not ours and not any(self.page.is_a(k, "delegation_noun") for k in range(start, stop)):
            return []
        both = self._both_sides()
        sides = [side for side in both if ours and ours[0].form == "adjective" and _is_same(side, ours[0])]
        guests = sides[:1] or [Area(p.base, p.code) for p in ours[:1]]
        goal = Area(goals[0].base, goals[0].code)
        return [] if guests and guests[0].code == goal.code else [*(guests or self._both_sides()[:1]), goal]

    def _guest(self, match: Match, stop: int) -> Figurehead | None:
        """The person whose visit it is: ответный визит Ерлана Мусабекова."""
        if self._is_trip(match):
            return None  # приедет в Лахор: Марьям Хан …
        low = match.stop
        goal = next((p for p in self.context.places_in(low, low + 2) if p.start == low + 1 and self._is_goal(p)), None)
        for mention in self.context.mentions_in(low, min(stop, (goal.stop if goal else low) + 2)):
            if mention.form in ("name", "role") and mention.who and cases_of(self.context, mention) & GEN:
                return mention.who if mention.who.name and not mention.plural else None
        return None

    def is_coming(self, match: Match) -> bool:
        """Whether a word for a visit tells one that is to come: ожидается приезд."""
        visit = match.group["by"] == "visitnoun" or self._is_trip(match)
        return visit and self.is_to_come(match, *self.grammar.clause(match.start))

    def _met(self, match: Match, stop: int) -> list[Figurehead]:
        """Whom the guest is to meet there: посетит Томск и встретится с губернатором; приедет к губернатору."""
        if self._is_trip(match):
            named = [m for m in self.context.mentions_in(match.stop, stop) if m.form == "name"]
            hosts = [m.who for m in named if self.words[m.start - 1] in self.sets.toward_word]
            if hosts and hosts[0] is not None:
                return [hosts[0]]
        verbs = (m.start for m in self.page.within("encounter", match.stop, stop) if m.group["by"] == "verb")
        verb = next((k for k in verbs if self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & FUTR), None)
        if verb is None:
            return []
        people = [m for m in self.context.mentions_in(verb, stop) if m.form in ("name", "role") and not m.plural]
        told = [
            m.who for m in people if cases_of(self.context, m) & INS and self.words[m.start - 1] in self.sets.with_word
        ]
        return [who for who in told if who is not None and who.name]

    def _is_trip(self, match: Match) -> bool:
        """Whether a verb says that somebody will go somewhere: посетит."""
        if match.group["by"] not in ("visit", "coming"):
            return False
        if self.grammar.pos(match.start) == "INFN":  # планирует посетить, намерен приехать; not: планирует летать
            if self.grammar.bits(match.start) & IMPF:
                return False
            near = range(max(self.grammar.clause(match.start)[0], match.start - _PLANNED), match.start)
            return any(self.page.is_a(k, "tocome") and self.grammar.is_finite(k) for k in near)
        return self.grammar.pos(match.start) == "VERB" and bool(self.grammar.bits(match.start) & FUTR)

    def _visitor(self, match: Match, start: int) -> Figurehead | None:
        """The person who is the subject of a verb of visiting: министр Иван Петров посетит Астану."""
        if not self._is_trip(match) and not self._is_to_be_made(match, start):
            return None
        end = min(match.stop + _BEHIND, self.grammar.clause(match.start)[1])
        told = [m for m in self.context.mentions_in(start, end) if m.form in ("name", "role") and not m.plural]
        named = [m for m in told if m.who and m.who.name]
        subjects = [m for m in named if cases_of(self.context, m) & NOM or self._leads(m, start)]
        before = [m for m in subjects if m.start < match.start]
        if not subjects and self.page.has_a("delegation_noun", match.stop, end):  # приедет делегация во главе с мэром
            behind = self.context.mentions_in(match.stop, self.grammar.clause(match.start)[1])
            return next((m.who for m in behind if m.who and m.who.name and self._leads(m, match.stop)), None)
        behind = [m for m in subjects if m.start >= match.stop and "," not in self.words[match.stop : m.start]]
        return before[-1].who if before else behind[0].who if behind else None

    def _leads(self, mention: Mention, start: int) -> bool:
        """Whether somebody leads the delegation that is the subject: делегация области во главе с губернатором."""
        if not any(match.stop == mention.start for match in self.page.of("headed_by")):
            return False
        nouns = (k for k in range(start, mention.start) if self.page.is_a(k, "delegation_noun"))
        return any(self.grammar.bits(k) & NOM for k in nouns)

    def _is_to_be_made(self, match: Match, start: int) -> bool:
        """Whether a verb in the future right before a noun says that somebody makes a visit: совершит рабочий визит."""
        if match.group["by"] != "visitnoun" or not self.grammar.bits(match.start) & (ACC | INS):
            return False
        verb = next(
            (k for k in range(match.start - 1, max(start, match.start - 4), -1) if self.grammar.is_finite(k)), 0
        )
        return self.grammar.pos(verb) == "VERB" and bool(self.grammar.bits(verb) & FUTR)

    def _is_return(self, match: Match) -> bool:
        """Whether it is a visit in return: whoever was the host is the guest then."""
        return match.start > 0 and self.words[match.start - 1] in self.sets.return_word

    def _is_goal(self, place: Place) -> bool:
        before = self.words[place.start - 1] if place.start else ""
        return before in self.sets.in_or_on and (
            self.grammar.has_case(place.start, ACC) or not self.grammar.bits(place.start)
        )

    def _both_sides(self) -> list[Area]:
        """The sides of the document: of those who meet first, two that differ."""
        areas = {who.area.code or who.area.name: who.area for who in self.context.people if who.area}
        return list(areas.values())[:2] if len(areas) > 1 else []

    def is_to_come(self, match: Match, start: int, stop: int) -> bool:
        """Whether a session is announced: it will be, is planned, or it is agreed to hold it."""
        for k in range(start, stop):
            bits = self.grammar.bits(k) if self.grammar.parts[k] == "VERB" else 0
            if bits & FUTR:
                return True
            if self.words[k] in self.sets.tocome and self.words[k] not in self.sets.settled_verb:
                if not (bits & PAST and self.page.is_a(k, "held")):
                    return True
        held = range(max(start, match.start - _PLANNED), match.start)
        if any(self.page.is_a(k, "holding_noun") for k in held):
            return True  # договорённость о проведении заседания
        own = self.grammar.clause(match.start)[1] if self.grammar.bits(match.start) & ACC else match.start
        told = [k for k in range(start, own) if self.grammar.parts[k] == "INFN" and self.page.is_a(k, "held")]
        return any(not self._is_proposed(k, start) for k in told)

    def _is_proposed(self, k: int, start: int) -> bool:
        """Whether somebody only proposes what an infinitive tells: предложил провести форум."""
        before = (j for j in range(k - 1, max(start, k - _PLANNED) - 1, -1) if self.grammar.is_finite(j))
        verb = next(before, None)
        return verb is not None and self.page.is_a(verb, "proposing_verb")

    def _is_ahead(self, when: DateMention) -> bool:
        return bool(when.iso) and not when.passed and when.kind in _PERIODS


def _is_one(known: Encounter, one: Encounter) -> bool:
    """Whether two encounters are told in the same words, or are the same guest's visit of one day or month."""
    same = known.people[:1] == one.people[:1] != [] and (known.form, known.date) == (one.form, one.date)
    return same or bool(set(known.spans) & set(one.spans))


def _areas(places: Iterable[Place]) -> list[Area]:
    found: dict[str, Area] = {}
    for place in places:
        if place.code and place.kind in ("country", "subdivision"):
            found.setdefault(place.code, Area(place.base, place.code))
    return list(found.values())[:2]


def _is_same(side: Area, place: Place) -> bool:
    """Whether a side is what a place or its adjective names: рязанской is of Рязань."""
    stem = side.name.lower()[:_STEM]
    return bool(side.code and side.code == place.code) or place.base.lower().startswith(stem)
