"""What people did in each other's company, by the shape of a clause and not by a word for an encounter.

A and B cut the ribbon in Riga; A opened the mill with B; A launched the works, B at her side; A was heard by B.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_between import Between
from communique.entries.encounter_doers import FAR_THING, NEAR_LINK, Doers
from communique.entries.encounter_events import Events
from communique.entries.encounter_parties import are_two_sides
from communique.entries.encounter_sides import Sides
from communique.entries.encounter_telling import Telling
from communique.entries.encounter_unreal import Unreal
from communique.entries.people_around import PEOPLE, distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BASE, BE, HAVE, PART, PAST, TO, VERB
from communique.text.vocabulary import CAPITAL
from communique.words.load import Group

_NEAR_OPENER: Final = 10  # tokens of a day and a place before "across the table from"
_FAR_DECORATION: Final = 16  # tokens between "presented" and "medal"
_FAR_SIDE: Final = 2  # tokens between somebody and "at her side"
_NEAR_TOGETHER: Final = 6  # tokens between "were" and "together"
_NEAR_PAPER: Final = 6  # tokens between "released" and "statement"
_WITH_NAMED: Final = 2
_DAY: Final = 10  # characters of a day
_OWN: Final = frozenset(
    ("together", "discuss", "visit", "convene", "noun", "joins", "leads", "sends", "told")
)  # words that leave deeds to be read
_DONE: Final = BE | PAST | PART | BASE  # what a verb has that tells a deed done or to come
_CALL: Final = Group("encounter", (), {"form": "call", "by": "verb"})
_PLAIN: Final = Group("encounter", (), {"form": "meeting", "by": "verb"})
_CEREMONY: Final = Group("encounter", (), {"form": "other", "by": "verb"})
_TOUR: Final = Group("encounter", (), {"form": "visit", "by": "verb"})


def _have_met(one: Encounter, known: list[Encounter]) -> bool:
    """Whether one of these people met somebody in an encounter that is known, as those whom others accompanied."""
    return any(each.known & one.known for each in known if not each.passing and len(each.people) > 1)


class Company(Doers):
    """Reads such encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides, telling: Telling, unreal: Unreal, events: Events) -> None:
        super().__init__(around, sides)
        language = around.page.language
        self.telling, self.unreal, self.events = telling, unreal, events
        self.between = Between(around, telling, unreal)
        self.apart = language.sets["apartdeed"]
        self.person = language.sets["persondeed"]
        self.hand = language.sets["handdeed"]
        self.apart_with = language.sets["apartwith"]
        self.light = language.sets["lightdeed"]
        self.bringing, self.signs = language.sets["bringdeed"], language.sets["signdeed"]
        self.leading, self.honouring = language.sets["leaddeed"], language.sets["honourdeed"]
        self.genitive, self.escorting = language.sets["genitive"], language.sets["escortdeed"]
        self.did = language.sets["didword"]
        self.hand_links = language.sets["handlink"]
        self.both = language.wordset("partylink", both=True)
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True) - self.both

    def find(self, known: list[Encounter]) -> list[Encounter]:
        """The encounters that no word for one tells; of those `known` none again."""
        found: list[Encounter] = []
        for first, stop in self._sentences() if self.person else ():
            for one in self._told(first, stop, known):
                if not any(_is_told(each, one) for each in [*known, *found]):
                    found.append(one)
        return found

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """The sentences of the text in which two people are named or meant, one of them by name."""
        page, title = self.page, self.context.title
        people: dict[int, list[Mention]] = {}
        for m in self.context.mentions:
            if m.who and m.who.kind == "person" and m.who.name and (m.form in PEOPLE or m.form == "pronoun"):
                people.setdefault(page.sentence_of[m.start], []).append(m)
        for number, here in people.items():
            first, stop = page.sentences[number]
            if title and title[0] <= first < title[1] or self.around.is_skipped(first):
                continue
            alone = len({id(m.who) for m in here}) < _WITH_NAMED
            if not alone or here[0].who and self._says_i(first, stop) or self._has_envoys(first, stop):
                yield first, stop

    def _has_envoys(self, first: int, stop: int) -> bool:
        """Whether a sentence names envoys in the plural: briefed the ambassadors of Peru and Oman."""
        groups = (m for m in self.context.mentions_in(first, stop) if m.plural and m.who)
        return any(m.who is not None and m.who.rank == "ambassador" for m in groups)

    def _says_i(self, first: int, stop: int) -> bool:
        """Whether whoever signs the page does something in a sentence."""
        return not self.sides.authors.known and self.page.has_a("firstsubject", first, stop)

    def _told(self, first: int, stop: int, known: list[Encounter]) -> Iterator[Encounter]:
        """The encounters that the verbs of a sentence tell."""
        if self.page.has_a("writing", first, stop):
            return
        for one in (self._inverted(first, stop), self.between.find(first, stop)):
            if one is not None:
                yield one
        for i, tag in enumerate(self.tags[first:stop], first):
            if tag and not tag & VERB or i > first and self.page.shapes[i] & CAPITAL:
                continue
            if not tag and not self._is_unlisted(i) or self.around.is_quoted(i):
                continue
            if self._may_tell(i, first, stop):
                one = self._of_verb(i, first, stop)
                if one is not None and not (self._is_in(i, self.escorting) and _have_met(one, known)):
                    yield one

    def _inverted(self, first: int, stop: int) -> Encounter | None:
        """ "Across the table from A sat B", "Chairing the session were A and B": who acts stands behind the verb."""
        openers = self.page.within("besideopener", first, min(stop, first + _NEAR_OPENER))
        opener = openers[0] if openers else None
        if opener is None or self._is_gap(first, opener.start) is False:
            return None
        places = range(opener.stop, stop)
        verb = next((i for i in places if self.tags[i] & PAST and self.page.is_a(i, "openedverb")), None)
        if verb is None:
            return None
        before = self.around.people_in(opener.stop, verb)
        after = self.around.people_behind(Match(opener.start, verb + 1, _PLAIN), stop)
        if not after or after[0].start > verb + NEAR_LINK or bool(before) == bool(opener.group.get("joined")):
            return None
        people = distinct([m.who for m in [*before[:1], *after] if m.who])
        if len(people) < _WITH_NAMED or not self._is_of_two_sides(people):
            return None
        return self._tell(Match(verb, verb + 1, _PLAIN), people, after, first, stop, strong=True)

    def _may_tell(self, i: int, first: int, stop: int) -> bool:
        """Whether token `i` is a verb of a deed done or to come, that no word for an encounter or for saying holds."""
        tag = self.tags[i]
        if tag and not tag & _DONE:
            return False
        before = self._helper(i, first)
        there = self.page.within("attendance", max(first, i - 2), i + 1)
        if any(m.stop > i and self.words[m.stop - 1] in self.agent for m in there):
            return False  # the talks were attended by A and B
        if tag & BE:
            return bool(tag & PAST) and bool(
                self.page.within("togetherword", i + 1, i + _NEAR_TOGETHER) or self._is_guest(i)
            )
        if tag & AUX and not tag & HAVE:
            return False
        if self.context.said_at(i) is not None:
            return False
        told = self.page.within("encounter", max(first, i - 4), i + 1)
        if any(m.start <= i < m.stop and m.group["by"] not in _OWN and not m.group.get("parted") for m in told):
            return False
        if tag & PAST and self.context.clauses.is_finite(i):
            return True
        if (tag & PAST or not tag) and not self.tags[before] & (BE | HAVE) and self._is_right_behind(i, first):
            return True
        if tag & PART and self.tags[before] & (HAVE | BE):
            return True
        if not tag & BASE:
            return False
        if self.tags[i - 1] & TO and self._mover(i, first) is not None:
            return True
        return self.words[before] in self.did or self.around.coming.before(self.words, i) is not None

    def _is_guest(self, i: int) -> bool:
        """Whether "was" at token `i` tells whose guest somebody was."""
        stop = self.around.sentence(i)[1]
        near = self.page.within("besidelink", i + 1, min(stop, i + FAR_THING))
        return self.page.match_at("guestword", i) is not None or bool(near)

    def _of_verb(self, i: int, first: int, stop: int) -> Encounter | None:
        """The encounter of those joined before a verb, or of the one before it and somebody else."""
        match = Match(i, i + 1, self._kind(i))
        before = self._helper(i, first)
        passive = bool(self.tags[i] & PART and self.tags[before] & BE)
        doers = self._doers(i, first)
        if not doers and self.tags[i - 1] & TO and (moved := self._mover(i, first)) is not None:
            doers = self._doers(moved, first)[:1]
        if not doers:
            return self._by_both(match, first, stop) if passive and not self._is_apart(i, stop) else None
        if self.tags[i] & BE and len(doers) > 1 and not self.page.within("togetherword", i + 1, i + _NEAR_TOGETHER):
            return None
        if len(doers) > 1:
            apart = not passive and self._is_of_two_sides(doers) and not self._is_apart(i, stop)
            if not apart or self.page.has_a("severally", first, stop):
                return None
            return self._tell(match, doers, [], first, stop, strong=False)
        return self._with_other(match, doers[0], passive, first, stop)

    def _by_both(self, match: Match, first: int, stop: int) -> Encounter | None:
        """ "The ribbon was cut in Riga by A and B": two people behind "by"."""
        near = range(match.stop, min(stop, match.stop + FAR_THING))
        by = next((k for k in near if self.words[k] in self.agent), None)
        if by is None:
            return None
        behind = self.around.people_behind(Match(match.start, by + 1, match.group), stop)
        people = distinct([m.who for m in behind if m.who])
        if len(people) < _WITH_NAMED or behind[0].start - by > NEAR_LINK or not self._is_of_two_sides(people):
            return None
        return self._tell(match, people, behind, first, stop, strong=False)

    def _with_other(self, match: Match, who: Figurehead, passive: bool, first: int, stop: int) -> Encounter | None:
        """The encounter of one who does something with somebody else."""
        if other := self._front(first, match.start):
            if other.who and not passive and self._is_of_two_sides([who, other.who]):
                return self._tell(match, [who, other.who], [], first, stop, strong=True)
        if not passive and self._is_in(match.start, self.person) and not self.unreal.holds(match):
            if (several := self.events.of_offices(match, who)) is not None:
                return several
        for m in self._behind(match.start, stop):
            guest = m.who
            if guest is None or not guest.name or not self._is_of_two_sides([who, guest]):
                continue
            strong = self._is_taken(match.start, m, passive)
            if strong is None:
                continue
            match = Match(match.start, match.stop, self._kind_with(match, m))
            behind = self.around.people_behind(Match(match.start, m.start, match.group), stop) or [m]
            people = distinct([who, guest, *[b.who for b in behind if b.who]])
            return self._tell(match, people, behind, first, stop, strong=strong)
        return None

    def _kind_with(self, match: Match, m: Mention) -> Group:
        """What form a deed done to somebody has, by the words behind them: on the line, on a tour, to the mill."""
        if self.page.within("onaline", m.stop, m.stop + _FAR_SIDE + 1):
            return _CALL
        told = [one.group.get("form") for one in self.page.within("inperson", m.stop, m.stop + 2)]
        led = self._is_led(match.start, m) or "visit" in told
        brought = match.group is _PLAIN and (self._is_in(match.start, self.bringing) or led)
        if brought and "other" in told:
            return _CEREMONY
        return _TOUR if led and brought else match.group

    def _is_led(self, i: int, m: Mention) -> bool:
        """Whether somebody is taken to a place: took the mayor | to the mill."""
        k = m.stop + (self.page.word(m.stop) == ",")
        return self._is_in(i, self.leading) and self.page.match_at("ledto", k) is not None

    def _is_decorated(self, i: int, link: int, *, passive: bool) -> bool:
        """Whether a decoration is given to somebody: presented the Order of Merit to, was presented with it by."""
        if not self._is_in(i, self.honouring) or not self.page.has_a("decoration", i + 1, i + _FAR_DECORATION):
            return False
        if passive:
            return self.words[link] in self.agent
        return link == i or self.page.is_a(link, "honourlink")

    def _behind(self, i: int, stop: int) -> list[Mention]:
        """Those named behind a verb, before another one, and somebody meant by "her" right behind it."""
        found = []
        for m in self.context.mentions_in(i + 1, stop):
            if m.start - i > FAR_THING or self.around.is_quoted(m.start):
                break
            if any(self.around.is_verb_of_its_own(k) for k in range(i + 1, m.start)):
                break
            if any(self._is_stop(k) for k in range(i + 1, m.start)):
                break
            if m.form in PEOPLE and not self.around.is_aside(m):
                found.append(m)
            elif m.form == "pronoun" and m.start == i + 1 and self.words[m.start] in self.around.objects:
                found.append(m)
        return found

    def _is_stop(self, k: int) -> bool:
        """Whether those who did something together do not stand behind token `k`; not the "as" of "as her guest"."""
        if self.words[k] not in self.around.stops:
            return False
        return not (self.page.match_at("asguest", k) or self.page.match_at("besidelink", k))

    def _is_taken(self, i: int, m: Mention, passive: bool) -> bool | None:
        """Whether somebody behind a verb was there, in so many words (`True`) or with what is done; else `None`."""
        link = self._link(i, m.start)
        if link is None:
            return None
        if any(b.stop == link + 1 for b in self.page.within("besidelink", max(i, link - 4), link + 1)):
            return True
        if self.page.match_at("guestword", i) is not None:
            return True if self.words[link] in self.genitive else None
        if self.tags[i] & BE:
            return None
        if self._is_in(i, self.bringing):
            if self.page.within("asguest", i + 1, m.start) or self.page.within("inperson", m.stop, m.stop + 2):
                return True
            if link == i and self.page.within("onaline", m.stop, m.stop + _FAR_SIDE + 1):
                return True
        if link == i and self._is_led(i, m):
            return True
        if self._is_decorated(i, link, passive=passive):
            return False
        if not passive and self.telling.forms.is_given_for(i, link):
            return True
        if self._is_in(i, self.light) or not self._is_apart(i, link):
            if self.page.is_a(link - 1, "meetnoun") and self.page.is_a(link, "meetlink"):
                return None if self.unreal.holds(Match(link - 1, link + 1, _PLAIN)) else True
        if link == i or link == i + 1 and self.tags[link] & ADV:
            return True if not passive and self._is_in(i, self.person) else None
        if self.words[link] in self.agent:
            return True if passive and self._is_in(i, self.person) else None
        if passive or self._is_of_word(i, link):
            return None
        if self.words[link] in self.hand_links:
            return True if self._is_in(i, self.hand) and link - i > 1 else None
        if self.words[link] in self.linked and self.tags[i - 1] & TO and not self._comes(i):
            return None if self._is_apart(i, link) and not self._is_in(i, self.signs) else True
        if self.words[link] in self.linked and not self._is_in(i, self.apart_with):
            if self.page.has_a("apartwith", i + 1, link) or self._is_apart(i, link):
                return None
            return bool(self._side_behind(m)) or False
        return None

    def _is_of_word(self, i: int, link: int) -> bool:
        """Whether somebody is met in what a word for an encounter tells, or is not: skipped a meeting | with B."""
        return any(m.group["by"] not in _OWN for m in self.page.within("encounter", i + 1, link + 1))

    def _side_behind(self, m: Mention) -> bool:
        """Whether "at her side" stands behind somebody."""
        return bool(self.page.within("atside", m.stop, m.stop + _FAR_SIDE + 1))

    def _front(self, first: int, i: int) -> Mention | None:
        """Who stands beside whoever acts, told before them: With the mayor at her side, the minister opened."""
        if self.words[first] not in self.linked:
            return None
        m = next(iter(self.around.people_in(first + 1, i)), None)
        return m if m is not None and m.start - first <= NEAR_LINK and self._side_behind(m) else None

    def _is_apart(self, i: int, stop: int) -> bool:
        """Whether what a verb tells may be done without having met: won, said, agreed; not: took the chair."""
        if self.page.match_at("jointdeed", i) is not None:
            return False
        if self._is_in(i, self.apart) or self.page.match_at("cue", i) is not None:
            return True
        return self.page.has_a("jointpaper", i + 1, min(stop, i + _NEAR_PAPER))

    def _is_of_two_sides(self, people: list[Figurehead]) -> bool:
        """Whether two of these people stand for areas of which none lies in the other, or one heads a body."""
        one = people[0]
        return any(are_two_sides(one, other) for other in people[1:])

    def _kind(self, i: int) -> Group:
        """What form a deed has, by its words."""
        told = self.page.match_at("deedkind", i) or self.page.match_at("deedkind", i - 1)  # was | shown
        if told is None and self._is_in(i, self.honouring) and self.page.has_a("decoration", i, i + _FAR_DECORATION):
            return _CEREMONY
        if told is None and self.page.has_a("callnoun", i + 1, i + _NEAR_PAPER):
            return _CALL
        return told.group if told is not None else _PLAIN

    def _tell(
        self, match: Match, people: list[Figurehead], behind: list[Mention], first: int, stop: int, *, strong: bool
    ) -> Encounter | None:
        """The encounter, where a day or a place is told, and nothing says that there was none."""
        if self.unreal.holds(match):
            return None
        own = [w for w in self.context.dates_in(first, stop) if self.around.may_be_day(w)]
        placed = self.around.place(first, stop) is not None
        together = self.page.has_a("jointly", first, stop)
        if not (strong or placed or together or any(w.kind in ("day", "today", "weekday") for w in own)):
            return None
        one = self.telling.encounter(match, "verb", people, behind)
        one.form = self.telling.forms.opened(match.start) or one.form
        if one.date is None and not placed:
            return None
        now, late = self.context.published, [w for w in own if w.kind == "weekday" and w.iso == one.date]
        if (
            late
            and now
            and one.date
            and one.date > now
            and self.tags[match.start] & PAST
            and not self._comes(match.start)
        ):
            one.date = (date.fromisoformat(one.date) - timedelta(days=7)).isoformat()  # shook hands on a plan on Monday
            one.coming = False
        return one

    def _comes(self, i: int) -> bool:
        """Whether a verb tells what is to come."""
        return self.around.coming.before(self.words, i) is not None


def _is_told(known: Encounter, one: Encounter) -> bool:
    """Whether an encounter is known: of two of its people, and on no other day."""
    if len(known.known & one.known) < _WITH_NAMED:
        return False
    a, b = known.date, one.date
    if a is None or b is None:
        return not (known.place and one.place) or known.place == one.place
    if a == b:
        return True
    if "/" in a:
        return a[:_DAY] <= b[:_DAY] <= a[-_DAY:]
    return a.startswith(b) or b.startswith(a)
