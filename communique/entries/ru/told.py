"""What a Russian report tells of things done, begun, moved and dropped, for following earlier commitments."""

from __future__ import annotations

from collections.abc import Iterator

from communique.entries.context import Context
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS, Span
from communique.entries.sectors import Sectors
from communique.kinds import Entry
from communique.passages import Passage, Told
from communique.text.russian import FUTR, IMPF, PAST

_SHORT, _NAMES = 3, 60


def find_told(context: Context, document: str, entries: list[Entry]) -> Told:
    """What following needs of a document: its passages, and whom and where it is about."""
    assert isinstance(context, RussianContext)
    areas = dict.fromkeys(place.code for place in context.places if place.code)
    names = dict.fromkeys(who.name for who in context.people if who.name)
    passages = tuple(_Reports(context, document).passages())
    return Told(document, tuple(areas), tuple(names)[:_NAMES], tuple(names)[:_NAMES], passages)


class _Reports:
    """The passages of one document: clauses whose verb tells a deed as a fact, or that it is moved or dropped."""

    def __init__(self, context: RussianContext, document: str) -> None:
        self.context, self.document = context, document
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets
        self.sectors = Sectors(context)
        self.bearing = {word: g["bearing"] for g in self.page.language.of("deed") for word in g.words}

    def passages(self) -> Iterator[Passage]:
        """All passages in the order of the text, one for each clause."""
        for number, (start, stop) in enumerate(self.page.sentences):
            paragraph = self.page.paragraph_of[start]
            if stop - start <= _SHORT or self.context.skipped and self.context.skipped[paragraph]:
                continue
            seen: set[Span] = set()
            for k in range(start, stop):
                clause = self.grammar.clause(k)
                bearing = self._bearing(k, clause)
                if bearing and clause not in seen:
                    seen.add(clause)
                    yield self._passage(k, bearing, clause, number)

    def _bearing(self, k: int, clause: Span) -> str | None:
        """What a verb says became of something: fulfils for a fact, progresses for what goes on, by the data else."""
        pos, bits = self.grammar.pos(k), self.grammar.bits(k)
        if pos not in ("VERB", "PRTS") or self._is_doubted(k, clause):
            return None
        known = self.bearing.get(self.words[k])
        negated = k > 0 and self.words[k - 1] in self.sets.not_word
        if known in ("delays", "contradicts"):
            return None if negated or pos == "VERB" and not bits & (PAST | FUTR) else str(known)
        if pos == "VERB" and not bits & PAST:
            return "progresses" if known == "progresses" and not negated else None
        if known is None:
            return None
        if negated:
            return "contradicts" if known == "fulfils" else None
        return "progresses" if bits & IMPF and known == "fulfils" else str(known)

    def _is_doubted(self, k: int, clause: Span) -> bool:
        """Whether a condition, a wish or what is to come stands over a verb."""
        start, _ = clause
        before = [self.words[j] for j in range(max(0, start - 1), k)]
        near = [self.words[j] for j in range(max(start, k - 3), k)]
        return (
            not self.sets.doubt_word.isdisjoint(before)
            or not self.sets.would_word.isdisjoint(near)
            or any(
                w in self.sets.be_verb and self.grammar.bits(j) & FUTR
                for w, j in zip(near, range(max(start, k - 3), k), strict=True)
            )
        )

    def _passage(self, k: int, bearing: str, clause: Span, number: int) -> Passage:
        start, stop = clause
        while start < k and not self.words[start][0].isalnum():
            start += 1
        while stop > k + 1 and (self.words[stop - 1] in STOPS or self.words[stop - 1] == ","):
            stop -= 1
        page = self.page
        said = self.context.said_at(k)
        dates = [d for d in self.context.dates_in(k, stop) if d.iso and not d.passed] if bearing == "delays" else []
        places = {p.code: None for p in self.context.places_in(start, stop) if p.code}
        before = (
            page.sentences[number - 1] if number and page.paragraph_of[start] == page.paragraph_of[start - 1] else None
        )
        return Passage(
            document=self.document,
            start=page.starts[start],
            end=page.ends[stop - 1],
            text=page.slice(start, stop),
            bearing=bearing,
            cue=page.slice(k, k + 1),
            verb=self.words[k],
            subject=page.slice(start, k),
            rest=page.slice(k + 1, stop),
            before=page.slice(*before) if before and self._points_back(start, k) else "",
            areas=tuple(places),
            goods=tuple(sector.code for sector in self.sectors.within(start, stop)),
            due=dates[0].iso if dates else None,
            speaker=said.who.person() if said and said.who else None,
            headline=bool(self.context.title and self.context.title[0] <= k < self.context.title[1]),
        )

    def _points_back(self, start: int, k: int) -> bool:
        return any(self.words[j] in self.sets.pointing_word for j in range(start, min(k + 3, len(self.words))))
