"""Encounters that did not take place: denied, wanted, asked for, hanging on an "if"."""

from __future__ import annotations

from typing import Final

from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import PREP, VERB

_NEAR_NOUN: Final = 4  # tokens between a wish and the encounter that is wanted


class Unreal:
    """Tells such encounters of one page; positions are tokens."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        sets, known = around.page.language.sets, around.page.known
        self.agent = sets["agentlink"]
        self.asked_here = bool(around.page.of("askedfor"))
        self.if_here, self.unreal_here = sets["openingif"] & known, sets["unreal"] & known

    def holds(self, match: Match) -> bool:
        """Whether nobody is said to have met, or to be about to meet, by the word of an encounter."""
        chaired = match.group.get("chaired") or self.words[match.stop - 1] in self.agent
        if chaired and self.page.is_a(match.start - 1, "copula"):
            return True  # a committee that will be chaired by
        if self.asked_here and self._is_asked_for(match) or self.if_here and self._is_conditional(match):
            return True
        if self.unreal_here.isdisjoint(self.words[max(0, match.start - 3) : match.start]):
            return False
        if not self.page.has_a("unreal", max(self.around.sentence(match.start)[0], match.start - 3), match.start):
            return False
        return not self.is_told_to_come(match)

    def _is_asked_for(self, match: Match) -> bool:
        """Whether somebody only wants an encounter: called for talks with, proposed a meeting with."""
        first, k = self.around.sentence(match.start)[0], match.start - 1
        while k > first and match.start - k <= _NEAR_NOUN and not self.page.tags[k] & (VERB | PREP):
            k -= 1
        for_ = self.page.is_a(k, "askedlink")
        return k > first and any(
            (m.group.get("link", False) == for_) and m.stop == k + (not for_)
            for m in self.page.within("askedfor", max(first, k - 2), k + 1)
        )

    def _is_conditional(self, match: Match) -> bool:
        """Whether an encounter to come hangs on an "if" that opens its sentence: If she comes, he will meet her."""
        first = self.around.sentence(match.start)[0]
        return self.page.is_a(first, "openingif") and self.around.is_coming(match)

    def is_told_to_come(self, match: Match) -> bool:
        """Whether somebody says that an encounter is to come: the premier said he would meet the envoy next week."""
        first, stop = self.around.sentence(match.start)
        if not self.page.has_a("toldtocome", max(first, match.start - 2), match.start):
            return False
        to_come = [w for w in self.context.dates_in(match.stop, stop) if w.iso and not w.passed]
        return bool(to_come) and bool(self.page.within("cue", first, match.start))
