"""Somebody's words: quotations with whoever says them, and speech reported without quotation marks.

First the verbs of saying outside quotations get their subject (an attribution), then each quotation looks for the
attribution behind it, before it, or in the sentence or paragraph before; what attributions say without marks follows.
"""

from __future__ import annotations

from communique.entries.attributions import find_attributions
from communique.entries.context import Context, Figurehead, Said
from communique.entries.dashed import find_dashed
from communique.entries.headlines import find_headlines
from communique.entries.quotations import find_quoted
from communique.entries.reported import find_reported
from communique.entries.signatures import sign_quotations
from communique.entries.speech import QUOTE_MARKS, Speech
from communique.entries.speeches import find_blocks, find_speech
from communique.entries.transcripts import find_transcript
from communique.kinds import Statement, entry_id

_DOUBLED = ("’’", "''")  # single marks that close what a double one opened


def find_said(context: Context) -> None:
    """Fill in what is said, by whom, and for each token the innermost statement that holds it."""
    speech = Speech(context)
    attributions = find_attributions(speech)
    quoted = find_quoted(speech, attributions)
    said = quoted + find_dashed(speech, attributions)
    said += find_reported(speech, attributions, quoted) + find_headlines(speech)
    told = find_transcript(speech) or find_speech(speech, attributions) or find_blocks(speech, attributions)
    said = _among_speech(said, told)
    said.sort(key=lambda s: (s.start, -s.stop))
    context.said = said
    sign_quotations(context)
    context.said_of = [-1] * len(context.page.words)
    for number, one in sorted(enumerate(said), key=lambda pair: -(pair[1].stop - pair[1].start)):
        for start, stop in one.pieces:
            context.said_of[start:stop] = [number] * (stop - start)


def _among_speech(said: list[Said], told: list[Said]) -> list[Said]:
    """What is said with what a transcript or a speech tells, in which only what others say is a statement too."""
    if not told:
        return said
    around: dict[int, Figurehead | None] = {i: one.who for one in told for i in range(one.start, one.stop)}
    kept = [one for one in said if one.start not in around or _is_of_another(one, around[one.start])]
    return kept + told


def _is_of_another(one: Said, who: Figurehead | None) -> bool:
    if one.who is None or one.who is who:
        return False
    return one.mode == "direct" or one.who.kind == "person" and one.who.name is not None


def find_statements(context: Context, document: str) -> list[tuple[Statement, str]]:
    """The statements of the document as entries, each with the rule that found it."""
    found = []
    for said in context.said:
        evidence = tuple([context.evidence(a, b) for a, b in said.pieces])
        direct = said.mode == "direct"
        content = " ".join([_bare(piece.text) if direct else piece.text for piece in evidence])
        speaker = said.who.person() if said.who else None
        key = entry_id("statement", document, said.mode, evidence[0].start, evidence[-1].end)
        found.append((Statement(key, document, evidence, said.mode, speaker, content), said.rule))
    return found


def _bare(words: str) -> str:
    """A quotation without its outer marks."""
    words = words[1:] if words[:1] in QUOTE_MARKS else words
    words = words[:-1] if words[-2:] in _DOUBLED else words
    return words[:-1] if words[-1:] in QUOTE_MARKS else words
