"""Ordinary tellings of seventy kinds of promises, in other words than theirs: kept, begun, in part, moved, dropped, said
again, and news of other matters beside them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from communique.compare.followups import find_followups
from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment
from tests.compare.matrix_following import FIRST
from tests.tables import each

FILES = [
    Path(__file__).parent / name for name in ("tellings.toml", "tellings2.toml", "tellings3.toml", "tellings4.toml")
]
LATER = """Lindal County Office

Governors meet again

Lindal, 20 June 2024. The Governor of Lindal County, Ingrid Solheim, received the Governor of Tavria Region, Oleh Marchenko.

Trade between Norway and Ukraine reached 340 million dollars in 2023.

{}

The guests visited the harbour museum. In Ruvela, a new swimming pool was opened in May.
"""
SAID = {
    "kept": ["fulfils"], "begun": ["progresses"], "partly": ["progresses"], "moved": ["delays"],
    "dropped": ["contradicts"], "again": ["repeats"], "beside": [],
}  # fmt: skip
GROUPS = [group for file in FILES for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]]
CELLS = [
    (n, promise["sentence"], told, sentence)
    for n, group in enumerate(GROUPS)
    for promise in group["promise"]
    for told in SAID
    for sentence in promise.get(told, ())
]


@cache
def _first(n: int) -> Reading:
    return read_text(FIRST.format("\n\n".join(promise["sentence"] for promise in GROUPS[n]["promise"])))


def applied(n: int, promise: str, later: str) -> list[str]:
    """The bearings that a sentence is applied with on a promise, and `another` for each on those beside it."""
    readings = [_first(n), read_text(LATER.format(later))]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    first = readings[0].document
    start = first.text.index(promise)
    earlier = {c.id: c.evidence[0].start for c in commitments if c.document == first.id}
    own = {id for id, at in earlier.items() if start <= at < start + len(promise)}
    assert own, "the promise is not read"
    found = find_followups(commitments, [r.told for r in readings if r.told], [r.document for r in readings])
    sure = [f for f in found if f.state == "applied" and f.commitment in earlier]
    return sorted({f.bearing for f in sure if f.commitment in own}) + [
        "another" for f in sure if f.commitment not in own
    ]


@each(("n", "promise", "told", "later"), CELLS)
def test_an_ordinary_telling_says_what_became_of_a_promise(n: int, promise: str, told: str, later: str) -> None:
    assert applied(n, promise, later) == SAID[told]
