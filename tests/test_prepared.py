"""A query kept ready answers exactly as Django's own would, on each connection, with whatever values it is given."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from typing import Any
from weakref import ref
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, OperationalError, connection, connections, models, transaction
from django.test.utils import CaptureQueriesContext

from mutubaku.cases.models import NumberCounter
from mutubaku.notices.models import Delivery, Notice
from mutubaku.people.models import Holding, Manner, Membership, Office, Position, User
from mutubaku.prepared import Prepared, ahead, insert, note
from tests.factories.people import (
    NOON,
    HoldingFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    PositionFactory,
    UserFactory,
)

WIB = ZoneInfo("Asia/Jakarta")
FAR = date(2030, 1, 1)
BEGUN: Prepared[Holding] = Prepared(
    lambda mark: (
        Holding.objects.filter(starts_on__lte=mark.day("day"), position_id=mark.number("position"))
        .exclude(decree=mark.text("but"))
        .order_by("pk")
        .values_list("pk", "decree", "position__title")
    )
)
HELD: Prepared[Holding] = Prepared(
    lambda mark: (
        Holding.objects.filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=mark.day("day")), starts_on__lte=mark.day("day")
        )
        .select_related("position__office", "user")
        .order_by("pk")
    )
)
MEMBERS: Prepared[Membership] = Prepared(
    lambda mark: Membership.objects.filter(since__lte=mark.moment("at")).select_related("organisation").order_by("pk")
)
LEAVE: Prepared[Membership] = Prepared(
    lambda mark: Membership.objects.filter(user_id=mark.number("user"), since__gte=mark.moment("after")),
    lambda mark: {"until": mark.moment("until")},
)
RENAME: Prepared[User] = Prepared(
    lambda mark: User.objects.filter(pk=mark.number("user")),
    lambda mark: {"name": mark.text("name"), "is_active": False},
)
POSITIONS: Prepared[Position] = Prepared(
    lambda mark: Position.objects.filter(office_id=mark.number("office")).order_by("pk"),
    lists={
        "holdings": Prepared(
            lambda mark: Holding.objects.filter(position_id=mark.number("of")).select_related("user").order_by("-pk")
        )
    },
)
COUNTED: Prepared[NumberCounter] = Prepared(
    lambda mark: NumberCounter.objects.filter(year=mark.small("year"), kind=mark.text("kind")).values_list("last")
)
NOTICES: Prepared[Notice] = Prepared(
    lambda mark: Notice.objects.filter(kind=mark.text("kind")).select_related("case").order_by("pk")
)


def facts(found: models.Model) -> dict[str, Any]:
    """Every column of a row."""
    return {field.attname: getattr(found, field.attname) for field in found._meta.concrete_fields}


@pytest.fixture
def holdings(db: None) -> list[Holding]:
    """Three in one position, of different times, and one elsewhere."""
    position = PositionFactory()
    return [
        HoldingFactory(position=position, starts_on=date(2026, 1, 1)),
        HoldingFactory(position=position, acting=True),
        HoldingFactory(position=position, starts_on=date(2027, 1, 1)),
        HoldingFactory(starts_on=date(2026, 1, 1)),
    ]


@pytest.mark.parametrize("but", ["", "SP-12/BSKJI/XI/2026", "😀 ' OR 1=1 -- %s %(x)s"])
@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 1), date(2030, 1, 1)])
def test_columns_are_those_the_same_query_gives(holdings: list[Holding], day: date, but: str) -> None:
    position = holdings[0].position_id
    plain = Holding.objects.filter(starts_on__lte=day, position_id=position).exclude(decree=but).order_by("pk")
    assert list(BEGUN.rows(day=day, position=position, but=but)) == list(
        plain.values_list("pk", "decree", "position__title")
    )


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 30), date(2026, 12, 1)])
def test_objects_are_those_the_same_query_gives_with_dates_nulls_and_relations(
    holdings: list[Holding], day: date
) -> None:
    open_or_later = models.Q(ends_on=None) | models.Q(ends_on__gte=day)
    plain = list(Holding.objects.filter(open_or_later, starts_on__lte=day).order_by("pk"))
    found = list(HELD.models(day=day))
    assert [facts(one) for one in found] == [facts(one) for one in plain]
    with CaptureQueriesContext(connection) as asked:
        assert [(one.position.office, one.user) for one in found] == [(one.position.office, one.user) for one in plain]
    assert len(asked) == 3 * len(plain)  # only the plain ones had to ask


def test_moments_count_as_moments_on_whichever_clock_they_are_written(db: None) -> None:
    member = MembershipFactory(since=datetime(2026, 11, 25, 3, 0, 0, 123456, tzinfo=UTC))
    MembershipFactory(since=NOON + timedelta(hours=1))
    for at in (member.since, member.since.astimezone(WIB), member.since - timedelta(microseconds=1)):
        plain = Membership.objects.filter(since__lte=at).order_by("pk")
        assert [facts(one) for one in MEMBERS.models(at=at)] == [facts(one) for one in plain]
    [found] = MEMBERS.models(at=member.since)
    assert (found.since, found.until, found.organisation) == (member.since, None, member.organisation)


def test_an_object_that_was_read_is_saved_like_any_other(db: None) -> None:
    MembershipFactory()
    [found] = MEMBERS.models(at=NOON)
    found.until = NOON
    found.save()
    assert Membership.objects.get().until == NOON


def test_a_relation_that_is_empty_and_json_are_read_as_they_are(db: None) -> None:
    notice = Notice.objects.create(office=OfficeFactory(), kind="invitation", data={"a": [1, None, "é"]}, at=NOON)
    [found] = NOTICES.models(kind="invitation")
    assert facts(found) == facts(notice)
    assert found.case is None
    assert list(NOTICES.models(kind="lain")) == []


def test_what_points_to_an_object_comes_with_it_and_is_asked_for_by_nobody(holdings: list[Holding]) -> None:
    position, empty = holdings[0].position, PositionFactory(office=holdings[0].position.office)
    found = list(POSITIONS.models(office=position.office_id))
    with CaptureQueriesContext(connection) as asked:
        assert [list(one.holdings.all()) for one in found] == [[holdings[2], holdings[1], holdings[0]], []]
        assert [one.position for one in found[0].holdings.all()] == [position] * 3
        assert [one.user for one in found[0].holdings.all()] == [one.user for one in reversed(holdings[:3])]
    assert found == [position, empty]
    assert not asked.captured_queries
    assert found[0].holdings.exclude(manner=Manner.HOLDER).count() == 1  # what is asked besides is asked anew


def test_a_small_number_is_given_to_a_column_of_small_numbers(db: None) -> None:
    for year, kind, last in ((2026, "", 7), (2026, "surat", 8), (2027, "", 9)):
        NumberCounter.objects.create(office=OfficeFactory(), register="letter", kind=kind, year=year, last=last)
    assert list(COUNTED.rows(year=2026, kind="")) == [(7,)]
    assert list(COUNTED.rows(year=2027, kind="")) == [(9,)]
    assert list(COUNTED.rows(year=2028, kind="")) == []


def test_nothing_equals_nothing_in_a_query(holdings: list[Holding]) -> None:
    assert list(BEGUN.rows(day=date(2030, 1, 1), position=None, but="")) == []


@pytest.mark.parametrize("until", [NOON, NOON.astimezone(WIB), datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC), None])
def test_a_change_is_the_one_the_same_update_makes(db: None, until: datetime | None) -> None:
    user = UserFactory()
    changed = MembershipFactory(user=user, since=NOON, until=NOON + timedelta(days=9))
    before = MembershipFactory(user=user, since=NOON - timedelta(seconds=1))
    MembershipFactory(since=NOON)
    assert LEAVE.change(user=user.pk, after=NOON, until=until) == 1
    changed.refresh_from_db()
    before.refresh_from_db()
    assert (changed.until, before.until) == (until, None)
    assert LEAVE.change(user=user.pk, after=NOON + timedelta(days=1), until=until) == 0


def test_a_change_takes_values_given_now_and_values_set_once(db: None) -> None:
    user, other = UserFactory(), UserFactory()
    assert RENAME.change(user=user.pk, name="O'Neil %s") == 1
    user.refresh_from_db()
    other.refresh_from_db()
    assert (user.name, user.is_active, other.is_active) == ("O'Neil %s", False, True)


def test_a_new_row_is_the_one_save_makes(db: None) -> None:
    office = OfficeFactory()
    notice = Notice.objects.create(office=office, kind="invitation", at=NOON)

    def letter(email: str, at: datetime | None) -> dict[str, Any]:
        what = {"notice_id": notice.pk, "email": email, "subject": "S", "text": "'%s'", "html": "<b>"}
        return {**what, "created_at": NOON, "next_attempt_at": at}

    for at in (None, NOON.astimezone(WIB)):
        one = insert(Delivery, letter(f"a{at}@contoh.id", at))
        other = Delivery.objects.create(**letter(f"b{at}@contoh.id", at))
        mine, plain = (facts(Delivery.objects.get(pk=found.pk)) for found in (one, other))
        assert facts(one) == mine
        assert {**mine, "id": 0, "email": ""} == {**plain, "id": 0, "email": ""}
        assert other.pk == one.pk + 1


def invitation(office: Office, **more: Any) -> dict[str, Any]:
    """The columns of a notice to an office."""
    return {"office_id": office.pk, "kind": "invitation", "at": NOON, **more}


def test_a_new_row_keeps_json(db: None) -> None:
    notice = insert(Notice, invitation(OfficeFactory(), data={"a": {"b": [None, "é"]}}))
    assert Notice.objects.get(pk=notice.pk).data == {"a": {"b": [None, "é"]}}


def test_a_new_row_can_be_changed_and_saved_afterwards(db: None) -> None:
    notice = insert(Notice, invitation(OfficeFactory()))
    notice.addressed_at = NOON
    notice.save()
    assert [one.addressed_at for one in Notice.objects.all()] == [NOON]


def test_the_databases_own_rules_hold_for_a_new_row(db: None) -> None:
    member = MembershipFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Delivery, {"notice_id": None, "email": "a@contoh.id", "created_at": NOON})
    assert Membership.objects.get() == member


def test_a_column_that_is_left_for_later_is_fetched_when_it_is_asked_for(db: None) -> None:
    membership = MembershipFactory.create(organisation__name="PT Contoh Kemudian")
    later: Prepared[Membership] = Prepared(
        lambda mark: (
            Membership.objects.select_related("organisation").defer("organisation__city").filter(pk=mark.number("pk"))
        )
    )
    (found,) = later.models(pk=membership.pk)
    with CaptureQueriesContext(connection) as queries:
        assert found.organisation.name == "PT Contoh Kemudian"
    assert len(queries) == 0
    assert found.organisation.city == membership.organisation.city


def told(office_id: int, kind: str) -> dict[str, Any]:
    return {"office_id": office_id, "kind": kind, "at": NOON, "data": {"kepada": kind}}


def test_a_noted_row_is_there_for_whoever_looks_next(db: None) -> None:
    office = OfficeFactory.create()
    for kind in ("dua", "satu"):
        note(Notice, told(office.pk, kind))
    assert [one.pk for one in NOTICES.models(kind="satu")]
    note(Notice, told(office.pk, "tiga"))
    assert sorted(Notice.objects.values_list("kind", "data")) == [
        ("dua", {"kepada": "dua"}),
        ("satu", {"kepada": "satu"}),
        ("tiga", {"kepada": "tiga"}),
    ]


@pytest.mark.django_db(transaction=True)
def test_a_row_noted_outside_a_transaction_is_written_at_once() -> None:
    note(Notice, told(OfficeFactory.create().pk, "satu"))
    [kinds] = in_a_thread(lambda: list(Notice.objects.values_list("kind", flat=True)))
    assert kinds == ["satu"]


@pytest.mark.django_db(transaction=True)
def test_what_was_noted_is_written_with_the_commit_however_long_it_is() -> None:
    office, long = OfficeFactory.create(), "panjang " * 500_000
    with transaction.atomic():
        for kind in ("satu", "dua", "tiga"):
            note(Notice, {**told(office.pk, kind), "data": {"teks": long}})
    [texts] = in_a_thread(lambda: [one.data["teks"] for one in Notice.objects.all()])
    assert texts == [long, long, long]


@pytest.mark.django_db(transaction=True)
def test_nothing_noted_outlives_the_transaction_it_was_noted_in() -> None:
    office = OfficeFactory.create()

    def fail() -> None:
        note(Notice, told(office.pk, "satu"))
        raise LookupError

    with pytest.raises(LookupError), transaction.atomic():
        fail()
    with transaction.atomic():
        note(Notice, told(office.pk, "dua"))
        connection.close()  # as where the network is lost: the pool hands the connection on
    with transaction.atomic():
        note(Notice, told(office.pk, "tiga"))
    assert [one.kind for one in Notice.objects.all()] == ["tiga"]


@pytest.mark.django_db(transaction=True)
def test_a_noted_row_the_database_refuses_leaves_nothing_of_its_transaction() -> None:
    office = OfficeFactory.create()
    refused = {"notice_id": None, "email": "a@contoh.id", "created_at": NOON}

    def note_all(after: Callable[[], object]) -> None:
        note(Notice, told(office.pk, "satu"))
        note(Delivery, refused)
        note(Notice, told(office.pk, "dua"))
        after()

    for after in (list, lambda: insert(Notice, told(office.pk, "tiga")), Notice.objects.count):
        with pytest.raises(IntegrityError), transaction.atomic():
            note_all(after)
    note(Notice, told(office.pk, "empat"))
    assert [one.kind for one in Notice.objects.all()] == ["empat"]


@pytest.mark.django_db(transaction=True)
def test_a_connection_lost_before_the_commit_says_so_and_the_next_act_goes_on() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file has no connection that can be lost")
    office = OfficeFactory.create()

    def lose() -> None:
        insert(Notice, told(office.pk, "satu"))
        [own] = [row[0] for row in _rows("SELECT pg_backend_pid()")]
        note(Notice, told(office.pk, "dua"))
        list(in_a_thread(lambda: _rows(f"SELECT pg_terminate_backend({own}, 5000)")))

    with pytest.raises(OperationalError), transaction.atomic():
        lose()
    connection.close()
    with transaction.atomic():
        note(Notice, told(office.pk, "tiga"))
    assert [one.kind for one in Notice.objects.all()] == ["tiga"]


def _rows(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def test_what_is_read_ahead_is_found_once_and_then_asked_anew(holdings: list[Holding]) -> None:
    first, other = ({"day": day, "position": holdings[0].position_id, "but": "tidak ada"} for day in (NOON.date(), FAR))
    plain = [tuple(map(tuple, BEGUN.rows(**given))) for given in (first, other)]
    assert len(set(plain)) == len(plain)
    with CaptureQueriesContext(connection) as asked, ahead(BEGUN.asked(**first), BEGUN.asked(**other)):
        for _time in range(2):
            assert [tuple(map(tuple, BEGUN.rows(**given))) for given in (first, other)] == plain
    assert len(asked) == 4


def test_what_was_read_ahead_and_not_asked_is_forgotten(holdings: list[Holding]) -> None:
    given = {"day": NOON.date(), "position": holdings[0].position_id, "but": "tidak ada"}

    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError), ahead(BEGUN.asked(**given)):
        fail()
    Holding.objects.filter(pk=holdings[0].pk).update(decree="SP-99/2026")
    assert "SP-99/2026" in {row[1] for row in BEGUN.rows(**given)}


def test_each_run_is_one_query(holdings: list[Holding]) -> None:
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            BEGUN.rows(day=date(2026, 1, 1), position=holdings[0].position_id, but="")
        assert len(asked) == 1


def in_a_thread(work: Any) -> Iterator[Any]:
    """What ``work`` gives in a thread with a connection of its own."""
    given: list[Any] = []

    def run() -> None:
        try:
            given.append(work())
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()
    yield from given


@pytest.mark.django_db(transaction=True)
def test_another_thread_runs_it_on_its_own_connection() -> None:
    organisation = OrganisationFactory()
    member = MembershipFactory(organisation=organisation)
    here = [facts(one) for one in MEMBERS.models(at=NOON)]
    [there] = in_a_thread(lambda: [facts(one) for one in MEMBERS.models(at=NOON)])
    assert there == here == [facts(member)]
    [notice] = in_a_thread(lambda: insert(Notice, invitation(organisation.office)))
    assert [one.pk for one in NOTICES.models(kind="invitation")] == [notice.pk]
    assert list(in_a_thread(lambda: LEAVE.change(user=member.user_id, after=member.since, until=NOON))) == [1]
    member.refresh_from_db()
    assert member.until == NOON


@pytest.mark.django_db(transaction=True)
def test_the_connection_of_a_thread_that_has_ended_is_let_go() -> None:
    def used() -> ref[Any]:
        list(MEMBERS.models(at=NOON))
        return ref(connections["default"])

    [gone] = in_a_thread(used)
    gc.collect()
    assert gone() is None
