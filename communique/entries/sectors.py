"""What goods a passage is about, as HS chapters and headings, each by the document's own word."""

from __future__ import annotations

from communique.entries.context import Context
from communique.kinds import Sector
from communique.text.page import Match


class Sectors:
    """The goods that one document names; positions are tokens."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page

    def find(self, start: int, stop: int, clause: int) -> list[Sector]:
        """The goods named in tokens `start` to `stop`; where it only points back ("it", "them"), those named before."""
        found = self._within(start, stop)
        if found or not self._points_back(start, stop):
            return found
        sentence = self.page.sentence_of[clause]
        paragraph = self.page.paragraph_of[clause]
        for number in range(sentence, max(-1, sentence - 3), -1):
            a, b = self.page.sentences[number]
            if self.page.paragraph_of[a] != paragraph:
                break
            found = self._within(a, min(b, start) if number == sentence else b)
            if found:
                return found
        return []

    def _points_back(self, start: int, stop: int) -> bool:
        return any(w in ("it", "them", "this", "these", "such", "ones", "one") for w in self.page.words[start:stop])

    def _within(self, start: int, stop: int) -> list[Sector]:
        found: dict[str, Sector] = {}
        for match in self.page.within("goods", start, stop):
            if match.stop <= stop and not self._is_in_name(match):
                code = match.group["hs"]
                found.setdefault(code, Sector(code, self.page.slice(match.start, match.stop)))
        return list(found.values())

    def _is_in_name(self, match: Match) -> bool:
        """Whether the goods are a part of an organisation's name (Ministry of Oil) or of a person's."""
        for mention in self.context.mentions_in(max(0, match.start - 12), match.stop):
            if mention.start <= match.start and match.stop <= mention.stop and mention.form in ("organisation", "name", "role"):
                return True
        return False
