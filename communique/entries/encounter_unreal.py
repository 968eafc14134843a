"""Encounters that did not take place: denied, wanted, asked for, hanging on an "if"."""

from __future__ import annotations

from typing import Final

from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, BASE, BE, COMMA, DET, HAVE, PAST, POSS, PREP, THIRD, TO, VERB

_NEAR_GUEST: Final = 4  # tokens of "on Serbia's" before whoever is called on
_NEAR_OPENING: Final = 4  # tokens before an encounter that is the subject of its sentence
_NEAR_THING: Final = 3  # tokens behind "met" in which a thing stands
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
        self.failed_here = bool(around.page.of("eventfailed"))
        self.habits_here = bool(around.page.of("habit"))
        self.linked = sets["askedlink"]
        self.with_ = sets["partylink"]
        self.things = sets["metthing"]
        self.contrast = sets["cameout"]
        self.none_here = (sets["noencounter"] | sets["onlytalkof"]) & known
        self.unreal_here, ifs = sets["unreal"] & known, sets["openingif"] & known
        sentences = around.page.sentences if ifs else []
        self.hanging = {number for number, span in enumerate(sentences) if self.words[span[0]] in ifs}

    def holds(self, match: Match) -> bool:
        """Whether nobody is said to have met, or to be about to meet, by the word of an encounter."""
        chaired = match.group.get("chaired") or self.words[match.stop - 1] in self.agent
        if chaired and self.page.is_a(match.start - 1, "copula"):
            return True  # a committee that will be chaired by
        if self.page.sentence_of[match.start] in self.hanging and self._is_conditional(match):
            return True
        if self.asked_here and self._is_asked_for(match):
            return True
        never = self.page.tags[match.start - 1] & HAVE and self._was_not_to_be(match)
        if never or self.none_here and self._is_none(match):
            return True
        if self.failed_here and self._fell_through(match):
            return True
        if self.habits_here and self._is_habit(match) or self._is_of_thing(match) or self._came_to_nothing(match):
            return True
        if match.group.get("calling") and self._is_urged(match):
            return True
        if self.unreal_here.isdisjoint(self.words[max(0, match.start - 3) : match.start]):
            return False
        if not self.page.has_a("unreal", max(self.around.sentence(match.start)[0], match.start - 3), match.start):
            return False
        return not self.is_told_to_come(match)

    def _is_urged(self, match: Match) -> bool:
        """Whether whoever is called on is asked to act: called on Governor A to open the market, not to discuss tea."""
        if not self.page.is_a(match.stop - 1, "urginglink"):
            return False
        guest = next(iter(self.context.mentions_in(match.stop, match.stop + _NEAR_GUEST)), None)
        i = guest.stop if guest is not None else match.stop
        i += self.page.word(i) == ","  # on the minister, Ana Sol, to act
        asked = self.page.tag(i) & TO and self.page.tag(i + 1) & BASE
        if asked and guest and self.page.is_a(i + 1, "paying"):
            return not self.page.has_a("visitobject", i + 2, min(i + 5, self.page.size))
        return bool(asked and guest) and not self.page.is_a(i + 1, "callpurpose")

    def _is_asked_for(self, match: Match) -> bool:
        """Whether somebody only wants an encounter: called for talks with, proposed a meeting with."""
        if not self.page.within("askedfor", match.start - _NEAR_NOUN - 3, match.start):
            return False
        first, k = self.around.sentence(match.start)[0], match.start - 1
        if self.words[match.start] in self.linked:  # is ready | to meet
            asked = self.page.within("askedfor", max(first, match.start - 3), match.start)
            return any(m.stop == match.start for m in asked)
        while k > first and match.start - k <= _NEAR_NOUN and not self.page.tags[k] & (VERB | PREP):
            k -= 1
        for_ = self.page.is_a(k, "askedlink")
        return k > first and any(
            (m.group.get("link", False) == for_) and m.stop == k + (not for_)
            for m in self.page.within("askedfor", max(first, k - 2), k + 1)
        )

    def _is_habit(self, match: Match) -> bool:
        """Whether it is told how often people meet: regularly meets, has met her many times, meets her every spring."""
        first, stop = self.around.sentence(match.start)
        if any(m.stop == match.start for m in self.page.within("habit", max(first, match.start - 3), match.start)):
            return True
        for often in self.page.within("habit", match.stop, stop):
            ends = [m.stop for m in self.context.mentions_in(match.stop, often.start)]
            ends += [p.stop for p in self.context.places_in(match.stop, often.start)]
            if often.start == match.stop or often.start in ends:
                return True
        return False

    def _is_of_thing(self, match: Match) -> bool:
        """Whether what is met is no person: met the conditions set by the governor."""
        bare = match.stop - match.start == 1 or self.words[match.stop - 1] in self.with_
        if not bare or match.group["by"] != "verb":
            return False
        near = self.words[match.stop : match.stop + _NEAR_THING]
        return not self.things.isdisjoint(near) and not any(
            m.form in ("name", "role") for m in self.context.mentions_in(match.stop, match.stop + 1)
        )

    def _came_to_nothing(self, match: Match) -> bool:
        """Whether what was due did not come: was due | to meet the mayor on Monday but fell ill."""
        tags, k = self.page.tags, match.start - 1
        if k < 1 or not tags[k - 1] & BE or not tags[k - 1] & PAST or not self.page.is_a(k, "duetobe"):
            return False
        return not self.contrast.isdisjoint(self.words[match.stop : self.around.sentence(match.start)[1]])

    def _is_conditional(self, match: Match) -> bool:
        """Whether an encounter to come hangs on an "if" that opens its sentence: If she comes, he will meet her."""
        tags, k = self.page.tags, match.start
        present = tags[k] & (THIRD | BASE) and not tags[k] & PAST and not tags[k - 1] & (DET | ADJ | POSS)
        return bool(present) or self.around.is_coming(match)

    def _was_not_to_be(self, match: Match) -> bool:
        """Whether an encounter was to be and was not: was to have | met."""
        tags, k = self.page.tags, match.start - 1
        return k > 1 and bool(tags[k] & HAVE and tags[k - 1] & TO and tags[k - 2] & BE and tags[k - 2] & PAST)

    def _is_none(self, match: Match) -> bool:
        """Whether there was none, as the word before it or before its adjective says: had no formal | talks with."""
        tags, k = self.page.tags, match.start - 1
        while k > 0 and tags[k] & ADJ:
            k -= 1
        described = k > 0 and not tags[k] & (PREP | VERB | COMMA | DET)
        if self.page.is_a(k, "noencounter") or described and self.page.is_a(k - 1, "noencounter"):
            return True
        k -= bool(tags[k] & DET)
        return k > 0 and bool(tags[k] & PREP) and self.page.is_a(k - 1, "onlytalkof")  # rumours of a | meeting

    def _fell_through(self, match: Match) -> bool:
        """Whether the sentence goes on that nothing came of it: the meeting between A and B was cancelled."""
        first, stop = self.around.sentence(match.start)
        if match.start - first > _NEAR_OPENING or self.page.tags[first] & PREP:
            return False
        failed = next(iter(self.page.within("eventfailed", match.stop, stop)), None)
        finite = self.context.clauses.is_finite
        return failed is not None and not any(finite(k) for k in range(match.stop, failed.start))

    def is_told_to_come(self, match: Match) -> bool:
        """Whether somebody says that an encounter is to come: the premier said he would meet the envoy next week."""
        first, stop = self.around.sentence(match.start)
        if not self.page.has_a("toldtocome", max(first, match.start - 2), match.start):
            return False
        to_come = [w for w in self.context.dates_in(match.stop, stop) if w.iso and not w.passed]
        return bool(to_come) and bool(self.page.within("cue", first, match.start))
