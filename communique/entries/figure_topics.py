"""What a quantity is a figure of: its indicator, its subject, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from communique.entries.context import Context
from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.lexicon import lexicon
from communique.entries.numbers import Quantity
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.page import Match

TRADE = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
_SIDES = ("between", "with", "mutual", "bilateral", "two-way")
_PLAIN_TRADE = frozenset(
    ("mutual", "bilateral", "two", "way", "total", "the", "our", "their", "its", "of", "in", "overall", "annual", "this", "that", "and", "merchandise", "commodity", "foreign", "direct", "his", "her", "last", "year", "'s", "-", "between", "with", "to", "from", "for", "while", "as", "both", "such", "all", "main", "growing", "said", "new", "international", "global", "world", "regional", "reciprocal", "interregional", "gross", "combined", "aggregate", "a", "an", "by", "on", "at", "or", "but", "thus")
)


class Topics:
    """The topics of the quantities of one document."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        self.context, self.page, self.words, self.around = context, context.page, context.page.words, around
        language = self.page.language.language
        self.closed = frozenset().union(
            *(lexicon(language, c).words for c in ("preposition", "auxiliary", "pronoun", "subordinator", "conjunction", "modal", "relative"))
        )
        self.anaphora = lexicon(language, "anaphora")
        self.verbs = self.page.language.verbs

    # --- the indicator

    def indicator(self, q: Quantity, change: Change | None, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The contract's indicator that the words beside a quantity name, with those words, or `None`."""
        start, stop = self.around.segment(q.start)
        if q.noun is not None:
            return self.of_noun(q)
        behind = self.behind(q, stop, row)
        before = self.before(q, start)
        if q.sort in ("percent", "fraction") and change is None and behind is not None and self.words[q.last : q.last + 1] == ["of"]:
            return behind
        if before is None and start > self.around.sentence(q.start)[0]:
            before = None
        return before or behind

    def of_noun(self, q: Quantity) -> tuple[str, Match | None] | None:
        """Visits and contracts that are counted."""
        assert q.noun is not None
        for match in reversed(self.page.within("indicator", *q.noun)):
            if match.stop == q.noun[1] and match.group["name"] in ("visits", "contracts"):
                return match.group["name"], match
        return None

    def before(self, q: Quantity, start: int) -> tuple[str, Match | None] | None:
        """The nearest indicator before the quantity; a word in the plural or of money is preferred to a chance verb."""
        for match in reversed(self.page.within("indicator", start, q.first)):
            name = match.group["name"]
            if name and self.fits(name, q):
                return name, match
        return None

    def fits(self, name: str, q: Quantity) -> bool:
        """Whether an indicator can have a quantity of this sort."""
        if name in ("funding", "contracts"):
            return q.sort == "money" or q.sort in ("percent", "pp", "factor", "multiple", "fraction", "plain")
        if name == "visits":
            return q.sort in ("count", "plain", "multiple", "percent", "factor")
        if name == "production":
            return q.sort != "count" or q.noun is not None
        return True

    def behind(self, q: Quantity, stop: int, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The indicator behind the quantity: 10.7 million tonnes of wheat were harvested, 30 per cent of exports."""
        limit = min([stop, *(other.first for other in row if other.first >= q.last)])
        for match in self.page.within("indicator", q.last, min(limit, q.last + 12)):
            name = match.group["name"]
            if name and self.fits(name, q):
                return name, match
        return None

    def is_anaphoric(self, q: Quantity, change: Change | None) -> bool:
        """Whether the clause goes on about what the one before it counted: "the increase was …", "it stood at …"."""
        start, _ = self.around.spoken(q.start)
        if change is not None or self.words[q.last : q.last + 2] in (["of", "that"], ["of", "this"], ["of", "the"]) and self.words[q.last + 2] in (
            "volume", "amount", "total", "figure", "sum", "value", "turnover"
        ):
            return True
        return any(self.anaphora.at(self.words, j) is not None for j in range(start, q.first))

    # --- a topic of the document's own words

    def own_words(self, q: Quantity) -> str:
        """A short lower-case noun phrase for what no indicator of the contract names."""
        if q.noun is not None:
            sold = [m for m in self.page.within("indicator", max(0, q.first - 4), q.first) if m.group["name"] == "exports"]
            if sold and self.words[q.noun[1] - 1] in ("countries", "markets"):
                return "destination countries of exports"
            return self.counted_phrase(q.noun)
        start, stop = self.around.segment(q.start)
        phrase = self.subject_phrase(start, q.first) or self.subject_phrase(self.around.sentence(q.start)[0], q.first)
        if phrase is not None:
            return " ".join(self.words[slice(*phrase)])
        if q.sort in ("percent", "fraction") and self.words[q.last : q.last + 1] == ["of"]:
            return "share of " + " ".join(self.words[slice(*self.phrase(q.last + 1, stop))])
        return {"money": "amount", "percent": "share", "fraction": "share", "rank": "rank"}.get(q.sort, "quantity")

    def counted_phrase(self, noun: tuple[int, int]) -> str:
        """The noun counted, with a short "with …" or "of …" behind it."""
        start, stop = noun
        if stop < len(self.words) and self.words[stop] in ("with", "of") and not self.page.match_at("indicator", stop):
            end = self.phrase(stop + 1, min(len(self.words), stop + 5))[1]
            stop = end if end > stop + 1 else stop
        return self.page.slice(start, stop).lower()

    def subject_phrase(self, start: int, stop: int) -> tuple[int, int] | None:
        """The noun phrase that opens a clause, up to its verb: "Standby power consumption has …", "Weight: …"."""
        j = start
        while j < stop and (not self.words[j][0].isalpha() or self.words[j] in ("the", "a", "an", "in", "its", "our") or self.in_date(j)):
            j += 1
        first = j
        while j < stop and j < first + 6 and self.words[j][0].isalpha() and self.words[j] not in self.closed and not self.is_verb(j, first):
            j += 1
        return (first, j) if j > first else None

    def in_date(self, i: int) -> bool:
        return any(d.start <= i < d.stop for d in self.context.dates_in(max(0, i - 6), i + 1))

    def is_verb(self, i: int, first: int) -> bool:
        return i > first and any(form in ("past", "s") for _, form in self.verbs.get(self.words[i], ()))

    # --- the subject

    def subject(self, q: Quantity, found: Match | None, measure: str) -> str | None:
        """What is counted, or the whole that a share is of, in the document's words."""
        words = self.words
        if measure == "share" or q.sort == "measure":
            if q.last < len(words) and words[q.last] == "of":
                start, stop = self.phrase(q.last + 1, self.around.sentence(q.start)[1])
                if stop > start:
                    return self.page.slice(start, stop)
        if found is None:
            return None
        if found.stop < len(words) and words[found.stop] == "of" and found.group["name"] in ("exports", "imports", "production"):
            start, stop = self.phrase(found.stop + 1, self.around.sentence(q.start)[1])
            if stop > start and start not in self.context.place_of:
                return self.page.slice(start, stop)
        return self.modifier(found)

    def modifier(self, found: Match) -> str | None:
        """The goods before an indicator: canola harvest, non-oil trade, wheat exports."""
        start = found.start
        if self.page.words[start] not in ("trade", "exports", "export", "imports", "import", "production", "output", "harvest", "crop", "turnover"):
            return None
        j = start
        sentence = self.around.sentence(start)[0]
        while j > sentence and j > start - 3 and self.is_goods(j - 1):
            j -= 1
        while j < start and self.words[j] == "-":
            j += 1
        return self.page.slice(j, start).strip("- ") or None if j < start else None

    def is_goods(self, i: int) -> bool:
        word = self.words[i]
        if word == "-":
            return self.page.touches(i) and self.page.touches(i + 1)
        if not word.isalpha() or word in _PLAIN_TRADE or word in self.closed or i in self.context.place_of:
            return False
        return not self.is_verb(i, i - 1) and not self.in_date(i) and not any(p.start <= i < p.stop for p in self.context.places_in(i - 3, i + 1))

    def phrase(self, start: int, stop: int) -> tuple[int, int]:
        """The noun phrase from token `start`: up to a verb, a preposition other than "and", or a mark."""
        j = start
        while j < stop and j < start + 8:
            word = self.words[j]
            if not (word[0].isalpha() or word in ("'s", "-", "'")):
                break
            if word in self.closed and word not in ("and", "all") or self.is_verb(j, start) or self.in_date(j):
                break
            j += 1
        while j > start and self.words[j - 1] in ("and", "-"):
            j -= 1
        return start, j

    # --- whose it is

    def areas(self, q: Quantity, indicator: str, measure: str) -> tuple[Area, ...]:
        """Whose figure it is: both sides for trade, else the place that the clause is about."""
        start, stop = self.around.segment(q.start)
        here = self.distinct(start, stop)
        if indicator in TRADE and measure != "rank" and not (measure == "share" and len(here) < 2):
            return self.sides(q, here)
        if indicator in ("contracts", "visits", "funding") and len(here) >= 2:
            return tuple(here[:2])
        if here:
            return (here[0],)
        whole = self.distinct(*self.around.sentence(q.start))
        if whole:
            return (whole[0],)
        we = self.context.we_at(q.start)
        if we is not None and we.code:
            return (Area(we.name, we.code),)
        return ()

    def sides(self, q: Quantity, here: list[Area]) -> tuple[Area, ...]:
        """Both sides of trade: those named, else the one named and the other party, else the document's two."""
        if len(here) >= 2:
            return tuple(here[:2])
        parties = self.context.parties
        if here:
            other = self.context.other_party(here[0])
            if other is not None:
                return (here[0], other)
            we = self.context.we_at(q.start)
            if we is not None and we.code and we.code != here[0].code:
                return (Area(we.name, we.code), here[0])
            return (here[0], *(p for p in parties[:2] if len(parties) == 2 and p.code != here[0].code))[:2]
        return tuple(parties[:2]) if len(parties) == 2 else ()

    def distinct(self, start: int, stop: int) -> list[Area]:
        """The areas named in tokens `start` to `stop`, each once, those that lie in another one named left out."""
        found: list[tuple[Place, Area]] = []
        for place in self.context.places_in(start, stop):
            if place.code is None or any(area.code == place.code for _, area in found):
                continue
            found.append((place, self.context.area_of(place)))
        inner = {p.country for p, a in found if p.country and a.code != p.country}
        return [area for place, area in found if area.code not in inner or len(found) == 1]
