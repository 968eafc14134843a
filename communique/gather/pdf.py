"""PDF documents: the text of their pages as paragraphs, without the lines that stand on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from communique.errors import InputError
from communique.gather.guarded import Guarded, GuardedError
from communique.gather.needs import need
from communique.said import Said

PAGES = 2_000  # of one document that are read
CHARACTERS = 5_000_000  # of one document that are kept
SECONDS = 60
MEMORY_MB = 1_500
_EDGE = 3  # lines at the top and the foot of a page that may stand on all of them
_ENDS = (".", "!", "?", ":", ";", "”", '"', "»", "…")
_BULLET = re.compile(r"^(?:[•▪●‣*–—-]|\d{1,2}[.)]|[a-z]\))\s")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\ufffe\u2010\x02]$")
_FULL = 0.8  # of the usual width, from which on a line may go on
_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of|-)\s*\d{1,4})?\W*$", re.IGNORECASE)

_guarded = Guarded("communique.gather.pdfium", SECONDS, MEMORY_MB)


def read_pdf(content: bytes, said: Said, name: str) -> tuple[str, Said]:
    """The text of a PDF document. Raises `InputError` for one that is broken, locked, scanned, or beyond measure."""
    need("pypdfium2", name)
    try:
        pages = _guarded.ask(content)
    except GuardedError as error:
        raise InputError(
            f"{name} is a PDF document that cannot be read ({error}): save its text and read that."
        ) from error
    if isinstance(pages, str):
        raise InputError(f"{name} is a PDF document that {pages}: save its text and read that.")
    text = "\n\n".join(join_lines(_without_edges(pages)))
    if not text.strip():
        raise InputError(
            f"{name} is a PDF document without text, perhaps a scan: read it with a text recognition first."
        )
    return text + "\n", said


def _without_edges(pages: list[str]) -> Iterator[str]:
    """The lines of all pages without page numbers and what stands at the edge of most pages; "" ends a page."""
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    seen: Counter[str] = Counter()
    for lines in split:
        seen.update({_alike(line) for line in (*lines[:_EDGE], *lines[-_EDGE:]) if line})
    often = {line for line, count in seen.items() if len(pages) >= 3 and count > len(pages) / 2}
    for lines in split:
        last = len(lines) - 1
        for i, line in enumerate(lines):
            edge = i < _EDGE or i > last - _EDGE
            if edge and (_alike(line) in often or _NUMBER.match(line)):
                continue
            yield line


def _alike(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def join_lines(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs out of lines set to a width: a line that is full and has no end goes on in the next."""
    kept = list(lines)
    lengths = sorted(len(line) for line in kept if len(line) > 20)
    width = lengths[int(len(lengths) * 0.8)] if lengths else 0
    current = ""
    last = 0
    for line in kept:
        if current and line and _goes_on(current, last, line, width):
            current = (
                _HYPHEN.sub("", current) + line
                if _HYPHEN.search(current) and line[0].islower()
                else f"{current} {line}"
            )
        else:
            if current:
                yield current
            current = line
        last = len(line)
    if current:
        yield current


def _goes_on(current: str, last: int, line: str, width: int) -> bool:
    """Whether a line goes on in the next one, by how it ends, how full it is, and how the next begins."""
    if _BULLET.match(line):
        return False
    if line[0].islower():
        return current[-1] not in ".!?" or last >= _FULL * width
    if current.endswith(_ENDS):
        return last >= 0.93 * width
    return last >= _FULL * width
