"""Zones whose clock is changed: work is real time, days are local days."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from mutubaku.worktime import OfficeCalendar, SpanError, Week, parse_standard

BERLIN = ZoneInfo("Europe/Berlin")
# Hours over the night, so that the change of the clock falls into them.
ROUND_THE_CLOCK = Week((((time(0), time(12)), (time(12, 30), time(23, 30))),) * 7)


@pytest.fixture(scope="module")
def berlin() -> OfficeCalendar:
    return OfficeCalendar(zone="Europe/Berlin", week=ROUND_THE_CLOCK, first=date(2026, 1, 1), last=date(2026, 12, 31))


def due(office: OfficeCalendar, start: datetime, standard: str) -> str:
    return office.due(start, parse_standard(standard)).isoformat()


def test_a_night_that_is_an_hour_short_gives_an_hour_less_work(berlin: OfficeCalendar) -> None:
    spring, ordinary = datetime(2026, 3, 29, tzinfo=BERLIN), datetime(2026, 3, 22, tzinfo=BERLIN)
    assert berlin.spent(spring, datetime(2026, 3, 29, 12, tzinfo=BERLIN)) == 11 * 60
    assert berlin.spent(ordinary, datetime(2026, 3, 22, 12, tzinfo=BERLIN)) == 12 * 60
    assert due(berlin, spring, "3 jam") == "2026-03-29T04:00:00+02:00"


def test_a_night_that_is_an_hour_long_gives_an_hour_more(berlin: OfficeCalendar) -> None:
    autumn = datetime(2026, 10, 25, tzinfo=BERLIN)
    assert berlin.spent(autumn, datetime(2026, 10, 25, 12, tzinfo=BERLIN)) == 13 * 60
    assert due(berlin, autumn, "3 jam") == "2026-10-25T02:00:00+01:00"


def test_days_keep_the_time_on_the_wall_over_the_change(berlin: OfficeCalendar) -> None:
    saturday = datetime(2026, 3, 28, 22, 15, tzinfo=BERLIN)
    assert due(berlin, saturday, "1 hari") == "2026-03-29T22:15:00+02:00"
    assert due(berlin, saturday, "1 hari kerja") == "2026-03-29T23:30:00+02:00"


def test_a_wall_time_that_the_clock_leaps_over_moves_on_by_the_leap(berlin: OfficeCalendar) -> None:
    saturday = datetime(2026, 3, 28, 2, 15, tzinfo=BERLIN)
    assert due(berlin, saturday, "1 hari") == "2026-03-29T03:15:00+02:00"


def test_the_hour_that_comes_twice_is_open_twice(berlin: OfficeCalendar) -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert [berlin.opening(at).isoformat() for at in (first, second)] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]
    assert berlin.is_open(first)
    assert berlin.is_open(second)
    assert berlin.spent(first, second) == 60


def test_hours_the_clock_leaps_over_are_no_hours() -> None:
    small_hours = Week((((time(2), time(2, 45)), (time(8), time(9))),) * 7)
    office = OfficeCalendar(zone="Europe/Berlin", week=small_hours, first=date(2026, 3, 28), last=date(2026, 3, 30))
    begins = datetime(2026, 3, 28, 10, tzinfo=BERLIN)
    assert office.spent(begins, datetime(2026, 3, 29, 10, tzinfo=BERLIN)) == 105
    leapt = Week((((time(2, 30), time(3)), (time(8), time(9))),) * 7)
    office = OfficeCalendar(zone="Europe/Berlin", week=leapt, first=date(2026, 3, 28), last=date(2026, 3, 30))
    assert office.spent(begins, datetime(2026, 3, 29, 10, tzinfo=BERLIN)) == 60


def test_a_calendar_from_summer_to_winter_knows_its_last_hours() -> None:
    office = OfficeCalendar(
        zone="Europe/Berlin", week=ROUND_THE_CLOCK, first=date(2026, 10, 20), last=date(2026, 10, 28)
    )
    evening = datetime(2026, 10, 28, 22, tzinfo=BERLIN)
    assert due(office, evening, "90 menit") == "2026-10-28T23:30:00+01:00"
    assert office.spent(evening, datetime(2026, 10, 28, 23, 59, tzinfo=BERLIN)) == 90
    with pytest.raises(SpanError):
        due(office, evening, "1 hari")


@pytest.mark.parametrize("standard", ["9000 menit", "90 jam", "90 hari", "90 hari kerja"])
def test_beyond_the_calendar_there_is_no_answer(berlin: OfficeCalendar, standard: str) -> None:
    with pytest.raises(SpanError):
        due(berlin, datetime(2026, 12, 31, 9, tzinfo=BERLIN), standard)
