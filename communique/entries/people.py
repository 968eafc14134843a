"""People by construction: a title with its area and a name beside it, or a name that says something.

Nobody is known by a list of names. A name is the run of capitals beside an office, an honorific or a verb of saying;
shorter names of the document join the fullest one that holds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from communique.entries.context import Context, Figurehead
from communique.entries.lexicon import lexicon
from communique.entries.names import Names
from communique.entries.roles import GOVERNING, Role, genitive_of, role_words
from communique.kinds import Area
from communique.text.page import Page

_ADDRESS = frozenset(("highness", "excellency", "prince"))
_ADDRESSED = frozenset(("legislator", "prince"))  # may stand between an office and its holder: Minister, Senator X
_TELLING = frozenset(("verb", "host", "greet"))  # words of encounters beside which names stand
_MOST_LETTERS = 3  # behind one name
_NO_OFFICE = frozenset(("counterpart", "official", "leader", "head", "prince", "highness", "excellency"))
_NO_TITLE = frozenset(("counterpart", "prince"))  # ranks that are no office by themselves
_FAR_COUNTERPART = 4  # offices before a counterpart that are looked at
_MOST_HONORIFICS = 6  # before one name
_DASHES = ("-", "–")
_FAR_COMMAS = 32  # tokens of several such things
_FAR_COMMA = 18  # tokens of what stands between commas behind a name
_MOST_ALIKE = 50  # people that a shorter name is compared with


@dataclass(slots=True)
class Named:
    """A name found at tokens `start` to `stop`; `span` covers its titles and appositions too."""

    start: int
    stop: int
    span: tuple[int, int]
    role: Role | None
    gender: str | None
    strong: bool = True


def find_named(context: Context, names: Names, roles: list[Role]) -> list[Named]:
    """Every name that a title, an honorific or a verb of saying shows to be a person's."""
    found = [_of_delegation(context, named) for role in roles for named in _beside_role(context, names, role)]
    found += _behind_honorifics(context, names)
    offices = {i for role in roles for i in range(role.title, role.stop)}
    found += [named for named in _beside_cues(context, names) if named.start not in offices]
    found += [named for named in _beside_encounters(context, names, found) if named.start not in offices]
    found.sort(key=lambda named: (named.start, -named.stop, _is_weak(named.role)))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].stop:
            kept.append(_as_counterpart(context, roles, named))
    return [_shared_area(context, *pair) for pair in zip_longest(kept, kept[1:])]


def _shared_area(context: Context, one: Named, other: Named | None) -> Named:
    """ "Governor A and Vice Governor B of Tochigi Prefecture": the area behind the second is that of both."""
    if other is None or one.role is None or other.role is None or one.role.area or one.role.company:
        return one
    joined = other.span[0] - one.span[1] == 1 and context.page.is_a(one.span[1], "joiner")
    led = other.role.area is not None and other.span[1] > other.stop
    if not (joined and led and {one.role.rank, other.role.rank} <= GOVERNING):
        return one
    return replace(one, role=replace(one.role, area=other.role.area))


def _as_counterpart(context: Context, roles: list[Role], named: Named) -> Named:
    """ "Trade Minister A met his Senegalese counterpart, B": B has the office of A in the other area."""
    role = named.role
    if role is None or role.rank != "counterpart" or role.area is None:
        return named
    office = office_of_counterpart(context, roles, role)
    return replace(named, role=office) if office else named


def office_of_counterpart(context: Context, roles: list[Role], role: Role) -> Role | None:
    """The office of somebody's counterpart: that of the last one named before it in this sentence or the one before."""
    page = context.page
    low = bisect_left(roles, role.start, key=lambda one: one.start)
    for other in reversed(roles[max(0, low - _FAR_COUNTERPART) : low]):
        if page.sentence_of[role.title] - page.sentence_of[other.title] > 1:
            return None
        if other.rank not in _NO_OFFICE and not other.plural and other.leads != "company":
            text = _without_area(other, genitive_of(page))
            return replace(
                role, rank=other.rank, leads=other.leads, text=text, words=other.words, behind=False, company=None
            )
    return None


