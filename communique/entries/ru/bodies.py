"""Organisations and groups in a Russian report: a word for a body with the genitives behind it, a name in quotes."""

from __future__ import annotations

import re

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.addressees import names_site
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES
from communique.entries.ru.named import NamedBody, find_compound, find_named, named_in_office
from communique.entries.ru.names import hint_of
from communique.entries.ru.nominatives import nominative
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import CASES, DAT, GEN, MANY, NOM, STRANGE, lemma, numbers, plain


class Bodies:
    """Finds the bodies and groups of one document; positions are tokens."""

    def __init__(self, context: RussianContext, taken: dict[int, int]) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets, self.taken = self.grammar.sets, taken
        self.organisations: dict[str, Figurehead] = {}
        self.held: set[int] = set()  # where offices begin that somebody named holds
        self.led: list[tuple[int, str]] = []  # bodies named in somebody's office, by its first token
        self._quoted: list[NamedBody] | None = None
        self._compound: list[NamedBody] | None = None

    def find(self) -> list[Mention]:
        """Organisations: a word for one with the genitives behind it, or a name in quotation marks."""
        found, behind = [], 0
        for match in self.page.of("organisation"):
            if match.start < behind or match.start in self.taken:
                continue
            start, stop, named = self._body_span(match)
            if self.grammar.pos(stop) == "NUMR" or self.page.is_a(stop, "both_word"):
                continue  # министерства двух стран
            local = any(self.page.is_a(k, "home_word") for k in range(start, match.start))
            opens = stop == match.stop and start == match.start and self.grammar.opens_sentence(start)
            earlier = self._told_before(match) if opens else None  # Палата проведёт ярмарку
            if not named and not local or earlier:
                known = earlier or (self._same_body(match) if self._is_bare(match, stop) else None)
                if known:
                    self.context.cases[match.start] = hint_of(self.grammar.bits(match.start)) or CASES
                    found.append(Mention(match.start, match.stop, "organisation", known))
                continue
            behind = stop
            bends = self.grammar.pos(match.start) == "NOUN" or start < match.start
            name = nominative(self.grammar, start, stop) if bends else self.page.slice(start, stop)  # ТПП области
            if start == match.start and self._opens_many(start):
                opener = self.page.slice(start, start + 1)
                name = opener.lower() + self.page.slice(start, stop)[len(opener) :]
            places = [p for p in self.context.places_in(start, stop) if p.code or p.kind == "subdivision"]
            area = Area(places[-1].base, places[-1].code) if places else self._local_area(start) if local else None
            key = plain(name.lower())
            who = self.organisations.setdefault(
                key, Figurehead(name, None, area, "organisation", company=name, first=start)
            )
            self.context.cases[start] = hint_of(self._head_bits(match)) or CASES
            found.append(Mention(start, stop, "organisation", who))
        return found

    def _opens_many(self, i: int) -> bool:
        """Whether the noun that opens a sentence is the subject in the plural: предприятия, no предприятие."""
        forms = numbers(self.grammar.forms[i])
        return self.grammar.opens_sentence(i) and ("nomn", "plur") in forms and ("nomn", "sing") not in forms

    def _is_bare(self, match: Match, stop: int) -> bool:
        """Whether a word for a body has no genitive that tells which: компании, but not компании провинции."""
        return stop == match.stop or self.page.words[match.start] not in self.sets.called_body

    def _head_bits(self, match: Match) -> int:
        """The bits of a body's noun, the last part of a compound: в пресс-службе."""
        i, page = match.start, self.page
        while i + 2 < match.stop and page.words[i + 1] == "-" and page.touches(i + 1):
            i += 2
        return self.grammar.bits(i)

    def _local_area(self, i: int) -> Area | None:
        """The area that "областной" or "городской" means: that of the paper, else the one named last before."""
        if self.context.home is not None:
            return self.context.home
        before = [p for p in self.context.places_in(0, i) if p.kind == "subdivision" and p.code]
        return Area(before[-1].base, before[-1].code) if before else None

    def _same_body(self, match: Match) -> Figurehead | None:
        """Whom a bare "министерство" or "компания" means: the last one of that word, else the ministry itself."""
        word = self.page.words[match.start]
        if self._are_many(match.start):
            return None
        if known := self._told_before(match):
            return known
        if word not in self.sets.bare_body:
            return None
        name = nominative(self.grammar, match.start, match.stop)
        return Figurehead(name, None, None, "organisation", company=name, first=match.start)

    def _are_many(self, i: int) -> bool:
        """Whether a noun stands in the plural; в компании планируют is of one."""
        within = self.grammar.pos(i - 1) == "PREP" and ("loct", "sing") in numbers(self.grammar.forms[i])
        return self.grammar.is_plural(i) and not (within and self.page.words[i - 1] in self.sets.inside_word)

    def _told_before(self, match: Match) -> Figurehead | None:
        """The body before a word for one that is called by it with more words: that of the paper, else the last."""
        word = self.page.words[match.start]
        same = self.sets.table("kin", "kin").get(word, ())
        bodies = list(self.organisations.values())
        told = [who for who in bodies if word in _words_of(who)]
        told = told or [who for who in bodies if not _words_of(who).isdisjoint(same)]
        home = [who for who in told if who.area and who.area == self.context.home]
        if home or told:
            return (home or told)[-1]
        if self._are_many(match.start) or word not in self.sets.called_body:
            return None
        return self._called(word, match.start)

    def _called(self, word: str, start: int) -> Figurehead | None:
        """The last body before a token that a noun may mean; of firms one whose own noun is no other for any firm."""
        fit = [one for one in self._named_before(start) if one.is_called(word, self.sets)]
        if not fit:
            if self._compound is None:
                self._compound = find_compound(self.context)
            fit = [one for one in self._compound if one.start < start and one.is_called(word, self.sets)]
        if word in self.sets.any_company:
            other = self.sets.any_company - {word}
            exact = [one for one in fit if one.kind == word]  # директор компании A и директор завода «Б». Компания …
            fit = exact or [one for one in fit if one.kind not in other] or fit
        return fit[-1].who if fit else None

    def called(self, noun: str, start: int) -> Figurehead | None:
        """The body called by its name before a token that a noun alone means: предприятие."""
        word = lemma(plain(noun.lower()))
        return self._called(word, start) if word in self.sets.called_body else None

    def of_sentence(self, i: int) -> Figurehead | None:
        """The only body that the sentence of a token names before it."""
        low = self.page.sentence_of[i]
        named = [one.who for one in self._named_before(i)] + list(self.organisations.values())
        near = {
            (who.name or "").partition("«")[2] or who.name: who
            for who in named
            if who.first < i and self.page.sentence_of[who.first] == low
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def meant(self, noun: str, taken: set[str | None], start: int) -> Figurehead | None:
        """The only organisation of the text, or before a token, that a noun calls and nobody named leads."""
        kin = (noun, *self.sets.table("kin", "kin").get(noun, ()))
        named = [who for who in self.organisations.values() if not _words_of(who).isdisjoint(kin)]
        free = [who for who in named if who.company not in taken and len((who.name or "").split()) > 1]
        before = [who for who in free if who.first < start]
        for fit in (free, before, [who for who in before if who.area and who.area == self.context.home]):
            if len(fit) == 1 or fit and len({who.area for who in fit}) == 1 and fit[0].area:
                return max((who for who in fit if "«" not in (who.name or "")), key=_length, default=fit[0])
        return None

    def _named_before(self, i: int) -> list[NamedBody]:
        """The bodies that are called by a name in quotation marks, or in an office, before a token, in their order."""
        if self._quoted is None:
            known = self.page.language.sets["organisation"]
            led = [named_in_office(start, name, known) for start, name in self.led]
            self._quoted = sorted([*led, *find_named(self.context)], key=lambda one: one.start)
        return [one for one in self._quoted if one.start < i]

    def kind_of(self, body: Figurehead) -> str:
        """The noun of an organisation's name, empty where it means several: палата, but not китайские компании."""
        known = self.page.language.wordset("organisation")
        return next((w for w in re.findall(r"\w+", (body.name or "").lower()) if w in known or lemma(w) in known), "")

    def _body_span(self, match: Match) -> tuple[int, int, bool]:
        """An organisation's words, and whether they name it."""
        grammar, page = self.grammar, self.page
        start, stop = self._body_start(match), match.stop
        limit = min(grammar.bounds(match.start)[1], stop + 14)
        opens = grammar.opens_sentence(start) and page.words[match.start] in self.sets.called_body
        named = (
            page.is_capital(match.start)
            and not opens  # Предприятия региона получат …
            or page.is_a(match.start, "orgkind")
            or page.words[match.start] in self.sets.press_word
        )
        while stop < limit and (further := self._further(match, stop, limit, named)) is not None:
            stop, named = further
        if page.words[match.start] in self.sets.office_body:
            stop = self._behind_office(stop, limit)
        adjective = any(p.form == "adjective" for p in self.context.places_in(start, match.start))
        own = page.is_capital(start) and not grammar.opens_sentence(start)  # Дальневосточное управление
        return start, stop, named or adjective or own

    def _body_start(self, match: Match) -> int:
        """Where the adjectives before an organisation's word begin: Торгово-промышленная палата."""
        grammar, page = self.grammar, self.page
        start = match.start
        while (
            start > 0
            and grammar.pos(start - 1) in ("ADJF", "PRTF")
            and start - 1 not in self.taken
            and (
                grammar.bits(start - 1) & grammar.bits(match.start) & CASES or self._is_of_short_name(start - 1, match)
            )
        ):
            if page.sentence_of[start - 1] != page.sentence_of[match.start]:
                break
            start -= 1
            if start > 1 and page.words[start - 1] == "-" and page.touches(start - 1) and page.touches(start):
                start -= 2  # Торгово-промышленная палата
        return start

    def _is_of_short_name(self, k: int, match: Match) -> bool:
        """Whether the adjective of a place stands at token `k`, before a body's letters: Томская ТПП."""
        return self.page.slice(match.start, match.stop).isupper() and k in self.context.place_of

    def _further(self, match: Match, stop: int, limit: int, named: bool) -> tuple[int, bool] | None:
        """The token behind one more word of an organisation, and whether it has a name by then; `None` at its end."""
        grammar, page = self.grammar, self.page
        word = page.words[stop]
        if word in ("«", "“", '"') and page.quote_of[stop] >= 0 and page.quotes[page.quote_of[stop]].start == stop:
            quote = page.quotes[page.quote_of[stop]]
            if quote.stop - stop > 10 or page.words[stop - 1] in "»”":
                return None  # в пресс-службе «Лёна» «Вестнику» сообщили
            given = grammar.bits(stop + 1) & CASES
            if given & DAT and not given & (NOM | GEN) and not grammar.bits(match.start) & DAT:
                return None  # попросил Минторг «Вестнику» ответить
            return quote.stop, True
        if stop in self.held and page.words[match.start] not in self.sets.office_body:
            return None  # в аэропорту посла Анну Котову встретил мэр
        place = self.context.place_of.get(stop)
        if place and (grammar.bits(stop) & GEN or place.form == "noun" and not grammar.bits(stop) & CASES):
            return place.stop, True
        if (
            word in self.sets.and_comma
            and stop + 1 < limit
            and self._in_body(stop + 1)
            and self._is_genitive_noun(stop + 1, limit)
            and named
            and not grammar.is_finite(stop + 2)
        ):
            joins = page.is_a(match.start, "organisation") and page.words[match.start] in self.sets.joining_body
            if not joins or page.is_a(stop + 1, "organisation"):
                return None
            return stop + 2, named
        if names_site(self.context, stop):
            return None  # в Минторге Tomsk.ru сообщили
        if grammar.pos(stop) == "LATN" and page.is_capital(stop) and grammar.pos(stop - 1) in ("NOUN", "LATN"):
            return stop + 1, True  # агентство KAZAKH INVEST
        if self._is_strange_name(match, stop):
            return stop + 1, True  # Университет Тромсё
        if grammar.pos(stop) == "ADJF" and not self._is_genitive_noun(stop, limit):
            return None  # в Минторге нашей газете сообщили
        if not self._in_body(stop) or page.quote_of[stop - 1] >= 0 and page.words[stop - 1] in QUOTES:
            return None  # для компании «Меконг» дробилки
        office = (
            page.match_at("title", stop)
            if stop in self.taken and page.words[match.start] in self.sets.office_body
            else None
        )
        if office is not None and office.stop > stop + 1:
            return office.stop, True  # пресс-служба главы государства
        return stop + 1, named or page.words[match.start] in self.sets.department_noun

    def _is_strange_name(self, match: Match, k: int) -> bool:
        """Whether a word with a capital that no dictionary has stands right behind a noun that bodies are called by."""
        calls = k == match.stop and self.page.words[match.start] in self.sets.called_body and k not in self.taken
        alone = calls and self.page.is_capital(k) and not self.page.is_capital(k + 1)
        return alone and k not in self.context.place_of and bool(self.grammar.bits(k) & STRANGE)

    def _behind_office(self, stop: int, limit: int) -> int:
        """Behind the office in the genitive whose staff a body is: Канцелярии Президента."""
        office = self.page.match_at("title", stop) if stop < limit else None
        return office.stop if office and office.stop <= limit and self.grammar.bits(office.start) & GEN else stop

    def _in_body(self, k: int) -> bool:
        grammar = self.grammar
        if self.page.words[k] in self.sets.utterance:
            return False  # приводит пресс-служба слова губернатора
        if grammar.pos(k) in ("NOUN", "ADJF", "PRTF") and grammar.bits(k) & GEN:
            return k not in self.taken or self.page.match_at("title", k) is not None and not self.page.is_capital(k)
        return False

    def _is_genitive_noun(self, k: int, limit: int) -> bool:
        """Whether the noun of the words from token `k` stands in the genitive: и развития, but not и водной службой."""
        while k < limit and self.grammar.pos(k) in ("ADJF", "PRTF"):
            k += 1
        return self.grammar.pos(k) != "NOUN" or bool(self.grammar.bits(k) & GEN)

    def _is_plural(self, i: int) -> bool:
        """Whether a noun stands in the plural, also where a form opens a sentence that may be a genitive: Стороны."""
        opens = i == self.grammar.sentence(i)[0] or self.grammar.pos(i - 1) == "CONJ" or self.page.words[i - 1] == ","
        return self.grammar.is_plural(i) or opens and bool(self.grammar.bits(i) & MANY)

    def groups(self) -> list[Mention]:
        """Several people by what they are: стороны, эксперты."""
        found = []
        for match in self.page.of("group"):
            plural = self._is_plural(match.start) or self.grammar.pos(match.start) == "NUMR"  # обе стороны
            plural = plural or self.page.words[match.start] in self.sets.authorities
            if match.start in self.taken or not plural:
                continue
            role = self.page.slice(match.start, match.stop)
            bits = self.grammar.bits(match.start)
            several = bits & MANY and self.page.is_a(match.start, "title") and self.grammar.opens_sentence(match.start)
            self.context.cases[match.start] = hint_of(bits | NOM if several else bits)  # Главы регионов проведут
            found.append(Mention(match.start, match.stop, "group", Figurehead(None, role, None, "group"), plural=True))
        return found


def _length(who: Figurehead) -> int:
    """How many words the name of an organisation has."""
    return len((who.name or "").split())


def _words_of(who: Figurehead) -> set[str]:
    """The words of an organisation's name in lower case."""
    return set(re.findall(r"\w+", plain((who.name or "").lower())))
