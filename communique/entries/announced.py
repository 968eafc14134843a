"""Encounters to come: sessions of joint bodies, visits by invitation."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter import Encounter
from communique.entries.encounter_hosts import host_where
from communique.entries.encounter_turns import Turns
from communique.entries.people_around import PEOPLE, distinct, one_a_code
from communique.entries.places import Place
from communique.entries.surroundings import Surroundings
from communique.kinds import Area
from communique.text.page import Match

_FAR_BODY, _FAR_COMING = 20, 14  # tokens between a session, its body and the word that says that it is to come
_EARLY: Final = 6  # sentences at the beginning that may tell of a session
_FAR_OFFER: Final = 5  # tokens between "accepted" and "invitation"
_NEAR: Final = 5  # tokens between "agreed to hold" and the event
_NEAR_OWNER: Final = 3  # tokens of "their joint trade" before a body
_FAR_NAME: Final = 9  # tokens of a session's name: the Nepal-Bangladesh Secretary-level Talks
_LONGEST_ROUND: Final = 8  # tokens of the name of a round of talks
_MARKS: Final = frozenset((",", ";", ":", "–", "—", "•"))


def find_sittings(reader: Sittings) -> list[Encounter]:
    """Announced sessions of joint bodies; their sides take part."""
    around, found, last = reader.around, list[Encounter](), -1
    for match in around.page.of("sitting"):
        line = around.page.sentence_of[match.start]
        if line != last and not around.is_quoted(match.start) and not around.is_skipped(match.start):
            one = reader.read(match)
            if one:
                found.append(one)
                last = line
    events = (("signedword", reader.signing), ("returnvisit", reader.return_visit), ("tohold", reader.gathering))
    for cls, read in events:
        matches = [m for m in around.page.of(cls) if not around.is_quoted(m.start) and not around.is_skipped(m.start)]
        found += [one for one in map(read, matches) if one]
    return found


class Sittings:
    """Reads the announced sessions of one page."""

    def __init__(self, around: Surroundings) -> None:
        page = around.page
        self.around = around
        self.context = around.context
        self.page = page
        self.words = page.words
        self.bodies = page.of("jointbody")
        brackets = [body.stop for body in self.bodies if page.words[body.stop : body.stop + 1] == ["("]]
        self.initials = {page.words[i + 1] for i in brackets if i + 1 < len(page.words)}
        self.named = self._named()  # the sides of bodies by the last word of what they are called

    def read(self, match: Match) -> Encounter | None:
        """The session that a word tells, if it is of a joint body with two sides and is to come."""
        first, stop = self.around.sentence(match.start)
        body = self._body(match, first, stop) or self._round(match, first)
        coming = [m for m in self.page.within("tocome", first, stop) if m.start - match.start < _FAR_COMING]
        if any(self.page.is_a(i, "openingif") for i in range(match.stop, stop)):
            return None
        areas = self._sides(body, first) if body and coming else []
        if body is None or len(areas) < 2:
            return None
        start = self._clause_start(max(first, min(match.start, body.start, coming[0].start)), first)
        end = self.around.with_when(self._last_detail(match.stop, stop), stop)
        day, place = self.around.day(match, first, stop), self.around.place(first, stop)
        one = Encounter("meeting", [], day, place, [(start, end)], True, "session to come", areas)
        return one if day or place else None

    def signing(self, match: Match) -> Encounter | None:
        """ "An arrangement between A and B is to be signed in Oslo on 5 May": a day and two sides are named."""
        first, stop = self.around.sentence(match.start)
        coming = self.page.within("tocome", max(first, match.start - 6), match.start + 1)
        day = self.around.day(match, match.start, stop) if coming else None
        if day is None or day <= (self.context.published or ""):
            return None
        places = [place for place in self.context.places_in(first, match.start) if place.code and place.kind != "city"]
        areas = one_a_code(Area(place.base, place.code) for place in places)
        areas = areas if len(areas) == 2 else self.context.parties
        if len(areas) < 2:
            return None
        start = self._clause_start(min(match.start, coming[0].start), first)
        end = self.around.with_when(match.stop, stop)
        return Encounter(
            "signing", [], day, self.around.place(match.stop, stop), [(start, end)], True, "signing to come", areas
        )

    def gathering(self, match: Match) -> Encounter | None:
        """ "They agreed to hold the fourth forum in Oslo in May": the document's sides will meet there."""
        first, stop = self.around.sentence(match.start)
        events = [
            event
            for event in self.page.within("gathering", match.stop, stop)
            if event.start - match.stop < (_LONGEST_ROUND if event.group.get("round") else _NEAR)
        ]
        events = [e for e in events if not e.group.get("round") or self._is_numbered(match.stop, e.start)]
        areas = self.context.parties
        day = self.around.day(match, match.stop, stop) if events else None
        if day is None or len(areas) < 2:
            return None
        end = self.around.with_when(self._last_detail(match.stop, stop), stop)
        form, place = "meeting" if events[0].group.get("round") else "forum", self.around.place(match.stop, stop)
        return Encounter(form, [], day, place, [(first, end)], True, "forum to come", areas)

    def return_visit(self, match: Match) -> Encounter | None:
        """ "A return visit is scheduled for 6 October in Brno": of one side of the document to the other."""
        first, stop = self.around.sentence(match.start)
        coming = [m for m in self.page.within("tocome", match.stop, stop) if m.start - match.start < _FAR_COMING]
        areas = self.context.parties
        if not coming or len(areas) < 2:
            return None
        end = self.around.with_when(self._last_detail(match.stop, stop), stop)
        day, place = self.around.day(match, first, stop), self.around.place(first, stop)
        return Encounter("visit", [], day, place, [(first, end)], True, "return visit to come", areas) if day else None

    def _named(self) -> dict[str, list[Area]]:
        """The two sides of each joint body that is named with them, by its last word: the Peru-Oman | commission."""
        found: dict[str, list[Area]] = {}
        for body in self.bodies:
            first = self.around.sentence(body.start)[0]
            areas, joined = self._areas(max(first, body.start - _FAR_NAME), body.stop + _NEAR + 1)
            areas = areas if len(areas) == 2 and joined else self._owners(body, first)
            if areas:
                found.setdefault(self.page.words[body.stop - 1], areas)
        return found

    def _areas(self, start: int, stop: int) -> tuple[list[Area], bool]:
        """The areas named in tokens `start` to `stop`, and whether two of them stand together: Peru-Oman."""
        places = self.context.places_in(start, stop)
        areas = one_a_code(Area(place.base, place.code) for place in places if place.code and place.kind != "city")
        return areas, self._are_joined(places)

    def _body(self, match: Match, first: int, stop: int) -> Match | None:
        """The joint body near a session, by its name or by the initials that the document gave it."""
        near = (b for b in self.page.within("jointbody", first, stop) if abs(b.start - match.start) < _FAR_BODY)
        named = next(near, None)
        if named:
            return named
        window = range(max(first, match.start - _FAR_BODY + 1), min(stop, match.start + _FAR_BODY))
        short = (Match(i, i + 1, self.bodies[0].group) for i in window if self.page.words[i] in self.initials)
        return next(short, None) or self._pointed(window, first) or self._only_body(match)

    def _pointed(self, window: range, first: int) -> Match | None:
        """A body named before, by the last word of its name behind an article: (a working group …) the group."""
        page, called = self.page, {self.page.words[b.stop - 1] for b in self.bodies if b.stop <= first}
        here = (i for i in window if page.words[i] in called and page.is_a(i - 1, "definite"))
        i = next((i for i in here if not page.is_a(i + 1, "genitive")), None)
        return Match(i, i + 1, self.bodies[0].group) if i is not None else None

    def _only_body(self, match: Match) -> Match | None:
        """The one body of the document that is named with its sides, of a session by its number: the sixth session."""
        numbered = self.page.is_a(match.start - 1, "sessionnumber") and self.page.is_a(match.start - 2, "definite")
        bodies = [b for b in self.bodies if self._known(b)] if numbered and len(self.named) == 1 else []
        return bodies[0] if bodies and bodies[0].start < match.start else None

    def _round(self, match: Match, first: int) -> Match | None:
        """The session itself, where it is one of several rounds of talks: the 12th Policy Consultations."""
        told = self.page.match_at("roundnoun", match.start)
        return told if told and self._is_numbered(first, match.start) else None

    def _is_numbered(self, first: int, i: int) -> bool:
        """Whether a number or "next" stands shortly before token `i`: the | 12th | Peru-Oman Policy."""
        near = range(max(first, i - _LONGEST_ROUND), i)
        return any(self.page.is_a(k, "sessionnumber") or self._is_ordinal(k) for k in near)

    def _is_ordinal(self, k: int) -> bool:
        """Whether a number with letters right behind it stands at token `k`: 12th."""
        return self.words[k].isdigit() and self.page.touches(k + 1) and self.words[k + 1].isalpha()

    def _sides(self, body: Match, first: int) -> list[Area]:
        """The areas in the name of a joint body, else the document's two sides."""
        areas, _ = self._areas(max(first, body.start - _FAR_NAME), body.stop + _NEAR + 1)
        return areas if len(areas) == 2 else self._known(body) or self.context.parties

    def _known(self, body: Match) -> list[Area]:
        """The sides of a body that was named with them before: the committee, its next session."""
        return self.named.get(self.page.words[body.stop - 1], [])

    def held(self, first: int, stop: int, main: bool = True) -> list[Encounter]:
        """The sessions that a sentence says took place, whose name has two areas: the Peru-Oman commission.

        `main`: whether it may be what the document is about, and so is of its year.
        """
        page, around = self.page, self.around
        other = any(not m.group.get("weak") for m in page.within("othertime", first, stop)) and main
        coming = bool(page.within("tocome", first, stop))
        if other or around.is_quoted(first) or around.is_skipped(first) or coming and main:
            return []
        bodies = [m for m in page.within("encounter", first, stop) if main and m.group["by"] in ("noun", "loose")]
        bodies += [m for m in page.within("jointbody", first, stop) if not coming or self._form(m) == "forum"]
        found = []
        for body in bodies:
            near = range(max(first, body.start - _FAR_BODY), min(stop, body.stop + _FAR_BODY))
            if not coming and not page.has_a("sessionheld", near.start, near.stop):
                continue
            areas, joined = self._areas(max(first, body.start - _FAR_NAME), min(stop, body.stop + _NEAR))
            areas = areas if len(areas) == 2 and joined else self._recalled(body) or self._owners(body, first)
            areas = areas or self._of_parties(body, main)
            if len(areas) != 2:
                continue
            day, form = around.day(body, first, stop), self._form(body)
            if coming and (day is None or day <= (self.context.published or "")):
                continue
            place = around.place(first, stop)
            if not place and not day or main and day and day[:4] != (self.context.published or day)[:4]:
                continue
            if not day and self.context.dates_in(first, stop) and body.group.get("by") == "loose":
                continue  # talks held in Oslo last year
            span = (first, stop - (page.words[stop - 1] == "."))
            found.append(Encounter(form, [], day, place, [span], not main, "session held", areas))
        return found

    def _form(self, body: Match) -> str:
        """The form of what a body holds: a forum's is one, by the last word of its name."""
        named = self.page.within("encounter", body.start - _NEAR_OWNER, body.stop)
        return str(body.group.get("form") or next((m.group["form"] for m in named if m.stop == body.stop), "meeting"))

    def _owners(self, body: Match, first: int) -> list[Area]:
        """The two who hold a session of theirs: Peru and Oman held the fifth session of their | commission."""
        if not any(self.page.is_a(i, "ownpronoun") for i in range(body.start - _NEAR_OWNER, body.start)):
            return []
        areas, joined = self._areas(first, body.start)
        return areas if joined and len(areas) == 2 else []

    def _recalled(self, body: Match) -> list[Area]:
        """The sides of a body named before, where an article points to it: the committee held its fifth session."""
        pointed = not body.group.get("by") and self.page.is_a(body.start - 1, "definite")
        return self._known(body) if pointed else []

    def _of_parties(self, body: Match, main: bool) -> list[Area]:
        """The document's two sides where their joint body sat at another time: the joint commission met in May 2024."""
        page, areas = self.page, self.context.parties
        if main or len(areas) != 2 or body.group.get("by"):
            return []
        first, stop = self.around.sentence(body.start)
        first = max(first, body.start - _LONGEST_ROUND)
        joint = page.has_a("jointword", first, body.stop) or page.is_a(body.start - 1, "bodypointer")
        told = page.has_a("sessionnoun", first, min(stop, body.stop + _NEAR))
        sat = page.has_a("sessionsat", first, min(stop, body.stop + _LONGEST_ROUND))
        return areas if joint and told and sat and not page.has_a("unreal", first, stop) else []

    def _are_joined(self, places: list[Place]) -> bool:
        """Whether two of these places stand together: Peru-Oman, Peru and Oman."""
        joined = ((a.stop, b.start) for a, b in pairwise(places))
        return any(stop == i + 1 and self.page.is_a(i, "arealink") for i, stop in joined)

    def _clause_start(self, i: int, first: int) -> int:
        """Where the clause around token `i` begins."""
        page = self.page
        while i > first and page.words[i - 1] not in _MARKS and not page.is_a(i - 1, "meetingopener"):
            i -= 1
        return i

    def _last_detail(self, i: int, stop: int) -> int:
        """Behind the last place or date of the sentence that tells of a session."""
        ends = [place.stop for place in self.context.places_in(i, stop)]
        ends += [when.stop for when in self.context.dates_in(i, stop)]
        return max((end for end in ends if end <= stop), default=stop - (self.page.words[stop - 1] == "."))


