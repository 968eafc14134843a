"""Which later passages bear on which earlier commitments, how sure that is, and why, in a sentence.

A passage is looked for only among commitments that share what is acted on and a place, a person or a name with it, so
that one more report costs little however many commitments there are. What was said again is tied to the first saying,
and later passages to that one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

from communique.compare.deeds import fit
from communique.compare.likeness import (
    APPLIED,
    ELSEWHERE,
    against,
    countries_of,
    covered,
    is_deed_named,
    is_firm,
    same_thing,
)
from communique.compare.links import Link, settle
from communique.compare.moves import Saying, is_later
from communique.compare.owners import BEYOND
from communique.compare.parts import FITS
from communique.compare.tellings import Tellings
from communique.compare.traits import Traits
from communique.compare.traits_promised import of_commitment
from communique.compare.traits_told import find_indefinite
from communique.compare.vocabulary import tokens, vocabulary
from communique.kinds import Commitment, Document, Followup, Story
from communique.passages import Told
from communique.period import last_day

REPEATED = 0.66  # a promise said again must be more alike
_NEARLY = 0.1  # how far below that it is still offered
_ALIKE = 0.5  # how much two promises share that say the same though their verbs are of no one kind
_BEFORE = ("progresses", "delays", "repeats")  # what is told of a promise before it is kept
_UNSURE = APPLIED - 0.01  # what is for a person to judge
_NEXT = 40  # letters between two sentences that follow each other
_PLAINLY = 0.8  # how alike a promise with a later date is that moves an earlier one whatever they share
_BLOCKS = 2  # blocks that two commitments of several words share at least where they say the same


def find_followups(
    commitments: Iterable[Commitment],
    told: Iterable[Told],
    documents: Iterable[Document],
    stories: Iterable[Story] = (),
) -> list[Followup]:
    """The follow-ups of these commitments in the later ones of these documents, by document, commitment and bearing.

    `told` holds what each document tells (see `communique.passages`). Earlier and later go by the documents' dates;
    a document without a date follows nothing and is followed by nothing. Documents of one of the `stories` report the
    same encounter: of each other's promises they can only say them again.
    """
    return Follower(commitments, told, documents, stories).followups()


class Follower(Tellings):
    """Finds follow-ups in a set of documents."""

    def __init__(
        self,
        commitments: Iterable[Commitment],
        told: Iterable[Told],
        documents: Iterable[Document],
        stories: Iterable[Story] = (),
        said_again: Mapping[str, str] | None = None,
        known: Mapping[str, Traits] | None = None,
        asked: Collection[str] = (),
        before: Iterable[tuple[str, Followup]] = (),
    ) -> None:
        """`said_again` gives for commitments known to repeat an earlier one that one's id, `known` traits by id.

        Of those `asked` it is known whether they do, so that it is not looked up again. `before` are follow-ups in
        documents that are not looked at, each with the day of its document: what parts were done by then, and moved.
        """
        super().__init__()
        self.story = {one: min(story.documents) for story in stories for one in story.documents}
        self.documents = {d.id: d for d in documents}
        self.told = {t.document: t for t in told if t.document in self.documents}
        here = [c for c in commitments if c.document in self.documents]
        for one in sorted(
            here, key=lambda c: (self.documents[c.document or ""].published or "", c.document or "", c.id)
        ):
            document = self.documents[one.document or ""]
            traits = (known or {}).get(one.id) or of_commitment(one, document, self.told.get(document.id))
            self.index.add(one, traits)
        self._name_parties()
        self.first = dict(said_again or {})
        self.asked = set(asked)  # commitments of which it was looked up whether they say another one again
        self.kept: set[str] = set()  # commitments told as kept
        self.before = deque(sorted(before, key=lambda each: (each[0], each[1].document or "", each[1].id)))
        self.only_when = self._only_when()
        self.short = self._short_forms() | self.only_when
        self.begin = vocabulary("en").set_of("begin_verb")
        self.debating = vocabulary("en").set_of("debating_verb")

    def _name_parties(self) -> None:
        """Let the commitments of one document know the names of all its parties, and all names that they give."""
        parties: dict[str, set[str]] = defaultdict(set)
        scene: dict[str, set[str]] = defaultdict(set)
        for traits in self.index.traits.values():
            parties[traits.document] |= traits.parties
            scene[traits.document] |= traits.names
        for traits in self.index.traits.values():
            traits.parties = frozenset(parties[traits.document])
            traits.scene = frozenset(scene[traits.document])

    def _short_forms(self) -> frozenset[str]:
        """Headline forms of promises whose full form stands in the same document."""
        by_document: dict[str, list[Traits]] = defaultdict(list)
        for traits in self.index.traits.values():
            by_document[traits.document].append(traits)
        return frozenset(
            a.id
            for some in by_document.values()
            for a in some
            for b in some
            if a is not b
            and (a.heads & b.heads and _richer(b, a) and not (a.verb and a.verb != b.verb) or self._is_topic(a))
        )

    def _only_when(self) -> frozenset[str]:
        """Promises that only say when what the sentence before promises is to be there: It is to open in May.

        Their date is that of the promise before, where that gives none.
        """
        found: set[str] = set()
        ready = vocabulary("en").set_of("begin_verb", "completing_verb", "readying_verb")
        made = vocabulary("en").set_of("creating_verb", "founding_verb")
        by_document: dict[str, list[Commitment]] = defaultdict(list)
        for one in self.index.commitments.values():
            by_document[one.document or ""].append(one)
        for id, told in self.told.items():
            text = self.documents[id].text
            for one in by_document[id]:
                before, own = told.before.get(one.id, ""), self.index.traits[one.id]
                if not before or own.verb not in ready or own.agents or find_indefinite(tokens(one.action), "en"):
                    continue
                first = next(iter(tokens(one.evidence[0].text)), "").casefold()
                stop = one.evidence[0].start
                start = text.rfind(before, 0, stop)
                main = [
                    x for x in by_document[id] if x is not one and start <= x.evidence[0].start < start + len(before)
                ]
                main = [x for x in main if self.index.traits[x.id].verb in made]
                if first in vocabulary("en").set_of("backward_subject") and start >= 0 and len(main) == 1:
                    found.add(one.id)
                    if one.due and not main[0].due:
                        self.due[main[0].id] = one.due
        return frozenset(found)

    def _is_topic(self, one: Traits) -> bool:
        """Whether a headline only names what is agreed on: agree on grain and flour."""
        title = self.documents[one.document].title or ""
        here = " ".join(piece.text for piece in self.index.commitments[one.id].evidence)
        return not one.verb and not one.numbers and bool(title) and here in title

    def followups(self, only: frozenset[str] | None = None) -> list[Followup]:
        """The follow-ups found in the documents `only`, or in all."""
        links: list[Link] = []
        order = sorted(self.documents.values(), key=lambda d: (d.published or "", d.id))
        by_document: dict[str, list[Commitment]] = defaultdict(list)
        for one in self.index.commitments.values():
            by_document[one.document or ""].append(one)
        for document in order:
            if document.published is None or only is not None and document.id not in only:
                continue
            self._look_back(document)
            for one in by_document[document.id]:
                self.first.pop(one.id, None)
                self.asked.add(one.id)
            again = [link for one in by_document[document.id] for link in self._again(one, document)]
            told = self.told.get(document.id)
            if told is not None:
                again += self._told_links(document, told)
            settled = settle(self.shares.completed(again, document.language))
            for link in settled:
                if link.commitment in self.kept and link.bearing in _BEFORE and not link.part:
                    link.score = min(link.score, _UNSURE)  # what is done is no longer under way
            self.kept |= {link.commitment for link in settled if link.applied and link.bearing == "fulfils"}
            for link in settled:
                if link.applied:
                    self.shares.learn(link.commitment, link.part, document.language)
            self._learn(settled, by_document[document.id])
            links += settled
            self.due.update({x.commitment: x.due for x in settled if x.due})
        return [link.followup() for link in links]

    def _look_back(self, document: Document) -> None:
        """Learn from the follow-ups of documents before this one that are not looked at."""
        while self.before and (self.before[0][0], self.before[0][1].document or "") < (document.published, document.id):
            followup = self.before.popleft()[1]
            self.shares.learn(followup.commitment, followup.part, document.language)
            if followup.due:
                self.due[followup.commitment] = followup.due
            if followup.bearing == "fulfils":
                self.kept.add(followup.commitment)

    def _learn(self, links: list[Link], own: list[Commitment]) -> None:
        """Take a promise that stands in a sentence which moves or repeats an earlier one for that one said again."""
        for link in links:
            if link.bearing not in ("delays", "repeats") or not link.applied:
                continue
            here = [one for one in own if any(p.start < link.end and link.start < p.end for p in one.evidence)]
            here = here or [one for one in own if link.due and one.due == link.due and self._points_to(one, link)]
            if len(here) != 1 or here[0].id in self.first or here[0].id == link.commitment:
                continue
            if is_firm(self.index.traits[link.commitment], self.index.traits[here[0].id]):
                self.first[here[0].id] = link.commitment

    def _points_to(self, one: Commitment, link: Link) -> bool:
        """Whether a promise points back to a sentence: the park was delayed. It will receive vehicles in May."""
        told = self.told.get(link.document)
        before = told.before.get(one.id, "") if told else ""
        near = any(0 <= piece.start - link.end <= _NEXT for piece in one.evidence)
        return near and bool(before) and before in link.text

    # A promise said again

    def _again(self, one: Commitment, document: Document) -> list[Link]:
        """The earlier promise that a later one repeats, or moves to a later date."""
        traits = self.index.traits[one.id]
        if self._is_past(one, traits):
            return []
        least = _BLOCKS if len(traits.core) > 1 else 1
        near = [id for id in self.index.near(traits, least) if id not in self.short and self._is_here(traits, id)]
        scored = [(s, id) for s, id in self._scored(traits, near, REPEATED - _NEARLY) if self._is_same(traits, id)]
        if not scored:
            return []
        score, id = scored[0]
        if not is_firm(self.index.traits[id], traits):
            score = min(score, round(REPEATED - _NEARLY, 4))  # one country in common is little
        first = self._root(id)
        if score >= REPEATED:
            self.first[one.id] = first
        moved = is_later(one.due, self.due.get(first, self.index.commitments[first].due))
        moved = moved or traits.verb in vocabulary("en").set_of("delay_verb") and bool(one.due)
        saying = Saying("contradicts" if self._is_given_up(traits, first) else "delays" if moved else "repeats")
        sure = score if score >= REPEATED else min(score, APPLIED - 0.01)
        link = self._link(first, id, document, traits, saying, sure, one.evidence[0])
        link.due = one.due if saying.bearing == "delays" else None
        link.tied = saying.bearing == "delays" and sure >= _PLAINLY
        return [link]

    def _is_past(self, one: Commitment, traits: Traits) -> bool:
        """Whether what is told as planned was due before the report itself: the opening was planned for May."""
        due = last_day(one.due or "")
        if due is not None and traits.day is not None:
            return due < traits.day
        said = one.evidence[0].text.casefold()
        return due is None and any(phrase in said for phrase in vocabulary("en").phrases_of("missed_phrase"))

    def _is_given_up(self, later: Traits, id: str) -> bool:
        """Whether what is agreed on is to give up what was promised: to drop the plan of a fair."""
        known = vocabulary("en")
        earlier, action = self.index.traits[id], self.index.commitments[later.id].action.casefold()
        if earlier.verb in known.set_of("drop_verb") or "abolish" in earlier.acts:
            return False
        said = any(action.startswith(f"{phrase} ") for phrase in known.phrases_of("giving_up_phrase"))
        return said or later.verb in known.set_of("drop_verb")

    def _is_here(self, later: Traits, id: str) -> bool:
        """Whether the names that two commitments give, where both give any, have one in common."""
        earlier = self.index.traits[id]
        names = earlier.names - earlier.parties
        return not later.names or not names or not names.isdisjoint(later.core | later.wide)

    def _is_same(self, later: Traits, id: str) -> bool:
        """Whether a later commitment is to do the same as an earlier one, and not elsewhere."""
        earlier = self.index.traits[id]
        if later.verb in self.begin and earlier.verb not in self.begin:
            return False  # its tarring would start in January
        if later.verb in self.debating and earlier.verb not in self.debating:
            return False  # agreed to decide on it next year
        if earlier.areas and later.areas and not countries_of(earlier.areas) & countries_of(later.areas):
            return False  # another side is to do it
        if self._is_at_another_site(earlier, later) or self._is_beyond(earlier, later):
            return False
        if same_thing(earlier, later) < FITS and not is_deed_named(earlier, later):
            return False  # a road to Telpin, and a scale at Telpin
        put_off = later.verb in vocabulary("en").set_of("delay_verb", "drop_verb")
        alike = bool(earlier.heads & later.heads) and (put_off or covered(earlier, later) >= _ALIKE)
        deed = fit(earlier, later) >= FITS or alike
        return deed and against(earlier, later) < ELSEWHERE

    def _is_at_another_site(self, earlier: Traits, later: Traits) -> bool:
        """Whether a later commitment is to do it where the earlier report knows nothing of: a trade house in Rasht."""
        for thing in (earlier.heads & later.heads) - earlier.names:
            own, other = earlier.sites.get(thing, frozenset()), later.sites.get(thing, frozenset())
            if own and other and other.isdisjoint(own | earlier.scene | earlier.parties | earlier.core.keys()):
                return True
        return False

    def _is_beyond(self, earlier: Traits, later: Traits) -> bool:
        """Whether a later commitment is to do far more of it: the company will exchange 52,000 of its own meters."""
        things = earlier.heads & later.heads
        mine, yours = ([n.value for n in one.numbers if n.of & things and n.value > 1] for one in (earlier, later))
        if yours and not mine:
            return bool(things & find_indefinite(tokens(self.index.commitments[earlier.id].action), "en"))
        return bool(mine and yours) and (min(yours) > BEYOND * max(mine) or self._is_of_others(later, mine, yours))

    def _is_of_others(self, later: Traits, mine: list[float], yours: list[float]) -> bool:
        """Whether a later commitment counts another number, and not of those that remain."""
        words = {w.casefold() for w in tokens(self.index.commitments[later.id].action)}
        rest = vocabulary("en").set_of("remaining", "more") | vocabulary("en").definite
        return set(yours).isdisjoint(mine) and words.isdisjoint(rest)

    def _root(self, id: str) -> str:
        """The promise that one says again, the first of them all; itself where it says none again."""
        while self._said_before(id):
            id = self.first[id]
        return id

    def _said_before(self, id: str) -> bool:
        """Whether a promise says an earlier one again; of a document that is only looked back at it is found here."""
        if id not in self.first and id not in self.asked:
            self.asked.add(id)
            one = self.index.commitments[id]
            document = self.documents[one.document or ""]
            if document.published is not None:
                self._again(one, document)
        return id in self.first


def _richer(a: Traits, b: Traits) -> bool:
    """Whether `a` says all that `b` does, and more."""
    return set(b.core) <= set(a.core) | set(a.wide) and sum(a.core.values()) > sum(b.core.values())
