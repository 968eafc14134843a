"""Ceremonies, dinners, tours and visits to somebody, by how they are told; heads of bodies in small letters."""

from __future__ import annotations

from itertools import product

import pytest

from tests.entries.test_matrix_meetings import told
from tests.tables import each

A, B = "President Petra Lang of Slovenia", "Ambassador Tunde Oyaro of Kenya"
BOTH = ["Petra Lang", "Tunde Oyaro"]

TELLINGS = [
    ("{A} gave a dinner for {B}{t}.", "other"),
    ("{A} hosted a dinner for {B}{t}.", "other"),
    ("{A} hosted a lunch in honour of {B}{t}.", "other"),
    ("{A} gave a banquet in honor of {B}{t}.", "other"),
    ("{A} hosted a working lunch for {B}{t}.", "meeting"),
    ("{A} had dinner with {B}{t}.", "meeting"),
    ("{A} accepted the credentials of {B}{t}.", "other"),
    ("{A} received the letters of credence of {B}{t}.", "other"),
    ("{B} presented his credentials to {A}{t}.", "other"),
    ("{B} handed his letters of credence to {A}{t}.", "other"),
    ("{A} decorated {B} with the Order of Merit{t}.", "other"),
    ("{A} presented the Order of Merit to {B}{t}.", "other"),
    ("{A} presented {B} with a medal{t}.", "other"),
    ("{A} conferred the Order of Merit on {B}{t}.", "other"),
    ("{B} was decorated by {A}{t}.", "other"),
    ("{B} was presented with the Order of Merit by {A}{t}.", "other"),
    ("{A} and {B} opened a business forum{t}.", "forum"),
    ("{A} and {B} unveiled a plaque{t}.", "other"),
    ("{A} took {B} on a tour of the port{t}.", "visit"),
    ("{A} gave {B} a tour of the port{t}.", "visit"),
    ("{A} took {B} to the old mill{t}.", "visit"),
    ("{A} paid a visit to {B}{t}.", "visit"),
]
TAILS = [
    (" in Bled on Monday", "2024-05-13", "Bled"),
    (" on Monday in Bled", "2024-05-13", "Bled"),
    (" at the town hall in Bled on 3 May", "2024-05-03", "Bled"),
]


@each(("telling", "tail"), list(product(TELLINGS, TAILS)), ids=lambda value: str(value)[:40])
def test_each_ceremony(telling: tuple[str, str], tail: tuple[str, str, str]) -> None:
    pattern, form = telling
    assert told(pattern.format(A=A, B=B, t=tail[0])) == [(form, tail[1], tail[2], BOTH)]


@pytest.mark.parametrize("where", ["at the Mansion House in Bled on Monday", "on Monday at State House in Bled"])
def test_a_dinner_with_its_place_before_the_guest(where: str) -> None:
    assert told(f"{A} gave a dinner {where} for {B}.") == [("other", "2024-05-13", "Bled", BOTH)]


HEADS = [
    "the head of the Basque employers' federation, {n},",
    "the president of the growers' union, {n},",
    "the leader of the fishermen's guild, {n},",
    "the president of the Puglian business association Konfarta, {n},",
    "the head of the Kenyan growers' union, {n},",
    "{n}, head of the Basque employers' federation Konfebide,",
    "{n}, head of the Basque employers' federation,",
]
FRAMES = [
    "{G} met {x} in Bled on Monday.",
    "{X} received {G} in Bled on Monday.",
    "{G} was received by {x} in Bled on Monday.",
    "On Monday in Bled, {G} received {x}.",
]


@each(("head", "frame"), list(product(HEADS, FRAMES)), ids=lambda value: str(value)[:40])
def test_heads_of_bodies_in_small_letters(head: str, frame: str) -> None:
    who = head.format(n="Iker Zuloaga")
    text = frame.format(G="Governor Dale Whitcomb", x=who, X=who[0].upper() + who[1:]).replace(",.", ".")
    assert told(text) == [("meeting", "2024-05-13", "Bled", ["Dale Whitcomb", "Iker Zuloaga"])]


COMING = [
    ("{A} meets {B} in Bled on Friday.", "2024-05-17"),
    ("{A} meets {B} in Bled in June.", "2024-06"),
    ("{A} receives {B} in Bled on Friday.", "2024-05-17"),
]


@pytest.mark.parametrize(("text", "day"), COMING, ids=lambda value: str(value)[:40])
def test_what_is_told_in_the_present_is_to_come(text: str, day: str) -> None:
    assert told(text.format(A=A, B=B)) == [("meeting", day, "Bled", BOTH)]


SHIFTED = [
    "Mayor Petra Lang received yesterday at the Chamber's head office in Bled the Ambassador of Oman to Slovenia, Bo Li.",
    "Mayor Petra Lang met on Monday at the firm's head office in Bled the Ambassador of Oman, Bo Li.",
    "The President of the Riigikogu Petra Lang met Ambassador Bo Li of Oman in Bled on Monday.",
    "At a meeting in Bled on Monday with Ambassador Bo Li, the President of the Riigikogu Petra Lang said trade grew.",
]


@pytest.mark.parametrize("text", SHIFTED)
def test_offices_beside_houses(text: str) -> None:
    assert told(text) == [("meeting", "2024-05-13", "Bled", ["Bo Li", "Petra Lang"])]
