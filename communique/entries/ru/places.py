"""Names of places in a Russian text in any case, with their ISO codes and their names in the nominative."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from communique.entries.places import Place
from communique.entries.ru.grammar import Grammar
from communique.text.russian import (
    FEMN,
    GEN,
    MANY,
    MASC,
    NAME,
    NEUT,
    PATR,
    PLUR,
    STRANGE,
    SURN,
    numbers,
    plain,
    with_gender,
)
from communique.words.load import FOLDER, Words

_FORMS = {"n": "noun", "a": "adjective", "p": "people"}
_KINDS = {"c": "country", "s": "subdivision", "t": "city", "r": "region"}


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


_SMALL: Final = 3  # letters of a small word between hyphens: Сьего-де-Авила


def find_places(grammar: Grammar) -> list[Place]:
    """The places that a page names, in the order of the text, none inside another."""
    page, forms, lines = grammar.page, grammar.forms, _lines()
    found: list[Place] = []
    joining = grammar.sets.joining_ending
    free = 0
    capitals = set(page.capitals)
    apposed = page.language.sets["apposed_noun"]
    told = [i for i, word in enumerate(forms) if word in lines or word[-1] in joining]
    for i in sorted(capitals.union(told)):
        if i < free:
            continue
        word, capital, place = forms[i], i in capitals, None
        if word in lines:
            place = _known(grammar, i, capital)
            if place is not None and capital and place.form == "adjective":
                place = _of_town(grammar, i, place) or _long_name(grammar, place)
        if place is None and word[-1] in joining and i + 2 < len(forms) and forms[i + 1] == "-" and page.touches(i + 2):
            place = _joined(grammar, i)
        if place is None and capital and i and page.words[i - 1] in apposed:
            place = _behind_type(grammar, i)
        if place is None and capital and grammar.parts[i] in ("ADJF", "NOUN"):
            place = _by_type(grammar, i) or _of_body(grammar, i) or _placed(grammar, i)
        if place is not None:
            found.append(place)
            free = place.stop
    return found


def _known(grammar: Grammar, i: int, capital: bool) -> Place | None:
    """The longest name of the table that is written at token `i`."""
    forms = grammar.forms
    for name in _names_at(forms[i]):
        stop = i + 1 + len(name.rest) if name.rest else i + 1
        if name.rest and tuple(forms[i + 1 : stop]) != name.rest:
            continue
        if not capital and name.form == "noun":
            continue
        if name.form == "adjective" and not _is_adjective(grammar, name, i, stop, capital):
            continue
        if name.form == "noun" and not _is_place(grammar, name, i, stop):
            continue
        return _place(i, stop, name)
    return None


def table_place(grammar: Grammar, i: int) -> Place | None:
    """The place of one word that the table has for the form at token `i`, whatever stands around it."""
    form = grammar.forms[i]
    names = (name for name in _names_at(form) if name.form == "noun" and not name.rest) if form in _lines() else ()
    name = next(iter(names), None)
    return _place(i, i + 1, name) if name else None


def _place(start: int, stop: int, name: Name) -> Place:
    local = name.code.startswith("~")
    code = None if local or not name.code else name.code
    country = name.code.strip("~")[:2] or None
    kind = name.kind if name.form != "adjective" or name.kind != "city" else "city"
    return Place(start, stop, name.base, code, kind, name.form, name.base, country if code != "EU" else None)


def _is_adjective(grammar: Grammar, name: Name, i: int, stop: int, capital: bool) -> bool:
    """Whether an adjective such as "белорусский" says whose something is, and is no part of a longer name."""
    if capital and grammar.page.is_a(stop, "areatype"):  # Приморский район is a place of its own
        state = name.kind == "country" and grammar.page.is_a(stop, "state_noun")
        state = state and (grammar.page.is_capital(stop) or not grammar.opens_sentence(i))  # Австрийской республики
        opens = name.kind == "country" and grammar.opens_sentence(i) and not grammar.page.is_capital(stop)
        return state or opens  # Словацкая Республика; Китайская провинция построит
    return bool(grammar.bits(i)) or not capital


def _is_place(grammar: Grammar, name: Name, start: int, stop: int) -> bool:
    """Whether a name is a place here: no surname, and with what it needs."""
    page, forms = grammar.page, grammar.forms
    before = forms[start - 1] if start else ""
    if any(grammar.words[k] in grammar.sets.dollar_noun for k in range(max(0, start - 2), start)):
        return False  # долларов США, долл. США
    led = before in grammar.sets.place_lead or (
        before == "." and start > 1 and forms[start - 2] in grammar.sets.town_form
    )
    led = led or start > 0 and grammar.words[start - 1] in grammar.sets.visit_verb  # посетит Сантьяго
    if led and _is_called_behind_office(grammar, start, stop):
        return False
    if name.needs and not led and not _is_led_by_adjective(grammar, start):
        return False
    if not led and (_is_first_name(grammar, start, stop) or _is_eastern(grammar, start, stop)):
        return _is_led_by_office(grammar, start, stop)
    if name.base.isupper() and page.slice(start, stop).isupper() and len(name.base) > 1:
        return True  # ИРИ
    person = NAME | SURN | PATR
    after = stop < len(forms) and page.is_capital(stop) and bool(grammar.bits(stop) & person)
    behind = start > 0 and page.is_capital(start - 1) and bool(grammar.bits(start - 1) & (NAME | PATR))
    if stop - start == 1 and (after or behind) and grammar.bits(start) & person and not led:
        return after and _is_led_by_office(grammar, start, stop)
    short = stop - start == 1 and forms[start].isalpha() and len(forms[start]) <= 3
    if short and not page.slice(start, stop).isupper() and len(forms[start]) <= 2:
        return False
    return stop - start > 1 or not _is_upper_abbreviation(grammar, name, start, stop)


def _is_called_behind_office(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether an office ends in a bare noun for a place before a first name and a surname: мэр города Артём Рудаков."""
    page = grammar.page
    if stop > start + 1 or page.word(start - 1) not in grammar.sets.area_noun or not page.is_capital(stop):
        return False
    if page.is_capital(stop + 1) or not (grammar.bits(start) & NAME or page.is_a(start, "first_name")):
        return False
    return any(match.stop in (start - 1, start) for match in page.within("title", max(0, start - 4), start))


