"""A case begins with the client's first click, under the procedure in force that day."""

from __future__ import annotations

import pytest

from mutubaku.applications.models import Application
from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate
from mutubaku.conduct import actions
from mutubaku.conduct.errors import NotYours, SubjectMissing
from mutubaku.journal.models import Entry
from tests.cast import MONDAY, Cast, fresh, later
from tests.conduct.conftest import SecondVersion
from tests.factories.people import OrganisationFactory, member


def begin(cast: Cast, **more: object) -> Case:
    given = {"scheme": "iso-9001", "kind": "initial", "by": cast.client, "at": MONDAY, **more}
    return actions.open_case(cast.organisation, **given)  # type: ignore[arg-type]  # as written above


def test_a_case_begins_with_step_one_open_on_the_clients_account_and_without_a_number(cast: Cast) -> None:
    case = begin(cast)
    task = fresh(case, "application")
    assert (case.number, case.sent_at, case.opened_by, case.opened_at) == ("", None, cast.client, MONDAY)
    assert (task.role, task.account, task.round, task.due_at, task.opened_at) == ("client", "client", 1, None, MONDAY)
    assert case.tasks.count() == 1


def test_the_contact_person_is_whoever_began_until_they_say_otherwise(cast: Cast) -> None:
    application = Application.objects.get(case=begin(cast))
    assert (application.contact_name, application.contact_email) == (cast.client.name, cast.client.email)


def test_the_first_entry_of_the_chain_says_who_began_for_whom_and_under_which_version(cast: Cast) -> None:
    entry = Entry.objects.get(chain=begin(cast).chain)
    assert (entry.seq, entry.verb, entry.actor, entry.on_behalf_of) == (
        1,
        "case.opened",
        cast.client,
        cast.organisation.name,
    )
    assert entry.data == {"scheme": "iso-9001", "kind": "initial", "procedure": "pelayanan-sertifikasi@1"}


@pytest.mark.parametrize("who", ["outsider", "another client", "an official"])
def test_nobody_begins_a_case_for_a_client_they_do_not_act_for(cast: Cast, who: str) -> None:
    people = {
        "outsider": cast.outsider,
        "another client": member(OrganisationFactory(office=cast.office)),
        "an official": cast.staff["head"],
    }
    with pytest.raises(NotYours):
        begin(cast, by=people[who])
    assert not Case.objects.exists()


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return cast.finished_case().certificate


@pytest.mark.parametrize("kind", ["surveillance", "recertification", "scope-change"])
def test_a_later_case_says_which_certificate_it_is_about(cast: Cast, certificate: Certificate, kind: str) -> None:
    case = begin(cast, kind=kind, subject=certificate)
    assert case.subject.certificate == certificate
    assert Entry.objects.get(chain=case.chain).data["certificate"] == certificate.number


def test_a_surveillance_is_always_about_a_certificate(cast: Cast) -> None:
    with pytest.raises(SubjectMissing) as refusal:
        begin(cast, kind="surveillance")
    assert str(refusal.value) == (
        "Permohonan ini harus menunjuk sertifikat perusahaan Anda pada skema yang sama, yang belum diganti atau "
        "dicabut. Pilih sertifikatnya dahulu."
    )
    assert not Case.objects.exists()


def test_a_recertification_may_be_of_a_certificate_from_before_this_system(cast: Cast) -> None:
    assert not hasattr(begin(cast, kind="recertification"), "subject")


def test_a_case_is_not_about_the_certificate_of_another_scheme_or_of_another_client(
    cast: Cast, certificate: Certificate
) -> None:
    with pytest.raises(SubjectMissing):
        begin(cast, scheme="iso-14001", kind="surveillance", subject=certificate)
    other = OrganisationFactory(office=cast.office)
    with pytest.raises(SubjectMissing):
        actions.open_case(
            other, scheme="iso-9001", kind="surveillance", by=member(other), at=MONDAY, subject=certificate
        )
    assert Case.objects.count() == 1


def test_a_case_is_not_about_a_certificate_that_another_has_replaced(cast: Cast, certificate: Certificate) -> None:
    renewed = cast.finished_case(kind="recertification", subject=certificate).certificate
    with pytest.raises(SubjectMissing):
        begin(cast, kind="surveillance", subject=certificate)
    assert begin(cast, kind="surveillance", subject=renewed).subject.certificate == renewed


def test_a_new_version_takes_effect_on_its_date_and_only_for_new_cases(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version(effective="2026-11-25")
    before, after = begin(cast), begin(cast, at=later(days=2))
    assert (before.procedure_version, after.procedure_version) == (1, 2)
    assert [fresh(one, "application").procedure_version for one in (before, after)] == [1, 2]
