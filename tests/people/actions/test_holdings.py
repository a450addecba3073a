"""Who fills a position: appointing, acting by decree, ending, taking back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, capacity_for
from mutubaku.people.actions import assign_holding, end_holding, withdraw_holding
from mutubaku.people.errors import (
    AccountInactive,
    ActingEndMissing,
    AlreadyBegun,
    AlreadyEnded,
    DatesReversed,
    DecreeMissing,
    EndsInPast,
    HoldingOverlaps,
    LastAdministrator,
    RowGone,
)
from mutubaku.people.models import Holding, Manner, Office, Position, User
from tests.factories.people import (
    NOON,
    HoldingFactory,
    PositionFactory,
    RoleAssignmentFactory,
    UserFactory,
    official,
)

TODAY = date(2026, 11, 25)
YESTERDAY = date(2026, 11, 24)


@pytest.fixture
def head(office: Office) -> Position:
    position = PositionFactory(office=office, title="Kepala Balai")
    RoleAssignmentFactory(position=position, role="head")
    return position


def holding_of(administrator: Capacity) -> Holding:
    return Holding.objects.get(user_id=administrator.user_id)


def test_a_definitive_official_is_appointed_from_a_day_on(head: Position, administrator: Capacity) -> None:
    person = UserFactory(name="Syaandian")
    holding = assign_holding(head, person, starts_on=TODAY, by=administrator, at=NOON)
    assert (holding.title, holding.manner, holding.ends_on) == ("Kepala Balai", Manner.HOLDER, None)
    assert Entry.objects.get().data == {
        "account": person.pk,
        "name": "Syaandian",
        "position": "Kepala Balai",
        "manner": "holder",
        "decree": "",
        "starts_on": "2026-11-25",
        "ends_on": "",
    }


def test_an_acting_official_is_appointed_by_decree_until_a_day(
    office: Office, head: Position, administrator: Capacity
) -> None:
    person = UserFactory()
    holding = assign_holding(
        head,
        person,
        manner=Manner.ACTING,
        decree=" SP-12/BSKJI/XI/2026 ",
        starts_on=TODAY,
        ends_on=date(2026, 12, 31),
        by=administrator,
        at=NOON,
    )
    assert (holding.title, holding.decree) == ("Plt. Kepala Balai", "SP-12/BSKJI/XI/2026")
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert capacity_for(person, office, "head", new_year - timedelta(minutes=1)) is not None
    assert capacity_for(person, office, "head", new_year) is None


@pytest.mark.parametrize(
    ("decree", "ends_on", "refusal"), [("  ", TODAY, DecreeMissing), ("SP-12", None, ActingEndMissing)]
)
def test_acting_without_decree_or_end_is_refused(
    head: Position, administrator: Capacity, decree: str, ends_on: date | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        assign_holding(
            head,
            UserFactory(),
            manner=Manner.DAILY_ACTING,
            decree=decree,
            starts_on=TODAY,
            ends_on=ends_on,
            by=administrator,
            at=NOON,
        )
    assert not head.holdings.exists()


def test_an_end_before_the_start_is_refused(head: Position, administrator: Capacity) -> None:
    with pytest.raises(DatesReversed):
        assign_holding(head, UserFactory(), starts_on=TODAY, ends_on=YESTERDAY, by=administrator, at=NOON)


def test_a_deactivated_person_is_not_appointed(head: Position, administrator: Capacity) -> None:
    person = UserFactory(name="Budi", is_active=False)
    with pytest.raises(AccountInactive, match="Akun Budi tidak aktif"):
        assign_holding(head, person, starts_on=TODAY, by=administrator, at=NOON)


def test_nobody_fills_the_same_position_twice_at_a_time(head: Position, administrator: Capacity) -> None:
    person = HoldingFactory(position=head, ends_on=TODAY).user
    with pytest.raises(HoldingOverlaps, match="sudah tercatat sebagai Kepala Balai"):
        assign_holding(head, person, starts_on=TODAY, by=administrator, at=NOON)
    assign_holding(head, person, starts_on=date(2026, 11, 26), by=administrator, at=NOON)


def test_two_people_may_fill_a_position_as_holder_and_daily_acting(head: Position, administrator: Capacity) -> None:
    HoldingFactory(position=head)
    assign_holding(
        head,
        UserFactory(),
        manner=Manner.DAILY_ACTING,
        decree="SP-13",
        starts_on=TODAY,
        ends_on=TODAY,
        by=administrator,
        at=NOON,
    )
    assert head.holdings.count() == 2


def test_rights_last_through_the_last_day(office: Office, head: Position, administrator: Capacity) -> None:
    holding = HoldingFactory(position=head)
    end_holding(holding, TODAY, by=administrator, at=NOON)
    assert capacity_for(holding.user, office, "head", NOON) is not None
    assert capacity_for(holding.user, office, "head", NOON + timedelta(days=1)) is None
    assert Entry.objects.get().data["ends_on"] == "2026-11-25"


def test_with_yesterday_as_last_day_rights_stop_now_and_the_row_stays(
    office: Office, head: Position, administrator: Capacity
) -> None:
    holding = HoldingFactory(position=head)
    end_holding(holding, YESTERDAY, by=administrator, at=NOON)
    assert capacity_for(holding.user, office, "head", NOON) is None
    assert Holding.objects.filter(pk=holding.pk, ends_on=YESTERDAY).exists()


def test_an_end_is_not_dated_back(head: Position, administrator: Capacity) -> None:
    with pytest.raises(EndsInPast):
        end_holding(HoldingFactory(position=head), date(2026, 11, 23), by=administrator, at=NOON)


def test_an_acting_official_is_not_prolonged_without_a_new_decree(head: Position, administrator: Capacity) -> None:
    acting = HoldingFactory(position=head, acting=True)
    with pytest.raises(AlreadyEnded):
        end_holding(acting, date(2026, 12, 31), by=administrator, at=NOON)


def test_an_appointment_of_today_or_later_can_be_taken_back_and_stays_in_the_journal(
    head: Position, administrator: Capacity
) -> None:
    holding = HoldingFactory(position=head, user=UserFactory(name="Budi"), starts_on=TODAY)
    withdraw_holding(holding, by=administrator, at=NOON)
    assert not head.holdings.exists()
    entry = Entry.objects.get()
    assert (entry.verb, entry.data["name"], entry.data["withdrawn"]) == ("holding.changed", "Budi", True)


def test_who_acts_on_an_appointment_somebody_took_back_is_told(head: Position, administrator: Capacity) -> None:
    """Both hold it as it was before the first act; the journal has it once."""
    holding = HoldingFactory(position=head, starts_on=TODAY)
    other = Holding.objects.get(pk=holding.pk)
    withdraw_holding(holding, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        withdraw_holding(other, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        end_holding(other, TODAY, by=administrator, at=NOON)
    assert Entry.objects.count() == 1


def test_an_appointment_of_yesterday_is_history(head: Position, administrator: Capacity) -> None:
    with pytest.raises(AlreadyBegun):
        withdraw_holding(HoldingFactory(position=head, starts_on=YESTERDAY), by=administrator, at=NOON)
    assert head.holdings.exists()


def test_the_last_administrator_stays_in_office(administrator: Capacity) -> None:
    holding = holding_of(administrator)
    with pytest.raises(LastAdministrator):
        end_holding(holding, date(2026, 12, 31), by=administrator, at=NOON)
    assert holding_of(administrator).ends_on is None


def test_a_last_administrator_of_today_is_not_taken_back(office: Office) -> None:
    person = official(office, "administrator", starts_on=TODAY)
    by = capacity_for(person, office, "administrator", NOON)
    assert by is not None
    with pytest.raises(LastAdministrator):
        withdraw_holding(holding_of(by), by=by, at=NOON)
    assert Holding.objects.filter(user=person).exists()


def test_an_administrator_goes_when_another_one_follows_the_next_day(office: Office, administrator: Capacity) -> None:
    official(office, "administrator", starts_on=date(2027, 1, 1))
    end_holding(holding_of(administrator), date(2026, 12, 31), by=administrator, at=NOON)
    assert holding_of(administrator).ends_on == date(2026, 12, 31)


def test_an_administrators_other_position_may_end(office: Office, administrator: Capacity) -> None:
    person = User.objects.get(pk=administrator.user_id)
    other = HoldingFactory(position=PositionFactory(office=office), user=person)
    end_holding(other, TODAY, by=administrator, at=NOON)
    withdraw_holding(
        HoldingFactory(position=PositionFactory(office=office), user=person, starts_on=TODAY),
        by=administrator,
        at=NOON,
    )
    assert [h.ends_on for h in Holding.objects.filter(user=person).order_by("pk")] == [None, TODAY]
