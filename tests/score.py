"""How well a reading agrees with gold: entries paired one to one, then precision, recall and F1 for each kind.

`found` asks that the right words were found, `right` that the fields that matter are right too:

    meeting     found: a participant's surname and the date agree        right: form, every named participant
    statement   found: the words overlap (direct 0.8, indirect 0.5)      right: mode and speaker
    figure      found: the words overlap and the intervals meet          right: interval, unit, hedge, measure, period
    commitment  found: the words overlap by 0.4                          right: actors, force and due
    hub         found: the area                                          right: status

Further fields are compared over the pairs: the share of pairs that agree. Overlap is the shared code points over the
shorter of the two spans or, for statements, over both together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from communique.entries.reading import read_text

Entry = dict[str, Any]
Scores = dict[str, dict[str, float]]
KINDS = ("meeting", "statement", "figure", "commitment", "hub")
INDICATORS = frozenset(
    ("trade_turnover", "exports", "imports", "trade_balance", "contracts", "funding", "production", "visits")
)
GENERIC = frozenset(
    ["the", "of", "and", "region", "oblast", "territory", "krai", "province", "republic", "state", "government"]
)


def surname(person: Any) -> str | None:
    name = person.get("name") if isinstance(person, dict) else person
    return name.split()[-1].casefold().strip(".,") if name else None


def surnames(people: Iterable[Any]) -> set[str]:
    return {name for name in map(surname, people) if name}


def words(party: Entry) -> set[str]:
    return {word.casefold().strip(".,'’") for word in (party.get("name") or "").replace("’s", "").split()}


def same_party(a: Entry | None, b: Entry | None) -> bool:
    """Whether two people, organisations or areas are the same: by their codes, or by a word of their names."""
    if not a or not b:
        return not a and not b
    if a.get("code") and b.get("code"):
        return bool(a["code"] == b["code"])
    return bool((words(a) - GENERIC) & (words(b) - GENERIC)) or words(a) == words(b)


def same_parties(golds: list[Entry], read: list[Entry]) -> bool:
    return len(golds) == len(read) and all(any(same_party(g, r) for r in read) for g in golds)


def places(entry: Entry) -> set[int]:
    return {i for piece in entry.get("evidence") or [] for i in range(piece["start"], piece["end"])}


def overlap(a: Entry, b: Entry, *, union: bool) -> float:
    """Shared code points of two entries' evidence, as a part of the shorter one or of both together."""
    one, other = places(a), places(b)
    if not one or not other:
        return 0.0
    return len(one & other) / (len(one | other) if union else min(len(one), len(other)))


def bounds(figure: Entry) -> tuple[float, float]:
    low, high = figure.get("low"), figure.get("high")
    return float("-inf") if low is None else low, float("inf") if high is None else high


def close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 0.0005 * max(abs(a), abs(b), 1e-9)


def same_interval(gold: Entry, read: Entry) -> bool:
    return close(gold.get("low"), read.get("low")) and close(gold.get("high"), read.get("high"))


def likeness(kind: str, gold: Entry, read: Entry) -> float:
    """How well an entry that was read stands for a gold one: 0 where it does not."""
    if kind == "hub":
        return float(same_party(gold["area"], read.get("area")))
    if kind == "meeting":
        ours, theirs = surnames(gold["participants"]), surnames(read["participants"])
        if gold.get("date") != read.get("date"):
            return 0.0
        return len(ours & theirs) / len(ours | theirs) if ours else overlap(gold, read, union=False)
    share = overlap(gold, read, union=kind == "statement")
    if kind == "statement":
        return share if share >= (0.8 if gold["mode"] == "direct" else 0.5) else 0.0
    if kind == "commitment":
        return share + overlap(gold, read, union=True) if share >= 0.4 else 0.0
    (a, b), (c, d) = bounds(gold), bounds(read)
    return 0.0 if not share or max(a, c) > min(b, d) else share + same_interval(gold, read)


def right(kind: str, gold: Entry, read: Entry) -> bool:
    """Whether the fields that matter agree too."""
    if kind == "meeting":
        return gold["form"] == read["form"] and surnames(gold["participants"]) == surnames(read["participants"])
    if kind == "statement":
        return gold["mode"] == read["mode"] and surname(gold.get("speaker")) == surname(read.get("speaker"))
    if kind == "figure":
        same = all(gold.get(name) == read.get(name) for name in ("unit", "hedge", "measure", "period"))
        return same and same_interval(gold, read)
    if kind == "commitment":
        same = all(gold.get(name) == read.get(name) for name in ("force", "due"))
        return same and same_parties(gold["actors"], read["actors"])
    return bool(gold["status"] == read["status"])


