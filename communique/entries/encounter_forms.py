"""The form of an encounter by what its verb is about: a dinner given for somebody, an event that is opened."""

from __future__ import annotations

from typing import Final

from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import COMMA, DET, PREP, TIME

_NEAR_FEAST: Final = 5  # tokens between a verb and the dinner that it is about
_FAR_GUEST: Final = 12  # tokens between a dinner and "for"
_NEAR_VISIT: Final = 3  # tokens of "a return visit"
_NEAR_EVENT: Final = 6  # tokens between a verb and the event that it is about


class Forms:
    """Reads the forms of the encounters of one page; positions are tokens."""

    def __init__(self, around: Surroundings) -> None:
        self.around, self.page, self.words = around, around.page, around.words

    def of(self, match: Match) -> str:
        """The form that a word gives, but for a dinner in somebody's honour, which is no meeting to work."""
        form = str(match.group["form"])
        if form == "meeting" and match.group["by"] == "host" and self._is_visit(match):
            return "visit"
        return "other" if form == "meeting" and self._is_feast(match) else form

    def _is_visit(self, match: Match) -> bool:
        """Whether what somebody hosts is itself a visit: will host a return | visit led by Mayor A."""
        return self.page.has_a("hostedvisit", match.stop, match.stop + _NEAR_VISIT)

    def _is_feast(self, match: Match) -> bool:
        """Whether a verb is about a dinner for somebody: gave a dinner in Riga for, at a banquet hosted by."""
        page, stop = self.page, self.around.sentence(match.start)[1]
        near = page.within("feastnoun", match.start, min(stop, match.stop + _NEAR_FEAST))
        if not near or page.has_a("workingword", match.start, near[0].start):
            return False
        for k in range(near[0].stop, min(stop, near[0].stop + _FAR_GUEST)):
            if page.match_at("feastlink", k) is not None:
                return True
            if self.around.is_verb_of_its_own(k) or self.words[k] in self.around.page.language.sets["partylink"]:
                return False
        return False

    def is_given_for(self, i: int, link: int) -> bool:
        """Whether the dinner that a verb at token `i` is about is for whoever stands behind the word at `link`."""
        page = self.page
        near = page.within("feastnoun", i + 1, i + 1 + _NEAR_FEAST)
        if not near or any(page.tags[k] & (COMMA | PREP) for k in range(i + 1, near[0].start)):
            return False
        end = self._over_where(near[0].stop, link + 1)
        behind = page.match_at("feastlink", end)
        return behind is not None and behind.stop == link + 1

    def _over_where(self, i: int, stop: int) -> int:
        """The token behind the place and the day at token `i`, the place also one that no list knows: at State House"""
        begin = -1
        while begin < i < stop:
            begin = i
            i = self.around.with_when(i, stop)
            k = i + 1 + self.page.is_a(i + 1, "definite")
            if i < stop and self.words[i] in self.around.places and self.page.is_capital(k):
                while k < stop and self.page.is_capital(k):
                    k += 1
                i = k
        return i

    def opened(self, i: int) -> str | None:
        """The form of the event right behind a verb at token `i`: opened an | investment forum in Riga."""
        page = self.page
        near = page.within("encounter", i + 1, i + 1 + _NEAR_EVENT)
        event = next((m for m in near if m.group["by"] == "noun"), None)
        near_words = range(i + 1, min(page.size, i + 1 + _NEAR_EVENT))
        named = (k for k in near_words if page.is_a(k, "eventopened"))
        fair = (k for k in named if page.is_capital(k) or not page.tags[k] & TIME)  # Tea Days, no two days of talks
        end = event.start if event is not None else next(fair, None)
        if end is None or any(page.tags[k] & (COMMA | PREP) for k in range(i + 1, end)):
            return None
        return str(event.group["form"]) if event is not None else "forum"


def is_at_event(around: Surroundings, start: int, stop: int) -> bool:
    """Whether people met at an event, and not on its sidelines: last met | at the Forum of Regions in Riga."""
    page = around.page
    if page.within("sidelines", start, stop):
        return False
    for event in page.within("encounter", start, stop):
        if event.group["form"] == "forum" and event.group["by"] == "noun":
            near = range(max(start, event.start - _NEAR_EVENT), event.start)
            if any(page.is_a(k, "eventat") and page.tags[k + 1] & DET for k in near):
                return True
    return False
