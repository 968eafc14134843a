"""The previous and the next of several encounters: forums, sessions, "the previous one", of the two cities, hosted."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from tests.tables import each

LEADS = {
    "talks": "Busan Mayor Kim Tae-ho held talks with Shanghai Mayor Gong Lei in Shanghai on Tuesday.",
    "forum": "Busan Mayor Kim Tae-ho and Shanghai Mayor Gong Lei opened the Busan–Shanghai Business Forum in Shanghai "
    "on Tuesday.",
    "session": "The fourth session of the Busan–Shanghai Cooperation Committee, chaired by Busan Mayor Kim Tae-ho and "
    "Shanghai Mayor Gong Lei, was held in Shanghai on Tuesday.",
}
NOUNS = [
    ("talks", "meeting"), ("talks", "round of talks"), ("forum", "forum"), ("forum", "business forum"),
    ("forum", "edition"), ("forum", "one"), ("session", "session"), ("session", "meeting"), ("session", "one"),
]  # fmt: skip
PAST = [
    "The previous {} took place in Busan in May 2019.",
    "The last {} was held in Busan in May 2019.",
    "The first {}, held in Busan in May 2019, drew 200 firms.",
    "The previous {} of the two cities, in Busan in May 2019, drew 200 firms.",
    "The previous {} of Busan and Shanghai was in Busan in May 2019.",
    "Trade has doubled since the previous {} in Busan in May 2019.",
    "Trade has doubled since the two cities held their first {} in Busan in May 2019.",
    "Busan hosted the previous {} in May 2019.",
]
COMING = [
    "The next {} will be held in Busan in April 2026.",
    "The next {} is to take place in Busan in April 2026.",
    "The sides will prepare the next {} of the two cities in Busan in April 2026.",
    "They agreed to hold the next {} in Busan in April 2026.",
    "It was agreed that the next {} would be held in Busan in April 2026.",
    "The next {} is scheduled for April 2026 in Busan.",
]
NONE = [
    "Busan wants to host the next {} in April 2026.",
    "The next {} would be held in Busan in April 2026 if the ferry ran.",
    "The previous {} was cancelled in May 2019.",
    "The mayor praised the previous {}.",
]


def met(lead: str, sentence: str) -> list[tuple[str | None, str | None, int]]:
    text = f"Mayors of Busan and Shanghai hold talks\n\nSHANGHAI, 14 October 2025 – {LEADS[lead]}\n\n{sentence}\n"
    told = (entry.to_json() for entry in read_text(text).entries if entry.kind == "meeting")
    return [(one["date"], one["place"], len(one["participants"])) for one in told]


CASES = [(noun, sentence, "2019-05") for noun, sentence in product(NOUNS, PAST)]
CASES += [(noun, sentence, "2026-04") for noun, sentence in product(NOUNS, COMING)]


@each(("noun", "sentence", "day"), CASES)
def test_another_of_several(noun: tuple[str, str], sentence: str, day: str) -> None:
    found = met(noun[0], sentence.format(noun[1]))
    assert found == [("2025-10-14", "Shanghai", 2), (day, "Busan", 2)]


@each(("noun", "sentence"), list(product(NOUNS, NONE)))
def test_none_of_several(noun: tuple[str, str], sentence: str) -> None:
    assert met(noun[0], sentence.format(noun[1])) == [("2025-10-14", "Shanghai", 2)]


VISITS = [
    "{} visited Osaka in May 2024.", "{} paid a visit to Osaka in May 2024.", "{} travelled to Osaka in May 2024.",
    "{} went to Osaka in May 2024.", "{} was in Osaka in May 2024.", "{} led a delegation to Osaka in May 2024.",
    "{} recalled his visit to Osaka in May 2024.", "{} toured Osaka port in May 2024.",
    "The idea goes back to a visit that {} paid to Osaka in May 2024.",
]  # fmt: skip
OWN = [
    ("The idea was born during {}'s visit to Osaka in May 2024.", "2024-05"),
    ("The idea was born during {}'s trip to Osaka last year.", "2024"),
]


def visits(sentence: str) -> list[tuple[str | None, str | None]]:
    lead = "Governor of Omsk Region Andrei Lukonin received the Ambassador of Japan, Kenji Mori, on Tuesday."
    text = f"Governor and ambassador meet\n\nOMSK, 14 October 2025 – {lead}\n\n{sentence}\n"
    told = (entry.to_json() for entry in read_text(text).entries if entry.kind == "meeting")
    return [(one["date"], one["place"]) for one in told]


@each("who", ["Lukonin", "He", "The Governor", "Andrei Lukonin"])
@each("sentence", VISITS)
def test_an_earlier_visit(who: str, sentence: str) -> None:
    who = who if sentence.startswith("{}") or who[0] in "LA" else who[0].lower() + who[1:]
    assert visits(sentence.format(who)) == [("2025-10-14", "Omsk"), ("2024-05", "Osaka")]


@pytest.mark.parametrize("who", ["Lukonin", "the Governor", "Andrei Lukonin"])
@pytest.mark.parametrize(("sentence", "day"), OWN)
def test_an_earlier_visit_by_its_noun(who: str, sentence: str, day: str) -> None:
    assert visits(sentence.format(who)) == [("2025-10-14", "Omsk"), (day, "Osaka")]
