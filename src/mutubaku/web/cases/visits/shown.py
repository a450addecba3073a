"""Programme, plan and checklist as they are read: what the templates of several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.audits.queries import plan_in_force, proposal_of
from mutubaku.audits.visits.models import PlanRound, VisitPlan
from mutubaku.audits.visits.policy.days import is_within
from mutubaku.audits.visits.policy.kinds import label_of
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.evaluations import audits_site, evaluations_of
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.visiting import checklist, rows_beside
from mutubaku.conduct.works.audited import audit_time
from mutubaku.conduct.works.on_site import explained, on_site
from mutubaku.schemes.models import Evaluation
from mutubaku.web.writing import saat_singkat


def asked_at_site(case: Case) -> str:
    """What the scheme asks to be evaluated at the site of these certification types, where that is less than an audit
    of the whole system (type 3: the production, type 1: nothing beside the samples); else nothing.
    """
    if not audits_site(case):
        return _(
            "Untuk tipe sertifikasi ini skema tidak meminta audit di lokasi: satu lot diambil contohnya dan diuji, "
            "proses produksinya tidak dinilai."
        )
    if Evaluation.STAGE_2 not in evaluations_of(case):
        return _(
            "Untuk tipe sertifikasi ini skema meminta asesmen proses produksi di pabrik, bukan audit sistem manajemen: "
            "daftar periksanya hanya memuat produksi."
        )
    return ""


def matrix(cells: list[Cell], kinds: Sequence[str]) -> dict[str, Any]:
    """The programme to be read: the visits of its cycle as columns, a mark where a visit looks at a row."""
    rows = [{"cell": one, "marks": [(label_of(kind), kind in one.visits) for kind in kinds]} for one in cells]
    return {"visit_kinds": [label_of(kind) for kind in kinds], "programme_rows": rows}


def shown(plan: VisitPlan | None) -> dict[str, Any]:
    """A plan to be read: its rows, how long it audits, whether its days are those of step 7 and the audit, rounds."""
    if plan is None:
        return {"plan": None, "plan_rounds": []}
    proposal, fixed = proposal_of(plan.task.case), plan_in_force(plan.task.case)
    moved = proposal is not None and (proposal.starts_on, proposal.ends_on) != (plan.starts_on, plan.ends_on)
    is_outside = fixed is not None and not is_within(plan.starts_on, plan.ends_on, (fixed.starts_on, fixed.ends_on))
    return {
        "plan": plan,
        "plan_time": audit_time(plan),
        "plan_hours": on_site(plan),
        "plan_hours_reason": explained(plan),
        "plan_together": _together(plan.task.case),
        "plan_moved": proposal if moved else None,
        "plan_outside": fixed if is_outside else None,
        "plan_rounds": [round_row(one) for one in plan.rounds.all()],
    }


def _together(case: Case) -> str:
    """The number of the case whose plan is that of the same audit; nothing while it has none."""
    companion = audited_with(case) if rows_beside(case) else None
    return companion.number if companion else ""


def round_row(one: PlanRound) -> dict[str, Any]:
    """One round of a plan: since when it lies before the client, and the answer."""
    if one.is_agreed is None:
        status, text = "partial", _("Menunggu jawaban pelanggan")
    elif one.is_agreed:
        status, text = "complete", _("Disetujui")
    else:
        status, text = "blocked", _("Perubahan diminta")
    name = one.answered_by.name if one.answered_by else ""
    when = saat_singkat(one.answered_at) if one.answered_at else ""
    return {
        "name": _("Putaran %(number)s") % {"number": one.number},
        "status": status,
        "text": text,
        "note": f"{name}, {when}" if when else _("dikirim %(when)s") % {"when": saat_singkat(one.asked_at)},
        "words": one.reason,
    }


def progress(task: Task) -> str:
    """How far the checklist of a visit is, in words."""
    lines = checklist(task)
    words = {"answered": sum(bool(line.found) for line in lines), "count": len(lines)}
    said = _("%(answered)s dari %(count)s butir dijawab") % words
    carried = sum(line.carried is not None for line in lines)
    return said + _("; %(count)s dari putaran lalu") % {"count": carried} if carried else said


def rounds_before(task: Task) -> list[Task]:
    """The earlier openings of the step of a visit, whose checklists stay to be read."""
    return list(Task.objects.filter(case=task.case_id, step=task.step, round__lt=task.round).order_by("round"))
