"""Step 9, after stage 1: its inadequate documents and points that were not ready, judged anew once corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mutubaku.audits.visits.models import ChecklistEntry, DocumentAdequacy, Found
from mutubaku.audits.visits.queries import Line
from mutubaku.cases.models import Task
from mutubaku.conduct.visiting import checklist, documents_at_stage_1
from mutubaku.documents.models import Version

from .letters import LetterTable
from .work import Work

VISIT, STEP = "stage-1", "stage-1-corrections"  # steps


@dataclass(frozen=True)
class Concern:
    """What stage 1 found wanting: a document, of which ``about`` is the newest version, or a point of readiness.

    ``said``: what was wanting. ``is_settled``: None until it is judged anew, a newer version of a document again;
    ``note``: what was said of it then.
    """

    key: str
    name: str
    said: str
    about: Version | Line
    is_settled: bool | None = None
    note: str = ""

    @property
    def version(self) -> Version | None:
        """The document's newest version; None of a point."""
        return self.about if isinstance(self.about, Version) else None


def concerns_of(task: Task) -> list[Concern]:
    """What the stage 1 before this step found wanting beside its findings, documents first."""
    first = Task.objects.filter(case=task.case_id, step=VISIT, pk__lt=task.pk).order_by("-pk").first()
    if first is None:
        return []
    first.case = task.case
    return [*_documents(task, first), *_points(task, first)]


def open_concerns(task: Task) -> list[Concern]:
    """Those not yet judged to be settled."""
    return [one for one in concerns_of(task) if not one.is_settled]


def _documents(task: Task, first: Task) -> Iterator[Concern]:
    rows = DocumentAdequacy.objects.filter(visit__task=first).select_related("version")
    found = {one.version.document_id: one for one in rows.order_by("version__number")}
    if all(one.is_adequate for one in found.values()):
        return
    again = DocumentAdequacy.objects.filter(visit__task__case=task.case_id, visit__task__step=STEP)
    again = again.filter(visit__task__gt=first.pk, visit__task__lte=task.pk).order_by("visit__task")
    judged = {one.version_id: one for one in again}
    for version, name in documents_at_stage_1(task.case):
        one, new = found.get(version.document_id), judged.get(version.pk)
        if one is not None and not one.is_adequate:
            settled, note = (new.is_adequate, new.note) if new else (None, "")
            key = f"d-{version.document_id}"
            yield Concern(key, name, one.note, version, is_settled=settled, note=note)


def _points(task: Task, first: Task) -> Iterator[Concern]:
    wrong = [one for one in checklist(first) if one.found == Found.NONCONFORMING]
    if not wrong:
        return
    again = ChecklistEntry.objects.filter(item__visit__task__case=task.case_id, item__visit__task__step=STEP)
    again = again.filter(item__visit__task__gt=first.pk, item__visit__task__lte=task.pk).order_by("typed_at", "pk")
    judged = {one.item.name: one for one in again.select_related("item")}
    for line in wrong:
        held, new = line.holds, judged.get(line.name)
        said = "; ".join(filter(None, (held.note, held.evidence))) if held else ""
        settled, note = (new.found == Found.CONFORMING, new.note) if new else (None, "")
        yield Concern(line.name, line.text, said, line, is_settled=settled, note=note)


def gaps(task: Task) -> list[str]:
    """Each document and point that nobody judged to be settled, as a sentence."""
    document = _("Dokumen “%(name)s” belum dinilai memadai sesudah tahap 1")
    point = _("Butir kesiapan “%(name)s” belum dinilai sesuai sesudah tahap 1")
    return [(document if one.version else point) % {"name": one.name} for one in open_concerns(task)]


def table_of(concerns: list[Concern]) -> LetterTable:
    """These documents and points as the paper shows them."""
    said = {None: "belum dinilai", True: "memadai", False: "belum memadai"}
    rows = tuple((one.name, one.said, said[one.is_settled], one.note) for one in concerns)
    return LetterTable("Dokumen dan butir kesiapan", ("Hal", "Yang kurang pada tahap 1", "Hasil", "Catatan"), rows)


WORK = Work(gaps=gaps)
