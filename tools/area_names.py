"""Turn the world tables and a language's areas.toml into that language's table of names.

A line of names-en.tsv holds a first word, then for each name that begins with it, longest first, the other words, the
form, what the name may mean, how much it needs to count as a place, and the nouns behind an adjective. It needs no
library, so that a change of areas.toml can be built anywhere.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from communique.text.tokens import split_words

WORDS = Path(__file__).resolve().parent.parent / "communique" / "words"
WORLD = WORDS / "world"
PLAIN = str.maketrans("ıłøđßħŧæœəŁØĐĦƏ", "ilodshtaeaLODHA")
METROPOLIS = 1000  # thousands; a larger city is known without its country

Table = dict[str, Any]
Key = tuple[str, ...]


def languages() -> list[str]:
    """The languages whose names of places do not change with case; Russian has a table of its own kind."""
    return sorted(path.parent.name for path in WORDS.glob("*/areas.toml") if path.parent.name != "ru")


def read_hand_names(language: str) -> Table:
    """A language's areas.toml."""
    return tomllib.loads((WORDS / language / "areas.toml").read_text(encoding="utf-8"))


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a world table by column."""
    header, *lines = (WORLD / name).read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


@cache
def fold(name: str) -> str:
    """The name without marks over letters, in lower case."""
    low = name.translate(PLAIN).lower()
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def tokens_of(name: str) -> Key:
    """The tokens of a name as they stand in a text."""
    return split_words(unicodedata.normalize("NFC", name))


@dataclass(slots=True)
class Meaning:
    """What a name may mean, in the table's writing, and its turn among the name's meanings: lower comes first."""

    code: str
    turn: float
    base: str = ""

    @property
    def country(self) -> str:
        """The country that it is or lies in."""
        return self.code.strip("~?")[:2]


@dataclass(slots=True)
class Name:
    """A name's form, flags and meanings."""

    form: str
    flags: set[str]
    meanings: list[Meaning] = field(default_factory=list)


