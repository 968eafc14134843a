"""What is known of a Russian document while its entries are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from communique.entries.context import Context, Figurehead
from communique.entries.ru.grammar import Grammar, Span
from communique.kinds import Actor, Area

_LONGEST_DECK: Final = 22  # tokens of a line below a headline
_DATELINE: Final = 12  # tokens of a dateline


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that `guest` accepts from `host`, told in `spans`; `cue` is the verb that accepts it."""

    guest: Figurehead
    host: Figurehead
    cue: int
    spans: tuple[Span, ...]
    place: str | None
    date: str | None
    form: str


@dataclass(slots=True)
class RussianContext(Context):
    """A document being read with its grammar; `cases` holds for each mention, by its first token, its cases."""

    grammar: Grammar = field(kw_only=True)
    cases: dict[int, int] = field(default_factory=dict, kw_only=True)
    invitations: list[Invitation] = field(default_factory=list, kw_only=True)
    host: Figurehead | None = field(default=None, kw_only=True)  # who received the others
    guest: Figurehead | None = field(default=None, kw_only=True)  # who leads those who came

    def other_party(self, one: Area | Actor | None) -> Area | None:
        """The side that is not `one` where the document has just two, by code, or by name where a town has none."""
        if len(self.parties) != 2 or one is None:
            return None
        a, b = self.parties
        same = [side for side in (a, b) if _key(side) == _key(one)]
        return (b if same[0] is a else a) if len(same) == 1 else None

    @property
    def behind_headline(self) -> int:
        """The token behind the headline and a line right below it that goes on from it, which no mark ends."""
        if self.title is None:
            return 0
        stop, page = self.title[1], self.page
        if stop >= len(page.words):
            return stop
        start, end = page.paragraphs[page.paragraph_of[stop]]
        goes_on = start == stop and end - start <= _LONGEST_DECK and page.words[end - 1].isalpha()
        return end if goes_on and end < len(page.words) else stop

    def behind_dateline(self, start: int) -> int:
        """The token behind the dateline that opens a paragraph at token `start`, or that token: МИНСК, 3 ноября — …"""
        page = self.page
        if page.paragraphs[page.paragraph_of[start]][0] != start:
            return start
        near = range(start, min(start + _DATELINE, len(page.words) - 1))
        dash = next(
            (k for k in near if self.grammar.is_dash(k) or page.words[k] == "-" and page.words[k - 1] == "/"), None
        )
        while dash is not None and dash + 2 < len(page.words) and page.words[dash + 1] == "-":
            dash += 1  # /Синьхуа/ -- …
        if dash is not None and any(map(self.grammar.is_finite, range(start, dash))):
            return start  # казахстанская сторона поставит зерно, венгерская – …
        if dash is not None and any(page.words[k] in self.grammar.sets.and_word for k in range(start, dash)):
            return start  # Казахстан и Чили – партнёры
        dated = start in self.place_of or len(page.words[start]) > 2 and page.slice(start, start + 1).isupper()
        return dash + 1 if dash is not None and dated else start

    def set_sides(self, sides: list[Area]) -> None:
        """Make a host and a guest of whom nobody is named the sides of the document."""
        self.parties = sides
        self.host = Figurehead(None, None, sides[0], "group")

    def set_towns(self, people: list[Figurehead]) -> None:
        """Make towns that met the sides of the document, which have no code; where nobody met, those in an office."""
        areas = {_key(who.area): who.area for who in people if who.area}
        if len(areas) >= 2 and any(area.code is None for area in areas.values()):
            self.parties = list(areas.values())[:2]
        if len(areas) < 2 and (len(self.parties) < 2 or is_within(*self.parties[:2])):
            known = {_key(who.area): who.area for who in self.people if who.area}
            first = next(iter(known.values()), None)
            apart = [area for area in known.values() if first and area is not first and not is_within(first, area)]
            self.parties = [first, apart[0]] if first and apart else self.parties


def is_within(one: Area, other: Area) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    a, b = one.code, other.code
    return bool(a and b) and (a == b or str(a).startswith(f"{b}-") or str(b).startswith(f"{a}-"))


def _key(area: Area | Actor) -> str:
    return area.code or area.name
