"""What a new office's calendar starts with."""

from datetime import UTC, date, datetime

import pytest

from mutubaku.people.models import FreeDayEntry, HoursPeriodEntry, Office
from mutubaku.people.queries import build_calendar
from mutubaku.people.seed import seed_calendar
from mutubaku.worktime import seeded_calendar
from mutubaku.worktime.calendar import FIRST, LAST
from tests.factories.people import FreeDayFactory, OfficeFactory


@pytest.fixture
def bare(db: None) -> Office:
    return OfficeFactory(hours=False)


def test_the_seeded_office_keeps_the_hours_of_the_built_in_calendar_on_every_day(bare: Office) -> None:
    seed_calendar(bare)
    office, built_in = build_calendar(bare), seeded_calendar()
    days = [date.fromordinal(n) for n in range(FIRST.toordinal(), LAST.toordinal() + 1)]
    assert [office.hours_on(day) for day in days] == [built_in.hours_on(day) for day in days]


def test_decrees_stand_beside_the_days_they_made_free(bare: Office) -> None:
    seed_calendar(bare)
    christmas_leave = bare.free_days.get(day=date(2026, 12, 24))
    assert (christmas_leave.kind, christmas_leave.decree) == (
        "joint-leave",
        "SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025",
    )
    assert bare.free_days.get(day=date(2026, 12, 25)).kind == "national"


def test_years_with_joint_leave_are_known_with_their_decree_and_2028_is_not(bare: Office) -> None:
    seed_calendar(bare)
    years = {known.year: known.decree for known in bare.joint_leave_years.all()}
    assert years[2027] == "SKB Tiga Menteri Nomor 1205, 3, dan 2 Tahun 2026"
    assert 2028 not in years
    start, end = datetime(2026, 11, 1, tzinfo=UTC), datetime(2028, 2, 1, tzinfo=UTC)
    assert build_calendar(bare).years_without_joint_leave(start, end) == [2028]


def test_seeding_again_writes_nothing_and_keeps_the_version(bare: Office) -> None:
    assert seed_calendar(bare) > 0
    once = bare.calendar_version
    assert seed_calendar(bare) == 0
    assert bare.calendar_version == once


def test_hours_the_office_has_set_stay(db: None) -> None:
    office = OfficeFactory()
    before = set(office.week_entries.values_list("pk", flat=True))
    seed_calendar(office)
    assert set(office.week_entries.filter(period=None).values_list("pk", flat=True)) == before


def test_a_period_of_the_offices_own_keeps_the_seeded_one_out(bare: Office) -> None:
    HoursPeriodEntry.objects.create(
        office=bare, name="Ramadan menurut kantor", first=date(2027, 2, 9), last=date(2027, 3, 9)
    )
    seed_calendar(bare)
    periods = list(bare.hours_periods.filter(last__year=2027).values_list("name", flat=True))
    assert periods == ["Ramadan menurut kantor"]


def test_a_day_that_the_seed_lists_no_longer_goes(bare: Office) -> None:
    seed_calendar(bare)
    FreeDayFactory(office=bare, day=date(2026, 12, 10), kind="national", name="Hari yang dibatalkan")
    FreeDayFactory(office=bare, day=date(2026, 12, 11), kind="office", name="Kata kantor", is_override=True)
    assert seed_calendar(bare) == 1
    assert [one.name for one in bare.free_days.filter(day__range=(date(2026, 12, 10), date(2026, 12, 11)))] == [
        "Kata kantor"
    ]


def test_overrides_stay_and_a_changed_seed_row_is_put_right(bare: Office) -> None:
    seed_calendar(bare)
    FreeDayEntry.objects.create(office=bare, day=date(2026, 12, 24), kind="working", name="Masuk", is_override=True)
    bare.free_days.filter(day=date(2026, 12, 25)).update(decree="")
    assert seed_calendar(bare) == 1
    assert bare.free_days.get(day=date(2026, 12, 25)).decree == "SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025"
    assert bare.free_days.get(day=date(2026, 12, 24), is_override=True).name == "Masuk"
