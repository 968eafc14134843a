"""One person of many names: the people of a document, each with the fullest form of the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from communique.entries.context import Context, Figurehead
from communique.entries.named import ADDRESS, NICKNAME_MARKS, Named
from communique.entries.roles import Role, genitive_of, is_institution, role_words
from communique.text.page import Page

_NO_TITLE: Final = frozenset(("counterpart", "prince"))  # ranks that are no office by themselves
_ALIKE: Final = 3  # letters that a name in brackets begins with like the one before it
_OF_ONE: Final = frozenset(("president", "prime minister", "governor"))  # ranks that one person has in an area
_Key = tuple[str, ...]
_MOST_ALIKE: Final = 50  # people that a shorter name is compared with


class _Register:
    """The people of a document by the words of their names; a shorter name joins the fullest one that holds it."""

    def __init__(self, fathers: frozenset[str]) -> None:
        self.fathers = fathers  # the words between a name and the father's: bin
        self.people: list[Figurehead] = []
        self.ranks: dict[int, set[str]] = {}
        self.areas: dict[int, set[str | None]] = {}
        self._runs: dict[tuple[str, ...], list[Figurehead]] = {}
        self._sons: dict[tuple[str, ...], set[int]] = {}  # who end with their father's name
        self._families: dict[tuple[str, str], list[tuple[tuple[str, ...], Figurehead]]] = {}

    def add(self, key: tuple[str, ...], name: str, first: int) -> Figurehead:
        """A new person of this name."""
        who = Figurehead(name, None, None, first=first)
        self.people.append(who)
        fathers = {key[i : i + 1] for i in range(1, len(key) - 1) if key[i - 1] in self.fathers}
        if key[-2:-1] and key[-2] in self.fathers:
            self._sons.setdefault(key[-1:], set()).add(id(who))
        for run in {key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1)} - fathers:
            self._runs.setdefault(run, []).append(who)
        for letter in {word[0] for word in key[:-1]}:
            self._families.setdefault((key[-1], letter), []).append((key, who))
        return who

    def holder(self, key: tuple[str, ...], one: Named) -> Figurehead | None:
        """The one person whose fuller name holds this one; of several the one with the same title, or `None`."""
        holders = [who for who in self._alike(key) if _may_be(who, one)] or self._in_office(key, one)
        if len(holders) > 1 and key in self._sons:
            holders = [who for who in holders if id(who) not in self._sons[key]] or holders
        if len(holders) > 1 and one.role:
            holders = [who for who in holders if one.role.rank in self.ranks.get(id(who), ())]
        elif len(holders) > 1 and len(key) > 1:
            holders = sorted(holders, key=lambda who: who.first)[:1]  # of two Nawaz Sharifs the one named first
        return holders[0] if len(holders) == 1 else None

    def _in_office(self, key: tuple[str, ...], one: Named) -> list[Figurehead]:
        """Who holds the same office of one holder with another form of the first name: Joe Sol, Joseph M. Sol."""
        if len(key) < 2 or one.role is None or one.role.rank not in _OF_ONE:
            return []
        family = [who for full, who in self._families.get((key[-1], key[0][0]), ()) if full[0][0] == key[0][0]]
        found = [who for who in family if _may_be(who, one) and one.role.rank in self.ranks.get(id(who), ())]
        here = one.role.area.code if one.role.area else None
        return [who for who in found if here is None or not self.areas[id(who)].isdisjoint((here, None))]

    def _alike(self, key: tuple[str, ...]) -> list[Figurehead]:
        """The people whose name holds `key` in one run, or has it with initials or without its middle names."""
        found = {id(who): who for who in self._runs.get(key, ())[:_MOST_ALIKE]}
        if len(key) > 1:
            family = self._families.get((key[-1], key[0][0]), ())
            found |= {id(who): who for full, who in family[:_MOST_ALIKE] if _is_shortened(full, key)}
        return list(found.values())


def register(context: Context, named: list[Named]) -> list[tuple[Named, Figurehead]]:
    """The people of the document, one for each; a shorter name joins the fullest name that holds it."""
    page, people = context.page, _Register(context.page.language.sets["fatherlink"])
    keys = {one.start: _key(page, one) for one in named}
    aliases = _find_aliases(page, named, keys)
    where: dict[int, Figurehead] = {}
    for one in sorted(named, key=lambda one: (-len(keys[one.start]), not one.strong, one.start)):
        key = keys[one.start]
        if not key:
            continue
        owner = where.get(aliases[key].start) if key in aliases else None
        who = owner or people.holder(key, one) or people.add(key, _written(page, one), one.start)
        where[one.start] = who
        who.gender = who.gender or one.gender
        if one.role:
            people.ranks.setdefault(id(who), set()).add(one.role.rank)
            people.areas.setdefault(id(who), set()).add(one.role.area.code if one.role.area else None)
    genitive = genitive_of(page)
    for one in sorted(named, key=lambda one: one.start):
        if one.start in where:
            _tell(page, where[one.start], one, genitive)
    context.people = sorted(people.people, key=lambda who: who.first)
    found = [(one, where[one.start]) for one in named if one.start in where]
    return found + [(_in_brackets(one), where[one.start]) for one in aliases.values() if one.start in where]


def _find_aliases(page: Page, named: list[Named], keys: dict[int, _Key]) -> dict[_Key, Named]:
    """The people named in full whom another name in brackets follows by which the text calls them: (Jokowi)."""
    aliases: dict[_Key, Named] = {}
    for one in named:
        i = one.stop + 1
        if i + 1 >= page.size or page.words[i - 1] != "(" or page.words[i + 1] != ")" or not page.is_capital(i):
            continue
        word = _plain(page.words[i])
        called = word.isalpha() and page.words.count(page.words[i]) > 1 and page.match_at("title", i) is None
        begins = any(name.startswith(word[:_ALIKE]) for name in keys[one.start]) and len(word) > _ALIKE
        if called and len(keys[one.start]) > 1 and (begins or (word,) in keys.values()):
            aliases.setdefault((word,), one)
    return aliases


def _in_brackets(one: Named) -> Named:
    """The other name in brackets behind a name."""
    start, stop = one.stop + 1, one.stop + 2
    return Named(start, stop, (start, stop), None, None)


def _written(page: Page, one: Named) -> str:
    """A name as the text has it, without a nickname in quotation marks."""
    kept = _without_nickname(page, one)
    whole = len(kept) == one.stop - one.start
    return _quietly(page.slice(one.start, one.stop)) if whole else " ".join(page.slice(i, i + 1) for i in kept)


def _without_nickname(page: Page, one: Named) -> Sequence[int]:
    """The tokens of a name but for those in quotation marks."""
    if NICKNAME_MARKS.isdisjoint(page.words[one.start : one.stop]):
        return range(one.start, one.stop)
    marks = [i for i in range(one.start, one.stop) if page.words[i] in NICKNAME_MARKS]
    inside = range(marks[0], marks[-1] + 1) if len(marks) > 1 else range(0)
    return [i for i in range(one.start, one.stop) if i not in inside]


def _key(page: Page, one: Named) -> _Key:
    """The words of a name that tell it from others: without full stops, hyphens and marks on letters."""
    return tuple([_plain(page.words[i]) for i in _without_nickname(page, one) if page.words[i][0].isalpha()])


def _quietly(name: str) -> str:
    """A name without the capitals that a house style writes it in: CHEA SOPHEAK."""
    return name.title() if name.isupper() and " " in name else name


@lru_cache(maxsize=4_096)
def _plain(word: str) -> str:
    """A word without the marks on its letters: Vučić and Vucic are one name."""
    return word if word.isascii() else "".join(c for c in normalize("NFD", word) if not combining(c)) or word


def _is_shortened(full: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether `key` is `full` with initials or without some words before the last: A. M. Sol, Ana Sol."""
    rest = iter(full[:-1])
    return all(any(a == b or len(a.strip(".")) == 1 and b.startswith(a[0]) for b in rest) for a in key[:-1])


