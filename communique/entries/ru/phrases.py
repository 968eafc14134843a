"""Noun phrases of a Russian clause: their words, the cases and numbers that these share, and whom they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from communique.entries.context import Mention
from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES
from communique.entries.ru.nominatives import nominative
from communique.entries.ru.people import cases_of
from communique.entries.ru.spelt_out import is_letters
from communique.text.russian import (
    ACC,
    ANIM,
    CASES,
    DAT,
    GEN,
    GEO,
    INS,
    LOC,
    NAME,
    NOM,
    ORGN,
    PATR,
    PLUR,
    STRANGE,
    SURN,
    numbers,
    readings,
)  # fmt: skip

Forms = frozenset[tuple[str, str]]
_CASE: Final = {"nomn": NOM, "gent": GEN, "gen2": GEN, "datv": DAT, "accs": ACC, "ablt": INS, "loct": LOC, "loc2": LOC}
_ONE: Final[Forms] = frozenset((case, "sing") for case in _CASE)
_MANY: Final[Forms] = frozenset((case, "plur") for case in _CASE)
_ANY: Final[Forms] = _ONE | _MANY
_NAMED: Final[Forms] = frozenset((("nomn", "sing"), ("accs", "sing")))
_COUNTED: Final[Forms] = frozenset((("nomn", "plur"), ("accs", "plur")))
_FIRST: Final = frozenset(("NOUN", "ADJF", "PRTF", "NUMR", "NUMB", "NPRO", "LATN", "UNKN", "ADJS", "PRTS", "ADVB", ""))
_ATTRIBUTE: Final = frozenset(("ADJF", "PRTF", "NUMR", "NUMB"))
WE: Final = "we"  # who speaks and their side
ME: Final = "I"  # who speaks alone
YOU: Final = "you"  # who is spoken to
THEY: Final = "they"  # those who met
_NAME: Final = 9  # tokens of a name in quotation marks
_DATE: Final = 6  # tokens of a date
_ASIDE: Final = 8  # tokens in brackets behind a name


@dataclass(slots=True, eq=False)
class Phrase:
    """Tokens `start` to `stop` with the noun at `head`; `forms` are the cases and numbers that it can stand in.

    `prep` is the preposition that governs it, `name` what stands in its quotation marks or in Latin letters, `acts`
    whether it means people, a body or a side.
    """

    start: int
    stop: int
    head: int
    forms: Forms
    acts: bool
    prep: str = ""
    mention: Mention | None = None
    place: Place | None = None
    name: str = ""
    pronoun: str = ""

    def stands(self, case: str, number: str = "") -> bool:
        """Whether it can stand in a case (nomn, gent, datv, accs, ablt, loct), and there in a number (sing, plur)."""
        return (case, number) in self.forms if number else (case, "sing") in self.forms or (case, "plur") in self.forms

    @property
    def cases(self) -> int:
        """The cases that it can stand in, as bits."""
        bits = 0
        for case, _ in self.forms:
            bits |= _CASE.get(case, 0)
        return bits


class Phrases:
    """Cuts the words of one document into noun phrases; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.acting = self.page.language.wordset("organisation", "group", "delegation_noun", "acting_noun")
        self.compounds, self.of_place = tuple(self.sets.body_compound), tuple(self.sets.place_adjective_ending)
        self.beside = {",", *self.sets.but_word}
        self._read: dict[tuple[int, int], list[Phrase]] = {}
        self._known: dict[tuple[int, int, str], Phrase | None] = {}

    def within(self, start: int, stop: int) -> list[Phrase]:
        """The phrases in tokens `start` to `stop` from left to right, none inside another."""
        known = self._read.get((start, stop))
        if known is not None:
            return known
        found: list[Phrase] = self._read.setdefault((start, stop), [])
        k, prep = start, ""
        while k < stop:
            phrase = self.at(k, stop, prep)
            if phrase is not None:
                found.append(phrase)
                k, prep = max(phrase.stop, k + 1), ""
                continue
            pos = self.grammar.pos(k)
            prep = self.words[k] if pos == "PREP" else prep if pos in _ATTRIBUTE or pos == "ADVB" else ""
            k += 1
        return found

    def at(self, k: int, limit: int, prep: str = "") -> Phrase | None:
        """The phrase whose first word is token `k`, with the genitives and the name behind its noun."""
        if self.grammar.pos(k) not in _FIRST and self.words[k] not in QUOTES and k not in self.context.mention_of:
            return None  # but: В. Горшенин
        key = k, limit, prep
        if key not in self._known:
            self._known[key] = self._cut(k, limit, prep)
        return self._known[key]

    def _cut(self, k: int, limit: int, prep: str) -> Phrase | None:
        """The same, worked out."""
        if self.words[k] in self.sets.speaker_word or self.words[k] in self.sets.you_word:
            pronoun = YOU if self.words[k] in self.sets.you_word else ME if self.words[k] in self.sets.i_word else WE
            own = numbers(self.grammar.forms[k])
            return Phrase(k, k + 1, k, own, True, prep, pronoun=pronoun)
        forms, head = _ANY, k
        first = self.context.place_of.get(k)
        while head < limit and (step := self._attribute(head, limit)):
            agreed = numbers(self.grammar.forms[head + step - 1])
            forms = forms & agreed if forms & agreed or head > k else agreed or forms
            head += step
        side = first if first is not None and first.form == "adjective" else None
        if side is not None and head == side.stop and (self.grammar.is_dash(head) or self._lacks_noun(k, head)):
            return Phrase(k, head, k, forms, True, prep, None, side)  # российская — обучить врачей
        if side is None and head == k + 1 and self._lacks_noun(k, head):
            return Phrase(k, head, k, forms, True, prep)  # самарская палата издаст каталог, бурсская разошлёт
        if head >= limit or head > k and self._is_apart(head, forms):
            return None
        phrase = self._headed(k, head, limit, self._counted(k, head, forms), prep)
        if phrase is None or side is None or phrase.head == k:
            return phrase
        acts = phrase.acts or self.words[phrase.head] in self.sets.side_word
        return replace(phrase, acts=acts, place=phrase.place or side)

    def _lacks_noun(self, k: int, head: int) -> bool:
        """Whether the adjective of a place stands alone before a verb and behind another's side or body."""
        if not self.grammar.forms[k].endswith(self.of_place) or self.page.word(k - 1) not in self.beside:
            return False
        if self.grammar.pos(head) != "VERB" and not self.grammar.is_dash(head):
            return False
        named = self.sets.side_word | self.sets.called_body
        return any(self.words[j] in named for j in range(self.grammar.sentence(k)[0], k))

    def _is_apart(self, head: int, forms: Forms) -> bool:
        """Whether the noun at a token has no case of the adjectives before it: курсы русского | область оплатит."""
        if self.grammar.pos(head) != "NOUN" or head in self.context.mention_of or head in self.context.place_of:
            return False
        own = {case for case, _ in numbers(self.grammar.forms[head])}
        counted = self.grammar.pos(head - 1) in ("NUMR", "NUMB")
        return bool(own) and not counted and own.isdisjoint(case for case, _ in forms)

    def _attribute(self, k: int, limit: int) -> int:
        """How many tokens the adjective, participle or number at token `k` has; 0 where there is none."""
        place = self.context.place_of.get(k)
        if k in self.context.mention_of or place is not None and place.form != "adjective":
            return 0
        pos, words = self.grammar.pos(k), self.words
        if pos in _ATTRIBUTE:
            return place.stop - k if place is not None else 1
        hyphen = k + 2 < limit and words[k + 1] == "-" and self.page.touches(k + 1) and self.page.touches(k + 2)
        return 3 if hyphen and self.grammar.pos(k + 2) in ("ADJF", "PRTF") else 0  # торгово-промышленная

    def _counted(self, k: int, head: int, forms: Forms) -> Forms:
        """The forms that the number before the noun at token `head` leaves: пять компаний, двумя компаниями."""
        number = next((j for j in range(k, head) if self.grammar.pos(j) in ("NUMR", "NUMB")), None)
        if number is None:
            return forms
        bits = self.grammar.bits(number)
        if not bits & CASES or bits & NOM:
            return _COUNTED if self.grammar.is_genitive(head) else _MANY
        return frozenset((case, "plur") for case, bit in _CASE.items() if bit & bits)

    def _headed(self, k: int, head: int, limit: int, forms: Forms, prep: str) -> Phrase | None:
        """The phrase whose noun stands at token `head` behind its adjectives."""
        number = self.page.quote_of[head]
        if number >= 0 and self.page.quotes[number].start == head:
            return self._quoted(k, head, number, forms, prep)
        mention, place = self.context.mention_of.get(head), self.context.place_of.get(head)
        if mention is not None and mention.stop <= limit + 1:
            forms = forms if forms is _COUNTED else self._agreed(forms, self._forms_of(mention))
            name = self._name_behind(mention.stop - 1, limit)
            person = mention.form in ("name", "pronoun")
            stop = mention.stop if person else self._behind(mention.stop, limit, acts=True)
            return Phrase(k, stop, mention.start, forms, True, prep, mention, place, name)
        if place is not None and place.form in ("noun", "people"):
            return Phrase(
                k, place.stop, head, self._agreed(forms, self._forms_of_place(place)), True, prep, None, place
            )
        if self.grammar.pos(head) == "LATN" and self.page.is_capital(head):
            stop = self._behind_latin(head, limit)
            return Phrase(k, stop, head, forms, True, prep, None, place, self.page.slice(head, stop))
        if self.grammar.pos(head) == "UNKN" and (short := self._initials(head)):
            name = nominative(self.grammar, k, head + 1) if k < head else short  # Омский НПЗ
            return Phrase(k, head + 1, head, forms, True, prep, None, None, name)
        if self.grammar.pos(head) != "NOUN":
            return None
        own = numbers(self.grammar.forms[head])
        forms = forms if forms is _COUNTED else self._agreed(forms, own)
        named = self.context.place_of.get(head + 1)
        if named is not None and named.form == "noun" and self.words[head] in self.sets.area_noun:
            return Phrase(k, named.stop, head, forms, True, prep, None, named)  # провинция Гилян
        if short := self._initials(head):
            return Phrase(k, head + 1, head, _ANY, True, prep, None, None, short)
        name = self._name_behind(head, limit)
        acts = (
            bool(name)
            and self.words[head] not in self.sets.work_noun
            or self.acts(head)
            or any(self.page.match_at("organisation", j) for j in range(k, head))
        )
        return Phrase(k, self._behind(head + 1, limit, acts=acts), head, forms, acts, prep, None, None, name)

    def _initials(self, head: int) -> str:
        """A body in capitals: РЖД; a word of a headline in capitals is none."""
        spelt = self.page.slice(head, head + 1)
        if self._is_ministry(head):
            return spelt
        if not is_letters(spelt):
            return ""
        beside = (self.page.slice(k, k + 1) for k in (head - 1, head + 1) if 0 <= k < len(self.words))
        return "" if any(len(word) > 1 and word.isalpha() and word.isupper() for word in beside) else spelt

    def _is_ministry(self, head: int) -> bool:
        """Whether a word with a capital is a ministry by what it is for, in the genitive: Минпромышленности."""
        form = self.grammar.forms[head]
        start = next((one for one in self.sets.ministry_prefix if form.startswith(one)), "")
        if not start or not self.page.is_capital(head) or not self.grammar.bits(head) & STRANGE:
            return False
        return any(
            one.pos == "NOUN" and one.bits & GEN and not one.bits & STRANGE for one in readings(form[len(start) :])
        )

    def is_several(self, one: Phrase) -> bool:
        """Whether a phrase in the nominative stands in the plural only."""
        return one.stands("nomn", "plur") and not one.stands("nomn", "sing") and not self.is_within(one)

    def is_within(self, one: Phrase) -> bool:
        """Whether a form that may be many is one behind "в": в компании."""
        return one.prep in self.sets.in_or_on and one.stands("loct", "sing")

    def acts(self, head: int) -> bool:
        """Whether the noun at a token means people, a body or a side."""
        noun = self.words[head]
        if noun in self.sets.deed_or_body and self.grammar.is_genitive(head + 1) and not self.page.is_capital(head):
            return False  # организация поездок туристов
        known = (
            noun in self.sets.own_side_noun
            or noun in self.sets.budget_noun
            or noun in self.sets.authorities
            or noun in self.acting
        )
        known = known or noun.endswith(self.compounds) and self._is_compound(noun)
        return known or bool(self.grammar.bits(head) & ANIM) or self.is_own_name(head)

    def _is_compound(self, noun: str) -> bool:
        """Whether a noun is made of another word and one for a body: мясокомбинат."""
        return any(noun.endswith(end) and noun != end for end in self.sets.body_compound)

    def is_own_name(self, head: int) -> bool:
        """Whether the noun at a token is the name of a body: Россельхозбанк, АвтоВАЗ; построит Росавтодор."""
        if not self.page.is_capital(head) or head in self.context.place_of:
            return False
        spelt, noun = self.page.slice(head, head + 1), self.words[head]
        if not spelt[1:].islower():
            return spelt[1:].isalpha() and not spelt.isupper()
        if self.grammar.bits(head) & ORGN:
            return True
        ending = next((end for end in self.sets.body_ending if noun.endswith(end)), noun)
        strange = bool(self.grammar.bits(head) & STRANGE)
        return noun != ending or strange and not self.grammar.bits(head) & (PLUR | NAME | SURN | PATR)

    def _agreed(self, forms: Forms, own: Forms) -> Forms:
        """The forms that adjectives and noun share; those of the noun where they share none."""
        return forms & own or own

    def _forms_of(self, mention: Mention) -> Forms:
        """The cases and numbers that a mention can stand in."""
        cases = cases_of(self.context, mention)
        number = "plur" if mention.plural else "sing"
        told = frozenset((case, number) for case, bit in _CASE.items() if bit & cases)
        if mention.form != "organisation":
            return told
        own = numbers(self.grammar.forms[mention.start])
        return frozenset(one for one in own if _CASE.get(one[0], 0) & cases) or told

    def _forms_of_place(self, place: Place) -> Forms:
        """The cases and numbers that the name of a place can stand in; of one that is also a common word all others."""
        own = numbers(self.grammar.forms[place.start])
        as_named = self.page.slice(place.start, place.stop) == place.base
        declined = self.grammar.bits(place.start) & GEO or self.grammar.pos(place.start) == "ADJF"
        if place.form == "people" or own and declined:
            return own | {("nomn", "sing")} if as_named else own
        return _ONE if as_named and not own - _ONE else _NAMED if as_named else _ONE - _NAMED  # Нишу is no niche

    def _quoted(self, k: int, head: int, number: int, forms: Forms, prep: str) -> Phrase | None:
        """A name in quotation marks that no noun stands before."""
        quote = self.page.quotes[number]
        named = quote.closed and quote.stop - head <= _NAME and self.page.is_capital(head + 1)
        name = self.page.slice(head + 1, quote.stop - 1)
        return Phrase(k, quote.stop, head, forms, True, prep, None, None, name) if named else None

    def _name_behind(self, head: int, limit: int) -> str:
        """What stands in quotation marks right behind a noun that is no date: завод «Полёт»; в этом году «Полёт» …"""
        k = head + 1
        number = self.page.quote_of[k] if k < limit else -1
        quote = self.page.quotes[number] if number >= 0 else None
        if quote is None or quote.start != k or not quote.closed or quote.stop - k > _NAME:
            return ""
        dated = any(date.start <= head < date.stop for date in self.context.dates_in(head - _DATE, head + 1))
        return "" if dated or not self.page.is_capital(k + 1) else self.page.slice(k + 1, quote.stop - 1)

    def _behind_latin(self, head: int, limit: int) -> int:
        """Behind a name in Latin letters."""
        k = head + 1
        while k < limit and (self.grammar.pos(k) == "LATN" or self.words[k] in self.sets.latin_joint):
            k += 1
        return k

    def _behind(self, k: int, limit: int, *, acts: bool) -> int:
        """Behind the name in quotation marks, the genitives and the brackets that belong to a noun before token `k`."""
        head = k - 1
        while k < limit:
            if k == head + 1 and self._name_behind(head, limit):
                k = self.page.quotes[self.page.quote_of[k]].stop
            elif self.words[k] == "(" and (close := self._closing(k, limit)):
                k = close
            elif (inner := self.at(k, limit)) is not None and self._depends(inner, k, acts):
                k = inner.stop
            else:
                break
        return min(k, limit)

    def _depends(self, inner: Phrase, k: int, acts: bool) -> bool:
        """Whether a phrase is the genitive, or the name in Latin letters, of the noun before it."""
        if inner.mention is not None and inner.mention.form in ("name", "pronoun") and inner.stands("nomn"):
            return False
        if not acts and inner.acts and self._is_subject(inner):
            return False  # по итогам встречи стороны решили
        return inner.stands("gent") or self.grammar.pos(k) == "LATN"

    def _is_subject(self, one: Phrase) -> bool:
        """Whether a verb stands right behind a phrase that agrees with it."""
        k = one.stop
        while self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        bits = self.grammar.bits(k)
        number = "plur" if bits & PLUR else "sing"
        return self.grammar.pos(k) in ("VERB", "ADJS") and one.stands("nomn", number)

    def _closing(self, k: int, limit: int) -> int:
        """Behind the bracket that closes the one at token `k`; 0 where it is too far."""
        return next((j + 1 for j in range(k + 1, min(limit, k + _ASIDE)) if self.words[j] == ")"), 0)

    def joined(self, phrases: list[Phrase]) -> Iterator[list[Phrase]]:
        """The phrases in the groups that "и" or a comma joins: область и провинция; each alone otherwise."""
        group: list[Phrase] = []
        for phrase in phrases:
            if group and not self._joins(group[-1], phrase):
                yield group
                group = []
            group.append(phrase)
        if group:
            yield group

    def _joins(self, left: Phrase, right: Phrase) -> bool:
        """Whether two phrases stand side by side in one case with "и" or a comma between."""
        between = self.words[left.stop : right.start]
        if not (len(between) in (1, 2) and all(w in self.sets.list_joint for w in between)) or right.prep:
            return False
        alike = left.acts and right.acts
        return alike and any(left.stands(case) and right.stands(case) for case in _CASE)
