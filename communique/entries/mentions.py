"""Where somebody is mentioned without a title: known names, groups, unnamed sources, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.named import Named
from communique.entries.organisations import place_ending
from communique.entries.places import Place
from communique.entries.roles import Role
from communique.text.page import Page
from communique.text.tags import PAST, THIRD
from communique.text.tokens import split_words
from communique.words.load import Words

_MARKS: Final = frozenset((",", ".", "“", "”", '"'))
_MOST_HONORIFICS: Final = 6  # before one name
_LONGEST_GROUP: Final = 12  # tokens before the noun of a group


def cover(mentions: list[Mention]) -> set[int]:
    """The tokens that these mentions stand on."""
    return {i for m in mentions for i in range(m.start, m.stop)}


def keep_free(mentions: Iterator[Mention], covered: set[int]) -> list[Mention]:
    """Those of the mentions that stand on no covered token; what they stand on is covered then."""
    kept = []
    for mention in mentions:
        tokens = range(mention.start, mention.stop)
        if covered.isdisjoint(tokens):
            kept.append(mention)
            covered.update(tokens)
    return kept


def find_bare_names(
    context: Context, registered: list[tuple[Named, Figurehead]], roles: list[Role]
) -> Iterator[Mention]:
    """Names of known people that stand without a title of their own, and those whose title holds them shorter."""
    page = context.page
    known = _Known(page, registered)
    behind = {role.stop: role for role in roles}
    honorifics = {match.stop: match.start for match in page.of("honorific")}
    behind_last = 0
    for i in page.capitals:
        if i < behind_last or page.words[i] not in known.lengths:
            continue
        found = known.longest(i)
        place = context.place_of.get(i) if found else None
        if found is None:
            continue
        stop, who = found
        if place and place.stop >= stop and not _is_titled(page, i):
            if not _is_surname(context, place, who):
                continue
            del context.place_of[i]
            context.places = [one for one in context.places if one is not place]
        start = _with_honorifics(page, known.with_particles(i, who), honorifics)
        role = behind.get(start)
        yield Mention(role.start if role else start, stop, "name", who)
        behind_last = stop


class _Known:
    """The people of a document by every run of words in their names."""

    def __init__(self, page: Page, registered: list[tuple[Named, Figurehead]]) -> None:
        self.words = page.words
        self.particles = page.language.sets["particle"]
        self.runs: dict[tuple[str, ...], dict[int, Figurehead]] = {}
        self.lengths: dict[str, set[int]] = {}
        for key, who in {(tuple(page.words[one.start : one.stop]), id(who)): who for one, who in registered}.items():
            self._add(key[0], who)

    def _add(self, key: tuple[str, ...], who: Figurehead) -> None:
        number = id(who)
        letters = [word[0].isalpha() for word in key]
        for a, word in enumerate(key):
            if not letters[a] or len(word) < 2:
                continue
            stops = [b for b, whole in enumerate(letters[a:], a + 1) if whole]
            if word in self.particles:
                stops = stops[1:]
            for b in stops:
                self.runs.setdefault(key[a:b], {})[number] = who
            if stops:
                self.lengths.setdefault(word, set()).update([b - a for b in stops])

    def with_particles(self, i: int, who: Figurehead) -> int:
        """Where the particles of somebody's name before token `i` begin: van der Hoeven, al-Harthy."""
        if not i or self.words[i - 1] != "-" and self.words[i - 1] not in self.particles:
            return i
        own = split_words(who.name or "")
        while i:
            j = i - (self.words[i - 1] == "-")
            if not j or self.words[j - 1] not in self.particles or self.words[j - 1] not in own:
                break
            i = j - 1
        return i

    def longest(self, i: int) -> tuple[int, Figurehead] | None:
        """The end of the longest known name at token `i` and whose it is; `None` where two people share it."""
        for length in sorted(self.lengths[self.words[i]], reverse=True):
            people = self.runs.get(tuple(self.words[i : i + length]))
            if people is not None:
                who = self._one(people)
                return (i + length, who) if who else None
        return None

    def _one(self, people: dict[int, Figurehead]) -> Figurehead | None:
        """Of several the one with an office who was named first: "Hogan" beside Larry and Yumi Hogan."""
        if len(people) > 1:
            best = min((who for who in people.values() if who.role), key=lambda who: who.first, default=None)
            people.clear()  # whom a shared name means is settled once
            if best:
                people[id(best)] = best
        return next(iter(people.values()), None)


