"""Russian words: dictionary form, part of speech, case, gender and number, from the dictionary that pymorphy3 keeps.

Each distinct form is analysed once and kept in a bounded cache; nothing else of the package knows the library.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Any, Final, NamedTuple

import pymorphy3  # type: ignore[import-untyped]

from communique.words.load import load_words

NOM, GEN, DAT, ACC, INS, LOC = (1 << n for n in range(6))
SING, PLUR, MASC, FEMN, NEUT, PAST, PRES, FUTR, FIRST, THIRD, NAME, SURN, PATR, GEO, ANIM, STRANGE, IMPF, IMPR = (
    1 << n for n in range(6, 24)
)
ONE, MANY = 1 << 24, 1 << 25  # can stand in the nominative of the singular, of the plural
ORGN = 1 << 26  # the name of a body
CASES = NOM | GEN | DAT | ACC | INS | LOC
_BITS = {
    "nomn": NOM, "gent": GEN, "gen2": GEN, "datv": DAT, "accs": ACC, "ablt": INS, "loct": LOC, "loc2": LOC,
    "sing": SING, "plur": PLUR, "masc": MASC, "femn": FEMN, "neut": NEUT, "past": PAST, "pres": PRES, "futr": FUTR,
    "1per": FIRST, "3per": THIRD, "Name": NAME, "Surn": SURN, "Patr": PATR, "Geox": GEO, "anim": ANIM, "impf": IMPF,
    "impr": IMPR, "Orgn": ORGN,
}  # fmt: skip
_FORMS: Final = Path(__file__).parent.parent / "words" / "ru" / "forms.txt"
_NOMINAL: Final = frozenset(("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
_RATHER: Final = frozenset(("VERB", "NOUN"))
YO: Final = "ё"  # which most texts write as the letter without dots
_MOST: Final = 60_000  # forms that are kept
_LIKELY: Final = 0.02  # share of a reading that counts for the case


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What a form may be: dictionary form, part of speech (as pymorphy3 names it, or PNCT, NUMB, LATN) and its bits.

    The cases are all that the form may stand in, the other bits those of its likeliest reading.
    """

    lemma: str
    pos: str
    bits: int


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a form: part of speech, bits, dictionary form."""

    pos: str
    bits: int
    lemma: str
    score: float


@lru_cache(maxsize=1)
def _analyser() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


def _bits(tag: Any) -> int:
    bits = 0
    for grammeme in tag.grammemes:
        bits |= _BITS.get(grammeme, 0)
    return bits


def plain(word: str) -> str:
    """The word with е for ё, as most texts write it."""
    return word.replace(YO, "е") if YO in word else word


class _Lexicon(dict[str, Lexeme]):
    def __missing__(self, form: str) -> Lexeme:
        """The lexeme of a form that is not known yet."""
        if len(self) >= _MOST:
            self.clear()
        lexeme = self[form] = _analyse(form)
        return lexeme


LEXICON: Final = _Lexicon()


@cache
def _meant() -> dict[str, str]:
    """Forms of several words with the dictionary form that reports mean, as the word data have them."""
    lines = (line.partition(":") for line in _FORMS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {form: word for word, _, forms in lines for form in forms.split()}


def _analyse(form: str) -> Lexeme:
    if not form[0].isalpha():
        return Lexeme(form, "NUMB" if form[0].isdigit() else "PNCT", 0)
    if form[0] < "а" or form[0] > "ё":
        return Lexeme(form, "LATN", 0)
    parses = _analyser().parse(form)
    meant = _meant().get(form)
    best = next((p for p in parses if plain(p.normal_form) == meant), parses[0]) if meant else parses[0]
    if best.tag.POS == "ADJS":  # соединим, комбикормов: rather a verb or a noun than a short adjective as likely
        best = next((p for p in parses if p.tag.POS in _RATHER and p.score >= best.score), best)
    pos = sys.intern(str(best.tag.POS or ("ADVB" if "PRED" in best.tag else "UNKN")))
    bits = _bits(best.tag)
    told = meant is not None and plain(best.normal_form) == meant
    for other in parses:
        if told and plain(other.normal_form) != meant:
            continue  # премьера is the minister, and no first night
        if other.tag.POS in _NOMINAL and best.tag.POS in _NOMINAL and other.score >= _LIKELY:
            bits |= _bits(other.tag) & CASES
        bits |= _bits(other.tag) & (NAME | SURN | PATR) if other.score >= _LIKELY else 0
        if other.tag.case == "nomn" and other.score >= _LIKELY:
            bits |= MANY if other.tag.number == "plur" else ONE
    if not best.is_known:
        bits |= STRANGE
    return Lexeme(meant or plain(form if pos == "COMP" else best.normal_form), pos, bits)


def lemma(form: str) -> str:
    """The dictionary form of a lower-case form; the same form always has the same."""
    return LEXICON[plain(form)].lemma


@lru_cache(maxsize=8192)
def readings(form: str) -> tuple[Form, ...]:
    """All readings of a lower-case form, the likeliest first."""
    return tuple(
        Form(str(p.tag.POS or ""), _bits(p.tag) | (0 if p.is_known else STRANGE), plain(p.normal_form), p.score)
        for p in _analyser().parse(form)
    )


@lru_cache(maxsize=8192)
def cases_of_one(form: str, word: str) -> int:
    """The cases in which a form of a noun, told by its dictionary form, stands in the singular."""
    own = (one for one in readings(form) if one.lemma == word and one.bits & SING and one.pos in _NOMINAL)
    return reduce(or_, (one.bits & CASES for one in own), 0)


def as_one(form: str, word: str, bits: int) -> int:
    """The bits of a form of a noun with the cases of the singular alone, unless the form is likelier plural."""
    own = cases_of_one(form, word) if bits & (STRANGE | SING) else 0
    return bits & ~CASES | own if own else bits


@lru_cache(maxsize=8192)
def adjective_cases(form: str) -> int:
    """The cases in which a form stands as an adjective: рабочим визитом."""
    return reduce(or_, (one.bits & CASES for one in readings(form) if one.pos in ("ADJF", "PRTF")), 0)


@lru_cache(maxsize=8192)
def numbers(form: str) -> frozenset[tuple[str, str]]:
    """The cases and numbers that a noun or adjective may stand in, as pymorphy3 names them."""
    tags = [p.tag for p in _analyser().parse(form) if p.tag.POS in _NOMINAL and p.score >= _LIKELY / 2]
    return frozenset((str(tag.case), str(tag.number)) for tag in tags if tag.case and tag.number)


@lru_cache(maxsize=8192)
def to_nominative(form: str, *, plural: bool = False) -> str:
    """The nominative of a noun or adjective in its number, by the reading that has this one; the form if it is none."""
    parses = [parse for parse in _analyser().parse(form) if parse.tag.POS in _NOMINAL and _bits(parse.tag) & CASES]
    if not plural and form in _meant():
        return _meant()[form]
    wanted = "plur" if plural else "sing"
    for parse in sorted(parses, key=lambda one: one.tag.number != wanted):
        if parse.tag.number:
            found = parse.inflect({"nomn", parse.tag.number})
            if found:
                return str(found.word)
    return form


@lru_cache(maxsize=8192)
def to_plural(form: str) -> str:
    """The nominative plural of a noun or adjective in any case and number; the form if it is none."""
    for parse in _analyser().parse(form):
        found = parse.inflect({"nomn", "plur"}) if parse.tag.POS in _NOMINAL else None
        if found:
            return str(found.word)
    return form


@lru_cache(maxsize=8192)
def with_gender(form: str, gender: str) -> str:
    """The nominative singular of an adjective in a gender: masc, femn or neut."""
    for parse in _analyser().parse(form):
        if parse.tag.POS in ("ADJF", "PRTF"):
            found = parse.inflect({"nomn", "sing", gender})
            if found:
                return str(found.word)
    return form


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a word of a person's name: its case, "m", "f" or "" for both, and its nominative."""

    case: int
    gender: str
    nominative: str
    weight: float


