"""Terms in force, how a certificate stands, and which ones a client holds."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.certificates.models import Certificate, StandingChange
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.queries import issued_to, standing_of, subject_of, verdict_on
from mutubaku.people.models import Office
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import TermsMissing, terms_on
from tests.cast import Cast, later
from tests.certified import certified
from tests.factories.people import OfficeFactory, OrganisationFactory


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


def terms(office: Office, valid_from: str, months: int, scheme: str = "iso-9001") -> SchemeTerms:
    return SchemeTerms.objects.create(
        office=office, scheme=scheme, valid_from=valid_from, title="Sertifikat", validity_months=months
    )


def test_the_terms_are_those_in_force_that_day(office: Office) -> None:
    terms(office, "2020-01-01", 36)
    new = terms(office, "2026-11-25", 48)
    terms(office, "2020-01-01", 12, scheme="sppt-sni")
    terms(OfficeFactory(), "2026-11-24", 24)
    months = [terms_on(office, "iso-9001", date(2026, 11, day)).validity_months for day in (24, 25)]
    assert months == [36, 48]
    assert str(new) == "iso-9001 2026-11-25"


def test_without_terms_one_is_told_whom_to_ask(office: Office) -> None:
    terms(office, "2026-11-25", 48)
    with pytest.raises(TermsMissing) as missing:
        terms_on(office, "iso-9001", date(2026, 11, 24))
    assert str(missing.value) == (
        "Ketentuan sertifikat untuk skema iso-9001 belum diisi. Minta administrator mengisinya di Administrasi."
    )


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def stand(certificate: Certificate, standing: str, days: int) -> None:
    StandingChange.objects.create(certificate=certificate, standing=standing, at=later(days=days), reason="Audit.")


def test_a_certificate_stands_as_its_last_change_says(certificate: Certificate) -> None:
    assert standing_of(certificate) == "active"
    stand(certificate, "suspended", 200)
    assert standing_of(certificate) == "suspended"
    stand(certificate, "active", 300)
    assert standing_of(certificate) == "active"
    certificate.standings.all().delete()
    assert standing_of(certificate) == "active"


def test_the_verdict_follows_standing_replacement_and_day(certificate: Certificate) -> None:
    today = certificate.valid_from
    assert verdict_on(certificate, today) is Verdict.VALID
    assert verdict_on(certificate, date(2040, 1, 1)) is Verdict.EXPIRED
    stand(certificate, "suspended", 200)
    assert verdict_on(certificate, today) is Verdict.SUSPENDED
    certificate.replaced_by = certificate
    assert verdict_on(certificate, today) is Verdict.REPLACED
    certificate.issued_at = None
    assert verdict_on(certificate, today) is Verdict.NOT_YET_ISSUED


def test_a_client_holds_what_was_issued_to_it_in_a_scheme_newest_first(cast: Cast, certificate: Certificate) -> None:
    second = certified(cast, at=later(days=1))
    certified(cast, "iso-14001")
    assert list(issued_to(cast.organisation, "iso-9001")) == [second, certificate]
    assert list(issued_to(OrganisationFactory(office=cast.office), "iso-9001")) == []


def test_a_draft_a_replaced_and_a_withdrawn_certificate_are_not_held(cast: Cast, certificate: Certificate) -> None:
    withdrawn, draft, renewed = (certified(cast, at=later(days=day)) for day in (1, 2, 3))
    stand(withdrawn, "withdrawn", 200)
    Certificate.objects.filter(pk=draft.pk).update(issued_at=None)
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=renewed)
    assert list(issued_to(cast.organisation, "iso-9001")) == [renewed]


def test_a_suspended_certificate_is_still_held(cast: Cast, certificate: Certificate) -> None:
    stand(certificate, "suspended", 200)
    assert list(issued_to(cast.organisation, "iso-9001")) == [certificate]


def test_a_later_case_knows_the_certificate_it_is_about(cast: Cast, certificate: Certificate) -> None:
    later_case = cast.new_case(kind="surveillance", subject=certificate)
    assert subject_of(later_case) == certificate
    assert subject_of(certificate.case) is None
