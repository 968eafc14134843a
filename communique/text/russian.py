"""Russian words: dictionary form, part of speech, case, gender and number, from the dictionary that pymorphy3 keeps.

Each distinct form is analysed once and kept in a bounded cache; nothing else of the package knows the library.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import pymorphy3  # type: ignore[import-untyped]

NOM: Final = 1 << 0
GEN: Final = 1 << 1
DAT: Final = 1 << 2
ACC: Final = 1 << 3
INS: Final = 1 << 4
LOC: Final = 1 << 5
SING: Final = 1 << 6
PLUR: Final = 1 << 7
MASC: Final = 1 << 8
FEMN: Final = 1 << 9
NEUT: Final = 1 << 10
PAST: Final = 1 << 11
PRES: Final = 1 << 12
FUTR: Final = 1 << 13
FIRST: Final = 1 << 14
THIRD: Final = 1 << 15
NAME: Final = 1 << 16
SURN: Final = 1 << 17
PATR: Final = 1 << 18
GEO: Final = 1 << 19
ANIM: Final = 1 << 20
STRANGE: Final = 1 << 21
IMPF: Final = 1 << 22
IMPR: Final = 1 << 23
CASES: Final = NOM | GEN | DAT | ACC | INS | LOC
_BITS = {
    "nomn": NOM, "gent": GEN, "gen2": GEN, "datv": DAT, "accs": ACC, "ablt": INS, "loct": LOC, "loc2": LOC,
    "sing": SING, "plur": PLUR, "masc": MASC, "femn": FEMN, "neut": NEUT, "past": PAST, "pres": PRES, "futr": FUTR,
    "1per": FIRST, "3per": THIRD, "Name": NAME, "Surn": SURN, "Patr": PATR, "Geox": GEO, "anim": ANIM, "impf": IMPF,
    "impr": IMPR,
}  # fmt: skip
_FORMS: Final = Path(__file__).parent.parent / "words" / "ru" / "forms.txt"
_NOMINAL: Final = frozenset(("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))
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
    return word.replace("ё", "е")


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
    pos = sys.intern(str(best.tag.POS or ("ADVB" if "PRED" in best.tag else "UNKN")))
    bits = _bits(best.tag)
    for other in parses:
        if other.tag.POS in _NOMINAL and best.tag.POS in _NOMINAL and other.score >= _LIKELY:
            bits |= _bits(other.tag) & CASES
        bits |= _bits(other.tag) & (NAME | SURN | PATR) if other.score >= _LIKELY else 0
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
def to_nominative(form: str, among: int = CASES) -> str:
    """The nominative singular of a noun or adjective that stands in one of these cases; the form itself if none."""
    for parse in _analyser().parse(form):
        if parse.tag.POS in _NOMINAL and _bits(parse.tag) & among:
            found = parse.inflect({"nomn", "sing"} if parse.tag.number == "sing" else {"nomn"})
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


def all_forms(word: str, upright: bool = True) -> list[str]:
    """Every case of a word that is given in the nominative singular or plural, for tables made ahead."""
    for parse in _analyser().parse(word):
        if parse.tag.POS in ("NOUN", "ADJF", "PRTF") and "nomn" in parse.tag:
            number = parse.tag.number
            wanted = ({case, number} for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"))
            if parse.tag.POS != "NOUN" and parse.tag.gender:
                wanted = (tags | {parse.tag.gender} for tags in wanted)
            forms = [word, *(found.word for tags in wanted if (found := parse.inflect(tags)))]
            return list(dict.fromkeys(plain(f) for f in forms))
    return [plain(word)]


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a word of a person's name: its case, "m", "f" or "" for both, and its nominative."""

    case: int
    gender: str
    nominative: str
    weight: float


_PERSON: Final = ("Name", "Surn", "Patr")
_RIGID: Final = tuple("оеиуыэю")
_SOLID: Final = frozenset("бвгджзйклмнпрстфхцчшщ")
_CASE_NAMES: Final = {"nomn": NOM, "gent": GEN, "datv": DAT, "accs": ACC, "ablt": INS, "loct": LOC}