def _without_area(role: Role, genitive: str) -> str:
    """An office as its own words without the area behind them: Minister of Trade for Minister of Trade of Zambia."""
    head, _, tail = role.text.rpartition(f" {genitive} ")
    owned = role.area is not None and role.behind and tail.removeprefix("the ") in (role.area.name,)
    return head if owned else role.text


def _is_weak(role: Role | None) -> bool:
    """Whether a role says little: none, a form of address such as "His Excellency", letters such as MP."""
    if role is None or role.rank in _ADDRESS or role.rank == "legislator" and role.text.isupper():
        return True
    return role.rank == "head" and role.area is None and role.company is None and role.text.count(" ") < 1


def _of_delegation(context: Context, named: Named) -> Named:
    """ "A delegation from Shandong led by Governor Lin": the governor is of where the delegation comes from."""
    page, start = context.page, named.span[0]
    if named.role is None or named.role.area or named.role.company or not _is_led_by(page, start):
        return named
    first = max(page.sentences[page.sentence_of[start]][0], start - 16)
    if not page.has_a("delegation", first, start):
        return named
    after = named.stop + (named.stop < len(page.words) and page.is_a(named.stop, "coming"))
    origin = context.place_of.get(after + 1) if page.is_a(after, "origin") else None
    if origin:
        return replace(named, role=replace(named.role, area=context.area_of(origin)))
    places = [place for place in context.places_in(first, start) if place.code]
    return replace(named, role=replace(named.role, area=context.area_of(places[-1]))) if places else named


def _is_led_by(page: Page, start: int) -> bool:
    return lexicon(page.language.language, "ledby").before(page.words, start) is not None


# Names beside an office


def _beside_role(context: Context, names: Names, role: Role) -> Iterator[Named]:
    """The name behind an office ("Governor X", "The President of Belarus, X, met") or before it ("X, Governor of")."""
    page, words = context.page, context.page.words
    j = role.stop + _is_abbreviated(page, role.stop)
    same = j < len(words) and page.sentence_of[j] == page.sentence_of[role.title]
    comma = same and words[j] in (",", ":", *_DASHES)
    start, gender = _over_honorifics(page, j + comma)
    start, role = _over_address(page, names, role, start, comma)
    stop = names.read(start) if start < len(words) and page.sentence_of[start] == page.sentence_of[role.title] else None
    addressed = start > j + comma and page.match_at("honorific", j + comma) is not None
    if stop and _is_owner(page, stop):
        return  # the Chairman of the Ho Chi Minh City | People's Committee
    if stop and not role.plural and (not comma or addressed or _is_set_off(context, role, start, stop)):
        led, end = _led_area(context, role, stop)
        yield Named(start, stop, (role.start, _over_letters(context, end)), led, gender)
    elif back := _name_before(context, names, role):
        yield Named(back[0], back[1], (back[0], role.stop), role, _gender_before(page, back[0]))


def _is_owner(page: Page, stop: int) -> bool:
    """Whether an organisation belongs to what ends before token `stop`: People's Committee."""
    if not page.is_a(stop, "possessive"):
        return False
    for i in range(stop + 1, min(stop + 4, len(page.words))):
        if not page.is_capital(i):
            return False
        if page.is_a(i, "organisation"):
            return True
    return False


def _over_address(page: Page, names: Names, role: Role, i: int, comma: bool) -> tuple[int, Role]:
    """Behind a title that only addresses somebody whose office is named: his counterpart President X, Minister X.

    The second title is the office of a counterpart; behind a comma only a title of the same kind is skipped.
    """
    title = page.match_at("title", i)
    if title is None or i >= len(page.words) or not page.is_capital(i) or title.stop >= len(page.words):
        return i, role
    rank = str(title.group["rank"])
    if comma and rank not in (role.rank, *_ADDRESSED) or page.sentence_of[title.stop] != page.sentence_of[role.title]:
        return i, role
    start, _ = _over_honorifics(page, title.stop)
    if names.read(start) is None:
        return i, role
    if role.rank != "counterpart":
        return start, role
    words = page.slice(title.start, title.stop)
    return start, replace(
        role, rank=rank, leads=str(title.group["leads"]), text=words, words=words.lower(), behind=False
    )


