"""The table of Russian names of places in every case, from the world tables and words/ru/areas.toml.

A line of names-ru.tsv holds a first word, then for each name that begins with it, longest first, the other words, the
form (noun, adjective, people), the code, the kind, a flag (C: only where the words around say that it is a place) and
the name in the nominative. Cases come from the dictionary of pymorphy3.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from area_names import WORDS, WORLD, fold, read_rows, tokens_of
from pymorphy3 import MorphAnalyzer

HEADS = (
    "область", "край", "республика", "округ", "район", "провинция", "штат", "регион", "департамент", "кантон", "уезд",
    "префектура", "губерния", "вилоят", "воеводство", "муниципалитет", "автономный", "город", "земля", "приход",
    "графство", "эмират", "мухафаза", "территория", "аймак", "жудец", "провинции", "королевство",
)  # fmt: skip
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
CYRILLIC = re.compile(r"[А-Яа-яЁё’' ().-]+")
MORPH = MorphAnalyzer(lang="ru")
METROPOLIS = 300
NEAR = frozenset(("RU", "BY", "KZ", "UA", "UZ", "KG", "TJ", "AM", "AZ", "GE", "MD", "TM"))
SMALLEST_NEAR, SMALLEST_FAR = 30_000, 90_000  # inhabitants
SURNAME = re.compile("(?:[ое]в|ин)(?:|а|у|ым|ом|ой)$")
CITY_FIRST = 2.9  # the turn of a city that comes before the subdivision of its name: Анкара
SUREST_TOWN = 4.5  # the turn of a town of the longer list at best: behind countries, subdivisions and capitals
Towns = dict[tuple[str, str], tuple[int, list[str]]]
_TO_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia".split(" "),
        strict=True,
    )
)


def latin(name: str) -> str:
    """A rough transliteration, to tell which Russian spelling is that of a name."""
    return "".join(_TO_LATIN.get(c, c) for c in name.lower())


def inflect(name: str) -> Iterator[str]:
    """A name in the nominative and in every other case; words behind its head stay as they are."""
    if name.isupper() and " " not in name or re.search(r"[’'()]", name):
        yield name
        return
    words = name.split(" ")
    last = next((i for i, word in enumerate(words) if _is_noun(word)), len(words) - 1)
    both = last + 2 < len(words) and words[last + 1] == "и"
    for case in CASES:
        turned = [_turn(word, case) if i <= last or both and i == last + 2 else word for i, word in enumerate(words)]
        yield " ".join(turned)


def _is_noun(word: str) -> bool:
    return MORPH.parse(word.split("-")[-1].lower())[0].tag.POS == "NOUN"


def _turn(word: str, case: str) -> str:
    """One word of a name, or the part of a compound that changes: Санкт-Петербург, Ростов-на-Дону."""
    parts = word.split("-")
    turns = 0 if len(parts) > 2 and parts[1] in ("на", "де") else len(parts) - 1
    part = parts[turns]
    if len(part) < 3 or part.isupper():
        return word
    for parse in MORPH.parse(part.lower()):
        if parse.tag.POS not in ("NOUN", "ADJF", "PRTF") or "nomn" not in parse.tag or parse.normalized.word == "":
            continue
        case = (
            "nomn" if case == "accs" and parse.tag.POS != "NOUN" and "femn" not in parse.tag else case
        )  # places are inanimate
        tags = {case, parse.tag.number} | (
            {parse.tag.gender} if parse.tag.POS != "NOUN" and parse.tag.gender else set()
        )
        found = parse.inflect(tags)
        if found:
            parts[turns] = found.word.capitalize() if part[0].isupper() else found.word
            return "-".join(parts)
    parts[turns] = _by_ending(part, case)
    return "-".join(parts)


def _by_ending(name: str, case: str) -> str:
    """A name that the dictionary has not, by how such names decline: Аруша, в Аруше; Эрдэнэт, в Эрдэнэте."""
    at, last = CASES.index(case), name[-1].lower()
    if last in "бвгджзклмнпрстфхцчшщ":
        return name + ("", "а", "у", "", "ем" if last in "жцчшщ" else "ом", "е")[at]
    if last == "а":
        return name[:-1] + ("а", "и" if name[-2] in "гжкхчшщ" else "ы", "е", "у", "ой", "е")[at]
    if last == "я":
        return name[:-1] + ("я", "и", "е", "ю", "ей", "и" if name[-2] == "и" else "е")[at]
    return name[:-1] + ("й", "я", "ю", "й", "ем", "е")[at] if last == "й" else name


def adjective_forms(word: str) -> set[str]:
    """All forms of an adjective given in the masculine."""
    head, dash, tail = word.rpartition("-")
    parse = next((p for p in MORPH.parse(tail) if p.tag.POS == "ADJF"), None)
    forms = {f.word for f in parse.lexeme if f.tag.POS == "ADJF" and "Supr" not in f.tag} if parse else {tail}
    return {head + dash + form for form in forms}


class Table:
    """Names by their tokens; of two meanings of one name the one with the lower turn stays."""

    def __init__(self) -> None:
        self.hand: dict[str, Any] = tomllib.loads((WORDS / "ru" / "areas.toml").read_text(encoding="utf-8"))
        self.names: dict[tuple[str, ...], tuple[float, str]] = {}
        self.needy = {name.lower() for name in self.hand["needs"]["place"]}
        self.never = {name.lower() for name in self.hand["needs"]["never"]}

    def add(self, name: str, code: str, kind: str, turn: float, *, sure: bool = True) -> None:
        """A noun in all its cases; of one that no dictionary has only those that are no other word."""
        name = name.replace("ё", "е").replace("Ё", "Е")
        if name.lower() in self.never or not CYRILLIC.fullmatch(name):
            return
        flag = "C" if name.lower() in self.needy else ""
        for spelt in inflect(name):
            if (
                not (_is_verb(spelt) if sure else _is_word(spelt) or " " not in spelt and SURNAME.search(spelt))
                or spelt == name
                and sure
            ):
                self._put(spelt, turn, f"n|{code}|{kind}|{flag}|{name}")

    def add_adjective(self, word: str, code: str, kind: str, base: str, turn: float) -> None:
        """An adjective in all its forms, with the noun behind it."""
        for spelt in adjective_forms(word):
            self._put(spelt, turn, f"a|{code}|{kind}||{base}")

    def add_people(self, word: str, code: str, base: str) -> None:
        """A people in all cases of the plural."""
        for spelt in inflect(word):
            self._put(spelt, 1, f"p|{code}|c||{base}")

    def _put(self, spelt: str, turn: float, rest: str) -> None:
        key = tokens_of(spelt.replace("ё", "е"))
        if key and (key not in self.names or self.names[key][0] > turn):
            self.names[key] = (turn, rest)

    def lines(self) -> Iterator[str]:
        """The lines of the table in the order of first words, longer names first."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, (_, rest) in sorted(self.names.items()):
            by_first.setdefault(key[0], []).append((key, rest))
        for first, named in by_first.items():
            named.sort(key=lambda pair: (-len(pair[0]), pair[0]))
            yield "\t".join([first, *(f"{' '.join(key[1:])}|{rest}" for key, rest in named)])


