"""Areas and people who are told by where they lie or by their part act under their names: the island, the guests."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

SALTA = (
    "Korea looks at Salta\n\nSALTA, 14 March 2024 – Governor Ana Sol of the Province of Salta received Korea's Minister "
    "of Trade, Bo Li, in Salta on Thursday.\n\n"
)
VICTORIA = (
    "Kerala and Victoria\n\nKOCHI, 14 March 2024 – Kerala Chief Minister Ana Sol met the Premier of Victoria, Bo Li, in "
    "Kochi on Thursday.\n\n"
)
MALTA = (
    "Peru and Malta\n\nLIMA, 14 March 2024 – Peru's President Ana Sol met the Prime Minister of Malta, Bo Li, in Lima on "
    "Thursday.\n\n"
)
KUMASI = (
    "Kobe comes to Kumasi\n\nKUMASI, 14 March 2024 – Mayor of Kumasi Ana Sol met the Mayor of Kobe, Bo Li, in Kumasi on "
    "Thursday.\n\n"
)
MOROBE = (
    "The Huon Courier\nWednesday, February 12, 2025\n\nQueensland minister visits Lae\n\nQueensland Trade Minister Ana "
    "Sol met Morobe Governor Bo Li in Lae on Monday.\n\n"
)
FIJI = (
    "Fiji and Tuvalu\n\nSUVA, 14 March 2024 – Fiji's Prime Minister Ana Sol met the Prime Minister of Tuvalu, Bo Li, in "
    "Suva on Thursday.\n\n"
)
PLACES = [
    (SALTA, "the Asian country", "Korea"),
    (SALTA, "the South American province", "Province of Salta"),
    (SALTA, "the Argentine province", "Province of Salta"),
    (SALTA, "the provincial government", "Province of Salta"),
    (VICTORIA, "the Australian state", "Victoria"),
    (VICTORIA, "the Indian state", "Kerala"),
    (MALTA, "the island", "Malta"),
    (MALTA, "the island nation", "Malta"),
    (MALTA, "the Mediterranean country", "Malta"),
    (MALTA, "the South American nation", "Peru"),
    (MALTA, "the European country", "Malta"),
    (MALTA, "the government in Valletta", "Valletta"),
    (KUMASI, "the Japanese city", "Kobe"),
    (KUMASI, "the Ghanaian city", "Kumasi"),
    (MOROBE, "the province", "Morobe"),
    (MOROBE, "the Australian state", "Queensland"),
    (MOROBE, "the provincial government", "Morobe"),
]
FRAMES = [
    "{Name} will send ten buses by June.",
    "By June {name} is to open an office.",
    "Sol said {name} would send ten buses by June.",
    "Li proposed that {name} send ten buses by June.",
    '"By June {name} will open an office," Bo Li said.',
]
PARTS = [
    (SALTA, "the guests", "Korea"),
    (SALTA, "the hosts", "Province of Salta"),
    (SALTA, "the visitors", "Korea"),
    (KUMASI, "the guests", "Kobe"),
    (KUMASI, "the twin town", "Kobe"),
    (KUMASI, "the city", "Kumasi"),
]
PART_FRAMES = [
    "{Name} will send a choir by June.",
    "By June {name} plan to open an office.",
    "Sol asked {name} to send a list by June.",
]
OPEN = [(FIJI, "the Pacific nation"), (FIJI, "the island"), (MALTA, "the African nation"), (VICTORIA, "the island")]


def _actors(head: str, frame: str, name: str) -> list[list[str]]:
    text = head + frame.format(name=name, Name=name[0].upper() + name[1:]) + "\n"
    told = [entry.to_json() for entry in read_text(text).entries]
    return [[actor["name"] for actor in one["actors"]] for one in told if one["kind"] == "commitment"]


@each(("head", "name", "who"), PLACES)
@each("frame", FRAMES)
def test_area_told_by_where_it_lies(head: str, name: str, who: str, frame: str) -> None:
    assert _actors(head, frame, name) == [[who]]


@pytest.mark.parametrize(("head", "name", "who"), PARTS)
@pytest.mark.parametrize("frame", PART_FRAMES)
def test_side_told_by_its_part(head: str, name: str, who: str, frame: str) -> None:
    if name == "the city" and "asked" in frame:
        pytest.skip("Sol leads it")
    frame = frame.replace(" plan ", " plans ") if name in ("the twin town", "the city") else frame
    assert _actors(head, frame, name) == [[who]]


@pytest.mark.parametrize(("head", "name"), OPEN)
def test_fits_both_sides_or_neither(head: str, name: str) -> None:
    actors = _actors(head, FRAMES[0], name)
    assert all(one[:1].islower() or one.startswith(("Pacific", "African")) for each in actors for one in each)
