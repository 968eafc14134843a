"""Word data, one folder a language: loaded once, checked, and turned into one table of phrases for one scan.

Each TOML file of a language holds groups, `[[class]]` with `words` (phrases, lower case), what they mean in the
contract's own terms, and an `example`. Besides or instead of `words` a group may have `frames`, phrases with slots
("{was} {glad} to host"), and the words of each slot in `slots`. `verbs.txt` holds a verb a line in all its forms.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from sys import intern
from typing import Any, Final, NamedTuple

from communique.errors import WordsError
from communique.text.tokens import split_words

FOLDER: Final = Path(__file__).parent
_SLOT: Final = re.compile(r"\{(\w+)\}")
INFLECTED = {"ru": "communique.text.russian"}  # languages looked up by dictionary form, which `lemma` of a module gives


class Group(dict[str, Any]):
    """Words that mean the same: their class (`cue`, `hedge` ...) and, by name, the fields that the data give them."""

    __slots__ = ("cls", "words")

    def __init__(self, cls: str, words: tuple[str, ...], fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.cls = cls
        self.words = words


class Pair(NamedTuple):
    """The phrases that begin with the same two words: those of just two, and by the third word those of more.

    Of these the longest come first, each with its length and the tokens behind its third.
    """

    two: tuple[tuple[str, Group], ...]
    more: dict[str, tuple[tuple[int, tuple[str, ...], str, Group], ...]]


@dataclass(slots=True)
class Phrases:
    """The phrases to scan a text for, each with its class and group.

    `alone`: those of one word, one of each class; `longer`: the others by their first and second word; `seconds`: all
    second words.
    """

    alone: dict[str, tuple[tuple[str, Group], ...]] = field(default_factory=dict)
    longer: dict[str, dict[str, Pair]] = field(default_factory=dict)
    seconds: set[str] = field(default_factory=set)


class WordSets(dict[str, frozenset[str]]):
    """The single words of each class of a language, worked out when first asked for."""

    def __init__(self, find: Callable[..., frozenset[str]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, cls: str) -> frozenset[str]:
        found = self[cls] = self._find(cls)
        return found


@dataclass(slots=True, eq=False)
class Words:
    """All word data of a language: groups by class, phrases to scan for, forms of verbs.

    `wordset(*classes, **fields)` gives all single words of these classes whose groups have these fields; each question
    is worked out once. `sets` holds those of one class each.
    """

    language: str
    groups: dict[str, list[Group]] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=Phrases)
    verbs: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    wordset: Callable[..., frozenset[str]] = field(init=False, repr=False)
    sets: WordSets = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.wordset = cache(self._wordset)  # asked some hundred times a document
        self.sets = WordSets(self.wordset)

    def of(self, cls: str) -> list[Group]:
        """The groups of a class; empty where the language has none."""
        return self.groups.get(cls, [])

    def _wordset(self, *classes: str, **where: object) -> frozenset[str]:
        groups = (g for cls in classes for g in self.of(cls) if all(g.get(k) == v for k, v in where.items()))
        return frozenset(intern(word) for group in groups for word in group.words if len(split_words(word)) == 1)


@cache
def forms_of(language: Words, bases: frozenset[str]) -> frozenset[str]:
    """All words whose base form, by their first reading, is one of these; words that are no verb are their own."""
    forms = [form for form, readings in language.verbs.items() if readings[0][0] in bases]
    return frozenset(forms).union(bases.difference(language.verbs))


VERB_FORMS: Final = ("base", "s", "past", "participle", "ing")


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are word data for."""
    folders = (p for p in FOLDER.iterdir() if p.is_dir() and p.name != "world")
    return tuple(sorted(p.name for p in folders if any(p.glob("*.toml"))))


class Mark(NamedTuple):
    """What a text in a language shows: letters that no other language with word data has, and frequent small words."""

    language: str
    letters: str
    words: frozenset[str]


