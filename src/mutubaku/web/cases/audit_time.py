"""The audit time of a case on the screen: what stands, what another reckoning would change, and the form for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.errors import ProposalWaits
from mutubaku.audits.reckoning.models import Approval
from mutubaku.audits.reckoning.policy import Basis, Facts, FoundSite, basis_of, changed, reckon
from mutubaku.audits.reckoning.queries import audit_time_of, audit_times_of, waiting_time
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import access
from mutubaku.conduct.actions.audit_time import FIXING, FIXING_ANEW, PROPOSING
from mutubaku.conduct.approvers import approvers, may_decide
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import check_open
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.works.audit_fee import charged, cost_of
from mutubaku.conduct.works.audit_time import (
    Difference,
    basis_for,
    complexity_of,
    difference,
    is_reckoned,
    needs_complexity,
    since_before,
    with_companion,
)
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.web.gate import Visit
from mutubaku.web.reasons import Reason, decimals, reasons
from mutubaku.web.writing import more_or_less

from .audit_time_forms import AUDITS


@dataclass(frozen=True)
class Standing:
    """An audit time as it was kept: its days, how they came about, who said so, and the sites that the audit found."""

    days: Decimal
    reckoned: Decimal
    on_site: Decimal
    is_fixed: bool
    approval: str
    override_reason: str
    change_reason: str
    who: str
    at: datetime
    decided_by: str
    decided_at: datetime | None
    answer: str
    rules: str
    reasons: list[Reason]
    found: str


@dataclass(frozen=True)
class Proposed:
    """What reckoning now comes to, with its cost and, where a time was kept before, what it would change."""

    days: Decimal
    on_site: Decimal
    cost: int
    reasons: list[Reason]
    changes: list[str]
    charged: str


def standing(row: AuditTime) -> Standing:
    """A kept time for the page."""
    return Standing(
        days=row.days.normalize(),
        reckoned=row.reckoned.normalize(),
        on_site=row.on_site_minimum,
        is_fixed=row.is_fixed,
        approval=row.approval,
        override_reason=row.override_reason,
        change_reason=row.change_reason,
        who=f"{row.by_as}, {row.by.name}" if row.by else row.by_as,
        at=row.at,
        decided_by=f"{row.decided_as}, {row.decided_by.name}" if row.decided_by else row.decided_as,
        decided_at=row.decided_at,
        answer=row.answer,
        rules=f"{row.rule_set} ({row.issue})",
        reasons=reasons(row.steps),
        found="; ".join(one["name"] for one in row.basis.get("found", ())),
    )


def section(visit: Visit, task: Task) -> dict[str, Any]:
    """What steps 3 and 6 show of it; nothing for a scheme that MD 5 does not tell."""
    case = task.case
    if not is_reckoned(case) or not _is_of_it(task):
        return {}
    newest = audit_time_of(case)
    if task.step in FIXING_ANEW and newest is None:
        return {}
    found, waiting = None, waiting_time(case)
    if newest is None or _is_another(basis_for(case), basis_of(newest.basis)):
        found = try_out(case, basis_of_now(case), visit.at)
    return {
        "audit_time": {
            "standing": standing(newest) if newest else None,
            "charged": in_days(case, newest.days) if newest else "",
            "asked": asked(waiting, visit) if waiting else None,
            "beside": _asked_beside(case),
            "returned": _returned(case),
            "proposed": found,
            "since": _since(case, newest, found, visit.at),
            "may": may_fix(task, visit.user, visit.at),
            "is_fixing": task.step != PROPOSING,
            "is_anew": task.step in FIXING_ANEW,
        }
    }


def _since(case: Case, newest: AuditTime | None, found: Proposed | None, at: datetime) -> list[str]:
    """What people, sites or scope that changed since the certificate's last audit make of the days that stand, or of
    those proposed: each as one line."""
    days = newest.days if newest else found.days if found else None
    basis = basis_of(newest.basis) if newest else basis_for(case)
    made = since_before(case, basis, days, office_day(case.office, at).date()) if days is not None else None
    return _changes(made.days, made.facts, basis_for(case).facts, made.made) if made else []


def _is_another(now: Basis, then: Basis) -> bool:
    """Whether the application is another than a time was reckoned from, or another kind of audit is asked for."""
    return (now.facts, now.audit) != (then.facts, then.audit)


@dataclass(frozen=True)
class AskedTime:
    """A time that waits for approval: what it would change, and whether its reader may decide, or proposed it."""

    time: Standing
    personnel_reason: str
    found: tuple[FoundSite, ...]
    changes: list[str]
    may_decide: bool
    is_own: bool
    is_stuck: bool  # nobody may decide today


def asked(row: AuditTime, visit: Visit) -> AskedTime:
    """A time that waits, for its reader."""
    newest, day = audit_time_of(row.case), office_day(row.case.office, visit.at).date()
    basis = basis_of(row.basis)
    changes: list[str] = []
    if newest is not None:
        made = difference(row.case, newest, row.days, day)
        changes = _changes(newest.days, _counted(basis_of(newest.basis)), _counted(basis), made)
    is_own = row.by_id == visit.user.pk
    may, stuck = may_decide(row, visit.user, visit.at), not approvers(row.case, row.by_id, visit.at)
    return AskedTime(standing(row), basis.personnel_reason, basis.found, changes, may, is_own, stuck)


def _asked_beside(case: Case) -> AuditTime | None:
    """A time of the other standard, audited together with this one, that waits for approval."""
    companion = audited_with(case)
    waiting = waiting_time(companion) if companion else None
    if companion is not None and waiting is not None:
        waiting.case = companion
    return waiting


def _counted(basis: Basis) -> Facts:
    """The facts with the people as the office counted them."""
    return replace(basis.facts, personnel=basis.personnel)


def _returned(case: Case) -> Standing | None:
    """The newest time, when it was turned back: nothing was asked for or fixed since."""
    newest = next(iter(audit_times_of(case)), None)
    return standing(newest) if newest is not None and newest.approval == Approval.TURNED_BACK else None


def found_before(case: Case) -> tuple[FoundSite, ...]:
    """The sites of a proposal that was turned back: they need not be typed again."""
    newest = next(iter(audit_times_of(case)), None)
    returned = newest is not None and newest.approval == Approval.TURNED_BACK
    return basis_of(newest.basis).found if newest is not None and returned else ()


def _is_of_it(task: Task) -> bool:
    """Whether the audit time is reckoned at this step: 3, 6, or those of step 9 before stage 2."""
    return task.step in (FIXING_ANEW if task.parent_id is not None else {PROPOSING, FIXING})


def basis_of_now(case: Case) -> Basis:
    """The basis with the complexity that the case sent together with this one has, where it has none of its own."""
    basis = basis_for(case)
    if basis.complexity is None and needs_complexity(basis):
        complexity, reason = complexity_of(case)
        return replace(basis, complexity=complexity, complexity_reason=reason)
    return basis


def try_out(case: Case, basis: Basis, at: datetime) -> Proposed | None:
    """What the basis comes to; None while an answer is lacking."""
    try:
        return worked_out(case, basis, at)
    except AuditRefusal:
        return None


def worked_out(case: Case, basis: Basis, at: datetime) -> Proposed:
    """What the basis comes to, in days and money (AuditRefusal)."""
    day = office_day(case.office, at).date()
    found = reckon(with_companion(case, basis, day), day)
    newest = audit_time_of(case)
    changes: list[str] = []
    if newest is not None:
        made = difference(case, newest, found.days, day)
        then = basis_of(newest.basis)
        changes = [*_kinds(then, basis), *_changes(newest.days, then.facts, basis.facts, made)]
    cost = cost_of(case, found.days, day)
    return Proposed(found.days, found.on_site, cost, reasons(found.steps), changes, in_days(case, found.days))


def in_days(case: Case, days: Decimal) -> str:
    """What of so many days is charged, with the other standard of an audit held together; nothing of one alone."""
    told = charged(case, days)
    if not told.other:
        return ""
    words = _(
        "Ditagih %(days)s hari auditor; bersama %(other)s (%(beside)s hari) menjadi %(together)s hari: hari yang "
        "dimulai dihitung penuh, sekali untuk kedua standar."
    )
    return words % {"days": told.days, "other": told.other, "beside": told.beside, "together": told.together}


def _kinds(then: Basis, now: Basis) -> list[str]:
    """That another kind of audit is reckoned now."""
    if then.audit == now.audit:
        return []
    return [_("Jenis audit: %(then)s menjadi %(now)s.") % {"then": AUDITS[then.audit], "now": AUDITS[now.audit]}]


def _changes(before: Decimal, then: Facts, now: Facts, made: Difference) -> list[str]:
    """The facts that are others now, then the days and the money, each as one line."""
    lines = [_fact(name, then, now) for name in changed(then, now)]
    if made.days:
        words = {"change": _signed(made.days), "old": decimals(before.normalize())}
        lines.append(_("Hari audit %(change)s dari %(old)s.") % words)
    if made.money:
        lines.append(_("Biaya hari auditor %(change)s.") % {"change": more_or_less(made.money)})
    if made.beside:
        said = _("Biaya hari auditor standar yang diaudit bersama-sama %(change)s.")
        lines.append(said % {"change": more_or_less(made.beside)})
    return lines


def _fact(name: str, then: Facts, now: Facts) -> str:
    labels = {"personnel": _("Personel efektif"), "sites": _("Lokasi"), "codes": _("Kode IAF")}

    def shown(facts: Facts) -> str:
        value = getattr(facts, name)
        return ", ".join(map(str, value)) if name == "codes" else decimals(value)

    return _("%(what)s: %(then)s menjadi %(now)s.") % {"what": labels[name], "then": shown(then), "now": shown(now)}


def _signed(days: Decimal) -> str:
    return f"{'+' if days > 0 else '−'}{decimals(abs(days))}"


def fixes_here(task: Task) -> bool:
    """Whether the time of the case is reckoned at this step at all; asked for anew only where one holds."""
    has_time = task.step not in FIXING_ANEW or audit_time_of(task.case) is not None
    return is_reckoned(task.case) and _is_of_it(task) and has_time


def check_fixing(task: Task, user: User, at: datetime) -> None:
    """Refuse to reckon and keep the time when the step went on; and while another time waits."""
    check_open(task, user, at)
    if task.step in FIXING_ANEW and waiting_time(task.case) is not None:
        raise ProposalWaits


def may_fix(task: Task, user: User, at: datetime) -> bool:
    """Whether the person may reckon and keep the time at this step now."""
    if not fixes_here(task) or not access.may_work(task, user, at):
        return False
    try:
        check_fixing(task, user, at)
    except Refusal:
        return False
    return True


def earlier(case: Case) -> list[Standing]:
    """Every time that was kept, newest first."""
    return [standing(row) for row in audit_times_of(case)]
