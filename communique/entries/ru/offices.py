"""Offices in a Russian report: the words of an office, what it leads and of which area, and the name at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES
from communique.entries.ru.names import Names, Written, hint_of
from communique.entries.ru.nominatives import name_bent, nominative
from communique.entries.ru.office_areas import OfficeAreas
from communique.entries.ru.office_complements import Complements
from communique.entries.ru.office_places import is_apart, is_part, town_behind, two_regions
from communique.entries.ru.office_ranks import OfficeRanks
from communique.entries.ru.office_towns import area_before_name
from communique.entries.ru.spelt_out import is_letters
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import (
    ACC,
    ANIM,
    CASES,
    DAT,
    GEN,
    INS,
    MANY,
    NOM,
    PLUR,
    STRANGE,
    as_one,
    numbers,
)

_COMPLEMENT: Final = 18  # tokens of what stands between an office and a name
_BRACKETS: Final = 5  # tokens of a place in brackets between an office and a name


@dataclass(frozen=True, slots=True)
class Office:
    """An office at tokens `start` to `stop`, its complement included; `head` is its title's first token."""

    start: int
    head: int
    title_stop: int
    stop: int
    rank: str
    leads: str
    area: Area | None
    body: str | None
    plural: bool
    words: str | None = None  # the role, where it is not the words as they stand


