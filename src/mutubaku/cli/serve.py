"""Owns `mutubaku serve`: the web server and the background worker in one command."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from mutubaku.cli.database import let_go, refuse_unready_database, refuse_wrong_mode
from mutubaku.cli.django import setup
from mutubaku.cli.ports import answers, is_free, next_free
from mutubaku.cli.procedures import refuse_other_procedures
from mutubaku.cli.processes import Keeper, Kept
from mutubaku.cli.static import collect_static

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - named in order to be told apart
SOURCES = ("*.py", "*.toml", "*.typ", "*.html", "*.mo")


@click.command("serve")
@click.option("--host", help="Alamat tempat mendengarkan; bila tidak disebut: HOST, atau 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 65535), help="Porta; bila tidak disebut: PORT, atau 8000.")
@click.option("--next-port", is_flag=True, help="Bila porta terpakai, ambil yang bebas berikutnya.")
@click.option("--workers", type=click.IntRange(1, 64), help="Jumlah proses web; bila tidak disebut: 2.")
@click.option("--no-worker", is_flag=True, help="Tanpa pekerja latar (dijalankan sendiri: `mutubaku worker`).")
@click.option("--reload", is_flag=True, help="Untuk pengembang: jalankan ulang bila kode berubah.")
def serve(
    host: str | None, port: int | None, workers: int | None, *, next_port: bool, no_worker: bool, reload: bool
) -> None:
    """Jalankan layanan web dan pekerja latar; berhenti dengan Ctrl-C atau SIGTERM."""
    from mutubaku.config.environment import environment

    told = environment()
    host = host or told.host
    port = choose_port(host, port or told.port, take_next=next_port)
    tell_address(host, port)
    make_ready()

    kept = [Kept("Layanan web", web_command(host, port, workers or told.web_workers, told.web_threads), os.environ)]
    if not no_worker:
        kept.append(Kept("Pekerja latar", [sys.executable, "-m", "mutubaku.cli", "worker"], os.environ))
    keeper = Keeper(kept, say, changed=code_watch() if reload else lambda: False)
    keeper.run(started=lambda: announce(keeper, host, port))
    say("Berhenti.")


def make_ready() -> None:
    """Everything that must hold before processes start; what is wrong is said once, and by us."""
    setup()
    from django.conf import settings

    import_module(settings.ROOT_URLCONF)
    refuse_unready_database()
    refuse_wrong_mode()
    refuse_other_procedures()
    collect_static()
    let_go()


def choose_port(host: str, port: int, *, take_next: bool) -> int:
    """The port to listen on. Raises click.ClickException when it is taken and no other may be used."""
    if is_free(host, port):
        return port
    if not take_next:
        raise click.ClickException(
            f"Porta {port} di {host} sudah dipakai program lain. Hentikan program itu, "
            f"atau sebutkan porta lain: --port {port + 1}."
        )
    free = next_free(host, port + 1)
    say(f"Porta {port} sudah dipakai program lain; memakai {free}.")
    return free


def tell_address(host: str, port: int) -> None:
    """Links in letters and QR codes need an address: without one set, it is the one we listen on."""
    os.environ.setdefault("MUTUBAKU_BASE_URL", address(host, port))
    from mutubaku.config.environment import environment

    environment.cache_clear()


def address(host: str, port: int) -> str:
    """The http address under which a browser on this machine reaches us."""
    near = EVERYWHERE.get(host, host)
    return f"http://[{near}]:{port}" if ":" in near else f"http://{near}:{port}"


def web_command(host: str, port: int, workers: int, threads: int) -> list[str]:
    """Granian as WSGI server; one blocking thread a worker was measured fastest (docs/decisions/0002)."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": str(threads),
        "--log-level": "warning",
        "--respawn-interval": "1",
        "--workers-kill-timeout": "20",
    }
    flags = ["--respawn-failed-workers", "--no-ws"]
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, *flags, "mutubaku.config.wsgi:application"]


def announce(keeper: Keeper, host: str, port: int) -> None:
    """Print the address once somebody answers there."""
    if answers(EVERYWHERE.get(host, host), port, within=30, given_up=keeper.stop.is_set):
        say(f"Mutu Baku berjalan di {os.environ['MUTUBAKU_BASE_URL']} (Ctrl-C untuk berhenti).")


def code_watch() -> Callable[[], bool]:
    """A question that answers yes once after each change of our source files."""
    package = Path(__file__).parents[1]

    def newest() -> float:
        return max(file.stat().st_mtime for pattern in SOURCES for file in package.rglob(pattern))

    last = newest()

    def changed() -> bool:
        nonlocal last
        before, last = last, newest()
        return last > before

    return changed


def say(line: str) -> None:
    """To a person watching: at once, also through a pipe."""
    click.echo(line)
    sys.stdout.flush()
