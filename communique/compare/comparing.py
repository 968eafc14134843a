"""All that documents say together: stories, reconciliations and differences, anew or after some more documents.

Figures are compared only inside their group (the same areas and the same kind of quantity), and a group whose figures
and stories are as they were is taken over from the comparison before, so that one more document costs its own groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from communique.compare.constraints_parts import is_worldwide, whole_of
from communique.compare.copies import Texts, find_originals
from communique.compare.quantities import TRADE, Claim, Report, claim
from communique.compare.reconcile import reconcile
from communique.compare.settle import Difference, settle_areas
from communique.compare.stories import Account, accounts, find_links, find_stories
from communique.kinds import Document, Entry, Figure, Meeting, Reconciliation, Story
from communique.period import span


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group, by what they were when they were compared, and what came of it."""

    fingerprint: str
    entries: tuple[Reconciliation, ...]
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Comparison:
    """Stories, reconciliations and differences of a set of documents; the rest serves the next comparison.

    `encounters` counts all stories: of very many documents `stories` are only those that several tell.
    """

    stories: list[Story]
    reconciliations: list[Reconciliation]
    differences: list[Difference]
    originals: dict[str, str]
    groups: dict[str, Group]
    links: dict[tuple[str, str], float]
    known: dict[str, str]
    texts: Texts
    claims: dict[str, Claim]
    anew: int = 0
    encounters: int = 0

    @property
    def entries(self) -> list[Entry]:
        """All entries for the ledger, stories first, each kind in the order of ids."""
        return [*self.stories, *self.reconciliations]


def compare(documents: Iterable[Document], entries: Iterable[Entry], previous: Comparison | None = None) -> Comparison:
    """Compare all documents with each other; replaced versions and their entries are left out.

    With the comparison made before, only the groups and stories that changed are worked anew (`anew` counts those
    groups); the answer is the same as without it, whatever the order of documents and entries.
    """
    current = _current(documents)
    ids = {document.id for document in current}
    read = sorted((e for e in entries if e.document in ids), key=lambda entry: entry.id)
    known = _fingerprints(current, read)
    texts = previous.texts.copy() if previous else Texts()
    originals = find_originals(current, texts)
    told = accounts(current, read)
    links = _links(told, known, previous)
    stories = find_stories(told, links, originals)
    reports = _reports(current, read, stories, originals)
    claims = _claims(read, reports, previous.claims if previous else {})
    groups, anew = _groups(claims.values(), previous.groups if previous else {})
    return Comparison(
        stories=stories,
        reconciliations=sorted((e for g in groups.values() for e in g.entries), key=lambda entry: entry.id),
        differences=sorted((d for g in groups.values() for d in g.differences), key=lambda d: d.figures),
        originals=originals,
        groups=groups,
        links=links,
        known=known,
        texts=texts,
        claims=claims,
        anew=anew,
        encounters=len(stories),
    )


def _current(documents: Iterable[Document]) -> list[Document]:
    """The documents in the order of ids, without those that another one corrects."""
    everyone = {document.id: document for document in documents}
    replaced = {document.replaces for document in everyone.values()}
    return [everyone[one] for one in sorted(everyone) if one not in replaced]


def _fingerprints(documents: Sequence[Document], entries: Sequence[Entry]) -> dict[str, str]:
    """For each document what its story depends on, as one word."""
    parts: dict[str, list[str]] = {d.id: [d.sha256, d.published or ""] for d in documents}
    for entry in entries:
        if isinstance(entry, Meeting):
            parts[entry.document or ""].append(repr((entry.date, entry.form, entry.place, entry.participants)))
        else:
            parts[entry.document or ""].append(entry.id)
    return {one: blake2b("\x1f".join(words).encode(), digest_size=8).hexdigest() for one, words in parts.items()}


def _links(
    told: Sequence[Account], known: Mapping[str, str], previous: Comparison | None
) -> dict[tuple[str, str], float]:
    same = frozenset(one for one, print_ in known.items() if previous and previous.known.get(one) == print_)
    kept = {pair: score for pair, score in (previous.links if previous else {}).items() if same.issuperset(pair)}
    return {**kept, **find_links(told, same)}


