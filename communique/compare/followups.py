"""Which later passages bear on which earlier commitments, how sure that is, and why, in a sentence.

A passage is looked for only among commitments that share what is acted on and a place, a person or a name with it, so
that one more report costs little however many commitments there are. What was said again is tied to the first saying,
and later passages to that one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from heapq import nsmallest

from communique.compare.traits import (
    Traits,
    find_numbers,
    of_commitment,
    of_passage,
    read_number,
    tokens,
    vocabulary,
    weigh,
)
from communique.kinds import Commitment, Document, Evidence, Followup, Person, Story, entry_id
from communique.passages import Passage, Told
from communique.period import last_day

APPLIED = 0.62  # at this score or above a link is applied
OFFERED = 0.50  # at this score or above it is offered for review
REPEATED = 0.66  # a promise said again must be more alike
CLOSE = 0.04  # two commitments whose scores are nearer than this are told apart by a person
_LEAST = 0.9  # weight of shared words below which nothing links
_FITS = 0.6  # how well the deed done must fit the deed promised to fulfil it
_ELSEWHERE = 0.15  # what another place takes away
_ALONE = 0.4  # how much one shared country says; of a commitment of two sides that is too little to be applied
_NAMED = 0.5  # how well what is acted on must be named for a link to be applied,
_MUCH = 3.2  # unless the weight of the words shared is this much
_PEOPLE = 8  # people of a document that may link it to another one
_NEAREST = 150  # commitments that a passage is compared with, those that share most blocks with it
_MOST = 400  # commitments of one block that are looked at, the latest first


@dataclass(slots=True)
class Link:
    """One passage, or one later commitment, tied to an earlier commitment."""

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


Candidate = tuple[float, str, str, str | None, bool]  # score, commitment, bearing, part, whether of the rest


@dataclass(slots=True)
class Index:
    """Commitments by what may link a passage to them."""

    traits: dict[str, Traits] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    blocks: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, commitment: Commitment, traits: Traits) -> None:
        """Make a commitment findable."""
        self.traits[commitment.id] = traits
        self.commitments[commitment.id] = commitment
        for key in keys(traits):
            self.blocks[key].append(commitment.id)

    def near(self, traits: Traits) -> list[str]:
        """The ids of the commitments that share a block with these traits and come from an earlier document."""
        shared: Counter[str] = Counter()
        for key in keys(traits, wide=True):
            shared.update(self.blocks.get(key, ())[-_MOST:])
        earlier = [id for id in shared if self._is_earlier(self.traits[id], traits)]
        return nsmallest(_NEAREST, earlier, key=lambda one: (-shared[one], one))

    def _is_earlier(self, one: Traits, other: Traits) -> bool:
        if one.day is None or other.day is None or one.document == other.document:
            return False
        return (one.day, one.document) < (other.day, other.document)


def keys(traits: Traits, *, wide: bool = False) -> set[tuple[str, str]]:
    """The blocks of a commitment or, `wide`, all in which a passage looks: a word of it, with where or with whom."""
    words = set(traits.heads) | {c for c, w in traits.core.items() if w > 0.5}
    if wide:
        words |= {c for c, w in traits.wide.items() if w > 0.5}
    where = {code[:2] for code in traits.all_areas}
    where |= {traits.outlet.casefold()} if traits.outlet else set()
    found = {(word, place) for word in words for place in where}
    people = sorted(traits.all_people)[:_PEOPLE]
    return found | {(word, person) for word in (words if wide else traits.heads) for person in people}


def key_numbers(commitments: Iterable[Commitment], told: Told, document: Document) -> dict[str, set[int]]:
    """The blocks of one document as numbers, the same on any machine: those `promised`, and those `told` in."""
    promised: set[tuple[str, str]] = set()
    looked: set[tuple[str, str]] = set()
    for one in commitments:
        traits = of_commitment(one, document, told)
        promised |= keys(traits)
        looked |= keys(traits, wide=True)
    for passage in told.passages:
        looked |= keys(of_passage(passage, document, told), wide=True)
    return {"promised": {_number(key) for key in promised}, "told": {_number(key) for key in looked}}


def _number(key: tuple[str, str]) -> int:
    return int.from_bytes(blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


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


class Follower:
    """Finds follow-ups in a set of documents."""

    def __init__(
        self,
        commitments: Iterable[Commitment],
        told: Iterable[Told],
        documents: Iterable[Document],
        stories: Iterable[Story] = (),
        said_again: Mapping[str, str] | None = None,
    ) -> None:
        """`said_again` gives for commitments known to repeat an earlier one that one's id."""
        self.story = {one: min(story.documents) for story in stories for one in story.documents}
        self.documents = {d.id: d for d in documents}
        self.told = {t.document: t for t in told if t.document in self.documents}
        self.index = Index()
        known = [c for c in commitments if c.document in self.documents]
        for one in sorted(
            known, key=lambda c: (self.documents[c.document or ""].published or "", c.document or "", c.id)
        ):
            document = self.documents[one.document or ""]
            self.index.add(one, of_commitment(one, document, self.told.get(document.id)))
        self.first: dict[str, str] = dict(said_again or {})
        self.due: dict[str, str] = {}
        self.short = self._short_forms()

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
            again = [link for one in by_document[document.id] for link in self._again(one, document)]
            told = self.told.get(document.id)
            for passage in told.passages if told else ():
                again += self._passage_links(passage, document, told)  # type: ignore[arg-type]
            links += settle(again)
            self.due.update({x.commitment: x.due for x in links if x.document == document.id and x.due})
        return [self._followup(link) for link in links]

    # A promise said again

    def _again(self, one: Commitment, document: Document) -> list[Link]:
        """The earlier promise that a later one repeats, or moves to a later date."""
        traits = self.index.traits[one.id]
        near = [id for id in self.index.near(traits) if id not in self.short]
        scored = self._scored(traits, near, REPEATED - 0.1)
        scored = [(score, id) for score, id in scored if self._same_deed(traits, self.index.traits[id])]
        scored = [(s, id) for s, id in scored if _against(self.index.traits[id], traits) < _ELSEWHERE]
        if not scored:
            return []
        score, id = scored[0]
        first = self._root(id)
        if score >= REPEATED:
            self.first[one.id] = first
        earlier = self.index.commitments[first]
        moved = is_later(one.due, self.due.get(first, earlier.due))
        piece = one.evidence[0]
        state_score = score if score >= REPEATED else min(score, APPLIED - 0.01)
        return [
            Link(
                first, document.id, "delays" if moved else "repeats", state_score, piece.start, piece.end, piece.text,
                self._shared(self.index.traits[id], traits), "", one.due if moved else None,
                who=self._who(self.index.traits[id], traits),
            )
        ]  # fmt: skip

    def _root(self, id: str) -> str:
        while id in self.first:
            id = self.first[id]
        return id

    def _same_deed(self, a: Traits, b: Traits) -> bool:
        return fit(b, a) >= _FITS

    # A passage

    def _passage_links(self, passage: Passage, document: Document, told: Told) -> list[Link]:
        traits = of_passage(passage, document, told)
        near = [id for id in self.index.near(traits) if self._may_bear(traits, id)]
        found: list[Candidate] = []
        for score, id in self._scored(traits, near, OFFERED):
            bearing, part, remaining = self._bearing(passage, traits, id)
            if bearing:
                found.append((score, id, bearing, part, remaining))
        roots: dict[str, Candidate] = {}
        for one in found:
            root = self._root(one[1])
            if root not in roots:
                roots[root] = one
        best = sorted(roots.items(), key=lambda item: (-item[1][0], item[0]))
        if not best:
            return []
        root, (score, id, bearing, part, remaining) = best[0]
        rival = next(
            (other for other in best[1:] if score - other[1][0] < CLOSE and not self._alike(root, other[0])), None
        )
        commitment = self.index.traits[id]
        return [
            Link(
                root, document.id, bearing, score, passage.start, passage.end, passage.text,
                self._shared(commitment, traits), "" if passage.bearing == "expects" else passage.cue,
                passage.due if bearing == "delays" else None, part, remaining, rival is not None,
                self._who(commitment, traits), passage.speaker,
            )
        ]  # fmt: skip

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
        return bool(one.heads & two.heads) and _cover(one, two) > (0.6 if one.document == two.document else 0.75)

    def _bearing(self, passage: Passage, traits: Traits, id: str) -> tuple[str, str | None, bool]:
        """What the passage says of a commitment (empty: nothing), the part that is done, whether it is of the rest."""
        commitment, promised = self.index.commitments[id], self.index.traits[id]
        words = [w.casefold() for w in tokens(f"{passage.subject} . {passage.rest}")]
        known = vocabulary(self.documents[traits.document].language)
        remaining = any(w in known.set_of("remaining") for w in words[:8])
        bearing = passage.bearing
        if bearing == "expects":
            return ("delays" if self._is_moved(passage, promised, traits, words, id) else ""), None, remaining
        if bearing == "contradicts" and "abolish" in promised.acts and fit(promised, traits) >= _FITS:
            bearing = "fulfils"  # a duty that is scrapped as promised
        if (
            bearing == "contradicts"
            and passage.verb in known.acts
            and not passage.acts
            and passage.verb not in known.set_of("drop_verb")
            and fit(promised, traits) < _FITS
            and len(passage.cue.split()) == 1
        ):
            return "", None, False
        if bearing == "delays" and passage.due and commitment.due and not is_later(passage.due, commitment.due):
            return "", None, False
        if bearing not in ("fulfils", "progresses"):
            return bearing, None, remaining
        part, whole = (None, True) if remaining else self._part(passage, traits, promised)
        if part and self._counts(part, passage, promised):
            return "progresses", part, remaining  # so many of what was promised, whatever is said of them
        if bearing == "fulfils":
            suits = fit(promised, traits)
            if suits < _FITS or not promised.verb and traits.verb in known.set_of("paper_verb"):
                return "", None, False
            if self._only_begun(passage, traits, promised):
                return "progresses", None, False
        elif not part and not self._is_progress(passage, traits, promised):
            return "", None, False
        if part and not whole:
            return "progresses", part, remaining
        return bearing, None, remaining

    def _counts(self, part: str, passage: Passage, promised: Traits) -> bool:
        """Whether the passage itself gives the part as a number of the very number promised."""
        language = self.documents[promised.document].language
        said = {n.value for n in find_numbers(tokens(part), language)}
        given = {n.value for n in find_numbers(tokens(passage.text), language)}
        return len(said) > 1 and said <= given and max(said) in {n.value for n in promised.numbers}

    def _is_moved(self, passage: Passage, promised: Traits, traits: Traits, words: list[str], id: str) -> bool:
        """Whether a later passage names a later date for the same deed, and not for more of its kind."""
        known = vocabulary(self.documents[traits.document].language)
        old = self.due.get(self._root(id), self.index.commitments[id].due)
        if not is_later(passage.due, old) or fit(promised, traits) < _FITS:
            return False
        return not any(w in known.set_of("more") for w in words)

    def _is_progress(self, passage: Passage, traits: Traits, promised: Traits) -> bool:
        """A set phrase is progress of whatever it names; a verb only of the deed promised."""
        return len(passage.cue.split()) > 1 or not traits.acts or fit(promised, traits) >= _FITS

    def _only_begun(self, passage: Passage, traits: Traits, promised: Traits) -> bool:
        """Whether only the work or a preparation of what was promised is done."""
        words = vocabulary(self.documents[traits.document].language)
        head = traits.first_head
        doing = {c for w in words.set_of("doing") for c in (w, w.rstrip("s"))}
        shown = traits.shown.get(head, head).casefold()
        begins = traits.verb in words.set_of("begin_verb") and promised.verb not in words.set_of("begin_verb")
        if begins and shown in doing:
            return True
        if head in promised.heads or head in promised.core:
            return False
        if shown in words.set_of("preparation"):
            return True
        inside = set(weigh(["", *tokens(passage.subject)], self.documents[traits.document].language, {}))
        return bool(head and promised.heads & inside) and shown not in words.carriers  # bidding for the store

    def _part(self, passage: Passage, traits: Traits, promised: Traits) -> tuple[str | None, bool]:
        """The part that is done in the passage's own words, `None` for all or unsaid; and whether it says all."""
        language = self.documents[traits.document].language
        words = tokens(f"{passage.subject} {passage.cue} {passage.rest}")
        said = _share_said(words, language) or _share_before(tokens(passage.text), language)
        if said and (traits.heads | set(traits.core)) & promised.heads:
            return said, False
        known = vocabulary(language)
        low = [w.casefold() for w in words]
        if any(w in known.set_of("whole") for w in low[:6]):
            return None, True
        for number in traits.numbers:
            for total in promised.numbers:
                if (
                    number.of & total.of & (promised.heads | _money(promised))
                    or number.of & total.of
                    and total.value > 12
                ):
                    if number.value < total.value:
                        return f"{_plain(number.value)} of {_plain(total.value)}", False
                    return None, True
        if len(promised.names) > 2:
            named = traits.names & promised.names
            listed = _listed(promised, language)
            if listed and named and named & listed and not listed <= named:
                return ", ".join(promised.shown.get(c, c) for c in sorted(named & listed)), False
        if any(w in known.set_of("part_word") for w in low[:4]) and "of" in low[:6]:
            return " ".join(words[:6]), False
        for n, word in enumerate(low):
            if word in known.set_of("portion") and n and low[n - 1] not in known.set_of("whole"):
                return " ".join(words[n - 1 : n + 1]), False
        return None, False

    # Scores

    def _scored(self, traits: Traits, ids: Iterable[str], least: float) -> list[tuple[float, str]]:
        scored = [(score_of(self.index.traits[id], traits), id) for id in ids]
        return sorted(((s, id) for s, id in scored if s >= least), key=lambda pair: (-pair[0], pair[1]))

    def _shared(self, commitment: Traits, traits: Traits) -> tuple[str, ...]:
        own = {**commitment.wide, **commitment.core}
        theirs = {**traits.wide, **traits.core}
        common = sorted((c for c in own if c in theirs), key=lambda c: (-min(own[c], theirs[c]), c))
        return tuple(dict.fromkeys(commitment.shown.get(c, c) for c in common if own[c] > 0.3))[:6]

    def _who(self, commitment: Traits, traits: Traits) -> str:
        people = sorted(commitment.all_people & traits.all_people)
        return people[0].title() if people else ", ".join(sorted(commitment.all_areas & traits.all_areas)[:2])

    def _followup(self, link: Link) -> Followup:
        applied = link.score >= APPLIED and not link.ambiguous
        return Followup(
            id=entry_id("followup", link.document, link.commitment, link.bearing),
            document=link.document,
            evidence=tuple(_pieces(link)),
            commitment=link.commitment,
            bearing=link.bearing,
            explanation=_explain(link),
            confidence=confidence(link.score, link.ambiguous),
            state="applied" if applied else "offered",
            due=link.due,
            part=link.part,
            speaker=link.speaker,
        )


