"""The stages that a text goes through until its entries are found, in one visible order.

Several texts go through them side by side, one stage at a time: the code and the word data of a stage are still at hand
in the processor's cache for the second text, which makes reading up to a fifth faster than text after text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from communique.entries.boilerplate import mark_skipped
from communique.entries.commitments import find_commitments
from communique.entries.context import Context
from communique.entries.dateline_states import with_states
from communique.entries.dates import find_dates
from communique.entries.encounter import Encounter
from communique.entries.figure_periods import settle_fiscal_years
from communique.entries.figures import find_figures
from communique.entries.gazetteer import load_gazetteer
from communique.entries.hubs import find_hubs
from communique.entries.issue_dates import issue_month
from communique.entries.meetings import find_announced, find_encounters, find_meetings, set_parties
from communique.entries.outlets import newsletter_of
from communique.entries.places import find_places
from communique.entries.referents import find_people
from communique.entries.seats import with_seats
from communique.entries.settling import Settled, settle
from communique.entries.statements import find_said, find_statements
from communique.entries.unlisted import with_unlisted
from communique.kinds import Document, Entry
from communique.said import Said
from communique.text.clauses import Clauses
from communique.text.page import lay_out
from communique.words.load import load_words


@dataclass(slots=True)
class Work:
    """One text on its way through the stages, with all that is known of it so far.

    `text` is the document's, paragraphs in another language blank, `tongue` a language of the word data.
    """

    document: Document
    text: str
    tongue: str
    said: Said
    published: str | None
    context: Context = field(init=False)
    settled: Settled = field(init=False)
    encounters: list[Encounter] = field(default_factory=list)
    found: list[tuple[Entry, str]] = field(default_factory=list)

    def lay_out(self) -> None:
        """The page: words, sentences, quotations, the phrases that the word data know."""
        page = lay_out(self.text, load_words(self.tongue))
        self.context = Context(page, Clauses(page))

    def settle(self) -> None:
        """What is no part of the report; its title, day and outlet."""
        context = self.context
        context.skipped = mark_skipped(context.page)
        self.settled = settle(context.page, context.skipped, self.said, self.published)
        context.title, context.published = self.settled.span, self.settled.published
        context.club = newsletter_of(context.page)
        if context.title:
            context.skipped[context.page.paragraph_of[context.title[0]]] = False

    def find_dates(self) -> None:
        """The dates and periods."""
        page = self.context.page
        self.context.dates = find_dates(page, self.context.published or issue_month(page))

    def find_places(self) -> None:
        """The places."""
        page = self.context.page
        gazetteer = load_gazetteer(self.tongue)
        places = with_states(page, find_places(page, gazetteer))
        self.context.places = with_unlisted(page, with_seats(page, places, gazetteer))
        self.context.place_of = {place.start: place for place in self.context.places}

    def find_people(self) -> None:
        """People, organisations, groups, and who each mention of them is."""
        find_people(self.context)

    def find_said(self) -> None:
        """What somebody says."""
        find_said(self.context)

    def find_sides(self) -> None:
        """The encounters, and the sides that the document is about."""
        self.encounters = find_encounters(self.context)
        set_parties(self.context, self.encounters)
        settle_fiscal_years(self.context)
        self.encounters += find_announced(self.context, self.encounters)

    def find_meetings(self) -> None:
        """The entries for encounters."""
        self.found += find_meetings(self.context, self.document.id, self.encounters)

    def find_statements(self) -> None:
        """The entries for what is said."""
        self.found += find_statements(self.context, self.document.id)

    def find_figures(self) -> None:
        """The entries for figures."""
        self.found += find_figures(self.context, self.document.id)

    def find_commitments(self) -> None:
        """The entries for commitments."""
        self.found += find_commitments(self.context, self.document.id)

    def find_hubs(self) -> None:
        """The entries for hubs."""
        self.found += find_hubs(self.context, self.document.id)


Stage = Callable[[Work], None]
STAGES: tuple[Stage, ...] = (
    Work.lay_out, Work.settle, Work.find_dates, Work.find_places, Work.find_people, Work.find_said, Work.find_sides,
    Work.find_meetings, Work.find_statements, Work.find_figures, Work.find_commitments, Work.find_hubs,
)  # fmt: skip


def pass_through(works: Sequence[Work], stages: Sequence[Stage]) -> None:
    """Take each text through the stages, all texts through one before the next."""
    for stage in stages:
        for work in works:
            stage(work)
