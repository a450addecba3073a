"""The cycle of a certificate as the office's data make it: its rules, the lengths of the steps, how far a case is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from mutubaku.audits.visits.queries import closings_among
from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import Case, Ending, Kind, Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions
from mutubaku.certificates.models import Certificate, PlannedAudit
from mutubaku.certificates.policy.cycle import (
    MANAGEMENT_SYSTEMS,
    CycleRules,
    Part,
    Visit,
    planned,
    surveillances,
    working_days_before,
)
from mutubaku.certificates.policy.lateness import Progress, year_kept_by
from mutubaku.certificates.policy.transfer import Report, TakenOver, still_ahead
from mutubaku.certificates.queries import (
    cycle_start,
    live_plan,
    planned_turn,
    subject_of,
    transfer_behind,
    transferred_since,
)
from mutubaku.decisions.queries import refused_among
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Procedure, Step
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import terms_of, terms_on
from mutubaku.worktime import Unit
from mutubaku.worktime.months import last_day

from .scopes import asks_lots_only

VISIT = "stage-2"  # the step in which the client is visited
# The works of the steps after the audit, and that of the closing of findings.
REVIEWS = frozenset({"review", "committee", "decision", "draft", "final"})
FINDINGS = "corrections"


def plan_cycle(certificate: Certificate, by: Capacity, at: datetime) -> list[PlannedAudit]:
    """Plan the audits of an issued certificate's cycle; after a change of scope those that are still to come, beside
    those that run, which go on about it (``carry_on``); after a transfer those that were not the old body's (MD 2).

    The certificate's case is locked by the caller. TermsMissing when the office has no terms of the scheme. A
    certificate of a lot (type 1) has no years after it: nothing is planned (ISO/IEC 17065, 7.9).
    """
    if certificate.valid_until is None:
        return []
    replaced = subject_of(certificate.case)
    done: set[tuple[str, int]] = set()
    if replaced is not None:
        done = _met(replaced) if certificate.case.kind == Kind.SCOPE_CHANGE else done
        actions.carry_on(replaced, certificate)
        actions.retire_plan(replaced, at)
    visits = _visits(certificate, _held(certificate))
    return actions.plan(certificate, [one for one in visits if (one.kind, one.turn) not in done], by, at)


def follow(case: Case, by: Capacity, at: datetime) -> list[PlannedAudit]:
    """Plan anew what comes after a surveillance that was held early: counted from its day, and one more where a
    calendar year would go without (MS-02). Locks the certificate's case; nothing after any other.
    """
    certificate, turn = subject_of(case), planned_turn(case)
    if certificate is None or turn is None or certificate.valid_until is None:
        return []
    lock_case(certificate.case_id)
    held = _held(certificate)
    before = _visits(certificate, {one: day for one, day in held.items() if one != turn})
    return actions.follow(certificate, [one for one in _visits(certificate, held) if one not in before], by, at)


def _visits(certificate: Certificate, held: Mapping[int, date]) -> list[Visit]:
    """The audits of a certificate's cycle by the terms it was issued under; after a transfer only ours (MD 2)."""
    assert certificate.valid_until is not None  # noqa: S101 - the callers have seen to it
    terms = terms_on(certificate.office, certificate.scheme, certificate.valid_from)
    visits = planned(
        cycle_start(certificate),
        certificate.valid_until,
        rules_of(terms),
        parts_of(terms, certificate.valid_from),
        working_days_back(certificate.office),
        held,
    )
    behind = transfer_behind(certificate)
    if behind is None:
        return visits
    review, since = behind
    taken = TakenOver(
        since=since,
        reviewed_on=office_day(certificate.office, review.at).date(),
        was_surveyed=review.surveillance_report == Report.SEEN,
        window_days=terms.surveillance_window_days,
    )
    return still_ahead(visits, taken)


def _held(certificate: Certificate) -> dict[int, date]:
    """On which days the surveillances of a certificate's cycle were held, by turn, through every change of scope."""
    rows = live_plan(certificate).filter(kind=Kind.SURVEILLANCE, case__ending__in=["", Ending.COMPLETED])
    turns = dict(rows.values_list("case_id", "turn"))
    days = {turns[one]: office_day(certificate.office, at).date() for one, at in _visited(turns).items()}
    before = subject_of(certificate.case) if certificate.case.kind == Kind.SCOPE_CHANGE else None
    return {**_held(before), **days} if before is not None else days