def find_held(reader: Sittings) -> list[Encounter]:
    """The session of a joint body, or the summit, of two areas that a document without people who met begins with."""
    page = reader.page
    told = [one for span in page.sentences[:_EARLY] for one in reader.held(*span)]
    told.sort(key=lambda one: one.date is None)
    return told[:1]


def find_held_beside(reader: Sittings, found: list[Encounter]) -> list[Encounter]:
    """The sessions of joint bodies that a document tells of with a day beside the encounters that it is about."""
    if not (reader.named or reader.bodies and len(reader.context.parties) > 1):
        return []
    numbers = sorted({reader.page.sentence_of[body.start] for body in reader.bodies})
    told = [one for n in numbers for one in reader.held(*reader.page.sentences[n], main=False)]
    return [one for one in told if one.date and not any(_may_be_session(each, one) for each in found)]


def _may_be_session(one: Encounter, sitting: Encounter) -> bool:
    """Whether an encounter of the same sides may be a session: of no day, of its day, or told in its words."""
    sides = {area.code for area in sitting.areas} <= {who.area.code for who in one.people if who.area}
    beside = any(a < stop and start < b for a, b in sitting.spans for start, stop in one.spans)
    return beside or sides and one.date in (None, sitting.date)


def find_rounds(around: Surroundings, found: list[Encounter]) -> list[Encounter]:
    """The rounds of the document's sides that their turn tells apart: the first round was in Lima in May."""
    areas = around.context.parties
    told = [turn for turn in Turns(around).find() if turn.of_body] if len(areas) > 1 else []
    told = [turn for turn in told if not any(one.date == turn.day for one in found)]
    return [
        Encounter(turn.form, [], turn.day, turn.place, [(turn.start, turn.stop)], True, "round of several", areas)
        for turn in told
    ]


