"""One Russian document read: its text in, everything that its entries are made of out."""

from __future__ import annotations

from communique.entries.boilerplate import mark_skipped
from communique.entries.meetings import find_meetings, set_parties
from communique.entries.ru.commitments import find_commitments
from communique.entries.ru.context import RussianContext
from communique.entries.ru.date_told import add_told_days
from communique.entries.ru.date_years import give_year
from communique.entries.ru.dates import find_dates
from communique.entries.ru.documents import find_outlet, find_published, find_title
from communique.entries.ru.encounter_unnamed import UNNAMED
from communique.entries.ru.encounters import find_encounters
from communique.entries.ru.figures import find_figures
from communique.entries.ru.grammar import lay_out_russian
from communique.entries.ru.home import find_home
from communique.entries.ru.hubs import find_hubs
from communique.entries.ru.people import find_people
from communique.entries.ru.places import find_places
from communique.entries.ru.speech import find_said
from communique.entries.ru.told import find_told
from communique.entries.ru.towns import add_towns
from communique.entries.settling import Finders, Settled, settle
from communique.entries.statements import find_statements
from communique.kinds import Entry
from communique.said import Said
from communique.text.clauses import Clauses
from communique.words.load import load_words

__all__ = ["find_entries", "find_told", "lay_out"]


def lay_out(text: str, language: str, said: Said, published: str | None) -> tuple[RussianContext, Settled]:
    """The page of a text with its dates, places, people and what is said."""
    grammar = lay_out_russian(text, load_words(language))
    page = grammar.page
    context = RussianContext(page, Clauses(page), grammar=grammar)
    context.skipped = mark_skipped(page)
    for match in page.of("force"):
        if page.words[match.stop : match.stop + 1] == [":"]:
            context.skipped[page.paragraph_of[match.start]] = False  # a line of its own: Стороны договорились:
    context.places = add_towns(grammar, find_places(grammar))
    context.place_of = {place.start: place for place in context.places}
    finders = Finders(
        lambda _, skipped: find_title(grammar, skipped),
        lambda _: find_published(grammar),
        lambda _, title: find_outlet(context, title),
    )
    settled = settle(page, context.skipped, said, published, finders)
    context.title, context.published = settled.span, settled.published
    if context.title:
        context.skipped[page.paragraph_of[context.title[0]]] = False
    context.dates = find_dates(grammar, context.published)
    if context.published is None:
        give_year(grammar, context.dates, context.title)
    context.dates = add_told_days(grammar, context.dates, context.published, context.behind_headline)
    context.home = find_home(context)
    find_people(context)
    find_said(context)
    return context, settled


def find_entries(context: RussianContext, document: str) -> list[tuple[Entry, str]]:
    """The entries of each kind with the rule that found each."""
    encounters = find_encounters(context)
    set_parties(context, encounters)
    context.set_towns(encounters[0].people if encounters else [])
    if encounters and encounters[0].rule == UNNAMED:
        context.set_sides(encounters[0].areas)
    found: list[tuple[Entry, str]] = []
    found += find_meetings(context, document, encounters)
    found += find_statements(context, document)
    found += find_figures(context, document)
    found += find_commitments(context, document)
    found += find_hubs(context, document)
    return found
