"""The report on one screen, tables, entries and explanations."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from communique.kinds import KINDS, Commitment, Figure
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.entry import print_kept
from communique.report.explain import Mark, label_entries, mark_text, show_explanation
from communique.report.summary import print_summary, summarise
from communique.report.table import COLUMNS, make_console, put, show_list
from tests.builders import TEXT, make_document, make_entries, make_ledger

pytestmark = pytest.mark.ledger


def piped() -> tuple[Console, io.StringIO]:
    file = io.StringIO()
    return make_console(file), file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_ledger(tmp_path / "test.db")
    return tmp_path / "test.db"


def report(path: Path, wanted: Filter | None = None) -> str:
    console, file = piped()
    with Ledger.open(path) as ledger:
        print_summary(console, summarise(ledger, wanted or Filter()))
    return file.getvalue()


def test_the_report_says_who_met_whom_and_all_the_rest(path: Path) -> None:
    said = report(path)
    for part in (
        "1 document, 1 commitment, 1 figure, 1 hub, 1 meeting, 1 statement.",
        "2 Mar 2024  Amina Wanjiru (Minister of Trade of Kenya) - Rajesh Pâtel (Chief Minister of Gujarat)",
        "$556 to 557 million  trade turnover  Kenya - Gujarat  2023  exceeded $556 million",
        "by Jun 2025  firm pledge  Kenya  open the plant by June 2025",
        "Mombasa  existing  for East Africa  Rajesh Pâtel",
        "Who is meant?  Kenya",
    ):
        assert part in said
    assert "\x1b" not in said
    assert not any(line.endswith(" ") for line in said.splitlines())


def test_the_report_takes_filters(path: Path) -> None:
    assert "Hubs" not in report(path, Filter(area="KE"))
    assert "Figures" not in report(path, Filter(person="wanjiru"))
    assert report(path, Filter(area="BR")) == "Nothing was found.\n"


def test_the_report_of_many_documents_stays_on_a_screen(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "many.db", create=True) as ledger:
        for number in range(60):
            document = make_document(TEXT + f"No {number}.")
            entries = make_entries(document)
            commitment = entries[2]
            assert isinstance(commitment, Commitment)
            ledger.save(document, [*entries[:2], replace(commitment, action=f"open plant {number}"), *entries[3:]])
    said = report(tmp_path / "many.db")
    assert len(said.splitlines()) <= 60
    assert "and 48 more: communique list commitment" in said


def test_deadlines_come_first_and_what_is_said_twice_is_shown_once(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        for number, due in enumerate(("2027", None, "2025-06", "2025-06")):
            document = make_document(TEXT + f"No {number}.")
            commitment = make_entries(document)[2]
            assert isinstance(commitment, Commitment)
            ledger.save(document, [replace(commitment, due=due)])
        summary = summarise(ledger, Filter())
    assert [commitment.due for commitment, _ in summary.commitments] == ["2025-06", "2027", None]


def test_each_kind_has_columns_for_lists() -> None:
    assert set(COLUMNS) == set(KINDS)


def test_a_list_in_a_pipe_has_a_whole_line_for_each_entry(tmp_path: Path) -> None:
    document = make_document(TEXT, title="A very long title " * 40)
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        ledger.save(document, make_entries(document))
        console, file = piped()
        assert show_list(console, "document", ledger.documents()) == 1
        assert show_list(console, "figure", ledger.kept(Filter(kinds=("figure",)))) == 1
        assert show_list(console, "story", []) == 0
    lines = file.getvalue().splitlines()
    assert len(lines) == 4
    assert ("A very long title " * 40).strip() in lines[1]
    assert lines[0].index("published") == lines[1].index("3 Mar 2024")


def test_a_list_on_a_terminal_folds_and_cuts_nothing(path: Path) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=60, color_system="standard", markup=False)
    with Ledger.open(path) as ledger:
        show_list(console, "commitment", ledger.kept(Filter(kinds=("commitment",))))
    assert "…" not in file.getvalue()


def test_an_entry_is_shown_with_its_sentence_marked(path: Path) -> None:
    console, file = piped()
    with Ledger.open(path) as ledger:
        for kept in ledger.kept():
            print_kept(console, ledger, kept)
        print_kept(console, ledger, next(ledger.documents()))
    said = file.getvalue()
    assert "⟦Trade between Kenya and Gujarat exceeded $556 million in 2023⟧." in said
    assert "⟦“We will open the plant by June 2025,”⟧ she said." in said
    assert "Nairobi Wire · 3 Mar 2024 · reports/0.txt" in said
    assert "Read by the rule met_with." in said
    assert "low          556,000,000" in said
    assert "1 commitment, 1 figure, 1 hub, 1 meeting, 1 statement" in said


def test_markup_and_escapes_in_a_document_are_only_text(tmp_path: Path) -> None:
    text = "[bold red]Title[/]\n\nThe \x1b]0;owned\x07 minister [link=http://x]met[/link] :smile: the governor.\n"
    document = make_document(text + TEXT)
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        ledger.save(document, make_entries(document))
        console, file = piped()
        print_kept(console, ledger, document)
        show_list(console, "document", ledger.documents())
        put(console, show_explanation(document, make_entries(document), {}, []))
    said = file.getvalue()
    assert said.count("[bold red]Title[/]") >= 3
    assert ":smile:" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_marks_lie_in_and_across_each_other() -> None:
    marks = [Mark(0, 6, "s1", ""), Mark(2, 4, "c1", ""), Mark(5, 8, "f1", ""), Mark(0, 6, "h1", "")]
    assert mark_text("0123456789", marks).plain == "⟦s1 ⟦h1 01⟦c1 23 c1⟧4⟦f1 5 h1⟧ s1⟧67 f1⟧89"


def test_an_explanation_names_the_rule_of_each_entry() -> None:
    document = make_document()
    entries = make_entries(document)
    assert label_entries(entries) == ["m1", "s1", "c1", "f1", "h1"]
    console, file = piped()
    put(console, show_explanation(document, entries, {entries[3].id: "between_and"}, [(0, 5, "Who?")]), soft_wrap=True)
    said = file.getvalue()
    assert "⟦?1 Kenya ?1⟧ and Gujarat" in said
    assert "⟦s1 “⟦c1 We will open the plant by June 2025 c1⟧,” s1⟧ she said." in said
    assert "⟦f1 Trade between Kenya and Gujarat exceeded $556 million in 2023 f1⟧." in said
    assert "f1  figure  what trade turnover; areas Kenya - Gujarat; period 2023; amount $556 to 557 million;" in said
    assert "    rule: between_and" in said
    assert "?1  Who?" in said


def test_an_interval_without_bounds_is_shown(tmp_path: Path) -> None:
    document = make_document()
    figure = make_entries(document)[3]
    assert isinstance(figure, Figure)
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        ledger.save(document, [replace(figure, low=None, high=5.0, period="--10-16", areas=())])
        console, file = piped()
        show_list(console, "figure", ledger.kept())
        print_summary(console, summarise(ledger, Filter()))
        print_kept(console, ledger, next(iter(ledger.kept())))
    assert "at most $5" in file.getvalue()
    assert "16 Oct" in file.getvalue()