def _reports(
    documents: Sequence[Document], entries: Sequence[Entry], stories: Sequence[Story], originals: Mapping[str, str]
) -> dict[str, Report]:
    story = {one: min(s.documents) for s in stories for one in s.documents}
    met: dict[str, list[Meeting]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Meeting):
            met[entry.document or ""].append(entry)
    return {
        d.id: Report(d.id, d.language, day_of(d, met.get(d.id, ())), story.get(d.id, d.id), originals[d.id])
        for d in documents
    }


def day_of(document: Document, meetings: Iterable[Meeting]) -> date | None:
    """The last day of its publication or, where it gives none, of the first of its meetings that has a date."""
    days = span(document.published) or next((days for each in meetings if (days := span(each.date))), None)
    return days[1] if days else None


# --- groups ----------------------------------------------------------------------------------------------------------


def _claims(entries: Iterable[Entry], reports: Mapping[str, Report], before: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims of all usable figures by id; those that are as they were are taken over."""
    claims: dict[str, Claim] = {}
    for entry in entries:
        if isinstance(entry, Figure):
            report = reports[entry.document or ""]
            old = before.get(entry.id)
            same = old is not None and old.figure == entry and old.report == report
            made = old if same else claim(entry, report)
            if made is not None:
                claims[entry.id] = made
    return claims


def _groups(claims: Iterable[Claim], before: Mapping[str, Group]) -> tuple[dict[str, Group], int]:
    groups: dict[str, Group] = {}
    anew = 0
    for key, members in group_claims(settle_areas(claims)).items():
        fingerprint = _fingerprint(members)
        old = before.get(key)
        if old is None or old.fingerprint != fingerprint:
            found, differences = reconcile(members)
            old, anew = Group(fingerprint, tuple(found), tuple(differences)), anew + 1
        groups[key] = old
    return groups, anew


def group_claims(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims that may bear on each other, by the name of their group; groups that a share links are one."""
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        blocks[block_of(one, one.quantity.areas)].append(one)
    roots = {block: block for block in blocks}
    shares: dict[str, str] = {}
    for block, members in blocks.items():
        for one in members:
            if is_likely_share(one):
                _join_shares(roots, shares, block, one)
    joined: dict[str, list[Claim]] = defaultdict(list)
    for block in sorted(blocks):
        joined[_root(roots, block)].extend(blocks[block])
    return joined


def block_of(one: Claim, areas: Sequence[str]) -> str:
    """The name of the figures that a claim is compared with, where it is of these areas."""
    family = "trade" if one.quantity.indicator in TRADE else one.quantity.indicator
    home = "" if areas else one.report.story
    return "|".join((family, *areas, home))


def is_likely_share(one: Claim) -> bool:
    """Whether a claim is a share that may join its group with that of its whole."""
    return one.quantity.measure == "share" and one.certainty == "likely"


def _join_shares(roots: dict[str, str], shares: dict[str, str], block: str, one: Claim) -> None:
    """Join a share's group with that of its whole, and with those of the other shares of the same whole."""
    whole = whole_of(one)
    if whole and block_of(one, whole[0]) in roots:
        _union(roots, block, block_of(one, whole[0]))
    if is_worldwide(one):
        _union(roots, block, shares.setdefault(together_with(one), block))


def together_with(one: Claim) -> str:
    """What all shares of one whole of the world have in common."""
    return repr((one.quantity.indicator, one.quantity.subject, one.quantity.period))


def _root(roots: dict[str, str], block: str) -> str:
    while roots[block] != block:
        roots[block] = roots[roots[block]]
        block = roots[block]
    return block


def _union(roots: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(roots, a), _root(roots, b)))
    roots[second] = first


def _fingerprint(members: Sequence[Claim]) -> str:
    digest = blake2b(digest_size=8)
    for one in sorted(members, key=lambda c: c.id):
        figure, report = one.figure, one.report
        told = (
            one.id, *one.quantity, figure.hedge, figure.low, figure.high, figure.stated, report.story, report.original,
        )  # fmt: skip
        digest.update(repr(told).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
