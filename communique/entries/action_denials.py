"""Whether what is told is denied: by a negation, by nobody as its subject, by nothing as its object, by a condition."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from communique.entries.action_dates import NewDates
from communique.entries.action_groups import CONTRADICTS, DELAYS, Cue, Group, Groups
from communique.entries.context import Context
from communique.period import first_day, last_day
from communique.text.clauses import Span
from communique.text.tags import AUX, BASE, BE, COMMA, DET, MODAL, NEG, TO

_LONG_AGO: Final = 5 * 365  # days since which what lasts is no news
_UNTIL: Final = 8  # tokens behind a refusal in which "until" makes a delay of it
_DENIED: Final = 15  # tokens behind a denial that it reaches
_CONDITION: Final = 14  # and behind the word of a condition


class Denials(Groups):
    """The denials of one document."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        super().__init__(context, dates)
        language = context.page.language
        self.imposing = frozenset(w for g in language.of("act") if g["name"] == "impose" for w in g.words)
        self.paid = language.wordset("paying_verb", "charging_verb")
        self.since = language.sets["since_word"]
        self.coming_about = language.sets["proceeding_verb"]
        self.single = language.sets["single_word"]
        self.ceased_acts = tuple(language.sets["ceased_act"])
        self.any, self.any_more = language.sets["any_word"], language.sets["more"]
        self.matters = language.sets["matter_noun"]
        self.present_be = language.sets["present_be"]
        self.unsure = language.sets["open_modal"]
        self.unable = language.sets["unable_modal"]
        self.until = language.sets["new_date_lead"]
        self.denied = language.sets["denied"]
        self.unreached = language.sets["unreached"]
        self.so = language.sets["so_far"]
        self.this = language.sets["this_word"]
        self.times = language.sets["time_noun"]
        self.intime = language.sets["in_time"], language.sets["in_time_noun"]

    def _refused(self, k: int, base: str, group: Group, stop: int) -> Cue | None:
        """ "Will not be built", "no houses will be built": dropped, or with "until" and a date moved."""
        unsure = group.modal in self.unsure and group.modal not in self.unable
        if unsure or not group.negated and not self._is_of_none(group) and not self._will_take_none(k, base):
            return None
        if any(self.words[i] in self.until for i in range(k + 1, min(stop, k + _UNTIL))):
            late = any(
                self.words[i] in self.until and not self.tags[i] & TO for i in range(k + 1, min(stop, k + _UNTIL))
            )
            dated = base in self.acting and late or self.dates.shifted_to(k, stop)
            if dated or late:
                return Cue(DELAYS, k, k + 1, group.start, base) if dated else None
        if base not in self.acting and base not in self.coming_about:
            return None
        now = self._is_for_now(k, stop)
        if now and self._is_of_none(group):
            return Cue(CONTRADICTS, k, k + 1, group.start, base)  # no aircraft will come this summer
        return Cue(DELAYS if now else CONTRADICTS, k, k + 1, group.start, base, refused=True)

    def _is_for_now(self, k: int, stop: int) -> bool:
        """Whether what will not be done will only not be done now: will not start this month, not in time."""
        stop = next((n for n in range(k + 1, stop) if self.tags[n] & COMMA), stop)  # not: since it burnt down in May
        near = self.words[k + 1 : min(stop, k + _UNTIL)]
        return self._is_this_time(k, stop) or any(
            a in self.intime[0] and b in self.intime[1] for a, b in pairwise(near)
        )

    def _is_this_time(self, k: int, stop: int) -> bool:
        """Whether it is only said of this time: has fallen through for this year."""
        return any(a in self.this and b in self.times for a, b in pairwise(self.words[k + 1 : min(stop, k + _UNTIL)]))

    def _is_of_none(self, group: Group) -> bool:
        """Whether the subject of a verb group is none: no further courses, nobody from the county, not one crate."""
        return self._is_none(self.clauses.subject_before(group.start))

    def _is_none(self, subject: Span | None) -> bool:
        if subject is None:
            return False
        first = subject[0]
        if self.tags[first] & NEG or self.words[first] in self.no_one:
            return self.words[first] not in self.near_negation
        return first > 0 and bool(self.tags[first - 1] & NEG) and self.words[first] in self.single

    def _is_unsaid(self, k: int, base: str, group: Group, *, none: bool, done: bool) -> bool:
        """Whether a denied fact tells nothing: what is not done yet, has not been, or was no deed at all.

        `none`: its subject is nobody or nothing; `done`: by itself the verb tells of a deed done. What is not, or no
        longer, imposed always tells.
        """
        if base in self.imposing:
            return False
        if group.have or group.yet or not done or none and base not in self.acting:
            return True
        if group.be in self.present_be:
            return self.dates.moved_to(k, k, self._sentence(k)[1]) is None  # it is not finished
        first, stop = self._sentence(k)
        if none and any(word in self.matters for word in self.words[first:k]):
            return True  # no date was set
        return none and any(a in self.so and b in self.so for a, b in pairwise(self.words[first:stop]))

    def _is_since(self, start: int, stop: int) -> bool:
        """Whether a sentence says since when, and since some time that is not long past: since 1 September."""
        for when in self.context.dates_in(start, stop):
            if self.words[max(0, when.start - 1)] in self.since:
                since, today = first_day(when.iso or ""), last_day(self.context.published or "")
                return since is None or today is None or (today - since).days < _LONG_AGO
        return False

    def _is_ceased(self, k: int, group: Group, *, none: bool) -> bool:
        """Whether it is done no more: drivers no longer stop there, nobody asks for it any more, or has since May."""
        if none and group.have and self._is_since(*self._sentence(k)):
            return True
        near = [*self.words[group.start : k], *self.words[k + 1 : self.clauses.clause_end(k)]]
        return not self.ceased.isdisjoint(near) or any(a in self.any and b in self.any_more for a, b in pairwise(near))

    def _is_unasserted(self, first: int, start: int) -> bool:
        """Whether a condition or a denial stands before it in its sentence, or "before" opens its clause."""
        subject = self.clauses.subject_before(first)
        if subject and subject[0] > start and self.words[subject[0] - 1] in self.unreached:
            return True  # it burned down before it was finished
        if self._is_subjunctive(first, start):
            return True
        if any(self.words[i] in self.denied for i in range(max(start, first - _DENIED), first)):
            return True
        conditions = self.page.within("condition", start, first)
        return any(first - match.stop < _CONDITION and not self._ended(match.stop, first) for match in conditions)

    def _is_subjunctive(self, first: int, start: int) -> bool:
        """Whether a verb group is one of what is only asked for: that goats be delivered."""
        bare = first + 1 if self.tags[first] & NEG else first
        if bare >= len(self.words) or not (self.tags[bare] & BE and self.tags[bare] & BASE):
            return False
        return first == start or not self.tags[first - 1] & (TO | MODAL | AUX)

    def _ended(self, a: int, b: int) -> bool:
        return any(self.tags[i] & COMMA for i in range(a, b))

    def _will_take_none(self, k: int, base: str) -> bool:
        """Whether nothing will be given, got or signed: will get no computers; not: will charge no fee."""
        return base in self.acting and base not in self.imposing | self.paid and self._takes_none(k)

    def _takes_none(self, k: int) -> bool:
        """Whether the object of a verb is none: levied no duties."""
        return k + 1 < len(self.words) and bool(self.tags[k + 1] & NEG and self.tags[k + 1] & DET)
