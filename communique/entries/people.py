"""People by construction: a title with its area and a name beside it, or a name that says something.

Nobody is known by a list of names. A name is the run of capitals beside an office, an honorific or a verb of saying;
shorter names of the document join the fullest one that holds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from communique.entries.beside import beside_cues, beside_encounters, beside_heads, beside_surnames
from communique.entries.beside_companions import beside_companions
from communique.entries.context import Context
from communique.entries.counterparts import as_counterpart
from communique.entries.delegation_heads import of_delegation
from communique.entries.honorifics import behind_honorifics, gender_before, over_honorifics
from communique.entries.led_areas import led_area
from communique.entries.lexicon import lexicon
from communique.entries.named import ADDRESS, Named
from communique.entries.names import Names
from communique.entries.postnominals import are_letters, letters_before, over_letters
from communique.entries.roles import GOVERNING, Role
from communique.entries.several_named import MOST_NAMED, before_several, of_several
from communique.text.page import Match, Page
from communique.text.tags import ING, PAST, PREP, THIRD

_ADDRESSED = frozenset(("legislator", "prince"))  # may stand between an office and its holder: Minister, Senator X
_FOOT: Final = 8  # lines at the end of a page in which it is signed
_LONGEST_SIGNER: Final = 6  # tokens of a line with who signs it
_FAR_TITLE: Final = 3  # tokens of a title with the place that it is of
_FAR_OFFICE: Final = 4  # tokens from a comma to a title that words no list holds open: Senior Diplomatic Adviser
_MOST_LETTERS: Final = 3  # behind one name
_IN_CABINET: Final = frozenset(("minister", "deputy", "secretary", "prime minister", "president"))
_SET_OFF: Final = (",", ":", "-", "–")


def find_named(context: Context, names: Names, roles: list[Role]) -> list[Named]:
    """Every name that a title, an honorific or a verb of saying shows to be a person's."""
    starts = {role.start for role in roles}
    found: list[Named] = []
    for role in roles:
        held = {named.start for named in found[-MOST_NAMED:]}
        found += [of_delegation(context, named) for named in _beside_role(context, names, role, starts, held)]
    found += behind_honorifics(context, names)
    offices = {i for role in roles for i in range(role.title, role.stop)}
    found += [named for named in beside_cues(context, names) if named.start not in offices]
    found += beside_heads(context, names)
    found += [named for named in beside_encounters(context, names, found) if named.start not in offices]
    found += [named for named in beside_surnames(context, names, found) if named.start not in offices]
    found += list(beside_companions(context, names, found))
    found = _without_companies(context.page, found, roles)
    styles = context.page.language.sets["honorific"]
    found.sort(key=lambda named: (named.start, -named.stop, _is_weak(named.role) or _is_style(named.role, styles)))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].stop:
            kept.append(as_counterpart(context, roles, named))
    unnamed = {role.stop: role for role in roles if role.area is not None and not role.behind}
    kept = [_with_area_before(context, one, unnamed.get(one.span[0] - 1)) for one in kept]
    shared = [_shared_area(context, *pair) for pair in zip_longest(kept, kept[1:])]
    return [_owned_area(context, before, one) for before, one in zip([None, *shared], shared, strict=False)]


def _without_companies(page: Page, found: list[Named], roles: list[Role]) -> list[Named]:
    """The names without the companies that somebody is said to head: CEO of Orlen | Adam Nowak; Orlen is nobody."""
    held = [*roles, *(one.role for one in found if one.role)]
    companies = {role.company.lower() for role in held if role.company and role.leads == "company"}
    if not companies:
        return found
    kept = []
    for one in found:
        whose = next((k for k in range(one.stop, one.start, -1) if page.slice(one.start, k).lower() in companies), None)
        if whose is None:
            kept.append(one)
        elif whose < one.stop:
            kept.append(replace(one, start=whose, span=(min(one.span[0], whose), one.span[1])))
    return kept


def _with_area_before(context: Context, one: Named, before: Role | None) -> Named:
    """ "The Singaporean President and Prime Minister B": the adjective is that of both offices."""
    if before is None or one.role is None or one.role.area or one.role.company or one.span[0] != one.role.start:
        return one
    if not context.page.is_a(before.stop, "joiner") or not {before.rank, one.role.rank} <= _IN_CABINET:
        return one
    return replace(one, role=replace(one.role, area=before.area))


