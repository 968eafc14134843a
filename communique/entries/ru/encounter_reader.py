"""One encounter of a Russian report after the other: what a word for it tells, when and where it was."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter import Encounter
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.date_told import TOLD
from communique.entries.ru.encounter_people import Met
from communique.entries.ru.sessions import SESSION
from communique.text.page import Match
from communique.text.russian import ACC, CASES, FUTR, NOM, PAST

_DAYS = ("day", "today", "weekday", TOLD)
_SPANS = (*_DAYS, "month", "interval", "season", "week")
_GOING = frozenset(("visit", "visitnoun", "coming"))
_EARLY: Final = 5  # sentences of a report that say what it is about
_YEARS: Final = 9  # characters of a span of years: 2025/2026
_CAME: Final = "visit by coming"  # the rule that finds who came somewhere
STAY: Final = "visit by staying"  # the rule that finds who was somewhere
_HEADING, _OPENS = 8, 2  # tokens of a line that is a day, and before the day in it
_LINE: Final = 14  # tokens of a dateline
_OWED: Final = 14  # tokens between "должен был" and what was to be done
_FAR: Final = 40  # tokens between a word for an encounter and its day or place


class Encounters:
    """Reads one encounter after the other; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.met = self.page.words, self.grammar.sets, Met(context)

    def is_early(self, match: Match) -> bool:
        """Whether a word stands in one of the first sentences of the report, and in no quotation."""
        body = self.context.behind_headline
        first = self.page.sentence_of[min(body, len(self.words) - 1)]
        early = body <= match.start and self.page.sentence_of[match.start] <= first + _EARLY
        return early and self.page.quote_of[match.start] < 0

    def is_held(self, one: Encounter) -> bool:
        """Whether a forum of which one person is named is what the report tells of, and not one to come."""
        published = self.context.published
        to_come = bool(one.date and published and one.date[: len(published)] > published[: len(one.date)])
        return one.form == "forum" and bool(one.people) and not to_come

    def is_alone(self, one: Encounter) -> bool:
        """Whether an encounter counts with one person: a visit with place and day, a session of a joint body."""
        published = self.context.published
        visit = one.form == "visit" and bool(one.place and one.date) and not (published and str(one.date) > published)
        visit = visit and not (one.passing and one.rule == _CAME)  # приехал послом год назад
        return len(one.people) == 1 and (visit or one.rule == SESSION)

    def forum(self, match: Match, form: str, people: list[Figurehead]) -> Encounter:
        """The forum or other encounter that a word names, with those who spoke there."""
        start, stop = self.grammar.bounds(match.start)
        date, place = self.date(match, start, stop), self.place(match, start, stop)
        return Encounter(form, people, date, place, [self.span(match, start, stop)], False, f"{form} of the report")

    def read(self, match: Match) -> Encounter | None:
        """The encounter that a word tells, or `None` where nobody is said to have met anybody."""
        by, form = match.group["by"], match.group["form"]
        start, stop = self._part(match.start)
        quoted = self.page.quote_of[match.start] >= 0
        if self._is_unreal(match, start) or is_only_due(self.context, match.start):
            return None
        people = self.met.people(match, by, start, stop)
        if not people or quoted and (len(people) < 2 or by not in ("noun", "verb")):
            return None
        if by == "host" and any(self.page.is_a(k, "invitation") for k in range(match.stop, match.stop + 3)):
            return None  # принял приглашение посла
        if by in ("event", "visit", "visitnoun", "coming") and not self.is_told(match):
            return None
        said = self.context.said_at(match.start)
        if by == "event" and said is not None and said.mode == "indirect" and said.who in people:
            return None  # заявил, что саммит удался
        if by in ("signed", "verb", "handed", "taken") and len(people) < 2:
            return None
        if by == "noun" and len(people) < 2 and form != "call":
            return None
        if form == "meeting" and by in ("verb", "noun") and self._is_remote(match, by, stop):
            form = "call"
        date = self.date(match, start, stop)
        place = self.place(match, start, stop)
        passing = self.is_passing(match, start, date) or quoted
        rule = STAY if match.group.get("stayed") else f"{form} by {by}"
        return Encounter(form, people, date, place, [self.span(match, start, stop)], passing, rule)

    def _part(self, k: int) -> tuple[int, int]:
        """The sentence of token `k`, or the part of it between semicolons where each has a verb of its own."""
        start, stop = self.grammar.bounds(k)
        marks = [j for j in range(start, stop) if self.words[j] == ";"]
        if not marks:
            return start, stop
        low = max((j + 1 for j in marks if j < k), default=start)
        high = min((j for j in marks if j > k), default=stop)
        own = any(map(self.grammar.is_finite, range(low, high)))
        return (low, high) if own else (start, stop)

    def _is_remote(self, match: Match, by: str, stop: int) -> bool:
        """Whether people talked from afar: онлайн-встреча, в режиме онлайн, обсудили в ходе телефонного разговора."""
        start, end = self.grammar.clause(match.start)
        near = range(max(start, match.start - 6), end)
        if not self.sets.remote_word.isdisjoint(self.words[near.start : end]):
            afar = (k for k in near if self.words[k] in self.sets.remote_word)
            if any(self._tells_how(k, match.start) for k in afar):
                return True
        if by != "verb":
            return False
        calls = [
            one.start
            for one in self.page.within("encounter", self.grammar.bounds(match.start)[0], stop)
            if one.group["form"] == "call"
        ]
        return any(k >= match.stop or self.page.is_a(k - 1, "sideline_noun") for k in calls)

    def _tells_how(self, k: int, noun: int) -> bool:
        """Whether a word such as "онлайн" tells how people met: онлайн-встреча, по видеосвязи, в онлайн-формате."""
        words, joined = self.words, self.words[k + 1 : k + 2] == ["-"]
        if joined:
            return k + 2 == noun or self.page.is_a(k + 2, "remote_way")
        return k + 1 == noun or self.page.is_a(k - 1, "remote_way") or words[k - 1] in self.sets.along_word

    def _is_unreal(self, match: Match, start: int) -> bool:
        near = range(max(start, match.start - 3), match.start)
        coming = self.grammar.pos(match.start) == "VERB" and self.grammar.bits(match.start) & FUTR
        coming = coming and not self._is_dated_ahead(match, start)
        negated = match.start > start and self.words[match.start - 1] in self.sets.not_word
        future = self.grammar.pos(match.start) == "INFN"
        press = self.words[match.start - 1] == "-" and self.page.is_a(match.start - 2, "press_word")
        return (
            press
            or negated
            or bool(coming)
            or future
            and match.group["by"] in ("verb", "host", "visit", "signed", "coming", "handed")
            and not self._scheduled(match, start)
            or match.group["by"] == "signed"
            and self.grammar.pos(match.start) not in ("VERB", "PRTS")
            or any(self.page.is_a(k, "unmet") for k in near)
            or match.group["by"] == "noun"
            and self._fell_through(match)
        )

    def _is_dated_ahead(self, match: Match, start: int) -> bool:
        """Whether a verb in the future tells of people who will meet on a day to come: 15 июня министр встретится с."""
        if match.group["by"] not in ("verb", "host", "signed") or self.words[match.start] in self.sets.discuss_verb:
            return False
        if any(self.page.is_a(k, "unmet") or self.page.is_a(k, "condition") for k in range(start, match.start)):
            return False
        iso = self.date(match, *self.grammar.sentence(match.start)) if match.group["by"] != "signed" else None
        if iso and self.context.published and not iso.startswith("--"):
            return iso >= self.context.published
        return self._are_named(match)

    def _are_named(self, match: Match) -> bool:
        """Whether two by name stand in the clause of an encounter to come, outside of quotation marks."""
        clause = self.grammar.clause(match.start)
        named = {id(m.who) for m in self.context.mentions_in(*clause) if m.form == "name" and m.who and m.who.name}
        subject = any(m.form == "pronoun" for m in self.context.mentions_in(clause[0], match.start))
        return len(named) + subject > 1 and self.page.quote_of[match.start] < 0

    def _fell_through(self, match: Match) -> bool:
        """Whether the clause of a noun goes on that nothing came of it: встреча не состоялась, была отменена."""
        if any(self._is_called_off(k, match.start) for k in (match.start - 1, match.stop)):
            return True
        bits, clause = self.grammar.bits(match.start), self.grammar.clause(match.start)
        if bits & ACC and not bits & NOM and any(self._is_called_off(k, match.start) for k in range(*clause)):
            return True  # встречу мэра с послом 5 мая отменили
        if self.grammar.pos(match.start - 1) == "PREP" or not self.grammar.can_be_subject(match.start):
            return False  # на встрече
        stop = self.grammar.clause(match.start)[1]
        verbs = (k for k in range(match.stop, stop) if self.grammar.pos(k) in ("VERB", "PRTS"))
        verb = next((k for k in verbs if not self.page.is_capital(k)), stop)  # but Чили
        if verb + 1 < stop and self.page.is_a(verb, "maybe_verb"):
            return self.page.is_a(verb + 1, "heldverb")  # может состояться
        while verb < stop and self.words[verb] in self.sets.be_verb:
            verb += 1  # была | отменена
        if verb >= stop:
            return False
        denied = self.words[verb - 1] in self.sets.not_word and self.page.is_a(verb, "heldverb")
        return denied or self.page.is_a(verb, "cancelverb")

    def _is_called_off(self, k: int, noun: int) -> bool:
        """Whether the verb at token `k` has the noun for an encounter as its object: беседу отложили."""
        whole = self.grammar.pos(k) == "INFN" or self.grammar.pos(k) == "VERB" and self.grammar.is_plural(k)
        return whole and self.page.is_a(k, "cancelverb") and self.grammar.has_case(noun, ACC)

    def _scheduled(self, match: Match, start: int) -> bool:
        return any(self.words[k] in self.sets.scheduling_verb for k in range(start, match.start))

    def is_told(self, match: Match) -> bool:
        """Whether an event is what the document tells of: early in it, or somebody speaks there."""
        early = self.page.sentence_of[match.start] <= 8
        return early or match.group["by"] in ("visit", "coming") or self.met.is_led_at(match)

    def is_passing(self, match: Match, start: int, date: str | None) -> bool:
        near = range(max(start, match.start - 5), min(match.stop + 4, len(self.words)))
        passing = [k for k in near if self.page.is_a(k, "passingword")]
        days = [d for d in self.context.dates_in(start, match.start) if d.kind == "weekday"] if passing else []
        if any(not any(d.start <= k < d.stop for d in days) for k in passing):
            return True  # but not: в минувшую пятницу
        published = self.context.published
        return bool(date and published and len(date) >= 4 and date[:7] != published[:7])

    # --- when and where

    def date(self, match: Match, start: int, stop: int) -> str | None:
        quote = self.page.quote_of[match.start]
        dates = [d for d in self.context.dates_in(start, stop) if d.kind in _SPANS and d.iso]
        dates = [d for d in dates if self.page.quote_of[d.start] in (-1, quote)]
        dates = [d for d in dates if not d.edge or d.kind == "month"]
        told = self.context.behind_dateline(start) if len(dates) > 1 else start
        dates = [d for d in dates if d.start >= told] or dates
        dates = [d for d in dates if d.link != "by" and abs(d.start - match.start) < _FAR]
        dates = [d for d in dates if d.iso and (len(d.iso) != _YEARS or "/" not in d.iso)]  # на 2025–2026 годы
        days = [d for d in dates if d.kind in _DAYS]
        chosen = min(days or dates, key=lambda d: abs(d.start - match.start), default=None)
        if (
            chosen is None
            and match.group.get("by") in _GOING
            and (year := self.past_year(*self.grammar.clause(match.start)))
        ):
            return year
        return chosen.iso if chosen else self._dateline(start) or self._heading(start)

    def past_year(self, start: int, stop: int) -> str | None:
        """The year before that of the report that a clause tells: в прошлом году побывал в Осло."""
        published = self.context.published
        told = [d for d in self.context.dates_in(start, stop) if d.kind == "year" and d.iso]
        past = [d.iso for d in told if d.link == "in" and published and d.iso and d.iso < published[:4]]
        return past[0] if len(past) == 1 else None

    def _heading(self, start: int) -> str | None:
        """The day that is all that stands before the sentence at token `start`: 16 июня (понедельник). Мэр примет …"""
        number = self.page.sentence_of[start] - 1
        if number < 0 or self.page.paragraph_of[start] != self.page.paragraph_of[self.page.sentences[number][0]]:
            return None
        low, high = self.page.sentences[number]
        days = [d for d in self.context.dates_in(low, high) if d.kind in _DAYS and d.iso]
        bare = high - low <= _HEADING and not any(map(self.grammar.is_finite, range(low, high)))
        return days[0].iso if days and days[0].start - low < _OPENS and bare else None

    def _dateline(self, start: int) -> str | None:
        """The day of a dateline that full stops part from the sentence at token `start`: ТОМСК, 14 мая. /Вести/. …"""
        first = self.page.paragraphs[self.page.paragraph_of[start]][0]
        if not 0 < start - first <= _LINE or any(map(self.grammar.is_finite, range(first, start))):
            return None
        city = any(p.start == first and p.kind == "city" for p in self.context.places_in(first, first + 1))
        days = [d for d in self.context.dates_in(first, start) if d.kind in _DAYS and d.iso] if city else []
        return days[0].iso if days else None

    def place(self, match: Match, start: int, stop: int) -> str | None:
        """The city or country behind "в" or "на", nearest to the word; else the dateline's."""
        inside = {k for m in self.context.mentions_in(start, stop) for k in range(m.start, m.stop)}
        named = self.context.places_in(start, stop)
        places = [p for p in named if p.form == "noun" and p.kind != "region" and p.start not in inside]
        quote = self.page.quote_of[match.start]
        places = [p for p in places if self.page.quote_of[p.start] in (-1, quote)]
        near = [p for p in places if p.start and self.is_in(p.start) and abs(p.start - match.start) < _FAR]
        near += [p for p in places if match.group.get("by") == "visit" and self._is_visited(p, match)]
        near += [p for p in places if p.start and self.words[p.start - 1] in self.sets.visit_verb]  # посетит Омск, где
        near += [p for p in places if self._is_in_town(p) and abs(p.start - match.start) < _FAR]
        cities = [p for p in near if p.kind == "city"]
        chosen = min(cities or near, key=lambda p: abs(p.start - match.start), default=None)
        if chosen:
            return chosen.name
        paragraph = self.page.paragraphs[self.page.paragraph_of[match.start]]
        first = [
            p for p in self.context.places_in(paragraph[0], paragraph[0] + 6) if p.kind == "city" and p.form == "noun"
        ]
        near_first = self.context.mentions_in(paragraph[0], paragraph[0] + 6)
        inside |= {k for m in near_first for k in range(m.start, m.stop)}
        first = [p for p in first if p.start not in inside]  # мэр Томска Анна Рогова 13 мая подписала …
        first = [p for p in first if not self.is_in(p.start)]  # 5 мая в Томске … is no dateline
        dated = first and any(self.page.match_at("month", k) for k in range(paragraph[0], paragraph[0] + 8))
        return first[0].name if dated else None

    def is_in(self, k: int) -> bool:
        """Whether "в" stands before token `k` or before the adjective of its country: в российском Владивостоке."""
        place = self.context.place_of.get(k - 1)
        k -= place is not None and place.form == "adjective"
        return k > 0 and self.words[k - 1] in self.sets.in_word

    def _is_visited(self, place: Place, match: Match) -> bool:
        """Whether a place is the object of a verb: посетил Омск, посетил с рабочим визитом Омск."""
        if place.start == match.stop:
            return True
        bits = self.grammar.bits(place.start)
        before = place.start - 1
        free = (bits & ACC or not bits & CASES) and self.grammar.pos(before) not in ("PREP", "CONJ")
        free = free and not (self.page.is_a(before, "visitors") or self.page.is_a(before, "delegation_noun"))
        start, stop = self.grammar.clause(match.start)
        visited = free and self.words[match.start] in self.sets.visit_verb
        return bool(visited) and start <= place.start < stop

    def _is_in_town(self, place: Place) -> bool:
        """Whether "в" and the word for what it is stand before a place: в городе Донецке."""
        typed = self.page.is_a(place.start - 1, "apposed_noun")
        return typed and place.start > 1 and self.words[place.start - 2] in self.sets.in_word

    def span(self, match: Match, start: int, stop: int) -> tuple[int, int]:
        last = stop
        while last > start + 1 and self.words[last - 1] in (".", ",", "!", "?"):
            last -= 1
        return start, last


def is_only_due(context: RussianContext, k: int) -> bool:
    """Whether an infinitive tells what was to be done and, as "но" goes on, was not: должен был прилететь, но."""
    grammar, page = context.grammar, context.page
    if grammar.pos(k) != "INFN":
        return False
    near = range(max(grammar.clause(k)[0], k - _OWED), k)
    owed = any(page.is_a(j, "owed_word") for j in near)
    return owed and any(page.words[j] in grammar.sets.be_verb and grammar.bits(j) & PAST for j in near)
