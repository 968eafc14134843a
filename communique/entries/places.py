"""Place names to areas with ISO 3166 codes: one pass over the tokens, then what each name means in this document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from communique.entries.gazetteer import Gazetteer, Meaning, Name
from communique.text.page import Page

_JOINTS: Final = frozenset({",", "and", "&", "or"})
_BEFORE_HOLDER: Final = frozenset(("of", "the"))  # before the place of an office whose holder follows
_FAR_LINK: Final = 2  # tokens between two places side by side
_LONGEST_HOLDER: Final = 8  # tokens of an office and its holder's name before "of" and a place
_LONGEST_LIST: Final = 12  # names before one `regions`; more are no list, and looking on would take time for nothing
_LONGEST_BODY: Final = 8  # tokens of a title and the body that it heads before "of" and a place
_SMALL: Final = frozenset({"region", "area", "zone", "space", "countries", "world"})


@dataclass(slots=True)
class Place:
    """A place named in tokens `start` to `stop` (half open), without an article before it.

    `code` is `None` for a region, for a city that is no subdivision, and where the document does not say which of
    several is meant. `kind`: country, subdivision, region, city. `form`: noun (Belarus), adjective (Belarusian), people
    (Belarusians); `base` is the noun for all three. `country` is the one it is or lies in. `sure` is false where the
    words may be a part of somebody's name ("Alejandro Toledo").
    """

    start: int
    stop: int
    name: str
    code: str | None
    kind: str
    form: str
    base: str
    country: str | None
    sure: bool = True


@dataclass(slots=True)
class _Hit:
    """A name found, and what the words around it leave of its meanings."""

    start: int
    stop: int
    name: Name
    key: tuple[str, ...]
    left: tuple[Meaning, ...]
    told: str = ""  # what narrowed the meanings: typed, says, linked, place
    doubt: bool = False
    held: bool = False  # an office stands before it, of which it names the holder


def find_places(page: Page, gazetteer: Gazetteer) -> list[Place]:
    """The places that a page names, in the order of the text, none inside another."""
    hits = _scan(page, gazetteer)
    for i, hit in enumerate(hits):
        _read_around(page, gazetteer, hits, i, hit)
    for one, other in pairwise(hits):
        if other.start - one.stop <= _FAR_LINK:
            _link(page, gazetteer, one, other)
    countries = _count_countries(hits)
    votes = _count_votes(hits)
    places = []
    for hit in hits:
        if _counts(hit):
            meaning = _choose(hit, countries, votes.get(hit.key) if votes else None)
            if meaning is not None:
                places.append(_place(page, hit, meaning))
    return places


def _scan(page: Page, gazetteer: Gazetteer) -> list[_Hit]:
    """The longest names at each token that are written as names are."""
    hits: list[_Hit] = []
    lines, words = gazetteer.lines, page.words
    free = 0
    for i in page.capitals:
        if i >= free and words[i] in lines:
            found = _longest(page, gazetteer, i)
            if found is not None:
                hits.append(found)
                free = found.stop
    return hits


def _longest(page: Page, gazetteer: Gazetteer, i: int) -> _Hit | None:
    """The longest name that is written at token `i`."""
    words = page.words
    after = words[i + 1] if i + 1 < page.size else ""
    for name in gazetteer.names_at(words[i], after):
        rest = name.rest
        stop = i + 1 + len(rest) if rest else i + 1
        if stop > i + 2 and tuple(words[i + 1 : stop]) != rest:
            continue
        if _is_written(page, gazetteer, name, i, stop):
            return _Hit(i, stop, name, (words[i], *rest), name.meanings)
    return None


def _is_written(page: Page, gazetteer: Gazetteer, name: Name, start: int, stop: int) -> bool:
    """Whether the name has its capitals and its article, and is not the first half of a currency's name."""
    words = page.words
    after = words[stop] if stop < page.size else ""
    if after in gazetteer.never:
        return False
    if name.flags:
        if "U" in name.flags and not page.slice(start, stop).isupper() or start and words[start - 1] == "$":
            return False  # nobody's us; $US27 million
        if "A" in name.flags and (start == 0 or words[start - 1] != "the" or after in gazetteer.types):
            return False
    return stop == start + 1 or not words[stop - 1].isalpha() or page.is_capital(stop - 1) or words[stop - 1] in _SMALL


