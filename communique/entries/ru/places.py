"""Names of places in a Russian text in any case, with their ISO codes and their names in the nominative."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from communique.entries.places import Place
from communique.entries.ru.grammar import Grammar
from communique.text.russian import FEMN, MASC, NAME, NEUT, PATR, SURN, to_nominative, with_gender
from communique.words.load import FOLDER

_FORMS: Final = {"n": "noun", "a": "adjective", "p": "people"}
_ENDINGS = (
    "ский",
    "ская",
    "ское",
    "ского",
    "скому",
    "ском",
    "ской",
    "скую",
    "ским",
    "цкий",
    "цкая",
    "цкого",
    "цкому",
    "цком",
    "цкой",
    "цкую",
    "цким",
)
_RIGID = frozenset(("вице", "премьер", "пресс", "экс", "бизнес", "штаб"))  # parts of compounds that do not change
_KINDS: Final = {"c": "country", "s": "subdivision", "t": "city", "r": "region"}


class Name(NamedTuple):
    """A name by the tokens behind its first: form, code (`~` and a country for a city), kind, need, nominative."""

    rest: tuple[str, ...]
    form: str
    code: str
    kind: str
    needs: bool
    base: str


@cache
def _lines() -> dict[str, str]:
    text = (FOLDER / "world" / "names-ru.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n") if line)


@cache
def _names_at(word: str) -> tuple[Name, ...]:
    return tuple(_parse(entry) for entry in _lines()[word].split("\t"))


def _parse(entry: str) -> Name:
    rest, form, code, kind, flag, base = entry.split("|")
    return Name(tuple(rest.split()), _FORMS[form], code, _KINDS[kind], flag == "C", base)


def find_places(grammar: Grammar) -> list[Place]:
    """The places that a page names, in the order of the text, none inside another."""
    page, forms, lines = grammar.page, grammar.forms, _lines()
    text, starts = page.text, page.starts
    found: list[Place] = []
    free = 0
    for i, word in enumerate(forms):
        if i < free:
            continue
        capital = text[starts[i]].isupper()
        place = None
        if word in lines:
            place = _known(grammar, i, capital)
        if place is None and capital and grammar.pos(i) in ("ADJF", "NOUN"):
            place = _by_type(grammar, i) or _of_body(grammar, i)
        if place is not None:
            found.append(place)
            free = place.stop
    return found


def _known(grammar: Grammar, i: int, capital: bool) -> Place | None:
    """The longest name of the table that is written at token `i`."""
    forms = grammar.forms
    for name in _names_at(forms[i]):
        stop = i + 1 + len(name.rest)
        if name.rest and tuple(forms[i + 1 : stop]) != name.rest:
            continue
        if not capital and name.form == "noun":
            continue
        if name.form == "adjective" and not _is_adjective(grammar, i, stop, capital):
            continue
        if name.form == "noun" and not _is_place(grammar, name, i, stop):
            continue
        return _place(i, stop, name)
    return None


def _place(start: int, stop: int, name: Name) -> Place:
    local = name.code.startswith("~")
    code = None if local or not name.code else name.code
    country = name.code.strip("~")[:2] or None
    kind = name.kind if name.form != "adjective" or name.kind != "city" else "city"
    return Place(start, stop, name.base, code, kind, name.form, name.base, country if code != "EU" else None)


def _is_adjective(grammar: Grammar, i: int, stop: int, capital: bool) -> bool:
    """Whether an adjective such as "белорусский" says whose something is, and is no part of a longer name."""
    if capital and grammar.page.is_a(stop, "areatype"):
        return False  # Приморский район: a place of its own
    return bool(grammar.bits(i)) or not capital


def _is_place(grammar: Grammar, name: Name, start: int, stop: int) -> bool:
    """Whether a name is a place here: no surname, and with what it needs."""
    page, forms = grammar.page, grammar.forms
    before = forms[start - 1] if start else ""
    if grammar.words[start - 1] in ("доллар", "долл") and start:
        return False  # долларов США
    led = before in (
        "в",
        "во",
        "из",
        "под",
        "около",
        "г",
        "город",
        "города",
        "городе",
        "через",
        "до",
        "на",
        "между",
    ) or (before == "." and start > 1 and forms[start - 2] in ("г", "гг"))
    if name.needs and not led:
        return False
    person = NAME | SURN | PATR
    after = stop < len(forms) and page.is_capital(stop) and bool(grammar.bits(stop) & person)
    behind = start > 0 and page.is_capital(start - 1) and bool(grammar.bits(start - 1) & (NAME | PATR))
    if stop - start == 1 and (after or behind) and grammar.bits(start) & person and not led:
        return False
    short = stop - start == 1 and forms[start].isalpha() and len(forms[start]) <= 3
    if short and not page.slice(start, stop).isupper() and len(forms[start]) <= 2:
        return False
    return stop - start > 1 or not _is_upper_abbreviation(grammar, name, start, stop)


def _is_upper_abbreviation(grammar: Grammar, name: Name, start: int, stop: int) -> bool:
    """Whether an abbreviation of a place (РБ, ЕС) is not written as one here."""
    return name.base.isupper() and len(name.base) <= 4 and not grammar.page.slice(start, stop).isupper()


def _by_type(grammar: Grammar, i: int) -> Place | None:
    """A place that no table has: Жлобинский район, Мозырская область, провинция Сычжоу."""
    page, words = grammar.page, grammar.words
    adjective = grammar.pos(i) == "ADJF" or grammar.forms[i].endswith(_ENDINGS)
    if adjective and page.is_a(i + 1, "areatype") and not page.is_a(i, "areamodifier"):
        if page.sentence_of[i] != page.sentence_of[i + 1]:
            return None
        gender = _gender_of(grammar, i + 1)
        head = with_gender(grammar.forms[i], gender).capitalize()
        return Place(i, i + 2, f"{head} {words[i + 1]}", None, "subdivision", "noun", f"{head} {words[i + 1]}", None)
    return None


def _of_body(grammar: Grammar, i: int) -> Place | None:
    """The city or region in the name of a body of its own: Полоцкого райисполкома, Могилевский облисполком."""
    if not grammar.page.is_a(i + 1, "localbody") or not grammar.forms[i].endswith(_ENDINGS):
        return None
    stem = with_gender(grammar.forms[i], "masc")
    region = grammar.words[i + 1] == "облисполком"
    tries = (
        [stem[:-2] + "ая область"]
        if region
        else [stem[:-2], stem[:-4], stem[:-4] + "а", stem[:-4] + "ь", stem[:-3] + "к"]
    )
    for spelt in tries:
        first, *rest = spelt.split()
        for name in _names_at(first) if first in _lines() else ():
            if name.rest == tuple(rest) and name.form == "noun":
                code = None if name.code.startswith("~") or not name.code else name.code
                return Place(i, i + 1, name.base, code, name.kind, "adjective", name.base, name.code.strip("~")[:2])
    if region or not stem.endswith(("цкий", "ский")):
        return None
    base = (stem[:-2] if stem.endswith("цкий") else stem[:-4]).capitalize()
    return Place(i, i + 1, base, None, "city", "adjective", base, None)


def _gender_of(grammar: Grammar, i: int) -> str:
    bits = grammar.bits(i)
    return "masc" if bits & MASC else "femn" if bits & FEMN else "neut" if bits & NEUT else "masc"


def nominative(grammar: Grammar, start: int, stop: int) -> str:
    """The words from token `start` with their head in the nominative; genitives behind it stay as they are."""
    page, done, parts = grammar.page, False, []
    for k in range(start, stop):
        written = page.slice(k, k + 1)
        if not done and grammar.pos(k) in ("NOUN", "ADJF", "PRTF") and grammar.forms[k] not in _RIGID:
            turned = to_nominative(grammar.forms[k])
            written = turned.capitalize() if written[:1].isupper() and not written.isupper() else turned
            written = page.slice(k, k + 1) if page.slice(k, k + 1).isupper() and len(written) > 1 else written
            done = grammar.pos(k) == "NOUN" and not (k + 1 < stop and grammar.words[k + 1] == "-")
        gap = "" if k == start or page.touches(k) else " "
        parts.append(gap + written)
    return "".join(parts)