def _richer(a: Traits, b: Traits) -> bool:
    """Whether `a` says all that `b` does, and more."""
    return set(b.core) <= set(a.core) | set(a.wide) and sum(a.core.values()) > sum(b.core.values())


def _pieces(link: Link) -> list[Evidence]:
    return [Evidence(link.start, link.end, link.text)]


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
    sure = [link for link in links if link.score >= APPLIED and not link.ambiguous]
    links = sure or links
    said = {link.bearing for link in links}
    parted = any(link.part for link in links)
    rest = any(link.remaining and link.bearing in ("delays", "contradicts") for link in links)
    if "fulfils" in said and (parted or rest):
        links = [replace_bearing(link) if link.bearing == "fulfils" else link for link in links]
    elif "fulfils" in said:
        links = [link for link in links if link.bearing in ("fulfils", "contradicts")]
        if any(link.bearing == "contradicts" for link in links):
            best = max(links, key=lambda link: link.score)
            links = [link for link in links if link.bearing == best.bearing]
    if "contradicts" in said and "delays" in said and not rest:
        links = [link for link in links if link.bearing != "contradicts"]
    moved = {link.start for link in links if link.bearing == "delays"}
    links = [link for link in links if link.bearing != "progresses" or link.part or link.start not in moved]
    if any(link.bearing in ("fulfils", "contradicts", "delays", "progresses") for link in links):
        links = [link for link in links if link.bearing != "repeats"]
    return _merge(links)


