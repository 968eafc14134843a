"""Word documents (DOCX): paragraphs and the rows of tables, in their order."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from communique.errors import InputError
from communique.gather.needs import need
from communique.said import Said

_MOST = 200_000_000  # bytes that the parts of a document may unpack to
_RATIO = 300
_SMALL = 20_000_000


def read_docx(content: bytes, said: Said, name: str) -> tuple[str, Said]:
    """The text of a Word document. Raises `InputError` for one that is broken or packed beyond measure."""
    _refuse_bomb(content, name)
    docx = need("docx", name)
    try:
        lines = [line for part in docx.Document(io.BytesIO(content)).iter_inner_content() for line in _lines(part)]
    except InputError:
        raise
    except Exception as error:  # whatever a broken document brings about in the library
        raise InputError(
            f"{name} is a Word document that cannot be read ({type(error).__name__}): save it anew, or save its text."
        ) from error
    return "\n\n".join(line for line in lines if line.strip()), said


def _lines(part: Any) -> list[str]:
    """The lines of a paragraph or a table."""
    if hasattr(part, "rows"):
        rows = (
            " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip())) for row in part.rows
        )
        return [" ".join(row.split()) for row in rows if row]
    return [" ".join(line.split()) for line in part.text.replace("\0", "\ufffd").split("\n")]


def _refuse_bomb(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            total = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{name} is a Word document that is broken or cut off: save it anew, or save its text."
        ) from error
    if total > _MOST or total > _SMALL and total > _RATIO * len(content):
        raise InputError(f"{name} is packed beyond all measure, as no text is: it was not unpacked.")
