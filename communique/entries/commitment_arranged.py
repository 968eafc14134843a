"""What is arranged, told in the present with a day to come: the minister leaves for Oslo on Sunday."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_lists import Lists
from communique.entries.dates import DateMention
from communique.period import first_day
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import ADV, BASE, BE, NEG, NOUN, PAST, PREP, REL, SUB, THIRD
from communique.words.load import Group, Words

_ARRANGED: Final = Group("force", (), {"force": "firm", "type": "plan", "form": "modal"})
_KINDS: Final = frozenset(("day", "weekday", "today", "week", "month", "season", "interval"))
_SHORTEST: Final = 4  # tokens of a sentence
_OBJECT: Final = 3  # tokens of a deed at least: lends | it ten


@cache
def _forms(language: Words) -> dict[str, str]:
    """The present forms of the verbs of what is arranged, `s` or `base`; of those in -ing `ing`."""
    plain = language.sets["arranged_verb"]
    going = plain | language.sets["arranged_progressive"]
    forms: dict[str, str] = {}
    for form, readings in language.verbs.items():
        for base, name in readings:
            if name in ("s", "base") and base in plain or name == "ing" and base in going:
                forms[form] = name
    return forms


_PLEDGED: Final = Group("force", (), {"force": "firm", "type": "pledge", "form": "modal"})
_FROM: Final = ("in", "on", "from", "")  # links of the day of a deed in -ing


@cache
def _deeds(language: Words) -> dict[str, str]:
    """The present forms of all verbs but those that tell no arranged deed, as `_forms` has those of journeys."""
    sets = language.wordset("unarranged_verb", "idle_verb", "only_talk", "weighing_verb", "whether_verb", "clause_verb")
    shown = ("s", "base", "ing")
    return {
        form: next(name for _, name in readings if name in shown)
        for form, readings in language.verbs.items()
        if any(name in shown for _, name in readings) and all(base not in sets for base, _ in readings)
    }


class Arranged(Lists):
    """Reads these sentences of one document into candidates."""

    def arranged(self) -> list[Candidate]:
        """The candidates of all sentences with a day to come, each verb once."""
        found: dict[int, Candidate] = {}
        for when in self.context.dates:
            if when.passed or when.kind not in _KINDS or not self._is_to_come(when) or self._is_left_out(when):
                continue
            for verb in self._verbs_of(when):
                one = found.get(verb) or self._arranged_at(verb)
                if one is not None and (when.start < one.stop):
                    found[verb] = one
        for when in self.context.dates:
            ahead = self._is_rolled(when) if when.passed else self._is_ahead_of(when)
            if when.kind not in _KINDS or not ahead or self._is_left_out(when):
                continue
            deed = self._deed_on(when)
            if deed is not None:
                found.setdefault(deed.verb, deed)
        return list(found.values())

    def _is_sentence(self, i: int) -> bool:
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        return stop - start >= _SHORTEST and self.words[stop - 1] in (".", "!", "”", '"')

    def _is_left_out(self, when: DateMention) -> bool:
        skipped = self.context.skipped
        return bool(skipped) and skipped[self.page.paragraph_of[when.start]]

    def _is_ahead_of(self, when: DateMention) -> bool:
        today, first = first_day(self.context.published or ""), first_day((when.iso or "").partition("/")[0])
        return today is not None and first is not None and first > today

    def _is_rolled(self, when: DateMention) -> bool:
        """Whether a day or month without a year is read as gone by for want of a word of what is to come."""
        return when.kind in ("day", "month") and not any(
            len(word) == 4 and word.isdigit() for word in self.words[when.start : when.stop]
        )

    def _is_to_come(self, when: DateMention) -> bool:
        return when.link in ("", "in", "on") and self._is_ahead_of(when)

    def _deed_on(self, when: DateMention) -> Candidate | None:
        """A deed of somebody told in the present with its day: Peru is lending Chile ten trucks from June."""
        lead = when.lead if when.lead >= 0 else when.start
        if when.link not in _FROM or not self._is_sentence(when.start):
            return None
        start, forms = self.clauses.bounds(when.start)[0], _deeds(self.language)
        for k in range(lead - 1, start, -1):
            if self.tags[k] & (REL | SUB) or k in self.page.at.get("force", {}):
                return None
            progressive = forms.get(self.words[k]) == "ing" and self.tags[k - 1] & (BE | ADV)
            if not progressive and not (self.words[k] in forms and self.clauses.is_finite(k)):
                if self.clauses.is_finite(k):
                    return None
                continue
            day = when.link == "from" or when.kind == "day" and not when.passed
            if not progressive and not day or self.names_event(lead - 1) or lead - k < _OBJECT:
                return None
            one = self._arranged_at(k, progressive=bool(progressive))
            if one is None or one.subject is None or when.start >= one.stop or not self._can_act(one.subject):
                return None
            one.type, one.cue = "pledge", Match(k, k + 1, _PLEDGED)
            return one
        return None

    def _verbs_of(self, when: DateMention) -> list[int]:
        """The verbs of what is arranged in the sentence of a date: those before it, or all where it opens it."""
        start, stop = self.page.sentences[self.page.sentence_of[when.start]]
        if not self._is_sentence(when.start):
            return []
        forms = _forms(self.language)
        lead = when.lead if when.lead >= 0 else when.start
        reach = range(when.stop, stop) if lead <= self.clauses.bounds(when.start)[0] + 1 else range(start, lead)
        return [k for k in reach if self.words[k] in forms and not self.page.is_capital(k)]

    def _arranged_at(self, k: int, *, progressive: bool | None = None) -> Candidate | None:
        """The candidate whose verb stands at token `k`; `None` where it is no present of somebody or something."""
        if progressive is None:
            progressive = _forms(self.language)[self.words[k]] == "ing"
        group = self._group_start(k)
        if progressive:
            present = any(self.tags[n] & BE and not self.tags[n] & PAST for n in range(group, k))
            if not present or group == k or self.tags[group] & NEG:
                return None
        elif not self._is_present(k):
            return None
        subject, relative, narrows = self._subject(group)
        if subject is None or narrows or relative or self._is_negated(group, k) or self._is_nobody(subject):
            return None
        if not self.feasts.isdisjoint(self.words[slice(*subject)]):
            return None  # Ramadan begins in March
        before = subject[0] - 1
        if (
            before >= self.clauses.bounds(k)[0]
            and self.tags[before] & (SUB | REL)
            and self.words[before] not in self.that
        ):
            return None
        stop = self.clauses.clause_end(k)
        if not self.repeats.isdisjoint(self.words[subject[0] : stop]):
            return None
        cue = Match(k, k + 1, _ARRANGED)
        part: Span = (k, stop)
        return Candidate("arranged", "firm", "plan", cue, subject, [part], subject[0], stop)

    def _is_present(self, k: int) -> bool:
        """Whether token `k` is a verb in the present, told for one day: leaves for Oslo, and no official visits."""
        if not self.tags[k] & (THIRD | BASE) or self.tags[k] & PAST:
            return False
        if self.clauses.base(k) in self.leaving and self.words[k + 1] not in self.forwords:
            return False
        if self.clauses.is_finite(k):
            return not self.tags[k] & NOUN or self._opens_phrase(k, self.clauses.bounds(k)[1])
        first, end = self.clauses.bounds(k)[0], self.clauses.clause_end(k)
        goes = k + 1 < end and self.tags[k + 1] & PREP and self.words[k + 1] not in self.genitive_links
        alone = not any(self.clauses.is_finite(n) for n in range(first, end) if n != k)
        return bool(self.tags[k] & THIRD and goes) and alone  # Daly leaves for Oslo on Sunday
