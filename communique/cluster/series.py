"""The figures of each quantity lined up over its periods, on a cluster: `communique.compare.series` group by group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.cluster.flow import Engine, Row, Table
from communique.compare.quantities import canonical_period
from communique.compare.series import Series, find_series, series_key
from communique.kinds import Document, from_json, plain
from communique.portable import Portable


def line_up(engine: Engine[Table], documents: Table, compared: Table) -> Table:
    """All series, each as the JSON object of its quantity with its rows as the value.

    `documents` has `Portable` documents as values, `compared` is what `compare_documents` gave.
    """
    figures = engine.map(documents, _figures)
    asked = engine.group(engine.union(figures, engine.map(compared, _asks)), _answer)
    reconciled = engine.group(engine.union(asked, engine.map(compared, _by_id)), _settle_home)
    return engine.group(engine.union(engine.map(figures, _by_home), reconciled), _series)


def _figures(row: Row) -> Iterator[Row]:
    """Each figure, by its id, with its document's language."""
    one = Portable.loads(row.value)
    for each in one.entries:
        if each["kind"] == "figure":
            yield Row(each["id"], "", json.dumps([one.document["language"], each], ensure_ascii=False))


def _asks(row: Row) -> Iterator[Row]:
    """A reconciliation asks each of its figures where it belongs."""
    if row.key == "reconciliation":
        for figure in json.loads(row.value)["figures"]:
            yield Row(figure, row.place, "")


def _by_id(row: Row) -> Iterator[Row]:
    if row.key == "reconciliation":
        yield Row(row.place, "", row.value)


def _answer(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Where a figure belongs and when it is of, to each reconciliation that asks."""
    language, record = json.loads(next(rows).value)
    figure = from_json(record)
    key = series_key(figure, {figure.document or "": language})
    when = [canonical_period(figure.period), canonical_period(figure.compared_to)]
    told = json.dumps([_home(key), when, list(key[3:5])], ensure_ascii=False)
    for row in rows:
        yield Row(row.place, f"f{id}", told)


def _home(key: tuple[Any, ...]) -> str:
    """What all quantities share that a reconciliation may tell of together: subject and areas."""
    return json.dumps([key[1], key[2]], ensure_ascii=False)


def _settle_home(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    """A reconciliation, by the subject and the areas of the first of its figures that is of its own quantity."""
    value = next(rows).value
    record = json.loads(value)
    when = [canonical_period(record["period"]), canonical_period(record["compared_to"])]
    homes = {row.place[1:]: json.loads(row.value) for row in rows}
    for figure in record["figures"]:
        home = homes.get(figure)
        if home and home[1] == when and home[2] == [record["measure"], record["unit"]]:
            yield Row(home[0], f"r{id}", value)
            return


def _by_home(row: Row) -> Iterator[Row]:
    language, record = json.loads(row.value)
    figure = from_json(record)
    yield Row(_home(series_key(figure, {figure.document or "": language})), row.key, row.value)


def _series(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    languages: dict[str, str] = {}
    figures, reconciliations = [], []
    for row in rows:
        value = json.loads(row.value)
        if isinstance(value, list):
            figures.append(from_json(value[1]))
            languages[value[1]["document"]] = value[0]
        else:
            reconciliations.append(from_json(value))
    documents = [Document(id, None, None, None, language, (), "", "") for id, language in languages.items()]
    for number, each in enumerate(find_series(documents, figures, reconciliations)):
        yield Row("series", str(number), json.dumps(plain_series(each), ensure_ascii=False))


def plain_series(series: Series) -> dict[str, Any]:
    """A series as a plain object."""
    made: dict[str, Any] = plain(series)
    return made
