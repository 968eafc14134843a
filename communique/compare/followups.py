"""Which later passages bear on which earlier commitments, how sure that is, and why, in a sentence.

A passage is looked for only among commitments that share what is acted on and a place, a person or a name with it, so
that one more report costs little however many commitments there are. What was said again is tied to the first saying,
and later passages to that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from communique.compare.blocks import Index
from communique.compare.deeds import Deed, Saying, fit, is_later
from communique.compare.focused import OWN, Focus
from communique.compare.likeness import (
    APPLIED,
    ELSEWHERE,
    OFFERED,
    against,
    countries_of,
    covered,
    is_abroad,
    is_elsewhere,
    is_firm,
    same_thing,
    score_of,
)
from communique.compare.links import Link, settle
from communique.compare.parts import FITS
from communique.compare.shares import Shares
from communique.compare.states import find_states
from communique.compare.traits import Traits
from communique.compare.traits_promised import of_commitment
from communique.compare.traits_told import of_passage
from communique.compare.translate import english, is_cyrillic
from communique.compare.vocabulary import vocabulary
from communique.kinds import Commitment, Document, Evidence, Followup, Story
from communique.passages import Passage, Told

REPEATED = 0.66  # a promise said again must be more alike
CLOSE = 0.04  # two commitments whose scores are nearer than this are told apart by a person
_NEARLY = 0.1  # how far below that it is still offered
_SAME_HERE, _SAME_ELSEWHERE = 0.6, 0.75  # how much of two commitments' words is shared where they say the same

_CAME = 0.7  # how sure it is that who was to come has come
_ALIKE = 0.5  # and how much where their verbs are of no one kind
_DEED = 0.08  # how much the deed tells of commitments that act on one thing
_OTHER = 0.15  # what takes away that it is another thing
_DONE, _UNDONE = ("fulfils", "progresses"), ("delays", "contradicts")
_SURELY = 0.85  # how well a deed must fit where what is acted on is told in other words
_CLEAR = 0.6  # how much of what the clearest clause of a sentence tells another one must tell
_LONG = 6  # letters of a subject that is looked for in another clause
_BLOCKS = 2  # blocks that two commitments of several words share at least where they say the same
_TOLD, _SHOWN = 0.3, 6  # weight of a word, and number of words, that an explanation names

Candidate = tuple[float, float, str, Saying]  # rank, score, commitment, what is said of it
Piece = Passage | Evidence


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


def apart(passages: Iterable[Passage]) -> list[Passage]:
    """Passages without what is another one's subject behind them: took the opportunity to assure that *the school* …"""
    found = list(passages)
    subjects: dict[int, list[str]] = defaultdict(list)
    for one in found:
        if len(one.subject) > _LONG:
            subjects[one.start].append(one.subject)
    return [_cut(one, subjects[one.start]) for one in found]


def _cut(passage: Passage, subjects: list[str]) -> Passage:
    """A passage whose words end before the subject of a clause that it governs."""
    ends = [at for s in subjects if s != passage.subject for at in (passage.rest.find(f" that {s}"),) if at >= 0]
    return replace(passage, rest=passage.rest[: min(ends)]) if ends else passage


def _in_english(passage: Passage) -> Passage:
    """The passage with its verb in the language that deeds are compared in."""
    return replace(passage, verb=english(passage.verb)) if is_cyrillic(passage.verb) else passage


