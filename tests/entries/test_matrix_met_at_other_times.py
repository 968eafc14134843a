"""Other encounters of the two who met: signed, resumed, shared a panel, at a forum; by whatever "the two" is called."""

from __future__ import annotations

import pytest

from tests.entries.meeting_texts import met, names
from tests.tables import each

LEADS = [
    "The Mayor of Vidin, Levan Beridze, received Lucia Sol, Mayor of Calafat, at City Hall on Monday.",
    "Prime Minister of Peru Lucia Sol met Fiji's Foreign Minister, Levan Beridze, in Lima on Monday.",
    "Port director Lucia Sol welcomed Levan Beridze, president of the Port of Batumi, to Sines on Monday.",
]
PAIRS = ["The two", "The pair", "They", "The two of them", "Both", "Ms Sol and Mr Beridze", "Sol and Beridze"]
ROWS = [('{p} had a telephone conversation on 20 January.', '2025-01-20', 'call'), ('{p} spoke by phone on 20 January.', '2025-01-20', 'call'), ('{p} had spoken on the phone in January.', '2025-01', 'call'), ('{p} had first met in Lisbon last October.', '2024-10', 'meeting'), ('{p} first met in Lisbon in October.', '2024-10', 'meeting'), ('{p} first met in Lisbon in 2022.', '2022', 'meeting'), ('{p} last met in Lisbon in October.', '2024-10', 'meeting'), ('{p} met in Lisbon last October.', '2024-10', 'meeting'), ('{p} had met before, in Lisbon in October.', '2024-10', 'meeting'), ('{p} already met in Lisbon in October.', '2024-10', 'meeting'), ('{p} got to know each other in Lisbon in October.', '2024-10', 'meeting'), ('{p} last saw each other in Lisbon in October.', '2024-10', 'meeting'), ('{p} shared a panel in Lisbon in October.', '2024-10', 'meeting'), ('{p} will meet again in Lisbon on 3 March.', '2025-03-03', 'meeting'), ('{p} meet again in Lisbon on 3 March.', '2025-03-03', 'meeting'), ('{p} are to meet again in Lisbon in March.', '2025-03', 'meeting'), ('{p} agreed to meet again in Lisbon in March.', '2025-03', 'meeting'), ('{p} resolved to continue in Lisbon on 3 March.', '2025-03-03', 'meeting'), ('{p} will talk again by video on 3 March.', '2025-03-03', 'call'), ('{p} will speak on the phone next Tuesday.', '2025-02-18', 'call'), ('{p} are due to sign the contract in Lisbon on 3 March.', '2025-03-03', 'signing'), ('{p} signed a charter in Lisbon last October.', '2024-10', 'signing'), ('Their previous meeting took place in Lisbon in October.', '2024-10', 'meeting'), ('Their next meeting will be in Lisbon in March.', '2025-03', 'meeting')]  # fmt: skip


@each("lead", LEADS)
@each("pair", PAIRS)
@each(("sentence", "day", "form"), ROWS)
def test_the_two_met_at_another_time(lead: str, pair: str, sentence: str, day: str, form: str) -> None:
    told = f"{lead} They spoke of trade.\n\n{sentence.format(p=pair)} Trade has doubled."
    found = met(f"Guests in town\n\nNews, 12 February 2025\n\n{told}\n")
    assert len(found) == 2
    assert [names(one) for one in found if (one.date, one.form) == (day, form)] == [["Levan Beridze", "Lucia Sol"]]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("The two last met at the Forum of Regions in Lisbon in October.", "forum"),
        ("The two last met in Lisbon in October, on the sidelines of a forum.", "meeting"),
        ("They had last talked at length at the investment conference in Lisbon in October.", "forum"),
    ],
)
def test_at_an_event_is_a_forum_and_on_its_sidelines_a_meeting(sentence: str, form: str) -> None:
    found = met(f"Guests in town\n\nNews, 12 February 2025\n\n{LEADS[0]}\n\n{sentence} Trade has doubled.\n")
    assert [one.form for one in found if one.date == "2024-10"] == [form]
