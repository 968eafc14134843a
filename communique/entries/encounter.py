"""An encounter as it is read: who met, when, where, in what form, and where the text tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.entries.context import Figurehead
from communique.kinds import Area

_Span = tuple[int, int]


@dataclass(slots=True)
class Encounter:
    """A candidate: its form, people, day, place, the tokens that tell it, and whether it is told in passing.

    It is `implied` where only what people did together or told each other says that they met, and `there` where it is
    told with the visit during which they did: visited the mill, where she met A. A visit is a `journey` where only the
    way is told: flew to Oslo, `back` where its end is told: is back from a visit to Oslo, `coming` where it is told to
    come, and `hosted` by the body whose newsletter it is, which has a part without a person; one to another body
    is `housed` there. It is `spoken` where it may have been by telephone: spoke with B. A meeting that a visit of
    several days was joined to keeps its days and its place as `lasted`.
    """

    form: str
    people: list[Figurehead]
    date: str | None
    place: str | None
    spans: list[_Span]
    passing: bool
    rule: str
    areas: list[Area] = field(default_factory=list)
    implied: bool = False
    there: bool = False
    journey: bool = False
    coming: bool = False
    back: bool = False
    hosted: bool = False
    housed: bool = False
    spoken: bool = False
    lasted: tuple[str, str | None] | None = None
    in_town: bool = False  # its place is no country and no region
    beside: set[int] = field(default_factory=set)  # those who were only said to have been there too
    known: set[int] = field(init=False)
    first: frozenset[int] = field(init=False)  # those of the words that told it first

    def __post_init__(self) -> None:
        self.known = set(map(id, self.people))
        self.first = frozenset(self.known)

    def add(self, people: Iterable[Figurehead]) -> bool:
        """Add those who are not among its people; whether there was anybody to add."""
        new = [who for who in people if id(who) not in self.known]
        self.people += new
        self.known.update(map(id, new))
        return bool(new)
