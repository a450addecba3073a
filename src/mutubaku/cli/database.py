"""Owns making the database ready: tables, the cache's table, and the sentences for when it is not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

OTHER_VERSION = (
    "Tabel di basis data %(name)s dibuat oleh versi Mutu Baku yang lain dan tidak cocok dengan versi ini. Bila isinya "
    "hanya demonstrasi, buat baru dengan `mutubaku demo --fresh` (atau `make demo`). Bila ada permohonan sungguhan, "
    "biarkan: jalankan dengan versi Mutu Baku yang membuatnya, atau pakai folder data lain (MUTUBAKU_DATA) atau basis "
    "data lain (DATABASE_URL)."
)

REPORTED = {
    "connection refused": "peladen itu menolak sambungan; mungkin belum berjalan, atau portanya lain",
    "authentication failed": "nama pengguna atau kata sandinya tidak diterima",
    "no password supplied": "kata sandinya tidak disebut",
    "no pg_hba.conf entry": "peladen itu tidak menerima pengguna ini dari komputer ini",
    'role "': "pengguna itu tidak ada di sana",
    "does not exist": "basis data itu belum ada di sana",
    "failed to resolve host": "nama peladen itu tidak dikenal",
    "could not translate host": "nama peladen itu tidak dikenal",
    "no such file or directory": "peladen itu tidak berjalan di komputer ini",
    "timeout": "peladen itu tidak menjawab pada waktunya",
    "timed out": "peladen itu tidak menjawab pada waktunya",
    "starting up": "peladen itu sedang mulai berjalan",
    "shutting down": "peladen itu sedang berhenti",
    "connection slots": "peladen itu sudah melayani sebanyak yang diperbolehkannya",
    "too many clients": "peladen itu sudah melayani sebanyak yang diperbolehkannya",
    "unable to open database file": "berkasnya tidak dapat dibuka; periksa folder dan izinnya",
    "readonly database": "berkasnya hanya dapat dibaca; periksa izinnya",
    "database is locked": "berkasnya sedang dipakai proses lain",
    "disk is full": "tempat penyimpanannya penuh",
    "disk i/o error": "tempat penyimpanannya gagal dibaca atau ditulis",
    "not a database": "berkas itu bukan basis data",
    "malformed": "berkasnya rusak",
}
"""What drivers report, by a part of their English sentence, in ours; the first that fits."""


@contextmanager
def reachable() -> Iterator[None]:
    """Turns a database that does not answer, or that another version made, into a sentence instead of a traceback."""
    from django.conf import settings
    from django.db import DatabaseError, OperationalError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    with without_the_pools_warnings():
        refuse_silent_database()
        try:
            yield
        except (DatabaseError, InconsistentMigrationHistory) as error:
            name = settings.DATABASES["default"]["NAME"]
            if is_of_another_version():
                raise click.ClickException(OTHER_VERSION % {"name": name}) from error
            # SQLite says that a file is none of its own by the general error, not by one of its kinds.
            if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
                raise
            raise click.ClickException(
                f"Basis data {name} tidak dapat dipakai: {reason_of(error)}. "
                "Periksa DATABASE_URL, pastikan peladennya berjalan, lalu ulangi."
            ) from error


def refuse_silent_database() -> None:
    """Raise click.ClickException when the server gives no connection.

    It is asked once and directly: the pool tries again and again, and then does not say why it failed.
    """
    from django.db import OperationalError, connection

    if connection.vendor != "postgresql" or connection.connection is not None:
        return
    try:
        with connection.wrap_database_errors:
            connection.Database.connect(**connection.get_connection_params()).close()  # type: ignore[attr-defined]
    except OperationalError as error:
        raise click.ClickException(
            f"Basis data {database_in_words()} tidak menjawab. Periksa DATABASE_URL, pastikan peladennya berjalan dan "
            f"terjangkau dari komputer ini, lalu ulangi. Yang dilaporkan: {reason_of(error)}."
        ) from error


def reason_of(error: Exception) -> str:
    """What a driver said, in our words where we have them; else its own first line, without its advice."""
    reported = str(error).casefold()
    own = str(error).strip().splitlines()[0].rstrip(".")
    return next((ours for theirs, ours in REPORTED.items() if theirs in reported), own)


@contextmanager
def without_the_pools_warnings() -> Iterator[None]:
    """The pool warns of each of its attempts, in English; the one sentence that follows says it all."""
    pool = logging.getLogger("psycopg.pool")
    before = pool.level
    pool.setLevel(logging.ERROR)
    try:
        yield
    finally:
        pool.setLevel(before)


def prepare_database() -> int:
    """Apply every migration not applied yet and make the cache's table; how many were applied.

    Needs a started Django. Safe to repeat: a ready database is left as it is.
    """
    from django.core.management import call_command

    with reachable():
        waiting = len(migrations_waiting())
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    return waiting


def migrations_waiting() -> list[str]:
    """The migrations that this version brings and the database does not have, as `room.name`."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def is_of_another_version() -> bool:
    """Whether there are tables, and they are not those that this version's migrations make. False when the database
    does not answer.
    """
    from django.apps import apps
    from django.db import DatabaseError, connection

    models = [one for one in apps.get_models(include_auto_created=True) if one._meta.managed]
    with suppress(DatabaseError):
        tables = set(connection.introspection.table_names())
        for model in models if tables else []:
            table, columns = model._meta.db_table, {one.column for one in model._meta.local_concrete_fields}
            if table not in tables or columns_of(connection, table) != columns:
                return True
    return False


def columns_of(database: "BaseDatabaseWrapper", table: str) -> set[str]:
    """The names of the columns of a table."""
    with database.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {database.ops.quote_name(table)} LIMIT 0")  # noqa: S608 - a name of our own
        return {str(one[0]) for one in cursor.description or ()}


def refuse_another_version() -> None:
    """Raise click.ClickException when another version made the tables, though no migration waits."""
    from django.conf import settings

    if is_of_another_version():
        raise click.ClickException(OTHER_VERSION % {"name": settings.DATABASES["default"]["NAME"]})


def refuse_unready_database() -> None:
    """Raise click.ClickException while migrations wait: screens on old tables fail in puzzling ways."""
    with reachable():
        waiting = migrations_waiting()
    if waiting:
        raise click.ClickException(
            f"Basis data belum siap: {len(waiting)} migrasi belum diterapkan (mulai {waiting[0]}). "
            "Jalankan `mutubaku migrate`, lalu ulangi."
        )


def refuse_wrong_mode() -> None:
    """Raise click.ClickException for a demonstration over a real office, and for real work over a demonstration."""
    from django.conf import settings

    from mutubaku.conduct.demonstration import ModeRefused, check_mode

    try:
        check_mode(demonstration=settings.DEMONSTRATION)
    except ModeRefused as refused:
        raise click.ClickException(str(refused)) from refused


def let_go() -> None:
    """Close every connection and the pool with its threads: what comes next starts processes."""
    from django.db import connection, connections

    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper alone has it


def database_in_words() -> str:
    """Which database it is, for a person: never with its password."""
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"SQLite {settings['NAME']}"
    host = settings["HOST"] or settings["OPTIONS"].get("host") or "localhost"
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"PostgreSQL {settings['NAME']} di {host}{port}"
