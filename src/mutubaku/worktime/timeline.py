"""The office clock laid out once: prefix sums of working time and of working days over a calendar's days."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from mutubaku.worktime.errors import PauseError, SpanError
from mutubaku.worktime.pause import Pause, Standstill, merged, without_offset
from mutubaku.worktime.week import Hours

_DAY = timedelta(days=1)
_NOTHING = timedelta()
_INSTANT = timedelta.resolution

Interval = tuple[timedelta, timedelta]
"""Opening and closing, as time gone since the origin."""

Stretch = tuple[timedelta, timedelta, timedelta]
"""An open interval, and what to take off a moment inside it to get the work done by then."""

Row = tuple[timedelta, timedelta, timedelta, timedelta, timedelta, timedelta, tuple[Stretch, ...], timedelta]
"""A row's first two stretches laid side by side, the others if there are any, and the work done after the last.

Two are what nearly every day has: so laid, nothing is iterated to find the one that is asked for. A stretch that is not
there closes before everything.
"""

_NO_STRETCH: Stretch = (timedelta.min, timedelta.min, timedelta.min)


class Timeline:
    """Work done by any moment, and the moment by which any work is done.

    Moments are `gone`: real time elapsed since the origin, the first local midnight. Work is a timedelta too:
    comparing and subtracting timedeltas is one C call each, so nothing is converted on the way. A row is 24
    hours from the origin on; in a zone with one offset that is a local day, in another it drifts and stays
    right.
    """

    __slots__ = (
        "_anchor",
        "_clock",
        "_closings",
        "_days",
        "_done",
        "_lags",
        "_marks",
        "_open_days",
        "_origin",
        "_turns",
        "_work",
        "_zone",
        "first",
        "last",
    )

    def __init__(self, zone: ZoneInfo, first: date, hours: Sequence[Hours]) -> None:
        """Lay out the days from `first` on; the last of `hours` belongs to the day after the calendar's last.

        That day is needed because, where the offset changed, the last 24 hours reach into it.
        """
        self._zone, self.first, self.last = zone, first, first + (len(hours) - 2) * _DAY
        self._origin = self._midnight(first)
        rows = -((self._origin - self._midnight(self.last + _DAY)) // _DAY)
        self._clock = zone if self._has_one_offset(rows) else UTC
        self._anchor = self._origin.astimezone(self._clock)
        intervals = [self._intervals(first + number * _DAY, opened) for number, opened in enumerate(hours)]
        self._lay_work((piece for day in intervals for interval in day for piece in _by_row(interval)), rows)
        self._lay_turns((day[-1][1] for day in intervals if day), rows)
        self._lay_open_days(hours[:-1])

    def since(self, at: datetime) -> timedelta:
        """The time gone at an aware moment; one after the last day is refused where it is looked up."""
        try:
            gone = at - self._anchor if at.tzinfo is self._clock else at - self._origin
        except TypeError:
            raise without_offset(at) from None
        if gone.days < 0:
            raise self.beyond()
        return gone

    def moment(self, gone: timedelta) -> datetime:
        """The moment in the office's zone."""
        at = self._anchor + gone
        return at if self._clock is self._zone else at.astimezone(self._zone)

    def standstills(self, pauses: Sequence[Pause], start: timedelta, now: datetime | None) -> Sequence[Standstill]:
        """The pauses, at least one, after `start`, in order and merged; an open one ends at `now` (else PauseError)."""
        # since() is written out here: as a call it took a tenth of the time bar S5 allows. Which of the two bases is
        # taken off is a matter of speed only: they are one moment, and two moments of one zone are subtracted quicker.
        base = self._anchor if pauses[0].start.tzinfo is self._clock else self._origin
        spans: list[Standstill] = []
        reach, tidy = start, True
        for pause in pauses:
            begun, end = pause.start - base, pause.end
            until = (self._now(now) if end is None else end) - base
            if begun <= reach or end is None:
                tidy = tidy and not spans
                begun = begun if begun > start else start
                if until <= begun:
                    continue
            spans.append((begun, until))
            reach = until
        return spans if tidy else merged(spans)

    def done(self, gone: timedelta) -> timedelta:
        """The work done from the origin to a moment."""
        try:
            first, first_end, first_lag, second, second_end, second_lag, more, after = self._work[gone.days]
        except IndexError:
            raise self.beyond() from None
        if gone < first_end:
            return gone - first_lag if gone > first else first - first_lag
        if gone < second_end:
            return gone - second_lag if gone > second else second - second_lag
        for opened, closed, lag in more:
            if gone < closed:
                return gone - lag if gone > opened else opened - lag
        return after

    def finish(self, work: timedelta) -> timedelta:
        """The first moment by which so much work is done: at a closing it stays there."""
        day = work.days
        try:
            return work + self._lags[bisect_left(self._done, work, self._marks[day], self._marks[day + 1])]
        except IndexError:
            raise self.beyond() from None

    def opening(self, gone: timedelta) -> timedelta:
        """The moment itself where the office is open, else the next opening."""
        try:
            first, first_end, _lag, second, second_end, _lag, more, after = self._work[gone.days]
        except IndexError:
            raise self.beyond() from None
        if gone < first_end:
            return gone if gone > first else first
        if gone < second_end:
            return gone if gone > second else second
        for opened, closed, _ in more:
            if gone < closed:
                return gone if gone > opened else opened
        try:
            return after + self._lags[bisect_right(self._done, after)]
        except IndexError:
            raise self.beyond() from None

    def turn(self, gone: timedelta) -> int:
        """How many working days have closed by a moment: the number of the one that runs or opens next."""
        try:
            closings, number = self._turns[gone.days]
        except IndexError:
            raise self.beyond() from None
        for closed in closings:
            if gone >= closed:
                number += 1
        return number

    def days_worked(self, gone: timedelta) -> Fraction:
        """The working days worked from the origin to a moment, the last of them as far as it was worked."""
        turn, done = self.turn(gone), self.done(gone)
        before = self.done(self.closing(turn - 1)) if turn else _NOTHING
        if done == before:
            return Fraction(turn)
        whole = self.done(self.closing(turn)) - before
        return turn + Fraction((done - before) // _INSTANT, whole // _INSTANT)

    def closing(self, turn: int) -> timedelta:
        """The closing of the working day with this number."""
        try:
            return self._closings[turn]
        except IndexError:
            raise self.beyond() from None

    def days_on(self, gone: timedelta, amount: int) -> timedelta:
        """`amount` days after a moment, or after the next opening where the office is closed then: the same local clock
        time, on the next working day where that day is free.
        """
        try:
            first, first_end, _lag, second, second_end, _lag, _more, _after = self._work[gone.days]
            if gone >= second_end or (gone < second and not first <= gone < first_end):  # seldom so: a call is saved
                gone = self.opening(gone)
            if self._clock is not self._zone:
                return self._local_days_on(gone, amount)
            number = gone.days
            return gone - self._days[number] + self._open_days[number + amount]
        except IndexError:
            raise self.beyond() from None

    def _local_days_on(self, gone: timedelta, amount: int) -> timedelta:
        """Where the zone's offset changes, the days are counted on the local calendar."""
        local = self.moment(gone)
        try:
            midnight = self._open_days[(local.date() - self.first).days + amount]
        except IndexError:
            raise self.beyond() from None
        return self._gone_at(self.first + midnight, local.time())

    def beyond(self) -> SpanError:
        """The refusal of what lies outside the days laid out."""
        return SpanError(
            f"Kalender hanya memuat {self.first} sampai {self.last}, sedangkan perhitungan ini keluar dari "
            "rentang itu; periksa tanggalnya."
        )

    @staticmethod
    def _now(now: datetime | None) -> datetime:
        if now is None:
            raise PauseError("Ada jeda yang masih terbuka; sebutkan sampai saat mana jeda itu dihitung.")
        if now.tzinfo is None:
            raise without_offset(now)
        return now

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone).astimezone(UTC)

    def _has_one_offset(self, rows: int) -> bool:
        offsets = {(self._origin + row * _DAY).astimezone(self._zone).utcoffset() for row in range(rows + 1)}
        return len(offsets) == 1

    def _intervals(self, day: date, hours: Hours) -> list[Interval]:
        """The day's hours as time gone; what the local clock leaps over is not there."""
        edges = [(self._gone_at(day, opened), self._gone_at(day, closed)) for opened, closed in hours]
        return [(opened, closed) for opened, closed in edges if opened < closed]

    def _gone_at(self, day: date, clock: time) -> timedelta:
        return datetime.combine(day, clock, self._zone).astimezone(UTC) - self._origin

    def _lay_work(self, pieces: Iterable[Interval], rows: int) -> None:
        self._done: list[timedelta] = []
        self._lags: list[timedelta] = []
        stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
        work = _NOTHING
        for opened, closed in pieces:
            if opened.days < rows:
                stretches[opened.days].append((opened, closed, opened - work))
                work += closed - opened
                self._done.append(work)
                self._lags.append(closed - work)
        # How many stretches are over before each whole day of work: between two marks are a few to choose from.
        self._marks = [bisect_left(self._done, number * _DAY) for number in range(work.days + 2)]
        self._work: list[Row] = []
        after = _NOTHING
        for row in range(rows):
            for _, closed, lag in stretches[row]:
                after = closed - lag
            first, second, *more = [*stretches[row], _NO_STRETCH, _NO_STRETCH][: max(2, len(stretches[row]))]
            self._work.append((*first, *second, tuple(more), after))

    def _lay_turns(self, closings: Iterable[timedelta], rows: int) -> None:
        in_row: defaultdict[int, list[timedelta]] = defaultdict(list)
        for closed in closings:
            in_row[closed.days].append(closed)
        self._turns: list[tuple[tuple[timedelta, ...], int]] = []
        self._closings: list[timedelta] = []
        for row in range(rows):
            self._turns.append((tuple(in_row[row]), len(self._closings)))
            self._closings += in_row[row]

    def _lay_open_days(self, hours: Sequence[Hours]) -> None:
        """Each day by its number, and beside it the day itself or, where it is free, the next working day."""
        self._days = [timedelta(number) for number in range(len(hours))]
        self._open_days: list[timedelta] = []
        for day, opened in zip(self._days, hours, strict=True):
            if opened:
                self._open_days += [day] * (day.days + 1 - len(self._open_days))


def _by_row(interval: Interval) -> Iterator[Interval]:
    """The interval cut where a row ends, which happens only where the zone's offset changed."""
    opened, closed = interval
    while closed - opened.days * _DAY > _DAY:
        midnight = (opened.days + 1) * _DAY
        yield opened, midnight
        opened = midnight
    yield opened, closed