def _shared_area(context: Context, one: Named, other: Named | None) -> Named:
    """ "Governor A and Vice Governor B of Tochigi Prefecture": the area behind the second is that of both."""
    if other is None or one.role is None or other.role is None or one.role.area or one.role.company:
        return one
    joined = other.span[0] - one.span[1] == 1 and context.page.is_a(one.span[1], "joiner")
    led = other.role.area is not None and other.span[1] > other.stop
    if one.role.rank == other.role.rank == "governor":
        return one  # each of a region of their own
    if not (joined and led and {one.role.rank, other.role.rank} <= GOVERNING):
        return one
    return replace(one, role=replace(one.role, area=other.role.area))


def _owned_area(context: Context, one: Named | None, other: Named) -> Named:
    """ "Vietnam's Deputy Prime Minister A and Minister of Agriculture B": both are of Vietnam, unless they met."""
    page = context.page
    if one is None or one.role is None or other.role is None or other.role.area or other.role.company:
        return other
    owner = context.place_of.get(one.role.start)
    owned = owner is not None and one.role.area is not None
    link = one.span[1] + (page.word(one.span[1]) == ",")
    joined = other.span[0] == other.role.start == link + 1 and page.is_a(link, "joiner")
    if not owned or not joined or other.role.rank not in _IN_CABINET or one.role.rank not in _IN_CABINET:
        return other
    if page.match_at("encounter", other.span[1]) is not None:
        return other
    return replace(other, role=replace(other.role, area=one.role.area))


def _is_weak(role: Role | None) -> bool:
    """Whether a role says little: none, a form of address such as "His Excellency", letters such as MP."""
    if role is None or role.rank in ADDRESS or role.rank == "legislator" and role.text.isupper():
        return True
    return role.rank == "head" and role.area is None and role.company is None and role.text.count(" ") < 1


def _is_style(role: Role | None, styles: frozenset[str]) -> bool:
    """Whether an office may only be how somebody is addressed: Professor Ana Sol, ambassador of Peru."""
    return role is not None and role.area is None and role.company is None and role.text.lower() in styles


# Names beside an office


def _beside_role(context: Context, names: Names, role: Role, starts: set[int], held: set[int]) -> Iterator[Named]:
    """The name behind an office ("Governor X", "The President of Belarus, X, met") or before it ("X, Governor of").

    `starts`: where the offices of the page begin; `held`: where the names begin that the offices before this one have.
    """
    page, words = context.page, context.page.words
    j = _over_land(context, names, role, role.stop + _is_abbreviated(page, role.stop))
    if alone := _alone_in_line(page, names, role, j):
        yield Named(alone[0], alone[1], (role.start, alone[1] + 1), role, None)
        return
    if signed := _signed_above(page, names, role):
        yield Named(signed[0], signed[1], (signed[0], role.stop), role, None)
        return
    same = j < page.size and page.sentence_of[j] == page.sentence_of[role.title]
    comma = same and words[j] in _SET_OFF
    start, gender = over_honorifics(page, j + comma)
    start, role = _over_address(page, names, role, start, comma)
    stop = names.read(start) if start < page.size and page.sentence_of[start] == page.sentence_of[role.title] else None
    addressed = start > j + comma and page.match_at("honorific", j + comma) is not None
    if stop and _is_owner(page, stop):
        return  # the Chairman of the Ho Chi Minh City | People's Committee
    if role.plural:
        behind = of_several(context, names, role)
        yield from behind or before_several(context, names, role)
        return
    if stop and comma and _has_own_office(page, stop, starts):
        back = _name_before(context, names, role)
        if back and back[0] not in held or not addressed and page.is_a(role.start - 1, "joiner"):
            stop = None  # A, President of X, B, Minister of Y
    if stop and (not comma or addressed or _is_set_off(context, role, start, stop)):
        led, end = led_area(context, role, stop)
        yield Named(start, stop, (role.start, _over_own_letters(context, role.start, end)), led, gender)
    elif back := _name_before(context, names, role):
        yield Named(back[0], back[1], (_over_addresses(page, back[0]), role.stop), role, gender_before(page, back[0]))


def _over_land(context: Context, names: Names, role: Role, j: int) -> int:
    """The comma before a full name behind the land of an office's place: the Mayor of Sète, France | , Ana Sol."""
    page = context.page
    link = page.word(j) == "," or page.word(j) == "(" or page.is_a(j, "placelink")
    if not link or role.stop - role.title < _FAR_TITLE or role.plural or j + 1 not in context.place_of:
        return j
    place = context.place_of[j + 1]
    end = place.stop + (page.words[j] == "(" and page.word(place.stop) == ")")
    start, _ = over_honorifics(page, end + 1)
    stop = names.read(start) if place.form == "noun" and page.word(end) == "," else None
    return end if stop is not None and names.is_full(start, stop) else j


