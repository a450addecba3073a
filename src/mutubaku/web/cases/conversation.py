"""What a case page shows of the talk about the case: the thread, the tracking link, and the words to pass on."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import quote

from mutubaku.cases.models import Case
from mutubaku.conduct.actions.messages import writer_of
from mutubaku.notices.models import Message
from mutubaku.notices.queries import last_told_client, messages_of
from mutubaku.notices.text import short_text, track_link
from mutubaku.people.models import User

from .forms import MessageForm

LATEST = 3  # messages shown on the case page
INDONESIA = "62"
SHORTEST, LONGEST_PHONE = 9, 15  # digits of a telephone number with its country (E.164)


def talk_about(case: Case, user: User, at: datetime, *, as_client: bool) -> dict[str, Any]:
    """The part of a case page that is about talking: for the desk with what can be passed on by WhatsApp."""
    if case.sent_at is None:
        return {}
    thread = [bubble(one, as_client=as_client) for one in messages_of(case)]
    return {
        "thread": thread[-LATEST:],
        "thread_length": len(thread),
        "may_write": case.is_open and writer_of(case, user, at) is not None,
        "message_form": MessageForm(),
        "track_link": track_link(case.secret),
        "pass_on": None if as_client else passed_on(case, at),
    }


def bubble(message: Message, *, as_client: bool) -> dict[str, Any]:
    """One message as the thread draws it. A client reads officials by their position, as everywhere."""
    is_theirs = as_client and not message.is_client
    who = message.as_title if is_theirs else f"{message.author.name}, {message.as_title}"
    return {
        "pk": message.pk,
        "text": message.text,
        "at": message.at,
        "who": who,
        "is_own_side": message.is_client == as_client,
    }


def passed_on(case: Case, at: datetime) -> dict[str, str] | None:
    """The last notice to the client in a few words, and a link that opens WhatsApp with it; nothing is sent by us."""
    notice = last_told_client(case)
    if notice is None:
        return None
    words = short_text(notice, at)
    return {"text": words, "href": whatsapp_link(_phone(case), words)}


def whatsapp_link(phone: str, words: str) -> str:
    """Where WhatsApp opens with these words for this telephone number."""
    return f"https://wa.me/{phone_digits(phone)}?text={quote(words)}"


def phone_digits(phone: str) -> str:
    """A telephone number as wa.me wants it: digits with the country, "0812-345" as 62812345.

    Empty for what is no such number; WhatsApp then asks to whom.
    """
    digits = re.sub(r"\D", "", phone)
    if not phone.strip().startswith("+") and digits.startswith("0"):
        digits = INDONESIA + digits.lstrip("0")
    return digits if SHORTEST <= len(digits) <= LONGEST_PHONE else ""


def _phone(case: Case) -> str:
    application = getattr(case, "application", None)
    return application.contact_phone if application else ""
