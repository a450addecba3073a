"""The seeded calendar beside the decrees it was read against."""

import subprocess
import sys
from datetime import date, datetime, time

import pytest

from mutubaku.worktime import FreeDay, FreeKind, HoursPeriod, seed_free_days, seed_periods, seed_week, seeded_calendar

# Joint leave by decree, month and day: domain facts, section 7.
JOINT_LEAVE = {
    2024: "02-09 03-12 04-08 04-09 04-12 04-15 05-10 05-24 06-18 12-26",
    2025: "01-28 03-28 04-02 04-03 04-04 04-07 05-13 05-30 06-09 08-18 12-26",
    2026: "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    2027: "02-05 03-09 03-12 03-15 03-25 05-18 05-19 12-24",
}
NATIONAL = {
    2026: "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25",
    2027: "01-01 01-05 02-06 03-08 03-10 03-11 03-26 03-28 05-01 05-06 05-17 05-20 06-01 06-06 08-15 08-17 12-25 12-26",
}


def days(year: int, kind: FreeKind) -> str:
    return " ".join(f"{free.day:%m-%d}" for free in seed_free_days(year, year) if free.kind is kind)


@pytest.mark.parametrize("year", JOINT_LEAVE)
def test_joint_leave_is_that_of_the_decree(year: int) -> None:
    assert days(year, FreeKind.JOINT_LEAVE) == JOINT_LEAVE[year]


@pytest.mark.parametrize("year", NATIONAL)
def test_national_holidays_are_those_of_the_decree(year: int) -> None:
    assert days(year, FreeKind.NATIONAL) == NATIONAL[year]


def free_on(day: date) -> FreeDay:
    return next(free for free in seed_free_days(day.year, day.year) if free.day == day)


@pytest.mark.parametrize(
    ("day", "name", "decree"),
    [
        (date(2024, 12, 26), "Cuti Bersama Hari Raya Natal", "SKB Tiga Menteri Nomor 855, 3, dan 4 Tahun 2023"),
        (date(2025, 1, 28), "Cuti Bersama Tahun Baru Imlek", "SKB Tiga Menteri Nomor 1017, 2, dan 2 Tahun 2024"),
        (date(2026, 12, 24), "Cuti Bersama Hari Raya Natal", "SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025"),
        # the decree has settled the date, so the library's mark of an estimate is gone
        (date(2027, 3, 10), "Hari Raya Idul Fitri", "SKB Tiga Menteri Nomor 1205, 3, dan 2 Tahun 2026"),
        (date(2028, 2, 27), "Hari Raya Idul Fitri (perkiraan)", "perkiraan, periksa keputusan"),
        (date(2024, 2, 14), "Hari Pemilihan Umum", "keputusan hari pemungutan suara, periksa nomor keputusan"),
        (
            date(2025, 8, 18),
            "Cuti Bersama Hari Kemerdekaan Republik Indonesia",
            "perubahan SKB Tiga Menteri Nomor 1017, 2, dan 2 Tahun 2024, periksa nomor keputusan",
        ),
        (date(2019, 6, 5), "Hari Raya Idul Fitri", ""),
    ],
)
def test_a_free_day_names_its_decree_or_says_that_it_is_an_estimate(day: date, name: str, decree: str) -> None:
    assert (free_on(day).name, free_on(day).decree) == (name, decree)


@pytest.mark.parametrize("period", seed_periods(), ids=lambda period: period.name)
def test_ramadan_ends_the_day_before_idul_fitri_and_lasts_29_or_30_days(period: HoursPeriod) -> None:
    feast = next(
        free.day for free in seed_free_days(period.first.year, period.last.year) if free.name == "Hari Raya Idul Fitri"
    )
    assert (feast - period.last).days == 1
    assert (feast - period.first).days in {29, 30}


def test_a_ramadan_that_is_not_decided_yet_says_so() -> None:
    assert [period.name for period in seed_periods()] == [
        "Ramadan 1445 H",
        "Ramadan 1446 H",
        "Ramadan 1447 H",
        "Ramadan 1448 H (perkiraan, periksa keputusan)",
    ]


def minutes(hours: tuple[tuple[time, time], ...]) -> int:
    return sum((c.hour - o.hour) * 60 + c.minute - o.minute for o, c in hours)


def test_a_week_has_37_and_a_half_hours_and_in_ramadan_32_and_a_half() -> None:
    ramadan = seed_periods()[0].week
    assert sum(minutes(hours) for hours in seed_week().days) == 37.5 * 60
    assert sum(minutes(hours) for hours in ramadan.days) == 32.5 * 60


def test_joint_leave_is_known_up_to_2027_and_missing_from_2028_on() -> None:
    calendar = seeded_calendar()
    begins, ends = (datetime(year, 6, 1, tzinfo=calendar.zone) for year in (2019, 2032))
    assert calendar.years_without_joint_leave(begins, ends) == [2028, 2029, 2030, 2031, 2032]


def test_an_office_elsewhere_has_the_same_days_on_its_own_clock() -> None:
    jayapura = seeded_calendar("Asia/Jayapura")
    assert str(jayapura.zone) == "Asia/Jayapura"
    assert not jayapura.is_working_day(date(2026, 12, 24))


def test_the_calendar_is_built_once_per_zone_and_span() -> None:
    assert seeded_calendar("Asia/Makassar", date(2026, 1, 1), date(2026, 12, 31)) is seeded_calendar(
        "Asia/Makassar", date(2026, 1, 1), date(2026, 12, 31)
    )


def test_importing_the_room_loads_neither_the_holiday_library_nor_django() -> None:
    code = "import sys, mutubaku.worktime; print([name for name in ('holidays', 'django') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
