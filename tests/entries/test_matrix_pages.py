"""What the pages of press offices hold beside whole sentences: lines of a speaker, datelines, sums with a gap."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Commitment, Figure, Statement
from tests.entries.meeting_texts import met, names
from tests.tables import each

HEAD = "Talks in Omsk\n\n9 June 2023\n\nGovernor of Kursk Oblast Roman Orlov met with Trade Minister of Serbia Petar Ilic.\n\n"
QUOTE = '"We are neighbours. We shall build the mill."'


def speakers(body: str) -> list[str | None]:
    found = (one for one in read_text(HEAD + body).entries if isinstance(one, Statement))
    return [one.speaker.name if one.speaker else None for one in found]


@each(
    "body",
    [
        f"Roman Orlov:\n\n{QUOTE}",
        f"Roman Orlov, Governor of Kursk Oblast:\n\n{QUOTE}",
        f"Roman Orlov:\n{QUOTE}",
        f"{QUOTE}\n\nRoman Orlov, Governor of Kursk Oblast",
    ],
)
def test_a_quotation_below_or_above_the_name_of_its_speaker(body: str) -> None:
    assert speakers(body) == ["Roman Orlov"]


@each("line", ["Key points:", "The programme of the day:", "Highlights of the visit:"])
def test_a_label_above_a_quotation_is_no_speaker(line: str) -> None:
    assert speakers(f"{line}\n\n{QUOTE}") == [None]


@each("adverb", ["", "immediately ", "also ", "then proudly ", "later "])
def test_a_name_without_an_office_speaks_behind_an_adverb(adverb: str) -> None:
    assert speakers(f"Anton Belov {adverb}noted: {QUOTE}") == ["Anton Belov"]


@each(
    ("dateline", "role", "code"),
    [
        ("LANSING, Mich. – ", "Governor of Michigan", "US-MI"),
        ("LANSING, Mich. (AP) — ", "Governor of Michigan", "US-MI"),
        ("CHARLESTON, W.Va. — ", "Governor of West Virginia", "US-WV"),
        ("TOPEKA, KS — ", "Governor of Kansas", "US-KS"),
        ("RALEIGH, N.C. - ", "Governor of North Carolina", "US-NC"),
    ],
)
def test_the_state_that_a_dateline_shortens_is_the_governors(dateline: str, role: str, code: str) -> None:
    text = f"Governor meets envoy\n\n{dateline}Gov. Ana Sol met with Ambassador of Japan Kenji Ito on Monday."
    (one,) = met(text)
    who = next(p for p in one.participants if p.name == "Ana Sol")
    assert (who.role, who.represents and who.represents.code) == (role, code)


@each(
    ("told", "low"),
    [
        ("received Rs 31, 800 crore in proposals", 317_995_000_000),
        ("received Rs. 31, 800 crore in proposals", 317_995_000_000),
        ("received 12, 800 crore rupees in proposals", 127_995_000_000),
    ],
)
def test_a_sum_with_a_space_behind_its_comma(told: str, low: int) -> None:
    (one,) = [one for one in read_text(f"The state {told}.").entries if isinstance(one, Figure)]
    assert (one.low, one.unit) == (low, "INR")


def test_a_number_of_an_event_is_no_day() -> None:
    text = HEAD + "At the 14th Russia-Serbia Forum in Omsk, Governor Ana Sol of Omsk and Ambassador of Cuba Bo Li met."
    assert [(names(one), one.date) for one in met(text)][1:] == [(["Ana Sol", "Bo Li"], None)]


@each(
    "told",
    [
        "The work goes on, as noted by Governor of Omsk Oblast Ana Sol during her meeting with Health Minister of Cuba Bo Li.",
        "The work goes on, as noted by Governor of Omsk Oblast Ana Sol in her today's meeting with Health Minister of Cuba"
        " Bo Li.",
    ],
)
def test_whose_meeting_a_report_is_from(told: str) -> None:
    assert [names(one) for one in met(f"Work goes on\n\n9 June 2023\n\n{told}")] == [["Ana Sol", "Bo Li"]]


@each(
    ("told", "count"),
    [
        ("called on Serbia's Agriculture Minister, Ana Sol, to pay attention to that", 0),
        ("called on Serbia's Agriculture Minister, Ana Sol, to send wheat", 0),
        ("called on Serbia's Agriculture Minister, Ana Sol, to pay his respects", 1),
        ("called on Serbia's Agriculture Minister, Ana Sol, to discuss wheat", 1),
    ],
)
def test_whoever_is_called_on_to_act_was_not_met(told: str, count: int) -> None:
    assert len(met(f"{HEAD}The Governor {told}.")) == 1 + count


def committed(sentence: str) -> list[tuple[list[str], str | None]]:
    found = (one for one in read_text(HEAD + sentence).entries if isinstance(one, Commitment))
    return [([actor.name for actor in one.actors], one.condition) for one in found]


@each(
    ("said", "count"),
    [
        ("We will do everything possible to keep the border open", 1),
        ("We will do our best to keep the border open", 1),
        ("We will do our utmost to open the mill by May", 1),
        ("We will do everything for you", 0),
        ("We will do our best", 0),
        ("We can do it ourselves", 0),
        ("We have agreed on this with the President", 0),
        ("We have agreed on this road with the President", 1),
    ],
)
def test_what_an_effort_is_made_for_and_what_names_nothing(said: str, count: int) -> None:
    assert len(committed(f'"{said}," Roman Orlov said.')) == count


def test_a_sentence_quoted_behind_a_request_is_not_its_condition() -> None:
    told = "The Governor called on Serbia's Agriculture Minister, Ana Sol, to send wheat, “If we need it, we buy it.”"
    assert [condition for _, condition in committed(told)] == [None]


def test_a_bracket_inside_an_office_is_part_of_the_subject() -> None:
    told = "Akim (governor) of Akmola region Malik Sol and Governor of Kurgan Region Bo Li signed a protocol on wheat."
    assert committed(told) == [(["Akmola region", "Kurgan Region"], None)]


def test_a_signing_in_a_headline_ends_with_it() -> None:
    text = "Iran inks trade MoU with China\n\nThe Chamber of Commerce of Lima signed a memorandum on mining on Friday."
    found = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    assert all("\n" not in piece.text for one in found for piece in one.evidence)


def test_the_year_of_a_signing_is_no_deadline() -> None:
    told = (
        "At the beginning of 2017, Syrian and Iraqi Federations signed a protocol to establish a Syrian-Iraqi Chamber."
    )
    found = read_text(f"Fair\n\nThe fair will open on August 17th.\n\n{told}").entries
    assert [one.due for one in found if isinstance(one, Commitment) and one.type == "agreement"] == [None]


@each("link", ["from the {} side", "for the {} side", "on the {} side"])
def test_whoever_a_side_sends_is_of_its_land(link: str) -> None:
    saudi, emirati = link.format("Saudi"), link.format("UAE")
    text = (
        "Council meets\n\n19 January 2019\n\nThe Saudi-UAE Council held its first meeting in Abu Dhabi today, under the chairmanship of"
        f" Minister of Planning Omar Saleh {saudi}, and the Minister of Cabinet Affairs Bo Li {emirati}."
    )
    (one,) = met(text)
    assert {who.name: who.represents and who.represents.code for who in one.participants} == {
        "Omar Saleh": "SA",
        "Bo Li": "AE",
    }


def test_two_ministers_of_one_cabinet_who_are_met() -> None:
    text = (
        "Talks\n\n8 November 2016\n\nMinister of Agriculture Abel Tesfay of Eritrea held talks with Sudanese Minister of"
        " Livestock, Prof. Musa Tibin, and Dr. Hassan Hilal, Minister of Environment."
    )
    (one,) = met(text)
    who = next(who for who in one.participants if who.name == "Hassan Hilal")
    assert who.represents and who.represents.code == "SD"


@each(
    ("subject", "actors"),
    [
        ("Omani and Indian companies", ["Omani companies", "Indian companies"]),
        ("The Omani and Indian governments", ["Oman", "India"]),
        ("The Omani and Indian ministries of trade", ["Oman", "India"]),
        ("Omani and Indian officials", ["Oman", "India"]),
        ("Omani and Indian universities", ["Omani universities", "Indian universities"]),
    ],
)
def test_those_of_two_lands_by_one_noun(subject: str, actors: list[str]) -> None:
    assert committed(f"{subject} agreed to build a port in Duqm.") == [(actors, None)]


def test_a_statement_that_is_quoted_tells_of_a_meeting_as_a_report_does() -> None:
    text = (
        "Trade\n\n14 May 2021\n\nThe media office of the Federation of Iraqi Chambers of Commerce stated that"
        ' "Ali Hadi, Chair of the Federation, received Omar Khan, the ambassador of Pakistan."'
    )
    assert [names(one) for one in met(text)] == [["Ali Hadi", "Omar Khan"]]


def test_examples_of_fields_are_no_joined_deeds() -> None:
    told = (
        "Roman Orlov spoke of his wish to expand ties in all fields, especially trade, transport and high-level visits."
    )
    assert committed(told) == []


def test_two_offices_of_one_body_behind_a_name() -> None:
    text = "Visit\n\n2 May 2008\n\nJafar Zare Bini, Leader and Vice President of Esfahan Chamber of Commerce met Minister of Trade of Peru Bo Li."
    (one,) = met(text)
    assert "Leader and Vice President of Esfahan Chamber of Commerce" in {who.role for who in one.participants}


@each("head", ["the head of state", "the president", "the president of the country"])
def test_the_head_of_state_is_the_first_named_without_an_office(head: str) -> None:
    told = f"Alexander Lugov met with Governor of Kursk Oblast Roman Orlov. In turn, {head} said that lifts sell well."
    (one,) = [one for one in read_text(f"Talks\n\n9 June 2023\n\n{told}").entries if isinstance(one, Statement)]
    assert one.speaker and one.speaker.name == "Alexander Lugov"


@each(
    "told",
    [
        "Governor of Kursk Oblast Roman Orlov met with farmer Anna Belova and Alexander Lugov. The president said so.",
        "Alexander Lugov met with Anna Belova and Roman Orlov. Later the president said that lifts sell well.",
        "Alexander Lugov met with President of Peru Ana Sol. Later the head of state said that lifts sell well.",
    ],
)
def test_the_head_of_state_is_not_just_anybody(told: str) -> None:
    found = [one for one in read_text(f"Talks\n\n9 June 2023\n\n{told}").entries if isinstance(one, Statement)]
    assert all(not one.speaker or one.speaker.name != "Alexander Lugov" for one in found)


@each(
    ("told", "name"),
    [
        ('"I will ring the farmers myself," Roman Orlov said.', "Roman Orlov"),
        ("Roman Orlov said he would pay for the flight out of his own pocket.", "Roman Orlov"),
        (
            "The Kursk Port Administration has grown. Roman Orlov asked the Administration to reserve a yard.",
            "Kursk Port Administration",
        ),
    ],
)
def test_who_is_to_act(told: str, name: str) -> None:
    assert committed(told) == [([name], None)]


@each(
    ("told", "names"),
    [
        ("the Ministry of Trade to send a list and the Ministry of Transport to open a line", ["Trade", "Transport"]),
        ("the Ministry of Trade to send a list and to open a line", ["Trade", "Trade"]),
        ("the Ministry of Trade to send a list and experts to be trained", ["Trade"]),
    ],
)
def test_two_who_are_told_by_one_verb(told: str, names: list[str]) -> None:
    found = committed(f"The Governor instructed {told}.")
    assert [actors for actors, _ in found] == [[f"Ministry of {name}"] for name in names]


def test_a_former_governor_is_not_the_states_own() -> None:
    text = (
        "Governor to visit Japan\n\nCHARLESTON, W.Va. — Gov. Earl Sol met with Ambassador of Japan Kenji Ito on Monday."
        " He spoke of Governor Bo Lind. Former Gov. Bo Lind will join the trip to Japan."
    )
    (one, *_) = met(text)
    who = next(who for who in one.participants if who.name == "Earl Sol")
    assert who.role == "Governor of West Virginia"


def test_where_whoever_tells_it_is_does_not_say_where_they_met() -> None:
    text = (
        "Visit\n\n28 May 2022\n\nGovernor Ana Sol of Omsk region met with Ambassador of Peru Bo Li, the page of the embassy"
        " in Russia reads."
    )
    assert [one.place for one in met(text)] == [None]


@each(
    ("told", "place"),
    [
        ("Governor Ana Sol of Omsk region receives Ambassador of Peru Bo Li, Riga, December 6, 2019", "Riga"),
        ("Governor Ana Sol of Omsk region received Ambassador of Peru Bo Li, Riga, 6 December 2019.", "Riga"),
        ("Governor Ana Sol of Omsk region received Ambassador of Peru Bo Li, Riga and Lima being partners.", None),
    ],
)
def test_the_town_before_the_day_that_ends_a_caption(told: str, place: str | None) -> None:
    assert [one.place for one in met(f"Talks\n\n{told}")] == [place]


def test_whoever_leads_the_committee_of_where_a_delegation_comes_from() -> None:
    text = (
        "Talks\n\n10 March 2023\n\nThe delegation from Tuyen Quang province led by Chairman of the Provincial People’s"
        " Committee Nguyen Van Son met with the Deputy Governor of Gunma province Keiichi Uruga."
    )
    (one,) = met(text)
    assert {who.represents.code for who in one.participants if who.represents} == {"VN-07", "JP-10"}


def test_an_office_held_at_another_time_too_leaves_somebody_at_the_meeting() -> None:
    text = f"{HEAD}The meeting was attended by Mayor of Riga Ana Sol. In 2012 then-Mayor Ana Sol opened a mill."
    assert [names(one) for one in met(text)] == [["Ana Sol", "Petar Ilic", "Roman Orlov"]]
