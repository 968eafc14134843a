"""Which documents report the same encounter, by people, days and words; and which texts are copies."""

from __future__ import annotations

import pytest

from communique.compare.comparing import compare
from communique.compare.copies import LEAST, Texts, find_originals, is_copy, shingles
from communique.compare.people import same_person, skeleton
from communique.compare.stories import APART, SAME_DAY, UNKNOWN, days_between
from communique.kinds import Document, Entry, Person
from tests.compare.building import document, meeting, person, statement
from tests.tables import each

SPOKEN = "We shall open the joint cold store at the port before the harvest of next year begins"


@each(
    ("a", "b", "same"),
    [
        (person("Veniamin Kondratyev", "Governor", "RU-KDA"), person("Veniamin Kondratiev", None, "RU-KDA"), True),
        (person("Aleksandr Lukashenko", "President", "BY"), person("Alexander Lukashenka", "President", "BY"), True),
        (person("Xi Jinping", "President", "CN"), person("Xi", "Chinese leader", "CN"), True),
        (person("Yoon Suk Yeol", "President", "KR"), person("Suk Yeol Yoon"), True),
        (person("José Nuñez", "Minister", "PE"), person("Jose Nunez", "minister"), True),
        (person("Maria Silva", "Minister of Trade", "BR"), person("Marta Silva", "Minister of Health", "BR"), False),
        (person("Maria Silva", "Minister", "BR"), person("Ana Silva", "Minister", "PT"), False),
        (person("Yevgeny Orlov", "Minister of Trade", "KZ"), person("Evgeniy Orlov", "Minister of Trade", "KZ"), True),
        (person("John Banda", "President", "ZM"), person("Joyce Banda", "President", "MW"), False),
        (person("Amina Yusuf", "Minister", "KE"), person("Peter Otieno", "Minister", "KE"), False),
        (person(None, "President of Russia", "RU"), person("Vladimir Putin", "President of Russia", "RU"), True),
        (person(None, "delegation", "RU"), person("Vladimir Putin", "President of Russia", "RU"), False),
        (person(None, "President", "RU"), person(None, "President", "KZ"), False),
    ],
)
def test_one_person_in_two_reports(a: Person, b: Person, same: bool) -> None:
    assert same_person(a, b) is same_person(b, a) is same


def test_transliterations_have_the_same_bones() -> None:
    assert skeleton("lukashenko") == skeleton("lukashenka")
    assert skeleton("zelensky") == skeleton("zelenskyy") == skeleton("zelenskiy")
    assert skeleton("starovoyt") != skeleton("travnikov")


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        (("2023-09-19", None), ("2023-09-19", None), SAME_DAY),
        (("2023-09-19", None), ("2023-09-20", None), APART),
        (("2023-09-18/2023-09-20", None), ("2023-09-19", None), SAME_DAY),
        (("--09-19", None), ("2023-09-19", None), SAME_DAY),
        (("--09-19", None), ("--09-20", None), APART),
        (("--09-19", "2021-09-20"), ("2023-09-19", None), APART),
        (("2023-09", None), ("2023-09-19", None), 18),
        (("2023-09", "2023-09-22"), ("2023-09-19", None), 3),
        ((None, "2023-09-26"), ("2023-09-19", None), 7),
        ((None, None), ("2023-09-19", None), UNKNOWN),
    ],
)
def test_days_between(first: tuple[str | None, str | None], second: tuple[str | None, str | None], gap: int) -> None:
    a, b = (document(f"report {n}", published=published) for n, (_, published) in enumerate((first, second)))
    x, y = (meeting(home, date, person("A B", "Minister", "KE")) for home, (date, _) in ((a, first), (b, second)))
    assert days_between(a, x, b, y) == days_between(b, y, a, x) == gap


def stories(*told: tuple[Document, list[Entry]]) -> list[set[str]]:
    """The titles of the documents of each story of more than one."""
    documents = [home for home, _ in told]
    titles = {home.id: home.title or "" for home in documents}
    found = compare(documents, [entry for _, entries in told for entry in entries])
    assert sorted(one for story in found.stories for one in story.documents) == sorted(d.id for d in documents)
    return [{titles[one] for one in story.documents} for story in found.stories if len(story.documents) > 1]


HOST, GUEST = (
    person("Anton Rácz", "Minister of Trade of Hungary", "HU"),
    person("Ivana Marić", "Minister of Trade of Serbia", "RS"),
)


