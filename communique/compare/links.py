"""A passage tied to a commitment: the links of one document settled among themselves, and what each says of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.compare.likeness import APPLIED, OFFERED
from communique.kinds import Evidence, Followup, Person, entry_id

_ALIKE = 0.86  # a score from which likeness alone is enough


@dataclass(slots=True)
class Link:
    """One passage, or one later commitment, tied to an earlier commitment.

    `tied`: what it says is plainly of this commitment, though a single word is shared. `still`: it says that something
    goes on that should have ended.
    """

    commitment: str
    document: str
    bearing: str
    score: float
    start: int
    end: int
    text: str
    shared: tuple[str, ...]
    cue: str
    due: str | None = None
    part: str | None = None
    remaining: bool = False
    ambiguous: bool = False
    who: str = ""
    speaker: Person | None = None
    headline: bool = False
    tied: bool = False
    still: bool = False

    @property
    def applied(self) -> bool:
        """Whether it counts without a person's word: a single word in common is one for a person to judge."""
        return self.score >= APPLIED and not self.ambiguous and not self._hangs_on_one

    @property
    def _hangs_on_one(self) -> bool:
        """Whether a single word ties a deed to a promise; a promise said again is alike in all that it says."""
        return len(self.shared) == 1 and self.bearing != "repeats" and not self.tied

    @property
    def _is_firm(self) -> bool:
        """Whether it is plainly of this commitment, or says of a promise what seldom is said of another thing."""
        return self.tied or self.bearing not in ("fulfils", "progresses")

    def followup(self) -> Followup:
        """As an entry, with why it was made and how sure it is."""
        return Followup(
            id=entry_id("followup", self.document, self.commitment, self.bearing),
            document=self.document,
            evidence=(Evidence(self.start, self.end, self.text),),
            commitment=self.commitment,
            bearing=self.bearing,
            explanation=_explain(self),
            confidence=confidence(OFFERED if self._hangs_on_one else self.score, self.ambiguous, tied=self._is_firm),
            state="applied" if self.applied else "offered",
            due=self.due,
            part=self.part,
            speaker=self.speaker,
        )


def settle(links: Sequence[Link]) -> list[Link]:
    """The links of one document, one for each commitment and bearing, those that contradict each other made one.

    Done in part is not done: what is said of the rest, or a number below the one promised, makes progress of it. What
    is dropped and given a new date is moved; what is done is no longer moved.
    """
    by_commitment: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_commitment[link.commitment].append(link)
    settled: list[Link] = []
    for id in sorted(by_commitment):
        settled += _settle_one(by_commitment[id])
    return settled


def _settle_one(links: list[Link]) -> list[Link]:
    sure = [link for link in links if link.applied]
    links = sure or links
    told = {link.bearing for link in links if not link.headline}
    links = [link for link in links if not link.headline or not told or link.bearing in told]  # the text says it better
    said = {link.bearing for link in links}
    parted = any(link.part for link in links)
    rest = any(link.remaining and link.bearing in ("delays", "contradicts") for link in links)
    if "fulfils" in said and not parted and not rest and _is_moved(links):
        links = [link for link in links if link.bearing != "fulfils"]
    elif "fulfils" in said and (parted or rest):
        links = [_in_part(link) if link.bearing == "fulfils" else link for link in links]
    elif "fulfils" in said:
        links = [link for link in links if link.bearing in ("fulfils", "contradicts")]
        if any(link.bearing == "contradicts" for link in links):
            best = max(links, key=lambda link: link.score)
            links = [link for link in links if link.bearing == best.bearing]
    if "contradicts" in said and "delays" in said and not rest:
        links = [link for link in links if link.bearing != "contradicts"]
    if "contradicts" in said and not rest:
        links = [link for link in links if link.bearing != "progresses" or link.part]
    moved = {link.start for link in links if link.bearing in ("delays", "repeats")}
    late = any(link.bearing == "delays" for link in links)
    links = [
        link
        for link in links
        if link.bearing != "progresses" or link.part or link.start not in moved and not (late and link.still)
    ]
    if any(link.bearing in ("fulfils", "contradicts", "delays", "progresses") for link in links):
        links = [link for link in links if link.bearing != "repeats"]
    return _merge(links)


def _is_moved(links: list[Link]) -> bool:
    """Whether another sentence moves it to a day, as surely as one tells it done: only its room is ready."""
    done = [link for link in links if link.bearing == "fulfils"]
    most = max(link.score for link in done)
    starts = {link.start for link in done}
    return any(
        link.bearing == "delays" and link.cue and link.due and link.score >= most and link.start not in starts
        for link in links
    )


def _in_part(link: Link) -> Link:
    """What was told as done, done only in part."""
    return replace(link, bearing="progresses", part=link.part or " ".join(link.text.split()[:8]))


def _merge(links: list[Link]) -> list[Link]:
    """The best link of each bearing, with the part and the date that any of them names."""
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (not link.cue, -link.score, link.start)):
        if link.bearing not in best:
            best[link.bearing] = replace(link)
        else:
            kept = best[link.bearing]
            kept.part, kept.due = kept.part or link.part, _finer(kept.due, link.due)
    return list(best.values())


def _finer(a: str | None, b: str | None) -> str | None:
    """The finer of two dates: the month rather than the year; the first where they are alike."""
    return max((x for x in (a, b) if x), key=lambda x: len(x.split("/")[0]), default=None)


def confidence(score: float, ambiguous: bool = False, *, tied: bool = True) -> float:
    """The share of links of such a score that are right, as measured on reports never seen (docs/following.md).

    What is not `tied` to the commitment by more than likeness is right half as often, unless all is alike.
    """
    steps = ((0.86, 0.9), (0.78, 0.84), (0.7, 0.76), (APPLIED, 0.7), (0.56, 0.2), (OFFERED, 0.15), (0.0, 0.1))
    known = next(share for least, share in steps if score >= least)
    if not tied and APPLIED <= score < _ALIKE:
        known = 0.5
    return round(known * (0.6 if ambiguous else 1.0), 2)


_SAID = {
    "fulfils": "says that it is done",
    "progresses": "says that it is under way",
    "delays": "says that it is moved",
    "contradicts": "says that it will not be done",
    "repeats": "says it again",
}


def _explain(link: Link) -> str:
    """Why a passage and a commitment belong together, in one sentence."""
    words = ", ".join(link.shared) or "the same parties"
    cue = f"“{link.cue}” {_SAID[link.bearing]}" if link.cue else f"the later one {_SAID[link.bearing]}"
    if link.part:
        cue = f"“{link.cue or link.text[:40]}” says that a part is done ({link.part})"
    if link.due:
        cue += f" to {link.due}"
    about = f", and both are about {link.who}" if link.who else ""
    doubt = "; another commitment fits about as well" if link.ambiguous else ""
    return f"Both name {words}{about}; {cue}{doubt}."