def replace_bearing(link: Link) -> Link:
    """What was told as done, done only in part."""
    return replace(link, bearing="progresses", part=link.part or " ".join(link.text.split()[:8]))


def _merge(links: list[Link]) -> list[Link]:
    """The best link of each bearing, with the part and the date that any of them names."""
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.start)):
        if link.bearing not in best:
            best[link.bearing] = replace(link)
        else:
            kept = best[link.bearing]
            kept.part, kept.due = kept.part or link.part, _finer(kept.due, link.due)
    return list(best.values())


def _finer(a: str | None, b: str | None) -> str | None:
    """The finer of two dates: the month rather than the year; the first where they are alike."""
    return max((x for x in (a, b) if x), key=lambda x: len(x.split("/")[0]), default=None)


def score_of(commitment: Traits, traits: Traits) -> float:
    """How surely the traits of a later passage and of a commitment speak of one thing, 0 to 1."""
    who = _together(commitment, traits)
    if not who:
        return 0.0
    weight = _shared_weight(commitment, traits)
    if weight < _LEAST:
        return 0.0
    head = _heads(commitment, traits)
    if not head:
        return 0.0
    cover = _cover(commitment, traits)
    beside = _beside(commitment, traits)
    enough = min(1.0, weight / 2.2)
    score = 0.30 * head + 0.20 * cover + 0.18 * enough + 0.14 * beside + 0.18 * who
    score -= _against(commitment, traits)
    if (head < _NAMED and weight < _MUCH) or (who <= _ALONE and len({c[:2] for c in commitment.all_areas}) > 1):
        score = min(score, APPLIED - 0.01)
    return max(0.0, round(score, 4))


