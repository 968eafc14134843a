"""Our reading as a user has it: files found, decoded, read and kept in a ledger, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path


def load(scratch: Path) -> Callable[[Sequence[Path]], int]:
    """The whole flow over files into one ledger in `scratch`, giving the number of entries."""
    from communique.ledger.store import Ledger  # only the project's own environment holds these
    from communique.pipeline import Choices, read_paths
    from communique.settings import Settings

    ledger = Ledger.open(scratch / "rounds.db", create=True)

    def read(paths: Sequence[Path]) -> int:
        batch = read_paths(ledger, [str(path) for path in paths], Choices(), Settings())
        if batch.failures or batch.read != len(paths):
            raise RuntimeError(f"{batch.read} of {len(paths)} files read: {' '.join(batch.failures[:3])}")
        return batch.entries

    return read
