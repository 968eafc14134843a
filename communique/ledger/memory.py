"""What a process that writes remembers of the ledger from one transaction to the next, where nobody else wrote between.

It saves questions only: what it holds is what the ledger would answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Shelved = tuple[str, str, str, str]  # a shelf, and name, value and code of a term on it
_TERMS = 20_000  # keys of terms after which those are forgotten that were not asked for since as many others


@dataclass(slots=True)
class Memory:
    """Keys of terms, and whether anybody judged, as of a version of the ledger; `None` says that nothing is known."""

    version: int | None = None
    judged: bool | None = None
    _young: dict[Shelved, int] = field(default_factory=dict)
    _old: dict[Shelved, int] = field(default_factory=dict)

    def find_term(self, one: Shelved) -> int | None:
        """The key of a term, where it is remembered."""
        key = self._young.get(one)
        if key is None and (key := self._old.get(one)) is not None:
            self._young[one] = key
        return key

    def note_term(self, one: Shelved, key: int) -> None:
        """Remember the key of a term; those that were not asked for in a long time are forgotten."""
        if len(self._young) >= _TERMS:
            self._old, self._young = self._young, {}
        self._young[one] = key