def _is_surname(context: Context, place: Place, who: Figurehead) -> bool:
    """Whether what could be a city is somebody named before: Mayor Ana Dayton … Dayton said, but not "in Dayton"."""
    page, i = context.page, place.start
    if place.stop - i > 1 or place.kind == "country" or place.form != "noun" or who.first >= i:
        return False
    if who.rank is None and page.match_at("cue", place.stop) is None:
        return False
    if (who.name or "").rpartition(" ")[2].lower() != page.words[i] or page.is_a(i - 1, "preposition"):
        return False
    return not (page.words[place.stop : place.stop + 1] == [","] and place.stop + 1 in context.place_of)


def _is_titled(page: Page, i: int) -> bool:
    return any(m.stop in (i, i - 1) for cls in ("honorific", "title") for m in page.within(cls, max(0, i - 3), i))


def _with_honorifics(page: Page, i: int, honorifics: dict[int, int]) -> int:
    """Where the honorifics before token `i` begin; the first token of each is given by the one behind it."""
    start = i
    for _ in range(_MOST_HONORIFICS):
        first = honorifics.get(start - 1 if start and page.words[start - 1] == "." else start)
        if first is None or page.sentence_of[first] != page.sentence_of[i]:
            break
        start = first
    return start


def find_groups(context: Context) -> Iterator[tuple[int, int]]:
    """ "The two sides", "both ministers", "Indian officials": the noun with what stands before it."""
    page = context.page
    openers = page.language.sets["groupopener"]
    for match in page.of("group"):
        if match.start and page.words[match.start - 1] == "-":
            continue
        if match.group.get("pronoun") and not _is_finite(page, match.stop):  # "The two met", not "two sides"
            continue
        i = _group_start(context, match.start, openers)
        if match.group.get("placed") and (i == match.start or not context.places_in(i, match.start)):
            continue  # the other side
        if i < match.start or _starts_clause(page, i):
            yield i, match.stop


def _group_start(context: Context, start: int, openers: frozenset[str]) -> int:
    """Where the determiners, numbers and areas before the noun of a group begin."""
    page = context.page
    first = max(page.sentences[page.sentence_of[start]][0], start - _LONGEST_GROUP)
    i = start
    while i > first:
        if page.words[i - 1] in openers or page.words[i - 1] == "-":
            i -= 1
        elif place := place_ending(context, i):
            i = place.start
        else:
            break
    return i


def _is_finite(page: Page, i: int) -> bool:
    if i >= len(page.words):
        return False
    return page.is_a(i, "auxiliary") or bool(page.tags[i] & (PAST | THIRD))


def _starts_clause(page: Page, i: int) -> bool:
    if page.sentences[page.sentence_of[i]][0] == i:
        return True
    return page.words[i - 1] in (",", ";", '"', "“") or page.is_a(i - 1, "clauseopener")


@cache
def _phrase_stops(language: Words) -> frozenset[str]:
    """What ends a phrase on its way back: the state would release funds."""
    return language.wordset("phrasestop", "possessive", "modal") | _MARKS


def find_unnamed(context: Context) -> Iterator[tuple[int, int]]:
    """ "A ministry official", "the press release": from the determiner to the noun."""
    page, words = context.page, context.page.words
    openers = page.language.sets["unnamedopener"]
    stops = _phrase_stops(page.language)
    for match in page.of("unnamed"):
        first = max(page.sentences[page.sentence_of[match.start]][0], match.start - 6)
        for i in range(match.start - 1, first - 1, -1):
            if words[i] in openers:
                yield i, match.stop
            if words[i] in stops or words[i] in openers:
                break


def find_pronouns(context: Context) -> Iterator[int]:
    """The tokens outside quotations that stand for a person or a group, "his" of "in his words" among them."""
    page = context.page
    own = {m.start + 1 for m in page.of("source") if m.group.get("own")}
    quote_of = page.quote_of
    found = [match.start for match in page.of("personpronoun") if quote_of[match.start] < 0]
    yield from sorted({*found, *(i for i in own if quote_of[i] < 0)}) if own else found
