"""Keeping documents and entries, and finding them again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import LedgerError, UnknownEntryError, UsageError
from communique.kinds import Document, Evidence, Figure, Followup, Meeting, Story, dumps, entry_id
from communique.ledger.filters import Filter
from communique.ledger.store import Kept, Ledger
from tests.builders import TEXT, make_document, make_entries, make_ledger

pytestmark = pytest.mark.ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


def test_what_is_saved_comes_back_as_it_was(path: Path) -> None:
    document = make_document(TEXT, "b.txt", "a.txt")
    entries = make_entries(document)
    with Ledger.open(path, create=True) as ledger:
        assert ledger.save(document, entries, rules={entries[1].id: "said_after"}, unclear=[(10, 20, "Whose?")])
    with Ledger.open(path) as ledger:
        assert ledger.document(document.id) == replace(document, sources=("a.txt", "b.txt"))
        assert list(ledger.entries()) == entries
        kept = list(ledger.kept())
        assert [each.rule for each in kept] == [None, "said_after", None, None, None]
        assert [each.source for each in kept] == ["a.txt"] * 5
        assert [(note.start, note.sentence, note.words) for note in ledger.unclear()] == [(10, "Whose?", TEXT[10:20])]
        assert ledger.counts() == {
            "document": 1, "commitment": 1, "figure": 1, "hub": 1, "meeting": 1, "statement": 1,
        }  # fmt: skip


def test_offsets_in_what_is_unclear_count_code_points(path: Path) -> None:
    text = "😀é x 𝔘nclear\0"[:-1]
    with Ledger.open(path, create=True) as ledger:
        ledger.save(make_document(text), [], unclear=[(5, 12, "What?")])
        assert [note.words for note in ledger.unclear()] == [text[5:12]]


def test_known_bytes_only_add_their_source(path: Path) -> None:
    document = make_document(TEXT, "a.txt")
    with Ledger.open(path, create=True) as ledger:
        assert ledger.save(document, make_entries(document))
        assert not ledger.save(replace(document, sources=("b.txt",)), [])
        ledger.add_source(document.id, "0.txt")
        ledger.add_source(document.id, "0.txt")
        assert ledger.document(document.id).sources == ("0.txt", "a.txt", "b.txt")
        assert ledger.counts()["statement"] == 1
        assert ledger.known(document.sha256) == document.id
        assert ledger.known("0" * 64) is None


def test_reading_again_replaces_what_was_read_and_keeps_what_others_said(path: Path) -> None:
    document = make_document(TEXT, "a.txt")
    entries = make_entries(document)
    followup = Followup(
        id=entry_id("followup", document.id, 1),
        document=document.id,
        evidence=entries[1].evidence,
        commitment="c123",
        bearing="repeats",
        explanation="The same plant.",
        confidence=0.9,
        state="applied",
        due=None,
    )
    with Ledger.open(path, create=True) as ledger:
        ledger.save(document, entries, unclear=[(0, 3, "Old.")])
        ledger.save_entries([followup])
        changed = replace(document, title="Another title", sources=("b.txt",))
        assert ledger.save(changed, entries[:2], rules={entries[0].id: "new"}, unclear=[(4, 6, "New.")], again=True)
        assert list(ledger.entries()) == [*entries[:2], followup]
        assert [note.sentence for note in ledger.unclear()] == ["New."]
        found = ledger.document(document.id)
        assert (found.title, found.sources) == ("Another title", ("a.txt", "b.txt"))


def test_a_failing_save_leaves_nothing_behind(path: Path) -> None:
    document = make_document()
    entries = make_entries(document)
    with Ledger.open(path, create=True) as ledger:
        with pytest.raises(LedgerError):
            ledger.save(document, [*entries, entries[0]])  # the same id twice
        assert ledger.counts() == {}
        assert list(ledger.kept()) == []
        assert ledger.save(document, entries)


def test_entries_of_a_replaced_version_are_left_out_unless_asked_for(path: Path) -> None:
    old = make_document(TEXT, "a.txt")
    new = make_document(TEXT.replace("556", "558"), "a.txt", replaces=old.id)
    story = Story(
        id="s1",
        document=None,
        evidence=(Evidence(0, 3, "x", document=old.id),),
        documents=(old.id,),
        meeting={"date": "2024-03-02", "participants": []},
    )
    with Ledger.open(path, create=True) as ledger:
        ledger.save(old, make_entries(old))
        ledger.save_entries([story])
        assert len(list(ledger.kept())) == 6
        assert ledger.latest_from("a.txt") == old
        ledger.save(new, [])
        assert ledger.latest_from("a.txt") == new
        assert list(ledger.documents()) == [new]
        assert list(ledger.kept()) == []
        assert {document.id for document in ledger.documents(Filter(versions=True))} == {old.id, new.id}
        assert len(list(ledger.kept(Filter(versions=True)))) == 6
        assert ledger.counts() == {"document": 1}
        assert isinstance(ledger.get(old.id), Document)


def test_later_kinds_are_replaced_as_a_whole_or_by_id(path: Path) -> None:
    def story(id: str, day: str) -> Story:
        return Story(id=id, document=None, evidence=(), documents=("d1",), meeting={"date": day})

    with Ledger.open(path, create=True) as ledger:
        ledger.replace_entries("story", [story("s2", "2024"), story("s1", "2024")])
        assert [each.id for each in ledger.kept()] == ["s1", "s2"]
        ledger.replace_entries("story", [story("s3", "2025"), story("s1", "2025")], gone=["s2"])
        assert [(each.id, each.meeting["date"]) for each in ledger.entries()] == [("s1", "2025"), ("s3", "2025")]
        ledger.replace_entries("reconciliation", [])
        assert len(list(ledger.kept())) == 2
        ledger.replace_entries("story", [])
        assert list(ledger.kept()) == []


def test_ids_may_be_shortened_as_long_as_they_are_unique(path: Path) -> None:
    make_ledger(path, 30)
    with Ledger.open(path) as ledger:
        kept = next(iter(ledger.kept()))
        assert ledger.get(kept.id) == kept
        assert ledger.get(kept.id[:12]) == kept
        assert isinstance(ledger.get(str(kept.document)[:12]), Document)
        with pytest.raises(UnknownEntryError, match="More than one id begins with 'd'"):
            ledger.get("d")
        for wrong in ("zz", "%", "_", "", kept.id + "0"):
            with pytest.raises(UnknownEntryError):
                ledger.get(wrong)


def test_documents_come_by_id_however_many_there_are(path: Path) -> None:
    make_ledger(path, 450)
    with Ledger.open(path) as ledger:
        ids = [document.id for document in ledger.documents()]
        assert len(ids) == 450
        assert ids == sorted(ids)
        owners = [each.document or "" for each in ledger.kept()]
        assert owners == sorted(owners)


def test_the_order_of_saving_does_not_show(tmp_path: Path) -> None:
    documents = [make_document(TEXT + f"No {number}.", f"{number}.txt") for number in range(5)]
    seen = []
    for order in (documents, documents[::-1]):
        with Ledger.open(tmp_path / f"{len(seen)}.db", create=True) as ledger:
            for document in order:
                ledger.save(document, make_entries(document))
            seen.append(([dumps(d) for d in ledger.documents()], [each.line for each in ledger.kept()]))
    assert seen[0] == seen[1]


# Filters


@pytest.fixture
def filled(path: Path) -> Ledger:
    make_ledger(path)
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Filter(), {"meeting", "statement", "commitment", "figure", "hub"}),
        (Filter(kinds=("figure", "hub")), {"figure", "hub"}),
        (Filter(area="KE"), {"meeting", "statement", "commitment", "figure"}),
        (Filter(area="in"), {"meeting", "commitment", "figure"}),
        (Filter(area="IN-GJ"), {"meeting", "commitment", "figure"}),
        (Filter(area="IN-G"), set()),
        (Filter(area="gujarat"), {"meeting", "commitment", "figure"}),
        (Filter(area="East Africa"), {"hub"}),
        (Filter(area="Africa"), {"hub"}),
        (Filter(area="frica"), set()),
        (Filter(person="wanjiru"), {"meeting", "statement", "commitment"}),
        (Filter(person="Patel"), {"meeting", "hub"}),
        (Filter(person="PÂTEL"), {"meeting", "hub"}),
        (Filter(person="100%"), set()),
        (Filter(period="2023"), {"figure"}),
        (Filter(period="2024-03"), {"meeting", "statement", "hub"}),
        (Filter(period="2024-03-03"), {"statement", "hub"}),
        (Filter(period="2024/2026"), {"meeting", "statement", "commitment", "hub"}),
        (Filter(status="open"), {"commitment"}),
        (Filter(unit="USD"), {"figure"}),
        (Filter(dated=True), {"meeting", "commitment", "figure"}),
        (Filter(area="KE", person="wanjiru", period="2025"), {"commitment"}),
    ],
)
def test_filters(filled: Ledger, wanted: Filter, kinds: set[str]) -> None:
    assert {each.entry.kind for each in filled.kept(wanted)} == kinds
    assert {kind for kind in filled.counts(wanted) if kind != "document"} == kinds


def test_documents_are_filtered_by_their_entries_and_their_day(filled: Ledger) -> None:
    assert len(list(filled.documents(Filter(area="KE", period="2024")))) == 1
    assert not list(filled.documents(Filter(area="BR")))
    assert not list(filled.documents(Filter(period="2023")))


@pytest.mark.parametrize(
    "wrong", [{"period": "last week"}, {"period": "2023-13"}, {"period": "2023-02-30"}, {"kinds": ("figures",)}]
)
def test_filters_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Filter(**wrong)


def test_the_newest_and_the_next_deadlines(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        for number, day in enumerate(("2024-01-05", None, "2024-02-01")):
            document = make_document(TEXT + f"No {number}.", published=day)
            entries = make_entries(document)
            due = replace(entries[2], due=f"202{9 - number}")
            ledger.save(document, [*entries[:2], due, *entries[3:]])
        newest = ledger.newest(Filter(kinds=("statement",)), 2)
        assert [each.published for each in newest] == ["2024-02-01", "2024-01-05"]
        due_first = ledger.newest(Filter(kinds=("commitment",), dated=True), 9, by_deadline=True)
        assert [each.entry.due for each in due_first] == ["2027", "2028", "2029"]


# The file


@pytest.mark.file
def test_a_missing_ledger_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at .*test\.db yet: make one with 'communique read"):
        Ledger.open(path)
    path.touch()
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path)
    assert path.read_bytes() == b""


@pytest.mark.file
def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"folder .*nowhere"):
        Ledger.open(tmp_path / "nowhere" / "x.db", create=True)


@pytest.mark.file
def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder, not a ledger"):
        Ledger.open(tmp_path, create=True)


@pytest.mark.file
def test_a_file_that_is_no_ledger_is_left_as_it_is(path: Path) -> None:
    content = b"The minister met the governor.\n" * 100
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="is not a ledger"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == content


@pytest.mark.file
def test_another_program_s_database_is_left_as_it_is(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE migration (name TEXT)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == content


@pytest.mark.file
def test_a_damaged_ledger_is_told(path: Path) -> None:
    make_ledger(path, 20)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"damaged|not a ledger"), Ledger.open(path) as ledger:
        list(ledger.kept())


@pytest.mark.file
def test_a_full_disk_is_told_and_the_ledger_stays_whole(path: Path) -> None:
    make_ledger(path)
    with Ledger.open(path) as ledger:
        with ledger.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        saved = 0
        with pytest.raises(LedgerError, match="disk is full"):
            for number in range(1000):
                document = make_document(TEXT * 5 + f"No {number}.")
                ledger.save(document, make_entries(make_document()) if number < 0 else [])
                saved += 1
        assert 0 < saved < 1000
    with Ledger.open(path) as ledger:
        assert ledger.counts()["document"] == 1 + saved
        with ledger.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_a_kept_entry_is_its_contract_line_and_its_typed_value(filled: Ledger) -> None:
    kept = next(each for each in filled.kept(Filter(kinds=("figure",))))
    assert isinstance(kept, Kept)
    assert json.loads(kept.line)["kind"] == "figure"
    assert isinstance(kept.entry, Figure)
    assert dumps(kept.entry) == kept.line


def test_a_date_without_a_year_is_kept_and_not_filtered_by(path: Path) -> None:
    document = make_document(published=None)
    meeting = make_entries(document)[0]
    assert isinstance(meeting, Meeting)
    with Ledger.open(path, create=True) as ledger:
        ledger.save(document, [replace(meeting, date="--03-02")])
        assert [each.date for each in ledger.entries()] == ["--03-02"]
        assert not list(ledger.kept(Filter(period="2024")))