def _read_around(page: Page, gazetteer: Gazetteer, hits: list[_Hit], i: int, hit: _Hit) -> None:
    """Narrow a hit by a type word behind or before it and by the words that say what is meant."""
    flags = hit.name.flags
    if hit.name.form == "noun" and (
        _read_type(page, gazetteer, hit) or _read_types(page, gazetteer, hits, i) or _read_before(page, gazetteer, hit)
    ):
        hit.told = "typed"
        return
    if hit.stop + 1 < page.size and page.words[hit.stop] == "-":
        _read_suffix(page, gazetteer, hit)
    if len(hit.left) > 1 or "C" in flags or hit.left[0].local:
        _read_says(page, gazetteer, hit)
    led = hit.start > 0 and page.words[hit.start - 1] in gazetteer.strong  # in Nice
    led = led or hit.start > 1 and page.is_a(hit.start - 1, "goallink") and _is_goal(page, hit.start - 1)
    if led and not hit.told and not _is_named_on(page, gazetteer, hit):
        hit.told = "place"
    if hit.name.form == "noun" and hit.name.meanings[0].kind != "region":
        hit.doubt = _is_doubtful(page, gazetteer, hits, i)


def _narrow(hit: _Hit, types: str, loosely: bool) -> bool:
    """Keep the meanings of these types, or any subdivisions where `loosely`; false (and all kept) if there are none."""
    found = tuple([m for m in hit.left if any(t in types for t in m.types) or ("C" in types and m.kind == "country")])
    if loosely and not found:
        found = tuple(m for m in hit.left if m.kind == "subdivision")
    if found:
        hit.left = found
    return bool(found)


def _read_type(page: Page, gazetteer: Gazetteer, hit: _Hit) -> bool:
    """`Kursk Region`, `Jiangsu province`: the type word becomes a part of the name."""
    words = page.words
    if hit.stop >= page.size or words[hit.stop] not in gazetteer.types:
        return False
    for known in gazetteer.types[words[hit.stop]]:
        stop = hit.stop + 1 + len(known.rest)
        if known.rest and tuple(words[hit.stop + 1 : stop]) != known.rest:
            continue
        if known.capital and not page.is_capital(stop - 1):
            continue
        if _narrow(hit, known.types, known.any):
            hit.stop = stop
            return True
    return False


def _read_suffix(page: Page, gazetteer: Gazetteer, hit: _Hit) -> None:
    """`Jeollanam-do`, `Aichi-ken`: the native type word behind a hyphen becomes a part of the name."""
    i = hit.stop
    if page.touches(i) and page.touches(i + 1) and hit.name.form == "noun" and page.words[i + 1] in gazetteer.suffixes:
        hit.stop = i + 2


def _read_types(page: Page, gazetteer: Gazetteer, hits: list[_Hit], i: int) -> bool:
    """`Brest, Gomel and Grodno regions`: the word belongs to each name of the list."""
    words, j, last = page.words, i, len(hits) - 1
    while j < last and j - i < _LONGEST_LIST and _joins(words, hits[j].stop, hits[j + 1].start):
        j += 1
    stop = hits[j].stop
    if stop >= page.size or words[stop] not in gazetteer.plurals:
        return False
    known = gazetteer.plurals[words[stop]]
    return _narrow(hits[i], known.types, known.any)


def _joins(words: list[str], start: int, stop: int) -> bool:
    """Whether only a comma, `and` or both stand between two names."""
    return 0 < stop - start <= 2 and words[start] in _JOINTS and words[stop - 1] in _JOINTS


def _read_before(page: Page, gazetteer: Gazetteer, hit: _Hit) -> bool:
    """`the Republic of Kenya`, `the state of Georgia`: the first, written large, becomes a part of the name."""
    words, i = page.words, hit.start - 1
    if i > 0 and words[i] == "the":
        i -= 1
    if i < 1 or words[i] != "of":
        return False
    letters = gazetteer.before.get(words[i - 1])
    if letters is None or _ends_title(page, i - 1) or not any(_narrow(hit, letter, False) for letter in letters):
        return False
    if page.is_capital(i - 1):
        hit.start = i - 1 - (i > 1 and page.is_capital(i - 2) and page.is_a(i - 2, "areamodifier"))
    return True


def _ends_title(page: Page, i: int) -> bool:
    """Whether `State` ends a title: the Head of State of Kenya."""
    matches = (page.match_at("title", j) for j in range(max(0, i - 2), i))
    return any(match is not None and match.stop == i + 1 for match in matches)


def _read_says(page: Page, gazetteer: Gazetteer, hit: _Hit) -> None:
    """`Georgia Governor`, `Prime Minister of Georgia`, `Governor of Puebla`: offices say what kind of place it is."""
    words, says = page.words, gazetteer.says
    after = hit.stop
    if after < page.size and words[after] in ("'s", "'"):
        after += 1
    kind = says.get(words[after]) if after < page.size else None
    if kind is None and hit.start > 1:
        i = hit.start - 1
        if words[i] == "the":
            i -= 1
        if words[i] == "of":
            kind = next((says[w] for w in reversed(words[_name_before(page, i) : i]) if w in says), None)
    if kind is not None:
        found = tuple(m for m in hit.left if m.kind == kind or (kind == "subdivision" and m.code and m.kind == "city"))
        if found and (len(found) == 1 or not all(m.local for m in found)):
            hit.left, hit.told = found, "says"