class Follower:
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
    ) -> None:
        """`said_again` gives for commitments known to repeat an earlier one that one's id, `known` traits by id.

        Of those `asked` it is known whether they do, so that it is not looked up again.
        """
        self.story = {one: min(story.documents) for story in stories for one in story.documents}
        self.documents = {d.id: d for d in documents}
        self.told = {t.document: t for t in told if t.document in self.documents}
        self.index = Index()
        here = [c for c in commitments if c.document in self.documents]
        for one in sorted(
            here, key=lambda c: (self.documents[c.document or ""].published or "", c.document or "", c.id)
        ):
            document = self.documents[one.document or ""]
            traits = (known or {}).get(one.id) or of_commitment(one, document, self.told.get(document.id))
            self.index.add(one, traits)
        self._name_parties()
        self.first: dict[str, str] = dict(said_again or {})
        self.asked = set(asked)  # commitments of which it was looked up whether they say another one again
        self.due: dict[str, str] = {}
        self.shares = Shares()
        self.short = self._short_forms()
        self.begin = vocabulary("en").set_of("begin_verb")

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
            if a is not b and a.heads & b.heads and _richer(b, a) and not (a.verb and a.verb != b.verb)
        )

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
            for one in by_document[document.id]:
                self.first.pop(one.id, None)
                self.asked.add(one.id)
            again = [link for one in by_document[document.id] for link in self._again(one, document)]
            told = self.told.get(document.id)
            if told is not None:
                again += self._told_links(document, told)
            settled = settle(self.shares.completed(again, document.language))
            for link in settled:
                if link.applied:
                    self.shares.learn(link.commitment, link.part, document.language)
            self._learn(settled, by_document[document.id])
            links += settled
            self.due.update({x.commitment: x.due for x in links if x.document == document.id and x.due})
        return [link.followup() for link in links]

    def _learn(self, links: list[Link], own: list[Commitment]) -> None:
        """Take a promise that stands in a sentence which moves or repeats an earlier one for that one said again."""
        for link in links:
            if link.bearing not in ("delays", "repeats") or not link.applied:
                continue
            here = [one for one in own if any(p.start < link.end and link.start < p.end for p in one.evidence)]
            if len(here) != 1 or here[0].id in self.first or here[0].id == link.commitment:
                continue
            if is_firm(self.index.traits[link.commitment], self.index.traits[here[0].id]):
                self.first[here[0].id] = link.commitment

    # A promise said again

    def _again(self, one: Commitment, document: Document) -> list[Link]:
        """The earlier promise that a later one repeats, or moves to a later date."""
        traits = self.index.traits[one.id]
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
        saying = Saying("delays" if moved else "repeats")
        sure = score if score >= REPEATED else min(score, APPLIED - 0.01)
        link = self._link(first, id, document, traits, saying, sure, one.evidence[0])
        link.due = one.due if moved else None
        return [link]

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
        if earlier.areas and later.areas and not countries_of(earlier.areas) & countries_of(later.areas):
            return False  # another side is to do it
        deed = fit(earlier, later) >= FITS or bool(earlier.heads & later.heads) and covered(earlier, later) >= _ALIKE
        return deed and against(earlier, later) < ELSEWHERE

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

    # A passage

    def _told_links(self, document: Document, told: Told) -> list[Link]:
        passages = [_in_english(passage) for passage in apart(told.passages)]
        read = [(passage, of_passage(passage, document, told)) for passage in passages]
        scene = frozenset(name for _, traits in read for name in traits.names)
        links: list[Link] = []
        weighed: dict[int, float] = {}
        for _, traits in read:
            traits.scene = scene
        nears = [[id for id in self.index.near(traits) if self._may_bear(traits, id)] for _, traits in read]
        focus = Focus(self.index, document, read, nears, self._root)
        seen: list[Link] = []
        for (passage, traits), some in zip(read, nears, strict=True):
            near = self._passage_links(passage, traits, document, some)
            for link in near:
                counted = bool(link.part) and focus.is_numbered(link.commitment, passage)
                link.tied = counted or focus.is_tied(link.commitment, passage, traits)
                link.ambiguous = link.ambiguous and not focus.is_about(link.commitment, passage)
                other = link.bearing in _UNDONE and focus.is_about_other(link.commitment, passage)
                link.ambiguous = link.ambiguous or other
                if not link.part and link.bearing in _DONE and focus.is_about(link.commitment, passage):
                    self._tell_again(link, passage, traits, document.language)
            more = [] if any(link.applied for link in near) else self._focused(passage, traits, document, focus)
            for link in (*near, *more):
                weighed[id(link)] = focus.clause(link.commitment, passage)
            links += [] if more else near
            seen += more
        dropped = {(x.commitment, x.start) for x in (*links, *seen) if x.applied and x.bearing in _UNDONE}
        links += [x for x in seen if x.bearing in _UNDONE or (x.commitment, x.start) not in dropped]
        links = _clearest(links, weighed)
        told_of = {link.commitment for link in links if link.applied}
        return [*links, *(x for x in self._states(document, told, focus) if x.commitment not in told_of)]

    def _states(self, document: Document, told: Told, focus: Focus) -> Iterator[Link]:
        """The links of sentences that tell that things have come to be so since a day, and name no deed."""
        for passage in find_states(focus.stretches, document) if focus.scene.profiles else ():
            traits = of_passage(passage, document, told)
            evidence = focus.of_state(passage, traits)
            if evidence is None or evidence.id in self.short:
                continue
            deed = self._deed(passage, traits, evidence.id, document.language, points=False)
            saying = deed.says_of_state()
            if saying is not None and not deed.is_another(self.index.traits[evidence.id].parties):
                link = self._link(self._root(evidence.id), evidence.id, document, traits, saying, APPLIED, passage)
                link.cue, link.tied = passage.cue, True
                yield link

    def _tell_again(self, link: Link, passage: Passage, traits: Traits, language: str) -> None:
        """Say what is told to be done, where it is known to be of the promise: a part of it, or all that is at work."""
        saying = self._deed(passage, traits, link.commitment, language, points=False).says()
        if saying is not None and (saying.part or link.bearing == "progresses" and saying.bearing == "fulfils"):
            link.bearing, link.part = saying.bearing, saying.part

    def _focused(self, passage: Passage, traits: Traits, document: Document, focus: Focus) -> list[Link]:
        """The link of a passage by what the stretch that it stands in is about."""
        came = focus.journey(passage, traits)
        if came is not None:
            link = self._link(self._root(came), came, document, traits, Saying("fulfils"), _CAME, passage)
            link.cue, link.tied, link.speaker = passage.cue, True, passage.speaker
            return [link]
        found = focus.find(passage, traits)
        if found is None or found.id in self.short:
            return []
        sure = found.evidence.is_sure and found.evidence.own >= OWN and not focus.loose
        deed = self._deed(passage, found.traits, found.id, document.language, points=found.points, sure=sure)
        saying = Saying("progresses") if found.step else deed.says()
        if saying is None or not found.step and saying.bearing in _DONE and deed.is_doubtful(saying):
            return []
        plain = saying.bearing in ("delays", "repeats") or saying.bearing == "contradicts" and deed.is_undone()
        if found.told and not plain and deed.fit < _SURELY and not saying.part:
            return []
        if deed.is_another(self.index.traits[found.id].parties) or saying.bearing in _DONE and deed.is_idle():
            return []
        link = self._link(self._root(found.id), found.id, document, found.traits, saying, found.score, passage)
        link.cue = "" if passage.bearing == "expects" else passage.cue
        link.due = passage.due if saying.bearing == "delays" else None
        link.speaker, link.headline = passage.speaker, passage.headline
        link.tied = focus.is_tied(link.commitment, passage, traits)
        return [link]

    def _passage_links(self, passage: Passage, traits: Traits, document: Document, near: list[str]) -> list[Link]:
        roots: dict[str, Candidate] = {}
        most = 0.0
        for score, id in self._scored(traits, near, OFFERED):
            if score + _DEED < most - CLOSE:
                break  # however well its deed fits
            deed = self._deed(passage, traits, id, document.language)
            saying = deed.says()
            if deed.is_another(self.index.traits[id].parties):
                score = round(score - _OTHER, 4)
                score = min(score, APPLIED - 0.01) if deed.is_by_others() else score
            if saying is not None and saying.bearing in _DONE and deed.is_idle():
                continue
            loose = saying is not None and passage.bearing == "expects" and not is_firm(self.index.traits[id], traits)
            if saying is not None and (loose or self._is_away(passage, saying, id, traits)):
                score = min(score, APPLIED - 0.01)
            if (
                saying is not None
                and saying.bearing == "fulfils"
                and _is_to_another(passage, self.index.traits[id], traits)
            ):
                score = min(score, APPLIED - 0.01)
            if saying is not None and score >= OFFERED:
                candidate = (round(score + _DEED * deed.fit, 4), score, id, saying)
                root = self._root(id)
                roots[root] = max(roots.get(root, candidate), candidate, key=lambda one: one[0])
                most = max(most, candidate[0])
        best = sorted(roots.items(), key=lambda item: (-item[1][0], item[0]))
        if not best:
            return []
        root, (rank, score, id, saying) = best[0]
        named = same_thing(self.index.traits[id], traits) == 1.0  # by the very word
        rivals = (
            other
            for other, (near_by, _, one, _) in best[1:]
            if rank - near_by < CLOSE and not (named and same_thing(self.index.traits[one], traits) < 1.0)
        )
        link = self._link(root, id, document, traits, saying, score, passage)
        link.ambiguous = any(not self._alike(root, other) for other in rivals)
        link.cue = "" if passage.bearing == "expects" else passage.cue
        link.due = passage.due if saying.bearing == "delays" else None
        link.speaker, link.headline = passage.speaker, passage.headline
        return [link]

    def _is_away(self, passage: Passage, saying: Saying, id: str, traits: Traits) -> bool:
        """Whether what is told to be done, or to come, is told of another place than the one promised."""
        if saying.bearing not in _DONE and passage.bearing != "expects":
            return False
        promised = self.index.traits[id]
        return is_elsewhere(promised, traits) or is_abroad(promised, traits)

    def _deed(
        self,
        passage: Passage,
        traits: Traits,
        id: str,
        language: str,
        *,
        points: bool | None = None,
        sure: bool = False,
    ) -> Deed:
        one = self.index.commitments[id]
        due = self.due.get(self._root(id), one.due)
        return Deed(passage, traits, one, self.index.traits[id], due, language, points=points, sure=sure)

    def _link(
        self, first: str, id: str, document: Document, traits: Traits, saying: Saying, score: float, piece: Piece
    ) -> Link:
        commitment = self.index.traits[id]
        return Link(
            first, document.id, saying.bearing, score, piece.start, piece.end, piece.text,
            self._shared(id, traits), "", None, saying.part, saying.remaining, who=_who(commitment, traits),
        )  # fmt: skip

    def _shared(self, id: str, traits: Traits) -> tuple[str, ...]:
        text = " ".join(piece.text for piece in self.index.commitments[id].evidence)
        own = self.index.traits[id]
        acted = {own.shown.get(head, head) for head in own.heads}
        return _joined(_shared(own, traits), text, acted)

    def _may_bear(self, traits: Traits, id: str) -> bool:
        """Whether a document can tell what became of a commitment: a later day, and not the same encounter."""
        promised = self.index.traits[id]
        story = self.story.get(traits.document)
        return (
            id not in self.short
            and promised.day != traits.day
            and (story is None or story != self.story.get(promised.document))
        )

    def _alike(self, a: str, b: str) -> bool:
        """Whether two commitments of one document say the same, as a headline and a body do."""
        one, two = self.index.traits[a], self.index.traits[b]
        least = _SAME_HERE if one.document == two.document else _SAME_ELSEWHERE
        return bool(one.heads & two.heads) and covered(one, two) > least

    def _scored(self, traits: Traits, ids: Iterable[str], least: float) -> list[tuple[float, str]]:
        scored = ((self._score(traits, id), id) for id in ids)
        return sorted(((s, id) for s, id in scored if s >= least), key=lambda pair: (-pair[0], pair[1]))

    def _score(self, traits: Traits, id: str) -> float:
        return score_of(self.index.traits[id], traits, alone=self.index.alone(id, traits, self.first))


