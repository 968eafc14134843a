"""Encounters between named parties: who met, when, where and in what form.

Each word for an encounter gives a candidate with the people around it; candidates with the same people and no other day
are one encounter. What the document is about comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from itertools import combinations
from typing import Final, TypeVar

from communique.entries.announced import find_again, find_sittings, find_visits
from communique.entries.context import Context
from communique.entries.encounters import Encounter, Encounters
from communique.entries.surroundings import Surroundings, distinct, one_a_code
from communique.kinds import Area, Evidence, Meeting, Person, entry_id
from communique.text.page import Match

_Key = TypeVar("_Key", bound=Hashable)
_MOST_EVIDENCE: Final = 4  # pieces of evidence of one encounter
_PRIVATE = frozenset((None, "executive", "business", "official", "spouse"))  # ranks of those who lead no public body
_FAR_SIDE: Final = 4  # tokens before "side:"
_FAR_VERB: Final = 16  # tokens before "were" in "Joining the governor at the ceremony were A and B"
_LONGEST_LIST: Final = 16  # lines of those present
_LONGEST_LINE: Final = 40  # tokens of such a line
_FAR_NAME: Final = 18  # tokens of such a line before somebody's name
_ENDS: Final = (".", ";", ",")
_NEAR_VERB: Final = 4  # tokens between that verb and the first of them
_MOST_ALIKE: Final = 50  # encounters of the same people that a candidate is compared with
_MOST_PAIRED: Final = 12  # people of a candidate by whom earlier encounters are looked up


def find_encounters(context: Context) -> list[Encounter]:
    """The encounters of the document, the one that it is about first."""
    around = Surroundings(context)
    reader, merged, details = Encounters(around), _Merged(), list[tuple[str | None, str | None]]()
    for match in context.page.of("encounter"):
        one = None if around.is_skipped(match.start) else reader.read(match)
        if one is None and not around.is_skipped(match.start):
            details.append(reader.detail(match))
        if one and (len(one.people) > 1 or one.form == "forum" or one.people and one.form == "visit"):
            for each in reader.split(one, match):
                merged.add(each)
    first = next((one for one in merged.all if not one.passing and len(one.people) > 1), None)
    _detail(first, details)
    for again in find_again(around, first):
        merged.add(again)
    _drop_headline(context, merged.all)
    _attend(around, merged.all)
    _add_speakers(context, merged.all)
    kept = [one for one in merged.all if len(one.people) > 1 and _is_public(one) or _is_alone(one, merged.all[0])]
    return sorted(kept, key=lambda one: (one.passing, one.spans[0]))


def _drop_headline(context: Context, found: list[Encounter]) -> None:
    """Join what the headline tells of somebody by the office alone to the encounter that names those people."""
    title = context.title or (0, 0)
    for one in [one for one in found if title[0] <= one.spans[0][0] < title[1]]:
        named = {id(who) for who in one.people if who.name}
        if not named or len(one.spans) > 1 or one.date:
            continue
        other = next((two for two in found if two is not one and named < two.known and not two.passing), None)
        if other:
            other.spans += one.spans
            found.remove(one)


def _detail(first: Encounter | None, details: list[tuple[str | None, str | None]]) -> None:
    """Give the encounter that the document is about the day and place of "the meeting in Riga on 5 May"."""
    if first is None or first.form == "forum":
        return
    first.date = first.date or next((day for day, _ in details if day), None)
    first.place = first.place or next((place for _, place in details if place), None)


def _is_public(one: Encounter) -> bool:
    """Whether somebody in an office that speaks for others takes part, and not private people alone; or they sign."""
    return one.form in ("forum", "signing") or any(who.area or who.rank not in _PRIVATE for who in one.people)


def _is_alone(one: Encounter, first: Encounter) -> bool:
    """Whether an encounter counts with one person: a forum that the document is about, a visit with place and day."""
    return one.form == "forum" and one is first or one.form == "visit" and bool(one.place and one.date and one.people)


def find_announced(context: Context) -> list[Encounter]:
    """Sessions of joint bodies that are to come (their sides take part), and visits by accepted invitation."""
    around = Surroundings(context)
    return [*find_sittings(around), *find_visits(around)]


def set_parties(context: Context, encounters: list[Encounter]) -> None:
    """Fill in the sides of the document: the areas of those who met, else those that the headline and lead name."""
    people = encounters[0].people if encounters else []
    areas = one_a_code(who.area for who in people if who.area)
    context.parties = (areas if len(areas) >= 2 else _add_places(context, areas))[:2]
    context.parties_of = _other_parties(context, encounters[1:])


def _other_parties(context: Context, others: list[Encounter]) -> dict[int, list[Area]]:
    """For each paragraph that tells of another encounter than the first the two sides of that one."""
    found: dict[int, list[Area]] = {}
    for one in others[:_MOST_ALIKE]:
        areas = one_a_code(who.area for who in one.people if who.area)
        if len(areas) == 2 and not one.passing:
            found |= {context.page.paragraph_of[span[0]]: areas for span in one.spans}
    return found


def _add_places(context: Context, areas: list[Area]) -> list[Area]:
    """These areas, and up to two of those named most often, that are no part of them, as sides of the document."""
    places = [place for place in context.places if place.code and place.kind != "city"]
    counts = Counter(place.code for place in places)
    first = {place.code: context.area_of(place) for place in reversed(places)}
    known = [area.code for area in areas if area.code]
    ranked = [code for code, count in counts.most_common() if code and count > 1]
    apart = [code for code in ranked if not any(_is_within(code, other) for other in known)]
    return areas + [first[code] for code in apart[: 2 - len(areas)]]


def _is_within(a: str, b: str) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    return a == b or a.startswith(b + "-") or b.startswith(a + "-")


def find_meetings(context: Context, document: str, encounters: list[Encounter]) -> list[tuple[Meeting, str]]:
    """The encounters as entries, each with the rule that found it."""
    found = []
    for one in encounters:
        evidence = tuple(_evidence(context, one.spans))
        key = entry_id("meeting", document, evidence[0].start, evidence[0].end)
        people = tuple(who.person() for who in one.people) or tuple(Person(None, None, area) for area in one.areas)
        found.append((Meeting(key, document, evidence, one.date, one.form, one.place, people), one.rule))
    return found


def _evidence(context: Context, spans: list[tuple[int, int]]) -> list[Evidence]:
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return [context.evidence(*span) for span in kept[:_MOST_EVIDENCE]]


class _Merged:
    """Encounters of which no two are the same, in the order of the text."""

    def __init__(self) -> None:
        self.all: list[Encounter] = []
        self._of_person: dict[int, list[int]] = {}
        self._of_pair: dict[tuple[int, int], list[int]] = {}
        self._alone: dict[int, list[int]] = {}
        self._of_nobody: dict[str, list[int]] = {}  # by form
        self._of_form: dict[str, list[int]] = {}

    def add(self, one: Encounter) -> None:
        """Join a candidate to the encounter that it cannot be told from, or keep it as one of its own."""
        for number in self._alike(one):
            if _is_same(self.all[number], one):
                _join(self.all[number], one)
                self._index(number)
                return
        self.all.append(one)
        self._index(len(self.all) - 1)

    def _index(self, number: int) -> None:
        people = sorted(self.all[number].known)
        for who in people:
            _note(self._of_person, who, number)
        for pair in combinations(people[:_MOST_PAIRED], 2):
            _note(self._of_pair, pair, number)
        if len(people) == 1:
            _note(self._alone, people[0], number)
        form = self.all[number].form
        _note(self._of_form, form, number)
        if not people:
            _note(self._of_nobody, form, number)

    def _alike(self, one: Encounter) -> list[int]:
        """The encounters that may be the same: with two of its people, or of one person who is among them."""
        people = sorted(one.known)[:_MOST_PAIRED]
        numbers = {n for pair in combinations(people, 2) for n in self._of_pair.get(pair, ())[-_MOST_ALIKE:]}
        for who in people:
            lone = self._alone if len(people) > 1 else self._of_person
            numbers.update(lone.get(who, ())[-_MOST_ALIKE:])
        numbers.update((self._of_nobody if people else self._of_form).get(one.form, ())[-_MOST_ALIKE:])
        return sorted(numbers)


def _note(index: dict[_Key, list[int]], key: _Key, number: int) -> None:
    numbers = index.setdefault(key, [])
    if number not in numbers[-_MOST_ALIKE:]:
        numbers.append(number)


def _join(known: Encounter, one: Encounter) -> None:
    known.add(one.people)
    known.spans += one.spans
    known.place = known.place or one.place
    if known.form == one.form:
        known.date = known.date or one.date
    elif one.form == "meeting" and not one.passing:  # the visit during which people met is that encounter
        known.form, known.date = "meeting", one.date or known.date


def _is_same(a: Encounter, b: Encounter) -> bool:
    """Whether two encounters cannot be told apart: the same people, and no other day; an event of nobody's by form."""
    if {a.form, b.form} == {"visit", "meeting"} and a.passing == b.passing:
        visit, meeting = (a, b) if a.form == "visit" else (b, a)
        if len(visit.people) == 1 and visit.known <= meeting.known:
            return True
    if a.passing != b.passing or "call" in (a.form, b.form) and a.form != b.form:
        return False
    if a.date and b.date and a.date != b.date:
        return False
    if not (a.people and b.people):
        return a.form == b.form and (not a.place or not b.place or a.place == b.place)
    shared, fewest = len(a.known & b.known), min(len(a.people), len(b.people))
    return shared >= fewest > 0 if fewest < 2 or a.date != b.date else shared >= 2


