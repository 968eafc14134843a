"""What is still to come, by other words than a future: are to arrive in April, expects the hall to be ready by June."""

from __future__ import annotations

from typing import Final

from communique.entries.action_dates import NewDates
from communique.entries.action_groups import DELAYS, EXPECTS, FULFILS, PROGRESSES, Cue, Group
from communique.entries.action_presence import Presence
from communique.entries.context import Context
from communique.text.tags import BASE, BE, COMMA, DET, HAVE, ING, MODAL, NEG, NUM, PART, PAST, POSS, PREP, REL, TO

_AIM: Final = 14  # tokens from a word of hope to the infinitive of what is hoped for
_NEAR: Final = 3  # and to a gerund or a noun: counts on starting, hopes for an early opening


class Prospects(Presence):
    """The cues of one document that say what is to come, and of so many things that they are there."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        super().__init__(context, dates)
        language = context.page.language
        self.hoping = language.sets["expectant_word"]
        self.expecting_words = language.sets["expecting"]
        self.hoping_for = language.sets["hoping_preposition"]
        self.before = language.sets["new_date_lead"] - language.sets["of_infinitive"]
        self.willing = language.sets["willing"]
        self.duties = language.sets["due_modal"]
        self.existing = language.sets["there_word"]
        self.staying = language.sets["stay_verb"]
        self.prospective = self.before | language.wordset(
            "expectant_word", "willing", "due_modal", "present_be", "past_be", "been", "done_noun"
        )
        self.done_nouns = {word: group["verb"] for group in language.of("done_noun") for word in group.words}
        self.behind = language.sets["behind_word"]
        self.stays = language.wordset("present_be", "past_be", "been")

    def _of_prospect(self, k: int, start: int, stop: int) -> Cue | None:
        """The cue that token `k` makes where it says what is to come: a form of be, a word of hope, of willingness."""
        if self.tags[k] & BE and not self.tags[k] & ING:
            if self.tags[k - 1] & MODAL:
                return self._is_on(k, start, stop)
            return self._is_to(k, stop) or self._there_are(k, start, stop) or self._is_now_in(k, stop)
        word = self.words[k]
        if word in self.done_nouns:
            return self._is_named(k, start, stop)
        if word in self.before:
            return self._is_not_before(k, start, stop)
        if word in self.willing:
            return self._is_willing(k, start, stop)
        if word in self.duties:
            return self._is_due(k, stop)
        return self._is_hoped_for(k, start, stop) if word in self.hoping else None

    def _is_to(self, k: int, stop: int) -> Cue | None:
        """ "Are to arrive on 7 April", "is to be finished in July"."""
        i = self.clauses.skip_adverbs(k + 1, stop)
        if self.tags[k] & PAST or self.words[k] not in self.present_be or i + 1 >= stop or not self.tags[i] & TO:
            return None
        verb = self._behind_be(i + 1, stop)
        if verb is None or not self.clauses.is_finite(k) or self._is_relative(k):
            return None
        if self.dates.ahead(verb, verb, self.clauses.clause_end(verb)) is None:
            return None
        return Cue(EXPECTS, verb, verb + 1, k, self.clauses.base(verb))

    def _is_on(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Will be in November": the day on which it is to be."""
        if (
            k + 2 >= stop
            or not self.tags[k + 1] & PREP
            or not any(w.start == k + 2 for w in self.context.dates_in(k, stop))
        ):
            return None
        group = self._group(k, start)
        if not group.modal or group.negated or group.modal in self.unsure or self.dates.ahead(k, k, stop) is None:
            return None
        return Cue(EXPECTS, k, k + 1, group.start, self.clauses.base(k))

    def _is_named(self, k: int, start: int, stop: int) -> Cue | None:
        """ "After the opening of the ward on Friday": what is told as a day past by the noun of the deed alone."""
        if k + 2 >= stop or self.words[k + 1] not in self.of_word or k < start + 2:
            return None
        lead = next((n for n in range(k - 1, max(start, k - _NEAR) - 1, -1) if self.words[n] in self.behind), None)
        if lead is None or not self.tags[lead + 1] & DET or any(self._is_to_come(i) for i in range(start, stop)):
            return None
        if self.dates.coming(k, stop) is not None:
            return None
        return Cue(FULFILS, k, k + 2, lead, self.done_nouns[self.words[k]])

    def _is_relative(self, k: int) -> bool:
        """Whether a verb stands in a relative clause: the hall in which the vials are to be filled."""
        subject = self.clauses.subject_before(k)
        first = subject[0] if subject else k
        return bool(
            self.tags[k - 1] & REL or first and self.tags[first - 1] & REL and not self.clauses.is_complement(first - 1)
        )

    def _behind_be(self, i: int, stop: int) -> int | None:
        """The verb of an infinitive at token `i`: (to) arrive, (to) be finished."""
        i = self.clauses.skip_adverbs(i, stop)
        if i >= stop or self.tags[i] & HAVE or not self.tags[i] & BASE and not self.tags[i] & BE:
            return None
        after = self.clauses.skip_adverbs(i + 1, stop)
        passive = self.tags[i] & BE and after < stop and self.tags[after] & (PART | ING)
        return after if passive else i

    def _is_due(self, k: int, stop: int) -> Cue | None:
        """ "Should be running by July", "ought to move in next spring"."""
        i = self.clauses.skip_adverbs(k + 1, stop)
        i = i + 1 if i < stop and self.tags[i] & TO else i
        verb = self._behind_be(i, stop)
        if verb is None or self.dates.ahead(verb, verb, stop) is None:
            return None
        return Cue(EXPECTS, verb, verb + 1, k, self.clauses.base(verb))

    def _is_hoped_for(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Expects the hall to be ready by June", "counts on starting up in May", "hopes for an opening in autumn"."""
        group = self._group(k, start)
        told = self.clauses.is_finite(k) or group.be or group.have or not self.tags[k]  # counts on: also a noun
        if group.negated:
            return self._is_not_expected(k, group, stop)
        if group.modal or group.infinitive or not told or self.dates.ahead(k, k, stop) is None:
            return None
        end = min(stop, self.clauses.clause_end(k), k + _AIM)
        for i in range(k + 1, end):
            if self.tags[i] & TO and i + 1 < stop and (self.tags[i + 1] & BASE or self.tags[i + 1] & BE):
                if i == k + 1:
                    return None  # hopes to open: the reader of infinitives
                verb = self._behind_be(i + 1, stop)
                return Cue(EXPECTS, verb, verb + 1, i, self.clauses.base(verb)) if verb is not None else None
            if self.tags[i] & MODAL and self.clauses.is_finite(i) and self.words[i] in self.able:
                verb = self._behind_be(i + 1, stop)  # hopes that it can begin in September
                return Cue(EXPECTS, verb, verb + 1, i, self.clauses.base(verb)) if verb is not None else None
            if self.tags[i] & COMMA:
                break
        return self._is_counted_on(k, group, stop)

    def _is_not_expected(self, k: int, group: Group, stop: int) -> Cue | None:
        """ "Does not expect to finish before May": a day from which on it may be done."""
        i = k + 1
        if group.modal or group.infinitive or i + 1 >= stop or not self.tags[i] & TO:
            return None
        verb = self._behind_be(i + 1, stop)
        if verb is None or not any(self.words[n] in self.unreached for n in range(verb + 1, min(stop, verb + _AIM))):
            return None
        return Cue(DELAYS, verb, verb + 1, group.start, self.clauses.base(verb))

    def _is_counted_on(self, k: int, group: Group, stop: int) -> Cue | None:
        """ "Counts on starting up the factory", "is aiming for completion": what the hope is set on."""
        if k + 2 >= stop or self.words[k + 1] not in self.hoping_for:
            return None
        for i in range(k + 2, min(stop, k + 2 + _NEAR)):
            if self.tags[i] & ING:
                return Cue(EXPECTS, i, i + 1, group.start, self.clauses.base(i))
            if not self.tags[i] & DET:
                break
        return Cue(EXPECTS, k, k + 2, group.start, self.clauses.base(k))

    def _is_willing(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Remains willing to charge no fee": what was offered is offered still."""
        verb = self.clauses.skip_adverbs_back(k - 1, start)
        if verb < start or self.clauses.base(verb) not in self.staying or not self.clauses.is_finite(verb):
            return None
        if self._group(verb, start).negated or k + 2 >= stop or not self.tags[k + 1] & (TO | PREP):
            return None
        base = self.clauses.base(k + 2) if self.tags[k + 1] & TO and self.tags[k + 2] & BASE else ""
        return Cue(EXPECTS, k + 2, k + 3, verb, base) if base else None

    def _is_not_before(self, k: int, start: int, stop: int) -> Cue | None:
        """ "Are not expected before March", "will not be out until the autumn": moved, whatever the verb."""
        if self.dates.shifted_to(k - 1, stop) is None or not any(
            w.start == k + 1 for w in self.context.dates_in(k, stop)
        ):
            return None
        first = max(start, k - _AIM)
        for i in range(k - 1, first, -1):
            if self.tags[i] & COMMA or self.clauses.is_break(i):
                return None
            if self.tags[i] & NEG and not self.tags[i] & DET:
                be = self.tags[i - 1] & (BE | MODAL) and not self.tags[i - 1] & PAST
                return Cue(DELAYS, i, i + 1, i - 1, self.words[i]) if be else None
        return None

    def _share(self, start: int, stop: int, told: list[int]) -> Cue | None:
        """ "Seventeen of the 25 stations measure snow": so many of so many, whatever they do; nothing still to come.

        `told` are the tokens where the clauses of the sentence tell something by themselves.
        """
        for k in range(start + 1, stop - 2):
            if self.words[k] not in self.of_word or not self.is_number(k - 1):
                continue
            after = k + 2 if self.tags[k + 1] & DET else k + 1
            if not self.is_number(after) or self.tags[k - 1] & DET:
                continue
            clause = range(max(start, k - 1), min(stop, self.clauses.clause_end(k)))
            open_ = any(self.tags[i] & (MODAL | NEG) or self.words[i] in self.expecting_words for i in clause)
            own = any(n in clause for n in told)
            return None if open_ or own else Cue(PROGRESSES, k - 1, after + 1, k - 1, "be")
        return None

    def _there_are(self, k: int, start: int, stop: int) -> Cue | None:
        """ "There are 52 white buses in the depot": so many are there."""
        if k == start or self.words[k - 1] not in self.existing or self.words[k] not in self.stays:
            return None
        after = self.clauses.skip_adverbs(k + 1, stop)
        if after >= stop or not self.tags[after] & NUM and self.words[after] not in self.cardinals:
            return None
        where = any(self.tags[i] & PREP and not self.tags[i] & TO for i in range(after, min(stop, after + _AIM)))
        return Cue(FULFILS, k - 1, k + 1, k - 1, "there", self.posture_acts, active=True) if where else None

    def _is_now_in(self, k: int, stop: int) -> Cue | None:
        """ "Are now in every school", "all 200 lamps are in our homes": where a thing has come to be."""
        now = k + 1 < stop and self.words[k + 1] in self.by_now
        at = k + 1 + now
        if at + 1 >= stop or self.words[k] not in self.present_be or self.words[at] not in self.presence:
            return None
        if not self.tags[at + 1] & (DET | POSS) or self.tags[at + 1] & NEG or not now and not self._is_counted(k):
            return None
        return Cue(FULFILS, k, k + 1 + now, k, "be", self.presence_acts)

    def _is_counted(self, k: int) -> bool:
        """Whether a number opens the subject of a verb: all 200 lamps from Osaka, forty-five of the buses."""
        subject = self.clauses.subject_before(k)
        return subject is not None and any(
            self.is_number(n) for n in range(subject[0], min(subject[1], subject[0] + 2))
        )

    def _is_unreal(self, k: int, stop: int) -> bool:
        """Whether a "have" behind a modal tells what did not come: would have meant."""
        after = self.clauses.skip_adverbs(k + 1, stop)
        return after < stop and (bool(self.tags[after] & PART) or self.words[after] in self.been)

    def _is_ahead(self, i: int) -> bool:
        """Whether a token makes of its sentence what is still to come: a modal, an infinitive, an expectation."""
        aim = self.tags[i] & TO and i + 1 < len(self.words) and self.tags[i + 1] & BASE
        return bool(aim) or self._is_to_come(i)

    def _is_to_come(self, i: int) -> bool:
        return bool(self.tags[i] & MODAL and self.clauses.is_finite(i)) or self.words[i] in self.expecting_words

    def _is_dated(self, k: int, stop: int) -> bool:
        return self.dates.ahead(k, k, stop) is not None
