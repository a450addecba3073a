"""The papers of a special audit say what is so in it: nothing is applied for, asked or accepted (MS-19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.cases import drive
from mutubaku.conduct import actions
from mutubaku.conduct.actions.special import open_special, tell_holder
from mutubaku.conduct.works.decision import decided_words, opening
from mutubaku.decisions.models import Decision, Verdict
from tests.cast import Cast, fresh, later
from tests.certified import certified
from tests.conduct.actions.test_special import GIVEN, UNANNOUNCED
from tests.conduct.quick import Written

ON_DAY = replace(GIVEN, telling="on-day", tell_on=date(2026, 12, 14))


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def at_letter(cast: Cast, certificate: Certificate, given: object) -> Case:
    """The special audit at step 6, its plan and fee saved."""
    case = open_special(certificate.pk, given, cast.staff["ss"], later())  # type: ignore[arg-type]  # one of the three
    drive(case, until="confirmation", at=later())
    return case


def letter(written: Written, subject: str) -> str:
    """The newest paper of this subject, all its words."""
    found = next(data for _form, data in reversed(written.papers) if subject in str(data))
    return str(found)


@pytest.mark.parametrize(
    ("given", "said", "unsaid"),
    [
        (GIVEN, "diberitahukan dengan pemberitahuan singkat", "saat tim audit datang"),
        (UNANNOUNCED, "surat ini disampaikan saat tim audit datang", "pemberitahuan singkat"),
        (ON_DAY, "Surat ini disampaikan mulai 14 Desember 2026", "saat tim audit datang"),
    ],
    ids=["short notice", "unannounced", "from a day on"],
)
def test_ms_19_the_letter_says_how_it_comes_and_asks_for_no_confirmation(
    cast: Cast, certificate: Certificate, quick_papers: Written, given: object, said: str, unsaid: str
) -> None:
    at_letter(cast, certificate, given)
    text = letter(quick_papers, "Pelaksanaan audit khusus atas sertifikat")
    for words in (certificate.number, GIVEN.reason, GIVEN.scope, GIVEN.conditions, said, "tidak dimintakan"):
        assert words in text
    for words in (unsaid, "Kami mohon konfirmasi", "berkeberatan", "permohonan Saudara nomor"):
        assert words not in text


def test_ms_19_a_holder_told_earlier_reads_no_word_of_being_surprised(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = open_special(certificate.pk, UNANNOUNCED, cast.staff["ss"], later())
    at = drive(case, until="verification", at=later())
    tell_holder(case.pk, cast.staff["ss"], at)
    drive(Case.objects.get(pk=case.pk), until="confirmation", at=at)
    text = letter(quick_papers, "Pelaksanaan audit khusus atas sertifikat")
    assert "diberitahukan dengan pemberitahuan singkat" in text
    assert "saat tim audit datang" not in text


def test_an_audit_that_was_applied_for_still_asks_its_client(cast: Cast, quick_papers: Written) -> None:
    cast.case_at("confirmation")
    assert "Kami mohon konfirmasi Saudara" in letter(quick_papers, "Informasi pelaksanaan audit")


def test_ms_19_the_memo_does_not_say_that_the_company_declared_itself_ready(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    drive(case, until="team", at=later())
    text = letter(quick_papers, "Kesiapan audit")
    assert "konfirmasi pelanggan tidak dimintakan" in text
    assert "telah menyatakan siap" not in text


def test_ms_19_what_nobody_applied_for_is_called_off_not_declined(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    at = drive(case, until="completeness", at=later())
    actions.perform(fresh(case, "completeness").pk, "ditolak", cast.staff["pjt"], at, note="Keluhan ditarik.")
    text = letter(quick_papers, "Pembatalan audit khusus")
    assert "Keluhan ditarik." in text
    assert "permohonan tersebut belum dapat kami terima" not in text


def test_ms_19_decided_against_it_says_what_the_result_is_not_that_certification_is_refused() -> None:
    against = Decision(case=Case(kind="surveillance", is_special=True), verdict=Verdict.REFUSED)
    assert decided_words(against) == "hasil audit khusus ini tidak memadai untuk melanjutkan penggunaan sertifikat"
    against.case.is_special = False
    assert decided_words(against) == "sertifikasi ditolak"


def test_ms_19_the_head_routes_an_audit_of_the_office_not_a_letter_of_the_client(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    drive(case, until="completeness", at=later())
    sheet, memo = quick_papers.last("disposition"), quick_papers.last("memo")
    assert "Surat dari" not in str(sheet)
    assert "Audit khusus yang ditetapkan kantor" in str(sheet)
    assert "kami teruskan audit khusus yang ditetapkan kantor" in str(memo)
    assert "Dibuka kantor" in str(quick_papers.last("application-file"))


def test_ms_19_its_letter_of_continuation_names_a_special_audit(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    drive(case, at=later())
    assert quick_papers.last("continuation")["audit"] == "audit khusus"


def test_ms_19_a_refusal_points_to_the_special_audit_and_to_no_application(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    special = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    said = f"Menunjuk audit khusus atas sertifikat Saudara nomor {certificate.number}, yang kami catat dengan nomor "
    assert opening(special) == said + special.number
    applied = certificate.case
    assert opening(applied) == f"Menunjuk permohonan Saudara nomor {applied.number} perihal Sertifikasi awal ISO 9001"
