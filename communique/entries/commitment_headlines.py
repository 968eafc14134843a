"""Headlines that say what somebody is to do, without a verb of their own: Peru to end import duties."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_signers import Signers
from communique.entries.context import Context
from communique.text.page import Match
from communique.text.tags import BASE, BE, COMMA, CONJ, ING, NOUN, PART, PAST, PREP, THIRD, TO
from communique.words.load import Group

_HEADLINE: Final = Group("force", (), {"force": "firm", "type": "pledge", "form": "infinitive"})
_MARKS: Final = frozenset(("•", "-", "–", "*", "▪", "‣", "◦", "●"))
_LABEL: Final = 3  # letters of the label of an item
_LONGEST_HEADLINE: Final = 34
_TITLE: Final = 4  # tokens of an office before where its holder is


class Headlines(Signers):
    """Finds these candidates of one document."""

    def __init__(self, context: Context, actors: Actors) -> None:
        super().__init__(context, actors)
        language = self.language
        self.exchanging = language.sets["talk_exchange"]
        self.talk_objects = language.sets["talk_object"]
        self.staying, self.towns = language.sets["staying_link"], language.sets["town_noun"]
        self.visitors = language.wordset("attending_noun", "team_noun")

    def _is_skipped(self, i: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[i]]

    def headlines(self) -> list[Candidate]:
        """Lines without a full stop that say that somebody is to do something: Peru to end import duties."""
        found = []
        for start, stop in self.page.sentences:
            closed = self.words[stop - 1] in (".", "!", "?", "”", '"')
            if stop - start > _LONGEST_HEADLINE or self._is_skipped(start):
                continue
            if closed:
                if self.words[stop - 1] != "." or not self._is_of_item(start) or self.clauses.has_finite(start, stop):
                    continue
                start = self._behind_label(start)
            one = self._headline(start, stop)
            if one is not None:
                found.append(one)
        return found

    def _is_of_item(self, i: int) -> bool:
        """Whether the paragraph of token `i` is a numbered or marked item: 2.2 Both sides to exchange lists."""
        first = self.page.paragraphs[self.page.paragraph_of[i]][0]
        return self.words[first] in _MARKS or self._behind_label(first) > first

    def _behind_label(self, i: int) -> int:
        """The token behind the number or mark of an item at token `i`: 2.2, 1., (a), •."""
        word, following = self.words[i], self.page.word(i + 1)
        if word in _MARKS or word[0].isdigit() and "." in word.strip("."):
            return i + 1
        if word == "(" and self.page.word(i + 2) == ")":
            return i + 3
        return i + 2 if len(word) <= _LABEL and following in (".", ")") else i

    def _headline(self, start: int, stop: int) -> Candidate | None:
        for k in range(start, stop):
            if self.words[k] in (":", "•", "-", "–", "*") and k < start + 8:
                start = k + 1
            elif self.tags[k] & TO and k > start and k + 1 < stop:
                verb = k + 1
                if not self.tags[verb] & BASE or self.tags[verb] & NOUN and not self._takes_object(verb, stop):
                    return None
                passive = bool(self.tags[verb] & BE)
                if passive and not self.page.tag(self.clauses.skip_adverbs(verb + 1, stop - 1)) & PART:
                    return None  # depot to be ready by March
                if self._is_there_to(start, k):
                    return None  # Chilean delegates in Lima to explore
                if self.tags[k - 1] & (PREP | PART | ING) or k - 1 in self.page.at.get("force", {}):
                    return None
                end = self.clauses.clause_end(verb)
                cue = Match(k, k + 1, _HEADLINE)
                parts = self.clauses.split_verbs(verb, end)
                return Candidate("headline", "firm", "pledge", cue, (start, k), parts, start, end, passive=passive)
            elif self.clauses.is_finite(k) or self.tags[k] & (ING | PAST) and k > start:
                return None
            elif self.words[k] in self.exchanging and not self.talk_objects.isdisjoint(self.words[k + 1 : k + 2]):
                return None  # leaders exchange views to
            elif self.tags[k] & THIRD and k > start and k + 1 in self.context.place_of:
                return None  # visits Russia to …
        return None

    def _is_there_to(self, start: int, to: int) -> bool:
        """Whether a headline tells for what visitors are where they are: Governor in Chile | to promote beef."""
        place = next((p for p in self.context.places_in(start, to) if p.stop == to and p.form == "noun"), None)
        i = place.start - 1 if place is not None else to - 2
        named = place is not None or self.words[to - 1] in self.towns or self.page.is_capital(to - 1)
        if i <= start or self.words[i] not in self.staying or not named:
            return False
        offices = self.page.within("title", max(start, i - _TITLE), i)
        return self.words[i - 1] in self.visitors or any(match.stop == i for match in offices)

    def _takes_object(self, verb: int, stop: int) -> bool:
        return verb + 1 < stop and not self.tags[verb + 1] & (PREP | CONJ | COMMA)
