"""Makes N English reports of meetings that differ: the same seed gives the same texts, and none is like another.

Sentences come from a grammar (`grammar.toml`) whose places, names, firms, numbers and dates are made up anew wherever
they stand, in eight house styles, with two areas, a pair of officials and a manner of quoting for each report.
"""

from __future__ import annotations

import random
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OWN_REPORTS = ("communique/samples", "tests/reports/dev")  # written by people; the sets that are held back stay unread
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "10th", "21st", "eleventh", "35th")
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
QUOTES = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))
SCALES = (("million", "billion"), ("million", "billion"), ("mln", "bln"), ("mn", "bn"), ("m", "bn"))


_BEFORE_VOWEL = re.compile(r"\b([Aa])(?= (?!uni|use|one)[aeiou])")


@dataclass(frozen=True, slots=True)
class Place:
    """A country with what a report needs of it."""

    name: str
    adjective: str
    capital: str
    cities: tuple[str, ...]
    currency: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Ways to write each symbol, split into literal text and names of symbols, and the parts of made-up names."""

    ways: dict[str, list[list[str]]]
    houses: list[str]
    names: dict[str, list[str]]
    places: list[Place]


@cache
def load_grammar() -> Grammar:
    """The grammar and the places, read once."""
    raw: dict[str, Any] = tomllib.loads((HERE / "grammar.toml").read_text(encoding="utf-8"))
    ways: dict[str, list[list[str]]] = {}
    for name, value in raw["symbols"].items():
        rows = {name: value} if isinstance(value, list) else {f"{name}.{key}": some for key, some in value.items()}
        for symbol, texts in rows.items():
            ways[symbol] = [re.split(r"\{([^{}]+)\}", text) for text in texts]
    lines = (HERE / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows_of_places = [line.split("\t") for line in lines if line and not line.startswith("#")]
    places = [
        Place(name, adjective, capital, tuple(cities.split(",")), currency, tuple(regions.split(",")))
        for name, adjective, capital, cities, currency, regions in rows_of_places
    ]
    return Grammar(ways, raw["style"]["houses"], raw["names"], places)


def make_report(seed: int, words: int = 500) -> str:
    """The report with this number: about `words` words long, give or take two fifths."""
    return _Writer(seed).report(words)


def write_corpus(folder: Path, start: int, count: int, words: int = 500) -> list[Path]:
    """Write the reports number `start` to `start + count` into `folder`, a file each, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report-{number:07d}.txt" for number in range(start, start + count)]
    for number, path in enumerate(paths, start):
        path.write_text(make_report(number, words), encoding="utf-8")
    return paths


