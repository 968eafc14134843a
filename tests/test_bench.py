"""The bench does what it says with what it measures; nothing here depends on how long anything takes."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parent.parent / "bench"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Loads a module of the bench, whose folder is no package: its scripts are run by their path."""
    monkeypatch.syspath_prepend(BENCH)

    def loaded(name: str) -> ModuleType:
        return importlib.import_module(name)

    return loaded


def test_the_same_number_makes_the_same_report_and_another_another(load: Any) -> None:
    make = load("corpus").make_report
    assert make(5) == make(5)
    assert len({make(number) for number in range(60)}) == 60


def test_reports_hardly_share_a_sentence(load: Any) -> None:
    corpus = load("corpus")
    found = corpus.describe(corpus.make_report(number) for number in range(150))
    assert 400 < found["words_each"] < 650
    assert found["sentences_seen_once"] > 0.95


def test_no_symbol_of_the_grammar_is_left_standing(load: Any) -> None:
    make = load("corpus").make_report
    assert not [number for number in range(200) if "{" in make(number) or "}" in make(number)]


def test_own_reports_leave_the_held_back_sets_alone(load: Any, tmp_path: Path) -> None:
    corpus = load("corpus")
    names = {path.name for path in corpus.own_reports(BENCH.parent, tmp_path)}
    held = {f"own-{path.name}" for path in (BENCH.parent / "tests" / "reports").glob("held-*/*.txt")}
    assert names and not names & held


def test_our_reader_runs_beside_one_that_is_not_there(load: Any, tmp_path: Path) -> None:
    corpus, environments, rounds = load("corpus"), load("environments"), load("rounds")
    readers = [environments.Reader("ours", "ours", "ours"), environments.Reader("gone", "gone", "no_such_module")]
    paths = corpus.write_corpus(tmp_path / "reports", 0, 3)
    ours, gone = rounds.run_rounds(readers, paths[:1], [paths[1:]], tmp_path / "scratch")
    assert ours.failure is None and ours.found > 0 and ours.rate > 0
    assert ours.words == sum(len(path.read_text(encoding="utf-8").split()) for path in paths[1:])
    assert "no_such_module" in (gone.failure or "") and gone.rate == 0


def test_a_slow_reader_takes_every_third_report(load: Any, tmp_path: Path) -> None:
    corpus, environments, rounds = load("corpus"), load("environments"), load("rounds")
    paths = corpus.write_corpus(tmp_path / "reports", 50, 7)
    slow = environments.Reader("slow", "slow", "ours", every=3)
    (result,) = rounds.run_rounds([slow], [], [paths], tmp_path / "scratch")
    assert result.words == sum(len(path.read_text(encoding="utf-8").split()) for path in paths[::3])


def test_an_archive_is_read_into_a_ledger_with_memory_sampled(load: Any, tmp_path: Path) -> None:
    load("corpus").write_corpus(tmp_path / "reports", 100, 8)
    found = load("measures").measure_archive(tmp_path / "reports", tmp_path / "ledger.db")
    assert found["reports"] == 8 and found["entries"] > 0 and len(found["samples"]) == 8
    assert found["peak_mb"] >= max(mb for _, mb, _ in found["samples"]) - 1


def _result(ours: list[float], bare: list[float]) -> dict[str, Any]:
    def reader(label: str, rounds: list[float], failure: str | None = None) -> dict[str, Any]:
        rate = sorted(rounds)[len(rounds) // 2] if rounds else 0.0
        return {"label": label, "failure": failure, "words_per_second": rate, "words_per_second_by_clock": rate,
                "rounds": rounds, "found_per_1000_words": 50.0, "peak_mb": 40.0, "every": 1}  # fmt: skip

    return {
        "readers": {
            "ours": reader("us", ours),
            "bare": reader("bare", bare),
            "gone": reader("gone", [], "not installed"),
        },
        "reports": {"documents": 9, "words": 5000},
        "rounds": len(ours),
        "machine": {"processor": "a processor", "cores": 2, "python": "3.11"},
    }


def test_a_ratio_is_the_middle_of_the_rounds_ratios(load: Any) -> None:
    rows = load("tables").markdown(_result([100.0, 90.0, 200.0], [400.0, 450.0, 500.0])).splitlines()
    assert any(row.startswith("| bare | 450 | 0.25 |") for row in rows)
    assert any("gone" in row and "not installed" in row for row in rows)


def test_a_worse_ratio_than_in_the_last_run_is_told(load: Any) -> None:
    tables = load("tables")
    before = _result([100.0], [400.0])
    assert tables.changes(before, _result([90.0], [400.0])) == []
    (sentence,) = tables.changes(before, _result([50.0], [400.0]))
    assert "bare" in sentence and "0.25 then, 0.12 now" in sentence


def _run(bare: float) -> dict[str, Any]:
    reader = {"failure": None, "label": "a reader", "words_per_second": 9.0, "rounds": [9.0, 9.0]}
    return {"readers": {"ours": reader, "bare": reader | {"rounds": [9.0 / bare, 9.0 / bare]}}}


def test_tells_of_a_ratio_to_the_bare_pass_that_became_worse(load: Any) -> None:
    tables = load("tables")
    assert tables.against_kept({}, _run(0.2)) == []
    assert tables.against_kept({"bare": 0.2}, {"readers": {}}) == []
    (same,) = tables.against_kept({"bare": 0.2}, _run(0.19))
    (worse,) = tables.against_kept({"bare": 0.2}, _run(0.1))
    assert not same.startswith("REGRESSION") and worse == (
        "REGRESSION: 0.100 of the speed of the bare pass now, 0.200 in the run that was kept."
    )


def test_puts_the_table_between_the_marks_of_the_page(load: Any) -> None:
    tables = load("tables")
    page = f"before\n\n{tables.BEGIN}\nold\n{tables.END}\n\nbehind\n"
    assert tables.put_table(page, "| new |") == f"before\n\n{tables.BEGIN}\n\n| new |\n\n{tables.END}\n\nbehind\n"
    assert tables.put_table("no marks", "| new |") == "no marks"


def test_plots_what_ran(load: Any, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    result = _run(0.2) | {"stages": {"lay_out": 0.4, "find_hubs": 0.6}}
    result["archives"] = [{"samples": [(10, 30.0, 0.1), (20, 31.0, 0.2)]}, {"failure": "no room"}]
    written = load("plots").write_plots(result, tmp_path)
    assert [path.name for path in written] == ["speed-readers.svg", "speed-stages.svg", "speed-memory.svg"]
    assert all(path.read_text(encoding="utf-8").count("<svg") == 1 for path in written)


def test_measures_the_share_of_each_stage(load: Any, tmp_path: Path) -> None:
    from communique.entries.stages import STAGES

    load("corpus").write_corpus(tmp_path, 0, 32)
    shares = load("measures").measure_stages(tmp_path)
    assert list(shares) == [stage.__name__ for stage in STAGES]
    assert sum(shares.values()) == pytest.approx(1)


def test_reads_side_by_side_what_it_reads_alone(load: Any, tmp_path: Path) -> None:
    paths = load("corpus").write_corpus(tmp_path, 0, 4)
    assert load("peers.ours_together").load(tmp_path)(paths) == load("peers.ours").load(tmp_path)(paths) > 0
