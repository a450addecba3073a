"""The slow, obvious office clock: a row of ticks, open or shut, walked one after the other.

A moment is the number of ticks since the first local midnight; a tick is a minute, or a second where a test asks for
it. Nothing here shares a thought with the fast calendar: no sums, no search, only stepping.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from mutubaku.worktime import Hours, Unit

MINUTE = timedelta(minutes=1)
Span = tuple[int, int]


class Beyond(Exception):  # noqa: N818 - the end of the walk, not a fault
    """The walk left the days laid out."""


class Reference:
    """The ticks of some days, and where each local day begins and ends among them."""

    def __init__(self, ticks: bytearray, days: list[Span], tick: timedelta = MINUTE) -> None:
        """`ticks` holds 1 where the office is open."""
        self.ticks, self.days, self.tick = ticks, days, tick

    def opening(self, at: int) -> int:
        """The first open tick from `at` on."""
        while at < len(self.ticks):
            if self.ticks[at]:
                return at
            at += 1
        raise Beyond

    def due(self, start: int, amount: int, unit: Unit, pauses: Iterable[Span]) -> int:
        """By the rule of the unit."""
        held = self.merged(pauses, start)
        if unit is Unit.MINUTE:
            return self.due_work(start, amount * (MINUTE // self.tick), held)
        if unit is Unit.HOUR:
            return self.due_work(start, amount * 60 * (MINUTE // self.tick), held)
        if unit is Unit.WORKING_DAY:
            return self.due_working_days(start, amount, held)
        return self.due_days(start, amount, held)

    def due_work(self, start: int, amount: int, held: list[Span]) -> int:
        """Only open ticks outside every pause count; due is the end of the last one counted."""
        running = self.ticks.copy()
        for begun, ended in held:
            running[begun:ended] = bytes(ended - begun)
        return walk(running, start, amount)

    def due_working_days(self, start: int, amount: int, held: list[Span]) -> int:
        """Day by day; a pause that begins before the due moment so far adds the working days it holds."""
        day = self.day_of(self.opening(start))
        for _ in range(amount):
            day = self.working_day_after(day)
        for begun, ended in held:
            if begun >= self.closing(day):
                break
            for _ in range(self.working_days_held(begun, ended)):
                day = self.working_day_after(day)
        return self.closing(day)

    def due_days(self, start: int, amount: int, held: list[Span]) -> int:
        """The same clock time on a later working day, then on by the working time of the pauses."""
        begin = self.opening(start)
        day = self.day_of(begin)
        # The clock is changed in the small hours, so equal time to midnight is equal time on the wall.
        to_midnight = self.days[day][1] - begin
        day += amount
        if not self.is_working_day(day):
            day = self.working_day_after(day)
        due = self.days[day][1] - to_midnight
        for begun, ended in held:
            if begun >= due:
                break
            worked = self.worked(begun, ended)
            if worked:
                due = walk(self.ticks, due, worked)
        return due

    def spent(self, start: int, end: int, pauses: Iterable[Span]) -> int:
        """Open ticks outside every pause, in whole minutes."""
        running = self.ticks.copy()
        for begun, ended in self.merged(pauses, start):
            running[begun:ended] = bytes(ended - begun)
        return running.count(1, start, max(start, end)) // (MINUTE // self.tick)

    def working_days_between(self, start: int, end: int, pauses: Iterable[Span]) -> int:
        """How many working days after the first one the end is not yet late for; paused days not counted."""
        if end <= start:
            return 0
        day, days = self.day_of(self.opening(start)), 0
        while self.closing(day) < end:
            day, days = self.working_day_after(day), days + 1
        for begun, ended in self.merged(pauses, start):
            if begun < end:
                days -= self.working_days_held(begun, min(ended, end))
        return max(days, 0)

    def working_days_held(self, begun: int, ended: int) -> int:
        """Working days after the day of the opening at `begun`, up to the day of the opening at `ended`."""
        first, last = self.day_of(self.opening(begun)), self.day_of(self.opening(ended))
        return sum(self.is_working_day(day) for day in range(first + 1, last + 1))

    def merged(self, pauses: Iterable[Span], start: int) -> list[Span]:
        """The pauses after `start`, painted on the ticks and read off again."""
        painted = bytearray(len(self.ticks) + 1)
        for begun, ended in pauses:
            begins = max(begun, start)
            if begins < ended:
                painted[begins:ended] = b"\1" * (ended - begins)
        spans, at = [], painted.find(1)
        while at >= 0:
            ended = painted.find(0, at)
            spans.append((at, ended))
            at = painted.find(1, ended)
        return spans

    def worked(self, begun: int, ended: int) -> int:
        """Open ticks between two moments."""
        return self.ticks.count(1, begun, ended)

    def day_of(self, at: int) -> int:
        """The local day in which a tick lies."""
        return next(number for number, (begins, ends) in enumerate(self.days) if begins <= at < ends)

    def is_working_day(self, day: int) -> bool:
        """Whether any tick of the day is open."""
        if day >= len(self.days):
            raise Beyond
        return self.worked(*self.days[day]) > 0

    def working_day_after(self, day: int) -> int:
        """The next day with an open tick."""
        day += 1
        while not self.is_working_day(day):
            day += 1
        return day

    def closing(self, day: int) -> int:
        """The end of the last open tick of a day."""
        return self.ticks.rindex(1, *self.days[day]) + 1


def walk(running: bytearray, start: int, amount: int) -> int:
    """From one running tick to the next until `amount` of them are over."""
    at = start - 1
    for _ in range(amount):
        at = running.find(1, at + 1)
        if at < 0:
            raise Beyond
    return at + 1


def in_one_offset(first: date, days: int, hours_on: Callable[[date], Hours], tick: timedelta = MINUTE) -> Reference:
    """The ticks of a zone whose days all have 24 hours."""
    long = timedelta(days=1) // tick
    ticks = bytearray(days * long)
    for day in range(days):
        for opened, closed in hours_on(first + timedelta(day)):
            for at in range(since_midnight(opened) // tick, since_midnight(closed) // tick):
                ticks[day * long + at] = 1
    return Reference(ticks, [(day * long, (day + 1) * long) for day in range(days)], tick)


def in_any_zone(zone: ZoneInfo, first: date, days: int, hours_on: Callable[[date], Hours]) -> Reference:
    """The minutes as they really pass, each asked what the clock on the wall says."""
    midnights = [datetime.combine(first + timedelta(day), time(), zone).astimezone(UTC) for day in range(days + 1)]
    bounds = [(at - midnights[0]) // MINUTE for at in midnights]
    ticks = bytearray(bounds[-1])
    for number in range(len(ticks)):
        wall = (midnights[0] + number * MINUTE).astimezone(zone)
        ticks[number] = any(opened <= wall.time() < closed for opened, closed in hours_on(wall.date()))
    return Reference(ticks, list(pairwise(bounds)))


def since_midnight(clock: time) -> timedelta:
    """The clock time as a length."""
    return timedelta(hours=clock.hour, minutes=clock.minute)
