"""What somebody says will, should or may be done: constructions of force, read, tested and filled in.

The rule that an entry carries is the construction's: modal, infinitive, told, doing, readiness, scheduled …
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Final

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_announcers import Announcers
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_checks import Checks
from communique.entries.commitment_conditions import Conditions
from communique.entries.commitment_fields import Fields
from communique.entries.commitment_forms import Finder
from communique.entries.commitment_papers import Papers
from communique.entries.commitment_reader import Reader
from communique.entries.commitment_reports import is_report
from communique.entries.context import Context, Figurehead
from communique.kinds import Actor, Commitment, Sector, entry_id
from communique.text.clauses import Span
from communique.text.tags import COMMA, CONJ, PRON

_DASHES: Final = frozenset(("-", "–", "—", "--"))
_IN_HEADLINE: Final = 0.6  # the share of words in common where a headline says the same as a sentence
_IN_BODY: Final = 0.75  # and where two sentences do
_IN_OTHER_WORDS: Final = 0.3  # and where it says so in other words
_BELOW: Final = 6  # commitments below a headline that it may sum up
_LISTED: Final = frozenset(("listed", "deed"))  # rules of items, which stand in lines as headlines do
_PASSIVE: Final = 4  # tokens of a passive
_BACK: Final = 200  # commitments that a later one is compared with


@dataclass(slots=True)
class Draft:
    """A commitment being made: one verb of a candidate with its fields and the stretches of text that say it."""

    rule: str
    force: str
    type: str
    actors: list[Actor]
    counterpart: Actor | None
    at: int
    action: Span
    due: str | None
    condition: Span | None
    sectors: list[Sector]
    status: str
    speaker: Figurehead | None
    pieces: list[Span]
    words: frozenset[str] = frozenset()
    headline: bool = False


def find_commitments(context: Context, document: str) -> list[tuple[Commitment, str]]:
    """The commitments of a document, each with the rule that found it; none where it is no report of officials."""
    if not is_report(context):
        return []
    return [(_finish(context, document, draft), draft.rule) for draft in Drafter(context).drafts()]


class Drafter(Reader):
    """Turns the candidates of one document into drafts, in the order of the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actors = Actors(context)
        self.checks = Checks(context)
        self.fields = Fields(context, self.checks)
        self.conditions = Conditions(context)
        self.announcers = Announcers(context, self.actors, self.checks, self.conditions)
        self.own_passive = self.language.sets["own_passive"]
        self.softening = self.language.sets["softening"]

    def drafts(self) -> list[Draft]:
        """All commitments, the same promise said twice being one."""
        found: list[Draft] = []
        papers = Papers(self.context, self.actors)
        told: list[tuple[Candidate, list[Actor] | None]] = [*papers.papers(), *papers.listed()]
        told += [(one, None) for one in papers.headlines() + papers.invitations()]
        taken = [one for one, _ in told if one.rule == "accepted"]
        told += [(one, None) for one in Finder(self.context).find() if not (taken and _is_accepted(one, taken))]
        told.sort(key=lambda pair: pair[0].cue.start)
        for (one, _), (other, _) in pairwise(told):
            self._part(one, other)
        for one, signers in told:
            for draft in self._read(one) if signers is None else self._signed(one, signers):
                _add(found, draft)
            accepted = papers.accepted(one) if one.rule in ("told", "invited") else None
            if accepted is not None and found and found[-1].at == one.cue.start:
                found.append(self._accept(found[-1], accepted))
        self._add_later_words(found)
        return _with_headlines(found, self.context.title or (0, 0))

    def _part(self, one: Candidate, other: Candidate) -> None:
        """End a verb phrase where another one that is joined to it begins: will ship it | and hope to send another."""
        cut = other.cue.start - 1
        if other.rule != "infinitive" or not one.verb < cut < one.stop or not self.tags[cut] & CONJ:
            return
        one.stop = cut
        one.parts = [(verb, min(stop, cut)) for verb, stop in one.parts if verb < cut]

    def _read(self, one: Candidate) -> list[Draft]:
        """The drafts of a candidate, one for each joined verb; none where it is no commitment."""
        if self.conditions.holds(one.cue.start):
            return []
        self._restate(one)
        one.conditions = self.conditions.of(one)
        one.parts = _outside(one.parts, one.conditions)
        first, _ = self.clauses.bounds(one.cue.start)
        if one.force == "firm" and not self.softening.isdisjoint(self.words[max(first, one.start - 3) : one.verb]):
            one.force, one.type = "soft", "proposal"
        actors = self.actors.of(one)
        if actors and self._is_done_to(one):
            actors = None
        if self.checks.against(one, actors):
            return []
        if actors is None:
            one.thing = True
            actors = self.announcers.of(one)
        parts = (n for n, (verb, stop) in enumerate(one.parts) if not self.checks.part_against(one, verb, stop))
        drafts = [self._draft(one, n, actors) for n in parts]
        if actors and drafts:
            self.actors.note_firm(actors)
        if actors and (drafts or one.rule == "infinitive" and one.subject is not None):
            self.actors.last = (self.page.sentence_of[one.verb], actors)
        return drafts

    def _is_done_to(self, one: Candidate) -> bool:
        """Whether the subject is whom something is done to, not who does it: 25,000 farmers will be trained."""
        if not one.passive or one.subject is None or one.rule not in ("modal", "infinitive", "that they do"):
            return False
        first, stop = one.subject
        if any(self.clauses.base(k) in self.own_passive for k in range(one.verb, min(one.stop, one.verb + _PASSIVE))):
            return False  # growers will be represented at the fair
        if self.actors.is_done_by(one):
            return True  # Peru will be given tractors by Chile
        doers = self.actors.is_doer(first, stop - 1) and first == self.page.sentences[self.page.sentence_of[first]][0]
        plain = not self.tags[first] & PRON and (not self.page.is_capital(first) or doers)
        return (stop - first > 1 or plain) and not self.checks.is_event(one)

    def _signed(self, one: Candidate, signers: list[Actor]) -> list[Draft]:
        """The draft of a paper that is signed."""
        if self.conditions.holds(one.cue.start):
            return []
        if signers:
            self.actors.note_firm(signers)
            self.actors.last = (self.page.sentence_of[one.verb], signers)
        return [self._draft(one, n, signers) for n in range(len(one.parts))]

    def _accept(self, draft: Draft, accepted: Candidate) -> Draft:
        """The agreement that an accepted invitation makes, beside the invitation itself."""
        host = self.actors.we(accepted.cue.start)
        return replace(
            draft,
            rule="accepted",
            force="firm",
            type="agreement",
            speaker=None,
            counterpart=host[0] if host else draft.counterpart,
            pieces=[(draft.pieces[0][0], accepted.stop)],
            words=frozenset(),
        )

    def _restate(self, one: Candidate) -> None:
        """ "Is ready to help, which means to send specialists": the second says what is meant."""
        if not self.page.of("restated"):
            return
        _, end = self.clauses.bounds(one.verb)
        match = next(iter(self.page.within("restated", one.verb, end)), None)
        if match is None or match.stop >= end:
            return
        one.stop = self.clauses.clause_end(match.stop)
        one.parts = self.clauses.split_verbs(match.stop, one.stop, loose=True)

    def _draft(self, one: Candidate, n: int, actors: list[Actor]) -> Draft:
        verb, stop = one.parts[n][0], self.conditions.part_stop(one, n)
        condition = self.conditions.of_part(one, n)
        start, last = one.start, stop
        if condition:
            start, last = min(start, condition[0]), max(stop, condition[1]) if condition[0] > verb else stop
        while self.tags[start] & (CONJ | COMMA) or self.clauses.is_break(start) or self.words[start] in _DASHES:
            start += 1
        action = self.fields.action(one, verb, stop, condition)
        return Draft(
            rule=one.rule,
            force="conditional" if condition else one.force,
            type=self.fields.kind(one, verb, actors),
            actors=list(actors),
            counterpart=self.actors.counterpart(one, (verb, stop), actors),
            at=one.cue.start,
            action=action,
            due=self.fields.due(one, n, condition, actors),
            condition=condition,
            sectors=self.fields.goods(one, n, action, condition),
            status=one.status,
            speaker=self.fields.speaker(one, verb),
            pieces=[(start, last)] if one.lead is None else [one.lead, (start, last)],
            words=self.fields.content(action),
            headline=self.fields.in_title(one.cue.start),
        )

    def _add_later_words(self, found: list[Draft]) -> None:
        """ "This includes elevators", "The same is true about harvesters": evidence and goods of the promise before."""
        n = 0
        for match in self.page.of("addendum"):
            while n < len(found) and found[n].at < match.start:
                n += 1
            number = self.page.sentence_of[match.start]
            start, stop = self.page.sentences[number]
            if not n or match.start > start + 1 or number - self.page.sentence_of[found[n - 1].at] > 3:
                continue
            draft = found[n - 1]
            if self.page.paragraph_of[draft.at] == self.page.paragraph_of[start]:
                draft.pieces.append((match.start, self.clauses.clause_end(match.start)))
                known = {sector.code for sector in draft.sectors}
                draft.sectors += [s for s in self.fields.sectors.within(match.stop, stop) if s.code not in known]


