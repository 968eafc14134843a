"""Which of two sides an adjective or an office in the plural points at: вьетнамский вуз, бурсская палата, ректоры."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.phrases import Phrase
from communique.kinds import Actor
from communique.text.russian import lemma, plain

_SIDES: Final = 2
_SHORTEST: Final = 4  # letters that an adjective shares with a name, unless that is shorter
_CHANGED: Final = 1  # letters by which they may differ: ханойский, Ханоя


class PointedSides:
    """Tells the one of two sides that lies where a phrase says; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets = self.page.words, context.grammar.sets
        self.adjective_endings = tuple(sorted(self.sets.place_adjective_ending, key=len, reverse=True))
        self._known: list[tuple[Actor, set[str], set[str]]] | None = None

    def meant(self, one: Phrase) -> Actor | None:
        """The side of a phrase, or `None` where it names none or may be of both."""
        if one.prep or one.name or one.stop - one.start > 2:
            return None
        if one.stop == one.start + 2:
            return self._of_adjective(one, self.words[one.start + 1]) if self._is_body(one) else None
        lone = self.grammar.pos(one.start) == "ADJF"
        noun = self._noun_before(one.start) if lone else ""
        return (self._of_adjective(one, noun) or self._named(one, noun)) if noun else None

    def _named(self, one: Phrase, noun: str) -> Actor | None:
        """The one body named with a place of the country that an adjective tells: палата Шарджи … эмиратская."""
        place = self.context.place_of.get(one.start)
        if place is None or noun not in self.sets.called_body:
            return None
        found: dict[str, Actor] = {}
        for mention in self.context.mentions_in(0, one.start):
            if mention.form == "organisation" and mention.who and mention.who.name and not mention.plural:
                lies = any(p.country == place.country for p in self.context.places_in(mention.start, mention.stop))
                if lies and noun in self.words[mention.start : mention.stop]:
                    found.setdefault(mention.who.name, self.sides.body(mention.who.name))
        return self._only(list(found.values()))

    def _noun_before(self, k: int) -> str:
        """The noun that an adjective at a token lacks, from the words of its sentence before it."""
        nouns = self.sets.called_body | self.sets.area_noun | self.sets.side_word
        low = self.grammar.sentence(k)[0]
        return next((self.words[j] for j in range(k - 1, low - 1, -1) if self.words[j] in nouns), "")

    def both(self, one: Phrase) -> list[Actor]:
        """Both sides, where a noun in the plural is the office of both who met, or calls both: мэры, главы регионов."""
        if one.stop == one.start + 1 and self.words[one.head] in self.sets.any_company and one.stands("nomn", "plur"):
            pair = [] if one.prep or one.name else self.sides.parties()
            return pair if pair and all(self._is_called(self.words[one.head], side) for side in pair) else []
        title = self.page.match_at("title", one.start) if one.stands("nomn", "plur") and not one.prep else None
        met = self.context.met if len(self.context.met) == _SIDES else []
        if title is None or not met or one.head != one.start or not self.grammar.is_plural(one.head):
            return []
        if one.stop == title.stop:
            same = all(who.rank == title.group["rank"] and who.rank != "head" for who in met)
            return self.sides.parties() if same else []
        if one.stop != title.stop + 1 or not self.grammar.is_plural(title.stop):
            return []
        noun = self.words[title.stop]
        pair = self.sides.parties()
        return pair if pair and all(self._is_called(noun, side) for side in pair) else []

    def _is_body(self, one: Phrase) -> bool:
        """Whether a phrase is an adjective and a noun in the singular that calls a body or an area."""
        noun = self.words[one.start + 1]
        if self.grammar.pos(one.start) != "ADJF" or any(number == "plur" for _, number in one.forms):
            return False
        return noun in self.sets.called_body or noun in self.sets.area_noun

    def _of_adjective(self, one: Phrase, noun: str) -> Actor | None:
        """The side that lies where an adjective says and is what its noun says: бурсская палата, индийский порт."""
        place = self.context.place_of.get(one.start)
        fit = [each for each in self._pair() if self._is_called(noun, each[0])]
        if place is not None and place.kind == "country":
            code = place.code or ""
            if noun in self.sets.side_word:  # российская сторона of no Томск
                fit = [each for each in fit if not self.sides.is_area(each[0])]
            found = [side for side, lands, _ in fit if code in lands]
            others = [lands for side, lands, _ in self._pair() if lands]
            apart = len(others) == 1 and code not in others[0] or self._home_land() == code
            return self._only(found or [side for side, lands, _ in fit if not lands and apart])
        return self._by_stem(one.start, fit)

    def before(self, one: Phrase) -> Actor | None:
        """The side that an adjective tells which no dictionary knows for one: бурсская палата."""
        k, noun = one.start - 1, self.words[one.head]
        if one.stop != one.start + 1 or k < 0 or one.prep or self.grammar.pos(k) != "NOUN":
            return None
        if not self.grammar.forms[k].endswith(self.adjective_endings) or noun not in self.sets.called_body:
            return None
        return self._by_stem(k, [each for each in self._pair() if self._is_called(noun, each[0])])

    def _by_stem(self, k: int, fit: list[tuple[Actor, set[str], set[str]]]) -> Actor | None:
        """The one of some sides whose name begins as the adjective at a token does."""
        form = plain(self.grammar.forms[k])
        ending = next((end for end in self.adjective_endings if form.endswith(end)), "")
        stem = form.removesuffix(ending)
        alike = [side for side, _, names in fit if any(_is_alike(stem, name) for name in names)] if ending else []
        return self._only(alike)

    def _is_called(self, noun: str, side: Actor) -> bool:
        """Whether a noun calls a side: an area by its kind, a body by a noun of its name or by any for a company."""
        if noun in self.sets.side_word:
            return True
        areas = [who.area for who in self.context.people if who.area is not None and who.area.name == side.name]
        if self.sides.is_area(side) and areas:
            return any(self.sides.own.fits(noun, area) for area in areas)
        kin = {noun, *self.sets.table("kin", "kin").get(noun, ())}
        words = {lemma(plain(word)) for word in side.name.lower().split()}
        if noun in self.sets.any_company:
            return words.isdisjoint(self.sets.called_body) or not words.isdisjoint(self.sets.any_company)
        return not words.isdisjoint(kin)

    def _home_land(self) -> str | None:
        """The country of the first place that the page names, which is most often that of its dateline."""
        return next((place.country for place in self.context.places if place.country and place.form == "noun"), None)

    def _only(self, found: list[Actor]) -> Actor | None:
        return found[0] if len(found) == 1 else None

    def _pair(self) -> list[tuple[Actor, set[str], set[str]]]:
        """The two sides, each with the codes of its lands and the names that it bears; none where they are not two."""
        if self._known is None:
            pair = self.sides.parties()
            told = [(side, *self._lands_and_names(side)) for side in pair] if len(pair) == _SIDES else []
            self._known = told
        return self._known

    def _lands_and_names(self, side: Actor) -> tuple[set[str], set[str]]:
        """The codes of the countries of a side and the words that stand for where it is."""
        led = [who for who in self.context.people if side in self.sides.of_person(who) and who.area]
        areas = [who.area for who in led if who.area]
        areas += [m.who.area for m in self.context.mentions if m.who and m.who.name == side.name and m.who.area]
        names = {word for area in areas for word in plain(area.name.lower()).split()}
        area = self.sides.is_area(side)
        names |= set(plain(side.name.lower()).split()) if area else self._places_of(side)
        codes = {area.code.partition("-")[0] for area in areas if area.code}
        if side.code:
            codes.add(side.code.partition("-")[0])
        for place in self.context.places:
            if place.country and place.base.lower() in names:
                codes.add(place.country)
        return codes, names - self.sets.area_type

    def _places_of(self, side: Actor) -> set[str]:
        """The words of a body's name with a capital that no noun for a body is: Казанский, Бурсы."""
        words = side.name.split()
        named = (plain(word.lower()) for word in words if word[0].isupper())
        return {word for word in named if lemma(word) not in self.sets.called_body and word.isalpha()}


def _is_alike(stem: str, name: str) -> bool:
    """Whether what is left of a word without its ending begins as a name does."""
    shared = next((k for k, (a, b) in enumerate(zip(stem, name, strict=False)) if a != b), min(len(stem), len(name)))
    return shared >= max(min(_SHORTEST, len(stem)), len(stem) - _CHANGED) and shared >= _SIDES
