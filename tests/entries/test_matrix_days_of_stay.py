"""The day of a further encounter, counted from those told before: on the second day, on the 22nd, next morning."""

from __future__ import annotations

from tests.entries.meeting_texts import met, names
from tests.tables import each

LEADS = {
    "today": (
        "2025-02-12",
        "The Speaker of the Parliament, Levan Beridze, met today in Tbilisi with Ana Sol, the Speaker of the Parliament of Peru.",
    ),
    "monday": (
        "2025-02-10",
        "The Speaker of the Parliament, Levan Beridze, met Ana Sol, the Speaker of the Parliament of Peru, in Tbilisi on Monday.",
    ),
    "date": (
        "2025-02-10",
        "On 10 February, the Speaker of the Parliament, Levan Beridze, met Ana Sol, the Speaker of the Parliament of Peru, in Tbilisi.",
    ),
    "visit": (
        "2025-02-10/2025-02-12",
        "Speaker of the Parliament of Peru Ana Sol paid an official visit to Georgia on 10-12 February at the invitation of Speaker Levan Beridze.",
    ),
    "session": (
        "2025-02-10/2025-02-11",
        "The ninth session of the commission was held in Tbilisi on 10 and 11 February under the chairmanship of Speaker Levan Beridze and the Speaker of the Parliament of Peru, Ana Sol.",
    ),
}
ROWS = [('today', 'Later in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'Later in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-10'), ('date', 'Later in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-10'), ('today', 'Later the same day {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'Later the same day {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('date', 'Later the same day {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('today', 'Earlier in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'Earlier in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-10'), ('date', 'Earlier in the day {who} was received by Prime Minister Zurab Akhalaia.', '2025-02-10'), ('today', 'In the afternoon {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'In the afternoon {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('date', 'In the afternoon {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('today', 'That evening {who} had dinner with Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'That evening {who} had dinner with Prime Minister Zurab Akhalaia.', '2025-02-10'), ('date', 'That evening {who} had dinner with Prime Minister Zurab Akhalaia.', '2025-02-10'), ('monday', 'The next day {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('date', 'The next day {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'The following morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('date', 'The following morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'Next morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('date', 'Next morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('today', 'A day earlier {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'A day earlier {who} met Prime Minister Zurab Akhalaia.', '2025-02-09'), ('date', 'A day earlier {who} met Prime Minister Zurab Akhalaia.', '2025-02-09'), ('today', 'The day before, {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'The day before, {who} met Prime Minister Zurab Akhalaia.', '2025-02-09'), ('date', 'The day before, {who} met Prime Minister Zurab Akhalaia.', '2025-02-09'), ('monday', 'Two days later {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('date', 'Two days later {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('visit', 'On the first day {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('session', 'On the first day {who} met Prime Minister Zurab Akhalaia.', '2025-02-10'), ('visit', 'On the second day {who} was also received by Prime Minister Zurab Akhalaia.', '2025-02-11'), ('session', 'On the second day {who} was also received by Prime Minister Zurab Akhalaia.', '2025-02-11'), ('visit', 'On the second day of the visit {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('visit', 'On the last day {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('session', 'On the last day {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('visit', 'On the final day of her stay {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('date', 'On the 11th {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('visit', 'On the 11th {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('session', 'On the 11th {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('today', 'On the 4th of this month {who} met Prime Minister Zurab Akhalaia.', '2025-02-04'), ('date', 'On the 4th of this month {who} met Prime Minister Zurab Akhalaia.', '2025-02-04'), ('today', 'Tomorrow {who} will meet Prime Minister Zurab Akhalaia.', '2025-02-13'), ('monday', 'Tomorrow {who} will meet Prime Minister Zurab Akhalaia.', '2025-02-13'), ('date', 'Tomorrow {who} will meet Prime Minister Zurab Akhalaia.', '2025-02-13'), ('today', 'Tomorrow in Batumi {who} meets Prime Minister Zurab Akhalaia.', '2025-02-13'), ('monday', 'Tomorrow in Batumi {who} meets Prime Minister Zurab Akhalaia.', '2025-02-13'), ('date', 'Tomorrow in Batumi {who} meets Prime Minister Zurab Akhalaia.', '2025-02-13'), ('today', 'This morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('monday', 'This morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('date', 'This morning {who} met Prime Minister Zurab Akhalaia.', '2025-02-12'), ('today', 'Yesterday {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'Yesterday {who} met Prime Minister Zurab Akhalaia.', '2025-02-11'), ('monday', 'On Wednesday {who} meets Prime Minister Zurab Akhalaia.', '2025-02-12'), ('today', 'On Friday {who} will meet Prime Minister Zurab Akhalaia.', '2025-02-14'), ('monday', 'On Friday {who} will meet Prime Minister Zurab Akhalaia.', '2025-02-14'), ('today', 'Last Friday {who} met Prime Minister Zurab Akhalaia.', '2025-02-07'), ('monday', 'Last Friday {who} met Prime Minister Zurab Akhalaia.', '2025-02-07')]  # fmt: skip


@each("who", ["Ms Sol", "the guest"])
@each(("lead", "sentence", "day"), ROWS)
def test_a_further_encounter_has_its_own_day(lead: str, sentence: str, day: str, who: str) -> None:
    who = "Ms Sol" if lead == "session" else who  # of two who share the chair neither is the guest
    main, told = LEADS[lead]
    head = "Speaker of Peru in Tbilisi\n\nParliament of Georgia, Press Service, 12 February 2025"
    found = met(f"{head}\n\n{told}\n\n{sentence.format(who=who)} Trade has doubled.\n")
    assert [main] == [one.date for one in found if "Ana Sol" in names(one) and one.date == main][:1]
    assert ([day], 2) == ([one.date for one in found if names(one) == ["Ana Sol", "Zurab Akhalaia"]], len(found))


def test_a_floor_is_no_day() -> None:
    told = "The mayor of Oulu, Leena Aho, met the mayor of Lima, Ana Sol, on 10 February 2025."
    found = met(f"Guests\n\n12 February 2025\n\n{told} On the 11th floor they met Governor Bo Li of Oulu Region.\n")
    assert "2025-02-11" not in {one.date for one in found}
