"""Names of people as they stand in a Russian text: runs of capitals, initials, patronymics; their nominative."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from communique.entries.places import Place
from communique.entries.ru.grammar import Grammar
from communique.entries.ru.spelt_out import is_letters
from communique.text.russian import (
    ACC,
    CASES,
    GEN,
    NAME,
    NOM,
    PATR,
    STRANGE,
    SURN,
    name_nominatives,
    name_readings,
    plain,
    read_name,
)

_PERSON: Final = NAME | SURN | PATR
_LONGEST: Final = 5  # words of a name
_LIKELY: Final = 0.45  # the weight of a reading that more than a guess stands behind
_UNREAD: Final = 0.8  # what a form costs that a spelling does not explain


@dataclass(frozen=True, slots=True)
class Written:
    """A name in tokens `start` to `stop`: its words in the nominative with capitals, initials as "А.", case, gender.

    It is `against` its office where the dictionary has the first name in the nominative alone, and the office not.
    `forms` are the words as they stand in the text, one for each of `words`, in lower case with е for ё.
    """

    start: int
    stop: int
    words: tuple[str, ...]
    case: int
    gender: str
    sure: bool
    forms: tuple[str, ...]
    against: bool = False

    @property
    def name(self) -> str:
        """The name in the nominative."""
        return " ".join(self.words)


class Names:
    """Reads names on one page."""

    def __init__(self, grammar: Grammar, place_of: dict[int, Place]) -> None:
        self.grammar, self.page, self.place_of = grammar, grammar.page, place_of
        self.never = grammar.page.language.wordset("noname")
        self.particles = grammar.page.language.wordset("nameparticle")

    def goes_on(self, i: int) -> bool:
        """Whether the token behind a capital can belong to one name with it; a cheap look before `read`."""
        words, k = self.page.words, i + 1
        if self._is_led_by_place(i):
            return False  # во время визита в Приозерье | Рустам Исаев
        return k < self.page.size and (self.page.is_capital(k) or words[k] in "-." or words[k] in self.particles)

    def read(self, i: int, hint: int = 0, *, titled: bool = False) -> Written | None:
        """The name that begins at token `i`; behind a title unknown words count too, and a surname alone."""
        stop_at = self.grammar.bounds(i)[1] if i < len(self.page.words) else 0
        first, initials = self._initials(i, stop_at)
        runs = self._words(first, stop_at) or (self._words(first, stop_at, bare=True) if titled else [])
        if not runs:
            return None
        stop = runs[-1][1]
        after, behind = ((), stop) if initials else self._initials_behind(stop, stop_at)
        if not self._is_name(runs, bool(initials or after), titled):
            return None
        forms = tuple(
            "-".join(self.grammar.forms[k] for k in range(a, b) if self.page.words[k] != "-") for a, b in runs
        )
        rigid = self._fathers(runs)
        flat = tuple(part for n, form in enumerate(forms) for part in form.split("-") if n not in rigid)
        turned, case, gender = read_name(flat, hint)
        for n in rigid:  # Вагифом Рустам оглы Садыговым
            turned = (*turned[:n], forms[n], *turned[n:])
        case |= ACC if case == GEN and gender == "m" and (not hint or hint & ACC) else 0  # Хуана is both
        case |= (
            GEN if case == ACC and not hint and all(_cases_of(form) & GEN for form in flat) else 0
        )  # and so is Глеба
        words = self._spell(runs, forms, turned)
        if len(words) > 1 and self._comes_last_first(runs, initials or after):
            words, forms = (*words[1:], words[0]), (*forms[1:], forms[0])
        spelt = (*initials, *after, *words)
        sure = any(self._is_person(a, b) for a, b in runs) or self._is_eastern(runs)
        letters = tuple(plain(letter.lower().rstrip(".")) for letter in (*initials, *after))
        known = [one for one in name_readings(forms[0]) if one.weight > 1] if hint and not initials else []
        against = bool(known) and not hint & NOM and all(one.case == NOM for one in known)
        return Written(i, behind if after else stop, spelt, case, gender, sure, (*letters, *forms), against)

    def _is_led_by_place(self, i: int) -> bool:
        """Whether "в" stands before a capital that no dictionary has and a first name and a surname behind it."""
        sets, bits, page = self.grammar.sets, self.grammar.bits, self.page
        if i < 1 or page.words[i - 1] not in sets.in_or_on or not page.is_capital(i + 2) or bits(i) & (NAME | PATR):
            return False
        return page.is_capital(i + 1) and bool(bits(i + 1) & NAME) and not bits(i + 2) & PATR

    def _fathers(self, runs: list[tuple[int, int]]) -> list[int]:
        """Which words of a name are a father's that does not bend: Вагиф Рустам оглы Садыгов."""
        sets = self.grammar.sets
        return [n for n, (_, end) in enumerate(runs[:-1]) if self.grammar.forms[end] in sets.father_particle and n]

    def _comes_last_first(self, runs: list[tuple[int, int]], initials: tuple[str, ...]) -> bool:
        """Whether the surname stands first: Кондратьев Вениамин Иванович."""
        if initials or len(runs) != 3:
            return False
        return bool(self.grammar.bits(runs[-1][0]) & PATR and not self.grammar.bits(runs[0][0]) & NAME)

    def _spell(self, runs: list[tuple[int, int]], forms: tuple[str, ...], turned: tuple[str, ...]) -> tuple[str, ...]:
        spelt: list[str] = []
        at = 0
        for (a, _), form in zip(runs, forms, strict=True):
            count = form.count("-") + 1
            word = "-".join(part.capitalize() for part in turned[at : at + count])
            written = self.page.slice(a, a + 1)
            word = dotted(word, written)
            if not (written.isupper() or written[1:].islower()) and any(c.isupper() for c in written[1:]):
                word = written[0] + word[1:]  # МакГрегор
            if self.grammar.opens_with_particle(a):
                word = word[0].lower() + word[1:]
            if (
                spelt
                and self.grammar.forms[a - 1] in self.grammar.sets.lone_particle
                and not self.page.is_capital(a - 1)
            ):
                spelt.append(self.grammar.forms[a - 1])
            spelt.append(word)
            at += count
        return tuple(spelt)

    def _initials(self, i: int, stop: int) -> tuple[int, tuple[str, ...]]:
        """Behind the initials at token `i`, and they: А. Г., А.Г."""
        found: list[str] = []
        k, forms = i, self.grammar.forms
        while k < stop and len(found) < 2 and self.page.is_capital(k):
            letters = forms[k].split(".")
            if len(letters) > 2 and all(len(c) == 1 for c in letters[:-1]):
                found += [c.upper() + "." for c in letters[:-1]]
                k += 1
            elif self._is_initial(k) and k + 1 < stop and forms[k + 1] == "." and self.page.touches(k + 1):
                found.append(forms[k].capitalize() + ".")
                k += 2
            else:
                break
        return (k, tuple(found)) if found and k < stop and self.page.is_capital(k) else (i, ())

    def _is_initial(self, k: int) -> bool:
        return len(self.grammar.forms[k]) == 1 or self.grammar.forms[k] in self.grammar.sets.long_initial

    def _initials_behind(self, i: int, stop: int) -> tuple[tuple[str, ...], int]:
        """Initials behind a surname: Лукашенко А. Г."""
        forms, k = self.grammar.forms, i
        found: list[str] = []
        while (
            k + 1 < stop and len(found) < 2 and len(forms[k]) == 1 and self.page.is_capital(k) and forms[k + 1] == "."
        ):
            found.append(forms[k].upper() + ".")
            k += 2
        if not found and k < stop and self.page.is_capital(k):
            letters = forms[k].split(".")
            if len(letters) > 2 and all(len(c) == 1 for c in letters[:-1]):
                return tuple(c.upper() + "." for c in letters[:-1]), k + 1
        return tuple(found), k

    def _words(self, i: int, stop: int, *, bare: bool = False) -> list[tuple[int, int]]:
        """The words of a name from token `i`, hyphenated ones as one; the first may be a verb's form if `bare`."""
        runs: list[tuple[int, int]] = []
        k = i
        if bare:  # посла Индонезии Буди Сантосо
            if i + 1 >= stop or not self._is_like_verb(i) or not self._can_stand(i + 1, runs):
                return []
            runs, k = [(i, i + 1)], i + 1
        while k < stop and len(runs) < _LONGEST and self._can_stand(k, runs):
            end = k + 3 if self.grammar.opens_with_particle(k) else k + 1
            while (
                end + 1 < stop and self.page.words[end] == "-" and self.page.touches(end) and self.page.touches(end + 1)
            ):
                if not self.page.is_capital(end + 1):
                    break
                end += 2
            runs.append((k, end))
            k = self._behind_particle(end, stop)
            if self.grammar.bits(runs[-1][0]) & PATR and len(runs) == 3:
                break
        return runs[:2] if self._are_two(runs) else runs

    def _is_like_verb(self, k: int) -> bool:
        """Whether a capital within a sentence that is no place is spelt as a verb or a small word is: Буди, Иди."""
        inside = self.page.is_capital(k) and k > self.grammar.sentence(k)[0] and k not in self.place_of
        small = self.grammar.pos(k) in ("VERB", "ADVB", "PRCL", "INTJ", "PRED")
        return inside and small and self.grammar.words[k] not in self.never and not self.in_capitals(k)

    def _behind_particle(self, k: int, stop: int) -> int:
        """Behind an article that stands alone between two capitals: Азман бин Юсоф, Питер ван Зейл."""
        apart = k + 1 < stop and self.grammar.forms[k] in self.grammar.sets.lone_particle
        return k + 1 if apart and not self.page.is_capital(k) and self.page.is_capital(k + 1) else k

    def _are_two(self, runs: list[tuple[int, int]]) -> bool:
        """Whether four words are two names, one behind the other: помощник президента Касыма Аширова Ерлан Сатиев."""
        if len(runs) != 4:
            return False
        a, b, c, d = (_cases_of(self.grammar.forms[first]) for first, _ in runs)
        return not a & b & c & d and bool(a & b and c & d)

    def _can_stand(self, k: int, runs: list[tuple[int, int]]) -> bool:
        page, grammar = self.page, self.grammar
        if self.grammar.opens_with_particle(k):
            return len(runs) > 0
        if not page.is_capital(k) or not grammar.forms[k].isalpha():
            return False
        written = page.slice(k, k + 1)
        if len(written) > 1 and is_letters(written) and not self.in_capitals(k):
            return False  # ПетрГУ
        if page.word(k + 1) == "-" and page.touches(k + 1) and not page.is_capital(k + 2):
            return page.word(k + 2) in self.particles  # Торгово-промышленная палата
        if grammar.words[k] in self.never or page.match_at("month", k) and not grammar.bits(k) & _PERSON:
            return False
        place = self.place_of.get(k)
        if place is not None and not (runs and (grammar.bits(k) & _PERSON or self._goes_on_behind(place))):
            return False
        small = grammar.pos(k) in ("PREP", "CONJ", "VERB", "ADVB", "PRCL", "NPRO")
        if small and grammar.forms[k] in grammar.sets.eastern_surname and page.is_capital(k + 1):
            return True  # Ван Чжэнпу
        if small and not page.is_a(k, "first_name") and not grammar.bits(k) & (_PERSON | STRANGE):
            called = len(runs) == 1 and page.is_a(runs[0][0], "first_name") or runs and grammar.bits(runs[0][0]) & NAME
            return bool(called) or len(runs) > 0 and len(written) <= 4  # Валентина Топал, Ким Чен Ын, Ли Кэ
        return True

    def _goes_on_behind(self, place: Place) -> bool:
        """Whether a short word that is a city too is the middle of a name: Нгуен Ван Хай."""
        page, k = self.page, place.stop
        short = place.stop - place.start == 1 and len(place.name) <= 4
        return short and k < len(page.words) and page.is_capital(k) and self.grammar.forms[k].isalpha()

    def in_capitals(self, k: int) -> bool:
        """Whether token `k` stands in a line that is all in capitals."""
        start, stop = self.grammar.sentence(k)
        letters = [i for i in range(start, min(stop, start + 12)) if self.grammar.forms[i].isalpha()]
        return sum(self.page.slice(i, i + 1).isupper() for i in letters) > 0.8 * len(letters)

    def _is_plain_noun(self, k: int) -> bool:
        """Whether a noun of the dictionary that is no name opens a sentence with its capital."""
        bits = self.grammar.bits(k)
        opens = k == self.grammar.sentence(k)[0] and self.grammar.pos(k) == "NOUN"
        return opens and not bits & (_PERSON | STRANGE) and not self.page.is_a(k, "first_name")

    def _is_eastern(self, runs: list[tuple[int, int]]) -> bool:
        """Whether the first word is a surname of the East, and one that no dictionary has follows: Го Куйлун."""
        strange = len(runs) > 1 and self.grammar.bits(runs[1][0]) & STRANGE
        return bool(strange) and self.grammar.forms[runs[0][0]] in self.grammar.sets.eastern_surname

    def _is_person(self, a: int, b: int) -> bool:
        return any(self.grammar.bits(k) & _PERSON for k in range(a, b))

    def _is_name(self, runs: list[tuple[int, int]], initials: bool, titled: bool) -> bool:
        flags = [self.grammar.bits(a) for a, _ in runs]
        if initials:
            return bool(flags[0] & (SURN | STRANGE | NAME)) or titled or self.grammar.pos(runs[0][0]) == "NOUN"
        known = any(f & (NAME | PATR) for f in flags) or self.page.is_a(runs[0][0], "first_name")
        if len(runs) > 1 and not titled and self._is_plain_noun(runs[0][0]):
            return False  # Делегация Эрдэнэта
        if len(runs) > 1:
            strange = all(f & (SURN | STRANGE) for f in flags) and not self.in_capitals(runs[0][0])
            return known or titled or strange or self._is_eastern(runs)
        return titled and bool(flags[0] & (_PERSON | STRANGE) or self.grammar.pos(runs[0][0]) == "LATN")


