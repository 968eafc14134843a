"""Who is told, asked or proposed to act in a Russian commitment: the dative or accusative of a verb of force."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.entries.ru.people import cases_of
from communique.entries.ru.places import nominative
from communique.kinds import Actor
from communique.text.russian import ACC, ANIM, DAT, GEN

_FAR: Final = 12


class Told:
    """Finds whom the verbs of one document tell to act; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets = context.page.words, context.grammar.sets

    def named(self, start: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who is told, asked or invited: the dative or accusative behind the verb; else the other side."""
        limit = action[0] if action[0] > start else action[1]
        if action[1] <= start:  # подготовить план поручено министерству
            limit = self.grammar.bounds(start)[1]
        if action[0] == start and self.grammar.pos(start) == "INFN":
            limit = start  # попросил направить специалистов
        for k in range(start, min(limit, start + 24)):
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & (DAT | ACC | GEN):
                found = self._told(mention, start, limit)
                return [*found, *self._also_told(mention.stop, limit)]
            noun = self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & (DAT | ACC)
            if noun and not self._is_behind_preposition(k, start):
                first = self.first_adjective(k, start - 1)
                place = self.context.place_of.get(first)
                end = self.grammar.phrase_end(first, limit)
                if place is not None and place.form == "adjective" and self.page.is_a(place.stop, "side_word"):
                    return [Actor(place.base, place.code)]
                if place is not None and place.form == "noun":
                    return [Actor(place.base, place.code)]
                found = [Actor(nominative(self.grammar, first, max(end, k + 1)))]
                return [*found, *self._also_told(max(end, k + 1), limit)]
        other = self.context.other_party(speaker.area) if speaker else None
        return [Actor(other.name, other.code)] if other else []

    def _is_behind_preposition(self, k: int, start: int) -> bool:
        """Whether a preposition stands before the noun at token `k` or its adjectives: в провинцию."""
        first = self.first_adjective(k, start - 1)
        return self.grammar.pos(first - 1) == "PREP"

    def _told(self, mention: Mention, start: int, limit: int) -> list[Actor]:
        """Whom a mention means that is told to do something."""
        who, k = mention.who, mention.start
        if who is None:
            return []
        first = self.first_adjective(k, start - 1)
        if mention.plural and k in self.context.place_of and who.role:
            return [Actor(who.role, self.context.place_of[k].code)]
        if mention.plural and first < k:
            end = self.grammar.phrase_end(k, limit)
            return [Actor(nominative(self.grammar, first, max(end, k + 1)))]
        if mention.plural and self.words[k] in self.sets.side_word:
            return self.sides.parties() or [Actor(who.role or "")]
        if mention.plural:
            return [Actor(nominative(self.grammar, k, max(self.grammar.phrase_end(k, limit), mention.stop)))]
        if who.kind == "organisation":
            return [self.sides.person(who)]
        return [Actor(who.name or who.role or "")]

    def before(self, cue: int) -> list[Actor]:
        """Who is told in the passive: министерству поручено представить …"""
        low, _ = self.grammar.bounds(cue)
        for k in range(cue - 1, low - 1, -1):
            mention = self.context.mention_of.get(k)
            if mention is not None and mention.who and cases_of(self.context, mention) & DAT:
                return [*self._joined_before(k), *self._told(mention, low if mention.plural else k, cue)]
            if self.words[k] in STOPS or self.grammar.is_finite(k):
                break
        return []

    def _joined_before(self, k: int) -> list[Actor]:
        """The first of two who are told, "и" between: министерству и мэрии поручено …"""
        before = [m for m in self.context.mentions_in(max(0, k - _FAR), k) if m.stop == k - 1]
        told = before and self.page.is_a(k - 1, "and_word") and cases_of(self.context, before[0]) & DAT
        return self._told(before[0], before[0].start, k) if told else []

    def _also_told(self, k: int, limit: int) -> list[Actor]:
        """The second of two that are told: министерству и облисполкому подготовить …"""
        if k + 1 >= limit or not self.page.is_a(k, "and_word"):
            return []
        mention = self.context.mention_of.get(k + 1)
        if mention is not None and mention.who and not mention.plural:
            return self._told(mention, k + 1, limit)
        end = self.grammar.phrase_end(k + 1, limit)
        other = end > k + 1 and self.grammar.bits(k + 1) & (DAT | ACC)
        return [Actor(nominative(self.grammar, k + 1, end))] if other else []

    def dative(self, start: int, stop: int) -> list[Actor]:
        """Whom something is proposed to, where those are not both sides."""
        for k in range(start, min(stop, start + _FAR)):
            mention = self.context.mention_of.get(k)
            if (
                mention is not None
                and mention.form == "organisation"
                and cases_of(self.context, mention) & DAT
                and mention.who
            ):
                return [self.sides.body(mention.who.name or "")]
            if mention is not None and mention.who and cases_of(self.context, mention) == DAT and not mention.plural:
                side = mention.who.area in self.context.parties  # предложил послу создать группу: both
                return [] if side else [Actor(mention.who.name or mention.who.role or "")]
            if self.words[k] in self.sets.sides_word and self.grammar.bits(k) & DAT and self.grammar.is_plural(k):
                return self._both_named(k, stop) or self.sides.parties()
            place = self.context.place_of.get(k)
            named = place is not None and place.form == "noun" and not self.sides.in_mention(k)
            if place is not None and named and (k == start or self.grammar.bits(k) & DAT):
                return [Actor(place.base, place.code)] if self.grammar.pos(k - 1) != "PREP" else []
            noun = place.stop if place is not None and place.form == "adjective" else -1
            if place is not None and noun > 0 and noun < len(self.words) and self.grammar.bits(noun) & DAT:
                if self.words[noun] in self.sets.side_word:
                    return [Actor(place.base, place.code)]
                end = self.grammar.phrase_end(noun, stop)
                return [Actor(nominative(self.grammar, k, max(end, noun + 1)))]
            if self._is_asked(k):
                first = self.first_adjective(k, start - 1)
                end = self.grammar.phrase_end(first, stop)
                return [self.sides.noun(nominative(self.grammar, first, max(end, k + 1)))]
        return []

    def _is_asked(self, k: int) -> bool:
        """Whether a noun in the dative means bodies or people who are to act: предприятиям, партнёрам."""
        bits, acts = self.grammar.bits(k), self.page.is_a(k, "organisation") or self.page.is_a(k, "group")
        dative = self.grammar.pos(k) == "NOUN" and bits & DAT and not bits & (ACC | GEN)
        return bool(dative and (acts or bits & ANIM)) and self.grammar.pos(k - 1) != "PREP"

    def _both_named(self, k: int, stop: int) -> list[Actor]:
        """The two that are named behind a noun: двум портам, Баку и Астрахани."""
        if k + 1 >= len(self.words) or self.words[k + 1] != ",":
            return []
        first = self.context.place_of.get(k + 2)
        return [Actor(first.base, first.code), *self.sides.joined_place(first)] if first else []

    def first_adjective(self, k: int, cue: int) -> int:
        """The first of the adjectives right before the noun at token `k`, all of them behind the word of force."""
        while k > cue + 1 and self.grammar.pos(k - 1) in ("ADJF", "PRTF"):
            k -= 1
        return k
