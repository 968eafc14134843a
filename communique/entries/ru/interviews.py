"""Interviews in a Russian report: questions behind a dash or a label, and answers that nothing else attributes."""

from __future__ import annotations

from collections import Counter
from typing import Final

from communique.entries.context import Figurehead, Said
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES
from communique.text.russian import IMPR

_LONGEST_LABEL: Final = 10  # tokens before the colon
_SHORTEST: Final = 4  # tokens of an answer
_QUESTION: Final = 3  # tokens of a question
_QUESTIONS: Final = 2  # that make an interview
_EARLY: Final = 8  # paragraphs in which who is interviewed is named
_MARKS: Final = "—–-"
_ENDS = frozenset((".", "!", "?", "…", "»", ")"))


def find_interview(context: RussianContext) -> tuple[list[Said], set[int]]:
    """What is answered in an interview, and the paragraphs in which whoever asks remarks something, with no mark of it.

    Nothing where there are not several questions or labelled lines.
    """
    interview = _Interview(context)
    return interview.find(), interview.remarks


def interviewed(context: RussianContext) -> Figurehead | None:
    """Who answers: the person in an office whom one of the first paragraphs names, else the first named."""
    page = context.page
    last = page.paragraphs[min(_EARLY, len(page.paragraphs)) - 1][1] if page.paragraphs else 0
    known = [m.who for m in context.mentions_in(0, last) if m.who and m.who.name and m.who.kind == "person"]
    return next((who for who in known if who.role), next(iter(known), None))


