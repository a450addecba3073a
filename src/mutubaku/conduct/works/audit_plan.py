"""Step 9, the plan of the audit: agreed with the client, then written as a paper (ISO/IEC 17021-1, 9.2.3)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.errors import PlanMissing
from mutubaku.audits.visits.models import VisitPlan
from mutubaku.audits.visits.policy.days import is_within
from mutubaku.audits.visits.queries import is_agreed, is_before_client, is_outdated, plan_in, programme_of
from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity

from .audit_time import changed_tables, fixed_gaps
from .audited import agreement, audit_time, plan_days, plan_table, remote_plan_words
from .letters import Letter
from .on_site import hours_words, unexplained, unmeasured
from .planned import team_table
from .scans import is_scanned
from .team import objected_gaps
from .work import Work, Written

PAPER = "rencana-audit"


def gaps(task: Task) -> list[str]:
    """The programme, the plan, and the client's word on it; a scan of the signed plan stands for both of these. The
    plan of a special audit is made ready and not asked (ISO/IEC 17021-1, 9.6.4.2).
    """
    found = [] if programme_of(task.case) else [_("Program audit belum disimpan")]
    found += fixed_gaps(task.case) + objected_gaps(task.case)
    plan = plan_in(task)
    found += [*unexplained(plan), *_elsewhen(plan)] if plan else []
    if is_scanned(task, PAPER):
        return found + unmeasured(task, PAPER)
    if plan is None:
        return [*found, _("Rencana audit belum disimpan")]
    if task.case.is_special:
        return found if is_before_client(plan) else [*found, _("Rencana audit belum dinyatakan siap")]
    return found if is_agreed(plan) else [*found, _("Rencana audit belum disetujui pelanggan")]


def _elsewhen(plan: VisitPlan) -> list[str]:
    """That the audit's days or team were changed after the plan was written: then the plan has to follow."""
    fixed = plan_in_force(plan.task.case)
    if fixed is None or not is_outdated(plan):
        return []
    if is_within(plan.starts_on, plan.ends_on, (fixed.starts_on, fixed.ends_on)):
        return [_("Rencana memuat auditor yang tidak lagi di tim audit; susun dan kirim lagi")]
    days = plan_days(fixed)
    return [_("Rencana memuat hari di luar tanggal audit (%(days)s); susun dan kirim lagi") % {"days": days}]


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The plan with its team, its hours and how the client agreed to it."""
    plan = plan_in(task)
    if plan is None:
        raise PlanMissing
    fields = {
        "tanggal_audit": plan_days(plan),
        "lama_audit": audit_time(plan),
        "jam_di_lokasi": hours_words(plan),
        "istirahat": f"{plan.rest_from:%H.%M}–{plan.rest_to:%H.%M}",
        "alasan_selang": plan.interval_reason,
        "jarak_jauh": remote_plan_words(plan),
        "persetujuan": agreement(plan),
    }
    tables = (team_table(plan_in_force(task.case)), plan_table(plan), *changed_tables(task.case))
    return Letter(fields, tables)


WORK = Work(gaps=gaps, written={PAPER: Written(letter)})
