"""What is to be explained of the days and the team of an audit beside the people themselves: too little time at the
client's for the fixed audit time (T-03, T-04), and days past the limit of a surveillance (MS-03)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.auditrules.words import decimal
from mutubaku.audits import policy
from mutubaku.audits.appointing.actions import PAPERS, Plan
from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.queries import plan_in_force, proposal_in
from mutubaku.audits.visits.policy.hours import OnSite
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.queries import surveillance_planned
from mutubaku.conduct.integrated import audited_with
from mutubaku.people.errors import full_day
from mutubaku.people.queries import calendar_of

from .on_site import measured, minutes_per_day


@dataclass(frozen=True)
class Proposed:
    """The days of an audit, and who audits on them: whoever only observes, advises or takes samples does not count."""

    first: date
    last: date
    auditors: frozenset[int]

    @classmethod
    def of(cls, first: date, last: date, team: Iterable[tuple[int, str]]) -> Proposed:
        """Of a team with its functions."""
        return cls(first, last, frozenset(user for user, function in team if function in policy.AUDITING))


def of_plan(plan: Plan) -> Proposed:
    """What is being proposed or appointed."""
    return Proposed.of(plan.starts_on, plan.ends_on, plan.team)


def _of_kept(kept: AuditProposal | Appointment) -> Proposed:
    return Proposed.of(kept.starts_on, kept.ends_on, [(one.user_id, one.function) for one in kept.members.all()])


def days_remarks(case: Case, proposed: Proposed) -> list[str]:
    """What needs a reason in these days with this team, each a sentence."""
    return [*_too_little(case, proposed), *_too_late(case, proposed.last)]


def unexplained_days(task: Task) -> list[str]:
    """What step 6 waits for where the days saved need a reason that was not asked for when they were: the audit time
    was fixed only since, or is another now."""
    saved = proposal_in(task)
    if saved is None:
        return []
    with override(PAPERS):
        is_open = not set(days_remarks(task.case, _of_kept(saved))) <= set(saved.remarks)
    return [_("Alasan hari atau tim audit: simpan rencananya lagi, lalu tulis alasannya")] if is_open else []


def _too_little(case: Case, proposed: Proposed) -> list[str]:
    """That these people cannot be there as long on these days as the audit time asks for. Of an audit held together
    both standards are measured on the days of both, and what was explained in the other's case is not asked again.
    """
    per_day, own_days = minutes_per_day(proposed.first), _auditor_days(case, proposed)
    own = measured(case, len(own_days) * per_day, per_day)
    if own is None:
        return []
    companion = audited_with(case)
    beside = plan_in_force(companion) if companion else None
    if companion is None or beside is None:
        return _own(own, proposed, own_days) if own.is_short else []
    both = own_days | _auditor_days(companion, _of_kept(beside))
    other = measured(companion, 0, per_day)
    needed = own.needed + (other.needed if other else 0)
    if len(both) * per_day >= needed:
        return _own(own, proposed, own_days) if own.is_short else []
    with override(PAPERS):
        is_explained = _together(len(both), needed, per_day) in beside.remarks
    return [] if is_explained else [_together(len(both), needed, per_day)]


def _auditor_days(case: Case, proposed: Proposed) -> set[tuple[int, date]]:
    """Every auditor on every working day of an audit: in two audits at once each counts once."""
    days = policy.days_of(proposed.first, proposed.last)
    is_working = calendar_of(case.office).is_working_day
    return {(who, day) for day in days if is_working(day) for who in proposed.auditors}


def _own(hours: OnSite, proposed: Proposed, given: Collection[tuple[int, date]]) -> list[str]:
    words = {
        "days": len({day for _who, day in given}),
        "auditors": len(proposed.auditors),
        "given": len(given),
        "needed": _in_days(hours.needed, hours.per_day),
        "stage_1": _in_days(hours.stage_1, hours.per_day),
    }
    if hours.stage_1:
        text = _(
            "%(days)s hari kerja dengan %(auditors)s auditor adalah %(given)s hari auditor, sedangkan waktu audit yang "
            "ditetapkan meminta paling sedikit %(needed)s di lokasi, sesudah %(stage_1)s hari pada tahap 1."
        )
    else:
        text = _(
            "%(days)s hari kerja dengan %(auditors)s auditor adalah %(given)s hari auditor, sedangkan waktu audit yang "
            "ditetapkan meminta paling sedikit %(needed)s di lokasi."
        )
    return [text % words]


def _together(given: int, needed: int, per_day: int) -> str:
    text = _(
        "Kedua standar bersama-sama mendapat %(given)s hari auditor, sedangkan waktu audit yang ditetapkan untuk "
        "keduanya meminta paling sedikit %(needed)s di lokasi."
    )
    return text % {"given": given, "needed": _in_days(needed, per_day)}


def _in_days(minutes: int, per_day: int) -> str:
    return number_format(decimal(Decimal(minutes) / per_day))


def _too_late(case: Case, last: date) -> list[str]:
    """That a surveillance would be held after the last day its scheme allows; special audits have none."""
    planned = surveillance_planned(case)
    if planned is None or last <= planned.limit_on:
        return []
    text = _(
        "Hari terakhir audit, %(day)s, melewati batas surveilans, %(limit)s; sesudah batas itu pembekuan sertifikat "
        "diusulkan."
    )
    return [text % {"day": full_day(last), "limit": full_day(planned.limit_on)}]