def _is_abbreviated(page: Page, stop: int) -> bool:
    """Whether the full stop at token `stop` is that of a shortened title: Gov. Smith, Sen. Brand."""
    dotted = stop < len(page.words) and page.words[stop] == "." and page.touches(stop)
    return dotted and page.is_a(stop - 1, "abbreviation")


def _over_honorifics(page: Page, i: int) -> tuple[int, str | None]:
    """The token behind the honorifics that begin at token `i`, and the gender that they tell."""
    gender = None
    for _ in range(_MOST_HONORIFICS):
        match = page.match_at("honorific", i)
        if match is None:
            break
        gender = gender or match.group.get("gender")
        i = match.stop
        i += i < len(page.words) and page.words[i] == "." and page.touches(i)
        if (
            page.words[i : i + 1] == ["("]
            and page.words[i + 2 : i + 3] == [")"]
            and (inner := page.match_at("honorific", i + 1))
        ):
            gender, i = inner.group.get("gender"), i + 3  # Chief (Mrs) Ada Obi
    return i, gender


def _is_set_off(context: Context, role: Role, start: int, stop: int) -> bool:
    """Whether a name between commas is the office's own: "The President of Belarus, Aleksandr Lukashenko, met"."""
    page = context.page
    opens = page.is_capital(role.start) and page.sentences[page.sentence_of[role.start]][0] == role.start
    if stop - start < 2 or not (role.definite or opens or page.is_capital(role.title)):
        return False
    if context.dates_in(stop, stop + 1) or stop < len(page.words) and _are_letters(context, stop):
        return True
    after = page.words[stop] if stop < len(page.words) else "."
    if after in (",", ".", ")", "(", ":", ";", "–", "-", "—") or page.match_at("cue", stop):
        return True
    return after in page.language.verbs or after in page.language.wordset("auxiliary", "preposition", "joiner")


def _led_area(context: Context, role: Role, stop: int) -> tuple[Role, int]:
    """ "Governor Kazunori Miyauchi of Ehime Prefecture": the area behind the name is the office's."""
    if not context.page.is_a(stop, "genitive") or role.area or role.company:
        return role, stop
    place = context.place_of.get(stop + 1)
    if place is not None and place.form == "noun":
        return replace(role, area=context.area_of(place)), place.stop
    end = _over_place_name(context, stop + 1) if role.rank in GOVERNING else None
    return (replace(role, area=Area(context.page.slice(stop + 1, end), None)), end) if end else (role, stop)


def _over_place_name(context: Context, i: int) -> int | None:
    """The end of one or two words in capitals from token `i` on that are no known place: Mayor Lin of Keelung."""
    page, j = context.page, i
    while j < min(i + 2, len(page.words)) and page.is_capital(j) and page.words[j].isalpha():
        j += 1
    return j if j > i and not (j < len(page.words) and page.is_capital(j)) else None


def _over_letters(context: Context, stop: int) -> int:
    """Behind letters that follow a name: "Charles Soludo, CFR has urged", "Femi Ojo, SAN, OON, on Tuesday"."""
    page, end = context.page, stop
    while end + 1 < len(page.words) and page.words[end] == "," and _are_letters(context, end + 1):
        end += 2
    return end if end < len(page.words) and page.words[end] != "." and not page.is_a(end, "joiner") else stop


def _are_letters(context: Context, i: int) -> bool:
    """Whether token `i` is letters that a person has behind the name: SAN, M.P."""
    page = context.page
    if not 2 <= len(page.words[i]) <= 5 or i in context.place_of:
        return False
    return page.text[page.starts[i] : page.ends[i]].isupper()


