"""The fields of a Russian commitment besides who acts: for whom and until when."""

from __future__ import annotations

from datetime import date, timedelta

from communique.entries.date_mentions import DateMention, months_on
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.kinds import Actor
from communique.period import season
from communique.text.russian import IMPF, PAST
from communique.words.load import Words

_PLAN = 8  # tokens from a plan to the years that it holds for
_AHEAD = frozenset(
    ("day", "month", "year", "interval", "season", "quarter", "within", "week", "weekday", "today", "past")
)


_NEAR = 5  # tokens of words set between commas before their date


def _number(word: str, language: Words) -> int | None:
    """A small whole number in digits or one word."""
    if word.isdecimal():
        return int(word) if len(word) < 3 else None
    return next((int(g["value"]) for g in language.of("cardinal") if word in g.words), None)


class Fields:
    """Reads the fields of the commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    def counterpart(self, kind: str, actors: list[Actor]) -> Actor | None:
        """For whom: of an offer or pledge by one of two sides the other."""
        if kind in ("offer", "pledge", "agreement") and len(actors) == 1:
            other = self.context.other_party(actors[0])
            return Actor(other.name, other.code) if other else None
        return None

    def due(self, start: int, stop: int, action: Span, cue: int, *, sure: bool) -> str | None:
        """The date by which, or on which, it is to be done: one that is not past, in the action or around it."""
        joined = next((k for k in range(start, action[0]) if self.grammar.pos(k) == "INFN"), action[0])
        near = self.context.dates_in(joined, action[0]) if joined < action[0] else []
        own = [one for one in near if self._parts(min(one.lead, one.start), joined)]  # и в феврале провести форум
        around = [] if joined < action[0] and self._is_repeated(joined, action) else self.context.dates_in(start, stop)
        dates = [*self.context.dates_in(*action), *own, *around]
        spare = None
        for when in dates:
            if joined < when.start < action[0] and not self._parts(min(when.lead, when.start), joined):
                continue  # провести заседание в мае и признавать дипломы
            if when.kind not in _AHEAD or not when.iso or when.iso.startswith("--") or when.kind == "past":
                continue
            if when.kind == "within" and self.words[when.stop - 1] in self.sets.year_noun and self._lasts(action):
                continue
            if not action[0] <= when.start < action[1] and self._is_aside(when.start, cue):
                continue
            if when.kind == "today" and when.start < cue and self.grammar.pos(cue) == "ADJS":
                continue  # сегодня мы готовы
            if spare is None and self._is_span_of_plan(when) and self._is_ahead(when.iso):
                spare = when.iso
                continue
            if self._is_ahead(when.iso):
                last = when.edge == "end" and when.kind != "season"  # до конца первого квартала
                return when.iso.split("/")[-1] if last else when.iso
        if spare is not None:
            return spare
        if not self.sets.there_word.isdisjoint(self.words[start : action[0] + 1]):
            return self._told_before(start)
        if (held := self._month_of(action) or self._month_of_event(start, action[0])) is not None:
            return held
        return self._within((min(start, cue + 1, action[0]), action[1])) if sure else None

    def _is_repeated(self, joined: int, action: Span) -> bool:
        """Whether a second deed is done again and again: подготовить план до июня и ежеквартально докладывать."""
        return any(self.words[k] in self.sets.frequency_word for k in range(action[0] - 1, action[1]) if k > joined)

    def _is_span_of_plan(self, when: DateMention) -> bool:
        """Whether a date tells how long a plan holds, and not when it is made: план на 2026–2027 годы, до 2030 года."""
        k = when.start - 1
        led = self.words[k] in self.sets.on_word or when.link == "by"
        if k < 2 or not led or when.kind not in ("year", "interval") or self.words[k - 1] in self.sets.and_word_too:
            return False
        near = range(k - 1, max(0, k - _PLAN), -1)
        before = next((j for j in near if self.grammar.pos(j) not in ("ADJF", "NOUN", "PREP", "CONJ")), 0)
        return any(self.words[j] in self.sets.plan_for_years for j in range(max(before, k - _PLAN), k))

    def _told_before(self, start: int) -> str | None:
        """The day that the clause before tells, at which something is to be done "там же"."""
        low = self.grammar.sentence(start)[0]
        for when in reversed(self.context.dates_in(low, start)):
            if when.kind in _AHEAD and when.iso and not when.iso.startswith("--") and self._is_ahead(when.iso):
                return when.iso
        return None

    def _month_of(self, action: Span) -> str | None:
        """The month to come whose adjective an action has: на январскую выставку."""
        months, published = self.sets.table("month_adjective", "number"), self.context.published
        if (season := self._season_of(action)) is not None:
            return season
        number = next((months[word] for word in self.words[action[0] : action[1]] if word in months), None)
        if number is None or not published or len(published) < 7:
            return None
        return f"{int(published[:4]) + (number < int(published[5:7]))}-{number:02}"

    def _month_of_event(self, start: int, stop: int) -> str | None:
        """The month to come of an event that opens a clause: на майской выставке область займёт павильон."""
        for k in range(start, stop - 2):
            if self.words[k] in self.sets.event_lead and self.page.is_a(k + 2, "event"):
                return self._month_of((k + 1, k + 3))
        return None

    def _season_of(self, action: Span) -> str | None:
        """The season to come whose adjective what is held has: весеннюю школу аспирантов."""
        seasons, published = self.sets.table("season_adjective", "season"), self.context.published
        for k in range(action[0], action[1] - 1):
            held = self.page.is_a(k + 1, "event") or self.words[k + 1] in self.sets.season_event
            if published and self.words[k] in seasons and held:
                years = (int(published[:4]), int(published[:4]) + 1)
                spans = (season(seasons[self.words[k]], year) for year in years)
                return next(one for one in spans if one.split("/")[1] >= published[:7])
        return None

    def _is_aside(self, day: int, cue: int) -> bool:
        """Whether a date tells when something else was: мэр, приезжавший в четверг, готов; 29 августа пообещал."""
        near = range(day - 1, max(self.grammar.bounds(day)[0], day - _NEAR) - 1, -1)
        for k in near:
            if self.words[k] == ",":
                break
            if self.grammar.pos(k) == "PRTF" and self.words[k - 1] == ",":
                return True
        past = self.grammar.pos(cue) == "VERB" and bool(self.grammar.bits(cue) & PAST)
        when = next((one for one in self.context.dates_in(day, day + 1) if one.start == day), None)
        today = when is not None and when.kind in ("day", "weekday") and when.iso == self.context.published
        return past and day < cue and today

    def _parts(self, date: int, joined: int) -> bool:
        """Whether "и" parts a date from the infinitive before it: упростить визы и с 1 марта открыть рейс."""
        near = range(date - 1, max(joined, date - 3), -1)
        return any(self.words[k] in self.sets.and_word_too for k in near)

    def _lasts(self, action: Span) -> bool:
        """Whether the verb of an action has no end of its own, so that "в течение пяти лет" is how long it lasts."""
        if any(self.grammar.pos(k) == "PRTS" for k in range(*action)):
            return False  # будет построен через два года
        verb = next((k for k in range(*action) if self.grammar.pos(k) in ("INFN", "VERB")), None)
        return verb is None or bool(self.grammar.bits(verb) & IMPF)

    def _within(self, action: Span) -> str | None:
        """За три года: so many years or months on, where the action is to take so long from now."""
        published, days = self.context.published, self.sets.table("time_unit", "days")
        for k in range(action[0], action[1] - 1):
            alone = self.words[k + 1] in self.sets.term_unit
            unit = self.page.word(k + 1 if alone else k + 2)
            if self.words[k] not in self.sets.for_word or not published:
                continue
            if unit not in self.sets.year_or_month and (unit not in days or len(published) < len("2025-01-01")):
                continue
            count = 1 if alone else _number(self.words[k + 1], self.page.language)
            if count and unit in days:
                return (date.fromisoformat(published) + timedelta(days=count * days[unit])).isoformat()
            if count and unit in self.sets.year_noun:
                return str(int(published[:4]) + count)
            if count:
                return months_on(int(published[:4]), int(published[5:7] or 1), count)
        return None

    def _is_ahead(self, iso: str) -> bool:
        published = self.context.published
        end = iso.split("/")[-1]
        return published is None or end >= published[: len(end)]
