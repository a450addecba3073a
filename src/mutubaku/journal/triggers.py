"""The database triggers that refuse to change or remove journal rows and keep where each chain ends, for both
databases.

The head of a chain is kept by the database as part of the INSERT of an entry, so that an act needs no statement for it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "journal_entry"
REFUSAL = "journal_entry is append-only"
HEADS = "journal_head"
HEADS_REFUSAL = "journal_head goes on by one entry at a time"

# A head goes on from exactly where it is; whatever else is written leaves it, and is told by ``broken_chains``.
_GO_ON = (
    f"INSERT INTO {HEADS} (chain, seq, digest) VALUES (NEW.chain, NEW.seq, NEW.digest) "  # noqa: S608 - our own names
    "ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, digest = excluded.digest "
    f"WHERE {HEADS}.seq = excluded.seq - 1 AND {HEADS}.digest = NEW.previous"
)
# On SQLite in two steps: the trigger that refuses a second head would see an upsert as one.
_GO_ON_ONE_BY_ONE = (
    f"UPDATE {HEADS} SET seq = NEW.seq, digest = NEW.digest "  # noqa: S608 - our own names
    "WHERE chain = NEW.chain AND seq = NEW.seq - 1 AND digest = NEW.previous; "
    f"INSERT INTO {HEADS} (chain, seq, digest) SELECT NEW.chain, NEW.seq, NEW.digest "
    f"WHERE NOT EXISTS (SELECT 1 FROM {HEADS} WHERE chain = NEW.chain)"
)

# INSERT OR REPLACE takes the old row away without a DELETE trigger, so that what is there refuses the INSERT itself.
_SQLITE_INSTALL = [
    f"DROP TRIGGER IF EXISTS {TABLE}_goes_on",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_update BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608 - our own names
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id) "
    f"OR EXISTS (SELECT 1 FROM {TABLE} WHERE chain = NEW.chain AND seq = NEW.seq) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER {TABLE}_goes_on AFTER INSERT ON {TABLE} BEGIN {_GO_ON_ONE_BY_ONE}; END",
    f"CREATE TRIGGER IF NOT EXISTS {HEADS}_only_on BEFORE UPDATE ON {HEADS} "
    f"WHEN NEW.seq <> OLD.seq + 1 OR NEW.chain <> OLD.chain BEGIN SELECT RAISE(ABORT, '{HEADS_REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {HEADS}_no_delete BEFORE DELETE ON {HEADS} "
    f"BEGIN SELECT RAISE(ABORT, '{HEADS_REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {HEADS}_no_replace BEFORE INSERT ON {HEADS} "  # noqa: S608 - our own names
    f"WHEN EXISTS (SELECT 1 FROM {HEADS} WHERE chain = NEW.chain) "
    f"BEGIN SELECT RAISE(ABORT, '{HEADS_REFUSAL}'); END",
]
_SQLITE_REMOVE = [
    f"DROP TRIGGER IF EXISTS {name}"
    for table, kinds in {
        TABLE: ("no_update", "no_delete", "no_replace"),
        HEADS: ("only_on", "no_delete", "no_replace"),
    }.items()
    for name in (f"{table}_{kind}" for kind in kinds)
]

_POSTGRESQL_INSTALL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE OR REPLACE FUNCTION {TABLE}_go_on() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {_GO_ON}; RETURN NULL; END $$",
    f"CREATE OR REPLACE TRIGGER {TABLE}_goes_on AFTER INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_go_on()",
    f"CREATE OR REPLACE FUNCTION {HEADS}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF TG_OP = 'UPDATE' AND NEW.seq = OLD.seq + 1 AND NEW.chain = OLD.chain THEN RETURN NEW; END IF; "
    f"RAISE EXCEPTION '{HEADS_REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER {HEADS}_only_on BEFORE UPDATE OR DELETE ON {HEADS} "
    f"FOR EACH ROW EXECUTE FUNCTION {HEADS}_refuse()",
]
_POSTGRESQL_REMOVE = [
    f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}",
    f"DROP TRIGGER IF EXISTS {HEADS}_only_on ON {HEADS}",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; harmless when they already are."""
    _run(connection, {"sqlite": _SQLITE_INSTALL, "postgresql": _POSTGRESQL_INSTALL})


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the refusals away: for undoing the migration, and for whoever empties the whole database. What keeps the
    heads goes with the table.
    """
    _run(connection, {"sqlite": _SQLITE_REMOVE, "postgresql": _POSTGRESQL_REMOVE})


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