def _is_fuller(who: Figurehead, role: Role) -> bool:
    """Whether an office says what it is for, and the one known so far is a title alone: Minister, Minister of Trade."""
    known, title = (who.role or "").lower().split(), who.title.split()
    bare = known[: len(title)] == title and (known == title or who.area is not None)
    return bare and role.words == who.title and len(role.text.split()) > len(title) + 1


def _may_be(who: Figurehead, one: Named) -> bool:
    return one.gender is None or who.gender is None or one.gender == who.gender


def _bygone(page: Page, role: Role) -> str | None:
    """Whether an office is told to be that of another time: then-President, the late President, Former President."""
    first = max(role.start - 1, 0)
    if page.language.wordset("atthattime", "formerly").isdisjoint(page.words[first : role.title]):
        return None
    for i in range(first, role.title):
        opens = page.sentences[page.sentence_of[i]][0] == i
        if page.is_a(i, "atthattime") and not (opens and page.word(i + 1) != "-"):  # Then President Sol spoke
            return "then"
        if page.is_a(i, "formerly"):
            return "former"
    return None


def _tell(page: Page, who: Figurehead, one: Named, genitive: str) -> None:
    """Add to a person what a mention of it tells: the office first named stays, an area is added where it lacks."""
    who.gender = who.gender or one.gender
    who.first = min(who.first, one.start)
    role = one.role
    if role is None:
        return
    fuller = who.rank == role.rank and _is_fuller(who, role)
    if fuller and role.area is None and who.area:
        role = replace(role, area=who.area, behind=False)  # Indian Minister Sol, Ana Sol, Minister of Trade
    lacks = who.rank == role.rank and who.area is None and role.area is not None
    bygone = _bygone(page, role)
    if who.rank == role.rank and bygone == "former":
        who.bygone = bygone  # Governor A; later: former Gov. A
    if who.rank is None or who.rank in ADDRESS or lacks or fuller:
        office = None if role.rank in _NO_TITLE else role_words(role, genitive) or None
        rank = "chairman" if role.rank == "president" and role.company else role.rank  # of an organisation
        who.role, who.rank, who.title, who.area = office, rank, role.words, role.area
        heads = role.leads == "company" or role.rank == "president" or role.rank == "head" and role.area is None
        heads = heads or role.rank == "deputy" and is_institution(page.language, role.company)
        who.company = role.company if heads else None
        who.bygone = bygone
