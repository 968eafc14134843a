"""What could not be read, for a person: the reason, since when, how often it was tried."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from communique.ledger.failing import Failure


def show_failures(failures: Iterable[Failure]) -> Text:
    """A line for each failure, its reason first, and what is to be said of it below."""
    shown = Text()
    for each in failures:
        shown.append(f"{each.reason}\n", style="bold")
        shown.append(f"    {_when(each)}{_again(each)}\n", style="dim")
    shown.append("Try again: communique failures --retry")
    return shown


def _when(failure: Failure) -> str:
    first, last = failure.first[:16].replace("T", " "), failure.last[:16].replace("T", " ")
    if failure.tries == 1:
        return f"tried once, {first} UTC"
    return f"tried {failure.tries} times from {first} to {last} UTC"


def _again(failure: Failure) -> str:
    if failure.origin is None:
        return "; it came by standard input and cannot be tried again"
    return "; it may pass by itself" if failure.passing else ""
