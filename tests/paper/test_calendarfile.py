"""Calendar files as RFC 5545 wants them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mutubaku.paper.calendarfile import Event, calendar, escaped, folded

AT = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
EVENT = Event(
    uid="audit-1-2@kantor", sequence=3, first=date(2026, 12, 7), last=date(2026, 12, 9), summary="Audit PT A; B, C"
)


def test_a_request_holds_whole_days_whose_end_is_the_day_after() -> None:
    assert calendar(EVENT, "REQUEST", AT).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mutu Baku//Mutu Baku//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:audit-1-2@kantor",
        "DTSTAMP:20261123T010203Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20261207",
        "DTEND;VALUE=DATE:20261210",
        "SUMMARY:Audit PT A\\; B\\, C",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_cancellation_says_so_twice_and_carries_what_is_known() -> None:
    whole = Event(
        uid="a@b",
        sequence=4,
        first=date(2026, 12, 7),
        last=date(2026, 12, 7),
        summary="Audit",
        location="Pabrik\nBanyuasin",
        description="Permohonan 1",
        url="https://contoh.example/penugasan/1/",
        organizer="kantor@contoh.example",
        attendee="orang@contoh.example",
    )
    lines = calendar(whole, "CANCEL", AT).split("\r\n")
    assert {
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        "LOCATION:Pabrik\\nBanyuasin",
        "ORGANIZER:mailto:kantor@contoh.example",
    } <= set(lines)


def test_text_is_escaped_and_control_characters_are_dropped() -> None:
    assert escaped("a\\b;c,d\r\ne\nf\tg\x07h\x7f") == "a\\\\b\\;c\\,d\\ne\\nf\tgh"


def test_long_lines_are_folded_between_characters_at_75_octets() -> None:
    line = "SUMMARY:" + "é" * 80
    parts = list(folded(line))
    assert [len(one.encode()) <= 75 for one in parts] == [True] * len(parts)
    assert len(parts) > 1
    assert parts[0] + "".join(one[1:] for one in parts[1:]) == line
    assert list(folded("")) == [""]
