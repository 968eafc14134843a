"""Places that are a base without a word for one: what is done from or through them, and the ways that lead there."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_names import Claim, Found, HubNames
from communique.entries.hub_reach import Reach
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import ADV, BE, COMMA, CONJ, DET, HAVE, PART, PAST, PREP, REL, SUB, TO, VERB

_NEAR: Final = 7  # tokens between a verb and what is reached, or between that and the base
_FAR: Final = 24  # tokens in which the other half of a claim is looked for


class HubWays(HubNames):
    """Reads what is done from a base, and the ways that lead through one, in one document."""

    def __init__(self, context: Context, reach: Reach) -> None:
        super().__init__(context, reach)
        language = context.page.language
        self.sources = language.sets["hubfrom"]
        self.into = language.sets["hubinto"]
        self.markets = language.sets["hubmarket"]
        self.sites = language.sets["hubsite"]
        self.taking = language.sets["hubtake"]
        self.roads = language.sets["hubroad"]
        self.forms = {
            "route": self._by_route, "begins": self._by_beginning, "near": self._by_nearness, "step": self._by_step,
            "opens": self._by_opening, "within": self._by_putting, "door": self._by_door,
        }  # fmt: skip

    def claims(self) -> list[Claim]:
        """Every passage that makes a place a base by a deed or a way."""
        found = [self._by_deed(match) for match in self.page.of("hubdeed")] if self._has_sources() else []
        for match in self.page.of("hubway"):
            read = self.forms.get(match.group["form"])
            found.append(read(match) if read else None)
        return [claim for claim in found if claim is not None]

    def _has_sources(self) -> bool:
        return not self.sources.isdisjoint(self.page.known) or not self.taking.isdisjoint(self.page.known)

    def _claim(self, bases: list[Area], serves: list[Area], left: int, stop: int, at: int, rule: str) -> Claim | None:
        known = {area.code or area.name for area in bases}
        serves = [area for area in serves if (area.code or area.name) not in known]
        if not bases or not serves:
            return None
        return Claim(bases, serves, False, (left, stop), at, rule)

    # What is done: to serve X from Y

    def _by_deed(self, match: Match) -> Claim | None:
        """Reach X through Y, serve X from Y, distribute across X from Y; from Y we serve X; use Y to reach X."""
        first, end = self.clauses.bounds(match.start)
        words = self.words[first:end]
        if self.sources.isdisjoint(words) and not self.tags[match.start - 1] & TO:
            return None
        if not self._is_deed(match, first, end):
            return None
        target = self._target(match, end)
        if target is None:
            return None
        serves, behind = target
        base = self._behind(behind, end, match) or self._before(match, first) or self._taken(match, first)
        if base is None:
            return None
        bases, left, stop = base
        left = min(left, self._deed_start(match.start, first))
        if self.page.has_a("hubcarried", left, match.start):
            return None
        claim = self._claim(bases, serves, left, max(stop, behind), match.start, "reached from")
        if claim is not None and left == first and self.clauses.base(left) in self.taking:
            claim.planned = True  # Use Mombasa to get to Kampala
        return claim

    def _is_deed(self, match: Match, first: int, end: int) -> bool:
        """Whether the word is a verb, and tells of no single deed that is past."""
        k = match.start
        if not self.tags[k] & VERB and match.stop == k + 1 or k > first and self.tags[k - 1] & DET:
            return False
        if self.tags[k] & PAST and self.clauses.is_finite(k):
            said = self.context.said_at(k)
            return said is not None and said.mode == "indirect"
        return not (self.tags[k] & PART and self.tags[k] & PAST and self._has_had(k, first))

    def _has_had(self, k: int, first: int) -> bool:
        """Whether "has" or "had" stands before the participle at token `k`: had reached Africa through Malta."""
        while k > first and self.tags[k - 1] & ADV:
            k -= 1
        return bool(k > first and self.tags[k - 1] & HAVE)

    def _target(self, match: Match, end: int) -> Found | None:
        """What the verb reaches, and the token behind it: the Balkans, buyers in Libya, across East Africa."""
        does, last = match.group["does"], min(end, match.stop + _NEAR)
        for k in range(match.stop, last):
            word = self.words[k]
            led = word in self.into
            if self.clauses.is_break(k) or word in self.sources or not led and self.tags[k] & (COMMA | REL | SUB):
                return None
            if led or k == match.stop and does != "spread":
                areas, stop = self.reach.stretch(k + led, end)
                if areas and self._suits(does, k, stop, areas):
                    return areas, self._behind_market(stop, end)
            business = self._regional(k) if does in ("manage", "serve") else None
            if business is not None:
                return business
        return None

    def _regional(self, k: int) -> Found | None:
        """The business in a region that an adjective at token `k` names: its Latin American operations."""
        place = self.context.place_of.get(k)
        if place is None or place.kind != "region" or place.form != "adjective":
            return None
        if self.page.word(place.stop) not in self.markets:
            return None
        return [Area(self.page.slice(place.start, place.stop + 1), None)], place.stop + 1

    def _suits(self, does: str, start: int, stop: int, areas: list[Area]) -> bool:
        """Whether what stands in tokens `start` to `stop` is a market for the deed: managed business, no one town."""
        if does == "manage":
            return not self.markets.isdisjoint(self.words[start - 3 : stop + 1])
        if does == "reach" or self.page.is_a(start, "hubspread") or len(areas) > 1:
            return True
        return does == "serve" or self.page.has_a("hubwide", start, stop) or self._is_region(start, stop)

    def _is_region(self, start: int, stop: int) -> bool:
        """Whether a region of several countries is named in tokens `start` to `stop`."""
        return any(self.page.is_capital(k) and self.reach.is_region(k) for k in range(start, stop))

    def _behind_market(self, i: int, end: int) -> int:
        while i < end and self.words[i] in self.markets:
            i += 1
        return i

    def _behind(self, i: int, end: int, match: Match) -> tuple[list[Area], int, int] | None:
        """The base behind what is reached: the Gulf (by sea) through Bahrain."""
        for k in range(i, min(end, i + _NEAR)):
            if self.words[k] in self.sources:
                found, stop = self._site(k + 1 + self._is_out_of(k), end)
                fits = not self._is_range(k, stop) and not self._is_journey(k, match, i)
                return (found, i, stop) if found and fits else None
            if self.tags[k] & (COMMA | REL | CONJ) or self.clauses.is_break(k) or self.clauses.is_finite(k):
                return None
        return None

    def _is_journey(self, k: int, match: Match, i: int) -> bool:
        """Whether one only goes from one place to another: takes 40 days to reach Durban from Tangier."""
        if match.group["does"] != "reach" or self.words[k] != "from":
            return False
        return not (self._is_region(match.stop, i) or self._names_market(match.stop, i))

    def _is_out_of(self, k: int) -> bool:
        return self.words[k] == "out" and self.words[k + 1 : k + 2] == ["of"]

    def _is_range(self, k: int, stop: int) -> bool:
        """Whether the place only opens a stretch: from Belgrade to Skopje."""
        return self.words[k] == "from" and bool(self.tags[stop : stop + 1] and self.tags[stop] & TO)

    def _before(self, match: Match, first: int) -> tuple[list[Area], int, int] | None:
        """The base that opens the clause: from Novi Sad we can serve; a place from which we serve."""
        for k in range(match.start - 1, max(first, match.start - _FAR) - 1, -1):
            if self.clauses.is_break(k):
                return None
            if self.words[k] not in self.sources:
                continue
            if self.tags[k + 1] & (REL | SUB):
                return self._of_relative(k, first)
            if k > first and not (self.tags[k - 1] & (COMMA | SUB | BE) or self._opens(k - 1)):
                return None
            found, stop = self._site(k + 1, match.start)
            return (found, k, stop) if found else None
        return None

    def _opens(self, k: int) -> bool:
        return self.clauses.is_break(k) or self.page.is_a(k, "complementiser")

    def _of_relative(self, k: int, first: int) -> tuple[list[Area], int, int] | None:
        """The place that "from which" at token `k` means: Niš, from where; Niš is the city from which."""
        before = k - 1 if self.tags[k - 1] & COMMA else k
        near = self._areas_ending(before, first)
        if near:
            return near, self.clauses.phrase_start(before - 1, first), k
        be = next((n for n in range(k - 1, max(first, k - _NEAR) - 1, -1) if self.tags[n] & BE), None)
        if be is None or any(self.tags[n] & (COMMA | PREP) for n in range(be + 1, k)):
            return None
        subject = self.clauses.subject_before(self._group(be, first))
        found = self._areas_in(*subject, head=True) if subject else []
        return (found, subject[0], k) if found and subject else None

    def _taken(self, match: Match, first: int) -> tuple[list[Area], int, int] | None:
        """The place that is used to reach others: use Mombasa to get to Kampala."""
        to = match.start - 1
        if to <= first or not self.tags[to] & TO:
            return None
        for k in range(to - 1, max(first, to - _NEAR) - 1, -1):
            if self.clauses.base(k) in self.taking:
                found, stop = self._site(k + 1, to + 1)
                return (found, k, stop) if found and stop == to else None
        return None

    def _site(self, i: int, end: int) -> Found:
        """The place at token `i`, or that of a base named there: Bahrain, its plant in Niš; the token behind it."""
        k = i
        while k < min(end, i + _NEAR) - 1 and not self.page.is_capital(k):
            if self.words[k] in self.sites and self.words[k + 1] in ("in", "at", "near"):
                i = k + 2
                break
            if self.tags[k] & (COMMA | PREP | CONJ) or self.clauses.is_break(k):
                break
            k += 1
        return self._name_at(i, end)

    def _deed_start(self, verb: int, first: int) -> int:
        """Where the clause of the deed begins."""
        for k in range(verb, max(first, verb - _FAR) - 1, -1):
            if k < verb and self.clauses.is_break(k):
                break
            if self.clauses.is_finite(k):
                subject = self.clauses.subject_before(self._group(k, first))
                return subject[0] if subject else k
        return verb

    # The ways that lead there

    def _by_route(self, match: Match) -> Claim | None:
        """The road to Central Asia leads through Aktau."""
        first, end = self.clauses.bounds(match.start)
        subject = self.clauses.subject_before(self._group(match.start, first))
        if subject is None:
            return None
        road = next((k for k in range(*subject) if self.words[k] in self.roads), None)
        if road is None:
            return None
        serves = self._led_to(road + 1, match.start)
        bases, stop = self._name_at(match.stop, end)
        return self._claim(bases, serves, subject[0], stop, match.start, "the way leads through")

    def _led_to(self, i: int, end: int) -> list[Area]:
        """The areas behind "to" or "into" right behind a road: the road to, our way into."""
        if i < end and self.words[i] in self.into:
            areas, stop = self.reach.stretch(i + 1, end)
            return areas if self._is_region(i, stop) or len(areas) > 1 or self._names_market(i, stop) else []
        return []

    def _names_market(self, start: int, stop: int) -> bool:
        return not self.markets.isdisjoint(self.words[start:stop]) or self.page.has_a("hubwide", start, stop)

    def _by_beginning(self, match: Match) -> Claim | None:
        """Serbia is where our road into the Balkans begins."""
        first, end = self.clauses.bounds(match.start)
        last = min(end, match.stop + _FAR)
        road = next((k for k in range(match.stop, last) if self.words[k] in self.roads), None)
        if road is None or not self.page.has_a("hubbegin", road, last):
            return None
        subject = self.clauses.subject_before(self._group(match.start, first))
        bases = self._areas_in(*subject, head=True) if subject else []
        stop = next(k for k in range(road, last) if self.page.is_a(k, "hubbegin")) + 1
        left = subject[0] if subject else match.start
        return self._claim(bases, self._led_to(road + 1, last), left, stop, match.start, "where the way begins")

    def _by_nearness(self, match: Match) -> Claim | None:
        """All of the Western Balkans lies within a day's drive of Niš."""
        first, end = self.clauses.bounds(match.start)
        within = next(
            (k for k in range(match.start, max(first, match.start - 8), -1) if self.words[k] == "within"), None
        )
        if within is None:
            return None
        bases, stop = self._name_at(match.stop, end)
        begin = self._wide_subject(within, first)
        if not bases or begin is None:
            return None
        areas, _ = self.reach.stretch(begin, within)
        return self._claim(bases, areas, begin, stop, match.start, "within reach of")

    def _wide_subject(self, k: int, first: int) -> int | None:
        """Where a subject that is a region or a market begins, before token `k`."""
        verb = next((n for n in range(k - 1, max(first, k - 4) - 1, -1) if self.clauses.is_finite(n)), k)
        subject = self.clauses.subject_before(self._group(verb, first)) if verb < k else None
        if subject is None:
            return None
        wide = self.page.has_a("hubwide", *subject) or self._is_region(*subject) or self._names_market(*subject)
        return subject[0] if wide else None

    def _by_step(self, match: Match) -> Claim | None:
        """From Mindelo it is a short hop to Senegal and to Brazil; from us it is a short step to Dakar and Praia."""
        first, end = self.clauses.bounds(match.start)
        to = match.stop
        if to >= end or not self.tags[to] & TO:
            return None
        serves, stop = self._list_behind(to + 1, end)
        if len(serves) < 2 and not self._is_region(to, stop):
            return None
        k = next(
            (n for n in range(match.start, max(first, match.start - _NEAR) - 1, -1) if self.words[n] in self.sources),
            None,
        )
        if k is None:
            return None
        bases = self._led(k + 1) if self.words[k + 1] in self.own else self._name_at(k + 1, match.start)[0]
        return self._claim(bases, serves, k, stop, match.start, "a short step")

    def _list_behind(self, i: int, end: int) -> Found:
        """The areas from token `i` on, with "to" again before each: to Dakar, to Praia and to Recife."""
        found: list[Area] = []
        stop = i
        while i < end:
            areas, behind = self.reach.stretch(i, end)
            if not areas:
                break
            found += areas
            i = stop = behind
            while i < end and self.tags[i] & (COMMA | CONJ | TO):
                i += 1
            if i == behind:
                break
        return found, stop

    def _by_opening(self, match: Match) -> Claim | None:
        """Durrës opens the door to the Adriatic; Serbia gives access to the markets of the Union."""
        first, end = self.clauses.bounds(match.start)
        subject = self.clauses.subject_before(self._group(match.start, first))
        bases = self._areas_in(*subject, head=True) if subject else []
        if not bases or subject is None:
            return None
        k = match.stop
        while k < min(end, match.stop + 4) and not self.tags[k] & PREP and not self.clauses.is_break(k):
            k += 1
        if k >= end or self.words[k] not in self.into:
            return None
        areas, stop = self.reach.stretch(k + 1, end)
        served = self.words[stop : stop + 1] == ["for"]
        if not (served or len(areas) > 1 or self._is_region(k, stop) or self._names_market(k, stop)):
            return None
        return self._claim(bases, areas, subject[0], stop, match.start, "opens the door")

    def _by_putting(self, match: Match) -> Claim | None:
        """Mombasa puts the whole of East Africa within your reach."""
        first, _ = self.clauses.bounds(match.start)
        back = range(match.start - 1, max(first, match.start - _NEAR * 2) - 1, -1)
        put = next((k for k in back if self.page.is_a(k, "hubput")), None)
        if put is None:
            return None
        subject = self.clauses.subject_before(self._group(put, first))
        areas, _ = self.reach.stretch(put + 1, match.start)
        bases = self._areas_in(*subject, head=True) if subject else []
        return self._claim(bases, areas, subject[0] if subject else put, match.stop, match.start, "within reach")

    def _by_door(self, match: Match) -> Claim | None:
        """Whoever has a warehouse in Subotica has the whole of Central Europe at his door."""
        first, _ = self.clauses.bounds(match.start)
        back = range(match.start - 1, max(first, match.start - _FAR) - 1, -1)
        has = next((k for k in back if self.tags[k] & HAVE), None)
        if has is None:
            return None
        areas, stop = self.reach.stretch(has + 1, match.start)
        if not areas or stop != match.start:
            return None
        subject = self.clauses.subject_before(has)
        bases = self._areas_in(*subject, head=True) if subject else []
        left = subject[0] if subject else has
        if not bases:
            inside = next((k for k in range(has - 1, first - 1, -1) if self.words[k] == "in"), None)
            bases = self._name_at(inside + 1, has)[0] if inside is not None else []
            left = first
        return self._claim(bases, areas, left, match.stop, match.start, "at the door")
