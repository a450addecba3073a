"""When a standard runs out, told by examples on the office clock of the SOP."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mutubaku.worktime import (
    MomentError,
    OfficeCalendar,
    Pause,
    PauseError,
    SpanError,
    TimeStandard,
    Unit,
    parse_standard,
)

At = Callable[[str], datetime]


def due(office: OfficeCalendar, start: datetime, text: str, *pauses: Pause, now: datetime | None = None) -> str:
    """Due as "YYYY-MM-DD HH:MM" on the office's clock."""
    return f"{office.due(start, parse_standard(text), pauses, now):%Y-%m-%d %H:%M}"


def test_two_hours_begun_at_half_past_three_on_thursday_end_at_nine_on_friday(office: OfficeCalendar, at: At) -> None:
    answer = office.due(at("2026-11-26 15:30"), parse_standard("2 jam"))
    assert answer.isoformat() == "2026-11-27T09:00:00+07:00"


def test_the_answer_stands_in_the_offices_zone_wherever_the_question_came_from(office: OfficeCalendar) -> None:
    answer = office.due(datetime(2026, 11, 26, 8, 30, tzinfo=UTC), parse_standard("2 jam"))
    assert answer.isoformat() == "2026-11-27T09:00:00+07:00"


@pytest.mark.parametrize(
    ("start", "standard", "end"),
    [
        ("2026-11-24 09:00", "15 menit", "2026-11-24 09:15"),
        # the rest is jumped over, and so is the night
        ("2026-11-24 11:30", "1 jam", "2026-11-24 13:30"),
        ("2026-11-24 15:50", "15 menit", "2026-11-25 07:35"),
        # Friday has its own hours
        ("2026-11-27 11:15", "30 menit", "2026-11-27 13:15"),
        ("2026-11-27 16:15", "30 menit", "2026-11-30 07:45"),
        # what ends at closing or at the rest stays there
        ("2026-11-24 15:45", "15 menit", "2026-11-24 16:00"),
        ("2026-11-24 11:00", "1 jam", "2026-11-24 12:00"),
        # a whole day of work, from opening to closing
        ("2026-11-24 07:30", "450 menit", "2026-11-24 16:00"),
        # started outside office hours: from the next opening
        ("2026-11-24 16:00", "15 menit", "2026-11-25 07:45"),
        ("2026-11-24 12:00", "15 menit", "2026-11-24 13:15"),
        ("2026-11-24 12:30", "15 menit", "2026-11-24 13:15"),
        ("2026-11-24 03:00", "15 menit", "2026-11-24 07:45"),
        ("2026-11-28 10:00", "2 jam", "2026-11-30 09:30"),
        # joint leave and Christmas, then the weekend
        ("2026-12-23 15:30", "1 jam", "2026-12-28 08:00"),
        # Ramadan hours
        ("2026-03-02 14:30", "1 jam", "2026-03-03 08:30"),
    ],
)
def test_minutes_and_hours_run_only_while_the_office_is_open(
    office: OfficeCalendar, at: At, start: str, standard: str, end: str
) -> None:
    assert due(office, at(start), standard) == end


@pytest.mark.parametrize(
    ("start", "standard", "end"),
    [
        ("2026-11-24 09:00", "1 hari kerja", "2026-11-25 16:00"),
        ("2026-11-26 09:00", "1 hari kerja", "2026-11-27 16:30"),
        ("2026-11-27 09:00", "1 hari kerja", "2026-11-30 16:00"),
        # a start after closing or on a free day belongs to the next working day
        ("2026-11-24 16:00", "1 hari kerja", "2026-11-26 16:00"),
        ("2026-11-28 09:00", "1 hari kerja", "2026-12-01 16:00"),
        ("2026-11-24 12:30", "1 hari kerja", "2026-11-25 16:00"),
        # 41 working days: Christmas and its leave, New Year and Isra Mikraj are none
        ("2026-11-23 08:00", "41 hari kerja", "2027-01-25 16:00"),
    ],
)
def test_working_days_end_at_the_closing_of_the_nth_working_day_after(
    office: OfficeCalendar, at: At, start: str, standard: str, end: str
) -> None:
    assert due(office, at(start), standard) == end


