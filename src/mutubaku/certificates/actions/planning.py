"""Writing a certificate's plan: its audits as rows, each changed by a new one. The certificate's case is locked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from mutubaku.cases.models import Case, Kind
from mutubaku.cases.queries import lock_case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day

from ..errors import PlanGone, WordsMissing
from ..models import Certificate, Measure, PlannedAudit, Subject
from ..policy.cycle import Cause, Reason, Visit, check_window


def plan(certificate: Certificate, visits: Iterable[Visit], by: Capacity, at: datetime) -> list[PlannedAudit]:
    """The audits a cycle asks for, as rows; those planned before are left as they are."""
    there = {(one.kind, one.turn) for one in certificate.planned_audits.filter(replaced_at=None)}
    made = [_row(certificate, visit, by, at) for visit in visits if (visit.kind, visit.turn) not in there]
    if made:
        audits = [{"kind": one.kind, "turn": one.turn, **_window(one)} for one in made]
        data = {"certificate": certificate.number, "audits": audits}
        record(certificate.case.chain, Verb.CYCLE_PLANNED, by, at, data, locked=True)
    return made


def follow(certificate: Certificate, visits: Sequence[Visit], by: Capacity, at: datetime) -> list[PlannedAudit]:
    """Audits that another's day has moved, in place of the rows planned before, and further ones; those whose case was
    begun, and those an official moved, stay as they are.
    """
    rows = certificate.planned_audits.filter(replaced_at=None)
    there = {(one.kind, one.turn, one.starts_on, one.due_on) for one in rows}
    moved = [one for one in visits if (one.kind, one.turn, one.starts_on, one.due_on) not in there]
    for visit in moved:
        rows.filter(kind=visit.kind, turn=visit.turn, case=None, cause=Cause.RULE).update(replaced_at=at)
    return plan(certificate, moved, by, at)


def _row(certificate: Certificate, visit: Visit, by: Capacity, at: datetime) -> PlannedAudit:
    return PlannedAudit.objects.create(
        certificate=certificate,
        kind=visit.kind,
        turn=visit.turn,
        starts_on=visit.starts_on,
        due_on=visit.due_on,
        limit_on=visit.limit_on,
        reasons=[reason.as_json() for reason in visit.reasons],
        planned_at=at,
        planned_by_id=by.user_id,
        planned_as=by.title,
    )


def plan_anew(
    planned: PlannedAudit,
    starts_on: date | None,
    due_on: date | None,
    cause: str,
    note: str,
    by: Capacity,
    at: datetime,
) -> PlannedAudit:
    """Move one audit to another window, with its reason; the row before stays, marked as replaced.

    PlanGone when it was replaced meanwhile or its case has ended well; the refusals of ``check_window``; WordsMissing.
    A case that nothing came of is let go, so that the new window opens another.
    """
    case = planned.case
    if planned.replaced_at is not None or (case is not None and case.ending == "completed"):
        raise PlanGone
    today = office_day(planned.certificate.office, at).date()
    check_window(planned.kind, planned.turn, starts_on, due_on, planned.limit_on, cause, today)
    assert starts_on is not None and due_on is not None  # noqa: S101, PT018 - check_window saw to it
    if not note.strip():
        raise WordsMissing
    running = case if case is not None and case.is_open else None
    PlannedAudit.objects.filter(pk=planned.pk).update(replaced_at=at, case=None if running else case)
    new = PlannedAudit.objects.create(
        certificate=planned.certificate,
        kind=planned.kind,
        turn=planned.turn,
        starts_on=starts_on,
        due_on=due_on,
        limit_on=max(planned.limit_on, due_on),
        reasons=[*planned.reasons, Reason("MS-02" if cause == Cause.SEASON else "", "moved", due_on).as_json()],
        cause=cause,
        note=note.strip(),
        case=running,
        planned_at=at,
        planned_by_id=by.user_id,
        planned_as=by.title,
    )
    data = {"certificate": planned.certificate.number, "kind": new.kind, "turn": new.turn, **_window(new)}
    before = {"before": _window(planned), "cause": cause, "reason": new.note}
    record(planned.certificate.case.chain, Verb.CYCLE_PLANNED, by, at, {**data, **before}, locked=True)
    return new


def link(planned: PlannedAudit, case: Case) -> bool:
    """Say which case does a planned audit; whether this call was the one that did."""
    done = PlannedAudit.objects.filter(pk=planned.pk, case=None, replaced_at=None).update(case=case)
    planned.case = case if done else planned.case
    return bool(done)


def retire_plan(certificate: Certificate, at: datetime) -> None:
    """What was still planned for a certificate that is replaced or withdrawn is planned no more."""
    certificate.planned_audits.filter(replaced_at=None, case=None).update(replaced_at=at)


def carry_on(replaced: Certificate, certificate: Certificate) -> None:
    """What runs about a certificate when another replaces it goes on about the new one: after a change of scope, whose
    cycle is the same, its cases with their places in the plan and the letters they have begun (ISO/IEC 17021-1,
    9.6.4.1), after a recertification its changes of scope alone. Suspensions and withdrawals that wait to be decided
    are decided about the new one (MS-20); a reduction names parts of the scope replaced, and stays with it.
    """
    running = Subject.objects.filter(certificate=replaced, case__closed_at=None).exclude(case=certificate.case)
    if certificate.case.kind == Kind.RECERTIFICATION:
        running = running.filter(case__kind=Kind.SCOPE_CHANGE)
    cases = sorted(running.values_list("case_id", flat=True))
    for case_id in cases:
        lock_case(case_id)
    running.update(certificate=certificate)
    replaced.planned_audits.filter(replaced_at=None, case__in=cases).update(certificate=certificate)
    replaced.special_audits.filter(case__in=cases).update(certificate=certificate)
    replaced.continuations.filter(case__in=cases, issued_at=None).update(certificate=certificate)
    standing = replaced.proposals.filter(decided_at=None, measure__in=[Measure.SUSPEND, Measure.WITHDRAW])
    standing.update(certificate=certificate)


def _window(planned: PlannedAudit) -> dict[str, str]:
    return {"starts_on": planned.starts_on.isoformat(), "due_on": planned.due_on.isoformat()}
