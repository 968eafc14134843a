"""Paths to inputs: files, folders in sorted order, `-` for standard input; each with its bytes and its text."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from communique.errors import InputError
from communique.read.encoding import decode
from communique.said import NOTHING, Came, Said

STDIN = "-"
SAMPLES = Path(__file__).parent.parent / "samples"
# What lies beside reports in folders: parts of saved pages, programs, pictures, recordings, leavings of programs.
ASIDE = frozenset(
    ".js .mjs .css .map .scss .ts .tsx .jsx .vue .py .pyc .c .h .cpp .java .class .go .rs .rb .php .sh .bat .ps1 .exe"
    " .dll .so .ini .cfg .conf .yml .yaml .toml .lock .log .sql .db .sqlite .db-wal .db-shm .png .jpg .jpeg .gif .svg"
    " .webp .ico .bmp .tif .tiff .avif .woff .woff2 .ttf .otf .eot .mp3 .mp4 .webm .avi .mov .wav .ogg .ics .vcf"
    " .part .crdownload .tmp .bak .swp".split()
)
_MEGABYTE = 1_000_000
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # without tab, line ends, form feed, escape
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!\x1a", "an archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording or an image"),
    (b"wOF", "a font"),
)


@dataclass(frozen=True, slots=True)
class Input:
    """One text: `source` is where it came from (`None` for standard input), `name` what to call it.

    `content` is the bytes as they came, `text` what was decoded or extracted, `said` what their metadata say, and
    `came` how they came (`None` for a text that came as itself).
    """

    name: str
    source: str | None
    content: bytes
    text: str
    encoding: str
    said: Said = NOTHING
    came: Came | None = None


@dataclass(slots=True)
class Skipped:
    """What folders held and was left aside: files by their ending, hidden ones under `hidden`."""

    endings: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{count} {ending}" for ending, count in sorted(self.endings.items()))


def find_paths(
    paths: Iterable[str], skipped: Skipped | None = None, *, alone: bool = True
) -> Iterator[str | InputError]:
    """Each path to read, folders walked in sorted order; an `InputError` in the place of each that cannot be.

    A folder without any is one too, unless not `alone`.
    """
    skipped = skipped if skipped is not None else Skipped()
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
        else:
            here = Skipped()
            yield from _find_in_folder(path, here, alone)
            skipped.endings += here.endings


def _find_in_folder(folder: str, skipped: Skipped, alone: bool) -> Iterator[str | InputError]:
    failures: list[InputError] = []
    found = False
    for place, names, files in os.walk(folder, onerror=lambda error: failures.append(refusal(error))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if _is_wanted(place, name, skipped):
                found = True
                yield os.path.join(place, name)
        yield from failures
        found = found or bool(failures)
        failures.clear()
    yield from failures
    if not found and not failures and alone:
        yield no_reports(folder, skipped)


def no_reports(folder: str, skipped: Skipped) -> InputError:
    """The sentence for a folder in which nothing was found to read."""
    beside = f" (only {skipped})" if skipped.endings else ""
    return InputError(
        f"The folder {show_path(folder)} holds no reports{beside}: "
        "put texts, saved pages or documents in it, or name the files themselves."
    )


def _is_wanted(folder: str, name: str, skipped: Skipped) -> bool:
    ending = Path(name).suffix.lower()
    if name.startswith("."):
        skipped.endings["hidden"] += 1
    elif ending in ASIDE:
        skipped.endings[ending] += 1
    elif stat.S_IFMT(_mode(os.path.join(folder, name))) not in (stat.S_IFREG, 0):
        skipped.endings["not a file"] += 1
    else:
        return True
    return False


def _mode(path: str) -> int:
    """The mode of what is there; 0 for what cannot be looked at, so that reading it says why."""
    try:
        return os.stat(path).st_mode
    except OSError:
        return 0


def load_input(path: str, *, max_mb: int = 20) -> Input:
    """The input at a path (`-`: standard input). Raises `InputError` for all that is not a text of at most `max_mb`."""
    name = "Standard input" if path == STDIN else show_path(path)
    content = _read_bytes(path, name, max_mb * _MEGABYTE)
    if not content:
        raise InputError(f"{name} is empty: put a report's text in it and read it again.")
    _refuse_binary(name, content)
    return decode_input(name, None if path == STDIN else show_path(os.path.normpath(path)), content)


def decode_input(name: str, source: str | None, content: bytes) -> Input:
    """The input that a plain text's bytes are. Raises `InputError` for blanks and for what is no text."""
    text, encoding = decode(content)
    if not text.strip():
        raise InputError(f"{name} holds nothing but blanks: put a report's text in it and read it again.")
    _refuse_controls(name, content, text)
    return Input(name, source, content, text, encoding)


def find_samples() -> Iterator[Input]:
    """The reports that come with the package, named as if they lay in a folder `samples`."""
    for path in sorted(SAMPLES.glob("*.txt")):
        yield replace(load_input(str(path)), name=f"samples/{path.name}", source=f"samples/{path.name}")


def show_path(path: str | Path) -> str:
    """A path as text that can be written anywhere: bytes of its name that are not UTF-8 are U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read_bytes(path: str, name: str, limit: int) -> bytes:
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(limit + 1)
            size = len(content)
        else:
            with open(path, "rb") as file:
                size = os.fstat(file.fileno()).st_size
                content = file.read(limit + 1) if size <= limit else b""
    except OSError as error:
        raise refusal(error, name) from error
    if max(size, len(content)) > limit:
        has = f"has {size / _MEGABYTE:,.1f} MB" if size > limit + 1 else "goes on"
        raise InputError(
            f"{name} {has} and a text may have {limit // _MEGABYTE:,} MB: split it into its reports, "
            "or raise the setting COMMUNIQUE_MAX_MB."
        )
    return content


def refusal(error: OSError, name: str | None = None) -> InputError:
    """The sentence for a path that cannot be read."""
    name = name or show_path(str(error.filename))
    match error:
        case FileNotFoundError():
            return InputError(f"{name} is not there: check the path; it may have been moved or deleted.")
        case PermissionError():
            return InputError(f"{name} may not be read by this user: change its permissions, or copy it elsewhere.")
        case IsADirectoryError():
            return InputError(f"{name} is a folder: name a file in it.")
    return InputError(f"{name} cannot be read ({error.strerror or error}): check the file and read it again.")


def _refuse_binary(name: str, content: bytes) -> None:
    what = next((what for magic, what in _MAGIC if content.startswith(magic)), None)
    if what is None and content[4:8] == b"ftyp":
        what = "a film or a recording"
    if what:
        raise InputError(f"{name} is {what}, not a text: save its text as a .txt file and read that.")


def _refuse_controls(name: str, content: bytes, text: str) -> None:
    """Refuse what is no text by its share of control characters; a stray one, also U+0000, is let pass."""
    controls = len(_CONTROLS.findall(text))
    zeros = 0 if b"\0" not in content else text.count("\ufffd")
    if (controls >= 4 and controls > 0.05 * len(text)) or (zeros >= 4 and zeros > 0.3 * len(text)):
        raise InputError(f"{name} is a binary file, not a text: save its text as a .txt file and read that.")
