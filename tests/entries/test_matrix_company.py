"""Encounters that no word for one tells: what people of two sides did in each other's company; and what is none."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HEAD = "Regional news of the week\n\n14 May 2024\n\n"
PAIRS = [
    ("Slovenia's Trade Minister Marta Kolar", "Kenyan Ambassador Tunde Oyaro"),
    ("the Governor of Jalisco, Marta Kolar,", "the Mayor of Nakuru, Tunde Oyaro,"),
]
BOTH = ["Marta Kolar", "Tunde Oyaro"]


def told(text: str, pair: tuple[str, str], deed: str = "") -> list[tuple[str, str | None, str | None, list[str]]]:
    a, b = pair
    text = text.format(A=a, B=b, a=a.rstrip(","), b=b.rstrip(","), d=deed).replace(",,", ",").replace(",.", ".")
    read = read_text(HEAD + text[0].upper() + text[1:], published="2024-05-14")
    found = [one for one in read.entries if isinstance(one, Meeting) and len(one.participants) > 1]
    return [(one.form, one.date, one.place, sorted(str(who.name) for who in one.participants)) for one in found]


DEEDS = [
    "cut the ribbon at the new dairy",
    "planted an oak",
    "took the chair together",
    "shook hands on a cruise plan",
    "went down the river on one boat",
    "unveiled a plaque",
    "switched on the turbine",
    "walked along the quay",
    "flew over the site of the dam",
    "laid the foundation stone of a school",
    "spent four hours in one room",
    "rode the first tram",
    "released young salmon into the river",
    "raised the flags",
    "tasted the new cheese",
    "drove to the border post",
    "laid wreaths at the memorial",
    "opened the trade fair",
    "judged the bread contest",
    "went over the accounts",
    "climbed the lighthouse",
]
FRAMES = [
    "{A} and {B} {d} in Bled on Monday.",
    "On Monday in Bled, {A} {d} with {b}.",
    "With {b} at her side, {A} {d} in Bled on Monday.",
    "{A} {d} on Monday, together with {b}, in Bled.",
    "In Bled on Monday {A} and {B} together {d}.",
    "{A}, alongside {b}, {d} in Bled on Monday.",
]


@each(("deed", "frame"), list(product(DEEDS, FRAMES)))
def test_a_deed_done_together(deed: str, frame: str) -> None:
    for pair in PAIRS:
        assert [one[1:] for one in told(frame, pair, deed)] == [("2024-05-13", "Bled", BOTH)]


FORMS = [
    ("toured the mill", "visit"),
    ("planted an oak", "other"),
    ("cut the ribbon at the new dairy", "other"),
    ("initialled a charter", "signing"),
    ("sat in the garden", "meeting"),
]


@pytest.mark.parametrize(("deed", "form"), FORMS)
def test_the_form_of_a_deed(deed: str, form: str) -> None:
    assert [one[0] for one in told("On Monday in Bled, {A} {d} with {b}.", PAIRS[0], deed)] == [form]


TRAPS = [
    "{A} cancelled a lunch with {b} in Bled on Monday.",
    "{A} declined an appointment with {b} on Monday.",
    "{A} asked for a word with {b} on Monday.",
    "{A} had no appointment with {b} on Monday.",
    "{A} had {b} replaced on Monday.",
    "{A} took {b} to court in Bled on Monday.",
    "{A} gave {b} the Order of Merit by post on Monday.",
    "{A} wished {b} a good week on Monday.",
    "The bridge in Bled was named on Monday by {A} after {b}.",
    "The bill was opposed on Monday in Bled by {A} and {b}.",
    "The book was praised on Monday in Bled by {A} and {b}.",
    "A letter was written on Monday in Bled by {A} and {b}.",
    "{A} and {B} were elected in Bled on Monday.",
    "{A} and {B} were sanctioned on Monday.",
    "{A} and {B} were awarded prizes on Monday.",
    "{A} flew to Bled on Monday to escape {b}.",
    "{A} was in Bled on Monday to vote against {b}.",
    "Unlike {A}, {b} was in Bled on Monday.",
    "Waiting for {A} in Bled on Monday was a letter from {b}.",
    "{A} had a long dispute with {b} on Monday.",
    "{A} put pressure on {b} on Monday.",
    "{A} called {b} a friend in Bled on Monday.",
    "{A} visited the grave of {b} in Bled on Monday.",
    "{A} visited the home town of {b} on Monday.",
    "{A} introduced a bill drafted by {b} in Bled on Monday.",
    "{A} heard of the death of {b} on Monday.",
    "{A} saw a film about {b} in Bled on Monday.",
    "{A} wrote to {b} on Monday.",
    "{A} and {B} resigned on Monday.",
    "{A} and {B} were appointed in Bled on Monday.",
    "{A} succeeded {b} on Monday.",
    "{A} praised {b} in Bled on Monday.",
    "{A} congratulated {b} on Monday.",
    "{A} and {B} each planted an oak on Monday.",
    "{A} and {B} separately cut ribbons in Bled on Monday.",
    "{A} and {B} exchanged letters on Monday.",
    "{A} agreed on Monday with {b} that milk is dear.",
    "{A} said on Monday in Bled that {B} was right.",
    "{A} and {B} won seats on Monday.",
    "{A} criticised {b} on Monday.",
    "{A} announced in Bled on Monday that {B} would come.",
    "{A} and {B} graduated from one school in Bled.",
    "{A} and {B} were born in Bled.",
    "{A} and {B} grew up in Bled.",
    "{A} received a letter from {b} on Monday.",
    "{A} thanked {b} for the help on Monday.",
    "{A} replaced {b} as chair on Monday.",
    "{A} and {B} condemned the attack in Bled on Monday.",
    "{A} broke with {b} on Monday in Bled.",
    "{A} spoke in Bled on Monday of her friendship with {b}.",
    "{A} recalled {b} in a speech in Bled on Monday.",
    "A book by {A} and {b} appeared in Bled on Monday.",
    "{A} opened a mill on Monday that {B} had ordered.",
    "{A} was elected on Monday in Bled, beating {b}.",
    "{A} was appointed by {b} on Monday.",
    "{A} was sued by {b} in Bled on Monday.",
    "{A} was awarded the Order of Merit by {b} in a letter on Monday.",
    "{A} could open the mill with {b} in Bled on Monday.",
    "{A} would have opened the mill with {b} in Bled on Monday.",
    "{A} wants to open the mill with {b} in Bled.",
    "{A} did not open the mill with {b} in Bled on Monday.",
    "{A} published an article on {b} on Monday in Bled.",
    "{A} and {B} published a joint article in Bled on Monday.",
    "{A} opened the mill in Bled on Monday, said {b}.",
    "{A} opened the mill in Bled on Monday, a day after {B} had resigned.",
    "{A} opened the mill in Bled on Monday while {B} opened one in Nakuru.",
    "{A} named a street after {b} in Bled on Monday.",
    "{A} blamed {b} on Monday for the delay in Bled.",
    "{A} compared herself on Monday with {b} in Bled.",
    "{A} is to be succeeded on Monday by {b}.",
    "{A} saw in {b} a friend of farmers.",
    "{A} saw {b}'s letter on Monday.",
    "{A} opened the mill on Monday at the request of {b}.",
    "{A} opened the mill on Monday instead of {b}.",
    "{A} opened the mill in Bled on Monday in the absence of {b}.",
    "{A} opened the mill in Bled on Monday on behalf of {b}.",
    "{A} signed a decree on Monday after a report by {b}.",
    "{A} took over from {b} in Bled on Monday.",
    "{A} and {B} support the dairy in Bled.",
    "{A} and {B} chose Bled on Monday.",
    "{A} stayed in touch with {b} on Monday.",
    "{A} planted an oak in Bled on Monday for {b}.",
    "{A} planted an oak given by {b} in Bled on Monday.",
    "{A} presented a book about {b} in Bled on Monday.",
    "{A} handed the seat to {b} by letter on Monday.",
]


@each("text", TRAPS)
def test_what_is_done_without_having_met(text: str) -> None:
    for pair in PAIRS:
        assert told(text, pair) == []


WAYS = [
    "{A} dropped in on {b} in Bled on Monday.",
    "{A} had {b} over for coffee in Bled on Monday.",
    "{A} was the guest on Monday of {b} in Bled.",
    "{A} was heard for an hour in Bled on Monday by {b}.",
    "{A} was briefed in Bled on Monday by {b}.",
    "{A} was taken round the mill in Bled on Monday by {b}.",
    "{A} was seen off in Bled on Monday by {b}.",
    "{A} put the case for lower tariffs to {b} in Bled on Monday.",
    "{A} looked after {b} in Bled on Monday.",
    "{A} sat next to {b} at the dinner in Bled on Monday.",
    "{A} took {b} through the mill in Bled on Monday.",
    "{A} walked {b} round the harbour in Bled on Monday.",
    "{A} gave a lunch for {b} in Bled on Monday.",
    "{A} laid on a dinner for {b} in Bled on Monday.",
    "{A} found {b} waiting at the pier in Bled on Monday.",
    "{A} drew {b} into a long conversation in Bled on Monday.",
    "{A} and {B} crossed paths in Bled on Monday.",
    "{A} and {B} were on the same platform in Bled on Monday.",
    "{A} and {B} were at one table in Bled on Monday.",
    "{A} and {B} were together in Bled on Monday.",
    "{A} and {B} were photographed in Bled on Monday.",
    "{A} and {B} were shown the new mill in Bled on Monday.",
    "{A} and {B} were face to face in Bled on Monday.",
    "{A} and {B} are to open a bridge in Bled on 20 May.",
    "{A} and {B} will plant an oak in Bled on 20 May.",
    "{A} flew to Bled on Monday to see {b}.",
    "{A} came to Bled on Monday to meet {b}.",
    "{A} travelled to Bled on Monday for talks with {b}.",
    "{A} was in Bled on Monday to sign a charter with {b}.",
    "{A} was in Bled on Monday as a guest of {b}.",
    "{A} stopped over in Bled on Monday for a word with {b}.",
    "{A} ended her tour in Bled on Monday at the table of {b}.",
    "{A} spent Monday in Bled with {b}.",
    "{A} spent Monday in Bled in talks with {b}.",
    "{A} began Monday in Bled with a breakfast with {b}.",
    "Monday took {A} to Bled, where she was received by {b}.",
    "Waiting for {A} in Bled on Monday was {b}.",
    "Across the table from {A} in Bled on Monday was {b}.",
    "Across the table from {A} in Bled on Monday sat {b}.",
    "Beside {A} in Bled on Monday stood {b}.",
    "Bled was where {A} met {b} on Monday.",
    "A charter was signed in Bled on Monday by {A} and {b}.",
    "{A} for Slovenia and {b} for Kenya signed a charter in Bled on Monday.",
    "The ribbon was cut in Bled on Monday by {A} and {b}.",
    "The bridge in Bled was opened on Monday by {A} and {b}.",
    "The plaque was unveiled in Bled on Monday by {A}, with {b} looking on.",
    "Monday, Bled: {A} meets {b}.",
    "On the phone on Monday: {A} and {b}.",
    "{A} rang {b} on Monday.",
    "{A} telephoned {b} on Monday.",
    "{A} rang up {b} on Monday about milk.",
    "{A} held a video conference on Monday with {b}.",
    "{A} invited {b} to dinner in Bled on Monday.",
    "{A} turned up in Bled on Monday with {b}.",
    "{A} arrived in Bled on Monday and was met at the airport by {b}.",
    "{A} arrived in Bled on Monday and was welcomed by {b}.",
    "{A} kicked off a visit to Bled on Monday with a call on {b}.",
    "{A} visited {b} at her office in Bled on Monday.",
    "{A} received in Bled on Monday a delegation led by {b}.",
    "A delegation led by {b} toured the mill in Bled on Monday with {A}.",
    "{B} led a delegation to Bled on Monday, which was received by {A}.",
    "{A} rode out to the mill in Bled on Monday in the company of {b}.",
    "{A} addressed the forum in Bled on Monday alongside {b}.",
    "{A} and {B} shared a stage in Bled on Monday.",
    "{A} and {B} presided over the first session of the committee in Bled on Monday.",
    "The committee sat in Bled on Monday with {A} and {b} in the chair.",
    "Chairing the session in Bled on Monday were {A} and {b}.",
    "In the chair in Bled on Monday were {A} and {b}.",
    "{A} exchanged gifts with {b} in Bled on Monday.",
    "{A} got a hearing from {b} in Bled on Monday.",
    "{A} won an audience with {b} in Bled on Monday.",
    "{A} had an appointment with {b} in Bled on Monday.",
]


@each("text", WAYS)
def test_ways_to_tell_that_two_met(text: str) -> None:
    for pair in PAIRS:
        day = "2024-05-20" if "20 May" in text else "2024-05-13"
        assert [(one[1], one[3]) for one in told(text, pair)] == [(day, BOTH)]


SEVERAL = [
    "The transport ministers of Georgia, Azerbaijan and Peru – Lasha Kobalia, Elnur Safarov and Ana Sol –",
]


@pytest.mark.parametrize("who", SEVERAL)
def test_the_names_behind_several_countries(who: str) -> None:
    named = [one[3] for one in told(who + " completed a day of talks in Bled on Monday.", PAIRS[0])]
    assert named == [["Ana Sol", "Elnur Safarov", "Lasha Kobalia"]]


OF_TWO_BODIES = [
    ("Undersecretary Marta Kolar", "port director Tunde Oyaro"),
    ("the rector of Lakeside University, Marta Kolar,", "Ambassador Tunde Oyaro"),
    ("Minister Marta Kolar", "Ambassador Tunde Oyaro"),
    ("Governor Marta Kolar", "Consul General Tunde Oyaro"),
    ("Marta Kolar, Mayor of Skarnes,", "Tunde Oyaro, Mayor of Vallis,"),
    ("the chairman of the Fishers' Guild, Marta Kolar,", "the rector of Lakeside University, Tunde Oyaro,"),
]
OF_ONE_BODY = [
    ("Minister Marta Kolar", "Deputy Minister Tunde Oyaro"),
    ("the Mayor of Skarnes, Marta Kolar,", "Deputy Mayor Tunde Oyaro"),
    ("Prime Minister Marta Kolar", "Finance Minister Tunde Oyaro"),
    ("rector Marta Kolar", "vice-rector Tunde Oyaro"),
    ("Chairperson Marta Kolar", "board member Tunde Oyaro"),
    ("Minister Marta Kolar", "Permanent Secretary Tunde Oyaro"),
]
WITHOUT_AREA = [
    "{A} and {B} planted an oak in Bled on Monday.",
    "With {b} at her side, {A} planted an oak in Bled on Monday.",
    "{A} planted an oak in Bled on Monday, together with {b}.",
    "{A} was heard by {B} in Bled on Monday.",
    "{A} walked {b} through the mill in Bled on Monday.",
]


@each(("pair", "frame"), list(product(OF_TWO_BODIES, WITHOUT_AREA)))
def test_officials_whose_area_nobody_tells_are_two_sides(pair: tuple[str, str], frame: str) -> None:
    assert [one[1:] for one in told(frame, pair)] == [("2024-05-13", "Bled", BOTH)]


@each(("pair", "frame"), list(product(OF_ONE_BODY, WITHOUT_AREA)))
def test_officials_of_one_government_are_one_side(pair: tuple[str, str], frame: str) -> None:
    assert told(frame, pair) == []
