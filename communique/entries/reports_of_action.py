"""Passages that report what became of something: that it was done, begun, moved or dropped.

Each is a sentence with a cue, filled in with whom and what it is about. Whether a passage bears on a commitment is for
comparing to say.
"""

from __future__ import annotations

from typing import Final

from communique.entries.action_cues import Cues
from communique.entries.action_dates import NewDates
from communique.entries.action_groups import CONTRADICTS, DELAYS, EXPECTS, PROGRESSES, Cue
from communique.entries.context import Context
from communique.entries.datelines import behind_dateline
from communique.entries.sectors import Sectors
from communique.kinds import Commitment, Entry, Person
from communique.passages import Passage, Told
from communique.text.clauses import Clauses, Span
from communique.text.tags import (
    ADV,
    AUX,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    NEG,
    NOUN,
    NUM,
    PAST,
    PREP,
    PRON,
    REL,
    SUB,
    VERB,
)

_SHORT: Final = 3  # tokens of a sentence that tells nothing
_FRAME: Final = 4  # tokens at the beginning of a sentence that say when, with their comma
_SAID: Final = 9  # tokens behind a comma in which who says it says it
_NAMES: Final = 60  # names of a document that are kept
_MOVES: Final = (DELAYS, CONTRADICTS, EXPECTS)


