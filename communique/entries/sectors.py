"""What goods a passage is about, as HS chapters and headings, each by the document's own word."""

from __future__ import annotations

from communique.entries.context import Context
from communique.kinds import Sector
from communique.text.page import Match
from communique.text.tags import ADV, BASE, CONJ, DET, MODAL, PRON, TO


class Sectors:
    """The goods that one document names; positions are tokens."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.pointing = context.page.language.sets["pointing"]
        self.places = context.page.language.sets["goods_place"]
        self.idle = context.page.language.sets["idle_object"]  # these opportunities are no goods

    def within(self, start: int, stop: int) -> list[Sector]:
        """The goods named in tokens `start` to `stop`, each heading once."""
        found: dict[str, Sector] = {}
        for match in self.page.within("goods", start, stop):
            if match.stop <= stop and not self._is_other(match) and not self._is_in_name(match):
                code = match.group["hs"]
                found.setdefault(code, Sector(code, self.page.slice(match.start, match.stop)))
        return list(found.values())

    def points_back(self, tokens: range) -> bool:
        """Whether these tokens name goods only by pointing back: it, them, such."""
        words = self.page.words
        if self.pointing.isdisjoint(words[tokens.start : tokens.stop]):
            return False
        return any(words[k] in self.pointing and words[k + 1] not in self.idle for k in tokens if k + 1 < len(words))

    def before(self, i: int) -> list[Sector]:
        """The goods named last before token `i`, at most two sentences back in its paragraph."""
        number, paragraph = self.page.sentence_of[i], self.page.paragraph_of[i]
        for n in range(number, max(-1, number - 3), -1):
            start, stop = self.page.sentences[n]
            if self.page.paragraph_of[start] != paragraph:
                break
            found = self.within(start, min(stop, i))
            if found:
                return found
        return []

    def _is_other(self, match: Match) -> bool:
        """Whether the word is a verb here (to cement a partnership, will further fuel growth) or tells of a place."""
        i, tags = match.start, self.page.tags
        if not self.places.isdisjoint(self.page.words[match.stop : match.stop + 1]):
            return True  # a tea house
        if match.stop - i > 1 or not tags[i] & BASE or not i:
            return False
        k = i - 1 - bool(i > 1 and tags[i - 1] & ADV)
        objects = tags[i + 1] & (DET | PRON) if i + 1 < len(tags) else 0
        return bool(tags[k] & (TO | MODAL)) or bool(objects and tags[k] & CONJ)

    def _is_in_name(self, match: Match) -> bool:
        """Whether the goods are a part of an organisation's name (Ministry of Oil) or of a person's."""
        for mention in self.context.mentions_in(max(0, match.start - 12), match.stop):
            if (
                mention.start <= match.start
                and match.stop <= mention.stop
                and mention.form in ("organisation", "name", "role")
            ):
                return True
        return False
