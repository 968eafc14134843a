"""Whether a document is a report of officials, so that it can hold commitments; a match report or a recipe is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context
from communique.entries.elsewhere import other_subjects
from communique.entries.houses import houses_of
from communique.text.page import Page
from communique.text.tags import MODAL
from communique.words.load import Words

_OFFICES = frozenset(
    ("president", "monarch", "prime minister", "governor", "minister", "deputy", "ambassador", "secretary")
) | {"vice governor", "head of government", "commissioner", "highness", "excellency", "head of state", "head", "mayor"}
_PUBLIC_OFFICES: Final = _OFFICES - {"secretary", "deputy", "commissioner", "head", "mayor"}  # of no company
_ELSEWHERE: Final = 4  # different words of another subject that tell a text that is no report
_PUBLIC: Final = 3  # different words of public affairs that tell a report where no office has its area
_LOCAL: Final = _OFFICES | {"leader"}
_OWN: Final = 2  # different words of dealings that tell a report on the page of a body that is told of
_OFFICERS: Final = ("executive", "head", "president", "chairman", "business", "official")
_HEAD: Final = 3  # lines that may tell whose page it is
_LONGEST_NAME: Final = 9
_DEALINGS: Final = 3  # different words of business between two places that tell a report beside a local office


def is_report(context: Context) -> bool:
    """Whether the document is a report of officials: somebody in a public office with its area, or a public body.

    So is what two officers tell, or one beside a body that deals with others; a paper's story of business between two
    countries in which a local office or body has a part; the newsletter of a chamber or of twin towns. A match report,
    a recipe, a weather bulletin or a shop's page is none, whoever is named in it.
    """
    language, words = context.page.language, context.page.known
    if _is_elsewhere(words, language):
        return False
    if any(who.rank in _OFFICES and who.area is not None for who in context.people):
        return True
    in_office = [who.rank in _PUBLIC_OFFICES and who.company is None and who.name for who in context.people]
    if any(in_office) and (any(place.code for place in context.places) or _has_body(context)):
        return True
    if _has_told(context, "public_word", _PUBLIC):
        return True
    lands = {place.country for place in context.places if place.country}
    bodies = language.wordset("public_body", "public_office") if len(lands) > 1 else language.sets["public_body"]
    if any(word in bodies for word in _named(context)):
        return True
    if _is_of_council(context) or _has_told(context, "dealing_word", _OWN) and houses_of(context):
        return True
    if lands and _has_told(context, "public_word", 1) or _is_of_body(context):
        return True
    if _has_officers(context) or _is_of_deal(context, bool(lands)):
        return True
    if not _has_told(context, "dealing_word", _DEALINGS):
        return False
    return context.club is not None or bool(lands) and _has_local(context, len(lands) > 1)


def _has_officers(context: Context) -> bool:
    """Whether two who hold an office are named, in a text without two words of another subject: a court's."""
    offices = sum(who.rank is not None and bool(who.name) for who in context.people)
    return offices >= _OWN and not _is_elsewhere(context.page.known, context.page.language, _OWN)


def _is_of_body(context: Context) -> bool:
    """Whether a body that deals with others is named, on whose page it may be, and somebody in an office."""
    page = context.page
    if not any(who.rank is not None and who.name for who in context.people):
        return False
    bodies = page.language.wordset("house_body", "public_office", "public_body", "local_body")
    heads = (page.paragraphs[i] for i in range(min(_HEAD, len(page.paragraphs))))
    return any(word in bodies for word in _named(context)) or any(_is_name(page, *line, bodies) for line in heads)


def _is_name(page: Page, start: int, stop: int, bodies: frozenset[str]) -> bool:
    """Whether a short line may be the name of a body: Coral Coast University Hospital | News."""
    named = any(page.words[i] in bodies and page.is_capital(i) for i in range(start, stop))
    return named and stop - start <= _LONGEST_NAME and not any(page.tags[i] & MODAL for i in range(start, stop))


def _is_of_deal(context: Context, abroad: bool) -> bool:
    """Whether a firm's officer tells of a deal that was signed, in a land that is named."""
    page = context.page
    officer = any(who.rank in _OFFICERS and who.name for who in context.people)
    papers = page.language.sets["deal_paper"] & page.known
    if not (abroad and officer and papers):
        return False
    lines = (page.sentences[page.sentence_of[match.start]] for match in page.of("signed"))
    return any(page.words[i] in papers for start, stop in lines for i in range(start, stop))


def _is_of_council(context: Context) -> bool:
    """Whether somebody who sits on a council that is told of says something: City Council; Councillor Ana Sol said."""
    page, bodies = context.page, context.page.language.sets["council_body"]
    if any(_is_named_council(page, i, bodies) for i in page.capitals):
        return True
    sits = any(who.rank == "legislator" and who.name for who in context.people)
    return sits and any(page.words[i] in bodies for i in page.capitals)


def _is_named_council(page: Page, i: int, bodies: frozenset[str]) -> bool:
    """Whether the council of a town is told by its name at token `i`: Dunmore town council decided."""
    named = page.word(i + 1) in page.language.sets["town_noun"] and page.word(i + 2) in bodies
    return named and not page.is_capital(i + 2)


def _has_told(context: Context, words: str, least: int) -> bool:
    """Whether so many different words of a class stand in lines that are part of the text."""
    page, skipped = context.page, context.skipped
    known = page.language.sets[words] & page.known
    if len(known) < least or not skipped:
        return len(known) >= least
    told = {word for i, word in enumerate(page.words) if word in known and not skipped[page.paragraph_of[i]]}
    return len(told) >= least


def _has_body(context: Context) -> bool:
    """Whether a local body is told of by a word that stands in no office: the municipality of a mayor."""
    bodies = context.page.language.sets["local_body"] & context.page.known
    return any(word not in (who.role or "").lower() for word in bodies for who in context.people if who.name)


def _named(context: Context) -> Iterator[str]:
    """The words of the names of organisations, those that people are of among them."""
    names = [m.who.name for m in context.mentions if m.who is not None and m.who.kind == "organisation"]
    names += [who.company for who in context.people]
    return (word for name in names if name for word in name.lower().split())


def _has_local(context: Context, abroad: bool) -> bool:
    """Whether somebody in a local office has a part in what is told, or abroad a local body: a mayor; a council."""
    if any(who.rank in _LOCAL and who.name and who.company is None for who in context.people):
        return True
    return abroad and not context.page.language.sets["local_body"].isdisjoint(context.page.known)


def _is_elsewhere(words: frozenset[str], language: Words, least: int = _ELSEWHERE) -> bool:
    """Whether the words of a text tell that it is about another subject."""
    told = language.sets["elsewhere"].intersection(words)
    return len(told) >= least and any(len(told & subject) >= least for subject in other_subjects(language).values())
