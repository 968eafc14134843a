"""Large ledgers for tests: documents with entries of all kinds, made without the reader, quickly."""

from __future__ import annotations

import hashlib
import random
from itertools import accumulate
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
    Followup,
    Hub,
    Meeting,
    Person,
    Reconciliation,
    Sector,
    Statement,
    document_id,
    entry_id,
)  # fmt: skip
from communique.ledger.filters import Filter
from communique.ledger.paging import page_of_entries
from communique.ledger.saving import make_rows
from communique.ledger.store import Ledger

CODES = "BY RU KE IN CN KZ DE TR AE BR CU EG ET FR ID IR IT JP LV MN NG PK PL QA RS SA SG TZ UA US UZ VN ZA ZW".split()
AREAS = [
    *(Area(f"Land {code}", code) for code in CODES),
    *(Area(f"Region {n} of {code}", f"{code}-{n}") for code in CODES[:8] for n in range(10, 30)),
]
_WEIGHTS = [1 / (n + 1) for n in range(len(AREAS))]  # few areas are named in most reports, most in few
PEOPLE = [Person(f"Given{n % 97} Family{n}", f"Minister No {n % 40}", area)
          for n, area in enumerate(random.Random(1).choices(AREAS, _WEIGHTS, k=4000))]  # fmt: skip
_SEEN_SO_FAR = list(accumulate(1 / (n + 10) for n in range(len(PEOPLE))))
_AT_ONCE = 250  # documents kept in one transaction
WORDS = "trade plant tractor bus wheat port road energy water school hospital rail steel cotton mango milk".split()


def make_volume(path: Path, documents: int, entries: int = 25, *, seed: int = 0) -> None:
    """A ledger of so many documents, each with so many entries; the same every time."""
    chance = random.Random(seed)
    earlier: list[str] = []
    with Ledger.open(path, create=True) as ledger:
        for first in range(0, documents, _AT_ONCE):
            rows = []
            for number in range(first, min(first + _AT_ONCE, documents)):
                document, made = one(number, entries, chance, earlier)
                rows.append(make_rows(document, made, {}))
                earlier += [each.id for each in made if each.kind == "commitment"][:1]
            ledger.together(lambda keeper, rows=rows: [keeper.save(each) for each in rows])  # type: ignore[misc]
        ledger.save_entries(list(comparisons(ledger, documents // 20)))


def one(number: int, count: int, chance: random.Random, earlier: list[str]) -> tuple[Document, list[Entry]]:
    """A document and its entries; some follow up commitments of earlier ones."""
    kinds = [("commitment", "figure", "statement", "commitment", "figure", "statement", "meeting", "hub")[n % 8]
             for n in range(count)]  # fmt: skip
    sentences = [f"{kind.capitalize()} {n} of report {number}: {' '.join(chance.choices(WORDS, k=14))}."
                 for n, kind in enumerate(kinds)]  # fmt: skip
    text = f"Report {number} on {chance.choice(WORDS)}\n\n" + "\n\n".join(sentences) + "\n"
    content = text.encode()
    day = f"{2015 + number % 11}-{1 + number % 12:02}-{1 + number % 28:02}"
    document = Document(
        document_id(content), f"Report {number} on {chance.choice(WORDS)}", day, f"Outlet {number % 50}", "en",
        (f"reports/{number}.txt",), text, hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    made: list[Entry] = []
    at = text.index("\n\n") + 2
    for kind, words in zip(kinds, sentences, strict=True):
        made.append(entry(kind, document, words, at, chance))
        at += len(words) + 2
    if earlier and number % 4 == 0:
        piece = Evidence(0, 12, text[:12])
        bearing = chance.choice(("fulfils", "progresses", "delays"))
        made.append(
            Followup(entry_id("followup", document.id, number), document.id, (piece,), chance.choice(earlier), bearing,
                     "The same thing.", 0.8, chance.choice(("applied", "offered")), None)
        )  # fmt: skip
    return document, made


def entry(kind: str, document: Document, words: str, at: int, chance: random.Random) -> Entry:
    """An entry of a kind with these words at this place."""
    head: dict[str, Any] = {
        "id": entry_id(kind, document.id, at),
        "document": document.id,
        "evidence": (Evidence(at, at + len(words), words),),
    }
    (person, other), year = chance.choices(PEOPLE, cum_weights=_SEEN_SO_FAR, k=2), 2015 + chance.randrange(15)
    areas = tuple(area for area in (person.represents, other.represents) if area)
    match kind:
        case "meeting":
            return Meeting(**head, date=document.published, form="meeting", place="Town", participants=(person, other))
        case "statement":
            return Statement(**head, mode="indirect", speaker=person, content=words)
        case "figure":
            low = chance.randrange(1, 999) * 1e6
            return Figure(
                **head, indicator=chance.choice(("exports", "imports", "trade_turnover")), subject=None,
                measure="level", areas=areas, period=str(year), compared_to=None, unit="USD", stated=f"${low:,.0f}",
                hedge="about", low=low, high=low + 1e6, speaker=person,
            )  # fmt: skip
        case "hub":
            return Hub(**head, area=areas[0], serves=areas[1:], status="planned", speaker=person)
    return Commitment(
        **head, force=chance.choice(("firm", "soft", "conditional")), type="pledge",
        actors=(Actor(areas[0].name, areas[0].code),), counterpart=None, speaker=person, action=words,
        due=str(year) if year % 3 else None, condition=None, sectors=(Sector("8701", "tractors"),), status="open",
    )  # fmt: skip


def comparisons(ledger: Ledger, count: int) -> list[Reconciliation]:
    """Comparisons of two figures each, among the first documents, a third of them conflicts."""

    figures = [kept.entry for kept in page_of_entries(ledger, Filter(kinds=("figure",)), limit=2 * count).rows]
    made = []
    for n, (one, other) in enumerate(zip(figures[::2], figures[1::2], strict=False)):
        pieces = tuple(
            Evidence(each.evidence[0].start, each.evidence[0].end, each.evidence[0].text, each.document)
            for each in (one, other)
        )
        verdict = ("agree", "agree when rounded", "conflict")[n % 3]
        made.append(
            Reconciliation(
                entry_id("reconciliation", "", one.id, other.id), None, pieces, (one.document, other.document),
                one.indicator, None, one.areas, "level", one.period, None, "USD", (one.id, other.id), verdict, True,
                None if verdict == "conflict" else one.low, None if verdict == "conflict" else one.high,
                "Two figures of one quantity.", (),
            )
        )  # fmt: skip
    return made
