"""Commitments: what is one and what is none, and its fields."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Evidence
from communique.words.load import Group, load_words
from tests.tables import each
from tests.timing import least_seconds

DATA = tomllib.loads(Path(__file__).with_name("commitments.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]
FIELDS = ("force", "type", "action", "status")


def whole(case: dict[str, Any]) -> str:
    return f"{DATA['heads'][case.get('head', 'countries')].strip()}\n\n{case['text']}\n"


def read(text: str) -> list[Commitment]:
    return [entry for entry in read_text(text).entries if isinstance(entry, Commitment)]


@pytest.mark.parametrize(
    "text",
    [
        "Job opening, Embassy of Norland in Lima\n\nApplicants should speak Spanish. The officer will advise the Ministry "
        "of Trade of Peru. The salary is good. Only shortlisted candidates will be called.",
        "Court story\n\nThe defendant, Mayor of Riga Bo Li, pleaded guilty and will repay it, the prosecutor said. The "
        "magistrate jailed him on Monday.",
        "Stars\n\nHoroscope: Aries will meet the Governor of Ohio. Taurus should save, Gemini will travel to Peru.",
    ],
    ids=["vacancy", "court", "stars"],
)
def test_a_text_about_another_subject_promises_nothing(text: str) -> None:
    assert read(text) == []


@each("case", CASES, ids=lambda case: case["text"][:60])
def test_reads_commitments(case: dict[str, Any]) -> None:
    found = read(whole(case))
    assert len(found) == len(case["wants"]), [entry.action for entry in found]
    for entry, wanted in zip(found, case["wants"], strict=True):
        for name in FIELDS:
            if name in wanted:
                assert getattr(entry, name) == wanted[name], name
        if "actors" in wanted:
            assert sorted(actor.code or actor.name for actor in entry.actors) == sorted(wanted["actors"])
        if "sectors" in wanted:
            assert [sector.code for sector in entry.sectors] == wanted["sectors"]
        assert entry.due == wanted.get("due")
        assert entry.condition == wanted.get("condition")


@each("case", [case for case in CASES if case["wants"]], ids=lambda case: case["text"][:60])
def test_evidence_stands_in_the_text(case: dict[str, Any]) -> None:
    text = whole(case)
    for entry in read(text):
        assert entry.evidence
        for piece in entry.evidence:
            assert text[piece.start : piece.end] == piece.text
        assert entry.action in text


def spoken(sentence: str) -> Commitment:
    (entry,) = read(whole({"text": sentence}))
    return entry


def test_an_offer_is_for_the_other_side() -> None:
    entry = spoken("“We are ready to build silos for you,” the president said.")
    assert entry.counterpart is not None and entry.counterpart.code == "HU"


def test_the_speaker_is_who_says_so() -> None:
    entry = spoken("“We will open two lanes,” the president said.")
    assert entry.speaker is not None and entry.speaker.name == "Dragan Veselinović"


def test_who_instructs_is_the_speaker() -> None:
    entry = spoken("The president instructed the Ministry of Finance to find the money.")
    assert entry.speaker is not None and entry.speaker.name == "Dragan Veselinović"


def test_an_agreement_of_both_has_no_speaker() -> None:
    assert spoken("The sides agreed to open a bridge.").speaker is None


def test_goods_are_named_by_the_documents_own_word() -> None:
    entry = spoken("“We are ready to supply electric buses and tractors,” the president said.")
    assert [(sector.code, sector.name) for sector in entry.sectors] == [
        ("8702", "electric buses"),
        ("8701", "tractors"),
    ]


def test_said_twice_it_is_one_entry_with_two_pieces_of_evidence() -> None:
    text = (
        "Serbia to build grain terminal in Novi Sad\n\n"
        + DATA["heads"]["countries"].strip()
        + "\n\n“We will build a grain terminal in Novi Sad by 2026,” the president said.\n"
    )
    (entry,) = read(text)
    assert [piece.text[:6] for piece in entry.evidence] == ["Serbia", "We wil"]
    assert entry.due == "2026"


def test_a_later_sentence_adds_evidence_and_goods() -> None:
    entry = spoken(
        "“We are ready to develop joint projects with you. This includes tractors and lifts,” the president said."
    )
    assert len(entry.evidence) == 2
    assert [sector.code for sector in entry.sectors] == ["8701", "8428"]


def test_the_two_organisations_are_those_that_signed() -> None:
    text = whole({
        "text": "A memorandum on seed testing was signed between the University of Novi Sad and the University of Debrecen. "
        "Under the memorandum, the two universities will complete a study within four months.",
    })  # fmt: skip
    signed, study = read(text)
    assert [actor.name for actor in study.actors] == [actor.name for actor in signed.actors]
    assert (study.type, study.due) == ("agreement", "2024-09")


def test_a_text_that_is_no_report_of_officials_has_none() -> None:
    text = (
        "The new pump will be quieter, and we will add a free cup to every order. You should descale it monthly.\n\n"
        "“We want to ship by 1 October,” says Jonas Reiter, our head of engineering.\n"
    )
    assert read(text) == []


def test_the_same_text_gives_the_same_ids() -> None:
    text = whole(CASES[7])
    ids = [entry.id for entry in read(text)]
    assert ids == [entry.id for entry in read(text)]
    assert len(set(ids)) == len(ids) == 3


def test_evidence_counts_code_points() -> None:
    text = "🚜 " + whole({"text": "“We will open two lanes 🚚 in June,” the president said."})
    (entry,) = read(text)
    assert entry.evidence == (
        Evidence(text.index("We will"), text.index(",” the"), "We will open two lanes 🚚 in June"),
    )


@pytest.mark.parametrize(
    "filling",
    [
        "We will build a road and ",
        "we will, if needed, ",
        "will ",
        "ready to build, ",
        "If the road, ",
        "not very ",
        "the minister urged the firm, ",
        "A memorandum on roads between A and B was ",
    ],
)
def test_no_sentence_takes_more_than_linear_time(filling: str) -> None:
    head = DATA["heads"]["countries"].strip() + "\n\n“"

    def seconds(times: int) -> float:
        text = head + filling * times
        return least_seconds(lambda: read(text), 2)

    seconds(10)
    short, long = (seconds(times) for times in (250, 1000))
    assert long < 12 * short + 0.2


HURT = (
    "the agreement was reached to was",
    "March often homage two universities logistics “ targets the",
    "We will",
    "If",
    "ready to",
    "A memorandum on",
)


def test_no_order_of_words_stops_the_reader() -> None:
    words = load_words("en")
    cues = [
        word
        for name in ("force", "condition", "document", "signed", "hub", "side")
        for group in words.of(name)
        for word in group.words
    ]
    plain = [
        "the",
        "Ministry",
        "of",
        "Roads",
        "Serbia",
        "and",
        ",",
        ".",
        "”",
        "“",
        "we",
        "it",
        "that",
        "which",
        "by",
        "2025",
        "in",
        "June",
        "to",
        "build",
        "ports",
        "“Novi",
        "Sad”",
        "—",
        "(",
        ")",
        "?",
        "If",
    ]
    chance = random.Random(5)
    scrambled = [
        " ".join(chance.choice(cues if chance.random() < 0.4 else plain) for _ in range(30)) for _ in range(120)
    ]
    head = DATA["heads"]["countries"].strip()
    for sentence in (*HURT, *scrambled):
        text = f"{head}\n\n{sentence}"
        for entry in read(text):
            assert all(text[piece.start : piece.end] == piece.text for piece in entry.evidence)


EXAMPLES = [group for group in load_words("en").of("force") if group["form"] != "later"]


@each("group", EXAMPLES, ids=lambda group: f"{group['form']}-{group.words[0]}")
def test_each_example_of_the_word_data_is_read_with_its_force(group: Group) -> None:
    example = group["example"]
    if example.startswith(("We ", "I ", "Let ", "Why ", "My ", "Our ")):
        example = f"“{example[:-1]},” the president said."
    assert group["force"] in [entry.force for entry in read(whole({"text": example}))]


@pytest.mark.parametrize(
    "end",
    [
        "A bank will open",
        "that parties it was recommended to",
        "They said −",
        "farmers and markets plan direct",
        "they will",
    ],
)
def test_a_text_may_end_after_any_word(end: str) -> None:
    for entry in read(whole({"text": end})):
        assert entry.evidence


_RELEASE = (
    "For Immediate Release\nApril 9, 2025",
    "Premier Announces New Trade Agreement with State of Vermont",
    "FREDERICTON – New Brunswick and Vermont signed a memorandum of understanding today to increase trade in forest products and aerospace.",
    '"New Brunswick is committed to working with our neighbours," said Premier Anne Thibodeau. "We will be opening a trade office in Burlington this fall and we\'re looking at adding a direct flight."',
    "The memorandum calls for the creation of a joint working group, which will meet twice a year, and for an annual trade forum. It will also help companies navigate customs rules.",
    '"Vermont companies want certainty," said Gov. Peter Lang. "We\'re going to make sure they have it. I plan to visit Saint John in October, and I hope the premier will come to Montpelier next spring."',
    "The province will invest $1.2 million over three years to support exporters. Opportunities NB has hired two advisers and will hire a third by July 1.",
    "The two jurisdictions intend to work together to eliminate duplicate inspections by the end of 2026. Each side will name a lead official within 30 days.",
    "The Premier is travelling to Boston tomorrow, where she is scheduled to meet with Governor Maura Kelly. She returns to Fredericton on Friday.",
)


def test_a_premier_and_the_province_are_the_side_whose_country_calls_them_so() -> None:
    found = {entry.action[:12]: entry for entry in read("\n\n".join(_RELEASE))}
    assert [actor.code for actor in found["opening a tr"].actors] == ["CA-NB"]
    assert [actor.code for actor in found["invest $1.2 "].actors] == ["CA-NB"]
    assert [actor.code for actor in found["make sure th"].actors] == ["US-VT"]


def test_a_match_report_has_none_whoever_sat_in_the_stand() -> None:
    text = (
        "3 March 2025\n\nZanzibar Stars beat Mombasa Sharks at the stadium on Sunday before Minister of Sports of Kenya Peter "
        "Otieno. The striker scored twice before the referee sent off the goalkeeper.\n\n“We will train on Monday and we want to "
        "win the return leg,” said coach Ali Hamad. Mombasa will host it on 16 March.\n"
    )
    assert read(text) == []


def test_an_item_of_a_list_has_its_lead_in_as_evidence() -> None:
    found = read(whole({"text": "Serbia undertakes to:\n\n• open a port;\n• build a school."}))
    assert [[piece.text for piece in entry.evidence] for entry in found] == [
        ["Serbia undertakes to:", "open a port"],
        ["Serbia undertakes to:", "build a school"],
    ]


def test_a_list_has_no_lead_in_of_the_sentence_before_it() -> None:
    text = "Talks are under way to open a direct line. The ministers undertake to:\n\n- open a port;\n- build a school."
    assert [entry.evidence[0].text for entry in read(whole({"text": text}))] == ["The ministers undertake to:"] * 2


def test_who_tells_it_inside_the_sentence_is_not_who_acts() -> None:
    text = "Minister of Serbia Ana Sol met Bo Li, Minister of Peru. The trade fair, said Sol, will open in May."
    assert [[actor.name for actor in entry.actors] for entry in read(whole({"text": text}))] == [["Serbia"]]


def test_a_region_named_like_its_town_acts_beside_another() -> None:
    text = (
        "Governor of Tarija Ana Sol met Governor of South Moravia Jan Rys. Tarija and South Moravia will build a mill."
    )
    assert [[actor.code for actor in entry.actors] for entry in read(whole({"text": text}))] == [["BO-T", "CZ-64"]]


def test_the_sultanate_is_the_one_that_is_a_side() -> None:
    text = "Minister of Trade of Oman Ana Sol met Bo Li of Peru. Sol affirmed the Sultanate's readiness to send ten experts."
    assert [[actor.code for actor in entry.actors] for entry in read(whole({"text": text}))] == [["OM"]]
