"""A special audit is begun by the office, without an application, and its holder told as early as it decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.http import Http404
from django.utils.translation import override

from mutubaku.applications.models import SystemScope
from mutubaku.applications.queries import application_of
from mutubaku.audits.queries import proposal_of
from mutubaku.audits.visits.policy.kinds import SPECIAL
from mutubaku.cases.models import Case, Involvement, Task
from mutubaku.certificates import special_errors
from mutubaku.certificates.actions import Special
from mutubaku.certificates.models import Certificate, Continuation, SpecialAudit
from mutubaku.certificates.queries import live_plan, subject_of
from mutubaku.cli.demonstration.cases import drive
from mutubaku.conduct import access, actions, guard, jobs
from mutubaku.conduct.actions import findings
from mutubaku.conduct.actions.beginning import NoEarlier
from mutubaku.conduct.actions.messages import writer_of
from mutubaku.conduct.actions.special import consider_team, open_special, tell_due, tell_holder
from mutubaku.conduct.actions.unasked import tell_at_visit
from mutubaku.conduct.actions.visiting import open_meeting
from mutubaku.conduct.coming import for_client
from mutubaku.conduct.errors import NotAccepted, NotYours, OfficeBegan
from mutubaku.conduct.programme import kind_of
from mutubaku.conduct.reuse import last_application
from mutubaku.conduct.tracking import tracked_case
from mutubaku.findings.actions import Words
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.people.access import SYSTEM
from mutubaku.web.certificates.rows import history_of
from mutubaku.web.client.standing import standings
from tests.cast import WIB, Cast, fresh, later
from tests.certified import certified
from tests.conduct.quick import Written

GIVEN = Special(
    cause="complaint",
    reason="Keluhan pembeli tentang mutu.",
    scope="Pengendalian mutu di pabrik.",
    conditions="Satu hari di pabrik.",
    until=date(2027, 12, 18),
)
UNANNOUNCED = replace(GIVEN, telling="at-visit")


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def opened(cast: Cast, certificate: Certificate, given: Special = UNANNOUNCED) -> Case:
    return open_special(certificate.pk, given, cast.staff["ss"], later())


def heard(case: Case) -> list[str]:
    """What the client was told of the case."""
    return list(Notice.objects.filter(case=case, role="client").order_by("pk").values_list("kind", flat=True))


def test_ms_19_the_office_begins_it_at_step_2_with_the_answers_of_last_time(
    cast: Cast, certificate: Certificate
) -> None:
    case = opened(cast, certificate, GIVEN)
    assert (case.kind, case.is_special, case.get_kind_display()) == ("surveillance", True, "Audit khusus")
    assert (subject_of(case), case.sent_at, bool(case.number)) == (certificate, later(), True)
    assert application_of(case).system_scope.statement == "Produksi karet remah"
    first = case.tasks.get(step="application")
    assert (first.closed_by, first.closed_as, first.outcome) == (cast.staff["ss"], "Ss", "dikirim")
    assert first.note == (
        "Audit khusus ditetapkan kantor, tanpa permohonan pelanggan: menyelidiki keluhan. Keluhan pembeli tentang mutu."
    )
    assert fresh(case, "disposition").is_open
    assert not case.documents.exclude(requirement="").exists()  # none is asked, none taken from before
    assert {one.kind for one in case.documents.all()} == {"penetapan-audit-khusus", "berkas-permohonan"}
    assert kind_of(case, "stage-2") == SPECIAL
    assert not live_plan(certificate).filter(case=case).exists()
    chains = set(Entry.objects.filter(verb="special.opened").values_list("chain", flat=True))
    assert chains == {case.chain, certificate.case.chain}


def test_ms_19_at_short_notice_its_holder_is_told_at_once_why_what_of_and_how(
    cast: Cast, certificate: Certificate
) -> None:
    case = opened(cast, certificate, GIVEN)
    told = Notice.objects.get(kind="special-audit")
    assert (told.role, told.case) == ("client", case)
    assert told.data == {
        "certificate": certificate.number,
        "cause": "complaint",
        "until": "2027-12-18",
        "reason": GIVEN.reason,
        "scope": GIVEN.scope,
        "conditions": GIVEN.conditions,
    }
    assert access.visible_case(case.pk, cast.client, later()) == case
    assert case in [one.case for one in standings([cast.organisation.pk], later())]
    with pytest.raises(special_errors.ToldAlready):
        tell_holder(case.pk, cast.staff["ss"], later())


def test_ms_19_of_an_unannounced_one_its_holder_knows_nothing_until_the_team_is_there(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    at = drive(case, until="team", at=later())
    case.refresh_from_db()
    assert case.is_untold
    assert heard(case) == []
    assert case not in [one.case for one in standings([cast.organisation.pk], at)]
    assert case not in [one.case for one in for_client([cast.organisation], at)]
    said = "Audit khusus dibuka: menyelidiki keluhan"
    assert said not in [line["text"] for line in history_of(certificate, as_client=True)]
    assert said in [line["text"] for line in history_of(certificate, as_client=False)]
    draft = cast.new_case(kind="surveillance", subject=certificate)
    assert last_application(draft) == application_of(certificate.case)  # nor is it offered to begin from
    assert writer_of(case, cast.client, at) is None
    with pytest.raises(Http404):
        access.visible_case(case.pk, cast.client, at)
    with pytest.raises(NotYours):
        actions.withdraw(case.pk, cast.client, at, reason="Tidak jadi.")
    assert tracked_case(case.secret, at) is None
    drive(case, until="stage-2", at=at)
    task = fresh(case, "stage-2")
    open_meeting(task.pk, cast.staff["lead-auditor"], task.opened_at, "opening")
    case.refresh_from_db()
    assert not case.is_untold
    assert heard(case)[0] == "special-audit"
    assert case in [one.case for one in standings([cast.organisation.pk], at)]


def test_ms_19_where_no_meeting_was_opened_the_end_of_the_visit_tells_its_holder(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    at = drive(case, until="stage-2", at=later())
    task = Task.objects.select_related("case").get(case=case, step="stage-2")
    with transaction.atomic():
        tell_at_visit(task, SYSTEM, at)
    assert heard(case)[0] == "special-audit"


def test_ms_19_its_holder_does_not_end_it(cast: Cast, certificate: Certificate) -> None:
    case = opened(cast, certificate, GIVEN)
    with pytest.raises(OfficeBegan, match="tidak dapat Anda tarik"):
        actions.withdraw(case.pk, cast.client, later(), reason="Tidak jadi.")


def test_ms_19_told_after_its_code_ran_out_the_holder_is_not_given_that_code(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    at = drive(case, until="audit-ready", at=later()) + timedelta(days=60)
    tell_holder(case.pk, cast.staff["ss"], at)
    told = Notice.objects.get(case=case, kind="payment-code", role="client").data
    assert set(told) == {"invoice", "total"}
    stalled = Notice.objects.get(case=case, kind="payment-stalled")
    assert (stalled.role, stalled.data["cause"]) == ("pjt", "expired")  # who is to issue the new one


def test_ms_19_findings_told_to_its_holder_tell_them_of_the_audit_first(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    drive(case, until="stage-2", at=later())
    task, lead = fresh(case, "stage-2"), cast.staff["lead-auditor"]
    said = Words(grade="minor", statement="Keluhan tidak dicatat.", requirement="Klausul 9.1.2", evidence="Surat.")
    findings.record_finding(task.pk, lead, task.opened_at, said)
    findings.release_findings(task.pk, lead, task.opened_at)
    assert [heard(case)[0], heard(case)[-1]] == ["special-audit", "findings-released"]


def test_ms_19_without_answers_to_begin_from_it_is_refused(cast: Cast, certificate: Certificate) -> None:
    SystemScope.objects.all().delete()
    with pytest.raises(NoEarlier):
        opened(cast, certificate)
    assert not SpecialAudit.objects.exists()


def test_ms_19_no_step_of_it_is_asked_of_its_holder_and_it_runs_to_the_continuation_letter(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    drive(case, until="audit-ready", at=later())
    asked = case.tasks.get(step="confirmation")
    assert (asked.closed_by, asked.outcome) == (cast.staff["pjt"], "dikonfirmasi")
    assert "tidak dimintakan persetujuan" in asked.note
    proposal = proposal_of(case)
    assert proposal is not None
    proposed = {one.user_id for one in proposal.members.all()}
    on_side = set(Involvement.objects.filter(case=case, side="evaluation").values_list("user_id", flat=True))
    assert proposed <= on_side
    ready = fresh(case, "audit-ready")
    assert all(not one.missing for one in guard.choices(ready) if one.outcome.key == "disampaikan")
    drive(case, at=ready.opened_at)
    case.refresh_from_db()
    assert (case.ending, case.is_untold) == ("completed", False)
    assert heard(case)[0] == "special-audit"
    assert Continuation.objects.get(case=case).issued_at is not None


def test_ms_19_its_team_is_chosen_with_a_consideration_that_is_kept(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    """ISO/IEC 17021-1, 9.6.4.2: its client cannot object to the members."""
    case = opened(cast, certificate)
    drive(case, until="audit-letter", at=later())
    task, pjt = fresh(case, "audit-letter"), cast.staff["pjt"]
    lacks = "Pertimbangan pemilihan tim audit khusus"
    assert all(lacks in one.missing for one in guard.choices(task))
    with pytest.raises(special_errors.ConsiderationMissing):
        consider_team(task.pk, " ", pjt, task.opened_at)
    consider_team(task.pk, "Bukan yang mengaudit dua tahun terakhir.", pjt, task.opened_at)
    assert all(lacks not in one.missing for one in guard.choices(task))
    kept = Entry.objects.get(chain=case.chain, verb="special.team")
    assert (kept.actor, kept.data["reason"]) == (pjt, "Bukan yang mengaudit dua tahun terakhir.")
    other = cast.case_at("audit-letter")
    assert all(lacks not in one.missing for one in guard.choices(other))
    with pytest.raises(NotAccepted):
        consider_team(other.pk, "Apa saja.", pjt, other.opened_at)


def test_why_its_client_was_not_asked_is_kept_in_indonesian_whatever_the_official_reads(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    drive(case, until="audit-letter", at=later())
    with override("en"):
        drive(case, until="audit-ready", at=later())
    assert case.tasks.get(step="confirmation").note.startswith("Audit khusus ditetapkan kantor")


def test_ms_19_from_the_day_decided_the_worker_tells_its_holder_once(cast: Cast, certificate: Certificate) -> None:
    case = opened(cast, certificate, replace(GIVEN, telling="on-day", tell_on=date(2026, 11, 30)))
    before = datetime(2026, 11, 29, 9, 0, tzinfo=WIB)
    jobs.keep_cycles(before)
    assert heard(case) == []
    for hour in (0, 1):
        jobs.keep_cycles(before + timedelta(days=1, hours=hour))
    assert heard(case) == ["special-audit"]
    special = SpecialAudit.objects.get()
    assert (special.told_as, tell_due(special.pk, before)) == ("Sistem", False)


def test_ms_19_an_official_may_tell_earlier_than_was_decided(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    case = opened(cast, certificate)
    at = drive(case, until="audit-ready", at=later())
    with pytest.raises(NotYours):
        tell_holder(case.pk, cast.staff["auditor"], at)
    with pytest.raises(NotAccepted):
        tell_holder(certificate.case_id, cast.staff["ss"], at)
    tell_holder(case.pk, cast.staff["ss"], at)
    assert heard(case) == ["special-audit", "payment-code"]
    told = Entry.objects.filter(verb="special.told").values_list("chain", flat=True)
    assert set(told) == {case.chain, certificate.case.chain}


def test_ms_19_one_runs_at_a_time_and_only_the_office_opens_it(cast: Cast, certificate: Certificate) -> None:
    with pytest.raises(NotYours):
        open_special(certificate.pk, GIVEN, cast.client, later())
    opened(cast, certificate, GIVEN)
    with pytest.raises(special_errors.SpecialRuns):
        open_special(certificate.pk, GIVEN, cast.staff["head"], later())
    assert SpecialAudit.objects.count() == 1
