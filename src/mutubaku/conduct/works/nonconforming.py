"""What of a checklist does not conform: each line is led to a finding, or says why it became none."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.audits.visits.models import Found
from mutubaku.audits.visits.policy.checklist import is_named
from mutubaku.audits.visits.queries import Line
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.conduct.visiting import checklist
from mutubaku.findings.queries import findings_of

SITE, REPORT = "stage-2", "audit-report"  # works


def site_of(task: Task) -> Task | None:
    """The opening of the step at the site whose checklist a step is about: its own, or of the report the newest."""
    work = step_of(task).work
    if work == SITE:
        return task
    found = Task.objects.filter(case=task.case_id, step=SITE).order_by("-pk").first() if work == REPORT else None
    if found is not None:
        found.case = task.case
    return found


def unled(task: Task) -> list[Line]:
    """The lines that do not conform, which no finding names and of which nobody said why: by their clause in its
    requirement, or by their own words.
    """
    site = site_of(task)
    wrong = [one for one in checklist(site) if one.found == Found.NONCONFORMING] if site else []
    if not wrong:
        return []
    told = [one.wording for one in findings_of(task.case, stage=2)]
    said, also = [one.requirement for one in told], [one.statement for one in told]
    return [one for one in wrong if not one.no_finding and not is_named(one.clauses, one.text, said, also)]


def unled_gaps(task: Task) -> list[str]:
    """These lines as one sentence that says what to do."""
    left = [", ".join(one.clauses) or one.text for one in unled(task)]
    words = _(
        "Butir daftar periksa “Tidak sesuai” belum menjadi temuan: %(names)s. Catat temuannya dengan menyebut klausul "
        "atau butirnya, atau tulis mengapa bukan temuan"
    )
    return [words % {"names": "; ".join(left)}] if left else []
