"""Names that no office stands beside: those of whom a verb tells that they say something or met somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context
from communique.entries.cue_adverbs import CueAdverbs
from communique.entries.named import Named
from communique.entries.names import Names
from communique.entries.office_names import OfficeNames
from communique.entries.office_phrases import OfficePhrases
from communique.entries.places import Place
from communique.entries.postnominals import letters_before
from communique.entries.roles import Role, genitive_of
from communique.text.page import Match, Page
from communique.text.tags import PREP

_TELLING: Final = frozenset(("verb", "host", "greet"))  # words of encounters beside which names stand
_PARTING: Final = frozenset((",", ".", "”", '"'))  # marks between somebody and the verb that are no part of them
_LONGEST_OWNER: Final = 5  # tokens of a place and its mark before a name
_FAR_COMMAS: Final = 32  # tokens of several things that somebody is, between commas
_FAR_COMMA: Final = 18  # tokens of what stands between commas behind a name
_FULL_NAME: Final = 2  # tokens of a full name
_ADVERBS: Final = 4  # tokens before a verb among which adverbs are looked for


def beside_cues(context: Context, names: Names) -> Iterator[Named]:
    """Two or more name words right before or behind a verb of saying: "Elon Roe said", "said Elon Roe"."""
    page, adverbs = context.page, CueAdverbs(context.page)
    for match in page.of("cue"):
        if match.group.get("form") != "finite":
            continue
        title = names.title[0] <= match.start < names.title[1]
        end = letters_before(page, adverbs.before(match.start, _ADVERBS))  # Ana Sol MP said, Ana Sol immediately said
        start = names.read_back(end)
        thing = start is not None and start and page.is_a(start - 1, "definite")  # the White House said
        full = start is not None and not thing and names.is_full(start, end)
        if start is not None and full and not page.is_a(end - 1, "outletnoun"):
            begin = start + (end - start > _FULL_NAME and page.is_a(start, "tradenoun"))
            trade = _trade(page, start, begin)  # Farmer Ana Sol said
            yield Named(begin, end, (start, match.start), trade, None, strong=False)
        other = _before_apposition(context, names, match.start) or _of_organisation(context, names, match.start)
        other = other or _between_commas(context, names, match.start)
        if other:
            yield other
        begin = _behind_trade(names, match.stop)
        stop = names.read(begin)
        if stop and names.is_full(begin, stop) and (not title or _is_told_below(names, stop - 1)):
            yield Named(begin, stop, (match.stop, stop), _trade(page, match.stop, begin), None, strong=False)


def _is_told_below(names: Names, i: int) -> bool:
    """Whether the word at token `i` of the headline stands with its capital inside a sentence below it."""
    page, word = names.page, names.words[i]
    below = (k for k in page.capitals if k >= names.title[1] and names.words[k] == word)
    return any(page.sentences[page.sentence_of[k]][0] != k for k in below)


def beside_heads(context: Context, names: Names) -> Iterator[Named]:
    """A full name before "who heads" and an organisation: Ana Sol, who heads the Chamber of Commerce of Riga."""
    page = context.page
    for match in page.of("whoheads"):
        k = match.start - 1
        start = names.read_back(k) if k > 0 and page.words[k] == "," else None
        if start is not None and names.is_full(start, k):
            role = _heading(context, names, match)
            yield Named(start, k, (start, role.stop if role else k), role, None, strong=False)


def _heading(context: Context, names: Names, match: Match) -> Role | None:
    """The office of somebody who heads an organisation that is named behind the verb; `None` for "the group"."""
    page = context.page
    phrases = OfficePhrases(context, names)
    end, place, organisation = phrases.read(match.stop)
    if end is None or not organisation or not organisation[0].isupper():
        return _heading_described(context, names, match)
    while end + 1 < page.size and page.is_a(end, "bodylink") and (further := phrases.read(end + 1))[0]:
        end, place = further[0] or end, further[1] or place
    first = match.stop + page.is_a(match.stop, "definite")
    text = f"{match.group['office']} {genitive_of(page)} {page.slice(match.stop, end)}"
    area = context.area_of(place) if place else None
    return Role(match.stop, end, match.stop, "head", "company", area, page.slice(first, end), text, False, False)


def _heading_described(context: Context, names: Names, match: Match) -> Role | None:
    """The office of somebody who heads a firm that is named behind what it is: who runs the yacht builder Rimi Mare."""
    last = context.page.sentences[context.page.sentence_of[match.start]][1]
    found = OfficeNames(context, names).over_described(match.stop, last, True)
    if found is None:
        return None
    company = context.page.slice(*found)
    text = f"{match.group['office']} {genitive_of(context.page)} {company}"
    return Role(match.stop, found[1], match.stop, "head", "company", None, company, text, False, False)


def beside_encounters(context: Context, names: Names, found: list[Named]) -> list[Named]:
    """A full name right before or behind "met" or "received" in a sentence that names somebody in office."""
    page, held = context.page, {context.page.sentence_of[one.start] for one in found if one.role}
    spans = {i for one in found for i in range(one.span[0], one.span[1])}
    near: list[Named] = []
    for match in page.of("encounter"):
        if match.group["by"] not in _TELLING or page.sentence_of[match.start] not in held:
            continue
        start, stop = names.read_back(match.start), names.read(match.stop) if match.stop < page.size else None
        before = (start, match.start) if start is not None else _far_apposition(page, names, match.start)
        if before and page.is_a(before[1] - 1, "companyhead"):
            before = None  # Gulf Foods hosted the minister
        if before and before[0] not in spans and names.is_full(*before):
            near += [_owned(context, one) for one in _joined_before(context, names, before) if one[0] not in spans]
        if stop and match.stop not in spans and names.is_full(match.stop, stop):
            near.append(Named(match.stop, stop, (match.stop, stop), None, None, strong=False))
    return near


def _joined_before(context: Context, names: Names, last: tuple[int, int]) -> list[tuple[int, int]]:
    """The name before a verb, behind the one that "and" joins to it: Finland's Ana Sol and Estonia's Bo Li."""
    page, owner = context.page, _owner(context, last[0])
    k = (owner.start if owner else last[0]) - 1
    start = names.read_back(k) if owner and k > 0 and page.is_a(k, "joiner") else None
    return [(start, k), last] if start is not None and names.is_full(start, k) and _owner(context, start) else [last]


def _owner(context: Context, start: int) -> Place | None:
    """The place whose possessive stands right before a name: Estonia's Bo Li."""
    if start < 2 or not context.page.is_a(start - 1, "possessive"):
        return None
    near = context.places_in(max(0, start - _LONGEST_OWNER), start)
    return next((place for place in near if place.stop == start - 1 and place.form == "noun"), None)


