"""Saved pages in the markup of many houses: the article complete, nothing else, and what the page says of it."""

from __future__ import annotations

import re

from communique.entries.reading import read_text
from communique.gather.gathering import read_raw
from communique.gather.raw import Raw
from tests.gather.pages import Saved, saved_pages, score
from tests.tables import each

PAGES = saved_pages()
NOISE = 0.02  # of a text's words


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@each("page", PAGES, ids=lambda page: page.name)
def test_the_body_is_complete_and_nothing_else_is_there(page: Saved) -> None:
    text = read_raw(Raw(page.name, None, page.content)).text
    shown = flat(text)
    assert [part for part in page.body if flat(part) not in shown] == []
    assert [part for part in page.noise if part in shown] == []
    recall, noise = score(page, text)
    assert recall == 1.0
    assert noise < NOISE
    places = [shown.index(flat(part)) for part in page.body]
    assert places == sorted(places)


@each("page", PAGES, ids=lambda page: page.name)
def test_title_day_outlet_language_and_address_are_the_page_s_own(page: Saved) -> None:
    found = read_raw(Raw(page.name, "page.html", page.content))
    reading = read_text(found.text, content=found.content, source=found.source, said=found.said)
    document = reading.document
    assert (document.title, document.published, document.outlet) == (page.title, page.published, page.outlet)
    assert document.language == page.language
    assert found.said.url == page.url
    assert document.sources == tuple(sorted(filter(None, ("page.html", page.url))))
    for entry in reading.entries:
        for piece in entry.evidence:
            assert found.text[piece.start : piece.end] == piece.text
