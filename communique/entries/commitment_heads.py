"""The body that somebody heads where the words beside the name only point at it: its president; the union's head."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_phrases import Phrases
from communique.entries.context import Context, Figurehead, Mention
from communique.kinds import Actor
from communique.text.tags import COMMA, DET

_OFFICE: Final = 6  # tokens of an office before a name
_NEAR: Final = 3  # sentences that a noun of a body looks back
_BEHIND: Final = 5  # tokens behind a name in which another body owns the office: Sol, Andes Foods' head of exports


class Heads(Phrases):
    """Resolves for one document the bodies whose heads are told by a pronoun, a noun, brackets or a bare office."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.whose = language.sets["whose_word"]
        self.heading = language.sets["heading_verb"]
        self.kept_by = {word: str(group["noun"]) for group in language.of("office_of_body") for word in group.words}
        self.company_nouns = language.wordset("trading_noun", "trade_noun", "chain_noun")
        self._naming: list[tuple[int, Actor]] | None = None

    def pointed_at(self, mention: Mention) -> Actor | None:
        """The body of somebody named, by what stands right before or behind the office and the name."""
        return (
            self._owned_before(mention)
            or self._in_brackets(mention)
            or self._owned_behind(mention)
            or self._spoken_for(mention)
            or self._in_office(mention)
        )

    def kept(self, who: Figurehead) -> Actor | None:
        """The only body told of before whose office only it has: the rector, of a university."""
        office = (who.role or "").lower()
        noun = next(
            (noun for word, noun in self.kept_by.items() if office == word or office.endswith(f" {word}")), None
        )
        if noun is None:
            return None
        found = {one.name: one for at, one in self._bodies() if at <= who.first and noun in one.name.lower().split()}
        return next(iter(found.values())) if len(found) == 1 else None

    def noun_meant(self, i: int) -> Actor | None:
        """The body that the noun at token `i` means, in the sentences before: the union; the chain, of a company."""
        noun = self.words[i]
        house = self.house_of_noun.get(noun)
        if house is not None:
            return Actor(house)
        first = self.page.sentences[max(0, self.page.sentence_of[i] - _NEAR)][0]
        near = [one for at, one in self._bodies() if first <= at < i]
        named = [one for one in near if noun in one.name.lower().split()]
        if not named and noun in self.company_nouns:
            named = [one for one in near if self._is_company(one)]
        return named[-1] if named else None

    def _bodies(self) -> list[tuple[int, Actor]]:
        """Each naming of a body with its place, in the order of the text."""
        if self._naming is None:
            title = range(*(self.context.title or (0, 0)))
            told = {
                m.start: self._organisation(m, m.who)
                for m in self.context.mentions
                if m.who and m.form == "organisation" and m.who.name
            }
            for k in self.page.capitals:
                bodily = self.words[k] in self.body_nouns and self.words[k] not in self.no_house
                if (bodily or self.words[k] in self.company_words) and k not in title:
                    name = self._name_around(k)
                    if " " in name:
                        told.setdefault(k, Actor(name))
            self._naming = sorted(told.items(), key=lambda pair: pair[0])
        return self._naming

    def _owned_before(self, mention: Mention) -> Actor | None:
        """Its president; whose director; the union's secretary; represented by: right before the office or the name."""
        first = self.page.sentences[self.page.sentence_of[mention.start]][0]
        for i in (mention.start, mention.start - 1):
            if i < first:
                continue
            if self.words[i] in self.one_owner:
                return self._last_before(i)
            if self.words[i] in self.whose:
                return self._last_before(i, here=True)
        for k in range(max(first, mention.start - _OFFICE), mention.stop):
            if self.page.is_possessive(k) and k > 0:
                noun = k - 1
                small = not self.page.is_capital(noun) or bool(self.tags[noun - 1] & DET)
                return self.noun_meant(noun) if small and self.tags[noun - 1] & DET else None
        by = mention.start - 1
        if by > first and self.words[by] in self.bywords and self.clauses.base(by - 1) in self.heading:
            return self._last_before(by, here=True)
        return None

    def _last_before(self, i: int, *, here: bool = False) -> Actor | None:
        """The body named last before token `i` in its sentence, else the one that opens the sentence before."""
        number = self.page.sentence_of[i]
        start = self.page.sentences[number][0]
        same = [one for at, one in self._bodies() if start <= at < i]
        if same or here or not number:
            return same[-1] if same else None
        before = self.page.sentences[number - 1][0]
        names = [one for at, one in self._bodies() if before <= at < start]
        people = any(m.form == "name" for m in self.context.mentions_in(start, i))
        return names[0] if names and not people and len({one.name for one in names}) == 1 else None

    def _in_brackets(self, mention: Mention) -> Actor | None:
        """Ana Sol (Andes Foods): the body in brackets right behind a name."""
        k = mention.stop
        if self.page.word(k) != "(" or not self.page.is_capital(k + 1):
            return None
        end = next((n for n in range(k + 1, min(len(self.words), k + _OFFICE + 1)) if self.words[n] == ")"), k)
        found = [one for at, one in self._bodies() if k < at < end]
        return found[0] if len(found) == 1 else None

    def _owned_behind(self, mention: Mention) -> Actor | None:
        """Ana Sol, Andes Foods' head of exports: the body that owns the office behind a name."""
        k = mention.stop
        if self.page.word(k) != ",":
            return None
        for n in range(k + 1, min(len(self.words), k + 1 + _BEHIND)):
            if self.tags[n] & COMMA:
                return None
            if self.page.is_possessive(n):
                found = [one for at, one in self._bodies() if k < at < n]
                return found[0] if found else self.noun_meant(n - 1) if self.page.tag(k + 1) & DET else None
        return None

    def _spoken_for(self, mention: Mention) -> Actor | None:
        """Ana Sol, speaking for the Lima Water Company: the body behind such words."""
        k = mention.stop + (self.page.word(mention.stop) == ",")
        match = self.page.match_at("acting_for_body", k)
        if match is None:
            return None
        found = [one for at, one in self._bodies() if match.stop <= at <= match.stop + 2]
        return found[0] if found else None

    def _in_office(self, mention: Mention) -> Actor | None:
        """Hamar water board chief Ana Sol: the body in small words of an office, with the name before it."""
        nouns = (k for k in range(mention.start, mention.stop - 1) if self.words[k] in self.public_bodies)
        last = next(nouns, None)
        if last is None or self.page.is_capital(last) or not self.page.is_capital(last + 2):
            return None
        start = mention.start
        while start and self.page.is_capital(start - 1) and self.words[start - 1].isalpha():
            start -= 1
        return Actor(self.page.slice(start, last + 1)) if start < mention.start else None
