"""How a commitment stands on a given day, step by step, from what later documents say of it and its dates.

Three questions stay apart: what the parties themselves say, what a source of another side supports, and how it stands
against its first date. The first promise and its first date never disappear under what came later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from communique.compare.counted import find_numbers
from communique.compare.vocabulary import concept_of, tokens, vocabulary
from communique.kinds import Commitment, Document, Followup
from communique.period import first_day, last_day

STATUSES = ("open", "in progress", "fulfilled", "partly fulfilled", "not fulfilled", "overdue")
COUNTED = ("applied", "confirmed")
_ORDER = {"repeats": 0, "progresses": 1, "delays": 2, "contradicts": 3, "fulfils": 4}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a status: the day, what happened in a sentence, the status after it, the follow-up."""

    day: str
    sentence: str
    status: str
    followup: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment's status on a day, and how it came about.

    `due` is the date that counts on that day, `first_due` that of the promise; `late` is the number of days from the
    first date to the day it was kept or, while it is not, to the day asked for (`None`: not late, or no date).
    `parties` and `others` are what the sides and what a source of another side say; `stage` is announced, contracted
    or paid where money is promised; `silent_since` is the last day that anything was read about it.
    `undated`: it was moved without a new date, and no clock runs.
    """

    commitment: str
    day: str
    status: str
    due: str | None
    first_due: str | None
    moved: bool
    late: int | None
    steps: tuple[Step, ...]
    parties: str | None
    others: str | None
    stage: str | None
    silent_since: str | None
    reports_since: int
    undated: bool = False

    @property
    def against_first_date(self) -> str:
        """How it stands against its first date, in words."""
        if self.first_due is None:
            return "no date was given"
        if self.late is None:
            return "in time" if self.status == "fulfilled" else "not yet due"
        return f"{self.late} days late"


@dataclass(slots=True)
class Thread:
    """A commitment with all that bears on it: entries that say it again, and the follow-ups, in the order of days."""

    head: Commitment
    again: list[Commitment] = field(default_factory=list)
    followups: list[Followup] = field(default_factory=list)


def standing(
    thread: Thread,
    day: date,
    documents: Mapping[str, Document],
    published: Sequence[date] = (),
    rated: str | None = None,
) -> Standing:
    """How a commitment stands on a day, by ruling 17; `published` are the days of all documents read, in order.

    Only applied and confirmed follow-ups in documents up to that day count. `rated` is what a person decided and goes
    before all else.
    """
    walk = _Walk(thread.head, documents)
    for followup in _up_to(thread.followups, day, documents):
        walk.take(followup)
    walk.finish(day, rated)
    last = walk.last_day
    return Standing(
        commitment=thread.head.id,
        day=day.isoformat(),
        status=walk.status,
        due=walk.due,
        first_due=thread.head.due,
        moved=walk.moved,
        late=_late(thread.head, walk, day),
        steps=tuple(walk.steps),
        parties=walk.parties,
        others=walk.others,
        stage=_stage(thread, day, documents),
        silent_since=last.isoformat() if last else None,
        reports_since=bisect_right(published, day) - bisect_right(published, last) if last and last < day else 0,
        undated=walk.undated,
    )


def status_on(thread: Thread, day: date, documents: Mapping[str, Document]) -> str:
    """Only the status on a day."""
    return standing(thread, day, documents).status


class _Walk:
    """The steps from the promise to the day asked for."""

    def __init__(self, head: Commitment, documents: Mapping[str, Document]) -> None:
        self.head = head
        self.documents = documents
        self.status = head.status if head.status in STATUSES and head.status != "overdue" else "open"
        self.due = head.due
        self.moved = False
        self.undated = False
        self.kept: date | None = None
        self.parties: str | None = None
        self.others: str | None = None
        said = day_of(documents.get(head.document or ""))
        self.last_day = said
        by = f", due {head.due}" if head.due else ", without a date"
        self.steps = [Step(said.isoformat() if said else "", f"It was said first{by}.", self.status)]

    def take(self, followup: Followup) -> None:
        """What a follow-up changes."""
        day = day_of(self.documents.get(followup.document or ""))
        if day is None:
            return
        self.last_day = day
        sentence = self._apply(followup, day)
        self._hear(followup, sentence)
        self.steps.append(Step(day.isoformat(), sentence, self.status, followup.id))

    def _apply(self, followup: Followup, day: date) -> str:
        match followup.bearing:
            case "fulfils":
                self.status, self.kept = "fulfilled", day
                return "It is told that it was done."
            case "progresses" if followup.part:
                self.status = self.status if self.status == "fulfilled" else "partly fulfilled"
                return f"A part of it is done: {followup.part}."
            case "progresses":
                if self.status in ("open", "not fulfilled"):
                    self.status = "in progress"
                return "Work on it is told of, but no part that could be named."
            case "contradicts":
                if self.status != "partly fulfilled":
                    self.status = "not fulfilled"
                return "It is told that it will not be done."
            case "delays":
                return self._move(followup)
        return "It was said again."

    def _move(self, followup: Followup) -> str:
        self.moved = True
        if self.status == "not fulfilled":
            self.status = "open"
        if followup.due:
            self.due, self.undated = followup.due, False
            return f"It was moved to {followup.due}."
        self.undated = True
        return "It was moved, without a new date."

    def _hear(self, followup: Followup, sentence: str) -> None:
        if followup.bearing == "repeats":
            return
        who = self._side(followup)
        if who == "other":
            self.others = sentence
        else:
            self.parties = sentence

    def _side(self, followup: Followup) -> str:
        """Whether the side that is to act tells it, or somebody of another area."""
        area = followup.speaker.represents if followup.speaker else None
        if area is None or area.code is None:
            return "parties"
        own = [actor.code for actor in self.head.actors if actor.code]
        same = any(area.code.startswith(code) or code.startswith(area.code) for code in own)
        return "parties" if same or not own else "other"

    def finish(self, day: date, rated: str | None) -> None:
        """Look at the clock, then at what a person decided."""
        last = last_day(self.due or "")
        if last is not None and day > last and self.status in ("open", "in progress") and not self.undated:
            if self.head.force == "conditional":
                self._add(
                    last + timedelta(days=1),
                    f"Its date, {self.due}, has passed; whether its condition holds is not known.",
                )
            else:
                self.status = "overdue"
                self._add(
                    last + timedelta(days=1),
                    f"Its date, {self.due}, has passed, and nothing read says that it was kept, dropped or moved.",
                )
        if rated:
            self.status = rated
            self._add(day, f"A reviewer rated it {rated}.")

    def _add(self, day: date, sentence: str) -> None:
        self.steps.append(Step(day.isoformat(), sentence, self.status))


def day_of(document: Document | None) -> date | None:
    """The day of a document's publication, or `None`."""
    return first_day(document.published or "") if document else None


