"""Transcripts and interviews: lines that open with whoever speaks and a colon (Q: …, MR NOVAK: …, Ambassador: …)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead, Said
from communique.entries.speech import QUOTE_MARKS, Speech

_LONGEST_LABEL: Final = 6  # tokens before the colon
_ABBREVIATED: Final = 3  # letters of a title that is no office: Mr, Dr, Hon
_SENTENCE: Final = 6  # tokens of a sentence whose verb need not be sure
_SHORTEST: Final = 4  # tokens of an answer
_LABELS: Final = 2  # labelled lines that make a transcript
_EARLY: Final = 40  # paragraphs in which who is interviewed is named


@dataclass(slots=True)
class _Line:
    """A paragraph with a label: where what is said begins, and who says it; `asks` is a question."""

    number: int
    start: int
    who: Figurehead | None
    asks: bool


def find_transcript(speech: Speech) -> list[Said]:
    """What the labelled lines of a transcript say; none where there are not several."""
    return _Transcript(speech).find()


class _Transcript:
    """Reads the labels of one page; positions are tokens."""

    def __init__(self, speech: Speech) -> None:
        language = speech.page.language
        self.speech = speech
        self.page = speech.page
        self.words = speech.words
        self.people = [who for who in speech.context.people if who.name]
        self.asking = language.sets["asker"]
        self.answering = language.sets["answerer"]
        self.titles = language.sets["calledtitle"]
        self.surnames: dict[str, Figurehead] = {}
        for who in reversed(self.people):
            self.surnames[(who.name or "").split()[-1].lower()] = who

    def find(self) -> list[Said]:
        lines = [line for n, (start, stop) in enumerate(self.page.paragraphs) if (line := self._line(n, start, stop))]
        if len(lines) < _LABELS:
            return []
        found = []
        for line, until in zip(lines, [*(one.number for one in lines[1:]), lines[-1].number + 1], strict=True):
            if line.asks:
                continue
            start = line.start
            for number in range(line.number, until):
                said = self._said(start, self.page.paragraphs[number][1], line.who)
                found += [said] if said else []
                start = self.page.paragraphs[number][1]
        return found

    def _said(self, start: int, stop: int, who: Figurehead | None) -> Said | None:
        quoted = start < stop and self.words[start] in QUOTE_MARKS
        whole = stop - start > _SENTENCE and self.words[stop - 1] in (".", "!", "…")
        if stop - start < _SHORTEST or quoted or not (whole or self.speech.has_finite(start, stop)):
            return None
        return Said(start, stop, "direct", who, "transcript", [(start, stop)])

    def _line(self, number: int, start: int, stop: int) -> _Line | None:
        """The label that a paragraph opens with, where it is one of somebody who asks or is known."""
        limit = min(stop - 1, start + _LONGEST_LABEL)
        if ":" not in self.words[start + 1 : limit] or self.speech.is_skipped(start) or self._is_in_title(start):
            return None
        colon = self.words.index(":", start + 1, limit)
        label = [word for word in self.words[start:colon] if word != "."]
        if len(label) == 1 and label[0] in self.asking:
            return _Line(number, colon + 1, None, True)
        if len(label) == 1 and label[0] in self.answering:
            return _Line(number, colon + 1, self._interviewed(), False)
        who = self._named(label, start)
        return _Line(number, colon + 1, who, False) if who else None

    def _is_in_title(self, start: int) -> bool:
        title = self.speech.context.title
        return title is not None and start == title[0]

    def _named(self, label: list[str], start: int) -> Figurehead | None:
        """Whom a label means: a surname, with or without a title, or the only one in an office."""
        names = [word for word in label if word not in self.titles]
        if len(names) == 1 and names[0] in self.surnames and self.page.is_capital(start):
            return self.surnames[names[0]]
        full = next((who for who in self.people if (who.name or "").lower().split() == names), None)
        if full:
            return full
        if len(names) == 1 and len(label) > 1 and self.page.is_capital(start):
            return self._stranger(names[0], label)
        if names or len(label) != 1:
            return None
        holders = [who for who in self.people if label[0] in (who.role or "").lower().split()]
        return holders[0] if len(holders) == 1 else None

    def _stranger(self, name: str, label: list[str]) -> Figurehead:
        """Somebody whom only the labels name, with a title: PREMIER NOVAK."""
        office = " ".join(word.capitalize() for word in label if word != name and len(word) > _ABBREVIATED)
        who = Figurehead(name.capitalize(), office or None, None)
        self.surnames[name] = who
        return who

    def _interviewed(self) -> Figurehead | None:
        """Who answers: the person whom the headline or one of the first paragraphs names."""
        first = self.page.paragraphs[min(_EARLY, len(self.page.paragraphs)) - 1][1]
        known = [m.who for m in self.speech.context.mentions_in(0, first) if m.who and m.who.name]
        return next((who for who in known if who.kind == "person"), None)
