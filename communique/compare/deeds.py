"""What a passage says of a promise: kept, kept in part, under way, moved or dropped.

What was to be done and what is told to be done are compared as deeds: by the verb, by the kind of deed that verbs and
set phrases name, by a participle (the renovated ward), and by a thing that is at work once it was made or supplied.
"""

from __future__ import annotations

from itertools import pairwise

from communique.compare.counted import find_numbers, find_people, plain, share_said
from communique.compare.courses import Courses
from communique.compare.lexicon import stem
from communique.compare.moves import KIND, Saying, is_later
from communique.compare.parts import FITS, MANY
from communique.compare.traits import Traits, find_heads
from communique.compare.vocabulary import tokens
from communique.period import first_day

_SAME, _MADE, _ANY, _OPEN, _OTHER = 1.0, 0.9, 0.7, 0.65, 0.2
_PASSING = frozenset({"hold", "visit", "teach", "study"})  # kinds of deed that leave nothing that goes on
_ROOT = 5  # letters that a deed and its noun share
_REST = 8  # words of a passage in which what remained is its subject
_BEFORE_TOTAL = 6  # words before a total in which its last part stands: the last two of the promised five


def fit(promised: Traits, done: Traits, *, at_work: bool = False) -> float:
    """How well the deed told fits the deed promised, 0 to 1: the same, of the same kind, any, or another."""
    if promised.verb and done.verb in (promised.verb, promised.joined) and done.verb:
        return _SAME
    if any(promised.acts & deeds for thing, deeds in done.made.items() if thing in promised.heads):
        return _MADE
    if at_work or promised.acts & done.acts:
        return KIND
    if not promised.acts:
        return _OPEN if promised.heads & done.heads and done.acts else _OTHER
    return _ANY if "any" in done.acts else _OTHER


