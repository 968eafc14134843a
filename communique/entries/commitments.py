"""What somebody says will, should or may be done: constructions of force, read, tested and filled in.

The rule that an entry carries is the construction's: modal, infinitive, told, doing, readiness, scheduled …
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_candidates import Candidate, Finder
from communique.entries.commitment_checks import Checks, is_report
from communique.entries.commitment_papers import Papers
from communique.entries.context import Context, Figurehead
from communique.entries.dates import fiscal_period, find_due
from communique.entries.sectors import Sectors
from communique.kinds import Actor, Commitment, Sector, entry_id
from communique.text.clauses import ADV, COMMA, CONJ, ING, PREP, REL, TO, Clauses, Span

_SAME = 0.6  # the share of words that two actions have in common where they are the same promise
_SPOKEN = frozenset(("pledge", "promise", "vow", "guarantee", "undertake", "offer", "propose", "suggest", "swear", "recommend"))


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
    pieces: list[Span]
    words: frozenset[str] = frozenset()
    headline: bool = False
    speaker: Figurehead | None = None


def find_commitments(context: Context, document: str) -> list[tuple[Commitment, str]]:
    """The commitments of a document, each with the rule that found it; none where it is no report of officials."""
    if not is_report(context):
        return []
    drafts = Drafter(context).drafts()
    return [(_finish(context, document, draft), draft.rule) for draft in drafts]


class Drafter:
    """Turns the candidates of one document into drafts, in the order of the text."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.clauses = context.clauses
        self.tags = self.clauses.tags
        self.words = context.page.words
        self.actors = Actors(context, self.clauses)
        self.checks = Checks(context, self.clauses)
        self.sectors = Sectors(context)
        self.conditions = self._find_conditions()

    def drafts(self) -> list[Draft]:
        """All commitments, the same promise said twice being one."""
        found: list[Draft] = []
        papers = Papers(self.context, self.clauses, self.actors)
        told: list[tuple[Candidate, list[Actor] | None]] = list(papers.papers())
        told += [(one, None) for one in papers.headlines() + papers.invitations()]
        told += [(one, None) for one in Finder(self.context, self.clauses).find()]
        for one, signers in sorted(told, key=lambda pair: pair[0].cue.start):
            for draft in self._signed(one, signers) if signers is not None else self._read(one):
                self._add(found, draft)
            accepted = papers.accepted(one) if one.rule in ("told", "invited") else None
            if accepted is not None and found and found[-1].at == one.cue.start:
                found.append(self._accept(found[-1], accepted))
        self._add_later_words(found)
        return found

    def _add_later_words(self, found: list[Draft]) -> None:
        """"This includes elevators", "The same is true about harvesters": evidence and goods of the promise before."""
        for match in self.page.of("addendum"):
            number = self.page.sentence_of[match.start]
            start, stop = self.page.sentences[number]
            if match.start > start + 1 or self.page.quote_of[start] >= 0 and match.start > start + 1:
                continue
            earlier = [d for d in found if d.at < start and number - self.page.sentence_of[d.at] <= 3]
            if not earlier or self.page.paragraph_of[earlier[-1].at] != self.page.paragraph_of[start]:
                continue
            draft = earlier[-1]
            draft.pieces.append((match.start, self.clauses.clause_end(match.start)))
            draft.sectors += [s for s in self.sectors.within(match.stop, stop) if s.code not in {x.code for x in draft.sectors}]

    def _signed(self, one: Candidate, signers: list[Actor]) -> list[Draft]:
        """The draft of a paper that is signed; what it says is to be done where it says so."""
        if any(a <= one.cue.start < b for a, b in self.conditions):
            return []
        if signers:
            self.actors.last = (self.page.sentence_of[one.verb], signers)
        return [self._draft(one, n, signers) for n in range(len(one.parts))]

    def _accept(self, draft: Draft, accepted: Candidate) -> Draft:
        """The agreement that an accepted invitation makes, beside the invitation itself."""
        host = self.actors.we(accepted.cue.start)
        return replace(
            draft, rule="accepted", force="firm", type="agreement", counterpart=host[0] if host else draft.counterpart,
            pieces=[(draft.pieces[0][0], accepted.stop)], words=frozenset(),
        )  # fmt: skip

    def _read(self, one: Candidate) -> list[Draft]:
        """The drafts of a candidate, one for each joined verb; none where it is no commitment."""
        self._restate(one)
        one.conditions = self._conditions_of(one)
        if any(a <= one.cue.start < b for a, b in self.conditions):
            return []
        actors = self.actors.of(one)
        if self.checks.against(one, actors):
            return []
        if actors is None:
            actors = self._announcer(one)
        drafts = []
        for n, (verb, stop) in enumerate(one.parts):
            if not self.checks.part_against(one, verb, stop):
                drafts.append(self._draft(one, n, actors))
        if drafts and actors:
            self.actors.last = (self.page.sentence_of[one.verb], actors)
        return drafts

    def _announcer(self, one: Candidate) -> list[Actor]:
        """Who acts where a thing is the subject: whom "by" names, the parties of a joint event, or who announces it."""
        verb, stop = one.verb, one.stop
        for k in range(verb, stop):
            if self.words[k] == "by" and one.passive:
                found = self.actors.read((k + 1, min(stop, k + 8))) if k + 1 < stop else None
                if found:
                    return found
        joint = self.actors.joint(one)
        if joint is not None:
            return joint
        return self.actors.we(one.cue.start)

    # Conditions

    def _find_conditions(self) -> list[Span]:
        """The stretches that state a condition, from "if" to the end of its clause."""
        found: list[Span] = []
        for match in self.page.of("condition"):
            before = self.words[match.start - 1] if match.start else ""
            if self.clauses.base(match.start - 1) in ("ask", "wonder", "know", "see", "as", "even", "check", "clear") or before in ("as", "even"):
                continue
            stop = self._condition_stop(match.start, match.stop)
            if stop > match.start:
                found.append((match.start, stop))
        return found

    def _condition_stop(self, start: int, behind: int) -> int:
        first, end = self.clauses.bounds(start)
        opens = start - first <= 2 or self.tags[start - 1] & (CONJ | COMMA) != 0 or self.words[start - 1] == "that"
        for k in range(behind, end):
            if self.tags[k] & COMMA and opens and not self._lists_on(k, end):
                return k
            if self.clauses.is_break(k) and self.words[k] not in ("-", "—", "–", "(", ")"):
                return k
            if self.tags[k] & COMMA and not opens and self.clauses.comma_ends(k, end):
                return k
            if self.tags[k] & CONJ and not opens and self.clauses.has_own_subject(k + 1, end):
                return k
        return end

    def _lists_on(self, comma: int, end: int) -> bool:
        """Whether a comma stands inside a list of the condition and does not close it."""
        after = comma + 1
        return after < end and self.tags[after] & CONJ != 0 and not self.clauses.has_own_subject(after + 1, end)

    def _conditions_of(self, one: Candidate) -> list[Span]:
        sentence = self.page.sentence_of[one.cue.start]
        found = []
        for a, b in self.conditions:
            if self.page.sentence_of[a] != sentence:
                continue
            before = b <= one.cue.start and self._leads_to(b, one)
            if before or one.verb < a <= one.stop + 2:
                found.append((a, b))
        return found

    def _leads_to(self, stop: int, one: Candidate) -> bool:
        """Whether a condition that ends at token `stop` stands right before the clause of the candidate."""
        left = one.subject[0] if one.subject else one.start
        between = range(stop, min(left, one.cue.start))
        return not any(self.clauses.is_finite(k) and k < left - 1 and not self.tags[k] & ADV for k in between) or left <= stop

    def _condition_for(self, one: Candidate, n: int) -> Span | None:
        """The condition of the n-th joined verb: one before the clause is for all, one behind a verb for that verb."""
        verb, stop = one.parts[n]
        last = n + 1 == len(one.parts)
        for a, b in one.conditions:
            if b <= one.cue.start:
                return a, b
            if n and one.parts[n - 1][0] < a < verb and self._opens_next(a):
                return a, b
            if verb < a and (a < stop and not (not last and self._opens_next(a)) or last and a <= one.stop + 2):
                return a, b
        return None

    def _before_joint(self, a: int) -> int:
        while self.tags[a - 1] & (COMMA | CONJ):
            a -= 1
        return a

    def _opens_next(self, a: int) -> bool:
        k = a - 1
        while k > 0 and self.tags[k] & COMMA:
            k -= 1
        return bool(self.tags[k] & CONJ)

    def _restate(self, one: Candidate) -> None:
        """"Is ready to help, which means to send specialists": the second says what is meant."""
        match = next(iter(self.page.within("restated", one.verb, self.clauses.bounds(one.verb)[1])), None)
        if match is None or self.page.sentence_of[match.start] != self.page.sentence_of[one.verb]:
            return
        verb = match.stop
        stop = self.clauses.clause_end(verb)
        one.parts = self.clauses.split_verbs(verb, stop)
        one.stop = stop

    # Filling in

    def _draft(self, one: Candidate, n: int, actors: list[Actor]) -> Draft:
        verb, stop = one.parts[n]
        condition = self._condition_for(one, n)
        for a, _ in one.conditions:
            if verb < a < stop and self._opens_next(a) and n + 1 < len(one.parts):
                stop = self._before_joint(a)
        force = "conditional" if condition else one.force
        action = self._action(one, verb, stop, condition)
        last = max(stop, condition[1]) if condition and condition[0] > one.verb else stop
        start = min(one.start, condition[0]) if condition else one.start
        start = self._evidence_start(start)
        due = self._due(one, n, condition, actors)
        mine = list(actors)
        counterpart = self.actors.counterpart(one, mine)
        kind = self._type(one, mine, condition is not None)
        return Draft(
            one.rule, force, kind, mine, counterpart, one.cue.start, action, due, condition,
            self._goods(one, n, action, condition), one.status, [(start, last)],
            self._content(action), self._in_title(one.cue.start), self._speaker(one, verb),
        )  # fmt: skip

    def _speaker(self, one: Candidate, verb: int) -> Figurehead | None:
        """Who says so: the speaker of the words, else who tells, promises or proposes it."""
        who = self.context.speaker_at(verb) or self.context.speaker_at(one.cue.start)
        if who is not None or one.type == "agreement" or one.type == "plan":
            return who
        teller = one.governor
        if teller is None and self.clauses.base(one.cue.start) in _SPOKEN:
            teller = one.subject
        if teller is None:
            return None
        people = [m.who for m in self.context.mentions_in(teller[0], teller[1]) if m.who is not None]
        return people[0] if people and people[0].kind in ("person", "group", "unnamed") else None

    def _evidence_start(self, start: int) -> int:
        while self.tags[start] & (CONJ | COMMA) or self.clauses.is_break(start):
            start += 1
        return start

    def _type(self, one: Candidate, actors: list[Actor], conditional: bool) -> str:
        """The type of the construction, changed by who acts and by what paper the sentence names."""
        first, _ = self.clauses.bounds(one.cue.start)
        if one.type == "pledge" and one.force == "firm" and self.page.within("under", first, one.cue.start):
            return "agreement"
        if one.type == "pledge" and self.checks._is_event(one):
            return "plan"
        if one.type == "offer" and len(actors) > 1:
            return "proposal"
        if one.type == "pledge" and one.force == "soft" and len(actors) > 1 and any(w in ("you", "together") for w in self.words[one.verb : one.stop]):
            return "proposal"
        if one.rule == "readiness" and self.words[one.cue.start] in ("intention", "intent", "desire", "determination", "commitment", "aspiration", "intentions"):
            return "pledge"
        return one.type

    def _action(self, one: Candidate, verb: int, stop: int, condition: Span | None) -> Span:
        """The words of what is to be done, without a deadline or a condition at their end."""
        if one.rule == "scheduled" and one.subject:
            return one.subject
        if condition and verb < condition[0] < stop:
            stop = condition[0]
        if condition and verb < condition[0] <= stop:
            stop = condition[0]
        changed = True
        while changed and stop > verb + 1:
            changed = False
            for when in self.context.dates_in(verb + 1, stop):
                if when.stop == stop and when.iso and when.kind != "duration":
                    lead = when.lead if 0 <= when.lead < when.start else when.start
                    if lead > verb + 1:
                        stop, changed = lead, True
            while stop > verb + 1 and self.tags[stop - 1] & (COMMA | CONJ):
                stop, changed = stop - 1, True
        start = verb
        if one.passive and one.subject and self.tags[verb] & (1 << 24 | 1 << 13):
            start = one.subject[0]
        return start, stop

    def _due(self, one: Candidate, n: int, condition: Span | None, actors: list[Actor]) -> str | None:
        """When it is due, looked for in the verb's own phrase, then before the subject; never in the condition."""
        verb, stop = one.parts[n]
        end = condition[0] if condition and condition[0] > verb else stop
        found = find_due(self.page, self.context.dates, verb, end)
        if found is None and condition and condition[0] > verb and condition[1] < stop:
            found = find_due(self.page, self.context.dates, condition[1], stop)
        if found is not None:
            return found
        first, _ = self.clauses.bounds(one.cue.start)
        left = one.subject[0] if one.subject else one.start
        for when in self.context.dates_in(first, one.cue.start):
            held = condition is not None and condition[0] <= when.start < condition[1]
            if not held and when.stop <= left <= when.stop + 2 and self._opens(when.lead if when.lead >= 0 else when.start, first):
                return find_due(self.page, self.context.dates, when.start, when.stop)
        if not n and one.rule in ("modal", "infinitive") and one.cue.start + 1 < verb:
            found = find_due(self.page, self.context.dates, one.cue.start, verb)
        return found or self._fiscal_due(verb, end, actors)

    def _fiscal_due(self, start: int, stop: int, actors: list[Actor]) -> str | None:
        """A deadline in a fiscal year, which is that of the country that acts, else of the first side."""
        code = next((a.code for a in [*actors, *self.context.parties] if a.code), None)
        for when in self.context.dates_in(start, stop):
            if when.kind == "fiscal" and not when.passed:
                return fiscal_period(when, code.split("-")[0] if code else None, self.context.published)
        return None

    def _goods(self, one: Candidate, n: int, action: Span, condition: Span | None) -> list[Sector]:
        """The goods of an action, up to a clause that only adds to it."""
        stop = action[1]
        for k in range(action[0] + 1, stop - 1):
            if self.tags[k] & COMMA and (self.tags[k + 1] & (REL | ING) or self.words[k + 1] == "where") and self.words[k + 1] != "including":
                stop = k
                break
        found = self.sectors.within(action[0], stop)
        back = range(action[0], stop) if condition is None else range(condition[0], condition[1])
        if found or n and condition is None or not self.sectors.points_back(back):
            return found
        return self.sectors.before(min(one.start, back.start))

    def _opens(self, i: int, first: int) -> bool:
        """Whether a date at token `i` opens its clause: In 2025, the ministry will …; that by June it will …"""
        return i <= first + 1 or self.words[i - 1] in ("that", ",", "and")

    def _content(self, span: Span) -> frozenset[str]:
        """The words of an action that carry its meaning, plurals and verb forms made one."""
        known = self.page.language.verbs
        found = set()
        for k in range(*span):
            word = self.words[k]
            if not word[0].isalnum() or self.tags[k] & (PREP | CONJ | ADV | TO) or len(word) < 3 and not word[0].isdigit():
                continue
            found.add(known[word][0][0] if word in known else word.removesuffix("s"))
        return frozenset(found - {"the", "a", "an", "its", "their", "our", "his", "her", "your"})

    def _in_title(self, i: int) -> bool:
        paragraph = self.page.paragraph_of[i]
        first, stop = self.page.paragraphs[paragraph]
        return bool(self.context.title and first <= self.context.title[0] < stop) or (
            stop - first < 25 and self.words[stop - 1] not in (".", "!", "?", "”", '"', "»") and paragraph < 12
        )

    def _add(self, found: list[Draft], draft: Draft) -> None:
        """Add a draft, or join it to the earlier one that says the same."""
        for earlier in found:
            if self._is_same(earlier, draft):
                _join(earlier, draft)
                return
        found.append(draft)

    def _is_same(self, a: Draft, b: Draft) -> bool:
        if not a.words or not b.words:
            return False
        codes = [{x.code or x.name for x in d.actors} for d in (a, b)]
        headline = a.headline or b.headline
        if codes[0] != codes[1] and not headline or a.at == b.at:
            return False
        if not headline and (a.condition is None) != (b.condition is None):
            return False
        common = len(a.words & b.words)
        if not headline:
            return common >= 3 and common / max(len(a.words), len(b.words)) >= 0.75
        return common >= 2 and common / min(len(a.words), len(b.words)) >= _SAME


def _join(earlier: Draft, later: Draft) -> None:
    """One entry for a promise said twice: the fuller telling counts, both are evidence."""
    earlier.pieces = sorted({*earlier.pieces, *later.pieces})
    if earlier.headline and not later.headline:
        for name in ("rule", "force", "type", "actors", "counterpart", "at", "action", "condition", "sectors", "status", "words", "speaker"):
            setattr(earlier, name, getattr(later, name))
        earlier.headline = False
    earlier.due = later.due or earlier.due


def _finish(context: Context, document: str, draft: Draft) -> Commitment:
    page = context.page
    who = draft.speaker
    action = page.slice(*draft.action)
    evidence = tuple(context.evidence(a, b) for a, b in draft.pieces)
    condition = page.slice(*draft.condition) if draft.condition else None
    return Commitment(
        entry_id("commitment", document, *(f"{e.start}-{e.end}" for e in evidence), action),
        document, evidence, draft.force, draft.type, tuple(draft.actors), draft.counterpart,
        who.person() if who else None, action, draft.due, condition, tuple(draft.sectors), draft.status,
    )  # fmt: skip
