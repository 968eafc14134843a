"""What has been read so far of who is being talked about; every question looks at a few sentences at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.roles import Role
from communique.kinds import Area

_REACH: Final = 6  # sentences that "he" or "the minister" looks back
_REACH_OF_GROUPS: Final = 2
_MOST_LOOKED_AT: Final = 50  # people of one office of whom the gender is asked

_Told = list[tuple[int, Figurehead]]


class Holders:
    """The people who can be in an office; `best` is the one talked of most, of several the first named."""

    __slots__ = ("best", "ids", "members")

    def __init__(self, members: list[Figurehead], counts: dict[int, int]) -> None:
        self.members = members
        self.ids = frozenset(map(id, members))
        self.best = max(members, key=lambda who: (counts.get(id(who), 0), -who.first), default=None)


class Memory:
    """The people, groups and organisations met so far in a document, in the order of the text."""

    def __init__(self, context: Context) -> None:
        self.organisations: dict[str, Figurehead] = {}  # by the head word of the name
        self.unnamed: dict[tuple[str, str | None], Figurehead] = {}  # by rank and area
        self._lands = {place.name: place.country for place in context.places if place.kind == "city" and place.country}
        self._seconds = context.page.language.sets["secondtitle"]
        self._counts: defaultdict[int, int] = defaultdict(int)
        self._subjects: _Told = []
        self._told: list[tuple[int, Mention]] = []  # subjects
        self._mentioned: _Told = []
        self._by_rank: dict[str | None, list[Figurehead]] = {}
        self._holders: dict[tuple[object, ...], Holders] = {}
        self._holding: dict[int, list[Holders]] = {}
        for who in context.people:
            self._by_rank.setdefault(who.rank, []).append(who)

    def saw(
        self, who: Figurehead, sentence: int, subject: bool, aside: bool = False, mention: Mention | None = None
    ) -> None:
        """Remember that somebody is mentioned in a sentence, perhaps as its subject, perhaps only in a list."""
        number = id(who)
        self._counts[number] += 1
        if not aside:
            self._mentioned.append((sentence, who))
        if subject:
            self._subjects.append((sentence, who))
            if mention is not None:
                self._told.append((sentence, mention))
        for holders in self._holding.get(number, ()):
            if holders.best is not who and (holders.best is None or self._weight(who) > self._weight(holders.best)):
                holders.best = who

    def subjects_before(self, sentence: int) -> list[Mention]:
        """The subjects of the last sentence before this one, not far back, in which anybody is told of."""
        number = self._mentioned[-1][0] if self._mentioned else -1
        if not sentence - _REACH <= number < sentence:
            return []
        told = takewhile(lambda one: one[0] == number, reversed(self._told))
        return [mention for _, mention in told][::-1]

    def _weight(self, who: Figurehead) -> tuple[int, int]:
        return self._counts.get(id(who), 0), -who.first

    def holders(self, ranks: tuple[str, ...], role: Role) -> Holders:
        """The people of these ranks whose area fits an office."""
        key = (ranks, _place(role.area), role.behind)
        if key not in self._holders:
            people = [who for rank in ranks for who in self._by_rank.get(rank, ())]
            fitting = [who for who in people if self.fits_area(who, role.area, role.behind)]
            self._keep(key, [who for who in fitting if who.bygone is None] or fitting)
        return self._holders[key]

    def titled(self, ranks: tuple[str, ...], role: Role) -> Holders:
        """Of the people whose ranks and area fit an office those of its very title, else of its very rank."""
        key = (ranks, _place(role.area), role.behind, role.words, role.rank)
        if key not in self._holders:
            people = self.holders(ranks, role).members
            longer = f" {role.words}"  # "the minister" may be a Union Minister
            held = {who.rank for who in people}
            alike = {role.rank} if role.rank in held else held  # a Commerce Adviser may be a minister by rank
            exact = [
                who for who in people if who.title == role.words or who.rank in alike and who.title.endswith(longer)
            ]
            if any(who.title == role.words for who in exact):  # nor a Vice Minister, where there is a Minister
                exact = [who for who in exact if who.title == role.words or not self._under(who)]
            self._keep(key, exact or [who for who in people if who.rank == role.rank])
        return self._holders[key]

    def _under(self, who: Figurehead) -> bool:
        """Whether somebody stands in for the holder of an office by the first word of the title: a Vice Minister."""
        return who.title.partition(" ")[0] in self._seconds

    def _keep(self, key: tuple[object, ...], people: list[Figurehead]) -> None:
        holders = self._holders[key] = Holders(people, self._counts)
        for who in people:
            self._holding.setdefault(id(who), []).append(holders)

    def fits_area(self, who: Figurehead, area: Area | None, exactly: bool) -> bool:
        """Whether somebody can be the "Russian governor": of the area itself or of a part of it, a city too."""
        if area is None:
            return True
        if who.area is None:
            return False
        if not area.code or not who.area.code:
            return area.name == who.area.name or not exactly and self._lands.get(who.area.name) == (area.code or "?")
        if area.name == who.area.name:
            return True  # a city and the county of its name
        return who.area.code == area.code or not exactly and who.area.code.startswith(area.code + "-")

    def without_area(self, ranks: list[str]) -> list[Figurehead]:
        """The people of these ranks of whom no area is known; who holds what is looked up anew after this."""
        found = [who for rank in ranks for who in self._by_rank.get(rank, ()) if who.area is None]
        if found:
            self._holders.clear()
            self._holding.clear()
        return found

    def has_seen(self, who: Figurehead) -> bool:
        """Whether somebody has been mentioned by now."""
        return self._counts.get(id(who), 0) > 0

    def choose(self, holders: Holders, sentence: int, gender: str | None = None) -> Figurehead | None:
        """Of these people the last subject not far back, else the one talked of most; only of this gender if given."""
        if gender:
            holders = self.only(holders, lambda who: who.gender in (None, gender)) or Holders([], self._counts)
        if len(holders.members) < 2:
            return holders.best
        return self._last_subject(holders.ids, sentence) or holders.best

    def only(self, holders: Holders, fits: Callable[[Figurehead], bool]) -> Holders | None:
        """Those of these people who fit, or `None` where nobody does."""
        fitting = [who for who in holders.members[:_MOST_LOOKED_AT] if fits(who)]
        return Holders(fitting, self._counts) if fitting else None

    def last_speaker(self, sentence: int, role: Role) -> Figurehead | None:
        """Whom "the official" means: the last subject with a name, of the area that is told with it."""
        for _, who in _lately(self._subjects, sentence, _REACH):
            if who.kind == "person" and who.name and self.fits_area(who, role.area, role.behind):
                return who
        return None

    def _last_subject(self, ids: frozenset[int], sentence: int) -> Figurehead | None:
        """The first of these people who is a subject in the nearest sentence that has one."""
        nearest = found = None
        for number, who in _lately(self._subjects, sentence, _REACH):
            if found is not None and number != nearest:
                break
            if id(who) in ids:
                nearest, found = number, who
        return found

    def last_group(self, sentence: int) -> Figurehead | None:
        """Whom "they" means: the group that was the last subject."""
        lately = _lately(self._subjects, sentence, _REACH_OF_GROUPS)
        return next((who for _, who in lately if who.kind == "group"), None)

    def last_subject(self, sentence: int) -> Figurehead | None:
        """The last subject of this very sentence, or `None`."""
        return self._subjects[-1][1] if self._subjects and self._subjects[-1][0] == sentence else None

    def last_subject_before(self, sentence: int, start: int) -> Figurehead | None:
        """The last subject with a name before token `start`, not far back."""
        lately = takewhile(lambda one: sentence - one[0] <= _REACH, reversed(self._told))
        people = (mention.who for _, mention in lately if mention.start < start)
        return next((who for who in people if who is not None and who.kind == "person" and who.name), None)

    def last_person(
        self, sentence: int, gender: str, other: Figurehead | None = None, aside: frozenset[int] = frozenset()
    ) -> Figurehead | None:
        """Whom "he" or "she" means: the subject of the nearest sentence that names a fitting person, or the last one.

        Never `other`, nor anybody of `aside`. A person whose gender was not known has it from then on.
        """
        here = self._nearest(sentence, gender, other, aside)
        if not here:
            return None
        nearest = here[0][0]
        ids = {id(who) for _, who in here}
        lately = _lately(self._subjects, sentence, _REACH)
        subject = next((who for number, who in lately if number == nearest and id(who) in ids), None)
        who = subject or here[0][1]
        who.gender = who.gender or gender
        return who

    def _nearest(self, sentence: int, gender: str, other: Figurehead | None, aside: frozenset[int]) -> _Told:
        """The people of this gender in the nearest sentence that has any, the last first; if it can be, named ones."""
        here: _Told = []
        for number, who in _lately(self._mentioned, sentence, _REACH):
            if here and number != here[0][0]:
                break
            if (
                who is other
                or id(who) in aside
                or who.kind not in ("person", "unnamed")
                or who.gender not in (None, gender)
            ):
                continue
            if number == sentence and not (who.name or who.gender) and who is not self.last_subject(sentence):
                continue  # on behalf of the Emir, she invited
            here.append((number, who))
        return [(number, who) for number, who in here if who.kind == "person"] or here


def _lately(told: _Told, sentence: int, reach: int) -> Iterator[tuple[int, Figurehead]]:
    """Those told of in the last `reach` sentences, the last first; `told` is in the order of the text."""
    for number, who in reversed(told):
        if sentence - number > reach:
            return
        yield number, who


def _place(area: Area | None) -> tuple[str, str | None] | None:
    return (area.name, area.code) if area else None
