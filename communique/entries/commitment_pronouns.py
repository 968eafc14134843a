"""Who a pronoun means in a commitment: the speaker's side, the other one, whoever acted before."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_areas import area_actor
from communique.entries.commitment_firms import FirmNouns
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import CLAUSE, CONJ, PRON

_OPENING: Final = 14  # tokens of a sentence in which its subject has ended
_TWO_NAMED: Final = 26  # tokens of two who are named with their offices


class Pronouns(FirmNouns):
    """Resolves the pronouns of one document, in the order of the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.singular = language.sets["first_singular"]
        self.second_person = language.sets["second_person"]
        self.third_person = language.sets["third_person"]
        self.third_plural = language.sets["third_plural"]
        self.back = language.wordset("third_plural", "thing_pronoun")

    def read(self, span: Span, *, told: bool = False, personal: bool = False) -> list[Actor] | None:
        """The actors that a noun phrase names; here none."""
        return None

    def _pronoun(self, i: int, personal: bool) -> list[Actor] | None:
        """Whom a pronoun means: the speaker, the other side, the person or the last that acted."""
        word, who = self.words[i], self.context.speaker_at(i)
        if word in self.first_person:
            return self.we(i) or None
        if word in self.singular:
            return [Actor(who.name)] if personal and who and who.name else self.we(i) or None
        if word in self.second_person:
            other = self.context.other_party(who.area) if who else None
            return [area_actor(other)] if other else None
        mention = self.context.mention_of.get(i)
        if word in self.third_person:
            return self._of_mention(mention, False, personal) if mention else None
        if word not in self.back:
            return None
        said = self.context.said_at(i)
        if word in self.third_plural and said is not None and said.mode == "indirect" and who is not None:
            own = self._company(who)
            if own and self._is_of_speaker(i, own):
                return own
        speaks = said is not None and said.mode == "indirect" and who is not None and who.kind == "organisation"
        if speaks and who is not None and who.name and word not in self.third_plural:
            return [Actor(who.name, who.area.code if who.area else None)]  # Portwest, a maker of boots, said it would
        here = self._subject_beside(i) or self._subject_here(i) or self._opening_subject(i)
        if here and (word in self.third_plural or len(here) == 1):
            return here
        sentence, actors = self.last
        if word not in self.third_plural and self._was_paper(i):
            return None  # The memorandum covers trade. It will also help firms.
        if self.page.sentence_of[i] - sentence > 2 or not actors:
            return self._earlier_subject(i) or self._previous_subject(i)
        return actors if word in self.third_plural or len(actors) == 1 else None

    def _is_of_speaker(self, i: int, own: list[Actor]) -> bool:
        """Whether "they" at token `i` can only be the firm of who speaks: nobody of two or more acted before."""
        number, actors = self.last
        near = self.page.sentence_of[i] - number <= 2
        return own[0].name in self.companies and not (near and len(actors) > 1)

    def _subject_beside(self, i: int) -> list[Actor] | None:
        """Who acts in the clause that this one is joined to: said that Peru had grown and that it would build."""
        first, _ = self.clauses.bounds(i)
        if i - 2 <= first or self.words[i - 1] not in self.that or not self.tags[i - 2] & CONJ:
            return None
        that = next((k for k in range(i - 3, first, -1) if self.words[k] in self.that and self.tags[k - 1] & CLAUSE), i)
        verb = next((k for k in range(that + 2, i - 2) if self.clauses.is_finite(k)), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        return self.read(subject) if subject and not self.tags[subject[0]] & PRON else None

    def _subject_here(self, i: int) -> list[Actor] | None:
        """Who says it in the same sentence: the bank said it was ready."""
        first, _ = self.clauses.bounds(i)
        for k in range(max(first, i - 40), i):
            if self.tags[k] & CLAUSE and self.clauses.is_finite(k):
                subject = self.clauses.subject_before(k)
                if subject is not None and self.words[i] in self.third_plural and self._is_one_person(subject):
                    named = self.page.within("side", first, i)
                    if named:
                        return self._side(named[-1].stop - 1) or None
                if subject is None or subject[1] - subject[0] > 1:
                    return self.read(subject) if subject else None
                other = self.tags[subject[0]] & PRON or self._is_one_person(subject)
                return None if other else self.read(subject)  # Peru said it
        return None

    def _opening_subject(self, i: int) -> list[Actor] | None:
        """Who acts where the sentence begins, for "it" farther on: the delegation laid flowers, and in May it will."""
        if self.words[i] in self.third_plural:
            return None
        first = self.page.sentences[self.page.sentence_of[i]][0]
        verb = next((k for k in range(first + 1, i - 2) if self.clauses.is_finite(k)), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        if subject is None or subject[1] - subject[0] < 2 or self._is_one_person(subject):
            return None
        found = self.read(subject)
        return found if found and len(found) == 1 else None

    def _are_many_of(self, start: int, stop: int) -> bool:
        """Whether one word is a noun of several: Farmers came to see me. They want …"""
        return stop - start == 1 and self.words[start].endswith("s") and self.words[start] in self.agents

    def _is_one_person(self, subject: Span) -> bool:
        """Whether a noun phrase is one person, whom "they" does not mean."""
        mention = self._mention_of(*subject, self.head(*subject))
        who = mention.who if mention is not None else None
        return who is not None and who.kind == "person" and not any(self.tags[k] & CONJ for k in range(*subject))

    def _earlier_subject(self, i: int) -> list[Actor] | None:
        """The actors of the clause before a semicolon, for "they": A and B are in charge; they are to publish it."""
        first, _ = self.clauses.bounds(i)
        if i - 1 <= first or self.words[i - 1] != ";" or self.words[i] not in self.third_plural:
            return None
        verb = next((k for k in range(first + 1, i) if self.clauses.is_finite(k)), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        return self.read(subject) if subject and subject[1] - subject[0] > 1 else None

    def _was_paper(self, i: int) -> bool:
        """Whether a paper opens the sentence before that of "it" at token `i`."""
        number = self.page.sentence_of[i]
        if not number or self.page.sentences[number][0] != i:
            return False
        start = self.page.sentences[number - 1][0]
        same = self.page.paragraph_of[start] == self.page.paragraph_of[i]
        return same and bool(self.page.within("document", start, start + 3))

    def _previous_subject(self, i: int) -> list[Actor] | None:
        """The actor that opens the sentence before, for "it" and "they"."""
        number = self.page.sentence_of[i] - 1
        several = self.words[i] in self.third_plural
        if number < 0 or self.page.paragraph_of[i] - self.page.paragraph_of[self.page.sentences[number][0]] > several:
            return None
        start, stop = self.page.sentences[number]
        for k in range(start, min(stop, start + (_TWO_NAMED if several else _OPENING))):
            if self.clauses.is_finite(k):
                subject = self.clauses.subject_before(k)
                if several and subject is not None and self._is_one_person(subject):
                    return self.sides() or None  # A received B. They agreed to
                many = subject is not None and several and self._are_many_of(*subject)
                found = self.read(subject) if subject and (many or subject[1] - subject[0] > 1) else None
                joined = subject is not None and several and self.clauses.has(CONJ, *subject)
                return self.sides() or found if joined and found and len(found) == 1 and found[0].code else found
        return None
