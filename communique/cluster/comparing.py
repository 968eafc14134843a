"""All that documents say together, found on a cluster: `communique.compare` taken apart into groups.

Each step brings together what can bear on each other and calls the same functions as `compare` does: texts that share
a shingle, accounts that share people and days, the accounts of one encounter, the figures of one story, and those of
one kind of quantity of the same areas. The entries are the same, id for id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from communique.cluster.flow import Engine, Row, Table
from communique.compare.comparing import block_of, day_of, group_claims, is_likely_share, together_with
from communique.compare.constraints_parts import is_worldwide, whole_of
from communique.compare.copies import is_copy, shared_pairs, sketch
from communique.compare.quantities import Claim, Quantity, Report, claim
from communique.compare.reconcile import reconcile
from communique.compare.settle import settle_areas
from communique.compare.stories import Account, accounts, block_keys, find_stories, likeness, near_pairs
from communique.kinds import Document, Meeting, dumps, from_json, plain

_NO_DAY = "9999"
ABOUT = ("meeting", "statement", "figure")
Judge = Callable[[str, str], Iterable[Row]]


def compare_documents(engine: Engine[Table], documents: Table) -> Table:
    """Stories and reconciliations: rows with the kind as the key, the id as the place and the record as the value.

    `documents` has as values objects with the record of a `document` and of its `entries`, as `Portable` ones are, none
    that another one corrects. Differences that are no conflict are among the rows, under `difference`.
    """
    told = engine.keep(engine.map(documents, _told), "told")
    copies = engine.components(find_copies(engine, told))
    links = engine.keep(find_account_links(engine, told), "links")
    found = engine.keep(_stories(engine, told, copies, links), "stories")
    claims = engine.keep(engine.group(engine.map(found, partial(_under, "figure")), _settle_story), "claims")
    return engine.union(engine.map(found, partial(_of_kind, "story")), _reconciled(engine, claims))


# --- pairs -----------------------------------------------------------------------------------------------------------


def judge_pairs(engine: Engine[Table], pairs: Table, held: Table, judge: Judge) -> Table:
    """What a judge says of pairs of ids (key and place), given what is `held` of each id; each pair once."""
    sent = engine.group(engine.union(pairs, held), _send)
    return engine.group(engine.union(sent, held), partial(_meet, judge))


def _send(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    """What is held of an id, sent to all that it is to be paired with; in its group it stands first."""
    first = next(rows)
    if not first.place:
        for other, _ in groupby(rows, key=itemgetter(1)):
            yield Row(other, id, first.value)


def _meet(judge: Judge, _: str, rows: Iterator[Row]) -> Iterator[Row]:
    own = next(rows)
    if not own.place:
        for row in rows:
            yield from judge(row.value, own.value)


# --- copies ----------------------------------------------------------------------------------------------------------


def find_copies(engine: Engine[Table], told: Table) -> Table:
    """Pairs of documents of which one copies the other, each end as its day and its id."""
    pairs = engine.group(engine.map(told, _sketched), _sharing)
    return judge_pairs(engine, pairs, engine.map(told, _text), _judge_copies)


def _sketched(row: Row) -> Iterator[Row]:
    document = json.loads(row.value)[0]
    return (Row(str(shingle), document["id"], "") for shingle in sketch(document["text"]))


def _sharing(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    return (Row(a, b, "") for a, b in shared_pairs([row.place for row in rows]))


def _text(row: Row) -> Iterator[Row]:
    document = json.loads(row.value)[0]
    day = document["published"] or _NO_DAY
    yield Row(document["id"], "", json.dumps([f"{day} {document['id']}", document["text"]]))


def _judge_copies(first: str, second: str) -> Iterator[Row]:
    (a, one), (b, other) = json.loads(first), json.loads(second)
    if is_copy(one, other):
        yield Row(a, b, "")


# --- encounters ------------------------------------------------------------------------------------------------------


def _told(row: Row) -> Iterator[Row]:
    """What comparing needs of a document, by its id: the record with its text, meetings, statements and figures."""
    read = json.loads(row.value)
    entries = sorted((each for each in read["entries"] if each["kind"] in ABOUT), key=lambda each: str(each["id"]))
    yield Row(read["document"]["id"], "", json.dumps([read["document"], entries], ensure_ascii=False))


@lru_cache(maxsize=64)
def _account(value: str) -> Account | None:
    """The account that a document gives, or `None` where it tells of no encounter."""
    record, entries = json.loads(value)
    return next(iter(accounts([from_json(record)], map(from_json, entries))), None)


def find_account_links(engine: Engine[Table], told: Table) -> Table:
    """Pairs of documents that report one encounter, with how sure that is."""
    pairs = engine.group(engine.map(told, _keys), _near)
    return judge_pairs(engine, pairs, engine.map(told, _accounts_only), _judge_accounts)


def _accounts_only(row: Row) -> Iterator[Row]:
    if _account(row.value):
        yield row


def _keys(row: Row) -> Iterator[Row]:
    account = _account(row.value)
    if account:
        day = account.day.isoformat() if account.day else ""
        yield from (Row(json.dumps(key), f"{day} {row.key}", "") for key in sorted(block_keys(account)))


def _near(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    split = (row.place.split(" ") for row in rows)
    block = [(date.fromisoformat(day) if day else None, id) for day, id in split]
    return (Row(a, b, "") for a, b in near_pairs(block))


def _judge_accounts(first: str, second: str) -> Iterator[Row]:
    a, b = _account(first), _account(second)
    score = likeness(a, b) if a and b else 0.0
    if a and b and score:
        yield Row(a.id, b.id, repr(score))


# --- stories ---------------------------------------------------------------------------------------------------------


def _stories(engine: Engine[Table], told: Table, copies: Table, links: Table) -> Table:
    """Stories under `story`, and under `figure` each figure with its report, by its story."""
    labels = engine.components(links)
    known = engine.union(engine.map(labels, partial(_placed, "0")), engine.map(copies, _original))
    homes = engine.group(engine.union(known, engine.map(told, _brief)), _home)
    near = engine.group(engine.union(engine.map(labels, partial(_placed, "0")), engine.map(links, _link)), _link_home)
    return engine.group(engine.union(homes, near), _tell_stories)


def _placed(place: str, row: Row) -> Iterator[Row]:
    yield Row(row.key, place, row.value)


def _original(row: Row) -> Iterator[Row]:
    """The id of a copy's original, by its own."""
    yield Row(row.key.split(" ")[1], "1", row.value.split(" ")[1])


