"""Whose word counts: a page's metadata or its text, and what is said where a library or a language is not there."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.errors import InputError
from communique.gather.days import iso_day
from communique.gather.gathering import read_raw, unpack
from communique.gather.raw import Limits, Raw
from communique.said import Came, Said, said_by
from tests.gather import making
from tests.tables import each

TEXT = "Minister meets governor\n\nNAIROBI, 3 March 2024. Minister of Trade of Kenya Amina Wanjiru met with the Governor of Lamu, Peter Otieno, in Nairobi yesterday.\n"


@pytest.mark.parametrize(
    ("said", "day", "noted"),
    [
        ("2024-03-03", "2024-03-03", False),
        ("2024-03-02", "2024-03-03", False),  # the evening before, in UTC
        ("2024-03-04", "2024-03-03", False),
        ("2024-03-09", "2024-03-09", True),
        ("2019-01-01", "2019-01-01", True),
    ],
)
def test_the_metadata_s_day_counts_but_for_a_time_zone(said: str, day: str, noted: bool) -> None:
    reading = read_text(TEXT, said=said_by("og", published=said))
    assert reading.document.published == day
    assert any("the metadata count" in sentence for _, _, sentence in reading.unclear) == noted
    assert reading.settled["published"].startswith("text" if day != said else "og")


def test_the_text_settles_what_the_metadata_leave_open() -> None:
    reading = read_text(TEXT, said=said_by("the table", title="Minister meets governor", outlet="Nairobi Wire"))
    assert (reading.document.published, reading.document.outlet) == ("2024-03-03", "Nairobi Wire")
    assert reading.settled == {"title": "the table", "published": "text", "outlet": "the table"}


def test_a_page_in_another_language_is_kept_without_entries() -> None:
    french = (
        "Le ministre du Commerce du Kenya a reçu mardi le gouverneur de Lamu à Nairobi. Les deux parties ont décidé de construire "
        "un port de pêche avant la fin de l'année 2025, et le commerce a dépassé 556 millions de dollars en 2023. " * 3
    )
    page = making.page("Le ministre reçoit le gouverneur", french).replace(b'lang="en"', b'lang="fr-FR"')
    found = read_raw(Raw("page", "page", page))
    reading = read_text(found.text, content=page, said=found.said)
    assert (reading.document.language, reading.entries) == ("fr-FR", [])
    assert "another language (fr-FR)" in reading.unclear[0][2]
    assert reading.document.title == "Le ministre reçoit le gouverneur"


def test_a_page_that_names_the_language_of_its_template_is_read_as_what_it_is() -> None:
    page = making.page(text=f"{making.PARAGRAPHS} {making.PARAGRAPHS}").replace(b'lang="en"', b'lang="fr"')
    found = read_raw(Raw("page", "page", page))
    reading = read_text(found.text, content=page, said=found.said)
    assert reading.document.language == "en"
    assert reading.entries


@each(
    ("written", "day"),
    [
        ("2025-03-12T07:41:09+00:00", "2025-03-12"),
        ("20250312", "2025-03-12"),
        ("2025/3/12 08:00", "2025-03-12"),
        ("12.03.2025", "2025-03-12"),
        ("13/03/2025", "2025-03-13"),
        ("03/13/2025", "2025-03-13"),
        ("03/04/2025", None),
        ("Wed, 12 Mar 2025 18:20:00 +0500", "2025-03-12"),
        ("2025-02-30", None),
        ("0000-00-00 00:00:00", None),
        ("1741765269", None),
        ("today", None),
        ("", None),
    ],
)
def test_days_of_metadata_are_read_where_they_can_be_only_one(written: str, day: str | None) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize(
    ("seed", "module", "extra"),
    [
        ("warc", "fastwarc.warc", "gather"),
        ("rss", "feedparser", "gather"),
        ("pdf", "pypdfium2", "gather"),
        ("docx", "docx", "gather"),
        ("parquet", "pyarrow.parquet", "parquet"),
    ],
)
def test_a_library_that_is_missing_is_named_with_what_to_install(
    seed: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module
    content = making.seeds()[seed]

    def without(name: str, *rest: Any) -> Any:
        if name == module:
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(InputError, match=rf"pip install 'communique\[{extra}\]'"):
        for found in unpack(Raw("thing", "thing", content), Limits()):
            if isinstance(found, InputError):
                raise found
            if isinstance(found, Raw):
                read_raw(found)


def test_what_is_kept_of_how_an_input_came_comes_back() -> None:
    came = Came(
        "a",
        said_by("the feed", title="T", url="https://a.example/x"),
        "text/html",
        "utf-8",
        "//a/x",
        "1",
        {"title": "h"},
        {},
    )
    assert Came.from_json(came.to_json()) == came
    assert Said.from_json({"title": "T", "unheard": 1}) == Said(title="T")
