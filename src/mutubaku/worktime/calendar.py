"""The office calendar: due moments, working time spent, openings, on the office's own clock."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mutubaku.worktime.epoch import EPOCH
from mutubaku.worktime.errors import CalendarError
from mutubaku.worktime.pause import Pause, tidied, without_offset
from mutubaku.worktime.standard import TimeStandard, Unit
from mutubaku.worktime.timeline import Timeline
from mutubaku.worktime.week import FreeDay, Hours, HoursPeriod, Week, hours_of_days

FIRST = date(2019, 1, 1)
LAST = date(2032, 12, 31)

_DAY = timedelta(days=1)
_HOUR = 60  # minutes
_MINUTE = timedelta(minutes=1)
_WORKING_DAYS = Unit.WORKING_DAY  # named here because an enum member is looked up through its class each time


class OfficeCalendar(Timeline):
    """One version of an office's calendar; immutable, built once and kept by its callers.

    Every moment handed in must be aware (MomentError) and inside `first`..`last` (SpanError); every moment
    handed out stands in the office's zone. Work is real elapsed time while the office is open.
    """

    __slots__ = ("_hours", "_joint_leave_years", "_ramadan_years")

    def __init__(
        self,
        *,
        zone: str,
        week: Week,
        periods: Iterable[HoursPeriod] = (),
        free_days: Iterable[FreeDay] = (),
        joint_leave_years: Collection[int] = (),
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        """Lay the clock out from `first` (default 2019-01-01) to `last` (2032-12-31), both included."""
        first, last = first or FIRST, last or LAST
        if last < first:
            raise CalendarError(f"Kalender berakhir ({last}) sebelum mulai ({first}); tukar tanggalnya.")
        self._joint_leave_years = frozenset(joint_leave_years)
        periods = list(periods)
        self._ramadan_years = frozenset(year for period in periods for year in period.years_of_ramadan())
        days = [first + number * _DAY for number in range((last - first).days + 1)]
        hours = hours_of_days(days, week, periods, free_days)
        self._hours = dict(zip(days, hours, strict=True))
        super().__init__(_zone(zone), first, hours)

    def due(
        self,
        start: datetime,
        standard: TimeStandard,
        pauses: Sequence[Pause] = (),
        now: datetime | None = None,
    ) -> datetime:
        """The moment a standard begun at `start` runs out; `now` is asked for only by an open pause."""
        # _since() and, at the end, _moment() are written out: as calls they took a fifteenth of the time bar S5 allows.
        try:
            gone = start - (self._anchor if start.tzinfo is self._clock else EPOCH)
        except TypeError:
            raise without_offset(start) from None
        if not self._begin <= gone < self._end:
            raise self._beyond()
        work = standard.work
        if work is not None:
            work += self._done(gone)
            if pauses:
                work = self._work_held(work, pauses, start, gone, now)
            due = self._finish(work)
        elif standard.unit is _WORKING_DAYS:
            turn = self._turn(gone) + standard.amount
            if pauses:
                turn = self._turn_held(turn, pauses, start, gone, now)
            due = self._closing(turn)
        else:
            due = self._days_on(gone, standard.amount)
            # Here the due moment may lie outside office hours; it stays there unless a pause moves it.
            if pauses:
                done = self._done(due)
                work = self._work_held(done, pauses, start, gone, now, due)
                if work != done:
                    due = self._finish(work)
        at = self._anchor + due
        return at if self._clock is self.zone else at.astimezone(self.zone)

    def spent(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> int:
        """Whole working minutes from start to end without the pauses; an open pause lasts to the end."""
        done = self._done
        begun, until = self._since(start), self._since(end)
        if until <= begun:
            return 0
        work = done(until) - done(begun)
        for opened, ended in self._stopped(pauses, start, end, until):
            work -= done(ended) - done(opened)
        return work // _MINUTE

    def working_days_between(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> int:
        """The fewest hari kerja that, begun at `start`, are not over before `end`, less the days of pauses.

        Monday 10:00 to Wednesday 10:00 or 16:00 (closing) is 2; to Monday 16:00 it is 0.
        """
        turn = self._turn
        begun, until = self._since(start), self._since(end)
        if until <= begun:
            return 0
        # A closing that falls on the very end still belongs to its day, hence the instant before.
        days = turn(until - timedelta.resolution) - turn(begun)
        for opened, ended in self._stopped(pauses, start, end, until):
            days -= turn(ended) - turn(opened)
        return max(days, 0)

    def whole_days(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> int:
        """How many whole working days of work lie from start to end without the pauses, each day as long as it is.

        Thursday 14:39 to Friday 16:30 is 1, and stays 1 until so much of Monday is worked as of Thursday before 14:39.
        """
        worked = self._days_worked
        begun, until = self._since(start), self._since(end)
        if until <= begun:
            return 0
        days = worked(until) - worked(begun)
        for opened, ended in self._stopped(pauses, start, end, until):
            days -= worked(ended) - worked(opened)
        return int(days)

    def opening(self, at: datetime) -> datetime:
        """`at` itself when the office is open, else the next opening."""
        return self._moment(self._opening(self._since(at)))

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open: at an opening it is, at a closing it no longer is."""
        gone = self._since(at)
        return self._opening(gone) == gone

    def hours_on(self, day: date) -> Hours:
        """The open intervals of a day, local time; none on a free day."""
        try:
            return self._hours[day]
        except KeyError:
            raise self._beyond() from None

    def day_minutes(self, at: datetime) -> int:
        """The working minutes of the day that runs at a moment or opens next."""
        hours = self.hours_on(self.opening(at).date())
        return sum((closed.hour - opened.hour) * _HOUR + closed.minute - opened.minute for opened, closed in hours)

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens at all on a day."""
        return bool(self.hours_on(day))

    def years_without_joint_leave(self, start: datetime, end: datetime) -> list[int]:
        """The years from start to end without known joint leave: warn, do not assume there is none."""
        return [year for year in self._years(start, end) if year not in self._joint_leave_years]

    def years_without_ramadan(self, start: datetime, end: datetime) -> list[int]:
        """The years from start to end without hours for Ramadan: ordinary hours are counted there, so warn."""
        return [year for year in self._years(start, end) if year not in self._ramadan_years]

    def _years(self, start: datetime, end: datetime) -> range:
        years = (self._local(start).year, self._local(end).year)
        return range(min(years), max(years) + 1)

    def _local(self, at: datetime) -> datetime:
        self._since(at)  # refuses a moment without offset, which astimezone would guess
        return at.astimezone(self.zone)

    @staticmethod
    def _stopped(
        pauses: Sequence[Pause], start: datetime, end: datetime, until: timedelta
    ) -> Iterator[tuple[timedelta, timedelta]]:
        """The pauses between start and end, in order and apart, as the time gone at both ends; until is `end`."""
        for pause in tidied(pauses, start, end):
            opened, ended = pause.start - EPOCH, (pause.end or end) - EPOCH
            if opened < until:
                yield opened, min(ended, until)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CalendarError(f'Zona waktu "{name}" tidak dikenal; pilih misalnya Asia/Jakarta.') from None
