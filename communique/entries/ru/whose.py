"""Whose words are meant in a Russian report where a source is only pointed at: по его словам, по тем же данным."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Said
from communique.entries.ru.context import RussianContext
from communique.entries.ru.people import cases_of
from communique.entries.ru.sources import named_source
from communique.text.page import Match
from communique.text.quotes import Quote
from communique.text.russian import NOM

BY_SOURCE: Final = "by a source"
DRAWN: Final = "drawn from a paper"
_NEAR: Final = 2  # sentences back to a source that is pointed at


class Whose:
    """The statements of one document in the making, and whom pronouns before them mean; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets
        self.said: list[Said] = []
        self.inside = [False] * len(self.words)  # in direct speech
        self.used: set[int] = set()  # verbs of saying that direct speech has
        self.last: Figurehead | None = None
        self.parts: dict[int, tuple[Quote, ...]] = {}  # later parts of quotations that go on over paragraphs
        self.expressed = self.page.language.wordset("saiding")
        self.courtesy = self.page.language.wordset("courtesy")
        self.clauses = next(g for g in self.page.language.of("cue") if "clause" in g.get("takes", ()))

    def _source_of(self, match: Match, stop: int) -> Figurehead | None:
        """Who stands behind words for a source: по словам министра, по его словам."""
        own = next((k for k in range(match.start, match.stop) if self.grammar.forms[k] in self.sets.his_her_form), None)
        if own is not None:
            return self._whose(own)
        if self.sets.same_source.intersection(self.grammar.forms[match.start : match.stop]):
            return self._source_before(match.start)
        end = next((k for k in range(match.stop, min(stop, match.stop + 3)) if self.words[k] == ","), match.stop + 3)
        mention = next((m for m in self.context.mentions_in(match.stop, min(stop, end))), None)
        return mention.who if mention else named_source(self.context, match.stop)

    def _source_before(self, i: int) -> Figurehead | None:
        """The one source of the sentences right before token `i`: по тем же данным; several people: по их словам."""
        first = self.page.sentence_of[i] - _NEAR
        near = [one for one in self.said if one.start < i and self.page.sentence_of[one.start] >= first]
        last = max(near, key=lambda one: one.start, default=None)
        if last is None or last.who is None:
            return None
        several = self.grammar.forms[i + 1] in self.sets.their_form
        sourced = last.who.kind in ("group", "organisation") if several else last.rule in (BY_SOURCE, DRAWN)
        return last.who if sourced else None

    def _whose(self, i: int) -> Figurehead | None:
        """Whom "его" or "ее" means in "по его словам": the speaker before, or the subject of a sentence since."""
        gender = "m" if self.grammar.forms[i] in self.sets.his_form else "f"
        earlier = [
            m.who
            for m in self.context.mentions_in(0, i)
            if m.who and m.who.kind == "person" and m.who.gender in (None, gender)
        ]
        spoke = [
            s for s in self.said if s.start < i and s.who and s.who.kind == "person" and s.who.gender in (None, gender)
        ]
        last = max(spoke, key=lambda s: s.start, default=None)
        since = self._subject_since(last, i, gender) if last else None
        return since or (last.who if last else earlier[-1] if earlier else None)

    def _subject_since(self, last: Said, i: int, gender: str) -> Figurehead | None:
        """The person who is the subject of the sentence before token `i` where nobody spoke: источник в этом уверен."""
        number = self.page.sentence_of[i] - 1
        if number <= self.page.sentence_of[last.stop - 1]:
            return None
        for mention in self.context.mentions_in(*self.page.sentences[number]):
            known = mention.who if mention.form in ("name", "role") and not mention.plural else None
            free = cases_of(self.context, mention) & NOM and self.grammar.pos(mention.start - 1) != "PREP"
            if known and free and known.gender in (None, gender) and self.page.quote_of[mention.start] < 0:
                return known
        return None
