"""Which words may stand between somebody and a verb of saying: A also said, A immediately noted."""

from __future__ import annotations

from typing import Final

from communique.text.page import Page

_FORMED: Final = 4  # letters that an adverb known by its ending has more of


class CueAdverbs:
    """Tells such words of one page, those of the data and those with the ending of an adverb; positions are tokens."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.language.sets["cueadverb"]
        self.endings = tuple(page.language.sets["adverbending"])

    def holds(self, i: int) -> bool:
        """Whether token `i` is one."""
        word = self.page.words[i]
        formed = bool(self.endings) and len(word) > _FORMED and word.endswith(self.endings)
        return word in self.words or formed and not self.page.is_capital(i)

    def before(self, i: int, most: int) -> int:
        """The token behind which such words begin that stand right before token `i`, at most so many tokens back."""
        first = max(self.page.sentences[self.page.sentence_of[i]][0], i - most)
        while i - 1 > first and not self.page.is_capital(i - 1) and self.holds(i - 1):
            i -= 1
        return i
