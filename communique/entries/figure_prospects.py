"""Whether a quantity only belongs to an act to come, an aim, a possibility or a condition: wants to sell 5 tons."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.context import Context
from communique.entries.figure_changes import Change, Changes
from communique.entries.quantities import Quantity
from communique.text.tags import BASE, ING

_REACH: Final = 12
_NEAR_AIM: Final = 5  # tokens between "target" and what it is
_NEAR_MODAL: Final = 6  # tokens between "can" and what can be done


class Prospects(Changes):
    """Whether the quantities of one document are said of what is, or only of what is to be."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        known = self.page.known  # words that the page has not need not be looked for
        self.aims = self.page.language.sets["aim_noun"]
        self.conditions_here = self.lex["condition_word"].firsts & known
        self.to_come_here = self.lex["to_come"].firsts & known
        self.current_here = self.role["current_level"] & known
        self.aims_here = self.aims & known
        self.possibly_here = self.role["possibly"] & known
        self.expected_here = self.lex["forecast"].firsts & known

    def is_goal(self, q: Quantity) -> bool:
        """Whether a sum is only aimed at: to set a goal of $50 million, the target is $5 billion."""
        before, goals = self.words[q.first - 1] if q.first else "", self.role["goal"]
        if self.reads(q.last, "goal") or before in self.role["attaining"] and self.reads(q.first - 2, "toward"):
            return True  # steps for the $100 billion target; means of achieving $100 billion
        if before in self.role["aimed_at"]:
            start = max(self.segment(q.start)[0], q.first - _NEAR_AIM)
            if not goals.isdisjoint(self.words[start : q.first]):
                return True
        if q.first < 2 or before not in self.role["of"] or self.words[q.first - 2] not in goals:
            return False
        return self.is_to_come(q, None)

    def is_target(self, q: Quantity) -> bool:
        """Whether a sum to come is only a level to be reached: need to get to half a billion, to reach $5 million."""
        if self.reads(q.first - 1, "target_verb"):
            return True
        return self.reads(q.first - 1, "to") and any(self.reads(q.first - k, "target_move") for k in (2, 3, 4))

    def is_aimed(self, q: Quantity) -> bool:
        """Whether a board or a plan only aims at the quantity: aims to raise exports to $18 billion by 2030."""
        start, _ = self.segment(q.start)
        near = self.words[max(start, q.first - _REACH) : q.first]
        return not self.role["aiming"].isdisjoint(near) and any(
            one in self.role["aiming"] and (other in self.role["to"] or other in self.role["aimed_at"])
            for one, other in pairwise(near)
        )

    def is_possible(self, q: Quantity) -> bool:
        """Whether something can be done under a condition: if the rules are eased, growers can ship 20,000 tons."""
        if q.sort == "money" or not self.possibly_here:
            return False
        start, stop = self.sentence(q.start)
        near = self.words[max(start, q.first - _NEAR_MODAL) : q.first]
        return not self.possibly_here.isdisjoint(near) and self.page.has_a("condition", start, stop)

    def is_condition(self, q: Quantity) -> bool:
        """Whether the quantity stands in a condition: if prices fall below $50, …"""
        if not self.conditions_here:
            return False
        conditions = self.lex["condition_word"]
        start, _ = self.spoken(q.start)
        if self.conditions_here.isdisjoint(self.words[start : q.first]):
            return False
        for j in range(q.first - 1, start - 1, -1):
            if self.words[j] in (",", ";") and j < q.first - 1:
                return False
            if self.words[j] in conditions.firsts and conditions.at(self.words, j) is not None:
                if self.reads(j + 1, "again"):
                    continue  # is once again in first place
                if self.words[j] in self.role["provided"] and not self.opens_condition(j, start):
                    continue
                return j == start or self.words[j] not in self.role["should"]
        return False

    def opens_condition(self, j: int, start: int) -> bool:
        """Whether "provided" at token `j` is no verb: it opens its clause, or "that" stands behind it."""
        return j == start or self.words[j - 1] in (",", ";", "-", "–", "—") or self.reads(j + 1, "that")

    def is_told_change(self, i: int) -> bool:
        """Whether a word of change stands at token `i`: rose, fell, doubled."""
        return self.is_change(i) or self.page.match_at("multiple", i) is not None

    def is_to_come(self, q: Quantity, change: Change | None, *, foreseen: bool = False) -> bool:
        """Whether the clause tells of what is to be rather than of what is; `foreseen`: what is expected is told."""
        to_come = self.lex["to_come"]
        start, _ = self.segment(q.start)
        if q.first > 1 and self.words[q.first - 1] in self.role["now"] and self.words[q.first - 2] == ",":
            return False  # to take up the duty, now 35 percent
        if self.is_current(q):
            return False
        head = self.asserting(q, change, start)
        if self.is_aim(q.first if head is None else head):
            return True
        if head is None and self.aims_here:
            near = range(max(start + 2, q.first - _NEAR_AIM), q.first)
            if not self.aims_here.isdisjoint(self.words[near.start - 2 : near.stop]):
                if any(self.words[j - 1] in self.role["of"] and self.is_aim(j) for j in near):
                    return True
        if head is not None:
            return self.is_modal(head, start) and not (change is not None and self.is_forecast(head, start))
        carried = q.sort == "count" and q.hedge == "most" and self.reads(q.first - 2, "to")
        if carried and not self.expected_here.isdisjoint(self.words[start : q.first]):
            return True  # she expects the ship to carry up to 250 containers
        said = self.context.said_at(q.start)
        if carried and said is not None and said.cue in self.lex["forecast"].words:
            return True
        if said is not None and said.cue and self.lex["to_come"].at([said.cue], 0) is not None:
            return True
        if self.opens_as_order(start, q.first):
            return True
        coming = not self.to_come_here.isdisjoint(self.words[start : q.first])
        for j in range(q.first - 1, start - 1, -1) if coming else ():
            found = to_come.at(self.words, j) if self.words[j] in self.to_come_here else None
            if found is not None and self.leads_on(j, found[0], start) and not self.is_aside(found[0]):
                return not (foreseen and self.is_forecast(j, start))
        return q.sort != "money" and change is None and self.is_promised(q)

    def is_current(self, q: Quantity) -> bool:
        """Whether what is to come starts from the quantity: to raise trade from the current level of $200 million."""
        if not self.current_here:
            return False
        start = max(self.segment(q.start)[0], q.first - _NEAR_AIM - 1)
        if self.current_here.isdisjoint(self.words[start : q.first]):
            return False
        for j in range(q.first - 1, start - 1, -1):
            if self.words[j] in ",;" or self.words[j] in self.role["to"]:
                return False
            if self.words[j] in self.role["current_level"]:
                return self.reads(j - 1, "from") or self.reads(j - 2, "from")
        return False

    def is_aim(self, i: int) -> bool:
        """Whether a verb in -ing at token `i` only tells an aim: the goal of reaching, conditions for doubling."""
        if i < 2 or not self.page.tags[i] & ING:
            return False
        if self.words[i - 1] in self.role["of"]:
            return self.words[i - 2] in self.aims
        return self.words[i - 1] in self.role["aim_link"]

    def is_aside(self, i: int) -> bool:
        """Whether what follows at token `i` makes a modal no act: will remain rough; it should be noted that."""
        perfect = self.reads(i - 1, "be_have") and any(
            form == "participle" for _, form in self.page.language.verbs.get(self.page.word(i), ())
        )
        if perfect and self.reads(i - 2, "to"):
            return True  # is believed to have booked
        return self.reads(i, "stays") or self.reads(i, "be_have") and self.reads(i + 2, "that")

    def opens_as_order(self, start: int, stop: int) -> bool:
        """Whether the stretch is an item of a list of what is to be done: "2. To exchange ten places each"."""
        j = start
        while j < stop and not self.words[j][0].isalpha():
            j += 1
        if j + 1 >= stop or self.words[j + 2] == ",":  # to date, 14 firms work here
            return False
        return self.words[j] in self.role["to"] and bool(self.page.tags[j + 1] & BASE)

    def leads_on(self, j: int, stop: int, start: int) -> bool:
        """Whether a phrase of what is to come is one here: "due to" leads to a verb, "soared to reach" is past."""
        if self.words[stop - 1] in self.role["to"] and stop - j > 1:
            return stop < len(self.words) and bool(self.page.tags[stop] & BASE)
        if self.words[j] in self.role["to"]:
            return not self.is_result(j, start)
        return True

    def is_promised(self, q: Quantity) -> bool:
        """Whether the quantity is part of the subject of "will": a facility for 40,000 pallets will be ready."""
        _, stop = self.segment(q.start)
        for j in range(q.last, min(stop, q.last + _REACH)):
            word = self.words[j]
            if word in self.role["and"] and self.reads(j + 1, "will"):
                return False  # generates 99% of its power from water and would like …
            if word in self.role["will"]:
                return True
            if word in (",", ";", ".") or word in self.lex["auxiliary"].words:
                return False
        return False

    def asserting(self, q: Quantity, change: Change | None, start: int) -> int | None:
        """The verb of level or change that says the quantity, where it stands close before it."""
        if change is not None and change.first < q.first:
            return change.first
        level = self.lex["level_verb"].before(self.words, q.first)
        if level is not None and level[0] >= start:
            return None if self.words[level[0]] in self.role["no_verb_level"] else level[0]
        if q.first < q.start and self.words[q.first].endswith(("ed", "es")):
            return q.first
        return None

    def is_forecast(self, head: int, start: int) -> bool:
        """Whether a change is expected rather than intended: is forecast to expand by 4%."""
        return any(self.lex["forecast"].at(self.words, j) is not None for j in range(max(start, head - 4), head))

    def is_modal(self, head: int, start: int) -> bool:
        """Whether what stands before a verb makes it one to come: will reach, to increase by."""
        j = head
        while j > start and (
            self.words[j - 1].endswith("ly")
            or self.words[j - 1] in self.lex["adverb"].words
            or self.words[j - 1] in self.role["be_have"]
        ):
            j -= 1
        if j <= start or self.is_result(j - 1, start):
            return False
        return self.words[j - 1] in self.lex["modal"].words or self.words[j - 1] in self.role["to"]

    def is_result(self, i: int, start: int) -> bool:
        """Whether "to" at token `i` opens where a change told before it led: rose by 9% | to hit $357 million."""
        if not (self.reads(i, "to") and self.reads(i + 1, "result_verb")):
            return False
        return any(map(self.is_told_change, range(start, i)))
