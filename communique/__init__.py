"""Official reports in, a ledger out: who met whom, what was said, figures, commitments and hubs.

In a notebook, `communique.read("...the report's text...")` gives the entries as typed values.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

# Loaded here so that the function below, which bears the same name as this room, is not shadowed by it later.
import communique.read  # noqa: F401

if TYPE_CHECKING:
    from communique.notebook import Report

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(text: str | Path, *, language: str | None = None, published: str | None = None) -> Report:
    """Read a report: its text as a string, or a file as a `pathlib.Path`.

    `language` is a BCP 47 tag where the text's own is not to be found by itself; `published` an ISO day for a text
    that does not give its own. Raises `communique.errors.InputError` where it cannot be read.

    >>> report = communique.read("...")
    >>> report.figures[0].low
    """
    from communique import notebook  # here, so that the command starts fast

    return notebook.read(text, language=language, published=published)
