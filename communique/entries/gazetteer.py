"""The table of place names of a language: what each name may mean, and the words around it that say which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from communique.errors import WordsError
from communique.words.load import FOLDER

_FORMS: Final = {"n": "noun", "a": "adjective", "p": "people"}


@dataclass(slots=True, frozen=True)
class Meaning:
    """What a name may mean; `local` meanings count only where the document speaks of their country."""

    code: str | None
    country: str | None
    kind: str
    types: str
    local: bool
    base: str


@dataclass(slots=True, frozen=True)
class Name:
    """A name by the tokens behind its first; `tied`: none of its meanings comes first; `local`: some of them are.

    `flags`: A only after an article, U in capitals, T only with a type word, C only where the words around say that it
    is a place, P not beside what may be somebody's name.
    """

    rest: tuple[str, ...]
    form: str
    meanings: tuple[Meaning, ...]
    tied: bool
    flags: str
    local: bool


@dataclass(slots=True, frozen=True)
class TypeWord:
    """A word such as Region: the types of subdivision it stands for and how it is used."""

    rest: tuple[str, ...]
    types: str
    any: bool
    capital: bool


@dataclass(slots=True)
class Gazetteer:
    """A language's names of places by their first word; a line of the table is parsed when a text first needs it."""

    lines: dict[str, str]
    names: dict[str, tuple[dict[str, tuple[Name, ...]], tuple[Name, ...]]]
    types: dict[str, tuple[TypeWord, ...]]
    plurals: dict[str, TypeWord]
    before: dict[str, str]
    says: dict[str, str]
    strong: frozenset[str]
    never: frozenset[str]
    addressed: frozenset[str | None]
    opening: frozenset[str]
    suffixes: frozenset[str]

    def names_at(self, word: str, after: str) -> tuple[Name, ...]:
        """The names that begin with a word of the table and, if they are longer, go on with the next, longest first."""
        if word not in self.names:
            names = self.parse(word)
            alone = tuple(name for name in names if not name.rest)
            seconds = {name.rest[0] for name in names if name.rest}
            longer = {each: tuple(name for name in names if name.rest[:1] == (each,)) + alone for each in seconds}
            self.names[word] = longer, alone
        longer, alone = self.names[word]
        return longer.get(after, alone) if longer else alone

    def parse(self, word: str) -> list[Name]:
        """The names that begin with a word of the table, the longest first."""
        return [_parse_name(field) for field in self.lines[word].split("\t")]


def _parse_name(field: str) -> Name:
    rest, form, codes, flags, nouns = field.split("|")
    bases = nouns.split(";") if nouns else [""] * (codes.count(",") + 1)
    meanings = tuple(map(_parse_meaning, codes.lstrip("?").split(","), bases))
    local = any(m.local for m in meanings)
    return Name(tuple(rest.split()), _FORMS[form], meanings, codes.startswith("?"), flags, local)


def _parse_meaning(code: str, base: str) -> Meaning:
    spelt, _, types = code.rstrip("!").partition(":")
    local = code.endswith("!")
    if spelt == "~" or spelt == "EU":
        return Meaning(None if spelt == "~" else spelt, None, "region", "", local, base)
    if spelt.startswith("~"):
        return Meaning(None, spelt[1:], "city", "", local, base)
    kind = "country" if len(spelt) == 2 else "city" if spelt.endswith("*") else "subdivision"
    return Meaning(spelt.rstrip("*"), spelt[:2], kind, types, local, base)


@cache
def load_gazetteer(language: str) -> Gazetteer:
    """The names of places in a language; an empty gazetteer where it has no table."""
    gazetteer = Gazetteer({}, {}, {}, {}, {}, {}, *[frozenset[str]()] * 5)
    path = FOLDER / "world" / f"names-{language}.tsv"
    if not path.exists():
        return gazetteer
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        gazetteer.lines = dict(line.split("\t", 1) for line in lines if line and line[0] != "#")
    except ValueError as error:
        raise WordsError(f"{path.name}: {error}") from error
    for line in lines:
        if not line.startswith("#"):
            break
        _read_word_line(gazetteer, line[1:].split("\t"))
    return gazetteer


def _read_word_line(gazetteer: Gazetteer, fields: list[str]) -> None:
    what, how, *words = fields
    if what == "type":
        for word in words:
            first, *rest = word.split()
            known = (*gazetteer.types.get(first, ()), TypeWord(tuple(rest), how.rstrip("+^"), "+" in how, "^" in how))
            gazetteer.types[first] = tuple(sorted(known, key=lambda t: -len(t.rest)))
    elif what == "types":
        gazetteer.plurals.update((word, TypeWord((), how.rstrip("+^"), "+" in how, "^" in how)) for word in words)
    elif what == "before":
        gazetteer.before[words[0]] = how
    elif what == "says":
        gazetteer.says.update((word, how) for word in words)
    else:
        setattr(gazetteer, what, frozenset(words))
