"""Everything about a case that its reviewer looks at on one page: a section for each matter, in the order of the page.

Each section is one function; a room that knows more of a case gets a line in ``SECTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mutubaku.audits.queries import proposals_of
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.queries import subject_of
from mutubaku.documents.models import Version
from mutubaku.reviews.models import FrozenDocument

from .certificate import applied_for
from .deciding import scope_items
from .planned import audit_days

AUDIT_STEPS = ("stage-1", "stage-2")


@dataclass(frozen=True)
class Paper:
    """A paper of the dossier: its name, the version that counts, the hash of its file, and a word beside it."""

    name: str
    version_id: int
    sha256: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One matter: facts as label and value, papers; ``empty`` is said when there is nothing."""

    key: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    papers: tuple[Paper, ...] = ()
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the matter."""
        return not (self.facts or self.papers)


def scope(case: Case) -> Section:
    """Application and scope."""
    given = applied_for(case)
    subject = subject_of(case)
    facts = [
        (_("Jenis"), str(case.get_kind_display())),
        (_("Ruang lingkup"), str(given.get("statement", "")) or case.about),
        (_("Standar"), str(given.get("edition") or given.get("standard", ""))),
        (_("Kode IAF"), str(given.get("iaf_code", ""))),
        (_("Produk atau lokasi"), "\n".join(scope_items(case).values())),
        (_("Sertifikat yang dimaksud"), subject.number if subject else ""),
    ]
    return Section("scope", _("Permohonan dan ruang lingkup"), tuple(fact for fact in facts if fact[1]))


def audit_time(case: Case) -> Section:
    """Audit time as it was planned and as it was."""
    proposal = proposals_of(case).first()
    planned = (proposal.ends_on - proposal.starts_on).days + 1 if proposal else 0
    facts = []
    if proposal is not None:
        words = {"days": planned, "when": audit_days(proposal)}
        facts.append((_("Direncanakan"), _("%(days)s hari kalender: %(when)s") % words))
    for task in case.tasks.filter(step__in=AUDIT_STEPS, closed_at__isnull=False).order_by("id"):
        label = _("%(step)s, diselesaikan") % {"step": step_of(task).title}
        facts.append((label, f"{task.closed_at:%d-%m-%Y}"))
    return Section("audit-time", _("Waktu audit: rencana dan kenyataan"), tuple(facts), empty=_("Belum ada audit."))


def team(case: Case) -> Section:
    """Who audited, in which function."""
    proposal = proposals_of(case).first()
    members = list(proposal.members.all()) if proposal else []
    facts = tuple((str(one.get_function_display()), one.user.name) for one in members)
    return Section("team", _("Tim audit"), facts, empty=_("Tim belum diusulkan."))


def stages(case: Case) -> Section:
    """The steps of the evaluation as they were closed: outcome, who, and the note."""
    facts = []
    for task in _inner(case):
        step = step_of(task)
        outcome = next((one.label for one in step.outcomes if one.key == task.outcome), task.outcome)
        who = task.closed_by.name if task.closed_by else ""
        note = f" {task.note}" if task.note else ""
        facts.append((step.title, f"{outcome}; {who}, {task.closed_at:%d-%m-%Y}.{note}"))
    return Section("stages", _("Rekaman tahap evaluasi"), tuple(facts), empty=_("Belum ada langkah yang selesai."))


def papers(case: Case) -> Section:
    """The papers of the evaluation, the newest of each kind with its hash."""
    newest: dict[str, Paper] = {}
    inner = {task.pk: task for task in _inner(case)}
    rows = Version.objects.filter(task__in=inner, document__case=case).exclude(document__kind="")
    for row in rows.select_related("document", "file").order_by("document_id", "number"):
        kinds = {one.key: one.name for one in procedure_of(inner[row.task_id]).documents}
        name = kinds.get(row.document.kind, row.filename)
        newest[row.document.kind] = Paper(name, row.pk, row.file.sha256, row.letter_number)
    return Section(
        "papers", _("Laporan, temuan, dan hasil uji"), papers=tuple(newest.values()), empty=_("Belum ada dokumen.")
    )


def documents(case: Case) -> Section:
    """The client's documents as they were verified, by hash."""
    rows = FrozenDocument.objects.filter(task__case=case).select_related("version").order_by("task_id", "id")
    found = {row.requirement: Paper(row.name, row.version_id, row.sha256, row.number) for row in rows}
    return Section(
        "documents", _("Dokumen perusahaan yang sah"), papers=tuple(found.values()), empty=_("Tidak ada dokumen.")
    )


SECTIONS: tuple[Callable[[Case], Section], ...] = (scope, audit_time, team, stages, papers, documents)


def dossier_of(case: Case) -> list[Section]:
    """Every section of a case."""
    return [section(case) for section in SECTIONS]


def _inner(case: Case) -> list[Task]:
    """The closed tasks of the linked procedure, oldest first."""
    found = case.tasks.filter(parent__isnull=False, closed_at__isnull=False)
    return list(found.select_related("closed_by").order_by("id"))
