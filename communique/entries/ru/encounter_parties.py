"""Who takes part in a Russian encounter without standing there by name: delegations, guests told of before, they."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.led_groups import LedGroups
from communique.entries.ru.nominatives import nominative
from communique.entries.ru.own_side import OwnSide
from communique.entries.ru.people import cases_of
from communique.kinds import Area
from communique.text.russian import ACC, CASES, FEMN, GEN, INS, NOM, cases_of_one

_NEAR: Final = 12  # tokens between a delegation and its place
_FAR: Final = 30  # tokens between a delegation and whoever leads it


class Parties:
    """Tells the delegations and guests of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets
        nouns = self.sets.delegation_noun | self.sets.visitors | self.sets.people_noun
        self.by_leader = LedGroups(context).by_leader
        self.led = set(self.by_leader.values())
        inside = {k for leader, noun in self.by_leader.items() for k in range(noun + 1, leader)}  # команда экспертов
        told = (k for k, word in enumerate(self.words) if word in nouns or k in self.led or self._is_side(k))
        self.nouns = [k for k in told if k not in inside]
        self.groups: dict[str, Figurehead] = {}
        self.came: list[tuple[int, list[Figurehead]]] = []  # who came or was received, by the token that tells it

    def add(self, mentions: list[Mention], start: int, stop: int) -> list[Mention]:
        """These mentions of a sentence with its delegations: each is its leader, else a group of its place."""
        if not self.nouns and not self.came:
            return mentions
        for k in self.nouns:
            if start <= k < stop and not any(m.start <= k < m.stop for m in mentions):
                mentions = self._with_noun(k, mentions, stop)
        return self._with_pronouns(mentions, start, stop)

    def _with_noun(self, k: int, mentions: list[Mention], stop: int) -> list[Mention]:
        cases = self._cases(k)
        if not cases:
            return mentions
        leader = self._leader(k, mentions)
        if leader is not None:
            first = k - 2 * (self.words[k - 1] == "-" and self.page.touches(k))  # бизнес-миссия
            self.context.cases[first] = cases
            led = Mention(first, leader.stop, leader.form, leader.who)
            return sorted([m for m in mentions if m is not leader] + [led], key=lambda m: m.start)
        place = self.place_of(k, stop)
        if self._is_bare(k, place, stop):
            return self._guests(k, cases, mentions)
        people = self.words[k] in self.sets.people_noun or self._is_side(k)
        sent = self.words[k] in self.sets.delegation_noun
        area = Area(place.base, place.code) if place is not None else self._own_area(k) if sent else None
        if area is not None and (people and area.code is not None or sent):
            self.context.cases[k] = cases
            first = k - self._is_side(k)
            end = max(self.grammar.phrase_end(k, stop), k + 1, place.stop if place is not None else 0)
            known = self.groups.setdefault(
                area.code or area.name, Figurehead(None, nominative(self.grammar, first, end), area, "group", first=k)
            )
            return sorted([*mentions, Mention(k, end, "group", known)], key=lambda m: m.start)
        return mentions

    def _own_area(self, k: int) -> Area | None:
        """The area of a delegation that only a noun for it tells: делегация области, делегация города."""
        noun = self.page.word(k + 1)
        if noun not in self.sets.area_noun or not self.grammar.is_genitive(k + 1):
            return None
        own = OwnSide(self.context)
        first = next((who.area for who in self.context.people if who.area), None)
        return own.of(noun, None) or (first if first is not None and own.fits(noun, first) else None)

    def _is_side(self, k: int) -> bool:
        """Whether token `k` is the side of a country with whom others do something: с чилийской стороной."""
        if not self.page.is_a(k, "side_part") or k < 2 or self.words[k - 2] not in self.sets.with_word:
            return False
        place = self.context.place_of.get(k - 1)
        return place is not None and place.form == "adjective" and bool(self.grammar.bits(k) & INS)

    def _cases(self, k: int) -> int:
        """The cases of a delegation in the singular, or of guests."""
        if self._is_side(k):
            return INS
        many = self.words[k] not in self.sets.delegation_noun or self.words[k] in self.sets.envoy_noun
        if many and (k not in self.led or self.grammar.is_plural(k)):
            return self.grammar.bits(k) & (CASES & ~GEN) if self.grammar.is_plural(k) else 0
        return cases_of_one(self.grammar.forms[k], self.words[k])

    def _leader(self, k: int, mentions: list[Mention]) -> Mention | None:
        """Who leads the delegation at token `k`: делегация Чили во главе с министром."""
        behind = next((m for m in mentions if k < m.start < k + _FAR and self.leads(m)), None)
        if behind is None or any(map(self.grammar.is_finite, range(k, behind.start))):
            return None
        own = self.by_leader.get(behind.start) == k
        return None if not own and any(k < j < behind.start for j in self.nouns) else behind

    def leads(self, mention: Mention) -> bool:
        """Whether words right before somebody say that they lead others: во главе с, возглавляемая."""
        stop = mention.start - (
            mention.start > 0 and self.grammar.forms[mention.start - 1] in self.sets.possessive_form
        )
        verb = stop > 0 and self.words[stop - 1] in self.sets.headed_participle
        return bool(verb) or self.page.match_at("headed_by", stop - 3) is not None or mention.start in self.by_leader

    def place_of(self, k: int, stop: int) -> Place | None:
        """The place of the delegation at token `k`: делегация провинции Ганьсу, предпринимателей из Чили, чилийская."""
        before = self.context.place_of.get(k - 1)
        near = [p for p in self.context.places_in(k + 1, min(stop, k + _NEAR)) if p.kind != "region"]
        near = [p for p in near if all(map(self._is_inside, range(k + 1, p.start)))]
        genitive = (p for p in near if p.form == "adjective" or self.grammar.bits(p.start) & GEN or self._is_from(p))
        place = before if before and before.form == "adjective" else next(genitive, None)
        typed = place is not None and self.page.is_a(place.stop, "apposed_noun")  # китайской провинции Хэнань
        twin = 2 * (typed and place is not None and self.page.word(place.stop + 1) == "-")  # города-побратима Самсун
        behind = self.context.place_of.get(place.stop + typed + twin) if place and place.form == "adjective" else None
        return behind if behind and behind.form == "noun" else place  # сербского Ниша

    def _is_inside(self, k: int) -> bool:
        """Whether a token may stand between a delegation and its place."""
        free = self.grammar.pos(k) not in ("PREP", "VERB", "CONJ") or self.page.is_a(k, "out_of")
        return free and not self.grammar.is_finite(k)

    def _is_from(self, place: Place) -> bool:
        return self.page.is_a(place.start - 1, "out_of") or self.page.is_a(place.start - 1, "apposed_noun")

    def _is_bare(self, k: int, place: Place | None, stop: int) -> bool:
        """Whether guests have nothing behind them that tells who they are: гости, сербские гости."""
        if self.words[k] not in self.sets.visitors or place and self.words[k] in self.sets.delegation_noun:
            return False
        return self.grammar.phrase_end(k, stop) <= k + 1 and not self.page.is_a(k + 1, "out_of")

    def _guests(self, k: int, cases: int, mentions: list[Mention]) -> list[Mention]:
        """The guests whom "гости" means: those who came last, or the leader of the delegation told of before."""
        people = self.last_guests(self.grammar.sentence(k)[0])
        if not people:
            return mentions
        self.context.cases[k] = cases
        return sorted([*mentions, *(Mention(k, k + 1, "name", who) for who in people)], key=lambda m: m.start)

    def last_guests(self, start: int) -> list[Figurehead]:
        """Who came before token `start`."""
        led = [m for m in self.context.mentions_in(0, start) if m.who and m.form in ("name", "role") and self.leads(m)]
        came = [one for one in self.came if one[0] < start][-1:]
        if led and (not came or came[0][0] < led[-1].start):
            return [who for m in led[-1:] if (who := m.who)]
        return came[0][1] if came else []

    def _with_pronouns(self, mentions: list[Mention], start: int, stop: int) -> list[Mention]:
        """Add whom "она" or "они" means where the sentence before tells of a delegation or of several who came."""
        number = self.page.sentence_of[start] - 1
        low = self.page.sentences[max(number, 0)][0]
        for k in range(start, stop):
            objective = self.grammar.forms[k] in self.sets.them_form and self.grammar.pos(k + 1) == "VERB"
            if not objective and (number < 0 or self.grammar.forms[k] not in self.sets.they_form):
                continue
            inside = any(start <= j < k for j in self.nouns) or any(start <= at < k for at, _ in self.came)
            people = self._meant(k, start if inside else low, k if inside else start)
            if people:
                cases = self.grammar.bits(k) & (NOM | INS)
                self.context.cases[k] = ACC if objective else NOM if cases & NOM else INS
                kept = [m for m in mentions if m.start != k]
                mentions = sorted([*kept, *(Mention(k, k + 1, "name", who) for who in people)], key=lambda m: m.start)
        return mentions

    def _meant(self, k: int, low: int, high: int) -> list[Figurehead]:
        told = self.context.mentions_in(low, high)
        nouns = [j for j in self.nouns if low <= j < high and self._cases(j) & (NOM | ACC)]
        plural = self.grammar.forms[k] in self.sets.many_form
        if nouns and not plural and self.grammar.bits(nouns[-1]) & FEMN:
            woman = any(m.form == "name" and m.who and m.who.gender == "f" and not self.leads(m) for m in told)
            return [] if woman else self._at(nouns[-1], told, low, high)
        if nouns and plural and self.grammar.is_plural(nouns[-1]) and (led := self._at(nouns[-1], told, low, high)):
            return led
        came = [people for at, people in self.came if low <= at < high] if plural else []
        return came[-1] if came and len(came[-1]) > 1 else []

    def _at(self, noun: int, told: list[Mention], low: int, high: int) -> list[Figurehead]:
        """Whom the noun for a delegation at token `noun` means: its leader, else its group."""
        found = self.add([m for m in told if m.form in ("name", "role")], low, high)
        return [m.who for m in found if noun - 2 <= m.start <= noun < m.stop and m.who]


def is_subject(context: RussianContext, mention: Mention) -> bool:
    """Whether somebody stands in the nominative behind no preposition."""
    free = mention.start == 0 or context.grammar.pos(mention.start - 1) != "PREP"
    return bool(cases_of(context, mention) & NOM) and free
