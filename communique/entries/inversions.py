"""Speakers behind their verb: “…,” said the minister; “…,” says the firm's manager, Ana Sol; “…,” said one weaver."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.speech import Attribution, Speech, takes_clause
from communique.entries.subjects import BEHIND_QUOTATION, FAR_PAPER, FarSubjects
from communique.text.page import Match
from communique.text.tags import TO

_LONGEST_NAME: Final = 6  # tokens of the name of an owner
_BEHIND_NAME: Final = frozenset((".", ",", ";", ""))
_BEFORE_INVERSION: Final = BEHIND_QUOTATION | {"'", "—", "–", "-", "?", "!", ""}


class Inversions:
    """Finds the subjects that stand behind their verb of saying; positions are tokens."""

    def __init__(self, speech: Speech, far: FarSubjects) -> None:
        self.speech, self.far = speech, far
        self.context, self.page, self.words = speech.context, speech.page, speech.words

    def of(self, match: Match, start: int) -> Attribution | None:
        """ "…, said X": the mention behind the verb."""
        behind = self._behind(self.speech.over_adverbs(match.stop))
        if match.group.get("guest") and not (start and self.page.quote_of[start - 1] >= 0):
            return None  # X, while responding, commended the governor
        if behind is not None and self._is_hearer(match, behind, start):
            return None
        owned = self._owned(match, start) if takes_clause(match) else None
        if owned is not None:
            return owned
        if behind and takes_clause(match) and self._may_invert(behind, start) and not self._has_verb(behind):
            if pair := self.speech.pair_behind(behind):
                return Attribution(match, pair[0], match.start, pair[1])
            return Attribution(match, behind.who, match.start, behind.stop, behind)
        return (
            (self._office(match, start) or self._firm(match, start)) if behind is None and takes_clause(match) else None
        )

    def _is_hearer(self, match: Match, behind: Mention, start: int) -> bool:
        """Whether somebody behind the verb is asked or told: X, who came on Monday, invited | Li | to Oslo."""
        if not start or self.page.quote_of[start - 1] >= 0 or self.words[start - 1] != ",":
            return False
        heard = not {"to", "addressee"}.isdisjoint(match.group["takes"])
        return heard and (bool(self.page.tag(behind.stop) & TO) or self.page.word(behind.stop) in self.speech.that)

    def _behind(self, i: int) -> Mention | None:
        """The mention at token `i`, or an organisation behind its article: said the Chamber of Commerce."""
        found = self.context.mention_of.get(i)
        if found is not None or not self.page.is_a(i, "definite"):
            return found
        body = self.context.mention_of.get(i + 1)
        if body is None or body.form != "organisation":
            return None
        return None if self._has_verb(body) else body  # announced the Ministry of Commerce planned

    def _firm(self, match: Match, start: int) -> Attribution | None:
        """ "“…,” said Kaimai Dairy.": a name of several words that no list holds, behind a quotation."""
        if not start or self.page.quote_of[start - 1] < 0:
            return None
        stop = match.stop
        while stop - match.stop < _LONGEST_NAME and stop < len(self.words) and self.page.is_capital(stop):
            if not self.page.word(stop).isalpha() or stop in self.context.mention_of:
                return None
            stop += 1
        if stop - match.stop < 2 or self.page.word(stop) not in _BEHIND_NAME:
            return None
        who = Figurehead(self.page.slice(match.stop, stop), None, None, kind="organisation", first=match.stop)
        return Attribution(match, who, match.start, stop, None)

    def _owned(self, match: Match, start: int) -> Attribution | None:
        """ "“…,” says Etuna's sales manager, Lukas Shilongo": a name behind an owner, an office and a comma."""
        owner = match.stop
        while owner - match.stop < _LONGEST_NAME and owner < len(self.words) and self.page.is_capital(owner):
            owner += 1
        if owner == match.stop or not start or self.page.quote_of[start - 1] < 0:
            return None
        if self.page.word(owner) not in self.speech.possessive:
            return None
        last = min(owner + FAR_PAPER, self.page.sentences[self.page.sentence_of[match.start]][1])
        i = next((k + 1 for k in range(owner, last) if self.words[k] == ","), last)
        mention, stop = self.context.mention_of.get(i), i
        while stop < last and self.page.is_capital(stop) and self.words[stop].isalpha():
            stop += 1
        if i >= last or self.speech.has_finite(owner + 1, i - 1) or stop - i < 2:
            return None
        who = mention.who if mention is not None and mention.form == "name" else None
        who = who or Figurehead(self.page.slice(i, stop), self.page.slice(owner + 1, i - 1), None, first=i)
        return Attribution(match, who, match.start, stop, mention)

    def _office(self, match: Match, start: int) -> Attribution | None:
        """ "…, said the additional chief secretary (Industries), Mr T. Nair": a name behind an office and a comma."""
        if not start or self.page.quote_of[start - 1] < 0 and self.words[start - 1] not in BEHIND_QUOTATION:
            return None
        if self.page.is_a(match.stop, "oneofmany"):
            return self.far.one_behind(match) if self.page.quote_of[start - 1] >= 0 else None
        if not self.page.is_a(match.stop, "definite"):
            return None
        stop = min(match.stop + FAR_PAPER, self.page.sentences[self.page.sentence_of[match.start]][1])
        one = next((m for m in self.context.mentions_in(match.stop, stop) if m.form == "name"), None)
        if one is None or self.words[one.start - 1] != "," or self.speech.has_finite(match.stop, one.start):
            return None
        return Attribution(match, one.who, match.start, one.stop, one)

    def _has_verb(self, mention: Mention) -> bool:
        """Whether a mention is the subject of what is said: "X, in Rome, said they would …", said the ministry has."""
        i = self.context.clauses.skip_adverbs(mention.stop, len(self.words))
        return i < len(self.words) and self.context.clauses.is_finite(i)

    def _may_invert(self, mention: Mention, start: int) -> bool:
        """Whether "said X" is an inversion: it stands behind quoted or reported words, or opens the sentence."""
        before = "" if self.speech.opens_sentence(start) else self.words[start - 1]
        if mention.form == "organisation" and mention.who and mention.who.kind == "unnamed":
            return before in BEHIND_QUOTATION
        return before in _BEFORE_INVERSION
