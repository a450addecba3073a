"""A certificate is suspended, restored, withdrawn or reduced on a proposal, by another person, and never silently."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mutubaku.cases.actions import take_side
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Side
from mutubaku.certificates import actions as certificates
from mutubaku.certificates import errors
from mutubaku.certificates.actions import InPart, Proposed
from mutubaku.certificates.models import (
    Certificate,
    Continuation,
    PlannedAudit,
    ScopeReduction,
    StandingChange,
    StandingProposal,
)
from mutubaku.certificates.queries import live_plan, removed_parts, standing_of
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.standing import ask_measure, decide_measure, propose_measure
from mutubaku.conduct.disclosure import client_may_read
from mutubaku.conduct.errors import NotYours, OfficeDataMissing
from mutubaku.conduct.standing import restore_after, suspend_after_refusal
from mutubaku.conduct.works.certificate import WORK
from mutubaku.decisions.models import Decision
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.notices.text import facts_of
from mutubaku.registry.queries import verify
from mutubaku.schemes.models import SchemeTerms
from mutubaku.web.certificates.rows import rows_of
from tests.cast import MONDAY, WIB, Cast, close, later
from tests.certified import certified

LATE = datetime(2027, 11, 24, 9, 0, tzinfo=WIB)
WORDS = {"answer": "Dua kali diingatkan.", "conditions": "Surveilans dilaksanakan."}


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def proposed(certificate: Certificate, cast: Cast, measure: str = "suspend", **more: Any) -> StandingProposal:
    given = Proposed(measure=measure, ground="failure", reason="Temuan berulang.", **more)
    return propose_measure(certificate.pk, given, cast.staff["ss"], later())


def decided(proposal: StandingProposal, cast: Cast, at: datetime = LATE, *, accepted: bool = True) -> StandingProposal:
    return decide_measure(proposal.pk, cast.staff["head"], at, accepted=accepted, **WORDS)


def test_ms_03_a_surveillance_not_held_by_its_day_is_proposed_for_suspension_once_and_changes_nothing(
    cast: Cast, certificate: Certificate
) -> None:
    on_the_day = LATE.replace(day=23)
    jobs.keep_cycles(on_the_day)
    assert not StandingProposal.objects.exists()
    jobs.keep_cycles(LATE)
    jobs.keep_cycles(LATE.replace(hour=12))
    proposal = StandingProposal.objects.get()
    assert (proposal.measure, proposal.ground, proposal.rule, proposal.proposed_by) == (
        "suspend",
        "first-surveillance",
        "ISO/IEC 17021-1, 9.1.3.3",
        None,
    )
    assert proposal.reason == "Surveilans ke-1 belum dilaksanakan; batasnya 23 November 2027."
    assert standing_of(certificate) == "active"
    roles = set(Notice.objects.filter(kind="standing-proposed").values_list("role", flat=True))
    assert roles == {"head", "decision-maker", "client"}
    assert Entry.objects.filter(chain=certificate.case.chain, verb="suspension.proposed").count() == 1


def test_a_proposal_is_told_to_those_who_may_decide_and_not_to_whoever_is_barred(
    cast: Cast, certificate: Certificate
) -> None:
    head, decider = cast.staff["head"], cast.staff["decision-maker"]
    take_side(certificate.case, decider.pk, decider.name, Side.EVALUATION, MONDAY)
    jobs.keep_cycles(LATE)
    told = Notice.objects.filter(kind="standing-proposed").exclude(role="client")
    assert [(one.role, one.data["person"]) for one in told] == [("head", head.pk)]


def test_ms_03_a_later_surveillance_past_its_day_is_only_reminded_of_until_the_limit_of_its_calendar_year(
    cast: Cast, certificate: Certificate
) -> None:
    first, second = live_plan(certificate).filter(kind="surveillance")
    PlannedAudit.objects.filter(pk=first.pk).update(replaced_at=MONDAY)
    assert (second.due_on, second.limit_on) == (date(2028, 11, 23), date(2028, 12, 31))
    jobs.keep_cycles(datetime(2028, 10, 2, 9, 0, tzinfo=WIB))
    between, after = datetime(2028, 12, 29, 9, 0, tzinfo=WIB), datetime(2029, 1, 1, 9, 0, tzinfo=WIB)
    assert jobs.keep_cycles(between) == 1
    told = Notice.objects.filter(kind="cycle-reminder").latest("pk")
    assert told.data["until"] == "2028-12-31"  # the limit, once the day planned has gone by
    (row,) = rows_of(Certificate.objects.filter(pk=certificate.pk), between.date())
    assert row.next is not None
    assert (row.next.text, row.next.is_past, row.is_late) == ("Lewat rencana", True, False)
    assert row.due == date(2028, 12, 31)
    assert not StandingProposal.objects.exists()
    jobs.keep_cycles(after)
    assert StandingProposal.objects.get().reason == "Surveilans ke-2 belum dilaksanakan; batasnya 31 Desember 2028."
    (row,) = rows_of(Certificate.objects.filter(pk=certificate.pk), after.date())
    assert row.is_late


def test_a_suspension_lasts_as_long_as_the_terms_of_the_day_it_began_said(cast: Cast, certificate: Certificate) -> None:
    decided(proposed(certificate, cast), cast)
    shorter = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    shorter.pk, shorter.valid_from, shorter.suspension_months = None, date(2027, 12, 1), 1
    shorter.save()
    jobs.keep_cycles(LATE.replace(year=2028, month=2))
    assert not StandingProposal.objects.filter(ground="too-long").exists()
    jobs.keep_cycles(LATE.replace(year=2028, month=5, day=25))
    assert StandingProposal.objects.filter(ground="too-long").exists()


def test_nobody_is_reminded_of_a_certificate_that_was_withdrawn(cast: Cast, certificate: Certificate) -> None:
    jobs.keep_cycles(datetime(2027, 9, 1, 9, 0, tzinfo=WIB))
    decided(proposed(certificate, cast, "withdraw"), cast, datetime(2027, 9, 2, 9, 0, tzinfo=WIB))
    assert jobs.keep_cycles(datetime(2027, 11, 20, 9, 0, tzinfo=WIB)) == 0
    assert not Notice.objects.filter(kind="cycle-reminder").exists()


def test_a_proposal_not_accepted_leaves_the_certificate_as_it_is_and_is_not_made_again(
    cast: Cast, certificate: Certificate
) -> None:
    jobs.keep_cycles(LATE)
    decided(StandingProposal.objects.get(), cast, accepted=False)
    jobs.keep_cycles(LATE.replace(hour=15))
    assert (standing_of(certificate), StandingProposal.objects.count()) == ("active", 1)
    assert Notice.objects.filter(kind="standing-decided").get().data["accepted"] is False


def test_a_suspension_takes_effect_at_once_with_its_letter_and_the_public_reads_no_words_of_the_office(
    cast: Cast, certificate: Certificate
) -> None:
    proposal = decided(proposed(certificate, cast), cast)
    assert standing_of(certificate) == "suspended"
    found = verify(certificate.secret, LATE)
    assert found is not None
    assert (found.verdict, found.history[-1][1:]) == (
        "suspended",
        ("Dibekukan", "Persyaratan sertifikasi tidak dipenuhi secara berat atau terus-menerus"),
    )
    assert proposal.letter is not None
    assert proposal.letter.letter_number
    assert client_may_read(proposal.letter)
    assert Notice.objects.get(kind="standing-decided").data["conditions"] == "Surveilans dilaksanakan."
    entry = Entry.objects.filter(chain=certificate.case.chain, verb="certificate.status").get()
    assert (entry.actor, entry.data["measure"], entry.data["accepted"]) == (cast.staff["head"], "suspend", True)


def test_nobody_decides_alone_what_they_proposed(cast: Cast, certificate: Certificate) -> None:
    given = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")
    own = propose_measure(certificate.pk, given, cast.staff["head"], later())
    with pytest.raises(errors.OwnProposal):
        decided(own, cast)
    assert decide_measure(own.pk, cast.staff["decision-maker"], LATE, accepted=True, **WORDS).is_accepted
    with pytest.raises(IntegrityError), transaction.atomic():
        StandingProposal.objects.filter(pk=own.pk).update(decided_by=cast.staff["head"])


@pytest.mark.parametrize("who", ["ss", "auditor", "pjt"])
def test_only_the_head_or_the_decision_maker_decides(cast: Cast, certificate: Certificate, who: str) -> None:
    proposal = proposed(certificate, cast)
    with pytest.raises(NotYours):
        decide_measure(proposal.pk, cast.staff[who], LATE, accepted=True, **WORDS)


def test_only_those_who_keep_certificates_propose_and_only_the_holder_asks(
    cast: Cast, certificate: Certificate
) -> None:
    given = Proposed(measure="suspend", ground="failure", reason="Temuan.")
    with pytest.raises(NotYours):
        propose_measure(certificate.pk, given, cast.staff["auditor"], later())
    with pytest.raises(NotYours):
        ask_measure(certificate.pk, "suspend", "Pabrik tutup.", cast.outsider, later())


def test_the_same_ground_is_proposed_once_and_a_proposal_decided_once(cast: Cast, certificate: Certificate) -> None:
    proposal = proposed(certificate, cast)
    with pytest.raises(errors.ProposalWaits):
        proposed(certificate, cast)
    decided(proposal, cast)
    with pytest.raises(errors.ProposalDecided):
        decided(proposal, cast)


def test_the_holder_asks_for_suspension_and_says_when_it_can_end(cast: Cast, certificate: Certificate) -> None:
    asked = ask_measure(certificate.pk, "suspend", "Pabrik pindah.", cast.client, later())
    assert (asked.ground, asked.proposed_as) == ("request", "Pelanggan")
    assert not Notice.objects.filter(kind="standing-proposed", role="client").exists()
    decided(asked, cast)
    restore = ask_measure(certificate.pk, "restore", "Pabrik baru siap.", cast.client, LATE)
    assert restore.ground == "resolved"
    decided(restore, cast, LATE.replace(hour=14))
    assert standing_of(certificate) == "active"


def test_ms_20_a_suspension_that_lasts_too_long_is_proposed_for_withdrawal_once(
    cast: Cast, certificate: Certificate
) -> None:
    decided(proposed(certificate, cast), cast)
    jobs.keep_cycles(datetime(2028, 5, 24, 9, 0, tzinfo=WIB))
    assert not StandingProposal.objects.filter(measure="withdraw").exists()
    too_long = datetime(2028, 5, 25, 9, 0, tzinfo=WIB)
    jobs.keep_cycles(too_long)
    jobs.keep_cycles(too_long.replace(hour=13))
    proposal = StandingProposal.objects.get(measure="withdraw")
    assert (proposal.ground, proposal.rule) == ("too-long", "ISO/IEC 17021-1, 9.6.5.4")
    decided(proposal, cast, too_long.replace(hour=14))
    assert standing_of(certificate) == "withdrawn"
    assert not live_plan(certificate).filter(case=None).exists()
    assert jobs.keep_cycles(too_long.replace(hour=15)) == 0


def test_ms_21_a_reduction_takes_a_part_out_and_prints_a_new_revision_beside_the_old(cast: Cast) -> None:
    certificate = certified(cast, "sppt-sni")
    second = {**certificate.scope["products"][0], "brand": "Kedua"}
    Certificate.objects.filter(pk=certificate.pk).update(
        scope={**certificate.scope, "products": [*certificate.scope["products"], second]}
    )
    proposal = decided(proposed(certificate, cast, "reduce", removed=(1,)), cast, MONDAY.replace(hour=15))
    before = certificate.file
    certificate.refresh_from_db()
    assert [one["brand"] for one in certificate.scope["products"]] == ["Contoh"]
    assert (certificate.revision, standing_of(certificate)) == (2, "active")
    kept = ScopeReduction.objects.get(proposal=proposal)
    assert (kept.revision_before, kept.file_before, len(kept.scope_before["products"])) == (1, before, 2)
    assert certificate.file == before  # the last one signed by hand: tests/conduct/actions/test_sheets.py
    found = verify(certificate.secret, LATE)
    assert found is not None
    assert found.reduced_on == (MONDAY.date(),)


def three_products(cast: Cast) -> Certificate:
    """A certificate of the brands Contoh, Kedua and Ketiga."""
    found = certified(cast, "sppt-sni")
    own = found.scope["products"][0]
    found.scope = {**found.scope, "products": [own, {**own, "brand": "Kedua"}, {**own, "brand": "Ketiga"}]}
    found.save(update_fields=["scope"])
    return found


def test_ms_21_a_reduction_of_a_scope_that_was_reduced_since_is_not_accepted_for_it_would_take_out_another_part(
    cast: Cast,
) -> None:
    certificate = three_products(cast)
    proposal = proposed(certificate, cast, "reduce", removed=(1,))
    words = removed_parts(proposal)
    given = InPart(
        removed=(0,), statement="", reason="Gagal.", rule="", decided_by=None, decided_as="Pengambil keputusan"
    )
    case = cast.new_case("sppt-sni", "surveillance", subject=certificate)
    letter = Continuation.objects.create(certificate=certificate, case=case, number="7/SM/2027")
    with transaction.atomic():
        certificates.reduce_by_decision(certificate, given, letter, later(days=2))
    with pytest.raises(errors.ScopeChanged, match="Tolak usulan ini, lalu usulkan lagi"):
        decided(proposal, cast)
    certificate.refresh_from_db()
    assert [one["brand"] for one in certificate.scope["products"]] == ["Kedua", "Ketiga"]
    decided(proposal, cast, accepted=False)
    proposal.refresh_from_db()
    assert removed_parts(proposal) == words == ["Air mineral Kedua 600 ml (SNI 3553:2015)"]


def test_ms_21_who_decides_on_a_reduction_and_its_holder_read_which_part_goes_out(cast: Cast) -> None:
    certificate = three_products(cast)
    proposal = decided(proposed(certificate, cast, "reduce", removed=(1,)), cast)
    gone = "Air mineral Kedua 600 ml (SNI 3553:2015)"
    for notice in Notice.objects.filter(kind__in=["standing-proposed", "standing-decided"]):
        assert ("Dikeluarkan dari ruang lingkup", gone) in facts_of(notice.kind, notice.data)
    entry = Entry.objects.get(chain=certificate.case.chain, verb="suspension.proposed")
    assert (entry.data["removed"], removed_parts(proposal)) == ([gone], [gone])


def test_a_surveillance_that_went_well_proposes_the_end_of_the_suspension_once(
    cast: Cast, certificate: Certificate
) -> None:
    case = cast.new_case(kind="surveillance", subject=certificate)
    letter = Continuation.objects.create(certificate=certificate, case=case, number="7/SM/2027")
    with transaction.atomic():
        restore_after(letter, LATE)
    assert not StandingProposal.objects.exists()  # nothing to end
    decided(proposed(certificate, cast), cast)
    for _ in range(2):
        with transaction.atomic():
            restore_after(letter, LATE)
    proposal = StandingProposal.objects.get(measure="restore")
    assert (proposal.ground, proposal.proposed_as, standing_of(certificate)) == ("resolved", "Sistem", "suspended")


def test_a_recertification_that_is_granted_proposes_the_end_of_a_suspension_for_a_person_to_decide(
    cast: Cast, certificate: Certificate
) -> None:
    task = cast.case_at("decision", kind="recertification", subject=certificate)
    StandingChange.objects.create(certificate=certificate, standing="suspended", at=task.opened_at)
    close(task, "diberikan", cast.staff["decision-maker"], task.opened_at)
    proposal = StandingProposal.objects.get()
    assert (proposal.measure, proposal.ground, proposal.proposed_by) == ("restore", "resolved", None)
    assert proposal.reason == f"Sertifikasi ulang {task.case.number} sudah dievaluasi dan diputuskan diberikan."
    assert standing_of(certificate) == "suspended"


def test_a_surveillance_decided_against_proposes_the_suspension_itself_and_is_not_called_late(
    cast: Cast, certificate: Certificate
) -> None:
    """ISO/IEC 17021-1, 9.6.5: the reason is what was found, not that nothing was held."""
    task = cast.case_at("decision", kind="surveillance", subject=certificate)
    planned = live_plan(certificate).get(case=task.case)
    close(task, "ditolak", cast.staff["decision-maker"], task.opened_at, note="Sistemnya tidak dijalankan.")
    proposal = StandingProposal.objects.get()
    assert (proposal.measure, proposal.ground, proposal.planned) == ("suspend", "failure", planned)
    assert "sudah dievaluasi dan diputuskan ditolak" in proposal.reason
    assert "Sistemnya tidak dijalankan." in proposal.reason
    assert standing_of(certificate) == "active"
    decided(proposal, cast, accepted=False)
    jobs.keep_cycles(LATE)
    assert StandingProposal.objects.count() == 1
    (row,) = rows_of(Certificate.objects.filter(pk=certificate.pk), LATE.date())
    assert (row.audits[0].text, row.is_late) == ("Ditolak", False)


def test_only_what_can_be_suspended_is_proposed_after_a_refusal(cast: Cast, certificate: Certificate) -> None:
    case = cast.new_case(kind="surveillance", subject=certificate)
    decision = Decision(case=case, decided_on=LATE.date(), reasons="Alasan.")
    waiting = proposed(certificate, cast)
    for given in (decision, decision, Decision(case=certificate.case, decided_on=LATE.date())):
        with transaction.atomic():
            suspend_after_refusal(given, LATE)
    assert StandingProposal.objects.count() == 1
    assert waiting.further.count() == 1  # what was found joins the proposal that waits, once
    decided(StandingProposal.objects.get(), cast)
    with transaction.atomic():
        suspend_after_refusal(decision, LATE)
    assert StandingProposal.objects.count() == 1


def test_the_signing_of_a_surveillance_says_beforehand_that_its_certificate_was_replaced_or_withdrawn(
    cast: Cast, certificate: Certificate
) -> None:
    task = cast.new_case(kind="surveillance", subject=certificate).tasks.get()
    change = cast.new_case(kind="scope-change", subject=certificate).tasks.get()
    outcome = step_of(task).outcomes[0]
    unsigned = "Pindaian surat keterangan meneruskan yang bertanda tangan belum diunggah"
    assert WORK.bars(task, outcome) == [unsigned]
    withdrawn = decided(proposed(certificate, cast, "withdraw"), cast)
    assert WORK.bars(task, outcome) == [str(errors.CertificateWithdrawn(withdrawn.certificate.number)), unsigned]
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certificate)
    assert WORK.bars(task, outcome) == [str(errors.CertificateReplaced(certificate.number)), unsigned]
    assert WORK.bars(change, outcome)[0] == str(errors.CertificateReplaced(certificate.number))
    first = cast.new_case().tasks.get()
    assert WORK.bars(first, outcome) == ["Pindaian sertifikat yang bertanda tangan belum diunggah"]


def test_without_terms_a_suspension_is_refused_with_what_to_do_and_the_worker_goes_on(
    cast: Cast, certificate: Certificate
) -> None:
    proposal = proposed(certificate, cast)
    SchemeTerms.objects.all().delete()
    with pytest.raises(OfficeDataMissing, match="Minta administrator"):
        decided(proposal, cast)
    assert standing_of(certificate) == "active"
    StandingChange.objects.create(certificate=certificate, standing="suspended", at=later())
    assert jobs.keep_cycles(LATE) == 1  # the surveillance that is due opens all the same