def find_visits(around: Surroundings) -> list[Encounter]:
    """Visits of named people by an invitation that is accepted."""
    invited = [_invited(around, match) for match in around.page.of("invitation")]
    accepting = [_accepting(around, match) for match in around.page.of("acceptance")]
    return [one for one in [*invited, *accepting] if one]


def _invited(around: Surroundings, match: Match) -> Encounter | None:
    """An invitation of a named person that is accepted in its sentence or the next."""
    page, (first, stop) = around.page, around.sentence(match.start)
    line = page.sentence_of[match.start]
    reach = page.sentences[min(line + 1, len(page.sentences) - 1)][1]
    accepted = page.within("acceptance", match.stop, reach)
    host = around.subject(match)
    if around.is_quoted(match.start) or not accepted or host is None:
        return None
    mentions = around.context.mentions_in(match.stop, stop)
    guest = next((m.who for m in mentions if m.who and m.form in PEOPLE and m.who is not host), None)
    end = accepted[0].stop if page.sentence_of[accepted[0].start] == line else stop - 1
    return _visit(around, match, guest, host, (first, end))


def _accepting(around: Surroundings, match: Match) -> Encounter | None:
    """ "The Premier has accepted the Governor's invitation to …": who accepts visits whose invitation it is."""
    page, (first, stop) = around.page, around.sentence(match.start)
    if around.is_quoted(match.start) or page.within("invitation", first, match.start):
        return None
    mentions = [m for m in around.context.mentions_in(match.stop, stop) if m.who and m.form in PEOPLE]
    host = next((m.who for m in mentions if any(page.is_a(m.stop + k, "invitationnoun") for k in range(3))), None)
    host = host or next((m.who for m in mentions if page.is_a(m.start - 2, "invitationnoun")), None)
    dates = _dates(around, match, stop)
    offered = any(page.is_a(i, "invitationnoun") for i in range(match.stop, min(stop, match.stop + _FAR_OFFER)))
    end = max([match.stop, *(end for _, end in dates)])
    return _visit(around, match, around.subject(match), host, (first, end), alone=offered)


