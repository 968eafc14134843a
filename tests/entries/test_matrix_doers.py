"""Who is to act where a phrase counts two bodies, names one by its country, or "by" names who does a thing."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

GUEST = "The Swedish Minister of Trade, Ann Ek, looked on."
LEADS = {
    "ports": f"The Port of Halmstad and the Port of Tema signed a letter of intent on Monday. {GUEST}",
    "museums": "The National Museum of Tarija received the director of the Musée Kerviel, Alain Roux, on Monday.",
    "towns": "Mayor of Gdynia Ola Wilk received Mayor of Bergen Knut Moe on Monday.",
    "utilities": f"The head of Elbe Waterworks, Silke Frahm, met the head of Nairobi Waterworks, Peter Otieno, on Monday. {GUEST}",
    "unions": "General secretary Awa Sarr received the secretary general of the Belgian union Solid, Luc Peeters.",
    "parliaments": "Speaker of the Parliament of Latvia Ilze Vee received Speaker of the Parliament of Peru Ana Sol.",
    "firms": f"Baltvolt AB and the Estonian wind firm Saarevool OÜ signed a contract at the Port of Halmstad on Monday. {GUEST}",
    "countries": "The President of Peru, Ana Sol, received the President of Chile, Luis Paz, on Monday.",
}
ROWS = [
    ("ports", "Each port will name a coordinator.", {"Port of Halmstad", "Port of Tema"}),
    ("ports", "Each of the two ports is to name a coordinator.", {"Port of Halmstad", "Port of Tema"}),
    ("ports", "Both ports will name a coordinator.", {"Port of Halmstad", "Port of Tema"}),
    ("towns", "Each city is to name a coordinator.", {"Gdynia", "Bergen"}),
    ("towns", "Each side will name a coordinator.", {"Gdynia", "Bergen"}),
    ("countries", "Each country will name a coordinator.", {"Peru", "Chile"}),
    ("countries", "A pilot project will be rolled out by the two countries in 2027.", {"Peru", "Chile"}),
    ("countries", "A study is to be completed by a Korean consultant within six months.", {"Korean consultant"}),
    ("countries", "A study is to be completed by the Ministry of Trade of Chile before the winter.", {"Ministry of Trade of Chile"}),
    ("utilities", "The two utilities will publish a map.", {"Elbe Waterworks", "Nairobi Waterworks"}),
    ("unions", "The Belgian union will train 40 nurses.", {"Solid"}),
    ("parliaments", "The two parliaments will set up friendship groups.", {"Latvia", "Peru"}),
    ("firms", "The Estonian partner will buy the turbines.", {"Saarevool OÜ"}),
    ("firms", "The Estonian company will buy the turbines.", {"Saarevool OÜ"}),
    ("firms", "The Estonian firm will buy the turbines.", {"Saarevool OÜ"}),
]  # fmt: skip


def _acting(text: str) -> list[set[str]]:
    told = [one for one in read_text(text).entries if isinstance(one, Commitment)]
    return [{actor.name for actor in one.actors} for one in told[-1:]]


@each(("lead", "sentence", "who"), ROWS)
def test_doers(lead: str, sentence: str, who: set[str]) -> None:
    text = f"Guests from abroad\n\n12 May 2026\n\n{LEADS[lead]}\n\n{sentence}\n"
    assert _acting(text) == [who]


BELOW = [
    ("Government of Minas Gerais", "Governor Ana Sol", "Minas Gerais"),
    ("Office of the President of Zambia", "President Mutale Chanda", "Zambia"),
    ("Ministry of Agriculture of Peru", "Minister of Agriculture Ana Sol", "Peru"),
    ("Embassy of Chile in Finland", "Ambassador Ana Sol", "Chile"),
]
LINES = ["{}, 12 May 2026", "{}\n12 May 2026", "{}\n\n12 May 2026", "{} | 12 May 2026"]


@each(("body", "head", "area"), BELOW)
@each("line", LINES)
def test_body_named_below_the_headline(body: str, head: str, area: str, line: str) -> None:
    lead = f"{head} received the Minister of Trade of Canada, Rob Lind, on Tuesday."
    text = f"Canadian guest in town\n\n{line.format(body)}\n\n{lead}\n\nThe two sides agreed to plant trees.\n"
    assert _acting(text) == [{area, "Canada"}]


DUTIES = [
    ("It falls to the Ministry of Energy to prepare the list by August.", "firm", {"Ministry of Energy"}),
    ("It will be up to the Ministry of Energy to prepare the list by August.", "firm", {"Ministry of Energy"}),
    ("It is up to the Ministry of Energy to prepare the list by August.", "soft", {"Ministry of Energy"}),
    ("It remains for the Ministry of Energy to prepare the list by August.", "soft", {"Ministry of Energy"}),
    ("It will fall to Chile to prepare the list by August.", "firm", {"Chile"}),
    ("The Ministry of Energy was entrusted with preparing the list by August.", "firm", {"Ministry of Energy"}),
    ("The minister entrusted the Ministry of Energy with preparing the list by August.", "firm", {"Ministry of Energy"}),
    ("Chile has committed itself to financing the study by August.", "firm", {"Chile"}),
    ("Minister Paz committed his government to financing the study by August.", "firm", {"Chile"}),
    ("Minister Paz pledged his government to finance the study by August.", "firm", {"Chile"}),
    ("Peru is counting on Chile to finance the study by August.", "soft", {"Chile"}),
    ("Peru counts on Chile to finance the study by August.", "soft", {"Chile"}),
    ("Peru relies on Chile to finance the study by August.", "soft", {"Chile"}),
    ("Chile wants a second track by August.", "soft", {"Chile"}),
    ("Chile would like a second track by August.", "soft", {"Chile"}),
    ("Chile will this August open an office in Tacna.", "firm", {"Chile"}),
    ("Chile will next August open an office in Tacna.", "firm", {"Chile"}),
]  # fmt: skip


@each(("sentence", "force", "who"), DUTIES)
def test_duties(sentence: str, force: str, who: set[str]) -> None:
    head = "Ministry of Transport of Peru\n\nChilean guest in Lima\n\n12 March 2026\n\n"
    lead = "Minister of Transport of Peru Ana Sol received Minister of Transport of Chile Luis Paz in Lima on Tuesday."
    told = [one for one in read_text(f"{head}{lead}\n\n{sentence}\n").entries if isinstance(one, Commitment)]
    assert [(one.force, one.due and one.due[5:], {actor.name for actor in one.actors}) for one in told] == [
        (force, "08", who)
    ]
