"""Who may act as what, and when that ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mutubaku.people.access import (
    Capacity,
    account_is_offices_own,
    capacities,
    capacity_for,
    client_capacity,
    holdings_of,
    office_day,
    offices_of,
    organisations_of,
    playing,
)
from mutubaku.people.models import Office, Organisation, User
from tests.factories.people import (
    NOON,
    HoldingFactory,
    MembershipFactory,
    OfficeFactory,
    PositionFactory,
    RoleAssignmentFactory,
    UserFactory,
    member,
    official,
)

pytestmark = pytest.mark.django_db

LAST_MOMENT_OF_NOVEMBER = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)  # 23.59 WIB
FIRST_MOMENT_OF_DECEMBER = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)  # 00.00 WIB on 1 December


def test_a_definitive_official_acts_under_the_title_of_the_position(office: Office) -> None:
    head = official(office, "head", title="Kepala Balai", user=UserFactory(name="Syaandian", nip="197407272003121006"))
    position = head.holdings.get().position
    assert capacity_for(head, office, "head", NOON) == Capacity(
        user_id=head.pk,
        name="Syaandian",
        nip="197407272003121006",
        title="Kepala Balai",
        role="head",
        office_id=office.pk,
        position_id=position.pk,
        on_behalf_of="",
    )


def test_an_acting_official_is_shown_as_plt_with_the_decree(office: Office) -> None:
    acting = capacity_for(official(office, "head", title="Kepala Balai", acting=True), office, "head", NOON)
    assert acting is not None
    assert (acting.title, acting.on_behalf_of) == ("Plt. Kepala Balai", "SP-12/BSKJI/XI/2026")


def test_a_daily_acting_official_is_shown_as_plh(office: Office) -> None:
    daily = capacity_for(official(office, "head", title="Kepala Balai", daily=True), office, "head", NOON)
    assert daily is not None
    assert daily.title == "Plh. Kepala Balai"


def test_acting_rights_last_through_their_last_day_on_the_office_clock_and_end_with_it(office: Office) -> None:
    acting = official(office, "head", acting=True)
    assert capacity_for(acting, office, "head", LAST_MOMENT_OF_NOVEMBER) is not None
    assert capacity_for(acting, office, "head", FIRST_MOMENT_OF_DECEMBER) is None


def test_the_same_moment_is_another_day_in_jayapura() -> None:
    eastern = OfficeFactory(zone="Asia/Jayapura")
    acting = official(eastern, "head", acting=True)
    assert office_day(eastern, LAST_MOMENT_OF_NOVEMBER).date() == date(2026, 12, 1)
    assert capacity_for(acting, eastern, "head", LAST_MOMENT_OF_NOVEMBER) is None


def test_a_future_holding_gives_no_right_before_its_first_day(office: Office) -> None:
    future = official(office, "head", starts_on=date(2026, 12, 1))
    assert capacity_for(future, office, "head", LAST_MOMENT_OF_NOVEMBER) is None
    assert capacity_for(future, office, "head", FIRST_MOMENT_OF_DECEMBER) is not None


def test_a_deactivated_person_has_no_capacity_though_the_holding_stands(office: Office) -> None:
    gone = official(office, "head", user=UserFactory(is_active=False))
    assert capacities(gone, office, NOON) == []
    assert holdings_of(gone, office, NOON) == []
    assert offices_of(gone, NOON) == []
    assert playing(office, date(2026, 11, 25)) == []


def test_a_role_given_to_a_position_later_counts_from_that_day(office: Office) -> None:
    position = PositionFactory(office=office)
    person = HoldingFactory(position=position).user
    RoleAssignmentFactory(position=position, role="ss", starts_on=date(2026, 12, 1))
    assert capacity_for(person, office, "ss", LAST_MOMENT_OF_NOVEMBER) is None
    assert capacity_for(person, office, "ss", FIRST_MOMENT_OF_DECEMBER) is not None


def test_a_role_taken_from_a_position_is_gone_the_day_after(office: Office) -> None:
    position = PositionFactory(office=office)
    person = HoldingFactory(position=position).user
    RoleAssignmentFactory(position=position, role="ss", ends_on=date(2026, 11, 30))
    assert capacity_for(person, office, "ss", LAST_MOMENT_OF_NOVEMBER) is not None
    assert capacity_for(person, office, "ss", FIRST_MOMENT_OF_DECEMBER) is None


def test_an_ended_holding_of_the_same_person_does_not_lend_its_dates_to_another_position(office: Office) -> None:
    person = official(office, "head", ends_on=date(2026, 10, 31))
    HoldingFactory(position=PositionFactory(office=office), user=person)
    assert capacities(person, office, NOON) == []


def test_own_position_goes_before_an_acting_one_so_no_record_says_plt_needlessly(office: Office) -> None:
    both = official(office, "pjt", title="Kasi SS", acting=True)
    official(office, "pjt", user=both, title="Kasi PJT")
    assert [c.title for c in capacities(both, office, NOON, role="pjt")] == ["Kasi PJT", "Plt. Kasi SS"]
    own = capacity_for(both, office, "pjt", NOON)
    assert own is not None
    assert own.title == "Kasi PJT"


def test_a_person_plays_all_roles_of_all_their_positions(office: Office) -> None:
    position = PositionFactory(office=office, title="Kasi SS")
    RoleAssignmentFactory(position=position, role="ss")
    RoleAssignmentFactory(position=position, role="reviewer")
    person = HoldingFactory(position=position).user
    assert [c.role for c in capacities(person, office, NOON)] == ["reviewer", "ss"]


def test_positions_in_two_offices_are_kept_apart(office: Office, other_office: Office) -> None:
    both = official(office, "head", title="Kepala Balai Palembang")
    official(other_office, "auditor", user=both, title="Auditor Medan")
    assert [c.role for c in capacities(both, office, NOON)] == ["head"]
    assert [c.role for c in capacities(both, other_office, NOON)] == ["auditor"]
    assert offices_of(both, NOON) == [other_office, office]
    assert [h.title for h in holdings_of(both, office, NOON)] == ["Kepala Balai Palembang"]


def test_offices_are_found_in_one_query_however_many_positions(
    office: Office, other_office: Office, django_assert_num_queries: object
) -> None:
    both = official(office, "head")
    official(other_office, "auditor", user=both)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert offices_of(both, NOON) == [other_office, office]


def test_a_former_official_works_in_no_office_any_more(office: Office) -> None:
    assert offices_of(official(office, "head", ends_on=date(2026, 10, 31)), NOON) == []


def test_an_outsider_has_no_capacity_anywhere(office: Office, organisation: Organisation, outsider: User) -> None:
    official(office, "head")
    member(organisation)
    assert capacities(outsider, office, NOON) == []
    assert offices_of(outsider, NOON) == []
    assert organisations_of(outsider, NOON) == []
    assert client_capacity(outsider, organisation, NOON) is None


def test_a_member_acts_for_the_client_under_its_name(organisation: Organisation) -> None:
    person = member(organisation, name="Rina")
    capacity = client_capacity(person, organisation, NOON)
    assert capacity == Capacity(
        user_id=person.pk,
        name="Rina",
        title="Pelanggan",
        role="client",
        office_id=organisation.office_id,
        organisation_id=organisation.pk,
        on_behalf_of="PT Musi Kabel",
    )
    assert capacity.is_client
    assert organisations_of(person, NOON) == [organisation]


def test_an_official_is_not_a_client(office: Office) -> None:
    head = capacity_for(official(office, "head"), office, "head", NOON)
    assert head is not None
    assert not head.is_client


def test_a_member_who_left_acts_for_the_client_until_that_moment(organisation: Organisation) -> None:
    gone = MembershipFactory(organisation=organisation, until=NOON).user
    assert client_capacity(gone, organisation, NOON - timedelta(seconds=1)) is not None
    assert client_capacity(gone, organisation, NOON) is None
    assert organisations_of(gone, NOON) == []


def test_membership_begins_at_its_moment(organisation: Organisation) -> None:
    new = MembershipFactory(organisation=organisation, since=NOON).user
    assert client_capacity(new, organisation, NOON - timedelta(seconds=1)) is None
    assert client_capacity(new, organisation, NOON) is not None


def test_a_deactivated_member_acts_for_nobody(organisation: Organisation) -> None:
    gone = member(organisation, is_active=False)
    assert client_capacity(gone, organisation, NOON) is None
    assert organisations_of(gone, NOON) == []


@pytest.mark.parametrize("known", [True, False])
def test_an_account_is_the_offices_own_only_with_a_position_there(office: Office, known: bool) -> None:
    person = official(office, "head") if known else UserFactory()
    assert account_is_offices_own(person, office, NOON) is known


def test_an_account_with_a_position_in_another_office_is_shared_until_that_ends(
    office: Office, other_office: Office
) -> None:
    person = official(office, "head")
    elsewhere = HoldingFactory(user=person, position=PositionFactory(office=other_office))
    assert not account_is_offices_own(person, office, NOON)
    elsewhere.ends_on = date(2026, 11, 24)
    elsewhere.save()
    assert account_is_offices_own(person, office, NOON)


def test_an_account_that_acts_for_a_client_is_shared(office: Office, organisation: Organisation) -> None:
    person = official(office, "head")
    membership = MembershipFactory(organisation=organisation, user=person)
    assert not account_is_offices_own(person, office, NOON)
    membership.until = NOON
    membership.save()
    assert account_is_offices_own(person, office, NOON)
