"""Office hours: the ordinary week from a day on, and special periods."""

from datetime import UTC, date, datetime, time

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.actions import PeriodData, add_period, change_period, remove_period, save_week
from mutubaku.people.errors import (
    CalendarRefused,
    DatesReversed,
    NoHours,
    PastPeriod,
    PeriodBegun,
    RowGone,
    StartsInPast,
)
from mutubaku.people.models import HoursPeriodEntry, Office
from mutubaku.people.queries import build_calendar, week_of
from mutubaku.worktime import Hours, Week
from tests.factories.people import NOON, HoursPeriodFactory

TODAY = date(2026, 11, 25)  # a Wednesday
NORMAL: Hours = ((time(7, 30), time(12)), (time(13), time(16)))
SHORT: Hours = ((time(8), time(14)),)
SHORT_WEEK = Week((SHORT,) * 5 + ((), ()))


def ramadan(**changes: object) -> PeriodData:
    facts = {"name": "Ramadan 1448 H", "first": date(2027, 2, 8), "last": date(2027, 3, 9), "week": SHORT_WEEK}
    return PeriodData(**{**facts, **changes})  # type: ignore[arg-type]


def test_new_hours_count_from_their_day_and_time_before_is_still_counted_by_the_old_ones(
    office: Office, administrator: Capacity
) -> None:
    spent = (datetime(2026, 1, 5, 0, 0, tzinfo=UTC), datetime(2026, 11, 25, 0, 0, tzinfo=UTC))
    before = build_calendar(office).spent(*spent)
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    calendar = build_calendar(office)
    assert calendar.spent(*spent) == before
    assert calendar.hours_on(date(2026, 11, 24)) == NORMAL
    assert calendar.hours_on(TODAY) == SHORT
    assert calendar.hours_on(date(2032, 12, 1)) == SHORT


def test_old_hours_are_laid_around_the_special_periods_of_their_time(office: Office, administrator: Capacity) -> None:
    HoursPeriodFactory(office=office, name="Ramadan 1447 H", first=date(2026, 2, 19), last=date(2026, 3, 20))
    HoursPeriodFactory(office=office, name="Ramadan 1448 H", first=date(2027, 2, 8), last=date(2027, 3, 9))
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    assert list(office.hours_periods.values_list("name", "first", "last")) == [
        ("Jam kerja lama sampai 18 Februari 2026", date(2019, 1, 1), date(2026, 2, 18)),
        ("Ramadan 1447 H", date(2026, 2, 19), date(2026, 3, 20)),
        ("Jam kerja lama sampai 24 November 2026", date(2026, 3, 21), date(2026, 11, 24)),
        ("Ramadan 1448 H", date(2027, 2, 8), date(2027, 3, 9)),
    ]


def test_hours_changed_twice_on_one_day_leave_one_trace(office: Office, administrator: Capacity) -> None:
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    save_week(office, Week((NORMAL,) * 5 + ((), ())), TODAY, by=administrator, at=NOON)
    assert office.hours_periods.count() == 1
    assert build_calendar(office).hours_on(date(2026, 11, 27)) == NORMAL


def test_new_hours_are_journalled_with_the_old_ones_and_the_version(office: Office, administrator: Capacity) -> None:
    before = office.calendar_version
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    assert office.calendar_version != before
    data = Entry.objects.get().data
    assert data["week_from"] == "2026-11-25"
    old, new = data["changed"]["hours"]
    assert old.startswith("Senin 07:30–12:00 13:00–16:00; Selasa")
    assert new == "; ".join(f"{day} 08:00–14:00" for day in ("Senin", "Selasa", "Rabu", "Kamis", "Jumat"))


def test_the_same_hours_again_are_no_edit(office: Office, administrator: Capacity) -> None:
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    once = office.calendar_version
    save_week(office, SHORT_WEEK, TODAY, by=administrator, at=NOON)
    assert office.calendar_version == once


def test_hours_are_not_dated_back(office: Office, administrator: Capacity) -> None:
    with pytest.raises(StartsInPast):
        save_week(office, SHORT_WEEK, date(2026, 11, 24), by=administrator, at=NOON)


def test_a_week_without_any_hour_is_refused_and_changes_nothing(office: Office, administrator: Capacity) -> None:
    before = office.calendar_version
    with pytest.raises(NoHours, match="Paling sedikit satu hari harus mempunyai jam kerja"):
        save_week(office, Week(((),) * 7), TODAY, by=administrator, at=NOON)
    office.refresh_from_db()
    assert office.calendar_version == before
    assert build_calendar(office).hours_on(TODAY) == NORMAL
    assert not office.hours_periods.exists()