class Deed(Courses):
    """One passage beside one commitment: what it says of it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        sure = self._is_freed() or self._is_of_any() or self._is_deed_done() or self.sure and self.is_first_use()
        self.fit = KIND if sure else fit(self.promised, self.told, at_work=self._is_at_work())

    def says(self) -> Saying | None:
        """What the passage says of the commitment, by an event of its script if by nothing else; `None` for nothing."""
        saying = self._says()
        event = self.event() if saying is None and self.event and self.fit < FITS else None
        if event is None:
            return saying
        self.by_event = True
        told = self.passage.bearing
        if event == "progresses" and told in ("fulfils", "works", "progresses"):
            return Saying("progresses", None, self._is_of_rest())
        if event == "contradicts" and told == "fulfils":
            return Saying("contradicts", None, self._is_of_rest())  # not: are still being charged
        self.fit = KIND if event == "fulfils" else self.fit
        return self._says()

    def _says(self) -> Saying | None:
        """What the passage says of the commitment by the deed that it tells."""
        remaining = self._is_of_rest()
        if self.is_undone() or self._is_ended() or self._is_taken_back():
            return Saying("contradicts", None, remaining)
        if self.promised.papers and not self.promised.verb and not self._is_of_paper():
            return None
        if self._is_proposed_again():
            return Saying("repeats")
        match self.passage.bearing:
            case "expects":
                if self.passage.verb in self.known.set_of("ceasing_verb", "debating_verb"):
                    return None  # will be closed for stocktaking, is to be debated in June
                if self._is_moved() or self._is_overdue():
                    return Saying("delays", None, remaining)
                if not self._is_confirmed():
                    return None
                return Saying("progresses", self._but_rest()) if self._but_rest() else Saying("repeats")
            case "delays":
                part = self._part()[0] if not self.passage.due else None
                if part and self.is_counted(part):
                    return Saying("progresses", part, remaining)  # stalled at 130 of 240
                if self.passage.headline and not self.passage.due and self.fit < FITS:
                    return None  # nets stay, ice has to wait: the text says which
                some = remaining or self._is_of_some()
                if not self.passage.due and (self._is_of_others_of_them() or self.points is not None and some):
                    return None  # five are still waiting, those in the south are still waiting
                late = not self.passage.due or not self.due or is_later(self.passage.due, self.due)
                return Saying("delays", None, remaining) if late else None
            case "contradicts":
                ceased = self.passage.verb in self.known.set_of("ceasing_verb")
                if self._is_not_lost():
                    return None
                return None if self.points is not None and (ceased or self._leading()) else self._dropped(remaining)
        return self._done(remaining)

    def _is_ended(self) -> bool:
        """Whether what was to be done again and again has come to an end: the exchange of eight a year."""
        if self.passage.verb not in self.known.set_of("ending_verb") or self.passage.bearing not in (
            "fulfils",
            "works",
        ):
            return False
        said = f"{self.passage.cue} {self.passage.rest}".casefold()
        ended = any(phrase in said for phrase in self.known.phrases_of("ending_phrase"))
        promised = ["", *(w.casefold() for w in tokens(" ".join(piece.text for piece in self.commitment.evidence)))]
        times = self.known.set_of("time_noun")
        often = self.known.set_of("often_word", "daily_word", "indefinite")
        near = zip(promised, promised[1:], promised[2:], strict=False)  # not: for a year
        return ended and any(w in often and b in times and a not in self.known.prepositions for a, w, b in near)

    def says_of_state(self) -> Saying | None:
        """What a sentence says of it that names no deed: that it has come to be so, or with so many of them."""
        part, whole = self._part()
        if part and not whole:
            return None if self._is_of_others_closed() else Saying("progresses", part)
        if self.told.indefinite & self.known.papers - self.promised.papers:
            return Saying("progresses")  # a contract for it, of the very sum
        if not self.passage.cue:
            return Saying("fulfils") if whole and self._counted() is not None else None
        passing = self.promised.acts <= _PASSING and not whole
        return None if passing or not self.promised.verb else Saying("fulfils")

    # Done, in part or wholly, and under way

    def _done(self, remaining: bool) -> Saying | None:
        bearing = "fulfils" if self._is_every_first() or self.is_ground_broken() else self.passage.bearing
        if self._reaches() or self._is_last() or self.is_first_greeted() or self._is_all_by_now():
            return Saying("fulfils", None, remaining)
        if self._is_of_ground() or self._is_lost() or self._is_disused() or self._is_stopped() or self._is_as_before():
            return None
        if self._is_aside() or self.passage.verb in self.known.set_of("waiting_verb"):
            return None
        if self._is_for_it() or self._is_stored() or self._is_had_before():
            return Saying("progresses", None, remaining)
        if "abolish" in self.promised.acts and self._is_lowered() and self._is_charged():
            return Saying("fulfils", None, remaining)
        if self.told.verb in self.known.set_of("posture_verb") and not self.told.doers & self.promised.heads:
            return None  # sheep graze on the runway
        if self._is_one_of_very_many():
            return None
        if self._is_deed_begun() and not self._is_in_force() or self._is_at_work_on():
            return Saying("progresses", None, remaining)
        some = None if remaining else self._some()
        if some:
            return None if self._is_of_those() else Saying("progresses", some, remaining)
        if bearing == "works" and self.fit < FITS and not self._is_doing():
            return None
        if self.passage.cue.casefold() in self.known.phrases_of("labour_phrase"):
            return self._at_labour()
        if self.promised.verb in self.known.set_of("founding_verb") and self.passage.verb in self.known.set_of(
            "ceasing_verb"
        ):
            return None  # the desk closed four months after it was opened
        if self._is_coming():
            return Saying("progresses")
        if self._is_kept_since() and not remaining:
            return Saying("fulfils")
        if self._is_regular() and self._is_at_work():
            return Saying("fulfils")
        underway = self.is_underway() if bearing in ("fulfils", "works") else None
        if underway is not None:
            return Saying("progresses", underway or self._pieces_done())
        people = self._people()
        if people is not None:
            return people
        part, whole = (None, True) if remaining or self._is_ground_made() else self._part()
        if not part and self._is_attended():
            return Saying("fulfils")
        if not part and self._is_giving():
            return Saying("fulfils")
        used = self.fit == _MADE and self.passage.active and not part  # lorries are using the repaired road
        at_work = used or self._is_at_work() or self._is_hosted()
        if bearing == "progresses" and at_work and not self._is_work_begun():
            bearing = "fulfils"
        if bearing in ("fulfils", "works"):
            if self.fit < FITS or not self.promised.verb and self.told.verb in self.known.set_of("paper_verb"):
                going = (
                    self._is_set_out() or part and (self._is_doing() or self.points is not None and self._is_measured())
                )
                return Saying("progresses", part) if going else None
            if not whole and (self._is_only_begun() or self._is_only_granted()):
                return Saying("progresses", self._pieces_done())
            if not whole and self._is_so_far() and not self._is_serving():
                return Saying("progresses", part)
            bearing = "fulfils"
        elif not part and not self._is_progress():
            return None
        return Saying("progresses", part, remaining) if part and not whole else Saying(bearing, None, remaining)

    def _pieces_done(self) -> str | None:
        """So many of the pieces of a thing that are in use: two of the five chambers of the cold store."""
        used = bool(self.passage.acts) and self.passage.bearing == "fulfils" or self.passage.verb == "open"
        return share_said(tokens(self.passage.subject), self.language) if used else None

    def _is_one_of_very_many(self) -> bool:
        """Whether a single new thing is told of where many were promised: a school bus, of forty."""
        new = self.told.indefinite & self.told.doers & self.promised.heads if self.passage.bearing == "fulfils" else ()
        return any(
            stem(self.told.shown.get(thing, "")) == self.told.shown.get(thing, "").casefold()
            and any(thing in n.of and n.value > MANY for n in self.promised.numbers)
            for thing in new
        )

    def _at_labour(self) -> Saying:
        """What it says that somebody or something is at work: the three ploughs are there, the builders have begun."""
        one = bool(self.known.set_of("one_word") & set(self.words[:2]))  # the one in the capital
        alone = bool(self.passage.before) and len(tokens(self.passage.subject)) == 1  # they have been at work
        own = (one or self.points or alone or self.told.doers & self.promised.heads) and not self._works_named()
        part = self._part()[0]
        done = own and self.promised.acts & {"supply", "make"} and not part
        return Saying("fulfils") if done else Saying("progresses", part)

    def _is_work_begun(self) -> bool:
        """Whether a phrase says that the work on it began: work began on the cold store; not: it began work."""
        cue = tokens(self.passage.cue.casefold())
        return len(cue) > 1 and self.known.base(cue[-1]) in self.known.set_of("begin_verb")

    def _is_serving(self) -> bool:
        """Whether what was to be opened is told to have done so much by now: it has served 640 people to date."""
        founded = self.promised.verb in self.known.set_of("founding_verb")
        own = self.told.doers & self.promised.heads or self.points
        return bool(founded and own) and self.passage.active and self.passage.verb in self.known.set_of("work_verb")

    def _is_every_first(self) -> bool:
        """Whether the first so many are as many as were promised: the first five students, of five each year."""
        if self.passage.bearing != "progresses" or not set(self.words[:2]) & self.known.set_of("once_word"):
            return False
        return any(n.at <= 2 and n.value == total.value for n in self.told.numbers for total in self.promised.numbers)

    def _is_of_paper(self) -> bool:
        """Whether what is told can be told of a paper: it was signed, is in force, was renounced, was put off."""
        done = self.passage.bearing in ("fulfils", "works", "progresses")
        return not done or bool((self.told.acts | set(self.passage.acts)) & {"sign", "abolish", "any"})

    def _is_coming(self) -> bool:
        """Whether things promised by number are told to come, and not how many: the seedlings arrive by river."""
        present = self.passage.bearing == "works" and self.passage.active
        coming = self.passage.verb in self.known.set_of("coming_verb")
        return present and coming and "supply" in self.promised.acts and any(n.value > 1 for n in self.promised.numbers)

    def _some(self) -> str | None:
        """So many of what was promised, fewer than all, whatever is said of them; not half of it, nor a first batch.

        Not: of the ten who came back six have married.
        """
        words = tokens(f"{self.passage.subject} {self.passage.cue} {self.passage.rest}")
        said = self._share(words)
        if said and self._is_of_others_closed():
            return None
        if said and (self.is_counted(said) or self._few_of() or self._is_share_of_it()):
            return said
        counted = self._counted()
        fits = self.fit >= FITS or self.points is not None and self._is_measured()
        return counted[0] if counted is not None and fits else None

    def _is_share_of_it(self) -> bool:
        """Whether something is done to a share of the very thing: half of the diaries have been scanned."""
        subject = set(find_heads(tokens(self.passage.subject), self.language)) & self.promised.heads
        return self.points is not None and not self.passage.active and bool(subject)

    def _is_of_those(self) -> bool:
        """Whether another deed is told of some of those who did the one promised."""
        subject = [w.casefold() for w in tokens(self.passage.subject)]
        if not subject or subject[0] not in self.known.set_of("of_word") or self.fit >= FITS:
            return False
        at = next((n for n, w in enumerate(subject) if w in self.known.set_of("people_relative")), len(subject))
        return any(self.known.acts.get(self.known.base(w), frozenset()) & self.promised.acts for w in subject[at:])

    def _reaches(self) -> bool:
        """Whether it reaches the very number promised: the exchange has reached the twenty agreed."""
        if self.passage.verb not in self.known.set_of("reach_verb") or self.passage.bearing not in ("fulfils", "works"):
            return False
        reached = find_numbers(tokens(self.passage.rest), self.language)[:1]
        least = MANY if self.points is None else 1
        return any(n.at <= 1 and n.value == total.value > least for n in reached for total in self.promised.numbers)

    def _is_of_rest(self) -> bool:
        """Whether its subject is what remained: the remaining 75 buses; not "last October"."""
        rest, times = self.known.set_of("remaining"), self.known.set_of("time_noun")
        aside = self._whole_subject()[:_REST]  # the second section, with the remaining 80 places
        near = self.words[:_REST]
        if self._is_of_other_ones():
            return False
        some = any(word in rest and after not in times for word, after in zip(near, [*near[1:], ""], strict=True))
        rest = rest - self.known.set_of("other_word") - times
        return some or any(w in rest and after not in times for w, after in pairwise([*aside, ""]))

    def _is_last(self) -> bool:
        """Whether it tells of the last of the very number promised: the last two of the five pianos."""
        words = tokens(self.passage.text)
        low = [w.casefold() for w in words]
        totals = {n.value for n in self.promised.numbers if n.value > 1}
        for number in find_numbers(words, self.language):
            before = low[number.at - 3 : number.at - 1] if number.at > 2 else []
            if number.value in totals and any(self.known.ordinals.get(w) == number.value for w in before):
                return self.passage.bearing in ("fulfils", "works")  # the second of the two
            near = low[max(0, number.at - _BEFORE_TOTAL) : number.at]
            if number.value in totals and self.known.set_of("of_word") & set(near):
                if self.known.set_of("remaining") & set(near) - self.known.set_of("other_word"):
                    return self.passage.bearing in ("fulfils", "works")
        return False

    def is_doubtful(self, saying: Saying) -> bool:
        """Whether the deed told hardly fits, or fits only as the work of another thing: they teach welding."""
        working = self.passage.verb in self.known.set_of("work_verb") and " " not in self.passage.cue
        all_ = self._counted() == (None, True)  # all 15 are working
        other = working and not self.told.doers & self.promised.heads and not all_
        idle = self.passage.bearing == "works" and self.points and not self._reaches()  # here they weld lying down
        new = self.told.indefinite & self.promised.heads and not (self._single() or self._is_regular())
        return (
            saying.bearing == "fulfils"
            and self.fit < KIND
            and not self._reaches()
            and not self._is_attended()
            or other
            or bool(new or idle)
            and not self._reaches()
        )

    def is_early(self, saying: Saying) -> bool:
        """Whether it is told as done before the time set for it, and not by the very deed: rather of another matter."""
        first = first_day(self.commitment.due or "")
        if saying.bearing != "fulfils" or first is None or self.told.day is None or self.told.day >= first:
            return False
        return self.fit < _MADE and not self._is_of_any() and self._counted() != (None, True)

    def _people(self) -> Saying | None:
        """Fewer people than were promised by number, in a stretch about these: ten Fijians have been making beds."""
        if not self.promised.acts & {"teach", "visit"}:
            return None
        evidence = " ".join(piece.text for piece in self.commitment.evidence)
        totals = find_people(tokens(evidence), self.language)
        told = next((n for n in find_people(tokens(self.passage.subject), self.language) if n.at <= 1), None)
        if told is None or not totals or not 1 < told.value < max(n.value for n in totals):
            return None
        if not (self.points is not None and self.passage.active or any(n.of & told.of for n in totals)):
            return None
        of = next(iter(sorted(self.known.set_of("of_word"))), "/")
        return Saying("progresses", f"{plain(told.value)} {of} {plain(max(n.value for n in totals))}")

    def _is_set_out(self) -> bool:
        """Whether it is on its way and not there: what was to be supplied has left, the work on it has begun."""
        if self.told.verb in self.known.set_of("begin_verb") and self._works_named():
            return bool(self.told.doers & self.promised.heads)
        if self.told.verb in self.known.set_of("approve_verb"):
            return bool(
                (self.told.heads | self._of(self.passage.subject) | self._of(self.passage.rest)) & self.promised.heads
            )
        leaves = self.told.verb in self.known.set_of("set_out_verb")
        return leaves and "supply" in self.promised.acts and self.told.first_head in self.promised.heads

    def _is_progress(self) -> bool:
        """A set phrase is progress of whatever it names; a verb only of the deed promised."""
        idle = self.passage.active and bool(self.told.doers & self.promised.heads)  # the families are camping
        return " " in self.passage.cue or not self.told.acts and not idle or self.fit >= FITS or self._is_worked_on()

    def _is_only_begun(self) -> bool:
        """Whether only the work or a preparation of what was promised is done."""
        head, known = self.told.first_head, self.known
        shown = self.told.shown.get(head, head).casefold()
        if self._is_deed_done():
            return False
        begins = self.told.verb in known.set_of("begin_verb") and self.promised.verb not in known.set_of("begin_verb")
        lasting = "make" in self.promised.acts or self.promised.verb in known.set_of("lasting_verb")
        if begins and lasting and head in self.promised.deed_nouns:
            return True  # the repair of the terminal started last month, the training began
        if len(self.promised.verb) >= _ROOT and head.startswith(self.promised.verb[:_ROOT]):
            return False  # the exemption has been in force
        if begins and (self._works_named() or self._is_begun_doing()):
            return True
        if head in self.promised.heads or head in self.promised.core:
            return False
        if shown in known.set_of("preparation"):
            return not self._is_handed_over()
        inside = self._of(self.passage.subject)
        done_to = bool(self.told.doers) and not self.passage.active and " " not in self.passage.cue
        if done_to and self._of(self.passage.rest) & self.promised.heads - self.promised.names:
            return True  # sixty pylons have been put up for the power line
        of_thing = bool(head and (self.promised.heads - self.promised.names) & inside)  # bidding for the store
        return of_thing and shown not in known.carriers and shown not in known.generic

    def _is_begun_doing(self) -> bool:
        """Whether what is begun is a deed of its own: have started cleaning the pieces; not: has started working."""
        first = next(iter(tokens(self.passage.rest)), "").casefold()
        doing = {base for base, form in self.known.words.verbs.get(first, ()) if form == "ing"}
        return bool(doing) and not doing & (self.known.set_of("work_verb") | {self.promised.verb})

    def _is_only_granted(self) -> bool:
        """Whether money is only set aside for a thing that is to be paid for: 90,000 euros released for the study."""
        if self.promised.verb not in self.known.set_of("paying_verb") or any(
            self._is_money(n) for n in self.promised.numbers
        ):
            return False
        granted = self.told.verb in self.known.set_of("approve_verb", "grant_verb")
        return granted and any(self._is_money(n) for n in self.told.numbers)
