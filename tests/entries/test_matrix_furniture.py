"""What stands around a report on its page and must cost nothing, and where the page tells whose it is and of when."""

from __future__ import annotations

import pytest

from communique.entries.reading import Reading, read_text
from communique.kinds import Figure
from tests.tables import each

TITLE = "Serbia and Peru hold talks on trade"
BODY = (
    "Minister of Trade of Serbia Jovan Markic met Minister of Foreign Trade of Peru Luis Soto in Belgrade on Monday. "
    "Trade rose by 12 percent to $40 million in 2024."
)


def told(reading: Reading) -> list[str]:
    return [one.stated for one in reading.entries if isinstance(one, Figure)]


LINKS = ["Peru sells 40 trucks to Chile", "Serbia gathers over 300 millers from 28 countries"]
HEADINGS = ["Related articles", "You Might Also Like", "READ MORE", "Most read", "Latest news:", "Recommended for you"]


@each("heading", HEADINGS)
@each("links", [LINKS, LINKS[:1], LINKS[::-1]])
@each("gap", ["\n", "\n\n"])
def test_stories_below_a_heading(heading: str, links: list[str], gap: str) -> None:
    page = f"{TITLE}\n\n3 March 2025\n\n{BODY}\n\n{gap.join([heading, *links])}\n"
    assert told(read_text(page)) == told(read_text(f"{TITLE}\n\n3 March 2025\n\n{BODY}\n"))


def test_the_report_goes_on_below_a_link() -> None:
    more = "Trade between the two countries was $31 million in 2023, the minister of trade of Serbia told the press."
    page = f"{TITLE}\n\n3 March 2025\n\n{BODY}\n\nREAD MORE\n\n{LINKS[0]}\n\n{more}\n"
    assert len(told(read_text(page))) == 3


def test_a_menu_with_its_stories_ends_a_page() -> None:
    menu = f"President\nAll\n{LINKS[1]}\nPolitics\nAll\nMinister names four threats to the economy\n"
    assert len(told(read_text(f"{TITLE}\n\n3 March 2025\n\n{BODY}\n{menu}"))) == 2


@pytest.mark.parametrize(
    "foot", ["Place a rating:\n\n4\n\nRating 4 out of 25 votes.", "Disclaimer: The views of 200 authors are their own."]
)
def test_feet(foot: str) -> None:
    assert len(told(read_text(f"{TITLE}\n\n3 March 2025\n\n{BODY}\n\n{foot}\n"))) == 2


@pytest.mark.parametrize(
    "head", ["Belgrade 12°C\nUSD 117.2", "3.42 RUB\n3.33 USD", "AMBR 152.12 Decreased By -8.1 (-5.09%)"]
)
def test_numbers_above_the_headline(head: str) -> None:
    assert len(told(read_text(f"{head}\n\n{TITLE}\n\n3 March 2025\n\n{BODY}\n"))) == 2


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"{TITLE}\n\nBELGRADE (Danube News / Wire - 3rd March, 2025) {BODY}", "Danube News"),
        (f"{TITLE}\n\nBELGRADE (Danube News - 3 March 2025) {BODY}", "Danube News"),
        (f"{TITLE}\n\n(Danube News Agency) BELGRADE, Serbia, March 3, 2025. {BODY}", "Danube News Agency"),
        (f"{TITLE}\n\n3 March 2025\n\n{BODY[:-1]}, Danube.Rs reports.", "Danube.Rs"),
        (f"{TITLE}\n\n3 March 2025\n\n{BODY}\n\n(DAN)", "DAN"),
        (f"{TITLE}\n\n3 March 2025\n\n{BODY} — DAN", "DAN"),
        (f"{TITLE}\n\n3 March 2025\n\n{BODY}\n\n– Danube News Agency", "Danube News Agency"),
        (f"{TITLE}\n\nDANUBENEWS-{BODY}", "DANUBENEWS"),
    ],
)
def test_whose_page_it_is(page: str, outlet: str) -> None:
    assert read_text(f"{page}\n").document.outlet == outlet


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (f"Flag Saturday, 25 May 2024\nAll news\nAll news\n15:48 03 March 2022\n\n{TITLE}\n\n{BODY}", "2022-03-03"),
        (f"Saturday, 25 May 2024\n\n{TITLE}\n\n03 March 2022, 15:48\n\n{BODY}", "2022-03-03"),
        (f"Today is 25 May 2024\nHome | News\n\n{TITLE}\nPublished: 03 March 2022\n\n{BODY}", "2022-03-03"),
        (f"{TITLE}\n\nPublished: March 3, 2025 | Updated: March 5, 2025\n\n{BODY}", "2025-03-03"),
        (f"{TITLE}\n\n3 March 2025\n\nDate and time\nMonday, 1 March 2025, 10:30\n\n{BODY}", "2025-03-03"),
        (f"{TITLE}\n\n3 March 2025 19:35 (UTC+04:00)\n\n{BODY}", "2025-03-03"),
    ],
)
def test_the_day_of_the_page_and_not_of_its_fetching(page: str, day: str) -> None:
    assert read_text(f"{page}\n").document.published == day
