"""Whether what a construction of force says is asserted: no question, no forecast, no capability, nothing past."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.tags import (
    BE,
    CLAUSE,
    COMMA,
    HAVE,
    ING,
    MODAL,
    NEG,
    PART,
    PAST,
)

_WISHED: Final = ("infinitive", "person", "seen")  # forms in which "would" is a wish: would like to, would be glad for
_GROUP: Final = 4  # tokens of a passive
_PAPER: Final = 12  # tokens between a paper and what will be done by it
_DATE: Final = 6  # tokens of a date
_SAYING: Final = 6  # tokens between a verb of promising and what is promised
_BACK: Final = 60  # tokens that a verb of saying is looked for


class Claims(Reader):
    """The tests of what is asserted in one document; each returns the reason against it, or an empty string."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.offers = language.sets["offer_verb"]
        self.present = language.sets["presence"]
        self.money = language.wordset("currency", "scale")
        self.unasserted = language.sets["unasserted"]
        self.promising = language.sets["promising_verb"]
        self.denying, self.rumours = language.sets["denying_verb"], language.sets["rumour_noun"]
        self.purpose = language.sets["purpose"]
        self.purpose_alone = language.sets["purpose_alone"]
        self.beliefs = language.sets["belief"]
        self.past = language.sets["past_force"]
        self.reasons = language.sets["reason_link"]
        self.own = language.sets["own"]
        self.hoping = language.sets["hoping"]
        self.opening = language.sets["easing_verb"]
        self.getting = language.sets["receiving_invitation"]
        self.promises = language.sets["promise_noun"]
        self.allowing = language.sets["allowing"]
        self.placing = language.sets["placing_relative"]
        self.public_nouns = language.sets["public_body"]
        self.timing = language.sets["timing_relative"]
        self.by_terms = language.sets["terms_adverb"]
        self.onlookers = language.sets["onlooker"]
        self.watching = language.sets["forecaster"]
        self.ruling, self.rulers = language.sets["ruling_verb"], language.sets["ruling_body"]

    def _unasserted(self, one: Candidate) -> str:
        """In a question, a condition, a purpose or a comparison nothing is said to be done."""
        first, end = self.clauses.bounds(one.cue.start)
        if self.words[end - 1] == "?" and one.rule != "why not":
            return "a question"
        left = one.subject[0] if one.subject and one.subject[0] < one.cue.start else one.start
        k = self.clauses.skip_adverbs_back(left - 1, first)
        plain = k > first and self.words[k] == "why" and self.tags[k - 1] & BE  # that is why we propose
        goes_on = self.words[k] in self.placing and not one.cue.group.get("duty") if k > first else False
        plain = plain or goes_on and self.tags[k - 1] & COMMA
        plain = plain or k > first and self.words[k] in self.by_terms and self._is_of_paper_before(k, first)
        dated = k > first and self.words[k] in self.timing and self.tags[k - 1] & COMMA
        plain = plain or dated and any(when.stop == k - 1 for when in self.context.dates_in(max(first, k - _DATE), k))
        if (
            k >= first
            and not plain
            and self.words[k] in self.unasserted
            and one.rule not in ("told", "invited", "what we want")
        ):
            return "under " + self.words[k]
        if k > first and self.words[k] in self.that and self.words[k - 1] in self.purpose:
            return "a purpose"
        if k > first and self.words[k] in self.reasons and self.words[one.cue.start] in self.past:
            return "a reason"  # asked for a dam, as it would create jobs
        if k > first and self.words[k] in self.purpose_alone and one.cue.group.get("weak"):
            return "a purpose"
        if k <= first:
            return ""
        denied = self._is_denied(k, first) if self.clauses.has(NEG, first, k) else self._is_disputed(k)
        return "denied" if denied else ""

    def _is_of_paper_before(self, i: int, first: int) -> bool:
        """Whether a paper stands before token `i`, without a verb between: an agreement on trams | whereby."""
        papers = self.page.within("document", max(first, i - _PAPER), i)
        return bool(papers) and not self.clauses.has_finite(papers[-1].stop, i)

    def _is_disputed(self, k: int) -> bool:
        """Whether "that" at token `k` opens what is denied or only rumoured: the minister denied | that Peru would."""
        if self.words[k] not in self.that:
            return False
        return self.clauses.base(k - 1) in self.denying or self.words[k - 1] in self.rumours

    def _is_denied(self, k: int, first: int) -> bool:
        """Whether nobody promises what follows token `k`, as is said: neither side promised, did not pledge that."""
        verb = next((n for n in range(k, max(first, k - _SAYING), -1) if self.clauses.base(n) in self.promising), None)
        if verb is None or self.clauses.has(COMMA, verb, k):
            return False
        subject = self.clauses.subject_before(self.clauses.skip_adverbs_back(verb - 1, first) + 1)
        return (
            self.clauses.has(NEG, max(first, verb - 3), verb) or subject is not None and self.clauses.has(NEG, *subject)
        )

    def _past(self, one: Candidate) -> str:
        """What was planned or could be done then, told outside reported speech, is past."""
        group, start = one.cue.group, one.cue.start
        if self.tags[start] & MODAL and one.verb > start and self.tags[one.verb - 1] & HAVE:
            unmet = one.conditions or self.context.said_at(start) is None
            if unmet and self.words[start] in self.past and not self._is_still_to_come(one):
                return "past"  # would have built a port if they had paid
        before = self.clauses.skip_adverbs_back(start - 1, 0)
        wished = group["form"] in _WISHED or bool(group.get("gladly"))
        past = self.words[start] in self.past and not (self.tags[start] & MODAL and wished)
        if group.get("copula") and before >= 0 and self.tags[before] & BE:
            past = self._is_past_be(before)
        if group.get("status"):
            past = any(self._is_past_be(k) for k in range(one.start, start))
        if group.get("reported") and one.type == "agreement":
            return ""  # decided that it would
        if not past or group["form"] == "event" or group.get("weak") or group.get("reported") and one.conditions:
            return ""
        return "" if self.is_reported(start) or self._is_still_to_come(one) else "past"

    def _is_still_to_come(self, one: Candidate) -> bool:
        """Whether what "would" be done, or was hoped, has a day behind that of the document: hoped to sign in May."""
        published, group = self.context.published, one.cue.group
        hoped = group["form"] == "infinitive" and not group.get("copula") and not self.tags[one.cue.start] & BE
        if not published or not group.get("reported") and not hoped:
            return False
        when = self.context.dates_in(one.verb, one.stop)
        return any(day.iso and not day.passed and day.link != "since" and day.iso > published for day in when)

    def _is_past_be(self, i: int) -> bool:
        return bool(self.tags[i] & BE and self.tags[i] & PAST)

    def is_reported(self, i: int) -> bool:
        """Whether token `i` stands in reported speech."""
        said = self.context.said_at(i)
        if said is not None:
            return said.mode == "indirect"
        first, _ = self.clauses.bounds(i)
        for k in range(max(first, i - _BACK), i):
            if self.words[k] in self.promises and not self.that.isdisjoint(self.words[k + 1 : min(i, k + 8)]):
                return True
        spoken = (k for k in range(max(first, i - _BACK), i) if self.tags[k] & CLAUSE)
        return any(self.tags[k] & (PAST | ING) for k in spoken)

    def _forecast(self, one: Candidate) -> str:
        """What those who only watch say will be, or wish: analysts say prices will fall; a reader asked for buses."""
        teller = one.governor
        if teller is not None and not self.onlookers.isdisjoint(self.words[teller[0] : min(teller[0] + 2, teller[1])]):
            return "an onlooker's wish"
        said = self.context.said_at(one.cue.start)
        if said is None or one.rule == "told":
            return ""
        words = (said.who.role or "").lower().split() if said.who is not None and not said.who.name else ()
        return "a forecast" if not self.watching.isdisjoint(words) else ""

    def _belief(self, one: Candidate, actors: list[Actor] | None) -> str:
        """What is hoped or expected of others is a prediction; of oneself ("I am sure that we will") it is not."""
        if one.cue.group["form"] != "modal" or one.subject is None or one.type == "agreement":
            return ""
        first, _ = self.clauses.bounds(one.cue.start)
        k = self.clauses.skip_adverbs_back(one.subject[0] - 1, first)
        if k >= first and self.words[k] in self.that:
            k -= 1
        if k < first or self.words[k] not in self.beliefs and self.clauses.base(k) not in self.beliefs:
            return ""
        if self.words[one.subject[0]] in self.own:
            return ""
        sides = self.page.within("side", one.subject[0], one.subject[1])
        known = actors and all(actor.code or actor.name[:1].isupper() for actor in actors)
        invests = known and (sides or self._is_offered(one))
        named = one.subject[1] - one.subject[0] > 1 or one.subject[0] in self.context.place_of
        if self.words[k] not in self.hoping or not invests or one.passive or not named:
            return "a belief"
        one.force, one.type = "soft", "proposal"
        return ""

    def _is_offered(self, one: Candidate) -> bool:
        """Whether the verb is one of what can be offered: invest, build, teach."""
        verb = self.clauses.base(one.verb)
        return verb not in self.getting and (verb in self.offers or verb in self.opening)

    def _advice(self, one: Candidate, actors: list[Actor] | None) -> str:
        """ "You have to" and "companies must" are advice and rules, not proposals."""
        if not one.cue.group.get("duty") or one.subject is None:
            return ""
        if self.words[one.subject[0]] == "you" and len({a.code or a.name for a in actors or ()}) < 2:
            return "advice"
        told = self.context.said_at(one.cue.start) is not None or self.is_reported(one.cue.start)
        told = told or bool(self.page.within("under", self.clauses.bounds(one.cue.start)[0], one.cue.start))
        told = told or self._rules_on(one) or bool(actors) and self._has_day(one)
        told = told or bool(actors) and self.words[one.subject[0]] in self.own
        return "" if told or actors and all(a.code or self._is_led(a) for a in actors) else "a rule"

    def _has_day(self, one: Candidate) -> bool:
        """Whether somebody must do it until a day to come: members must send in their samples by 30 November."""
        published, dates = self.context.published, self.context.dates_in(one.verb, one.stop)
        days = (when for when in dates if when.link == "by" and when.kind in ("day", "month") and not when.passed)
        return published is not None and any(when.iso is not None and when.iso > published for when in days)

    def _rules_on(self, one: Candidate) -> bool:
        """Whether a body has yet to approve a thing: the city council in Riga has to ratify the treaty."""
        if one.subject is None or self.clauses.base(one.verb) not in self.ruling:
            return False
        return any(self.words[k] in self.rulers for k in range(*one.subject))

    def _is_led(self, actor: Actor) -> bool:
        """Whether somebody who acts is an area of which somebody here is in office: a town with its mayor."""
        return any(who.area is not None and who.area.name == actor.name for who in self.context.people)

    def _capability(self, one: Candidate, actors: list[Actor] | None) -> str:
        """ "Can" and "may" are an offer or a proposal only where somebody who acts does what can be offered."""
        if not one.cue.group.get("weak"):
            enabled = one.rule == "modal" and bool(self.page.within("enabled", one.cue.stop, one.verb))
            if one.rule == "modal" and not one.conditions and self.page.has_a("preferring", one.cue.stop, one.verb):
                return "a preference"
            return "a capability" if enabled and not one.conditions else ""
        verb = self.clauses.base(one.verb)
        if one.passive and one.conditions and not one.relative and self._can_be_given(one):
            sums = one.subject is not None and not self.money.isdisjoint(self.words[slice(*one.subject)])
            one.type = "pledge" if sums else one.type
            return ""  # two cranes could be leased if the bank agreed, he said
        if actors is None and self.is_there(one) and self.context.said_at(one.cue.start) is not None:
            one.type = "pledge"
            return ""  # the roof could be on by March, he said
        if not actors or one.relative:
            return "a capability"
        if one.passive or verb not in self.offers and not one.conditions:
            return "a capability"
        said = self.context.said_at(one.cue.start)
        if one.subject is not None and self.words[one.subject[0]] in self.own:
            return ""
        told = said is not None or self.words[one.cue.start] in self.past or self.is_reported(one.cue.start)
        if one.conditions and told and any(actor.name for actor in actors):
            return ""
        settled = bool(one.conditions) and self.words[one.cue.start] in self.allowing
        return "" if (told or settled) and self._is_side(actors) else "a capability"

    def _can_be_given(self, one: Candidate) -> bool:
        """Whether what is said could be done to a thing can be offered: two cranes could be leased, not damaged."""
        if self.context.said_at(one.cue.start) is None:
            return False
        near = range(one.verb, min(one.stop, one.verb + _GROUP))
        done = next((k for k in near if self.tags[k] & PART and not self.tags[k] & BE), one.verb)
        return self.clauses.base(done) in self.offers

    def is_there(self, one: Candidate) -> bool:
        """Whether a thing is only said to be in its place by a day: the roof will be on by March, be there in weeks."""
        if not self.tags[one.verb] & BE or self.words[one.verb + 1 : one.verb + 2] == []:
            return False
        k = self.clauses.skip_adverbs(one.verb + 1, one.stop)
        placed = not self.present.isdisjoint(self.words[one.verb + 1 : k + 1])
        return placed and any(when.link == "by" or when.kind == "within" for when in self.context.dates_in(k, one.stop))

    def _is_side(self, actors: list[Actor]) -> bool:
        """Whether those who act are sides of the document, or lie in one."""
        codes = tuple(area.code for area in self.context.parties if area.code)
        for actor in actors:
            code = actor.code
            if not self.public_nouns.isdisjoint(actor.name.lower().split()):
                continue  # the agriculture ministry may let farmers bring in maize
            if not code and self._is_led(actor):
                continue
            if not code or not (code.startswith(codes) or any(c.startswith(code) for c in codes)):
                return False
        return bool(actors)
