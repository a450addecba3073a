"""Owns `mutubaku worker`: does queued work, one task at a time."""

import click

from mutubaku.cli.database import refuse_unready_database, refuse_wrong_mode
from mutubaku.cli.django import setup


@click.command("worker")
@click.option("--interval", default=1.0, show_default=True, help="Jeda antara dua pandangan ke antrean, detik.")
@click.option("--batch", is_flag=True, help="Kerjakan yang ada, lalu berhenti.")
def worker(*, interval: float, batch: bool) -> None:
    """Kerjakan antrean: e-mail, berkas, dan pekerjaan latar lain; berhenti dengan Ctrl-C atau SIGTERM."""
    setup()
    refuse_unready_database()
    refuse_wrong_mode()
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    hand = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    hand.configure_signals()
    hand.run()
