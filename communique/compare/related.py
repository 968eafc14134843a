"""Words of related meaning: plant and factory, pupil and student, diploma and certificate.

The table is made from WordNet by `tools/build_related.py`; it is loaded with the first word that is asked for, kept as
it lies in its file and searched there.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache

from communique.compare.lexicon import stem
from communique.compare.translate import SHARED
from communique.words.load import FOLDER

SAME = 0.7  # how much a word of the same meaning stands for another,
NEAR = 0.5  # a near one,
FIELD = 0.3  # and one of the same field
_STRENGTHS = (SAME, NEAR, FIELD)


@cache
def _table(language: str) -> list[str]:
    """The lines of the table of a language, in the order of their words; none where it has no table."""
    path = FOLDER / language / "related.tsv"
    if not path.exists():
        return []
    return [line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith("#")]


@lru_cache(maxsize=4096)
def related(word: str, language: str) -> dict[str, float]:
    """The words related to one, each with how much it stands for it, 0 to 1; none for a word that is not known."""
    base = language.split("-")[0].lower()
    lines = _table(SHARED.get(base, base))
    low = word.casefold()
    for one in dict.fromkeys((low, stem(low))):
        at = bisect_left(lines, f"{one}\t")
        if at < len(lines) and lines[at].startswith(f"{one}\t"):
            groups = lines[at].split("\t")[1:]
            return {w: strength for group, strength in zip(groups, _STRENGTHS, strict=False) for w in group.split()}
    return {}
