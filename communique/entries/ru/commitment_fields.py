"""The fields of a Russian commitment besides who acts: for whom, until when, on what condition."""

from __future__ import annotations

from communique.entries.date_mentions import months_on
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.kinds import Actor
from communique.text.russian import IMPF
from communique.words.load import Words

_AHEAD = frozenset(
    ("day", "month", "year", "interval", "season", "quarter", "within", "week", "weekday", "today", "past")
)


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
        dates = [*self.context.dates_in(*action), *self.context.dates_in(start, stop)]
        joined = next((k for k in range(start, action[0]) if self.grammar.pos(k) == "INFN"), action[0])
        for when in dates:
            if joined < when.start < action[0] and not self._parts(min(when.lead, when.start), joined):
                continue  # провести заседание в мае и признавать дипломы
            if when.kind not in _AHEAD or not when.iso or when.iso.startswith("--") or when.kind == "past":
                continue
            if when.kind == "within" and self.words[when.stop - 1] in self.sets.year_noun and self._lasts(action):
                continue
            if self._is_ahead(when.iso):
                return when.iso.split("/")[-1] if when.edge == "end" else when.iso  # до конца первого квартала
        if (held := self._month_of(action)) is not None:
            return held
        return self._within((min(start, cue + 1, action[0]), action[1])) if sure else None

    def _month_of(self, action: Span) -> str | None:
        """The month to come whose adjective an action has: на январскую выставку."""
        months, published = self.sets.table("month_adjective", "number"), self.context.published
        number = next((months[word] for word in self.words[action[0] : action[1]] if word in months), None)
        if number is None or not published or len(published) < 7:
            return None
        return f"{int(published[:4]) + (number < int(published[5:7]))}-{number:02}"

    def _parts(self, date: int, joined: int) -> bool:
        """Whether "и" parts a date from the infinitive before it: упростить визы и с 1 марта открыть рейс."""
        near = range(date - 1, max(joined, date - 3), -1)
        return any(self.words[k] in self.sets.and_word_too for k in near)

    def _lasts(self, action: Span) -> bool:
        """Whether the verb of an action has no end of its own, so that "в течение пяти лет" is how long it lasts."""
        verb = next((k for k in range(*action) if self.grammar.pos(k) in ("INFN", "VERB")), None)
        return verb is None or bool(self.grammar.bits(verb) & IMPF)

    def _within(self, action: Span) -> str | None:
        """За три года: so many years or months on, where the action is to take so long from now."""
        published = self.context.published
        for k in range(action[0], action[1] - 2):
            if (
                self.words[k] not in self.sets.for_word
                or not published
                or self.words[k + 2] not in self.sets.year_or_month
            ):
                continue
            count = _number(self.words[k + 1], self.page.language)
            if count and self.words[k + 2] in self.sets.year_noun:
                return str(int(published[:4]) + count)
            if count:
                return months_on(int(published[:4]), int(published[5:7] or 1), count)
        return None

    def _is_ahead(self, iso: str) -> bool:
        published = self.context.published
        end = iso.split("/")[-1]
        return published is None or end >= published[: len(end)]

    def condition(self, cue: int, action: Span) -> Span | None:
        """The tokens of the clause or phrase that it depends on, in the same sentence."""
        low, high = self.grammar.bounds(cue)
        for match in self.page.within("condition", low, high):
            inside = action[0] <= match.start < action[1]
            start, stop = match.start, match.stop
            whole = bool(match.group.get("whole"))
            while not whole and stop < high and not self._ends_condition(stop, high):
                stop += 1
            if self._is_of_another(action[1], match.start):
                continue
            if whole or self.words[match.start] in self.sets.if_word or inside or stop <= cue or match.start > cue:
                if self.words[stop : stop + 1] == [","] and self.page.is_a(stop + 1, "that_word") and stop - start < 4:
                    stop = next((k for k in range(stop + 2, high) if self.words[k] in (",", ".", ";")), high)
                return start, min(stop, high)
        return None

    def _ends_condition(self, k: int, high: int) -> bool:
        """Whether a condition ends at token `k`; a full stop within the sentence is that of an abbreviation: 50 тыс."""
        inner = self.words[k] == "." and k + 1 < high
        return self.words[k] in (",", ";", ".") and not inner or self.grammar.is_dash(k)

    def _is_of_another(self, stop: int, condition: int) -> bool:
        """Whether a clause of its own stands before a condition: мы поставим зерно, а вы пришлёте рис, если …"""
        if stop <= condition and self.words[condition - 1] in self.sets.but_word:
            return True  # шесть мест найдём, а если подключится банк, то и десять
        opens = (k for k in range(stop, condition - 1) if self.words[k] == "," and self.page.is_a(k + 1, "but_word"))
        return any(self.grammar.is_finite(j) for k in opens for j in range(k + 2, condition))

    def without_condition(self, action: Span, condition: Span | None) -> Span:
        """The action without a condition at its end."""
        if condition is None or not action[0] < condition[0] < action[1]:
            return action
        end = condition[0]
        while end > action[0] + 1 and self.words[end - 1] in (",", "—", "-"):
            end -= 1
        return action[0], end
