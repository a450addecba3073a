"""Free days: the office's own word, and joint leave by decree."""

from datetime import UTC, date, datetime

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.actions import mark_day, save_joint_leave, unmark_day
from mutubaku.people.errors import DayOutsideYear, RowGone
from mutubaku.people.models import Office
from mutubaku.people.queries import build_calendar, free_days_of
from mutubaku.worktime import FreeDay, FreeKind
from tests.factories.people import NOON, FreeDayFactory

CHRISTMAS_EVE = date(2026, 12, 24)
LEAVE = FreeKind.JOINT_LEAVE


def seeded(office: Office, day: date = CHRISTMAS_EVE) -> None:
    FreeDayFactory(office=office, day=day, kind=LEAVE.value, name="Cuti bersama Natal", decree="SKB 1497")


def test_a_day_is_marked_free_by_the_office_and_counted_as_a_new_version(
    office: Office, administrator: Capacity
) -> None:
    before = office.calendar_version
    mark_day(office, date(2026, 12, 9), kind="office", name=" Pilkada ", decree="Keppres 1", by=administrator, at=NOON)
    assert not build_calendar(office).is_working_day(date(2026, 12, 9))
    assert office.calendar_version != before
    assert Entry.objects.get().data == {
        "day": "2026-12-09",
        "kind": "office",
        "name": "Pilkada",
        "decree": "Keppres 1",
    }


def test_a_seeded_free_day_is_made_a_working_day_again(office: Office, administrator: Capacity) -> None:
    seeded(office)
    mark_day(office, CHRISTMAS_EVE, kind="working", name="Tetap melayani", by=administrator, at=NOON)
    assert build_calendar(office).is_working_day(CHRISTMAS_EVE)
    assert office.free_days.count() == 2


def test_a_second_word_on_a_day_replaces_the_first(office: Office, administrator: Capacity) -> None:
    mark_day(office, CHRISTMAS_EVE, kind="working", name="Masuk", by=administrator, at=NOON)
    mark_day(office, CHRISTMAS_EVE, kind="office", name="Libur", by=administrator, at=NOON)
    assert [(d.kind, d.name) for d in free_days_of(office)] == [(FreeKind.OFFICE, "Libur")]


def test_a_word_taken_back_lets_the_seeded_day_count_again(office: Office, administrator: Capacity) -> None:
    seeded(office)
    entry = mark_day(office, CHRISTMAS_EVE, kind="working", name="Masuk", by=administrator, at=NOON)
    unmark_day(entry, by=administrator, at=NOON)
    assert not build_calendar(office).is_working_day(CHRISTMAS_EVE)
    assert Entry.objects.latest("seq").data["removed"] is True


def test_a_seeded_day_itself_is_not_taken_away(office: Office, administrator: Capacity) -> None:
    seeded(office)
    with pytest.raises(RowGone):
        unmark_day(office.free_days.get(), by=administrator, at=NOON)
    assert office.free_days.exists()


def test_a_word_is_taken_back_once(office: Office, administrator: Capacity) -> None:
    entry = mark_day(office, CHRISTMAS_EVE, kind="working", name="Masuk", by=administrator, at=NOON)
    other = office.free_days.get()
    unmark_day(entry, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        unmark_day(other, by=administrator, at=NOON)
    assert Entry.objects.count() == 2


def test_joint_leave_of_a_new_year_is_entered_and_the_year_is_known(office: Office, administrator: Capacity) -> None:
    days = {date(2028, 2, 28): "Cuti bersama Idul Fitri", date(2028, 12, 26): "Cuti bersama Natal"}
    known = save_joint_leave(office, 2028, " SKB 12/2027 ", days, by=administrator, at=NOON)
    assert (known.year, known.decree) == (2028, "SKB 12/2027")
    assert free_days_of(office) == [
        FreeDay(date(2028, 2, 28), LEAVE, "Cuti bersama Idul Fitri", "SKB 12/2027"),
        FreeDay(date(2028, 12, 26), LEAVE, "Cuti bersama Natal", "SKB 12/2027"),
    ]
    year = (datetime(2028, 1, 2, tzinfo=UTC), datetime(2028, 12, 30, tzinfo=UTC))
    assert build_calendar(office).years_without_joint_leave(*year) == []
    assert Entry.objects.get().data["days"] == {
        "2028-02-28": "Cuti bersama Idul Fitri",
        "2028-12-26": "Cuti bersama Natal",
    }


def test_a_year_decreed_without_joint_leave_is_known_too(office: Office, administrator: Capacity) -> None:
    save_joint_leave(office, 2028, "SKB 12/2027", {}, by=administrator, at=NOON)
    assert office.joint_leave_years.get().year == 2028
    assert free_days_of(office) == []


def test_a_decree_changed_in_mid_year_moves_a_day(office: Office, administrator: Capacity) -> None:
    seeded(office)
    moved = {date(2026, 12, 28): "Cuti bersama Natal"}
    save_joint_leave(office, 2026, "Perubahan SKB", moved, by=administrator, at=NOON)
    assert [(d.day, d.decree) for d in free_days_of(office)] == [(date(2026, 12, 28), "Perubahan SKB")]
    assert office.free_days.get(is_override=True, day=CHRISTMAS_EVE).kind == "working"


def test_a_day_listed_again_becomes_free_again(office: Office, administrator: Capacity) -> None:
    seeded(office)
    save_joint_leave(office, 2026, "SKB 1497", {}, by=administrator, at=NOON)
    save_joint_leave(office, 2026, "SKB 1497", {CHRISTMAS_EVE: "Cuti bersama Natal"}, by=administrator, at=NOON)
    assert [d.day for d in free_days_of(office)] == [CHRISTMAS_EVE]
    assert not office.free_days.filter(is_override=True).exists()


def test_seeded_leave_under_another_decree_gets_the_offices_row(office: Office, administrator: Capacity) -> None:
    seeded(office)
    save_joint_leave(office, 2026, "SKB baru", {CHRISTMAS_EVE: "Cuti bersama Natal"}, by=administrator, at=NOON)
    assert [(d.day, d.decree) for d in free_days_of(office)] == [(CHRISTMAS_EVE, "SKB baru")]


def test_the_offices_other_words_on_a_year_stay(office: Office, administrator: Capacity) -> None:
    mark_day(office, date(2026, 12, 9), kind="office", name="Pilkada", by=administrator, at=NOON)
    save_joint_leave(office, 2026, "SKB", {}, by=administrator, at=NOON)
    assert [d.name for d in free_days_of(office)] == ["Pilkada"]


def test_a_day_of_another_year_is_refused(office: Office, administrator: Capacity) -> None:
    with pytest.raises(DayOutsideYear, match="1 Januari 2029 bukan hari pada tahun 2028"):
        save_joint_leave(office, 2028, "SKB", {date(2029, 1, 1): "x"}, by=administrator, at=NOON)
    assert not office.joint_leave_years.exists()