@lru_cache(maxsize=16384)
def name_nominatives(form: str) -> frozenset[str]:
    """The nominatives, as most texts write them, that a lower-case word of a person's name may have."""
    return frozenset([plain(reading.nominative) for reading in name_readings(form)])


_RIGID: Final = 0.05  # what a name that never bends lacks: Анне is Анна before it is a name of its own
_GUESSED: Final = 0.45  # weight of a reading that pymorphy3 guesses
_LIKE_NAMES: Final = 0.75  # least weight of an ending that only surnames have: Ракова is a woman too
_AGAINST: Final = 2.0  # what a case costs that the words around do not allow, or the locative by itself
_PERSON = ("Name", "Surn", "Patr")
_CASE_NAMES = {"nomn": NOM, "gent": GEN, "datv": DAT, "accs": ACC, "ablt": INS, "loct": LOC}


@lru_cache(maxsize=16384)
def name_readings(form: str) -> tuple[NameReading, ...]:
    """How a lower-case word of a person's name may be read; never empty."""
    found: list[NameReading] = []
    for parse in _analyser().parse(form):
        tag = parse.tag
        person = any(grammeme in tag for grammeme in _PERSON) or parse.normal_form in _ends("first_name")
        if not person or "plur" in tag or tag.case not in _CASE_NAMES:
            continue
        gender = {"masc": "m", "femn": "f"}.get(tag.gender or "", "")
        turned = parse.inflect({"nomn", "sing"})
        nominative = form if "Fixd" in tag or turned is None else turned.word
        nominative = nominative if plain(form) != form else plain(nominative)
        weight = 1.0 + parse.score if parse.is_known else _GUESSED
        weight -= _RIGID if "Fixd" in tag and weight > 1.0 + _RIGID else 0.0
        found.append(NameReading(_CASE_NAMES[tag.case], gender, nominative, weight))
    sure = any(reading.weight > 1.0 for reading in found)
    found += [] if sure else _as_common_word(form)
    by_ending = _by_ending(form)
    return (*found, *(reading for reading in by_ending if not sure or reading.weight >= _LIKE_NAMES))


