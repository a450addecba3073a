"""Pauses of the clock, and the standstills they amount to once merged."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mutubaku.worktime.errors import MomentError, PauseError

Standstill = tuple[timedelta, timedelta]
"""Start and end of a standstill, both as time gone since the calendar's origin."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A standstill of the clock from `start` to `end`; without end it is still open."""

    start: datetime
    end: datetime | None

    def __post_init__(self) -> None:
        """Refuse moments without offset (MomentError) and an end before the start (PauseError)."""
        for at in (self.start, self.end):
            if at is not None and at.tzinfo is None:
                raise without_offset(at)
        if self.end is not None and self.end < self.start:
            raise PauseError(
                f"Jeda berakhir ({self.end.isoformat()}) sebelum mulai ({self.start.isoformat()}); tukar waktunya."
            )


def without_offset(at: datetime) -> MomentError:
    """The refusal of a moment that could be anywhere on earth."""
    return MomentError(
        f"Saat {at.isoformat()} tidak menyebut selisihnya dari UTC; tulis misalnya {at.isoformat()}+07:00."
    )


def merged(spans: list[Standstill]) -> list[Standstill]:
    """In order, overlapping and touching ones as one."""
    spans.sort()
    whole = [spans[0]]
    for begun, until in spans[1:]:
        if begun > whole[-1][1]:
            whole.append((begun, until))
        elif until > whole[-1][1]:
            whole[-1] = (whole[-1][0], until)
    return whole