def _is_to_another(passage: Passage, promised: Traits, told: Traits) -> bool:
    """Whether what is told to have been done was done to another thing: the depot of the buses was reopened."""
    passive = not passage.active and not passage.behind and " " not in passage.cue
    same = {n.value for n in promised.numbers} & {n.value for n in told.numbers}
    return passive and not same and bool(told.doers) and told.doers.isdisjoint(promised.heads | promised.deed_nouns)


def _clearest(links: list[Link], weighed: Mapping[int, float]) -> list[Link]:
    """Of what one sentence says of a commitment in several clauses, that of the clauses that speak of it most."""
    most: dict[tuple[str, int], float] = defaultdict(float)
    for link in links:
        if link.score >= OFFERED:
            most[link.commitment, link.start] = max(most[link.commitment, link.start], weighed.get(id(link), 0.0))
    return [x for x in links if weighed.get(id(x), 0.0) >= _CLEAR * most[x.commitment, x.start]]


def _shared(commitment: Traits, traits: Traits) -> tuple[str, ...]:
    own = {**commitment.wide, **commitment.core}
    theirs = {**traits.wide, **traits.core}
    common = sorted((c for c in own if c in theirs), key=lambda c: (-min(own[c], theirs[c]), c))
    return tuple(dict.fromkeys(commitment.shown.get(c, c) for c in common if own[c] > _TOLD))[:_SHOWN]


def _joined(shared: tuple[str, ...], text: str, acted: Collection[str]) -> tuple[str, ...]:
    """The shared words with the name of a place, of several words, as one: South Drain; not what is `acted` on."""
    found: list[str] = []
    for word in shared:
        for n, other in enumerate(found):
            pair = next(
                (p for p in (f"{other} {word}", f"{word} {other}", f"{other}-{word}", f"{word}-{other}") if p in text),
                "",
            )
            if pair and word[:1].isupper() and other[:1].isupper() and not {word, other} & set(acted):
                found[n] = pair
                break
        else:
            found.append(word)
    return tuple(found)


def _who(commitment: Traits, traits: Traits) -> str:
    people = sorted(commitment.all_people & traits.all_people, key=lambda name: (-len(name), name))
    return people[0].title() if people else ", ".join(sorted(commitment.all_areas & traits.all_areas)[:2])


def _richer(a: Traits, b: Traits) -> bool:
    """Whether `a` says all that `b` does, and more."""
    return set(b.core) <= set(a.core) | set(a.wide) and sum(a.core.values()) > sum(b.core.values())