def _brief(row: Row) -> Iterator[Row]:
    """A document without its text, with its meetings and figures."""
    record, entries = json.loads(row.value)
    kept = [each for each in entries if each["kind"] != "statement"]
    yield Row(row.key, "2", json.dumps([{**record, "text": "", "sources": []}, kept], ensure_ascii=False))


def _home(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    """A document with the original of its text, by the encounters that it is linked with, or by itself."""
    label = original = id
    for row in rows:
        if row.place == "0":
            label = row.value
        elif row.place == "1":
            original = row.value
        else:
            yield Row(label, f"0{id}", json.dumps([original, *json.loads(row.value)], ensure_ascii=False))


def _link(row: Row) -> Iterator[Row]:
    yield Row(row.key, f"1{row.place}", row.value)


def _link_home(id: str, rows: Iterator[Row]) -> Iterator[Row]:
    label = next(rows).value
    for row in rows:
        yield Row(label, f"1{id}", json.dumps([row.place[1:], float(row.value)]))


def _tell_stories(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The stories of documents that are linked, and their figures with what comparing needs of their reports."""
    documents: dict[str, tuple[str, Document, list[Any]]] = {}
    links: dict[tuple[str, str], float] = {}
    for row in rows:
        value = json.loads(row.value)
        if row.place.startswith("0"):
            documents[row.place[1:]] = value[0], from_json(value[1]), [from_json(each) for each in value[2]]
        else:
            links[row.place[1:], value[0]] = value[1]
    told = [one for _, document, entries in documents.values() for one in accounts([document], entries)]
    originals = {id: original for id, (original, _, _) in documents.items()}
    stories = find_stories(sorted(told, key=lambda one: one.id), links, originals)
    yield from (Row("story", story.id, dumps(story)) for story in stories)
    homes = {one: min(story.documents) for story in stories for one in story.documents}
    for id, (original, document, entries) in documents.items():
        day = day_of(document, [each for each in entries if isinstance(each, Meeting)])
        report = [id, document.language, day and day.isoformat(), homes.get(id, id), original]
        for each in entries:
            if each.kind == "figure":
                value = json.dumps([homes.get(id, id), plain_record(each), report], ensure_ascii=False)
                yield Row("figure", each.id, value)


def plain_record(entry: Any) -> Any:
    """An entry as the contract's JSON object."""
    return entry.to_json()


def _of_kind(kind: str, row: Row) -> Iterator[Row]:
    if row.key == kind:
        yield row


def _under(kind: str, row: Row) -> Iterator[Row]:
    """The rows of a kind, by what stands first in their value."""
    if row.key == kind:
        yield Row(json.loads(row.value)[0], row.place, row.value)


# --- figures ---------------------------------------------------------------------------------------------------------


def _settle_story(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The claims of a story's figures, by what they are compared with; what joins such groups stands before them."""
    made = (_claim(*json.loads(row.value)[1:3]) for row in rows)
    for one in settle_areas([each for each in made if each]):
        block = f"b{block_of(one, one.quantity.areas)}"
        said = [plain_record(one.figure), _plain_report(one.report), plain(one.quantity), one.certainty]
        yield Row(block, one.id, json.dumps(said, ensure_ascii=False))
        if is_likely_share(one):
            whole = whole_of(one)
            if whole:
                yield Row(f"b{block_of(one, whole[0])}", "", block)
            if is_worldwide(one):
                yield Row(f"t{together_with(one)}", "", block)


def _claim(figure: Any, report: list[Any]) -> Claim | None:
    id, language, day, story, original = report
    return claim(from_json(figure), Report(id, language, date.fromisoformat(day) if day else None, story, original))


def _plain_report(report: Report) -> list[Any]:
    return [report.id, report.language, report.day and report.day.isoformat(), report.story, report.original]


def _again(value: str) -> Claim:
    """A claim as it was settled."""
    figure, report, said, certainty = json.loads(value)
    one = _claim(figure, report)
    if one is None:
        raise ValueError(f"the figure {figure['id']} makes no claim any more")
    parts: list[Any] = [tuple(part) if isinstance(part, list) else part for part in said]
    quantity = Quantity(*parts)
    return replace(one, quantity=quantity, certainty=certainty)


def _reconciled(engine: Engine[Table], claims: Table) -> Table:
    labels = engine.components(engine.group(claims, _joined))
    together = engine.group(engine.union(engine.map(labels, partial(_placed, " ")), claims), _group_home)
    return engine.group(together, _reconcile)


def _joined(key: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Which groups are one: a share's with that of its whole, where there is one, and all shares of one whole."""
    wanted: list[str] = []
    for row in rows:
        if not row.place:
            wanted.append(row.value)
        else:
            yield from (Row(key, other, "") for other in wanted if other != key)
            return
    if key.startswith("t"):
        yield from (Row(key, other, "") for other in wanted)


def _group_home(key: str, rows: Iterator[Row]) -> Iterator[Row]:
    label = key
    for row in rows:
        if row.place == " ":
            label = row.value
        elif row.place:
            yield Row(label, row.place, row.value)


def _reconcile(_: str, rows: Iterator[Row]) -> Iterator[Row]:
    for members in group_claims([_again(row.value) for row in rows]).values():
        found, differences = reconcile(members)
        yield from (Row("reconciliation", each.id, dumps(each)) for each in found)
        for each in differences:
            said = {"figures": each.figures, "reason": each.reason, "explanation": each.explanation}
            yield Row("difference", " ".join(each.figures), json.dumps(said, ensure_ascii=False))
