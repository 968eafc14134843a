"""Who acts beside somebody, both who speak and hear, what must be done, what others are urged to agree on, papers."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

HEADS = [
    (
        "Minister Paz visits Hamar\n\nPress service of the Governor of Innlandet, 14 October 2026\n\nOn 14 October the "
        "Governor of Innlandet, Ane Lie, received the Trade Minister of Peru, Juan Paz.\n\n",
        ["Innlandet", "Peru"],
    ),
    (
        "Norway and Peru discuss trade\n\nOSLO, October 14, 2026. The Norwegian Economy Minister, Ane Lie, and the Trade "
        "Minister of Peru, Juan Paz, held talks in Oslo on Wednesday.\n\n",
        ["Norway", "Peru"],
    ),
]
NO_ONE = ["none"]


def _told(head: str, sentence: str) -> list[tuple[str, list[str], str]]:
    found = [entry.to_json() for entry in read_text(f"{head}{sentence}\n").entries]
    told = [one for one in found if one["kind"] == "commitment" and one["evidence"][-1]["start"] >= len(head)]
    return [(one["force"], sorted(actor["name"] for actor in one["actors"]), one["due"] or "") for one in told]


def _check(sentence: str, force: str, actors: list[str], due: str = "") -> None:
    for head, sides in HEADS:
        meant = sides if actors == ["both"] else actors
        assert _told(head, sentence) == ([] if actors == NO_ONE else [(force, sorted(meant), due)])


WISHES = [
    ("will", "firm"), ("wants to", "soft"), ("plans to", "soft"), ("intends to", "soft"), ("hopes to", "soft"),
    ("would like to", "soft"), ("is going to", "firm"), ("is to", "firm"), ("has pledged to", "firm"),
]  # fmt: skip
BESIDE = [
    ("build a workshop together with Lima Cables", "Lima Cables"),
    ("build a workshop jointly with Lima Cables", "Lima Cables"),
    ("build together with Lima Cables a workshop", "Lima Cables"),
    ("build a workshop together with the Peruvian group Andes", "Andes"),
    ("open a joint workshop with Lima Cables", "Lima Cables"),
]


@each(("wish", "force"), WISHES)
@each(("deed", "name"), BESIDE)
def test_together_with(wish: str, force: str, deed: str, name: str) -> None:
    _check(f"The Hamar Works {wish} {deed} by June.", force, ["Hamar Works", name], "2027-06")


ORDERS = [
    ("Together with Lima Cables, the Hamar Works will open a school.", "firm", ["Hamar Works", "Lima Cables"]),
    ("The Hamar Works, jointly with Lima Cables, plans to open a school.", "soft", ["Hamar Works", "Lima Cables"]),
    ("The Hamar Works will, together with Lima Cables, open a school.", "firm", ["Hamar Works", "Lima Cables"]),
    ("The Hamar Works wants to build a plant with Lima Cables.", "soft", ["Hamar Works", "Lima Cables"]),
    ("The Hamar Works is ready to build a plant together with Lima Cables.", "soft", ["Hamar Works"]),
    ("The Hamar Works wants to share its design with Lima Cables.", "soft", ["Hamar Works"]),
    ("The Hamar Works will launch a joint class with a Lima school.", "firm", ["Hamar Works"]),
    ("“We will build the road together with you,” Paz said.", "firm", ["both"]),
    ("“We want to build the road with Lima Cables,” Paz said.", "soft", ["Peru", "Lima Cables"]),
    ("“You and I need to open this road,” Paz said.", "soft", ["both"]),
    ("“We and you must open this road,” Paz said.", "soft", ["both"]),
    ("“We need to open this road, you and us,” Paz said.", "soft", ["both"]),
    ("“Both of us should open this road,” Paz said.", "soft", ["both"]),
    ("“We both need to open this road,” Paz said.", "soft", ["both"]),
    ("“Together we need to open this road,” Paz said.", "soft", ["both"]),
    ("“We, together with you, need to open this road,” Paz said.", "soft", ["both"]),
    ("“You and your colleagues should open this road,” Paz said.", "soft", NO_ONE),
    ("“They want to buy two of your milking halls,” Paz said.", "soft", []),
    ("“They want to buy two milking halls,” Paz said.", "soft", NO_ONE),
    ("“He will open an office,” Paz said.", "firm", []),
    ("Lie urged Lima Bank and Hamar Bank to agree on a fee.", "soft", ["Hamar Bank", "Lima Bank"]),
    ("Hamar Airport and Lima Airport will train pilots.", "firm", ["Hamar Airport", "Lima Airport"]),
    ("“Farmers came to see me. They want to buy two milking halls,” Paz said.", "soft", ["Farmers"]),
]


@each(("sentence", "force", "actors"), ORDERS)
def test_who_acts(sentence: str, force: str, actors: list[str]) -> None:
    _check(sentence, force, actors)


MANY = [
    "heads of the two regions", "heads of the two cities", "leaders of both countries", "governors of both regions",
    "speakers of the two parliaments", "chambers of commerce of both countries", "railways of the two countries",
    "foreign ministries of the two countries", "ministries of education of both countries",
    "academies of sciences of the two countries", "film festivals of the two cities",
]  # fmt: skip


@pytest.mark.parametrize("many", MANY)
def test_those_of_both_sides(many: str) -> None:
    _check(f"The {many} agreed to open a joint office.", "firm", ["both"])
    _check(f"Paz proposed that the {many} exchange films.", "soft", ["both"])


@each("must", ["must", "should", "has to", "needs to", "ought to"])
@each("speech", ["“{}{},” Paz said.", "Paz said that {}{}.", "{}{}, Paz stressed."])
@each("thing", ["a direct flight {} be opened", "the visa rules {} be abolished"])
def test_what_must_be_done(must: str, speech: str, thing: str) -> None:
    said = speech.format(thing.format(must), " by June")
    _check(said[:1].upper() + said[1:] if said[0] != "“" else said, "soft", [], "2027-06")


NEEDS = [
    ("Paz stressed the need to open a direct flight.", []),
    ("Paz noted the importance of opening a direct flight.", []),
    ("Paz said that it is important to open a direct flight.", []),
    ("“We consider it necessary to open a direct flight,” Paz said.", []),
    ("The two sides stressed the importance of opening a direct flight.", ["both"]),
    ("Paz stressed the need to strengthen ties.", NO_ONE),
    ("Paz noted the importance of strengthening ties.", NO_ONE),
    ("The tunnel has reduced the need to build a bridge.", NO_ONE),
    ("Friendship must be strengthened, Paz said.", NO_ONE),
]


@pytest.mark.parametrize(("sentence", "actors"), NEEDS)
def test_needs(sentence: str, actors: list[str]) -> None:
    _check(sentence, "soft", actors)


ASKING = ["urged", "asked", "called on", "encouraged", "invited", "advised"]
ASKED = [
    ("the airlines", ["the airlines"]),
    ("Lima Cables and the Hamar Works", ["Hamar Works", "Lima Cables"]),
    ("the railways of both countries", ["both"]),
    ("the Peruvian side", ["Peru"]),
]
SETTLING = ["agree on a tariff", "sign the contract", "decide on a tariff", "approve a tariff", "agree to cut it"]


@each("asking", ASKING)
@each(("asked", "actors"), ASKED)
@each("settling", SETTLING)
def test_urged_to_agree(asking: str, asked: str, actors: list[str], settling: str) -> None:
    _check(f"Lie {asking} {asked} to {settling} by March.", "soft", actors, "2027-03")


VERBS = [
    "exchange films", "trade data", "study the market", "host a fair", "fund a school", "supply trams", "import cotton",
    "lease land", "train nurses", "share the cost", "pool funds", "issue permits", "plan a joint fair",
]  # fmt: skip
DOERS = ["the two cities", "universities", "the Peruvian side", "Peruvian carriers", "they", "the chambers of commerce"]


@each("verb", VERBS)
@each("doer", DOERS)
def test_verbs_that_may_be_nouns(verb: str, doer: str) -> None:
    for head, _ in HEADS:
        assert [one[0] for one in _told(head, f"Lie suggested that {doer} {verb}.")] == ["soft"]


PAPERS = [
    ("The document provides for the opening of two schools.", ["both"]),
    ("The document sets out the delivery of 40 trams.", ["both"]),
    ("The document sets out the terms.", NO_ONE),
    ("It obliges the parties to exchange data.", ["both"]),
    ("The document obliges Peru to deliver 40 trams.", ["Peru"]),
    ("The text stipulates that Peru will deliver 40 trams.", ["Peru"]),
]


@each("paper", ["protocol", "memorandum of understanding", "declaration", "treaty", "road map"])
@each(("behind", "actors"), PAPERS)
def test_a_paper_told_before(paper: str, behind: str, actors: list[str]) -> None:
    _check(f"The ministers signed a {paper}. {behind}", "firm", actors)


SIGNED = [
    ("The ministers signed a protocol under which quotas will be doubled.", ["both"]),
    ("The ministers signed a protocol whereby Peru will deliver 40 trams.", ["Peru"]),
    ("The ministers initialled a protocol on tourism.", ["both"]),
    ("A protocol on tourism was initialled by the ministers.", ["both"]),
    ("The sides reached an understanding that quotas would be doubled.", ["both"]),
    ("An agreement in principle was reached on the supply of gas.", ["both"]),
    ("A preliminary agreement was reached to open a school.", ["both"]),
    ("The sides came to an agreement that quotas would be doubled.", ["both"]),
]


@pytest.mark.parametrize(("sentence", "actors"), SIGNED)
def test_what_is_signed(sentence: str, actors: list[str]) -> None:
    _check(sentence, "firm", actors)


DUE = [
    ("in the third quarter", "2027-07/2027-09"), ("in Q1", "2027-01/2027-03"), ("by the end of Q2", "2027-04/2027-06"),
    ("in the first half", "2027-01/2027-06"), ("in the fourth quarter", "2026-10/2026-12"),
    ("by the end of the third quarter", "2027-07/2027-09"), ("the day after tomorrow", "2026-10-16"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "due"), DUE)
def test_quarters_to_come(when: str, due: str) -> None:
    _check(f"Lima Cables will begin construction {when}.", "firm", ["Lima Cables"], due)


PERSONAL = [
    "raise the request with his cabinet", "take the idea to parliament", "put the question to the railways",
    "bring ten importers to Hamar", "forward the request to Lima", "chair the session", "address the forum",
    "accompany the investors", "inaugurate the exhibition", "receive Ane Lie in Lima", "host Ane Lie in Lima",
]  # fmt: skip


@pytest.mark.parametrize("deed", PERSONAL)
def test_what_one_does_in_person(deed: str) -> None:
    _check(f"Paz will {deed} next month.", "firm", ["Juan Paz"], "2026-11")


@pytest.mark.parametrize(
    "deed", ["build a school", "open a consulate", "bring the fares down", "raise the quota to 400"]
)
def test_what_one_does_for_a_side(deed: str) -> None:
    _check(f"Paz will {deed} next month.", "firm", ["Peru"], "2026-11")


MEETING = [
    "meet again in January",
    "hold talks in January",
    "hold a video call in January",
    "visit the port in January",
]
TWO = ["The two ministers", "Both officials", "The two men", "The two", "Lie and Paz"]


@each("two", TWO)
@each("deed", MEETING)
def test_two_who_meet(two: str, deed: str) -> None:
    _check(f"{two} will {deed}.", "firm", ["Ane Lie", "Juan Paz"], "2027-01")
    _check(f"{two} plan to {deed}.", "soft", ["Ane Lie", "Juan Paz"], "2027-01")


@pytest.mark.parametrize("two", ["The two ministers", "Both officials", "The two", "Lie and Paz", "The two sides"])
def test_two_who_agree(two: str) -> None:
    _check(f"{two} agreed to set up a group.", "firm", ["both"])


LISTED = [
    ("an agreement between Innkabel AS and Andes JSC on cables", ["Andes JSC", "Innkabel AS"]),
    ("a memorandum between Lima University and Hamar University on exchange", ["Hamar University", "Lima University"]),
    ("a declaration on tourism", ["both"]),
]


@each("lead", ["The following documents were signed:", "A package of documents was signed:"])
@each("mark", ["• ", "– ", "1. ", "- "])
@each(("item", "actors"), LISTED)
def test_papers_in_a_list(lead: str, mark: str, item: str, actors: list[str]) -> None:
    _check(f"{lead}\n\n{mark}{item}.", "firm", actors)


BODIES = (
    "Guests at the Institute\n\n14 October 2026\n\nThe director of the Lima Institute of Fibre, Juan Paz, received the "
    "rector of Lund University, Eva Holm, on Tuesday.\n\n"
)
OWN = [
    ("The institutions will exchange ten students.", ["Lima Institute of Fibre", "Lund University"]),
    ("Both institutions will exchange ten students.", ["Lima Institute of Fibre", "Lund University"]),
    ("She said her university would send ten students.", ["Lund University"]),
    ("The university will send ten students.", ["Lund University"]),
]


@pytest.mark.parametrize(("sentence", "actors"), OWN)
def test_bodies_by_their_nouns(sentence: str, actors: list[str]) -> None:
    assert _told(BODIES, sentence) == [("firm", actors, "")]


REPRESENTED = [
    ("Peruvian growers will be represented at the fair in May.", "firm", ["Peruvian growers"], "2027-05"),
    ("Peruvian growers will be trained in May.", "firm", [], "2027-05"),
    ("“Our retail chains intend to buy honey in May,” Paz said.", "soft", ["Our retail chains"], "2027-05"),
    ("“Your side will deliver 40 trams in May,” Lie said.", "firm", ["Peru"], "2027-05"),
]


@pytest.mark.parametrize(("sentence", "force", "actors", "due"), REPRESENTED)
def test_whose_deed_it_is(sentence: str, force: str, actors: list[str], due: str) -> None:
    _check(sentence, force, actors, due)


LED = [
    "The Peruvian side was led by Secretary Juan Paz and the Kenyan side by Principal Secretary Eva Mwangi.",
    "The Peruvian side was led by Juan Paz, Secretary (West), and the Kenyan side by Eva Mwangi, Director General.",
    "The Peruvian team was headed by Joint Secretary Juan Paz. The Kenyan team was headed by Ambassador Eva Mwangi.",
    "The Peruvian delegation was led by Director Juan Paz while the Kenyan delegation was led by Eva Mwangi, Secretary.",
]


@pytest.mark.parametrize("led", LED)
def test_who_leads_a_side_acts_for_it(led: str) -> None:
    head = (
        "Ministry of Foreign Affairs\n\nPeru-Kenya Consultations\n\nOctober 14, 2026\n\n1. Consultations between Peru and "
        f"Kenya were held in Nairobi on October 13, 2026. {led}\n\n2. "
    )
    assert _told(head, "Paz will open an office.") == [("firm", ["Peru"], "")]
    assert _told(head, "Mwangi undertook to send a list.") == [("firm", ["Kenya"], "")]


CHAMBER = (
    "Hamar Chamber of Commerce, Industry and Crafts\nNEWS\n\nGuests from Lima at the Chamber\n\n14 October 2026\n\nOn 13 "
    "October our Chamber received a delegation of the Lima Chamber of Commerce headed by its president, Juan Paz. The "
    "guests were welcomed by our president, Ane Lie.\n\n"
)
OURS = "Hamar Chamber of Commerce, Industry and Crafts"
MEMBERS = [
    ("The guests will train ten welders.", [["Lima Chamber of Commerce"], ["Lima Chamber"]]),
    ("Both chambers will train ten welders.", [[OURS, "Lima Chamber of Commerce"], [OURS, "Lima Chamber"]]),
    ("The two chambers will train ten welders.", [[OURS, "Lima Chamber of Commerce"]]),
    ("We confirmed our commitment to train ten welders.", [[OURS]]),
    ("We need to train ten welders.", [[OURS]]),
    ("Our Chamber committed to training ten welders.", [[OURS]]),
]


@pytest.mark.parametrize(("sentence", "actors"), MEMBERS)
def test_a_chamber_and_its_guests(sentence: str, actors: list[list[str]]) -> None:
    assert [one[1] in actors for one in _told(CHAMBER, sentence)] == [True]


PEARS = (
    "Talks on pears\n\nLima, 14 October 2026\n\nThe Governor of Cusco, Ana Sol, met Trade Minister of Norway Bo Lie on "
    "Monday.\n\n"
)
DAYS = [
    ("Sol asked the mayors to report damaged bridges by Friday.", "2026-10-16"),
    ("Sol means to raise the matter with the minister on Friday.", "2026-10-16"),
    ("Sol is scheduled to call on the minister on Thursday.", "2026-10-15"),
    ("Sol told growers Monday that Cusco would open an office by Friday.", "2026-10-16"),
    ("Sol said on Monday that Cusco would open an office.", ""),
    ("On Tuesday Sol promised to open an office.", ""),
    ("Sol agreed with Lie on Monday to open an office.", ""),
    ("Sol asked the mayors to publish prices every Monday.", ""),
    ("Sol told the guests that Cusco would decide every application within thirty days.", ""),
    ("Cusco has promised to replace anyone who falls ill within one month.", ""),
    ("Cusco will decide on the application within thirty days.", "2026-11-13"),
    ("Sol ordered the contractor to begin digging before the month was out.", "2026-10"),
]


@each(("sentence", "due"), DAYS)
def test_days_to_come(sentence: str, due: str) -> None:
    assert [one[2] for one in _told(PEARS, sentence)] == [due]


TOWNS = [
    (
        "Telas mayor courts winemakers\n\n14 October 2026\n\n“Your cork stops our bottles,” Georgian deputy Bo Li said. Mayor Ana Sol was quick.",
        "The town",
        "Telas",
    ),
    (
        "Governor of Cusco in Vietnam\n\n14 October 2026\n\nThe Governor of Cusco, Ana Sol, met Vietnam's Trade Minister, Bo "
        "Li, in Hanoi. Sol then toured the port of Hai Phong and saw the chairman of the city's committee, Van Minh.",
        "The city",
        "Hai Phong",
    ),
]


@pytest.mark.parametrize(("lead", "noun", "town"), TOWNS)
def test_the_town_told_last(lead: str, noun: str, town: str) -> None:
    assert _told(f"{lead} ", f"{noun} will plant 200 trees.") == [("firm", [town], "")]