def _attend(around: Surroundings, merged: list[Encounter]) -> None:
    """Add those who are said to have taken part to the encounter before it, or to the first."""
    page, main = around.page, [one for one in merged if not one.passing]
    for match in _attendances(around) if main else ():
        if around.is_quoted(match.start) or around.is_skipped(match.start):
            continue
        first, stop = around.sentence(match.start)
        here = [one for one in merged[-_MOST_ALIKE:] if any(first <= span[0] < stop for span in one.spans)]
        if not here and (_tells_signing(around, first, match.start) or page.within("tocome", first, match.start)):
            continue  # A signed for X, while Y was represented by B; will sign tomorrow in the presence of B
        if match.group.get("side"):
            if match.start - first > _FAR_SIDE:
                continue
            _tell_side(around, first, match.start, stop)
        named = [
            m for m in around.context.mentions_in(first, stop) if m.who and m.who.name and m.form in ("name", "role")
        ]
        target = here[-1] if here else _attended(around, main, first, stop)
        if target.add(distinct([m.who for m in named if m.who and not around.is_aside(m)])):
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
    for first, end in page.paragraphs[number + 1 : number + 1 + _LONGEST_LIST]:
        person = around.people_in(first, min(end, first + _FAR_NAME))
        if not person or end - first > _LONGEST_LINE or around.is_quoted(first):
            break
        lines.append((first, end))
    return lines