def last_day_of_year(certificate: Certificate) -> date | None:
    """The last day on which the recertification of a certificate is still audited in the calendar year that has no
    other visit; None where there is no such year (MS-02).
    """
    if certificate.valid_until is None:
        return None
    rows = live_plan(certificate).filter(kind=Kind.SURVEILLANCE)
    held = [office_day(certificate.office, at).date() for at in _visited(_surveyed(certificate)).values()]
    years = {one.limit_on.year for one in rows} | {day.year for day in (*held, *_held(certificate).values())}
    begun = transferred_since(certificate) or cycle_start(certificate)
    return year_kept_by(certificate.valid_until, begun, certificate.scheme, years)


def _surveyed(certificate: Certificate) -> list[int]:
    cases = Case.objects.filter(kind=Kind.SURVEILLANCE, subject__certificate=certificate)
    return list(cases.values_list("pk", flat=True))


def is_recertified(certificate: Certificate) -> bool:
    """Whether a recertification of a certificate runs that the client has sent."""
    running = Case.objects.filter(kind=Kind.RECERTIFICATION, sent_at__isnull=False, closed_at=None)
    return running.filter(subject__certificate=certificate).exists()


def recertification_audited_on(certificate: Certificate) -> date | None:
    """The day the audit of a certificate's recertification was over; None before it."""
    row = live_plan(certificate).filter(kind=Kind.RECERTIFICATION, case__ending__in=["", Ending.COMPLETED]).first()
    found = _visited([row.case_id]) if row is not None and row.case_id is not None else {}
    return next((office_day(certificate.office, at).date() for at in found.values()), None)


def _met(certificate: Certificate) -> set[tuple[str, int]]:
    """The audits that were made under an earlier certificate of the same cycle."""
    return {(one.kind, one.turn) for one in live_plan(certificate) if one.case and one.case.ending == "completed"}


def surveillances_in(case: Case) -> int:
    """How many surveillances the cycle of a case has: those planned for the certificate it is about; for one that is
    still to come as many as its scheme's validity and interval make; of a lot none (ISO/IEC 17065, 7.9)."""
    subject = subject_of(case)
    if subject is not None and case.kind != Kind.RECERTIFICATION:
        turns = live_plan(subject).filter(kind=Kind.SURVEILLANCE).values_list("turn", flat=True)
        if turns:
            return max(turns)
    if asks_lots_only(case):
        return 0
    terms = terms_of(case)
    begun = office_day(case.office, case.opened_at).date()
    rules = replace(rules_of(terms), by_calendar_year=False)  # in which year it will be decided is not known yet
    return len(surveillances(begun, last_day(begun, terms.validity_months), rules))


def rules_of(terms: SchemeTerms) -> CycleRules:
    """A scheme's figures of the cycle."""
    return CycleRules(
        first_months=terms.first_surveillance_months,
        every_months=terms.surveillance_months,
        window_days=terms.surveillance_window_days,
        lead_months=terms.recertification_lead_months,
        by_calendar_year=terms.scheme in MANAGEMENT_SYSTEMS,
    )


def parts_of(terms: SchemeTerms, day: date) -> list[Part]:
    """What a recertification needs, from its last: review and decision, closing of findings, audit, payment.

    The lengths are the budgets of the procedures in force that day; closing takes as long as the scheme's grades give
    for what holds a certificate back, where it says so.
    """
    service = library().in_force(SERVICE, day)
    carrier = next(step for step in service.steps if step.runs)
    runs = carrier.linked(terms.scheme)
    assert runs is not None  # noqa: S101 - the checks of a procedure see that every scheme runs one
    linked = library().in_force(runs.procedure, day)
    inner = linked.steps
    place = service.steps.index(carrier)
    closing = [step for step in inner if step.work == FINDINGS]
    months = max((rule.due_months or 0 for rule in terms.grades.all() if rule.blocks), default=0)
    reviews = [step for step in inner if step.work in REVIEWS] + list(service.steps[place + 1 :])
    audit = [step for step in inner if step.work not in REVIEWS and step not in closing]
    return [
        Part("review", days_of(reviews)),
        Part("findings", months=months) if months else Part("findings", days_of(closing)),
        Part("audit", days_beside(linked, days_of(audit), days_of([one for one in inner if one not in audit]))),
        Part("payment", days_of(service.steps[:place])),
    ]


