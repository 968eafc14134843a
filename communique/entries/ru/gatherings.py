"""Joint bodies that a Russian report says will gather: комиссия соберётся в декабре, рабочие группы встретятся."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from communique.entries.date_mentions import DateMention
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext, is_within
from communique.entries.ru.grammar import Span
from communique.entries.ru.where import Where
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import FUTR, GEN, NOM

NEXT: Final = "session of those who met"  # the rule that finds one without sides of its own


class Gatherings:
    """Reads one verb of gathering after the other; `both` are the sides of the document, positions are tokens."""

    def __init__(self, context: RussianContext, reader: Where, both: Callable[[], list[Area]]) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.reader, self.both = reader, both

    def find(self, is_ahead: Callable[[DateMention], bool]) -> list[Encounter]:
        """The gatherings with a day to come and two sides."""
        found = []
        for match in self.page.of("gathering"):
            start, stop = self.grammar.clause(match.start)
            start += self.page.is_a(start, "that_word")
            coming = self.grammar.pos(match.start) == "VERB" and self.grammar.bits(match.start) & FUTR
            dates = [d for d in self.context.dates_in(start, stop) if is_ahead(d)] if coming else []
            areas = self._sides(match, (start, stop)) if dates and self.page.quote_of[match.start] < 0 else []
            if dates and len(areas) < 2 and self._is_told_before(match, (start, stop)):
                place, span = self.reader.place(match, start, stop), self.reader.span(match, start, stop)
                found.append(Encounter("meeting", [], dates[0].iso, place, [span], False, NEXT))
            if len(areas) > 1 and not is_within(*areas[:2]):
                place, span = self.reader.place(match, start, stop), self.reader.span(match, start, stop)
                found.append(
                    Encounter("meeting", [], dates[0].iso, place, [span], False, "gathering to come", areas[:2])
                )
        return found

    def _sides(self, match: Match, clause: Span) -> list[Area]:
        """The sides of the body that is the subject: of its adjectives, or both of the document where it is joint."""
        body = next((k for k in range(*clause) if self._is_body(k)), None)
        if body is None:
            return []
        named = [self.context.area_of(p) for p in self.context.places_in(clause[0], body) if p.form == "adjective"]
        if len(named) > 1:
            return named
        end = max(match.start, body + 4) if body < match.start else clause[1]
        shared = any(self._is_shared(k) for k in range(body + 1, min(end, clause[1])))
        joint = any(self.page.is_a(k, "joint_word") for k in range(clause[0], body + 1))
        return self.both() if shared or joint else []

    def _is_told_before(self, match: Match, clause: Span) -> bool:
        """Whether a bare noun is the subject, for a body that people were told of before: группа соберётся в мае."""
        body = next((k for k in range(*clause) if self._is_body(k)), None)
        if body is None or self.page.quote_of[body] >= 0:
            return False
        alone = not self.grammar.is_nominal(body + 1) and self.grammar.pos(body + 1) != "PREP"
        first = body - 1 < clause[0] or not self.grammar.is_nominal(body - 1)
        words, low = self.page.words, self.context.behind_headline
        return alone and first and words[body] in words[low : self.grammar.sentence(body)[0]]

    def _is_body(self, k: int) -> bool:
        """Whether a noun for people who meet for their sides stands in the nominative at token `k`."""
        told = self.page.is_a(k, "joint_body_noun") or self.page.is_a(k, "gathered_noun")
        return told and bool(self.grammar.bits(k) & NOM)

    def _is_shared(self, k: int) -> bool:
        """Whether a noun for both sides stands in the genitive plural at token `k`: группы двух сторон."""
        return self.page.is_a(k, "sides_word") and self.grammar.is_plural(k) and self.grammar.has_case(k, GEN)
