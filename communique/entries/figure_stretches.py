"""The stretches around a quantity: its sentence, what one speaker says of it, what no "while" or semicolon divides."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.lexicon import lexicons, roles
from communique.text.tags import VERB

_ASIDE: Final = 7  # tokens of an aside
_FAR: Final = 150  # tokens; sentences are no longer than that, lists of numbers without a full stop may be
_CLASSES = (
    "change_link", "comparative", "level_verb", "to_come", "forecast", "condition_word", "segment", "anaphora",
    "modal", "adverb", "auxiliary", "link", "mass_noun", "growth_adjective",
)  # fmt: skip


class Stretches:
    """The stretches of one document in which its quantities stand, and the words that play a part there."""

    def __init__(self, context: Context) -> None:
        self.context, self.page, self.words = context, context.page, context.page.words
        language = self.page.language.language
        self.role = roles(language)
        self.lex = lexicons(language, *_CLASSES)
        self.segments: dict[int, tuple[int, int]] = {}
        self.dividers = self.lex["segment"].words
        self.parting = (self.dividers | self.role["that"]) & self.page.known
        self.adjectives = self.lex["growth_adjective"].words & self.page.known
        self.numbered_here = bool(self.role["counted_number"] & self.page.known)
        self.nouns = context.page.language.wordset("noun_verb", "ing_noun")
        self.official = len(context.parties) > 1 or any(m.who is not None and m.who.area for m in context.mentions)

    def reads(self, i: int, role: str) -> bool:
        """Whether token `i` plays this part."""
        return 0 <= i < self.page.size and self.words[i] in self.role[role]

    # --- stretches

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of token `i`, as far as it can matter for it."""
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        if stop - start <= _FAR:
            return start, stop
        return max(start, i - _FAR), min(stop, i + _FAR)

    def segment(self, i: int) -> tuple[int, int]:
        """The stretch around token `i` that no "while", "but" or semicolon divides, inside its sentence and speech."""
        if i not in self.segments:
            self.segments[i] = self.find_segment(i)
        return self.segments[i]

    def numbered(self, i: int) -> int | None:
        """The token behind "the number of" before token `i` in its stretch, or `None`; ", with …" parts the two."""
        start = self.segment(i)[0] if self.numbered_here else i
        known, of = self.role["counted_number"], self.role["of"]
        for j in range(i - 1, start - 1, -1):
            if self.words[j] == "," and self.reads(j + 1, "with"):
                return None
            if self.words[j] in known and self.words[j + 1] in of and j < i - 2:
                return j + 2
        return None

    def find_segment(self, i: int) -> tuple[int, int]:
        start, stop = self.spoken(i)
        if not self.parting or self.parting.isdisjoint(self.words[start:stop]):
            return min(start, i), max(stop, i + 1)
        j = i
        words, parting = self.words, self.parting  # a look at the word first: most divide nothing
        while j > start and not (words[j - 1] in parting and self.divides(j - 1)):
            j -= 1
        k = i + 1
        while k < stop and not (words[k] in parting and self.divides(k)):
            k += 1
        return j, k

    def divides(self, i: int) -> bool:
        """Whether a new segment begins at token `i` or behind it: "while", "; ", "and that"."""
        word = self.words[i]
        return (
            word in self.dividers
            and not self.is_aside_at(i)
            or word in self.role["that"]
            and i > 0
            and self.words[i - 1] in self.role["joins_that"]
        )

    def is_aside_at(self, i: int) -> bool:
        """Whether "although" at token `i` opens a few words between commas and no verb: trade, though modest, grew."""
        if i < 1 or self.words[i - 1] != "," or self.words[i] not in self.role["aside_link"]:
            return False
        if self.words[i] not in self.role["concession"]:  # imports, meanwhile, fell; but "rose 5%, however, …" divides
            start = self.sentence(i)[0]
            alone = self.words[i + 1 : i + 2] == [","]
            return alone and not any(word[0].isdigit() for word in self.words[start:i])
        for j in range(i + 1, min(i + _ASIDE, len(self.words))):
            if self.words[j] == ",":
                return True
            if self.page.tags[j] & VERB and self.words[j] not in self.nouns:
                return False
        return False

    def spoken(self, i: int) -> tuple[int, int]:
        """The part of the sentence of token `i` that one speaker says: without the attribution around it."""
        start, stop = self.sentence(i)
        said_of = self.context.said_of
        if i >= len(said_of) or said_of[i] < 0:
            return start, stop
        said = self.context.said[said_of[i]]
        for piece in said.pieces or [(said.start, said.stop)]:
            if piece[0] <= i < piece[1]:
                return max(start, piece[0]), min(stop, piece[1])
        return max(start, said.start), min(stop, said.stop)