def days_beside(procedure: Procedure, added: int, others: int) -> int:
    """The working days of the steps of a procedure that add up to ``added`` one after the other, when ``others`` stand
    apart: what its budget leaves for them where it has one, since branches that run side by side take their time once.
    """
    budget = procedure.budget
    return min(added, budget.amount - others) if budget and budget.unit == Unit.WORKING_DAY else added


def days_of(steps: Iterable[Step]) -> int:
    """The working days these steps take by their standards, one after the other; what is begun counts as a day."""
    minutes = {Unit.MINUTE: 1, Unit.HOUR: 60}
    whole, parts = 0, 0
    for standard in (step.standard for step in steps if step.standard):
        if standard.unit in minutes:
            parts += standard.amount * minutes[standard.unit]
        else:
            whole += standard.amount
    return whole + -(-parts // 450)  # a working day of 7 h 30 min


def working_days_back(office: Office) -> Callable[[date, int], date]:
    """Counting back on the office's calendar; beyond its years, Monday to Friday."""
    calendar = calendar_of(office)

    def is_working(day: date) -> bool:
        if calendar.first <= day <= calendar.last:
            return calendar.is_working_day(day)
        return day.weekday() < 5  # noqa: PLR2004 - Saturday

    return lambda day, number: working_days_before(day, number, is_working)


def progress_of(audits: Collection[PlannedAudit]) -> dict[int, Progress]:
    """How far the cases of planned audits have come, by the audit's id; their cases are read along.

    Held is an audit whose closing meeting was opened, or, where no visit was written down, whose step is closed.
    """
    sent = [one.case_id for one in audits if one.case_id is not None]
    held = _visited(sent)
    refused = refused_among(sent)
    return {one.pk: _progress(one.case, held, refused) for one in audits}


def _visited(cases: Collection[int]) -> dict[int, datetime]:
    """When the visits of these cases ended; those not made yet are left out."""
    tasks = Task.objects.filter(case__in=cases, step=VISIT, closed_at__isnull=False)
    tasks = tasks.exclude(outcome__startswith="case-").order_by("closed_at")
    closed = {case: at for case, at in tasks.values_list("case_id", "closed_at") if at is not None}
    return {**closed, **closings_among(cases, VISIT)}


def _progress(case: Case | None, held: Collection[int], refused: Collection[int]) -> Progress:
    if case is None:
        return Progress.NONE
    if case.ending == "completed":
        return Progress.DONE
    if case.ending:
        return Progress.REFUSED if case.pk in refused else Progress.ENDED
    if case.sent_at is None:
        return Progress.DRAFT
    return Progress.HELD if case.pk in held else Progress.SENT


def running_about(certificate: Certificate, kind: str) -> Case | None:
    """The surveillance or recertification of a certificate that runs, sent or not; a special audit is beside them."""
    if kind not in {Kind.SURVEILLANCE, Kind.RECERTIFICATION}:
        return None
    running = Case.objects.filter(subject__certificate=certificate, kind=kind, is_special=False, closed_at=None)
    return running.order_by("pk").first()


def adopt(case: Case, certificate: Certificate) -> None:
    """A case the client began by themselves is the one planned next, when that has none, or one nothing came of; the
    certificate's case is locked.
    """
    rows = live_plan(certificate).filter(kind=case.kind).order_by("turn")
    row = next((one for one in rows if one.case is None or one.case.ending != Ending.COMPLETED), None)
    if row is not None and (row.case is None or not row.case.is_open):
        PlannedAudit.objects.filter(pk=row.pk).update(case=case)


def today_of(certificate: Certificate, at: datetime) -> date:
    """The day on the clock of the certificate's office."""
    return office_day(certificate.office, at).date()