def _without_letters(context: Context, k: int) -> int:
    """The token behind a name that ends before `k`, but for letters: "Ana Sol, M.P.", "Ana Sol (MP)"."""
    words = context.page.words
    for _ in range(_MOST_LETTERS):
        if k > 2 and words[k - 2] == "," and _are_letters(context, k - 1):
            k -= 2
        elif k > 3 and words[k - 1] == ")" and words[k - 3] == "(":
            k -= 3
        else:
            break
    return k


def _name_before(context: Context, names: Names, role: Role) -> tuple[int, int] | None:
    """A name whose office follows: "Ana Sol, Minister of Trade", "Ana Sol (CEO of X)", "Ana Sol, who heads X"."""
    page, k = context.page, role.start - 1
    if k < 1 or page.sentence_of[k] != page.sentence_of[role.start] or role.plural:
        return None
    opener = lexicon(page.language.language, "officeopener").before(page.words, k + 1)
    k = opener[0] - 1 if opener else k
    if k < 1 or page.words[k] not in (",", "(", "–", "-", "—"):
        return None
    k = _without_letters(context, k)
    start = names.read_back(k)
    if start is not None and page.is_a(start - 1, "genitive") and _lord_before(page, names, start - 1):
        k = start - 1
        start = names.read_back(k)  # Lord Ahmad of Wimbledon, Minister of State
    if start is None or k - start < 2 and not _is_addressed(page, start):
        return None
    return start, k


def _lord_before(page: Page, names: Names, k: int) -> bool:
    """Whether a name with an honorific ends before token `k`."""
    start = names.read_back(k)
    return start is not None and _is_addressed(page, start)


def _is_addressed(page: Page, start: int) -> bool:
    """Whether an honorific, with or without its full stop, stands right before token `start`."""
    return any(m.stop in (start, start - 1) for m in page.within("honorific", max(0, start - 3), start))


def _gender_before(page: Page, start: int) -> str | None:
    for match in page.within("honorific", max(0, start - 4), start):
        if match.group.get("gender"):
            return str(match.group["gender"])
    return None


# Names behind an honorific, beside a verb of saying


def _behind_honorifics(context: Context, names: Names) -> Iterator[Named]:
    page, behind = context.page, 0
    for match in page.of("honorific"):
        if match.start < behind or not page.is_capital(match.start):
            continue
        start, gender = _over_honorifics(page, match.start)
        behind = start
        if start < len(page.words) and page.sentence_of[start] == page.sentence_of[match.start]:
            stop = names.read(start)
            if stop:
                yield Named(start, stop, (match.start, stop), None, gender)


def _beside_cues(context: Context, names: Names) -> Iterator[Named]:
    """Two or more name words right before or behind a verb of saying: "Elon Roe said", "said Elon Roe"."""
    page = context.page
    for match in page.of("cue"):
        if match.group.get("form") != "finite":
            continue
        start = names.read_back(match.start)
        if start is not None and names.is_full(start, match.start):
            yield Named(start, match.start, (start, match.start), None, None, strong=False)
        other = _before_apposition(context, names, match.start) or _of_organisation(context, names, match.start)
        if other:
            yield other
        begin = _behind_trade(names, match.stop)
        stop = names.read(begin)
        if stop and names.is_full(begin, stop):
            yield Named(begin, stop, (match.stop, stop), _trade(page, match.stop, begin), None, strong=False)


