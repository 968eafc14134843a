"""Whether a document is a corrected version of another that came from the same place."""

from __future__ import annotations

from communique.kinds import Document

_SHARED = 0.5  # of the shorter text's runs of words: a corrected report keeps far more, the next report far less
_RUN = 4


def is_correction(new: Document, old: Document) -> bool:
    """Whether `new` says largely what `old` says and is not dated before it; the order of reading decides the rest."""
    if new.published and old.published and new.published < old.published:
        return False
    runs, others = _runs(new.text), _runs(old.text)
    return len(runs & others) >= _SHARED * min(len(runs), len(others))


def _runs(text: str) -> set[tuple[str, ...]]:
    """All runs of a few words; the whole text where it is shorter."""
    words = text.casefold().split()
    return {tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
