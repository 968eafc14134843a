"""Who acts beside somebody: together with a firm, jointly with a university; what is wanted with another."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_together import Together
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import ADV, COMMA, CONJ, DET, ING, MODAL, PREP, REL, STOP, TO

_LONGEST: Final = 14  # tokens of those who act beside somebody
_BEFORE: Final = 24  # tokens before a subject in which they are told
_MOST: Final = 3  # of them


class Partners(Together):
    """Finds, in one document, those who act beside whoever is the subject."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        sets = self.language.sets
        self.indefinite = sets["indefinite"]
        self.wanting, self.giving_with = sets["wanting_word"], sets["giving_with_verb"]

    def with_partner(self, one: Candidate, found: list[Actor]) -> list[Actor] | None:
        """Whoever acts and those beside it; `None` where nobody is told there, or it is only an offer to them."""
        if len(found) != 1 or one.subject is None or one.type in ("offer", "instruction"):
            return None
        if one.rule in ("told", "invited", "accepted", "that they do") or one.cue.group.get("status"):
            return None
        span = self._beside_subject(one) or self._behind_verb(one)
        if span is None:
            return None
        person = any(who.name == found[0].name for who in self.context.people if who.kind == "person")
        others = self.read(span, personal=person) or []
        if not others or len(others) > _MOST or any(not self._is_told(other) for other in others):
            return None
        if person != all(self._is_person(other) for other in others):
            return None  # he will visit it together with ten bankers
        own = found[0].code or found[0].name
        rest = [other for other in others if (other.code or other.name) != own]
        return [*found, *rest] if rest else None

    def _is_told(self, one: Actor) -> bool:
        return bool(one.code) or one.name[:1].isupper()

    def _is_person(self, one: Actor) -> bool:
        return any(who.name == one.name for who in self.context.people if who.kind == "person")

    def _beside_subject(self, one: Candidate) -> Span | None:
        """Those told before the subject or between it and the verb: Together with Peru, Chile will; Chile, jointly …"""
        if one.subject is None:
            return None
        start = one.subject[0]
        first, _ = self.clauses.bounds(start)
        for k in range(max(first, start - _BEFORE), one.verb):
            if self.words[k] not in self.together or self.page.word(k + 1) not in self.withs:
                continue
            end = self._end(k + 2, one.verb)
            opens = k < start and (k == first or self.clauses.is_break(k - 1)) and start - end <= 1
            if opens and self.tags[end] & COMMA or k > start and self.tags[k - 1] & COMMA:
                return k + 2, end
        return None

    def _behind_verb(self, one: Candidate) -> Span | None:
        """Those told behind the verb, with nothing between that could have them: build a mill jointly with Peru."""
        joint = inner = False
        for k in range(one.verb + 1, one.stop - 1):
            word = self.words[k]
            joint = joint or word in self.together or word in self.of_both and not inner
            small = self.tags[k] & PREP and k > one.verb + 1 and word not in self.genitive
            inner = inner or bool(small)  # land for | joint ventures
            if self.tags[k] & (TO | REL | MODAL | STOP):
                return None
            if word not in self.withs:
                continue
            if not (joint or self._is_wanted(one)) or self.words[k + 1] in self.indefinite:
                return None  # a joint class with a school
            return k + 1, self._end(k + 1, one.stop)
        return None

    def _is_wanted(self, one: Candidate) -> bool:
        """Whether it is wanted or proposed, and nothing that one gives another: share, provide."""
        if not one.cue.group.get("both") and self.wanting.isdisjoint(self.words[one.cue.start : one.cue.stop]):
            return False
        return self.clauses.base(one.verb) not in self.giving_with

    def _end(self, start: int, end: int) -> int:
        """The end of the noun phrases from token `start` on: the growers' union and the Port of Callao | in May."""
        last = min(end, start + _LONGEST)
        named = {k for m in self.context.mentions_in(start, last) for k in range(m.start + 1, m.stop)}
        for k in range(start + 1, last):
            tag = self.tags[k]
            if k in named or self.words[k] in self.genitive:
                continue
            if tag & CONJ and k + 1 < last and (self.page.is_capital(k + 1) or self.tags[k + 1] & DET):
                continue
            if tag & (COMMA | REL | TO | PREP | MODAL | CONJ | STOP | ADV) or tag & ING and not self.page.is_capital(k):
                return k
            if (
                self.clauses.is_finite(k)
                or self.context.dates_in(k, k + 1)
                or tag & DET
                and not self.tags[k - 1] & CONJ
            ):
                return k
        return last
