"""Where a text may hold a commitment: each construction of force with its subject and the verbs that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from communique.entries.commitment_subjects import Subjects
from communique.entries.context import Context
from communique.text.clauses import Span
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
    NUM,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    THIRD,
    TIME,
    TO,
)  # fmt: skip
from communique.words.load import Group, Words

_NO_GROUP: Final = Group("force", (), {"force": "firm", "type": "plan", "form": "event", "awaited": True})
_LONGEST_HEADLINE: Final = 40
_BRACKET, _NEAR = 10, 5
_FAR: Final = 26  # tokens between a cue and the infinitive that belongs to it
_LONGEST_NAME: Final = 6  # tokens of the second of two that act


@cache
def _awaiting(language: Words) -> Group:
    """The group of words of force that only what is arranged or decided takes."""
    return next((group for group in language.of("force") if group.get("awaited")), _NO_GROUP)


@cache
def _laying(language: Words) -> Group:
    """The group of words that say what a paper lays on its sides."""
    return next((group for group in language.of("force") if group.get("paper")), _NO_GROUP)


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


class Groups(Subjects):
    """Looks around a construction of force: its verb group, its subject, the infinitive or gerund behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.changed: dict[int, Match] = {}  # modals inside "proposed that …": their force and type come from there
        self.indefinite, self.cardinals = language.sets["indefinite"], language.sets["cardinal"]
        self.no_things = language.wordset("idle_deed", "idle_object", "no_thing", "aim_noun")
        self.for_both = language.wordset("joint", "between_link", "withword")
        self.binding = language.sets["binding_verb"]
        self.wished = language.sets["wished_verb"]
        self.talk, self.ending = language.sets["talk_verb"], language.sets["ending_word"]
        self.aims, self.goals = language.sets["aim_noun"], language.sets["goal_noun"]
        self.idle = language.sets["idle_deed"]
        self.gaps = language.sets["gap_opener"]
        self.taking_up = language.wordset("taking_up", "thanking")
        self.copulas, self.clefting = language.sets["copula"], language.sets["clefting"]
        self.owning = language.sets["owning"]
        self.always = language.sets["always"]
        self.deeds = language.sets["deed_noun"]
        self.given = language.sets["given_noun"]
        self.scales = language.wordset("currency", "scale")
        self.abstract_endings = tuple(sorted(language.sets["abstract_ending"]))
        self.floating = language.sets["floating"]
        self.dropping = language.sets["dropping"]
        self.votes = language.sets["vote_word"]
        self.accompanying = language.sets["accompanying"]
        self.describing = language.sets["ing_adjective"]
        self.needs = language.sets["need_noun"]
        self.serving = language.sets["interest_link"]
        self.agreeing = language.sets["agreeing_verb"]
        self.aids, self.helps = language.sets["aid_noun"], language.sets["help_noun"]
        self.receiving = language.sets["receiving_invitation"]
        self.exemplars = language.sets["exemplar"]
        self.valued = language.sets["valued_noun"]
        self.following = language.sets["following"]
        self.speakers = language.wordset("first_person", "first_singular")
        self.awaited = language.sets["awaited_noun"]
        self.paper_nouns, self.projects = language.sets["paper_noun"], language.sets["project_paper"]
        self.built_nouns = language.sets["built_noun"]
        self.asking, self.requesting = language.sets["asking_verb"], language.sets["requesting_verb"]
        self.forwords = language.sets["forword"]
        self.cardinals = language.sets["cardinal"]
        self.wishing = language.sets["wishing_modal"]
        self.bywords, self.feasts = language.sets["byword"], language.wordset("feast", "own_course")
        self.leaving, self.repeats = language.sets["leaving_verb"], language.sets["repeating"]
        self.genitive_links = language.sets["genitive"]
        self.encounters = language.wordset("event", "talks_noun")
        self.indefinite = language.sets["indefinite"]
        self.two_words = language.wordset("two_alone", "two_people")
        self.guessing = language.sets["guessing_verb"]
        self.side_nouns = language.wordset("government", "side_people", "joint_body_noun", "pair_noun", "pair_area")
        self.awaiting, self.between_words = _awaiting(language), language.sets["between_link"]
        self.laying, self.paper_words = _laying(language), language.sets["paper_word"]
        self.deed_endings = ("ation", "ishment", "uction", "ination")

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
        """Whether a verb group is denied: does not plan to, no longer | intends to."""
        ended = start > 1 and self.words[start - 1] in self.ending and self.tags[start - 2] & NEG
        never = start > 0 and self.tags[start - 1] & NEG and self.tags[start - 1] & ADV
        return bool(ended or never) or self.clauses.has(NEG, start, stop)

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
        if subject is not None and self.tags[subject[0]] & NEG:
            return None
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

    def _is_passive_verb(self, verb: int) -> bool:
        k = self.clauses.skip_adverbs_back(verb - 1, 0)
        return k >= 0 and bool(self.tags[k] & BE) and bool(self.tags[verb] & PART) and not self.tags[verb] & BASE

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
        if before & REL or self._ends_pair(i) or self._are_many(i):
            return False  # who wish to; Serbia and Hungary aim to
        if self.words[i - 1] in self.two_words and self.tags[i - 2] & DET | self.tags[i - 3] & DET:
            return False  # the two plan to; the two men plan to
        if before & COMMA or i > 1 and self.words[i - 1] in self.floating and self.tags[i - 2] & PRON:
            return False  # we, together with you, need to; we both need to
        if before & (DET | POSS | PREP | ADJ):
            return True
        if tag & THIRD and before & (PAST | ING) and not before & (AUX | NOUN):
            return True  # announced plans to
        return bool(tag & BASE) and not tag & PAST and not before & (ADV | CONJ) and not self.words[i - 1].endswith("s")

    def _ends_pair(self, i: int) -> bool:
        """Whether the second of two ends before token `i`: Belarus and Russia's Kursk Oblast; the town and the port."""
        k = i - 1
        while k > 0 and i - k < _LONGEST_NAME and (self.page.is_capital(k) or self.tags[k] & POSS):
            k -= 2 if self.words[k - 1] == "." and self.page.is_capital(k - 2) else 1  # Ms. Sol
        if k < i - 1 and self.tags[k] & CONJ and self.page.is_capital(k - 1):
            return True
        subject = self.clauses.subject_before(i) if self.words[i + 1 : i + 2] == ["to"] else None
        if subject is None or subject[1] != i or not self.words[i - 1].isalpha() or not self._opens_actor(subject[0]):
            return False
        joints = [n for n in range(*subject) if self.tags[n] & CONJ]
        return len(joints) == 1 and bool(self.tags[joints[0] + 1] & DET)

    def _are_many(self, i: int) -> bool:
        """Whether several who act stand before token `i`, with what they are of: members of the delegation plan to."""
        subject = self.clauses.subject_before(i) if self.words[i + 1 : i + 2] == ["to"] else None
        if subject is None or subject[1] != i or not self.words[i - 1].isalpha():
            return False
        head = self.clauses.first_of(PREP | COMMA | CONJ, subject[0] + 1, subject[1]) - 1
        return head + 1 < i and self.words[head].endswith("s") and self.words[head] in self.agents

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
        if self.words[i] == "invitation" or tag & (MODAL | HAVE):
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
        wants = tag & BASE and cue.group.get("strict") and self._opens_actor(cue.stop)
        if wants and not before & (DET | ADJ | POSS | TO | MODAL | NEG) and i and self.tags[i - 1] & ~PREP == before:
            return True  # exporters travelling with the president want Ireland to
        if before & MODAL and self.words[i - 1] in self.wishing and self._opens_actor(cue.stop):
            return True  # I would urge the government to
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
        if verb + 1 >= end:
            return False
        return bool(self.tags[verb + 1] & (DET | PRON | ADJ | NUM)) or self.words[verb + 1] in self.cardinals

    def _is_deed(self, cue: Match, i: int, end: int) -> bool:
        """Whether a noun phrase names something to be done: agreed on the construction of, proposed a joint council."""
        if cue.group.get("vague") and cue.group["force"] == "firm" and self.clauses.has(NUM, i, min(end, i + _NEAR)):
            return True  # committed to a combined $480 million
        if cue.group.get("vague") or cue.group.get("copula") or self.tags[i] and not self.tags[i] & (DET | NOUN | ADJ):
            return False
        if cue.group["type"] == "agreement":
            return self.needs.isdisjoint(self.words[i : min(end, i + 3)])
        for k in range(i, min(end, i + 8)):
            if self.words[k] in self.idle:
                return False
            planned = cue.group.get("deed") and self.words[k] in self.built_nouns
            if planned or self.words[k] in self.deeds or self.words[k].endswith(self.deed_endings):
                return True
            if self.tags[k] & (PREP | COMMA | CONJ):
                return self._is_new_thing(cue, i, k)
        return self._is_new_thing(cue, i, end)

    def _is_new_thing(self, cue: Match, i: int, end: int) -> bool:
        """Whether what is proposed is one thing, or so many, that can be looked up: a telemedicine link."""
        head = self.clauses.first_of(PREP | COMMA | CONJ | REL | STOP, i + 1, end) - 1
        counted = self.words[i] in self.indefinite or self.words[i] in self.cardinals or self.tags[i] & NUM
        open_to = cue.group.get("both") or cue.group.get("deed")
        if not open_to or not counted or head <= i or self.tags[head] & (ADV | TIME | POSS):
            return False
        if cue.group.get("deed") and self.words[head].endswith(self.abstract_endings):
            return False
        return self.words[head].isalpha() and self.words[head] not in self.no_things

    def _is_for_sides(self, i: int, stop: int) -> bool:
        """Whether what is proposed is a deed, or for both by its words: a joint campaign, a link between A and B."""
        words = self.words[i:stop]
        return not self.for_both.isdisjoint(words) or not self.deeds.isdisjoint(words)

    def _verb_before(self, i: int, start: int) -> int | None:
        for k in range(i, max(start, i - 8) - 1, -1):
            if self.clauses.is_break(k):
                return None
            if self.clauses.is_finite(k) or self.tags[k] & (PAST | THIRD | ING) and not self.tags[k] & NOUN:
                return k
        return None