def _up_to(followups: Iterable[Followup], day: date, documents: Mapping[str, Document]) -> list[Followup]:
    """The follow-ups that count on a day, in the order of their documents' days."""
    dated = [(day_of(documents.get(f.document or "")), f) for f in followups if f.state in COUNTED]
    known = [(when, f) for when, f in dated if when is not None and when <= day]
    return [
        f
        for _, f in sorted(
            known, key=lambda pair: (pair[0], pair[1].document or "", _ORDER[pair[1].bearing], pair[1].id)
        )
    ]


def _late(head: Commitment, walk: _Walk, day: date) -> int | None:
    first = last_day(head.due or "")
    if first is None or walk.status == "not fulfilled":
        return None
    end = walk.kept if walk.status == "fulfilled" and walk.kept else day
    return (end - first).days if end > first else None


def _stage(thread: Thread, day: date, documents: Mapping[str, Document]) -> str | None:
    """How far promised money is: announced, contracted, paid in part or paid; `None` where no money is promised."""
    document = documents.get(thread.head.document or "")
    if document is None or not is_money(thread.head, document.language):
        return None
    known = {group["name"]: set(group.words) for group in vocabulary(document.language).words.of("stage")}
    stage = "announced"
    for followup in _up_to(thread.followups, day, documents):
        said = {w.casefold() for piece in followup.evidence for w in tokens(piece.text)}
        if followup.bearing == "fulfils":
            stage = "paid"
        elif followup.bearing == "progresses" and said & known.get("paid", set()):
            stage = "paid in part"
        elif followup.bearing == "progresses" and said & known.get("contracted", set()) and stage == "announced":
            stage = "contracted"
    return stage


def is_money(commitment: Commitment, language: str) -> bool:
    """Whether a commitment is to give money."""
    known = vocabulary(language)
    words = tokens(commitment.action)
    if not words or "pay" not in known.acts.get(known.base(words[0].casefold()), frozenset()):
        return False
    return any(concept_of(w, language) in known.money or w in known.set_of("currency") for w in words) or any(
        number.signed for number in find_numbers(words, language)
    )


def threads(commitments: Iterable[Commitment], followups: Iterable[Followup]) -> dict[str, Thread]:
    """The commitments by id, each with its thread; an entry that says another one again shares that one's thread.

    A later entry says an earlier one again where a `repeats` or `delays` that counts has its words.
    """
    everyone = {one.id: one for one in commitments}
    found = {id: Thread(one) for id, one in everyone.items()}
    by_words: dict[tuple[str | None, int, int], str] = {
        (one.document, piece.start, piece.end): id for id, one in everyone.items() for piece in one.evidence
    }
    for followup in sorted(followups, key=lambda f: f.id):
        thread = found.get(followup.commitment)
        if thread is None:
            continue
        thread.followups.append(followup)
        if followup.state in COUNTED and followup.bearing in ("repeats", "delays"):
            for piece in followup.evidence:
                id = by_words.get((followup.document, piece.start, piece.end))
                if id and id != followup.commitment:
                    thread.again.append(everyone[id])
    for thread in list(found.values()):
        for one in thread.again:
            found[one.id] = thread
    return found
