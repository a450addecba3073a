"""Demonstration and real work never share a database."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.cases.models import Case
from mutubaku.conduct.demonstration import (
    DemonstrationHere,
    RealOfficeHere,
    check_mode,
    check_no_real_office,
    demonstration_accounts,
    demonstration_office,
)
from mutubaku.people.models import Office, Organisation
from tests.factories.people import NOON, OfficeFactory, OrganisationFactory, UserFactory, member, official

pytestmark = pytest.mark.django_db


def case_of(organisation: Organisation) -> Case:
    return Case.objects.create(
        office=organisation.office,
        organisation=organisation,
        scheme="iso-9001",
        kind="initial",
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        opened_at=NOON,
        opened_by=UserFactory(),
    )


@pytest.fixture
def real() -> Office:
    return OfficeFactory()


@pytest.fixture
def shown() -> Office:
    return OfficeFactory(is_demonstration=True)


def test_an_empty_database_may_start_in_either_mode() -> None:
    assert check_mode(demonstration=True) is None
    assert check_mode(demonstration=False) is None
    assert check_no_real_office() is None


def test_demonstration_mode_is_refused_over_a_real_office_even_without_cases(real: Office) -> None:
    with pytest.raises(RealOfficeHere) as refused:
        check_mode(demonstration=True)
    assert "MUTUBAKU_DEMONSTRATION=tidak" in str(refused.value)
    check_mode(demonstration=False)


def test_real_mode_is_refused_over_a_demonstration_whose_password_everybody_knows(shown: Office) -> None:
    case_of(OrganisationFactory(office=shown))
    check_mode(demonstration=True)
    with pytest.raises(DemonstrationHere) as refused:
        check_mode(demonstration=False)
    assert "MUTUBAKU_DEMONSTRATION=ya" in str(refused.value)


def test_demonstration_data_is_not_made_beside_a_real_office(real: Office) -> None:
    with pytest.raises(RealOfficeHere):
        check_no_real_office()


def test_the_accounts_are_shown_with_what_they_may_do_that_day_and_nobody_elses(real: Office, shown: Office) -> None:
    acting = official(shown, "head", title="Kepala Balai", acting=True, ends_on=NOON.date())
    former = official(shown, "pjt", title="Staf", starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    client = member(OrganisationFactory(office=shown, name="PT Contoh"))
    member(OrganisationFactory(office=real))
    official(real, "head")
    found = demonstration_accounts(shown, NOON)
    assert [(one.email, one.positions, one.organisations) for one in found] == [
        (acting.email, ("Plt. Kepala Balai",), ()),
        (former.email, (), ()),
        (client.email, (), ("PT Contoh",)),
    ]
    assert demonstration_office() == shown
