"""What a modal or an infinitive tells: will be completed in May, managed to build, failed to, has yet to pay."""

from __future__ import annotations

from communique.entries.action_dates import NewDates
from communique.entries.action_groups import CONTRADICTS, EXPECTS, FULFILS, PROGRESSES, Cue, Group
from communique.entries.action_phrases import Phrases
from communique.entries.context import Context
from communique.text.tags import HAVE, PAST, PREP


class Aims(Phrases):
    """The cues of one document that stand behind a modal, or in an infinitive."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        super().__init__(context, dates)
        language = context.page.language
        self.beginning = language.sets["begin_verb"]
        self.managing = language.sets["manage_phrase"]
        self.failing = language.sets["fail_phrase"]
        self.paying = language.sets["owing_verb"]
        self.obtaining = language.sets["obtain_verb"]
        self.future = language.sets["future_word"]
        self.positions = language.sets["position_noun"]
        self.settling = language.sets["date_setting_verb"]
        self.pronouns = language.sets["backward_object"]

    def _expected(self, k: int, base: str, group: Group, stop: int, start: int | None = None) -> Cue | None:
        """ "Will be completed in September": said again, or with the new date of what was promised before."""
        if group.negated or group.modal in self.unsure or self._is_of_none(group):
            return None
        dated = self.dates.ahead(k, k if start is None else start, stop) is not None
        if base not in self.acting and base not in self.obtaining and not dated:
            return None
        return Cue(EXPECTS, k, k + 1, group.start, base)

    def _of_infinitive(self, k: int, base: str, group: Group, start: int) -> Cue | None:
        """ "Managed to build" is done, "failed to build" is not, "began to build" is begun; else nothing is told."""
        i = self.clauses.skip_adverbs_back(group.start - 2, start)
        if i < start:
            return None
        if self.words[i] in self.positions and i - 2 >= start and self.tags[i - 2] & PREP:
            governor, refusing = self._group(i - 2, start), True  # was not in a position to deliver
        else:
            governor, refusing = self._group(i, start), self.words[i] in self.managing
        if base in self.acting and self._is_barred(i, governor, refusing=refusing):
            return Cue(CONTRADICTS, k, k + 1, governor.start, base, refused=True)
        if self._is_settled_anew(i, k, governor):
            return Cue(EXPECTS, k, k + 1, governor.start, base)
        if self.tags[i] & HAVE and base in self.paying and not self.tags[i] & PAST and not governor.negated:
            return Cue(CONTRADICTS, k, k + 1, governor.start, base, self.ceased_acts)  # will have to pay
        dated = self._is_hoped(i, governor) and self._is_dated(k, self._sentence(k)[1])
        if (
            dated
            or self._is_hoped(i, governor)
            and base in self.acting
            and not governor.have
            and self._is_now(i, governor)
        ):
            return Cue(EXPECTS, k, k + 1, governor.start, base)
        if base not in self.acting:
            return None
        if self.words[i] in self.future and governor.be:
            return self._of_future(k, base, governor)
        if governor.modal or governor.infinitive or governor.negated and self.words[i] not in self.managing:
            return None
        if self.words[i] in self.failing or governor.negated:
            return Cue(CONTRADICTS, k, k + 1, governor.start, base)
        if self.words[i] in self.managing:
            return Cue(FULFILS, k, k + 1, governor.start, base)
        began = self.clauses.base(i) in self.beginning and (self.tags[i] & PAST or governor.have)
        return Cue(PROGRESSES, k, k + 1, governor.start, base) if began else None

    def _is_barred(self, i: int, governor: Group, *, refusing: bool) -> bool:
        """Whether somebody cannot do what follows: would not be able to, is not in a position to, will be unable to."""
        if governor.infinitive or governor.yet or governor.modal in self.unsure:
            return False
        if refusing:
            return governor.negated and bool(governor.modal or governor.be or governor.have)
        return self.words[i] in self.failing and bool(governor.modal) and not governor.negated

    def _is_settled_anew(self, i: int, k: int, governor: Group) -> bool:
        """Whether a new date is settled for what a pronoun points back to: agreed to hold it in July."""
        if self.clauses.base(i) not in self.settling or governor.negated or governor.modal or governor.infinitive:
            return False
        return self.page.word(k + 1) in self.pronouns and self._is_dated(k, self._sentence(k)[1])

    def _is_now(self, i: int, governor: Group) -> bool:
        """Whether a hope is told of as one of now: plans to, is expected to, not whom it wanted to hire."""
        return governor.be in self.present_be if governor.be else bool(governor.modal) or not self.tags[i] & PAST

    def _is_hoped(self, i: int, governor: Group) -> bool:
        """Whether what follows is to come: is expected to, will be able to, can expect to."""
        if governor.negated or governor.infinitive:
            return False
        if governor.modal:
            sure = governor.modal not in self.unsure or governor.modal in self.able
            return sure and (self.words[i] in self.expecting_words or self.words[i] in self.managing)
        return self.words[i] in self.expecting_words

    def _of_future(self, k: int, base: str, governor: Group) -> Cue | None:
        """ "Is going to open in June", "are not going to build": as with "will"."""
        if governor.negated:
            return Cue(CONTRADICTS, k, k + 1, governor.start, base, refused=True)
        dated = self._is_dated(k, self._sentence(k)[1])
        return Cue(EXPECTS, k, k + 1, governor.start, base) if dated else None
