"""Owns `mutubaku worker`: sends what the outbox holds and clears what has run out."""

import signal
from threading import Event

import click

from mutubaku.cli.database import refuse_unready_database, refuse_wrong_mode
from mutubaku.cli.django import setup
from mutubaku.cli.procedures import refuse_other_procedures


@click.command("worker")
@click.option("--interval", default=1.0, show_default=True, help="Jeda antara dua pandangan ke kotak keluar, detik.")
@click.option("--batch", is_flag=True, help="Kerjakan yang ada, lalu berhenti.")
def worker(*, interval: float, batch: bool) -> None:
    """Kirim isi kotak keluar dan bersihkan yang kedaluwarsa; berhenti dengan Ctrl-C atau SIGTERM."""
    setup()
    refuse_unready_database()
    refuse_wrong_mode()
    refuse_other_procedures()
    from mutubaku.web import jobs

    stop = Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    if batch:
        jobs.work_through()
    else:
        jobs.run(stop, interval)
