"""Time spent, openings, working days and warnings of an office's calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from mutubaku.worktime import (
    CalendarError,
    FreeDay,
    FreeKind,
    HoursPeriod,
    MomentError,
    OfficeCalendar,
    Pause,
    SpanError,
    Week,
    parse_standard,
    seed_week,
)

At = Callable[[str], datetime]

MORNINGS = Week((((time(8), time(12)),),) * 5 + ((), ()))


class TestSpent:
    @pytest.mark.parametrize(
        ("start", "end", "minutes"),
        [
            ("2026-11-26 15:30", "2026-11-27 09:00", 120),
            ("2026-11-24 07:30", "2026-11-24 16:00", 450),
            ("2026-11-23 00:00", "2026-11-30 00:00", 5 * 450),
            ("2026-11-24 12:00", "2026-11-24 13:00", 0),
            ("2026-11-24 09:00:30", "2026-11-24 09:02:29", 1),
            ("2026-11-24 10:00", "2026-11-24 10:00", 0),
            ("2026-11-24 10:00", "2026-11-24 09:00", 0),
        ],
    )
    def test_working_minutes_are_counted_whole(
        self, office: OfficeCalendar, at: At, start: str, end: str, minutes: int
    ) -> None:
        assert office.spent(at(start), at(end)) == minutes

    def test_pauses_are_not_spent_time(self, office: OfficeCalendar, at: At) -> None:
        pauses = [
            Pause(at("2026-11-24 07:00"), at("2026-11-24 08:30")),  # begins before the start
            Pause(at("2026-11-24 10:00"), at("2026-11-24 10:20")),
            Pause(at("2026-11-24 10:10"), at("2026-11-24 10:30")),  # overlaps the one before
            Pause(at("2026-11-24 15:00"), at("2026-11-26 09:00")),  # lasts beyond the end
            Pause(at("2026-11-25 10:00"), at("2026-11-25 11:00")),  # after the end
        ]
        assert office.spent(at("2026-11-24 08:00"), at("2026-11-24 15:30"), pauses) == 390 - 30 - 30 - 30

    def test_a_pause_wholly_after_the_end_is_none_of_it(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 10:00"), at("2026-11-24 11:00"))
        assert office.spent(at("2026-11-24 08:00"), at("2026-11-24 10:00"), [pause]) == 120

    def test_an_open_pause_lasts_to_the_end(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 09:00"), None)
        assert office.spent(at("2026-11-24 08:00"), at("2026-11-24 15:00"), [pause]) == 60

    def test_what_due_promises_spent_confirms(self, office: OfficeCalendar, at: At) -> None:
        start, pauses = at("2026-11-26 15:30"), [Pause(at("2026-11-27 08:00"), at("2026-11-30 10:00"))]
        assert office.spent(start, office.due(start, parse_standard("7 jam"), pauses), pauses) == 7 * 60


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("start", "end", "days"),
        [
            ("2026-11-23 10:00", "2026-11-25 10:00", 2),
            ("2026-11-23 10:00", "2026-11-25 16:00", 2),
            ("2026-11-23 10:00", "2026-11-25 16:01", 3),
            ("2026-11-23 10:00", "2026-11-23 16:00", 0),
            ("2026-11-23 16:00", "2026-11-24 16:00", 0),
            ("2026-11-28 10:00", "2026-11-29 10:00", 0),
            ("2026-11-27 10:00", "2026-11-30 10:00", 1),
            ("2026-11-25 10:00", "2026-11-23 10:00", 0),
        ],
    )
    def test_days_between_are_the_standard_that_would_just_be_kept(
        self, office: OfficeCalendar, at: At, start: str, end: str, days: int
    ) -> None:
        assert office.working_days_between(at(start), at(end)) == days

    @pytest.mark.parametrize("standard", ["1 hari kerja", "5 hari kerja", "41 hari kerja"])
    def test_from_start_to_due_there_are_as_many_as_the_standard_says(
        self, office: OfficeCalendar, at: At, standard: str
    ) -> None:
        start, asked = at("2026-11-23 10:00"), parse_standard(standard)
        assert office.working_days_between(start, office.due(start, asked)) == asked.amount

    def test_days_held_by_pauses_are_taken_off(self, office: OfficeCalendar, at: At) -> None:
        pauses = [
            Pause(at("2026-11-24 10:00"), at("2026-11-26 10:00")),
            Pause(at("2026-12-03 10:00"), at("2026-12-20 10:00")),
        ]
        assert office.working_days_between(at("2026-11-23 10:00"), at("2026-11-30 10:00"), pauses) == 3

    def test_a_pause_over_all_of_it_leaves_none(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-23 10:00"), None)
        assert office.working_days_between(at("2026-11-23 10:00"), at("2026-11-30 16:00"), [pause]) == 0

    def test_a_day_works_when_the_office_opens_at_all(self, office: OfficeCalendar) -> None:
        days = [date(2026, 11, 27), date(2026, 11, 28), date(2026, 12, 24), date(2026, 12, 25)]
        assert [office.is_working_day(day) for day in days] == [True, False, False, False]

    def test_a_day_outside_the_calendar_is_refused(self, office: OfficeCalendar) -> None:
        for day in (date(2018, 12, 31), date(2033, 1, 1)):
            with pytest.raises(SpanError, match="2019-01-01 sampai 2032-12-31"):
                office.is_working_day(day)


class TestOpening:
    @pytest.mark.parametrize(
        ("moment", "opening", "is_open"),
        [
            ("2026-11-26 09:00", "2026-11-26 09:00", True),
            ("2026-11-26 07:30", "2026-11-26 07:30", True),
            ("2026-11-26 06:00", "2026-11-26 07:30", False),
            ("2026-11-26 12:00", "2026-11-26 13:00", False),
            ("2026-11-26 16:00", "2026-11-27 07:30", False),
            ("2026-11-27 16:30", "2026-11-30 07:30", False),
            ("2026-11-28 09:00", "2026-11-30 07:30", False),
        ],
    )
    def test_an_open_moment_is_its_own_opening_and_another_waits(
        self, office: OfficeCalendar, at: At, moment: str, opening: str, *, is_open: bool
    ) -> None:
        assert office.opening(at(moment)) == at(opening)
        assert office.is_open(at(moment)) is is_open

    def test_the_opening_stands_in_the_offices_zone(self, office: OfficeCalendar) -> None:
        opening = office.opening(datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
        assert opening.isoformat() == "2026-11-26T09:00:00+07:00"

    @pytest.mark.parametrize("moment", ["2018-12-31 09:00", "2032-12-31 16:30", "2033-01-01 00:00"])
    def test_no_opening_is_guessed_outside_the_calendar(self, office: OfficeCalendar, at: At, moment: str) -> None:
        with pytest.raises(SpanError):
            office.opening(at(moment))


class TestJointLeave:
    def test_years_without_joint_leave_data_are_named(self, office: OfficeCalendar, at: At) -> None:
        assert office.years_without_joint_leave(at("2026-01-01 00:00"), at("2027-12-31 23:59")) == []
        assert office.years_without_joint_leave(at("2027-12-01 00:00"), at("2029-01-10 00:00")) == [2028, 2029]
        assert office.years_without_joint_leave(at("2029-01-10 00:00"), at("2027-12-01 00:00")) == [2028, 2029]

    def test_the_year_is_the_one_on_the_offices_wall(self, office: OfficeCalendar) -> None:
        new_year = datetime(2027, 12, 31, 17, 0, tzinfo=UTC)
        assert office.years_without_joint_leave(new_year, new_year) == [2028]

    def test_a_calendar_that_was_told_of_none_warns_of_every_year(self, at: At) -> None:
        calendar = OfficeCalendar(zone="Asia/Jakarta", week=MORNINGS)
        assert calendar.years_without_joint_leave(at("2026-01-01 00:00"), at("2026-02-01 00:00")) == [2026]

    def test_years_without_hours_for_ramadan_are_named_and_no_other_period_counts(
        self, office: OfficeCalendar, at: At
    ) -> None:
        assert office.years_without_ramadan(at("2024-01-01 00:00"), at("2027-12-31 23:59")) == []
        assert office.years_without_ramadan(at("2027-12-01 00:00"), at("2029-01-10 00:00")) == [2028, 2029]
        periods = [
            HoursPeriod(date(2029, 12, 28), date(2030, 1, 25), MORNINGS, "Ramadhan 1451 H"),
            HoursPeriod(date(2031, 1, 1), date(2031, 1, 2), MORNINGS, "Masa darurat"),
        ]
        calendar = OfficeCalendar(zone="Asia/Jakarta", week=MORNINGS, periods=iter(periods))
        assert calendar.years_without_ramadan(at("2028-01-01 00:00"), at("2031-06-01 00:00")) == [2028, 2031]

    def test_a_moment_without_offset_is_refused(self, office: OfficeCalendar, at: At) -> None:
        with pytest.raises(MomentError):
            office.years_without_joint_leave(
                datetime(2026, 1, 1),  # noqa: DTZ001 - what is refused
                at("2026-02-01 00:00"),
            )


class TestBuilding:
    def test_a_free_day_outweighs_a_period_and_a_period_the_week(self) -> None:
        calendar = OfficeCalendar(
            zone="Asia/Makassar",
            week=seed_week(),
            periods=[HoursPeriod(date(2026, 3, 2), date(2026, 3, 6), MORNINGS, "pagi")],
            free_days=[FreeDay(date(2026, 3, 4), FreeKind.OFFICE, "Hari jadi kantor", "SK 1/2026")],
            first=date(2026, 1, 1),
            last=date(2026, 12, 31),
        )
        hours = [calendar.hours_on(date(2026, 3, day)) for day in (2, 4, 7, 9)]
        normal = ((time(7, 30), time(12)), (time(13), time(16)))
        assert hours == [((time(8), time(12)),), (), (), normal]

    def test_the_first_and_the_last_day_belong_to_the_calendar(self) -> None:
        calendar = OfficeCalendar(
            zone="Asia/Jayapura", week=MORNINGS, first=date(2026, 11, 25), last=date(2026, 11, 26)
        )
        begins = datetime.fromisoformat("2026-11-25T00:00+09:00")
        ends = datetime.fromisoformat("2026-11-26T23:59+09:00")
        assert calendar.spent(begins, ends) == 480
        assert calendar.due(begins, parse_standard("8 jam")).isoformat() == "2026-11-26T12:00:00+09:00"
        for standard in ("481 menit", "2 hari", "2 hari kerja"):
            with pytest.raises(SpanError):
                calendar.due(begins, parse_standard(standard))

    def test_an_office_that_never_opens_has_no_due_moment(self, at: At) -> None:
        calendar = OfficeCalendar(zone="Asia/Jakarta", week=Week(((),) * 7))
        assert calendar.spent(at("2026-01-01 00:00"), at("2027-01-01 00:00")) == 0
        for standard in ("1 menit", "1 hari", "1 hari kerja"):
            with pytest.raises(SpanError):
                calendar.due(at("2026-01-01 00:00"), parse_standard(standard))

    @pytest.mark.parametrize("zone", ["Asia/Palembang", "", "../etc/passwd", "Asia"])
    def test_an_unknown_zone_is_refused(self, zone: str) -> None:
        with pytest.raises(CalendarError) as refused:
            OfficeCalendar(zone=zone, week=MORNINGS)
        assert str(refused.value) == f'Zona waktu "{zone}" tidak dikenal; pilih misalnya Asia/Jakarta.'

    def test_a_calendar_that_ends_before_it_begins_is_refused(self) -> None:
        with pytest.raises(CalendarError) as refused:
            OfficeCalendar(zone="Asia/Jakarta", week=MORNINGS, first=date(2033, 1, 1))
        assert str(refused.value) == "Kalender berakhir (2032-12-31) sebelum mulai (2033-01-01); tukar tanggalnya."