def _as_common_word(form: str) -> list[NameReading]:
    """The readings of a surname that is an adjective, or a noun that drops a vowel where it bends: Круглым, Зайцем."""
    found = []
    for parse in _analyser().parse(form):
        tag = parse.tag
        if not parse.is_known or tag.number != "sing" or tag.gender != "masc" or tag.case not in _CASE_NAMES:
            continue
        turned = parse.inflect({"nomn", "sing", "masc"}) if tag.POS == "ADJF" else None
        if turned and not turned.word.endswith(_ends("rather_possessive")):  # Круглым, but Лыкова
            found.append(NameReading(_CASE_NAMES[tag.case], "m", plain(turned.word), _LIKE_NAMES))
        if tag.POS != "NOUN":
            continue
        turned = parse.inflect({"nomn", "sing"}) if tag.animacy == "anim" else None
        closed = turned and plain(turned.word).endswith((*_ends("solid_ending"), *_ends("soft_ending")))
        if turned and closed and not plain(form).startswith(plain(turned.word)):
            found.append(NameReading(_CASE_NAMES[tag.case], "m", plain(turned.word), _LIKE_NAMES))
    return found


class _Ending(NamedTuple):
    """How a name may end: the cases that tells, for whom ("m", "f"), what stands for it in the nominative, its weight.

    `hard`: only behind a consonant, and nothing stands for it. `open`: only behind a vowel.
    """

    spelt: str
    cases: int
    gender: str
    tail: str
    weight: float
    hard: bool
    open: bool


@cache
def _endings() -> tuple[_Ending, ...]:
    """The endings of names that no dictionary has, as the word data give them."""
    return tuple(
        _Ending(
            stem + word,
            _cases(g["cases"]),
            g["gender"],
            stem + g["tail"],
            g["weight"],
            bool(g.get("hard")),
            bool(g.get("open")),
        )
        for g in load_words("ru").of("name_ending")
        for stem in g.get("stems", ("",))
        for word in g.words
    )


def _cases(named: str) -> int:
    """The bits of cases that are named as pymorphy3 names them."""
    bits = 0
    for name in named.split():
        bits |= _BITS[name]
    return bits


@cache
def _ends(kind: str) -> tuple[str, ...]:
    return tuple(load_words("ru").wordset(kind))


def _by_ending(form: str) -> list[NameReading]:
    """The readings of a name that the dictionary does not know, by how masculine and feminine names decline."""
    rigid = form.endswith(_ends("rigid_ending")) and not form.endswith(_ends("bending_ending"))
    found = [NameReading(CASES, "", form, 0.6 if rigid else 0.3)]
    solid = _ends("solid_ending")
    if form.endswith((*solid, *_ends("soft_ending"))):
        found.append(NameReading(NOM, "m", form, 0.6))
        found.append(NameReading(CASES, "f", form, 0.3))
    for ending in _endings():
        if form.endswith(ending.spelt) and len(form) > len(ending.spelt) + 1:
            stem = form[: -len(ending.spelt)] + ending.tail
            behind = stem[: len(stem) - len(ending.tail)]
            if not (ending.hard or ending.open) or behind.endswith(solid) == ending.hard:
                found.append(NameReading(ending.cases, ending.gender, stem, ending.weight))
    return found


def _has_gender(way: tuple[NameReading, ...], gender: str) -> bool:
    return any(reading.gender in ("", gender) for reading in way)


def _likeliest(way: tuple[NameReading, ...], case: int, sex: str) -> NameReading | None:
    """The likeliest reading of a word of a name in a case and for a gender."""
    fit = (reading for reading in way if reading.case & case and reading.gender in ("", sex))
    return max(fit, key=lambda reading: reading.weight, default=None)


@lru_cache(maxsize=8192)
def read_name(words: tuple[str, ...], hint: int, gender: str = "") -> tuple[tuple[str, ...], int, str]:
    """The nominatives of the lower-case words of one name, its likeliest case and its gender ("" where unknown).

    `hint` is the cases that the words around allow, 0 for no hint.
    """
    ways = [name_readings(word) for word in words]
    if gender:  # лазиза of a man is no first name of women
        ways = [way if _has_gender(way, gender) else tuple(_by_ending(w)) for way, w in zip(ways, words, strict=True)]
    best: tuple[float, tuple[str, ...], int, str] = (-1.0, words, hint or NOM, gender)
    for case in _CASE_NAMES.values():
        for sex in ("m", "f"):
            if gender and sex != gender:
                continue
            chosen = [_likeliest(way, case, sex) for way in ways]
            score = sum(r.weight if r else -0.8 for r in chosen)
            score += (1.0 if case & hint else -_AGAINST) if hint else -_AGAINST * (case == LOC)
            score += 0.05 * (case == NOM and not hint)
            score += 0.02 if sex == "m" else 0.0
            if score > best[0]:
                spelt = tuple(r.nominative if r else word for r, word in zip(chosen, words, strict=True))
                told = sex if any(r and r.gender for r in chosen) else ""
                best = score, spelt, case, told
    return best[1], best[2], best[3]
