"""Other encounters of those who met: the two last met in Lima, since they spoke, they are to meet again."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_forms import is_at_event
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, MODAL, NEG, PREP, REL, TO, VERB

_NEAR: Final = 5  # tokens of a sentence in which "they" opens it
_FAR_GROUP: Final = 6  # tokens between a group and its verb
_LEADERS: Final = ("president", "prime minister", "monarch", "governor", "chairman")  # the two leaders


def find_again(around: Surroundings, main: Encounter | None, found: list[Encounter]) -> list[Encounter]:
    """ "The two ministers … meet again in Yokohama": those who met, at another time; `found`: what is known."""
    matches = [m for m in around.page.of("encounter") if m.group["by"] == "verb" and not m.group.get("parted")]
    matches = [m for m in matches if not around.is_quoted(m.start)]
    told = [_again(around, _met_before(around, match, found) or main, match) for match in matches]
    return [one for one in told if one and not any(_is_known(each, one) for each in found)]


def _is_known(known: Encounter, one: Encounter) -> bool:
    """Whether an encounter is told already: of the same people, day and place."""
    return known.known == one.known and (known.date, known.place) == (one.date, one.place)


def _met_before(around: Surroundings, match: Match, found: list[Encounter]) -> Encounter | None:
    """The encounter of two people in the sentence before "they": A and B spoke on Monday. They are to meet."""
    first = around.sentence(match.start)[0]
    line = around.page.sentence_of[first]
    if not line or _they_before(around, match) is None:
        return None
    start, stop = around.page.sentences[line - 1]
    before = [one for one in found if len(one.people) == 2 and any(start <= a < stop for a, _ in one.spans)]
    return before[0] if len(before) == 1 else None


def _again(around: Surroundings, main: Encounter | None, match: Match) -> Encounter | None:
    if main is None or len(main.people) < 2:
        return None
    first, stop = around.sentence(match.start)
    mentions = around.context.mentions_in(max(first, match.start - _FAR_GROUP - 6), match.start)
    group = next((m for m in reversed(mentions) if m.plural and m.form == "group"), None)
    if group is not None and not may_be_pair(around, group) and _then_they(around, match) is None:
        return None
    begin = _then_they(around, match) or (group.start if group and _is_near(group, match) else None)
    begin = _they_before(around, match) if begin is None else begin
    rank = group.who.rank if group and group.who and group.who.rank not in (None, "official") else None
    if (
        begin is None
        or _is_denied(around, begin, match)
        or around.people_behind(match, stop)
        or is_of_others(around, main, begin, rank)
    ):
        return None
    if any(m.group["by"] == "between" for m in around.page.within("encounter", match.stop, stop)):
        return None  # at the talks of the presidents
    stop = before_relative(around, match.stop, stop)
    day, place = around.day(match, first, stop), around.place(match.stop, stop)
    if not (around.is_passing(match) or day and main.date and day != main.date):
        return None
    ranks = _LEADERS if rank == "leader" else (rank,)
    people = [who for who in main.people if rank is None or who.rank in ranks]
    if len(people) != 2 or day is not None and day == main.date and place in (None, main.place):
        return None  # that is what was told first
    span = (begin, around.with_when(match.stop, stop))
    form = str(match.group["form"])
    form = "forum" if form == "meeting" and is_at_event(around, match.stop, stop) else form
    return Encounter(form, people, day, place, [span], True, "meeting to come")


def _is_denied(around: Surroundings, begin: int, match: Match) -> bool:
    """Whether they did not meet, or would only like to: the two did not | meet, the two would like to | meet."""
    if around.page.is_a(around.sentence(begin)[0], "openingif") and around.is_coming(match):
        return True  # if the road is open, they will meet
    page, between = around.page, range(begin, match.start)
    return any(page.tags[i] & NEG or page.is_a(i, "wishedfor") and not page.is_capital(i) for i in between)


def before_relative(around: Surroundings, start: int, stop: int) -> int:
    """The end of a clause before one about it: hold a summit in Riga in May |, for which they will prepare."""
    tags, words = around.page.tags, around.words
    marks = (i for i in range(start, stop - 2) if words[i] == ",")
    return next((i for i in marks if tags[i + 1] & REL or tags[i + 1] & PREP and tags[i + 2] & REL), stop)


def is_of_others(around: Surroundings, main: Encounter, begin: int, rank: str | None) -> bool:
    """Whether the paragraph before token `begin` names people, and none of those who met: briefs of other news.

    `rank`: that of "the two ministers", who are no presidents that it names.
    """
    start = around.page.paragraphs[around.page.paragraph_of[begin]][0]
    named = [m.who for m in around.people_in(start, begin) if m.who and m.who.name]
    named = [who for who in named if rank in (None, "leader") or who.rank == rank]
    return bool(named) and not any(id(who) in main.known for who in named)


def may_be_pair(around: Surroundings, group: Mention) -> bool:
    """Whether a group may be the two who met: the ministers, the two sides; no experts, no ministries of theirs."""
    if around.page.tags[group.start - 1] & PREP or around.page.is_a(group.stop - 1, "otherpeople"):
        return False
    ranked = group.who is not None and group.who.rank is not None
    return (
        ranked
        or around.page.is_a(group.start, "definite")
        or bool(around.page.within("thepair", group.start, group.stop))
    )


def _they_before(around: Surroundings, match: Match) -> int | None:
    """The "they" or "the two" that opens the sentence of those who met, shortly before a word: They last | met."""
    first = around.sentence(match.start)[0]
    near = range(first, min(match.start, first + _NEAR))
    pair = next(iter(around.page.within("thepair", near.start, near.stop)), None)
    return pair.start if pair is not None and _is_told_of(around, pair, match) else None


def _then_they(around: Surroundings, match: Match) -> int | None:
    """The "they" of a clause of another time shortly before a word: since | they | spoke, before the two | meet."""
    first = max(around.sentence(match.start)[0] + 1, match.start - _FAR_GROUP)
    for pair in reversed(around.page.within("thepair", first, match.start)):
        if around.page.is_a(pair.start - 1, "otheroccasion") and _is_told_of(around, pair, match):
            return pair.start
    return None


def _is_near(group: Mention, match: Match) -> bool:
    return match.start - group.stop <= _FAR_GROUP


def _is_told_of(around: Surroundings, pair: Match, match: Match) -> bool:
    """Whether only words of one verb stand between "they" and a word; not: the two cities' councils met."""
    if match.start - pair.stop > _FAR_GROUP:
        return False
    coming = around.coming.before(around.words, match.start)
    acts = AUX | ADV | MODAL | VERB | TO
    between = range(pair.stop, coming[0] if coming else match.start)
    if any(around.page.is_a(i, "otherpeople") for i in between):
        return False  # the two teams met
    return all(around.page.tags[i] & acts or around.page.is_a(i, "recentword") for i in between)