def _name_before(page: Page, i: int) -> int:
    """Where up to three words before token `i` begin, or more if they are a name: Gov. Ana B. Sol | of Georgia."""
    first = max(0, i - 3)
    while first > 0 and i - first < _LONGEST_HOLDER and (page.is_capital(first) or page.words[first] == "."):
        first -= 1
    return first


def _is_goal(page: Page, i: int) -> bool:
    """Whether a verb of going stands shortly before "to" at token `i`: travels on | to Nice."""
    moves, verbs = page.language.sets["movedeed"], page.language.verbs
    return any(base in moves for k in range(max(0, i - 2), i) for base, _ in verbs.get(page.words[k], ()))


def _is_named_on(page: Page, gazetteer: Gazetteer, hit: _Hit) -> bool:
    """Whether another large word follows at once, as in `from Nancy Pelosi`."""
    i, words = hit.stop, page.words
    return i < page.size and words[i].isalpha() and page.is_capital(i) and words[i] not in gazetteer.says


def _is_doubtful(page: Page, gazetteer: Gazetteer, hits: list[_Hit], i: int) -> bool:
    """Whether the name stands beside a large word that is neither a place nor an office nor the start of a sentence."""
    hit = hits[i]
    behind = i + 1 < len(hits) and hits[i + 1].start == hit.stop
    before = i > 0 and hits[i - 1].stop >= hit.start - 1
    if page.words[hit.start - 1] in _BEFORE_HOLDER and _is_led(page, hit.start):
        return False
    if not behind and _is_first_name(page, gazetteer, hit):
        hit.held = _is_of_holder(page, hit.start, hit.stop) and not _is_headline(page, hit.start)
        if "P" in hit.name.flags or all(m.local for m in hit.left) or hit.held:
            return not _is_headline(page, hit.start)
    return not before and _is_surname(page, gazetteer, hit) and not _is_headline(page, hit.start)


def _is_of_holder(page: Page, start: int, stop: int) -> bool:
    """Whether an office stands right before, as before whoever holds it: the Minister of Trade, | Milan Petrov."""
    apart = page.words[start - 1] == ","
    small = page.language.wordset("namejoint", "definite", "genitive", "joiner")
    i = start - 1 - apart
    k = i
    while apart and k > max(0, i - _LONGEST_BODY) and (page.is_capital(k) or page.words[k] in small):
        k -= 1
    if not apart:
        if page.is_capital(stop + 1):
            return False  # Commissioner Lahore Ana Sol
        return any(m.stop == start for m in page.within("title", max(0, start - 4), start))
    return any(page.words[m.stop] in small for m in page.within("title", k, i))


def _is_led(page: Page, start: int) -> bool:
    """Whether a title with "of" stands before, so that a name may follow: `Prime Minister of Georgia Levan X`."""
    i = start - 1 - (start > 1 and page.words[start - 1] == "the")
    if i < 1 or page.words[i] != "of":
        return False
    if any(m.stop == i for m in page.within("title", max(0, i - 4), i)):
        return True
    k = i  # Rector of the University | of Uppsala Ana Sol
    while k > max(0, i - _LONGEST_BODY) and (page.is_capital(k - 1) or page.words[k - 1] in ("of", "the")):
        k -= 1
    return any(m.stop < i and page.words[m.stop] == "of" for m in page.within("title", k, i))


def _is_first_name(page: Page, gazetteer: Gazetteer, hit: _Hit) -> bool:
    """Whether a name, a type word or an office of no kind follows: `Jordan Peterson`, not `Jordan Foreign Minister`."""
    if not _is_named_on(page, gazetteer, hit) or page.words[hit.stop] in gazetteer.types:
        return False
    return page.match_at("title", hit.stop) is None


def _is_surname(page: Page, gazetteer: Gazetteer, hit: _Hit) -> bool:
    """Whether a large word stands right before: `Alejandro Toledo`, `Ann Smith-Jordan`."""
    j = hit.start - 1
    if j >= 0 and page.words[j] == "-" and page.touches(hit.start) and page.touches(j):
        j -= 1
    if j < 0 or not page.words[j].isalpha() or not page.is_capital(j) or page.words[j] in gazetteer.opening:
        return False
    return page.sentence_of[j] == page.sentence_of[hit.start]