class _Interview:
    """Reads the questions, answers and labels of one page; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.sets = context, context.page, context.grammar.sets
        self.words = self.page.words
        self.held = interviewed(context)
        self.colons = self._colons()
        self.remarks: set[int] = set()
        self.labels = Counter(map(self._spelt, self.colons))

    def find(self) -> list[Said]:
        """The answers, each a statement for every paragraph of it."""
        asked = self._questions()
        labelled = [n for n in range(len(self.page.paragraphs)) if self._label(n)]
        if len(asked) < _QUESTIONS and len(labelled) < _QUESTIONS:
            return []
        found: list[Said] = []
        who: Figurehead | None = None
        for number, (start, stop) in enumerate(self.page.paragraphs):
            if self.context.skipped and self.context.skipped[number]:
                continue
            label = self._label(number)
            if number in asked and not (who and self._answers(number, asked)) or label and label[1] is None:
                who = self.held
                if not label and self.words[stop - 1] != "?":
                    self.remarks.add(number)
                continue
            begin = label[0] if label else start
            who = label[1] if label else who
            if not label and (self._goes_on(start, stop) or self.words[start] in self.sets.interview_end):
                who = None
            said = self._said(begin, stop, who)
            found += [said] if said else []
        return found

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether the report goes on: it names who answers, or says what the holder of that office did."""
        took_part = self.page.within("attendance", start, stop)
        if took_part and len([m for m in self.context.mentions_in(start, stop) if m.form == "name"]) > 1:
            return True  # с российской стороны во встрече приняли участие …
        for mention in self.context.mentions_in(start, stop):
            told = self.context.grammar.pos(mention.stop) == "VERB" if mention.stop < stop else False
            said = mention.form == "role" and told and self.page.match_at("cue", mention.stop)
            if mention.who is self.held and (mention.form == "name" or said):
                return True
        return False

    def _questions(self) -> list[int]:
        """The paragraphs that ask: those that end so, and where only questions open with a dash all that do."""
        asked = [n for n in range(len(self.page.paragraphs)) if self._is_question(n)]
        dashed = [n for n, (start, stop) in enumerate(self.page.paragraphs) if self._is_dashed(start, stop)]
        plainly = [n for n in asked if n in dashed and n + 1 < len(self.page.paragraphs) and n + 1 not in dashed]
        if plainly and 2 * len(plainly) > len([n for n in asked if n in dashed]):
            return sorted({*asked, *dashed})
        answers = [n + 1 for n in asked if n + 1 in dashed and n not in dashed]
        if 2 * sum(n in dashed and n + 1 in dashed for n in asked) > len(asked):
            return self._in_turn(asked, dashed)
        if 2 * len(answers) > len(asked):  # a line between two answers that dashes open is a remark of who asks
            return sorted({*asked, *(n - 1 for n in dashed if n - 2 in dashed and n - 1 not in dashed)})
        return asked

    def _in_turn(self, asked: list[int], dashed: list[int]) -> list[int]:
        """The questions where dashes open questions and answers in turn, those without a mark among them."""
        found: list[int] = []
        answered = True
        for n in (n for n in dashed if asked and n >= asked[0]):
            asks = n in asked and not (not answered and self._answers(n, found)) or answered and n + 1 in dashed
            found += [n] if asks else []
            answered = not asks
        return found

    def _is_dashed(self, start: int, stop: int) -> bool:
        return self.words[start] in _MARKS and stop - start >= _QUESTION and not self.page.touches(start + 1)

    def _answers(self, number: int, asked: list[int]) -> bool:
        """Whether a paragraph that ends as a question is an answer all the same: several sentences behind one."""
        start, stop = self.page.paragraphs[number]
        return number - 1 in asked and self.page.sentence_of[stop - 1] > self.page.sentence_of[start]

    def _said(self, start: int, stop: int, who: Figurehead | None) -> Said | None:
        first = start + (self.words[start] in _MARKS)
        if (
            who is None
            or stop - first < _SHORTEST - any(map(self.context.grammar.is_finite, range(first, stop)))
            or self.words[first] in QUOTES
            and self.words[stop - 1] not in QUOTES
        ):
            return None
        if self.words[stop - 1] not in _ENDS:
            return None
        return Said(start, stop, "direct", who, "answer", [(start, stop)])

    def _is_question(self, number: int) -> bool:
        """Whether a paragraph is a question: it ends as one, and opens with a dash or follows one that does."""
        start, stop = self.page.paragraphs[number]
        title = self.context.title
        headline = title is not None and start == title[0]
        if headline or stop - start < _QUESTION or self.words[start] in QUOTES:
            return False
        return self.words[stop - 1] == "?" or self._is_request(start)

    def _is_request(self, start: int) -> bool:
        """Whether a dash and a request open a paragraph: — Расскажите о логистике."""
        if self.words[start] not in _MARKS:
            return False
        grammar = self.context.grammar
        near = range(start + 1, min(start + _LONGEST_LABEL, len(self.words)))
        return any(grammar.pos(k) == "VERB" and grammar.bits(k) & IMPR for k in near)

    def _label(self, number: int) -> tuple[int, Figurehead | None] | None:
        """Behind the label of a line and whom it means; `None` for whoever asks, no pair where there is none."""
        colon = self.colons.get(number)
        if colon is None:
            return None
        start = self.page.paragraphs[number][0]
        words = [word for word in self.words[start:colon] if word[0].isalnum()]
        if len(words) == 1 and words[0] in self.sets.asker:
            return colon + 1, None
        if len(words) == 1 and words[0] in self.sets.answerer:
            return colon + 1, self.held
        mention = next(iter(self.context.mentions_in(start, colon)), None)
        if mention and mention.who and mention.who.name and mention.form == "name":
            bracketed = self.words[mention.stop] == "(" and self.words[colon - 1] == ")"  # как переведено
            if colon - mention.stop <= 1 or bracketed:
                return colon + 1, mention.who
        if self.labels[self._spelt(number)] < _QUESTIONS:
            return None
        return colon + 1, self.held if self._is_initials(words) else None

    def _colons(self) -> dict[int, int]:
        """The colon of each paragraph that may open with a label."""
        found = {}
        title = self.context.title
        for number, (start, stop) in enumerate(self.page.paragraphs):
            limit = min(stop - 2, start + _LONGEST_LABEL)
            colon = next((k for k in range(start + 1, limit) if self.words[k] == ":"), None)
            if colon is not None and not (title is not None and title[0] <= start < title[1]):
                found[number] = colon
        return found

    def _spelt(self, number: int) -> str:
        return self.page.slice(self.page.paragraphs[number][0], self.colons[number])

    def _is_initials(self, words: list[str]) -> bool:
        """Whether a label is the initials of who answers: О. В."""
        name = (self.held.name or "").lower() if self.held else ""
        letters = list("".join(words).replace(".", ""))
        return bool(letters) and letters[: len(letters)] == [part[0] for part in name.split()][: len(letters)]
