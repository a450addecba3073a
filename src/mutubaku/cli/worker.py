"""Owns `mutubaku worker`: does queued work, one task at a time."""

import click

from mutubaku.cli.database import refuse_unready_database
from mutubaku.cli.django import setup


@click.command("worker")
@click.option(
    "--interval", default=1.0, show_default=True, help="Jeda antara dua pandangan ke antrean, detik."
)
@click.option("--batch", is_flag=True, help="Kerjakan yang ada, lalu berhenti.")
def worker(*, interval: float, batch: bool) -> None:
    """Kerjakan antrean: e-mail, berkas, dan pekerjaan latar lain; berhenti dengan Ctrl-C atau SIGTERM."""
    setup()
    refuse_unready_database()
    from django.core.management import call_command

    call_command(
        "db_worker",
        queue_name="*",
        interval=interval,
        batch=batch,
        reload=False,
        startup_delay=False,
        verbosity=1,
    )
