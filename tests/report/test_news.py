"""What came in and what changed since a day."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from communique.errors import UsageError
from communique.kinds import Followup, entry_id
from communique.ledger.filters import Filter
from communique.ledger.judgements import assign, rate
from communique.ledger.keeping import Reviewer
from communique.ledger.store import Ledger
from communique.ledger.tables import document as table
from communique.report.news import find_news, print_news
from communique.report.table import make_console
from tests.builders import TEXT, evidence, make_document, make_entries

pytestmark = pytest.mark.ledger

ANA = Reviewer("Ana", note="Seen.", at="2025-07-10T09:00:00Z")
OLD = make_document(TEXT, "a.txt")
_, _, COMMITMENT, FIGURE, _ = make_entries(OLD)
LATER = make_document("The dairy plant opened its doors.", "b.txt", published="2025-07-08")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with a document that came in on 4 March 2024 and one that came in on 9 July 2025."""
    opened = Ledger.open(tmp_path / "news.db", create=True)
    opened.save(OLD, make_entries(OLD))
    opened.save(LATER, [])
    with opened.writing() as connection:
        for id, day in ((OLD.id, "2024-03-04"), (LATER.id, "2025-07-09")):
            connection.execute(update(table).where(table.c.id == id).values(added=f"{day}T10:00:00+00:00"))
    return opened


def opened_doors(**changed: object) -> Followup:
    made = Followup(
        id=entry_id("followup", LATER.id, 1), document=LATER.id, evidence=evidence(LATER, "opened its doors"),
        commitment=COMMITMENT.id, bearing="fulfils", explanation="The same plant.", confidence=0.9, state="applied",
        due=None,
    )  # fmt: skip
    return replace(made, **changed)


def test_documents_and_judgements_since_a_day(ledger: Ledger) -> None:
    rate(ledger, COMMITMENT.id, "in progress", ANA)
    news = find_news(ledger, "2025-07-09", "2025-07-31")
    assert [each.id for each, _ in news.documents] == [LATER.id]
    assert [each.by for each in news.judgements] == ["Ana"]
    assert len(find_news(ledger, "2024-03-04", "2025-07-31").documents) == 2
    assert find_news(ledger, "2025-07-11", "2025-07-31").judgements == ()
    assert find_news(ledger, "2025-07-09", "2025-07-31", Filter(area="BY")).documents == ()
    with pytest.raises(UsageError, match="no day"):
        find_news(ledger, "yesterday")


def test_a_follow_up_and_what_it_changes(ledger: Ledger) -> None:
    ledger.save_entries([opened_doors()])
    news = find_news(ledger, "2025-07-09", "2025-07-31")
    assert [kept.id for kept in news.followups] == [opened_doors().id]
    (change,) = news.changes
    assert (change.commitment, change.before, change.now) == (COMMITMENT.id, "overdue", "fulfilled")
    assert find_news(ledger, "2025-07-10", "2025-07-31").changes == ()  # it was known before
    ledger.save_entries([opened_doors(state="offered")])
    assert find_news(ledger, "2025-07-09", "2025-07-31").changes == ()


def test_a_deadline_that_passed_is_a_change(ledger: Ledger) -> None:
    (change,) = find_news(ledger, "2025-06-15", "2025-07-01").changes
    assert (change.before, change.now) == ("open", "overdue")
    assert find_news(ledger, "2025-06-15", "2025-06-30").changes == ()
    assert find_news(ledger, "2025-07-02", "2025-07-31").changes == ()


def test_a_rating_is_a_change(ledger: Ledger) -> None:
    rate(ledger, COMMITMENT.id, "fulfilled", ANA)
    (change,) = find_news(ledger, "2025-07-10", "2025-07-31").changes
    assert (change.before, change.now) == ("overdue", "fulfilled")


def test_reminders_are_shown_from_their_day_on(ledger: Ledger) -> None:
    assign(ledger, FIGURE.id, ANA, owner="Trade desk", reminder="2025-07-20")
    assert find_news(ledger, "2025-07-01", "2025-07-19").reminders == ()
    ((day, kept),) = find_news(ledger, "2025-07-21", "2025-07-21").reminders
    assert (day, kept.id) == ("2025-07-20", FIGURE.id)
    assign(ledger, FIGURE.id, ANA, reminder="")
    assert find_news(ledger, "2025-07-21", "2025-07-21").reminders == ()


def test_the_news_on_the_screen_and_as_json(ledger: Ledger, tmp_path: Path) -> None:
    ledger.save_entries([opened_doors()])
    rate(ledger, COMMITMENT.id, "partly fulfilled", ANA)
    assign(ledger, COMMITMENT.id, ANA, owner="Trade desk", reminder="2025-07-20")
    news = find_news(ledger, "2025-07-09", "2025-07-31")
    with (tmp_path / "out.txt").open("w") as file:
        print_news(make_console(file), news)
    said = (tmp_path / "out.txt").read_text()
    for words in ("Since 9 Jul 2025:", "Came in (1)", "opened its doors", "overdue → partly fulfilled", "Trade desk"):
        assert words in said
    plain = json.loads(json.dumps(news.to_json()))
    assert plain["changes"][0]["now"] == "partly fulfilled"
    assert "text" not in plain["documents"][0]
    with (tmp_path / "none.txt").open("w") as file:
        print_news(make_console(file), find_news(ledger, "2025-08-01", "2025-08-01", Filter(area="BY")))
    assert "To be reminded of (1)" in (tmp_path / "none.txt").read_text()
