"""Which mentions are the subjects of their sentences, whom "he" or "she" of the next one then means."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Mention
from communique.entries.memory import Memory
from communique.text.page import Match, Page
from communique.text.tags import PAST, PREP, THIRD

_SUBJECT_MARKS: Final = frozenset((",", ":", ";", "”", '"', "»", "–", "—"))

_CLAUSE_ENDS: Final = frozenset((",", ";"))


def is_past(page: Page, i: int) -> bool:
    """Whether token `i` is a verb in the past or of the third person."""
    return i < len(page.tags) and bool(page.tags[i] & (PAST | THIRD))


class SentenceSubjects:
    """Tells subjects from objects, in the order of the text."""

    def __init__(self, context: Context, memory: Memory) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.memory = memory
        self.subjects = language.wordset("personpronoun", case="subject")
        self.clause = language.wordset("clauseopener", "subjectopener")
        self.auxiliaries = language.sets["auxiliary"]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is plausibly the subject: it opens its sentence or clause, or a verb of saying is by it."""
        page, words = self.page, self.words
        if mention.form == "pronoun":
            return words[mention.start] in self.subjects
        first = page.sentences[page.sentence_of[mention.start]][0]
        before = words[mention.start - 1] if mention.start > first else ""
        if mention.form == "group" and page.is_a(mention.start - 1, "conjunction") and mention.start > first:
            return page.match_at("cue", mention.stop) is not None or is_past(page, mention.stop)
        if mention.form == "name" and page.is_a(mention.start - 1, "joiner") and not self._acts(mention.stop):
            other = self._joined_to(mention)
            return other is not None and self.memory.last_subject(page.sentence_of[first]) is other.who
        if before == "," and mention.form == "name" and not self._acts(mention.stop):
            if self.memory.last_subject(page.sentence_of[first]) is not None:
                return False  # He will speak with his counterpart, Prime Minister B, and settle it
        if mention.form == "name" and self._is_in_relative(mention):
            return False  # Mayor A named several firms that Minister B is to visit
        if not before or before in _SUBJECT_MARKS or before in self.clause or page.match_at("cue", mention.stop):
            return True
        if page.match_at("cue", mention.stop + 1) and not page.is_a(mention.stop, "conjunction"):
            return True
        if self.memory.last_subject(page.sentence_of[first]) is not None:
            return False  # Minister A called on President B
        if self._acts(mention.stop) and self._opens_clause(first, mention.start):
            return True  # In Oslo the minister will, In Oslo Minister A met
        if page.is_a(mention.start - 1, "agentlink"):  # this remark was made by President B
            return page.has_a("utterance", first, mention.start)
        cues = page.within("cue", max(0, mention.start - 4), mention.start)
        return any(m.stop == mention.start and not self._addresses(m) for m in cues)

    def speaks(self, mention: Mention) -> bool:
        """Whether a verb of saying stands right behind or before a subject: A said, A, the head of it, said, said A."""
        i = mention.stop + (mention.stop < len(self.words) and self.words[mention.stop] == ",")
        if self.page.match_at("cue", i) is not None:
            return True
        before = self.page.within("cue", max(0, mention.start - 4), mention.start)
        return any(m.stop == mention.start and not self._addresses(m) for m in before)

    def opens_anew(self, mention: Mention) -> bool:
        """Whether a clause of its own begins with a mention behind a comma: A said so, and | B said; while | B said."""
        i = mention.start - 1
        joined = self.page.is_a(i, "joiner") or self.words[i] in self.clause
        return mention.start > 1 and joined and self.words[i - 1] in _CLAUSE_ENDS

    def _opens_clause(self, first: int, start: int) -> bool:
        """Whether only a place or a day behind its preposition stands before token `start`: In Oslo on Monday."""
        context = self.context
        told = {i for span in context.places_in(first, start) for i in range(span.start, span.stop)}
        told |= {i for when in context.dates_in(first, start) for i in range(when.start, when.stop)}
        others = (i for i in range(first, start) if i not in told and self.words[i] != ",")
        return bool(told) and all(self.page.tags[i] & PREP for i in others)

    def _is_in_relative(self, mention: Mention) -> bool:
        """Whether a name is only the subject of a relative clause, behind the subject of the sentence."""
        page, k = self.page, mention.start - 1
        if not page.is_a(k, "relative") or not page.is_a(mention.stop, "auxiliary"):
            return False
        behind_verb = bool(page.tags[k - 1] & (PAST | THIRD)) or any(m.stop == k for m in page.within("cue", k - 3, k))
        return not behind_verb and self.memory.last_subject(page.sentence_of[k]) is not None

    def _joined_to(self, mention: Mention) -> Mention | None:
        """Who stands right before the "and" before a mention: met A and B."""
        last = self.context.mentions[-2] if len(self.context.mentions) > 1 else None
        return last if last and last.stop == mention.start - 1 and last.form == "name" else None

    def _acts(self, i: int) -> bool:
        """Whether a verb stands at token `i`."""
        page = self.page
        if i < len(page.tags) and (page.tags[i] & (PAST | THIRD) or page.words[i] in self.auxiliaries):
            return True
        return i in page.at.get("cue", ())

    def _addresses(self, cue: Match) -> bool:
        """Whether who stands behind a verb of telling or asking is told or asked: not where words said stand before."""
        told = not {"to", "addressee"}.isdisjoint(cue.group["takes"])
        return told and not (cue.start and self.page.quote_of[cue.start - 1] >= 0)
