"""Each form of a construction of force, read into a candidate: modal, infinitive, told, that they do, doing …"""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_lists import Lists
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
    TIME,
    TO,
    VERB,
)  # fmt: skip

_NO_OBJECT: Final = PREP | CONJ | COMMA | STOP | AUX
_FAR: Final = 26  # tokens in which a clause that is proposed shows its verb
_BESIDE: Final = 9  # tokens of what is planned, behind "with"
_NEAR_VERB: Final = 4  # tokens of a verb group
_JOINED: Final = 6  # tokens behind a subject after which a verb of force is a later predicate of it


class Finder(Lists):
    """Finds the candidates of one document, in the order of the text."""

    def find(self) -> list[Candidate]:
        """All candidates; a paragraph of boilerplate gives none."""
        found: list[Candidate] = []
        skipped = self.context.skipped
        readers = {
            "modal": self._modal, "infinitive": self._infinitive, "person": self._person, "clause": self._clause,
            "gerund": self._gerund, "noun": self._noun, "noun_gerund": self._noun_gerund, "object": self._object,
            "let": self._let, "owner": self._owner, "event": self._event, "later": self._later, "listed": self._listed,
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
            one = readers[match.group["form"]](match)
            if one is not None:
                found.append(one)
                reached = one.verb if match.group["form"] != "clause" else reached
        return found

    def _listed(self, cue: Match) -> None:
        """A cue that means something only before a list: agreed as follows."""

    def _modal(self, cue: Match) -> Candidate | None:
        short = self.words[cue.start].startswith("'")
        if not short and self.tags[cue.start] & MODAL and not self.clauses.is_finite(cue.start):
            return None
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb + 1 < end and self.words[verb] in self.floating:
            verb = self.clauses.skip_adverbs(verb + 1, end)  # three firms will each open an office
        if verb > cue.stop and self.tags[verb - 1] & BASE and not self.tags[verb] & (BASE | BE | HAVE | ING):
            verb -= 1  # a verb that may be an adverb: will further the work
        if verb < end and self.words[verb] == "(":
            verb = self.clauses.skip_adverbs(self._behind_bracket(verb, end), end)  # will today (1 May) sign
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
            return match.group["form"] != "gerund" or bool(match.group.get("copula"))
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
        if found and found[0] and self.words[cue.stop] == "with" and not self._can_act((cue.stop + 1, found[0][1])):
            return None  # agreed with proposals to …
        later = self._with_to(cue) if found else None
        if opens and later is None and self.clauses.base(cue.start) in self.agreeing:
            that = next((k for k in range(cue.stop, min(end, cue.stop + _JOINED)) if self.words[k] == "that"), None)
            spelt = self.words[cue.start] + " that"
            group = next((g for g in self.page.language.of("force") if spelt in g.words), None)
            if that is not None and group is not None:
                return self._clause(Match(cue.start, that + 1, group))  # agreed in Lima today that
        if later is None and cue.group.get("heard"):
            return self._object(cue)
        if later is None and cue.group.get("deed"):
            return self._gerund(cue)
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
            return None
        if self.tags[cue.start] & BASE and cue.start and self.tags[cue.start - 1] & TO and self.clauses.base(verb):
            return None  # to strive to: what somebody is to do is read already
        if cue.group.get("nobody"):
            return self._build("under way", cue, verb, None, cue.start)
        if cue.group.get("impersonal"):
            return self._build("impersonal", cue, verb, None, cue.start)
        group = cue.start if self.tags[cue.start] & (BE | HAVE | MODAL) else self._group_start(cue.start)
        if group < cue.start and self._is_settled(cue, group):
            return self._build("impersonal", cue, verb, None, group - 1)
        if self._is_negated(group, verb) or self._had(group, cue.start) and self.context.said_at(cue.start) is None:
            return None
        beside = self._beside(cue.start) if cue.group.get("copula") else None
        if beside is not None:
            return self._build("infinitive", cue, verb, beside, beside[0])
        if cue.group.get("copula") and not self._has_copula(group, cue.start) and not self._is_headline(cue.start):
            return None
        if not cue.group.get("copula") and self._is_noun_use(cue.start):
            if self.tags[cue.start] & ING:
                return None  # the Ministry of Planning to hold
            return self._owned(cue, verb) if cue.group["type"] == "pledge" else None
        if cue.group.get("status") and not self._is_progressive(group, cue.start):
            return None
        subject, relative, narrows = self._subject(group)
        if subject is None and self.tags[cue.start] & BE:
            return self._what_we_want(cue, verb)
        if narrows or self._only_tells_which(cue.start, subject):
            return None
        if self._told_to_somebody(cue, subject):
            return None
        if not self.always.isdisjoint(self.words[group : cue.start]) and "been" in self.words[group : cue.start]:
            return None  # has always been ready to help
        left = subject[0] if subject and group - subject[1] <= _JOINED else group
        return self._build("infinitive", cue, verb, subject, left, relative=relative)

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

    def _beside(self, i: int) -> Span | None:
        """What is planned at token `i` beside another thing, without a verb: …, with production | slated for May."""
        first, _ = self.clauses.bounds(i)
        for k in range(i - 1, max(first, i - _BESIDE), -1):
            if self.words[k] in self.accompanying and self.tags[k - 1] & COMMA:
                return (k + 1, i) if k + 1 < i else None
            if self.tags[k] & (COMMA | AUX) or self.clauses.is_break(k):
                return None
        return None

    def _is_awaited(self, subject: Span, start: int, stop: int) -> bool:
        """Whether what is expected on a day is a decision, a delivery, an opening, and no guess."""
        head = self.clauses.first_of(PREP | COMMA, subject[0] + 1, subject[1]) - 1
        return self.words[head] in self.awaited and bool(self.context.dates_in(start, stop))

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
        return not self.aims.isdisjoint(self.words[subject[0] : subject[1]])

    def _person(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        if not cue.group.get("fixed") and not self._is_verb_use(cue):
            return None
        group = self._group_start(cue.start)
        passive = any(self.tags[k] & BE for k in range(group, cue.start)) and not self.tags[cue.start] & ING
        if passive and cue.group.get("foreseen") and not self.tags[cue.stop] & TO:
            return self._event(Match(cue.start, cue.stop, self.awaiting))
        told_later = self.context.said_at(cue.start) is None and self._had(group, cue.start)
        if self._is_negated(group, cue.start) or told_later:
            return None
        found = self._addressed(cue, end)
        asked_us = found is not None and found[0] is not None and self.words[found[0][0]] in self.speakers
        if asked_us and not passive and self._is_history(group, cue):
            return None  # our growers asked me to open doors
        teller = self.clauses.subject_before(group)
        if found is None:
            return self._invited_to(cue, teller, group, end)
        told, verb = found
        if told is not None and told[0] == told[1]:
            told = None  # asked help to clear the mines
        if told is None and self._comes_later(cue.start, self.clauses.bounds(cue.start)[0]):
            return None
        if cue.group.get("strict") and (told is None or passive):
            return None
        if cue.group.get("strict") and cue.group.get("duty") is None and cue.group.get("fixed"):
            if cue.group["type"] == "proposal" and told is not None and not self._can_act(told):
                return None  # the need for efforts to reach a truce
        if cue.group.get("foreseen") and told is not None and not self._can_act(told):
            return None  # expects the plant to employ 340 people
        subject = teller if passive else told
        left = subject[0] if passive and subject else group if teller is None else min(teller[0], group)
        if teller and cue.start - teller[1] > _JOINED:
            left = group
        return self._build("told", cue, verb, subject, left, governor=None if passive else teller)

    def _comes_later(self, i: int, first: int) -> bool:
        """Whether the noun at token `i` is what somebody is yet to get: will get an invitation to join."""
        k = i - 1
        while k > first and self.tags[k] & (DET | ADJ):
            k -= 1
        return k > 0 and self.words[k] in self.receiving and bool(self.tags[k - 1] & (MODAL | TO | ADV))

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
        group = self._group_start(cue.start)
        if self._is_negated(group, cue.start) or self._had(group, cue.start):
            return None
        return self._that_they_do(cue, group)

    def _that_they_do(self, cue: Match, group: int) -> Candidate | None:
        """The clause behind a cue, with or without "that": proposed Peru join the fund."""
        _, end = self.clauses.bounds(cue.start)
        at = self.page.at.get("force", {})
        for k in range(cue.stop, min(end, cue.stop + _FAR)):
            match = at.get(k)
            if match is not None and match.group["form"] == "modal":
                self.changed[k] = cue
                return None
            if self.tags[k] & CLAUSE and self.tags[k - 1] & CONJ and self.clauses.is_finite(k):
                return None  # proposed a window and said that the agency would
            if match is not None and match.group["form"] != "person" or self.clauses.is_break(k):
                return None
            if k > cue.stop and self._is_subjunctive(k, end):
                teller = self.clauses.subject_before(group)
                left = teller[0] if teller and group - teller[1] <= _JOINED else group
                return self._build("that they do", cue, k, self._trim(cue.stop, k), left, governor=teller)
        return None

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
        if self.tags[cue.start] & ING and self._had(group, cue.start):
            return None  # had been looking forward to
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end:
            return None
        opens = self._opens_object(verb, end) or verb + 1 < end and self.page.is_capital(verb + 1)  # to meeting Li
        is_verb = bool(self.tags[verb] & ING) and not (self.tags[verb] & NOUN and not opens)
        is_verb = is_verb and self.words[verb] not in self.describing
        if not is_verb and self.words[cue.stop - 1] == "to" and self.tags[verb] & BASE:
            is_verb = not self.tags[verb] & NOUN or verb + 1 < end and not self.tags[verb + 1] & _NO_OBJECT
        if not is_verb and cue.group.get("both") and self._opens_actor(cue.stop):
            told = self._that_they_do(cue, group) or self._suggested_to(cue, group, end)
            if told is not None:
                return told
        subject, relative, narrows = self._subject(group)
        if narrows or not is_verb and not self._is_deed(cue, verb, end):
            return None
        left = subject[0] if subject and group - subject[1] <= _JOINED else group
        if is_verb and cue.group["type"] == "proposal" and self._is_valued(verb, end):
            return None
        if is_verb:
            return self._build("doing", cue, verb, subject, left, relative=relative)
        stop = self.clauses.clause_end(verb)
        group_ = cue.group
        return Candidate("deed", group_["force"], group_["type"], cue, subject, [(verb, stop)], left, stop)

    def _is_valued(self, verb: int, end: int) -> bool:
        """Whether a deed is only said to be worth something: considers developing the port a priority."""
        return any(
            self.words[k] in self.valued and any(self.tags[n] & DET for n in range(max(verb + 2, k - 3), k))
            for k in range(verb + 3, end)
        )

    def _suggested_to(self, cue: Match, group: int, end: int) -> Candidate | None:
        """ "Suggested the governor to enter these markets": who is to act stands between the cue and "to"."""
        found = self._addressed(cue, end)
        if found is None or found[0] is None:
            return None
        somebody = any(mention.form in ("name", "role") for mention in self.context.mentions_in(*found[0]))
        if not somebody and not self._can_act(found[0]):
            return None
        teller = self.clauses.subject_before(group)
        left = teller[0] if teller and cue.start - teller[1] <= _JOINED else group
        return self._build("told", cue, found[1], found[0], left, governor=teller)

    def _noun(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self._infinitive_at(cue.stop, end)
        return self._owned(cue, verb) if verb is not None else None

    def _owner(self, cue: Match) -> Candidate | None:
        """A noun of force whose owner stands behind it: the willingness of growers to supply the mill."""
        before = self.words[max(0, cue.start - _NEAR_VERB) : cue.start]
        if cue.group.get("link") and not self.serving.isdisjoint(before):
            return None  # in the common interest of both nations
        _, end = self.clauses.bounds(cue.start)
        found = self._addressed(cue, end)
        if found is None or found[0] is None or self._is_negated(max(0, cue.start - 2), cue.start):
            return None
        return self._build("infinitive", cue, found[1], found[0], cue.start)

    def _noun_gerund(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end:
            return None
        gerund = self.tags[verb] & ING and not (self.tags[verb] & NOUN and not self._opens_object(verb, end))
        if not gerund and (cue.group.get("talked") or not self._is_deed(cue, verb, end)):
            return None
        return self._owned(cue, verb)

    def _owned(self, cue: Match, verb: int) -> Candidate | None:
        """A noun of force with its owner (Japan's intention to), or the subject of the verb that it depends on."""
        start, _ = self.clauses.bounds(cue.start)
        k = cue.start - 1
        if k >= start and self.tags[k] & NEG:
            return None
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
            return self._as_subject(cue, verb, owner) if owner else None
        finite = found
        teller = self.clauses.subject_before(self._group_start(finite))
        if self._is_negated(self._group_start(finite), finite) or self.clauses.base(finite) in self.thanking:
            return None
        if cue.group.get("talked") and self.clauses.base(finite) not in self.talk:
            return None
        left = teller[0] if teller and finite - teller[1] < 8 else finite
        return self._build("readiness", cue, verb, owner, left, governor=teller)

    def _as_subject(self, cue: Match, verb: int, owner: Span) -> Candidate | None:
        """A noun of force that is the subject of its sentence, up to its verb: Peru's plans to invest include."""
        one = self._build("readiness", cue, verb, owner, owner[0])
        if one is None:
            return None
        last = self.clauses.bounds(verb)[1]
        told = next((k for k in range(verb + 1, last) if self._tells(k)), last)
        if any(self.clauses.base(k) in self.dropping for k in range(told, min(last, told + _NEAR_VERB))):
            return None
        one.stop = min(one.stop, told)
        one.parts = [(a, min(b, one.stop)) for a, b in one.parts if a < one.stop]
        return one

    def _tells(self, k: int) -> bool:
        """Whether a finite verb at token `k` has no relative pronoun for its subject."""
        return self.clauses.is_finite(k) and not self.tags[k - 1] & REL

    def _object(self, cue: Match) -> Candidate | None:
        if not self._is_verb_use(cue) and not self._is_headline(cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        if stop <= cue.stop or self.tags[cue.stop] & PREP or self._asks_for_idle(cue.stop, stop):
            return None
        if cue.stop + 1 < stop and self.tags[cue.stop] & PRON and self.tags[cue.stop + 1] & (PREP | COMMA):
            return None  # asked for this for years
        if self.tags[cue.stop] & DET and not self.idle.isdisjoint(self.words[cue.stop + 1 : cue.stop + 2]):
            return None
        if cue.group.get("money") and not any(self.tags[k] & NUM for k in range(cue.stop, min(stop, cue.stop + 4))):
            return None
        if cue.group.get("heard") and not self._names_gift(cue.stop, stop):
            return None
        if cue.group.get("given") and self.given.isdisjoint(self.words[cue.stop : min(stop, cue.stop + 5)]):
            return None
        group = self._group_start(cue.start)
        subject, _, narrows = self._subject(group)
        if narrows or self._is_negated(group, cue.start):
            return None
        if self._is_history(group, cue):
            return None
        left = subject[0] if subject else group
        addressed = self._addressed(cue, stop) if cue.group["type"] == "proposal" else None
        if addressed is not None and addressed[0] is not None and self._can_act(addressed[0]):
            return self._build("told", cue, addressed[1], addressed[0], left, governor=subject)
        called = cue.group["type"] == "proposal"
        return Candidate(
            "aimed at", cue.group["force"], cue.group["type"], cue, None if called else subject, [(cue.stop, stop)],
            left, stop, governor=subject if called else None,
        )  # fmt: skip

    def _is_history(self, group: int, cue: Match) -> bool:
        """Whether what was asked for is told as past by who speaks, or as what came before: we asked for jobs."""
        if cue.group["type"] != "proposal" or not self.tags[cue.start] & PAST:
            return False
        said = self.context.said_at(cue.start)
        return said is not None and (said.mode == "direct" or self._had(group, cue.start))

    def _names_gift(self, i: int, stop: int) -> bool:
        """Whether what is promised is a thing or a number of things: land for a depot, 50 buses, no swift action."""
        near = range(i, min(stop, i + _JOINED))
        named = (self.words[k] in self.given or self.words[k] in self.deeds or self.tags[k] & NUM for k in near)
        return any(named) and not any(self.tags[k] & REL for k in near)

    def _asks_for_idle(self, i: int, stop: int) -> bool:
        """Whether what is called for is nothing to look up: cooperation, increased efforts, their welcome."""
        head = self.clauses.first_of(PREP | COMMA | REL | STOP, i, min(stop, i + _NEAR_VERB)) - 1
        return self.words[i] in self.idle or head >= i and self.words[head] in self.idle

    def _let(self, cue: Match) -> Candidate | None:
        _, end = self.clauses.bounds(cue.start)
        verb = self.clauses.skip_adverbs(cue.stop, end)
        if verb >= end or not self.tags[verb] & BASE or self._is_negated(cue.stop, verb):
            return None
        if cue.start and self.tags[cue.start - 1] & (TO | MODAL):
            return None  # agreed to let us export
        if not self.exemplars.isdisjoint(self.words[verb : min(end, verb + _BESIDE)]):
            return None  # let's take steel for example
        return self._build("why not", cue, verb, None, cue.start)

    def _event(self, cue: Match) -> Candidate | None:
        group = self._group_start(cue.start)
        beside = self._beside(cue.start)
        if beside is None and not any(self.tags[k] & BE for k in range(group, cue.start)):
            return None
        subject, relative, narrows = (beside, False, False) if beside else self._subject(group)
        if subject is None or narrows or self._is_negated(group, cue.start):
            return None
        stop = self.clauses.clause_end(cue.start)
        if cue.group.get("awaited") and not self._is_awaited(subject, cue.stop, stop):
            return None
        if beside is not None and not self.context.dates_in(cue.stop, stop):
            return None
        return Candidate(
            "scheduled", cue.group["force"], cue.group["type"], cue, subject, [(cue.start, stop)], subject[0], stop,
            passive=True, relative=relative,
        )  # fmt: skip