def _attendances(around: Surroundings) -> list[Match]:
    """The words for those who took part, and the verbs of sentences such as "Also at the table were A and B"."""
    page = around.page
    found = list(page.of("attendance"))
    told = {page.sentence_of[match.start] for match in found}
    verbs, openers = page.language.wordset("attendverb"), page.language.wordset("attendopener")
    includes, groups = page.language.wordset("includeverb"), page.language.wordset("guestgroup")
    for number, (first, stop) in enumerate(page.sentences if verbs else ()):
        inverted = page.words[first] in openers
        grouped = not inverted and not groups.isdisjoint(page.words[first : first + _NEAR_VERB])
        if not (inverted or grouped) or number in told or not around.people_in(first, stop):
            continue
        far = min(stop, first + _FAR_VERB)
        verb = next((i for i in range(first + 1, far) if page.words[i] in (verbs if inverted else includes)), None)
        behind = around.people_in(verb, stop) if verb else []
        if verb and behind and behind[0].start - verb <= _NEAR_VERB:
            found.append(Match(verb, verb + 1, page.language.of("attendance")[0]))
    return sorted(found, key=lambda match: match.start)


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


def _add_speakers(context: Context, merged: list[Encounter]) -> None:
    """A forum that the document is about has those who speak at it as its participants."""
    main = next((one for one in merged if not one.passing), None)
    if main is None or main.form != "forum" or any(len(one.people) > 1 for one in merged):
        return
    main.add(distinct([said.who for said in context.said if said.who and said.who.name]))
