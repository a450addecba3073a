"""Office hours that no clock can run on are refused with what to change."""

from datetime import UTC, date, time

import pytest

from mutubaku.worktime import CalendarError, Hours, HoursPeriod, OfficeCalendar, Week

SHUT: tuple[Hours, ...] = ((),) * 6
DAY: Hours = ((time(8), time(12)), (time(13), time(16)))


def test_a_week_has_seven_days() -> None:
    with pytest.raises(CalendarError) as refused:
        Week((DAY,) * 5)
    assert str(refused.value) == "Pekan kerja berisi 5 hari; isi tujuh hari mulai Senin, hari libur kosong."


@pytest.mark.parametrize(
    "hours",
    [
        ((time(12), time(8)),),
        ((time(8), time(8)),),
        ((time(13), time(16)), (time(8), time(12))),
        ((time(8), time(12)), (time(12), time(16))),
        ((time(8), time(13)), (time(12), time(16))),
    ],
)
def test_intervals_are_in_order_and_do_not_touch(hours: Hours) -> None:
    with pytest.raises(CalendarError) as refused:
        Week((hours, *SHUT))
    assert str(refused.value) == (
        "Jam kerja hari Senin tidak berurutan; tulis jam buka lalu jam tutup, dengan jeda di antaranya."
    )


@pytest.mark.parametrize("edge", [time(8, 0, 1), time(8, 0, 0, 1), time(8, tzinfo=UTC)])
def test_hours_are_whole_minutes_of_local_time(edge: time) -> None:
    with pytest.raises(CalendarError) as refused:
        Week((*SHUT, ((edge, time(12)),)))
    assert str(refused.value) == "Jam kerja hari Minggu harus berupa menit penuh waktu setempat, misalnya 07:30."


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(CalendarError) as refused:
        HoursPeriod(date(2026, 3, 20), date(2026, 2, 19), Week((DAY, *SHUT)), "Ramadan")
    assert str(refused.value) == (
        'Jam kerja "Ramadan" berakhir (2026-02-19) sebelum mulai (2026-03-20); tukar tanggalnya.'
    )


def test_two_periods_on_one_day_are_refused_by_name() -> None:
    week = Week((DAY, *SHUT))
    late = HoursPeriod(date(2026, 3, 20), date(2026, 3, 31), week, "Pindah gedung")
    ramadan = HoursPeriod(date(2026, 2, 19), date(2026, 3, 20), week, "Ramadan")
    with pytest.raises(CalendarError) as refused:
        OfficeCalendar(zone="Asia/Jakarta", week=week, periods=[late, ramadan])
    assert str(refused.value) == (
        'Jam kerja "Ramadan" dan "Pindah gedung" sama-sama berlaku pada 2026-03-20; '
        "ubah tanggalnya sehingga setiap hari hanya punya satu jam kerja."
    )


def test_periods_may_follow_each_other_directly() -> None:
    week = Week((DAY, *SHUT))
    before = HoursPeriod(date(2026, 2, 19), date(2026, 3, 20), week, "Ramadan")
    after = HoursPeriod(date(2026, 3, 21), date(2026, 3, 31), week, "Pindah gedung")
    calendar = OfficeCalendar(zone="Asia/Jakarta", week=week, periods=[after, before])
    assert calendar.hours_on(date(2026, 3, 23)) == DAY
