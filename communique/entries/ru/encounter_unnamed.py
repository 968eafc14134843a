"""The encounter that a Russian report is about, told by its sides alone: Омскую область посетила делегация Хэнани."""

from __future__ import annotations

from typing import Final

from communique.entries.encounter import Encounter
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext, is_within
from communique.entries.ru.encounter_reader import Encounters
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import NOM, PAST, PLUR, PRES

UNNAMED: Final = "encounter of two sides"  # the rule that finds it
_EARLY: Final = 6  # sentences of a page that tell what it is about
_TOLD: Final = frozenset(("noun", "verb", "host", "visit", "coming"))
_GOING: Final = frozenset(("visit", "coming"))


class Unnamed:
    """Reads the sides of one document that names nobody who met; positions are tokens."""

    def __init__(self, context: RussianContext, reader: Encounters) -> None:
        self.context, self.page, self.grammar, self.reader = context, context.page, context.grammar, reader
        self.words, self.sets, self.parties = self.page.words, self.grammar.sets, reader.met.parties

    def find(self, found: list[Encounter]) -> list[Encounter]:
        """The first encounter of two sides in the first sentences, where no other is told."""
        if any(len(one.people) > 1 or one.areas for one in found):
            return []
        for match in self.page.of("encounter"):
            if match.group["by"] not in _TOLD or self.page.quote_of[match.start] >= 0:
                continue
            if self.page.sentence_of[match.start] > _EARLY:
                break
            start, stop = self.grammar.sentence(match.start)
            areas = self._sides(match, start, stop) if self._is_held(match, start, stop) else []
            if len(areas) > 1:
                date, place = self.reader.date(match, start, stop), self.reader.place(match, start, stop)
                form = "visit" if match.group["by"] in _GOING else match.group["form"]
                span = self.reader.span(match, start, stop)
                return [Encounter(form, [], date, place, [span], False, UNNAMED, areas)]
        return []

    def _is_held(self, match: Match, start: int, stop: int) -> bool:
        """Whether an encounter is told of as one that took or takes place, and by nobody named."""
        verb = match.start if self.grammar.pos(match.start) == "VERB" else self._verb(start, stop)
        if verb is None or not self.grammar.bits(verb) & (PAST | PRES) or self.words[verb - 1] in self.sets.not_word:
            return False
        if any(m.who is not None and m.who.name and m.form == "name" for m in self.context.mentions_in(start, stop)):
            return False
        return not any(self.page.is_a(k, "unmet") for k in range(start, match.start))

    def _verb(self, start: int, stop: int) -> int | None:
        """The verb by which a sentence says that something was held: прошла, состоялись."""
        held = (k for k in range(start, stop) if self.page.is_a(k, "held") and self.grammar.pos(k) == "VERB")
        return next(held, None)

    def _sides(self, match: Match, start: int, stop: int) -> list[Area]:
        """The host and the guest, or the two who talk with each other."""
        guests: list[Place] = []
        inside: set[int] = set()
        for k in self.parties.nouns:
            place = self.parties.place_of(k, stop) if start <= k < stop else None
            if place is not None:
                if self.page.has_a("called_body", k, place.start + 2):
                    return []  # делегация Торговой палаты Бурсы
                guests.append(place)
                inside.update(range(k - 1, place.stop))
        places = [p for p in self.context.places_in(start, stop) if p.kind != "region" and p.start not in inside]
        nouns = [p for p in places if p.form == "noun" and p.stop not in inside]
        if not guests:
            return self._talking(match, nouns, start)
        told = {p.base: Area(p.base, p.code) for p in guests}
        if len(told) < 2 and (joined := self._joined(guests[-1], nouns)) is not None:
            told[joined.base] = Area(joined.base, joined.code)
        if len(told) > 1:
            return list(told.values())[:2]
        guest = next(iter(told.values()))
        own = [p for p in (*nouns, *places) if not self._is_one(p, guest)]
        wide = [p for p in own if p.kind != "city"] or own
        return [Area(wide[0].base, wide[0].code), guest] if wide else []

    def _joined(self, guest: Place, nouns: list[Place]) -> Place | None:
        """The second of two whose people talk: представителей Омской области и провинции Хэнань."""
        for place in nouns:
            between = self.words[guest.stop : place.start]
            if between[:1] and between[0] in self.sets.and_word and len(between) <= 3:
                return place
        return None

    def _talking(self, match: Match, nouns: list[Place], start: int) -> list[Area]:
        """The two areas that are the subject of a verb in the plural: Омская область и Хэнань обсудили поставки."""
        plural = self.grammar.pos(match.start) == "VERB" and self.grammar.bits(match.start) & PLUR
        before = [p for p in nouns if start <= p.start and p.stop <= match.start]
        if (
            not plural
            or match.group["by"] != "verb"
            or len(before) != 2
            or self.grammar.pos(before[0].start - 1) == "PREP"
        ):
            return []
        free = not self.grammar.bits(before[0].start) or self.grammar.bits(before[0].start) & NOM
        one, other = (Area(p.base, p.code) for p in before)
        joined = self._joined(before[0], before[1:]) is not None or self._is_apposed(before)
        return [one, other] if free and joined and not is_within(one, other) else []

    def _is_apposed(self, pair: list[Place]) -> bool:
        """Whether "и" joins two areas of which the second has its type and country before it."""
        return self.words[pair[0].stop] in self.sets.and_word and pair[1].start - pair[0].stop <= 4

    def _is_one(self, place: Place, area: Area) -> bool:
        """Whether a place is an area, a part of it, or the country in which it lies."""
        return place.base == area.name or is_within(Area(place.base, place.code), area)
