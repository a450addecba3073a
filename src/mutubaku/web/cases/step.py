"""The step at hand: the SOP line, papers, buttons, pauses, and whether this person may work on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.audits.appointing.policy.roles import FITTING
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import access, guard, wiring
from mutubaku.conduct.actions.unasked import is_by_office
from mutubaku.conduct.disclosure import asks_client, readable_versions
from mutubaku.conduct.errors import Refusal, RunsItself
from mutubaku.conduct.policy import Paper
from mutubaku.conduct.serving import check_serving
from mutubaku.documents.models import Document, Origin, Version
from mutubaku.documents.queries import documents_of, present_kinds
from mutubaku.people.models import User
from mutubaku.procedure import Outcome, Procedure, Step
from mutubaku.web.naming import named, step_name

from .actors import actor_of, label_of
from .clock import clock, held_by, kind_said, resumed, waits_for_client
from .forms import UploadForm, upload_form
from .papers import note_of
from .rail import shape_of
from .rounds import declare_href


@dataclass(frozen=True)
class PaperRow:
    """One needed or produced paper of a step, with what can be done about it here."""

    paper: Paper
    kind: str
    needs_words: bool
    is_made_at_the_end: bool
    is_unsigned: bool
    is_replaceable: bool
    version: Version | None
    form: UploadForm

    @property
    def note(self) -> str:
        """By whom, when, how large."""
        return note_of(self.version) if self.version else ""


@dataclass(frozen=True)
class Button:
    """An outcome button: what it says, what comes next, what is missing."""

    key: str
    label: str
    next: str
    missing: tuple[str, ...]


def step_page(task: Task, user: User, at: datetime, *, as_client: bool, bad: object = None) -> dict[str, Any]:
    """Everything the step screen shows of the step itself; ``bad`` is an upload form that comes back with its error."""
    procedure, step = procedure_of(task), step_of(task)
    refusal = _refusal(task, user, at)
    held = held_by(task)
    may = refusal is None and task.is_open and task.case.is_open
    rows = paper_rows(task, procedure, as_client=as_client, bad=bad)
    return {
        "task": task,
        "step": step,
        "step_name": step_name(step, task.case.kind, as_client=as_client),
        "number": f"{step_of(task.parent).number}.{step.number}" if task.parent else str(step.number),
        "actor": actor_of(task.case, procedure, step),
        "shape": shape_of(procedure, step),
        "source": procedure.identity.number if not procedure.identity.proposal else _("usulan, belum ditetapkan"),
        "left": clock(task, at, as_client=as_client),
        "due": None if held else task.due_at,
        "held": held,
        "held_kind": kind_said(task, held) if held else "",
        "resumed": None if as_client else resumed(task),
        "held_for_client": waits_for_client(task),
        "may_work": may,
        "claim_lapsed": task.is_open and access.has_lapsed(task, at),
        "why_not": str(refusal) if refusal else "",
        "declare_href": "" if as_client else declare_href(task, user),
        "needs": [row for row in rows if not row.paper.is_output],
        "outputs": [row for row in rows if row.paper.is_output],
        "buttons": buttons(task, procedure, at, as_client=as_client) if may and held is None else [],
        "pauses": [procedure.pause(key) for key in step.pauses] if may and held is None else [],
        "note_hint": note_hint(task, procedure, step),
        "outcome_said": _said(task, step),
        "is_passed": is_by_office(task.case, step),
    }


def _refusal(task: Task, user: User, at: datetime) -> Refusal | None:
    """Why the person cannot work on the task, in a sentence; None when they can."""
    if task.runs:
        return RunsItself()
    try:
        access.worker_of(task, user, at)
        if task.is_open:
            guard.check_open(task, user, at)
        if task.is_open and task.role in FITTING:
            check_serving(task.case, user.pk, at)
    except Refusal as refusal:
        return refusal
    return None


def paper_rows(task: Task, procedure: Procedure, *, as_client: bool, bad: object = None) -> list[PaperRow]:
    """The papers of a step; of a kind with alternatives, the one this case ends in is offered. Where another paper of
    the step does for one, that stands there until somebody else has made it.
    """
    documents = {one.kind: one for one in documents_of(task.case) if one.kind}
    work, promised = wiring.work_of(task), wiring.promised(task)
    by_hand = work.signed_by_hand
    rows = []
    for paper in guard.papers_of(task, present_kinds(task.case_id)):
        kinds = procedure.satisfying(paper.kind)
        offered = wiring.offered_kind(task, paper.kind)
        found = [_newest(documents[kind], task, paper, as_client=as_client) for kind in kinds if kind in documents]
        instead = documents.get(work.met_by.get(paper.kind, ""))
        if not any(found) and instead is not None:
            found = [_newest(instead, task, paper, as_client=as_client)]
        version = max((one for one in found if one), key=lambda one: one.pk, default=None)
        form = bad if isinstance(bad, UploadForm) and bad.data.get("kind") == offered else upload_form(offered)
        met = offered in work.met_by
        at_the_end = bool(promised & set(kinds)) and not (met and version)
        words, own = wiring.needs_words(task, offered), not met and (version is None or _is_from_here(version, task))
        if version is None and is_by_office(task.case, step_of(task)):
            continue  # nobody was asked for it
        unsigned = at_the_end and by_hand and version is not None and version.origin == Origin.MADE
        rows.append(PaperRow(paper, offered, words, at_the_end and not by_hand, unsigned, own, version, form))
    return rows


def _is_from_here(version: Version, task: Task) -> bool:
    """Whether a paper was added at this step, in any round: what another step left is not this one's to replace."""
    return (version.task.procedure_key, version.task.step) == (task.procedure_key, task.step)