def _dates(around: Surroundings, match: Match, stop: int) -> list[tuple[str, int]]:
    """The dates behind a word that are not past, each with its end."""
    dates = around.context.dates_in(match.stop, stop)
    return [(when.iso, when.stop) for when in dates if when.iso and not when.passed]


def _visit(
    around: Surroundings,
    match: Match,
    guest: Figurehead | None,
    host: Figurehead | None,
    span: tuple[int, int],
    alone: bool = False,
) -> Encounter | None:
    """The visit of a guest to a host who can be told apart; `alone`: whether nobody need be named as the host."""
    told = host_where(around, match.stop, around.sentence(match.start)[1]) if host is None else None
    host = told.who if told is not None else host
    people = distinct([who for who in (guest, host) if who])
    if len(people) != 2 and not (alone and guest is not None and host is None):
        return None
    stop = around.sentence(match.start)[1]
    dates = _dates(around, match, stop)
    places = around.context.places_in(match.stop, stop)
    event = next((m for m in around.page.within("encounter", match.stop, stop) if m.group["form"] == "forum"), None)
    linked = [p.name for p in places if p.form == "noun" and around.page.is_a(p.start - 1, "visitlink")]
    within = [p.name for p in places if p.form == "noun" and event and p.stop <= event.start]
    place = next(iter(linked or within), None) or _unknown_place(around, match.stop, stop)
    day = dates[0][0] if dates else None
    if len(people) < 2 and place is None:
        return None
    return Encounter("forum" if event else "visit", people, day, place, [span], True, "invitation accepted")


def _unknown_place(around: Surroundings, start: int, stop: int) -> str | None:
    """A place that no list knows right behind "visit": invited her to visit Balkanabat."""
    page = around.page
    for i in range(start, stop - 1):
        if page.is_a(i, "visitverb") and page.is_capital(i + 1) and not around.context.mentions_in(i + 1, i + 2):
            end = next((k for k in range(i + 1, stop) if not page.is_capital(k)), stop)
            return page.slice(i + 1, end) if end - i <= _NEAR and page.words[i + 1].isalpha() else None
    return None