def find_told(context: Context, document: str, entries: list[Entry]) -> Told:
    """What following needs of a document: its passages, whom and where it is about, what its commitments point to."""
    reader = Reports(context, document)
    codes = (place.code or (place.country if place.kind == "city" else None) for place in context.places)
    areas = dict.fromkeys(code for code in codes if code)
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
        self.dates = NewDates(context)
        self.cues = Cues(context, self.dates)
        language = context.page.language
        self.backward = language.wordset("backward", "reflexive_word")
        self.objects = language.sets["backward_object"]
        self.ones = language.sets["one_word"]
        self.others = language.sets["other_party"]
        self.existing = language.sets["there_word"]
        self.replaced = language.sets["instead_word"]
        self.single = language.sets["single_word"]
        self.of_whom = language.sets["of_word"]
        self.of_thing = language.sets["of_thing"]
        self.carriers = language.wordset("carrier", "doing")
        self.because = language.sets["reason_conjunction"]
        self.rests = language.sets["remaining"]
        self.according = language.sets["according_word"]
        self.because_behind_comma = language.sets["reason_behind_comma"]
        self.times = language.sets["time_noun"]

    def passages(self) -> list[Passage]:
        """All passages in the order of the text, one for each cue."""
        found: list[Passage] = []
        for start, stop in self.page.sentences:
            if stop - start > _SHORT and not self._is_skipped(start):
                cues = self.cues.within(start, stop)
                found += [self._passage(cue, start, stop) for cue in cues if not self._is_naming(cue, start)]
        return found

    def _is_naming(self, cue: Cue, start: int) -> bool:
        """Whether a clause only says which thing is meant: the seed that the province is giving to the islands."""
        if cue.bearing != PROGRESSES or not cue.active or not self.tags[cue.start] & ING:
            return False
        first = (self.clauses.subject_before(cue.first) or (0, 0))[0]
        k = first if self.tags[first] & REL else first - 1
        if k <= start or not self.tags[k] & REL or self.tags[k - 1] & COMMA or self._after_saying(start, k):
            return False
        some = self.cues.is_number(self.clauses.phrase_start(k - 1, start))
        return not some and not self._opens_speech(k)  # four of the twelve pianos that it is giving stand in the hall

    def _is_skipped(self, start: int) -> bool:
        paragraph = self.page.paragraph_of[start]
        return paragraph >= 0 and bool(self.context.skipped) and self.context.skipped[paragraph]

    def _is_title(self, start: int) -> bool:
        title = self.context.title
        return title is not None and title[0] <= start < title[1]

    # Filling in

    def _sentence(self, k: int) -> Span:
        return self.page.sentences[self.page.sentence_of[k]]

    def _passage(self, cue: Cue, start: int, stop: int) -> Passage:
        subject = self._subject(cue, start)
        end = max(cue.stop, self.clauses.clause_end(cue.start))
        a, b = self.page.starts[start], self.page.ends[stop - 1]
        said = self.context.speaker_at(cue.start)
        refused = cue.bearing == CONTRADICTS or cue.refused
        until = self._break_behind(cue.stop, stop) if refused else stop
        first = self._behind_clause(subject[0], start) if refused else start
        due = self._new_date(cue, first, until, stop) if cue.bearing in _MOVES else None
        bearing = DELAYS if due and cue.refused else cue.bearing
        return Passage(
            document=self.document,
            start=a,
            end=b,
            text=self.page.text[a:b],
            bearing=bearing,
            cue=self.page.slice(cue.start, cue.stop),
            verb=cue.verb,
            subject=self.page.slice(*subject),
            rest=" ".join(
                (
                    self._relative_object(subject, start),
                    self._wider(cue, subject, start),
                    self.page.slice(cue.stop, end),
                )
            ).strip(),
            before=self._before(subject, cue, start),
            acts=cue.acts,
            areas=tuple(dict.fromkeys(p.code for p in self.context.places_in(start, stop) if p.code)),
            goods=tuple(sector.code for sector in self.sectors.within(start, stop)),
            due=due if bearing in (DELAYS, EXPECTS) else None,
            speaker=said.person() if said else self._teller(start, stop),
            headline=self._is_title(start),
            active=cue.active,
            behind=cue.behind,
            places=tuple(dict.fromkeys(p.base for p in self.context.places_in(start, stop))),
        )

    def _behind_clause(self, k: int, start: int) -> int:
        """Where the clause of a token begins behind a whole one: the satellite failed in June, | and the county."""
        first = self._clause_start(k, start)
        told = any(
            self.clauses.is_finite(n) or self.tags[n] & VERB and self.tags[n] & PAST for n in range(start, first)
        )
        return first if told else start

    def _new_date(self, cue: Cue, start: int, until: int, stop: int) -> str | None:
        """The new date that a cue gives: up to a break, or else behind the clause that gives a reason."""
        due = self.dates.moved_to(cue.start, start, until, same=cue.bearing == CONTRADICTS)
        if due is not None or until >= stop or self.words[until] not in self.because:
            return due
        comma = next((n for n in range(until, stop) if self.tags[n] & COMMA), stop)
        return self.dates.ahead(comma, comma, stop) if comma < stop else None

    def _break_behind(self, k: int, stop: int) -> int:
        """Where what is said at a token ends before a colon, a semicolon or a dash: will not be built: in August …

        Or before who says so, or why: no money would be spent, he had told us in January; since it begins in May.
        """
        span = range(k, stop - 1)
        return next(
            (
                n
                for n in span
                if self.clauses.is_break(n)
                or self.words[n] in self.because
                or self.tags[n] & COMMA
                and (self.page.word(n + 1) in self.because_behind_comma or self._tells(n, stop))
            ),
            stop,
        )

    def _tells(self, comma: int, stop: int) -> bool:
        """Whether a clause behind a comma tells who said what stands before it."""
        return any(self.tags[n] & CLAUSE and self.tags[n] & PAST for n in range(comma + 1, min(stop, comma + _SAID)))

    def _subject(self, cue: Cue, start: int) -> Span:
        """The whole subject of a cue, without a dateline and without who says it."""
        subject = self.clauses.subject_before(cue.first) or (cue.first, cue.first)
        if cue.behind:
            return self._done_to(cue, start)
        if subject[0] == subject[1]:
            subject = self._unparsed(cue.first, start)
        if cue.stop - cue.start == 2 and self.words[cue.stop - 1] in self.of_whom and self.tags[cue.start - 1] & DET:
            return cue.stop, self._phrase_end(cue.stop)  # after the opening of
        if cue.verb in self.existing or cue.bearing == CONTRADICTS and cue.verb in self.replaced:
            return cue.stop, self._phrase_end(cue.stop)
        if cue.first == cue.start and self._is_adverbial(cue):
            subject = (start, cue.first)  # behind a whole predicate: will open in June, and not in March
        if subject[0] < subject[1] and self.tags[subject[0]] & PREP and not self.tags[subject[0]] & DET:
            subject = (self._clause_start(subject[0], start), subject[1])  # promised by Piedmont were at work
        if subject[1] - subject[0] == 1 and self._is_age(subject[0], start):
            subject = self.clauses.phrase_start(subject[0] - 2, start), subject[0] - 1
        subject = self._all_of(self._whole(self._with_relative(subject, start), start))
        first = subject[0]
        denied = cue.bearing == CONTRADICTS and first > start and self.tags[first - 1] & NEG
        if denied and self.words[first] in self.single:
            subject = first - 1, subject[1]  # not one crate
        return self._behind_frame(max(subject[0], min(subject[1], self._behind_dateline(start))), subject[1])

    def _behind_frame(self, first: int, stop: int) -> Span:
        """What remains, without who told it before it: according to the agency, | the other seven."""
        if first >= stop or self.words[first] not in self.according:
            return first, stop
        comma = next((n for n in range(first, stop - 1) if self.tags[n] & COMMA), stop)
        rest = any(word in self.rests for word in self.words[comma + 1 : min(stop, comma + 3)])
        return (comma + 1 if rest else first), stop

    def _unparsed(self, k: int, start: int) -> Span:
        """What stands before a verb in its clause and holds no other: about half of the diaries | have been scanned."""
        first = max(self._clause_start(k, start), self._behind_dateline(start))
        while self.tags[first] & PREP and first + 1 < k and self.page.is_capital(first + 1):
            first = next((n for n in range(first + 1, k) if not self.page.is_capital(n)), k)  # In Carora | ten men
        if first >= k or any(self.tags[n] & (CONJ | REL | SUB) and not self.tags[n] & PREP for n in range(first, k)):
            return k, k
        verbs = any(self._is_verb(n) or self.tags[n] & (BE | HAVE) for n in range(first, k))
        return (k, k) if verbs else (first, k)

    def _is_age(self, k: int, start: int) -> bool:
        """Whether a number between commas is somebody's age: said Deepa Rawat, 20, who is reading physics."""
        commas = k > start + 1 and k + 1 < len(self.words) and self.tags[k - 1] & COMMA and self.tags[k + 1] & COMMA
        return bool(commas) and self.cues.is_number(k)

    def _phrase_end(self, k: int) -> int:
        """Where the noun phrase ends that begins at a token."""
        end = self.clauses.clause_end(k)
        return next((n for n in range(k, end) if self.tags[n] & PREP or self.tags[n] & COMMA), end)

    def _all_of(self, subject: Span) -> Span:
        """All of whom something is said behind a relative: (one of) fourteen growers who spent ten days there."""
        first, stop = subject
        relative = stop < len(self.words) and self.tags[stop] & REL or stop and self.tags[stop - 1] & REL
        one = stop - first > 2 and self.words[first] in self.ones and self.words[first + 1] in self.of_thing
        return (first + 2, stop) if relative and one else subject

    def _is_adverbial(self, cue: Cue) -> bool:
        """Whether a cue is no verb but says something of one: opened seven months behind schedule, a year late."""
        if self.tags[cue.start] & (PREP | ADV | NEG | CONJ):
            return True
        verb = any(self.tags[k] & (VERB | AUX) and not self.tags[k] & NOUN for k in range(cue.start, cue.stop))
        return cue.bearing == DELAYS and not verb

    def _done_to(self, cue: Cue, start: int) -> Span:
        """What a participle behind it was done to: the nearest noun phrase."""
        last = cue.first - 1 - bool(self.tags[cue.first - 1] & COMMA)
        first = self.clauses.phrase_start(last, start)
        for n in range(last, first, -1):
            if self.tags[n] & PREP and self.words[n] not in self.of_thing:
                return n + 1, last + 1
        return first, last + 1

    def _wider(self, cue: Cue, subject: Span, start: int) -> str:
        """The whole noun phrase that the nearest one stands in: the documentary about the lake, shot together with."""
        first = self.clauses.phrase_start(subject[1] - 1, start) if cue.behind else subject[0]
        return self.page.slice(first, subject[0]) if first < subject[0] else ""

    def _whole(self, subject: Span, start: int) -> Span:
        """With what an apposition cut off: the station in Liberia, a gift of Fukuoka, has been receiving."""
        first = self._clause_start(subject[0], max(start, self._behind_dateline(start)), commas=False)
        if first >= subject[0] or not self.tags[subject[0] - 1] & COMMA or self.tags[first] & (PREP | SUB | ADV):
            return subject
        if self.words[subject[0] - 2] in self.times and subject[0] - first <= _FRAME:
            return subject  # last year, 3,400 schools were built
        plain = not any(self.clauses.is_finite(n) or self.clauses.is_break(n) for n in range(first, subject[0]))
        return (first, subject[1]) if plain else subject

    def _behind_dateline(self, start: int) -> int:
        """Where a sentence begins behind its dateline: LUSAKA, 3 May 2024 -"""
        return behind_dateline(self.context, start, self._sentence(start)[1])

    def _relative_object(self, subject: Span, start: int) -> str:
        """What a relative clause is about: the festival that the two sides staged."""
        k = subject[0] if self.tags[subject[0]] & REL and subject[1] - subject[0] > 1 else subject[0] - 1
        while k > start + 1 and subject[0] - k < _FRAME and (self.tags[k] & PREP and not self.tags[k] & REL):
            k = self.clauses.phrase_start(k - 1, start) - 1  # which a studio from George Town shot
        if k <= start or not self.tags[k] & REL or self._after_saying(k - 1, k):
            return ""
        last = k - 1 if self.tags[k - 1] & COMMA else k  # the hall, which the governor opened
        return self.page.slice(self.clauses.phrase_start(last - 1, start), last)

    def _clause_start(self, k: int, start: int, *, commas: bool = True) -> int:
        """Behind the last comma or what opens speech before a token, or where its sentence begins."""
        for n in range(k - 1, start, -1):
            if commas and self.tags[n] & COMMA or self._opens_speech(n):
                return n + 1
        return start

    def _opens_speech(self, n: int) -> bool:
        """Whether token `n` opens what is said: the minister conceded that."""
        before = self.tags[n - 1]
        says = before & CLAUSE or before & VERB and not before & NOUN
        return bool(self.tags[n] & REL and says and self.clauses.is_complement(n))

    def _with_relative(self, subject: Span, start: int) -> Span:
        """The whole subject where only the end of its relative clause was taken: the stores that Flevoland built."""
        if subject[1] < len(self.words) and self.tags[subject[1]] & REL:
            return subject  # what a relative clause behind it is about
        start = self._clause_start(subject[0], start, commas=False)
        for k in range(start + 1, subject[0] + 1):
            own = not any(self._is_verb(n) for n in range(k + 1, subject[1]))  # that engineers | handed over
            if self.tags[k] & REL and k + 1 < len(self.words) and not own and not self._after_saying(start, k):
                plain = not any(self.clauses.is_break(n) for n in range(k, subject[0]))
                if any(self._is_verb(n) for n in range(start, k - 1)):
                    start = self.clauses.phrase_start(k - 1 - bool(self.tags[k - 1] & COMMA), start)
                return (start, subject[1]) if plain else subject
        return subject

    def _is_verb(self, n: int) -> bool:
        return bool(self.tags[n] & (VERB | AUX)) and not self.tags[n] & NOUN

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
        """What the subject or the object points back to: the sentence before, or this one up to the subject."""
        near = self.words[subject[0] : min(subject[1], subject[0] + 3)]
        verb = bool(self.tags[cue.start] & VERB)
        others = any(w in self.others for w in near)  # their counterparts: the other side's, not these
        bare = (verb or cue.bearing == DELAYS) and self._is_bare(*subject)
        pointing = not others and any(w in self.backward for w in near) or bare
        said = any(self.tags[n] & CLAUSE for n in range(start, subject[0]))
        if pointing and subject[0] > start + _SHORT + 2 and not said:
            return self.page.slice(start, subject[0])
        object_ = self.page.word(cue.stop)
        own = self.tags[subject[0]] & PRON and not self.tags[subject[0]] & DET
        whole = cue.stop - cue.start > 1 and bool(own)  # we will cut the ribbon in June
        moves = cue.bearing == DELAYS and not others and not self._has_object(cue.stop)
        led = any(m.start <= subject[0] + 1 for m in self.context.mentions_in(*subject))  # not: work on its building
        agent = whole or moves and led
        existing = cue.stop - cue.start > 2 and self._has_object(cue.stop)  # there will be no tourist desk
        if (
            subject[0] == subject[1]
            and not existing
            or pointing
            or object_ in self.objects
            or agent
            or self._ends_backward(cue.stop)
        ):
            return self._sentence_before(start)
        return ""

    def _has_object(self, k: int) -> bool:
        """Whether what stands right behind a verb says of itself what it is: has postponed the electrification of."""
        if k >= len(self.words) or self.tags[k] and not self.tags[k] & (DET | NOUN | NUM):
            return False
        span = range(k, self.clauses.clause_end(k))
        own = [n for n in span if (self.tags[n] & NOUN or not self.tags[n]) and not self.tags[n] & PREP]
        return any(
            self.words[n][0].isalpha() and self.words[n] not in self.carriers and self.words[n] not in self.backward
            for n in own
        )

    def _is_bare(self, start: int, stop: int) -> bool:
        """Whether a subject does not say of what it is: 61,000 had been planted, delivery had to be postponed."""
        small = DET | NUM | ADV | NEG
        own = [k for k in range(start, stop) if not self.tags[k] & small and self.words[k][0].isalnum()]
        return start < stop and all(self.words[k] in self.carriers for k in own)

    def _ends_backward(self, k: int) -> bool:
        """Whether the phrase at the end of a clause points back: contributed 1.5 million euros to the works."""
        last = min(self.clauses.clause_end(k), len(self.words)) - 1 if k < len(self.words) else -1
        return last > k and self.words[last] in self.backward and bool(self.tags[last - 1] & DET)

    def _sentence_before(self, start: int) -> str:
        number = self.page.sentence_of[start]
        if number <= 0:
            return ""
        first, last = self.page.sentences[number - 1]
        return "" if self._is_skipped(first) else self.page.slice(first, last)

    def pointed_to(self, commitment: Commitment) -> str:
        """The sentence that a commitment's own words point back to; empty where they do not."""
        piece = commitment.evidence[0]
        start, stop = self.page.token_at(piece.start), self.page.token_at(piece.end - 1) + 1
        near = self.words[start : start + 4] + commitment.action.lower().split()[:4]
        if start >= len(self.words) or not any(word in self.backward for word in near):
            return ""
        return self._sentence_before(self._sentence(min(start, stop - 1))[0])
