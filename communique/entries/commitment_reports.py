"""Whether a document is a report of officials, so that it can hold commitments; a match report or a recipe is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context
from communique.entries.elsewhere import other_subjects
from communique.entries.houses import houses_of
from communique.words.load import Words

_OFFICES = frozenset(
    ("president", "monarch", "prime minister", "governor", "minister", "deputy", "ambassador", "secretary")
) | {"vice governor", "head of government", "commissioner", "highness", "excellency", "head of state", "head", "mayor"}
_PUBLIC_OFFICES: Final = _OFFICES - {"secretary", "deputy", "commissioner", "head", "mayor"}  # of no company
_ELSEWHERE: Final = 4  # different words of another subject that tell a text that is no report
_PUBLIC: Final = 3  # different words of public affairs that tell a report where no office has its area
_LOCAL: Final = _OFFICES | {"leader"}
_OWN: Final = 2  # different words of dealings that tell a report on the page of a body that is told of
_DEALINGS: Final = 3  # different words of business between two places that tell a report beside a local office


def is_report(context: Context) -> bool:
    """Whether the document is a report of officials: somebody in a public office with its area, or a public body.

    So is a paper's story of business between two countries in which a local office or body has a part, and the
    newsletter of a chamber or of twin towns. A match report, a recipe, a weather bulletin or a shop's page is none,
    whoever is named in it.
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
    if not _has_told(context, "dealing_word", _DEALINGS):
        return False
    return context.club is not None or bool(lands) and _has_local(context, len(lands) > 1)


def _is_of_council(context: Context) -> bool:
    """Whether somebody who sits on a council that is told of says something: City Council; Councillor Ana Sol said."""
    page, bodies = context.page, context.page.language.sets["council_body"]
    sits = any(who.rank == "legislator" and who.name for who in context.people)
    return sits and any(page.words[i] in bodies for i in page.capitals)


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


def _is_elsewhere(words: frozenset[str], language: Words) -> bool:
    """Whether the words of a text tell that it is about another subject."""
    told = language.sets["elsewhere"].intersection(words)
    return len(told) >= _ELSEWHERE and any(
        len(told & subject) >= _ELSEWHERE for subject in other_subjects(language).values()
    )