def _heads(a: Traits, b: Traits) -> float:
    if a.heads & b.heads:
        return 1.0
    if a.heads & set(b.core):
        return 0.6
    if len(a.names & set(b.core)) > 1:
        return 0.5  # what is built is not named again, the places are
    return 0.35 if a.heads & set(b.wide) or b.heads & set(a.core) else 0.0


def _shared_weight(a: Traits, b: Traits) -> float:
    """The weight of what both name; words that only stand nearby count half."""
    total = 0.0
    for concept, weight in a.core.items():
        other = b.core.get(concept)
        if other is not None:
            total += min(weight, max(other, 0.7 * weight))
        elif concept in b.wide:
            total += 0.7 * min(weight, b.wide[concept])
    for concept, weight in a.wide.items():
        if weight > 0.3 and (concept in b.core or concept in b.wide):
            total += 0.3 * weight
    return total


def _cover(a: Traits, b: Traits) -> float:
    """How much of either side's own words the other has, the commitment's counting more."""
    mine = sum(a.core.values()) or 1.0
    yours = sum(b.core.values()) or 1.0
    in_b = sum(w * (1.0 if c in b.core else 0.7) for c, w in a.core.items() if c in b.core or c in b.wide)
    in_a = sum(w * (1.0 if c in a.core else 0.6) for c, w in b.core.items() if c in a.core or c in a.wide)
    return 0.6 * in_b / mine + 0.4 * in_a / yours