def _beside_encounters(context: Context, names: Names, found: list[Named]) -> list[Named]:
    """A full name right before or behind "met" or "received" in a sentence that names somebody in office."""
    page, held = context.page, {context.page.sentence_of[one.start] for one in found if one.role}
    spans = {i for one in found for i in range(one.span[0], one.span[1])}
    near: list[Named] = []
    for match in page.of("encounter"):
        if match.group["by"] not in _TELLING or page.sentence_of[match.start] not in held:
            continue
        start, stop = names.read_back(match.start), names.read(match.stop) if match.stop < len(page.words) else None
        before = (start, match.start) if start is not None else _far_apposition(page, names, match.start)
        if before and before[0] not in spans and names.is_full(*before):
            near.append(Named(*before, before, None, None, strong=False))
        if stop and match.stop not in spans and names.is_full(match.stop, stop):
            near.append(Named(match.stop, stop, (match.stop, stop), None, None, strong=False))
    return near


def _far_apposition(page: Page, names: Names, verb: int) -> tuple[int, int] | None:
    """The name before several things that somebody is: "Nguyen Loc Ha, Member of X, Vice Chairman of Y, chaired"."""
    first = page.sentences[page.sentence_of[verb]][0]
    if verb - 1 <= first or page.words[verb - 1] != ",":
        return None
    for comma in range(verb - 2, max(first, verb - _FAR_COMMAS), -1):
        if page.words[comma] == "," and (start := names.read_back(comma)) is not None and names.is_full(start, comma):
            return start, comma
    return None


def _of_organisation(context: Context, names: Names, cue: int) -> Named | None:
    """ "Errol Rice of the Stockgrowers Association said": somebody by whom they stand for."""
    page, words = context.page, context.page.words
    first = max(page.sentences[page.sentence_of[cue]][0], cue - 12)
    if not page.has_a("standsfor", first + 1, cue - 1):
        return None
    for k in range(cue - 2, first, -1):
        if page.is_a(k, "standsfor"):
            start = names.read_back(k)
            if start is not None and names.is_full(start, k):
                return Named(start, k, (start, cue), _standing_for(context, k, cue), None, strong=False)
        if words[k] in (",", ".", "”", '"') or page.is_a(k, "complementiser"):
            break
    return None


def _standing_for(context: Context, k: int, cue: int) -> Role | None:
    """The part of somebody of the organisation that is named from behind token `k` to the verb of saying."""
    page = context.page
    begin = k + 1 + page.is_a(k + 1, "definite")
    if not page.is_capital(begin) or begin in context.place_of:
        return None
    return Role(k, cue, k, "executive", "company", None, page.slice(begin, cue), "", False, False)


def _before_apposition(context: Context, names: Names, cue: int) -> Named | None:
    """ "Salim Bakari, coach of Stone Town United, said": a name, what somebody is between commas, a verb of saying."""
    page, words = context.page, context.page.words
    first = page.sentences[page.sentence_of[cue]][0]
    if cue - 1 <= first or words[cue - 1] != ",":
        return None
    comma = next((i for i in range(cue - 2, max(first, cue - _FAR_COMMA), -1) if words[i] == ","), None)
    start = names.read_back(comma) if comma else None
    if comma is None or start is None or not names.is_full(start, comma):
        return None
    trade = None if page.is_a(comma + 1, "notrade") else _trade(page, comma + 1, cue - 1)
    return Named(start, comma, (start, cue - 1), trade, None, strong=False)


def _behind_trade(names: Names, i: int) -> int:
    """The token behind the words for what somebody is: "said forecaster Imogen Tait"."""
    page = names.page
    small = page.language.wordset("preposition", "subordinator", "determiner")
    for k in range(i, min(i + 5, len(page.words))):
        if page.is_capital(k):
            stop = names.read(k)
            if stop and names.is_full(k, stop):
                return k
        if not page.words[k].isalpha() or page.words[k] in small:
            break
    return i


def _trade(page: Page, start: int, stop: int) -> Role | None:
    """What somebody is by plain words, as an office without an area; `None` for no words and for small ones."""
    if start == stop or page.is_a(stop - 1, "notradeend"):
        return None
    return Role(start, stop, start, "official", "none", None, None, page.slice(start, stop), False, False)


# One person of many names


