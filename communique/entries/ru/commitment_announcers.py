"""Whose announcement it is that something will be done by nobody named: who spoke before, or whose report it is."""

from __future__ import annotations

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.kinds import Actor
from communique.text.russian import FUTR


class Announcers:
    """Tells who announces what one document says without their words; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets = context.page.words, context.grammar.sets
        self.said = sorted((one for one in context.said if one.who), key=lambda one: one.start)

    def of(self, k: int) -> list[Actor]:
        """The side of who announces what stands at a token."""
        who = self.speaking_on(k) or self._settling(k)
        return self.sides.ours(who) if who is not None else self._only()

    def speaking_on(self, k: int) -> Figurehead | None:
        """Who speaks in the sentences of a paragraph before a token that is nobody's words, and goes on."""
        if self.context.said_at(k) is not None:
            return None
        low, stop = self.page.paragraphs[self.page.paragraph_of[k]][0], self.grammar.sentence(k)[0]
        while stop > low:
            start = self.grammar.sentence(stop - 1)[0]
            told = [one for one in self.said if start <= one.start < stop]
            if told:
                return told[-1].who
            if self.page.match_at("backward", start) is None and not any(
                self.grammar.bits(j) & FUTR for j in range(start, stop) if self.grammar.pos(j) == "VERB"
            ):
                return None  # the report tells what has been done, and nobody speaks on
            stop = start
        return None

    def _settling(self, k: int) -> Figurehead | None:
        """Who the sentence behind says has settled it: Такой срок установил министр."""
        start = self.grammar.sentence(k)[1]
        if start >= len(self.words) or self.page.paragraph_of[start] != self.page.paragraph_of[k]:
            return None
        if self.words[start] not in self.sets.such_word:
            return None
        told = self.context.mentions_in(start, self.grammar.sentence(start)[1])
        return next((one.who for one in told if one.who and one.form in ("name", "role", "organisation")), None)

    def _only(self) -> list[Actor]:
        """The one side that anybody of the report leads."""
        led: dict[str, Actor] = {}
        for who in self.context.people:
            if who.kind == "person" and (who.area or who.company):
                for actor in self.sides.ours(who):
                    led.setdefault(actor.code or actor.name, actor)
        return list(led.values()) if len(led) == 1 else []
