"""Whether an attribution has something said with it, not only thanks, greetings or "so"."""

from __future__ import annotations

from typing import Final

from communique.entries.speech import Attribution, Speech
from communique.text.tags import PART, PREP

_Span = tuple[int, int]
_FAR_GREETING: Final = 12  # tokens between whom somebody asks and "to convey"


class Contents:
    """Looks at what the attributions of one page report; positions are tokens, spans half open."""

    def __init__(self, speech: Speech) -> None:
        language = speech.page.language
        self.speech = speech
        self.page = speech.page
        self.words = speech.words
        self.courtesy, self.courtesies = language.sets["courtesy"], language.sets["courtesything"]
        self.empty = language.sets["emptycontent"]
        self.possessive = language.sets["possessive"]

    def has_any(self, one: Attribution, pieces: list[_Span]) -> bool:
        """Whether something is said, not only thanks, greetings or "so"."""
        start, stop = pieces[0]
        owned, near = start, self.words[start : min(start + 4, stop)]
        if "'" in near or not self.possessive.isdisjoint(near):
            owned = next(k + 1 for k in range(start, stop) if self.page.is_possessive(k))
        if "np" in one.cue.group.get("takes", ()) and self._is_bare_thanks(start, min(owned + 4, stop), stop):
            return False
        if one.cue.group.get("courtesy") or not self.courtesy.isdisjoint(self.words[start : min(owned + 4, stop)]):
            return False
        points = self.page.is_a(start, "pointsback") and self.page.is_a(start + 1, "utterance")
        after = start + 1 + points
        if (points or self.words[start] in self.empty) and (after == stop or self._opens_setting(after)):
            return False  # said this when …, said this to reporters, expressed these views while …
        if self._passes_greetings(one, start, stop):
            return False
        length = sum([b - a for a, b in pieces])
        if length > 2 and self.words[start] not in self.empty:
            return True
        words = [word for a, b in pieces for word in self.words[a:b]]
        if length < 2 or self.empty.issuperset(words):
            return False
        return length >= 3 or any(len(word) > 6 for word in words) or self.speech.has_finite(start, stop)

    def _opens_setting(self, i: int) -> bool:
        """Whether a phrase of when, where or to whom something is said begins at token `i`."""
        told = self.page.is_a(i, "infinitive") and i + 1 < len(self.words) and self.page.is_a(i + 1, "listeners")
        return told or self.page.is_a(i, "settingopener")

    def _is_bare_thanks(self, start: int, last: int, stop: int) -> bool:
        """Whether only a welcome is told of: expressed appreciation for the warm welcome, for the hospitality shown."""
        i = next((k for k in range(start, last) if self.words[k] in self.courtesies), None)
        if i is None or self.speech.has_finite(start, i):
            return False
        return i + 1 >= stop or not self.words[i + 1].isalpha() or bool(self.page.tags[i + 1] & (PREP | PART))

    def _passes_greetings(self, one: Attribution, start: int, stop: int) -> bool:
        """Whether somebody is only asked to pass on greetings: asked the envoy to convey her greetings to the King."""
        if "to" not in one.cue.group.get("takes", ()):
            return False
        to = next(
            (k for k in range(start, min(start + _FAR_GREETING, stop - 2)) if self.page.is_a(k, "infinitive")), None
        )
        passed = to is not None and self.page.is_a(to + 1, "greetingverb")
        return to is not None and passed and not self.courtesy.isdisjoint(self.words[to + 2 : min(to + 6, stop)])