class Offices:
    """Reads the offices of one document; positions are tokens."""

    def __init__(self, context: RussianContext, names: Names, taken: dict[int, int]) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets, self.names, self.taken = self.grammar.sets, names, taken
        self.areas, self.ranks = OfficeAreas(context), OfficeRanks(context)
        self.complements = Complements(self.grammar)
        self._heads: dict[int, int] = {}  # bits of the nouns that were asked for
        self.adjective_endings = tuple(self.sets.oblique_ending)
        self.joining = tuple(self.sets.joining_ending)
        self.deputy = tuple(self.sets.deputy_opening)

    def read(self, match: Match) -> tuple[Office, Written | None] | None:
        """The office that begins at a title and the name that belongs to it, or `None` where it is no office."""
        if self.page.words[match.start] in self.sets.lone_title and self.grammar.is_plural(match.start):
            return None
        if match.start and self.page.match_at("headed_by", match.start - 1):
            return None  # во главе с министром
        if match.stop == match.start + 1 and self.complements.is_attribute(match.start):
            return None  # рабочая встреча
        office, written = self.office(match), None
        if behind := area_before_name(self.grammar, office.stop):
            body = f"{office.body} {behind[1].name}" if office.body and " " not in office.body else office.body
            office = replace(office, stop=behind[0], area=office.area or behind[1], body=body)
        if not office.plural or self._may_be_one(match.start):
            written = self._name_at(office)
            if office.plural and written is not None:
                office = replace(office, plural=False)
        last = max(office.stop, written.stop if written else 0)
        for i in range(min(office.start, written.start if written else office.start), last):
            self.taken[i] = 1
        return office, written

    def _may_be_one(self, i: int) -> bool:
        """Whether a form of the plural is one of the singular too: исполняющим обязанности."""
        i += self.grammar.pos(i) == "ADVB"
        return any(number == "sing" for _, number in numbers(self.grammar.forms[i]))

    def office(self, match: Match) -> Office:
        """The office that begins at a title, without the name of whoever holds it."""
        begin, area = match.start, None
        while begin > 0 and self._is_modifier(begin - 1):
            begin -= 1
        place = next((p for p in self.context.places_in(max(0, begin - 3), match.start) if p.stop == begin), None)
        if place and place.form == "adjective":
            begin, area = place.start, Area(place.base, place.code)
        stop, area_behind, body = self._complement(match)
        plural = self.head_bits(match.start) & PLUR != 0 or self._are_many(match, stop)
        rank, leads = self.ranks.rank_of(match, stop)
        area_behind = self.areas.town(match, stop, rank) or area_behind
        area = area_behind or area or self.areas.meant(match, stop, rank) or self.areas.side_told(begin)
        return Office(begin, match.start, match.stop, stop, rank, leads, area, body, plural)

    def _are_many(self, match: Match, stop: int) -> bool:
        """Whether a noun that may be many is the subject of a verb in the plural: главы правительств условились."""
        grammar = self.grammar
        if not grammar.bits(match.start) & MANY or not grammar.opens_sentence(match.start):
            return False
        while grammar.pos(stop) in ("ADVB", "PRCL"):
            stop += 1
        return grammar.pos(stop) == "VERB" and grammar.is_plural(stop)

    def _name_at(self, office: Office) -> Written | None:
        """The name behind an office, also set off by commas or behind a place in brackets, or the one before it."""
        stop, page = office.stop, self.page
        k = stop + (stop < len(page.words) and page.words[stop] in (",", "—", "–") and self._set_off(stop))
        k = self._behind_honorific(self._behind_brackets(k))
        titled = k == stop or page.words[k - 1] != ","
        written = None
        if k < len(page.words) and page.sentence_of[k] == page.sentence_of[office.head]:
            written = self.names.read(k, hint_of(self.head_bits(office.head)), titled=titled)
        if written is not None and k == stop and written.against and self.complements.acts(written.stop):
            return None  # по поручению министра | Анна Котова посетила порт
        return written or self._name_before(office)

    def _behind_honorific(self, k: int) -> int:
        """Behind a courtesy before a name: г-н Кастильо, господин Петков."""
        words = self.page.words
        if self.page.is_a(k, "honorific"):
            return k + 1
        if k + 2 < len(words) and words[k] in self.sets.honorific_letter and words[k + 1] == "-":
            return k + 3 if self.page.touches(k + 1) and self.page.touches(k + 2) else k
        return k

    def _behind_brackets(self, k: int) -> int:
        """Behind a few words in brackets: провинции Ганьсу (КНР) Чжан Лихуа."""
        words = self.page.words
        if words[k : k + 1] != ["("]:
            return k
        close = next((j for j in range(k + 1, min(len(words), k + _BRACKETS)) if words[j] == ")"), None)
        return k if close is None or close + 1 >= len(words) else close + 1

    def of_noun(self, written: Written) -> Office | None:
        """The office that an animate noun right before a name tells, which no data list: штурман Иван Петров."""
        k, grammar = written.start - 1, self.grammar
        if k < 0 or grammar.pos(k) != "NOUN" or self.page.is_capital(k) or k in self.taken:
            return None
        bits = grammar.bits(k)
        if not bits & ANIM or bits & PLUR and not self._may_be_one(k) or not bits & written.case:
            return None
        begin = k
        while begin > 0 and grammar.pos(begin - 1) == "ADJF" and self._is_plain_adjective(begin - 1, k):
            begin -= 1
        place = self.context.place_of.get(begin)
        if place is None and self.page.is_a(k, "no_office"):
            return None
        area = Area(place.base, place.code) if place else None
        return Office(begin, k, k + 1, k + 1, "official", "none", area, None, False)

    def _is_plain_adjective(self, i: int, noun: int) -> bool:
        agrees = self.grammar.bits(i) & self.grammar.bits(noun) & CASES
        return bool(agrees) and not self.page.is_a(i, "no_modifier") and i not in self.taken

    def head_bits(self, i: int) -> int:
        """The bits of an office's noun, which is the last part of a compound: вице-губернатором."""
        known = self._heads.get(i)
        if known is None:
            known = self._heads[i] = self._head_bits(i)
        return known

    def _head_bits(self, i: int) -> int:
        title = self.page.match_at("title", i)
        if title is not None:  # чрезвычайным и полномочным послом, временно исполняющий обязанности
            i = next((k for k in range(title.start, title.stop) if self.grammar.pos(k) in ("NOUN", "PRTF")), i)
        words = self.page.words
        while i + 2 < len(words) and words[i + 1] == "-" and self.page.touches(i + 1):
            i += 2  # вице-премьер-министра
        bits = self.grammar.bits(i)
        short = self.grammar.forms[i].startswith(self.deputy) and not self.page.is_a(i, "deputy_noun")
        if bits & GEN and short:
            bits |= NOM  # замгубернатора
        elif bits & NOM and bits & GEN:
            bits = as_one(self.grammar.forms[i], words[i], bits)  # хокима, главы: no nominative of one person
        return bits & ~ACC if bits & NOM and not bits & GEN else bits  # посол is a person here, and no salting

    def _is_modifier(self, i: int) -> bool:
        """Whether an adjective that belongs to the office stands at token `i`: действующий, временно исполняющий."""
        if self.page.is_a(i, "rolemodifier"):
            return True
        joined = (
            self.grammar.pos(i) == "ADJF" and i not in self.context.place_of and not self.page.is_a(i, "no_modifier")
        )
        agrees = self.grammar.bits(i) & self.head_bits(i + 1) & CASES
        return joined and bool(agrees) and self.page.match_at("title", i + 1) is not None

    def _set_off(self, comma: int) -> bool:
        """Whether a name set off by commas follows."""
        return self.names.read(comma + 1) is not None

    def _complement(self, match: Match) -> tuple[int, Area | None, str | None]:
        """Where the words that belong to an office end, with the area and the organisation among them."""
        grammar, page, context = self.grammar, self.page, self.context
        k, area, body = match.stop, None, None
        long = context.places_in(match.start + 1, match.stop) if match.stop > match.start + 1 else []
        over = next((place for place in long if place.stop > match.stop), None)
        if over is not None:  # президентом Республики Перу
            k, area = over.stop, Area(over.base, over.code)
        limit = min(grammar.bounds(match.start)[1], match.stop + _COMPLEMENT)
        while k < limit and self._behind_honorific(k) == k:
            place = context.place_of.get(k)
            if place and self._belongs(place, k):
                inner = context.places_in(match.stop, k)[-1:]
                of_it = [p for p in inner if p.stop == k and p.form == "noun" and is_part(p, place)]
                wide = place.kind == "region" and not place.code  # посланник по Центральной Азии
                if (place.form == "noun" or area is None) and not of_it and not wide:
                    area = Area(place.base, place.code)
                k = place.stop
                continue
            k = self._behind_first_part(k)
            if page.is_capital(k) and page.word(k + 1) == "-" and page.touches(k + 1) and self._modifies(k + 2):
                k += 2  # Усть-Катавского завода
            led = match.group["leads"] != "area" or k > match.stop and page.is_a(k - 1, "organisation")
            if page.words[k] in ("«", "“", '"') and page.quote_of[k] >= 0 and led:
                if (quote := page.quotes[page.quote_of[k]]).start == k and quote.stop - k <= 8:
                    typed = k == match.stop and page.words[k - 1] in grammar.sets.company_kind  # завода «Грань»
                    body = nominative(grammar, match.stop - typed, quote.stop)
                    if k == match.stop and quote.closed and not typed:  # директор «Граны»
                        body = f"«{name_bent(grammar, k + 1, quote.stop - 1)}»"
                    k = quote.stop
                    continue
            if (further := self._further(k, match, limit)) is not None:
                k = further
                continue
            if within := self._inner(k, match):
                k, area = within[0], within[1] or area
                continue
            while k > match.stop and page.match_at("title", k) and grammar.pos(k - 1) == "ADJF":
                k -= 1  # советник российского | президента Ивана Петрова
            break
        if body is None and k > match.stop and grammar.pos(match.stop) != "PREP":  # директор по развитию
            body = self.ranks.body_of(match, k)
        while k > match.stop and page.words[k - 1] in self.sets.complement_tail:
            k -= 1
        return k, area, body

    def _belongs(self, place: Place, k: int) -> bool:
        """Whether a place at token `k` belongs to the office before it, by its case."""
        grammar, page = self.grammar, self.page
        return (
            place.form != "noun"
            or grammar.has_case(k, GEN)
            or page.is_a(k - 1, "apposed_noun")
            or "-" in page.words[k : place.stop]
            or not grammar.bits(k) & CASES  # КР
            or bool(grammar.bits(k) & STRANGE)  # Хэбэя
        )

    def _further(self, k: int, match: Match, limit: int) -> int | None:
        """The token behind one more word, or pair of words, that belongs to an office; `None` where there is none."""
        grammar, page, context = self.grammar, self.page, self.context
        if match.group["rank"] == "ambassador" and self._is_where(k, limit):
            return k + 2  # полпред президента в ДФО
        if page.words[k] in self.sets.office_preposition | self.sets.with_word and self._goes_on(
            k, limit, match.group["rank"]
        ):
            named = context.place_of.get(k + 2) if page.is_a(k + 1, "apposed_noun") else None
            named = context.place_of.get(k + 1) or named  # посол Турции в Кыргызской Республике
            named = town_behind(self.context, k) or named
            return named.stop if named else k + 2  # посол Чехии в Республике Индия
        if (regions := two_regions(context, k)) is not None:
            return regions
        if page.words[k] in self.sets.complement_join and (joined := context.place_of.get(k + 1)) and k > match.stop:
            if not self.sets.along_word.isdisjoint(page.words[match.stop : k]):
                return joined.stop  # посланник по Центральной Азии и Кавказу
        if (
            page.words[k] in self.sets.complement_join
            and page.words[k - 1] not in QUOTES
            and k + 1 < limit
            and self._is_complement(k + 1)
            and k > match.stop
            and (page.words[k] != "," or self.complements.lists_on(k, limit))
        ):
            return k + 1
        if self.complements.is_body(k) or self.complements.is_latin(k, match.stop) or self.complements.names_body(k):
            return k + 1
        if self._is_complement(k) or page.is_a(k, "demonstrative") and grammar.has_case(k, GEN):
            return k + 1
        if page.words[k] in self.sets.number_sign and k + 1 < limit and page.words[k + 1][0].isdigit():
            return k + 2  # школы № 5
        if page.words[k] == "(" and page.words[k + 2 : k + 3] == [")"] and page.slice(k + 1, k + 2).isupper():
            return k + 3  # замглавы Федеральной таможенной службы (ФТС) России
        return None

    def _is_where(self, k: int, limit: int) -> bool:
        """Whether "в" or the like, a body or place in capitals and a name stand from token `k`: в ДФО Юрий Котов."""
        if k + 2 >= limit or self.page.words[k] not in self.sets.office_preposition:
            return False
        where = self.page.slice(k + 1, k + 2)
        return where.isupper() and 1 < len(where) <= 5 and self.page.is_capital(k + 2)

    def _behind_first_part(self, k: int) -> int:
        """Behind the first part of an adjective of two in the genitive or dative: Торгово-промышленной палаты."""
        page, words = self.page, self.page.words
        if words[k + 1 : k + 2] != ["-"] or k + 2 >= len(words) or not self.grammar.forms[k].endswith(self.joining):
            return k
        whole = page.touches(k + 1) and page.touches(k + 2) and self.grammar.pos(k + 2) in ("ADJF", "PRTF")
        return k + 2 if whole and not page.is_capital(k + 2) and self._is_complement(k + 2) else k

    def _inner(self, k: int, outer: Match) -> tuple[int, Area | None] | None:
        """Behind an office within another whose name is that of the other, with its area: пресс-секретарь президента.

        `None` where the name belongs to the inner office: помощник президента Касыма Аширова.
        """
        page, case = self.page, hint_of(self.head_bits(outer.start))
        title = page.match_at("title", k)
        if title is None:
            return None
        bits = self.head_bits(k)
        if not bits & GEN or bits & NOM or self._is_with(k):
            return None
        stop, area, _ = self._complement(title)
        written = self.names.read(self._behind_honorific(stop), case | GEN | ACC, titled=True)
        if written is not None and not written.case & case:
            return None
        return stop, area

    def _is_with(self, k: int) -> bool:
        """Whether a mark or a word that joins stands before token `k`, so that it is no complement."""
        return self.grammar.pos(k - 1) in ("PREP", "CONJ", "PNCT")

    def _goes_on(self, k: int, limit: int, rank: str) -> bool:
        if k + 1 >= limit or not (self.grammar.is_nominal(k + 1) or k + 1 in self.context.place_of):
            return False
        if self.page.words[k] in self.sets.with_word:  # сотрудничества со странами Африки
            if self.page.match_at("title", k + 1):
                return False  # встреча губернатора области с министром
            if any(place.stop == k for place in self.context.places_in(k - 3, k)):
                return False  # глава Чили с удовлетворением отметил
            return self.grammar.has_case(k + 1, INS) and not self.page.is_capital(k + 1) and self._is_complement(k - 1)
        if rank == "ambassador" and (town := town_behind(self.context, k)):
            if self.page.is_capital(town.stop):
                return True  # консул Чили в городе Алматы Хуан Морено
            if town.kind == "city" and not self.page.has_a("consul_noun", max(0, k - _COMPLEMENT), k):
                return False  # встретился с послом Чили в Москве
        if self.page.words[k + 1] in self.sets.occasion_noun or self.complements.leads_away(k, rank):
            return False  # сказал вице-губернатор по итогам поездки
        return (
            self.page.words[k] in self.sets.work_preposition
            or self.page.is_capital(k + 1)
            and (
                k + 1 in self.context.place_of
                or self.page.is_a(k + 1, "apposed_noun")
                and k + 2 in self.context.place_of
            )
        )

    def _is_complement(self, k: int) -> bool:
        grammar, page = self.grammar, self.page
        word = page.slice(k, k + 1)
        if is_letters(word) and not (grammar.pos(k) == "VERB" and self.names.in_capitals(k)):
            return k not in self.context.place_of  # ТПП, РЭЦ
        if grammar.pos(k) not in ("NOUN", "ADJF", "PRTF") or not grammar.bits(k) & (
            GEN | DAT if page.words[k - 1] in self.sets.along_word else GEN
        ):
            dative = (
                grammar.bits(k) & (DAT | INS)
                and grammar.pos(k) in ("NOUN", "ADJF")
                and self.complements.is_behind_po(k)
            )
            return bool(dative)
        if page.is_capital(k) and not page.is_a(k, "organisation") and not self._modifies(k):
            if page.is_capital(k + 1) and any(p.stop == k for p in self.context.places_in(k - 3, k)):
                return False  # премьер-министр Северной Македонии | Димитар Ковачевский
            if self.complements.opens_name(k):
                return False
            written = self.names.read(k, titled=True)
            return not (written and written.sure) or self.complements.stands_before_name(k)
        if is_apart(self.context, k):
            return False
        deputy = page.words[k - 1] in self.sets.deputy_noun  # заместитель секретаря парткома
        return deputy or not page.match_at("title", k) or page.is_a(k, "organisation")

    def _modifies(self, k: int) -> bool:
        """Whether an adjective stands before the noun of a body: Могилевского облисполкома."""
        grammar, page = self.grammar, self.page
        after = k + 1 < len(page.words) and not page.is_capital(k + 1) and grammar.pos(k + 1) in ("NOUN", "ADJF")
        return after and grammar.forms[k].endswith(self.adjective_endings) and grammar.is_genitive(k + 1)

    def _name_before(self, office: Office) -> Written | None:
        """Вениамин Кондратьев, губернатор края; Ольга Петрова — директор завода."""
        page, k = self.page, office.start - 1
        if k < 1 or page.words[k] not in (",", "—", "–", "(") or page.sentence_of[k] != page.sentence_of[office.head]:
            return None
        for start in range(max(self.grammar.bounds(office.head)[0], k - 6), k):
            if page.is_capital(start) and start not in self.taken:
                written = self.names.read(start, hint_of(self.head_bits(office.head)))
                if written and written.stop == k and len(written.words) > 1:
                    return written
        return None

    def role_words(self, office: Office) -> str:
        """The role in the nominative."""
        return office.words or " ".join(nominative(self.grammar, office.start, office.stop).split())
