"""Everything about a case that its reviewer looks at on one page: a section for each matter, in the order of the page.

Each section is one function; a room that knows more of a case gets a line in ``SECTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from mutubaku.applications.queries import found_sites
from mutubaku.auditrules.words import written
from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.queries import days_held
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.certificates.queries import subject_of
from mutubaku.conduct.evaluations import evaluation_names
from mutubaku.documents.models import Version
from mutubaku.findings.queries import Standing, findings_of
from mutubaku.greenindustry.policy import Line as CriterionLine
from mutubaku.greenindustry.queries import evidence_of, number_of, performance
from mutubaku.people.access import office_day
from mutubaku.reviews.models import FrozenDocument
from mutubaku.samples.laboratories import remarks_of
from mutubaku.samples.models import TestOrder
from mutubaku.samples.queries import Line, laboratory_seal, lines_of, order_of, samples_of

from . import before
from .granted import applied_for
from .parts import scope_items
from .performance import evaluated_before, found_then, limit_of, state_of
from .planned import audit_days
from .sections import Paper, Proof, Section

AUDIT_STEPS = ("stage-1", "stage-2")


def scope(case: Case) -> Section:
    """Application and scope."""
    given = applied_for(case)
    subject = subject_of(case)
    facts = [
        (_("Jenis"), str(case.get_kind_display())),
        (_("Penilaian yang diminta skema"), ", ".join(evaluation_names(case))),
        (_("Ruang lingkup"), str(given.get("statement", "")) or case.about),
        (_("Standar"), str(given.get("edition") or given.get("standard", ""))),
        (_("Kode IAF"), str(given.get("iaf_code", ""))),
        (_("Produk atau lokasi"), "\n".join(scope_items(case).values())),
        (_("Lokasi yang ditemukan pada audit"), "\n".join(found_sites(case))),
        (_("Sertifikat yang dimaksud"), subject.number if subject else ""),
    ]
    return Section("scope", _("Permohonan dan ruang lingkup"), tuple(fact for fact in facts if fact[1]))


def audit_time(case: Case) -> Section:
    """Audit time as it was fixed, planned and really was."""
    fixed, plan = audit_time_of(case), plan_in_force(case)
    facts = []
    if fixed is not None:
        words = {"days": written(fixed.days.normalize()), "reckoned": written(fixed.reckoned.normalize())}
        said = _("%(days)s hari auditor (hasil hitung %(reckoned)s)") % words
        facts.append((_("Waktu audit"), f"{said}. {fixed.override_reason}".strip()))
        if fixed.change_reason:
            facts.append((_("Mengapa waktu audit ditetapkan lagi"), fixed.change_reason))
    if plan is not None:
        words = {"days": str((plan.ends_on - plan.starts_on).days + 1), "when": audit_days(plan)}
        facts.append((_("Direncanakan"), _("%(days)s hari kalender: %(when)s") % words))
    for task in case.tasks.filter(step__in=AUDIT_STEPS, closed_at__isnull=False).order_by("id"):
        task.case = case
        days = days_held(task)
        label = _("%(step)s, kenyataan") if days else _("%(step)s, diselesaikan")
        shown = days or [office_day(case.office, task.closed_at).date()]  # type: ignore[arg-type]  # closed, as filtered
        facts.append((label % {"step": step_of(task).title}, ", ".join(f"{day:%d-%m-%Y}" for day in shown)))
    return Section("audit-time", _("Waktu audit: rencana dan kenyataan"), tuple(facts), empty=_("Belum ada audit."))


def team(case: Case) -> Section:
    """Who audited, in which function; what was remarked on team and days, and why they stood all the same."""
    plan = plan_in_force(case)
    facts = [(str(function.label), user.name) for user, function in (people_in(plan) if plan else ())]
    if plan is not None and plan.remarks:
        reason = _("Alasan: %(reason)s") % {"reason": plan.reason}
        facts.append((_("Yang diperhatikan"), "\n".join([*plan.remarks, reason])))
    return Section("team", _("Tim audit"), tuple(facts), empty=_("Tim belum diusulkan."))


def stages(case: Case) -> Section:
    """The steps of the evaluation as they were closed: outcome, who, and the note."""
    facts = []
    for task in _inner(case):
        step = step_of(task)
        outcome = next((one.label for one in step.outcomes if one.key == task.outcome), task.outcome)
        who = task.closed_by.name if task.closed_by else ""
        note = f" {task.note}" if task.note else ""
        day = office_day(case.office, task.closed_at).date()  # type: ignore[arg-type]  # closed, as filtered
        facts.append((step.title, f"{outcome}; {who}, {day:%d-%m-%Y}.{note}"))
    return Section("stages", _("Rekaman tahap evaluasi"), tuple(facts), empty=_("Belum ada langkah yang selesai."))


def findings(case: Case) -> Section:
    """Every finding with what the client corrected and how it stands."""
    facts = tuple((f"{one.name} ({one.grade_name})", _finding(one)) for one in findings_of(case))
    return Section("findings", _("Temuan dan koreksinya"), facts, empty=_("Tidak ada temuan."))


def _finding(one: Standing) -> str:
    said = [one.wording.statement]
    if one.answers:
        last = one.answers[-1]
        rows = (
            (_("Koreksi"), last.correction),
            (_("Penyebab"), last.cause),
            (_("Tindakan korektif"), last.corrective_action),
            (_("Lokasi lain"), last.other_sites),
        )
        said += [f"{label}: {text}" for label, text in rows if text]
    if one.closed_at is not None:
        day = office_day(one.row.case.office, one.closed_at).date()
        return "\n".join([*said, _("Ditutup %(day)s.") % {"day": f"{day:%d-%m-%Y}"}])
    return "\n".join([*said, _("Belum ditutup.") if one.is_open else _("Dicatat, tidak perlu dijawab.")])


def tests(case: Case) -> Section:
    """Samples with their seals and what the laboratory found of them; of products alone."""
    facts = []
    for sample in samples_of(case):
        words = {"lot": sample.lot, "seal": laboratory_seal(sample)}
        said = [_("Lot %(lot)s, segel %(seal)s") % words]
        if sample.void_reason:
            said.append(_("Batal: %(reason)s") % {"reason": sample.void_reason})
        said += _laboratory(order_of(sample))
        said += [_result(line) for line in lines_of([sample])]
        facts.append((f"{sample.code}, {sample.plan}", "\n".join(said)))
    empty = _("Contoh belum diambil.") if case.scheme == Scheme.SPPT_SNI else _("Tidak ada contoh dalam skema ini.")
    return Section("tests", _("Contoh dan hasil uji"), tuple(facts), empty=empty)


def _laboratory(order: TestOrder | None) -> list[str]:
    """Who tests, by which accreditation, and why there where something asked for a reason."""
    if order is None:
        return []
    said = _("Diuji %(laboratory)s, akreditasi %(number)s.")
    words = {"laboratory": order.laboratory, "number": order.accreditation or "–", "reason": order.reason}
    reasons = [*remarks_of(order), _("Alasan: %(reason)s") % words] if order.reason else []
    return [said % words, *reasons]


def _result(line: Line) -> str:
    if line.result is None or line.judgement is None:
        return _("%(parameter)s: belum diuji") % {"parameter": line.test.name}
    value = f"{line.result.value} {'' if line.test.expected else line.test.unit_said}".strip()
    doubt = "" if line.test.is_confirmed else f" ({_('belum dipastikan')})"  # an example of ours, for all we know
    words = {
        "parameter": line.test.name,
        "value": value,
        "limit": f"{line.limit.said}{doubt}",
        "verdict": line.judgement.verdict.said,
    }
    said = _("%(parameter)s: %(value)s, syarat %(limit)s, %(verdict)s") % words
    if not line.result.reason:
        return said
    return _("%(said)s (diuji di luar masa akreditasi: %(reason)s)") % {"said": said, "reason": line.result.reason}


def green(case: Case) -> Section:
    """The computed performance of a plant, criterion by criterion; of green industry alone."""
    title = _("Kinerja industri hijau")
    if case.scheme != Scheme.GREEN_INDUSTRY:
        return Section("green", title, empty=_("Tidak dinilai dalam skema ini."))
    result, proofs = performance(case, number_of(case)), evidence_of(case)
    before = evaluated_before(case)[1]
    facts = [(line.criterion.name, _criterion(line, before.get(line.criterion.name))) for line in result.lines]
    files = [
        Proof(f"{line.criterion.name}: {one.filename}", one.task_id, one.pk, one.file.sha256)
        for line in result.lines
        for one in proofs.get(line.criterion.key, ())
    ]
    return Section("green", title, (*facts, (_("Kesimpulan"), result.conclusion)), proofs=tuple(files))


def _criterion(line: CriterionLine, before: CriterionLine | None) -> str:
    """What was asked for, what was found with its period and what bears it out, how it stands, and how it stood."""
    if before is not None:
        said = _("Penilaian sebelumnya: %(found)s") % {"found": found_then(before)}
        return f"{_criterion(line, None)}\n{said}"
    if line.found is None:
        return f"{limit_of(line)}: {line.explained}"
    if not line.found.applies:
        return f"{limit_of(line)}; {line.found.said}"
    words = {"limit": limit_of(line), "found": line.found.said}
    return "\n".join((_("diminta %(limit)s; ditemukan %(found)s") % words, f"{state_of(line)}: {line.explained}"))


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


SECTIONS: tuple[Callable[[Case], Section], ...] = (
    scope,
    audit_time,
    team,
    stages,
    findings,
    before.earlier,
    before.complaints,
    before.measures,
    tests,
    green,
    papers,
    documents,
)


def dossier_of(case: Case) -> list[Section]:
    """Every section of a case."""
    return [section(case) for section in SECTIONS]


def _inner(case: Case) -> list[Task]:
    """The closed tasks of the linked procedure, oldest first."""
    found = case.tasks.filter(parent__isnull=False, closed_at__isnull=False)
    return list(found.select_related("closed_by").order_by("id"))
