"""What every page about a case shows around its matter: rail, facts, documents and history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications.queries import companion_of, found_sites
from mutubaku.audits.queries import appointment_of, is_accepted, proposal_of
from mutubaku.cases.library import procedure_of, procedure_of_case, step_of
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.certificates.models import HandOver, Manner, PlannedAudit
from mutubaku.certificates.queries import subject_of
from mutubaku.findings.queries import has_findings, has_report
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.web.certificates.words import audit_title
from mutubaku.web.naming import step_name
from mutubaku.web.overtaken import differing
from mutubaku.web.writing import saat_singkat, tanggal

from .actors import actor_of
from .clock import clock, held_by, unsettled, waits_for_client
from .history import events_of
from .papers import note_of, shelf_of
from .rail import position, rail_of

__all__ = ["audited_links", "case_page", "consignment", "note_of", "running_row", "tasks_of"]


def tasks_of(case: Case) -> list[Task]:
    """Every task of the case with what its clock and its page need."""
    tasks = case.tasks.select_related("claimed_by", "closed_by", "parent", "hand_over")
    found = list(tasks.prefetch_related("pauses").order_by("id"))
    for task in found:
        task.case = case
    return found


def case_page(case: Case, at: datetime, *, as_client: bool, tasks: Sequence[Task] | None = None) -> dict[str, Any]:
    """Rail, facts, documents and history of a case, and its open steps as the reader sees them."""
    tasks = tasks_of(case) if tasks is None else tasks
    still_open = [task for task in tasks if task.is_open]
    other = companion_of(case)
    shown = [task for task in still_open if (task.parent_id is None if as_client else not task.runs)]
    return {
        "case": case,
        "as_client": as_client,
        "rail": rail_of(case, tasks, at, as_client=as_client),
        "position": position(case, still_open),
        "running": [running_row(task, at, as_client=as_client) for task in shown],
        "shelf": shelf_of(case, tasks, as_client=as_client),
        "events": events_of(case, tasks, as_client=as_client),
        "facts": facts_of(case, other, as_client=as_client),
        "companion": other,
        "consignment": consignment(tasks),
        "differs": differing(case, as_client=as_client),
        "unsettled": unsettled(case.office, at, [task.due_at for task in shown]),
    }


def consignment(tasks: Sequence[Task]) -> HandOver | None:
    """By which courier the certificate went to the client, and under which number, once it was handed over."""
    handed_over = [task.hand_over for task in tasks if hasattr(task, "hand_over") and not task.is_open]
    last = handed_over[-1] if handed_over else None
    return last if last is not None and last.manner == Manner.COURIER else None


def audited_links(case: Case, *, as_client: bool) -> list[dict[str, str]]:
    """Where days and team, findings and report of an audit are, once its reader has any."""
    shown = has_findings(case, released=as_client)
    is_told = as_client and not case.is_untold and appointment_of(case) is not None
    links = [(reverse("cases:audit_team", args=[case.pk]), _("Tanggal dan tim audit"))] if is_told else []
    links += [(reverse("cases:findings", args=[case.pk]), _("Temuan audit"))] if shown else []
    if has_report(case):
        links.append((reverse("cases:report", args=[case.pk]), _("Laporan audit dan catatan atasnya")))
    return [{"href": href, "label": label} for href, label in links]


def running_row(task: Task, at: datetime, *, as_client: bool = False) -> dict[str, Any]:
    """An open step in a list: its name, who has it, its clock."""
    procedure, step, held = procedure_of(task), step_of(task), held_by(task)
    return {
        "task": task,
        "title": step_name(step, task.case.kind, as_client=as_client),
        "actor": actor_of(task.case, procedure, step),
        "holder": task.claimed_by.name if task.claimed_by and not as_client else "",
        "left": clock(task, at, as_client=as_client),
        "due": None if held else task.due_at,  # it moves with every hour the clock stands still
        "href": reverse("cases:task", args=[task.pk]),
        "is_held": held is not None,
        "waits_for_client": waits_for_client(task),
        "is_client": task.role == CLIENT_ROLE,
    }


def _audit_days(case: Case) -> str:
    """When the audit is: as appointed, before that as the client accepted it; nothing before."""
    fixed = appointment_of(case) or (proposal_of(case) if is_accepted(case) else None)
    if fixed is None:
        return ""
    first, last = tanggal(fixed.starts_on), tanggal(fixed.ends_on)
    return first if first == last else _("%(first)s sampai %(last)s") % {"first": first, "last": last}


def _about(case: Case, *, as_client: bool) -> list[tuple[str, str, str]]:
    """The certificate a case is about, and which audit of its plan it makes, until when."""
    if case.kind == Kind.INITIAL:
        return []
    subject = subject_of(case)
    href = reverse("client:certificate" if as_client else "staff:certificate", args=[subject.pk]) if subject else ""
    planned = PlannedAudit.objects.filter(case=case, replaced_at=None).first()
    words = {"audit": audit_title(planned), "day": tanggal(planned.due_on)} if planned else {}
    return [
        (_("Sertifikat"), subject.number if subject else "", href),
        (_("Menurut rencana siklus"), _("%(audit)s, paling lambat %(day)s") % words if words else "", ""),
    ]


def facts_of(case: Case, other: Case | None, *, as_client: bool = False) -> list[dict[str, str]]:
    """What identifies a case; ``other`` was asked for together with it."""
    identity = procedure_of_case(case).identity
    sop = _("%(number)s, versi %(version)s") % {"number": identity.number, "version": case.procedure_version}
    sheet = f"{reverse('public:sop', args=[case.procedure_key])}?versi={case.procedure_version}"
    beside = f"{other.number}, {other.get_scheme_display()}" if other else ""
    begun = _("Dibuka") if case.is_special else _("Dikirim")
    facts = [
        (_("Pelanggan"), case.organisation.name, ""),
        (_("Skema"), str(case.get_scheme_display()), ""),
        (_("Jenis"), str(case.get_kind_display()), ""),
        *_about(case, as_client=as_client),
        (_("Ruang lingkup"), case.about, ""),
        (_("Lokasi yang ditemukan pada audit"), "; ".join(found_sites(case)), ""),
        (_("Terpadu dengan"), beside, reverse("cases:case", args=[other.pk]) if other else ""),
        (_("Tanggal audit"), _audit_days(case), ""),
        (begun, saat_singkat(case.sent_at) if case.sent_at else _("belum dikirim"), ""),
        (_("Prosedur"), sop, sheet),
    ]
    return [{"label": label, "value": value, "href": href} for label, value, href in facts if value]