def _is_led_by_office(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether an office of a place stands before a name and a whole name behind it: вице-мэр Цзямусы Чжан Лимин."""
    page = grammar.page
    adjective = start > 0 and grammar.pos(start - 1) == "ADJF" and not page.is_capital(start - 1)
    behind = start - adjective  # губернатор египетской Александрии Халед эль-Масри
    title = next((match for match in page.within("title", max(0, behind - 3), behind) if match.stop == behind), None)
    led = title is not None and title.group["leads"] == "area"
    whole = page.is_capital(stop + 1) or grammar.opens_with_particle(stop + 1)
    if not whole:
        return False
    if page.is_a(start - 1, "called_body") and grammar.bits(start - 1) & grammar.bits(start) & GEN:
        return True  # глава палаты Балха Абдул Файзи
    known = grammar.bits(start) & (NAME | PATR) and not grammar.bits(start) & STRANGE
    apart = title is not None and not _shares_case(grammar, title.start, start)
    return led and (not known or adjective or apart)


def _shares_case(grammar: Grammar, office: int, name: int) -> bool:
    """Whether an office and a name behind it can stand in one case: посол Израиль Коэн, but not посол Израиля."""
    first, second = ({case for case, _ in numbers(grammar.forms[k])} for k in (office, name))
    return "nomn" in second if "nomn" in first else not first.isdisjoint(second)


def _is_led_by_adjective(grammar: Grammar, start: int) -> bool:
    """Whether the adjective of a country stands between "в" and a name: в чилийском Сантьяго."""
    lower = start > 1 and grammar.pos(start - 1) == "ADJF" and not grammar.page.is_capital(start - 1)
    if not lower or grammar.forms[start - 2] not in grammar.sets.place_lead:
        return False
    known = _lines().get(grammar.forms[start - 1])
    return known is not None and any(name.form == "adjective" for name in _names_at(grammar.forms[start - 1]))


def _is_first_name(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether a town's name is a first name here, with an unknown surname behind it: Милан Обрадович."""
    page, bits = grammar.page, grammar.bits(stop)
    if grammar.opens_with_particle(stop):
        return True  # Салем аль-Хинаи
    named = stop < len(grammar.forms) and page.is_capital(stop) and bool(bits & (NAME | SURN | STRANGE))
    return stop - start == 1 and named and page.is_a(start, "first_name") and grammar.forms[stop].isalpha()


def _is_eastern(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether a town's name is a surname of the East here, with a word that no dictionary has behind it: Ван Чжэнпу."""
    named = stop - start == 1 and grammar.forms[start] in grammar.sets.eastern_surname
    return named and grammar.page.is_capital(stop) and bool(grammar.bits(stop) & STRANGE)


def _is_upper_abbreviation(grammar: Grammar, name: Name, start: int, stop: int) -> bool:
    """Whether an abbreviation of a place (РБ, ЕС) is not written as one here."""
    return name.base.isupper() and len(name.base) <= 4 and not grammar.page.slice(start, stop).isupper()


def _joined(grammar: Grammar, i: int) -> Place | None:
    """The first of two adjectives that a hyphen joins: таджикско-малайзийской."""
    ending = next(iter(grammar.page.language.of("joining_ending")))["whole"]
    whole = grammar.forms[i][:-1] + ending
    names = _names_at(whole) if whole in _lines() else ()
    name = next((one for one in names if one.form == "adjective" and not one.rest), None)
    return _place(i, i + 1, name) if name else None


def _long_name(grammar: Grammar, place: Place) -> Place:
    """A state by its long name: Алжирской Народной Демократической Республики."""
    page, k = grammar.page, place.stop
    while k < min(len(page.words), place.stop + 4) and page.is_capital(k) and grammar.pos(k) == "ADJF":
        k += 1
    ends = k < len(page.words) and (page.is_capital(k) or k == place.stop) and page.is_a(k, "state_noun")
    if not ends or place.kind != "country" or page.sentence_of[k] != page.sentence_of[place.start]:
        return place
    return replace(place, stop=k + 1, form="noun")


def _behind_type(grammar: Grammar, i: int) -> Place | None:
    """A place that no table has, behind the word for what it is: порт Мариэль, города Кызыл-Суу."""
    page, stop = grammar.page, _hyphened(grammar, i)
    named = page.is_capital(i - 1) and not grammar.opens_sentence(i - 1)
    noun = grammar.pos(i) in ("NOUN", "UNKN", "LATN") or stop > i + 1
    if not noun or named or not grammar.forms[i].isalpha():
        return None
    hyphened = stop > i + 1 and grammar.bits(stop) & NAME
    followed = stop < len(page.words) and page.is_capital(stop) and not hyphened
    lone = page.word(stop) in grammar.sets.lone_particle and page.is_capital(stop + 1)
    followed = followed or lone or grammar.opens_with_particle(stop)  # Азмана бин Юсофа, Фахда ад-Дагири
    if page.sentence_of[i] != page.sentence_of[i - 1] or followed:
        return None  # провинции Сьего-де-Авила Томас Родригес
    name = page.slice(i, stop)
    return Place(i, stop, name, None, "city", "noun", name, None)


def _hyphened(grammar: Grammar, i: int) -> int:
    """Behind a name of capitals that hyphens join, small words between: Кызыл-Суу, Сьего-де-Авила."""
    page, stop = grammar.page, i + 1
    while stop + 1 < len(page.words) and page.words[stop] == "-" and page.touches(stop) and page.touches(stop + 1):
        small = stop + 3 < len(page.words) and page.words[stop + 2] == "-" and page.touches(stop + 2)
        if page.is_capital(stop + 1):
            stop += 2
        elif small and len(page.words[stop + 1]) <= _SMALL and page.is_capital(stop + 3):
            stop += 4
        else:
            break
    return stop


def _by_type(grammar: Grammar, i: int) -> Place | None:
    """A place by its type, mostly one that no table has: Жлобинский район; Челябинская и Курганская области."""
    page, words = grammar.page, grammar.words
    adjective = grammar.pos(i) == "ADJF" or grammar.forms[i].endswith(_endings(grammar))
    if not adjective or page.is_a(i, "areamodifier"):
        return None
    joined = page.is_a(i + 1, "and_word") and i + 3 < len(words) and grammar.pos(i + 2) == "ADJF"
    kind = i + 3 if joined and page.is_capital(i + 2) and grammar.bits(i + 3) & (PLUR | MANY) else i + 1
    if not page.is_a(kind, "areatype") or page.sentence_of[i] != page.sentence_of[kind]:
        return None
    head = with_gender(grammar.forms[i], gender_of(grammar, kind))
    known = _named(f"{plain(head)} {words[kind]}")
    if known is not None:
        return _place(i, i + 2 if kind == i + 1 else i + 1, known)
    if kind > i + 1:
        return None
    base = f"{head.capitalize()} {words[kind]}"
    return Place(i, i + 2, base, None, "subdivision", "noun", base, None)


def _of_body(grammar: Grammar, i: int) -> Place | None:
    """The city or region in the name of a body of its own: Полоцкого райисполкома, Могилевский облисполком."""
    if not grammar.page.is_a(i + 1, "localbody") or not grammar.forms[i].endswith(_endings(grammar)):
        return None
    whole = with_gender(grammar.forms[i], "masc")
    group = next((g for g in grammar.page.language.of("city_adjective") if whole.endswith(g.words)), None)
    if group is None:
        return None
    stem = whole[: -len(group.words[0])]
    region = grammar.words[i + 1] in grammar.sets.region_body
    for ending in (group["region"],) if region else group["city"]:
        name = _named(stem + ending)
        if name is not None:
            return _place(i, i + 1, name._replace(form="adjective"))
    if region:
        return None
    base = (stem + group["unknown"]).capitalize()
    return Place(i, i + 1, base, None, "city", "adjective", base, None)


def _of_town(grammar: Grammar, i: int, place: Place) -> Place | None:
    """The town where the adjective of a region called by it stands before a body of a town: Брестский горисполком."""
    town = place.kind == "subdivision" and grammar.words[i + 1 : i + 2] and grammar.page.is_a(i + 1, "town_body")
    return _of_body(grammar, i) if town else None


def _placed(grammar: Grammar, i: int) -> Place | None:
    """The place of a body that an office leads and that tells it: председатель Миноблисполкома, спикер Мажилиса."""
    placed = grammar.sets.table("placed_body", "place").get(grammar.words[i])
    behind = grammar.sets.table("placed_body", "behind").get(grammar.words[i], "") if placed else ""
    led = placed is not None and any(grammar.page.within("title", max(0, i - 3), i))
    if not led or behind and not "".join(grammar.forms[i + 1 : i + 2]).startswith(behind):
        return None
    name = _named(placed) if placed else None
    return _place(i, i + 1 + bool(behind), name._replace(form="adjective")) if name is not None else None


def region_of(grammar: Grammar, city: str) -> Place | None:
    """The region that is called by a city, where the table has one: Мурманск, Мурманская область."""
    for group in grammar.page.language.of("city_region"):
        for ending in group.words:
            stem = city.lower()
            if group["stem"] and not stem.endswith(group["stem"]):
                continue
            name = _named(plain(stem[: len(stem) - group["cut"]]) + ending)
            if name is not None and name.kind == "subdivision":
                return _place(0, 1, name)
    seat = grammar.sets.table("seat", "region").get(plain(city.lower()))
    name = _named(seat) if seat is not None else None
    return _place(0, 1, name) if name is not None else None


def _named(spelt: str) -> Name | None:
    """The name of the table that is spelt so in the nominative."""
    first, *rest = spelt.split()
    names = _names_at(first) if first in _lines() else ()
    return next((name for name in names if name.rest == tuple(rest) and name.form == "noun"), None)


@cache
def _adjective_endings(language: Words) -> tuple[str, ...]:
    return tuple(language.wordset("place_ending"))


def _endings(grammar: Grammar) -> tuple[str, ...]:
    """How adjectives made of places end, in every case."""
    return _adjective_endings(grammar.page.language)


def gender_of(grammar: Grammar, i: int) -> str:
    bits = grammar.bits(i)
    return "masc" if bits & MASC else "femn" if bits & FEMN else "neut" if bits & NEUT else "masc"
