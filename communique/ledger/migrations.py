"""From one shape of a ledger to the next: named steps in order, each in the transaction that records it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select

from communique.errors import LedgerError
from communique.ledger.dialect import Database
from communique.ledger.tables import migration


@dataclass(frozen=True, slots=True)
class Step:
    """A change of shape: its name, which stays for ever, and the statements that make it."""

    name: str
    statements: Callable[[Database], list[str]]


def _first(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _FIRST] + database.search_ddl()


# Long texts stand last in their tables: a database reads past them to reach the columns behind.
_FIRST = (
    """CREATE TABLE document (
        key {key}, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, title TEXT, published TEXT, outlet TEXT,
        language TEXT NOT NULL, replaces TEXT, replaced INTEGER NOT NULL DEFAULT 0, reader TEXT NOT NULL,
        added TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX document_replaced ON document (id) WHERE replaced = 1",
    "CREATE INDEX document_replaces ON document (replaces)",
    "CREATE INDEX document_published ON document (published)",
    """CREATE TABLE source (
        document TEXT NOT NULL REFERENCES document (id), source TEXT NOT NULL,
        PRIMARY KEY (document, source)) {compact}""",
    "CREATE INDEX source_source ON source (source)",
    """CREATE TABLE unclear (
        document TEXT NOT NULL REFERENCES document (id), position INTEGER NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY (document, position)) {compact}""",
    """CREATE TABLE entry (
        key {key}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, document TEXT REFERENCES document (id),
        position INTEGER NOT NULL, rule TEXT, first_day TEXT, last_day TEXT, unit TEXT, status TEXT, low {number},
        high {number}, words TEXT NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX entry_document ON entry (document, position)",
    "CREATE INDEX entry_kind ON entry (kind, document, position)",
    """CREATE TABLE entry_area (
        entry INTEGER NOT NULL REFERENCES entry (key), name TEXT NOT NULL, code TEXT,
        PRIMARY KEY (entry, name)) {compact}""",
    "CREATE INDEX entry_area_code ON entry_area (code)",
    """CREATE TABLE entry_person (
        entry INTEGER NOT NULL REFERENCES entry (key), name TEXT NOT NULL, PRIMARY KEY (entry, name)) {compact}""",
    """CREATE TABLE entry_link (
        entry INTEGER NOT NULL REFERENCES entry (key), target TEXT NOT NULL, PRIMARY KEY (entry, target)) {compact}""",
    "CREATE INDEX entry_link_target ON entry_link (target)",
)

_JUDGEMENTS = (
    "ALTER TABLE document ADD COLUMN removed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX document_removed ON document (id) WHERE removed = 1",
    "ALTER TABLE entry ADD COLUMN hidden TEXT",
    "CREATE INDEX entry_hidden ON entry (id) WHERE hidden IS NOT NULL",
    """CREATE TABLE judgement (
        key {key}, id TEXT NOT NULL UNIQUE, what TEXT NOT NULL, at TEXT NOT NULL, undoes TEXT,
        active INTEGER NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX judgement_at ON judgement (at)",
    "CREATE INDEX judgement_undoes ON judgement (undoes)",
    "CREATE INDEX judgement_what ON judgement (what)",
    """CREATE TABLE subject (
        judgement INTEGER NOT NULL REFERENCES judgement (key), position INTEGER NOT NULL, entry TEXT NOT NULL,
        current TEXT NOT NULL, document TEXT, made INTEGER NOT NULL, snapshot TEXT,
        PRIMARY KEY (judgement, position)) {compact}""",
    "CREATE INDEX subject_entry ON subject (entry)",
    "CREATE INDEX subject_current ON subject (current)",
    "CREATE INDEX subject_document ON subject (document)",
    "CREATE TABLE original (id TEXT NOT NULL PRIMARY KEY, record TEXT NOT NULL) {compact}",
    """CREATE TABLE event (
        uid TEXT NOT NULL PRIMARY KEY, entry TEXT NOT NULL, what TEXT NOT NULL, first_day TEXT NOT NULL,
        last_day TEXT NOT NULL, said TEXT NOT NULL, sequence INTEGER NOT NULL, changed TEXT NOT NULL,
        cancelled INTEGER NOT NULL) {compact}""",
    "CREATE INDEX event_entry ON event (entry, what)",
)


def _judgements(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _JUDGEMENTS]


_TOLD = (
    """CREATE TABLE told (
        document TEXT NOT NULL PRIMARY KEY REFERENCES document (id), linked INTEGER NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX told_linked ON told (document) WHERE linked = 0",
    """CREATE TABLE told_key (
        key {wide} NOT NULL, side TEXT NOT NULL, document TEXT NOT NULL REFERENCES document (id),
        PRIMARY KEY (key, side, document)) {compact}""",
    "CREATE INDEX told_key_document ON told_key (document)",
    # what was read before there were passages has none until it is read again
    """INSERT INTO told (document, linked, record) SELECT id, 0,
        '{{"document": "' || id || '", "areas": [], "names": [], "passages": [], "before": {{}}}}' FROM document""",
)


def _told(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _TOLD]


_PAGES = (
    "CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) {compact}",
    "INSERT INTO state (name, value) VALUES ('version', 0)",
    "ALTER TABLE entry ADD COLUMN day TEXT",
    """UPDATE entry SET day = coalesce((SELECT published FROM document WHERE document.id = entry.document), last_day,
        '')""",
    "CREATE INDEX entry_day ON entry (kind, day, key)",
    "ALTER TABLE document ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    "UPDATE document SET day = coalesce(published, '')",
    "CREATE INDEX document_day ON document (day, id)",
)


def _pages(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _PAGES]


_ORIGINS = (
    """CREATE TABLE origin (
        document TEXT NOT NULL PRIMARY KEY REFERENCES document (id), key TEXT, record TEXT NOT NULL)""",
    "CREATE INDEX origin_key ON origin (key)",
)


def _origins(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _ORIGINS]


_STANDINGS = (
    """CREATE TABLE entry_facet (
        name TEXT NOT NULL, value TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry (key),
        PRIMARY KEY (name, value, entry)) {compact}""",
    "CREATE INDEX entry_facet_entry ON entry_facet (entry)",
    """CREATE TABLE standing (
        entry INTEGER NOT NULL PRIMARY KEY REFERENCES entry (key), id TEXT NOT NULL UNIQUE, status TEXT NOT NULL,
        due TEXT, last_day TEXT, clock INTEGER NOT NULL, head TEXT, moved INTEGER NOT NULL,
        stale INTEGER NOT NULL)""",
    "CREATE INDEX entry_area_name ON entry_area (name)",
    "CREATE INDEX entry_person_name ON entry_person (name)",
    "CREATE INDEX standing_status ON standing (status, clock, last_day)",
    "CREATE INDEX standing_due ON standing (last_day, entry)",
    "CREATE INDEX standing_head ON standing (head) WHERE head IS NOT NULL",
    "CREATE INDEX standing_stale ON standing (entry) WHERE stale = 1",
)


def _standings(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _STANDINGS] + database.fill_standings()


_FAILURES = (
    """CREATE TABLE failure (
        place TEXT NOT NULL PRIMARY KEY, origin TEXT, reason TEXT NOT NULL, passing INTEGER NOT NULL,
        first TEXT NOT NULL, last TEXT NOT NULL, tries INTEGER NOT NULL) {compact}""",
    "CREATE INDEX failure_origin ON failure (origin)",
)


def _failures(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _FAILURES]


_VISITS = (
    "CREATE TABLE visit (address TEXT NOT NULL PRIMARY KEY, modified TEXT, at TEXT NOT NULL) {compact}",
    "CREATE TABLE looked (source TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, failed INTEGER NOT NULL) {compact}",
)


def _visits(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _VISITS]


_LISTS = (
    "DROP TABLE entry_area",
    "DROP TABLE entry_person",
    "DROP TABLE entry_facet",
    """CREATE TABLE listed (
        key INTEGER NOT NULL PRIMARY KEY, shelf TEXT NOT NULL, place {wide} NOT NULL, first INTEGER, last INTEGER,
        status TEXT, due_from INTEGER, due INTEGER, clock INTEGER, terms TEXT NOT NULL)""",
    "CREATE INDEX listed_place ON listed (shelf, place, first, last, status, clock, due_from, due)",
    "CREATE INDEX listed_due ON listed (shelf, due, key, status, clock, due_from, place) WHERE due IS NOT NULL",
    """CREATE TABLE term (
        key {key}, shelf TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, code TEXT NOT NULL,
        written TEXT NOT NULL, count INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX term_value ON term (shelf, name, value, code)",
    "CREATE INDEX term_code ON term (name, code, shelf)",
    "CREATE INDEX term_count ON term (shelf, name, count)",
    "CREATE TABLE posting (term INTEGER NOT NULL, place {wide} NOT NULL, PRIMARY KEY (term, place)) {compact}",
    # what the tables hold is made by `listing`
)


def _lists(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _LISTS]


_KEYS_BY_DAY = (
    """CREATE TABLE told_by_day (
        key {wide} NOT NULL, side TEXT NOT NULL, day TEXT NOT NULL, document TEXT NOT NULL REFERENCES document (id),
        PRIMARY KEY (key, side, day, document)) {compact}""",
    """INSERT INTO told_by_day (key, side, day, document) SELECT told_key.key, side, coalesce(published, ''), document
        FROM told_key JOIN document ON document.id = told_key.document ORDER BY 1, 2, 3, 4""",
    "DROP TABLE told_key",
    "ALTER TABLE told_by_day RENAME TO told_key",
    "CREATE INDEX told_key_document ON told_key (document)",
)


def _keys_by_day(database: Database) -> list[str]:
    return [database.ddl(statement) for statement in _KEYS_BY_DAY]


# A step is never changed once it has been released: what is new is a new step at the end.
STEPS: tuple[Step, ...] = (
    Step("0001 the first tables", _first),
    Step("0002 judgements and the calendar", _judgements),
    Step("0003 what documents tell", _told),
    Step("0004 lists by page", _pages),
    Step("0005 how documents came", _origins),
    Step("0006 how commitments stand", _standings),
    Step("0007 what could not be read", _failures),
    Step("0008 what is watched", _visits),
    Step("0009 what lists are narrowed by", _lists),
    Step("0010 the latest of what shares a key", _keys_by_day),
)


def migrate(connection: Connection, database: Database, steps: Sequence[Step] = STEPS) -> None:
    """Bring a ledger to the shape that this version knows, in the open write transaction.

    Raises `LedgerError` where a newer version has been at it, or where the file is another program's database.
    """
    done = _steps_done(connection, database)
    known = [step.name for step in steps]
    unknown = [name for name in done if name not in known]
    if unknown:
        raise LedgerError(
            f"This ledger was made by a newer version of communique (it has the step {unknown[0]!r}): "
            "install that version and try again; nothing was changed."
        )
    for step in steps:
        if step.name not in done:
            _apply(connection, database, step)


def is_current(connection: Connection, database: Database, steps: Sequence[Step] = STEPS) -> bool:
    """Whether a ledger has the shape that this version knows, so that nothing need be written to open it."""
    return _steps_done(connection, database) == [step.name for step in steps]


def is_new(connection: Connection, database: Database) -> bool:
    """Whether nothing has been made there yet. Raises `LedgerError` where it is another program's database."""
    return not _steps_done(connection, database)


def _steps_done(connection: Connection, database: Database) -> list[str]:
    tables = inspect(connection).get_table_names()
    if not tables:
        return []
    if migration.name not in tables or not database.owner(connection):
        raise LedgerError(f"{database} is the database of another program, not a ledger: name another with --ledger.")
    return list(connection.execute(select(migration.c.name).order_by(migration.c.name)).scalars())


def _apply(connection: Connection, database: Database, step: Step) -> None:
    migration.create(connection, checkfirst=True)
    if step is STEPS[0]:
        database.mark_as_ledger(connection)
    for statement in step.statements(database):
        connection.exec_driver_sql(statement)
    connection.execute(migration.insert().values(name=step.name))