def _cases_of(form: str) -> int:
    """The cases of a word of a name, by the readings that more than a guess stands behind."""
    return reduce(or_, (reading.case for reading in name_readings(form) if reading.weight > _LIKELY), 0)


def hint_of(bits: int) -> int:
    """The cases in the bits of a word before a name."""
    return bits & CASES


def dotted(word: str, written: str) -> str:
    """The word with the letter that `plain` takes away where the form that is written has it: Петр, Пётром."""
    kept = written.lower()
    flat = plain(kept)
    if flat == kept:
        return word
    letters = [
        (k.upper() if c.isupper() else k) if c.lower() == f else c for c, f, k in zip(word, flat, kept, strict=False)
    ]
    return "".join(letters) + word[len(letters) :]


def ways_of(form: str) -> frozenset[str]:
    """The nominatives that a form of a name may have, itself among them."""
    return name_nominatives(form) | {form}


def explained(spelling: str, forms: list[tuple[str, int]], gender: str) -> float:
    """How well a nominative explains forms in their cases, for somebody of a gender."""
    total = 0.0
    for form, case in forms:
        weights = [
            reading.weight + (0.5 if case & reading.case else -0.7 if case else 0.0)
            for reading in name_readings(form)
            if plain(reading.nominative) == spelling and (not gender or reading.gender in ("", gender))
        ]
        total += max(weights, default=-_UNREAD)
    return total
