"""Companies by the words that introduce them: grocery chain Marufuji, Yukiguni Boards, a maker of snowboards.

A name that no list holds is a company's where a text says what it is, what it makes, or that "it" will do something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.firms import COMPANY, MANAGING, find_references
from communique.entries.named import Named
from communique.entries.names import Names
from communique.entries.organisations import place_ending
from communique.entries.roles import Role
from communique.kinds import Area
from communique.text.tags import AUX, BASE, COMMA, DET, HAVE, MODAL, PAST, THIRD

_LONGEST: Final = 5  # words of a company's name
_FAR_NOUN: Final = 9  # tokens between a company's name and what it is: X, a family-owned maker
_FAR_IT: Final = 6  # tokens between a verb of saying and "it": said in a statement on Tuesday it
_FAR_ADJECTIVE: Final = 4  # tokens before what a company is, its country among them
_LEADING: Final = MANAGING | {"president", "head", "official"}  # of a company told of before: its president
_NEAR: Final = 2  # sentences behind a name in which "the company" follows
_SHORTEST: Final = 3  # letters of one word that stands for a longer name

Span = tuple[int, int]
_Key = tuple[str, ...]


class Companies:
    """The companies of one page that no list of organisations holds; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names, roles: list[Role], named: list[Named]) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.names = names
        held = {id(role) for role in roles}
        self.roles = roles + [one.role for one in named if one.role and id(one.role) not in held]
        self.nouns, self.based = language.wordset("companyword"), language.sets["basedword"]
        self.small: set[str] | None = None
        self.things = language.wordset("thing_pronoun", "thingowner")
        self.openers, self.auxiliaries = language.sets["unnamedopener"], language.sets["auxiliary"]
        self.public = language.wordset("companynever", "rolemodifier")
        self.title = context.title or (0, 0)
        self.own = language.wordset("thingowner", "thing_self")
        self.covered = {i for one in named if one.role or one.gender for i in range(*one.span)}
        for role in roles:
            self.covered.update(range(role.title, role.stop))
        self.known = self._known()

    def without(self, named: list[Named]) -> list[Named]:
        """What could be people's names, without those that are companies'."""
        if not self.known:
            return named
        return [one for one in named if one.role or one.gender or not self._is_known(one.start, one.stop)]

    def _is_known(self, start: int, stop: int) -> bool:
        return tuple(self.words[start:stop]) in self.known

    def _known(self) -> dict[_Key, Figurehead]:
        """The companies that the text introduces, by the words of their names."""
        found: dict[_Key, Figurehead] = {}
        for (start, stop), area in self._introduced():
            key = tuple(self.words[start:stop])
            who = found.get(key)
            if who is None:
                name = self.page.slice(start, stop)
                found[key] = Figurehead(name, None, area, kind="organisation", rank=COMPANY, company=name, first=start)
            elif who.area is None:
                who.area = area
        for key in [key for key in found if len(key) > 1 and key[:-1] in found]:
            found[key[:-1]] = found[key]
        return found

    def mentions(self, covered: set[int]) -> Iterator[Mention]:
        """Where companies are named, in full or by one word of their names."""
        if not self.known:
            return
        self.covered, forms = covered, _forms(self.known)
        firsts = {key[0]: max(len(other) for other in forms if other[0] == key[0]) for key in forms}
        last = 0
        for i in self.page.capitals:
            if i < last or self.words[i] not in firsts:
                continue
            for size in range(min(firsts[self.words[i]], self.page.size - i), 0, -1):
                who = forms.get(tuple(self.words[i : i + size]))
                if who is not None and self._is_free(i, i + size) and not self._goes_on(i, i + size, who):
                    last = i + size
                    yield Mention(i, last, "organisation", who)
                    break

    def _goes_on(self, start: int, stop: int, who: Figurehead) -> bool:
        """Whether a short form is a part of another name: Selmoto Arena."""
        page = self.page
        short = page.slice(start, stop) != who.name
        return short and (self._is_named(stop) or start > 0 and self._is_named(start - 1) and page.touches(start))

    def _is_free(self, start: int, stop: int) -> bool:
        place = self.context.place_of.get(start)
        return stop - 1 not in self.covered and (place is None or place.stop < stop)

    # How companies are introduced

    def _introduced(self) -> Iterator[tuple[Span, Area | None]]:
        page = self.page
        for match in page.of("companyword"):
            if page.is_capital(match.start):
                continue
            area = self._country(match.start)
            behind = self._behind(match.stop)
            if behind is not None and (match.group.get("names") or self._is_thing(behind[1])):
                yield behind, area or self._owner(match.start)
            before = self._apposed(match.start)
            if before is not None:
                yield before, area or self._owner(before[0])
        yield from self._headed()
        yield from self._owned()
        for match in page.of("cue"):
            if match.start and page.is_capital(match.start - 1) and self._says_it(match.stop):
                name = self._before(match.start)
                if name is not None:
                    yield name, self._owner(name[0])
        yield from self._based()
        for match in page.of("companytold"):
            name = self._before(match.start - 1) if self.words[match.start - 1] == "," else None
            if name is not None:
                yield name, self._owner(name[0])

    def _based(self) -> Iterator[tuple[Span, Area | None]]:
        """The names behind the town where a company sits: Riga-based Dzelzkoks."""
        if self.based.isdisjoint(self.page.known):
            return
        for i in self.page.capitals:
            base = self.words[i + 1 : i + 2] == ["-"] and self.page.touches(i + 1) and i + 2 < self.page.size
            base = base and self.words[i + 2] in self.based and i in self.context.place_of
            name = self._behind(i + 3) if base else None
            if name is not None and name[0] == i + 3:
                place = self.context.place_of[i]
                yield name, self.context.area_of(place) if place.kind == "country" else None

    def _owned(self) -> Iterator[tuple[Span, Area | None]]:
        """The names that open a sentence shortly before "its chief executive": Nordlys Lines has ordered a ferry.

        Of a president or a head only right before "Its president", for others are of a country.
        """
        page = self.page
        for role in self.roles:
            number = page.sentence_of[role.start]
            opens = role.start - page.sentences[number][0] <= 1
            if self.own.isdisjoint(self.words[max(0, role.start - 1) : role.start + 1]):
                bare = role.start and page.tags[role.start - 1] & COMMA and role.rank in MANAGING
                if not bare or role.company or role.area is not None:
                    continue
                near = page.sentences[number : number + 1]  # X is offering 14 million, managing director A said
            elif role.rank in MANAGING and not role.company and role.area is None:
                near = page.sentences[max(0, number - _NEAR) : number + 1]
            elif role.rank in _LEADING and opens:
                near = page.sentences[max(0, number - 1) : number]
            else:
                continue
            names = (self._opening(first) for first, _ in reversed(near) if first < role.start - 1)
            name = next((name for name in names if name is not None), None)
            if name is not None:
                yield name, self._owner(name[0])

    def _opening(self, first: int) -> Span | None:
        """The name that opens a sentence, right before its verb."""
        stop = self._run(first, _LONGEST + 1)
        verb = stop < self.page.size and self.page.tags[stop] & (AUX | HAVE | MODAL | PAST | THIRD)
        return self._before(stop) if verb and stop > first else None

    def _run(self, start: int, most: int) -> int:
        """The token behind up to `most` words from token `start` on that can be a company's name."""
        stop = start
        while stop - start < most and self._is_named(stop):
            stop += 1
        return stop

    def _headed(self) -> Iterator[tuple[Span, Area | None]]:
        """The names that offices are of: chief executive of Nordlys Ingredients."""
        for role in self.roles:
            name = role.company if role.leads == "company" and not role.area else None
            if name is None:
                continue
            first = next((k for k in range(role.start, role.stop) if self.page.is_capital(k)), role.stop)
            for i in range(first, role.stop):
                stop = i + 1
                while stop < role.stop and self.page.ends[stop - 1] - self.page.starts[i] < len(name):
                    stop += 1
                if self.page.slice(i, stop) == name and self._is_plain(i, stop):
                    yield (i, stop), None
                    break

    def _is_thing(self, i: int) -> bool:
        """Whether the sentence goes on with "its" or "itself", or the next ones with "the company"."""
        sentence = self.page.sentence_of[i - 1]
        last = self.page.sentences[sentence][1]
        if not self.own.isdisjoint(self.words[i:last]):
            return True
        end = self.page.sentences[min(sentence + _NEAR, len(self.page.sentences) - 1)][1]
        return any(start >= last for start, _ in find_references(self.page, last, end))

    def _says_it(self, i: int) -> bool:
        """Whether what is said from token `i` on is what a thing does: said on Tuesday it would build."""
        tags = self.page.tags
        for k in range(i, min(i + _FAR_IT, self.page.size - 2)):
            if self.words[k] in self.things:
                k += 1
                if tags[k] & MODAL:
                    return bool(tags[k + 1] & BASE) and not self.page.is_a(k + 1, "be")
                return self.page.is_a(k, "have") or bool(tags[k] & (THIRD | PAST)) and not self.page.is_a(k, "be")
            if tags[k] & (COMMA | MODAL | THIRD | PAST) and k > i or self.words[k] in self.auxiliaries:
                return False
        return False

    def _behind(self, i: int) -> Span | None:
        """The name that begins at token `i` or behind a comma there: forwarder Blaustern; a company, Lácteos Ranco,."""
        if i >= self.page.size:
            return None
        comma = bool(self.page.tags[i] & COMMA)
        start = stop = i + comma
        while stop < self.page.size and stop - start < _LONGEST and self._is_named(stop):
            stop += 1
        if (
            stop == start
            or comma
            and not (stop < self.page.size and self.words[stop] == ",")
            or stop - start == _LONGEST
        ):
            return None
        return (start, stop) if self._is_free(start, stop) else None

    def _apposed(self, noun: int) -> Span | None:
        """The name before the comma that opens what it is: Yukiguni Boards, a family-owned | maker."""
        first = self.page.sentences[self.page.sentence_of[noun]][0]
        for k in range(noun - 1, max(first, noun - _FAR_NOUN), -1):
            if self.page.tags[k] & COMMA:
                return self._before(k) if self.page.tags[k + 1] & DET else None
            if self.page.tags[k] & (THIRD | MODAL):
                return None
        return None

    def _before(self, stop: int) -> Span | None:
        """The name that ends before token `stop`, where nothing else tells who it is."""
        first = self.page.sentences[self.page.sentence_of[stop - 1]][0]
        start = stop
        while start > first and stop - start <= _LONGEST and self._is_named(start - 1):
            start -= 1
        if start == first and stop - start > 1 and self._is_common(start):
            start += 1
        if self.title[0] <= start < self.title[1] and stop - start == 1:
            return None
        if start == stop or stop - start > _LONGEST or start > first and self.words[start - 1] in self.openers:
            return None
        if stop - start == 1 and (self.page.tags[start] or start == first and not self._comes_again(start)):
            return None
        return (start, stop) if self._is_free(start, stop) else None

    def _is_named(self, i: int) -> bool:
        """Whether token `i` can be a word of a company's name."""
        word = self.page.word(i)
        if not word or not self.page.is_capital(i) or not word[0].isalpha():
            return False
        return word not in self.names.outside and i not in self.names.titled and i not in self.names.addressed

    def _is_plain(self, start: int, stop: int) -> bool:
        """Whether the words of what somebody heads are no place's, no ministry's and no letters of a public body."""
        if start in self.context.place_of or self.words[start] in self.names.portfolio:
            return False
        run = range(start, stop)
        acronym = any(self.names.is_acronym(k) for k in run)
        return not acronym and all(self._is_named(k) and self.words[k] not in self.public for k in run)

    def _is_common(self, i: int) -> bool:
        """Whether the word that opens a sentence is one that needs no capital: Rival Boda Volt."""
        return self.words[i] in self.nouns or self.page.tags[i] != 0 or self.words[i] in self._small()

    def _small(self) -> set[str]:
        """The words that the text has in small letters too."""
        if self.small is None:
            page = self.page
            self.small = {word for i, word in enumerate(page.words) if not page.is_capital(i)}
        return self.small

    def _comes_again(self, i: int) -> bool:
        """Whether a word has its capital inside a sentence too."""
        page = self.page
        again = [k for k in page.capitals if page.words[k] == page.words[i]]
        inside = any(page.sentences[page.sentence_of[k]][0] != k for k in again)
        return inside or len(again) > 1 and page.words[i] not in self._small()

    def _country(self, noun: int) -> Area | None:
        """The area that a noun phrase tells of what a company is: the Japanese grocery chain."""
        for k in range(noun - 1, max(-1, noun - 1 - _FAR_ADJECTIVE), -1):
            place = self.context.place_of.get(k)
            if place is not None and place.form == "adjective" and place.code:
                return self.context.area_of(place)
            if self.page.tags[k] & DET:
                return None
        return None

    def _owner(self, start: int) -> Area | None:
        """The country in front of a name: Vietnam's Selmoto, Danish Nordlys."""
        owned = self.page.is_possessive(start - 1)
        place = place_ending(self.context, start - owned)
        if place is None or not place.code or place.kind == "city" or not (owned or place.form == "adjective"):
            return None
        return self.context.area_of(place)


def _forms(known: dict[_Key, Figurehead]) -> dict[_Key, Figurehead]:
    """What companies are called: their names, and the first or the last word where it tells which one is meant."""
    forms: dict[_Key, Figurehead | None] = {}
    for key, who in known.items():
        for part in (key[:1], key[-1:]) if len(key) > 1 else ():
            if len(part[0]) >= _SHORTEST:
                forms[part] = who if forms.get(part, who) is who else None
    return {key: who for key, who in {**forms, **known}.items() if who is not None}
