"""Documents and entries for tests, built without the reader."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from communique.kinds import (
    Actor,
    Area,
    Commitment,
    Document,
    Entry,
    Evidence,
    Figure,
    Hub,
    Meeting,
    Person,
    Statement,
    document_id,
    entry_id,
)

KENYA, GUJARAT = Area("Kenya", "KE"), Area("Gujarat", "IN-GJ")
MINISTER = Person("Amina Wanjiru", "Minister of Trade of Kenya", KENYA)
CHIEF = Person("Rajesh Pâtel", "Chief Minister of Gujarat", GUJARAT)
TEXT = (
    "Kenya and Gujarat to build dairy plant\n\nNAIROBI, 3 March 2024. Minister of Trade Amina Wanjiru met with Chief "
    "Minister Rajesh Pâtel in Nairobi on 2 March 2024. “We will open the plant by June 2025,” she said. Trade between "
    "Kenya and Gujarat exceeded $556 million in 2023. Mombasa is a gateway to East Africa, he said.\n"
)


def make_document(text: str = TEXT, *sources: str, **fields: Any) -> Document:
    """A document of this text; its bytes are the text in UTF-8."""
    content = text.encode()
    known: dict[str, Any] = {
        "title": text.strip().splitlines()[0][:80],
        "published": "2024-03-03",
        "outlet": "Nairobi Wire",
        "language": "en",
    }
    return Document(
        id=document_id(content),
        sources=sources,
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        **(known | fields),
    )


def evidence(document: Document, words: str) -> tuple[Evidence, ...]:
    """The place of these words in the document's text."""
    start = document.text.index(words)
    return (Evidence(start, start + len(words), words),)


def make_entries(document: Document) -> list[Entry]:
    """One entry of each kind that is read, for a document whose text holds `TEXT`."""
    words = {
        "meeting": "Minister of Trade Amina Wanjiru met with Chief Minister Rajesh Pâtel in Nairobi",
        "statement": "“We will open the plant by June 2025,”",
        "commitment": "We will open the plant by June 2025",
        "figure": "Trade between Kenya and Gujarat exceeded $556 million in 2023",
        "hub": "Mombasa is a gateway to East Africa",
    }
    head = {
        kind: {"id": entry_id(kind, document.id, said), "document": document.id, "evidence": evidence(document, said)}
        for kind, said in words.items()
    }
    return [
        Meeting(**head["meeting"], date="2024-03-02", form="meeting", place="Nairobi", participants=(MINISTER, CHIEF)),
        Statement(**head["statement"], mode="direct", speaker=MINISTER, content="We will open the plant by June 2025,"),
        Commitment(
            **head["commitment"],
            force="firm",
            type="pledge",
            actors=(Actor("Kenya", "KE"),),
            counterpart=Actor("Gujarat", "IN-GJ"),
            speaker=MINISTER,
            action="open the plant by June 2025",
            due="2025-06",
            condition=None,
            sectors=(),
            status="open",
        ),
        Figure(
            **head["figure"],
            indicator="trade_turnover",
            subject=None,
            measure="level",
            areas=(KENYA, GUJARAT),
            period="2023",
            compared_to=None,
            unit="USD",
            stated="exceeded $556 million",
            hedge="over",
            low=556e6,
            high=557e6,
            speaker=None,
        ),
        Hub(
            **head["hub"],
            area=Area("Mombasa"),
            serves=(Area("East Africa"),),
            status="existing",
            speaker=CHIEF,
        ),
    ]


def make_ledger(path: Path, count: int = 1) -> None:
    """A ledger of `count` documents that differ, each with its five entries."""
    from communique.ledger.store import Ledger

    with Ledger.open(path, create=True) as ledger:
        for number in range(count):
            document = make_document(TEXT + f"No {number}.\n" * (number > 0), f"reports/{number}.txt")
            entries = make_entries(document)
            ledger.save(document, entries, rules={entries[0].id: "met_with"}, unclear=[(0, 5, "Who is meant?")])
