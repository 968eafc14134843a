"""Two bodies that are named apart and met again by one noun: the two universities, both ports, the museums."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_sides import Sides
from communique.entries.context import Context
from communique.entries.firms import COMPANY
from communique.entries.roles import is_institution
from communique.kinds import Actor
from communique.text.tags import DET, NUM
from communique.text.tokens import lower

_TWO: Final = 2
_LONGEST: Final = 4  # tokens of "the two port authorities"


class Pairs(Sides):
    """Resolves what counts two bodies of one document; each by its name in the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.any_body, self.no_house = language.sets["any_body"], language.sets["no_house"]
        self.no_bodies = language.sets["no_body"]
        self.kin = [frozenset(group.words) for group in language.of("body_kin")]
        self.company_words = language.sets["companyhead"]
        self.body_nouns = language.wordset("bodynoun", "clubword", "firm_apart")
        self.each_words, self.of_states = language.sets["pair_each"], language.sets["state_body_pair"]
        self.both_words, self.definitely = language.sets["pair_word"], language.sets["definite"]

    def bodies_of(self, start: int, stop: int) -> list[Actor] | None:
        """The only two bodies of the document that "the two universities" or "both ports" can be."""
        head = stop - 1
        each = self.words[start] in self.each_words and stop - start == _TWO
        if not 1 < stop - start <= _LONGEST or not each and not self.words[head].endswith("s"):
            return None
        both = each or self.words[start] in self.both_words
        if not both and self.words[start] not in self.definitely:
            return None
        counted = both or self.numbers.get(self.page.word(start + 1)) == _TWO
        between = range(start + 1 + (counted and not both), head)
        if any(self.tags[k] & (DET | NUM) or self.page.is_capital(k) for k in between):
            return None
        nouns = self._nouns_of(self.plural_of(self.words[head]) if each else self.words[head])
        if not nouns or not counted and nouns & self.any_body:
            return self._sides_of_kind(head) if counted else self._bodies_met() if nouns & self.any_body else None
        found = self._names_of(nouns, start)
        if len(found) > _TWO:
            kind = {self.words[k] for k in between}
            found = [name for name in found if kind and kind <= set(lower(name).split())]
        return [self._body(name) for name in found] if len(found) == _TWO else self._sides_of_kind(head)

    def _sides_of_kind(self, head: int) -> list[Actor] | None:
        """The two sides where both are bodies and the noun counted is of those who act; or two parliaments."""
        noun = self.words[head]
        if noun in self.pair_areas or not {noun, self.plural_of(noun)} & self.agents and noun not in self.of_states:
            return None
        sides = self.sides()
        bodies = len(sides) == _TWO and not any(side.code or self._is_place(side) for side in sides)
        return sides if bodies or noun in self.of_states and len(sides) == _TWO else None

    @staticmethod
    def plural_of(noun: str) -> str:
        return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"

    def _body(self, name: str) -> Actor:
        mentions = (m.who for m in self.context.mentions if m.who is not None and m.who.name == name)
        area = next((who.area for who in mentions if who.area), None)
        return Actor(name, area.code if area else None)

    def _nouns_of(self, plural: str) -> frozenset[str]:
        """The noun of a plural with those of its kin: universities, an academy or a college."""
        if plural in self.company_pairs:
            return self.company_words
        for noun in (plural[:-1], f"{plural[:-3]}y" if plural.endswith("ies") else ""):
            if noun in self.any_body:
                return self.any_body
            kin = next((words for words in self.kin if noun in words), None)
            if kin is not None or noun in self.body_nouns and noun not in self.no_house:
                return kin or frozenset((noun,))
        return frozenset()

    def _bodies_met(self) -> list[Actor] | None:
        """The two that met, where each is a body: the institutions."""
        met = self._met()
        return met if met and all(is_institution(self.language, one.name) for one in met) else None

    def _names_of(self, nouns: frozenset[str], i: int) -> list[str]:
        """The names of the bodies before token `i` that have one of the nouns, or of all; each once, in full."""
        house = [self.house] if self.house else []
        people = [who.company for who in self.context.people if who.company]
        if nouns is self.any_body:
            told = (m.who for m in self.context.mentions if m.start < i and m.form == "organisation" and m.who)
            named = (who.name for who in told if who.name and self.no_bodies.isdisjoint(lower(who.name).split()))
            names = [*house, *named, *people]
        else:
            title = range(*(self.context.title or (0, 0)))
            capital = (k for k in self.page.capitals if k < i and self.words[k] in nouns and k not in title)
            names = [*house, *people, *(self._name_around(k) for k in capital)]
            names = [name for name in names if not nouns.isdisjoint(lower(name).split())]
        if nouns is self.company_words:
            names += [m.who.name for m in self.context.mentions if m.who and m.who.rank == COMPANY and m.who.name]
        by_words = {
            frozenset(lower(name).replace(",", "").split()): name
            for name in reversed(names)
            if " " in name and not name.isupper()
        }
        return [by_words[own] for own in reversed(by_words) if not any(own < other for other in by_words)]

    def _name_around(self, i: int) -> str:
        """The words with capitals around token `i`, with "of" between them: Port of Callao."""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        start, stop = i, i + 1
        while start > first and self._is_part(start - 1):
            start -= 1
        while stop < last:
            step = stop + (self.words[stop] in self.genitive)
            step += step > stop and self.page.is_a(step, "definite")
            if step >= last or not self._is_part(step):
                break
            stop = step + 1
        name = self.page.slice(start, stop)
        heads = (f" {who.name}" for who in self.context.people if who.name)
        return name.removesuffix(next((head for head in heads if name.endswith(head)), ""))

    def _is_part(self, i: int) -> bool:
        if not self.page.is_capital(i) or self.page.is_a(i, "definite"):
            return self.words[i] in "-–" and self.page.touches(i) and self.page.touches(i + 1)
        return self.words[i].isalpha()
