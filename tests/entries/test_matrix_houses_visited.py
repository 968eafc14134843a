"""Visits to a chamber, a university, a hospital on their own pages, and how a house tells that it had guests."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

PAGES = {
    "ch": 'Ambassador of Japan at the Chamber\n\nSeattle Chamber of Commerce | News | 14 May 2026\n\n{}\n\nTrade between Washington State and Japan reached $22 billion last year. "We want more," said Ms Doyle.\n',
    "un": 'Kobe University and our campus draw closer\n\nUniversity of Washington, Office of Global Affairs. 14 May 2026\n\n{}\n\nSome 40 students took part in exchanges last year. "We want more," said Professor Doyle.\n',
    "hosp": 'HARBORVIEW HOSPITAL NEWS\n\nKobe surgeons come to learn\n\nMay 14, 2026\n\n{}\n\nThe hospital treats 600 patients a year. "We want more," said Dr. Doyle.\n',
}
ROWS = [('ch', "On 12 May the Chamber's president, Ann Doyle, received the Ambassador of Japan, H.E. Kenji Mori.", 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('ch', 'The Ambassador of Japan to the United States, H.E. Mr Kenji Mori, visited the Chamber on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'The Ambassador of Japan, Kenji Mori, came to the Chamber on 12 May to meet members.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'The Chamber was honoured to receive the Ambassador of Japan, Kenji Mori, at its headquarters on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'The Chamber had the honour of hosting the Ambassador of Japan, Kenji Mori, on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'The Chamber welcomed the Ambassador of Japan, Kenji Mori, on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'We were pleased to welcome the Ambassador of Japan, Kenji Mori, on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'Chamber president Ann Doyle led a delegation of 20 firms to Kobe from 10 to 14 May.', 'visit', '2026-05-10/2026-05-14', ['Ann Doyle']), ('ch', 'A delegation of the Kobe Chamber of Commerce, headed by its president, Kenji Mori, visited the Chamber on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'A delegation of the Kobe Chamber of Commerce visited the Chamber on 12 May. It was headed by its president, Kenji Mori.', 'visit', '2026-05-12', ['Kenji Mori']), ('ch', 'The presidents of the two chambers, Ann Doyle and Kenji Mori, signed a cooperation agreement on 12 May.', 'signing', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('ch', 'Ann Doyle, president of the Seattle Chamber, and Kenji Mori, president of the Kobe Chamber, signed a cooperation agreement on 12 May.', 'signing', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('ch', 'The Seattle Chamber and the Kobe Chamber signed a cooperation agreement on 12 May.', 'signing', '2026-05-12', ['Kobe Chamber', 'Seattle Chamber']), ('un', 'The University of Washington hosted Kenji Mori, president of Kobe University, on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('un', 'President Ann Doyle met President Kenji Mori of Kobe University on 12 May.', 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', 'Professor Kenji Mori, president of Kobe University, visited the University of Washington on 12 May and met Rector Ann Doyle.', 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', 'Professor Kenji Mori, president of Kobe University, visited the University of Washington on 12 May.', 'visit', '2026-05-12', ['Kenji Mori']), ('un', 'On 12 May, our rector, Professor Ann Doyle, welcomed a delegation from Kobe University headed by Vice-President Kenji Mori.', 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', 'The agreement was signed on 12 May by Rector Ann Doyle and Kobe University president Kenji Mori.', 'signing', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', 'Rector Ann Doyle (University of Washington) and President Kenji Mori (Kobe University) signed an agreement on 12 May.', 'signing', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', "Kenji Mori, Japan's Minister of Education, toured the laboratories on 12 May with Rector Ann Doyle.", 'visit', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', "Kenji Mori, Japan's Minister of Education, was shown round the laboratories by Rector Ann Doyle on 12 May.", 'visit', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('un', 'A delegation from our university, headed by Rector Ann Doyle, visited Kobe University from 10 to 14 May.', 'visit', '2026-05-10/2026-05-14', ['Ann Doyle']), ('un', 'Rector Ann Doyle visited Kobe University from 10 to 14 May, where she was received by President Kenji Mori.', 'visit', '2026-05-10/2026-05-14', ['Ann Doyle', 'Kenji Mori']), ('un', 'During a visit to Kobe on 12 May, Rector Ann Doyle met with Kobe University president Kenji Mori.', 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', 'Surgeons from Kobe Medical Center visited Harborview Hospital on Tuesday and were shown round by director Ann Doyle.', 'visit', '2026-05-12', ['Ann Doyle']), ('hosp', 'Six surgeons from Kobe, led by Dr. Kenji Mori, visited Harborview Hospital on Tuesday.', 'visit', '2026-05-12', ['Kenji Mori']), ('hosp', 'Hospital director Ann Doyle and the head of Kobe Medical Center, Kenji Mori, held a video conference on Tuesday.', 'call', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', "Japan's deputy health minister, Kenji Mori, toured Harborview Hospital on Tuesday.", 'visit', '2026-05-12', ['Kenji Mori']), ('hosp', "Japan's deputy health minister, Kenji Mori, toured the wards on Tuesday, accompanied by director Ann Doyle.", 'visit', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', "Director Ann Doyle took Japan's deputy health minister, Kenji Mori, round the wards on Tuesday.", 'visit', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', "Director Ann Doyle greeted Japan's deputy health minister, Kenji Mori, at the door on Tuesday.", 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', "Kobe's mayor, Kenji Mori, handed over an ambulance to director Ann Doyle on Tuesday.", 'meeting', '2026-05-12', ['Ann Doyle', 'Kenji Mori']), ('hosp', 'Director Ann Doyle travelled to Kobe in March and sat down with Mayor Kenji Mori.', 'meeting', '2026-03', ['Ann Doyle', 'Kenji Mori']), ('hosp', 'Director Ann Doyle was in Kobe in March as a guest of Mayor Kenji Mori.', 'visit', '2026-03', ['Ann Doyle', 'Kenji Mori']), ('hosp', 'Director Ann Doyle is to travel to Kobe in October.', 'visit', '2026-10', ['Ann Doyle']), ('hosp', 'Mayor Kenji Mori of Kobe will be in Seattle on 3 June.', 'visit', '2026-06-03', ['Kenji Mori'])]  # fmt: skip


def _met(text: str) -> list[Meeting]:
    return [one for one in read_text(text).entries if isinstance(one, Meeting)]


def _names(one: Meeting) -> list[str]:
    return sorted(str(who.name) for who in one.participants)


@pytest.mark.parametrize(("page", "sentence", "form", "day", "names"), ROWS)
def test_who_came_to_a_house(page: str, sentence: str, form: str, day: str, names: list[str]) -> None:
    found = _met(PAGES[page].format(sentence))
    assert [(one.form, one.date, _names(one)) for one in found] == [(form, day, names)]


def test_a_house_that_is_seen_on_the_way_is_no_visit_of_its_own() -> None:
    lead = "Minister Ana Sol of Peru met Governor Bo Li of Oulu Region in Oulu on 12 May."
    told = f"{lead} On 12 May the minister toured the Port of Oulu."
    assert len(_met(f"Guests in Oulu\n\n14 May 2026\n\n{told}\n")) == 1


@pytest.mark.parametrize("was", ["was", "were", "has been"])
@pytest.mark.parametrize("glad", ["honoured", "delighted", "very proud", "especially pleased"])
@pytest.mark.parametrize("host", ["receive", "welcome", "host"])
def test_a_house_says_that_it_was_glad(was: str, glad: str, host: str) -> None:
    told = f"The Chamber {was} {glad} to {host} the Ambassador of Japan, Kenji Mori, on 12 May."
    assert [_names(one) for one in _met(PAGES["ch"].format(told))] == [["Kenji Mori"]]
