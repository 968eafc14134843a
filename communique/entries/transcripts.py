"""Transcripts and interviews: lines that open with whoever speaks and a colon (Q: …, MR NOVAK: …, Ambassador: …)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead, Mention, Said
from communique.entries.speech import QUOTE_MARKS, Speech

_LONGEST_LABEL: Final = 6  # tokens before the colon, where nobody known is named by them
_LONGEST_OFFICE: Final = 20  # tokens before the colon with an office: Ms Ana Sol, Minister for Foreign Affairs
_LONGEST_STRANGER: Final = 4  # words of a name that only labels tell
_ABBREVIATED: Final = 3  # letters of a title that is no office: Mr, Dr, Hon
_SENTENCE: Final = 6  # tokens of a sentence whose verb need not be sure
_SHORTEST: Final = 4  # tokens of an answer
_LONGEST_GREETING: Final = 14  # tokens of a line to the guests: Your Excellencies, ladies and gentlemen,
_LABELS: Final = 2  # labelled lines that make a transcript
_EARLY: Final = 40  # paragraphs in which who is interviewed is named


@dataclass(slots=True)
class _Line:
    """A paragraph with a label: where what is said begins, and who says it.

    `asks` is a question; `key` is the name of a label that nothing else tells of, which counts where it comes again.
    """

    number: int
    start: int
    who: Figurehead | None
    asks: bool = False
    key: str = ""


def find_transcript(speech: Speech) -> list[Said]:
    """What the labelled lines of a transcript say; none where there are not several."""
    return _Transcript(speech).find()


def spoken(speech: Speech, start: int, stop: int, who: Figurehead | None, rule: str = "transcript") -> Said | None:
    """What tokens of a paragraph say without quotation marks; `None` where they are no sentence, or a greeting."""
    if start + 2 < stop and speech.words[start].isdigit() and speech.words[start + 1] in (".", ")"):
        start += 2  # the number of a paragraph
    quoted = start < stop and speech.words[start] in QUOTE_MARKS
    greets = stop - start <= _LONGEST_GREETING and speech.words[stop - 1] == ","
    if stop - start < _SHORTEST or quoted or greets or not is_told(speech, start, stop):
        return None
    return Said(start, stop, "direct", who, rule, [(start, stop)])


def is_told(speech: Speech, start: int, stop: int) -> bool:
    """Whether the tokens up to the end of a paragraph look like somebody's sentences, not like a heading."""
    whole = stop - start > _SENTENCE and speech.words[stop - 1] in (".", "!", "…")
    return whole or speech.has_finite(start, stop)


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
        self.askers: set[str] = set()  # surnames of those who ask
        self.surnames: dict[str, Figurehead] = {}
        for who in reversed(self.people):
            self.surnames[(who.name or "").split()[-1].lower()] = who

    def find(self) -> list[Said]:
        if self.page.text.count(":") < _LABELS:
            return []
        spans = self.page.paragraphs
        lines = [line for n in self._with_colon() if (line := self._line(n, *spans[n]))]
        lines = self._without_chance(lines) if len(lines) >= _LABELS else []
        if len(lines) < _LABELS:
            return []
        found = []
        for line, until in zip(lines, [*(one.number for one in lines[1:]), lines[-1].number + 1], strict=True):
            if line.asks:
                continue
            start = line.start
            for number in range(line.number, until):
                asked = number > line.number and self._is_question(number)
                said = None if asked else spoken(self.speech, start, self.page.paragraphs[number][1], line.who)
                found += [said] if said else []
                start = self.page.paragraphs[number][1]
        return found

    # Labels

    def _with_colon(self) -> list[int]:
        """The paragraphs that hold a colon, in order."""
        page, at, numbers = self.page, self.page.text.find(":"), list[int]()
        while at >= 0:
            i = page.token_at(at)
            if i < len(self.words) and (not numbers or numbers[-1] != page.paragraph_of[i]):
                numbers.append(page.paragraph_of[i])
            at = page.text.find(":", at + 1)
        return numbers

    def _line(self, number: int, start: int, stop: int) -> _Line | None:
        """The label that a paragraph opens with, where it is one of somebody who asks or may speak."""
        limit = min(stop, start + _LONGEST_OFFICE)
        if ":" not in self.words[start + 1 : limit]:
            return None
        colon = self.words.index(":", start + 1, limit)
        label = [word for word in self.words[start:colon] if word != "."]
        if self._asks(label, start, colon):
            return _Line(number, colon + 1, None, True)
        if self.speech.is_skipped(start) or self._is_in_title(start) or not self._says(colon + 1, stop):
            return None
        if len(label) == 1 and label[0] in self.answering:
            return _Line(number, colon + 1, self._interviewed(), False)
        who = self._labelled(start, colon) or self._named(label, start, colon)
        if who:
            return _Line(number, colon + 1, who)
        if self.words[stop - 1] == "?" and colon - start <= _LONGEST_LABEL and self._is_shown_as_name(start, colon):
            return _Line(number, colon + 1, None, True, key=" ".join(label))  # the paper's own name
        return self._stranger_line(number, start, colon)

    def _asks(self, label: list[str], start: int, colon: int) -> bool:
        """Whether a label is that of somebody who asks: Q, Question (Times of Malta), ATV. Question."""
        if not label or colon - start > _LONGEST_LABEL:
            return False
        short = len(label) == 1 or self.words[start + 1] in ("(", ",", "–", "-") or self.page.is_a(start + 1, "origin")
        return label[0] in self.asking and short or label[-1] in self.asking and self.words[colon - 2] == "."

    def _says(self, start: int, stop: int) -> bool:
        """Whether sentences follow a label, or nothing in its line."""
        if start >= stop:
            return True
        ends = self.words[stop - 1] in (".", "!", "?", "…", ",", "—", "–") or self.words[stop - 1] in QUOTE_MARKS
        return ends or is_told(self.speech, start, stop)

    def _is_in_title(self, start: int) -> bool:
        title = self.speech.context.title
        return title is not None and start == title[0]

    def _labelled(self, start: int, colon: int) -> Figurehead | None:
        """Whoever the words before the colon mean as a whole: Minister Vella, Mr Ito, Minister for Foreign Affairs."""
        mention: Mention | None = None
        for i in range(start, min(start + 3, colon)):
            mention = mention or self.speech.context.mention_of.get(i)
        if mention is None or mention.form not in ("name", "role") or not self.page.is_capital(start):
            return None
        bracketed = self.words[mention.stop] == "(" and self.words[colon - 1] == ")"
        return mention.who if mention.stop == colon or bracketed else None

    def _named(self, label: list[str], start: int, colon: int) -> Figurehead | None:
        """Whom a label means: a surname, with or without a title, or the only one in an office."""
        if colon - start > _LONGEST_LABEL:
            return None
        names = [word for word in label if word not in self.titles]
        if len(names) == 1 and names[0] in self.surnames and self.page.is_capital(start):
            return self.surnames[names[0]]
        if len(names) == 2 and self.words[start + 1] == "." and names[1] in self.surnames:
            return self.surnames[names[1]]  # C. Vella, USEC. VELLA
        full = next((who for who in self.people if (who.name or "").lower().split() == names), None)
        if full:
            return full
        if len(names) == 1 and len(label) > 1 and self.page.is_capital(start) and names[0] not in self.askers:
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

    def _stranger_line(self, number: int, start: int, colon: int) -> _Line | None:
        """A line with the name of somebody unknown: Levan Beridze, N. DENDIAS; with an outlet in brackets they ask."""
        stop = self.words.index("(", start, colon) if "(" in self.words[start:colon] else colon
        tokens = [i for i in range(start, stop) if self.words[i] not in (".", "-")]
        named = 1 < len(tokens) <= _LONGEST_STRANGER and self._is_shown_as_name(start, stop)
        if not named or self._is_place(start, stop):
            return None
        surname = self.words[tokens[-1]]
        if stop < colon:
            self.askers.add(surname)
            return _Line(number, colon + 1, None, True, key=surname)
        name = self.page.slice(start, stop)
        shown = " ".join(word.capitalize() if len(word) > 1 else word for word in name.split())
        return _Line(number, colon + 1, Figurehead(shown if name.isupper() else name, None, None), key=surname)

    def _is_shown_as_name(self, start: int, stop: int) -> bool:
        """Whether all words have a capital."""
        words = (i for i in range(start, stop) if self.words[i] not in (".", "-"))
        return all(self.page.is_capital(i) and self.words[i][0].isalpha() for i in words)

    def _is_place(self, start: int, stop: int) -> bool:
        return bool(self.speech.context.places_in(start, stop)) or self.page.has_a("organisation", start, stop)

    def _without_chance(self, lines: list[_Line]) -> list[_Line]:
        """The lines without those whose label nobody else tells of, unless it comes again or others make a transcript.

        Somebody unknown who mostly asks is no speaker.
        """
        sure = sum(1 for line in lines if not line.key)
        times = Counter(line.key for line in lines if line.key)
        asked = Counter(line.key for line in lines if line.key and self._is_question(line.number))
        self._tell_askers(lines)
        first: dict[str, Figurehead | None] = {}
        kept = []
        for line in lines:
            if line.key:
                if not sure and (times[line.key] < _LABELS or len(lines) <= _LABELS):
                    continue
                line.asks = line.asks or line.key in self.askers or asked[line.key] * 2 > times[line.key]
                line.who = first.setdefault(line.key, line.who)
            kept.append(line)
        return kept

    def _tell_askers(self, lines: list[_Line]) -> None:
        """Take whoever mostly asks, and holds no office, for somebody who asks."""
        told = [line for line in lines if line.who is not None and line.who.role is None and not line.key]
        times = Counter(id(line.who) for line in told)
        asked = Counter(id(line.who) for line in told if self._is_question(line.number))
        for line in told:
            line.asks = line.asks or asked[id(line.who)] * 2 > times[id(line.who)]

    def _is_question(self, number: int) -> bool:
        return self.words[self.page.paragraphs[number][1] - 1] == "?"

    def _interviewed(self) -> Figurehead | None:
        return interviewed(self.speech)


def interviewed(speech: Speech) -> Figurehead | None:
    """Who answers in an interview: the person whom the headline or one of the first paragraphs names."""
    first = speech.page.paragraphs[min(_EARLY, len(speech.page.paragraphs)) - 1][1]
    known = [m.who for m in speech.context.mentions_in(0, first) if m.who and m.who.name]
    return next((who for who in known if who.kind == "person"), None)
