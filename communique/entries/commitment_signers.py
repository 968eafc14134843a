"""Who signs a paper: the subject, and those behind "between", "by" and "with"."""

from __future__ import annotations

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.entries.roles import is_institution
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    COMMA,
    CONJ,
    PREP,
)  # fmt: skip


class Signers(Reader):
    """Resolves those who sign the papers of one document."""

    def __init__(self, context: Context, actors: Actors) -> None:
        super().__init__(context)
        self.actors = actors

    def _is_official(self, one: Actor) -> bool:
        """Whether who signs is an area, a body or a person, so that both act, and no company that alone undertakes."""
        ministry = not self.actors.ministries.isdisjoint(one.name.lower().split())
        area = bool(one.code) and any(one.name in (place.base, place.name) for place in self.context.places)
        side = any(side.code == one.code for side in self.actors.sides() if one.code)
        body = ministry or not one.code and is_institution(self.language, one.name)
        return area or side or body or any(who.name == one.name for who in self.context.people)

    def _signers(self, paper: Match, stop: int, subject: Span | None) -> list[Actor]:
        """Who signs: the subject, and those behind "between", "by" and "with"."""
        found = list(self.actors.read(subject) or self._named(subject)) if subject else []
        for k in range(paper.stop, stop - 1):
            word = self.words[k]
            if word in self.between and subject and len(found) < 2:  # a relationship between Ohio and Hubei
                pair = self.actors.read((k + 1, self._list_end(k + 1, stop, True))) or []
                if len(pair) == 2 and all(one.code for one in pair):
                    return pair
            listed = word in self.between or word in self.bywords
            if listed and not subject or word in self.withs and self._joins(k + 1, found):
                others = self.actors.read((k + 1, self._list_end(k + 1, stop, listed))) or []
                found += [one for one in others if one not in found]
                if len(found) > 1:
                    break
        sides = self.actors.sides()
        alone = [one for one in found if not any(one.code and one.code == side.code for side in sides)]
        if len(found) == 2 and len(alone) == 1 and any(who.name == alone[0].name for who in self.context.people):
            return sides  # with her counterpart, of whom no area is said
        return found or sides

    def _named(self, subject: Span) -> list[Actor]:
        """A firm that no list knows, where its name alone opens the sentence: Hydromax signed a contract."""
        start, stop = subject
        alone = stop - start == 1 and self.page.is_capital(start) and not self.tags[start]
        return [Actor(self.page.slice(start, stop))] if alone else []

    def _joins(self, i: int, found: list[Actor]) -> bool:
        """Whether whoever is named behind "with" at token `i` signs too: one beside one, a place beside places."""
        return len(found) == 1 or bool(found) and all(one.code for one in found) and i in self.context.place_of

    def _list_end(self, i: int, stop: int, pair: bool) -> int:
        """The end of "A and B" or of the name behind "with"."""
        joined = False
        for k in range(i, stop):
            if self.tags[k] & CONJ and not self._inside_name(k):
                if not pair or joined:
                    return k
                joined = True
            elif (
                self.tags[k] & PREP
                and self.words[k] not in ("of", "for")
                and not self._inside_name(k)
                and (joined or not pair)
            ):
                return k
            elif self.tags[k] & COMMA and not pair:
                return k
        return stop

    def _inside_name(self, k: int) -> bool:
        return any(m.start < k < m.stop for m in self.context.mentions_in(max(0, k - 10), k + 1))
