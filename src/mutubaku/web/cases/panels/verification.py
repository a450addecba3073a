"""Step 4 on the screen: every handed-in document, judged beside its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.reviewing import judge_documents
from mutubaku.conduct.works.reviewing import VerifyRow, verifications
from mutubaku.documents.policy import PDF
from mutubaku.people.access import office_day
from mutubaku.reviews.queries import newest_request
from mutubaku.web.gate import Visit
from mutubaku.web.writing import tanggal_singkat, ukuran

from ..views.files import SHOWN_IN_THE_BROWSER
from .beside import answered, note_form, pressed, typed
from .panel import SAVE, Panel, submit
from .verification_form import VerifyForm


@dataclass(frozen=True)
class VerifyLine:
    """One document as the template draws it: its file, its fields, and why the client was asked to replace it."""

    row: VerifyRow
    href: str
    is_shown: bool
    fields: dict[str, BoundField]
    before: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether something is wrong with what was filled in."""
        return any(field.errors for field in self.fields.values())

    @property
    def note(self) -> str:
        """When the file came, how large it is."""
        version = self.row.version
        words = {"day": tanggal_singkat(version.added_at), "size": ukuran(version.file.size)}
        return _("diunggah %(day)s, %(size)s") % words

    @property
    def beside(self) -> str:
        """The address of the file beside its form: a PDF as wide as there is room."""
        return f"{self.href}#navpanes=0&view=FitH" if self.row.version.file.media_type == PDF else self.href

    @property
    def status(self) -> tuple[str, str]:
        """The tag: what is written down of it."""
        if self.row.is_valid is None:
            return "empty", _("Belum dinilai")
        return ("complete", _("Sah")) if self.row.is_valid else ("withdrawn", _("Tidak sah"))


def _form(visit: Visit, task: Task, data: Any, outcome: str = "") -> VerifyForm:
    return VerifyForm(data, verifications(task), office_day(task.case.office, visit.at).date(), outcome)


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = bad if isinstance(bad, VerifyForm) else _form(visit, task, typed(visit, task))
    asked = _asked(task) if task.is_open else {}
    lines = [_line(form, pk, row, asked) for pk, row in form.rows.items()]
    carried = [line for line in lines if _is_settled(line.row)]
    open_ = [line for line in lines if line not in carried]
    shown = next((line for line in (*open_, *carried) if line.is_shown), None)
    return {
        "outcome_form": note_form(visit, task, bad),
        "lines": open_,
        "carried": carried,
        "every_line": lines,
        "carried_open": any(line.is_bad for line in carried),
        "first_shown": shown,
    }


def _is_settled(row: VerifyRow) -> bool:
    """Whether an earlier round found this very version valid, so that it needs no new look."""
    return row.is_carried and row.is_valid is True


def _asked(task: Task) -> dict[str, str]:
    """What the client was last asked to mend, by requirement."""
    request = newest_request(task.case)
    return {gap.requirement: gap.reason for gap in request.gaps.all()} if request else {}


def _line(form: VerifyForm, pk: int, row: VerifyRow, asked: dict[str, str]) -> VerifyLine:
    is_shown = row.version.file.media_type in SHOWN_IN_THE_BROWSER
    before = "" if row.is_carried else asked.get(row.requirement.key, "")
    return VerifyLine(row, reverse("cases:file", args=[pk]), is_shown, form.bounds(pk), before)


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = _form(visit, task, visit.POST, pressed(visit))

    def do(_cleaned: dict[str, Any]) -> None:
        judge_documents(task.pk, visit.user, visit.at, judgements=form.judgements())

    return answered(visit, task, cast(VerifyForm | None, submit(form, do)))


PANEL = Panel("cases/panels/verification.html", _context, {SAVE: _save}, inline=True)
