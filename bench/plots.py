"""The plots of a run for the docs: how fast each reader is, where the time goes, how memory grows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

OURS, OTHERS = "#1f6f8b", "#b8c4c9"
_STYLE = {"svg.fonttype": "none", "svg.hashsalt": "communique", "font.size": 9, "axes.spines.top": False,
          "axes.spines.right": False}  # fmt: skip


def write_plots(result: dict[str, Any], folder: Path) -> list[Path]:
    """Write what there is to plot of a run into a folder, as SVG; the paths written."""
    written = []
    with matplotlib.rc_context(_STYLE):
        written.append(_readers(result, folder / "speed-readers.svg"))
        if isinstance(result.get("stages"), dict) and "failure" not in result["stages"]:
            written.append(_stages(result["stages"], folder / "speed-stages.svg"))
        archives = [archive for archive in result.get("archives", []) if "failure" not in archive]
        if archives:
            written.append(_memory(archives[-1], folder / "speed-memory.svg"))
    return written


def _readers(result: dict[str, Any], path: Path) -> Path:
    """Words a second of each reader that ran, on a logarithmic scale."""
    ran = {key: each for key, each in result["readers"].items() if not each["failure"]}
    rows = sorted(ran.items(), key=lambda row: row[1]["words_per_second"])
    figure, axes = pyplot.subplots(figsize=(7, 0.4 * len(rows) + 0.8))
    rates = [each["words_per_second"] for _, each in rows]
    colours = [OURS if key.startswith(("ours", "compiled")) else OTHERS for key, _ in rows]
    bars = axes.barh([each["label"] for _, each in rows], rates, color=colours)
    axes.bar_label(bars, [f" {rate:,.0f}" for rate in rates])
    axes.set_xscale("log")
    axes.set_xlim(right=max(rates) * 6)
    axes.set_xlabel("words a second of processor time, one process, one thread")
    return _save(figure, path)


def _stages(shares: dict[str, float], path: Path) -> Path:
    """The share of each stage of reading."""
    names = [name.replace("_", " ") for name in shares]
    figure, axes = pyplot.subplots(figsize=(7, 0.3 * len(names) + 0.8))
    bars = axes.barh(names[::-1], [100 * share for share in shares.values()][::-1], color=OURS)
    axes.bar_label(bars, fmt=" %.0f")
    axes.set_xlabel("percent of the time of reading")
    return _save(figure, path)


def _memory(archive: dict[str, Any], path: Path) -> Path:
    """Memory over the reports read into one ledger."""
    figure, axes = pyplot.subplots(figsize=(7, 2.4))
    axes.plot([sample[0] for sample in archive["samples"]], [sample[1] for sample in archive["samples"]], color=OURS)
    axes.set_ylim(bottom=0)
    axes.set_xlabel("reports read into one ledger")
    axes.set_ylabel("memory held, MB")
    return _save(figure, path)


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None})
    pyplot.close(figure)
    return path