def _is_accepted(one: Candidate, taken: list[Candidate]) -> bool:
    """Whether a candidate is the invitation that is read with its being accepted."""
    return one.rule in ("arranged", "told") and any(other.start <= one.cue.start < other.stop for other in taken)


def _outside(parts: list[Span], conditions: list[Span]) -> list[Span]:
    """The joined verbs but for those that a condition holds: give land, provided that they build and teach."""
    kept: list[Span] = []
    for verb, stop in parts:
        if kept and any(start <= verb < end for start, end in conditions):
            kept[-1] = (kept[-1][0], stop)
        else:
            kept.append((verb, stop))
    return kept


def _add(found: list[Draft], draft: Draft) -> None:
    """Add a draft, or join it to an earlier one that says the same."""
    for earlier in found[-_BACK:]:
        if not earlier.words.isdisjoint(draft.words) and _is_same(earlier, draft):
            _join(earlier, draft)
            return
    found.append(draft)


def _is_same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one promise said twice: most words are the same, and it is the same who acts."""
    if a.at == b.at:
        return False
    common = len(a.words & b.words)
    if common < (3 if {a.rule, b.rule} & _LISTED else 2):
        return False
    if a.headline or b.headline:
        return common / min(len(a.words), len(b.words)) >= _IN_HEADLINE
    actors = [{actor.code or actor.name for actor in draft.actors} for draft in (a, b)]
    if actors[0] != actors[1] or (a.condition is None) != (b.condition is None):
        return False
    return common >= 3 and common / max(len(a.words), len(b.words)) >= _IN_BODY


def _with_headlines(found: list[Draft], title: Span) -> list[Draft]:
    """The drafts, each headline joined to the sentence below that tells the same in other words."""
    heads = (draft for draft in found if draft.rule == "headline" or title[0] <= draft.at < title[1])
    for headline in [draft for draft in heads if draft.headline and len(draft.pieces) == 1]:
        below = [draft for draft in found if not draft.headline and draft.at > headline.at][:_BELOW]
        likely = [draft for n, draft in enumerate(below) if _heads(headline, draft, first=not n)]
        if likely:
            best = max(likely, key=lambda draft: len(headline.words & draft.words))
            best.pieces = sorted({*best.pieces, *headline.pieces})
            best.due = best.due or headline.due
            found = [draft for draft in found if draft is not headline]
    return found


def _heads(headline: Draft, draft: Draft, *, first: bool) -> bool:
    """Whether a headline sums up a sentence: the same who acts, and much of what is done, or all that is told first."""
    if not _may_act_in(headline.actors, draft):
        return False
    common = len(headline.words & draft.words)
    if first and (common or headline.type == draft.type == "plan"):
        return True
    return common > 1 and common / len(headline.words) >= _IN_OTHER_WORDS


def _may_act_in(actors: list[Actor], draft: Draft) -> bool:
    """Whether those who act in a headline can be those of a sentence: by a code, a word of a name, or who speaks."""
    codes = {actor.code for actor in draft.actors if actor.code}
    if draft.speaker is not None and draft.speaker.area is not None and draft.speaker.area.code:
        codes.add(draft.speaker.area.code)
    names = {word for actor in draft.actors for word in actor.name.lower().split()}
    if len(actors) == 1 and not actors[0].code and any(word.islower() for word in actors[0].name.split()):
        return any(actor.name[:1].isupper() for actor in draft.actors)  # a fruit group, named below
    return not actors or any(one.code in codes or not names.isdisjoint(one.name.lower().split()) for one in actors)


def _join(earlier: Draft, later: Draft) -> None:
    """One entry for a promise said twice: the fuller telling counts, both are evidence."""
    pieces = sorted({*earlier.pieces, *later.pieces})
    due = later.due or earlier.due
    if earlier.headline and not later.headline:
        for each in fields(Draft):
            setattr(earlier, each.name, getattr(later, each.name))
    earlier.pieces, earlier.due = pieces, due


def _finish(context: Context, document: str, draft: Draft) -> Commitment:
    page = context.page
    action = page.slice(*draft.action)
    evidence = tuple([context.evidence(start, stop) for start, stop in draft.pieces])
    places = [f"{piece.start}-{piece.end}" for piece in evidence]
    return Commitment(
        id=entry_id("commitment", document, draft.force, *places, action),
        document=document,
        evidence=evidence,
        force=draft.force,
        type=draft.type,
        actors=tuple(draft.actors),
        counterpart=draft.counterpart,
        speaker=draft.speaker.person() if draft.speaker else None,
        action=action,
        due=draft.due,
        condition=page.slice(*draft.condition) if draft.condition else None,
        sectors=tuple(draft.sectors),
        status=draft.status,
    )
