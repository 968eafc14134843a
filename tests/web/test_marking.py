"""Marks over a text: each piece once, in order, with the entries that it belongs to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.kinds import Area, Evidence, Hub
from communique.web.marking import mark
from tests.builders import make_document, make_entries


def hub(document: str, id: str, start: int, end: int, text: str) -> Hub:
    return Hub(id, document, (Evidence(start, end, text[start:end]),), Area("X"), (), "existing", None)


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20))))
def test_the_text_stays_whole_however_marks_overlap(text: str, spans: list[tuple[int, int]]) -> None:
    document = make_document(f"Title\n{text}")
    text = document.text
    entries = [
        hub(document.id, f"h{n}", start, min(len(text), start + length), text)
        for n, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    paragraphs, notes = mark(document, entries)
    assert "\n".join("".join(piece.text for piece in each.pieces) for each in paragraphs).split() == text.split()
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    for note in notes:
        (piece,) = note.entry.evidence
        marked = "".join(p.text for each in paragraphs for p in each.pieces if note in p.notes)
        assert "".join(marked.split()) == "".join(piece.text.split())


def test_a_piece_leads_to_the_nearest_entry_and_every_entry_has_its_number() -> None:
    document = make_document()
    paragraphs, notes = mark(document, make_entries(document))
    ending = [note.number for each in paragraphs for piece in each.pieces for note in piece.ending]
    assert sorted(ending) == [note.number for note in notes]
    quoted = next(p for each in paragraphs for p in each.pieces if p.text.startswith("We will open"))
    assert [note.entry.kind for note in quoted.notes] == ["commitment", "statement"]
