"""The decision on the screen: what committee and reviewer recommend, and what the decision rests on and grants."""

from __future__ import annotations

from typing import Any, cast

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Kind, Task
from mutubaku.conduct.actions.deciding import save_decision
from mutubaku.conduct.sites import group_reasoning
from mutubaku.conduct.works.deciding import grantable, said_against
from mutubaku.conduct.works.decision import basis_of
from mutubaku.conduct.works.granted import edition_over
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.models import Verdict
from mutubaku.decisions.queries import decision_in, last_meeting, last_review
from mutubaku.web.client.forms.fields import Line, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.reasons import reasons

from .beside import answered, note_form, typed
from .committee import WORDS, PartForm, part_lines, seats_shown
from .matrix import bound
from .panel import SAVE, Panel, submit
from .review import unfit_text

BASIS = 500  # characters
FIELDS = ("basis", "reasons", "part_items", "part_words")


class DecisionForm(PartForm):
    """What the decision rests on, its reasons, and the part it grants."""

    basis = Line(
        gettext_lazy("Dasar keputusan"), BASIS, empty=gettext_lazy("Tulis dasarnya: rekomendasi komite yang mana.")
    )
    reasons = Lines(
        gettext_lazy("Pertimbangan"),
        WORDS,
        depends=True,
        hint=gettext_lazy("Wajib bila keputusan berbeda dari rekomendasi komite; tercetak pada keputusan."),
    )
    field_order = FIELDS

    def __init__(self, data: Any, task: Task) -> None:
        draft, meeting, offered = decision_in(task), last_meeting(task.case), scope_items(task.case)
        now: dict[str, Any] = {"basis": basis_of(task.case), "part_items": grantable(task.case)}
        if draft is not None:
            now = {name: getattr(draft, name) for name in FIELDS}
        elif meeting is not None and (meeting.part_items or meeting.part_words):
            now |= {"part_items": meeting.part_items, "part_words": meeting.part_words, "reasons": meeting.reasons}
        super().__init__(**bound(data), initial=now)
        self.offer(offered, task.case.kind)


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    meeting, review = last_meeting(task.case), last_review(task.case)
    return {
        "outcome_form": note_form(visit, task, bad),
        "decision": bad if isinstance(bad, DecisionForm) else DecisionForm(typed(visit, task), task),
        "written": decision_in(task),
        "verdict": _verdict(task),
        "meeting": meeting,
        "part": part_lines(task, meeting) if meeting else [],
        "recommended": review,
        "review_href": reverse("cases:task", args=[review.task_id]) if review else "",
        "group": reasons(group_reasoning(task.case, visit.at)),
        "against": [*said_against(task.case), *edition_over(task.case, visit.at)],
        "unfit": unfit_text(task, visit),
        **(seats_shown(meeting, None) if meeting else {}),
    }


def _verdict(task: Task) -> str:
    """What was decided, in words; of a surveillance a part is what is continued."""
    written = decision_in(task)
    if written is None:
        return ""
    in_part = written.verdict == Verdict.PART and task.case.kind == Kind.SURVEILLANCE
    return _("Dilanjutkan sebagian") if in_part else str(written.get_verdict_display())


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = DecisionForm(visit.POST, task)

    def do(given: dict[str, Any]) -> None:
        save_decision(task.pk, visit.user, visit.at, basis=given["basis"], reasons=given["reasons"], **form.part())

    return answered(visit, task, cast(DecisionForm | None, submit(form, do)))


PANEL = Panel("cases/panels/decision.html", _context, {SAVE: _save}, inline=True)
