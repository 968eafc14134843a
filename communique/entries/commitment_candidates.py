"""Where a text may hold a commitment: each construction of force with its subject and the verbs that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
    NOUN,
    NUM,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    THIRD,
    TIME,
    TO,
    VERB,
)  # fmt: skip
from communique.words.load import Group

_NO_GROUP: Final = Group("force", (), {"force": "firm", "type": "plan", "form": "event", "awaited": True})
_LONGEST_HEADLINE: Final = 40
_BRACKET, _NEAR = 10, 5
_NO_NOUN: Final = ADV | TIME | NUM | PREP | COMMA | CONJ | SUB | CLAUSE | AUX | MODAL | BE | HAVE | NEG | ADJ | REL | TO
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_FAR: Final = 26  # tokens between a cue and the infinitive that belongs to it
_LONGEST_NAME: Final = 6  # tokens of the second of two that act


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
    lead: Span | None = None  # of an item in a list: the words before the colon
    hearer: Span | None = None  # to whom it is promised
    conditions: list[Span] = field(default_factory=list)

    @property
    def verb(self) -> int:
        """The first token of what is to be done."""
        return self.parts[0][0]


class Groups(Reader):
    """Looks around a construction of force: its verb group, its subject, the infinitive or gerund behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.changed: dict[int, Match] = {}  # modals inside "proposed that …": their force and type come from there
        language = self.language
        self.talk = language.sets["talk_verb"]
        self.aims = language.sets["aim_noun"]
        self.idle = language.sets["idle_deed"]
        self.gaps = language.sets["gap_opener"]
        self.thanking = language.sets["thanking"]
        self.copulas = language.sets["copula"]
        self.owning = language.sets["owning"]
        self.always = language.sets["always"]
        self.deeds = language.sets["deed_noun"]
        self.given = language.sets["given_noun"]
        self.floating = language.sets["floating"]
        self.dropping = language.sets["dropping"]
        self.accompanying = language.sets["accompanying"]
        self.agents = language.sets["agent"]
        self.describing = language.sets["ing_adjective"]
        self.needs = language.sets["need_noun"]
        self.serving = language.sets["interest_link"]
        self.promises = language.sets["promise_noun"]
        self.agreeing = language.sets["agreeing_verb"]
        self.aids = language.sets["aid_noun"]
        self.receiving = language.sets["receiving_invitation"]
        self.exemplars = language.sets["exemplar"]
        self.valued = language.sets["valued_noun"]
        self.following = language.sets["following"]
        self.speakers = language.wordset("first_person", "first_singular")
        self.placing = language.sets["placing_relative"]
        self.awaited = language.sets["awaited_noun"]
        self.awaiting = next((g for g in language.of("force") if g.get("awaited")), _NO_GROUP)

    def _group_start(self, i: int) -> int:
        """The first token of the verb group whose later part begins at token `i` (has also been | ready to)."""
        start, _ = self.clauses.bounds(i)
        k = i
        if k > start and self.words[k - 1] in self.copulas:
            k -= 1
        if k - 1 > start and self.words[k - 1] in self.floating and self.tags[k - 2] & AUX:
            k -= 1  # are both committed
        while k > start and self.tags[k - 1] & (AUX | MODAL | ADV | NEG) and not self.clauses.is_break(k - 1):
            if self.tags[k - 1] & (DET | PRON) and not self.tags[k - 1] & AUX:
                break
            k -= 1
        while k < i and not self.tags[k] & (AUX | MODAL) and self.words[k] not in self.copulas:
            k += 1
        return k

    def _is_negated(self, start: int, stop: int) -> bool:
        return self.clauses.has(NEG, start, stop)

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

    def _build(
        self, rule: str, cue: Match, verb: int, subject: Span | None, left: int, **more: object
    ) -> Candidate | None:
        """The candidate whose verb phrase begins at token `verb` and whose clause begins at `left`."""
        stop = self.clauses.clause_end(verb)
        if more.get("relative"):
            stop = next((k for k in range(verb + 1, stop) if self.tags[k] & COMMA and not self._in_date(k)), stop)
        if "which" in self.words[verb + 1 : stop]:
            stop = next((k for k in range(verb + 1, stop) if self._tells_of_event(k)), stop)
        if stop <= verb:
            return None
        group = self.changed.get(cue.start, cue).group
        parts = self.clauses.split_verbs(verb, stop, loose=bool(group.get("impersonal")))
        passive = bool(self.tags[verb] & BE) and self.clauses.is_passive(verb) or self._is_passive_verb(verb)
        return Candidate(
            rule, group["force"], group["type"], cue, subject, parts, min(left, cue.start), stop, passive,
            status=group.get("status", "open"), **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def _in_date(self, comma: int) -> bool:
        """Whether the comma at a token stands inside a date: January 1, 2025."""
        return any(when.start < comma < when.stop for when in self.context.dates_in(max(0, comma - _NEAR), comma))

    def _with_to(self, cue: Match) -> Match | None:
        """The cue with the meaning that its words have right before "to"."""
        spelt = " ".join(self.words[cue.start : cue.stop]) + " to"
        group = next((g for g in self.page.language.of("force") if spelt in g.words), None)
        return Match(cue.start, cue.stop, group) if group else None

    def _tells_of_event(self, i: int) -> bool:
        """Whether "which" at token `i` says what a joint body or an event will do: a committee which will meet in …"""
        if self.words[i] != "which" or i + 1 >= len(self.words) or not self.tags[i + 1] & MODAL:
            return False
        return any(self.names_event(k) for k in range(max(1, i - _NEAR), i))

    def _is_passive_verb(self, verb: int) -> bool:
        k = self.clauses.skip_adverbs_back(verb - 1, 0)
        return k >= 0 and bool(self.tags[k] & BE) and bool(self.tags[verb] & PART) and not self.tags[verb] & BASE

    def _subject(self, group: int) -> tuple[Span | None, bool, bool]:
        """The subject before the verb group at token `group`; whether "which" stands between; whether that narrows."""
        first, _ = self.clauses.bounds(group)
        k = self.clauses.skip_adverbs_back(group - 1, first)
        relative = k >= 0 and self._is_relative(k)
        narrows = relative and not self.tags[k - 1] & COMMA and not self._tells_of_event(k)
        subject = self.clauses.subject_before(group)
        if subject is not None and self.words[subject[0]] == "that" and self.words[subject[0] - 1] in self.promises:
            subject = (subject[0] + 1, subject[1])  # gave the assurance that work would begin
        if subject is not None and subject[1] - subject[0] > 1 and self.tags[subject[0]] & REL:
            subject = (subject[0] + 1, subject[1])  # a sauna, which Duluth Saunas has offered to build
        if subject is not None and self._closes_gerund(subject):
            subject = (subject[0] - 1, subject[1])
        if relative and subject is not None and not self._can_act(subject):
            subject = self._nearest(subject)
        if self.tags[group] & ING and k > first and self.tags[k] & COMMA:
            subject = self._of_participle(k, first) or subject
        if subject is None and k > first - 2 and self.words[k] in _DASHES:
            subject = self._beside_dash(k)
        if relative and subject is not None and self._tells_of_event(k):
            event = next((n for n in range(subject[1] - 1, subject[0], -1) if self.names_event(n)), subject[1])
            dets = (n for n in range(event - 1, subject[0] - 1, -1) if self.tags[n] & DET)
            subject = (next(dets, subject[0]), subject[1])
        if subject is not None and (self._is_in_relative(subject[0]) or self._is_bare_relative(subject)):
            narrows = True
        if k > 0 and self.tags[k] & CONJ:
            back = range(k - 1, max(first, k - _FAR) - 1, -1)
            earlier = next((n for n in back if self.clauses.is_finite(n)), 0)
            narrows = narrows or earlier > first and self._is_relative(earlier - 1)
        return subject, relative, narrows

    def _closes_gerund(self, subject: Span) -> bool:
        """Whether a pronoun is only the object of a gerund that opens its sentence: Shipping it will take a month."""
        i = subject[0] - 1
        one = subject[1] - subject[0] == 1 and self.tags[subject[0]] & PRON
        return bool(one) and i == self.clauses.bounds(subject[0])[0] and bool(self.tags[i] & ING)

    def _nearest(self, subject: Span) -> Span:
        """The last part of a noun phrase, where that acts: (pay for a course at) the college, which plans to."""
        last = next((k for k in range(subject[1] - 1, subject[0], -1) if self.tags[k] & PREP), None)
        if last is None or last + 1 >= subject[1] or not self.tags[last + 1] & DET:
            return subject
        return (last + 1, subject[1]) if self.words[subject[1] - 1] in self.agents else subject

    def _of_participle(self, comma: int, first: int) -> Span | None:
        """The subject of the clause that a participle behind a comma goes with: they signed a minute, agreeing to."""
        verb = next((n for n in range(comma - 1, first, -1) if self.clauses.is_finite(n)), None)
        if verb is None or self._is_relative(verb - 1):
            return None
        return self.clauses.subject_before(verb)

    def _beside_dash(self, dash: int) -> Span | None:
        """The subject before what two dashes hold, or that itself where it lists names: two firms – A and B – will"""
        start = self.page.sentences[self.page.sentence_of[dash]][0]
        back = range(dash - 1, max(start, dash - _FAR), -1)
        opening = next((n for n in back if self.words[n] in _DASHES), None)
        if opening is None:
            return None
        if self.page.is_capital(opening + 1) and self.clauses.has(CONJ, opening + 1, dash):
            return opening + 1, dash
        return self.clauses.subject_before(opening)

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
        if self.page.is_a(first - 2, "termslink") and (self.tags[first - 3] & COMMA or self._is_paper(first - 3)):
            return False  # an agreement, under which the university will send
        return (
            bool(self.tags[first - 2] & PREP)
            or self.words[first - 1] in self.placing
            and not self.tags[first - 2] & COMMA
        )

    def _is_paper(self, i: int) -> bool:
        """Whether a paper's name ends with token `i`: a letter of intent."""
        return any(match.stop == i + 1 for match in self.page.within("document", max(0, i - _NEAR), i + 1))

    def _is_bare_relative(self, subject: Span) -> bool:
        """Whether a pronoun opens a clause that only tells which one is meant: an honour I will treasure."""
        i = subject[0]
        k = i - 1
        if subject[1] - i > 1 or not self.tags[i] & PRON or self.tags[i] & DET or k < 1 or self.clauses.is_break(k):
            return False
        verb = self.tags[k] & VERB and not self.tags[k - 1] & (DET | ADJ | PREP | NUM)
        if verb or self.tags[k] & _NO_NOUN or not self.tags[k] and not self._is_determined(k):
            return False
        first, _ = self.clauses.bounds(i)
        if self._is_in_phrase(k, first):
            return True
        for n in range(k - 1, max(first, k - _FAR) - 1, -1):
            if self.clauses.is_break(n) or self.tags[n] & (COMMA | CONJ | CLAUSE) or self.words[n] == "that":
                return False
            if self.clauses.is_finite(n):
                return True
        return False

    def _is_in_phrase(self, k: int, first: int) -> bool:
        """Whether the noun at token `k` closes a phrase that belongs to another noun: their team for the talks."""
        prep = next((n for n in range(k - 1, max(first, k - _NEAR), -1) if self.tags[n] & PREP), None)
        if prep is None:
            return False
        before = prep - 1
        owned = self.tags[before] & NOUN and self.tags[before - 1] & (DET | POSS)  # their team, no verb
        noun = owned or not self.tags[before] & ~NOUN
        return before > first and bool(noun) and not self.clauses.is_break(before)

    def _is_determined(self, k: int) -> bool:
        """Whether the noun that ends with token `k` is a plural or has an article, so that it is no adjective."""
        return self.words[k].endswith("s") or any(self.tags[n] & (DET | POSS) for n in range(max(0, k - 3), k))

    def _behind_progressive(self, verb: int, end: int) -> int:
        """The verb itself in "be replacing", "be able to do" and "continue to do"."""
        if self.words[verb] == "be" and verb + 1 < end:
            k = self.clauses.skip_adverbs(verb + 1, end)
            if k < end and self.tags[k] & ING and not self.tags[k] & PREP:
                return k
        longer = next((m for m in self.page.within("going_on", verb, verb + 1) if m.stop < end), None)  # be able to do
        return longer.stop if longer is not None and self.tags[longer.stop] & BASE else verb

    def _is_perfect(self, verb: int, end: int) -> bool:
        k = self.clauses.skip_adverbs(verb + 1, end)
        return k < end and bool(self.tags[k] & (PART | BE))

    def _can_act(self, span: Span) -> bool:
        """Whether a noun phrase has a head that acts, or a name for its head."""
        first, stop = span
        head = self.clauses.first_of(PREP | COMMA, first + 1, stop) - 1
        while head > first and self.tags[head] & (ADV | POSS):
            head -= 1
        return self.words[head] in self.agents or self.page.is_capital(head) or bool(self.tags[head] & PRON)

    def _opens_actor(self, i: int) -> bool:
        """Whether a noun phrase of somebody who acts may begin at token `i`."""
        return i < len(self.words) and (self.page.is_capital(i) or bool(self.tags[i] & (DET | PRON)))

    def _is_noun_use(self, i: int) -> bool:
        """Whether a cue that may be a noun is one here: the plan to, its hopes to."""
        tag = self.tags[i]
        if not tag & NOUN:
            return False
        before = self.tags[i - 1] if i else STOP
        if before & (MODAL | TO) or before & PRON and not before & DET:
            return False
        if before & REL or self._ends_pair(i):
            return False  # who wish to; Serbia and Hungary aim to
        if before & (DET | POSS | PREP | ADJ):
            return True
        if tag & THIRD and before & (PAST | ING) and not before & (AUX | NOUN):
            return True  # announced plans to
        return bool(tag & BASE) and not tag & PAST and not before & (ADV | CONJ) and not self.words[i - 1].endswith("s")

    def _ends_pair(self, i: int) -> bool:
        """Whether a name behind "and" ends before token `i`: Belarus and Russia's Kursk Oblast."""
        k = i - 1
        while k > 0 and i - k < _LONGEST_NAME and (self.page.is_capital(k) or self.tags[k] & POSS):
            k -= 1
        return k < i - 1 and bool(self.tags[k] & CONJ) and self.page.is_capital(k - 1)

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

    def _is_verb_use(self, cue: Match) -> bool:
        i, tag = cue.start, self.tags[cue.start]
        before = self.tags[i - 1] if i else STOP
        after = self.tags[cue.stop] if cue.stop < len(self.words) else STOP
        if self.words[i] == "invitation" or tag & MODAL:
            return True
        if (
            before & (DET | POSS | PREP)
            and not before & (PRON | TO)
            or before & TO
            and self.words[i - 2 : i - 1] == ["in"]
        ):
            return False
        if before & TO or before & ADV and self.tags[self.clauses.skip_adverbs_back(i - 1, 0)] & MODAL:
            return False  # to ask, will soon invite: an action of its own
        if tag & PAST or tag & THIRD and not tag & NOUN:
            return True
        if tag & ING:
            return bool(before & (BE | COMMA | CONJ | ADV)) or self.clauses.is_break(i - 1)
        if tag & THIRD:
            return self.clauses.is_finite(i) or bool(after & DET)
        return bool(before & (PRON | ADV)) and self.words[i] != "direct" or before & PRON != 0

    def _addressed(self, cue: Match, end: int) -> tuple[Span | None, int] | None:
        """Who is told, and the verb that they are told to do; `None` where no such verb follows."""
        i = reached = cue.stop
        if self.words[cue.stop - 1] == "to" and i < end and self.tags[i] & BASE and not self.tags[i] & NOUN:
            return None, i  # an invitation to visit
        for k in range(i, min(end, i + _FAR)):
            tag = self.tags[k]
            if k < reached:
                continue
            if self.words[k] == "(":
                reached = self._behind_bracket(k, end)
                continue
            if tag & TO and k + 1 < end:
                verb = self._infinitive_at(k + 1, end)
                if verb is not None and (not self.tags[verb] & NOUN or self._opens_phrase(verb, end)):
                    return (self._asked_for_aid(i, k) or self._trim(i, k), verb)
            if self.words[k] in ("with", "from", cue.group.get("link")) and k + 1 < end and self.tags[k + 1] & ING:
                return self._trim(i, k), k + 1
            if self.clauses.is_finite(k) or self.clauses.is_break(k):
                return None
            if tag & COMMA and not self._goes_on_listing(k, end):
                return None
        return None

    def _asked_for_aid(self, start: int, stop: int) -> Span | None:
        """From whom aid is asked, where that is what a verb of asking has for its object: asked help from Peru to."""
        if self.words[start] not in self.aids or stop - start > 1 and not self.tags[start + 1] & PREP:
            return None
        return (start + 2, stop) if stop - start > 2 else (start, start)

    def _behind_bracket(self, i: int, end: int) -> int:
        """The token behind the short bracket that opens at token `i`: the National Dairy Authority (NDA)."""
        closing = next((n for n in range(i + 1, min(end, i + _BRACKET)) if self.words[n] == ")"), i)
        return closing + 1

    def _goes_on_listing(self, comma: int, end: int) -> bool:
        return self.clauses.has(COMMA | CONJ | TO, comma + 1, min(end, comma + 10))

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

    def _is_subjunctive(self, k: int, end: int) -> bool:
        tag, before = self.tags[k], self.tags[k - 1]
        if before & (DET | PREP | POSS | ADJ | CONJ | COMMA) and not before & PRON:
            return False
        if self.words[k] == "be":
            return True
        if self.page.is_capital(k):
            return False
        if not tag & BASE or tag & (PREP | MODAL):
            return False
        if not tag & NOUN or k + 1 < end and self.tags[k + 1] & (DET | PRON):
            return True
        if k + 1 < end and self.tags[k + 1] & (PREP | ADV):  # the two sides work on it, not a farm of offshore wind in
            return bool(before & PRON) or self.page.is_capital(k - 1) or self.words[k - 1].endswith("s")
        following = self.tags[k + 1] if k + 1 < end else STOP
        return not following and (self.page.is_capital(k - 1) or self.words[k - 1].endswith("s"))

    def _opens_object(self, verb: int, end: int) -> bool:
        return verb + 1 < end and bool(self.tags[verb + 1] & (DET | PRON | ADJ | NUM))

    def _is_deed(self, cue: Match, i: int, end: int) -> bool:
        """Whether a noun phrase names something to be done: agreed on the construction of, proposed a joint council."""
        if cue.group.get("vague") or cue.group.get("copula") or self.tags[i] and not self.tags[i] & (DET | NOUN | ADJ):
            return False
        if cue.group["type"] == "agreement":
            return self.needs.isdisjoint(self.words[i : min(end, i + 3)])
        for k in range(i, min(end, i + 8)):
            if self.words[k] in self.idle:
                return False
            if self.words[k] in self.deeds or self.words[k].endswith(("ation", "ishment", "uction", "ination")):
                return True
            if self.tags[k] & (PREP | COMMA | CONJ):
                return False
        return False

    def _verb_before(self, i: int, start: int) -> int | None:
        for k in range(i, max(start, i - 8) - 1, -1):
            if self.clauses.is_break(k):
                return None
            if self.clauses.is_finite(k) or self.tags[k] & (PAST | THIRD | ING) and not self.tags[k] & NOUN:
                return k
        return None
