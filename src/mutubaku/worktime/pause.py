"""Pauses of the clock, and the standstills they amount to once merged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mutubaku.worktime.errors import PauseError

Standstill = tuple[timedelta, timedelta]
"""Start and end of a standstill, both as time gone since the calendar's origin."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A standstill of the clock from `start` to `end` (aware moments); without end it is still open."""

    start: datetime
    end: datetime | None

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it begins (PauseError)."""
        if self.end is not None and self.end < self.start:
            raise PauseError(
                f"Jeda berakhir ({self.end.isoformat()}) sebelum mulai ({self.start.isoformat()}); "
                "tukar waktunya."
            )


def standstills(
    pauses: Sequence[Pause], since: Callable[[datetime], timedelta], start: timedelta, now: datetime | None
) -> list[Standstill]:
    """The pauses after `start`, in order, overlapping and touching ones merged; an open one ends at `now`."""
    spans: list[Standstill] = []
    reach, tidy = timedelta.min, True
    for pause in pauses:
        end = pause.end or now
        if end is None:
            raise PauseError("Ada jeda yang masih terbuka; sebutkan sampai saat mana jeda itu dihitung.")
        begun, until = since(pause.start), since(end)
        begun = begun if begun > start else start
        if begun < until:
            spans.append((begun, until))
            tidy = tidy and begun > reach
            reach = until
    return spans if tidy else _merged(spans)


def _merged(spans: list[Standstill]) -> list[Standstill]:
    spans.sort()
    merged = [spans[0]]
    for begun, until in spans[1:]:
        if begun > merged[-1][1]:
            merged.append((begun, until))
        elif until > merged[-1][1]:
            merged[-1] = (merged[-1][0], until)
    return merged
