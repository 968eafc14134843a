"""What can be taken along: each list in each format, the calendar, feeds, citations, the brief."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import docx
import feedparser
import icalendar
import openpyxl
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from communique.cli import cli
from communique.ledger.filters import Filter
from communique.ledger.store import Ledger
from communique.report.brief import make_brief
from communique.report.spreadsheet import write_xlsx
from communique.web.taking import FORMATS, LISTS
from tests.builders import make_document, make_entries
from tests.web.site import browsing


@pytest.mark.parametrize("folder", LISTS)
def test_a_list_is_the_same_in_each_format(demo: TestClient, folder: str) -> None:
    answers = {ending: demo.get(f"/{folder}.{ending}") for ending, _ in FORMATS}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert all(f'filename="{folder}.{e}"' in a.headers["content-disposition"] for e, a in answers.items())
    lines = [json.loads(line) for line in answers["jsonl"].text.splitlines()]
    rows = list(csv.DictReader(io.StringIO(answers["csv"].content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(answers["xlsx"].content), read_only=True)
    (sheet,) = book.worksheets
    cells = list(sheet.iter_rows(values_only=True))
    ids = [row["id"] for row in rows]
    assert ids
    assert sorted(line["id"] for line in lines) == sorted(ids)
    assert [row[0] for row in cells[1:]] == ids
    assert list(cells[0]) == list(rows[0])


def test_a_list_is_taken_as_filtered(demo: TestClient) -> None:
    everything = demo.get("/figures.jsonl").text.splitlines()
    some = demo.get("/figures.jsonl?area=EC&other=TR").text.splitlines()
    assert 0 < len(some) < len(everything)
    assert all({"EC", "TR"} <= {area["code"] for area in json.loads(line)["areas"]} for line in some)
    assert demo.get("/figures.csv?period=never").status_code == 400


def test_commitments_are_taken_as_they_stand_and_as_the_page_shows_them(demo: TestClient) -> None:
    demo.get("/commitments.csv")  # after this all stand as they do
    for status in ("overdue", "fulfilled", "open"):
        shown = demo.get(f"/commitments.json?status={status}&limit=200").json()["commitments"]
        taken = [json.loads(line) for line in demo.get(f"/commitments.jsonl?status={status}").text.splitlines()]
        assert sorted(one["id"] for one in taken) == sorted(one["id"] for one in shown) != []
        assert {one["status"] for one in taken} == {status}
        rows = csv.DictReader(io.StringIO(demo.get(f"/commitments.csv?status={status}").content.decode("utf-8-sig")))
        assert {row["status"] for row in rows} == {status}


@pytest.mark.parametrize("words", ["=1+1", "+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "-1"])
def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path, words: str) -> None:
    with Ledger.open(tmp_path / "x.db", create=True) as ledger:
        document = make_document(title=words)
        ledger.save(document, make_entries(document))
        assert write_xlsx(ledger, tmp_path / "x.xlsx", Filter()) == 1 + len(make_entries(document))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    assert words in {cell.value for row in book["figure"].iter_rows() for cell in row}


def test_the_calendar_has_the_deadlines_and_a_read_only_site_writes_none_down(own_file: Path) -> None:
    with browsing(own_file, read_only=True) as client:
        first = icalendar.Calendar.from_ical(client.get("/commitments.ics").content)
    with Ledger.open(own_file) as ledger, ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one() == 0
    with browsing(own_file) as client:
        second = icalendar.Calendar.from_ical(client.get("/commitments.ics").content)
    uids = [sorted(str(event["uid"]) for event in made.walk("VEVENT")) for made in (first, second)]
    assert uids[0] == uids[1]
    assert uids[0]


def test_feeds_are_read_by_a_reader_of_feeds(demo: TestClient) -> None:
    lists = [(f"/{folder}.atom", 1) for folder in LISTS]
    found = (
        ("/documents.atom?area=EC", 1),
        ("/documents.atom?area=XX", 0),
        ("/commitments.atom?force=firm&area=EC", 1),
    )
    for path, least in (("/documents.atom", 10), ("/search.atom?q=mango*", 1), ("/search.atom", 0), *lists, *found):
        answer = demo.get(path)
        feed = feedparser.parse(answer.content)
        assert not feed.bozo, path
        assert feed.version == "atom10"
        assert len(feed.entries) >= least
        for entry in feed.entries:
            assert entry.title
            assert entry.link.startswith("http://localhost/")
            assert demo.get(entry.link.removeprefix("http://localhost")).status_code == 200


def test_an_entry_is_cited_with_its_speaker_words_and_day(demo: TestClient) -> None:
    one = json.loads(demo.get("/statements.jsonl").text.splitlines()[0])
    line = demo.get(f"/entries/{one['id']}/citation.txt").text
    assert one["id"] in line
    assert one["evidence"][0]["text"].strip('“”«»"')[:20] in line
    (record,) = demo.get(f"/entries/{one['id']}/citation.json").json()
    assert record["type"] == "article-newspaper"
    assert len(record["issued"]["date-parts"][0]) == 3
    assert demo.get("/entries/nothing/citation.txt").status_code == 404


def test_a_brief_says_what_presses_first_each_line_with_its_source(demo_file: Path) -> None:
    with Ledger.open(demo_file) as ledger:
        made = make_brief(ledger, "TR", None, date(2030, 1, 1))
    assert made.title == "Türkiye"
    assert made.sections[0].heading == "Overdue"
    assert all(line.source and line.id for section in made.sections for line in section.lines if line.detail)
    assert "due" in made.sections[0].lines[0].detail


def test_the_brief_as_a_page_and_as_a_document(demo: TestClient) -> None:
    page = demo.get("/brief?area=EC")
    assert page.status_code == 200
    assert "Figures that cannot all hold" in page.text
    answer = demo.get("/brief.docx?area=EC")
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "Ecuador" in words
    assert "cannot both hold" in words
    assert demo.get("/brief").status_code == 200
    assert demo.get("/brief.docx").status_code == 400


def test_the_commands_write_a_brief_and_a_workbook(demo_file: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    brief = run(cli, ["brief", "--area", "EC", "--output", str(tmp_path / "b.docx"), "--ledger", str(demo_file)])
    assert brief.exit_code == 0, brief.output
    assert "lines in" in brief.output
    book = run(cli, ["export", "--format", "xlsx", "--output", str(tmp_path / "b.xlsx"), "--ledger", str(demo_file)])
    assert book.exit_code == 0, book.output
    assert "commitment" in openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames
    none = run(cli, ["export", "--format", "xlsx", "--ledger", str(demo_file)])
    assert none.exit_code == 2
    assert "name a file with --output" in none.output