def _beside(a: Traits, b: Traits) -> float:
    """Names, numbers and goods that both give, 0 to 1."""
    score = 0.0
    if a.names & (b.names | set(b.core) | set(b.wide)):
        score += 0.6
    if any(x.value == y.value and x.value > 1 for x in a.numbers for y in b.numbers):
        score += 0.6
    if a.goods & b.goods or {g[:2] for g in a.goods} & {g[:2] for g in b.goods}:
        score += 0.4
    if a.verb and a.verb == b.verb:
        score += 0.3
    return min(1.0, score)


def _against(a: Traits, b: Traits) -> float:
    """What speaks against it: another place, other goods."""
    against = 0.0
    theirs = b.names | set(b.core) | set(b.wide)
    places = {name for name in a.names if a.core.get(name, 0) >= 1}
    others = {name for name in b.names - a.parties if b.core.get(name, 0) >= 1}
    if places and others and not places & theirs:
        against += _ELSEWHERE
    if a.goods and b.goods and not {g[:2] for g in a.goods} & {g[:2] for g in b.goods}:
        against += 0.1
    return against


def _together(a: Traits, b: Traits) -> float:
    """Whether both are about the same parties: areas of the two documents, people, outlet; 0 to 1."""
    shared = a.all_areas & b.all_areas
    countries = {code[:2] for code in a.all_areas} & {code[:2] for code in b.all_areas}
    people = a.all_people & b.all_people
    own = {code[:2] for code in a.areas}
    if own and not own & countries and not people and b.all_areas:
        return 0.0  # the sides themselves are not in the later report
    score = 0.0
    if len(countries) > 1:
        score += 0.7
    elif any("-" in code for code in shared):
        score += 0.6
    elif countries:
        score += 0.4
    if people:
        score += 0.5
    if a.outlet and a.outlet == b.outlet:
        score += 0.3
    return min(1.0, score)


