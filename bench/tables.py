"""A run's numbers as a table for the terminal, as one for the README, and what has changed since the run before."""

from __future__ import annotations

import statistics
from typing import Any

WORSE = 0.85  # a ratio below this part of the last run's is told of; less than that is the spread of a machine
BEGIN, END = "<!-- measured by make bench -->", "<!-- end -->"
COLUMNS = ("", "words/s", "by the clock", "ours over it", "compiled", "found per 1,000 words", "peak MB")


def _rows(result: dict[str, Any]) -> list[tuple[str, ...]]:
    ratios, compiled = _ratios(result), _ratios(result, "compiled")
    rows: list[tuple[str, ...]] = []
    for key, reader in result["readers"].items():
        if reader["failure"]:
            rows.append((reader["label"], f"({reader['failure']})", "", "", "", "", ""))
            continue
        rate, clock = f"{reader['words_per_second']:,.0f}", f"{reader['words_per_second_by_clock']:,.0f}"
        ratio = f"{ratios[key]:.2f}" if key in ratios else ""
        faster = f"{compiled[key]:.2f}" if key in compiled else ""
        found = f"{reader['found_per_1000_words']:.0f}"
        rows.append((reader["label"], rate, clock, ratio, faster, found, _mb(reader)))
    return rows


def _mb(reader: dict[str, Any]) -> str:
    return f"{reader['peak_mb']:.0f}"


def _facts(result: dict[str, Any]) -> list[str]:
    """Sentences beside the table."""
    reports, machine = result["reports"], result["machine"]
    every = sorted({reader["every"] for reader in result["readers"].values()} - {1})
    slow = f" Slow readers take one report in {' or '.join(map(str, every))}." if every else ""
    facts = [
        f"{reports['documents']:,} reports that differ, none read twice, {reports['words']:,} words in "
        f"{result['rounds']} rounds, of which the middle one counts; one process, one thread; words a second of "
        f"processor time.{slow}",
        f"Measured on {machine['processor']}, {machine['cores']} cores, Python {machine['python']}.",
    ]
    facts += [_command_fact(command) for command in result.get("commands", [])]
    return facts + [_archive_fact(archive) for archive in result.get("archives", [])]


def _command_fact(command: dict[str, Any]) -> str:
    """How long it takes to start, and to read one report."""
    label, one = command["label"].removesuffix(", reading"), command.get("one_report_ms")
    if "failure" in command or isinstance(one, dict):
        return f"{label}: {command.get('failure') or one}"
    return (
        f"{label}: --help takes {command['more']:.0f} ms more than Python alone ({command['python']:.0f} ms), "
        f"read of one report {one:.0f} ms in all."
    )


def _archive_fact(archive: dict[str, Any]) -> str:
    if "failure" in archive:
        return f"An archive into a ledger: {archive['failure']}"
    seconds = archive["seconds"]
    memory = "flat" if archive["flat"] else f"grown by {archive['grown_mb']:.0f} MB over the last three quarters"
    return (
        f"{archive['reports']:,} reports ({archive['words']:,} words, {archive['entries']:,} entries) into a ledger: "
        f"{seconds:.1f} s ({archive['cpu']:.1f} s of processor time), {archive['words'] / seconds:,.0f} words/s, "
        f"{archive['entries'] / seconds:,.0f} entries/s; a report of the last quarter took "
        f"{archive['last_over_first']:.2f} times as long as one of the first; "
        f"peak {archive['peak_mb']:.0f} MB, memory {memory}; the ledger has {archive['ledger_mb']:.1f} MB."
    )


def plain(result: dict[str, Any]) -> str:
    """The table and the facts for a terminal."""
    rows = [COLUMNS, *_rows(result)]
    ran = [row for row in rows if not row[1].startswith("(")]
    columns = [[row[0] for row in rows], *([row[column] for row in ran] for column in range(1, len(COLUMNS)))]
    widths = [max(map(len, column)) for column in columns]
    lines = [_line(row, widths) for row in rows]
    if result.get("busy"):
        lines.append(f"The machine had other work (clock and processor differ): {', '.join(result['busy'])}.")
    return "\n".join([*lines, "", *_facts(result)])


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip()


def markdown(result: dict[str, Any]) -> str:
    """The table and the facts for the README."""
    head = "| reader | words/s | ours over it | compiled over it | peak MB |\n| --- | ---: | ---: | ---: | ---: |"
    rows = [f"| {label} | {rate} | {over} | {more} | {peak} |" for label, rate, _, over, more, _, peak in _rows(result)]
    return "\n".join([head, *rows, "", *(f"- {fact}" for fact in _facts(result))])


def changes(before: dict[str, Any] | None, result: dict[str, Any]) -> list[str]:
    """Sentences on ratios to other readers that have become clearly worse since the last run here."""
    old, new = _ratios(before) if before else {}, _ratios(result)
    return [
        f"Slower than in the last run, beside {result['readers'][key]['label']}: {old[key]:.2f} then, {ratio:.2f} now."
        for key, ratio in new.items()
        if key in old and ratio < WORSE * old[key]
    ]


def bare_ratio(result: dict[str, Any]) -> float | None:
    """Our speed over that of the bare pass; `None` where one of them did not run."""
    return _ratios(result).get("bare")


def against_kept(kept: dict[str, float], result: dict[str, Any]) -> list[str]:
    """A sentence on how the ratio to the bare pass stands beside the one kept; it says where it has become worse."""
    old, new = kept.get("bare"), bare_ratio(result)
    if not old or not new:
        return []
    word = "REGRESSION: " if new < WORSE * old else ""
    return [f"{word}{new:.3f} of the speed of the bare pass now, {old:.3f} in the run that was kept."]


def put_table(page: str, table: str) -> str:
    """A page of the docs with this table between its two marks."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}" if rest else page


def _ratios(result: dict[str, Any], own: str = "ours") -> dict[str, float]:
    """The speed of one of our readers over each other reader's: the middle of the rounds' ratios.

    In a round both share what slows one.
    """
    rounds = {key: reader["rounds"] for key, reader in result["readers"].items() if not reader["failure"]}
    ours = rounds.pop(own, [])
    return {
        key: statistics.median(our / its for our, its in zip(ours, theirs, strict=True))
        for key, theirs in rounds.items()
        if ours and theirs
    }
