"""Words that say what became of something: set phrases of the word data, and verbs that tell of a deed as a fact.

What is only promised, wished or possible, and what lies under a condition, is none.
"""

from __future__ import annotations

from typing import Final

from communique.entries.action_aims import Aims
from communique.entries.action_dates import NewDates
from communique.entries.action_groups import CONTRADICTS, DELAYS, EXPECTS, FULFILS, PROGRESSES, WORKS, Cue, Group
from communique.entries.context import Context
from communique.text.clauses import Span
from communique.text.tags import (
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    DET,
    HAVE,
    ING,
    MODAL,
    NOUN,
    NUM,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    SUB,
    THIRD,
    TO,
    VERB,
)

_UNTIL: Final = 8  # tokens behind a refusal in which "until" makes a delay of it
_BUT: Final = 9  # tokens behind something denied in which what is told instead begins
_FIRST: Final = 3  # tokens behind a verb in which the first so many stand
_GENERAL: Final = 12  # tokens before a present in which "when" makes it general
_OBJECT: Final = 4  # tokens from a verb to its short object: a new date


class Cues(Aims):
    """The cues of one document."""

    def __init__(self, context: Context, dates: NewDates) -> None:
        super().__init__(context, dates)
        language = context.page.language
        self.delaying = language.sets["delay_verb"]
        self.dropping = language.sets["drop_verb"]
        self.working = language.sets["work_verb"]
        self.absent = language.sets["absent_verb"]
        self.idle = language.sets["idle_verb"]
        self.voting = language.sets["vote_verb"]
        self.opposing = language.sets["against_word"]
        self.endings = tuple(sorted(language.sets["ongoing_ending"]))
        self.done_endings = tuple(sorted(language.sets["done_ending"]))
        self.rests = language.sets["remaining"]
        self.firsts = language.sets["once_word"]
        self.obliging = language.sets["obliging_modal"]
        self.scales = language.sets["scale_word"]
        self.pricing = language.sets["pricing_verb"]
        self.withholding = language.sets["withholding_verb"]
        self.sites = language.wordset("site_preposition", "with_word")
        self.habitual = language.sets["habitual_verb"]
        self.adverbs_now = language.sets["still_word"]
        self.dating = language.sets["dating_verb"]
        self.splitting = language.sets["split"]
        self.posing = language.sets["posture_verb"]
        self.new = language.sets["new_word"]
        self.date_nouns = language.sets["date_noun"]
        self.shifting = language.sets["shift_verb"]
        self.rather = language.sets["rather_word"]
        self.noting = language.sets["noting_noun"]
        self.coming_off = language.sets["coming_off_verb"]
        self.flopping = language.sets["flopping_verb"]
        self.compelled = language.sets["compelled_word"]
        self.at_work = tuple(sorted(language.sets["working_act"]))

    def within(self, start: int, stop: int) -> list[Cue]:
        """The cues of a sentence, in the order of the text."""
        cues: list[Cue] = []
        taken = {k for match in self.page.within("condition", start, stop) for k in range(match.start, match.stop)}
        for match in self.page.within("bearing", start, stop):
            cue = self._of_phrase(match, start, stop)
            if cue is not None and not self._is_unasserted(cue.first, start):
                cues.append(cue)
                taken.update(range(cue.first, cue.stop))
        for k in range(start, stop):
            if k in taken:
                continue
            if self.tags[k] & (VERB | HAVE) or self.words[k] in self.been or self._is_ongoing(k):
                been = self.words[k] in self.been and not self.tags[k] & ING
                cue = self._of_being(k, start, stop) if been else self._of_verb(k, start, stop)
                if cue is not None and not self._is_unasserted(cue.first, start):
                    cues.append(cue)
            if self.words[k] in self.prospective:
                cue = self._of_prospect(k, start, stop)
                if cue is not None and not self._is_unasserted(cue.first, start):
                    cues = [one for one in cues if not cue.first <= one.start <= cue.start]
                    cues.append(cue)
                    taken.update(range(cue.first, cue.stop))
        if not self.page.within("condition", start, stop):
            cues += filter(None, [self._share(start, stop, [cue.start for cue in cues])])
        return sorted(cues, key=lambda cue: cue.start)

    def _is_ongoing(self, k: int) -> bool:
        """Whether a word that no list holds is a verb under way: have been romping."""
        if self.tags[k] or not k or self.words[k] in self.rests:
            return False
        if self.tags[k - 1] & HAVE and self.words[k].endswith(self.done_endings):
            return True  # the scanner has gobbled 17,500 registers
        if not self.tags[k - 1] & BE or not self.words[k].endswith(self.endings):
            return False
        return k + 1 >= len(self.words) or not self.tags[k + 1] & TO  # not: is willing to

    def _of_verb(self, k: int, start: int, stop: int) -> Cue | None:
        """The cue that a verb makes where it tells of a fact."""
        base = self.clauses.base(k)
        own = base in self.delaying or base in self.dropping
        saying = self.tags[k] & CLAUSE or k + 2 < stop and self.tags[k + 1] & REL and self.clauses.is_complement(k + 1)
        if base in self.voting and any(w in self.opposing for w in self.words[k + 1 : min(stop, k + _UNTIL)]):
            return Cue(CONTRADICTS, k, k + 1, self._group(k, start).start, base)
        if self.tags[k] & HAVE:
            group = self._group(k, start)
            if group.modal:
                duty = k + 1 < stop and self.tags[k + 1] & TO  # will have to rent
                return None if duty or self._is_unreal(k, stop) else self._expected(k, base, group, stop)
            if group.infinitive and self.tags[k] & BASE:
                return self._of_infinitive(k, base, group, start)  # mean to have power flowing by December
            return self._of_having(k, start, stop)
        if base in self.posing and self._is_placed(k, start, stop):
            return Cue(FULFILS, k, k + 1, self._group(k, start).start, base, self.posture_acts, active=True)
        learns = any(w in self.new for w in self.words[k + 1 : min(stop, k + _OBJECT)])  # learn from the new books
        idle = base in self.idle and not learns and not own and base not in self.pricing and not self._is_kept(k, base)
        if base not in self.acting and (idle or saying and not own):
            group = self._group(k, start)
            if group.modal and group.negated and base in self.coming_about and group.modal not in self.unsure:
                return self._refused(k, base, group, stop)
            dated = not self.tags[k] & (AUX | BE) and group.modal and self.dates.ahead(k, start, stop)
            ahead = group.modal and base in self.obtaining or dated
            obtained = self._expected(k, base, group, stop, start) if ahead else None
            return obtained or self._enabled(k, base, group, start, stop)
        if self.tags[k] & (AUX | MODAL | BE | HAVE) or self._is_noun(k, start) or self._governs(k, stop):
            return None
        if self.page.word(k + 1) in self.noting:
            return None  # took stock of the programme
        group = self._group(k, start)
        if base in self.coming_off and group.negated and not (group.modal or group.yet or group.infinitive):
            return Cue(CONTRADICTS, k, k + 1, group.start, base, refused=True)  # had not materialised
        if base in self.dating and any(when.start == k + 1 for when in self.context.dates_in(k + 1, stop)):
            return self._of_date_given(k, base, group, start, stop)
        if base in self.dating and any(w in self.date_nouns for w in self.words[k + 1 : min(stop, k + _OBJECT)]):
            return self._of_date_given(k, base, group, start, stop)
        if base in self.shifting and self._is_shifted(k, group):
            return Cue(DELAYS, k, k + 1, group.start, base)
        if own:
            return self._of_own_verb(k, base, group)
        if group.modal in self.obliging and base in self.paying and not group.negated:
            return Cue(CONTRADICTS, k, k + 1, group.start, base, self.ceased_acts)  # must pay
        if group.modal:
            refused = self._refused(k, base, group, stop)
            return refused or self._expected(k, base, group, stop) or self._enabled(k, base, group, start, stop)
        if group.infinitive:
            return self._enabled(k, base, group, start, stop) or self._of_infinitive(k, base, group, start)
        split = self._of_split(k, base, group, stop) if base in self.splitting else None
        if split is not None:
            return split
        if group.did and group.negated and not group.yet and base in self.acting:
            return Cue(CONTRADICTS, k, k + 1, group.start, base, refused=True)
        return self._of_fact(k, base, group, start) or self._of_participle(k, base, group, start, stop)

    def _is_kept(self, k: int, base: str) -> bool:
        """Whether something is told to stay at a place or with somebody by name: the books remain in Trento."""
        named = k + 2 < len(self.words) and self.page.is_capital(k + 2)
        return base in self.withholding and bool(named) and self.page.word(k + 1) in self.sites

    def _of_date_given(self, k: int, base: str, group: Group, start: int, stop: int) -> Cue | None:
        """ "Now gives August as the date": no deed, only a new date where it is one."""
        if group.negated or group.modal or group.infinitive or self.dates.moved_to(k, start, stop) is None:
            return None
        return Cue(DELAYS, k, k + 1, group.start, base)

    def _is_shifted(self, k: int, group: Group) -> bool:
        """Whether a verb moves something to a later date: has moved the start to April."""
        told = not group.negated and group.modal not in self.unsure and not group.infinitive
        return told and self.dates.shifted_to(k, self.clauses.clause_end(k)) is not None

    def _of_fact(self, k: int, base: str, group: Group, start: int) -> Cue | None:
        """The cue of a verb that tells a fact, or denies one."""
        bearing = self._told(k, base, group, start)
        if group.negated and self._is_not_coming(k, base, group):
            return Cue(CONTRADICTS, k, k + 1, group.start, base, refused=True)
        if bearing == WORKS and base in self.obtaining and not group.negated and self._is_now_had(k, start, group):
            return Cue(FULFILS, k, k + 1, group.start, base, self.posture_acts)
        if bearing in (WORKS, FULFILS) and self._is_set(k, base, group):
            return Cue(EXPECTS, k, k + 1, group.start, base)
        if not bearing:
            return None
        subject = self.clauses.subject_before(group.start)
        none = self._is_none(subject)
        other = self._behind_but(k) if group.negated else 0
        if other and self.tags[other] & PART and not self.tags[other] & (PREP | ING):
            return Cue(CONTRADICTS, k, k + 1, group.start, base, refused=True)  # has not been lifted but doubled
        corrected = bool(other and self.tags[other] & (PREP | NUM))  # was not delivered in May but in June
        if not corrected and (group.negated or none or self._takes_none(k)):
            if (bearing == WORKS or none) and self._is_ceased(k, group, none=none):
                return Cue(FULFILS, k, k + 1, group.start, base, self.ceased_acts)
            if self._is_unsaid(k, base, group, none=none, done=bearing == FULFILS):
                return None
            bearing = CONTRADICTS
        acts = self._acts(base) if bearing == FULFILS and base in self.working and not group.negated else ()
        passive = bool(group.be) and bool(self.tags[k] & PART) and not self.tags[k] & ING
        active = not passive and not group.being and not (group.negated and not corrected)
        if bearing == FULFILS and self._is_first_part(k, subject):
            bearing = PROGRESSES
        refused = group.negated and not corrected
        return Cue(bearing, k, k + 1, group.start, base, acts, refused=refused, active=active)

    def _behind_but(self, k: int) -> int:
        """Where what is told instead of something denied begins, behind "but" in its clause; 0 where nothing is."""
        stop = min(self._sentence(k)[1] - 1, k + _BUT)
        return next((n + 1 for n in range(k + 1, stop) if self.words[n] in self.rather), 0)

    def _is_not_coming(self, k: int, base: str, group: Group) -> bool:
        """Whether a present denies what is to come: the office is not coming; not: is not working yet."""
        ahead = group.be in self.present_be and not group.have and not group.being and not group.yet
        going = base in self.acting and base not in self.working
        return bool(ahead and self.tags[k] & ING and not self.tags[k] & PAST and going)

    def _is_now_had(self, k: int, start: int, group: Group) -> bool:
        """Whether it is told as got by now: suppliers now get their permits in four weeks."""
        return any(word in self.by_now for word in self.words[max(start, group.start - 1) : k])

    def _is_first_part(self, k: int, subject: Span | None) -> bool:
        """Whether only the first so many are told of: the first eight lecturers, the first million of the three."""
        near = [*range(k + 1, min(k + _FIRST, len(self.words) - 1))]
        if subject is not None:
            near += range(subject[0], min(subject[0] + 2, subject[1] - 1))
        firsts = [n + 1 for n in near if self.words[n] in self.firsts]
        return any(self.is_number(n) or self.words[n] in self.scales for n in firsts)

    def _is_set(self, k: int, base: str, group: Group) -> bool:
        """Whether a present tells of a day to come: the festival begins on 22 November."""
        present = bool(self.tags[k] & (THIRD | BASE) and not self.tags[k] & PAST) and not (group.be or group.have)
        present = present or group.be in self.present_be and not group.have and bool(self.tags[k] & PART)
        dated = base in self.acting or self.words[k] in self.expecting_words
        if not present or group.negated or not dated or self._is_title(self._sentence(k)[0]):
            return False
        return self.dates.coming(k, self.clauses.clause_end(k)) is not None

    def _of_participle(self, k: int, base: str, group: Group, start: int, stop: int) -> Cue | None:
        """ "The forum, held in May": a participle behind what it was done to, unless all of it is still to come."""
        tag, before = self.tags[k], k - 1
        if not tag & PART or tag & ING or base not in self.acting or group.start != k or k + 1 >= stop or k == start:
            return None
        after = self.clauses.skip_adverbs(k + 1, stop)  # shot together with
        aim = after + 1 < stop and self.tags[after] & TO and self.tags[after + 1] & BASE
        if after >= stop or not self.tags[after] & PREP or aim:
            return None
        if self.tags[before] & COMMA:
            before -= 1
        idle = DET | PREP | ADV | VERB | AUX | SUB | REL
        if before < start or self.tags[before] & idle and not self.tags[before] & NOUN:
            return None
        if self._is_relative_past(k, start):
            return None
        if not self.words[before][0].isalnum() or any(self._is_ahead(i) for i in range(start, k)):
            return None
        return Cue(FULFILS, k, k + 1, k, base, behind=True)

    def _acts(self, base: str) -> tuple[str, ...]:
        """The kinds of deed that a thing at work shows to be done: its own, and that it is there."""
        own = [g["name"] for g in self.page.language.of("act") if base in g.words]
        return tuple(dict.fromkeys((*own, *self.at_work)))

    def _governs(self, k: int, stop: int) -> bool:
        """Whether a verb only governs its infinitive (managed to, undertook to), or denies what follows."""
        word = self.words[k]
        to_verb = k + 2 < stop and bool(self.tags[k + 1] & TO) and bool(self.tags[k + 2] & BASE)
        passive = bool(self.tags[k - 1] & (BE | ADV)) if k else False
        governs = word in self.managing or word in self.failing or word in self.future or not passive
        refused = self.clauses.base(k) in self.dropping and bool(self.tags[k + 1 : k + 2] and self.tags[k + 1] & DET)
        return word in self.denied and not refused or to_verb and governs  # rejected the law

    def _is_noun(self, k: int, start: int) -> bool:
        before = self.tags[k - 1] if k > start else 0
        return bool(before & DET and not before & PRON) and not self.tags[k] & PAST

    def _of_own_verb(self, k: int, base: str, group: Group) -> Cue | None:
        """A verb that itself means to move or to drop: fact, or settled for the future."""
        if group.negated or group.modal in self.unsure:
            return None
        compelled = group.infinitive and self._is_compelled(group)
        if group.infinitive and not group.be and not compelled:
            return None
        if base in self.flopping and not group.be and self.tags[min(k + 1, len(self.tags) - 1)] & (DET | NUM | POSS):
            return None  # failed the language test
        bare = not (group.be or group.have or group.modal or compelled)
        if bare and (not self._is_deed(k) or self._is_first_noun(k)):
            return None
        bearing = DELAYS if base in self.delaying else CONTRADICTS
        return Cue(bearing, k, k + 1, group.start, base)

    def _is_compelled(self, group: Group) -> bool:
        """Whether somebody had to: had to postpone the visit, was forced to cancel it."""
        i = group.start - 2
        return i > 0 and self.words[i] in self.compelled

    def _is_first_noun(self, k: int) -> bool:
        """Whether a form that begins a sentence of a text is a noun: shelves for the reading room."""
        start = self._sentence(k)[0]
        return k == start and bool(self.tags[k] & THIRD) and not self._is_title(start)

    def _is_deed(self, k: int) -> bool:
        return (
            self.clauses.is_finite(k)
            or self._is_title(self._sentence(k)[0])
            and bool(self.tags[k] & (PAST | PART | THIRD))
        )

    def _told(self, k: int, base: str, group: Group, start: int) -> str:
        """Fulfils for a fact, progresses for what is being done, empty where nothing is told."""
        tag = self.tags[k]
        if base in self.absent:
            return ""
        if (
            tag & PART
            and (group.have or group.be and group.be not in self.being)
            and not (tag & ING and not tag & PART)
        ):
            if group.being:
                return PROGRESSES
            now = group.be in self.present_be and not group.have
            habit = now and base in self.habitual and not any(w in self.by_now for w in self.words[group.start : k])
            return "" if habit or now and self._is_general(group.start, start) else FULFILS
        if (tag & ING or not tag) and group.be:
            return FULFILS if base in self.working else PROGRESSES
        if tag & PAST and not group.be and not group.have:
            told = self.clauses.is_finite(k) or self._is_title(start) or self._is_past(k, start)
            return FULFILS if told or self._is_relative_past(k, start) else ""
        if self._is_title(start) and tag & (PART | THIRD) and base in self.acting:
            return FULFILS
        if base in self.working and tag & (THIRD | BASE) and not tag & PAST and not self._is_general(k, start):
            finite = self.clauses.is_finite(k) and not (tag & NOUN and tag & BASE)
            return FULFILS if finite or self._is_lone(k, start) else ""
        if tag & (THIRD | BASE) and not tag & PAST and not group.be and self._is_present(k, start):
            return "" if self._is_general(k, start) else WORKS
        before = self.clauses.skip_adverbs_back(k - 1, start)
        if tag & (THIRD | BASE) and not group.be and before > start and self.tags[before] & REL:
            return "" if self.clauses.is_complement(before) else WORKS  # bookmobiles that now tour schools
        return ""

    def _is_present(self, k: int, start: int) -> bool:
        """Whether a present form is the verb of its clause, and no noun: still demands the duty, a train rolls in."""
        if not self.tags[k] & NOUN:
            return self.clauses.is_finite(k) or self._is_lone(k, start)
        before = self.tags[k - 1] if k > start else 0
        if k > start and self.words[k - 1] in self.no_one and self.tags[k] & THIRD:
            return True  # nobody checks permits any longer
        told = before & PRON and not before & DET or k > start and self.words[k - 1] in self.adverbs_now
        return bool(told) and self.clauses.is_finite(k) or self._is_lone(k, start)

    def _is_general(self, first: int, start: int) -> bool:
        """Whether a present lies under "when" or "after", so that it is still to come."""
        near = range(max(start, first - _GENERAL), first)
        return any(
            self.tags[i] & SUB
            and not self.tags[i] & (PREP | REL)
            and not self.tags[i + 1] & PREP
            and self.words[i] not in self.since
            for i in near
        )