@pytest.mark.parametrize(
    ("start", "standard", "end"),
    [
        ("2026-11-24 09:10", "1 hari", "2026-11-25 09:10"),
        ("2026-11-24 09:10", "3 hari", "2026-11-27 09:10"),
        # the weekend moves it to the same clock time on Monday
        ("2026-11-27 09:10", "1 hari", "2026-11-30 09:10"),
        ("2026-11-26 09:10", "2 hari", "2026-11-30 09:10"),
        # calendar days, so a weekend inside counts
        ("2026-11-26 09:10", "5 hari", "2026-12-01 09:10"),
        ("2026-12-23 10:00", "1 hari", "2026-12-28 10:00"),
        # outside office hours: from the next opening
        ("2026-11-24 20:00", "1 hari", "2026-11-26 07:30"),
        # the same clock time, even where that day rests then
        ("2026-11-24 11:45", "3 hari", "2026-11-27 11:45"),
    ],
)
def test_calendar_days_end_at_the_same_clock_time_on_a_working_day(
    office: OfficeCalendar, at: At, start: str, standard: str, end: str
) -> None:
    assert due(office, at(start), standard) == end


def test_seconds_and_microseconds_are_kept_exactly(office: OfficeCalendar, at: At) -> None:
    start = at("2026-11-24 11:59:59.250001")
    assert office.due(start, parse_standard("1 menit")) == at("2026-11-24 13:00:59.250001")
    assert office.due(start, parse_standard("1 hari")) == at("2026-11-25 11:59:59.250001")