def names_table(towns: Towns) -> str:
    """The text of the table; `towns` holds inhabitants and Russian spellings of towns by country and English name."""
    alternates = {key: spelt for key, (_, spelt) in towns.items()}
    table = Table()
    _countries(table)
    _subdivisions(table)
    for name in table.hand["region"]["names"]:
        table.add(name, "", "r", 2)
    for name in table.hand["region"]["EU"]:
        table.add(name, "EU", "r", 2)
    for word in table.hand["region"]["adjective"]:
        table.add_adjective(word, "", "r", "", 9)
    _cities(table, alternates)
    _towns(table, towns)
    return "".join(line + "\n" for line in table.lines())


def _countries(table: Table) -> None:
    own = table.hand["country"]
    for row in read_rows("countries.tsv"):
        code, hand = row["code"], own.get(row["code"], {})
        base = row["russian"].replace("ё", "е")
        for name in [re.sub(r" \(.*\)", "", base), *hand.get("also", [])]:
            table.add(name, code, "c", 0)
        for word in hand.get("adjective", []):
            table.add_adjective(word, code, "c", base, 1)
        for word in hand.get("people", []):
            table.add_people(word, code, base)


def _subdivisions(table: Table) -> None:
    own, adjectives, known = table.hand["subdivision"], table.hand["adjective"], ("RU", "BY", "KZ", "CN", "US", "IN")
    for row in read_rows("subdivisions.tsv"):
        code = row["code"]
        names = [*own.get(code, []), *row["russian"].split("; ")]
        city = city_code(row["name"], code[:2]) == code
        kind = "t" if city else "s"
        turn = 3.0 if own.get(code) or city else 3.5 if code[:2] in known else 5.0
        for name in names:
            if name and "яа " not in name:
                table.add(name, code, kind, turn + (1 if row["parent"] else 0))
                stem = stem_of(name)
                if stem != name and len(stem) > 3:
                    table.add(stem, code, kind, turn + 0.5)
        for name in names:
            first, _, kind_word = name.partition(" ")
            if kind_word in ("область", "край") and first.endswith(("ая", "ий", "ый")):
                table.add_adjective((first[:-2] + "ий" if first.endswith("ая") else first).lower(), code, kind, name, 6)
        for word in adjectives.get(code, []):
            table.add_adjective(word, code, kind, names[0], 3)