def _alone_in_line(page: Page, names: Names, role: Role, i: int) -> tuple[int, int] | None:
    """The name in brackets behind an office that stand alone in a line: President of Peru (Ana Sol)."""
    if i + 2 >= page.size or page.words[i] != "(":
        return None
    first, last = page.paragraphs[page.paragraph_of[role.start]]
    stop = names.read(i + 1) if role.start == first else None
    closed = stop is not None and page.words[stop : stop + 1] == [")"] and last - stop <= 2
    return (i + 1, stop) if stop is not None and closed and names.is_full(i + 1, stop) else None


def _signed_above(page: Page, names: Names, role: Role) -> tuple[int, int] | None:
    """The name that fills a line at the foot of a page, right above the line that the office fills."""
    number = page.paragraph_of[role.start]
    first, last = page.paragraphs[number]
    if number < max(2, len(page.paragraphs) - _FOOT) or first != role.start or last != role.stop:
        return None
    start, end = page.paragraphs[number - 1]
    stop = names.read(start) if end - start <= _LONGEST_SIGNER else None
    signed = stop is not None and end - stop <= page.is_a(end - 1, "signaturemark") and names.is_full(start, stop)
    return (start, stop) if signed and stop else None


def _has_own_office(page: Page, stop: int, starts: set[int]) -> bool:
    """Whether another office follows a name behind a comma, so that the office before is not its own."""
    if stop + 1 >= page.size or page.words[stop] != ",":
        return False
    near = range(stop + 1, stop + 1 + _FAR_OFFICE)
    return any(i in starts and all(page.is_capital(k) for k in range(stop + 1, i)) for i in near)


def _is_owner(page: Page, stop: int) -> bool:
    """Whether an organisation belongs to what ends before token `stop`: People's Committee."""
    if not page.is_possessive(stop):
        return False
    for i in range(stop + 1, min(stop + 4, page.size)):
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
    if title is None or i >= page.size or not page.is_capital(i) or title.stop >= page.size:
        return i, role
    rank = str(title.group["rank"])
    other = comma and rank != role.rank and role.rank != "counterpart"
    other = other and rank not in _ADDRESSED and not _is_styled(page, names, role, title)
    if other or page.sentence_of[title.stop] != page.sentence_of[role.title]:
        return i, role
    start, _ = over_honorifics(page, title.stop)
    if names.read(start) is None:
        return i, role
    if role.rank != "counterpart":
        return start, role
    words = page.slice(title.start, title.stop)
    return start, replace(
        role, rank=rank, leads=str(title.group["leads"]), text=words, words=words.lower(), behind=False
    )


def _is_styled(page: Page, names: Names, role: Role, title: Match) -> bool:
    """Whether a minister is also called an ambassador: the Minister for Foreign Affairs, Ambassador Bo Li, said."""
    if title.group["rank"] != "ambassador" or role.rank != "minister" or not (role.definite or role.area):
        return False
    stop = names.read(title.stop)
    return stop is not None and stop < page.size and (page.words[stop] == "," or bool(page.match_at("cue", stop)))


def _is_abbreviated(page: Page, stop: int) -> bool:
    """Whether the full stop at token `stop` is that of a shortened title: Gov. Smith, Sen. Brand."""
    dotted = stop < page.size and page.words[stop] == "." and page.touches(stop)
    return dotted and page.is_a(stop - 1, "abbreviation")


def _is_set_off(context: Context, role: Role, start: int, stop: int) -> bool:
    """Whether a name between commas is the office's own: "The President of Belarus, Aleksandr Lukashenko, met"."""
    page = context.page
    opens = page.is_capital(role.start) and page.sentences[page.sentence_of[role.start]][0] == role.start
    opens = opens or any(m.stop == role.start for m in page.within("source", max(0, role.start - 4), role.start))
    if stop - start < 2 or not (role.definite or opens or page.is_capital(role.title)):
        return False
    if context.dates_in(stop, stop + 1) or stop < page.size and _are_letters(context, stop):
        return True
    after = page.words[stop] if stop < page.size and page.sentence_of[stop] == page.sentence_of[start] else "."
    if after in (",", ".", ")", "(", ":", ";", "–", "-", "—") or page.match_at("cue", stop):
        return True
    return after in page.language.verbs or after in page.language.wordset("auxiliary", "preposition", "joiner")