class Builder:
    """Gathers names and writes the table."""

    def __init__(self, language: str) -> None:
        self.hand = read_hand_names(language)
        self.names: dict[tuple[Key, bool], Name] = {}
        self.skip = set(self.hand["order"]["skip"])
        self.drop = {fold(name) for name in self.hand["order"]["drop"]}
        self.cities = set(self.hand["order"]["city"])
        self.no_city = tuple(self.hand["order"]["no_city"])
        self.known = set(self.hand["order"]["known"])
        self.adjectives = {word for words in self.hand["adjective"].values() for word in words}
        self.needs = {
            letter: {" ".join(tokens_of(name)) for name in self.hand["needs"][what]}
            for letter, what in (("C", "place"), ("T", "type"), ("P", "person"))
        }

    def add(self, name: str, meaning: Meaning, form: str = "n", *, sure: bool = True) -> None:
        """A name with all its spellings; an unsure one (not of our hand) must be long enough to mean a place."""
        if not sure and (fold(name) in self.drop or not _fit(name)):
            return
        article = name.startswith("the ")
        for spelling in spellings(name.removeprefix("the ")):
            flags = ({"A"} if article else set()) | ({"U"} if spelling.replace(".", "").isupper() else set())
            entry = self.names.setdefault((tokens_of(spelling), article), Name(form, flags))
            entry.flags &= flags
            known = [m for m in entry.meanings if m.code.rstrip("!") == meaning.code.rstrip("!")]
            if known:
                known[0].turn, known[0].code = min((known[0].turn, known[0].code), (meaning.turn, meaning.code))
            else:
                entry.meanings.append(Meaning(meaning.code, meaning.turn, meaning.base))

    def countries(self) -> None:
        """Countries, their adjectives and peoples."""
        for row in read_rows("countries.tsv"):
            code, own = row["code"], self.hand["country"].get(row["code"], {})
            for name in [row["name"], *own.get("also", [])]:
                self.add(name, Meaning(code, 0))
            adjectives = own.get("adjective", [])
            people = own.get("people", [a + "s" for a in adjectives if a[-1] in "ainod"])
            for word in adjectives:
                self.add(word, Meaning(code, 0, row["name"]), "a")
            for word in people:
                self.add(word, Meaning(code, 0, row["name"]), "p")

    def regions(self) -> None:
        """Regions without an ISO code, and the European Union."""
        regions = self.hand["region"]
        for name in regions["EU"]:
            self.add(name, Meaning("EU", 1))
        for key, form in (("names", "n"), ("adjective", "a"), ("people", "p")):
            for name in regions.get(key, []):
                self.add(name, Meaning("~", 1, name if form != "n" else ""), form)

    def subdivisions(self) -> None:
        """Subdivisions by our own names for them and by ISO's and CLDR's."""
        own, adjectives = self.hand["subdivision"], self.hand["adjective"]
        for row in read_rows("subdivisions.tsv"):
            code = row["code"]
            if code in self.skip:
                continue
            for name in own.get(code, []):
                self.add_stems(name, self.subdivision(row, ours=True), sure=True)
            for name in row["english"].split("; "):
                self.add_stems(name, self.subdivision(row, ours=False), sure=False)
            for word, form in zip(adjectives.get(code, []), "ap", strict=False):
                base = own.get(code, [row["name"]])[0]
                self.add(word, Meaning(self.subdivision(row, ours=True).code, 3, base), form)

    def subdivision(self, row: dict[str, str], *, ours: bool) -> Meaning:
        """What a subdivision's name means: code, `*` for a city, the letters of its type, `!` where little known."""
        code, country = row["code"], row["code"][:2]
        letters = "".join(letter for letter, types in self.hand["iso_type"].items() if row["type"] in types) or "x"
        is_city = code in self.cities or ("m" in letters and not code.startswith(self.no_city))
        local = not ours and (country not in self.known or row["parent"] != "")
        turn = (2.5 if is_city else 3) if country in self.known or (ours and is_city) else 3.5 if ours else 5
        turn += 1.5 if row["parent"] and not ours else 0
        return Meaning(code + ("*" if is_city else "") + ":" + letters + ("!" if local else ""), turn)

    def add_stems(self, name: str, meaning: Meaning, *, sure: bool) -> None:
        """A subdivision's name without its type word where that leaves a name, and as it is."""
        stem = self.stem(name)
        if stem != name and stem not in self.adjectives:  # Flemish Region
            self.add(stem, meaning, sure=False)
        if stem == name or sure:
            self.add(name, meaning, sure=sure)

    def stem(self, name: str) -> str:
        """`Krasnodar` of `Krasnodar Krai`, `Zagreb` of `City of Zagreb`."""
        native = self.hand["native"]
        if fold(name) in native["keep"]:
            return name
        for word in sorted(native["after"], key=len, reverse=True):
            if fold(name).endswith((" " + fold(word), "-" + fold(word))):
                return name[: -len(word) - 1]
        for word in sorted(native["before"], key=len, reverse=True):
            if fold(name).startswith(fold(word) + " "):
                return name[len(word) + 1 :]
        return name

    def city_names(self) -> None:
        """Our cities, then the large ones of GeoNames."""
        for country, names in self.hand["city"].items():
            for name in names:
                self.add_city(name, country, 3.2)
        for row in read_rows("cities.tsv"):
            size = int(row["thousands"])
            capital = row["capital"] != "" and size >= 15
            known = capital or size >= METROPOLIS
            turn = 2 if capital and size >= 300 else 3.2 if capital else 4 if known else 5.5 - size / 1e4
            self.add_city(row["name"], row["country"], turn, "" if known else "!")

    def add_city(self, name: str, country: str, turn: float, local: str = "") -> None:
        """A city without a code, if none of its country's subdivisions of that name is the city."""
        same = self.names.get((tokens_of(name), False)) or self.names.get((tokens_of(fold(name)), False))
        shared = [m for m in same.meanings if m.country == country and "-" in m.code] if same else []
        for meaning in (m for m in shared if "*" in m.code and not local):
            meaning.code, meaning.turn = meaning.code.rstrip("!"), min(meaning.turn, turn)
        if any("*" in m.code for m in shared) or (same and any(m.code == country for m in same.meanings)):
            return
        for meaning in shared:
            self.add(name, meaning)
        if shared and self.comes_first(shared[0].code.partition(":")[0]):
            turn = min(m.turn for m in shared) + 0.1
        elif shared:
            turn = min(turn, *(m.turn - 0.1 for m in shared))
            local = "!" if all(m.code.endswith("!") for m in shared) and local else ""
        self.add(name, Meaning(f"~{country}{local}", turn), sure=not local)

    def comes_first(self, code: str) -> bool:
        """Whether a subdivision comes before the city of its name."""
        first, but = self.hand["order"]["subdivision_first"], self.hand["order"]["city_first"]
        return code not in but and (code in first or code[:2] in first)

    def lines(self) -> Iterator[str]:
        """The lines of the table: words around names first, then the names."""
        yield from self.word_lines()
        by_first: dict[str, list[tuple[Key, Name]]] = {}
        for (key, _), name in sorted(self.names.items()):
            by_first.setdefault(key[0], []).append((key, name))
        for first, names in by_first.items():
            names.sort(key=lambda pair: (-len(pair[0]), pair[0], "A" not in pair[1].flags))
            yield "\t".join([first, *(self.entry(key, name) for key, name in names)])

    def entry(self, key: Key, name: Name) -> str:
        """One name: the words behind the first, form, meanings, flags, nouns."""
        meanings = sorted(name.meanings, key=lambda m: (m.turn, m.code))
        tied = len(meanings) > 1 and self.tied(*meanings[:2])
        codes = ("?" if tied else "") + ",".join(m.code for m in meanings)
        nouns = ";".join(m.base for m in meanings) if name.form != "n" else ""
        return "|".join([" ".join(key[1:]), name.form, codes, "".join(sorted(self.flags(key, name))), nouns])

    @staticmethod
    def tied(one: Meaning, other: Meaning) -> bool:
        """Whether neither of two meanings comes first, as for Punjab."""
        return 2 < one.turn == other.turn and one.country != other.country

    def flags(self, key: Key, name: Name) -> set[str]:
        """What the name needs to count as a place; one with an article (`the West`) needs no more."""
        if "A" in name.flags:
            return name.flags
        spelt = " ".join(key)
        return name.flags | {letter for letter, names in self.needs.items() if spelt in names or fold(spelt) in names}

    def word_lines(self) -> Iterator[str]:
        """The words around names, in lines that begin with a hash."""
        for group in self.hand["type"]:
            how = group["of"] + ("+" if group.get("any") else "") + ("^" if group.get("capital") else "")
            yield "\t".join(["#type", how, *(" ".join(tokens_of(word)) for word in group["words"])])
            if group["plural"]:
                yield "\t".join(["#types", how, *group["plural"]])
        for word, letters in self.hand["before"].items():
            yield "\t".join(["#before", letters, word])
        for kind, words in self.hand["says"].items():
            yield "\t".join(["#says", kind, *words])
        for key in ("strong", "never", "addressed", "opening", "suffixes"):
            yield "\t".join(["#" + key, "", *self.hand["place"].get(key, [])])