def pair(kind: str, golds: list[Entry], read: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Gold and read entries one to one, the most alike first."""
    alike = [(likeness(kind, g, r), i, j) for i, g in enumerate(golds) for j, r in enumerate(read)]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for score, i, j in sorted(alike, reverse=True):
        if score > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((golds[i], read[j]))
    return pairs


def same_indicator(gold: Entry, read: Entry) -> bool:
    """Of the contract's own names the same one; for a name of the document's own any that is none of the contract's."""
    ours, theirs = gold["indicator"], read["indicator"]
    return bool(ours == theirs) if ours in INDICATORS else theirs not in INDICATORS


def same_areas(gold: Entry, read: Entry) -> bool:
    return same_parties(gold["areas"], read["areas"])


def same_condition(gold: Entry, read: Entry) -> bool:
    """Both none, or at least half of the words of the shorter one in the other."""
    ours, theirs = ({*(entry.get("condition") or "").casefold().split()} for entry in (gold, read))
    if not ours or not theirs:
        return ours == theirs
    return len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def same_sectors(gold: Entry, read: Entry) -> bool:
    return {sector["code"] for sector in gold["sectors"]} == {sector["code"] for sector in read["sectors"]}


def same_comparison(gold: Entry, read: Entry) -> bool:
    return bool(gold["measure"] != "change" or gold.get("compared_to") == read.get("compared_to"))


def same_type(gold: Entry, read: Entry) -> bool:
    return bool(gold["type"] == read["type"])


FIELDS: dict[str, dict[str, Callable[[Entry, Entry], bool]]] = {
    "figure": {"indicator": same_indicator, "areas": same_areas, "compared_to": same_comparison},
    "commitment": {"type": same_type, "condition": same_condition, "sectors": same_sectors},
}
HEAD = ("title", "published", "outlet")


def same_head(gold: Entry, read: Entry, name: str) -> bool:
    ours, theirs = (" ".join((document.get(name) or "").casefold().split()) for document in (gold, read))
    return ours == theirs


def f1(hits: int, golds: int, read: int) -> float:
    return 2 * hits / (golds + read) if golds + read else 1.0


def read_entries(text: str) -> tuple[Entry, list[Entry]]:
    """The document and the entries of a text as JSON objects, after checking that each piece of evidence stands."""
    reading = read_text(text)
    entries = [json.loads(json.dumps(entry.to_json())) for entry in reading.entries]
    for entry in entries:
        assert entry["evidence"]
        assert all(
            piece["text"] and text[piece["start"] : piece["end"]] == piece["text"] for piece in entry["evidence"]
        )
    return reading.document.to_json(), entries


def score(reports: Iterable[tuple[Path, Entry]]) -> Scores:
    """F1 of `found` and `right` for each kind, and the share of pairs that agree in each further field."""
    counts: dict[str, dict[str, list[int]]] = {"document": {name: [0, 0] for name in HEAD}}
    for kind in KINDS:
        counts[kind] = {name: [0, 0] for name in ("found", "right", *FIELDS.get(kind, ()))}
    for path, gold in reports:
        document, entries = read_entries(path.read_text(encoding="utf-8"))
        for name in HEAD if "document" in gold else ():
            _count(counts["document"][name], same_head(gold["document"], document, name))
        for kind in KINDS:
            _count_kind(
                counts[kind], kind, *([e for e in es if e["kind"] == kind] for es in (gold["entries"], entries))
            )
    return {kind: {name: _rate(name, *pair) for name, pair in named.items()} for kind, named in counts.items()}


def _count(count: list[int], hit: bool) -> None:
    count[0] += hit
    count[1] += 1


def _count_kind(counts: dict[str, list[int]], kind: str, golds: list[Entry], read: list[Entry]) -> None:
    pairs = pair(kind, golds, read)
    for name, hits in (("found", len(pairs)), ("right", sum(right(kind, g, r) for g, r in pairs))):
        counts[name][0] += hits
        counts[name][1] += len(golds) + len(read)
    for name, same in FIELDS.get(kind, {}).items():
        for gold, other in pairs:
            _count(counts[name], same(gold, other))


def _rate(name: str, hits: int, of: int) -> float:
    if not of:
        return 1.0
    return round((2 if name in ("found", "right") else 1) * hits / of, 4)
