"""Tests of where e-mail goes."""

from pathlib import Path

import pytest

from mutubaku.config.mail import mail

DATA = Path("/srv/data")


def test_a_demonstration_sends_nothing_out_even_when_a_server_is_named() -> None:
    assert mail("smtp://mail.contoh", DATA, demonstration=True) == {"EMAIL_BACKEND": "mutubaku.notices.mailbox.Backend"}


def test_without_a_server_letters_are_files_in_the_data_folder() -> None:
    found = mail(None, DATA, demonstration=False)
    assert found["EMAIL_FILE_PATH"] == "/srv/data/mail"
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")


def test_a_folder_may_be_named() -> None:
    assert mail("file:///srv/surat%20keluar", DATA, demonstration=False)["EMAIL_FILE_PATH"] == "/srv/surat keluar"


def test_an_account_is_used_under_encryption_only() -> None:
    found = mail("smtp://balai:s%40ndi@mail.contoh", DATA, demonstration=False)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.contoh", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("balai", "s@ndi")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_relay_on_the_same_machine_needs_no_encryption_without_an_account(host: str) -> None:
    found = mail(f"smtp://{host}:25", DATA, demonstration=False)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (25, False, False)
    assert mail(f"smtp://balai:sandi@{host}:25", DATA, demonstration=False)["EMAIL_USE_TLS"] is True


def test_a_relay_elsewhere_is_reached_under_encryption_without_an_account_too() -> None:
    found = mail("smtp://relay.contoh:25", DATA, demonstration=False)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (25, True, False)


def test_smtps_is_encrypted_from_the_first_byte() -> None:
    found = mail("smtps://mail.contoh", DATA, demonstration=False)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (465, False, True)