def stem_of(name: str) -> str:
    """`Татарстан` of `Республика Татарстан`; a name that ends in its type word keeps it."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in HEADS and rest[:1].isupper() else name


@cache
def _meanings() -> dict[str, str]:
    """The meanings of every English name by its tokens."""
    found: dict[str, str] = {}
    for line in (WORLD / "names-en.tsv").read_text(encoding="utf-8").split("\n"):
        first, _, entries = line.partition("\t")
        for rest, form, codes, *_ in (entry.split("|") for entry in entries.split("\t") if entry.count("|") > 2):
            if form == "n":
                found[f"{first} {rest}".strip()] = codes
    return found


def city_code(english: str, country: str) -> str:
    """What a name means first in English: a city with a code of its own (`KG-GB*`), another (`~KG`), else empty."""
    own = next(iter(_own_meanings(english, country)), "")
    return own.partition("*")[0] if "*" in own else own.partition(":")[0].rstrip("!") if own[:1] == "~" else ""


def _own_meanings(english: str, country: str) -> list[str]:
    """The meanings of an English name in one country, the first first."""
    codes = _meanings().get(" ".join(tokens_of(english)), "").split(",")
    return [code for code in codes if code.lstrip("~").startswith(country)]


def _cities(table: Table, alternates: dict[tuple[str, str], list[str]]) -> None:
    for country, names in table.hand["city"].items():
        for name in names:
            table.add(name, f"~{country}", "t", 4)
    for row in read_rows("cities.tsv"):
        name = best_spelling(row["name"], alternates.get((row["country"], row["name"]), []))
        size = int(row["thousands"])
        near = row["country"] in NEAR
        if name and (near or row["capital"] or size >= METROPOLIS):
            code = city_code(row["name"], row["country"])
            first = code[:1] == "~" and len(_own_meanings(row["name"], row["country"])) > 1
            turn = CITY_FIRST if first else 4 if row["capital"] else 6 - size / 1e5 - 0.5 * near
            for spelt in (name, hyphened(name, row["country"])):
                table.add(spelt, code or f"~{row['country']}", "t", turn)


def hyphened(name: str, country: str) -> str:
    """A far city's name with hyphens, as it is mostly written: Буэнос-Айрес, but Новый Орлеан."""
    adjective = any(p.is_known and p.tag.POS == "ADJF" for p in MORPH.parse(name.split(" ")[0].lower()))
    return name if country in NEAR or adjective else name.replace(" ", "-")


def _towns(table: Table, towns: Towns) -> None:
    """Smaller towns, those of near countries the smallest too, unless their name is another word as well."""
    for (country, english), (size, spelt) in sorted(towns.items()):
        name = best_spelling(english, spelt)
        near = country in NEAR
        if name and size >= (SMALLEST_NEAR if near else SMALLEST_FAR) and len(name) > 4 and not _is_word(name):
            turn = max(SUREST_TOWN, 8 - size / 1e5 - 0.5 * near)
            for spelt in (name, hyphened(name, country)):
                table.add(spelt, city_code(english, country) or f"~{country}", "t", turn, sure=False)


def _is_word(name: str) -> bool:
    """Whether the dictionary has a name as a word that is no place."""
    return " " not in name and any(p.is_known and "Geox" not in p.tag for p in MORPH.parse(name.lower()))


def _is_verb(name: str) -> bool:
    """Whether the dictionary has a name as a verb or a small word and as nothing else: думаем, ним."""
    parses = MORPH.parse(name.lower())
    return " " not in name and all(p.is_known and p.tag.POS in ("VERB", "NPRO", "PREP", "CONJ") for p in parses)


def best_spelling(english: str, spelt: list[str]) -> str | None:
    """Of the Russian spellings of a city the one most like its English name."""
    fit = [name for name in spelt if name.count(" ") <= english.count(" ") and not re.search("[әөүұқғңһіїєў]", name)]
    alike = {n: difflib.SequenceMatcher(None, latin(n), fold(english)).ratio() for n in fit}
    near = [n for n in fit if alike[n] > 0.5]
    return max(near, key=lambda n: (_is_known_place(n), alike[n], n), default=None)


def _is_known_place(name: str) -> bool:
    """Whether the dictionary has a name as that of a place."""
    return any(p.is_known and "Geox" in p.tag for p in MORPH.parse(name.split("-")[-1].lower()))


def write(towns: Towns) -> None:
    """Write the table."""
    (WORLD / "names-ru.tsv").write_text(names_table(towns), encoding="utf-8")
