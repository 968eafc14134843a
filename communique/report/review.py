"""Going through what waits for a person: one entry after the other, one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.text import Text

from communique.errors import CommuniqueError, JudgementError, UnknownEntryError, UsageError
from communique.kinds import Followup, Judgement
from communique.ledger.fields import field_names, read_field
from communique.ledger.judgements import confirm, edit, last_judgement, reject, undo
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Kept, Ledger
from communique.report.entry import show_entry
from communique.report.phrases import one_line
from communique.report.table import put

KEYS = {"c": "confirm", "r": "reject", "e": "edit", "s": "skip", "u": "undo", "q": "quit"}
_ASKED = "  ".join(f"[{key}]{name[1:]}" for key, name in KEYS.items())


class Asking(Protocol):
    """Where keys and lines come from: a terminal, or a test. Each is empty where nothing more comes."""

    def key(self) -> str:
        """The next key."""

    def line(self, prompt: str) -> str:
        """The next line."""


@dataclass(slots=True)
class Reviewed:
    """What came of a review: the judgements made and not taken back, and how many entries were left."""

    made: list[Judgement]
    left: int


def review(ledger: Ledger, ids: Sequence[str], by: Reviewer, asking: Asking, console: Console) -> Reviewed:
    """Go through these entries, each shown in its context, until all are done or the person quits.

    What somebody else judges in the meantime is said and not overwritten.
    """
    return _Review(ledger, ids, by, asking, console).go()


class _Review:
    def __init__(self, ledger: Ledger, ids: Sequence[str], by: Reviewer, asking: Asking, console: Console) -> None:
        self._ledger, self._ids, self._by, self._asking, self._console = ledger, ids, by, asking, console
        self._at = 0
        self._made: list[tuple[int, Judgement]] = []
        self._done: dict[str, Callable[[str, str | None], bool]] = {
            "c": self._confirm, "r": self._reject, "e": self._edit, "s": self._skip, "u": self._undo,
        }  # fmt: skip

    def go(self) -> Reviewed:
        """Ask for a key for each entry; an entry that somebody judged since the list was made is passed over."""
        while self._at < len(self._ids):
            id = self._ids[self._at]
            try:
                found = self._ledger.get(id)
            except UnknownEntryError as error:  # removed, or read anew, by somebody else
                self._say(str(error))
                self._at += 1
                continue
            if isinstance(found, Kept) and not self._judge(found):
                break
        return Reviewed([made for _, made in self._made], len(self._ids) - self._at)

    def _judge(self, kept: Kept) -> bool:
        """Show an entry and do what the keys say until it is left; false to quit."""
        seen = last_judgement(self._ledger, kept.id)
        self._show(kept)
        while True:
            self._console.file.write(f"{_ASKED} > ")
            self._console.file.flush()
            key = self._asking.key().lower()
            if key in ("q", "", "\x03", "\x04"):
                self._say("quit")
                return False
            self._say(KEYS.get(key, ""))
            if key not in self._done:
                self._say(f"There is no key {key!r}: " + ", ".join(f"{k} {name}" for k, name in KEYS.items()) + ".")
                continue
            try:
                if self._done[key](kept.id, seen):
                    return True
            except JudgementError as error:
                self._say(str(error))
                return True  # the entry is shown anew, as it stands now
            except CommuniqueError as error:
                self._say(str(error))

    def _show(self, kept: Kept) -> None:
        parts: list[RenderableType] = [Text(), Text(f"{self._at + 1} of {len(self._ids)}", style="bold")]
        entry = kept.entry
        colour = self._console.color_system is not None
        if isinstance(entry, Followup):
            parts += [Text(f"Does this passage belong to the commitment? {one_line(entry.explanation)}")]
            parts += self._commitment(entry.commitment, colour)
        put(self._console, Group(*parts, show_entry(self._ledger, kept, colour=colour)))

    def _commitment(self, id: str, colour: bool) -> list[RenderableType]:
        try:
            found = self._ledger.get(id)
        except UnknownEntryError:
            return [Text(f"The commitment {id} is not there any more.")]
        return [show_entry(self._ledger, found, colour=colour), Text()] if isinstance(found, Kept) else []

    def _confirm(self, id: str, seen: str | None) -> bool:
        return self._keep(confirm(self._ledger, id, self._by, seen=seen))

    def _reject(self, id: str, seen: str | None) -> bool:
        return self._keep(reject(self._ledger, id, self._by, seen=seen))

    def _edit(self, id: str, seen: str | None) -> bool:
        """Ask for fields until an empty line; without any the entry is left as it is."""
        kind = self._kept(id).entry.kind
        changed = {}
        self._say(f"Fields: {', '.join(field_names(kind))}; an empty line ends.")
        while line := self._asking.line("FIELD=VALUE: ").strip():
            name, is_there, said = line.partition("=")
            try:
                if not is_there:
                    raise UsageError("Write FIELD=VALUE, such as due=2025-06.")
                changed[name.strip()] = read_field(kind, name.strip(), said)
            except UsageError as error:
                self._say(str(error))
        return bool(changed) and self._keep(edit(self._ledger, id, changed, self._by, seen=seen))

    def _skip(self, id: str, seen: str | None) -> bool:
        self._at += 1
        return True

    def _undo(self, id: str, seen: str | None) -> bool:
        """Take back the last judgement of this review, and go back to its entry."""
        if not self._made:
            self._say("Nothing to take back yet.")
            return False
        self._at, made = self._made.pop()
        undo(self._ledger, made.id, Reviewer(self._by.name))
        return True

    def _keep(self, made: Judgement) -> bool:
        self._made.append((self._at, made))
        self._at += 1
        return True

    def _kept(self, id: str) -> Kept:
        found = self._ledger.get(id)
        if not isinstance(found, Kept):
            raise UsageError(f"{id} is a document: only entries are reviewed.")
        return found

    def _say(self, words: str) -> None:
        self._console.file.write(words + "\n")
        self._console.file.flush()
