"""Each form of a construction of force, read into a candidate: modal, infinitive, told, that they do, doing …"""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_told import Told
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import (
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
    POSS,
    PREP,
    PRON,
    TIME,
    TO,
    VERB,
)  # fmt: skip

_BESIDE: Final = 9  # tokens of who acts, behind "with"
_FAR: Final = 16  # tokens of who acts, behind a modal
_FAR_SECOND: Final = 40  # tokens of what the first of two is told
_BEFORE_NOUNS: Final = frozenset({"gerund", "object", "event"})  # forms behind which a noun phrase is what is done
_OF_OTHERS: Final = frozenset({"told", "that they do"})  # rules of what others are to do
_VOTES: Final = 7  # tokens of "by 12 votes to 3"
_JOINED: Final = 6  # tokens behind a subject after which a verb of force is a later predicate of it


class Finder(Told):
    """Finds the candidates of one document, in the order of the text."""

    def find(self) -> list[Candidate]:
        """All candidates; a paragraph of boilerplate gives none."""
        found: list[Candidate] = []
        skipped = self.context.skipped
        readers = {
            "modal": self._modal, "infinitive": self._infinitive, "person": self._person, "clause": self._clause,
            "gerund": self._gerund, "noun": self._noun, "noun_gerund": self._noun_gerund, "object": self._object,
            "let": self._let, "owner": self._owner, "event": self._event, "later": self._later, "listed": self._listed,
            "seen": self._seen_to, "there": self._there, "provided": self._provided,
            "deadline": self._given_until, "dated": self._set_day, "assured": self._assured,
        }  # fmt: skip
        reached, taken = 0, set[int]()
        for match in self.page.of("force"):
            if (
                match.start < reached
                or match.start in taken
                or skipped
                and skipped[self.page.paragraph_of[match.start]]
            ):
                continue
            listed = self.items(match)
            if listed is not None:
                found += listed
                taken |= {k for item in listed for k in range(item.start, item.stop)}
                continue
            one = self._over_day(match) or readers[match.group["form"]](match)
            if one is not None:
                found.append(one)
                if one.rule in _OF_OTHERS:
                    told = self.page.word(one.verb + 1) in self.that
                    taken |= set(range(one.verb, one.stop if told else one.verb + 1))  # urged them to | agree on
                beside = self._with_doer(one) or self._with_second(one)
                if beside is not None:
                    found.append(beside)
                reached = one.verb if match.group["form"] != "clause" else reached
        taken |= {k for one in found for k in range(one.start, one.stop)}
        return found + [one for one in self.arranged() if one.verb not in taken]

    def _over_day(self, cue: Match) -> Candidate | None:
        """What somebody is to do, told behind the day of the word: agreed on | Monday | to, offered on Monday to."""
        if cue.stop + 1 >= len(self.words):
            return None
        counted = self._over_votes(cue.stop) if cue.group["form"] == "later" else cue.stop
        if cue.group["form"] not in _BEFORE_NOUNS and counted == cue.stop:
            return None
        near = self.context.dates_in(counted, counted + 2)
        dated = bool(near) and near[0].lead in (counted - 1, counted)
        behind = near[0].stop if dated else counted
        behind += bool(dated and self.page.tag(behind) & TIME)  # on Monday | night
        if behind == cue.stop or not self.page.tag(behind) & TO:
            return None
        end = cue.stop if counted > cue.stop else max(near[0].lead, cue.start + 1)
        later = self._with_to(Match(cue.start, end, cue.group))
        verb = self._infinitive_at(behind + 1, self.clauses.bounds(cue.start)[1]) if later is not None else None
        return self._infinitive(later, verb) if later is not None and verb is not None else None

    def _over_votes(self, i: int) -> int:
        """The token behind how many voted for and against at token `i`: voted | 12-3 | to, unanimously | to."""
        k = i
        while k < min(i + _VOTES, len(self.words)):
            counted = self.tags[k] & NUM or self.words[k] in self.votes
            if not counted and not (k > i and self.tags[k] & TO and self.page.tag(k + 1) & NUM):
                break
            k += 1
        return k

    def _with_doer(self, one: Candidate) -> Candidate | None:
        """What somebody else is to do beside it: agreed to expand exchanges, with the university | to host students."""
        if self.accompanying.isdisjoint(self.words[one.verb : one.stop]):
            return None
        withs = (k for k in range(one.verb + 1, one.stop - 2) if self.words[k] in self.accompanying)
        k = next((k for k in withs if self.tags[k - 1] & COMMA), one.stop)
        to = next((n for n in range(k + 2, min(one.stop - 1, k + _BESIDE)) if self.tags[n] & TO), None)
        if to is None or not self.tags[to + 1] & BASE or self.tags[to + 1] & BE or not self._can_act((k + 1, to)):
            return None
        other = self._build("infinitive", one.cue, to + 1, (k + 1, to), k + 1)
        if other is not None:
            other.start = k + 1
            one.stop = k - 1
            one.parts = [(verb, min(stop, k - 1)) for verb, stop in one.parts if verb < k]
        return other

    def _with_second(self, one: Candidate) -> Candidate | None:
        """What another is told beside the first: told the ministry to send a list and | the agency to clear the lot."""
        if one.type != "instruction" or one.rule != "told" or one.subject is None:
            return None
        joints = (k for k in range(one.verb + 1, min(one.stop - 3, one.verb + _FAR_SECOND)) if self.tags[k] & CONJ)
        for k in joints:
            to = next((n for n in range(k + 2, min(one.stop - 1, k + _BESIDE)) if self.tags[n] & TO), None)
            if to is None or not self.tags[to + 1] & BASE or self.tags[to + 1] & BE or not self._can_act((k + 1, to)):
                continue
            other = self._build("told", one.cue, to + 1, (k + 1, to), k + 1)
            if other is not None:
                other.start, one.stop = one.start, k
                one.parts = [(verb, min(stop, k)) for verb, stop in one.parts if verb < k]
            return other
        return None

    def _listed(self, cue: Match) -> None:
        """A cue that means something only before a list: agreed as follows."""

    def _seen_to(self, cue: Match) -> Candidate | None:
        """What a paper is to bring somebody to do, or what somebody will take care of: will see to it that."""
        if self.page.match_at("seeing_to", cue.stop - 1) is None:
            return self._seen(cue)
        modal = self.words[cue.start]
        group = next((g for g in self.page.language.of("force") if modal in g.words), None)
        return self._modal(Match(cue.start, cue.stop - 1, group)) if group is not None else None

    def _modal(self, cue: Match) -> Candidate | None:
        if self.page.is_capital(cue.start) and not self.tags[cue.start]:
            return None  # Can Tho
        if self.page.of("not_only") and any(m.stop == cue.start for m in self.page.of("not_only")):
            return self._inverted(cue)
        short = self.words[cue.start].startswith("'")
        if not short and self.tags[cue.start] & MODAL and not self.clauses.is_finite(cue.start):
            return None
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb + 1 < end and self.words[verb] in self.floating:
            verb = self.clauses.skip_adverbs(verb + 1, end)  # three firms will each open an office
        behind = self.tags[verb] if verb < len(self.tags) else BASE
        if verb > cue.stop and self.tags[verb - 1] & BASE and not behind & (BASE | BE | HAVE | ING):
            verb -= 1  # a verb that may be an adverb: will further the work
        if verb < end and self.words[verb] == "(":
            verb = self.clauses.skip_adverbs(self._behind_bracket(verb, end), end)  # will today (1 May) sign
        if verb < end and self.tags[verb] & (PREP | TIME | DET):
            verb = self._behind_date(verb, end)
        if verb < end and self.tags[verb] & COMMA:
            verb = next((n + 1 for n in range(verb + 1, min(end, verb + 12)) if self.tags[n] & COMMA), verb)
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
            if self.tags[verb] & BE or cue.group["force"] != "firm":
                return None  # should have been done
        if not self.always.isdisjoint(self.words[cue.stop : verb]):
            return None
        group = self._group_start(cue.start)
        subject, relative, narrows = self._subject(group)
        if narrows or self._is_negated(group, cue.start) or self._is_nobody(subject):
            return None
        if self._only_tells_which(cue.start, subject):
            return None
        return self._build("modal", cue, verb, subject, subject[0] if subject else group, relative=relative)

    def _inverted(self, cue: Match) -> Candidate | None:
        """What somebody named behind the modal will do: not only will Peru build a mill."""
        _, end = self.clauses.bounds(cue.start)
        near = range(cue.stop + 1, min(end, cue.stop + _FAR))
        verbs = (
            k for k in near if self.tags[k] & BASE and self._can_act((cue.stop, k)) or self._is_subjunctive(k, end)
        )
        verb = next(verbs, None)
        return self._build("modal", cue, verb, (cue.stop, verb), cue.start) if verb is not None else None

    def _behind_date(self, i: int, end: int) -> int:
        """The token behind a date between a modal and its verb: will in May 2024, next month | build a school."""
        when = next((one for one in self.context.dates_in(i - 1, min(end, i + _JOINED)) if one.iso), None)
        return when.stop if when is not None and min(when.lead, when.start - 1) <= i < when.stop else i

    def _only_tells_which(self, i: int, subject: Span | None) -> bool:
        """Whether a participle at token `i` belongs to the object of another verb: (meet) the conditions needed to."""
        if not self.tags[i] & PART or subject is not None and subject[1] != i:
            return False
        if subject is None:
            noun = self.tags[i - 1] & NOUN or not self.tags[i - 1]
            return i > 0 and bool(noun) and not self.clauses.is_break(i - 1)
        first = subject[0] - 1
        before = self.tags[first] if first >= self.clauses.bounds(i)[0] else 0
        return bool(before & VERB) and not before & (CLAUSE | NOUN) or not before and bool(self.tags[first - 1] & TO)

    def _negated_behind(self, cue: Match) -> bool:
        return bool((self.tags[cue.stop - 1] | self.tags[cue.stop]) & NEG)

    def _overruled(self, verb: int, end: int) -> bool:
        """Whether a later construction says more: will be ready to …, would like to …, can and should …"""
        at = self.page.at.get("force", {})
        k = self.clauses.skip_adverbs(verb + 1, end) if self.tags[verb] & BE else verb
        match = at.get(k)
        if match is not None and match.group["form"] == "person" and self.tags[verb] & BE and k < end:
            return self._addressed(match, end) is not None  # will be asked to
        if match is not None and match.group["form"] in ("infinitive", "modal", "gerund") and k < end:
            weighed = match.group["force"] == "soft" and match.stop < end and bool(self.tags[match.stop] & ING)
            return match.group["form"] != "gerund" or weighed or bool(match.group.get("copula"))
        return bool(self.tags[verb] & CONJ)

    def _later(self, cue: Match) -> Candidate | None:
        """A verb or adjective whose infinitive follows behind an insertion: intend, together with you, to restore."""
        if (
            self.tags[cue.start] & ING
            and self.tags[cue.start] & NOUN
            and not self.tags[cue.start - 1] & (BE | ADV | HAVE)
        ):
            return None  # coordinate port planning, and
        _, end = self.clauses.bounds(cue.start)
        dated = cue.stop < end and bool(self.tags[cue.stop] & TIME)  # agreed Wednesday to set up
        dated = dated or bool(self.context.dates_in(cue.stop, cue.stop + 1))
        opens = cue.stop < end and (dated or self.tags[cue.stop] & COMMA or self.words[cue.stop] in self.gaps)
        heard = bool(cue.group.get("heard")) and not opens and self._opens_actor(cue.stop)
        found = self._addressed(cue, end) if opens or heard else None
        if found and found[0] and self.words[cue.stop] in self.withs and not self._can_act((cue.stop + 1, found[0][1])):
            return None  # agreed with proposals to …
        later = self._with_to(cue) if found else None
        if opens and later is None and self.clauses.base(cue.start) in self.agreeing:
            that = next((k for k in range(cue.stop, min(end, cue.stop + _JOINED)) if self.words[k] in self.that), None)
            spelt = self.words[cue.start] + " that"
            group = next((g for g in self.page.language.of("force") if spelt in g.words), None)
            if that is not None and group is not None:
                return self._clause(Match(cue.start, that + 1, group))  # agreed in Lima today that
        if later is None and cue.group.get("heard"):
            return self._object(cue)
        if later is None and cue.group.get("deed"):
            return self._gerund(cue)
        marked = self.page.tag(cue.stop + 1) & NUM and not self.page.word(cue.stop)[:1].isalnum()  # €2 million
        counted = marked or self.page.tag(cue.stop) & NUM or self._is_aid(cue.stop, end)
        if later is None and (counted or cue.stop < end and self._behind_receiver(cue.stop, end) is not None):
            spelt = self.words[cue.start]
            group = next((g for g in self.page.language.of("force") if spelt in g.words and g.get("money")), None)
            return self._object(Match(cue.start, cue.stop, group)) if group is not None else None
        one = self._infinitive(later, found[1]) if later and found else None
        if one is not None and heard and found:
            one.hearer = found[0]  # promised the growers to open the market
        return one

    def _infinitive(self, cue: Match, verb: int | None = None) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if cue.group.get("beside"):
            return self._to_be_done(cue)
        if verb is None:
            verb = self._infinitive_at(cue.stop, end)
        if verb is None and cue.group.get("both"):
            found = self._addressed(cue, end)  # proposed to the minister to hold …
            verb = found[1] if found else None
        if verb is None:
            opens = cue.stop < end and self.tags[cue.stop] & ING
            opens = opens and (
                not self.tags[cue.stop] & NOUN
                or self._opens_object(cue.stop, end)
                or bool(self.page.tag(cue.stop + 1) & NUM)
            )
            return self._gerund(cue) if opens else None  # has committed to investing
        if self.tags[cue.start] & BASE and cue.start and self.tags[cue.start - 1] & TO and self.clauses.base(verb):
            return None  # to strive to: what somebody is to do is read already
        if cue.group.get("nobody"):
            return self._build("under way", cue, verb, None, cue.start)
        if cue.group.get("impersonal"):
            if cue.group.get("ended") and not self._is_encounter(self.clauses.subject_before(cue.start)):
                return None
            if cue.group.get("stressed") and not self._is_stressed(cue):
                return None
            return self._build("impersonal", cue, verb, None, cue.start)
        group = cue.start if self.tags[cue.start] & (BE | HAVE | MODAL) else self._group_start(cue.start)
        if cue.group.get("active") and (
            self.context.said_at(cue.start) is None or self._is_progressive(group, cue.start)
        ):
            return None
        if group < cue.start and self._is_settled(cue, group):
            return self._build("impersonal", cue, verb, None, group - 1)
        if self._is_negated(group, verb) or self._had(group, cue.start) and self.context.said_at(cue.start) is None:
            return None
        if cue.group.get("copula") and self._had(group, cue.start):
            return None  # had been due to be rebuilt, said or not
        beside = self._beside(cue.start) if cue.group.get("copula") else None
        if beside is not None:
            return self._build("infinitive", cue, verb, beside, beside[0])
        if cue.group.get("copula") and not self._has_copula(group, cue.start) and not self._is_headline(cue.start):
            return None
        if not cue.group.get("copula") and self._is_noun_use(cue.start):
            if self.tags[cue.start] & ING:
                return None  # the Ministry of Planning to hold
            return self._owned(cue, verb) if cue.group["type"] in ("pledge", "offer") else None
        if cue.group.get("status") and not self._is_progressive(group, cue.start):
            return None
        subject, relative, narrows = self._subject(group)
        if subject is None and self.tags[cue.start] & BE:
            return self._what_we_want(cue, verb)
        if narrows or self._only_tells_which(cue.start, subject) or self._only_guesses(cue.start, subject):
            return None
        if subject is not None and self.tags[cue.start] & BE and self.words[subject[1] - 1] in self.goals:
            return self._owners_aim(cue, verb, subject)
        if self._told_to_somebody(cue, subject):
            return None
        been = any(self.tags[k] & BE and self.tags[k] & PART for k in range(group, cue.start))
        if been and not self.always.isdisjoint(self.words[group : cue.start]):
            return None  # has always been ready to help
        left = subject[0] if subject and group - subject[1] <= _JOINED else group
        if self.words[verb] in self.wished and cue.group["type"] == "pledge" and cue.group["force"] == "soft":
            wished = self._wished(cue, verb, subject, left)
            if wished is not None:
                return wished
        return self._build("infinitive", cue, verb, subject, left, relative=relative)

    def _wished(self, cue: Match, verb: int, subject: Span | None, left: int) -> Candidate | None:
        """What somebody wants others to do, or set up: would like to see Peru join the fund, a chair of history."""
        stop = self.clauses.clause_end(verb)
        for k in range(verb + 2, min(stop, verb + _BESIDE)):
            if self._is_subjunctive(k, stop) and not self.tags[k] & BE:
                told = self._trim(verb + 1, k)
                one = (
                    self._build("told", cue, k, told, left, governor=subject) if told and self._can_act(told) else None
                )
                if one is not None:
                    one.type = "proposal"
                return one
            if self.tags[k] & (PREP | COMMA | CONJ):
                break
        if verb + 1 >= len(self.words) or self.words[verb + 1] not in self.indefinite or self.tags[verb] & HAVE:
            return None
        head = self.clauses.first_of(PREP | COMMA | CONJ, verb + 2, stop) - 1
        if self.words[head] in self.no_things:
            return None
        parts = [(verb + 1, stop)]
        return Candidate("aimed at", "soft", "proposal", cue, None, parts, left, stop, governor=subject)

    def _only_guesses(self, i: int, subject: Span | None) -> bool:
        """Whether somebody only expects a thing to do something: deals that officials expect to support jobs."""
        k = subject[0] - 1 if subject is not None else 0
        if k < 1 or self.clauses.base(i) not in self.guessing or self.words[k] not in self.that:
            return False
        return self.words[k - 1].endswith("s") and not self.tags[k - 1] & CLAUSE or not self.clauses.is_complement(k)

    def _is_encounter(self, subject: Span | None) -> bool:
        """Whether a subject is an encounter: their talks in Riga, the second day of the visit; not the strike."""
        return subject is not None and any(self.words[k] in self.encounters for k in range(*subject))

    def _is_settled(self, cue: Match, group: int) -> bool:
        """Whether "it" is what is agreed, whatever adverb stands between: it was then decided to."""
        if cue.group["type"] != "agreement" or self.words[group - 1 : group] != ["it"]:
            return False
        return any(self.tags[k] & BE for k in range(group, cue.start)) and not self._is_negated(group, cue.start)

    def _to_be_done(self, cue: Match) -> Candidate | None:
        """What is to be done beside another deed: …, with a call for tenders to be launched in May."""
        beside = self._beside(cue.start)
        if beside is None or cue.stop >= len(self.words) or not self.tags[cue.stop] & PART:
            return None
        return self._build("infinitive", cue, cue.stop - 1, beside, beside[0])

    def _what_we_want(self, cue: Match, verb: int) -> Candidate | None:
        """What we want now is to sell them machines."""
        first, _ = self.clauses.bounds(cue.start)
        for k in range(cue.start - 1, max(first, cue.start - 8) - 1, -1):
            if self.words[k] in self.clefting and self.tags[k + 1] & PRON:
                one = self._build("what we want", cue, verb, (k + 1, k + 2), k)
                if one is not None:
                    one.force, one.type = "soft", "pledge"
                return one
        return None

    def _owners_aim(self, cue: Match, verb: int, subject: Span) -> Candidate | None:
        """What somebody's goal or plan is: the company's goal is to hire 60 people."""
        owner = next((k for k in range(subject[0] + 1, subject[1]) if self.tags[k] & POSS), None)
        one = self._build("infinitive", cue, verb, (subject[0], owner), subject[0]) if owner is not None else None
        if one is not None:
            one.force, one.type = "soft", "pledge"
        return one

    def _told_to_somebody(self, cue: Match, subject: Span | None) -> bool:
        """Whether the subject is an aim or a task (the main thing is to …), so that nobody is said to act."""
        if subject is None or not self.tags[cue.start] & BE:
            return False
        return not self.aims.isdisjoint(self.words[subject[0] : subject[1]])
