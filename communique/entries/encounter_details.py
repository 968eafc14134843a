"""The day and the place of an encounter whose word names nobody: the meeting in Riga on 5 May."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, MODAL, NOUN, PAST, PREP, REL, STOP, SUB, THIRD

_FAR_DETAIL: Final = 12  # tokens behind "the meeting" in which its place and day stand
_LONGEST_NAME: Final = 8  # tokens of the name of a meeting
_FAR_GROUP: Final = 20  # tokens between two delegations and "met"
_ENDS_HOUSE: Final = MODAL | PAST | REL | STOP | SUB | THIRD  # ends where an encounter took place


class Details:
    """Reads when and where those met who are named elsewhere; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.context = around, around.context
        self.page, self.words = around.page, around.words

    def of(self, match: Match, last: list[Figurehead]) -> tuple[str | None, str | None]:
        """The day and the place of "the meeting in Riga on 5 May", which names nobody; nothing for another one."""
        around, first = self.around, self.around.sentence(match.start)[0]
        if match.group["by"] == "verb" and (self._is_of_groups(match) or self._is_of_leaders(match, last)):
            stop = around.sentence(match.start)[1]
            return around.day(match, first, stop), around.place(match.stop, stop)
        if (
            not self._is_defined(match, first)
            or match.group["by"] != "loose"
            or around.is_quoted(match.start)
            or around.is_passing(match)
        ):
            return None, None
        end = around.with_when(match.stop, min(around.sentence(match.start)[1], match.stop + _FAR_DETAIL))
        held = self.page.match_at("eventheld", match.stop)
        end = around.with_when(held.stop, around.sentence(match.start)[1]) if held else end
        if self.words[match.stop : match.stop + 1] == [","]:
            after = match.stop + 1 + self.page.is_a(match.stop + 1, "relative")
            told = self.page.match_at("eventheld", after)
            held = held or told
            end = around.with_when(told.stop, around.sentence(match.start)[1]) if told else end
        if self.words[match.stop : match.stop + 1] == [","] and self.page.is_a(match.stop + 1, "holdverb"):
            end = around.with_when(match.stop + 2, around.sentence(match.start)[1])  # The talks, held yesterday in Riga
            held = held or Match(match.stop + 1, match.stop + 2, match.group)
        if held and not self.context.dates_in(match.stop, end):
            end = max(end, self._over_house(held.stop, around.sentence(match.start)[1]))
        dates = [w.iso for w in self.context.dates_in(match.stop, end) if around.may_be_day(w)]
        return (dates[0] if dates else None), around.place(match.stop, end)

    def _over_house(self, i: int, stop: int) -> int:
        """Behind the house in which it took place, and what stands with that: | at the palace, Doha, on Saturday."""
        page, first = self.page, i
        while i < min(stop, first + _FAR_GROUP):
            tag, after = page.tags[i], i + 1
            if self.words[i] == ",":
                goes_on = page.is_capital(after) or page.tag(after) & PREP or self.context.dates_in(after, after + 1)
                if not goes_on:
                    break
            elif not page.is_capital(i) and tag & _ENDS_HOUSE and not tag & (NOUN | ADJ):
                break
            i += 1
        return i

    def _is_defined(self, match: Match, first: int) -> bool:
        """Whether a noun is that of the one encounter spoken of: the meeting, the India-U.S. Trade Meeting."""
        for i in range(match.start - 1, max(first, match.start - _LONGEST_NAME) - 1, -1):
            if self.page.is_a(i, "definite"):
                return True
            if not self.page.is_capital(i) and self.words[i] != "-":
                return False
        return False

    def _is_of_leaders(self, match: Match, last: list[Figurehead]) -> bool:
        """Whether the subject is a group of officials who are to meet: the prime ministers of the three states."""
        first, stop = self.around.sentence(match.start)
        groups = [m for m in self.context.mentions_in(first, match.start) if m.plural and m.form in ("group", "role")]
        opens = bool(groups) and groups[0].start - first < 2
        return opens and not last and not self.around.people_in(first, stop)

    def _is_of_groups(self, match: Match) -> bool:
        """Whether two delegations met: a delegation of the ministry met in Riga with a delegation of the port."""
        first, stop = self.around.sentence(match.start)
        near = range(match.stop, min(stop, match.stop + _FAR_GROUP))
        before = self.page.has_a("guestgroup", max(first, match.start - _FAR_GROUP), match.start)
        return before and any(self.page.is_a(i, "guestgroup") for i in near)
