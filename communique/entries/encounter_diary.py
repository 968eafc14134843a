"""Encounters of a diary: Wednesday 8 May: call with A; in the evening, dinner in Riga with B."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Figurehead
from communique.entries.encounter import Encounter
from communique.entries.people_around import PEOPLE, distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.words.load import Group

_LONGEST_HEAD: Final = 4  # sentences at the top of a page that may say whose diary it is
_NEAR_NOUN: Final = 8  # tokens from the start of an item to the word of its encounter
_FAR_LINK: Final = 7  # tokens from that word to "with"
_NEAR_OWNER: Final = 8  # tokens between somebody and "week"
_PLAIN: Final = Group("encounter", (), {"form": "meeting", "by": "loose"})
_DAYS: Final = ("day", "weekday", "today")


class Diary:
    """Reads such items of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around = around
        self.page, self.words, self.context = around.page, around.words, around.context
        self.diaries, self.calls = language.sets["diaryword"], language.sets["callnoun"]
        self.nouns = language.sets["meetnoun"] | language.sets["diarynoun"]
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True)

    def find(self) -> list[Encounter]:
        """The encounters of the items that a day and a colon open, where it is told whose diary it is."""
        owner = None if self.diaries.isdisjoint(self.page.known) else self._owner()
        return [one for day, i, end in self._items() if (one := self._item(owner, day, i, end))] if owner else []

    def _owner(self) -> Figurehead | None:
        """Whose diary it is: the Minister's week, the engagements of Governor A."""
        for first, stop in self.page.sentences[:_LONGEST_HEAD]:
            for i in range(first, stop) if self.page.has_a("diaryword", first, stop) else ():
                if self.words[i] in self.diaries and (who := self._owner_of(i, first, stop)) is not None:
                    return who
        return None

    def _owner_of(self, i: int, first: int, stop: int) -> Figurehead | None:
        near = self.context.mentions_in(max(first, i - _NEAR_OWNER), min(stop, i + _NEAR_OWNER))
        whose = next((m.who for m in near if m.form in PEOPLE and m.who is not None), None)
        if whose is None or whose.name:
            return whose
        held = [who for who in self.context.people if who.name and who.kind == "person" and who.rank == whose.rank]
        return min(held, key=lambda who: who.first, default=None)

    def _items(self) -> Iterator[tuple[str, int, int]]:
        """The day, the first token and the end of each item; those of one day stand between semicolons."""
        for first, stop in self.page.sentences:
            begin = first + (not self.words[first].isalnum())
            when = next((w for w in self.context.dates_in(begin, begin + 1) if w.start == begin), None)
            if when is None or not when.iso or when.kind not in _DAYS or self.page.word(when.stop) != ":":
                continue
            ends = [k for k in range(when.stop, stop) if self.words[k] == ";"]
            for i, end in zip([when.stop, *ends], [*ends, stop], strict=True):
                yield when.iso, i + 1, end

    def _item(self, owner: Figurehead, day: str, i: int, end: int) -> Encounter | None:
        noun = next((k for k in range(i, min(end, i + _NEAR_NOUN)) if self.words[k] in self.nouns), None)
        if noun is None or self.around.is_quoted(noun) or self.around.people_in(i, noun):
            return None
        near = range(noun + 1, min(end, noun + _FAR_LINK))
        link = next((k for k in near if self.words[k] in self.linked), None)
        behind = self.around.people_behind(Match(noun, link + 1, _PLAIN), end) if link is not None else []
        people = distinct([owner, *[m.who for m in behind if m.who]])
        if len(people) < 2 or not all(who.name for who in people[1:]):
            return None
        called = any(self.words[k] in self.calls for k in range(i, noun + 1))
        told = self.page.match_at("deedkind", noun)
        form = "call" if called else str(told.group["form"]) if told is not None else "meeting"
        place = None if called else self.around.place(i, end)
        span = (noun, self.around.with_when(behind[-1].stop, end))
        one = Encounter(form, people, day, place, [span], False, "encounter of a diary")
        one.coming = bool(self.context.published and day > self.context.published)
        return one
