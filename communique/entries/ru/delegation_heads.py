"""Offices that are to lead those who came, and of what area: глава чилийской делегации, (глава – министр), её глава."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.ru.office_chains import Held
from communique.entries.ru.offices import Office, Offices
from communique.kinds import Area
from communique.text.russian import GEN

_LABEL: Final = 10  # tokens between a delegation and "(глава –"
_BEFORE: Final = 2  # sentences before a leader that may tell of the delegation


class DelegationHeads:
    """Tells the leaders of delegations among the offices of one document; positions are tokens."""

    def __init__(self, offices: Offices) -> None:
        self.offices, self.context = offices, offices.context
        self.page, self.grammar, self.sets = offices.page, offices.grammar, offices.sets
        self.nouns = self.sets.delegation_noun | self.sets.side_part

    def join(self, found: list[Held]) -> list[Held]:
        """The offices with each leader made one with the office behind it, and with the delegation's area."""
        if self.page.known.isdisjoint(self.nouns):
            return found
        kept: list[Held] = []
        for held in sorted(found, key=lambda one: one[0].start):
            first = kept[-1][0] if kept and kept[-1][1] is None else None
            if first is not None and self.is_head(first) and self._is_one(first, held):
                area = held[0].area or first.area or self._area_before(first.start)
                words = self.offices.role_words(held[0])
                held = (replace(held[0], start=first.start, area=area, words=words), held[1])
                kept.pop()
            elif held[1] is not None and held[0].area is None:
                told = self.is_head(held[0]) or self._stands_for(held[0].start)
                area = self._area_before(held[0].start) if told else None
                held = (replace(held[0], area=area), held[1]) if area else held
            kept.append(held)
        return kept

    def is_head(self, office: Office) -> bool:
        """Whether an office is to lead those who came: руководитель чилийской делегации, (глава – …), её глава."""
        if office.plural or not self.page.is_a(office.head, "delegation_head"):
            return False
        if any(self.page.words[k] in self.sets.delegation_noun for k in range(office.head + 1, office.stop)):
            return True
        own = self.grammar.forms[office.start - 1] in self.sets.possessive_form
        if office.stop > office.head + 1 or not own and self.page.words[office.start - 1] != "(":
            return False
        low = self.grammar.sentence(office.start)[0] if not own else self._low(office.start)
        return any(self._is_group(k) for k in range(max(low, office.start - _LABEL), office.start))

    def _stands_for(self, start: int) -> bool:
        """Whether a verb right before an office says that its holder leads or stands for others: её возглавил посол."""
        k = start - 1
        verb = self.page.is_a(k, "headed_participle") or self.page.is_a(k, "representing_verb")
        if not verb or self.grammar.pos(k) != "VERB":
            return False
        own = self.grammar.forms[k - 1] in self.sets.object_form or self.page.is_a(k - 1, "which_word")
        return own or self._is_group(k - 1)

    def _is_group(self, k: int) -> bool:
        return self.page.words[k] in self.nouns and not self.grammar.is_plural(k)

    def _is_one(self, first: Office, held: Held) -> bool:
        """Whether an office with a name stands right behind a leader, a comma or a dash between or not."""
        second, written = held
        if written is None or written.start < second.start or second.start < first.stop:
            return False
        between = range(first.stop, second.start)
        be = len(between) == 1 and self.page.words[first.stop] in self.sets.be_verb
        mark = len(between) == 1 and (self.page.words[first.stop] == "," or self.grammar.is_dash(first.stop))
        return not between or mark or be

    def _low(self, k: int) -> int:
        """Where the sentences begin that may tell of the delegation, in the paragraphs before token `k`."""
        return self.page.sentences[max(0, self.page.sentence_of[k] - _BEFORE)][0]

    def _area_before(self, start: int) -> Area | None:
        """The area of the delegation told last before token `start`."""
        for k in reversed(range(self._low(start), start)):
            if self._is_group(k):
                before, behind = self.context.place_of.get(k - 1), self.context.place_of.get(k + 1)
                behind = behind if behind and self.grammar.bits(behind.start) & GEN else None
                place = before if before and before.form == "adjective" else behind
                return Area(place.base, place.code) if place else None
        return None
