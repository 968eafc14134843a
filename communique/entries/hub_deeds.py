"""Places that are a base by what is done there: others are served from them, reached through them."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.hub_names import Claim, Found
from communique.entries.hub_places import HubPlaces
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import ADV, BE, COMMA, CONJ, DET, HAVE, MODAL, PART, PAST, PREP, PRON, REL, SUB, TO, VERB
from communique.text.vocabulary import LETTERS

_NEAR: Final = 7  # tokens between a verb and what is reached, or between that and the base
_FAR: Final = 24  # tokens in which the other half of a claim is looked for

Base = tuple[list[Area], int, int]  # the places, where their words begin, and the token behind them


class HubDeeds(HubPlaces):
    """Reads what is done from a base, in one document."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = context.page.language
        self.sources = language.sets["hubfrom"]
        self.pairs = language.wordset("hubfrom", of=True)
        self.starts = language.wordset("hubfrom", start=True)
        self.into = language.sets["hubinto"]
        self.markets = language.sets["hubmarket"]
        self.within = language.sets["hubin"]
        self.enabling = language.sets["hubenable"]
        self.relying = language.sets["hubrely"]
        self.sites = language.sets["hubsite"]
        self.taking = language.sets["hubtake"]

    def _claim(self, bases: list[Area], serves: list[Area], left: int, stop: int, at: int, rule: str) -> Claim | None:
        known = {area.code or area.name for area in bases}
        serves = [area for area in serves if (area.code or area.name) not in known]
        if not bases or not serves:
            return None
        return Claim(bases, serves, False, (left, stop), at, rule)

    def _by_deed(self, match: Match) -> Claim | None:
        """Reach X through Y, serve X from Y, distribute across X from Y; from Y we serve X; use Y to reach X."""
        near = self.words[max(0, match.start - _FAR) : match.stop + _FAR]
        acts = match.group["does"] == "serve"
        if not acts and not self.tags[match.start - 1] & TO and self.sources.isdisjoint(near):
            return None
        first, end = self.clauses.bounds(match.start)
        if not self._is_deed(match, first, end):
            return None
        if self.tags[match.start] & PART and match.start > first and self._verb_group_has_be(match.start, first):
            passive = self._by_passive(match, first, end)
            if passive is not None:
                return passive
        target = self._target(match, end)
        if target is None:
            return self._by_way_of(match, first, end)
        serves, behind = target
        base = self._source_behind(behind, end, match) or self._source_before(match, first) or self._taken(match, first)
        if base is None:
            base = self._enabled(match, first)
        if (
            base is None
            and acts
            and not self.page.is_a(behind, "hubgives")
            and self._is_wide(match.stop, behind, serves)
        ):
            base = self._acting(match, first)
        if base is None:
            return None
        bases, left, stop = base
        left = min(left, self._deed_start(match.start, first))
        if self.page.has_a("hubcarried", max(first, min(left, match.start - 3)), match.start):
            return None
        claim = self._claim(bases, serves, left, max(stop, behind), match.start, "reached from")
        if claim is not None and left == first and self.clauses.base(left) in self.taking:
            claim.planned = True  # Use Mombasa to get to Kampala
        return claim

    def _verb_group_has_be(self, k: int, first: int) -> bool:
        return bool(self.tags[self.clauses.skip_adverbs_back(k - 1, first)] & BE)

    def _by_passive(self, match: Match, first: int, end: int) -> Claim | None:
        """Uganda and Rwanda are served from Mombasa; the Gulf can be reached through Sohar."""
        base = self._source_behind(match.stop, end, match) or self._source_before(match, first)
        subject = self.clauses.subject_before(self._group(match.start, first))
        if base is None or subject is None:
            return None
        areas, stop = self.reach.stretch(subject[0], subject[1])
        if stop != subject[1] or not self._is_wide(subject[0], stop, areas):
            return None
        return self._claim(base[0], areas, subject[0], base[2], match.start, "reached from")

    def _by_way_of(self, match: Match, first: int, end: int) -> Claim | None:
        """What goes through a base to others: want to export through Sohar to Iran and the Gulf."""
        if match.group["does"] == "manage" or not self.tags[match.start - 1] & (TO | MODAL | ADV | PRON):
            return None
        last, sources = min(end, match.stop + _NEAR), self.sources
        source = next(
            (
                k
                for k in range(match.stop, last)
                if self.words[k] in sources and self._is_source(k) or self.tags[k] & COMMA
            ),
            last,
        )
        there = source + 1 < last and self.page.is_a(source + 1, "hubthere")
        if source == last or self.words[source] in self.starts and not there or self.tags[source] & COMMA:
            return None
        bases, stop = self._site(source + 1 + (self.words[source] in self.pairs), end)
        if stop >= end or self.words[stop] not in self.into:
            return None
        areas, behind = self.reach.stretch(stop + 1, end)
        if not self._is_wide(stop, behind, areas) and not self._names_market(stop, behind):
            return None
        return self._claim(bases, areas, self._deed_start(match.start, first), behind, match.start, "reached through")

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
        does, last, shapes = match.group["does"], min(end, match.stop + _NEAR), self.page.shapes
        for k in range(match.stop, last):
            word = self.words[k]
            led = word in self.into
            if not led and self.tags[k] & (COMMA | REL | SUB) or word in self.sources and self._is_source(k):
                return None
            if not shapes[k] & LETTERS and self.clauses.is_break(k):
                return None
            direct = k == match.stop and (does != "spread" or self.tags[k - 1] & PREP)
            if led or direct:
                areas, stop = self.reach.stretch(k + led, end)
                if areas and self._suits(does, match.stop, k, stop, areas):
                    return areas, self._behind_market(stop, end)
            there = k in self.context.place_of and does in ("manage", "serve")
            business = self.reach.regional(k) if there else None
            if business is not None:
                return [business[0]], business[1]
        return None

    def _suits(self, does: str, verb: int, start: int, stop: int, areas: list[Area]) -> bool:
        """Whether what stands in tokens `start` to `stop` is a market for the deed: managed business, no one town."""
        if does == "manage":
            return self._names_market(max(verb, start - 3), stop + 1)
        if does in ("reach", "aim", "serve") or self.page.is_a(start, "hubspread") or len(areas) > 1:
            return True
        return self._names_market(verb, start) or self._is_wide(start, stop, areas)

    def _is_wide(self, start: int, stop: int, areas: list[Area]) -> bool:
        """Whether several countries are served: a region, all of one, a list."""
        return len(areas) > 1 or self.page.has_a("hubwide", start, stop) or self._is_region(start, stop)

    def _acting(self, match: Match, first: int) -> Base | None:
        """The place of the base that serves others: a depot in Naivasha, the port of Lomé."""
        subject = self.clauses.subject_before(self._group(match.start, first))
        found = self._of_site(*subject) if subject else []
        if subject and not found and self.words[subject[1] - 1] in self.seats:
            found = self._named(*subject)  # Sohar Port
        if subject and not found and self.clauses.base(match.start) == "serve":
            cities = [place.kind != "country" for place in self.context.places_in(*subject)]
            found = self._areas_in(*subject, head=True) if cities and all(cities) else []
        return (found, subject[0], subject[1]) if found and subject else None

    def _is_region(self, start: int, stop: int) -> bool:
        """Whether a region of several countries is named in tokens `start` to `stop`."""
        return any(self.page.is_capital(k) and self.reach.is_region(k) for k in range(start, stop))

    def _behind_market(self, i: int, end: int) -> int:
        while i < end and self.words[i] in self.markets:
            i += 1
        return i

    def _source_behind(self, i: int, end: int, match: Match) -> Base | None:
        """The base behind what is reached: the Gulf (by sea) through Bahrain."""
        for k in range(i, min(end, i + _NEAR)):
            if self._is_source(k):
                found, stop = self._site(k + 1 + (self.page.word(k + 1) in self.reach.genitive), end)
                fits = not self._is_range(k, stop) and not self._is_journey(k, match, i)
                return (found, i, stop) if found and fits else None
            if self.tags[k] & (COMMA | REL | CONJ) or self.clauses.is_break(k) or self.clauses.is_finite(k):
                return None
        return None

    def _is_journey(self, k: int, match: Match, i: int) -> bool:
        """Whether one only goes from one place to another: takes 40 days to reach Durban from Tangier."""
        if match.group["does"] != "reach" or self.words[k] not in self.starts:
            return False
        listed = self.clauses.has(COMMA | CONJ, match.stop, i)
        return i > match.stop and not (listed or self._is_region(match.stop, i) or self._names_market(match.stop, i))

    def _is_source(self, k: int) -> bool:
        """Whether the word at token `k` leads to the base: from, through, out of, by way of."""
        word = self.words[k]
        return word in self.sources and (word not in self.pairs or self.page.word(k + 1) in self.reach.genitive)

    def _is_range(self, k: int, stop: int) -> bool:
        """Whether the place only opens a stretch: from Belgrade to Skopje."""
        return self.words[k] in self.starts and bool(self.tags[stop : stop + 1] and self.tags[stop] & TO)

    def _source_before(self, match: Match, first: int) -> Base | None:
        """The base that opens the clause: from Novi Sad we can serve; a place from which we serve."""
        for k in range(match.start - 1, max(first, match.start - _FAR) - 1, -1):
            if not self.page.shapes[k] & LETTERS and self.clauses.is_break(k):
                return None
            if self.words[k] not in self.sources or not self._is_source(k):
                continue
            if self.page.tag(k + 1) & (REL | SUB):
                return self._of_relative(k, first)
            if k > first and not (self.tags[k - 1] & (COMMA | SUB | BE) or self._opens(k - 1)):
                return None
            found, stop = self._site(k + 1, match.start)
            return (found, k, stop) if found else None
        return None

    def _opens(self, k: int) -> bool:
        return self.clauses.is_break(k) or self.page.is_a(k, "complementiser")

    def _of_relative(self, k: int, first: int) -> Base | None:
        """The place that "from which" at token `k` means: Niš, from where; Niš is the city from which."""
        before = k - 1 if self.tags[k - 1] & COMMA else k
        near = self._areas_ending(before, first)
        if near:
            return near, self.clauses.phrase_start(before - 1, first), k
        seen = next((n for n in range(k - 1, max(first, k - _NEAR) - 1, -1) if self.page.is_a(n, "hubas")), None)
        if seen is not None:
            return (self._before_as(seen, first), seen, k) if not self.clauses.has(COMMA | PREP, seen + 1, k) else None
        be = next((n for n in range(k - 1, max(first, k - _NEAR) - 1, -1) if self.tags[n] & BE), None)
        if be is None or any(self.tags[n] & (COMMA | PREP) for n in range(be + 1, k)):
            return None
        subject = self.clauses.subject_before(self._group(be, first))
        found = self._areas_in(*subject, head=True) if subject else []
        return (found, subject[0], k) if found and subject else None

    def _taken(self, match: Match, first: int) -> Base | None:
        """The place that is used to reach others: use Mombasa to get to Kampala."""
        to = match.start - 1
        if to <= first or not self.tags[to] & TO:
            return None
        for k in range(to - 1, max(first, to - _NEAR) - 1, -1):
            if not self._is_used(k) and not (self.words[k] in self.within and self._is_founded(k, first)):
                continue
            found, stop = self._site(k + 1, to + 1)
            return (found, k, stop) if found and stop == to else None
        return None

    def _enabled(self, match: Match, first: int) -> Base | None:
        """The place that allows others to reach somebody, or is well placed to: a base in Lusaka would let us serve."""
        for k in range(match.start - 1, max(first, match.start - _NEAR - 1) - 1, -1):
            if self.clauses.is_break(k) or self.tags[k] & (COMMA | REL):
                return None
            placed = self.page.is_a(k, "hubplaced") and bool(self.tags[match.start - 1] & TO)
            if placed or self.clauses.base(k) in self.enabling and self.tags[k] & VERB:
                be = next((n for n in range(k, max(first, k - 4) - 1, -1) if self.tags[n] & BE), k) if placed else k
                subject = self.clauses.subject_before(self._group(be, first))
                found = self._enabling(be, first, subject, placed) if subject else []
                return (found, subject[0], match.stop) if found and subject else None
        return None

    def _enabling(self, be: int, first: int, subject: tuple[int, int], placed: bool) -> list[Area]:
        """The town, or the owner of the location, that lets others do something; no country that permits it."""
        found = self._subject_of(be, first)
        countries = {place.name for place in self.context.places_in(*subject) if place.kind == "country"}
        if found and (placed or not any(area.name in countries for area in found)):
            return found
        return self._owner(be, first) if self.page.has_a("hubasset", *subject) else []

    def _is_used(self, k: int) -> bool:
        """Whether a verb of using ends at token `k`: use | Mombasa, make use of | Durrës."""
        if self.words[k] in self.reach.genitive:
            return self.clauses.base(k - 1) in self.taking
        if self.tags[k] & PREP:
            return self.clauses.base(k - 1) in self.relying  # count on Ndola to open up
        return self.clauses.base(k) in self.taking and bool(self.tags[k] & VERB)

    def _is_founded(self, k: int, first: int) -> bool:
        """Whether something is set up in the place behind token `k`: open a branch in, a plant in, to invest in."""
        for n in range(k - 1, max(first, k - _NEAR) - 1, -1):
            if self.clauses.base(n) in self.verbs["inside"] and self.tags[n] & VERB or self.words[n] in self.sites:
                return True
        return False

    def _site(self, i: int, end: int) -> Found:
        """The place at token `i`, or that of a base named there: Bahrain, its plant in Niš; the token behind it."""
        if i < end and self.page.is_a(i, "hubthere"):
            return self._told_before(i), i + 1
        k = i
        while k < min(end, i + _NEAR) - 1 and not self.page.is_capital(k):
            if self.words[k] in self.sites and self.page.word(k + 1) in self.within:
                i = k + 2
                break
            if self.tags[k] & (COMMA | PREP | CONJ) or self.clauses.is_break(k):
                break
            k += 1
        return self._name_at(i, end)

    def _told_before(self, i: int) -> list[Area]:
        """The place that "there" at token `i` means: the last one of its clause, or what was told of before."""
        first = self.clauses.bounds(i)[0]
        near = [place for place in self.context.places_in(first, i) if place.form == "noun"]
        stands = [place for place in near if self.words[place.start - 1] in self.within]
        return [self.context.area_of(stands[-1])] if stands else self._antecedent(i, first)

    def _deed_start(self, verb: int, first: int) -> int:
        """Where the clause of the deed begins."""
        for k in range(verb, max(first, verb - _FAR) - 1, -1):
            if k < verb and self.clauses.is_break(k):
                break
            if self.clauses.is_finite(k):
                subject = self.clauses.subject_before(self._group(k, first))
                return subject[0] if subject else k
        return verb

    def _names_market(self, start: int, stop: int) -> bool:
        return not self.markets.isdisjoint(self.words[start:stop]) or self.page.has_a("hubwide", start, stop)
