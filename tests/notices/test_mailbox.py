"""In demonstration mode letters are kept and shown instead of sent."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from pytest_django import Settings

from mutubaku.notices.models import MailboxMessage


@pytest.fixture(autouse=True)
def demonstration(db: None, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "mutubaku.notices.mailbox.Backend"


def test_a_letter_is_kept_with_both_its_forms() -> None:
    letter = EmailMultiAlternatives("Giliran Anda", "Teks.", to=["a@contoh.id"], cc=["b@contoh.id"])
    letter.attach_alternative("<p>Teks.</p>", "text/html")
    assert letter.send() == 1
    kept = MailboxMessage.objects.get()
    assert (kept.to, kept.subject, kept.text, kept.html) == (
        "a@contoh.id, b@contoh.id",
        "Giliran Anda",
        "Teks.",
        "<p>Teks.</p>",
    )
    assert str(kept) == "Giliran Anda"


def test_a_letter_in_plain_text_has_no_other_form() -> None:
    send_mail("Satu", "Teks.", None, ["a@contoh.id"])
    calendar = EmailMultiAlternatives("Dua", "Teks.", to=["a@contoh.id"])
    calendar.attach_alternative("BEGIN:VCALENDAR", "text/calendar")
    plain = EmailMessage("Tiga", "Teks.", to=["a@contoh.id"])
    assert get_connection().send_messages([calendar, plain]) == 2
    assert [(kept.subject, kept.html) for kept in MailboxMessage.objects.all()] == [
        ("Tiga", ""),
        ("Dua", ""),
        ("Satu", ""),
    ]
