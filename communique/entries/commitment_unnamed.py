"""Who acts where the words before the verb name nobody: the host, a guest, a name behind a comma, a cannery from X."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_leaders import Leaders
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import ADJ, COMMA, DET, NUM, POSS, PREP, PRON
from communique.words.load import forms_of

_LONGEST_NAME: Final = 5  # words of a firm's name


class Unnamed(Leaders):
    """Resolves those of one document that the text tells by their part in it or by their trade."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        willing = language.sets["willing_verb"]
        self.willing = willing | forms_of(language, willing)
        self.no_agents = language.sets["no_agent"] | language.sets["paper_noun"]
        self.voices, self.pointing_back = language.sets["voice_noun"], language.sets["pointing_noun"]
        self.picking = language.sets["picking"]
        self.found_at = language.sets["origin_link"]

    def without_name(self, one: Candidate) -> list[Actor] | None:
        """Who acts by a subject that says nothing by itself; `[]` for a host of whom no side is told."""
        if one.subject is None or one.passive:
            return None
        found = self.by_part(one.subject)
        if found is not None:
            return found
        head = self.head(*one.subject)
        return (
            [self.phrase(*one.subject, head)]
            if self._tells_will(one) and self._is_somebody(one.subject, head)
            else None
        )

    def by_part(self, subject: Span) -> list[Actor] | None:
        """Whoever is named behind a phrase that only describes, the side of the hosts or of the guests."""
        behind = self._behind_comma(subject)
        if behind:
            return behind
        if self._is_one_of(subject):
            return self.read(self._apposition(subject[1]))
        start, stop = subject
        if stop - start > 2 and self.words[start] in self.picking and self.words[start + 1] in self.genitive:
            acts = any(word in self.agents for word in self.words[start:stop])
            return [Actor(self.page.slice(start, stop))] if acts else None  # one of the firms
        head = self.head(*subject)
        if self.words[head] in self.voices and self.words[head + 1 : head + 2] and self.tags[head + 1] & PREP:
            return self.read((head + 2, subject[1]))  # a spokesman for the ministry
        if head == subject[1] - 1 and self.words[head] in self.pointing_back and self.tags[subject[0]] & DET:
            return []
        return self.of_part(subject, head) if self.is_host(subject, head) else None

    def _is_one_of(self, subject: Span) -> bool:
        """Whether a noun phrase picks one of several, who is named behind a comma."""
        start, stop = subject
        picks = stop - start > 2 and self.words[start] in self.picking and self.words[start + 1] in self.genitive
        return picks and stop + 1 < len(self.words) and self.words[stop] == "," and self.page.is_capital(stop + 1)

    def _behind_comma(self, subject: Span) -> list[Actor] | None:
        """Whoever is named between commas behind a phrase that only describes: her host, Minister Ana Sol, …"""
        stop = subject[1]
        if stop + 1 >= len(self.words) or self.words[stop] != "," or not self.tags[subject[0]] & (DET | PRON):
            return None
        behind = self._apposition(stop)
        if any(self.clauses.is_finite(k) for k in (behind[0], behind[1] - 1)):
            return None  # The fair, said Sol, will
        named = any(mention.who is not None for mention in self.context.mentions_in(*behind))
        return self.read(behind) if named else None

    def _named_behind(self, subject: Span) -> Actor | None:
        """The firm that a noun phrase only describes before its name: the third company, Hsinchu Precision, is to."""
        start, stop = subject
        if stop - start < 2 or not self.tags[start] & DET or self.words[self.head(start, stop)] not in self.firms:
            return None
        if stop + 1 >= len(self.words) or not self.tags[stop] & COMMA:
            return None
        a, b = self._apposition(stop)
        alone = b - a <= _LONGEST_NAME and all(self.page.is_capital(k) for k in range(a, b))
        return Actor(self.page.slice(a, b)) if alone and b > a else None

    def _apposition(self, comma: int) -> Span:
        """The words between the comma at token `comma` and the next one."""
        _, end = self.clauses.bounds(comma)
        return comma + 1, next((k for k in range(comma + 1, end) if self.tags[k] & COMMA), end)

    # Those who want something, and so are somebody

    def _tells_will(self, one: Candidate) -> bool:
        """Whether only somebody can do what the words of force say: undertook, offered, hopes, would like."""
        return not self.willing.isdisjoint(self.words[one.cue.start : one.cue.stop])

    def _is_somebody(self, subject: Span, head: int) -> bool:
        """Whether a noun phrase may be of those who act, by what it is not: a cannery from Lima, the mine, no plan."""
        start, stop = subject
        if not self.tags[start] & (DET | NUM) or self.words[start] in self.owners:
            return False
        if stop - start < 2 or self.tags[head] & (ADJ | POSS) or not self.words[head].isalpha():
            return False
        if self.words[head] in self.no_agents or self.names_event(head):
            return False
        return not self.page.within("document", start, head + 1) and not self._is_tied(head, stop)

    def _is_tied(self, head: int, stop: int) -> bool:
        """Whether what follows a noun is no place that it is in or from: the road to the coast, the talks with."""
        if head + 1 >= stop:
            return False
        placed = head + 2 < stop and (self.page.is_capital(head + 2) or self.page.is_capital(min(head + 3, stop - 1)))
        return bool(self.tags[head + 1] & PREP) and not (placed and self.words[head + 1] in self.found_at)
