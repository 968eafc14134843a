"""Places said to serve, or to be made to serve, as a base for reaching others: one entry for each place."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_doubts import Doubts
from communique.entries.hub_names import Claim
from communique.entries.hub_ways import HubWays
from communique.kinds import Area, Hub, Person, entry_id
from communique.text.page import Match
from communique.text.tags import (
    AUX,
    BASE,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NUM,
    PART,
    POSS,
    PREP,
    REL,
    TO,
    VERB,
)  # fmt: skip
from communique.text.vocabulary import CAPITAL, count_having

_NEAR: Final = 7  # tokens before a phrase in which a plan is looked for where its clause has no verb
_BACK: Final = 24  # tokens that the beginning of a claim is looked for to its left


def find_hubs(context: Context, document: str) -> list[tuple[Hub, str]]:
    """The hubs of a document, one a place, each with the rule that found it."""
    merged: dict[str, tuple[Area, list[Claim]]] = {}
    for claim in Reader(context).claims():
        for area in claim.areas:
            merged.setdefault(area.code or area.name, (area, []))[1].append(claim)
    return [_finish(context, document, area, claims) for area, claims in merged.values()]


def _finish(context: Context, document: str, area: Area, claims: list[Claim]) -> tuple[Hub, str]:
    evidence = tuple(context.evidence(*span) for span in sorted({claim.span for claim in claims}))
    serves: list[Area] = []
    for claim in claims:
        serves += [one for one in claim.serves if one not in serves and one.code != (area.code or "")]
    status = "planned" if any(claim.planned for claim in claims) else "existing"
    speaker: Person | None = None
    for claim in claims:
        who = context.speaker_at(claim.at)
        if who is not None and speaker is None:
            speaker = who.person()
    key = entry_id("hub", document, area.code or area.name, evidence[0].start)
    return Hub(key, document, evidence, area, tuple(serves), status, speaker), claims[0].rule


class Reader(HubWays):
    """Reads the claims of one document, in the order of the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plans = context.page.language.sets["hubplan"]
        self.likened = context.page.language.sets["hubas"]
        self.here = context.page.language.wordset("hubthere", near=True)
        self.doubts = Doubts(context)

    def claims(self) -> list[Claim]:
        """Every passage that makes a place a base, boilerplate left out."""
        found: list[Claim] = self._ways()
        skipped = self.context.skipped
        for match in self.page.of("hub"):
            if skipped and skipped[self.page.paragraph_of[match.start]] or self._is_name(match):
                continue
            claim = self._read(match, found)
            if claim is not None:
                found.append(claim)
        return sorted(found, key=lambda claim: claim.at)

    def _ways(self) -> list[Claim]:
        """The claims without a word for a base."""
        if not (self.page.of("hubdeed") or self.page.of("hubway")):
            return []
        found = self.ways()
        for claim in found:
            claim.planned = claim.planned or self._is_planned(*claim.span, able=True)
        return [
            one
            for one in found
            if not (self.context.is_skipped(one.at) or self.doubts.is_void(one.span, one.at, one.at))
        ]

    def _is_name(self, match: Match) -> bool:
        """Whether the word is part of a name: Gateway Terminal, the Hub Power Company."""
        if not self.page.is_capital(match.start):
            return False
        first, stop = self.page.sentences[self.page.sentence_of[match.start]]
        letters = self.page.slice(first, stop)
        titled = count_having(self.page.shapes[first:stop], CAPITAL) > 0.6 * (stop - first)
        return not letters.isupper() and not titled and match.start != first

    def _read(self, match: Match, earlier: list[Claim]) -> Claim | None:
        weak = match.group.get("near") or match.group.get("wide")
        if weak and not self.reach.leads_on(match):
            return None
        first, end = self.clauses.bounds(match.start)
        start = self._hub_phrase_start(match.start, first)
        if start == first and start > 1 and self._opens_quote(start - 1):  # described Trieste as “the sea gate of …”
            first = self.clauses.bounds(start - 2)[0]
            if start - 2 > first:  # called Trieste “our sea gate”
                start = start if self.page.is_capital(start - 2) else self._hub_phrase_start(start - 1, first)
        stop = self.clauses.clause_end(match.stop - 1)
        serves = self.reach.areas(match, start, end)
        where = 0 if weak else self.reach.follows_where(match.stop, end)
        beyond = self.reach.beyond(match, end) if not serves else []
        if not (match.group["strong"] or serves or where or self._is_set_up(match, start, first)):
            inside = match.group.get("bare") or match.group.get("inside")
            if not (beyond and inside) and not self._is_claimed_for(match, start, first, end):
                return None
        found = self._places(match, start, first, stop)
        rule, beside = (
            "said to be",
            bool(found) and self._is_beside(start, first) and self.words[first] not in self.inside,
        )
        if not found:
            found, rule = self._here(match, start, first, stop, earlier), "set up with you"
        if not found:
            return None
        if serves and all(area in found for area in serves):
            serves = self.reach.region_before(match, start)  # moves its Asia hub to Penang
        if match.group.get("wide") and (
            not self._is_abroad(found, serves) or self.page.has_a("hubevent", match.stop, stop)
        ):
            return None
        left = min(self._left(first, start), self._founded(start, first))
        reach = max(stop, where)
        others = next((k for k in range(match.stop + 1, reach) if self.tags[k] & REL), reach)  # firms that want to
        told = max(first, start - _NEAR) if left == start and not beside else left  # Muscat proposed Duqm as
        planned = self._is_planned(told, match.stop if beside else min(end, others)) or self._is_to_be(start, first)
        planned = planned or self._is_wished(told, first)
        planned = planned and not (start - 1 == first and self.words[first] in self.likened)
        quoted = left == start > first and self._opens_quote(start - 1)  # the place stands before the quotation
        span = (min(self._left(first, start - 1), start) if quoted else left, reach)
        if self.doubts.is_void(span, start, match.start):
            return None
        return Claim(found, serves or [a for a in beyond if a not in found], planned, span, match.start, rule)

    def _is_abroad(self, found: list[Area], serves: list[Area]) -> bool:
        """Whether a place serves more than its own country: several areas, a region, another country."""
        if len(serves) > 1 or any(area.code is None for area in serves):
            return bool(serves)
        names = {area.name for area in found}
        homes = {place.country for place in self.context.places if place.name in names}
        return any((area.code or "")[:2] not in homes for area in serves)

    def _founded(self, start: int, first: int) -> int:
        """Where words for setting up that stand before the phrase begin: opening | a hub, construction of | a hub."""
        k = start - 1
        if k > first and self.words[k] in self.reach.genitive and self.words[k - 1] in self.founding:
            return k - 1
        return k if k >= first and self.tags[k] & ING and self.clauses.base(k) in self.verbs["inside"] else start

    def _is_claimed_for(self, match: Match, start: int, first: int, end: int) -> bool:
        """Whether a place is plainly called a hub, and for whom: the leading hub for investors."""
        becomes = self.page.has_a("hubbecome", max(first, start - 2), start)
        if becomes and self.reach.opens(match.stop, end):
            return True  # Rzeszów to become a base for such work
        return bool(match.group.get("bare")) and self.reach.is_for_somebody(match, end)

    def _is_beside(self, start: int, first: int) -> bool:
        """Whether the phrase stands beside the place, between commas: Singapore, a springboard into Asia, will host."""
        return start > first and self.words[start - 1] in ",–—-("

    # The phrase

    def _hub_phrase_start(self, i: int, first: int) -> int:
        """The first token of the noun phrase whose hub word stands at token `i`: our | Europe's Arctic | a certain."""
        k = i
        while k > first and not self._bounds_phrase(k - 1):
            if self.tags[k - 1] & VERB and not self.tags[k - 1] & (DET | NUM) and self._is_hub_verb(k - 1):
                break
            k -= 1
            if self.tags[k] & DET and not (k > first and self.tags[k - 1] & POSS):
                break
        one_of = k - 2 >= first and self.words[k - 1] in self.reach.genitive and self.tags[k - 2] & NUM
        return k - 2 if one_of else k

    def _bounds_phrase(self, i: int) -> bool:
        word = self.words[i]
        return (
            bool(self.tags[i] & (PREP | COMMA | CONJ | AUX | MODAL)) or word in self.likened or self.clauses.is_break(i)
        )

    def _left(self, first: int, start: int) -> int:
        """Where the clause that makes the claim begins."""
        left = start
        for k in range(start - 1, max(first, start - _BACK) - 1, -1):
            if self.clauses.is_break(k):
                break
            if self.clauses.is_finite(k):
                subject = self.clauses.subject_before(self._group(k, first))
                return subject[0] if subject else min(left, k)
        return max(first, left)

    def _is_set_up(self, match: Match, start: int, first: int) -> bool:
        k = start - 1
        if k > first and self.page.is_a(k, "hubup"):
            k -= 1
        if k < first or not match.group.get("bare") or self.context.said_at(match.start) is None:
            return False
        return self.clauses.base(k) in self.verbs["inside"]

    def _here(self, match: Match, start: int, first: int, stop: int, earlier: list[Claim]) -> list[Area]:
        """A hub set up "with you" or "here" is in the other side's area."""
        if not self._is_set_up(match, start, first):
            return []
        words = self.words[match.stop : stop]
        who = self.context.speaker_at(match.start)
        if who is None or not any(w in self.hearers or w in self.here for w in words):
            return []
        other = self.context.other_party(who.area)
        if other is None:
            return []
        known = [a for claim in earlier for a in claim.areas if a.code == other.code]
        return known[:1] or [other]

    # Whether it is so, or is to be

    def _is_planned(self, left: int, stop: int, *, able: bool = False) -> bool:
        """Whether tokens `left` to `stop` say that it is to be so; with `able`, what can be reached is at hand."""
        for k in range(left, stop):
            if able and self.page.is_a(k, "hubable"):
                continue
            if not able and k > left and self.tags[k] & REL and self.tags[k - 1] & PREP:
                return False  # a base from which goods can reach the neighbours is one already
            done = k and self.tags[k - 1] & HAVE and self.tags[k] & PART or self._is_done(k)
            if self.words[k] in self.plans and not done and not (self.tags[k] & BE and not self.tags[k - 1] & BE):
                return True
        return False

    def _is_wished(self, i: int, first: int) -> bool:
        """Whether what begins at token `i` is only wished for: wanted | to see Bar emerge, would | like to see."""
        verb = next((k for k in (i, i + 1) if self.tags[k] & TO), None)
        return verb is not None and i - 1 >= first and self.words[i - 1] in self.plans

    def _is_to_be(self, start: int, first: int) -> bool:
        """Whether the verb before the phrase tells of a plan by its form: Bar to be base, proposed making."""
        verb = self._verb_before(start - 1, first)
        verb = self._verb_or_be(start - 1, first) if verb is None else verb
        if verb == first and self.tags[verb] & BASE:
            return True  # use us as your base
        if verb is None or verb - 1 <= first:
            return False
        before = verb - 1
        if self.tags[verb] & ING:
            return self.words[before] in self.plans
        if not self.tags[before] & TO:
            return False
        before -= 1
        return bool(self.tags[before] & BE) or not self.tags[before] & VERB or self.words[before] in self.plans
