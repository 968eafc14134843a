"""Where a text may hold a commitment: each construction of force with its subject and the verbs that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.entries.context import Context
from communique.text.clauses import Clauses, Span
from communique.text.page import Match
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    THIRD,
    TO,
    VERB,
)  # fmt: skip

_LONGEST_HEADLINE = 40
_FAR = 26  # tokens between a cue and the infinitive that belongs to it


@dataclass(slots=True)
class Candidate:
    """A construction of force read: who is its subject, and the verb phrases `parts` that say what is to be done.

    `subject` is a noun phrase or `None` where the text leaves it open; `governor` is the noun phrase of somebody who
    tells or confirms it and who acts where there is no subject. `start` to `stop` is the clause.
    """

    rule: str
    force: str
    type: str
    cue: Match
    subject: Span | None
    parts: list[Span]
    start: int
    stop: int
    passive: bool = False
    governor: Span | None = None
    status: str = "open"
    relative: bool = False
    thing: bool = False
    conditions: list[Span] = field(default_factory=list)

    @property
    def verb(self) -> int:
        """The first token of what is to be done."""
        return self.parts[0][0]


class Finder:
    """Finds the candidates of one document, in the order of the text."""

    def __init__(self, context: Context, clauses: Clauses) -> None:
        self.context = context
        self.page = context.page
        self.clauses = clauses
        self.tags = clauses.tags
        self.words = context.page.words
        self.changed: dict[int, Match] = {}  # modals inside "proposed that …": their force and type come from there
        language = context.page.language
        self.talk = language.wordset("talk_verb")
        self.aims = language.wordset("aim_noun")
        self.copulas = language.wordset("copula")
        self.owning = language.wordset("owning")
        self.always = language.wordset("always")
        self.deeds = language.wordset("deed_noun")

    def find(self) -> list[Candidate]:
        """All candidates; a paragraph of boilerplate gives none."""
        found: list[Candidate] = []
        skipped = self.context.skipped
        readers = {
            "modal": self._modal, "infinitive": self._infinitive, "person": self._person, "clause": self._clause,
            "gerund": self._gerund, "noun": self._noun, "noun_gerund": self._noun_gerund, "object": self._object,
            "let": self._let, "event": self._event,
        }  # fmt: skip
        reached = 0
        for match in self.page.of("force"):
            if match.start < reached or skipped and skipped[self.page.paragraph_of[match.start]]:
                continue
            one = readers[match.group["form"]](match)
            if one is not None:
                found.append(one)
                reached = one.verb if match.group["form"] != "clause" else reached
        return found

    # What stands to the left

    def _group_start(self, i: int) -> int:
        """The first token of the verb group whose later part begins at token `i` (has also been | ready to)."""
        start, _ = self.clauses.bounds(i)
        k = i
        if k > start and self.words[k - 1] in self.copulas:
            k -= 1
        while k > start and self.tags[k - 1] & (AUX | MODAL | ADV | NEG) and not self.clauses.is_break(k - 1):
            if self.tags[k - 1] & (DET | PRON) and not self.tags[k - 1] & AUX:
                break
            k -= 1
        while k < i and not self.tags[k] & (AUX | MODAL) and self.words[k] not in self.copulas:
            k += 1
        return k

    def _is_negated(self, start: int, stop: int) -> bool:
        return any(self.tags[k] & NEG for k in range(start, stop))

    def _is_nobody(self, subject: Span | None) -> bool:
        return subject is not None and bool(self.tags[subject[0]] & NEG)

    def _had(self, start: int, stop: int) -> bool:
        """Whether the verb group is a pluperfect, which tells of what came before."""
        return "had" in self.words[start:stop]

    def _has_copula(self, start: int, i: int) -> bool:
        """Whether a form of "be", "remain" or "stand" stands between the subject and the adjective at token `i`."""
        k = self.clauses.skip_adverbs_back(i - 1, max(0, start - 1))
        return k >= 0 and (bool(self.tags[k] & BE) or self.words[k] in self.copulas)

    def _is_headline(self, i: int) -> bool:
        """Whether the sentence around token `i` is a headline or an item: without a stop and without a finite verb."""
        start, stop = self.page.sentences[self.page.sentence_of[i]]
        if stop - start > _LONGEST_HEADLINE or self.words[stop - 1] in (".", "!", "?", ";"):
            return False
        return not any(self.clauses.is_finite(k) and not self.tags[k] & PAST for k in range(start, i))

    # Building

    def _build(
        self, rule: str, cue: Match, verb: int, subject: Span | None, left: int, **more: object
    ) -> Candidate | None:
        """The candidate whose verb phrase begins at token `verb` and whose clause begins at `left`."""
        stop = self.clauses.clause_end(verb)
        if stop <= verb:
            return None
        group = self.changed.get(cue.start, cue).group
        parts = self.clauses.split_verbs(verb, stop)
        passive = bool(self.tags[verb] & BE) and self.clauses.is_passive(verb) or self._is_passive_verb(verb)
        return Candidate(
            rule, group["force"], group["type"], cue, subject, parts, min(left, cue.start), stop, passive,
            status=group.get("status", "open"), **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def _is_passive_verb(self, verb: int) -> bool:
        k = self.clauses.skip_adverbs_back(verb - 1, 0)
        return k >= 0 and bool(self.tags[k] & BE) and bool(self.tags[verb] & PART) and not self.tags[verb] & BASE

    def _subject(self, group: int) -> tuple[Span | None, bool, bool]:
        """The subject before the verb group at token `group`; whether "which" stands between; whether that narrows."""
        first, _ = self.clauses.bounds(group)
        k = self.clauses.skip_adverbs_back(group - 1, first)
        relative = k >= 0 and self._is_relative(k)
        narrows = relative and not self.tags[k - 1] & COMMA
        subject = self.clauses.subject_before(group)
        if subject is not None and self._is_in_relative(subject[0]):
            narrows = True
        if k > 0 and self.tags[k] & CONJ:
            back = range(k - 1, max(first, k - _FAR) - 1, -1)
            earlier = next((n for n in back if self.clauses.is_finite(n)), 0)
            narrows = narrows or earlier > first and self._is_relative(earlier - 1)
        return subject, relative, narrows

    def _is_relative(self, i: int) -> bool:
        """Whether token `i` is a relative pronoun, and no "that" behind a verb of saying."""
        return bool(self.tags[i] & REL) and not (self.words[i] == "that" and self.clauses.is_complement(i))

    def _is_in_relative(self, first: int) -> bool:
        """Whether a clause with this subject only tells which one is meant: through which we will work."""
        if first < 2 or self.words[first - 1] not in ("which", "whom", "where", "that"):
            return False
        if self.words[first - 1] == "that":
            noun = self.tags[first - 3] & DET and not self.clauses.is_complement(first - 1)
            return bool(noun) and self.words[first] in ("we", "they", "he", "she", "it", "you")
        return bool(self.tags[first - 2] & PREP) or self.words[first - 1] == "where"

    # The forms

    def _modal(self, cue: Match) -> Candidate | None:
        short = self.words[cue.start].startswith("'")
        if not short and self.tags[cue.start] & MODAL and not self.clauses.is_finite(cue.start):
            return None
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb > cue.stop and self.tags[verb - 1] & BASE and not self.tags[verb] & (BASE | BE | HAVE | ING):
            verb -= 1  # a verb that may be an adverb: will further the work
        if verb >= end or self._is_negated(cue.start, verb) or self._negated_behind(cue):
            return None
        if not self.tags[cue.start] & (MODAL | AUX) and self._is_noun_use(cue.start):
            return None
        if self._overruled(verb, end):
            return None
        verb = self._behind_progressive(verb, end)
        if not self.tags[verb] & (BASE | ING | PART | BE | HAVE):
            return None
        if self.tags[verb] & HAVE and self._is_perfect(verb, end):
            verb = self.clauses.skip_adverbs(verb + 1, end)
            if self.tags[verb] & BE:
                return None
        if any(w in self.always for w in self.words[cue.stop : verb]):
            return None
        group = self._group_start(cue.start)
        subject, relative, narrows = self._subject(group)
        if narrows or self._is_negated(group, cue.start) or self._is_nobody(subject):
            return None
        return self._build("modal", cue, verb, subject, subject[0] if subject else group, relative=relative)

    def _negated_behind(self, cue: Match) -> bool:
        return bool((self.tags[cue.stop - 1] | self.tags[cue.stop]) & NEG)

    def _overruled(self, verb: int, end: int) -> bool:
        """Whether a later construction says more: will be ready to …, would like to …, can and should …"""
        at = self.page.at.get("force", {})
        k = self.clauses.skip_adverbs(verb + 1, end) if self.tags[verb] & BE else verb
        match = at.get(k)
        if match is not None and match.group["form"] in ("infinitive", "modal", "gerund") and k < end:
            return match.group["form"] != "gerund" or bool(match.group.get("copula"))
        return bool(self.tags[verb] & CONJ)

    def _behind_progressive(self, verb: int, end: int) -> int:
        """The verb itself in "be replacing", "be able to do" and "continue to do"."""
        if self.words[verb] == "be" and verb + 1 < end:
            k = self.clauses.skip_adverbs(verb + 1, end)
            if k < end and self.tags[k] & ING and not self.tags[k] & PREP:
                return k
        longer = next((m for m in self.page.within("going_on", verb, verb + 1) if m.stop < end), None)
        return longer.stop if longer is not None and self.tags[longer.stop] & BASE else verb

    def _is_perfect(self, verb: int, end: int) -> bool:
        k = self.clauses.skip_adverbs(verb + 1, end)
        return k < end and bool(self.tags[k] & (PART | BE))

    def _infinitive(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self._infinitive_at(cue.stop, end)
        if verb is None:
            return None
        if cue.group.get("impersonal"):
            return self._build("impersonal", cue, verb, None, cue.start)
        group = cue.start if self.tags[cue.start] & (BE | HAVE | MODAL) else self._group_start(cue.start)
        if self._is_negated(group, verb) or self._had(group, cue.start) and self.context.said_at(cue.start) is None:
            return None
        if cue.group.get("copula") and not self._has_copula(group, cue.start) and not self._is_headline(cue.start):
            return None
        if not cue.group.get("copula") and self._is_noun_use(cue.start):
            return None
        if cue.group.get("nobody"):
            return self._build("under way", cue, verb, None, cue.start)
        if cue.group.get("status") and not self._is_progressive(group, cue.start):
            return None
        subject, relative, narrows = self._subject(group)
        if subject is None and self.tags[cue.start] & BE:
            return self._what_we_want(cue, verb)
        if narrows:
            return None
        if self._told_to_somebody(cue, subject):
            return None
        left = subject[0] if subject else group
        return self._build("infinitive", cue, verb, subject, left, relative=relative)

    def _what_we_want(self, cue: Match, verb: int) -> Candidate | None:
        """What we want now is to sell them machines."""
        first, _ = self.clauses.bounds(cue.start)
        for k in range(cue.start - 1, max(first, cue.start - 8) - 1, -1):
            if self.words[k] == "what" and self.tags[k + 1] & PRON:
                one = self._build("what we want", cue, verb, (k + 1, k + 2), k)
                if one is not None:
                    one.force, one.type = "soft", "pledge"
                return one
        return None

    def _is_progressive(self, group: int, i: int) -> bool:
        return any(self.tags[k] & BE for k in range(group, i))

    def _told_to_somebody(self, cue: Match, subject: Span | None) -> bool:
        """Whether the subject is an aim or a task (the main thing is to …), so that nobody is said to act."""
        if subject is None or not self.tags[cue.start] & BE:
            return False
        return any(w in self.aims for w in self.words[subject[0] : subject[1]])

    def _is_noun_use(self, i: int) -> bool:
        """Whether a cue that may be a noun is one here: the plan to, its hopes to."""
        tag = self.tags[i]
        if not tag & NOUN:
            return False
        before = self.tags[i - 1] if i else STOP
        if before & (MODAL | TO) or before & PRON and not before & DET:
            return False
        if before & (DET | POSS | PREP | ADJ):
            return True
        return bool(tag & BASE) and not tag & PAST and not before & (ADV | CONJ) and not self.words[i - 1].endswith("s")

    def _infinitive_at(self, i: int, end: int) -> int | None:
        """The verb of an infinitive whose "to" ends before token `i`, over adverbs and an insertion between commas."""
        k = self.clauses.skip_adverbs(i, end)
        if k < end and self.tags[k] & COMMA:
            k = next((n + 1 for n in range(k + 1, min(end, k + 12)) if self.tags[n] & COMMA), k)
        if k >= end or not self.tags[k] & (BASE | BE | HAVE) or self.tags[k] & PREP and self.words[k] != "like":
            return None
        if self.words[k] == "be" and k + 1 < end:
            n = self.clauses.skip_adverbs(k + 1, end)
            if n < end and self.tags[n] & PART and not self.tags[n] & BASE:
                return k
        return k

    def _person(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if not self._is_verb_use(cue):
            return None
        group = self._group_start(cue.start)
        passive = any(self.tags[k] & BE for k in range(group, cue.start)) and not self.tags[cue.start] & ING
        if self._is_negated(group, cue.start):
            return None
        found = self._addressed(cue, end)
        teller = self.clauses.subject_before(group)
        if found is None:
            return self._invited_to(cue, teller, group, end)
        told, verb = found
        if cue.group.get("strict") and (told is None or passive):
            return None
        subject = teller if passive else told
        left = subject[0] if passive and subject else group if teller is None else min(teller[0], group)
        if teller and cue.start - teller[1] > 6:
            left = group
        return self._build("told", cue, verb, subject, left, governor=None if passive else teller)

    def _is_verb_use(self, cue: Match) -> bool:
        i, tag = cue.start, self.tags[cue.start]
        before = self.tags[i - 1] if i else STOP
        after = self.tags[cue.stop] if cue.stop < len(self.words) else STOP
        if self.words[i] in ("invitation",):
            return True
        if (
            before & (DET | POSS | PREP)
            and not before & (PRON | TO)
            or before & TO
            and self.words[i - 2 : i - 1] == ["in"]
        ):
            return False
        if before & TO:
            return False  # to ask: an action of its own
        if tag & PAST or tag & THIRD and not tag & NOUN:
            return True
        if tag & ING:
            return bool(before & (BE | COMMA | CONJ | ADV)) or self.clauses.is_break(i - 1)
        if tag & THIRD:
            return self.clauses.is_finite(i) or bool(after & DET)
        return bool(before & (PRON | ADV)) and self.words[i] != "direct" or before & PRON != 0

    def _addressed(self, cue: Match, end: int) -> tuple[Span | None, int] | None:
        """Who is told, and the verb that they are told to do; `None` where no such verb follows."""
        i = cue.stop
        if self.words[cue.stop - 1] == "to" and i < end and self.tags[i] & BASE and not self.tags[i] & NOUN:
            return None, i  # an invitation to visit
        for k in range(i, min(end, i + _FAR)):
            tag = self.tags[k]
            if tag & TO and k + 1 < end:
                verb = self._infinitive_at(k + 1, end)
                if verb is not None and (not self.tags[verb] & NOUN or self._opens_phrase(verb, end)):
                    return (self._trim(i, k), verb)
            if self.words[k] in ("with", "from") and k + 1 < end and self.tags[k + 1] & ING and k > i:
                return self._trim(i, k), k + 1
            if self.clauses.is_finite(k) or self.tags[k] & STOP or self.clauses.is_break(k):
                return None
            if tag & COMMA and not self._goes_on_listing(k, end):
                return None
        return None

    def _goes_on_listing(self, comma: int, end: int) -> bool:
        return any(self.tags[n] & (COMMA | CONJ | TO) for n in range(comma + 1, min(end, comma + 10)))

    def _opens_phrase(self, verb: int, end: int) -> bool:
        """Whether a verb that may be a noun begins a verb phrase: to visit Greenville, not to trade."""
        if verb + 1 >= end:
            return False
        after = self.tags[verb + 1]
        return not after & (CONJ | COMMA | STOP | AUX) and not (
            after & PREP and after & ~PREP == 0 and self.words[verb + 1] == "of"
        )

    def _trim(self, start: int, stop: int) -> Span | None:
        while stop > start and self.tags[stop - 1] & (COMMA | ADV):
            stop -= 1
        return (start, stop) if start < stop else None

    def _invited_to(self, cue: Match, teller: Span | None, group: int, end: int) -> Candidate | None:
        """An invitation to a place or an event, without a verb: invited food producers to the exhibition."""
        if self.clauses.base(cue.start) != "invite":
            return None
        stop = self.clauses.clause_end(cue.start)
        to = next((k for k in range(cue.stop + 1, stop) if self.tags[k] & TO), None)
        if to is None or to + 1 >= stop:
            return None
        told = self._trim(cue.stop, to)
        left = teller[0] if teller and cue.start - teller[1] <= 4 else group
        return Candidate("invited", "soft", "proposal", cue, told, [(cue.start, stop)], left, stop, governor=teller)

    def _clause(self, cue: Match) -> Candidate | None:
        """A proposal or agreement that somebody do something: the subject and its verb follow."""
        _, end = self.clauses.bounds(cue.start)
        group = self._group_start(cue.start)
        if self._is_negated(group, cue.start) or self._had(group, cue.start):
            return None
        at = self.page.at.get("force", {})
        for k in range(cue.stop, min(end, cue.stop + _FAR)):
            match = at.get(k)
            if match is not None and match.group["form"] == "modal":
                self.changed[k] = cue
                return None
            if match is not None and match.group["form"] != "person" or self.clauses.is_break(k):
                return None
            if k > cue.stop and self._is_subjunctive(k, end):
                teller = self.clauses.subject_before(group)
                left = teller[0] if teller else group
                return self._build("that they do", cue, k, (cue.stop, k), left, governor=teller)
        return None

    def _is_subjunctive(self, k: int, end: int) -> bool:
        tag, before = self.tags[k], self.tags[k - 1]
        if before & (DET | PREP | POSS | ADJ | CONJ | COMMA) and not before & PRON:
            return False
        if self.words[k] == "be":
            return True
        if not tag & BASE or tag & (PREP | MODAL):
            return False
        if not tag & NOUN or k + 1 < end and self.tags[k + 1] & (DET | PRON | PREP | ADV):
            return True
        following = self.tags[k + 1] if k + 1 < end else STOP
        return not following and (self.page.is_capital(k - 1) or self.words[k - 1].endswith("s"))

    def _gerund(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if cue.stop >= end:
            return None
        group = cue.start if self.tags[cue.start] & (BE | HAVE) else self._group_start(cue.start)
        if self._is_negated(group, cue.start) or cue.group.get("copula") and not self._has_copula(group, cue.start):
            return None
        if cue.group.get("status") and not self._is_progressive(group, cue.start):
            return None
        if self.tags[cue.start] & NOUN and not self.tags[cue.start] & PAST and self._is_noun_use(cue.start):
            return None
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end:
            return None
        is_verb = bool(self.tags[verb] & ING) and not (self.tags[verb] & NOUN and not self._opens_object(verb, end))
        if not is_verb and self.words[cue.stop - 1] == "to" and self.tags[verb] & BASE and not self.tags[verb] & NOUN:
            is_verb = True
        subject, relative, narrows = self._subject(group)
        if narrows or not is_verb and not self._is_deed(cue, verb, end):
            return None
        left = subject[0] if subject else group
        if is_verb:
            return self._build("doing", cue, verb, subject, left, relative=relative)
        stop = self.clauses.clause_end(verb)
        group_ = cue.group
        return Candidate("deed", group_["force"], group_["type"], cue, subject, [(verb, stop)], left, stop)

    def _opens_object(self, verb: int, end: int) -> bool:
        return verb + 1 < end and bool(self.tags[verb + 1] & (DET | PRON))

    def _is_deed(self, cue: Match, i: int, end: int) -> bool:
        """Whether a noun phrase names something to be done: agreed on the construction of, proposed a joint council."""
        if cue.group.get("vague") or cue.group.get("copula") or not self.tags[i] & (DET | NOUN) and self.tags[i]:
            return False
        if cue.group["type"] == "agreement":
            return True
        for k in range(i, min(end, i + 8)):
            if self.words[k] in self.deeds or self.words[k].endswith(("ation", "ishment", "uction", "ination")):
                return True
            if self.tags[k] & (PREP | COMMA | CONJ):
                return False
        return False

    def _noun(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self._infinitive_at(cue.stop, end)
        return self._owned(cue, verb) if verb is not None else None

    def _noun_gerund(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end or not self.tags[verb] & ING or self.tags[verb] & NOUN and not self._opens_object(verb, end):
            return None
        return self._owned(cue, verb)

    def _owned(self, cue: Match, verb: int) -> Candidate | None:
        """A noun of force with its owner (Japan's intention to), or the subject of the verb that it depends on."""
        start, _ = self.clauses.bounds(cue.start)
        k = cue.start - 1
        while k >= start and not self.tags[k] & (DET | POSS | PREP | VERB | COMMA) and cue.start - k < 4:
            k -= 1
        owner: Span | None = None
        finite = k
        if k >= start and (self.tags[k] & POSS or self.words[k] in ("'", "’") and self.page.touches(k)):
            owner = (self.clauses.phrase_start(k - 1, start), k)
            finite = owner[0] - 1
        elif k >= start and self.words[k] in self.owning:
            owner = (k, k + 1)
            finite = k - 1
        found = self._verb_before(finite, start)
        if found is None:
            return self._build("readiness", cue, verb, owner, owner[0]) if owner else None
        finite = found
        teller = self.clauses.subject_before(self._group_start(finite))
        if self._is_negated(self._group_start(finite), finite):
            return None
        if cue.group.get("talked") and self.clauses.base(finite) not in self.talk:
            return None
        left = teller[0] if teller and finite - teller[1] < 8 else finite
        return self._build("readiness", cue, verb, owner, left, governor=teller)

    def _verb_before(self, i: int, start: int) -> int | None:
        for k in range(i, max(start, i - 8) - 1, -1):
            if self.clauses.is_break(k):
                return None
            if self.clauses.is_finite(k) or self.tags[k] & (PAST | THIRD | ING) and not self.tags[k] & NOUN:
                return k
        return None

    def _object(self, cue: Match) -> Candidate | None:
        if not self._is_verb_use(cue) and not self._is_headline(cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        if stop <= cue.stop or self.tags[cue.stop] & PREP:
            return None
        group = self._group_start(cue.start)
        subject, _, narrows = self._subject(group)
        if narrows or self._is_negated(group, cue.start):
            return None
        left = subject[0] if subject else group
        called = cue.group["type"] == "proposal"
        return Candidate(
            "aimed at", cue.group["force"], cue.group["type"], cue, None if called else subject, [(cue.stop, stop)],
            left, stop, governor=subject if called else None,
        )  # fmt: skip

    def _let(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end or not self.tags[verb] & BASE:
            return None
        return self._build("why not", cue, verb, None, cue.start)

    def _event(self, cue: Match) -> Candidate | None:
        group = self._group_start(cue.start)
        if not any(self.tags[k] & BE for k in range(group, cue.start)):
            return None
        subject, relative, narrows = self._subject(group)
        if subject is None or narrows or self._is_negated(group, cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        return Candidate(
            "scheduled", cue.group["force"], cue.group["type"], cue, subject, [(cue.start, stop)], subject[0], stop,
            passive=True, relative=relative,
        )  # fmt: skip
