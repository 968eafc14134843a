"""What is known of one document while its entries are found, filled in step by step in one visible order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from communique.entries.dates import DateMention
from communique.entries.places import Place
from communique.kinds import Actor, Area, Evidence, Person
from communique.text.clauses import Clauses
from communique.text.page import Match, Page


@dataclass(slots=True)
class Figurehead:
    """A person, organisation or unnamed speaker of the document: one object however often mentioned.

    `area` is what it leads or represents; `rank` the class of its title (`president`, `minister` ...), `gender` "f" or
    "m" where the text gives it. `kind`: person, organisation or group ("the two ministers", "an official").
    `leads` is true for somebody whose "we" is the area itself, `company` names the organisation where "we" is that.
    """

    name: str | None
    role: str | None
    area: Area | None
    kind: str = "person"
    rank: str | None = None
    title: str = ""
    gender: str | None = None
    company: str | None = None
    first: int = 0
    bygone: str | None = None  # "former", or "then" for an office of the time told of and for the dead
    written: Person | None = field(default=None, repr=False, compare=False)  # as last asked for

    def person(self) -> Person:
        """As the contract writes a person."""
        known = self.written
        kept = known is not None and known.name is self.name and known.role is self.role
        if known is None or not kept or known.represents is not self.area:
            known = self.written = Person(self.name, self.role, self.area)
        return known


@dataclass(slots=True)
class Mention:
    """Tokens `start` to `stop` that mean somebody; `head` is where a verb of theirs attaches (one past the name).

    `form`: name, role, pronoun, organisation, group. `who` is `None` where it could not be made out.
    """

    start: int
    stop: int
    form: str
    who: Figurehead | None
    plural: bool = False


@dataclass(slots=True)
class Said:
    """A stretch of the text that somebody says: tokens, mode, who, and the name of the rule that found it."""

    start: int
    stop: int
    mode: str
    who: Figurehead | None
    rule: str
    pieces: list[tuple[int, int]] = field(default_factory=list)
    cue: str = ""


_LETTERS: Final = 3  # letters of a name that is written in capitals throughout: UAE


class _Starts:
    """How many spans of a list begin before each token up to the last that one begins at; anew once the list grows."""

    __slots__ = ("before", "count", "last", "spans")

    def __init__(self) -> None:
        self.spans: Sequence[Any] = ()
        self.count, self.last = 0, -1
        self.before: list[int] = []

    def take(self, spans: Sequence[Mention | Place | DateMention]) -> None:
        """Count the spans, which are in the order of the text."""
        self.spans, self.count, self.last = spans, len(spans), spans[-1].start if spans else -1
        before, reached = list[int](), 0
        for number, span in enumerate(spans):  # as many zeros as there are tokens up to the first, then ones ...
            start = span.start
            if start >= reached:
                before += [number] * (start + 1 - reached)
                reached = start + 1
        before.append(self.count)
        self.before = before


@dataclass(slots=True)
class Context:
    """One document being read. Later steps read what earlier ones filled in.

    `skipped` marks for each paragraph whether it is boilerplate (navigation, counters, credits); `parties` are the
    areas of the two (or more) sides that the document is about, the host or first named first.
    """

    page: Page
    clauses: Clauses
    published: str | None = None
    club: str | None = None  # whose newsletter it is, where its own "we" is that
    skipped: list[bool] = field(default_factory=list)
    title: tuple[int, int] | None = None
    dates: list[DateMention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    place_of: dict[int, Place] = field(default_factory=dict)
    people: list[Figurehead] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    mention_of: dict[int, Mention] = field(default_factory=dict)
    presences: list[Match] = field(default_factory=list)  # the words that say who was there
    said: list[Said] = field(default_factory=list)
    said_of: list[int] = field(default_factory=list)
    parties: list[Area] = field(default_factory=list)
    met: list[Figurehead] = field(default_factory=list)  # who took part in the encounter that the document is about
    home: Area | None = None  # the area whose paper the document is, where that is known
    parties_of: dict[int, list[Area]] = field(default_factory=dict)  # of paragraphs that tell of another encounter
    unclear: list[tuple[int, int, str]] = field(default_factory=list)
    _place_starts: _Starts = field(default_factory=_Starts, repr=False)
    _mention_starts: _Starts = field(default_factory=_Starts, repr=False)
    _date_starts: _Starts = field(default_factory=_Starts, repr=False)

    def evidence(self, start: int, stop: int) -> Evidence:
        """The words from token `start` up to token `stop`, with their place in the text."""
        a, b = self.page.starts[start], self.page.ends[stop - 1]
        return Evidence(a, b, self.page.text[a:b])

    def is_skipped(self, i: int) -> bool:
        """Whether token `i` stands in a line that is no part of the report."""
        return bool(self.skipped) and self.skipped[self.page.paragraph_of[i]]

    def said_at(self, i: int) -> Said | None:
        """The innermost statement that token `i` is part of, or `None` for the document's own words."""
        n = self.said_of[i] if i < len(self.said_of) else -1
        return self.said[n] if n >= 0 else None

    def speaker_at(self, i: int) -> Figurehead | None:
        """Who says token `i`; `None` for the document itself and for somebody unknown."""
        n = self.said_of[i] if i < len(self.said_of) else -1
        return self.said[n].who if n >= 0 else None

    def we_at(self, i: int) -> Actor | None:
        """Whom "we" means at token `i`: the area that the speaker leads or represents, or the speaker's company."""
        who = self.speaker_at(i)
        if who is None:
            return None
        if who.company:
            return Actor(who.company)
        if who.area:
            return Actor(who.area.name, who.area.code)
        return Actor(who.name) if who.name else None

    def other_party(self, one: Area | Actor | None) -> Area | None:
        """The side that is not `one` where the document has just two sides, or `None`."""
        if len(self.parties) != 2 or one is None:
            return None
        a, b = self.parties
        own = one.code or one.name
        if own == (a.code or a.name):
            return b
        return a if own == (b.code or b.name) else None

    def area_of(self, place: Place) -> Area:
        """The area that a place's words name: by its own name for a noun, the country's for "Belarusian"."""
        if place.form != "noun":
            return Area(place.base, place.code)
        return self._quietly(place) if place.name.isupper() and "." not in place.name else Area(place.name, place.code)

    def area_in(self, start: int, stop: int) -> Area | None:
        """The area that the first place of the tokens names, if there is one."""
        places = self.places_in(start, stop)
        return self.area_of(places[0]) if places else None

    def _quietly(self, place: Place) -> Area:
        """The area of a place in capitals throughout, as the document spells it elsewhere: SLOVENIA, but UAE."""
        same = (p for p in self.places if p.code == place.code and p.form == "noun" and not p.name.isupper())
        if place.code is None:  # АСЕАН is no town of this document
            same = (p for p in self.places if p.name.upper() == place.name != p.name)
            return Area(next((p.name for p in same), place.name), None)
        other = next(same, None)
        if other is not None or len(place.name) <= _LETTERS:
            return Area(other.name if other and len(place.name) > _LETTERS else place.name, place.code)
        sets = self.page.language.sets
        small = sets["joiner"] | sets["genitive"] | sets["definite"]
        words = (word.lower() if word.lower() in small else word.title() for word in place.name.split())
        return Area(" ".join(words), place.code)

    def places_in(self, start: int, stop: int) -> list[Place]:
        """The places named in tokens `start` to `stop`."""
        index = self._place_starts
        if index.spans is not self.places or index.count != len(self.places):
            index.take(self.places)
        if start > index.last or start >= stop:
            return []
        return self.places[
            index.before[start if start > 0 else 0] : index.count if stop > index.last else index.before[stop]
        ]

    def mentions_in(self, start: int, stop: int) -> list[Mention]:
        """The mentions of people and organisations that begin in tokens `start` to `stop`."""
        index = self._mention_starts
        if index.spans is not self.mentions or index.count != len(self.mentions):
            index.take(self.mentions)
        if start > index.last or start >= stop:
            return []
        return self.mentions[
            index.before[start if start > 0 else 0] : index.count if stop > index.last else index.before[stop]
        ]

    def dates_in(self, start: int, stop: int) -> list[DateMention]:
        """The dates and periods that begin in tokens `start` to `stop`."""
        index = self._date_starts
        if index.spans is not self.dates or index.count != len(self.dates):
            index.take(self.dates)
        if start > index.last or start >= stop:
            return []
        return self.dates[
            index.before[start if start > 0 else 0] : index.count if stop > index.last else index.before[stop]
        ]
