"""Where the object of a Russian verb in the future begins that stands before it: первые два судна передадим."""

from __future__ import annotations

from communique.entries.ru.commitment_subjects import Subject
from communique.entries.ru.context import RussianContext
from communique.entries.ru.phrases import Phrase, Phrases


class Objects:
    """Finds the objects before verbs of one document; positions are tokens."""

    def __init__(self, context: RussianContext, phrases: Phrases) -> None:
        self.context, self.grammar, self.sets, self.phrases = context, context.grammar, context.grammar.sets, phrases

    def before(self, k: int, low: int, subject: Subject | None) -> int:
        """Where the object before a verb begins, else the verb: первые два судна передадим; деньги на цех мы дадим."""
        own = [one.start for one in subject.phrases] if subject is not None else []
        j = k
        while j > low and (self.grammar.pos(j - 1) in ("ADVB", "PRCL") or j - 1 in own and self._is_we(j - 1)):
            j -= 1
        for one in reversed(self.phrases.within(low, j)):
            if one.stop != j or one.start in own:
                break
            if one.prep:  # деньги | на первый этап
                j = one.start - 1
                continue
            objects = one.stands("accs") and not one.stands("gent")
            objects = objects and self.grammar.pos(one.start - 1) != "NOUN"  # партия объёмом 500 тонн прибудет
            return one.start if objects else self._fronted(k, low, subject)
        return self._fronted(k, low, subject)

    def _fronted(self, k: int, low: int, subject: Subject | None) -> int:
        """Where the object begins that opens a clause before its subject, else the verb: курсы область оплатит."""
        if subject is None or not subject.acts:
            return k
        before = self.phrases.within(low, k)
        own = {one.start for one in subject.phrases}
        first = next((one for one in before if not one.prep and not self._is_dated(one)), None)
        if first is None or first.start in own or not first.stands("accs") or first.pronoun:
            return k
        return first.start

    def _is_dated(self, one: Phrase) -> bool:
        """Whether a phrase is a part of a date: этим летом."""
        return any(date.start <= one.head < date.stop for date in self.context.dates_in(one.start - 2, one.stop))

    def _is_we(self, k: int) -> bool:
        """Whether "мы" or "я" stands at a token."""
        return self.grammar.forms[k] in self.sets.speaker_form
