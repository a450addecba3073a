"""Tests of finding a port to listen on."""

import socket
from collections.abc import Iterator

import click
import pytest

from mutubaku.cli.ports import answers, is_free, next_free

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_that_somebody_listens_on_is_not_free(taken: int) -> None:
    assert is_free("127.0.0.1", taken) is False
    assert answers("127.0.0.1", taken, within=5, given_up=lambda: False) is True


def test_the_next_free_port_is_a_later_one(taken: int) -> None:
    found = next_free("127.0.0.1", taken)
    assert taken < found <= taken + 50
    assert is_free("127.0.0.1", found) is True


def test_when_none_is_free_the_sentence_says_which_were_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutubaku.cli.ports.is_free", lambda _host, _port: False)
    with pytest.raises(click.ClickException) as refused:
        next_free("127.0.0.1", 65530)
    assert refused.value.message == "Porta 65530 sampai 65535 semuanya terpakai. Sebutkan yang lain: --port 9000."


def test_an_address_that_is_not_ours_is_a_sentence() -> None:
    with pytest.raises(click.ClickException, match=r"Tidak dapat mendengarkan di 192\.0\.2\.1:8100: .* HOST dan PORT"):
        is_free("192.0.2.1", 8100)


def test_nobody_answers_where_nobody_listens(taken: int) -> None:
    free = next_free("127.0.0.1", taken)
    assert answers("127.0.0.1", free, within=0.2, given_up=lambda: False) is False
    assert answers("127.0.0.1", free, within=60, given_up=lambda: True) is False
