"""MD 2 in a case: stated by the client, reviewed at step 3, and its cycle and expiry go on with our certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mutubaku.applications.models import Transfer
from mutubaku.auditrules import Audit
from mutubaku.audits.reckoning.errors import KindTooSmall
from mutubaku.cases.models import Case, Task
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate, TransferReview
from mutubaku.certificates.policy.transfer import TransferFacts
from mutubaku.certificates.queries import accepted_transfer, transferred_since
from mutubaku.certificates.transfer_errors import MajorOpen, TransferOverMeanwhile, TransferSuspended
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.actions.transfer import review_transfer
from mutubaku.conduct.cycle import plan_cycle
from mutubaku.conduct.errors import NotAccepted, NotYours
from mutubaku.conduct.works.audit_time import basis_for
from mutubaku.conduct.works.certificate import certificate_form
from mutubaku.conduct.works.dossier import dossier_of
from mutubaku.conduct.works.transfer import PAPER, WORK
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.paper.forms import Fact
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import SchemeTerms
from tests.cast import Cast, fresh, later
from tests.certified import capacity
from tests.transferred import GOOD, state

AT = later(days=1, hours=2)  # Tuesday 24 November 2026


@pytest.fixture
def task(cast: Cast) -> Task:
    found = cast.case_at("completeness")
    state(found.case)
    return found


def review(cast: Cast, task: Task, **changes: object) -> TransferReview:
    facts: TransferFacts = replace(GOOD, **changes)  # type: ignore[arg-type]
    return review_transfer(task.pk, cast.staff["pjt"], AT, facts=facts)


def test_md2_the_review_is_kept_journalled_and_written_anew(cast: Cast, task: Task) -> None:
    assert "Tinjauan alih sertifikat" in wiring.gaps(task)
    review(cast, task, outcome="not-accepted", note="Belum dibaca.")
    kept = review(cast, task, reason=" Biaya ", ceased_on=date(2026, 1, 1))
    assert TransferReview.objects.get() == kept
    assert (kept.reason, kept.ceased_on, kept.by, kept.outcome) == ("Biaya", None, cast.staff["pjt"], "accepted")
    assert "Tinjauan alih sertifikat" not in wiring.gaps(task)
    newest = Entry.objects.filter(chain=task.case.chain, verb=Verb.TRANSFER_REVIEWED).latest("seq")
    assert newest.data == {
        "step": "completeness",
        "round": 1,
        "outcome": "accepted",
        "body": "Lembaga Contoh",
        "certificate": "QMS-0042",
        "decided_on": "2025-03-01",
        "valid_until": "2028-02-29",
        "standing": "active",
        "findings": "none",
        "visit": "not-needed",
    }
    assert list(broken_chains()) == []


def test_md2_what_is_refused_changes_nothing(cast: Cast, task: Task) -> None:
    for changes, refused in (({"standing": "suspended"}, TransferSuspended), ({"findings": "major-open"}, MajorOpen)):
        with pytest.raises(refused):
            review(cast, task, **changes)
    assert not TransferReview.objects.exists()
    assert not Entry.objects.filter(verb=Verb.TRANSFER_REVIEWED).exists()


def test_md2_only_the_desk_reviews_and_only_what_is_to_be_transferred(cast: Cast, task: Task) -> None:
    with pytest.raises(NotYours):
        review_transfer(task.pk, cast.staff["auditor"], AT, facts=GOOD)
    Transfer.objects.all().delete()
    with pytest.raises(NotAccepted):
        review(cast, task)
    assert wiring.work_of(task).papers_of(task).keys().isdisjoint({PAPER})


def test_md2_only_at_step_3(cast: Cast) -> None:
    task = cast.case_at("audit-letter")
    state(task.case)
    with pytest.raises(NotAccepted):
        review_transfer(task.pk, cast.staff["pjt"], AT, facts=GOOD)


def test_md2_a_scheme_outside_the_agreement_knows_no_transfer(cast: Cast) -> None:
    task = cast.case_at("completeness", "sppt-sni")
    assert wiring.work_of(task).papers_of(task).keys().isdisjoint({PAPER})
    assert "Tinjauan alih sertifikat" not in wiring.gaps(task)


def test_md2_the_paper_says_what_was_found_and_what_it_comes_to(cast: Cast, task: Task) -> None:
    review(
        cast,
        task,
        has_ceased=True,
        ceased_on=date(2026, 9, 1),
        is_reachable=False,
        visit="held",
        visit_on=date(2026, 11, 20),
        visit_note="Sistem berjalan.",
        outcome="after-visit",
        note="Surveilans dijadwalkan.",
    )
    found = wiring.work_of(task).papers_of(task)[PAPER].letter(task, capacity(cast, "pjt"), AT)
    rows = {row[1]: row[2] for row in found.tables[0].rows}
    assert rows["Lembaga asal berhenti atau kehilangan akreditasi"] == "Ya, sejak 1 September 2026"
    assert rows["Diakreditasi penandatangan MLA"] == "Ya. KAN"
    assert rows["Lembaga asal dapat dihubungi"] == "Tidak"
    assert rows["Kunjungan sebelum alih"] == "Sudah dilaksanakan, 20 November 2026. Sistem berjalan."
    assert found.fields["kesimpulan"] == (
        "Alih diterima sesudah kunjungan; siklus dan masa berlaku sertifikat asal dilanjutkan. Surveilans dijadwalkan."
    )
    assert wiring.make(task, PAPER, capacity(cast, "pjt"), AT, "").document.kind == PAPER


def test_md2_an_acceptance_that_no_longer_stands_does_not_complete_the_application(cast: Cast, task: Task) -> None:
    review(cast, task)
    whole = Outcome(key="lengkap", label="Lengkap")
    WORK.prepare(task, whole, capacity(cast, "pjt"), AT)
    TransferReview.objects.update(standing="suspended")
    with pytest.raises(TransferSuspended):
        WORK.prepare(task, whole, capacity(cast, "pjt"), AT)
    WORK.prepare(task, Outcome(key="tidak-lengkap", label="-"), capacity(cast, "pjt"), AT)


def draft(cast: Cast, case: Case, at: datetime = AT) -> Certificate:
    granted = certificates.Granted(
        holder={"name": "PT Contoh", "address": "Jalan 1", "city": "Palembang"}, scope={"statement": "Karet"}
    )
    return certificates.draft(case, granted, capacity(cast, "head"), at)


def test_md2_after_an_accepted_transfer_cycle_and_expiry_go_on(cast: Cast, task: Task) -> None:
    review(cast, task)
    made = draft(cast, task.case)
    assert (made.valid_from, made.valid_until, made.cycle_from) == (
        date(2026, 11, 24),
        date(2028, 2, 29),
        date(2025, 3, 1),
    )
    printed = certificate_form(made, capacity(cast, "head"), AT)
    assert printed.facts[-1] == Fact("Siklus sertifikasi sejak", "1 Maret 2025")
    planned = plan_cycle(made, capacity(cast, "head"), AT)
    # The first surveillance, due on 1 March 2026, was the old body's.
    assert [(one.kind, one.turn) for one in planned] == [("surveillance", 2), ("recertification", 1)]
    assert (planned[0].starts_on, planned[0].due_on, planned[1].limit_on) == (
        date(2027, 1, 1),  # the second of the old body's cycle, in its calendar year
        date(2027, 4, 1),
        date(2028, 2, 29),
    )


def test_md2_a_surveillance_that_fell_due_while_the_transfer_ran_is_planned_with_our_certificate(
    cast: Cast, task: Task
) -> None:
    review(cast, task, decided_on=date(2025, 12, 1), surveillance_report="not-due")
    issued = AT + timedelta(days=20)  # 14 December 2026, a fortnight after it was due
    first = plan_cycle(draft(cast, task.case, issued), capacity(cast, "head"), issued)[0]
    assert (first.kind, first.turn, first.starts_on, first.due_on) == (
        "surveillance",
        1,
        date(2026, 12, 14),
        date(2027, 3, 14),
    )
    assert first.limit_on == first.due_on


def test_md2_t_06_an_accepted_transfer_is_not_audited_as_an_initial_certification(cast: Cast, task: Task) -> None:
    def kept(**changes: Audit) -> Audit:
        basis = replace(basis_for(task.case), **changes)  # type: ignore[arg-type]  # its fields
        row = actions.fix_audit_time(task.pk, cast.staff["pjt"], AT - timedelta(hours=1), basis=basis)
        return Audit(row.basis["audit"])

    with pytest.raises(KindTooSmall):
        kept(audit=Audit.SURVEILLANCE)
    assert kept() == Audit.INITIAL
    review(cast, task)  # after the time was proposed
    assert kept() == Audit.SPECIAL
    review(cast, task, outcome="not-accepted", note="Dibekukan kemudian.")
    assert kept() == Audit.INITIAL
    review(cast, task)
    row = actions.fix_audit_time(
        task.pk, cast.staff["pjt"], AT + timedelta(hours=1), basis=replace(basis_for(task.case), audit=Audit.INITIAL)
    )
    assert basis_for(task.case).audit == row.basis["audit"] == Audit.INITIAL  # more is the office's to choose


def test_md2_the_reviewer_sees_what_the_old_body_found(cast: Cast, task: Task) -> None:
    review(cast, task, findings="minor", findings_note="7.5.3: satu rekaman tidak terkendali.")
    found = next(one for one in dossier_of(task.case) if one.key == "earlier")
    said = "Ada minor yang terbuka, rencana tindakannya diterima\n7.5.3: satu rekaman tidak terkendali."
    assert found.facts == (("Lembaga Contoh, QMS-0042", said),)


def test_md2_a_transfer_not_accepted_goes_on_as_an_initial_certification(cast: Cast, task: Task) -> None:
    review(cast, task, standing="suspended", outcome="not-accepted", note="Dibekukan lembaga asal.")
    assert accepted_transfer(task.case) is None
    made = draft(cast, task.case)
    assert (made.valid_until, made.cycle_from) == (date(2029, 11, 23), date(2026, 11, 24))
    assert [one.turn for one in plan_cycle(made, capacity(cast, "head"), AT)][:2] == [1, 2]
    assert transferred_since(made) is None


def test_md2_a_certificate_that_ran_out_meanwhile_has_nothing_to_go_on_with(cast: Cast, task: Task) -> None:
    review(cast, task)
    TransferReview.objects.update(valid_until=date(2026, 11, 24))
    with pytest.raises(TransferOverMeanwhile):
        draft(cast, task.case)


def test_md2_a_change_of_scope_stays_in_the_transferred_cycle(cast: Cast, task: Task) -> None:
    review(cast, task)
    first = draft(cast, task.case)
    first.issued_at = AT
    first.save()
    later_case = cast.new_case(kind="scope-change", subject=first)
    assert transferred_since(draft(cast, later_case)) == date(2026, 11, 24)


def test_md2_the_months_after_a_body_ceased_are_the_offices_own(cast: Cast, task: Task) -> None:
    SchemeTerms.objects.update(transfer_months=1)
    with pytest.raises(Exception, match="1 bulan"):
        review(cast, task, has_ceased=True, ceased_on=date(2026, 10, 1))
    SchemeTerms.objects.update(transfer_months=6)
    assert review(cast, task, has_ceased=True, ceased_on=date(2026, 10, 1)).ceased_on == date(2026, 10, 1)


def test_md2_a_second_round_reads_the_newest_review(cast: Cast, task: Task) -> None:
    review(cast, task)
    assert fresh(task.case, "completeness").transfer_review.outcome == "accepted"
    newest = accepted_transfer(task.case)
    assert newest is not None
    assert newest.number == "QMS-0042"
