"""Step 9.1 by the acts of its people, who may work on step 9 afterwards, and that nobody judges their own work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.applications.models import Application
from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing import errors
from mutubaku.audits.appointing.models import Appointment, Declaration
from mutubaku.audits.appointing.queries import load_of, past_audits
from mutubaku.audits.models import About, AuditAnswer, Function
from mutubaku.audits.queries import appointed_team, proposal_of
from mutubaku.audits.visits.models import Visit
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Involvement, Side, Task
from mutubaku.cases.queries import on_side, sides_of
from mutubaku.cli.demonstration.filling.team import as_accepted
from mutubaku.conduct import access, actions, guard
from mutubaku.conduct.actions.appointing import attach_statements, check_takes_statements
from mutubaku.conduct.actions.interests import declare_interest
from mutubaku.conduct.actions.visiting import judge_documents_at_stage_1
from mutubaku.conduct.calendar import calendar_text
from mutubaku.conduct.errors import CaseEnded, EvaluatedIt, NotAccepted, NotInTeam, NotYours, PapersMissing, VisitOver
from mutubaku.conduct.inbox import work_for
from mutubaku.conduct.serving import check_serving
from mutubaku.conduct.suggestions import offer
from mutubaku.conduct.works.team import statement_scans
from mutubaku.conduct.works.team import statements as paper_of_statements
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice, NoticeKind
from mutubaku.people.access import SYSTEM, Capacity
from mutubaku.people.actions import InterestData
from mutubaku.people.models import Absence, Competence, Interest, User
from mutubaku.schemes.models import SchemeTerms
from tests.cast import Cast, close, fresh, join
from tests.conduct.quick import Written
from tests.documents.samples import PDF
from tests.factories.people import NOON, acting_as, official
from tests.transferred import transferred

SOON = timedelta(minutes=5)


@pytest.fixture
def team(cast: Cast) -> Task:
    """Step 9.1 of a case whose plan the client has accepted."""
    return cast.case_at("team")


def accepted(task: Task) -> Plan:
    proposal = proposal_of(task.case)
    assert proposal is not None
    return as_accepted(proposal)


def appoint(cast: Cast, task: Task, plan: Plan | None = None) -> Appointment:
    return actions.appoint_team(task.pk, cast.staff["ss"], task.opened_at + SOON, plan=plan or accepted(task))


def changed(plan: Plan, **more: object) -> Plan:
    given = {name: getattr(plan, name) for name in ("starts_on", "ends_on", "place", "team", "reason")}
    return Plan(**{**given, **more})


def say(made: Appointment, user: User, task: Task, **more: object) -> None:
    said = {"is_willing": True, "is_impartial": True, **more}
    actions.declare(made.pk, user, task.opened_at + 2 * SOON, **said)  # type: ignore[arg-type]  # as the act takes them


def test_the_accepted_team_is_appointed_and_every_member_told(cast: Cast, team: Task) -> None:
    made = appoint(cast, team)
    assert [(one.user, one.function) for one in appointed_team(team.case)] == [
        (cast.staff["lead-auditor"], "lead-auditor"),
        (cast.staff["auditor"], "auditor"),
    ]
    told = Notice.objects.filter(kind=NoticeKind.TEAM_APPOINTED).order_by("pk")
    assert {one.data["person"] for one in told} == {cast.staff["lead-auditor"].pk, cast.staff["auditor"].pk}
    assert {one.data["path"] for one in told} == {f"/penugasan/{made.pk}/"}
    assert Entry.objects.filter(chain=team.case.chain).latest("seq").verb == Verb.TEAM_APPOINTED


def test_an_integrated_audit_is_one_audit_for_load_and_rotation(cast: Cast, team: Task) -> None:
    other = cast.case_at("team", "iso-14001")
    Application.objects.filter(case=other.case).update(together_with=team.case.application)
    made = appoint(cast, team)
    appoint(cast, other, accepted(team))
    lead = cast.staff["lead-auditor"].pk
    assert load_of([lead], made.starts_on, apart_from=()) == {lead: 1}
    (held,) = past_audits(cast.new_case(), made.starts_on + timedelta(days=1))
    assert (held.day, held.lead_id, held.people) == (made.starts_on, lead, {lead, cast.staff["auditor"].pk})


def test_an_audit_of_a_case_that_ended_before_it_is_no_load(cast: Cast, team: Task) -> None:
    made, lead = appoint(cast, team), cast.staff["lead-auditor"].pk
    assert load_of([lead], made.starts_on, apart_from=()) == {lead: 1}
    actions.withdraw(team.case_id, cast.client, team.opened_at + SOON, reason="Pabrik ditutup.")
    assert load_of([lead], made.starts_on, apart_from=()) == {}


def test_whoever_is_at_another_audit_on_those_days_stands_last_among_those_offered(cast: Cast, team: Task) -> None:
    made = appoint(cast, team)
    free = official(cast.office, "lead-auditor")
    for held in list(Competence.objects.filter(user=cast.staff["lead-auditor"])):
        held.pk, held.user = None, free
        held.save()
    other = cast.case_at("audit-letter", "iso-14001").case
    lead = Function.LEAD_AUDITOR
    there = offer(other, team.opened_at, (made.starts_on, made.ends_on))
    assert [one.user_id for one in there.people[lead]] == [free.pk, cast.staff["lead-auditor"].pk]


def test_the_step_waits_for_every_declaration_and_a_no_needs_somebody_else(cast: Cast, team: Task) -> None:
    lead, auditor = cast.staff["lead-auditor"], cast.staff["auditor"]
    assert guard.missing_for(team, guard.choices(team)[0].outcome, []) == ["Tim belum ditunjuk"]
    made = appoint(cast, team)
    say(made, lead, team)
    with pytest.raises(PapersMissing, match=f"Pernyataan {auditor.name} belum ada"):
        actions.perform(team.pk, "ditunjuk", cast.staff["ss"], team.opened_at + SOON)
    with pytest.raises(errors.DeclarationReasonMissing):
        say(made, auditor, team, is_willing=False)
    say(made, auditor, team, is_impartial=False, reason="Adik saya bekerja di sana.")
    with pytest.raises(PapersMissing, match="tunjuk penggantinya"):
        actions.perform(team.pk, "ditunjuk", cast.staff["ss"], team.opened_at + SOON)
    told = Notice.objects.get(kind=NoticeKind.MEMBER_DECLINED)
    assert (told.role, told.data["reason"], told.data["path"]) == (
        "ss",
        "Adik saya bekerja di sana.",
        f"/tugas/{team.pk}/",
    )
    again = appoint(cast, team, changed(accepted(team), team=[(lead.pk, Function.LEAD_AUDITOR)]))
    assert (again.number, again.replaced_at) == (1, None)
    assert Notice.objects.get(kind=NoticeKind.TEAM_RELEASED).data["person"] == auditor.pk
    actions.perform(team.pk, "ditunjuk", cast.staff["ss"], team.opened_at + 3 * SOON)  # the lead's word still holds
    assert fresh(team.case, "stage-1").is_open


def test_other_days_need_everybody_s_word_anew_and_the_same_team_again_is_nothing(cast: Cast, team: Task) -> None:
    made = appoint(cast, team)
    for user in (cast.staff["lead-auditor"], cast.staff["auditor"]):
        say(made, user, team)
    with pytest.raises(errors.NothingChanged):
        appoint(cast, team)
    later = accepted(team).starts_on + timedelta(days=7)
    appoint(cast, team, changed(accepted(team), starts_on=later, ends_on=later))
    with pytest.raises(PapersMissing, match="Pernyataan"):
        actions.perform(team.pk, "ditunjuk", cast.staff["ss"], team.opened_at + SOON)
    with pytest.raises(errors.NotAppointed):
        say(made, cast.staff["auditor"], team)


def test_the_client_hears_of_days_or_a_team_other_than_what_they_accepted_and_of_nothing_that_stayed(
    cast: Cast, team: Task
) -> None:
    told = Notice.objects.filter(kind=NoticeKind.AUDIT_MOVED, case=team.case)
    appoint(cast, team)
    assert not told.exists()
    later = accepted(team).starts_on + timedelta(days=7)
    appoint(cast, team, changed(accepted(team), starts_on=later, ends_on=later))
    one = told.get()
    assert (one.role, one.data["first"], one.data["last"]) == ("client", later.isoformat(), later.isoformat())
    assert cast.staff["auditor"].name in one.data["team"]


def test_whom_the_client_objected_to_is_appointed_only_with_a_reason_unless_they_accepted_them_since(
    cast: Cast, team: Task
) -> None:
    accepted_now, auditor = proposal_of(team.case), cast.staff["auditor"]
    assert accepted_now is not None
    rejected = newcomer(cast)
    said = {"is_accepted": False, "about": About.MEMBER, "given_at": team.opened_at, "given_by": cast.client}
    for user, step in ((rejected, "application"), (auditor, "completeness")):
        task = Task.objects.filter(case=team.case, step=step).latest("pk")
        AuditAnswer.objects.create(task=task, proposal=accepted_now, member=user, reason=f"Bukan {user.name}.", **said)
    appoint(cast, team)  # the auditor was accepted since
    others = [(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR), (rejected.pk, Function.AUDITOR)]
    plan = changed(accepted(team), team=others)
    with pytest.raises(errors.ReasonNeeded, match=f"Pelanggan menolak {rejected.name}"):
        appoint(cast, team, changed(plan, reason=""))
    made = appoint(cast, team, changed(plan, reason="Satu-satunya yang berkompeten."))
    assert f"Bukan {rejected.name}" in made.remarks[0]


def test_the_client_of_an_audit_they_are_not_to_know_of_hears_nothing_of_its_days(cast: Cast, team: Task) -> None:
    Case.objects.filter(pk=team.case_id).update(is_untold=True)
    later = accepted(team).starts_on + timedelta(days=7)
    appoint(cast, team, changed(accepted(team), starts_on=later, ends_on=later))
    assert not Notice.objects.filter(kind=NoticeKind.AUDIT_MOVED).exists()


def test_assignment_and_declarations_are_papers_made_from_the_data(
    cast: Cast, team: Task, quick_papers: Written
) -> None:
    team.case.office.competences.all().delete()
    with pytest.raises(errors.ReasonNeeded, match="masih kosong"):
        appoint(cast, team, changed(accepted(team), reason=""))
    made = appoint(cast, team, changed(accepted(team), reason="Daftarnya sedang disusun."))
    assert (made.remarks, made.reason) == (
        ["Daftar kompetensi untuk skema ISO 9001 masih kosong."],
        "Daftarnya sedang disusun.",
    )
    for user in (cast.staff["lead-auditor"], cast.staff["auditor"]):
        say(made, user, team)
    actions.perform(team.pk, "ditunjuk", cast.staff["ss"], team.opened_at + 3 * SOON)
    numbers = dict(Version.objects.filter(task=team).values_list("document__kind", "letter_number"))
    assert set(numbers) == {"surat-tugas", "pernyataan-ketidakberpihakan"}
    assert all(numbers.values())
    text = str(quick_papers.papers)
    for words in ("Surat tugas", "Ketua tim audit", "Catatan penyusunan tim", "Daftarnya sedang disusun."):
        assert words in text


SPOILT: list[tuple[Callable[[Cast], object], type[Exception]]] = [
    (lambda cast: Competence.objects.exclude(scheme="iso-14001").update(scope="3"), errors.CodeNotCovered),
    (lambda cast: Competence.objects.filter(function="lead-auditor").delete(), errors.NotCompetent),
    (
        lambda cast: Competence.objects.filter(function="lead-auditor").update(ends_on=date(2026, 11, 24)),
        errors.CompetenceLapsed,
    ),
    (
        lambda cast: Absence.objects.create(
            office=cast.office,
            user=cast.staff["auditor"],
            kind="leave",
            starts_on=date(2026, 11, 1),
            ends_on=date(2027, 2, 1),
            entered_as="-",
            entered_at=cast.office.created_at,
        ),
        errors.MemberAway,
    ),
    (
        lambda cast: Interest.objects.create(
            office=cast.office,
            user=cast.staff["auditor"],
            kind="consultancy",
            organisation=cast.organisation,
            company=cast.organisation.name,
            declared_as="-",
            declared_at=cast.office.created_at,
        ),
        errors.TiedToClient,
    ),
]


def test_the_rules_are_checked_again_when_the_team_is_appointed(cast: Cast, team: Task) -> None:
    for spoil, refusal in SPOILT:
        with transaction.atomic():
            spoil(cast)
            with pytest.raises(refusal):
                appoint(cast, team)
            transaction.set_rollback(True)
    assert not Appointment.objects.exists()
    Competence.objects.filter(function="auditor").update(scope="3")
    assert appoint(cast, team).number == 0  # the lead covers what the auditor does not


def test_stage_1_is_held_where_the_scheme_asks_for_it_and_not_of_types_1_and_3(cast: Cast) -> None:
    product = cast.case_at("team", "sppt-sni")
    kinds = {"1": ["sampling", "testing"], "3": ["factory", "sampling", "testing"], "5": ["stage-1", "stage-2"]}
    SchemeTerms.objects.filter(scheme="sppt-sni").update(evaluations=kinds)
    asks, none = "Skema meminta audit tahap 1", "Skema tidak meminta audit tahap 1"
    for certification_type, with_it, without in (("5", "", asks), ("3", none, ""), ("1", none, "")):
        product.case.application.products.update(certification_type=certification_type)
        found = {one.outcome.key: " ".join(one.missing) for one in guard.choices(product)}
        for key, said in (("ditunjuk", with_it), ("ditunjuk-tanpa-tahap-1", without)):
            assert (said in found[key]) if said else ("audit tahap 1" not in found[key]), (certification_type, key)


def test_stage_1_of_a_transferred_certificate_may_be_left_out_with_the_reason_and_of_no_other_first_one(
    cast: Cast, team: Task
) -> None:
    def against() -> str:
        return " ".join(next(o.missing for o in guard.choices(team) if o.outcome.key == "ditunjuk-tanpa-tahap-1"))

    assert "Skema meminta audit tahap 1" in against()
    transferred(team.case)
    assert "audit tahap 1" not in against()
    outcome = step_of(team).outcome("ditunjuk-tanpa-tahap-1")
    assert (outcome.note_required, outcome.opens) == (True, ("audit-plan",))


def test_nobody_but_seksi_ss_appoints_and_at_this_step_alone(cast: Cast, team: Task) -> None:
    draft = cast.case_at("draft-certificate")
    with pytest.raises(NotYours):
        actions.appoint_team(team.pk, cast.staff["pjt"], team.opened_at, plan=accepted(team))
    close(team, "ditunjuk", cast.staff["ss"], team.opened_at + SOON)
    with pytest.raises(NotAccepted):
        actions.appoint_team(draft.pk, cast.staff["ss"], draft.opened_at, plan=accepted(draft))


def test_after_the_step_seksi_ss_changes_the_team_with_a_new_assignment(cast: Cast, team: Task) -> None:
    plan = accepted(team)
    with pytest.raises(errors.NotAppointed):
        actions.change_team(team.case_id, cast.staff["ss"], team.opened_at, plan=plan)
    close(team, "ditunjuk", cast.staff["ss"], team.opened_at + SOON)
    alone = changed(plan, team=[(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR)])
    with pytest.raises(NotYours):
        actions.change_team(team.case_id, cast.staff["auditor"], team.opened_at + 3 * SOON, plan=alone)
    made = actions.change_team(team.case_id, cast.staff["ss"], team.opened_at + 3 * SOON, plan=alone)
    assert made.number == 1
    assert Version.objects.filter(task=team, document__kind="surat-tugas").count() == 2
    assert cast.staff["auditor"].pk in on_side(team.case, Side.EVALUATION)  # whoever was in a team stays barred
    actions.close_case(team.case_id, cast.staff["head"], team.opened_at + 4 * SOON, reason="Batal.")
    with pytest.raises(CaseEnded):
        actions.change_team(team.case_id, cast.staff["ss"], team.opened_at + 5 * SOON, plan=plan)
    with pytest.raises(CaseEnded):
        say(made, cast.staff["lead-auditor"], team)


def newcomer(cast: Cast) -> User:
    """Another auditor of the register."""
    user = official(cast.office, "auditor")
    given = {"function": "auditor", "scheme": "iso-9001", "starts_on": date(2020, 1, 1), "approved_as": "Kasi SS"}
    Competence.objects.create(office=cast.office, user=user, approved_at=NOON, **given)
    return user


def with_newcomer(cast: Cast, task: Task, user: User, at: datetime) -> Appointment:
    """The team changed after step 9.1: the newcomer in the place of the auditor, on the same days."""
    lead = cast.staff["lead-auditor"].pk
    team = [(lead, Function.LEAD_AUDITOR), (user.pk, Function.AUDITOR)]
    return actions.change_team(
        task.case_id, cast.staff["ss"], at, plan=changed(accepted(task), team=team, reason="Sakit.")
    )


def statements(task: Task) -> int:
    return Version.objects.filter(document__case=task.case, document__kind="pernyataan-ketidakberpihakan").count()


def test_ms_24_a_new_member_of_a_changed_team_declares_first_and_the_paper_is_made_anew(cast: Cast) -> None:
    task, user = cast.case_at("stage-1"), newcomer(cast)
    at = task.opened_at + SOON
    made = with_newcomer(cast, task, user, at)
    judge_documents_at_stage_1(task.pk, cast.staff["lead-auditor"], at, {})  # who declared for these days goes on
    for act in (
        lambda: judge_documents_at_stage_1(task.pk, user, at, {}),
        lambda: actions.attach(task.pk, user, at, name="a.pdf", data=PDF, kind="laporan-tahap-1"),
    ):
        with pytest.raises(errors.NotDeclared, match="Beri pernyataan itu dahulu"):
            act()
    before = statements(task)
    say(made, user, task, is_impartial=False, reason="Saudara saya bekerja di sana.")
    assert (Notice.objects.filter(kind=NoticeKind.MEMBER_DECLINED, role="ss").count(), statements(task)) == (1, before)
    with pytest.raises(errors.DeclaredNo, match="Seksi SS menunjuk pengganti"):
        judge_documents_at_stage_1(task.pk, user, at, {})
    say(made, user, task, reason="Ia sudah berhenti di sana.")
    assert statements(task) == before + 1
    judge_documents_at_stage_1(task.pk, user, at, {})


def test_ms_24_a_sampler_declares_before_taking_samples(cast: Cast) -> None:
    task, user = cast.case_at("sampling", "sppt-sni"), cast.staff["ppc"]
    Declaration.objects.filter(user=user).delete()
    with pytest.raises(errors.NotDeclared):
        actions.attach(
            task.pk, user, task.opened_at + SOON, name="a.pdf", data=PDF, kind="berita-acara-pengambilan-contoh"
        )


def test_statements_on_paper_are_taken_after_step_9_1_until_the_visit_is_over(cast: Cast) -> None:
    site, ss = cast.case_at("stage-2"), cast.staff["ss"]
    at = site.opened_at + SOON
    Declaration.objects.filter(user=cast.staff["auditor"]).delete()
    with pytest.raises(errors.NotDeclared):
        check_serving(site.case, cast.staff["auditor"].pk, at)
    scan = {"name": "pernyataan.pdf", "data": PDF}
    with pytest.raises(NotYours):
        attach_statements(site.case_id, cast.staff["auditor"], at, **scan)
    kept = attach_statements(site.case_id, ss, at, **scan)
    assert [one.pk for one in statement_scans(site.case)] == [kept.pk]
    assert kept.document.versions.filter(origin="made").exists()  # the electronic one stays beside it
    check_serving(site.case, cast.staff["auditor"].pk, at)
    Task.objects.filter(pk=site.pk).update(closed_at=at, outcome="selesai")
    with pytest.raises(VisitOver):
        attach_statements(site.case_id, ss, at, **scan)


def test_statements_on_paper_go_to_step_9_1_while_it_is_open_and_nowhere_once_the_case_ended(
    cast: Cast, team: Task
) -> None:
    with pytest.raises(errors.NotAppointed):
        check_takes_statements(team.case)
    appoint(cast, team)
    with pytest.raises(errors.NotAppointed):
        check_takes_statements(team.case)
    team.case.closed_at = team.opened_at
    with pytest.raises(CaseEnded):
        check_takes_statements(team.case)


def test_statements_signed_by_hand_and_scanned_stand_for_those_in_the_system(cast: Cast, team: Task) -> None:
    appoint(cast, team)
    at = team.opened_at + 2 * SOON
    actions.attach(team.pk, cast.staff["ss"], at, name="a.pdf", data=PDF, kind="pernyataan-ketidakberpihakan")
    close(team, "ditunjuk", cast.staff["ss"], at)
    check_serving(team.case, cast.staff["auditor"].pk, at)
    Declaration.objects.filter(user=cast.staff["auditor"]).delete()
    rows = {row[0]: row[1:] for row in paper_of_statements(team, SYSTEM, at).tables[0].rows}
    assert rows[cast.staff["auditor"].name] == ("ya", "ya", "pada lembar yang ditandatangani")
    user = newcomer(cast)
    with_newcomer(cast, team, user, at + SOON)
    with pytest.raises(errors.NotDeclared):  # the scan knows nothing of them
        check_serving(team.case, user.pk, at + SOON)


def test_ms_24_an_interest_declared_in_an_audit_is_told_and_bars_the_member_at_once(cast: Cast) -> None:
    task, user = cast.case_at("stage-1"), cast.staff["auditor"]
    at = task.opened_at + SOON
    by = Capacity(user_id=user.pk, name=user.name, title="Auditor", office_id=cast.office.pk)
    long_ago = InterestData(kind="employment", organisation=cast.organisation, ends_on=date(2020, 1, 1))
    declare_interest(cast.office, user, long_ago, by=by, at=at)
    declare_interest(cast.office, user, InterestData(kind="employment", company="PT Lain"), by=by, at=at)
    assert not Notice.objects.filter(kind=NoticeKind.MEMBER_TIED).exists()
    judge_documents_at_stage_1(task.pk, user, at, {})
    declare_interest(cast.office, user, InterestData(kind="consultancy", organisation=cast.organisation), by=by, at=at)
    told = Notice.objects.get(kind=NoticeKind.MEMBER_TIED)
    assert (told.role, told.data) == ("ss", {"name": user.name, "path": f"/perkara/{task.case_id}/tim/"})
    with pytest.raises(errors.TiedToClient):
        judge_documents_at_stage_1(task.pk, user, at, {})


def test_ms_24_an_interest_of_a_judge_is_told_while_the_case_runs(cast: Cast, review: Task) -> None:
    user, at = cast.staff["reviewer"], review.opened_at + SOON
    actions.claim(review.pk, user, at)
    by = Capacity(user_id=user.pk, name=user.name, title="Peninjau", office_id=cast.office.pk)
    declare_interest(cast.office, user, InterestData(kind="ownership", organisation=cast.organisation), by=by, at=at)
    told = Notice.objects.get(kind=NoticeKind.MEMBER_TIED)
    assert (told.case, told.data["path"]) == (review.case, f"/perkara/{review.case_id}/")


def test_ms_08_moving_an_audit_too_long_after_its_stage_1_asks_for_a_reason_that_is_kept(cast: Cast) -> None:
    planning = cast.case_at("audit-plan")
    plan = accepted(planning)
    Visit.objects.filter(task__case=planning.case).update(held_on=plan.starts_on - timedelta(days=180))
    at, later = planning.opened_at + SOON, plan.ends_on + timedelta(days=7)
    moved = changed(plan, starts_on=later, ends_on=later, reason="")
    with pytest.raises(errors.ReasonNeeded, match="hari sesudah tahap 1, lebih lama dari 180 hari menurut skema"):
        actions.change_team(planning.case_id, cast.staff["ss"], at, plan=moved)
    made = actions.change_team(planning.case_id, cast.staff["ss"], at, plan=changed(moved, reason="Pabrik berhenti."))
    assert "sesudah tahap 1" in made.remarks[-1]
    assert made.reason == "Pabrik berhenti."


def test_the_calendar_file_asks_changes_and_calls_off(cast: Cast, team: Task) -> None:
    lead, auditor, at = cast.staff["lead-auditor"], cast.staff["auditor"], team.opened_at
    first = appoint(cast, team)
    text, method = calendar_text(first, auditor, at)
    uid = next(line for line in text.splitlines() if line.startswith("UID:"))
    assert (method, "SEQUENCE:0" in text) == ("REQUEST", True)
    second = appoint(cast, team, changed(accepted(team), team=[(lead.pk, Function.LEAD_AUDITOR)]))
    text, method = calendar_text(first, auditor, at)
    assert (method, "SEQUENCE:1" in text, uid in text) == ("CANCEL", True, True)
    assert calendar_text(first, lead, at)[1] == calendar_text(second, lead, at)[1] == "REQUEST"
    actions.close_case(team.case_id, cast.staff["head"], at + SOON, reason="Batal.")
    text, method = calendar_text(Appointment.objects.get(pk=second.pk), lead, at)
    assert (method, "SEQUENCE:2" in text) == ("CANCEL", True)


def test_whoever_is_told_that_an_audit_under_way_is_called_off_finds_it_cancelled_in_the_calendar_too(
    cast: Cast, team: Task
) -> None:
    made, lead = appoint(cast, team), cast.staff["lead-auditor"]
    last_day = datetime.combine(made.ends_on, team.opened_at.timetz())
    actions.close_case(team.case_id, cast.staff["head"], last_day, reason="Batal.")
    assert Notice.objects.filter(kind=NoticeKind.TEAM_RELEASED).exists()
    assert calendar_text(Appointment.objects.get(pk=made.pk), lead, last_day)[1] == "CANCEL"


def test_ms_24_an_interest_declared_does_not_go_away_without_words_also_on_other_days(cast: Cast, team: Task) -> None:
    auditor, declared = cast.staff["auditor"], "Adik saya bekerja di sana."
    made, plan = appoint(cast, team), accepted(team)
    say(made, auditor, team, is_impartial=False, reason=declared)
    for reason in ("", declared):
        with pytest.raises(errors.InterestUnexplained, match="Adik saya bekerja di sana”"):
            say(made, auditor, team, reason=reason)
    week = timedelta(days=7)
    made = appoint(cast, team, changed(plan, starts_on=plan.starts_on + week, ends_on=plan.ends_on + week))
    with pytest.raises(errors.InterestUnexplained):
        say(made, auditor, team)
    say(made, auditor, team, reason="Ia berhenti tiga tahun lalu.")
    assert [one.reason for one in Declaration.objects.order_by("pk")] == [declared, "Ia berhenti tiga tahun lalu."]
    rows = paper_of_statements(team, acting_as(cast.office, "ss", NOON), NOON).tables[0].rows
    assert sorted(row[2] for row in rows) == ["belum", "ya (Ia berhenti tiga tahun lalu.)"]


# Who may work on step 9


def test_an_audit_is_for_the_appointed_team_and_the_lead_may_do_an_auditor_s_step(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    stranger = official(cast.office, "auditor")
    with pytest.raises(NotInTeam, match="sebagai Auditor"):
        access.worker_of(task, stranger, task.opened_at)
    assert access.worker_of(task, cast.staff["auditor"], task.opened_at).role == "auditor"
    assert access.worker_of(task, cast.staff["lead-auditor"], task.opened_at).role == "lead-auditor"
    with pytest.raises(NotYours):
        access.worker_of(task, cast.staff["ppc"], task.opened_at)
    offered = {
        user.pk
        for user in (stranger, cast.staff["auditor"])
        if work_for(user, cast.office, {"auditor"}, task.opened_at)
    }
    assert offered == {cast.staff["auditor"].pk}
    assert list(work_for(cast.staff["lead-auditor"], cast.office, {"lead-auditor"}, task.opened_at)) == [task]
    assert set(access.colleagues(task, task.opened_at)) == {cast.staff["auditor"].pk, cast.staff["lead-auditor"].pk}
    told = Notice.objects.filter(kind=NoticeKind.YOUR_TURN, data__task=task.pk)
    assert {one.data.get("person") for one in told} == {cast.staff["auditor"].pk, cast.staff["lead-auditor"].pk}


def test_a_case_without_an_appointed_team_is_worked_on_as_before(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    task.case.appointments.all().delete()
    stranger = official(cast.office, "auditor")
    assert access.worker_of(task, stranger, task.opened_at).role == "auditor"
    assert list(work_for(stranger, cast.office, {"auditor"}, task.opened_at)) == [task]


ROUTES: dict[str, Callable[[Task, User, Cast], object]] = {
    "claim": lambda task, user, cast: actions.claim(task.pk, user, task.opened_at),
    "reassign": lambda task, user, cast: actions.reassign(
        task.pk, user, cast.staff["head"], task.opened_at, reason="Cuti."
    ),
    "perform": lambda task, user, cast: actions.perform(task.pk, "lengkap", user, task.opened_at),
    "attach": lambda task, user, cast: actions.attach(
        task.pk, user, task.opened_at, name="a.pdf", data=b"%PDF", kind="tinjauan-sertifikasi"
    ),
    "make": lambda task, user, cast: actions.make(task.pk, "tinjauan-sertifikasi", user, task.opened_at, text="Ya."),
    "preview": lambda task, user, cast: actions.preview(task, "tinjauan-sertifikasi", user, task.opened_at),
    "pause": lambda task, user, cast: actions.pause(task.pk, "apa-saja", user, task.opened_at, reason="Menunggu."),
}


def whole(cast: Cast, user: User) -> User:
    """Somebody who plays every role that judges."""
    for role in ("reviewer", "committee", "decision-maker"):
        official(cast.office, role, user=user)
    return user


@pytest.fixture
def review(cast: Cast) -> Task:
    """A review waiting to be done."""
    return cast.case_at("review")


def test_nobody_judges_what_their_team_evaluated_whichever_way_they_come(cast: Cast, review: Task) -> None:
    member = whole(cast, join(review.case, official(cast.office, "ppc"), "ppc"))  # in the team, closed no step
    for route, act in ROUTES.items():
        with pytest.raises(EvaluatedIt):
            act(review, member, cast)
        assert review.versions.count() == 0, route
    assert not work_for(member, cast.office, {"reviewer"}, review.opened_at)
    assert member.pk not in access.colleagues(review, review.opened_at)
    assert list(work_for(cast.staff["reviewer"], cast.office, {"reviewer"}, review.opened_at)) == [review]


def test_whoever_the_client_accepted_in_a_team_is_barred_though_never_appointed(cast: Cast, team: Task) -> None:
    assert not Appointment.objects.filter(case=team.case).exists()
    both = {cast.staff["lead-auditor"].pk, cast.staff["auditor"].pk}
    assert on_side(team.case, Side.EVALUATION) == both
    review = Task.objects.get(pk=team.pk)
    review.pk, review.step, review.role = None, "review", "reviewer"  # as its review would open
    review.save()
    for pk in both:
        with pytest.raises(EvaluatedIt):
            access.worker_of(review, whole(cast, User.objects.get(pk=pk)), review.opened_at)


def test_whoever_judged_a_case_is_not_appointed_to_evaluate_it(cast: Cast, review: Task) -> None:
    close(review, "lengkap", cast.staff["reviewer"], review.opened_at + SOON)
    official(cast.office, "auditor", user=cast.staff["reviewer"])
    Competence.objects.filter(user=cast.staff["reviewer"]).update(function="auditor")
    plan = accepted(review)
    later = date(2027, 6, 1)
    with_reviewer = [*plan.team, (cast.staff["reviewer"].pk, Function.AUDITOR)]
    wanted = changed(plan, starts_on=later, ends_on=later, team=with_reviewer)
    with pytest.raises(errors.JudgesThisCase):
        actions.change_team(review.case_id, cast.staff["ss"], review.opened_at + 2 * SOON, plan=wanted)


def test_the_database_lets_nobody_stand_on_both_sides_of_a_case(cast: Cast, review: Task) -> None:
    assert sides_of(review.case) == {
        cast.staff["lead-auditor"].pk: "evaluation",
        cast.staff["auditor"].pk: "evaluation",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Involvement.objects.create(
            case=review.case, user=cast.staff["auditor"], side=Side.JUDGEMENT, taken_at=review.opened_at
        )
