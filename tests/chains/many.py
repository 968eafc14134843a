"""Many made-up commitments of many documents, for questions of scale."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from communique.kinds import Actor, Commitment, Document, Evidence, document_id, entry_id
from communique.passages import Passage, Told

THINGS = (
    "school", "bridge", "clinic", "museum", "reservoir", "stadium", "library", "greenhouse", "tram depot", "laboratory",
    "harbour", "sawmill", "dairy", "observatory", "quarry", "airfield", "theatre", "hatchery", "cable car", "archive",
)  # fmt: skip
CODES = ("KE", "PE", "VN", "SE", "UZ", "CA", "PT", "TH", "GE", "CL", "MA", "NO")
PER_DOCUMENT = 10


def make(count: int) -> Iterator[tuple[Document, list[Commitment], Told]]:
    """Documents that together hold `count` commitments, each to build one thing in a town of its own."""
    for number in range(count // PER_DOCUMENT):
        yield one(number)


def one(number: int) -> tuple[Document, list[Commitment], Told]:
    """The document with this number."""
    lines = [
        f"The region will build a {thing(number, n)} in {town(number, n)} by {due(number)}."
        for n in range(PER_DOCUMENT)
    ]
    text = f"Report {number}\n" + "\n".join(lines) + "\n"
    id = document_id(text.encode())
    day = f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    document = Document(id, f"Report {number}", day, None, "en", (), text, id[1:])
    code = CODES[number % len(CODES)]
    made = []
    for n, line in enumerate(lines):
        start = text.index(line)
        made.append(
            Commitment(
                entry_id("commitment", id, n), id, (Evidence(start, start + len(line), line),), "firm", "pledge",
                (Actor("the region", code),), None, None, f"build a {thing(number, n)} in {town(number, n)}",
                due(number), None, (), "open",
            )
        )  # fmt: skip
    return document, made, Told(id, (code,), (f"Governor {number % 500}",))


def thing(number: int, n: int) -> str:
    """What is built."""
    return THINGS[(number * 7 + n * 3) % len(THINGS)]


def town(number: int, n: int) -> str:
    """A town's name that no other commitment has."""
    digest = blake2b(f"{number}.{n}".encode(), digest_size=5).digest()
    return "".join("bcdfghjklmnpqrst"[b % 16] + "aeiou"[b // 16 % 5] for b in digest).capitalize()


def due(number: int) -> str:
    """A month, two years on."""
    return f"{2017 + number % 10}-{number % 12 + 1:02}"


def later(number: int) -> tuple[Document, Told]:
    """A report, read long after, that the first thing of a document was opened."""
    words = f"The {thing(number, 0)} in {town(number, 0)} was opened on Monday."
    text = f"Later report {number}\n{words}\n"
    id = document_id(text.encode())
    document = Document(id, "Later", "2031-01-01", None, "en", (), text, id[1:])
    start = text.index(words)
    passage = Passage(
        id, start, start + len(words), words, "fulfils", "opened", "open",
        f"The {thing(number, 0)} in {town(number, 0)}", "on Monday",
    )  # fmt: skip
    return document, Told(id, (CODES[number % len(CODES)],), (), (), (passage,))