def report(
    title: str, published: str | None, date: str | None, *more: Entry, text: str = ""
) -> tuple[Document, list[Entry]]:
    home = document(title, text, published)
    return home, [meeting(home, date, HOST, GUEST), *more]


def test_an_undated_report_joins_one_day_and_never_ties_two_days_together() -> None:
    first = report("first", "2024-03-04", "2024-03-04")
    second = report("second", "2024-03-11", "2024-03-11")
    undated = report("undated", "2024-03-05", None)
    for home, entries in (first, undated):
        entries.append(statement(home, SPOKEN))
    for home, entries in (second, undated):
        entries.append(
            statement(home, SPOKEN.replace("cold store", "grain terminal") + " and not a day later than that")
        )
    assert len(stories(first, second, undated)) == 1


def test_many_reports_of_one_encounter_are_one_story() -> None:
    told = [report(f"report {n}", "2024-03-04", "2024-03-04") for n in range(6)]
    assert stories(*told) == [{f"report {n}" for n in range(6)}]


def test_a_delegation_more_or_less_makes_no_other_encounter() -> None:
    home, entries = report("short", "2024-03-04", "2024-03-04")
    wide = document("long", published="2024-03-04")
    aide = person("Bence Tóth", "Ambassador of Hungary", "HU")
    assert stories((home, entries), (wide, [meeting(wide, "2024-03-04", HOST, aide, GUEST)])) == [{"short", "long"}]


def test_two_callers_of_one_host_on_a_day_are_two_encounters() -> None:
    one, other = document("one", published="2024-03-04"), document("other", published="2024-03-04")
    caller = person("Lars Holm", "Minister of Trade of Denmark", "DK")
    told = (one, [meeting(one, "2024-03-04", HOST, GUEST)]), (other, [meeting(other, "2024-03-04", HOST, caller)])
    assert stories(*told) == []


def test_a_meeting_within_a_visit_is_the_same_encounter() -> None:
    visit, talks = document("visit", published="2024-03-05"), document("talks", published="2024-03-04")
    president = person("Goran Petrov", "President of Serbia", "RS")
    entries: list[Entry] = [
        meeting(visit, "2024-03-04", HOST, president, form="visit"),
        meeting(visit, "2024-03-04", HOST, GUEST),
    ]
    assert stories((visit, entries), (talks, [meeting(talks, "2024-03-04", HOST, GUEST)])) == [{"visit", "talks"}]


def test_a_document_without_a_meeting_has_no_story() -> None:
    assert compare([document("recipe", "Knead the dough and let it rise.")], []).stories == []


def test_a_corrected_version_stands_for_the_one_that_it_replaces() -> None:
    old, entries = report("old", "2024-03-04", "2024-03-04")
    new = document("new", published="2024-03-04", replaces=old.id)
    found = compare([old, new], [*entries, meeting(new, "2024-03-04", HOST, GUEST)])
    assert [story.documents for story in found.stories] == [(new.id,)]


# --- copies -----------------------------------------------------------------------------------------------------------

BODY = " ".join(
    f"On point {n} of the agenda the sides noted progress in field {n * 7} and set task {n * 13}." for n in range(12)
)


def test_copies_are_told_and_count_as_one_text() -> None:
    agency = document("agency", f"{BODY}\n\nBudapest, our correspondent.", "2024-03-04")
    paper = document("paper", f"Home | News | Sport\n\n{BODY}\n\nRead also: weather.", "2024-03-05")
    other = document(
        "other", "The two ministers spoke of grain, of rail and of a bridge over the river. " * 8, "2024-03-04"
    )
    documents = [paper, other, agency]
    originals = find_originals(documents, Texts())
    assert originals == {paper.id: agency.id, agency.id: agency.id, other.id: other.id}
    entries = [meeting(home, "2024-03-04", HOST, GUEST) for home in documents]
    [story] = compare(documents, entries).stories
    assert set(story.documents) == {paper.id, other.id, agency.id}
    assert story.meeting["copies"] == [paper.id]


def test_short_texts_are_no_copies() -> None:
    text = "A short note that says very little."
    assert len(shingles(text)) < LEAST
    assert not is_copy(text, text)


def test_shingles_do_not_depend_on_marks_and_case() -> None:
    assert shingles("One, two, three: FOUR five six seven") == shingles("one two three four five six seven")
    assert len(shingles("one two three four five six seven")) == 1
