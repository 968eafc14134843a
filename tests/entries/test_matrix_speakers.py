"""Matrices of speakers who are not named beside their verb: offices, visitors, counterparts, bodies, pairs."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement
from tests.entries.laying import HEADLINE
from tests.tables import each

TRADE = "Trade Minister Ana Sol received Bo Li, Governor of Harju County, in Lima on Monday."
ENERGY = "The Minister of Energy of Peru, Ana Sol, met the Minister of Trade of Estonia, Bo Li, in Lima on Monday."
FOODS = (
    "Ana Sol, CEO of Rimi Foods, and Professor Bo Li of the University of Tartu met the Chairman of the Export Board, "
    "Kofi Mensah, in Tartu on Monday."
)
TOWNS = (
    "The Mayor of Varna, Ivan Petrov, received a delegation from the Black Sea town of Batumi led by Deputy Mayor Nino "
    "Beridze. The Director of the Investment Agency, Giorgi Dato, was with her."
)
CALL = "Ambassador of Peru Ana Sol called on Governor of Harju County Bo Li in Tallinn on Monday."
LED = "Deputy Mayor of Piura Ana Sol received a delegation from the Norwegian city of Larvik led by Mayor Bo Li on Monday."
KILCARRA = "The Mayor of Cusco, Ana Sol, received the Mayor of Kilcarra, Bo Li, in Cusco on Monday."
SPEAKERS = [
    (CALL, "The guest", "Ana Sol"),
    (CALL, "The visitor", "Ana Sol"),
    (CALL, "The host", "Bo Li"),
    (CALL, "The Peruvian official", "Ana Sol"),
    (LED, "The guest", "Bo Li"),
    (LED, "Her guest", "Bo Li"),
    (LED, "The head of the delegation", "Bo Li"),
    (LED, "The Mayor of Larvik", "Bo Li"),
    (LED, "The Larvik mayor", "Bo Li"),
    (LED, "The Norwegian official", "Bo Li"),
    (KILCARRA, "The Mayor of Kilcarra", "Bo Li"),
    (KILCARRA, "The Kilcarra mayor", "Bo Li"),
    (KILCARRA, "Kilcarra's mayor", "Bo Li"),
    (KILCARRA, "The Cusco mayor", "Ana Sol"),
    (TRADE, "The visiting official", "Bo Li"),
    (TRADE, "The visiting governor", "Bo Li"),
    (TRADE, "The host minister", "Ana Sol"),
    (TRADE, "Her guest", "Bo Li"),
    (TRADE, "Sol and Li", "Sol and Li"),
    (TRADE, "The guests", "The guests"),
    (ENERGY, "Her counterpart", "Bo Li"),
    (ENERGY, "Her Estonian counterpart", "Bo Li"),
    (ENERGY, "The visiting minister", "Bo Li"),
    (ENERGY, "The Peruvian minister", "Ana Sol"),
    (FOODS, "The company", "Rimi Foods"),
    (FOODS, "The board", "Export Board"),
    (FOODS, "The university", "University of Tartu"),
    (FOODS, "The head of Rimi Foods", "Ana Sol"),
    (FOODS, "The Rimi Foods chief executive", "Ana Sol"),
    (FOODS, "The Export Board chairman", "Kofi Mensah"),
    (TOWNS, "The agency", "Investment Agency"),
    (TOWNS, "The head of the agency", "Giorgi Dato"),
    (TOWNS, "The agency's director", "Giorgi Dato"),
    (TOWNS, "The Batumi deputy mayor", "Nino Beridze"),
    (TOWNS, "The Bulgarian mayor", "Ivan Petrov"),
    (TOWNS, "The host mayor", "Ivan Petrov"),
    (ENERGY, "The minister from Estonia", "Bo Li"),
    (ENERGY, "The Minister from Lima", "Ana Sol"),
    (ENERGY, "The head of the Estonian railway company", "Head of the Estonian railway company"),
    (ENERGY, "The head of the Estonian delegation", "Bo Li"),
    (ENERGY, "The director of Peruvian customs", "Director of Peruvian customs"),
    (ENERGY, "The chief of Estonia customs", "Chief of Estonia customs"),
    (ENERGY, "The president of the Estonian chamber", "President of the Estonian chamber"),
    (ENERGY, "The leader of the Peruvian opposition", "Leader of the Peruvian opposition"),
]
FRAMES = (
    "{} said that trade grew by 5 percent.",
    "“Trade grew by 5 percent,” {} said.",
    "“Trade grew by 5 percent,” said {}.",
    "“Trade grew by 5 percent,” said {} as the talks ended.",
    "According to {}, trade grew by 5 percent.",
)


def speakers(text: str) -> list[str]:
    found = [one for one in read_text(text, published="2024-05-14").entries if isinstance(one, Statement)]
    return [(one.speaker and (one.speaker.name or one.speaker.role)) or "" for one in found]


@each(("lead", "words", "who"), SPEAKERS)
@each("frame", FRAMES)
def test_speakers_without_a_name(lead: str, words: str, who: str, frame: str) -> None:
    words = words if frame.startswith("{}") or words.startswith(("Sol", "Kil")) else words[0].lower() + words[1:]
    assert [one.lower() for one in speakers(f"{HEADLINE}{lead}\n\n{frame.format(words)}")] == [
        words.lower() if who.lower() == words.lower() else who.lower()
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Adviser Bo Li told the visiting Moroccan minister that ports are open.\n\nHicham Benslimane, who came on "
            "Monday, saw two ports.\n\nBenslimane said they were full. More ships would come, he added, but they had "
            "no cranes.\n\nThe Moroccan minister said that rates would fall.",
            ["Bo Li", "Hicham Benslimane", "Hicham Benslimane", "Hicham Benslimane"],
        ),
        (
            "Hon. Ana Sol, Minister of Trade, received H.E. Ms Eva Roe, Ambassador of Estonia.\n\nHon. Sol welcomed the "
            "Ambassador and thanked her for coming. He said that rates would fall.",
            ["Ana Sol"],
        ),
        ("But an official at the port, who asked not to be named, said that rates would fall.", ["official"]),
        ("But Governor Ana Sol, who came late, said that rates would fall.", ["Ana Sol"]),
        ("Rates rose, according to the Milk Board. Prices rose too, board data show.", ["Milk Board", "Milk Board"]),
    ],
)
def test_speakers_over_several_sentences(text: str, found: list[str]) -> None:
    assert speakers(HEADLINE + text) == found


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Heads of Government said that trade had grown.", (None, "The Heads of Government")),
        ("Zambia, for its part, said that trade had grown.", ("Zambia", None)),
        ("Zambia, said Li, could become our gateway to Malawi.", ("Bo Li", "Minister of Zambia")),
    ],
)
def test_several_heads_and_an_area_apart_speak(sentence: str, who: tuple[str | None, str | None]) -> None:
    text = (
        f"Talks in Lima\n\nLima, 3 March 2025. Minister of Peru Ana Sol met Minister of Zambia Bo Li.\n\n{sentence}\n"
    )
    said = [one for one in read_text(text).entries if isinstance(one, Statement)]
    assert [one.speaker and (one.speaker.name, one.speaker.role) for one in said] == [who]


@pytest.mark.parametrize(("pronoun", "who"), [("she", "Ana Sol"), ("he", "Bo Li")])
def test_the_next_pronoun_tells_which_minister(pronoun: str, who: str) -> None:
    text = (
        "Zambia's Minister of Commerce, Ana Sol, came to Lima on Monday. Transport Minister Bo Li was there too.\n\n"
        f"The Minister said that trade had grown. “You are our sea,” {pronoun} added.\n\nMr Li nodded. Mrs Sol smiled."
    )
    assert speakers(HEADLINE + text) == [who, who]


@pytest.mark.parametrize("saying", ["said that", "announced that", "noted that"])
@pytest.mark.parametrize("relative", ["which has 30 districts", "which joined the treaty", "which sells rice to Peru"])
def test_an_area_speaks_behind_a_relative_clause(relative: str, saying: str) -> None:
    assert speakers(f"{HEADLINE}{ENERGY}\n\nOdisha, {relative}, {saying} rates had fallen.") == ["Odisha"]


@pytest.mark.parametrize("phrase", ["wanted to know why rates had fallen", "was careful to add that rates had fallen"])
def test_phrases_that_say(phrase: str) -> None:
    assert speakers(f"{HEADLINE}{ENERGY}\n\nSol {phrase}.") == ["Ana Sol"]


def test_a_condition_is_part_of_what_is_offered() -> None:
    text = f"{HEADLINE}{ENERGY}\n\nSol offered to post officers there, on condition that Estonia houses them.\n"
    (one,) = [one for one in read_text(text, published="2024-05-14").entries if isinstance(one, Statement)]
    assert one.content.startswith("to post officers")


SEAS = (
    "Minister of Transport of Finland Aino Korpela met the Minister of Commerce of Oman, Salim al-Harthy, in Helsinki on "
    "Monday.\n\nDeputy Minister of Transport Pekka Lahti and the Omani Under-Secretary for Commerce, Nasser al-Riyami, "
    "also took part."
)
ENVOY = (
    "The Minister of Agriculture of Latvia, Janis Ozols, received the Ambassador of Montenegro, Milena Vukcevic, in Riga "
    "on Monday.\n\nThe State Secretary of the Ministry, Liga Kalnina, was present."
)
COLLEAGUES = (
    "Governor Tiit Saar and his {} from Piura, {}Luis Rojas, signed an agreement on fishing.\n\nDeputy Governor Maria "
    "Quispe signed a separate paper."
)
FEW = (
    "{} said that trade grew by 5 percent.",
    "“Trade grew by 5 percent,” {} said.",
    "“Trade grew by 5 percent,” said {}.",
    "In turn, {} noted that trade grew by 5 percent.",
)
SECONDS = [
    (SEAS, "Mr al-Harthy", "Salim al-Harthy"),
    (SEAS, "Minister al-Harthy", "Salim al-Harthy"),
    (SEAS, "Al-Harthy", "Salim al-Harthy"),
    (SEAS, "Undersecretary al-Riyami", "Nasser al-Riyami"),
    (SEAS, "The Finnish minister", "Aino Korpela"),
    (SEAS, "The Omani minister", "Salim al-Harthy"),
    (SEAS, "The Finnish deputy minister", "Pekka Lahti"),
    (SEAS, "The deputy minister", "Pekka Lahti"),
    (SEAS, "The undersecretary", "Nasser al-Riyami"),
    (SEAS, "The Omani under-secretary", "Nasser al-Riyami"),
    (SEAS, "Her Omani counterpart", "Salim al-Harthy"),
    (ENVOY, "The diplomat", "Milena Vukcevic"),
    (ENVOY, "The Montenegrin diplomat", "Milena Vukcevic"),
    (ENVOY, "The state secretary", "Liga Kalnina"),
    *(
        (COLLEAGUES.format(word, title), "The governor of Piura", "Luis Rojas")
        for word in ("colleague", "counterpart")
        for title in ("", "Governor ")
    ),
]


@each(("lead", "words", "who"), SECONDS)
@each("frame", FEW)
def test_speakers_beside_deputies(lead: str, words: str, who: str, frame: str) -> None:
    opens = frame.startswith("{}") or words.split()[0] in ("Mr", "Minister", "Undersecretary", "Al-Harthy")
    assert speakers(f"{HEADLINE}{lead}\n\n{frame.format(words if opens else words[0].lower() + words[1:])}") == [who]


RECEIVED = (
    "The Minister of Trade of Peru, Ana Sol, was received in Riga today by Mayor Bo Li.",
    "A delegation headed by Mayor Ana Sol was received in Riga by Mayor Bo Li.",
    "A delegation led by Governor Ana Sol visited Riga and was warmly received by Mayor Bo Li.",
    "A delegation of Lima Port, headed by its Director General, Ana Sol, was received at the Port of Riga by Bo Li, "
    "Director of the Maritime Administration. The State Secretary, Ion Rus, also took part.",
)


@each("lead", RECEIVED)
@each(("words", "who"), [("The guest", "Ana Sol"), ("The host", "Bo Li")])
@each("frame", FRAMES)
def test_hosts_told_behind_the_guest(lead: str, words: str, who: str, frame: str) -> None:
    words = words if frame.startswith("{}") else words.lower()
    assert speakers(f"{HEADLINE}{lead}\n\n{frame.format(words)}") == [who]
