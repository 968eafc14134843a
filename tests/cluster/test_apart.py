"""What is found in groups, as a cluster does it, is what is found at once; without Spark, by the engine in this process."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest

from bench.corpus import make_report
from communique.cluster.comparing import compare_documents
from communique.cluster.disk import Disk
from communique.cluster.flow import Here, Row, find_components
from communique.cluster.series import line_up, plain_series
from communique.cluster.versions import CURRENT, REPLACED, settle_versions
from communique.compare.comparing import Comparison, compare
from communique.compare.series import find_series
from communique.gather.raw import Raw
from communique.kinds import Document, Entry, dumps
from communique.ledger.filters import Filter
from communique.ledger.judgements import remove
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Ledger
from communique.pipeline import Choices
from communique.portable import Portable, read_portable
from communique.upkeep import bring_up_to_date
from tests.cluster.material import DEV, chain_texts


@cache
def rows() -> list[Row]:
    """Reports read: of people who met, copies, versions of one page and the same bytes from two places."""
    raws = [Raw(path.name, path.name, path.read_bytes()) for path in DEV]
    raws += [Raw(name, name, content) for name, content in chain_texts(6)]
    made = [make_report(number, 60) for number in range(21)]
    raws += [Raw(f"r{n}", f"r{n}", text.encode()) for n, text in enumerate(made)]
    raws += [Raw(f"s{n}", f"s{n}", (text + f"\nVia the agency, no. {n}.").encode()) for n, text in enumerate(made[:8])]
    raws += [Raw(f"r{n}", f"r{n}", (text + "\nCorrected.").encode()) for n, text in enumerate(made[:5])]
    raws += [Raw("r2", "r2", (made[2] + "\nCorrected. Again.").encode()), Raw("again", "again", made[9].encode())]
    raws += [Raw("r3", "r3", made[20].encode())]  # another report at the same place is no version
    read = read_portable(raws, Choices())
    return [Row(f"{n:06}", "", one.dumps()) for n, one in enumerate(read) if isinstance(one, Portable)]


@cache
def settled() -> list[Row]:
    return settle_versions(Here(), rows())


@cache
def apart() -> list[Row]:
    """All that is said together, found in groups."""
    return compare_documents(Here(), current())


def typed() -> tuple[list[Document], list[Entry]]:
    documents, entries = [], list[Entry]()
    for row in settled():
        document, some = Portable.loads(row.value).typed()
        documents.append(document)
        entries += some
    return documents, entries


@cache
def at_once() -> Comparison:
    return compare(*typed())


def current() -> list[Row]:
    return [row for row in settled() if row.place == CURRENT]


def test_documents_read_apart_are_settled_as_if_read_one_after_another() -> None:
    ones = {one.id: one for one in (Portable.loads(row.value) for row in rows())}
    kept = {Portable.loads(row.value).id: (row.place, Portable.loads(row.value)) for row in settled()}
    assert len(kept) == len(ones) and len(rows()) == len(ones) + 2  # two came with bytes known
    chain = [one for _, one in kept.values() if "r2" in one.document["sources"]]
    by_turn = sorted(chain, key=lambda one: one.turn)
    assert [one.document["replaces"] for one in by_turn] == [None, by_turn[0].id, by_turn[1].id]
    assert [kept[one.id][0] for one in by_turn] == [REPLACED, REPLACED, CURRENT]
    (twice,) = [one for _, one in kept.values() if "again" in one.document["sources"]]
    assert twice.document["sources"] == ["again", "r9"] and twice.document["source"] == "again"
    (other,) = [one for _, one in kept.values() if {"r3", "r20"} <= set(one.document["sources"])]
    assert other.document["replaces"] is None


def test_the_comparison_in_groups_is_the_comparison_at_once() -> None:
    whole, found = at_once(), apart()
    for kind, wanted in (("story", whole.stories), ("reconciliation", whole.reconciliations)):
        assert {row.place: row.value for row in found if row.key == kind} == {each.id: dumps(each) for each in wanted}
    assert sorted(row.place for row in found if row.key == "difference") == sorted(
        " ".join(each.figures) for each in whole.differences
    )
    assert sum(len(story.documents) > 1 for story in whole.stories) > 1
    assert sum(len(each.documents) > 1 for each in whole.reconciliations) > 1
    assert len(set(whole.originals.values())) < len(whole.originals)


def test_the_order_of_documents_and_of_groups_makes_no_difference() -> None:
    shuffled = current()
    random.Random(4).shuffle(shuffled)
    assert sorted(compare_documents(Here(), shuffled)) == sorted(apart())


def test_series_in_groups_are_the_series_at_once() -> None:
    documents, entries = typed()
    ids = {Portable.loads(row.value).id for row in current()}
    figures = [each for each in entries if each.kind == "figure" and each.document in ids]
    whole = find_series([each for each in documents if each.id in ids], figures, at_once().reconciliations)  # type: ignore[arg-type]
    found = line_up(Here(), current(), apart())
    wanted = sorted(json.dumps(plain_series(each), ensure_ascii=False) for each in whole)
    assert sorted(row.value for row in found) == wanted
    assert sum(len(each.rows) > 1 for each in whole) > 5


def test_components_are_named_by_their_least_member() -> None:
    found = find_components([("d", "c"), ("b", "c"), ("x", "y"), ("a", "d"), ("z", "z")])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "a", "x": "x", "y": "x", "z": "z"}


def test_sorted_on_disk_the_comparison_is_the_same(tmp_path: Path) -> None:
    engine = Disk(tmp_path)
    found = compare_documents(engine, current)
    assert sorted(found()) == sorted(apart())
    assert sorted(line_up(engine, current, found)()) == sorted(line_up(Here(), current(), apart()))


@pytest.mark.ledger
def test_a_ledger_of_many_documents_is_compared_on_disk_with_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger, Ledger.open(tmp_path / "b.db", create=True) as other:
        for row in settled():
            document, entries = Portable.loads(row.value).typed()
            for each in (ledger, other):
                each.save(document, entries)
        whole = bring_up_to_date(ledger)
        monkeypatch.setattr("communique.upkeep.MANY", 0)
        monkeypatch.setattr("communique.upkeep._WRITTEN", 7)
        found = bring_up_to_date(other)
        assert [each.line for each in other.kept()] == [each.line for each in ledger.kept()]
        assert found.comparison.encounters == len(whole.comparison.stories) == other.counts()["story"]
        assert found.comparison.stories == [s for s in whole.comparison.stories if len(s.documents) > 1]
        assert found.comparison.reconciliations == whole.comparison.reconciliations
        version = other.version()
        assert bring_up_to_date(other).followups == [] and other.version() == version  # nothing is written anew
        gone = next(s.documents[0] for s in found.comparison.stories)
        remove(other, gone, Reviewer("Ada", note="A draft."))
        bring_up_to_date(other)
        assert all(gone not in each.entry.documents for each in other.kept(Filter(kinds=("story",))))