def _newest(document: Document, task: Task, paper: Paper, *, as_client: bool) -> Version | None:
    """The newest version there is of a need, or of an output made in this very step (or under it)."""
    document.case = task.case
    versions = readable_versions(document) if as_client else list(document.versions.all())
    here = [one for one in versions if task.pk in {one.task_id, one.task.parent_id} or not paper.is_output]
    return here[0] if here else None


def buttons(task: Task, procedure: Procedure, at: datetime, *, as_client: bool = False) -> list[Button]:
    """The outcome buttons, each with what happens next."""
    return [_button(task, procedure, one, as_client=as_client) for one in guard.choices(task, at)]


def _button(task: Task, procedure: Procedure, choice: guard.Choice, *, as_client: bool) -> Button:
    label = label_of(task.case, step_of(task), choice.outcome)
    return Button(
        choice.outcome.key, label, _next(choice.outcome, task, procedure, as_client=as_client), choice.missing
    )


def _next(outcome: Outcome, task: Task, procedure: Procedure, *, as_client: bool) -> str:
    if outcome.ends == "refused":
        return _("Permohonan berakhir: ditolak. Tulis alasannya di catatan.")
    if outcome.ends:
        return _after_linked(task) if task.parent else _("Permohonan selesai.")
    steps = [_named(task.case, procedure.step(key), procedure, as_client=as_client) for key in outcome.opens]
    text = _("Berikutnya: %(steps)s.") % {"steps": _(" dan ").join(steps)}
    return _("%(next)s Tulis alasannya di catatan.") % {"next": text} if outcome.note_required else text


def _after_linked(task: Task) -> str:
    carrier = task.parent
    assert carrier is not None  # noqa: S101 - only a linked procedure's step comes here
    outer = procedure_of(carrier)
    steps = [outer.step(key) for outcome in step_of(carrier).outcomes for key in outcome.opens]
    return _("Berikutnya: %(steps)s.") % {"steps": _(" dan ").join(_named(task.case, step, outer) for step in steps)}


def _named(case: Case, step: Step, procedure: Procedure, *, as_client: bool = False) -> str:
    return f"{step_name(step, case.kind, as_client=as_client)} ({actor_of(case, procedure, step)})"


def note_hint(task: Task, procedure: Procedure, step: Step) -> str:
    """Who reads the note: colleagues, and with the outcomes that turn to the client, the client too."""
    if task.role == "client":
        return _("Terbaca oleh kantor.")
    offered: Sequence[Outcome] = step.outcomes_for(task.case.kind)
    told = [named(outcome.label) for outcome in offered if asks_client(procedure, outcome)]
    if not told:
        return _("Terbaca oleh petugas langkah berikutnya, tidak oleh pelanggan.")
    if len(told) == len(offered):
        return _("Terbaca oleh pelanggan: tulis di sini apa yang perlu mereka ketahui atau lengkapi.")
    names = ", ".join(f"“{label}”" for label in told)
    return _("Terbaca oleh petugas langkah berikutnya; dengan hasil %(outcomes)s juga oleh pelanggan.") % {
        "outcomes": names
    }


def _said(task: Task, step: Step) -> str:
    """The outcome a closed task was given."""
    return next((label_of(task.case, step, one) for one in step.outcomes if one.key == task.outcome), "")
