"""A document with all that was read in it as one JSON value: what any machine reads, and a ledger takes in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from communique.errors import CommuniqueError
from communique.gather.raw import Raw
from communique.kinds import Document, Entry, from_json
from communique.ledger.saving import Rows, make_rows
from communique.passages import told_from_json
from communique.pipeline import Choices, how_it_came, our_fault, read_document
from communique.said import Came

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Portable:
    """A document that was read, as plain objects: its record and its entries' in the contract's JSON.

    `rules` names for each entry the rule that spoke; `unclear`, `told` and `came` are what the ledger keeps beside;
    `source` is the path or address that it came from. `turn` counts the documents before it of the same bytes, place
    or page: those of one turn can be kept in any order.
    """

    document: Plain
    entries: list[Plain]
    rules: list[str | None]
    unclear: list[list[Any]]
    told: Plain
    came: Plain | None
    source: str | None
    turn: int = 0

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.document["id"])

    def dumps(self) -> str:
        """As one line of JSON."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(plain, ensure_ascii=False, allow_nan=False)

    @classmethod
    def loads(cls, line: str) -> Portable:
        """What `dumps` gave."""
        return cls(**json.loads(line))

    def typed(self) -> tuple[Document, list[Entry]]:
        """The document and its entries as typed values."""
        return from_json(self.document), [from_json(each) for each in self.entries]

    def rows(self) -> Rows:
        """The rows that a ledger keeps of it."""
        document, entries = self.typed()
        rules = {each.id: rule for each, rule in zip(entries, self.rules, strict=True) if rule}
        notes = [(start, end, sentence) for start, end, sentence in self.unclear]
        came = Came.from_json(self.came) if self.came else None
        return make_rows(document, entries, rules, notes, told_from_json(self.told), came)

    def settled(self, sources: Sequence[str], replaces: str | None, turn: int) -> Portable:
        """The same with all places that it came from, and the version that it corrects."""
        document = {**self.document, "sources": list(sources), "source": min(sources, default=None)}
        return replace(self, document={**document, "replaces": replaces}, turn=turn)


def read_portable(raws: Sequence[Raw], choices: Choices) -> list[Portable | CommuniqueError]:
    """Read documents; each as it can be sent to another machine, or why it could not be read."""
    return [_read_one(raw, choices) for raw in raws]


def _read_one(raw: Raw, choices: Choices) -> Portable | CommuniqueError:
    try:
        found, reading = read_document(raw, choices)
        told, came = reading.told, how_it_came(found, reading, choices)
        return Portable(
            document=reading.document.to_json(),
            entries=[each.to_json() for each in reading.entries],
            rules=[reading.rules.get(each.id) for each in reading.entries],
            unclear=[list(note) for note in reading.unclear],
            told=told.to_json() if told else {"document": reading.document.id, "passages": []},
            came=came.to_json() if came else None,
            source=raw.source,
        )
    except CommuniqueError as error:
        return error
    except Exception as error:  # a fault of ours must cost no other document
        return our_fault(raw.name, error)
