"""`communique.read` as a notebook user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique
from communique.errors import InputError, UsageError
from communique.kinds import Commitment, Figure
from communique.notebook import Entries
from tests.builders import TEXT, make_document, make_entries


def test_a_text_gives_typed_entries_with_their_place() -> None:
    report = communique.read(TEXT)
    assert report.document.text == TEXT
    assert report.document.sources == ()
    assert len(report.figures) >= 1
    figure = report.figures[0]
    assert isinstance(figure, Figure)
    assert (figure.low, figure.high, figure.unit) == (556e6, 557e6, "USD")
    assert all(isinstance(each, Commitment) for each in report.commitments)
    for entry in report.entries:
        for piece in entry.evidence:
            assert TEXT[piece.start : piece.end] == piece.text
    assert {entry.id for entry in report.entries} == set(report.rules)


def test_a_path_gives_its_source_and_a_name_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text(TEXT)
    assert communique.read(tmp_path / "report.txt").document.source == str(tmp_path / "report.txt")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"give Path\('report.txt'\)"):
        communique.read("report.txt")
    with pytest.raises(InputError, match="not there"):
        communique.read(Path("gone.txt"))


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        communique.read(text)


def test_what_is_no_text_is_replaced() -> None:
    assert communique.read("\ufeffA\0 stray \ud800 one.").document.text == "A\ufffd stray \ufffd one."


def test_entries_show_themselves_as_a_table() -> None:
    entries = Entries(make_entries(make_document()))
    shown = repr(entries)
    assert "1 figure\nwhat            areas            period  amount" in shown
    assert "$556 to 557 million" in shown
    assert repr(entries[:0]) == "no entries"
    assert len(entries[1:3]) == 2
    assert entries == Entries(make_entries(make_document()))


def test_html_is_escaped() -> None:
    text = TEXT.replace("open the plant", "open the <script>alert(1)</script> plant")
    document = make_document(text, title="<img src=x onerror=alert(1)>")
    entry = make_entries(make_document())[1]
    from dataclasses import replace

    from communique.entries.reading import Reading
    from communique.notebook import Report

    hostile = replace(entry, content="<script>alert(1)</script> & “more”")
    html = Report(Reading(document, [hostile], {}, []))._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”" in html


def test_json_is_the_contract_s() -> None:
    plain = communique.read(TEXT).to_json()
    assert plain["document"]["kind"] == "document"
    assert {entry["document"] for entry in plain["entries"]} == {plain["document"]["id"]}
