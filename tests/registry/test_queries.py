"""What anyone may know of a certificate: exactly these facts, by its secret address alone, and never of a draft."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.cases.library import step_of
from mutubaku.certificates.models import Certificate, StandingChange
from mutubaku.certificates.policy import Verdict
from mutubaku.cli.demonstration.cases import do_step
from mutubaku.conduct import actions
from mutubaku.registry.queries import PublicCertificate, verify
from tests.cast import Cast, later
from tests.factories.people import OfficeProfileFactory

AT = later(days=200)


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return cast.finished_case().certificate


FAILURE = "Persyaratan sertifikasi tidak dipenuhi secara berat atau terus-menerus"


def told(certificate: Certificate, at: datetime = AT) -> PublicCertificate:
    found = verify(certificate.secret, at)
    assert found is not None
    return found


def stand(certificate: Certificate, standing: str, days: int) -> None:
    StandingChange.objects.create(
        certificate=certificate, standing=standing, at=later(days=days), ground="failure", reason="Audit."
    )


def test_an_issued_certificate_is_shown_as_it_was_printed(cast: Cast, certificate: Certificate) -> None:
    found = told(certificate)
    assert (found.verdict, found.number, found.scheme) == (Verdict.VALID, certificate.number, "ISO 9001")
    assert (found.holder, found.scope) == (certificate.holder, certificate.scope)
    assert (found.standard, found.valid_from, found.valid_until) == (
        "SNI ISO 9001:2015",
        certificate.valid_from,
        certificate.valid_until,
    )
    assert found.issued_by == "Balai Standardisasi dan Pelayanan Jasa Industri Contoh"
    assert certificate.file is not None
    assert found.sha256 == certificate.file.file.sha256
    assert found.history == ((certificate.issued_at, "Berlaku", ""),)
    assert (found.continued_on, found.is_demonstration) == ((), False)
    assert (found.revision, found.unsigned_since, found.signed_revision) == (1, None, 1)


def test_exactly_these_facts_are_public_and_nothing_of_the_case_behind_them() -> None:
    assert {field.name for field in fields(PublicCertificate)} == {
        "verdict",
        "number",
        "scheme",
        "holder",
        "scope",
        "standard",
        "valid_from",
        "valid_until",
        "lots",
        "issued_by",
        "sha256",
        "history",
        "reduced_on",
        "revision",
        "unsigned_since",
        "signed_revision",
        "continued_on",
        "is_demonstration",
        "zone",
    }


@pytest.mark.parametrize("secret", ["", "0" * 32, "%", "' OR 1=1 --", "x" * 10_000, "😀", "\x00", "0" * 31 + "\n"])
def test_without_the_right_secret_there_is_nothing(certificate: Certificate, secret: str) -> None:
    assert verify(secret, AT) is None


def test_a_secret_is_not_found_by_its_beginning(certificate: Certificate) -> None:
    assert verify(certificate.secret[:31], AT) is None


def test_a_draft_is_never_public(cast: Cast) -> None:
    task = cast.case_at("signing")
    actions.make(task.pk, "sertifikat-iso-9001", cast.staff["head"], AT)
    draft = Certificate.objects.get(case=task.case)
    assert verify(draft.secret, AT) is None
    do_step(task, step_of(task).outcome("ditandatangani"), AT)
    assert told(draft).verdict is Verdict.VALID


def test_every_verdict_is_told(cast: Cast, certificate: Certificate) -> None:
    assert told(certificate).verdict is Verdict.VALID
    eve = datetime.combine(certificate.valid_from - timedelta(days=1), AT.timetz())
    assert told(certificate, eve).verdict is Verdict.NOT_YET_VALID
    after = datetime.combine(certificate.valid_until + timedelta(days=1), AT.timetz())
    assert told(certificate, after).verdict is Verdict.EXPIRED
    stand(certificate, "suspended", 190)
    assert told(certificate).verdict is Verdict.SUSPENDED
    stand(certificate, "active", 195)
    renewed = cast.finished_case(kind="recertification", subject=certificate).certificate
    assert (told(certificate).verdict, told(renewed).verdict) == (Verdict.REPLACED, Verdict.VALID)
    stand(certificate, "withdrawn", 199)
    assert told(certificate).verdict is Verdict.WITHDRAWN


def test_the_last_day_ends_at_midnight_on_the_offices_own_clock(certificate: Certificate) -> None:
    last = certificate.valid_until
    still = datetime(last.year, last.month, last.day, 16, 59, tzinfo=UTC)
    assert [told(certificate, at).verdict for at in (still, still + timedelta(minutes=1))] == [
        Verdict.VALID,
        Verdict.EXPIRED,
    ]


def test_every_change_of_standing_is_told_with_its_moment_and_its_ground_alone(
    certificate: Certificate,
) -> None:
    stand(certificate, "suspended", 190)
    assert told(certificate).history[1:] == ((later(days=190), "Dibekukan", FAILURE),)


def test_the_days_on_which_its_use_was_continued_are_told(cast: Cast, certificate: Certificate) -> None:
    case = cast.finished_case(kind="surveillance", subject=certificate)
    cast.case_at("signing", kind="surveillance", subject=certificate)
    issued = case.continuation.issued_at
    assert issued is not None
    assert told(certificate).continued_on == (issued.astimezone(later().tzinfo).date(),)


def test_the_issuer_is_named_as_the_office_was_called_then(cast: Cast, certificate: Certificate) -> None:
    OfficeProfileFactory(office=cast.office, valid_from=certificate.valid_from + timedelta(days=1), name="Balai Baru")
    assert told(certificate).issued_by == "Balai Standardisasi dan Pelayanan Jasa Industri Contoh"


def test_what_a_certificate_lacks_is_empty_and_a_demonstration_is_marked(cast: Cast, certificate: Certificate) -> None:
    cast.office.is_demonstration = True
    cast.office.save()
    cast.office.profiles.all().delete()
    Certificate.objects.filter(pk=certificate.pk).update(file=None, standard="")
    found = told(certificate)
    assert (found.issued_by, found.sha256, found.standard, found.is_demonstration) == ("", "", "", True)


def test_a_product_certificate_names_the_standards_of_its_products(cast: Cast) -> None:
    assert told(cast.finished_case("sppt-sni").certificate).standard == "SNI 3553:2015"


def test_an_answer_costs_the_same_few_queries_however_long_the_history(cast: Cast, certificate: Certificate) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            verify(certificate.secret, AT)
        return len(found)

    short = cost()
    for number in range(5):
        stand(certificate, "suspended", 150 + number)
    cast.finished_case(kind="surveillance", subject=certificate)
    assert cost() == short <= 6
    assert certificate.valid_from > date(2026, 1, 1)
