"""What bodies called by letters are called in full: Горский государственный университет (ГГУ), then ГГУ."""

from __future__ import annotations

import re
from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.nominatives import nominative

_LEAST: Final = 3  # letters that initials alone are looked up by
_MOST: Final = 8  # letters of such a name
_FAR: Final = 12  # tokens of the name before letters in brackets


def is_letters(written: str) -> bool:
    """Whether a word is made of initials: ЧГУ, ПетрГУ, OAIC."""
    if not 1 < len(written) <= _MOST or not written.isalpha() or not written[0].isupper():
        return False
    return written.isupper() or written[-2:].isupper() and written[1:-2].islower()


class SpeltOut:
    """Finds the names that letters stand for in one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self._bracketed: dict[str, str] | None = None
        self._known: dict[str, str] = {}

    def full(self, letters: str) -> str:
        """The name that letters stand for: what stands before them in brackets, else the one body of such initials."""
        if not is_letters(letters):
            return ""
        if letters not in self._known:
            if self._bracketed is None:
                self._bracketed = self._in_brackets()
            self._known[letters] = self._bracketed.get(letters) or self._by_initials(letters)
        return self._known[letters]

    def _in_brackets(self) -> dict[str, str]:
        """The names before letters in brackets, by the letters."""
        found: dict[str, str] = {}
        words = self.page.words
        for k in range(1, len(words) - 2):
            if words[k] == "(" and words[k + 2] == ")" and is_letters(written := self.page.slice(k + 1, k + 2)):
                start = self._start_of(k, written)
                if start < k:
                    found.setdefault(written, nominative(self.grammar, start, k))
        return found

    def _start_of(self, stop: int, letters: str) -> int:
        """Where the words before a bracket begin whose initials are the letters, else the body before it."""
        low, wanted = max(self.grammar.sentence(stop)[0], stop - _FAR), _capitals(letters)
        for start in range(stop - 1, low - 1, -1):
            if _initials(self.page.slice(start, stop)) == wanted:
                return start
        bodies = [m for m in self.context.mentions_in(low, stop) if m.form == "organisation" and not m.plural]
        return bodies[-1].start if bodies and bodies[-1].stop >= stop - 2 else stop

    def _by_initials(self, letters: str) -> str:
        """The one body of the document whose words begin with the letters."""
        if len(letters) < _LEAST:
            return ""
        wanted = _capitals(letters)
        led = [who.company for who in self.context.people if who.company]
        told = [m.who.name for m in self.context.mentions if m.form == "organisation" and m.who and m.who.name]
        fit = {name.lower(): name for name in (*led, *told) if _initials(name) == wanted}
        return next(iter(fit.values())) if len(fit) == 1 else ""


def stands_for(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name."""
    return is_letters(letters) and _initials(name) == _capitals(letters)


def _capitals(letters: str) -> str:
    return "".join(letter for letter in letters if letter.isupper()).lower()


def _initials(name: str) -> str:
    """The first letters of the words of a name: торгово-промышленная палата has three."""
    return "".join(word[0] for word in re.findall(r"\w+", name.lower()) if len(word) > 1)