@lru_cache(maxsize=16384)
def name_readings(form: str) -> tuple[NameReading, ...]:
    """How a lower-case word of a person's name may be read; never empty."""
    found: list[NameReading] = []
    for parse in _analyser().parse(form):
        tag = parse.tag
        if not any(grammeme in tag for grammeme in _PERSON) or "plur" in tag or tag.case not in _CASE_NAMES:
            continue
        gender = {"masc": "m", "femn": "f"}.get(tag.gender or "", "")
        turned = parse.inflect({"nomn", "sing"})
        nominative = form if "Fixd" in tag or turned is None else turned.word
        nominative = nominative if "ё" in form else plain(nominative)
        found.append(NameReading(_CASE_NAMES[tag.case], gender, nominative, 1.0 + parse.score))
    return tuple(found) or tuple(_by_ending(form))


def _by_ending(form: str) -> list[NameReading]:
    """The readings of a name that the dictionary does not know, by how masculine and feminine names decline."""
    found = [NameReading(CASES, "", form, 0.3)]
    if form.endswith(_RIGID) and not form.endswith(("ии", "ому", "ему", "ою", "ею")):
        found = [NameReading(CASES, "", form, 0.6)]
    if form[-1] in _SOLID or form[-1] == "ь":
        found.append(NameReading(NOM, "m", form, 0.6))
        found.append(NameReading(CASES, "f", form, 0.3))
    for ending, case, tail in _MASCULINE:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)] + tail
            if tail or stem[-1] in _SOLID:
                found.append(NameReading(case, "m", stem, 0.5))
    for ending, case, tail in _FAMILY:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            found.append(NameReading(case, "f", form[: -len(ending)] + tail, 0.8))
    for ending, case, tail in _FEMININE:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            found.append(NameReading(case, "f", form[: -len(ending)] + tail, 0.4))
    if form[-1] in "ая":
        found.append(NameReading(NOM, "f", form, 0.4))
    return found


_MASCULINE = (
    ("а", GEN | ACC, ""), ("у", DAT, ""), ("ом", INS, ""), ("ем", INS, ""), ("е", LOC, ""), ("ым", INS, ""),
    ("я", GEN | ACC, "й"), ("ю", DAT, "й"), ("ем", INS, "й"), ("я", GEN | ACC, "ь"), ("ю", DAT, "ь"),
    ("ого", GEN | ACC, "ий"), ("ому", DAT, "ий"), ("им", INS, "ий"),
)  # fmt: skip
_FAMILY = tuple(
    (kind + ending, case, kind + "а")
    for kind in ("ов", "ев", "ин")
    for ending, case in (("ой", GEN | DAT | INS | LOC), ("у", ACC), ("а", NOM))
)
_FEMININE = (
    ("ы", GEN, "а"), ("и", GEN, "а"), ("е", DAT | LOC, "а"), ("у", ACC, "а"), ("ой", INS | GEN | DAT | LOC, "а"),
    ("и", GEN, "я"), ("ю", ACC, "я"), ("ей", INS, "я"), ("ую", ACC, "ая"), ("ой", GEN | DAT | INS | LOC, "ая"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def read_name(words: tuple[str, ...], hint: int, gender: str = "") -> tuple[tuple[str, ...], int, str]:
    """The nominatives of the lower-case words of one name, its likeliest case and its gender ("" where unknown).

    `hint` is the cases that the words around allow, 0 for no hint.
    """
    ways = [name_readings(word) for word in words]
    best: tuple[float, tuple[str, ...], int, str] = (-1.0, words, hint or NOM, gender)
    for case in _CASE_NAMES.values():
        for sex in ("m", "f"):
            if gender and sex != gender:
                continue
            chosen = [
                max((r for r in way if r.case & case and r.gender in ("", sex)), key=lambda r: r.weight, default=None)
                for way in ways
            ]
            score = sum(r.weight if r else -0.8 for r in chosen)
            score += 1.0 if hint and case & hint else 0.05 if case == NOM else 0.0
            score += 0.02 if sex == "m" else 0.0
            if score > best[0]:
                spelt = tuple(r.nominative if r else word for r, word in zip(chosen, words, strict=True))
                told = sex if any(r and r.gender for r in chosen) else ""
                best = score, spelt, case, told
    return best[1], best[2], best[3]
