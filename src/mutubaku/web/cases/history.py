"""The history of a case as its pages show it: newest first, papers handed in together told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.utils.translation import gettext as _

from mutubaku.cases.library import library, procedures_in
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.disclosure import client_may_know
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import history
from mutubaku.procedure import Procedure, Step
from mutubaku.web.naming import step_name

from .words.events import Event, event_of
from .words.reviews import judged, judged_together
from .words.saying import paper_name

ALIKE = {
    Verb.DOCUMENT_ADDED: "papers",
    Verb.DOCUMENT_MADE: "papers",
    Verb.ANSWERS_SAVED: "answers",
    Verb.CHECKLIST_ANSWERED: "checklist",
    Verb.DOCUMENT_JUDGED: "judgements",
}
TOLD_ONCE = {Verb.ANSWERS_SAVED, Verb.CHECKLIST_ANSWERED}
FEW = 3  # papers named in the sentence itself
TOGETHER = timedelta(hours=1)  # acts of one person within it are told as one


def events_of(case: Case, tasks: Sequence[Task], *, as_client: bool = False) -> list[Event]:
    """The history, newest first; a client reads only what ``conduct.disclosure`` lets them know."""
    procedures = procedures_in(tasks)
    entries = [one for one in history(case.chain) if not as_client or client_may_know(one, case, procedures)]
    events = [_told(group, procedures, case, as_client=as_client) for group in _together(entries)]
    return events[::-1]


def _together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries in runs of like acts of one person close in time; every other act stands alone."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if runs and _alike(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _alike(one: Entry, other: Entry) -> bool:
    kind = ALIKE.get(Verb(one.verb))
    same = kind is not None and kind == ALIKE.get(Verb(other.verb)) and one.actor_id == other.actor_id
    return same and other.at - one.at <= TOGETHER


def _told(group: list[Entry], procedures: Sequence[Procedure], case: Case, *, as_client: bool) -> Event:
    last = event_of(group[-1], procedures, case.kind, as_client=as_client)
    if group[-1].verb == Verb.CASE_VERSION_MOVED:
        return replace(last, more=_went_on(group[-1], case, as_client=as_client))
    if len(group) == 1 or Verb(group[-1].verb) in TOLD_ONCE:
        return last
    if Verb(group[-1].verb) is Verb.DOCUMENT_JUDGED:
        return replace(last, text=judged_together(group), note="", more=tuple(judged(entry.data) for entry in group))
    names = tuple(paper_name(entry.data, procedures) for entry in group)
    if len(names) <= FEW:
        return replace(last, text=_("Dokumen ditambahkan: %(names)s.") % {"names": "; ".join(names)})
    return replace(last, text=_("%(count)s dokumen ditambahkan.") % {"count": len(names)}, more=names)


def _went_on(moved: Entry, case: Case, *, as_client: bool) -> tuple[str, ...]:
    """Which open steps became others when the case moved to another version: those of another key, number or name."""
    old, new = (library().get(case.procedure_key, moved.data[which]) for which in ("from", "to"))
    said = partial(_said, kind=case.kind, as_client=as_client)
    pairs = [(old.step(before), new.step(after)) for before, after in moved.data["steps"]]
    return tuple(
        _("Langkah %(old)s menjadi langkah %(new)s.") % {"old": said(one), "new": said(other)}
        for one, other in pairs
        if (one.key, one.number, one.title) != (other.key, other.number, other.title)
    )


def _said(step: Step, *, kind: str, as_client: bool) -> str:
    return f"{step.number} “{step_name(step, kind, as_client=as_client)}”"
