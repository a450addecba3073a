"""Owns `mutubaku migrate`."""

import click

from mutubaku.cli.database import database_in_words, migrations_waiting, prepare_database, reachable
from mutubaku.cli.django import setup


@click.command("migrate")
@click.option("--check", is_flag=True, help="Hanya periksa; berakhir dengan status 1 bila ada yang menunggu.")
def migrate(*, check: bool) -> None:
    """Siapkan atau perbarui basis data; aman diulang."""
    setup()
    if check:
        with reachable():
            waiting = migrations_waiting()
        click.echo("\n".join(waiting) or f"Tidak ada migrasi yang menunggu: {database_in_words()}.")
        raise SystemExit(bool(waiting))
    applied = prepare_database()
    click.echo(f"Basis data siap: {database_in_words()} ({applied} migrasi diterapkan).")
