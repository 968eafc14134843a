"""Who the two sides, the guests and the hosts are where one of those who met stands for a body or a town."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text

# Headline, date line, lead, host, guest.
LEADS = [
    ("Japanese guests welcomed at City Hall", "Brandy Creek, 12 May 2026",
     "Mayor Karl Dahl welcomed a delegation from the twin town of Ishikawa, Japan, headed by Mayor Tatsuo Kato, to "
     "City Hall on Tuesday.", "Brandy Creek", "Ishikawa"),
    ("Japanese guests welcomed at City Hall", "12 May 2026",
     "The Mayor of Brandy Creek, Karl Dahl, received the Mayor of Ishikawa, Tatsuo Kato, on Tuesday.",
     "Brandy Creek", "Ishikawa"),
    ("Ambassador calls on mayor", "Sligo, 12 May 2026",
     "The Mayor of Sligo, Tom Sharry, received the Ambassador of Finland, Raili Lahti, at City Hall on Tuesday.",
     "Sligo", "Finland"),
    ("Ambassador calls on mayor", "Sligo, 12 May 2026",
     "The Finnish Ambassador, Raili Lahti, paid a courtesy call on Mayor Tom Sharry at City Hall on Tuesday.",
     "Sligo", "Finland"),
    ("Turin delegation at the Chamber", "Kaunas, 12 May 2026",
     "President of the Kaunas Chamber of Commerce Mindaugas Petraitis received a delegation of the Chamber of Commerce "
     "of Turin led by its vice-president Laura Bianchi on Tuesday.",
     "Kaunas Chamber of Commerce", "Chamber of Commerce of Turin"),
    ("Turin delegation at the Chamber", "12 May 2026",
     "The Kaunas Chamber of Commerce, Industry and Crafts hosted a delegation of the Chamber of Commerce of Turin on "
     "Tuesday. The guests were received by the president of the Kaunas Chamber, Mindaugas Petraitis, and were led by "
     "Laura Bianchi, vice-president of the Turin Chamber.",
     "Kaunas Chamber of Commerce, Industry and Crafts", "Turin Chamber"),
    ("Minister at the Chamber", "12 May 2026",
     "The president of the Kaunas Chamber of Commerce, Mindaugas Petraitis, met with the Minister of Economy of "
     "Georgia, Mariam Beridze, on Tuesday.", "Kaunas Chamber of Commerce", "Georgia"),
    ("Rwandan minister visits campus", "Groningen, 13 May 2026",
     "The University of Groningen welcomed Rwanda's Minister of Education, Joseph Nsenga, on Tuesday. He was received "
     "by Rector Jacoba Scherp.", "University of Groningen", "Rwanda"),
    ("Rwandan minister visits campus", "Groningen, 13 May 2026",
     "Rector of the University of Groningen Jacoba Scherp received Rwanda's Minister of Education Joseph Nsenga on "
     "Tuesday.", "University of Groningen", "Rwanda"),
    ("Visitors from Kyoto", "13 May 2026",
     "The rector of the University of Groningen, Jacoba Scherp, received the president of Kyoto University, Nagao "
     "Mino, on Tuesday.", "University of Groningen", "Kyoto University"),
    ("Port of Aarhus hosts Savannah", "13 May 2026",
     "Chief executive of the Port of Aarhus Thomas Haber received a delegation of the Port of Savannah led by its "
     "director Griff Lynd on Tuesday.", "Port of Aarhus", "Port of Savannah"),
    ("Governor receives carmaker", "13 May 2026",
     "Governor of Vysočina Region Martin Kukal received the president of Hyundam Motors, Kim Dong-jin, on Tuesday.",
     "Vysočina Region", "Hyundam Motors"),
]  # fmt: skip
SENTENCES = [
    ("The two sides agreed to exchange trainees.", "both"),
    ("Both parties undertook to publish the results.", "both"),
    ("The partners will set up a joint office.", "both"),
    ("A working group will be set up by the two sides.", "both"),
    ("They agreed to hold a fair every two years.", "both"),
    ("It was agreed that a joint fair would be held every two years.", "both"),
    ("The guests promised to send samples.", "guest"),
    ("The hosts offered to train ten technicians.", "host"),
    ("The guests invited the hosts to a return visit.", "host"),
]


@pytest.mark.parametrize(("title", "line", "lead", "host", "guest"), LEADS)
@pytest.mark.parametrize(("sentence", "who"), SENTENCES)
def test_sides(title: str, line: str, lead: str, host: str, guest: str, sentence: str, who: str) -> None:
    if "The guests were" in lead and sentence.startswith("They"):
        pytest.skip("the guests are told of right before")
    text = f"{title}\n\n{line}\n\n{lead}\n\n{sentence}\n"
    told = [one for one in (e.to_json() for e in read_text(text).entries) if one["kind"] == "commitment"]
    acting = {"both": {host, guest}, "host": {host}, "guest": {guest}}[who]
    assert [{actor["name"] for actor in one["actors"]} for one in told] == [acting]


BODIES = [
    ("Lund University welcomed the ambassador. Rector Ana Sol received her.", "Ana Sol", "Lund University"),
    ("A team from Lund University Hospital led by Professor Ana Sol came to Kisumu.", "Ana Sol",
     "Lund University Hospital"),
    ("The guests from the Turin Chamber of Commerce were led by vice-president Ana Sol.", "Ana Sol",
     "Turin Chamber of Commerce"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "body"), BODIES)
def test_heads_of_institutions(text: str, name: str, body: str) -> None:
    lead = f"Guests from abroad\n\n12 May 2026\n\n{text} “We will send a nurse,” {name} said.\n"
    (one,) = (e.to_json() for e in read_text(lead).entries if e.kind == "commitment")
    assert [actor["name"] for actor in one["actors"]] == [body]