def own_reports(root: Path, folder: Path) -> list[Path]:
    """The project's own reports in English, written by people, copied into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [path for part in OWN_REPORTS for path in sorted((root / part).glob("*.txt"))]
    found = [path for path in found if not path.stem.endswith("-ru")]
    return [Path(shutil.copyfile(path, folder / f"own-{path.name}")) for path in found]


class _Writer:
    """Writes one report: holds what stays the same in it and makes up the rest."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.grammar = load_grammar()
        self.year = self.random.randint(2017, 2026)
        self.day = self.random.randint(1, 28)
        self.month = self.random.choice(MONTHS)
        self.house = self.random.choice(self.grammar.houses)
        self.scale = self.random.choice(SCALES)
        self.bound: dict[str, str] = {}
        self._bind_places()
        self._bind_people()
        self.maker: dict[str, Callable[[], str]] = {
            "money": self._money, "percent": self._percent, "count": self._count, "tonnes": self._tonnes,
            "name": self._name, "firm": self._firm, "other_place": lambda: self.pick(self.grammar.places).name,
            "river": self._surname, "year": lambda: str(self.year - self.random.randint(1, 6)),
            "year_to_come": lambda: str(self.year + self.random.randint(0, 5)),
            "fiscal": lambda: f"{self.year - 2}-{(self.year - 1) % 100:02d}",
            "month": lambda: self.pick(MONTHS), "weekday": lambda: self.pick(WEEKDAYS),
            "day_month": lambda: f"{self.random.randint(1, 28)} {self.pick(MONTHS)}",
            "month_day": lambda: f"{self.pick(MONTHS)} {self.random.randint(1, 28)}",
            "full_date": lambda: f"{self.day} {self.month} {self.year}",
            "small": lambda: self.pick(NUMBER_WORDS), "digit": lambda: str(self.random.randint(1, 9)),
            "digits": lambda: str(self.random.randint(100_000, 3_000_000)), "ordinal": lambda: self.pick(ORDINALS),
            "A_ref": lambda: self.pick(self.references["A"]), "B_ref": lambda: self.pick(self.references["B"]),
            "C_ref": lambda: self.pick(self.references["C"]),
        }  # fmt: skip

    def pick(self, choices: Any) -> Any:
        """One of the choices."""
        return choices[int(self.random.random() * len(choices))]

    def report(self, words: int) -> str:
        """The whole text: head of the page, title, lead, paragraphs until it is long enough, foot."""
        length = int(words * self.random.uniform(0.6, 1.4))
        body: list[str] = []
        while (so_far := sum(part.count(" ") + 1 for part in body)) < length:
            body.append(self._list() if so_far > 80 and self.random.random() < 0.04 else self.write("paragraph"))
        lead = self.write(f"lead.{self.house}")
        parts = [*self._head(), self.write(f"head.{self.house}"), *self._dated(), lead[0].upper() + lead[1:], *body]
        feet = self.grammar.ways[f"foot.{self.house}"]
        parts += [self._fill(self.pick(feet)) for _ in range(self.random.randint(0, 2))]
        return self._quoted(self.pick(("\n\n", "\n\n", "\n")).join(parts)) + "\n"

    def write(self, symbol: str) -> str:
        """The symbol written out in one of its ways."""
        return self._fill(self.pick(self.grammar.ways[symbol]))

    def _fill(self, parts: list[str]) -> str:
        out = parts[:]
        for place in range(1, len(parts), 2):
            out[place] = self._value(parts[place])
        return _BEFORE_VOWEL.sub(r"\1n", "".join(out))

    def _value(self, name: str) -> str:
        if name[-1] == "^":
            word = self._value(name[:-1])
            return word[:1].upper() + word[1:]
        if (known := self.bound.get(name)) is not None:
            return known
        if maker := self.maker.get(name):
            return maker()
        if name.isupper():
            return self._value(name.lower()).upper()
        return self.write(name)

    # What stays the same in a report

    def _bind_places(self) -> None:
        host, guest = self.random.sample(self.grammar.places, 2)
        for side, place in (("host", host), ("guest", guest)):
            region = self.pick(place.regions) if self.random.random() < 0.55 else None
            city = self.pick(place.cities) if region else place.capital
            self.bound |= {
                f"{side}_place": region or place.name, f"{side}_adj": place.adjective, f"{side}_city": city,
                f"{side.upper()}_PLACE": (region or place.name).upper(), f"{side.upper()}_CITY": city.upper(),
            }  # fmt: skip
            self.bound[f"{side}_country"] = place.name
        self.currency = self.pick(("$", "$", "$", "US$", "US$ ", "€", host.currency, f"{guest.currency} "))
        self.bound["agency"] = self.write_plain("agency")

    def write_plain(self, symbol: str) -> str:
        """One of the ways of a symbol that names no other."""
        return "".join(self.pick(self.grammar.ways[symbol]))

    def _bind_people(self) -> None:
        self.maker = {"firm": self._firm}
        self.references: dict[str, tuple[str, ...]] = {}
        for who, side in (("A", "host"), ("B", "guest"), ("C", "host")):
            country, place = self.bound[f"{side}_country"], self.bound[f"{side}_place"]
            self.bound |= {"of_country": f"of {country}", "country_adj": self.bound[f"{side}_adj"]}
            self.bound |= {"of_region": f"of {place}", "region": place}
            kind = "role_third" if who == "C" else "role_state" if place == country else "role_region"
            role, name, last = self.write(kind), self.pick(self.grammar.names["given"]), self._surname()
            office = role.split(" of ")[0].removeprefix(f"{self.bound['country_adj']} ")
            office = office.removeprefix(f"{place} ").lower()
            self.bound |= {who: f"{name} {last}", f"{who}_last": last, f"{who}_role": role, f"{who}_office": office}
            self.bound |= {f"{who}_LAST": last.upper(), f"{who}_ROLE": role.upper()}
            pronoun = self.pick(("he", "she"))
            full = f"{name} {last}"
            self.references[who] = (full, full, last, f"the {office}", f"{role} {last}", pronoun)

    # What is made up anew each time

    def _surname(self) -> str:
        names = self.grammar.names
        parts = [self.pick(names["onset"]), self.pick(names["middle"]), self.pick(names["inner"])]
        if self.random.random() < 0.4:
            parts += [self.pick(names["middle"]), self.pick(names["inner"])]
        return "".join(parts) + str(self.pick(names["ending"]))

    def _name(self) -> str:
        return f"{self.pick(self.grammar.names['given'])} {self._surname()}"

    def _firm(self) -> str:
        return f"{self._surname()} {self.pick(self.grammar.names['firm_tail'])}"

    def _money(self) -> str:
        amount = self.random.choice((1, 1, 1, 10, 100)) * self.random.uniform(1.05, 9.9)
        digits = f"{amount:.0f}" if amount > 60 else f"{amount:.{self.random.randint(1, 2)}f}"
        scale = self.pick(self.scale)
        if self.random.random() < 0.07:
            return f"{self.currency}{digits}-{float(digits) + self.random.randint(1, 9):.0f} {scale}"
        return f"{self.currency}{digits}{'' if scale in ('bn', 'm') else ' '}{scale}"

    def _percent(self) -> str:
        value = self.random.choice((f"{self.random.randint(2, 95)}", f"{self.random.uniform(0.5, 60):.1f}"))
        return value + self.random.choice((" percent", " per cent", "%", "%", " %"))

    def _count(self) -> str:
        top = self.random.choice((20, 99, 500, 9_999, 90_000))
        return f"{self.random.randint(2, top):,}"

    def _tonnes(self) -> str:
        return f"{self.random.choice((self._count(), f'{self.random.uniform(1, 40):.1f} million'))} tonnes"

    # The page around the text

    def _head(self) -> list[str]:
        lines = {
            "posted": [f"Posted: {self.day:02d}.{MONTHS.index(self.month) + 1:02d}.{self.year} 15:{self.day + 20}:00"],
            "release": ["FOR IMMEDIATE RELEASE", f"{self.month} {self.day}, {self.year}"],
            "bureau": ["Press Information Office", f"Ministry of {self.write('Sector')}"],
            "site": ["Home / News / Events", f"{self.day} {self.month[:3]} {self.year} | Views: {self._count()}"],
            "ministry": [f"No. {self.random.randint(10, 999)}/{self.year}"],
            "readout": [f"{self.month} {self.day}, {self.year}"],
        }
        return lines.get(self.house, [])

    def _dated(self) -> list[str]:
        if self.house == "bureau":
            return [f"Posted On: {self.day} {self.month[:3].upper()} {self.year} 6:42PM"]
        return [f"{self.day} {self.month} {self.year}"] if self.house in ("agency", "wire") else []

    def _list(self) -> str:
        mark = self.pick(("•", "-", "*", "1."))
        items = [self.write(self.pick(("pledged", "told", "counted"))) for _ in range(self.random.randint(2, 4))]
        if mark == "1.":
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
        return "\n".join(f"{mark} {item}" for item in items)

    def _quoted(self, text: str) -> str:
        opening, closing = self.pick(QUOTES)
        if self.random.random() < 0.1:
            text = text.replace("”", "", 1)  # one mark in ten reports is never closed
        return text.replace("“", opening).replace("”", closing)


def describe(texts: Iterator[str]) -> dict[str, float]:
    """How varied texts are: documents, words, words a document, share of sentences seen once, word types a 1,000."""
    seen: dict[str, int] = {}
    types: set[str] = set()
    documents = words = 0
    for text in texts:
        documents += 1
        tokens = text.split()
        words += len(tokens)
        types.update(tokens)
        for sentence in re.split(r"(?<=[.”\"»])\s+|\n", text):
            if len(sentence.split()) > 3:
                seen[sentence] = seen.get(sentence, 0) + 1
    once = sum(1 for times in seen.values() if times == 1)
    per_thousand = 1000 * len(types) / max(1, words)
    return {"documents": documents, "words": words, "words_each": words / max(1, documents),
            "sentences_seen_once": once / max(1, sum(seen.values())), "types_per_1000_words": per_thousand}  # fmt: skip