def test_ramadan_is_entered_with_its_hours(office: Office, administrator: Capacity) -> None:
    period = add_period(office, ramadan(note=" Perpres 21/2023 "), by=administrator, at=NOON)
    assert period.note == "Perpres 21/2023"
    assert build_calendar(office).hours_on(date(2027, 2, 8)) == SHORT
    assert Entry.objects.get().data["period"] == "Ramadan 1448 H"


def test_periods_that_share_a_day_are_refused(office: Office, administrator: Capacity) -> None:
    add_period(office, ramadan(), by=administrator, at=NOON)
    with pytest.raises(CalendarRefused, match="sama-sama berlaku pada 2027-03-09"):
        add_period(
            office, ramadan(name="Lain", first=date(2027, 3, 9), last=date(2027, 3, 12)), by=administrator, at=NOON
        )
    assert office.hours_periods.count() == 1


def test_a_period_ends_after_it_begins(office: Office, administrator: Capacity) -> None:
    with pytest.raises(DatesReversed):
        add_period(office, ramadan(last=date(2027, 2, 7)), by=administrator, at=NOON)


def test_the_first_day_of_ramadan_is_corrected_when_it_is_decided(office: Office, administrator: Capacity) -> None:
    period = HoursPeriodFactory(office=office)
    change_period(period, ramadan(first=date(2027, 2, 9)), by=administrator, at=NOON)
    calendar = build_calendar(office)
    assert calendar.hours_on(date(2027, 2, 8)) == NORMAL
    assert calendar.hours_on(date(2027, 2, 9)) == SHORT
    assert Entry.objects.get().data["changed"]["first"] == ["2027-02-08", "2027-02-09"]


def test_a_period_that_is_over_is_not_changed(office: Office, administrator: Capacity) -> None:
    over = HoursPeriodFactory(office=office, first=date(2026, 2, 19), last=date(2026, 3, 20))
    with pytest.raises(PastPeriod, match="sudah lewat"):
        change_period(over, ramadan(), by=administrator, at=NOON)


def test_a_corrected_period_ends_after_it_begins(office: Office, administrator: Capacity) -> None:
    with pytest.raises(DatesReversed):
        change_period(HoursPeriodFactory(office=office), ramadan(last=date(2027, 1, 1)), by=administrator, at=NOON)


def test_a_period_to_come_is_removed_with_its_hours(office: Office, administrator: Capacity) -> None:
    remove_period(HoursPeriodFactory(office=office), by=administrator, at=NOON)
    assert not HoursPeriodEntry.objects.exists()
    assert build_calendar(office).hours_on(date(2027, 2, 8)) == NORMAL
    assert Entry.objects.get().data["removed"] is True


def test_who_acts_on_a_period_somebody_took_away_is_told(office: Office, administrator: Capacity) -> None:
    period = HoursPeriodFactory(office=office)
    other = HoursPeriodEntry.objects.get(pk=period.pk)
    remove_period(period, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        remove_period(other, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        change_period(other, ramadan(), by=administrator, at=NOON)
    assert (HoursPeriodEntry.objects.count(), Entry.objects.count()) == (0, 1)


def test_a_period_that_has_begun_is_not_removed(office: Office, administrator: Capacity) -> None:
    begun = HoursPeriodFactory(office=office, first=TODAY, last=date(2026, 12, 1))
    with pytest.raises(PeriodBegun, match="sudah berjalan"):
        remove_period(begun, by=administrator, at=NOON)


def test_hours_that_have_not_begun_give_way_to_those_saved_after_them(office: Office, administrator: Capacity) -> None:
    long_week = Week((((time(7), time(17)),),) * 5 + ((), ()))
    save_week(office, SHORT_WEEK, date(2027, 2, 1), by=administrator, at=NOON)
    save_week(office, long_week, date(2027, 1, 15), by=administrator, at=NOON)
    calendar = build_calendar(office)
    hours = [calendar.hours_on(day)[0] for day in (date(2027, 1, 14), date(2027, 1, 15), date(2027, 2, 1))]
    assert hours == [NORMAL[0], (time(7), time(17)), (time(7), time(17))]
    assert Entry.objects.latest("seq").data["given_up"]


def test_the_first_day_of_hours_to_come_can_be_moved_and_the_change_taken_back(
    office: Office, administrator: Capacity
) -> None:
    usual = week_of(office.week_entries.filter(period=None))
    save_week(office, SHORT_WEEK, date(2027, 2, 1), by=administrator, at=NOON)
    save_week(office, SHORT_WEEK, date(2027, 3, 1), by=administrator, at=NOON)
    calendar = build_calendar(office)
    assert [calendar.hours_on(day) for day in (date(2027, 2, 1), date(2027, 3, 1))] == [NORMAL, SHORT]
    save_week(office, usual, TODAY, by=administrator, at=NOON)
    assert build_calendar(office).hours_on(date(2027, 3, 1)) == NORMAL
    assert not office.hours_periods.exists()
