"""Who "I" is on a page written in the first person: whoever signs it, or whose name stands under its headline."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX

_FOOT: Final = 8  # lines at the end in which a page is signed
_HEAD: Final = 5  # lines at the beginning in which its author stands
_LONGEST: Final = 16  # tokens of such a line
_NEAR: Final = 2  # tokens between "I" and its verb
_ENDS: Final = frozenset((".", "!", "?", ":"))


class Authors:
    """Reads who the author of one page is; positions are tokens."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.page = around.page
        self.context = around.context
        self.singular = around.page.language.sets["firstsubject"]
        self.known = self.singular.isdisjoint(around.page.known)
        self.author: Figurehead | None = None

    def of(self, match: Match) -> Figurehead | None:
        """Who says "I" right before a word: On Monday I also | met the ambassador."""
        if self.known and self.author is None:
            return None
        i = match.start - 1
        while i > max(0, match.start - 1 - _NEAR) and self.page.tags[i] & (ADV | AUX):
            i -= 1
        if i < 0 or self.page.words[i] not in self.singular or self.around.is_quoted(i):
            return None
        who = self.context.speaker_at(i)
        return who if who is not None and who.kind == "person" else self._author()

    def _author(self) -> Figurehead | None:
        """Whoever signs the page, else whose name stands under its headline: By Mayor Ana Sol."""
        if not self.known:
            self.known = True
            lines = self.page.paragraphs
            signed = (self._in_line(*line) for line in reversed(lines[max(1, len(lines) - _FOOT) :]))
            heads = (line for line in lines[1:_HEAD] if self.page.is_a(line[0], "agentlink"))
            written = (self._in_line(*line) for line in heads)
            self.author = next((who for who in (*signed, *written) if who), None)
        return self.author

    def _in_line(self, start: int, stop: int) -> Figurehead | None:
        """Who is named in a line that is no sentence."""
        if stop - start > _LONGEST or self.page.words[stop - 1] in _ENDS:
            return None
        if any(self.context.clauses.is_finite(i) for i in range(start, stop)):
            return None
        return next((who for who in self.context.people if who.name and start <= who.first < stop), None)
