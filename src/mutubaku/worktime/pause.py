"""Pauses of the clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mutubaku.worktime.epoch import EPOCH
from mutubaku.worktime.errors import MomentError, PauseError

Mark = tuple[int, timedelta]
"""A moment: the number of its day and the time gone, both since EPOCH."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A standstill of the clock from `start` to `end`; without end it is still open."""

    start: datetime
    end: datetime | None
    begun: Mark = field(init=False, repr=False, compare=False)
    """Kept, as `until` is, because `due` asks for it."""
    until: Mark | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse moments without offset (MomentError) and an end before the start (PauseError)."""
        for at in (self.start, self.end):
            if at is not None and at.tzinfo is None:
                raise without_offset(at)
        if self.end is not None and self.end < self.start:
            raise PauseError(
                f"Jeda berakhir ({self.end.isoformat()}) sebelum mulai ({self.start.isoformat()}); tukar waktunya."
            )
        object.__setattr__(self, "begun", _mark(self.start))
        object.__setattr__(self, "until", self.end and _mark(self.end))


def without_offset(at: datetime) -> MomentError:
    """The refusal of a moment that could be anywhere on earth."""
    return MomentError(
        f"Saat {at.isoformat()} tidak menyebut selisihnya dari UTC; tulis misalnya {at.isoformat()}+07:00."
    )


def tidied(pauses: Iterable[Pause], start: datetime, now: datetime | None) -> list[Pause]:
    """The pauses after `start` in order, overlapping and touching ones as one; one still open ends at `now`."""
    whole: list[tuple[datetime, datetime]] = []
    for begun, until in sorted((max(pause.start, start), _end(pause, now)) for pause in pauses):
        if whole and begun <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(until, whole[-1][1]))
        elif begun < until:
            whole.append((begun, until))
    return [Pause(begun, until) for begun, until in whole]


def _mark(at: datetime) -> Mark:
    gone = at - EPOCH
    return gone.days, gone


def _end(pause: Pause, now: datetime | None) -> datetime:
    if pause.end is not None:
        return pause.end
    if now is None:
        raise PauseError("Ada jeda yang masih terbuka; sebutkan sampai saat mana jeda itu dihitung.")
    if now.tzinfo is None:
        raise without_offset(now)
    return now