class _Register:
    """The people of a document by the words of their names; a shorter name joins the fullest one that holds it."""

    def __init__(self) -> None:
        self.people: list[Figurehead] = []
        self.ranks: dict[int, set[str]] = {}
        self._runs: dict[tuple[str, ...], list[Figurehead]] = {}
        self._families: dict[tuple[str, str], list[tuple[tuple[str, ...], Figurehead]]] = {}

    def add(self, key: tuple[str, ...], name: str, first: int) -> Figurehead:
        """A new person of this name."""
        who = Figurehead(name, None, None, first=first)
        self.people.append(who)
        for run in {key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1)}:
            self._runs.setdefault(run, []).append(who)
        for letter in {word[0] for word in key[:-1]}:
            self._families.setdefault((key[-1], letter), []).append((key, who))
        return who

    def holder(self, key: tuple[str, ...], one: Named) -> Figurehead | None:
        """The one person whose fuller name holds this one; of several the one with the same title, or `None`."""
        holders = [who for who in self._alike(key) if _may_be(who, one)]
        if len(holders) > 1 and one.role:
            holders = [who for who in holders if one.role.rank in self.ranks.get(id(who), ())]
        return holders[0] if len(holders) == 1 else None

    def _alike(self, key: tuple[str, ...]) -> list[Figurehead]:
        """The people whose name holds `key` in one run, or has it with initials or without its middle names."""
        found = {id(who): who for who in self._runs.get(key, ())[:_MOST_ALIKE]}
        if len(key) > 1:
            family = self._families.get((key[-1], key[0][0]), ())
            found |= {id(who): who for full, who in family[:_MOST_ALIKE] if _is_shortened(full, key)}
        return list(found.values())


def register(context: Context, named: list[Named]) -> list[tuple[Named, Figurehead]]:
    """The people of the document, one for each; a shorter name joins the fullest name that holds it."""
    page, people = context.page, _Register()
    keys = {one.start: _key(page, one) for one in named}
    where: dict[int, Figurehead] = {}
    for one in sorted(named, key=lambda one: (-len(keys[one.start]), not one.strong, one.start)):
        key = keys[one.start]
        if not key:
            continue
        who = people.holder(key, one) or people.add(key, page.slice(one.start, one.stop), one.start)
        where[one.start] = who
        who.gender = who.gender or one.gender
        if one.role:
            people.ranks.setdefault(id(who), set()).add(one.role.rank)
    genitive = genitive_of(page)
    for one in sorted(named, key=lambda one: one.start):
        if one.start in where:
            _tell(where[one.start], one, genitive)
    context.people = sorted(people.people, key=lambda who: who.first)
    return [(one, where[one.start]) for one in named if one.start in where]


def _key(page: Page, one: Named) -> tuple[str, ...]:
    """The words of a name that tell it from others: without full stops and hyphens."""
    return tuple(word for word in page.words[one.start : one.stop] if word[0].isalpha())


def _is_shortened(full: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether `key` is `full` with initials or without some words before the last: A. M. Sol, Ana Sol."""
    rest = iter(full[:-1])
    return all(any(a == b or len(a.strip(".")) == 1 and b.startswith(a[0]) for b in rest) for a in key[:-1])


def _may_be(who: Figurehead, one: Named) -> bool:
    return one.gender is None or who.gender is None or one.gender == who.gender


def _tell(who: Figurehead, one: Named, genitive: str) -> None:
    """Add to a person what a mention of it tells: the office first named stays, an area is added where it lacks."""
    who.gender = who.gender or one.gender
    who.first = min(who.first, one.start)
    role = one.role
    if role is None:
        return
    if who.rank is None or who.rank in _ADDRESS or who.area is None and role.area is not None and who.rank == role.rank:
        office = None if role.rank in _NO_TITLE else role_words(role, genitive) or None
        who.role, who.rank, who.title, who.area = office, role.rank, role.words, role.area
        heads = role.leads == "company" or role.rank in ("president", "head") and role.area is None
        who.company = role.company if heads else None
