"""What survives extraction (counters, credits, labels, lists of links) becomes no entry and changes none."""

from __future__ import annotations

from pathlib import Path

from communique.entries.reading import read_text
from communique.gather.html import read_html
from communique.said import NOTHING
from tests.tables import each

REPORTS = Path(__file__).parents[1] / "reports" / "dev"
LINES = [
    "Mo Tu We Th Fr Sa Su",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
    "Mon Tue Wed Thu Fri Sat Sun",
    "September 2023",
    "Views: 1,204",
    "Views 3 418",
    "3,418 views",
    "12 comments",
    "0 Comments",
    "Shares 54",
    "54 shares",
    "Visitor Counter : 431",
    "Based on materials of the press service",
    "Based on materials from BelTA",
    "Photo: press service of the governor",
    "Photo by Ana Sol",
    "Photo courtesy of the ministry",
    "Credit: Ana Sol / Reuters",
    "Image: Kirsty Ross",
    "(Photo: Ana Sol)",
    "© 2024 Silk News Agency",
    "Copyright 2024. All rights reserved.",
    "Read also: Port starts its largest dredging in a decade",
    "Read also",
    "READ MORE: Farmers will get 12 million dollars for seeds",
    "See also: Uzbekistan plans to export 1.1 billion dollars of knitwear",
    "Related: Minister promises to open 40 schools by 2027",
    "Related news",
    "More on this story",
    "Most read",
    "You may also like",
    "Recommended for you",
    "Home > News > Economy",
    "Home / News / Economy",
    "Home | News | Sport | Culture",
    "Facebook Twitter Telegram WhatsApp",
    "Share on Facebook",
    "Share this article",
    "Share: Facebook Telegram X",
    "Copy link",
    "Print this page",
    "Tags: trade, ministry, Kenya",
    "Tags trade ministry Kenya",
    "#trade #Kenya #tractors",
    "Topics: Agriculture, Foreign policy",
    "Filed under: Economy",
    "We use cookies to improve your experience on our site.",
    "This website uses cookies. By continuing to browse the site you agree to our use of cookies.",
    "By clicking Accept you agree that we will store cookies on your device.",
    "Subscribe to our newsletter and be the first to hear the news.",
    "Sign up for our daily newsletter",
    "Follow us on Telegram",
    "Join our channel on Telegram",
    "Found a typo? Select it and press Ctrl + Enter",
    "Rate this news: 4.6 (17 votes)",
    "Advertisement",
    "Loading...",
    "Leave a comment",
    "Your email address will not be published. Required fields are marked *",
    "Listen to this article",
    "Reading time: 3 minutes",
    "3 min read",
    "Download the app",
    "Back to top",
    "Print version",
    "Next article",
    "Previous: Rail line to Machipanda reopens after repairs",
]


DATES = ["Published 6 November 2024, 18:20", "Updated: 07.11.2024"]  # which may date a report that has no day


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))[:6]]


def found(text: str, line: str | None = None) -> list[tuple[object, ...]]:
    """What is read in a text, without where it stands; nothing of it may rest on the line."""
    reading = read_text(text)
    entries = []
    for entry in reading.entries:
        record = entry.to_json()
        words = tuple(piece.text for piece in entry.evidence)
        assert line is None or not any(line in said for said in words), (line, words)
        record = {name: str(value) for name, value in record.items() if name not in ("id", "document", "evidence")}
        entries.append((entry.kind, words, str(sorted(record.items()))))
    return entries


@each("line", [*LINES, *DATES])
def test_a_line_that_is_no_part_of_the_report_changes_nothing(line: str) -> None:
    for text in texts():
        paragraphs = text.rstrip("\n").split("\n\n")
        if line in DATES and len(read_text(text).document.published or "") < 10:
            continue
        plain = found(text)
        for place in (len(paragraphs) // 2, len(paragraphs)):
            inserted = "\n\n".join([*paragraphs[:place], line, *paragraphs[place:]]) + "\n"
            assert found(inserted, line) == plain, place


def test_a_sentence_that_the_page_breaks_in_two_is_whole_again() -> None:
    text = " ".join(["Trade between Kenya and Russia exceeded $556 million in 2023, officials of both sides said."] * 4)
    page = (
        f"<html><body><article><h1>Minister meets governor</h1><p>{text}</p><p>The minister said that the plant for "
        "tractors in Kisumu will open <div class='advert'>Advertisement: buy now.</div> in June 2025 and give work to "
        f"400 people.</p><p>{text} Again.</p></article></body></html>"
    )
    found_text, _ = read_html(page.encode(), NOTHING, "page.html")
    assert "in Kisumu will open in June 2025 and give work to 400 people.\n" in found_text
