"""What the passages of one document tell of the promises of earlier ones, each tied to the promise that it is of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from communique.compare.apart import apart
from communique.compare.blocks import Index
from communique.compare.counted import plain
from communique.compare.deeds import Deed
from communique.compare.focused import Focus
from communique.compare.likeness import (
    APPLIED,
    OFFERED,
    covered,
    is_abroad,
    is_elsewhere,
    is_firm,
    same_thing,
    score_of,
)
from communique.compare.links import Link
from communique.compare.moves import Saying
from communique.compare.shares import Share, Shares
from communique.compare.states import find_states
from communique.compare.steps import OWN
from communique.compare.traits import Traits
from communique.compare.traits_told import of_passage
from communique.compare.translate import english, is_cyrillic
from communique.compare.vocabulary import tokens, vocabulary
from communique.kinds import Document, Evidence
from communique.passages import Passage, Told

CLOSE = 0.04  # two commitments whose scores are nearer than this are told apart by a person
_SAME_HERE, _SAME_ELSEWHERE = 0.6, 0.75  # how much of two commitments' words is shared where they say the same
_UNSURE = APPLIED - 0.01  # what is for a person to judge
_CAME = 0.7  # how sure it is that who was to come has come
_DEED = 0.08  # how much the deed tells of commitments that act on one thing
_OTHER = 0.15  # what takes away that it is another thing
_DONE, _UNDONE = ("fulfils", "progresses"), ("delays", "contradicts")
_SURELY = 0.85  # how well a deed must fit where what is acted on is told in other words
_CLEAR = 0.6  # how much of what the clearest clause of a sentence tells another one must tell
_TOLD, _SHOWN = 0.3, 6  # weight of a word, and number of words, that an explanation names

Candidate = tuple[float, float, str, Saying]  # rank, score, commitment, what is said of it
Piece = Passage | Evidence


def _in_english(passage: Passage) -> Passage:
    """The passage with its verb in the language that deeds are compared in."""
    return replace(passage, verb=english(passage.verb)) if is_cyrillic(passage.verb) else passage


def _is_to_another(passage: Passage, promised: Traits, told: Traits) -> bool:
    """Whether what is told to have been done was done to another thing: the depot of the buses was reopened."""
    had = passage.verb in vocabulary("en").set_of("obtain_verb")
    passive = not passage.active and not passage.behind and " " not in passage.cue and not had
    same = {n.value for n in promised.numbers} & {n.value for n in told.numbers}
    return passive and not same and bool(told.doers) and told.doers.isdisjoint(promised.heads | promised.deed_nouns)


def _clearest(links: list[Link], weighed: Mapping[int, float]) -> list[Link]:
    """Of what one sentence says of a commitment in several clauses, that of the clauses that speak of it most."""
    most: dict[tuple[str, int], float] = defaultdict(float)
    for link in links:
        if link.score >= OFFERED:
            most[link.commitment, link.start] = max(most[link.commitment, link.start], weighed.get(id(link), 0.0))
    return [x for x in links if x.remaining or weighed.get(id(x), 0.0) >= _CLEAR * most[x.commitment, x.start]]


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


class Tellings(ABC):
    """The passages of documents beside the commitments of earlier ones.

    `story` gives for a document of a story that one's first document, `first` for a commitment that says another one
    again that one, `due` the date that counts by now, `short` headline forms of promises and such as only say
    when another one is to be kept (`only_when`).
    """

    def __init__(self) -> None:
        self.index = Index()
        self.shares = Shares()
        self.story: dict[str, str] = {}
        self.first: dict[str, str] = {}
        self.due: dict[str, str] = {}
        self.short: frozenset[str] = frozenset()
        self.only_when: frozenset[str] = frozenset()
        self.other: set[tuple[str, str, int]] = set()  # sentences of another thing than a commitment's, by document

    @abstractmethod
    def _root(self, id: str) -> str:
        """The promise that one says again, the first of them all; itself where it says none again."""

    def _told_parts(self, id: str) -> list[Share]:
        """The parts of a commitment that earlier reports told."""
        return self.shares.told.get(self._root(id), [])

    def _own_root(self, id: str) -> str:
        """The first promise of all that one says again; none for what only says in short or when what another says."""
        return "" if id in self.only_when else self._root(id)

    def _told_links(self, document: Document, told: Told) -> list[Link]:
        passages = [_in_english(passage) for passage in apart(told.passages)]
        read = [(passage, of_passage(passage, document, told)) for passage in passages]
        scene = frozenset(name for _, traits in read for name in traits.names)
        links: list[Link] = []
        weighed: dict[int, float] = {}
        for _, traits in read:
            traits.scene = scene
        nears = [[id for id in self.index.near(traits) if self._may_bear(traits, id)] for _, traits in read]
        focus = Focus(self.index, document, read, nears, self._own_root, self._told_parts)
        seen: list[Link] = []
        for (passage, traits), some in zip(read, nears, strict=True):
            near = self._passage_links(passage, traits, document, some)
            near = [link for link in near if not self._points_to_other(link.commitment, passage, document)]
            for link in near:
                counted = bool(link.part) and focus.is_numbered(link.commitment, passage)
                link.tied = counted or focus.is_tied(link.commitment, passage, traits)
                link.ambiguous = link.ambiguous and not focus.is_about(link.commitment, passage)
                if link.bearing in _DONE and focus.is_foreign(link.commitment, passage, traits):
                    link.score = min(link.score, _UNSURE)
                share = focus.share_told(passage)
                if share is not None and self._root(share[0]) != link.commitment:
                    link.score = min(link.score, _UNSURE)  # four of the six stations, of six gauges
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
        return [*links, *(x for x in self._states(document, told, focus, read) if x.commitment not in told_of)]

    def _states(
        self, document: Document, told: Told, focus: Focus, read: list[tuple[Passage, Traits]]
    ) -> Iterator[Link]:
        """The links of sentences that tell that things have come to be so since a day, and name no deed."""
        undone = {one.start for one in told.passages if one.bearing == "contradicts"}
        for passage in find_states(focus.stretches, document) if focus.scene.profiles else ():
            traits = of_passage(passage, document, told)
            evidence = focus.of_state(passage, traits)
            if evidence is None or evidence.id in self.short:
                continue
            if (evidence.id, document.id, passage.start) in self.other:
                continue
            if any(one.start == passage.start and focus.is_foreign(evidence.id, one, seen) for one, seen in read):
                continue
            dropped = any(passage.start <= start < passage.end for start in undone)
            if dropped and "abolish" not in self.index.traits[evidence.id].acts:
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
        came = focus.journey(passage)
        if came is not None:
            link = self._link(self._root(came), came, document, traits, Saying("fulfils"), _CAME, passage)
            link.cue, link.tied, link.speaker = passage.cue, True, passage.speaker
            return [link]
        found = focus.find(passage, traits)
        if found is not None and focus.is_foreign(found.id, passage, traits):
            return []
        if found is None or found.id in self.short or self._points_to_other(found.id, passage, document):
            return []
        sure = found.evidence.is_sure and found.evidence.own >= OWN and not focus.loose
        deed = self._deed(passage, found.traits, found.id, document.language, points=found.points, sure=sure)
        promised = self.index.traits[found.id]
        step = found.step and passage.verb not in (promised.verb, promised.joined)
        step = step and not deed.is_ground_broken()
        saying = Saying("progresses") if step else deed.says()
        saying = self._in_part(saying, focus, passage, document.language)
        if saying is None or not step and saying.bearing in _DONE and deed.is_doubtful(saying):
            return []
        plain = saying.bearing in ("delays", "repeats") or saying.bearing == "contradicts" and deed.is_undone()
        plain = plain or saying.bearing == "contradicts" and sure and deed.is_given_up()
        if found.told and not plain and deed.fit < _SURELY and not saying.part:
            return []
        if found.told and passage.bearing == "expects" and saying.bearing == "delays" and deed.fit < _SURELY:
            return []  # water prices will rise in July
        if deed.is_another(self.index.traits[found.id].parties) or saying.bearing in _DONE and deed.is_idle():
            return []
        unsure = deed.by_event or deed.is_early(saying) or deed.is_of_compound(saying)
        unsure = unsure and not (saying.part and deed.is_counted(saying.part))
        score = min(found.score, _UNSURE) if unsure else found.score
        link = self._passage_link(self._root(found.id), found.id, document, found.traits, saying, score, passage)
        link.tied = focus.is_tied(link.commitment, passage, traits)
        return [link]

    def _in_part(self, saying: Saying | None, focus: Focus, passage: Passage, language: str) -> Saying | None:
        """What is said to be done, of so many that others are left of: six teachers flew to Dili."""
        share = focus.share_told(passage) if saying is not None and saying.bearing == "fulfils" else None
        if saying is None or share is None or share[1][0] == share[1][1] or saying.part or saying.remaining:
            return saying
        of = next(iter(sorted(vocabulary(language).set_of("of_word"))), "/")
        return Saying("progresses", f"{plain(share[1][0])} {of} {plain(share[1][1])}")

    def _points_to_other(self, id: str, passage: Passage, document: Document) -> bool:
        """Whether a pronoun points back to a sentence of another matter: a house of Fergana opened. It is big."""
        first = next(iter(tokens(passage.subject)), "").casefold()
        if not passage.before or first not in vocabulary(document.language).set_of("backward_subject"):
            return False
        at = document.text.rfind(passage.before, 0, passage.start)
        return at >= 0 and (id, document.id, at) in self.other

    def _passage_links(self, passage: Passage, traits: Traits, document: Document, near: list[str]) -> list[Link]:
        roots: dict[str, Candidate] = {}
        most = 0.0
        for score, id in self._scored(traits, near, OFFERED):
            if score + _DEED < most - CLOSE:
                break  # however well its deed fits
            deed = self._deed(passage, traits, id, document.language)
            saying = deed.says()
            if saying is None or saying.bearing in _DONE and deed.is_idle():
                continue
            weighed = self._weighed(passage, traits, deed, saying, id, score)
            if weighed >= OFFERED:
                candidate = (round(weighed + _DEED * deed.fit, 4), weighed, id, saying)
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
            if rank - near_by < CLOSE
            and not self._is_strange(one, id, traits)
            and not (named and same_thing(self.index.traits[one], traits) < 1.0)
        )
        link = self._passage_link(root, id, document, traits, saying, score, passage)
        link.ambiguous = any(not self._alike(root, other) for other in rivals)
        return [link]

    def _is_strange(self, other: str, best: str, traits: Traits) -> bool:
        """Whether a rival is of names that a later report has none of, which has those of the best."""
        mine, yours = (self.index.traits[one].names for one in (best, other))
        return bool(yours) and yours.isdisjoint(traits.scene) and bool(mine & traits.scene)

    def _weighed(self, passage: Passage, traits: Traits, deed: Deed, saying: Saying, id: str, score: float) -> float:
        """The likeness of a passage and a commitment, less where another thing, place or side is told of."""
        promised = self.index.traits[id]
        sure = True
        if deed.is_another(promised.parties):
            score, sure = round(score - _OTHER, 4), not deed.is_plainly_another()
            if not sure:
                self.other.add((id, traits.document, passage.start))
        if sure:
            loose = passage.bearing == "expects" and not is_firm(promised, traits)
            told = passage.bearing == saying.bearing == "fulfils"  # not: are being treated there
            other = told and _is_to_another(passage, promised, traits)
            counted = bool(saying.part) and deed.is_counted(saying.part or "")  # two of the three schools
            apart = not counted and (deed.by_event or deed.is_early(saying) or deed.is_of_compound(saying))
            apart = apart or loose or other
            sure = not (apart or self._is_away(passage, saying, id, traits))
        return score if sure else min(score, _UNSURE)

    def _passage_link(
        self, first: str, id: str, document: Document, traits: Traits, saying: Saying, score: float, passage: Passage
    ) -> Link:
        """The link of a passage with its cue, who says it and the date that it moves to."""
        link = self._link(first, id, document, traits, saying, score, passage)
        link.cue = "" if passage.bearing == "expects" else passage.cue
        link.due = passage.due if saying.bearing == "delays" else None
        link.speaker, link.headline = passage.speaker, passage.headline
        still = vocabulary(document.language).set_of("pending")
        link.still = passage.bearing == "progresses" and not still.isdisjoint(
            w.casefold() for w in tokens(passage.text)
        )
        return link

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
        event = partial(self.index.event, id, passage, language)
        return Deed(passage, traits, one, self.index.traits[id], due, language, points=points, sure=sure, event=event)

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
