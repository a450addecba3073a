"""What the people room tells: profiles and accreditations in force, officials, people, and the calendar."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time

import pytest
from django.db import transaction

from mutubaku.people import queries
from mutubaku.people.actions.clock import bump
from mutubaku.people.models import FreeDayEntry, Office, WeekEntry
from mutubaku.people.queries import (
    accreditation_on,
    calendar_of,
    free_days_of,
    officials,
    people_of,
    profile_on,
)
from mutubaku.worktime import FreeDay, FreeKind, TimeStandard, Unit
from tests.factories.people import (
    NOON,
    AccreditationFactory,
    FreeDayFactory,
    HoldingFactory,
    HoursPeriodFactory,
    OfficeFactory,
    OfficeProfileFactory,
    PositionFactory,
    UserFactory,
    official,
)

CountQueries = Callable[[int], AbstractContextManager[object]]
Commit = Callable[..., AbstractContextManager[object]]
pytestmark = pytest.mark.django_db

TWO_HOURS = TimeStandard(2, Unit.HOUR, "2 Jam")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_built", {})


def test_the_profile_in_force_is_the_last_that_has_begun() -> None:
    office = OfficeFactory(profile=None)
    old = OfficeProfileFactory(office=office, valid_from=date(2019, 1, 2), name="Baristand Industri Palembang")
    new = OfficeProfileFactory(office=office, valid_from=date(2022, 6, 1), name="BSPJI Palembang")
    assert profile_on(office, date(2022, 5, 31)) == old
    assert profile_on(office, date(2022, 6, 1)) == new


def test_before_the_first_profile_the_first_one_counts(office: Office) -> None:
    assert profile_on(office, date(1999, 1, 1)) == office.profiles.get()


def test_an_office_without_profile_has_none() -> None:
    assert profile_on(OfficeFactory(profile=None), date(2026, 1, 1)) is None


def test_the_accreditation_in_force_is_of_the_scheme_and_the_day(office: Office) -> None:
    old = AccreditationFactory(office=office, valid_from=date(2020, 1, 1), valid_to=date(2024, 12, 31))
    new = AccreditationFactory(office=office, valid_from=date(2025, 1, 1))
    assert accreditation_on(office, "sppt-sni", date(2024, 12, 31)) == old
    assert accreditation_on(office, "sppt-sni", date(2025, 1, 1)) == new
    assert accreditation_on(office, "iso-9001", date(2025, 1, 1)) is None


def test_officials_are_found_in_one_query_acting_ones_first_and_each_once(
    office: Office, other_office: Office, django_assert_num_queries: CountQueries
) -> None:
    both = official(office, "pjt", title="Kasi PJT", user=UserFactory(name="Ani"))
    official(office, "pjt", title="Kasi SS", user=both, acting=True)
    official(office, "pjt", title="Kasi PJT", user=UserFactory(name="Budi"), acting=True)
    official(office, "pjt", title="Staf PJT", user=UserFactory(name="Citra"))
    official(office, "pjt", user=UserFactory(name="Dedi"), ends_on=date(2026, 11, 24))
    official(office, "ss", user=UserFactory(name="Eka"))
    official(other_office, "pjt", user=UserFactory(name="Fajar"))
    with django_assert_num_queries(1):
        found = officials(office, "pjt", NOON)
    assert [(c.name, c.title) for c in found] == [("Budi", "Plt. Kasi PJT"), ("Ani", "Kasi PJT"), ("Citra", "Staf PJT")]


def test_the_people_of_an_office_are_all_who_ever_had_a_position_there(
    office: Office, other_office: Office, django_assert_num_queries: CountQueries
) -> None:
    position = PositionFactory(office=office, title="Staf")
    HoldingFactory(position=position, user=UserFactory(name="Budi"), ends_on=date(2021, 1, 1))
    ani = HoldingFactory(position=position, user=UserFactory(name="Ani")).user
    HoldingFactory(position=PositionFactory(office=office, title="Auditor"), user=ani)
    HoldingFactory(position=PositionFactory(office=other_office), user=ani)
    official(other_office, "head")
    with django_assert_num_queries(2):
        found = [(person.name, [h.title for h in person.posts]) for person in people_of(office)]
    assert found == [("Ani", ["Auditor", "Staf"]), ("Budi", ["Staf"])]


def test_an_override_covers_the_seeded_day_and_a_working_one_uncovers_it(office: Office) -> None:
    FreeDayFactory(office=office, day=date(2026, 12, 24), kind="joint-leave", name="Cuti bersama Natal", decree="SKB")
    FreeDayFactory(office=office, day=date(2026, 12, 25))
    FreeDayFactory(office=office, day=date(2026, 12, 24), kind="working", name="Tetap masuk", is_override=True)
    FreeDayFactory(office=office, day=date(2026, 12, 1), kind="office", name="Banjir", decree="", is_override=True)
    assert free_days_of(office) == [
        FreeDay(date(2026, 12, 1), FreeKind.OFFICE, "Banjir", ""),
        FreeDay(date(2026, 12, 25), FreeKind.NATIONAL, "Hari Raya Natal", "SKB 3 Menteri 1497/2/5 Tahun 2025"),
    ]


def test_two_hours_begun_on_thursday_at_half_past_three_end_on_friday_at_nine(office: Office) -> None:
    due = calendar_of(office).due(datetime(2026, 11, 26, 8, 30, tzinfo=UTC), TWO_HOURS)
    assert due == datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


def test_a_special_period_has_its_own_hours(office: Office) -> None:
    HoursPeriodFactory(office=office)
    calendar = calendar_of(office)
    assert calendar.hours_on(date(2027, 2, 8)) == ((time(8), time(15)),)
    assert calendar.hours_on(date(2027, 3, 10)) == ((time(7, 30), time(12)), (time(13), time(16)))


def test_a_calendar_is_built_once_for_each_version(office: Office, django_assert_num_queries: CountQueries) -> None:
    first = calendar_of(office)
    with django_assert_num_queries(0):
        assert calendar_of(Office(pk=office.pk, zone=office.zone, calendar_version=office.calendar_version)) is first
    bump(office)
    assert calendar_of(office) is not first


def test_an_edit_that_is_undone_does_not_meet_the_calendar_of_the_next_one(office: Office) -> None:
    with transaction.atomic():
        FreeDayEntry.objects.create(office=office, day=date(2026, 11, 26), kind="office", name="Salah ketik")
        bump(office)
        assert not calendar_of(office).is_working_day(date(2026, 11, 26))
        transaction.set_rollback(True)
    office.refresh_from_db()
    bump(office)
    assert calendar_of(office).is_working_day(date(2026, 11, 26))


def test_only_so_many_calendars_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_KEPT", 1)
    calendar_of(OfficeFactory())
    kept = calendar_of(OfficeFactory())
    assert list(queries._built.values()) == [kept]


def test_an_office_elsewhere_runs_on_its_own_clock() -> None:
    eastern = OfficeFactory(zone="Asia/Jayapura", hours=False)
    WeekEntry.objects.create(office=eastern, weekday=2, opens=time(8), closes=time(9))
    calendar = calendar_of(eastern)
    assert calendar.is_open(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert not calendar.is_open(datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
