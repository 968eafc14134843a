"""Who acts where a thing is the subject of what is to be done: whom "by" names, who gave the word, who announces it."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_actors import Actors
from communique.entries.commitment_areas import area_actor
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_checks import Checks
from communique.entries.commitment_conditions import Conditions
from communique.entries.commitment_reader import Reader
from communique.entries.context import Context
from communique.entries.home import publisher
from communique.kinds import Actor
from communique.text.tags import COMMA, CONJ, PREP, PRON, TIME

_SAYING: Final = 8  # tokens between a verb of saying and what is said
_TWO: Final = 2
_GROUP: Final = 4  # tokens of a verb group
_DAY: Final = 4  # tokens behind a preposition in which its day begins
_BY: Final = 16  # tokens of those by whom a thing is done


class Announcers(Reader):
    """Finds who acts in the passives of one document, and in what is said of things."""

    def __init__(self, context: Context, actors: Actors, checks: Checks, conditions: Conditions) -> None:
        super().__init__(context)
        self.actors, self.checks, self.conditions = actors, checks, conditions
        self.publisher = publisher(context)
        self._we: bool | None = None  # whether the page says "we" of its own, once asked for
        sets = self.language.sets
        self.feasts = sets["feast"]
        self.rules = sets["rule_noun"]
        self.asking = sets["request_verb"]
        self.sharing = sets["sharing_verb"]
        self.fors, self.reasons = sets["forword"], sets["reason_link"]

    def of(self, one: Candidate) -> list[Actor]:
        """Those whom "by" or "between" names, who gave their word, the sides of a paper or an event, the announcer."""
        named = self._doers(one) or self._promiser(one) or self._of_paper(one) or self._lawgiver(one)
        if named:
            return named
        if one.passive and one.type == "agreement" and one.cue.group["form"] == "modal":
            told = self._teller(one)  # it was agreed that a mill would be built; the firm agreed that
            return told if len(told) == 1 and not told[0].code else self.actors.sides()
        if one.passive and one.cue.group.get("duty") and one.type == "proposal":
            return self.actors.joint(one) or self.actors.named_together(one.verb)
        if one.passive and one.rule == "that they do" and one.type == "proposal":
            return self._asked(one)  # asked that the duty be lifted
        before = self._before_semicolon(one)
        if before:
            return before
        number, acting = self.actors.last
        if one.relative and number == self.page.sentence_of[one.verb] and not self.checks.is_event(one):
            return list(acting)  # Peru will build a mill, which will open in May
        said = self.context.said_at(one.cue.start) is not None and not self._is_heard(one)
        if self.actors.house and not said and self._is_ours(one):
            return [Actor(self.actors.house)]
        if self.publisher and one.passive and not said and not self.checks.is_event(one):
            return [area_actor(self.publisher)]
        joint = self.actors.joint(one)
        if joint is None and not said and self._is_work(one):
            return list(acting)
        if joint is not None:
            return joint
        who = self.context.speaker_at(one.cue.start)
        if who is not None and who.kind in ("body", "group"):
            return self._teller(one) or self.actors.we(one.cue.start)  # what the city is, its name tells
        if one.passive and who is not None and who.kind in ("person", "unnamed") and one.subject:
            both = self._teller(one) if self._are_joined(one.subject[0]) else []
            if len(both) > 1:
                return both  # the minister and the mayor promised that a school would be built
        return self.actors.we(one.cue.start) or self._teller(one)

    def _is_ours(self, one: Candidate) -> bool:
        """Whether a body tells on its own page what will be done to a thing: our hall; anything, where it says "we"."""
        if one.subject is None or self.checks.is_event(one):
            return False
        own = self.page.has_a("first_person", *one.subject)
        return own or one.passive and self._says_we()

    def _says_we(self) -> bool:
        """Whether the page says "we" or "our" of its own, outside all speech."""
        if self._we is None:
            ours, said = self.language.sets["first_person"], self.context.said_at
            told = (k for k, word in enumerate(self.words) if word in ours and self.page.quote_of[k] < 0)
            self._we = any(said(k) is None for k in told)
        return self._we

    def _asked(self, one: Candidate) -> list[Actor]:
        """The other side, where one of two asks that something be done with what there is; nobody of a new thing."""
        sides = self.actors.sides()
        if one.subject is None or self.words[one.subject[0]] in self.actors.indefinite:
            return []  # asked that a school be built
        if len(sides) != _TWO or self.clauses.base(one.cue.start) not in self.asking or one.governor is None:
            return []
        asking = self.actors.read(one.governor)
        others = [side for side in sides if asking and side not in asking]
        return others if len(others) == 1 else []

    def _is_heard(self, one: Candidate) -> bool:
        """Whether somebody is only told what will be done: the minister was told that the market would be opened."""
        if one.subject is None or self.context.speaker_at(one.cue.start) is not None:
            return False
        k = one.subject[0] - 2
        return self.words[k + 1] in self.that and self.page.is_a(k - 1, "passive") and bool(self._teller(one))

    def _are_joined(self, i: int) -> bool:
        """Whether two may be told before token `i`, in its clause."""
        return self.clauses.has(CONJ, self.clauses.bounds(i)[0], i)

    def _teller(self, one: Candidate) -> list[Actor]:
        """The body that says, right before it, that a thing will be done: the dairy said a school would be built."""
        who = self.context.speaker_at(one.cue.start)
        if one.subject is None or one.relative or not one.passive and (who is None or who.kind != "group"):
            return []
        first, _ = self.clauses.bounds(one.subject[0])
        k = one.subject[0] - 1
        k -= self.words[k] in self.that
        told = (n for n in range(k, max(first, k - _SAYING), -1) if self.clauses.is_finite(n))
        verb = next(told, None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        return subject and (self.actors.read(subject) or self.actors.by_part(subject)) or []

    def _lawgiver(self, one: Candidate) -> list[Actor] | None:
        """The area whose rule applies from a day on: the EU rules on timber are due to apply, Ghana's tariff will."""
        if one.subject is None or self.words[self.actors.head(*one.subject)] not in self.rules:
            return None
        places = self.context.places_in(one.subject[0], self.actors.head(*one.subject))
        return [Actor(places[0].base, places[0].code)] if len(places) == 1 else None

    def _before_semicolon(self, one: Candidate) -> list[Actor] | None:
        """Who acts in the clause before a semicolon: the bank set aside a million; the grants will be paid."""
        first = one.subject[0] if one.subject and one.passive else 0
        if not first or self.words[first - 1] != ";":
            return None
        start = self.page.sentences[self.page.sentence_of[first - 1]][0]
        verb = next((k for k in range(start + 1, first - 1) if self.clauses.is_finite(k)), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        return self.actors.read(subject) if subject and not self.tags[subject[0]] & PRON else None

    def _doers(self, one: Candidate) -> list[Actor] | None:
        """Those who do what is told of a thing: will be built by the yard, shared between the port and the council."""
        if not one.passive:
            return None
        for k in range(one.verb, one.stop - 1):
            if self.tags[k] & COMMA:
                break  # will be done by May, financed by the bank
            shared = self.words[k] in self.between and self._is_shared(one)
            if not shared and self.words[k] not in self.bywords or self.conditions.holds(k) or self._is_feast(k + 1):
                continue
            last = min(one.stop, k + _BY)
            last = next((n for n in range(k + 2, last) if self._ends_doers(n)), last)
            found = self.actors.read((k + 1, last))
            named = found and (found[0].code or found[0].name[:1].isupper() or shared and len(found) > 1)
            if found and (named or self._is_body(k + 1, one.stop)):
                return found
        return None

    def _ends_doers(self, i: int) -> bool:
        """Whether a day, another "by" or a preposition that joins no name to a name stands at token `i`."""
        if self.words[i] in self.bywords or self.tags[i] & TIME:
            return True
        if self.words[i] in self.reasons and self.page.word(i + 2) not in self.reasons:
            return True  # will be approved by the ministry | as a port; but: by the ministry as well as the bank
        if not self.tags[i] & PREP or self.words[i] in self.actors.genitive:
            return False
        joins = self.words[i] in self.actors.origins or self.words[i] in self.actors.seats or self.words[i] in self.fors
        return not joins or bool(self.context.dates_in(i, i + _DAY))

    def _is_body(self, start: int, stop: int) -> bool:
        """Whether an article and a noun of those who act stand from token `start` on: will be built by the company."""
        head = self.actors.head(start, min(stop, start + _BY))
        if self.words[start] in self.actors.indefinite:
            foreign = any(place.form == "adjective" for place in self.context.places_in(start, head))
            return foreign and self.words[head] in self.actors.agents or self.actors.is_doer(start, head)
        return self.words[start] in self.actors.definite and self.words[head] in self.actors.agents

    def _is_shared(self, one: Candidate) -> bool:
        """Whether a thing is shared, split or paid."""
        return any(self.clauses.base(k) in self.sharing for k in range(one.verb, min(one.stop, one.verb + _GROUP)))

    def _of_paper(self, one: Candidate) -> list[Actor] | None:
        """The sides of a paper that is to be signed, or those between whom it is."""
        if not one.passive or one.subject is None or not self.page.within("document", *one.subject):
            return None
        between = next((k for k in range(*one.subject) if self.words[k] in self.between), None)
        sides = self.actors.read((between + 1, one.subject[1])) if between is not None else None
        if sides and len(sides) > 1:
            return sides
        signs = any(self.page.is_a(k, "signed") for k in range(one.verb, min(one.stop, one.verb + _GROUP)))
        return self.actors.sides() if signs else None  # agreements are to be signed

    def _is_work(self, one: Candidate) -> bool:
        """Whether the subject is what the firm that has just acted builds or does: construction is due to begin."""
        if one.subject is None or self.context.places_in(*one.subject):
            return False
        return self.actors.is_work(self.actors.head(*one.subject))

    def _promiser(self, one: Candidate) -> list[Actor] | None:
        """Who gave the word, the assurance or the promise that something will be done."""
        if one.subject is None or one.subject[0] < 2 or self.words[one.subject[0] - 1] not in self.that:
            return None
        k = one.subject[0] - 2
        if self.words[k] not in self.checks.promises:
            return None
        first, _ = self.clauses.bounds(k)
        verb = next((n for n in range(k - 1, first, -1) if self.clauses.is_finite(n)), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        return self.actors.read(subject) if subject else None

    def _is_feast(self, i: int) -> bool:
        """Whether token `i` opens the name of a feast, a day and nobody who acts: will be laid by Diwali."""
        return self.words[i] in self.feasts and self.page.is_capital(i)
