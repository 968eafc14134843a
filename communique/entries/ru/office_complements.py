"""What may belong to an office in a Russian report: the words behind it that go on with what it is over."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.grammar import Grammar
from communique.text.russian import (
    ACC,
    CASES,
    FEMN,
    GEN,
    MASC,
    NAME,
    NEUT,
    NOM,
    PATR,
    PLUR,
    STRANGE,
    SURN,
    adjective_cases,
)

_LIST: Final = 8  # tokens of a list of what an office is over
_RULERS: Final = frozenset(("governor", "mayor", "minister", "premier", "vicepremier"))


class Complements:
    """Tells of one token after the other whether it goes on with an office; positions are tokens."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar, self.page = grammar, grammar.page
        self.sets = grammar.sets

    def acts(self, k: int) -> bool:
        """Whether a verb in the singular stands from token `k`, adverbs between or not."""
        while self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        return self.grammar.pos(k) == "VERB" and not self.grammar.is_plural(k)

    def lists_on(self, comma: int, limit: int) -> bool:
        """Whether a comma goes on with a list that "и" ends, and no clause: министр торговли, туризма и спорта."""
        words, grammar = self.page.words, self.grammar
        k = comma
        while k < min(limit, comma + _LIST):
            end = grammar.phrase_end(k + 1, limit, genitive=True)
            if end == k + 1:
                return False
            if end < limit and words[k] in self.sets.and_word:
                return not (grammar.pos(end) == "VERB" and grammar.bits(end) & PLUR)
            if end >= limit or words[end] not in self.sets.and_comma:
                return words[k] in self.sets.and_word
            k = end
        return False

    def leads_away(self, k: int, rank: str) -> bool:
        """Whether "в" tells where somebody goes or is: к губернатору области в Томск; визит губернатора в Осло."""
        if self.page.words[k] not in self.sets.in_word:
            return False
        towns = self.page.is_capital(k + 1) and rank in _RULERS
        return towns or self.grammar.bits(k + 1) & CASES & ~GEN in (ACC, NOM | ACC)

    def stands_before_name(self, k: int) -> bool:
        """Whether a genitive stands before a first name and a surname: глава Роснефти Анна Котова."""
        bits, page = self.grammar.bits, self.page
        if (
            not page.is_capital(k + 1)
            or not page.is_capital(k + 2)
            or self.grammar.forms[k] in self.sets.eastern_surname
        ):
            return False
        named = bits(k + 1) & NAME and not bits(k + 2) & PATR
        return bool(named and bits(k) & GEN and not bits(k) & (NAME | PATR | SURN))

    def opens_name(self, k: int) -> bool:
        """Whether two capitals, or three that an eastern surname opens, stand behind a common noun: хоким области |."""
        page, grammar = self.page, self.grammar
        if page.is_capital(k - 1) or grammar.pos(k - 1) != "NOUN" or self.names_body(k) or self.stands_before_name(k):
            return False
        if grammar.opens_with_particle(k + 1) or page.word(k + 1) in self.sets.lone_particle and page.is_capital(k + 2):
            return True  # ректора института Азмана бин Юсофа
        stop = k
        while stop < len(page.words) and page.is_capital(stop) and grammar.forms[stop].isalpha():
            stop += 1
        eastern = grammar.forms[k] in self.sets.eastern_surname
        if any(page.is_a(j, "organisation") for j in range(k, stop)) or page.word(stop) == "-":
            return False
        return stop - k == 2 or stop - k == 3 and eastern

    def is_body(self, k: int) -> bool:
        """Whether a capital is the name of a body by its ending: председатель Экспобанка Иван Котов."""
        return self.page.is_capital(k) and self.grammar.forms[k].endswith(tuple(self.sets.body_genitive))

    def is_latin(self, k: int, first: int) -> bool:
        """Whether a name in Latin letters goes on with a noun for a body: глава компании Seafarm Нильс Хауген."""
        latin = self.grammar.pos(k) == "LATN" and k >= first
        return latin and (self.grammar.pos(k - 1) == "LATN" or self.page.is_a(k - 1, "called_body"))

    def names_body(self, k: int) -> bool:
        """Whether a name that does not decline stands behind a noun for a body: ректор Университета Тромсё Ингрид."""
        page, bits = self.page, self.grammar.bits
        if not page.is_a(k - 1, "called_body") or not all(map(page.is_capital, (k, k + 1, k + 2))):
            return False
        return bool(bits(k) & STRANGE and bits(k + 1) & NAME and not bits(k) & (NAME | PATR))

    def is_behind_po(self, k: int) -> bool:
        return not self.page.is_capital(k) and any(
            self.page.words[j] in self.sets.along_word for j in range(max(0, k - 4), k)
        )

    def is_attribute(self, i: int) -> bool:
        """Whether the word at token `i` is an adjective of the common noun behind it."""
        grammar = self.grammar
        if grammar.pos(i + 1) != "NOUN" or self.page.is_capital(i + 1):
            return False
        if not grammar.bits(i) & (MASC | NEUT | PLUR) and not grammar.bits(i + 1) & (FEMN | PLUR):
            return False  # главой порта
        own = grammar.bits(i) & CASES if grammar.pos(i) in ("ADJF", "PRTF") else adjective_cases(grammar.forms[i])
        return bool(own & grammar.bits(i + 1))
