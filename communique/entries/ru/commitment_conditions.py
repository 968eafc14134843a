"""What a Russian commitment depends on: a clause, a phrase, or a clause without "если": будет спрос – построим."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.phrases import Phrases
from communique.text.page import Match
from communique.text.russian import FUTR

_SHORT: Final = 4  # tokens of "при условии, что"
_SUPPOSED: Final = 14  # tokens of a clause that only supposes


class Conditions:
    """Finds the conditions of the commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext, phrases: Phrases) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.phrases = context.page.words, context.grammar.sets, phrases

    def of(self, cue: int, action: Span) -> Span | None:
        """The tokens of the clause or phrase that an action depends on, in the same sentence."""
        if self.grammar.sentence(cue) != self.grammar.sentence(action[0]):
            cue = action[0]  # a line of a list
        low, high = self.grammar.bounds(cue)
        for match in self.page.within("condition", low, high):
            stop = self._end(match, max(cue, action[0]), high)
            if self._is_of_another(action[1], match.start) or self._is_told(match, stop):
                continue
            inside = action[0] <= match.start < action[1]
            opens = bool(match.group.get("whole") or match.group.get("clause"))
            if opens or inside or stop <= cue or match.start > cue:
                return self._led(match.start, low), min(stop, high)
        return self._supposed(cue, low)

    def _led(self, start: int, low: int) -> int:
        """Where a condition begins, with "только" before it."""
        return start - (start > low and self.words[start - 1] in self.sets.only_word)

    def _end(self, match: Match, cue: int, high: int) -> int:
        """Where a condition ends: a clause at its comma, a phrase before a verb with its words."""
        stop = match.stop
        if match.group.get("whole"):
            return stop
        if self.words[stop : stop + 1] == [","] and self.page.is_a(stop + 1, "that_word"):
            if stop - match.start < _SHORT:
                stop += 2
        elif not match.group.get("clause") and match.start < cue:
            return self._phrase_end(stop, cue)
        while stop < high and not self._ends(stop, high):
            stop += 1
        return stop

    def _phrase_end(self, start: int, cue: int) -> int:
        """Where the words of a condition that stand before a verb end: в случае отмены пошлин | завод откроет."""
        stop = start
        for one in self.phrases.within(start, cue):
            led = self.words[stop : one.start]
            joined = len(led) == 1 and (bool(one.prep) or led[0] in self.sets.and_word)
            if one.start > start and not joined or stop == start and one.start > start + 1:
                break
            if one.start > start and not one.prep and not one.stands("gent"):
                break
            stop = one.stop
        return stop

    def _ends(self, k: int, high: int) -> bool:
        """Whether a condition ends at token `k`; a full stop within the sentence is that of an abbreviation: 50 тыс."""
        inner = self.words[k] == "." and k + 1 < high
        return self.words[k] in (",", ";", ".") and not inner or self.grammar.is_dash(k)

    def _is_told(self, match: Match, stop: int) -> bool:
        """Whether a clause that only what is to come makes a condition tells of the past: после того как подписали."""
        verbs = [k for k in range(match.stop, stop) if self.grammar.pos(k) == "VERB"]
        return bool(match.group.get("timed")) and not any(self.grammar.bits(k) & FUTR for k in verbs)

    def _is_of_another(self, stop: int, condition: int) -> bool:
        """Whether a clause of its own stands before a condition: мы поставим зерно, а вы пришлёте рис, если …"""
        behind = self.words[condition] in self.sets.not_word | self.sets.only_word  # купим, но не раньше, чем испытают
        if stop <= condition and self.words[condition - 1] in self.sets.contrast_word and not behind:
            return True  # шесть мест найдём, а если подключится банк, то и десять
        opens = (k for k in range(stop, condition - 1) if self.words[k] == "," and self.page.is_a(k + 1, "but_word"))
        return any(self.grammar.is_finite(j) for k in opens for j in range(k + 2, condition))

    def _supposed(self, cue: int, low: int) -> Span | None:
        """The clause before a dash that supposes without a word for it: получим заявку – откроем цех."""
        dash = next((k for k in range(cue - 1, max(low, cue - _SUPPOSED), -1) if self.grammar.is_dash(k)), None)
        if dash is None or any(self.grammar.is_finite(k) for k in range(dash + 1, cue)):
            return None
        start = self.supposes(dash, low)
        return None if start is None else (start, dash)

    def supposes(self, dash: int, low: int) -> int | None:
        """Where the clause begins that ends before a dash and supposes: its verb in the future opens it."""
        near = range(dash - 1, max(low - 1, dash - _SUPPOSED), -1)
        start = next((k + 1 for k in near if self.words[k] in (",", ";", ":", ".")), low)
        opens = start < dash - 1 and self.grammar.pos(start) == "VERB" and bool(self.grammar.bits(start) & FUTR)
        inner = range(start + 1, dash)
        if not opens or any(self.grammar.is_dash(k) or self.words[k] in (",", ":") for k in inner):
            return None
        return start if any(self.grammar.is_nominal(k) for k in inner) else None

    def is_supposed(self, verb: int) -> bool:
        """Whether a verb in the future only supposes what a verb behind a dash depends on."""
        low, high = self.grammar.bounds(verb)
        dash = next((k for k in range(verb + 1, min(high, verb + _SUPPOSED)) if self.grammar.is_dash(k)), None)
        if dash is None or self.supposes(dash, low) != verb:
            return False
        near = range(dash + 1, min(high, dash + _SUPPOSED))
        return any(self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & FUTR for k in near)

    def without(self, action: Span, condition: Span | None) -> Span:
        """The action without a condition at its end."""
        if condition is None or not action[0] < condition[0] < action[1]:
            return action
        end = condition[0]
        closing = self.sets.contrast_word | {",", "—", "-"}
        while end > action[0] + 1 and self.words[end - 1] in closing:
            end -= 1
        return action[0], end
