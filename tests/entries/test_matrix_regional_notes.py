"""Constructions of regional offices and wires: degrees before names, offices without them, told days, works, acts."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting, Statement
from tests.tables import each

LOJA = """TARIJA AND LOJA MEET

Tarija, August 27, 2022.- The Governor of Tarija, Marta Salas, and the Prefect of the Ecuadorian province of Loja, Ana
Ochoa, met this Friday in Tarija. They were accompanied by the Director of Foreign Trade of Tarija, Rosa Vela.

""".replace("Ana\nOchoa", "Ana Ochoa")
WIRE = """Zambia, Angola in talks on railway

LUSAKA, Oct 9, 2025 - Zambian Transport Minister Mutale Banda and his Angolan counterpart, Domingos Cruz, met in Lusaka.

"""
DEGREES = (
    "Eng. Ing. Atty. Lic. Arq. Econ. Abog. Engr. Arch. Cmdr. Ir. Drs. Mag. Dipl.-Ing. Mgtr. Dra. Lcda. PhD".split()
)


def acts(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    return [(c.force, c.type, c.due or "", tuple(sorted(a.code or a.name for a in c.actors))) for c in found]


def said(text: str) -> list[tuple[str, str, str]]:
    found = [one for one in read_text(text).entries if isinstance(one, Statement)]
    return [(s.mode, (s.speaker and (s.speaker.name or s.speaker.role)) or "", s.content) for s in found]


@each("degree", DEGREES)
def test_degrees_stand_before_names(degree: str) -> None:
    text = (
        f"TARIJA AND LOJA MEET\n\nTarija, August 27, 2022.- The Governor of Tarija, {degree} Wilmer Paz Luna, and the "
        f"Prefect of the Ecuadorian province of Loja, {degree} Ana Ochoa, met this Friday in Tarija.\n\n"
        "The prefect said that trade grew by 5 percent.\n"
    )
    meeting = next(one for one in read_text(text).entries if isinstance(one, Meeting))
    assert [one.name for one in meeting.participants] == ["Wilmer Paz Luna", "Ana Ochoa"]
    assert said(text) == [("indirect", "Ana Ochoa", "trade grew by 5 percent")]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The regional authority pointed out that trade grew.", "Marta Salas"),
        ("“Trade grew,” expressed the regional authority.", "Marta Salas"),
        ("The governor detailed that trade grew.", "Marta Salas"),
        ("The prefect ratified that trade grew.", "Ana Ochoa"),
        ("At the turn of the director Vela, she explained that trade grew.", "Rosa Vela"),
    ],
)
def test_offices_that_speak(sentence: str, who: str) -> None:
    assert [speaker for _, speaker, _ in said(f"{LOJA}{sentence}\n")] == [who]


PAIR = ("BO-T", "EC-L")
ACTS = [
    ("Both authorities agreed to open an office.", [("firm", "agreement", "", PAIR)]),
    ("Salas and Ochoa signed an act by which patients may be treated in Loja.", [("firm", "agreement", "", PAIR)]),
    ("Salas and Ochoa signed an act by which those of Loja and Macas may cross.", [("firm", "agreement", "", PAIR)]),
    ("They signed an agreement under which drivers can cross at night.", [("firm", "agreement", "", PAIR)]),
    ("They signed an agreement under which Loja will send 20 nurses.", [("firm", "agreement", "", ("EC-L",))]),
    ("The governor signed the Fisheries Act.", []),
    ("Parliament adopted an act to cut fees.", []),
    ("The prefect said the works to widen the yard will begin in October.", [("firm", "pledge", "2022-10", ("EC-L",))]),
    ("The governor said the road works would end in May.", [("firm", "pledge", "2023-05", ("BO-T",))]),
    ("The prefect said that she will personally take it to Quito in May.", [("firm", "pledge", "2023-05", ("Ana Ochoa",))]),
    ("The prefect promised to take it to Quito in person.", [("firm", "pledge", "", ("Ana Ochoa",))]),
    ("Vela proposed that customs open at night.", [("soft", "proposal", "", ("customs",))]),
    ("Vela proposed that Ecuadorian customs attend at night.", [("soft", "proposal", "", ("EC",))]),
]  # fmt: skip


@each(("sentence", "read"), ACTS)
def test_acts_of_regional_offices(sentence: str, read: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    assert acts(f"{LOJA}{sentence}\n") == read


@each("day", ["on Thursday", "Thursday", "on October 9"])
@each(
    ("verb", "kind"),
    [
        ("agreed", ("firm", "agreement")),
        ("decided", ("firm", "pledge")),
        ("promised", ("firm", "pledge")),
        ("vowed", ("firm", "pledge")),
        ("offered", ("soft", "offer")),
    ],
)
def test_the_day_of_the_word_is_not_when_it_is_due(verb: str, kind: tuple[str, str], day: str) -> None:
    assert acts(f"{WIRE}Zambia {verb} {day} to train ten drivers.\n") == [(*kind, "", ("ZM",))]
    assert acts(f"{WIRE}Zambia {verb} {day} to train ten drivers by May.\n") == [(*kind, "2026-05", ("ZM",))]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("An Angolan diplomat said the road was closed.", "An Angolan diplomat"),
        ("A Zambian official said the road was closed.", "A Zambian official"),
        ("“The road was closed,” an Angolan minister said.", "an Angolan minister"),
        ("The road was closed, according to an Angolan official.", "an Angolan official"),
        ("The Angolan diplomat said the road was closed.", "Domingos Cruz"),
    ],
)
def test_somebody_new_is_not_the_one_before(sentence: str, who: str) -> None:
    assert [speaker for _, speaker, _ in said(f"{WIRE}Cruz said trade grew. {sentence}\n")] == ["Domingos Cruz", who]


@pytest.mark.parametrize("calling", ["calling it", "calling the ban", "terming it", "describing it as"])
def test_what_a_thing_is_called_is_direct(calling: str) -> None:
    read = said(f"{WIRE}Cruz urged Zambia to lift its ban, {calling} “a wall between cousins”.\n")
    assert [(mode, content) for mode, _, content in read] == [
        ("indirect", "Zambia to lift its ban"),
        ("direct", "a wall between cousins"),
    ]


@pytest.mark.parametrize(
    "frame",
    ["The United Nations said that {}.", "{}, the United Nations says.", "According to the United Nations, {}."],
)
def test_the_united_nations_speak_as_a_body(frame: str) -> None:
    assert [speaker for _, speaker, _ in said(WIRE + frame.format("roads were poor") + "\n")] == ["United Nations"]