def fit(promised: Traits, done: Traits) -> float:
    """How well the deed told fits the deed promised: the same verb, the same kind of deed, any deed, or another."""
    if promised.verb and promised.verb == done.verb:
        return 1.0
    if not promised.acts:
        return 0.65
    if promised.acts & done.acts:
        return 0.85
    return 0.7 if "any" in done.acts or not done.acts and " " in done.verb else 0.2


def is_later(new: str | None, old: str | None) -> bool:
    """Whether a new date ends after an old one; false where either is missing."""
    a, b = last_day(new or ""), last_day(old or "")
    return a is not None and b is not None and a > b


def confidence(score: float, ambiguous: bool = False) -> float:
    """The share of links of such a score that are right, as measured on chains of reports (docs/following.md)."""
    steps = ((0.82, 0.97), (0.74, 0.95), (0.68, 0.92), (APPLIED, 0.9), (0.56, 0.6), (OFFERED, 0.4), (0.0, 0.2))
    known = next(share for least, share in steps if score >= least)
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


def _share_said(words: list[str], language: str) -> str | None:
    """ "31 of the 84 kilometers", "half of the money", "the first 45 of 120": the words, or `None`."""
    low = [w.casefold() for w in words]
    for n, word in enumerate(low):
        if word != "of" or n == 0:
            continue
        value = _number_before(words, n, language)
        share = low[n - 1] in ("half", "third", "quarter", "quarters", "thirds", "percent", "cent", "%")
        if value is None and not share:
            continue
        after = n + 1
        while after < len(low) and low[after] in (
            "the",
            "its",
            "these",
            "those",
            "their",
            "all",
            "promised",
            "planned",
        ):
            after += 1
        total = read_number(words, after, language)[0] if after < len(words) else None
        if total is not None and value is not None and value < total:
            return " ".join(words[max(0, n - 1) : after + 1])
        if share and after > n + 1:
            return " ".join(words[max(0, n - 2) : after + 1])
        if value == 1 and after > n + 1:
            return " ".join(words[n - 1 : after + 2])
    return None


def _share_before(words: list[str], language: str) -> str | None:
    """ "Of the 60 carriages …, 18 left", "five stations out of the twelve": the two numbers."""
    low = [w.casefold() for w in words]
    for n, word in enumerate(low[:-2]):
        if word != "of" or low[n + 1] not in ("the", "these", "those", "its", "their"):
            continue
        total, stop = read_number(words, n + 2, language)
        if total is None:
            continue
        numbers = find_numbers(words, language)
        if n == 0:
            less = [x for x in numbers if x.at > stop and x.value < total]
        elif low[n - 1] == "out":
            less = [x for x in numbers if n - 7 < x.at < n and x.value < total]
        else:
            continue
        if less:
            return f"{_plain(less[0].value)} of {_plain(total)}"
    return None


def _number_before(words: list[str], n: int, language: str) -> float | None:
    for start in (n - 3, n - 2, n - 1):
        if start >= 0:
            value, stop = read_number(words, start, language)
            if value is not None and stop == n:
                return value
    return None


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _money(promised: Traits) -> frozenset[str]:
    return frozenset(("euro", "dollar", "euros", "dollar", "tenge", "yuan", "yen", "pound", "shilli", "rupee", "ruble"))


def _listed(promised: Traits, language: str) -> frozenset[str]:
    """Names that a promise lists, such as the places of what is built: three or more."""
    return promised.names if len(promised.names) > 2 else frozenset()