def _fit(name: str) -> bool:
    """Whether a name of the libraries may be used: long enough, a proper noun, no more than a line of words."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 3 and name[0].isupper() and not any(c.isdigit() for c in name) and len(name) < 60


RESPELT = (
    (r"\bSaint\b", "St."), (r"\bSaint\b", "St"), (r"\bSt\. ", "Saint "), (r"\bSt\. ", "St "), (r"\b[Aa]l[- ]", "Al "),
    (r"\bAl ", "Al-"), (" and ", " & "), (" & ", " and "), ("-", " "), ("’", ""), (r"iy\b", "y"),
)  # fmt: skip


def spellings(name: str) -> Iterable[str]:
    """The name, without accents, with `St.` and `St` for `Saint`, `&` for `and`, a space for a hyphen."""
    found = [name]
    for pattern, other in RESPELT:
        found += [spelt for spelt in (re.sub(pattern, other, known) for known in found) if spelt not in found]
    return dict.fromkeys([*found, *map(_unmarked, found)])


def _unmarked(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.translate(PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def names_table(language: str) -> str:
    """The text of a language's table of names."""
    builder = Builder(language)
    builder.countries()
    builder.regions()
    builder.subdivisions()
    builder.city_names()
    return "".join(line + "\n" for line in builder.lines())


def build_names(language: str) -> None:
    """Write a language's table of names."""
    (WORLD / f"names-{language}.tsv").write_text(names_table(language), encoding="utf-8")
