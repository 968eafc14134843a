"""Who acts in a Russian commitment where no subject says so: a dative, an agent in the instrumental, a genitive."""

from __future__ import annotations

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.people import cases_of
from communique.entries.ru.places import nominative
from communique.kinds import Actor
from communique.text.russian import CASES, DAT, GEN, INS


class Oblique:
    """Reads people, bodies and sides that act and stand in a case of their own; positions are tokens."""

    def __init__(self, context: RussianContext, sides: Sides) -> None:
        self.context, self.page, self.grammar, self.sides = context, context.page, context.grammar, sides
        self.words, self.sets = context.page.words, context.grammar.sets

    def at(self, k: int, limit: int, case: int, speaker: Figurehead | None) -> list[Actor]:
        """Who the phrase that begins at token `k` means if it stands in a case; none where nobody acts in it."""
        mention, place = self.context.mention_of.get(k), self.context.place_of.get(k)
        if mention is not None and mention.who is not None and not mention.plural:
            cases = cases_of(self.context, mention)
            fits = cases == case if case == INS else cases & case
            return [self.sides.person(mention.who, speaker)] if fits else []
        if place is not None and place.form == "noun":
            fits = self.grammar.bits(k) & case or not self.grammar.bits(k) & CASES
            return [Actor(place.base, place.code)] if fits and case != INS else []
        noun = k
        while noun < limit and self.grammar.pos(noun) in ("ADJF", "PRTF", "NUMR") and self.grammar.bits(noun) & case:
            noun += 1
        if noun >= limit or self.grammar.pos(noun) != "NOUN" or not self.grammar.bits(noun) & case:
            return []
        word = self.words[noun]
        if word in self.sets.sides_word and self.grammar.is_plural(noun) and self.is_both(k, noun):
            return self.sides.parties()
        if place is not None and place.form == "adjective" and word in self.sets.side_word:
            return [Actor(place.base, place.code)]
        if not self.sides.acts(word, self.grammar.bits(noun)):
            return []
        end = max(self.grammar.phrase_end(noun, limit), noun + 1)
        return [self.sides.phrase(nominative(self.grammar, k, end), speaker)]

    def is_both(self, k: int, noun: int) -> bool:
        """Whether a plural means those who meet: сторонам, обеим сторонам."""
        return noun == k or self.page.is_a(k, "both_word")

    def dative(self, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Who is told in the passive or has to do it, in the dative before a word of force: заводу предстоит …"""
        return self.dative_in(self.grammar.clause(cue)[0], cue, speaker)

    def dative_in(self, low: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Those in the dative in tokens `low` to `cue`, two where "и" joins them."""
        for k in range(low, cue):
            if not self._is_free(k, low):
                continue
            case = INS if k > low and self.words[k - 1] in self.sets.before_word else DAT
            if found := self.at(k, cue, case, speaker):
                return [*found, *self._joined(k, cue, speaker)]
        return []

    def _joined(self, k: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Who is joined by "и" to the one named at token `k`: министерству транспорта и мэрии."""
        mention = self.context.mention_of.get(k)
        joins = mention is not None and mention.stop < cue - 1 and self.page.is_a(mention.stop, "and_word")
        return self.at(mention.stop + 1, cue, DAT, speaker) if mention is not None and joins else []

    def _is_free(self, k: int, low: int) -> bool:
        """Whether a phrase of its own begins at token `k`, in no genitive and behind no preposition."""
        if not self.grammar.is_nominal(k):
            return False
        before = self.grammar.pos(k - 1) if k > low else ""
        if before in ("ADJF", "PRTF"):
            return not self.grammar.bits(k - 1) & self.grammar.bits(k) & CASES  # до этого заводу предстоит …
        return before not in ("PREP", "NOUN") or self.words[k - 1] in self.sets.before_word

    def agent(self, start: int, stop: int, speaker: Figurehead | None) -> list[Actor]:
        """By whom it is to be done: построен вьетнамскими инвесторами, силами университета."""
        for k in range(start, stop):
            quoted = self.page.quote_of[k] != self.page.quote_of[start]
            if not self.grammar.bits(k) & INS or quoted or self._is_within(k, start):
                continue
            if self.words[k] in self.sets.means_noun and self.grammar.is_genitive(k + 1):
                return self.at(k + 1, stop, GEN, speaker)
            if found := self.at(k, stop, INS, speaker):
                return found
        return []

    def _is_within(self, k: int, start: int) -> bool:
        """Whether the word at token `k` is no first one of a phrase without a preposition."""
        agrees = k > start and self.grammar.pos(k - 1) in ("ADJF", "PRTF") and self.grammar.bits(k - 1) & INS
        return k > start and self.grammar.pos(k - 1) == "PREP" or bool(agrees)

    def holder(self, k: int, limit: int, speaker: Figurehead | None) -> list[Actor]:
        """Whose readiness or intention it is, in the genitive behind the noun: намерение вьетнамских компаний."""
        place = self.context.place_of.get(k)
        if k >= limit or self.words[k] in STOPS or place and place.kind == "city":
            return []  # готовность Будапешта is that of who speaks for Hungary
        return self.at(k, limit, GEN, speaker)
