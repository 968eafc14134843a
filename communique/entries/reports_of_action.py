"""Passages that report what became of something: that it was done, begun, moved or dropped.

They are found by phrases of the word data and by verbs that tell of a deed as a fact; what is only promised, wished or
possible, and what lies under a condition, is none. Whether a passage bears on a commitment is for comparing to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.entries.context import Context
from communique.entries.sectors import Sectors
from communique.kinds import Commitment, Entry, Person
from communique.passages import Passage, Told
from communique.period import first_day, last_day
from communique.text.clauses import Clauses, Span
from communique.text.page import Match
from communique.text.tags import (
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    PART,
    PAST,
    PREP,
    PRON,
    REL,
    SUB,
    THIRD,
    TO,
    VERB,
)

_CHAIN = 6  # auxiliaries, adverbs and negations before a verb
_SHORT = 3  # tokens of a sentence that tells nothing
_NAMES = 60  # names of a document that are kept
_NO_NEW_DATE = ("duration", "before", "since", "past", "to_date", "ago", "today")
_PROGRESSES, _FULFILS, _DELAYS, _CONTRADICTS = "progresses", "fulfils", "delays", "contradicts"
_EXPECTS = "expects"


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group that ends with a verb: where it begins, and what its small words say."""

    start: int
    modal: str = ""
    negated: bool = False
    have: bool = False
    be: str = ""
    being: bool = False
    yet: bool = False
    infinitive: bool = False
    did: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `start` to `stop` that say what became of something; `first` is where their verb group begins.

    `refused`: it will not be done, or was not, which a new date turns into a delay.
    """

    bearing: str
    start: int
    stop: int
    first: int
    verb: str
    acts: tuple[str, ...] = ()
    refused: bool = False


def find_told(context: Context, document: str, entries: list[Entry]) -> Told:
    """What following needs of a document: its passages, whom and where it is about, what its commitments point to."""
    reader = Reports(context, document)
    areas = dict.fromkeys(place.code for place in context.places if place.code)
    names = dict.fromkeys(who.name for who in context.people if who.name)
    persons = dict.fromkeys(who.name for who in context.people if who.name and who.kind == "person")
    pointed = {e.id: reader.pointed_to(e) for e in entries if isinstance(e, Commitment)}
    before = {id: words for id, words in pointed.items() if words}
    return Told(
        document, tuple(areas), tuple(names)[:_NAMES], tuple(persons)[:_NAMES], tuple(reader.passages()), before
    )


class Reports:
    """The passages of one document."""

    def __init__(self, context: Context, document: str) -> None:
        self.context = context
        self.document = document
        self.page = context.page
        self.words = context.page.words
        self.clauses: Clauses = context.clauses
        self.tags = self.clauses.tags
        self.sectors = Sectors(context)
        language = context.page.language
        self.delaying = language.wordset("delay_verb")
        self.dropping = language.wordset("drop_verb")
        self.beginning = language.wordset("begin_verb")
        self.working = language.wordset("work_verb")
        self.managing = language.wordset("manage_phrase")
        self.failing = language.wordset("fail_phrase")
        self.expecting = language.wordset("expecting")
        self.pending = language.wordset("pending")
        self.did = language.wordset("did")
        self.unable = language.wordset("unable_modal")
        self.until = language.wordset("new_date_lead")
        self.at = language.wordset("date_lead")
        self.old_date = language.wordset("old_date")
        self.denied = language.wordset("denied")
        self.unsure = language.wordset("open_modal")
        self.backward = language.wordset("backward")
        self.objects = language.wordset("backward_object")
        self.between = language.wordset("between")
        self.idle = language.wordset("idle_verb")
        self.at_work = tuple(sorted(language.wordset("working_act")))
        self.acting = frozenset(word for group in language.of("act") for word in group.words)

    def passages(self) -> list[Passage]:
        """All passages in the order of the text, one for each cue."""
        found: list[Passage] = []
        for start, stop in self.page.sentences:
            if stop - start > _SHORT and not self._is_skipped(start):
                found += [self._passage(cue, start, stop) for cue in self._cues(start, stop)]
        return found

    def _is_skipped(self, start: int) -> bool:
        paragraph = self.page.paragraph_of[start]
        return paragraph >= 0 and bool(self.context.skipped) and self.context.skipped[paragraph]

    def _is_title(self, start: int) -> bool:
        title = self.context.title
        return title is not None and title[0] <= start < title[1]

    # Cues

    def _cues(self, start: int, stop: int) -> list[Cue]:
        cues: list[Cue] = []
        taken = {k for match in self.page.within("condition", start, stop) for k in range(match.start, match.stop)}
        for match in self.page.within("bearing", start, stop):
            cue = self._of_phrase(match, start, stop)
            if cue is not None and not self._is_unasserted(cue.first, start):
                cues.append(cue)
                taken.update(range(cue.first, cue.stop))
        for k in range(start, stop):
            if self.tags[k] & VERB and k not in taken:
                cue = self._of_verb(k, start, stop)
                if cue is not None and not self._is_unasserted(cue.first, start):
                    cues.append(cue)
        return sorted(cues, key=lambda cue: cue.start)

    def _of_phrase(self, match: Match, start: int, stop: int) -> Cue | None:
        """The cue that a set phrase makes, unless it is only hoped for."""
        bearing, group = match.group["bearing"], self._group(match.start, start)
        if match.group.get("state") and not group.be and not self._stands(match.start, start):
            return None
        if match.group.get("state") and match.stop < stop and self.tags[match.stop] & TO:
            return None  # ready to train
        if match.group.get("dated") and self._new_date(match.start, start, stop) is None:
            return None
        refused = group.modal and group.negated and bearing == _FULFILS
        sure = not group.modal or (match.group.get("settled") or refused) and group.modal not in self.unsure
        if not sure or group.infinitive and not match.group.get("settled"):
            return None
        if group.negated:
            if bearing != _FULFILS or group.have or group.yet or match.group.get("state"):
                return None
            bearing = _CONTRADICTS
        if bearing == _FULFILS and (group.being or self.tags[match.start] & ING and group.be):
            bearing = _PROGRESSES
        acts = tuple(match.group.get("acts", ()))
        refused = group.negated and bearing == _CONTRADICTS
        return Cue(bearing, match.start, match.stop, group.start, self.clauses.base(match.start), acts, refused)

    def _stands(self, k: int, start: int) -> bool:
        """Whether a state is told without a form of "be": remains in use, a headline."""
        before = self.clauses.skip_adverbs_back(k - 1, start)
        return before >= start and self.clauses.base(before) in ("remain", "stay", "become") or self._is_title(start)

    def _of_verb(self, k: int, start: int, stop: int) -> Cue | None:
        """The cue that a verb makes where it tells of a fact."""
        base = self.clauses.base(k)
        own = base in self.delaying or base in self.dropping
        if (
            base in self.idle
            and base not in self.acting
            or self.tags[k] & CLAUSE
            and base not in self.acting
            and not own
        ):
            return None
        if self.tags[k] & (AUX | MODAL | BE | HAVE) or self._is_noun(k, start) or self._governs(k, stop):
            return None
        group = self._group(k, start)
        if own:
            return self._of_own_verb(k, base, group)
        if group.modal:
            return self._refused(k, base, group, start, stop) or self._expected(k, base, group, stop)
        if group.infinitive:
            return self._of_infinitive(k, base, group, start)
        if group.did and group.negated and not group.yet and base in self.acting:
            return Cue(_CONTRADICTS, k, k + 1, group.start, base, refused=True)
        bearing = self._told(k, base, group, start)
        if bearing and group.negated:
            bearing = "" if group.have or group.yet or bearing != _FULFILS else _CONTRADICTS
        acts = self._acts(base) if bearing == _FULFILS and base in self.working and not group.negated else ()
        return Cue(bearing, k, k + 1, group.start, base, acts, refused=group.negated) if bearing else None

    def _acts(self, base: str) -> tuple[str, ...]:
        """The kinds of deed that a thing at work shows to be done: its own, and that it is there."""
        own = [g["name"] for g in self.page.language.of("act") if base in g.words]
        return tuple(dict.fromkeys((*own, *self.at_work)))

    def _governs(self, k: int, stop: int) -> bool:
        """Whether a verb only says how its infinitive went (managed to), or denies what follows."""
        word = self.words[k]
        before_to = k + 1 < stop and bool(self.tags[k + 1] & TO)
        return word in self.denied or before_to and (word in self.managing or word in self.failing)

    def _is_noun(self, k: int, start: int) -> bool:
        before = self.tags[k - 1] if k > start else 0
        return bool(before & DET and not before & PRON) and not self.tags[k] & PAST

    def _of_own_verb(self, k: int, base: str, group: Group) -> Cue | None:
        """A verb that itself means to move or to drop: fact, or settled for the future."""
        if group.negated or group.modal in self.unsure or group.infinitive and not group.be:
            return None
        if not group.be and not group.have and not group.modal and not self._is_deed(k):
            return None
        bearing = _DELAYS if base in self.delaying else _CONTRADICTS
        return Cue(bearing, k, k + 1, group.start, base)

    def _is_deed(self, k: int) -> bool:
        return (
            self.clauses.is_finite(k)
            or self._is_title(self._sentence(k)[0])
            and bool(self.tags[k] & (PAST | PART | THIRD))
        )

    def _refused(self, k: int, base: str, group: Group, start: int, stop: int) -> Cue | None:
        """ "Will not be built": dropped, or with "until" and a date moved."""
        unsure = group.modal in self.unsure and group.modal not in self.unable
        if not group.negated or unsure or base not in self.acting:
            return None
        if any(self.words[i] in self.until for i in range(k + 1, min(stop, k + 8))):
            return Cue(_DELAYS, k, k + 1, group.start, base)
        return Cue(_CONTRADICTS, k, k + 1, group.start, base, refused=True)

    def _expected(self, k: int, base: str, group: Group, stop: int) -> Cue | None:
        """ "Will be completed in September": the new date, if it is one, of what was promised before."""
        if group.negated or group.modal in self.unsure or base not in self.acting or not self._dated(k, stop):
            return None
        return Cue(_EXPECTS, k, k + 1, group.start, base)

    def _dated(self, k: int, stop: int) -> bool:
        return self._future_date(k, k, stop) is not None

    def _of_infinitive(self, k: int, base: str, group: Group, start: int) -> Cue | None:
        """ "Managed to build" is done, "failed to build" is not, "began to build" is begun; else nothing is told."""
        i = self.clauses.skip_adverbs_back(group.start - 2, start)
        if i < start or base not in self.acting:
            return None
        governor = self._group(i, start)
        if governor.modal or governor.infinitive or governor.negated and self.words[i] not in self.managing:
            return None
        if self.words[i] in self.failing or governor.negated:
            return Cue(_CONTRADICTS, k, k + 1, governor.start, base)
        if self.words[i] in self.managing:
            return Cue(_FULFILS, k, k + 1, governor.start, base)
        if self.words[i] in self.expecting and self._dated(k, self._sentence(k)[1]):
            return Cue(_EXPECTS, k, k + 1, governor.start, base)
        began = self.clauses.base(i) in self.beginning and self.tags[i] & PAST
        return Cue(_PROGRESSES, k, k + 1, governor.start, base) if began else None

    def _told(self, k: int, base: str, group: Group, start: int) -> str:
        """Fulfils for a fact, progresses for what is being done, empty where nothing is told."""
        tag = self.tags[k]
        if (
            tag & PART
            and (group.have or group.be and not group.be.endswith("ing"))
            and not (tag & ING and not tag & PART)
        ):
            if group.being:
                return _PROGRESSES
            return (
                ""
                if group.be in ("is", "are", "'s") and not group.have and self._is_general(group.start, start)
                else _FULFILS
            )
        if tag & ING and group.be:
            return _FULFILS if base in self.working else _PROGRESSES
        if tag & PAST and not group.be and not group.have:
            return _FULFILS if self.clauses.is_finite(k) or self._is_title(start) or self._is_past(k, start) else ""
        if self._is_title(start) and tag & (PART | THIRD) and base in self.acting:
            return _FULFILS
        if base in self.working and tag & (THIRD | BASE) and not tag & PAST and not self._is_general(k, start):
            return _FULFILS if self.clauses.is_finite(k) and not (tag & NOUN and tag & BASE) else ""
        return ""

    def _is_past(self, k: int, start: int) -> bool:
        """Whether a form that may be a participle is the past of a subject right before it: the forum opened in May."""
        if not self.tags[k] & PART or k == start:
            return False
        before = self.clauses.skip_adverbs_back(k - 1, start)
        if before < start or self.tags[before] & (PREP | REL | DET | BE | HAVE) and not self.tags[before] & PRON:
            return False
        return not any(self.clauses.is_finite(n) for n in range(start, k)) and not any(
            self.clauses.is_finite(n) for n in range(k + 1, self.clauses.clause_end(k))
        )

    def _is_general(self, first: int, start: int) -> bool:
        """Whether a present lies under "when" or "after", so that it is still to come."""
        return any(self.tags[i] & SUB and not self.tags[i] & (PREP | REL) for i in range(max(start, first - 12), first))

    def _group(self, k: int, start: int) -> Group:
        """The small words before a verb or a phrase at token `k`."""
        modal, be = "", ""
        negated = have = being = yet = did = False
        i = k - 1
        while i >= max(start, k - _CHAIN):
            word, tag = self.words[i], self.tags[i]
            if tag & NEG:
                negated = negated or word not in ("hardly",)
            yet = yet or word in self.pending
            did = did or bool(tag & AUX and tag & PAST and not tag & (BE | HAVE | MODAL)) or word in self.did
            if tag & MODAL and self.clauses.is_finite(i):
                modal = word
                negated = negated or word.endswith("n't")
            elif tag & HAVE:
                have = True
            elif tag & BE or word == "'s" and i > start:
                being = being or word == "being"
                be = word if word not in ("been", "being") or not be else be
            elif not tag & (AUX | ADV | NEG) and word not in self.between:
                break
            elif tag & (DET | PRON) and not tag & NEG:
                break
            i -= 1
        infinitive = i >= start and bool(self.tags[i] & TO) and not have
        return Group(i + 1, modal, negated, have, be, being, yet, infinitive, did)

    def _is_unasserted(self, first: int, start: int) -> bool:
        """Whether a condition or a denial stands before it in its sentence."""
        if any(self.words[i] in self.denied for i in range(max(start, first - 15), first)):
            return True
        conditions = self.page.within("condition", start, first)
        return any(first - match.stop < 14 and not self._ended(match.stop, first) for match in conditions)

    def _ended(self, a: int, b: int) -> bool:
        return any(self.words[i] == "," for i in range(a, b))

    # Filling in

    def _sentence(self, k: int) -> Span:
        return self.page.sentences[self.page.sentence_of[k]]

    def _passage(self, cue: Cue, start: int, stop: int) -> Passage:
        subject = self.clauses.subject_before(cue.first) or (cue.first, cue.first)
        if cue.first == cue.start and self.tags[cue.start] & (PREP | ADV | NEG | CONJ):
            subject = (start, cue.first)  # behind a whole predicate: will open in June, and not in March
        if subject[0] < subject[1] and self.tags[subject[0]] & PREP and not self.tags[subject[0]] & DET:
            subject = (self._clause_start(subject[0], start), subject[1])  # promised by Piedmont were at work
        subject = self._with_relative(subject, start)
        end = max(cue.stop, self.clauses.clause_end(cue.start))
        a, b = self.page.starts[start], self.page.ends[stop - 1]
        said = self.context.speaker_at(cue.start)
        due = self._new_date(cue.start, start, stop) if cue.bearing in (_DELAYS, _CONTRADICTS, _EXPECTS) else None
        bearing = _DELAYS if due and cue.refused else cue.bearing
        return Passage(
            document=self.document,
            start=a,
            end=b,
            text=self.page.text[a:b],
            bearing=bearing,
            cue=self.page.slice(cue.start, cue.stop),
            verb=cue.verb,
            subject=self.page.slice(*subject),
            rest=" ".join((self.page.slice(cue.stop, end), self._relative_object(subject, start))).strip(),
            before=self._before(subject, cue, start),
            acts=cue.acts,
            areas=tuple(dict.fromkeys(p.code for p in self.context.places_in(start, stop) if p.code)),
            goods=tuple(sector.code for sector in self.sectors.within(start, stop)),
            due=due if bearing in (_DELAYS, _EXPECTS) else None,
            speaker=said.person() if said else self._teller(start, stop),
            headline=self._is_title(start),
        )

    def _relative_object(self, subject: Span, start: int) -> str:
        """What a relative clause is about: the festival that the two sides staged."""
        k = subject[0] - 1
        if k <= start or not self.tags[k] & REL or self._after_saying(k - 1, k):
            return ""
        return self.page.slice(self.clauses.phrase_start(k - 1, start), k)

    def _clause_start(self, k: int, start: int) -> int:
        """Behind the last comma or "that" of speech before a token, or where its sentence begins."""
        for n in range(k - 1, start, -1):
            if self.words[n] == "," or self.words[n] == "that" and self.tags[n - 1] & CLAUSE:
                return n + 1
        return start

    def _with_relative(self, subject: Span, start: int) -> Span:
        """The whole subject where only the end of its relative clause was taken: the stores that Flevoland built."""
        for k in range(start + 1, subject[0] + 1):
            if self.tags[k] & REL and k + 1 < len(self.words) and not self._after_saying(start, k):
                plain = not any(self.clauses.is_break(n) for n in range(k, subject[0]))
                return (start, subject[1]) if plain else subject
        return subject

    def _after_saying(self, start: int, k: int) -> bool:
        return bool(self.tags[k - 1] & NEG) or any(self.tags[n] & CLAUSE for n in range(start, k))

    def _teller(self, start: int, stop: int) -> Person | None:
        """Who tells what a sentence says, where its own statement ends before the cue."""
        for k in range(stop - 1, start - 1, -1):
            if self.tags[k] & CLAUSE and self.tags[k] & PAST:
                subject = self.clauses.subject_before(k)
                for mention in self.context.mentions_in(*subject) if subject else ():
                    if mention.who is not None:
                        return mention.who.person()
        return None

    def _before(self, subject: Span, cue: Cue, start: int) -> str:
        """The sentence before, where the subject or the object points back to it or there is no subject."""
        near = self.words[subject[0] : min(subject[1], subject[0] + 3)]
        object_ = self.words[cue.stop : cue.stop + 1]
        pointing = any(w in self.backward for w in near)
        if pointing and subject[0] > start + _SHORT + 2:
            return self.page.slice(start, subject[0])
        if subject[0] == subject[1] or pointing or any(w in self.objects for w in object_):
            return self._sentence_before(start)
        return ""

    def _sentence_before(self, start: int) -> str:
        number = self.page.sentence_of[start]
        if number <= 0:
            return ""
        first, last = self.page.sentences[number - 1]
        return "" if self._is_skipped(first) else self.page.slice(first, last)

    def _new_date(self, k: int, start: int, stop: int) -> str | None:
        """The date that something is moved to: behind the cue, not yet past, behind "to" or "until" rather than not.

        Where the sentence has none, that of the next sentence of the paragraph which tells when it will be.
        """
        found = self._future_date(k, start, stop)
        if found is None and stop < len(self.words) and self.page.paragraph_of[stop] == self.page.paragraph_of[start]:
            following = self._sentence(stop)
            expects = any(
                self.tags[i] & MODAL or self.words[i] in ("expected", "hopes", "hope") for i in range(*following)
            )
            found = self._future_date(following[0], *following) if expects else None
        return found

    def _future_date(self, k: int, start: int, stop: int) -> str | None:
        best: tuple[int, str] | None = None
        today = last_day(self.context.published or "")
        for when in self.context.dates_in(start, stop):
            last = last_day(when.iso or "")
            if when.iso is None or when.passed or when.kind in _NO_NEW_DATE or last is None or today and last < today:
                continue
            lead = self.words[when.lead if 0 <= when.lead < when.start else max(0, when.start - 1)]
            before = self.words[max(start, when.start - 5) : when.start]
            if when.link == "from" and "/" in when.iso:  # from May to September
                return when.iso.split("/")[1]
            if lead not in self.until and any(word in self.old_date for word in before):
                continue
            rank = (lead in self.until or lead in self.at) + (when.start > k)
            if best is None or rank > best[0]:
                best = rank, when.iso
        return best[1] if best else None

    def pointed_to(self, commitment: Commitment) -> str:
        """The sentence that a commitment's own words point back to; empty where they do not."""
        piece = commitment.evidence[0]
        start, stop = self.page.token_at(piece.start), self.page.token_at(piece.end - 1) + 1
        near = self.words[start : start + 4] + commitment.action.lower().split()[:4]
        if start >= len(self.words) or not any(word in self.backward for word in near):
            return ""
        return self._sentence_before(self._sentence(min(start, stop - 1))[0])


def is_before(a: str | None, b: str | None) -> bool:
    """Whether one ISO date ends before another begins; false where either has no year."""
    one, two = last_day(a or ""), first_day(b or "")
    return one is not None and two is not None and one < two
