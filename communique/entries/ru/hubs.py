"""Hubs of a Russian report: a place said to serve, or to be made to serve, as a base for reaching others."""

from __future__ import annotations

from typing import Final

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.places import nominative
from communique.kinds import Area, Evidence, Hub, entry_id
from communique.text.page import Match
from communique.text.russian import GEN, INS, NOM

_NEAR: Final = 20  # tokens between a place and the word for what it is


def find_hubs(context: RussianContext, document: str) -> list[tuple[Hub, str]]:
    """The hubs of the document, one for each place, each with the rule that found it."""
    return _Finder(context, document).find()


class _Finder:
    """The hubs of one document; positions are tokens."""

    def __init__(self, context: RussianContext, document: str) -> None:
        self.context, self.document = context, document
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets
        self.plans = self.page.language.wordset("hubplan")
        self.now = self.page.language.wordset("hubnow")
        self.links = self.page.language.wordset("hublink")

    def find(self) -> list[tuple[Hub, str]]:
        """All hubs."""
        found: dict[str, Hub] = {}
        for match in self.page.of("hub"):
            if self._skipped(match.start):
                continue
            serves, stop = self._serves(match)
            if not match.group["strong"] and not serves:
                continue
            for area in self._areas(match, serves):
                if not any(area.code and area.code == other.code for other in serves):
                    self._add(found, match, area, serves, stop)
        return [(hub, "hub by its word") for hub in found.values()]

    def _skipped(self, i: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[i]]

    def _add(self, found: dict[str, Hub], match: Match, area: Area, serves: list[Area], stop: int) -> None:
        start, _ = self.grammar.clause(match.start)
        places = [p.start for p in self.context.places_in(self.grammar.bounds(match.start)[0], match.start)]
        start = min([start, *(p for p in places[-1:] if match.start - p < _NEAR)])
        status = self._status(match, start)
        evidence = self.context.evidence(start, max(stop, match.stop))
        who = self.context.speaker_at(match.start)
        key = area.code or area.name
        known = found.get(key)
        if known is not None:
            planned = "planned" in (known.status, status)
            found[key] = self._hub(
                known.area,
                list(known.serves) or serves,
                "planned" if planned else "existing",
                (*known.evidence, evidence)[:3],
                known,
            )
            return
        hub = Hub(
            entry_id("hub", self.document, key),
            self.document,
            (evidence,),
            area,
            tuple(serves),
            status,
            who.person() if who else None,
        )
        found[key] = hub

    def _hub(self, area: Area, serves: list[Area], status: str, evidence: tuple[Evidence, ...], known: Hub) -> Hub:
        return Hub(known.id, known.document, evidence, area, tuple(serves), status, known.speaker)

    def _status(self, match: Match, start: int) -> str:
        """Planned where the clause speaks of what may, should or will be; else existing."""
        low, high = self.grammar.bounds(match.start)
        near = range(max(low, start), min(high, match.stop + 3))
        if any(self.words[k] in self.plans and not self._is_past(k) for k in near):
            return "planned"
        if any(self.words[k] in self.sets.so_that for k in range(max(low, match.start - _NEAR), match.start)):
            return "planned"  # хотим, чтобы порт стал воротами
        return "existing"

    def _is_past(self, k: int) -> bool:
        """Whether a verb of becoming tells of what has become."""
        return (
            self.words[k] in self.sets.becoming_verb
            and bool(self.grammar.bits(k) & 1 << 11)
            or (self.words[k] in self.sets.be_verb and not self.grammar.bits(k) & 1 << 13)
        )

    def _serves(self, match: Match) -> tuple[list[Area], int]:
        """The areas that the place serves: behind "для", "на рынки", "в", "между"; and where they end."""
        _, high = self.grammar.bounds(match.start)
        found: list[Area] = []
        stop = match.stop
        k = match.stop
        linked = False
        while k < min(high, match.stop + 16):
            if self.words[k] in (";", ":") or self.words[k] == "," and not found:
                break
            linked = linked or self.words[k] in self.links
            place = self.context.place_of.get(k)
            reach = self.page.match_at("reach", k)
            if reach is not None and linked:
                whole = self.context.place_of.get(reach.stop)
                end = whole.stop if whole and self.grammar.has_case(reach.stop, GEN) else reach.stop
                found.append(Area(nominative(self.grammar, reach.start, end), None))
                stop = k = end
                continue
            if place is not None and linked and place.form == "noun":
                found.append(self.context.area_of(place))
                stop = k = place.stop
                continue
            if self.grammar.is_finite(k) and found:
                break
            k += 1
        return found, stop

    def _areas(self, match: Match, serves: list[Area]) -> list[Area]:
        """The places that are hubs: subjects or objects before the word, "с Кубанью", a city behind "в"; "у вас"."""
        low, high = self.grammar.bounds(match.start)
        codes = {area.code or area.name for area in serves}
        before = [
            p for p in self.context.places_in(low, match.start) if p.form == "noun" and (p.code or p.kind != "region")
        ]
        near = [p for p in before if match.start - p.stop <= _NEAR and (p.code or p.name) not in codes]
        chosen = [p for p in near if self._is_named_hub(p, low)]
        if not chosen:
            inside = [
                p
                for p in self.context.places_in(match.stop, high)
                if p.start and self.words[p.start - 1] in self.sets.hub_site and p.start - match.stop <= 8
            ]
            chosen = [p for p in inside if p.form == "noun" and self.context.area_of(p) not in serves or not serves][:1]
        if not chosen:
            return self._of_port(match, low) or self._of_region(match, low, high)
        last = chosen[-1]
        joined = [
            p for p in chosen if p is last or p.stop < len(self.words) and self.words[p.stop] in self.sets.and_comma
        ]
        return [self.context.area_of(p) for p in joined]

    def _of_port(self, match: Match, low: int) -> list[Area]:
        """A port that is called by an adjective: Махачкалинский порт служит воротами."""
        for k in range(match.start - 1, max(low, match.start - _NEAR), -1):
            named = self.grammar.pos(k - 1) == "ADJF" and self.page.is_capital(k - 1)
            if self.words[k] in self.sets.port_noun and named and self.grammar.bits(k) & NOM:
                return [Area(nominative(self.grammar, k - 1, k + 1), None)]
        return []

    def _is_named_hub(self, place: Place, low: int) -> bool:
        """Whether a place before the word is what it is said of: its subject or object, or where it is set up."""
        i = place.start
        before = self.words[i - 1] if i > low else ""
        cases = self.grammar.bits(i)
        if before in self.sets.hub_preposition:
            return before in self.sets.with_word or before in self.sets.in_or_on and self._made(place)
        if self.grammar.pos(i - 1) in ("NOUN", "PREP") and i > low and cases & GEN and not cases & NOM:
            return False
        if (
            i > low
            and self.grammar.pos(i - 1) == "NOUN"
            and cases & GEN
            and self.words[i - 1] not in self.sets.hub_place_noun
        ):
            return self.words[i - 1] in self.sets.port_noun
        return bool(cases & ~INS) or not cases

    def _made(self, place: Place) -> bool:
        low, high = self.grammar.bounds(place.start)
        return any(self.words[k] in self.sets.making_word for k in range(low, high))

    def _of_region(self, match: Match, low: int, high: int) -> list[Area]:
        """ "Регион", "край", "с вами": the hearer's side or the speaker's own."""
        who = self.context.speaker_at(match.start)
        near = range(max(low, match.start - _NEAR), min(high, match.stop + 6))
        if who is None or who.area is None:
            return []
        if any(self.words[k] in self.sets.you_word for k in near):
            other = self.context.other_party(who.area)
            return [other] if other else []
        if any(
            self.words[k] in self.sets.our_word or self.words[k] in self.sets.region_noun and self.grammar.bits(k) & NOM
            for k in near
        ):
            return [who.area]
        return []
