"""The office clock laid out once: prefix sums of working time and of working days over a calendar's days."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

from mutubaku.worktime.epoch import EPOCH
from mutubaku.worktime.errors import SpanError
from mutubaku.worktime.pause import Pause, tidied, without_offset
from mutubaku.worktime.week import Hours

_DAY = timedelta(days=1)
_NOTHING = timedelta()
_INSTANT = timedelta.resolution

Interval = tuple[timedelta, timedelta]
"""Opening and closing, as time gone since EPOCH."""

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

    Moments are `gone`: real time elapsed since EPOCH. Work is a timedelta too: comparing and subtracting timedeltas is
    one C call each, so nothing is converted on the way. A row is one whole day since EPOCH.
    """

    __slots__ = (
        "_anchor",
        "_begin",
        "_clock",
        "_closings",
        "_days",
        "_end",
        "_finishes",
        "_lags",
        "_leaps",
        "_open_days",
        "_sums",
        "_turns",
        "_work",
        "first",
        "last",
        "zone",
    )

    def __init__(self, zone: ZoneInfo, first: date, hours: Sequence[Hours]) -> None:
        """Lay out the days from `first` on, as many as there are hours."""
        self.zone, self.first, self.last = zone, first, first + (len(hours) - 1) * _DAY
        self._begin, self._end = self._gone_at(first, time()), self._gone_at(self.last + _DAY, time())
        self._clock = zone if self._has_one_offset() else UTC
        # EPOCH as the clock would have shown it with the offset it has now.
        self._anchor = (EPOCH + self._begin).astimezone(self._clock) - self._begin
        intervals = [self._intervals(first + number * _DAY, opened) for number, opened in enumerate(hours)]
        rows = range(self._begin.days, self._end.days + 1)
        self._lay_work((piece for day in intervals for interval in day for piece in _by_row(interval)), rows)
        self._lay_turns((day[-1][1] for day in intervals if day), rows)
        self._lay_open_days(hours)

    def _since(self, at: datetime) -> timedelta:
        """The time gone at an aware moment."""
        # Which of the two is taken off is a matter of speed only: moments of one zone are subtracted quicker.
        try:
            gone = at - (self._anchor if at.tzinfo is self._clock else EPOCH)
        except TypeError:
            raise without_offset(at) from None
        if self._begin <= gone < self._end:
            return gone
        raise self._beyond()

    def _moment(self, gone: timedelta) -> datetime:
        """The moment in the office's zone."""
        at = self._anchor + gone
        return at if self._clock is self.zone else at.astimezone(self.zone)

    def _work_held(
        self,
        work: timedelta,
        pauses: Sequence[Pause],
        start: datetime,
        gone: timedelta,
        now: datetime | None,
        due: timedelta = _NOTHING,
    ) -> timedelta:
        """The work done, by the office's hours, when `work` of it would be done but for the pauses after `start`.

        A pause holds up what is not done when it begins, or not `due`. `gone` is the time gone at `start`.
        """
        # _done() is written out here: as four calls it took a sixth of the time that bar S5 allows.
        rows, asked = self._work, work
        try:
            for pause in pauses:
                (row, opened), until = pause.begun, pause.until
                if until is None or opened <= gone:  # seldom so: they are put in order first
                    return self._work_held(asked, tidied(pauses, start, now), start, _NOTHING, now, due)
                first, first_end, first_lag, second, second_end, second_lag, more, before = rows[row]
                if opened < first_end:
                    before = opened - first_lag if opened > first else first - first_lag
                elif opened < second_end:
                    before = opened - second_lag if opened > second else second - second_lag
                elif more:
                    before = self._done(opened)
                row, gone = until
                if before < work or opened < due:
                    first, first_end, first_lag, second, second_end, second_lag, more, after = rows[row]
                    if gone < first_end:
                        after = gone - first_lag if gone > first else first - first_lag
                    elif gone < second_end:
                        after = gone - second_lag if gone > second else second - second_lag
                    elif more:
                        after = self._done(gone)
                    work += after - before
        except KeyError:
            raise self._beyond() from None
        return work

    def _turn_held(
        self, turn: int, pauses: Sequence[Pause], start: datetime, gone: timedelta, now: datetime | None
    ) -> int:
        """The number of the working day that closes when the one numbered `turn` would, but for pauses after start."""
        asked = turn
        for pause in pauses:
            (_row, opened), until = pause.begun, pause.until
            if until is None or opened <= gone:  # seldom so: they are put in order first
                return self._turn_held(asked, tidied(pauses, start, now), start, _NOTHING, now)
            before = self._turn(opened)
            _row, gone = until
            if before <= turn:
                turn += self._turn(gone) - before
        return turn

    def _done(self, gone: timedelta) -> timedelta:
        """The work done from the first day to a moment."""
        try:
            first, first_end, first_lag, second, second_end, second_lag, more, after = self._work[gone.days]
        except KeyError:
            raise self._beyond() from None
        if gone < first_end:
            return gone - first_lag if gone > first else first - first_lag
        if gone < second_end:
            return gone - second_lag if gone > second else second - second_lag
        for opened, closed, lag in more:
            if gone < closed:
                return gone - lag if gone > opened else opened - lag
        return after

    def _finish(self, work: timedelta) -> timedelta:
        """The first moment by which so much work is done: at a closing it stays there."""
        try:
            done, lags = self._finishes[work.days]
            return work + lags[bisect_left(done, work)]
        except IndexError:
            raise self._beyond() from None

    def _opening(self, gone: timedelta) -> timedelta:
        """The moment itself where the office is open, else the next opening."""
        try:
            first, first_end, _lag, second, second_end, _lag, more, after = self._work[gone.days]
        except KeyError:
            raise self._beyond() from None
        if gone < first_end:
            return gone if gone > first else first
        if gone < second_end:
            return gone if gone > second else second
        for opened, closed, _ in more:
            if gone < closed:
                return gone if gone > opened else opened
        try:
            return after + self._lags[bisect_right(self._sums, after)]
        except IndexError:
            raise self._beyond() from None

    def _turn(self, gone: timedelta) -> int:
        """How many working days have closed by a moment: the number of the one that runs or opens next."""
        try:
            closed, number, more = self._turns[gone.days]
        except KeyError:
            raise self._beyond() from None
        if gone < closed:
            return number
        return number + 1 + sum(gone >= closed for closed in more) if more else number + 1

    def _days_worked(self, gone: timedelta) -> Fraction:
        """The working days worked from the first day to a moment, the last of them as far as it was worked."""
        turn, done = self._turn(gone), self._done(gone)
        before = self._done(self._closing(turn - 1)) if turn else _NOTHING
        if done == before:
            return Fraction(turn)
        whole = self._done(self._closing(turn)) - before
        return turn + Fraction((done - before) // _INSTANT, whole // _INSTANT)

    def _closing(self, turn: int) -> timedelta:
        """The closing of the working day with this number."""
        try:
            return self._closings[turn]
        except IndexError:
            raise self._beyond() from None

    def _days_on(self, gone: timedelta, amount: int) -> timedelta:
        """`amount` days after a moment, or after the next opening where the office is closed then: the same local clock
        time, on the next working day where that day is free.
        """
        first, first_end, _lag, second, second_end, _lag, _more, _after = self._work[gone.days]
        if gone >= second_end or (gone < second and not first <= gone < first_end):  # seldom so: a call is saved
            gone = self._opening(gone)
        if self._clock is not self.zone:
            return self._local_days_on(gone, amount)
        try:
            return gone + self._leaps[amount][(gone - self._begin).days]
        except KeyError:
            days, later = self._days, self._open_days[amount:]
            self._leaps[amount] = [then - day for day, then in zip(days, later, strict=False)]
            return self._days_on(gone, amount)
        except IndexError:
            raise self._beyond() from None

    def _local_days_on(self, gone: timedelta, amount: int) -> timedelta:
        """Where the zone's offset changes, the days are counted on the local calendar."""
        local = self._moment(gone)
        try:
            midnight = self._open_days[(local.date() - self.first).days + amount]
        except IndexError:
            raise self._beyond() from None
        return self._gone_at(self.first + midnight, local.time())

    def _beyond(self) -> SpanError:
        """The refusal of what lies outside the days laid out."""
        return SpanError(
            f"Kalender hanya memuat {self.first} sampai {self.last}, sedangkan perhitungan ini keluar dari "
            "rentang itu; periksa tanggalnya."
        )

    def _has_one_offset(self) -> bool:
        moments = ((EPOCH + self._begin + row * _DAY) for row in range((self._end - self._begin).days + 1))
        return len({at.astimezone(self.zone).utcoffset() for at in moments}) == 1

    def _intervals(self, day: date, hours: Hours) -> list[Interval]:
        """The day's hours as time gone; what the local clock leaps over is not there."""
        edges = [(self._gone_at(day, opened), self._gone_at(day, closed)) for opened, closed in hours]
        return [(opened, closed) for opened, closed in edges if opened < closed]

    def _gone_at(self, day: date, clock: time) -> timedelta:
        return datetime.combine(day, clock, self.zone) - EPOCH

    def _lay_work(self, pieces: Iterable[Interval], rows: range) -> None:
        self._sums: list[timedelta] = []
        self._lags: list[timedelta] = []
        stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
        work = _NOTHING
        for opened, closed in pieces:
            stretches[opened.days].append((opened, closed, opened - work))
            work += closed - opened
            self._sums.append(work)
            self._lags.append(closed - work)
        # The stretches that each whole day of work may end in, the last of which reaches into the next.
        marks = [bisect_left(self._sums, number * _DAY) for number in range(work.days + 2)]
        self._finishes = [(self._sums[one : other + 1], self._lags[one : other + 1]) for one, other in pairwise(marks)]
        self._work: dict[int, Row] = {}
        after = _NOTHING
        for row in rows:
            for _, closed, lag in stretches[row]:
                after = closed - lag
            first, second, *more = [*stretches[row], _NO_STRETCH, _NO_STRETCH][: max(2, len(stretches[row]))]
            self._work[row] = (*first, *second, tuple(more), after)

    def _lay_turns(self, closings: Iterable[timedelta], rows: range) -> None:
        in_row: defaultdict[int, list[timedelta]] = defaultdict(list)
        for closed in closings:
            in_row[closed.days].append(closed)
        self._turns: dict[int, tuple[timedelta, int, tuple[timedelta, ...]]] = {}
        self._closings: list[timedelta] = []
        for row in rows:
            closed, *more = in_row[row] or [timedelta.max]
            self._turns[row] = (closed, len(self._closings), tuple(more))
            self._closings += in_row[row]

    def _lay_open_days(self, hours: Sequence[Hours]) -> None:
        """Each day by its number, and beside it the day itself or, where it is free, the next working day; and how far
        it is from each day to that which is so many days later, for each number of days once it was asked for."""
        self._leaps: dict[int, list[timedelta]] = {}
        self._days = [timedelta(number) for number in range(len(hours))]
        self._open_days: list[timedelta] = []
        for day, opened in zip(self._days, hours, strict=True):
            if opened:
                self._open_days += [day] * (day.days + 1 - len(self._open_days))


def _by_row(interval: Interval) -> Iterator[Interval]:
    """The interval cut where a row ends."""
    opened, closed = interval
    while closed - opened.days * _DAY > _DAY:
        midnight = (opened.days + 1) * _DAY
        yield opened, midnight
        opened = midnight
    yield opened, closed
