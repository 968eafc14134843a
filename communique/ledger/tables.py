"""The tables of a ledger, as the migrations leave them; types that SQLite and PostgreSQL both have."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

metadata = MetaData()

migration = Table(
    "migration",
    metadata,
    Column("name", Text, primary_key=True),
    comment="The steps that this ledger has been through.",
)

state = Table(
    "state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    comment="`version`: how often the ledger has been written to, so that what was worked out can be kept beside it.",
)

document = Table(
    "document",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("published", Text),
    Column("outlet", Text),
    Column("language", Text, nullable=False),
    Column("replaces", Text),
    Column("replaced", Integer, nullable=False, server_default="0", comment="1 where a later version replaces it"),
    Column("removed", Integer, nullable=False, server_default="0", comment="1 where a person took it out of all lists"),
    Column("reader", Text, nullable=False, comment="the version of communique that read it"),
    Column("added", Text, nullable=False, comment="when it came in, ISO 8601 in UTC; never exported"),
    Column("day", Text, nullable=False, server_default="", comment="when it was published; empty where nothing says"),
    Column("text", Text, nullable=False),
    Index("document_replaced", "id", sqlite_where=text("replaced = 1"), postgresql_where=text("replaced = 1")),
    Index("document_removed", "id", sqlite_where=text("removed = 1"), postgresql_where=text("removed = 1")),
    Index("document_replaces", "replaces"),
    Index("document_published", "published"),
    Index("document_day", "day", "id"),
)

source = Table(
    "source",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Index("source_source", "source"),
)

unclear = Table(
    "unclear",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("document", Text, ForeignKey("document.id"), comment="null for entries that span documents"),
    Column("position", Integer, nullable=False, comment="its place among the entries of its document or kind"),
    Column("rule", Text, comment="the rule that spoke"),
    Column("first_day", Text, comment="of its own date, period or deadline"),
    Column("last_day", Text),
    Column("unit", Text),
    Column("status", Text, comment="status of a commitment or hub, verdict, or state of a follow-up"),
    Column("low", Float),
    Column("high", Float),
    Column("day", Text, comment="when its document was published, else its own last day; empty for neither"),
    Column("words", Text, nullable=False, comment="what full-text search looks at"),
    Column("record", Text, nullable=False, comment="the entry as the contract's JSON, as people judged it"),
    Column("hidden", Text, comment="why it is in no list: rejected, merged, split, taken back, removed"),
    Index("entry_hidden", "id", sqlite_where=text("hidden IS NOT NULL"), postgresql_where=text("hidden IS NOT NULL")),
    Index("entry_document", "document", "position"),
    Index("entry_kind", "kind", "document", "position"),
    Index("entry_day", "kind", "day", "key"),
)

entry_link = Table(
    "entry_link",
    metadata,
    Column("entry", Integer, ForeignKey("entry.key"), primary_key=True),
    Column("target", Text, primary_key=True, comment="the id of a document or an entry that this entry is about"),
    Index("entry_link_target", "target"),
)

listed = Table(
    "listed",
    metadata,
    Column("key", Integer, primary_key=True, comment="of an entry; of a document its key below zero"),
    Column("shelf", Text, nullable=False, comment="the kind, and what keeps it out of lists, as `terms.shelf_of` says"),
    Column("place", BigInteger, nullable=False, comment="in the order of lists, as `terms.place_of` says"),
    Column("first", Integer, comment="day of its own date, period or deadline, as `terms.day_number` says"),
    Column("last", Integer),
    Column("status", Text, comment="of a commitment, but for the clock"),
    Column("due_from", Integer, comment="first day of the date that counts"),
    Column("due", Integer, comment="its last day"),
    Column("clock", Integer, comment="1 where it is overdue once that day has passed"),
    Column("terms", Text, nullable=False, comment="the keys of its terms, with blanks"),
    Index("listed_place", "shelf", "place", "first", "last", "status", "clock", "due_from", "due"),
    Index(
        "listed_due", "shelf", "due", "key", "status", "clock", "due_from", "place",
        sqlite_where=text("due IS NOT NULL"), postgresql_where=text("due IS NOT NULL"),
    ),
    comment="Entries and documents as lists see them; follows from the other tables, see `listing`.",
)  # fmt: skip

term = Table(
    "term",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("shelf", Text, nullable=False, comment="empty: counted over all kinds"),
    Column("name", Text, nullable=False, comment="area, person, force, indicator ..."),
    Column("value", Text, nullable=False, comment="names folded as by `fold`"),
    Column("code", Text, nullable=False, comment="ISO 3166 of an area or an actor, or empty"),
    Column("written", Text, nullable=False, comment="a name as it is written"),
    Column("count", Integer, nullable=False, comment="how many rows of `listed` have it"),
    Index("term_value", "shelf", "name", "value", "code", unique=True),
    Index("term_code", "name", "code", "shelf"),
    Index("term_count", "shelf", "name", "count"),
    comment="What lists are narrowed by.",
)

posting = Table(
    "posting",
    metadata,
    Column("term", Integer, primary_key=True),
    Column("place", BigInteger, primary_key=True),
    comment="What stands under each term, in the order of lists.",
)

standing = Table(
    "standing",
    metadata,
    Column("entry", Integer, ForeignKey("entry.key"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("status", Text, nullable=False, comment="but for the clock"),
    Column("due", Text, comment="the date that counts, ISO"),
    Column("last_day", Text, comment="on which that date ends"),
    Column("clock", Integer, nullable=False, comment="1 where it is overdue once that day has passed"),
    Column("head", Text, comment="the earlier commitment that it only says again"),
    Column("moved", Integer, nullable=False),
    Column("stale", Integer, nullable=False, comment="1 where it is to be worked out anew"),
    Index("standing_status", "status", "clock", "last_day"),
    Index("standing_due", "last_day", "entry"),
    Index("standing_head", "head", sqlite_where=text("head IS NOT NULL"), postgresql_where=text("head IS NOT NULL")),
    Index("standing_stale", "entry", sqlite_where=text("stale = 1"), postgresql_where=text("stale = 1")),
    comment="How each commitment stands, whatever the day is.",
)

judgement = Table(
    "judgement",
    metadata,
    Column("key", Integer, primary_key=True, comment="the order in which people judged"),
    Column("id", Text, nullable=False, unique=True),
    Column("what", Text, nullable=False, comment="the kind of change: confirmed, rejected, edited, rated ..."),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("undoes", Text, comment="the judgement that this one takes back"),
    Column("active", Integer, nullable=False, comment="0 where it was taken back"),
    Column("record", Text, nullable=False, comment="the judgement as the contract's JSON, as it was made"),
    Index("judgement_at", "at"),
    Index("judgement_undoes", "undoes"),
    Index("judgement_what", "what"),
    comment="What people decided; rows are added and never changed but for `active`.",
)

subject = Table(
    "subject",
    metadata,
    Column("judgement", Integer, ForeignKey("judgement.key"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="0 for the entry judged, then further ones that it touches"),
    Column("entry", Text, nullable=False, comment="the id at the time of judging"),
    Column("current", Text, nullable=False, comment="the id of the same entry in the latest reading of its document"),
    Column("document", Text, comment="the document of the current entry"),
    Column("made", Integer, nullable=False, comment="1 where the judgement made the entry"),
    Column("snapshot", Text, comment="the entry as it was read, at the time of judging; null for documents"),
    Index("subject_entry", "entry"),
    Index("subject_current", "current"),
    Index("subject_document", "document"),
    comment="The entries that a judgement is about.",
)

original = Table(
    "original",
    metadata,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
    comment="Entries as they were read, where a judgement changed them.",
)

event = Table(
    "event",
    metadata,
    Column("uid", Text, primary_key=True, comment="stays for ever"),
    Column("entry", Text, nullable=False),
    Column("what", Text, nullable=False, comment="deadline, meeting or reminder"),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("said", Text, nullable=False, comment="the rest of it, as JSON"),
    Column("sequence", Integer, nullable=False, comment="how often it has changed"),
    Column("changed", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("cancelled", Integer, nullable=False),
    Index("event_entry", "entry", "what"),
    comment="What the calendar has said, so that an event that moves is the same event.",
)

told = Table(
    "told",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("linked", Integer, nullable=False, comment="1 where its follow-ups have been looked for"),
    Column("record", Text, nullable=False, comment="what following needs of it, as JSON; never exported"),
    Index("told_linked", "document", sqlite_where=text("linked = 0"), postgresql_where=text("linked = 0")),
    comment="Passages that may bear on earlier commitments.",
)

told_key = Table(
    "told_key",
    metadata,
    Column("key", BigInteger, primary_key=True, comment="of what is acted on and with whom, as a number"),
    Column("side", Text, primary_key=True, comment="promised or told"),
    Column("day", Text, primary_key=True, comment="when the document was published; empty where nothing says"),
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Index("told_key_document", "document"),
    comment="Documents by what may link them.",
)

origin = Table(
    "origin",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("key", Text, comment="what all addresses of its page share"),
    Column("record", Text, nullable=False, comment="how it came, as JSON; never exported"),
    Index("origin_key", "key"),
    comment="How documents came that came as more than a plain text.",
)

failure = Table(
    "failure",
    metadata,
    Column("place", Text, primary_key=True, comment="what tells it from others: a path, an address, a place in one"),
    Column("origin", Text, comment="what to read to try it again"),
    Column("reason", Text, nullable=False, comment="the sentence for the user"),
    Column("passing", Integer, nullable=False, comment="1 where trying again may help with nothing changed"),
    Column("first", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("last", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("tries", Integer, nullable=False),
    Index("failure_origin", "origin"),
    comment="Inputs that could not be read, until they are.",
)

visit = Table(
    "visit",
    metadata,
    Column("address", Text, primary_key=True),
    Column("modified", Text, comment="when the list that names it said that it changed, as written there"),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    comment="Addresses in lists that are watched, that have been read.",
)

looked = Table(
    "looked",
    metadata,
    Column("source", Text, primary_key=True, comment="its kind and its place"),
    Column("at", Text, nullable=False, comment="ISO 8601 in UTC"),
    Column("failed", Integer, nullable=False, comment="how often in a row it could not be looked at"),
    comment="When what is watched was last looked at.",
)
