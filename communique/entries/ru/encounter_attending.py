"""Who a sentence says took part in what the one before tells of: вели его А и Б; Чили представлял А, Перу — Б."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.context import Mention
from communique.entries.ru.clause_people import ClausePeople
from communique.entries.ru.context import RussianContext
from communique.kinds import Area
from communique.text.russian import ACC, FUTR, GEN, INS, NOM, PLUR

_SIDE: Final = 6  # tokens of what tells a side before who stands for it: со стороны Томской области —


class Attending:
    """Reads one sentence after the other; positions are tokens."""

    def __init__(self, context: RussianContext, people: ClausePeople) -> None:
        self.context, self.page, self.grammar, self.people = context, context.page, context.grammar, people
        self.words, self.sets = self.page.words, self.grammar.sets

    def acting(self, number: int, occasion: str) -> list[Mention]:
        """Those who do in sentence `number` what people do at an occasion, told by its dictionary form."""
        start, stop = self.page.sentences[number]
        verbs = [k for k in range(start, stop) if self._is_part(k, occasion)]
        found: list[Mention] = []
        for k in verbs:
            low, high = self.people.bounds(k)
            acting = self.people.subjects(k, low, high)
            if not acting and self.grammar.bits(k) & PLUR:  # мэр и его заместители
                acting = [m for m in self.people.mentions(low, high) if self.people.met.is_subject(m)]
            found += acting
        if found:
            found += self._behind_dashes(found, start, stop)
        found = [m for m in found if m.form == "name"]
        for one, other in pairwise(found):
            own = self.grammar.forms[other.start - 1] in self.sets.possessive_form
            if own and one.who and other.who and other.who.area is None:
                other.who.area = one.who.area  # мэр и её заместитель
        if self.are_sided(number):
            for mention in found:
                self._set_side(mention, start)
        return found

    def are_sided(self, number: int) -> bool:
        """Whether a sentence tells who stood for which side."""
        start, stop = self.page.sentences[number]
        return any(self.page.is_a(k, "representing_verb") or self.page.is_a(k, "side_part") for k in range(start, stop))

    def _is_part(self, k: int, occasion: str) -> bool:
        """Whether a verb tells a part in the occasion, in the past and not denied."""
        if self.grammar.pos(k) != "VERB" or self.page.quote_of[k] >= 0 or self.grammar.bits(k) & FUTR:
            return False
        if self.words[k - 1] in self.sets.not_word:
            return False
        clause = self.grammar.clause(k)
        if self.page.is_a(k, "representing_verb"):
            return self._has_side(*clause)
        named = self.words[k] in self.sets.be_verb or self.page.is_a(k, "becoming_verb")
        if named and self._is_named_part(*clause):
            return True
        if self.page.is_a(k, "holding_verb"):
            return self._has_object(occasion, *clause)
        part = any(self.page.is_a(k, cls) for cls in ("occasion_verb", "join_verb", "giving_verb"))
        return (
            part
            or any(told.start <= k < told.stop for told in self.page.within("attendance", *clause))
            or (self.page.is_a(k, "accept_verb") and self.page.has_a("taking_part", *clause))
        )

    def _has_side(self, start: int, stop: int) -> bool:
        """Whether a place, a side or a delegation is what somebody stands for."""
        told = any(self.page.is_a(k, "side_part") or self.page.is_a(k, "visitors") for k in range(start, stop))
        return told or any(self.grammar.bits(p.start) & ACC for p in self.context.places_in(start, stop))

    def _has_object(self, occasion: str, start: int, stop: int) -> bool:
        """Whether the object of a verb is "его" or the occasion told again, or there is none."""
        for k in range(start, stop):
            again = self.words[k] == occasion or self.page.is_a(k, "gathering_noun")
            him = self.grammar.forms[k] in self.sets.object_form or self.grammar.forms[k] in self.sets.them_form
            if him or again and self.grammar.bits(k) & ACC:
                return True
        return False

    def _is_named_part(self, start: int, stop: int) -> bool:
        """Whether a noun tells what somebody was there: хозяином вечера был, среди гостей были."""
        for k in range(start, stop):
            if self.page.is_a(k, "part_noun"):
                among = self.page.is_a(k - 1, "among_word") and self.grammar.bits(k) & GEN
                if among or self.grammar.bits(k) & INS:
                    return True
        return False

    def _behind_dashes(self, found: list[Mention], start: int, stop: int) -> list[Mention]:
        """Those behind a dash that stands for the verb: чилийскую — посол."""
        told = [m for m in self.people.mentions(start, stop) if m.start > start and self.grammar.is_dash(m.start - 1)]
        told = [m for m in told if m not in found and self.people.met.is_subject(m)]
        return [m for m in told if m.start > found[0].start]

    def _set_side(self, mention: Mention, start: int) -> None:
        """Give somebody without an area the side that stands before them: от Чили — А, Чили представлял А."""
        who = mention.who
        if who is None or who.area is not None:
            return
        low = max(start, mention.start - _SIDE)
        near = [p for p in self.context.places_in(low, mention.start) if self._is_side(p.start, mention)]
        if near:
            who.area = Area(near[-1].base, near[-1].code)

    def _is_side(self, place: int, mention: Mention) -> bool:
        """Whether a place behind no "в" stands in nobody's office, and no other person between it and somebody."""
        low, high = self.grammar.bounds(mention.start)
        others = [m for m in self.people.mentions(low, high) if m.start < mention.start < high]
        cases = self.grammar.bits(place) & (ACC | GEN | NOM)
        return bool(cases) and all(m.stop <= place for m in others) and self.words[place - 1] not in self.sets.in_word