def _is_headline(page: Page, i: int) -> bool:
    """Whether nearly all words of a token's sentence are written large, so that capitals say nothing."""
    start, stop = page.sentences[page.sentence_of[i]]
    long = [j for j in range(start, min(stop, start + 40)) if len(page.words[j]) > 3 and page.words[j].isalpha()]
    return len(long) > 4 and sum(map(page.is_capital, long)) >= 0.9 * len(long)


def _link(page: Page, gazetteer: Gazetteer, one: _Hit, other: _Hit) -> None:
    """Places side by side lie in one country where they can: `Atlanta, Georgia`, `India's Punjab`, `Russian Altai`."""
    gap = page.words[one.stop : other.start]
    listed = _joins(page.words, one.stop, other.start)
    if listed and other.held:
        return  # the Prime Minister of Armenia, Karen Sarkisian
    if not (listed or gap in ([], ["'s"], ["'"])):
        return
    if listed and one.name.form == other.name.form == "noun":
        one.told, other.told = one.told or "place", other.told or "place"
    common = {m.country for m in one.left} & {m.country for m in other.left} - {None}
    if not common or (listed and one.left[0].kind == other.left[0].kind == "country"):  # Niger, Nigeria
        return
    for hit in (one, other):
        _keep(hit, tuple(m for m in hit.left if m.country in common))
    if gap == [","] and common <= gazetteer.addressed and one.left[0].kind == "city":  # Seattle, Washington
        _keep(other, tuple(m for m in other.left if m.kind == "subdivision"))


def _keep(hit: _Hit, left: tuple[Meaning, ...]) -> None:
    """Keep only these of a hit's meanings, if there are any and they are fewer."""
    if 0 < len(left) < len(hit.left):
        hit.left = left
        hit.told = "linked" if hit.told in ("", "place") else hit.told


def _count_countries(hits: Iterable[_Hit]) -> dict[str, int]:
    """How often the document names each country, itself or through a place that can only lie there."""
    countries: dict[str, int] = {}
    for hit in hits:
        if hit.doubt or "T" in hit.name.flags:
            continue
        left = hit.left
        if len(left) == 1:
            land = left[0].country if not left[0].local or hit.told == "typed" else None
        else:
            lands = {m.country for m in left if not m.local or hit.told == "typed"}
            land = lands.pop() if len(lands) == 1 else None
        if land:
            countries[land] = countries.get(land, 0) + 1
    return countries


def _count_votes(hits: Iterable[_Hit]) -> dict[tuple[str, ...], Counter[Meaning]]:
    """What the mentions of each name that stand with an office or beside another place mean."""
    votes: dict[tuple[str, ...], Counter[Meaning]] = {}
    for hit in hits:
        if hit.told in ("says", "linked") and len(hit.name.meanings) > 1:
            if hit.key not in votes:
                votes[hit.key] = Counter()
            votes[hit.key][hit.left[0]] += 1
    return votes


def _counts(hit: _Hit) -> bool:
    """Whether the words around a name give what it needs to count as a place."""
    flags = hit.name.flags
    if hit.told == "typed":
        return True
    if hit.doubt and ("P" in flags or hit.held or all(m.local for m in hit.left)):
        return False
    return "T" not in flags and ("C" not in flags or bool(hit.told))


def _choose(hit: _Hit, countries: dict[str, int], votes: Counter[Meaning] | None) -> Meaning | None:
    """The meaning in this document; one without a code where it cannot be told, `None` where it is no place here."""
    typed_only = "T" in hit.name.flags
    left = hit.left
    if typed_only or hit.name.local:
        left = tuple([m for m in left if m.country in countries or not (m.local or typed_only)])
    left = left or (hit.left if (hit.told or votes) and not typed_only else ())
    if len(left) < 2:
        return left[0] if left else None
    if votes and not hit.told:
        voted = [m for m, _ in votes.most_common() if m in left]
        if voted:
            return voted[0]
    first = left[0]
    if first.kind == "country" and hit.name.form == "noun":
        return first
    best = max(countries.get(m.country or "", 0) for m in left)
    if best:
        return next(m for m in left if countries.get(m.country or "", 0) == best)
    if (hit.name.tied and left == hit.name.meanings) or all(m.local for m in left):
        return Meaning(None, None, first.kind, "", False, first.base)
    return first


def _place(page: Page, hit: _Hit, meaning: Meaning) -> Place:
    name = page.slice(hit.start, hit.stop)
    if hit.stop > hit.start + 1:  # a line may break inside
        name = " ".join(name.split())
    form, base, sure = hit.name.form, meaning.base or name, not hit.doubt
    return Place(hit.start, hit.stop, name, meaning.code, meaning.kind, form, base, meaning.country, sure)
