"""The review of the whole evaluation on the screen: everything in view, the judgements, and the recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.deciding import save_certification_review
from mutubaku.conduct.complaints import seen_by
from mutubaku.conduct.judges import gap_of
from mutubaku.conduct.works.deciding import grantable, questions_of, said_against
from mutubaku.conduct.works.dossier import dossier_of
from mutubaku.conduct.works.granted import edition_over
from mutubaku.conduct.works.parts import scope_items
from mutubaku.conduct.works.sections import Section
from mutubaku.decisions.errors import NoteForNoMissing
from mutubaku.decisions.models import Recommendation, Reply
from mutubaku.decisions.policy import COMPLETE, LESS
from mutubaku.decisions.queries import judgements_in, review_in
from mutubaku.reviews.models import Question
from mutubaku.web.client.forms.fields import Choice, Lines
from mutubaku.web.gate import Visit

from .beside import answered, note_form, pressed, typed
from .matrix import MatrixForm, bound, note_name
from .panel import SAVE, Panel, submit

WORDS = 4000  # characters


class SheetForm(MatrixForm):
    """The committee sheet, saved as far as it is filled in; the outcome that was pressed says what it must hold."""

    def __init__(self, data: Any, task: Task, outcome: str = "") -> None:
        super().__init__(**bound(data))
        self.questions: Sequence[Question] = questions_of(task.case)
        self.outcome = outcome
        found, review = judgements_in(task), review_in(task)
        for number, one in enumerate(self.questions, start=1):
            stands = found.get(one.key)
            now = (stands.reply, stands.note) if stands else ("", "")
            called = _("Penilaian %(number)s") % {"number": number}
            self.ask(one.key, f"{number}. {one.text}", Reply.choices, now, called)
        self.fields["recommendation"] = Choice(
            gettext_lazy("Rekomendasi peninjau"), Recommendation.choices, depends=True
        )
        self.fields["words"] = Lines(
            gettext_lazy("Pertimbangan"),
            WORDS,
            depends=True,
            hint=gettext_lazy("Wajib bila tidak seluruhnya diberikan; dibaca komite dan pengambil keputusan."),
        )
        if review is not None:
            self.initial.update({"recommendation": review.recommendation, "words": review.words})

    def clean(self) -> dict[str, Any]:
        is_whole = self.cleaned_data.get("recommendation") not in LESS
        for one in self.questions:
            reply, note = self.chosen(one.key), self.cleaned_data.get(note_name(one.key), "")
            if reply == Reply.NO and not note:
                self.add_error(note_name(one.key), str(NoteForNoMissing(self.called[one.key])))
            elif self.outcome == COMPLETE and not reply:
                self.complain(one.key, _("belum diisi."))
            elif self.outcome == COMPLETE and reply == Reply.NO and is_whole:
                self.complain(
                    one.key,
                    _("dijawab “Tidak”: kembalikan tinjauan, atau rekomendasikan sebagian atau penolakan."),
                )
        self.complain_of_lone_notes(one.key for one in self.questions)
        if self.outcome == COMPLETE and not self.cleaned_data.get("recommendation"):
            self.add_error("recommendation", _("Pilih rekomendasi Anda kepada komite."))
        return self.cleaned_data

    def replies(self) -> dict[str, tuple[str, str]]:
        """What is judged, by key."""
        return self.given(one.key for one in self.questions)


def _form(visit: Visit, task: Task, bad: BaseForm | None) -> SheetForm:
    return bad if isinstance(bad, SheetForm) else SheetForm(typed(visit, task), task)


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = _form(visit, task, bad)
    rows = [form.row(one.key) for one in form.questions]
    return {
        "outcome_form": note_form(visit, task, bad),
        "sheet": form,
        "rows": rows,
        "progress": _("%(done)s dari %(total)s sudah diisi.")
        % {"done": sum(bool(row.said) for row in rows), "total": len(rows)},
        "sources": "; ".join(dict.fromkeys(one.source for one in form.questions if one.source)),
        "against": [*said_against(task.case), *edition_over(task.case, visit.at)],
        "grantable": _grantable(task),
        "unfit": unfit_text(task, visit),
        "sections": [section_row(one, visit, task.case) for one in dossier_of(task.case)],
        "written": review_in(task),
    }


def _grantable(task: Task) -> list[str]:
    """The items that can still be recommended where something stands against others."""
    free, known = grantable(task.case), scope_items(task.case)
    return [known[one] for one in free] if len(free) < len(known) else []


def unfit_text(task: Task, visit: Visit) -> str:
    """What the register does not show of whoever judges at this step, where the scheme warns of it; "" else."""
    gap = gap_of(task, visit.user.pk, visit.user.name, visit.at)
    return "" if gap is None or gap.refuses else gap.sentence


def section_row(section: Section, visit: Visit, case: Case) -> dict[str, Any]:
    """A section of the dossier as its template draws it; a complaint leads to its page for whoever may open it."""
    seen = seen_by(case.office, visit.user, visit.at, section.complaints.values()) if section.complaints else set()
    links = {name: reverse("staff:complaint", args=[pk]) for name, pk in section.complaints.items() if pk in seen}
    return {
        "title": section.title,
        "facts": [{"label": label, "value": value, "href": links.get(label, "")} for label, value in section.facts],
        "papers": [
            {
                "name": one.name,
                "href": reverse("cases:file", args=[one.version_id]),
                "note": one.note,
                "sha256": one.sha256,
            }
            for one in section.papers
        ]
        + [
            {"name": one.name, "href": reverse("cases:evidence", args=[one.task_id, one.number]), "sha256": one.sha256}
            for one in section.proofs
        ],
        "empty": section.empty if section.is_empty else "",
    }


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = SheetForm(visit.POST, task, pressed(visit))

    def do(given: dict[str, Any]) -> None:
        save_certification_review(
            task.pk,
            visit.user,
            visit.at,
            replies=form.replies(),
            recommendation=given["recommendation"],
            words=given["words"],
        )

    return answered(visit, task, cast(SheetForm | None, submit(form, do)))


PANEL = Panel("cases/panels/review.html", _context, {SAVE: _save}, inline=True)
