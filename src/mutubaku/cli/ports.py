"""Owns the question whether a port is free, and waiting for one to answer."""

import errno
import socket
from collections.abc import Callable
from time import monotonic, sleep

import click

from mutubaku.procedure.wording import system_reason

TRIES = 50


def is_free(host: str, port: int) -> bool:
    """Whether we could listen there.

    Raises click.ClickException for an address that is not this machine's or a port we may not use.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        raise click.ClickException(
            f"Tidak dapat mendengarkan di {host}:{port}: {system_reason(error)}. Periksa HOST dan PORT."
        ) from error
    return True


def next_free(host: str, port: int) -> int:
    """The first free port from `port` on, looking at most TRIES ports far."""
    last = min(port + TRIES, 65536)
    for candidate in range(port, last):
        if is_free(host, candidate):
            return candidate
    raise click.ClickException(f"Porta {port} sampai {last - 1} semuanya terpakai. Sebutkan yang lain: --port 9000.")


def answers(host: str, port: int, *, within: float, given_up: Callable[[], bool]) -> bool:
    """Whether somebody accepts connections there before `within` seconds are over."""
    deadline = monotonic() + within
    while monotonic() < deadline and not given_up():
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            sleep(0.05)
        else:
            return True
    return False
