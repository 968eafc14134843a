"""Who else was there: those of whom a sentence or a list says that they took part in an encounter."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.encounter import Encounter
from communique.entries.people_around import distinct
from communique.entries.present import is_inverted
from communique.entries.surroundings import Surroundings
from communique.kinds import Area
from communique.text.page import Match, Page

_FAR_SIDE: Final = 4  # tokens before "side:"
_LONGEST_LIST: Final = 16  # lines of those present
_LONGEST_LINE: Final = 40  # tokens of such a line
_FAR_NAME: Final = 18  # tokens of such a line before somebody's name
_NEAR_NOT: Final = 3  # tokens between "not" and "attend"
_NEAR_VERB: Final = 4  # tokens between "were" and the first of those who were at the table
_MOST_ALIKE: Final = 50  # encounters that a sentence may speak of
_ENDS: Final = (".", ";", ",")


def attend(around: Surroundings, merged: list[Encounter], event: bool = False) -> None:
    """Add those who are said to have taken part to the encounter before it, or to the first.

    With `event` those who are said to have spoken at a forum.
    """
    page = around.page
    others = [one for one in merged if not one.passing]
    main = [one for one in others if one.form != "call" or one is others[0]] or merged[:_MOST_ALIKE]
    for match in _attendances(around) if main else ():
        if bool(match.group.get("event")) != event or around.is_quoted(match.start) or around.is_skipped(match.start):
            continue
        first, stop = around.sentence(match.start)
        if page.has_a("unreal", max(first, match.start - _NEAR_NOT), match.start):
            continue  # did not attend
        here = [one for one in merged[-_MOST_ALIKE:] if any(first <= span[0] < stop for span in one.spans)]
        calls = [one for one in here if one.passing and one.form == "call"]  # the meeting, after a call …, was attended
        here = [one for one in here if one not in calls]
        if not here and (_tells_signing(around, first, match.start) or page.within("tocome", first, match.start)):
            continue  # A signed for X, while Y was represented by B; will sign tomorrow in the presence of B
        if match.group.get("side"):
            if match.start - first > _FAR_SIDE:
                continue
            _tell_side(around, first, match.start, stop)
        named = [
            m for m in around.context.mentions_in(first, stop) if m.who and m.who.name and m.form in ("name", "role")
        ]
        named = [m for m in named if m.who and m.who.bygone != "then"]
        named = [m for m in named if not page.has_a("complementiser", m.stop, match.start)]  # said that firms attended
        signing = page.has_a("signingnoun", first, stop)  # "they witnessed the signing. It was signed by A and B"
        reach = page.paragraphs[page.paragraph_of[first]][1] if signing else stop
        before = [one for one in main if min(one.spans)[0] < reach]
        if not here and not before:
            continue
        target = here[-1] if here else _attended(around, before, first, stop)
        if event and target.form != "forum":
            continue
        called = [who for one in calls for who in one.people]
        named = [m for m in named if m.who not in called]
        there = distinct([m.who for m in named if m.who and not around.is_aside(m)])
        target.beside |= set(map(id, there)) - target.known
        if target.add(there):
            target.spans.append((first, stop - (around.words[stop - 1] == ".")))
        for line in _list_behind(around, match, stop):
            told = [m.who for m in around.people_in(*line) if m.who and m.who.name][:1]
            if target.add(distinct(told)):
                target.spans.append((line[0], line[1] - (around.words[line[1] - 1] in _ENDS)))


def _list_behind(around: Surroundings, match: Match, stop: int) -> list[tuple[int, int]]:
    """The lines of a list behind "was attended by:", up to the first one that names nobody."""
    page, lines = around.page, list[tuple[int, int]]()
    number = page.paragraph_of[match.start]
    if ":" not in page.words[match.stop : stop] or page.words[page.paragraphs[number][1] - 1] != ":":
        return []
    marks = {page.words[page.paragraphs[n][0]] for n in range(number + 1, min(number + 2, len(page.paragraphs)))}
    mark = next((word for word in marks if not word[0].isalnum()), None)
    for first, end in page.paragraphs[number + 1 : number + 1 + _LONGEST_LIST]:
        person = around.people_in(first, min(end, first + _FAR_NAME))
        if not person or end - first > _LONGEST_LINE or around.is_quoted(first):
            break
        listed = page.words[first] == mark if mark else page.words[end - 1] != "." or _goes_on(page, first)
        if not listed:
            break
        lines.append((first, end))
    return lines


def _goes_on(page: Page, first: int) -> bool:
    """Whether a list goes on in the line from token `first` on: the line before ends with a comma or a semicolon."""
    return page.words[first - 1] in (",", ";")


def _attendances(around: Surroundings) -> list[Match]:
    """The words for those who took part; of a sentence such as "Also at the table were" only where somebody follows."""
    found = []
    for match in around.context.presences:
        behind = around.people_in(match.stop, around.sentence(match.start)[1]) if is_inverted(match) else []
        if not is_inverted(match) or behind and behind[0].start - match.start <= _NEAR_VERB:
            found.append(match)
    return found


def _tells_signing(around: Surroundings, first: int, at: int) -> bool:
    """Whether a sentence tells before token `at` that somebody signed."""
    return any(match.group["by"] == "signed" for match in around.page.within("encounter", first, at))


def _tell_side(around: Surroundings, first: int, at: int, stop: int) -> None:
    """ "Ehime side: Vice Governor A, B": whoever is listed without an area of their own is of that side."""
    places = [place for place in around.context.places_in(first, at) if place.code]
    for mention in around.people_in(at, stop) if places else ():
        who = mention.who
        if who and who.area is None and who.company is None:
            who.area = _full_area(around.context, places[0].code) or around.context.area_of(places[0])


def _full_area(context: Context, code: str | None) -> Area | None:
    """The area of this code as an office of the document names it."""
    return next((who.area for who in context.people if who.area and who.area.code == code), None)


def _attended(around: Surroundings, main: list[Encounter], first: int, stop: int) -> Encounter:
    """The encounter that a sentence about who was there speaks of: by form, place or paragraph, else the first."""
    signing = around.page.has_a("signingnoun", first, stop)
    by_form = next((one for one in main[:_MOST_ALIKE] if signing and one.form == "signing"), None)
    if by_form:
        return by_form
    place = around.place(first, stop)
    by_place = next((one for one in main[:_MOST_ALIKE] if place and one.place == place), None)
    if by_place:
        return by_place
    paragraph_of = around.page.paragraph_of
    before = [one for one in main[-_MOST_ALIKE:] if one.spans[0][0] < stop]
    near = [one for one in before if paragraph_of[one.spans[-1][0]] == paragraph_of[first]]
    return near[-1] if near else main[0]
