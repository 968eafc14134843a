"""Whether a construction of force is a commitment: no prediction, no general truth, no wish for all, nothing past."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_duties import Duties
from communique.entries.context import Context
from communique.entries.dates import DateMention
from communique.kinds import Actor
from communique.text.tags import (
    ADV,
    AUX,
    BASE,
    BE,
    COMMA,
    DET,
    HAVE,
    ING,
    NEG,
    NOUN,
    NUM,
    PART,
    PREP,
    PRON,
    REL,
    STOP,
    TIME,
    TO,
)

_FIXED: Final = (
    "scheduled",
    "aimed at",
    "deed",
    "invited",
    "accepted",
    "provided",
)  # rules whose words are no verb phrase
_OBJECT: Final = 7  # tokens in which the object of a verb shows its noun
_CASE: Final = 14  # tokens between each case and its span of time
_FAR_AIM: Final = 8  # tokens between an effort and what it is made for
_NAMED: Final = 4  # tokens in which the place that is made something is named


class Checks(Duties):
    """The tests of one document's candidates; each returns the reason against it, or an empty string."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.idle = language.sets["idle_verb"]
        self.starting = language.sets["start_verb"]
        self.seeing_to = self.page.at.get("seeing_to", {})
        self.idle_with_object = language.sets["idle_verb_of_object"]
        self.events = language.sets["event"]
        self.idle_done, self.unaided = language.sets["idle_done"], language.sets["unaided"]
        self.efforts = language.sets["whole_effort"]
        self.doing = language.sets["doing_verb"]
        self.unheld = language.wordset("idle_verb", "doing_verb", "idle_passive")
        self.keeping = language.sets["keeping_verb"]
        self.settling = language.sets["settling_verb"]
        self.serving = language.sets["serving_verb"]
        self.bodies = language.sets["acting_body"]
        self.joint = language.sets["joint"]
        self.timed, self.instructed = language.sets["timed_verb"], language.sets["instructed_verb"]
        self.manners = language.sets["manner_word"]
        self.pointing = language.sets["pointing"]
        self.seeing = language.sets["seeing_verb"]
        self.calling_on, self.visited = language.sets["visiting_verb"], language.sets["visiting_on"]
        self.giving, self.given_to = language.sets["giving_verb"], language.sets["contributed_to"]
        self.receiving = language.sets["receiving_verb"]
        self.weighing = language.sets["weighing_verb"]
        self.mutual = language.sets["mutual_verb"]
        self.genitive, self.each_word = language.sets["genitive"], language.sets["each_word"]
        self.each_case = language.sets["each_case"]
        self.each = language.sets["mutual_object"]
        self.calling, self.called = language.sets["call_verb"], language.sets["called"]
        self.hoping_verbs = language.sets["hoping_verb"]
        self.ties = language.sets["tie_noun"]
        self.expected = language.sets["expected_verb"]
        self.feelings, self.announcing = language.sets["feeling"], language.sets["announced_gladly"]
        self.going = language.sets["going_verb"]
        self.attending = language.sets["attending_noun"]
        self.composing = language.sets["composing_verb"]
        self.only_talk = language.sets["only_talk"]
        self.talk_objects = language.sets["talk_object"]
        self.talk_exchange = language.sets["talk_exchange"]
        self.built = language.wordset("deed_noun", "work_noun")
        self.making = language.sets["making_verb"]
        self.leaving = language.sets["leaving_verb"]
        self.becoming, self.tied = language.sets["becoming_verb"], language.sets["tied_word"]
        self.giving_back = language.sets["giving_back_verb"]
        self.doers = language.wordset("byword", "between_link")

    def against(self, one: Candidate, actors: list[Actor] | None) -> str:
        """Why a candidate is no commitment, or an empty string; without `actors` its subject cannot act."""
        agent = actors is not None
        return (
            self._unasserted(one)
            or self._forecast(one)
            or self._advice(one, actors)
            or self._past(one)
            or self._belief(one, actors)
            or self._capability(one, actors)
            or self._thing(one, agent)
            or self._effect(one)
        )

    def part_against(self, one: Candidate, verb: int, stop: int) -> str:
        """Why one of the joined verbs (from token `verb` to `stop`) commits to nothing, or an empty string."""
        if one.rule not in _FIXED and verb + 1 < stop and self.tags[verb + 1] & NEG:
            return "denied"  # will open no market
        return self._idle(one, verb, stop) or self._vague(one, verb, stop) or self._talk(one, verb, stop)

    def _talk(self, one: Candidate, verb: int, stop: int) -> str:
        """What will only be talked about, and how guests go home; talks agreed for a day can be looked up."""
        if one.rule in _FIXED:
            return ""
        base = self.clauses.base(verb)
        goes = one.rule == "modal" or one.rule == "infinitive" and one.cue.group.get("copula")
        home = base in self.leaving and goes and not self._gives_back(verb, stop)
        if home and self.context.said_at(verb) is None and not self._comes_back(verb, stop):
            return "goes home"
        views = base in self.talk_exchange and not self.talk_objects.isdisjoint(self.words[verb + 1 : verb + 4])
        if self.tags[verb] & BE:
            done = next((k for k in range(verb, min(stop, verb + 4)) if self.clauses.is_participle(k)), verb)
            base = self.clauses.base(done)
        if not views and base not in self.only_talk:
            return ""
        bound = one.type == "agreement" or one.cue.group.get("duty")
        settled = one.rule == "told" or bound and self.context.dates_in(verb, stop)
        return "" if settled else "only talk"

    def _gives_back(self, verb: int, stop: int) -> bool:
        """Whether a verb of going has an object: will return 23 objects, but not: will return the same day."""
        if self.clauses.base(verb) not in self.giving_back or verb + 1 >= stop:
            return False
        if not self.page.tag(verb + 1) & (DET | NUM) and self.page.word(verb + 1) not in self.cardinals:
            return False
        return not self.context.dates_in(verb + 1, min(stop, verb + 2))

    def _comes_back(self, verb: int, stop: int) -> bool:
        """Whether guests are to return, or others to leave, some months ahead, as nobody goes home from a visit."""
        return any(
            when.kind in ("month", "season", "year") and not when.passed for when in self.context.dates_in(verb, stop)
        )

    def _thing(self, one: Candidate, agent: bool) -> str:
        """A thing as the subject is held to nothing, unless it opens, is opened, takes place or is ready."""
        if agent or one.rule in ("told", "accepted", "why not", "impersonal", "under way", "scheduled", "that they do"):
            return ""
        if one.subject is None and one.governor is None:
            return "no subject"
        if one.subject is not None and one.subject[1] - one.subject[0] == 2 and self.tags[one.subject[0]] & ING:
            return "a deed"  # shipping it will take a month
        if one.lead is not None:
            return "a thing"
        if one.rule in ("aimed at", "headline") or one.governor is not None:
            return "nobody who acts"
        if one.cue.group["form"] not in ("modal", "infinitive"):
            return "a thing"
        settled = one.type == "agreement" and one.passive
        verb = self.clauses.base(one.verb)
        if self.is_there(one) and self.context.said_at(one.cue.start) is not None:
            return ""
        if one.cue.group.get("duty") and self._must_be_done(one):
            return ""
        if one.cue.group.get("duty") and self._should_be_done(one, verb):
            one.type = "plan"
            return ""
        if one.cue.group.get("duty") and not settled or one.cue.group["type"] == "offer":
            return "" if one.passive and one.cue.group.get("weak") and one.conditions else "a thing"
        if one.passive or self._is_ready(one.verb):
            return self._told_of(one)
        starts = verb in self.starting or self.takes_place(one.verb) or self._is_set(one, one.verb, one.stop)
        return "" if starts and self._has_place_or_time(one) else "a thing"

    def _told_of(self, one: Candidate) -> str:
        """Why a passive is none: nobody says it, nobody is named and nothing can be looked up on a day."""
        if one.cue.group.get("weak"):
            return "a capability"
        if one.cue.group.get("arranged") and one.passive:
            return ""  # a line is to be studied
        first, _ = self.clauses.bounds(one.cue.start)
        opened = self.words[one.subject[0]] if one.subject else ""
        if (
            opened in self.definite
            or opened in self.indefinite
            or self.tags[one.subject[0] if one.subject else 0] & NUM
        ):
            return ""  # a hotline will be set up; of tickets, all comments and this page it is nobody's word
        known = self.context.said_at(one.cue.start) is not None or self.is_reported(one.cue.start)
        known = known or one.type == "agreement" or one.subject is not None and self._is_by_terms(one.subject[0])
        dated = self.context.dates_in(first, one.stop) or not self.doers.isdisjoint(self.words[one.verb : one.stop])
        return "" if known or dated or self.page.within("under", first, one.cue.start) else "nobody's"

    def _is_by_terms(self, i: int) -> bool:
        """Whether a paper says what the clause from token `i` on tells: a protocol under which | quotas will be."""
        which = i > 1 and self.tags[i - 1] & REL and self.page.is_a(i - 2, "termslink")
        return bool(which) or i > 0 and self.words[i - 1] in self.by_terms

    def is_of_each(self, when: DateMention) -> bool:
        """Whether a span of time is that of each case: every permit within ten days, ten days of receipt."""
        first = self.page.sentences[self.page.sentence_of[when.start]][0]
        behind = self.page.word(when.stop) in self.genitive and not self.page.tag(when.stop + 1) & NUM
        near = range(max(first, when.start - _CASE), when.start - 1)
        said = max((k for k in near if self.words[k] in self.that), default=first)
        cases = (k for k in near if self.words[k] in self.each_case and k > said - 1)
        case = any(not self.tags[k + 1] & TIME for k in cases)
        return behind or self.words[first] in self.each_word or case and when.kind == "within"

    def _is_set(self, one: Candidate, verb: int, stop: int) -> bool:
        """Whether an event is only told with its day: the next meeting will be in Lima in May."""
        there = self.tags[verb] & BE and self.page.tag(verb + 1) & (PREP | TIME) and self.is_event(one)
        return bool(there and self.context.dates_in(verb, stop)) and not self.is_body(one)

    def _has_place_or_time(self, one: Candidate) -> bool:
        a, b = one.verb, one.stop
        return bool(self.context.dates_in(a, b) or self.context.places_in(a, b)) or self.is_event(one)

    def is_event(self, one: Candidate) -> bool:
        """Whether the subject is an event or a body that meets, by its head."""
        if one.subject is None:
            return False
        head = self.clauses.first_of(PREP, one.subject[0] + 1, one.subject[1]) - 1
        return self.names_event(head) and not self.is_authority(head)

    def is_body(self, one: Candidate) -> bool:
        """Whether the subject is a body that can also do something, and no meeting: a commission, a council."""
        if one.subject is None:
            return False
        return any(self.words[k] in self.bodies for k in range(*one.subject))

    def _idle(self, one: Candidate, verb: int, stop: int) -> str:
        """Verbs that nobody can be held to: be, remain, see, remember …"""
        if one.rule in _FIXED:
            return ""
        if self.tags[verb] & BE:
            return self._being(one, verb, stop)
        if one.passive and self.tags[verb] & PART and not self.tags[verb] & ING:
            return "" if self.clauses.base(verb) not in self.idle else "idle"
        base = self.clauses.base(verb)
        if base in self.keeping and verb + 1 < stop and self.tags[verb + 1] & ING:
            return "goes on"
        told = one.rule in ("told", "that they do")
        if base in self.settling and verb + 1 < stop and (told or self.context.dates_in(verb, stop)):
            return ""  # must agree on flights before the end of the year; were urged to agree on flights
        if base in self.serving and self.words[verb + 1 : verb + 2] == ["as"]:
            return "a hub"
        if one.force == "soft" and base in self.making and self._makes_hub(verb, stop):
            return "a hub"
        if self.takes_place(verb) or verb in self.seeing_to:
            return ""
        if base in self.becoming and not self.tied.isdisjoint(self.words[verb + 1 : min(stop, verb + _NAMED)]):
            return ""  # become sister cities
        if self.tags[verb] & HAVE and verb + 1 < stop and not self._counts_things(verb, stop):
            return "" if self._has_built(one, verb, stop) else "a state"
        near = range(verb + 1, min(stop, verb + 4))
        if base in self.giving and any(self.tags[k] & NUM or self.words[k] in self.cardinals for k in near):
            return ""
        if base in self.giving and verb + 1 < stop and not self.tags[verb + 1] & (PREP | COMMA | REL | STOP):
            return ""  # admit goods, not that something is so
        if base in self.giving and not self.given_to.isdisjoint(self.words[verb + 2 : min(stop, verb + _OBJECT)]):
            return ""  # contribute to the restoration of the theatre
        wide = range(verb + 1, min(stop, verb + _OBJECT))
        mutual = base in self.mutual and any(self.words[k] in self.each for k in wide)
        if base in self.receiving and self.context.dates_in(verb, stop) or base in self.weighing and one.rule == "told":
            return ""  # welcome the first trainees by May; was asked to look at a direct flight
        if base in self.timed and (self.context.dates_in(verb, stop) or self._for_how_long(verb, stop)):
            return ""  # stay on for another two years
        if base in self.instructed and not self.manners.isdisjoint(self.words[verb + 1 : stop]):
            return ""  # learn from Peru how to run parks
        if (
            base in self.calling_on
            and self.page.word(verb + 1) in self.visited
            and (self._names_somebody(verb + 2, stop) or self.context.mentions_in(verb + 2, min(stop, verb + _NAMED)))
        ):
            return ""  # call on Prime Minister Bo Li
        if base in self.seeing and self._names_somebody(verb + 1, stop):
            return ""  # see Trade Minister Bo Li
        called = self.words[verb + 1 : min(stop, verb + 5)]
        if base in self.calling and not self.called.isdisjoint(called) and not self.tags[verb + 1] & PREP:
            return ""  # call an international tender
        return "idle" if base in self.idle and not mutual else ""

    def _being(self, one: Candidate, verb: int, stop: int) -> str:
        """Why "be" binds nobody, but for a journey, a thing that is there by a day, a passive or "be ready"."""
        dated = bool(self.context.dates_in(verb, stop))
        if self.is_journey(verb, stop):
            return "" if dated else "a state"
        if not self.present.isdisjoint(self.words[verb + 1 : verb + 2]):
            if one.thing and self.is_there(one):
                return ""
            return (
                ""
                if (dated or one.conditions) and one.subject and self.words[one.subject[0]] in self.own
                else "a state"
            )
        if self._is_set(one, verb, stop):
            return ""
        done = self.clauses.is_passive(verb) and self._passive_counts(verb, stop)
        done = done and not self._is_company(one, verb, stop)
        return "" if done or self._is_ready(verb) and dated else "a state"

    def _names_somebody(self, start: int, stop: int) -> bool:
        return any(mention.form == "name" for mention in self.context.mentions_in(start, min(stop, start + 2)))

    def _for_how_long(self, verb: int, stop: int) -> bool:
        return any(self.tags[k] & (NUM | TIME) or self.words[k] in self.cardinals for k in range(verb + 1, stop))

    def _counts_things(self, verb: int, stop: int) -> bool:
        return any(
            tag & (NUM | PART | ING) and not (tag & NOUN and self.tags[k - 1] & DET)
            for k, tag in enumerate(self.tags[verb + 1 : min(stop, verb + 11)], verb + 1)
        )

    def _makes_hub(self, verb: int, stop: int) -> bool:
        """Whether a place is wanted as a base, which is a hub and no commitment: want to make Gitega a hub."""
        named = range(verb + 1, min(stop, verb + _NAMED))
        return any(k in self.context.place_of for k in named) and self.page.has_a("hub", verb + 1, stop)

    def _has_built(self, one: Candidate, verb: int, stop: int) -> bool:
        """Whether what somebody will have is at work by a day, or a thing that is to be set up: have a tea house."""
        head = next((k for k in range(verb + 2, stop) if self.tags[k] & (PREP | COMMA | DET | PRON | ADV)), stop) - 1
        if self.words[verb + 1] in self.indefinite and self.words[min(head, stop - 1)] in self.built:
            return True
        days = self.context.dates_in(verb + 1, stop) if one.force == "firm" else ()
        return any(day.lead > head + 1 and bool(self.tags[head + 1] & PREP) for day in days)

    def _passive_counts(self, verb: int, stop: int) -> bool:
        for k in range(verb, min(stop, verb + 5)):
            if self.clauses.is_participle(k) and not self.tags[k] & (BE | AUX):
                return self.clauses.base(k) not in self.unheld
        return False

    def _vague(self, one: Candidate, verb: int, stop: int) -> str:
        """An aim that names nothing to look up: increase competitiveness, do a lot, have to fulfil them."""
        base = self.clauses.base(verb)
        if one.type == "agreement" and self._is_pointed_at(verb, stop):
            return "names nothing"  # agreed on that, on this with the president
        if one.cue.group.get("vague") and self.page.word(verb + 1) in self.pointing:
            if self.clauses.skip_adverbs(verb + 2, stop) >= stop:
                return "names nothing"  # committed to growing this even further
        done = self.words[verb + 1 : min(stop, verb + 4)] if base in self.doing else []
        if not self.idle_done.isdisjoint(done):
            aim = self._aim_of_effort(verb, stop) if not self.efforts.isdisjoint(done) else None
            return self._vague(one, aim, stop) if aim is not None else "names nothing"
        if not self.unaided.isdisjoint(done) and not one.conditions and one.cue.group["type"] == "offer":
            return "names nothing"  # can do it ourselves
        if self.page.match_at("idle_phrase", verb) is not None:
            return "names nothing"
        if base in self.composing and self._is_made_up(one):
            return "a composition"
        if self.words[one.cue.start] in self.feelings:
            if base in self.going or base in self.announcing or self.is_journey(verb, stop):
                return "a feeling"  # pleased to mark the day
        if one.cue.group.get("duty") and stop == verb + 1:
            return "names nothing"
        if one.cue.group.get("expected") and not self._is_arranged(one, verb, stop):
            return "a prediction"
        if one.cue.group.get("dated") and not self.context.dates_in(verb, stop) and not self.makes_new(verb, stop):
            return "names no day"
        if one.cue.group.get("duty") and stop == verb + 2 and self.tags[verb + 1] & PRON:
            return "names nothing"
        if base not in self.idle_with_object or one.rule in _FIXED:
            return ""
        hoped = self.clauses.base(one.cue.start) in self.hoping_verbs
        dated = bool(self.context.dates_in(verb, stop))
        if dated and not hoped or not dated and self.clauses.has(NUM, verb + 1, stop):
            return ""
        first = verb + 1
        if hoped and first < len(self.tags) and self.tags[first] & TO:
            first += 2  # continuing to build on our ties
        if first < len(self.tags) and self.tags[first] & COMMA:  # extend, through the envoy, his wishes
            first = 1 + next(
                (k for k in range(verb + 2, min(len(self.words) - 1, verb + 12)) if self.tags[k] & COMMA), verb
            )
            stop = max(stop, min(len(self.words), first + 4))
        named = self.words[first : self._object_end(first - 1, stop)]
        hoped = hoped and not self.ties.isdisjoint(named)
        return "names nothing" if hoped or not self.idle_objects.isdisjoint(named) else ""

    def _is_pointed_at(self, i: int, stop: int) -> bool:
        """Whether a word such as "this" stands alone at token `i`, for something told elsewhere."""
        return self.words[i] in self.pointing and (i + 1 >= stop or bool(self.tags[i + 1] & (PREP | STOP | COMMA)))

    def _aim_of_effort(self, verb: int, stop: int) -> int | None:
        """The verb of what all is done for, where that is told: do everything possible to | keep the border open."""
        near = range(verb + 2, min(stop - 1, verb + _FAR_AIM))
        return next((k + 1 for k in near if self.tags[k] & TO and self.tags[k + 1] & BASE), None)

    def _is_made_up(self, one: Candidate) -> bool:
        """Whether the subject is a body, a meeting or those who attend it, of which only the parts are told."""
        if one.subject is None:
            return False
        return (
            self.is_event(one) or self.is_body(one) or any(self.words[k] in self.attending for k in range(*one.subject))
        )

    def _is_arranged(self, one: Candidate, verb: int, stop: int) -> bool:
        """Whether what is expected is arranged, and no guess: somebody meets, visits or signs, an event is held."""
        acts = next((k for k in range(verb, min(stop, verb + 5)) if not self.tags[k] & (BE | ADV)), verb)
        if self.clauses.base(acts) not in self.expected and not self.is_journey(verb, stop):
            return False
        return (
            not self.is_event(one)
            or bool(self.tags[verb] & BE)
            or bool(self.page.tag(min(verb + 1, stop)) & (PREP | TIME))
        )

    def _object_end(self, verb: int, stop: int) -> int:
        """The token behind the object of the verb at token `verb`, as far as its head may stand."""
        for k in range(verb + 1, min(stop, verb + 9)):
            if self.tags[k] & (COMMA | REL | STOP) or self.tags[k] & PREP and k > verb + 1:
                return k
        return min(stop, verb + 9)