def _owned(context: Context, name: tuple[int, int]) -> Named:
    """A name, of the place whose possessive stands before it."""
    owner = _owner(context, name[0])
    if owner is None:
        return Named(*name, name, None, None, strong=False)
    area = context.area_of(owner)
    role = Role(owner.start, owner.stop, owner.start, "official", "none", area, None, "", False, False)
    return Named(*name, name, role, None, strong=False)


def beside_surnames(context: Context, names: Names, found: list[Named]) -> Iterator[Named]:
    """The full name of somebody who is said to say something by the last name: Ana Sol has counted them. Sol said."""
    page, words = context.page, context.page.words
    known = {words[i] for one in found for i in range(one.start, one.stop)}
    alone, towns = set[str](), set[str]()
    for match in page.of("cue"):
        k = match.start - 1
        if match.group.get("form") != "finite" or k < 1 or not page.is_capital(k) or words[k] in known:
            continue
        if page.sentence_of[k] != page.sentence_of[match.start]:
            continue
        place = context.place_of.get(k)
        if place is None and names.read_back(match.start) == k:
            alone.add(words[k])
        elif place is not None and place.kind != "country" and place.stop == match.start:
            towns.add(words[k])
    for i in page.capitals if towns else ():  # Hicham Benslimane, who came on Monday, has counted. Benslimane said
        told = words[i] in towns and page.is_a(i + 2, "whosaid") and words[i + 1] == "," and i not in context.place_of
        start = names.read_back(i + 1) if told else None
        if start is not None and names.is_full(start, i + 1) and page.sentences[page.sentence_of[i]][0] == start:
            yield Named(start, i + 1, (start, i + 1), None, None, strong=False)
    for i in page.capitals if alone else ():
        if words[i] in alone and (start := names.read_back(i + 1)) is not None and names.is_full(start, i + 1):
            yield Named(start, i + 1, (start, i + 1), None, None, strong=False)


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
    links, clauses = page.language.sets["standsfor"], page.language.sets["complementiser"]
    for k in range(cue - 2, first, -1):
        word = words[k]
        if word in links:
            start = names.read_back(k)
            if start is not None and names.is_full(start, k) and not page.is_a(k - 1, "outletnoun"):
                return Named(start, k, (start, cue), _standing_for(context, k, cue), None, strong=False)
        if word in _PARTING or word in clauses:
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
    told = comma
    if comma is not None and comma - first > 2 and words[comma - 1].isdigit() and words[comma - 2] == ",":
        comma -= 2  # Ana Sol, 45, a farmer from Nakuru, said
    start = names.read_back(comma) if comma else None
    if comma is None or told is None or start is None or not names.is_full(start, comma):
        return None
    trade = None if page.is_a(told + 1, "notrade") else _trade(page, told + 1, cue - 1)
    begin = start + (comma - start > _FULL_NAME and page.is_a(start, "tradenoun"))
    if begin > start:
        trade = _trade(page, start, begin)  # Student Ana Sol, 21, said
    return Named(begin, comma, (start, cue - 1), trade, None, strong=False)


def _between_commas(context: Context, names: Names, cue: int) -> Named | None:
    """ "Foley's lawyer, Eoin Daly, told the court": a name between commas before a verb of saying."""
    page, words = context.page, context.page.words
    k = cue - 1
    if k < 2 or words[k] != ",":
        return None
    start = names.read_back(k)
    if start is None or not names.is_full(start, k) or words[start - 1] != "," or start in context.place_of:
        return None
    opener = page.sentences[page.sentence_of[cue]][0]
    if start - 1 <= opener or page.tags[opener] & PREP or names.read_back(start - 1) is not None:
        return None
    return Named(start, k, (start, k), None, None, strong=False)


def _behind_trade(names: Names, i: int) -> int:
    """The token behind the words for what somebody is: "said forecaster Imogen Tait"."""
    page = names.page
    small = page.language.wordset("preposition", "subordinator", "determiner")
    for k in range(i, min(i + 5, page.size)):
        if page.is_capital(k):
            stop = names.read(k)
            if stop and names.is_full(k, stop):
                return k
        if not page.words[k].isalpha() or page.words[k] in small:
            break
    return i


def _trade(page: Page, start: int, stop: int) -> Role | None:
    """What somebody is by plain words, as an office without an area; `None` for no words and for small ones."""
    if start == stop or page.is_a(stop - 1, "notradeend") or page.words[start].isdigit():
        return None
    return Role(start, stop, start, "official", "none", None, None, page.slice(start, stop), False, False)
