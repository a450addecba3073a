"""Calendar files (iCalendar, RFC 5545) of whole-day events: lines folded, text escaped, nothing but what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

PRODUCT = "-//Mutu Baku//Mutu Baku//ID"
LONGEST = 75  # octets of a line, without its end (RFC 5545, 3.1)
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n"}


@dataclass(frozen=True, kw_only=True)
class Event:
    """A whole-day event, both days included; ``sequence`` grows with every change of the same ``uid``."""

    uid: str
    sequence: int
    first: date
    last: date
    summary: str
    location: str = ""
    description: str = ""
    url: str = ""
    organizer: str = ""
    attendee: str = ""


def calendar(event: Event, method: Literal["REQUEST", "CANCEL"], at: datetime) -> str:
    """The file that asks somebody to an event or calls it off; ``at`` is when it was made (an aware moment)."""
    return "".join(f"{part}\r\n" for line in _lines(event, method, at) for part in folded(line))


def _lines(event: Event, method: str, at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}")
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"  # the day after: the end is not included
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    if event.organizer:
        yield f"ORGANIZER:mailto:{event.organizer}"
    if event.attendee:
        yield f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:{event.attendee}"
    yield f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}"
    yield "TRANSP:OPAQUE"
    yield from ("END:VEVENT", "END:VCALENDAR")


def escaped(text: str) -> str:
    """Text as a value: backslashes, semicolons and commas escaped, line ends written as ``\\n`` (RFC 5545, 3.3.11).

    Other control characters are dropped: no value may hold them.
    """
    for found, written in _ESCAPES.items():
        text = text.replace(found, written)
    return "".join(one for one in text if one == "\t" or (one >= " " and one != "\x7f"))


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, each but the first begun with a space; no character is cut in two."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
