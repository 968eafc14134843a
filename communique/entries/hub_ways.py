"""Places that are a base by the ways that lead through them, and by how near they are to what they serve."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_deeds import HubDeeds
from communique.entries.hub_names import Claim, Found
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import COMMA, CONJ, HAVE, PREP, TO

_NEAR: Final = 7  # tokens between a way and what it leads from
_FAR: Final = 24  # tokens in which the other half of a claim is looked for


class HubWays(HubDeeds):
    """Reads the ways that lead through a base, in one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.roads = context.page.language.sets["hubroad"]
        self.forms = {
            "route": self._by_route, "begins": self._by_beginning, "near": self._by_nearness,
            "away": self._by_distance, "step": self._by_step,
            "opens": self._by_opening, "role": self._by_role, "eye": self._by_eye,
            "through": self._by_transit, "within": self._by_putting, "door": self._by_door,
        }  # fmt: skip

    def ways(self) -> list[Claim]:
        """Every passage that makes a place a base by a deed or a way."""
        found = [self._by_deed(match) for match in self.page.of("hubdeed")]
        for match in self.page.of("hubway"):
            read = self.forms.get(match.group["form"])
            found.append(read(match) if read else None)
        return [claim for claim in found if claim is not None]

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

    def _by_beginning(self, match: Match) -> Claim | None:
        """Serbia is where our road into the Balkans begins."""
        first, end = self.clauses.bounds(match.start)
        last = min(end, match.stop + _FAR)
        subject = self.clauses.subject_before(self._group(match.start, first))
        bases = self._areas_in(*subject, head=True) if subject else []
        deed = next(iter(self.page.within("hubdeed", match.stop, last)), None)
        target = self._target(deed, end) if deed is not None else None
        if target is not None and subject is not None:
            return self._claim(bases, target[0], subject[0], target[1], match.start, "where the way begins")
        road = next((k for k in range(match.stop, last) if self.words[k] in self.roads), None)
        if road is None or not self.page.has_a("hubbegin", road, last):
            return None
        stop = next(k for k in range(road, last) if self.page.is_a(k, "hubbegin")) + 1
        left = subject[0] if subject else match.start
        return self._claim(bases, self._led_to(road + 1, last), left, stop, match.start, "where the way begins")

    def _by_nearness(self, match: Match) -> Claim | None:
        """All of the Western Balkans lies within a day's drive of Niš."""
        first, end = self.clauses.bounds(match.start)
        within = next(
            (k for k in range(match.start, max(first, match.start - 8), -1) if self.page.is_a(k, "hubspan")), None
        )
        if within is None:
            return None
        bases, stop = self._name_at(match.stop, end)
        begin = self._wide_subject(within, first)
        if not bases or begin is None:
            return None
        areas, _ = self.reach.stretch(begin, within)
        return self._claim(bases, areas, begin, stop, match.start, "within reach of")

    def _by_distance(self, match: Match) -> Claim | None:
        """From Kisumu half of East Africa is only a night's drive away."""
        first, _ = self.clauses.bounds(match.start)
        source = next((k for k in range(first, min(match.start, first + 3)) if self._is_source(k)), None)
        if source is None:
            return None
        bases, stop = self._site(source + 1, match.start)
        begin = stop + bool(self.page.tag(stop) & COMMA)
        areas, behind = self.reach.stretch(begin, match.start)
        if not self._is_wide(begin, behind, areas):
            return None
        return self._claim(bases, areas, source, match.stop, match.start, "within reach of")

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
        bases = self._from_us(k, first) if self.page.word(k + 1) in self.own else self._site(k + 1, match.start)[0]
        return self._claim(bases, serves, k, stop, match.start, "a short step")

    def _from_us(self, k: int, first: int) -> list[Area]:
        """Where the speaker is: the place that the sentence begins with, or the area that the speaker leads."""
        verb = next((n for n in range(first, k) if self.clauses.is_finite(n)), None)
        return (self._subject_of(verb, first) if verb is not None else []) or self._led(k + 1)

    def _by_role(self, match: Match) -> Claim | None:
        """Antwerp is the gateway to Europe, and we would like Rosario to play that role for the Southern Cone."""
        first, end = self.clauses.bounds(match.start)
        if not self.page.within("hub", max(first, match.start - _FAR), match.start):
            return None
        areas, stop = self.reach.stretch(match.stop + 1, end) if self.page.word(match.stop) in self.into else ([], 0)
        bases = self._subject_of(match.start - 1, first)
        left = self._deed_start(match.start, first)
        return self._claim(bases, areas, left, stop, match.start, "plays that role")

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
        served = self.page.is_a(stop, "hubfor")
        if not (served or len(areas) > 1 or self._is_region(k, stop) or self._names_market(k, stop)):
            return None
        return self._claim(bases, areas, subject[0], stop, match.start, "opens the door")

    def _by_transit(self, match: Match) -> Claim | None:
        """Through Koper to the markets of Central Europe."""
        first, end = self.clauses.bounds(match.start)
        back = range(match.start - 1, max(first, match.start - _NEAR) - 1, -1)
        source = next((k for k in back if self._is_source(k)), None)
        if source is None or self.words[source] in self.pairs or self.page.has_a("hubcarried", first, source):
            return None
        if self.words[source] in self.starts and source > first:
            return None  # food makers from Kyushu into the markets of Laos
        bases, behind = self._site(source + 1, match.start)
        areas, stop = self.reach.stretch(match.start + 1, end)
        return self._claim(bases, areas, source, stop, match.start, "through") if behind == match.start else None

    def _by_eye(self, match: Match) -> Claim | None:
        """They opened an office in Porto with an eye to the whole of southern Europe."""
        first, end = self.clauses.bounds(match.start)
        back = range(match.start - 1, max(first, match.start - _NEAR) - 1, -1)
        within = next((k for k in back if self.words[k] in self.within), None)
        if within is None or not self._is_founded(within, first):
            return None
        bases, behind = self._name_at(within + 1, match.start)
        areas, stop = self.reach.stretch(match.stop, end)
        if behind != match.start or not self._is_wide(match.stop, stop, areas):
            return None
        return self._claim(bases, areas, self._deed_start(within, first), stop, match.start, "with an eye to")

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
            inside = next((k for k in range(has - 1, first - 1, -1) if self.words[k] in self.inside), None)
            bases = self._name_at(inside + 1, has)[0] if inside is not None else []
            left = first
        return self._claim(bases, areas, left, match.stop, match.start, "at the door")