class TestPausesOfWork:
    def test_a_pause_moves_the_due_moment_by_its_working_time(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 09:00"), at("2026-11-24 10:00"))
        assert due(office, at("2026-11-24 08:00"), "2 jam", pause) == "2026-11-24 11:00"

    def test_only_the_working_time_of_a_pause_counts(self, office: OfficeCalendar, at: At) -> None:
        over_the_rest = Pause(at("2026-11-24 11:00"), at("2026-11-24 13:30"))
        by_night = Pause(at("2026-11-24 18:00"), at("2026-11-25 06:00"))
        assert due(office, at("2026-11-24 10:30"), "1 jam", over_the_rest) == "2026-11-24 14:00"
        assert due(office, at("2026-11-24 15:30"), "1 jam", by_night) == "2026-11-25 08:00"

    def test_a_pause_that_begins_at_the_due_moment_or_later_moves_nothing(self, office: OfficeCalendar, at: At) -> None:
        at_due = Pause(at("2026-11-24 10:00"), at("2026-11-24 11:00"))
        later = Pause(at("2026-11-25 10:00"), at("2026-11-25 11:00"))
        assert due(office, at("2026-11-24 08:00"), "2 jam", at_due, later) == "2026-11-24 10:00"

    def test_a_pause_reached_only_because_of_an_earlier_one_counts_too(self, office: OfficeCalendar, at: At) -> None:
        first = Pause(at("2026-11-24 09:00"), at("2026-11-24 10:00"))
        second = Pause(at("2026-11-24 10:30"), at("2026-11-24 11:30"))
        assert due(office, at("2026-11-24 08:00"), "2 jam", second, first) == "2026-11-24 12:00"

    def test_overlapping_pauses_count_once(self, office: OfficeCalendar, at: At) -> None:
        long = Pause(at("2026-11-24 09:00"), at("2026-11-24 10:30"))
        inside = Pause(at("2026-11-24 09:30"), at("2026-11-24 10:00"))
        beyond = Pause(at("2026-11-24 10:00"), at("2026-11-24 11:00"))
        assert due(office, at("2026-11-24 08:00"), "1 jam", inside, long, beyond) == "2026-11-24 09:00"
        assert due(office, at("2026-11-24 08:00"), "2 jam", inside, long, beyond) == "2026-11-24 12:00"

    def test_what_lies_before_the_start_does_not_count(self, office: OfficeCalendar, at: At) -> None:
        before = Pause(at("2026-11-23 09:00"), at("2026-11-23 10:00"))
        over_the_start = Pause(at("2026-11-23 14:00"), at("2026-11-24 09:00"))
        assert due(office, at("2026-11-24 08:00"), "1 jam", before, over_the_start) == "2026-11-24 10:00"

    def test_an_empty_pause_moves_nothing(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 09:00"), at("2026-11-24 09:00"))
        assert due(office, at("2026-11-24 08:00"), "2 jam", pause) == "2026-11-24 10:00"

    def test_an_open_pause_counts_up_to_now(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 09:00"), None)
        now = at("2026-11-24 09:40")
        assert due(office, at("2026-11-24 08:00"), "2 jam", pause, now=now) == "2026-11-24 10:40"

    def test_an_open_pause_that_begins_after_now_does_not_count_yet(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 09:00"), None)
        now = at("2026-11-24 08:30")
        assert due(office, at("2026-11-24 08:00"), "2 jam", pause, now=now) == "2026-11-24 10:00"

    def test_an_open_pause_without_now_is_refused(self, office: OfficeCalendar, at: At) -> None:
        with pytest.raises(PauseError) as refused:
            due(office, at("2026-11-24 08:00"), "2 jam", Pause(at("2026-11-24 09:00"), None))
        assert str(refused.value) == "Ada jeda yang masih terbuka; sebutkan sampai saat mana jeda itu dihitung."


class TestPausesOfWorkingDays:
    @pytest.mark.parametrize(
        ("begun", "ended", "end"),
        [
            ("2026-11-23 10:00", "2026-11-25 10:00", "2026-12-01 16:00"),  # Monday to Wednesday holds 2
            ("2026-11-23 08:00", "2026-11-24 16:00", "2026-12-01 16:00"),  # to Tuesday's closing holds 2
            ("2026-11-23 09:00", "2026-11-23 15:00", "2026-11-27 16:30"),  # within a day holds none
            ("2026-11-23 09:00", "2026-11-23 16:00", "2026-11-30 16:00"),  # to Monday's closing holds 1
            ("2026-11-28 00:00", "2026-11-29 23:00", "2026-11-27 16:30"),  # after due, on a weekend
            ("2026-11-27 16:29", "2026-11-30 07:30", "2026-11-30 16:00"),  # just before the due moment
            ("2026-11-27 16:30", "2026-11-30 07:30", "2026-11-27 16:30"),  # at the due moment
        ],
    )
    def test_a_pause_moves_by_the_working_days_it_holds(
        self, office: OfficeCalendar, at: At, begun: str, ended: str, end: str
    ) -> None:
        assert due(office, at("2026-11-23 08:00"), "4 hari kerja", Pause(at(begun), at(ended))) == end

    def test_a_pause_over_the_weekend_alone_holds_no_working_day(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-28 00:00"), at("2026-11-29 23:00"))
        assert due(office, at("2026-11-26 08:00"), "4 hari kerja", pause) == "2026-12-02 16:00"

    def test_two_pauses_add_up(self, office: OfficeCalendar, at: At) -> None:
        pauses = (
            Pause(at("2026-11-24 10:00"), at("2026-11-25 10:00")),
            Pause(at("2026-11-26 10:00"), at("2026-11-27 10:00")),
        )
        assert due(office, at("2026-11-23 08:00"), "4 hari kerja", *pauses) == "2026-12-01 16:00"


class TestPausesOfCalendarDays:
    def test_a_pause_moves_by_its_working_minutes(self, office: OfficeCalendar, at: At) -> None:
        pause = Pause(at("2026-11-24 10:00"), at("2026-11-24 11:00"))
        assert due(office, at("2026-11-24 09:00"), "1 hari", pause) == "2026-11-25 10:00"

    def test_a_second_pause_counts_when_it_begins_before_the_moved_due_moment(
        self, office: OfficeCalendar, at: At
    ) -> None:
        first = Pause(at("2026-11-24 10:00"), at("2026-11-24 11:00"))
        second = Pause(at("2026-11-25 09:30"), at("2026-11-25 10:30"))
        too_late = Pause(at("2026-11-25 11:00"), at("2026-11-25 12:00"))
        assert due(office, at("2026-11-24 09:00"), "1 hari", first, second, too_late) == "2026-11-25 11:00"

    def test_a_due_moment_in_the_rest_stays_there_when_no_working_time_was_paused(
        self, office: OfficeCalendar, at: At
    ) -> None:
        by_night = Pause(at("2026-11-24 18:00"), at("2026-11-25 06:00"))
        assert due(office, at("2026-11-24 11:45"), "3 hari", by_night) == "2026-11-27 11:45"

    def test_a_pause_that_begins_in_the_rest_before_such_a_due_moment_moves_it(
        self, office: OfficeCalendar, at: At
    ) -> None:
        pause = Pause(at("2026-11-27 11:40"), at("2026-11-27 13:20"))
        too_late = Pause(at("2026-11-27 11:45"), at("2026-11-27 13:20"))
        assert due(office, at("2026-11-24 11:45"), "3 hari", pause) == "2026-11-27 13:20"
        assert due(office, at("2026-11-24 11:45"), "3 hari", too_late) == "2026-11-27 11:45"

    def test_pauses_that_touch_are_one_that_begins_with_the_first(self, office: OfficeCalendar, at: At) -> None:
        first = Pause(at("2026-11-27 11:40"), at("2026-11-27 11:50"))
        second = Pause(at("2026-11-27 11:50"), at("2026-11-27 14:00"))
        assert due(office, at("2026-11-24 11:45"), "3 hari", first, second) == "2026-11-27 14:00"
        assert due(office, at("2026-11-24 11:45"), "3 hari", second, first) == "2026-11-27 14:00"


class TestRefusals:
    SPAN = (
        "Kalender hanya memuat 2019-01-01 sampai 2032-12-31, sedangkan perhitungan ini keluar dari rentang itu; "
        "periksa tanggalnya."
    )

    @pytest.mark.parametrize("standard", ["1 menit", "1 jam", "1 hari", "1 hari kerja"])
    @pytest.mark.parametrize("start", ["2018-12-31 23:59", "1999-01-04 09:00", "2033-01-01 00:00", "2032-12-31 16:30"])
    def test_a_start_outside_the_calendar_is_refused(
        self, office: OfficeCalendar, at: At, start: str, standard: str
    ) -> None:
        with pytest.raises(SpanError) as refused:
            due(office, at(start), standard)
        assert str(refused.value) == self.SPAN

    @pytest.mark.parametrize("unit", list(Unit))
    def test_a_due_moment_outside_the_calendar_is_refused(self, office: OfficeCalendar, at: At, unit: Unit) -> None:
        with pytest.raises(SpanError, match="keluar dari rentang"):
            office.due(at("2032-12-30 09:00"), TimeStandard(99_999, unit, "lama"))

    @pytest.mark.parametrize("standard", ["1 jam", "1 hari", "1 hari kerja"])
    def test_a_pause_that_leaves_the_calendar_is_refused(self, office: OfficeCalendar, at: At, standard: str) -> None:
        with pytest.raises(SpanError, match="keluar dari rentang"):
            due(office, at("2032-12-29 09:00"), standard, Pause(at("2032-12-29 09:10"), at("2033-02-01 00:00")))

    def test_a_start_without_offset_is_refused(self, office: OfficeCalendar) -> None:
        with pytest.raises(MomentError) as refused:
            office.due(datetime(2026, 11, 26, 15, 30), parse_standard("2 jam"))  # noqa: DTZ001 - what is refused
        assert str(refused.value) == (
            "Saat 2026-11-26T15:30:00 tidak menyebut selisihnya dari UTC; tulis misalnya 2026-11-26T15:30:00+07:00."
        )

    def test_a_now_without_offset_is_refused(self, office: OfficeCalendar, at: At) -> None:
        now = datetime(2026, 11, 26, 15, 30)  # noqa: DTZ001 - what is refused
        with pytest.raises(MomentError, match="selisihnya dari UTC"):
            due(office, at("2026-11-26 08:00"), "2 jam", Pause(at("2026-11-26 09:00"), None), now=now)

    def test_a_pause_that_ends_before_it_begins_is_refused(self, at: At) -> None:
        with pytest.raises(PauseError) as refused:
            Pause(at("2026-11-26 10:00"), at("2026-11-26 10:00") - timedelta(minutes=1))
        assert str(refused.value) == (
            "Jeda berakhir (2026-11-26T09:59:00+07:00) sebelum mulai (2026-11-26T10:00:00+07:00); tukar waktunya."
        )

    def test_a_pause_without_offset_is_refused(self, at: At) -> None:
        bare = datetime(2026, 11, 26, 15, 30)  # noqa: DTZ001 - what is refused
        for start, end in ((bare, None), (bare, bare), (at("2026-11-26 10:00"), bare)):
            with pytest.raises(MomentError, match="selisihnya dari UTC"):
                Pause(start, end)
