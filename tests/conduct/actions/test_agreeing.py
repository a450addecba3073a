"""The certification agreement: sent, signed by both sides in that order, kept in versions, and the gate it holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.draft import agree
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import access, actions, guard
from mutubaku.conduct.actions.agreeing import (
    countersign_agreement,
    send_agreement,
    sign_agreement,
    waive_agreement,
)
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.works.deciding import agreement_gap, check_agreement
from mutubaku.decisions import errors
from mutubaku.decisions.models import Agreement
from mutubaku.decisions.queries import agreement_on, agreements_of, pending_agreement, rules_on
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.worktime.months import last_day
from tests.cast import Cast, close, fresh, later

AT = later(days=90)
GAP = "Perjanjian sertifikasi yang ditandatangani pelanggan dan kantor"


@pytest.fixture
def drafting(cast: Cast) -> Task:
    return cast.case_at("draft-certificate")


def test_no_certificate_is_drafted_before_both_sides_have_signed(cast: Cast, drafting: Task) -> None:
    """ISO/IEC 17065, 7.7; MS-04."""
    case, ss = drafting.case, cast.staff["ss"]
    assert GAP in guard.choices(drafting)[0].missing
    with pytest.raises(errors.AgreementMissing):
        actions.make(drafting.pk, "konsep-sertifikat", ss, AT)
    sent = send_agreement(case.pk, ss, AT)
    assert access.visible_version(sent.file_id, cast.client, AT).pk == sent.file_id
    with pytest.raises(errors.AgreementNotSent):  # the client signs first
        countersign_agreement(case.pk, cast.staff["head"], AT)
    sign_agreement(case.pk, cast.client, AT, name="Ibu Direktur", post="Direktur", agreed=True)
    with pytest.raises(errors.AgreementMissing):
        actions.make(drafting.pk, "konsep-sertifikat", ss, AT)
    countersign_agreement(case.pk, cast.staff["head"], AT)
    assert GAP not in guard.choices(drafting)[0].missing
    actions.make(drafting.pk, "konsep-sertifikat", ss, AT)
    signed = Entry.objects.filter(chain=case.chain, verb=Verb.AGREEMENT_SIGNED)
    assert [one.data["signed"] for one in signed] == ["Ibu Direktur", "Ibu Direktur"]
    assert Notice.objects.filter(case=case, kind="agreement").values_list("role", flat=True).count() == 2


def test_who_may_do_what_with_an_agreement(cast: Cast, drafting: Task) -> None:
    case = drafting.case
    with pytest.raises(NotYours):
        send_agreement(case.pk, cast.staff["auditor"], AT)
    send_agreement(case.pk, cast.staff["pjt"], AT)
    with pytest.raises(NotYours):
        sign_agreement(case.pk, cast.staff["ss"], AT, name="Seksi SS", agreed=True)
    with pytest.raises(errors.NotAgreed):
        sign_agreement(case.pk, cast.client, AT, name="Ibu Direktur")
    with pytest.raises(errors.SignerNameMissing):
        sign_agreement(case.pk, cast.client, AT, name=" ", agreed=True)
    sign_agreement(case.pk, cast.client, AT, name="Ibu Direktur", file=("scan.pdf", sample("Perjanjian")))
    with pytest.raises(NotYours):
        countersign_agreement(case.pk, cast.staff["ss"], AT)
    with pytest.raises(errors.AgreementNotSent):
        sign_agreement(case.pk, cast.client, AT, name="Ibu Direktur", agreed=True)
    waiting = pending_agreement(case)
    assert waiting is not None
    assert (waiting.manner, waiting.scan is not None) == ("paper", True)
    with pytest.raises(NotAccepted):
        waive_agreement(case.pk, cast.staff["ss"], AT, reason="Lama.")


def test_versions_are_kept_and_one_holds_at_a_time(cast: Cast, drafting: Task) -> None:
    case, ss = drafting.case, cast.staff["ss"]
    agree(case, ss, AT)
    with pytest.raises(errors.AgreementInForce):
        send_agreement(case.pk, ss, AT)
    send_agreement(case.pk, ss, AT + timedelta(days=1), anew=True)
    first = agreement_on(case.organisation, case.scheme, AT.date())
    assert first is not None
    assert first.version == 1  # it holds until the new one is signed
    sign_agreement(case.pk, cast.client, AT + timedelta(days=2), name="Ibu Direktur", agreed=True)
    countersign_agreement(case.pk, cast.staff["head"], AT + timedelta(days=3))
    versions = list(agreements_of(case.organisation, case.scheme))
    assert [(one.version, one.ended_on is None) for one in versions] == [(1, False), (2, True)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(version=1).update(ended_on=None)
    check_agreement(case, AT + timedelta(days=4))
    with pytest.raises(errors.AgreementMissing):  # it runs out after so many months
        check_agreement(case, AT + timedelta(days=48 * 31))


def test_an_agreement_holds_for_the_months_that_its_paper_says_though_the_office_changed_them_before_signing(
    cast: Cast, drafting: Task
) -> None:
    case = drafting.case
    send_agreement(case.pk, cast.staff["ss"], AT)
    sign_agreement(case.pk, cast.client, AT, name="Ibu Direktur", agreed=True)
    rules = rules_on(case.office, AT.date())
    rules.pk, rules.valid_from, rules.agreement_months = None, later(days=91).date(), 12
    rules.save()
    signed = countersign_agreement(case.pk, cast.staff["head"], later(days=95))
    assert signed.valid_until == last_day(later(days=95).date(), 48)


def test_an_agreement_serves_the_clients_next_case_of_the_scheme(cast: Cast) -> None:
    case = cast.finished_case()
    later_case = cast.new_case(kind="surveillance", subject=case.certificate)
    assert agreement_gap(later_case) == []
    other = cast.new_case("iso-14001")
    assert agreement_gap(other) == [GAP]
    with pytest.raises(CaseEnded):
        send_agreement(case.pk, cast.staff["ss"], later(days=400))


def test_an_agreement_is_not_made_before_the_client_confirmed_the_audit(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    with pytest.raises(errors.TooEarlyForAgreement):
        send_agreement(task.case_id, cast.staff["ss"], AT)
    close(task, "dikonfirmasi", cast.client, task.opened_at)
    send_agreement(task.case_id, cast.staff["ss"], AT)


def test_a_surveillance_goes_on_without_an_agreement_for_a_reason(cast: Cast) -> None:
    case = cast.finished_case()
    Agreement.objects.update(ended_on="2026-12-31")
    surveillance = cast.new_case(kind="surveillance", subject=case.certificate)
    assert agreement_gap(surveillance) == [GAP]
    with pytest.raises(errors.AgreementMissing):
        check_agreement(surveillance, AT)
    with pytest.raises(errors.WaiverReasonMissing):
        waive_agreement(surveillance.pk, cast.staff["ss"], AT, reason=" ")
    waive_agreement(surveillance.pk, cast.staff["ss"], AT, reason="Perjanjian lama di kertas.")
    check_agreement(surveillance, AT)
    assert agreement_gap(surveillance) == []


def test_the_final_text_waits_for_its_checks(cast: Cast) -> None:
    task = cast.case_at("final")
    assert guard.choices(task)[0].missing == ()
    Agreement.objects.update(ended_on="2027-01-01")
    assert guard.choices(task)[0].missing == ("Perjanjian sertifikasi berlaku",)
    assert fresh(task.case, "final").is_open