def _over_own_letters(context: Context, start: int, stop: int) -> int:
    """Behind letters of a name; not behind who does something: After talks with Governor Sol, UNDP said."""
    end = _over_letters(context, stop)
    if end == stop:
        return stop
    acts = context.page.match_at("cue", end) is not None and bool(context.page.tags[start - 1] & PREP)
    return stop if acts and start > 0 else end


def _over_letters(context: Context, stop: int) -> int:
    """Behind letters that follow a name: "Charles Soludo, CFR has urged", "Femi Ojo, SAN, OON, on Tuesday"."""
    page, end = context.page, over_letters(context.page, stop)
    while end + 1 < page.size and page.words[end] == "," and _are_letters(context, end + 1):
        end += 2
    return end if end < page.size and page.words[end] != "." and not page.is_a(end, "joiner") else stop


def _are_letters(context: Context, i: int) -> bool:
    """Whether token `i` is letters that a person has behind the name: SAN, M.P., PhD."""
    page = context.page
    if i in context.place_of or not are_letters(page, i):
        return False
    # Ana Sol, MEC for Roads
    return not (page.match_at("title", i) and i + 1 < page.size and page.is_a(i + 1, "officelink"))


def _without_letters(context: Context, k: int) -> int:
    """The token behind a name that ends before `k`, but for letters: "Ana Sol, M.P.", "Ana Sol (MP)", "Ana Sol MP"."""
    page, words = context.page, context.page.words
    for _ in range(_MOST_LETTERS):
        begun = letters_before(page, k)
        if k > 2 and words[k - 2] == "," and _are_letters(context, k - 1):
            k -= 2
        elif k > 3 and words[k - 1] == ")" and words[k - 3] == "(":
            k -= 3
        elif begun < k:
            k = begun - (words[begun - 1] == ",")
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
        return None if opener else _right_before(context, names, role)
    if page.words[k] == "," and not opener and _opens_behind_phrase(page, role):
        return None
    k = _without_letters(context, k)
    start = names.read_back(k)
    if start is not None and page.is_a(start - 1, "genitive") and _lord_before(page, names, start - 1):
        k = start - 1
        start = names.read_back(k)  # Lord Ahmad of Wimbledon, Minister of State
    if start is None or k - start < 2 and not _is_addressed(page, start):
        return None
    return start, k


def _right_before(context: Context, names: Names, role: Role) -> tuple[int, int] | None:
    """A full name with an honorific or at the head of its sentence, right before an office: Mr. Bo Li | President of.

    The office is told with capitals and with what it is of, and the name has no other office before it.
    """
    page, k = context.page, role.start
    if (
        k != role.title
        or not page.is_capital(k)
        or not (role.company or role.area or page.is_a(role.stop, "officelink"))
    ):
        return None
    start = names.read_back(k)
    if start is None or k - start < 2 or any(not page.is_capital(i) for i in range(start, k) if page.words[i] != "."):
        return None
    title = context.title
    if title is not None and title[0] <= start < title[1] or page.within("title", start, k):
        return None
    opens = page.sentences[page.sentence_of[start]][0] == start
    return (start, k) if opens or _is_addressed(page, start) else None


def _opens_behind_phrase(page: Page, role: Role) -> bool:
    """Whether an office is the subject behind an opening phrase: In a meeting with Bo Li, the Minister discussed."""
    first = page.sentences[page.sentence_of[role.start]][0]
    if not role.definite or role.stop >= page.size or not page.tags[first] & (PREP | ING):
        return False
    acts = page.tags[role.stop] & (PAST | THIRD) and not page.is_a(role.stop, "agentlink")
    return bool(acts or page.is_a(role.stop, "auxiliary")) and page.words[role.stop] != ","


def _lord_before(page: Page, names: Names, k: int) -> bool:
    """Whether a name with an honorific ends before token `k`."""
    start = names.read_back(k)
    return start is not None and _is_addressed(page, start)


def _over_addresses(page: Page, start: int) -> int:
    """Where the honorifics begin that stand right before a name: said | Dr. Ana Sol, president of Oslo College."""
    for _ in range(_MOST_LETTERS):
        dotted = start - (start > 0 and page.words[start - 1] == ".")
        found = [m for m in page.within("honorific", max(0, start - 4), start) if m.stop in (start, dotted)]
        if not found:
            break
        start = found[0].start
    return start


def _is_addressed(page: Page, start: int) -> bool:
    """Whether an honorific, with or without its full stop, stands right before token `start`."""
    dotted = start - 1 if page.words[start - 1] == "." else start
    return any(m.stop in (start, dotted) for m in page.within("honorific", max(0, start - 3), start))