@cache
def load_marks() -> tuple[Mark, ...]:
    """The marks of all languages, from `marks.txt` in the folder of word data: language, letters, small words."""
    marks = []
    for line in (FOLDER / "marks.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            language, letters, words = (part.strip() for part in line.split("|"))
            marks.append(Mark(language, letters, frozenset(words.split())))
    return tuple(marks)


Key = Callable[[str], str]


def key_of(language: str) -> Key | None:
    """What gives the word that a token is looked up by, its dictionary form; `None` where it is the token itself."""
    if language not in INFLECTED:
        return None
    lemma: Key = import_module(INFLECTED[language]).lemma  # loaded only for a text in that language
    return lemma


@cache
def load_words(language: str) -> Words:
    """The word data of a language. Raises `WordsError` naming the file where they are wrong."""
    words = Words(language)
    key = key_of(language)
    for path in sorted((FOLDER / language).glob("*.toml")):
        if path.name == "areas.toml":  # the gazetteer has a loader of its own
            continue
        for group in _read_groups(path, key):
            words.groups.setdefault(group.cls, []).append(group)
    words.phrases = _phrases(g for groups in words.groups.values() for g in groups if g.get("scan", True))
    words.verbs = _read_verbs(FOLDER / language / "verbs.txt")
    return words


def _read_groups(path: Path, key: Key | None) -> Iterator[Group]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordsError(f"{path.name}: {error}") from error
    for cls, groups in tables.items():
        for number, group in enumerate(groups, 1):
            spelt = [*group.pop("words", []), *_spelt_out(group.pop("frames", []), group.pop("slots", {}))]
            if not spelt:
                raise WordsError(f"{path.name}: group {number} of [[{cls}]] has no words")
            for word in spelt:
                if word != unicodedata.normalize("NFC", word) or word != word.lower():
                    raise WordsError(f"{path.name}: {word!r} in [[{cls}]] is not lower case NFC")
            if key and not group.get("written"):
                spelt = [" ".join(map(key, split_words(word))) for word in spelt]
            yield Group(cls, tuple(spelt), group)


def _spelt_out(frames: list[str], slots: dict[str, list[str]]) -> Iterator[str]:
    """All phrases of frames: "{was} {glad} to host" with the words of each slot in turn, of which one may be empty."""
    for frame in frames:
        names = _SLOT.findall(frame)
        for filling in product(*(slots[name] for name in names)):
            yield " ".join(frame.format(**dict(zip(names, filling, strict=True))).split())


def _phrases(groups: Iterator[Group]) -> Phrases:
    phrases = Phrases()
    spelt = [(split_words(word), group) for group in groups for word in group.words]
    for (first, *rest), group in sorted(spelt, key=lambda pair: -len(pair[0])):
        if not rest:
            known = phrases.alone.get(first, ())
            if all(cls != group.cls for cls, _ in known):  # of a class the first group counts
                phrases.alone[first] = (*known, (group.cls, group))
            continue
        second, *rest = rest
        seconds = phrases.longer.setdefault(first, {})
        two, more = seconds.get(second) or Pair((), {})
        if rest:
            more[rest[0]] = (*more.get(rest[0], ()), (len(rest) + 2, tuple(rest[1:]), group.cls, group))
        seconds[second] = Pair(two if rest else (*two, (group.cls, group)), more)
        phrases.seconds.add(second)
    return phrases


def _read_verbs(path: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each form of each verb with its bases: `built` -> ((`build`, `past`), (`build`, `participle`))."""
    forms: dict[str, list[tuple[str, str]]] = {}
    if not path.exists():
        return {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        spelt = [intern(form) for form in line.split()]
        if not spelt or line.startswith("#"):
            continue
        if len(spelt) != len(VERB_FORMS):
            raise WordsError(f"{path.name}:{number}: {len(spelt)} forms instead of {len(VERB_FORMS)}")
        for name, form in zip(VERB_FORMS, spelt, strict=True):
            forms.setdefault(form, []).append((spelt[0], name))
    return {form: tuple(bases) for form, bases in forms.items()}
