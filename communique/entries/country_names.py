"""The names of countries by their codes, for a country that a document means and does not name."""

from __future__ import annotations

from functools import cache

from communique.words.load import FOLDER


@cache
def country_names() -> dict[str, str]:
    """The English name of each country by its ISO code."""
    lines = (FOLDER / "world" / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {code: name for code, name, *_ in (line.split("\t") for line in lines)}
