"""Others who were there: at the ceremony, at her side, in her party, by video; they are no encounter of their own."""

from __future__ import annotations

from tests.entries.meeting_texts import met, names
from tests.tables import each

LEADS = [
    "Governor Levan Beridze of Kakheti met the Trade Minister of Peru, Ana Sol, in Telavi on Monday.",
    "Governor Levan Beridze of Kakheti and the Trade Minister of Peru, Ana Sol, signed a protocol in Telavi on Monday.",
    "Governor Levan Beridze of Kakheti and the Trade Minister of Peru, Ana Sol, inaugurated the cold store in Telavi on Monday.",
]
ROWS = ['Consul-General Kwon Tae-il attended on behalf of Seoul.', 'Consul-General Kwon Tae-il attended.', 'Also attending was Consul-General Kwon Tae-il.', "Also present was Korea's ambassador, Kwon Tae-il.", "Korea's ambassador to Georgia, Kwon Tae-il, looked on.", "Korea's ambassador to Georgia, Kwon Tae-il, was present.", "Korea's ambassador to Georgia, Kwon Tae-il, was also there.", "Korea's ambassador to Georgia, Kwon Tae-il, was at the ceremony.", "Korea's ambassador to Georgia, Kwon Tae-il, witnessed it.", "Korea's ambassador to Georgia, Kwon Tae-il, witnessed the signing.", "Beside them was Korea's ambassador to Georgia, Kwon Tae-il.", "Korea's ambassador, Kwon Tae-il, joined them.", "Korea's ambassador, Kwon Tae-il, joined the talks.", "Korea's ambassador, Kwon Tae-il, joined by video.", "Korea's ambassador, Kwon Tae-il, took part by video link.", "Korea's ambassador, Kwon Tae-il, took part.", "Korea's ambassador, Kwon Tae-il, was in attendance.", "Korea's ambassador, Kwon Tae-il, accompanied her.", 'Ambassador Kwon Tae-il accompanied the minister.', 'Ms Sol was accompanied by Ambassador Kwon Tae-il.', 'The minister came with Ambassador Kwon Tae-il.', 'Ambassador Kwon Tae-il came along with her.', 'With them was Ambassador Kwon Tae-il.', 'With her came Ambassador Kwon Tae-il.', 'On the Korean side, Ambassador Kwon Tae-il took part.', 'Korea was represented by its ambassador, Kwon Tae-il.', 'Korea was represented by Ambassador Kwon Tae-il.', 'The ceremony was attended by Ambassador Kwon Tae-il.', 'The meeting was also attended by Ambassador Kwon Tae-il.', 'Ambassador Kwon Tae-il also attended the meeting.', 'Ambassador Kwon Tae-il sat in on the meeting.', 'Ambassador Kwon Tae-il was among the guests.', 'Among those present was Ambassador Kwon Tae-il.', 'Among the guests was Ambassador Kwon Tae-il.', 'The event was attended by, among others, Ambassador Kwon Tae-il.', 'Ambassador Kwon Tae-il helped to cut the ribbon.', 'Ambassador Kwon Tae-il spoke at the ceremony.', 'In attendance was Ambassador Kwon Tae-il.', 'Present were Ambassador Kwon Tae-il and the vice-governor, Nino Lomidze.', 'Trade ministers Kwon Tae-il (Korea) and Nino Lomidze (Georgia) attended.', 'The talks were also joined by Ambassador Kwon Tae-il.', 'Ambassador Kwon Tae-il and Deputy Governor Nino Lomidze took part in the talks.', "The minister's delegation included Ambassador Kwon Tae-il.", 'Her delegation included Ambassador Kwon Tae-il.', 'Ambassador Kwon Tae-il was part of her delegation.', 'The minister was joined by Ambassador Kwon Tae-il.', 'Also at the table was Ambassador Kwon Tae-il.', 'Also taking part was Ambassador Kwon Tae-il.', 'Also in the room were Ambassador Kwon Tae-il and Deputy Governor Nino Lomidze.']  # fmt: skip


@each("lead", LEADS)
@each("sentence", ROWS)
def test_who_was_there_too_is_a_participant(lead: str, sentence: str) -> None:
    others = [name for name in ("Kwon Tae-il", "Nino Lomidze") if name in sentence]
    found = met(
        f"Peru in Kakheti\n\nKakheti Governor's Office, 12 February 2025\n\n{lead} {sentence} Trade has doubled.\n"
    )
    assert [names(one) for one in found] == [sorted(["Ana Sol", "Levan Beridze", *others])]
