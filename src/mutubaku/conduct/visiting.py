"""Who audits a case, what its programme begins with, its checklist: what audits and its strangers share."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from mutubaku.applications.queries import application_of, companion_of
from mutubaku.audits.appointing.queries import appointed_team
from mutubaku.audits.policy import AUDITING
from mutubaku.audits.queries import proposal_of
from mutubaku.audits.visits.errors import NotYourVisit
from mutubaku.audits.visits.models import ChecklistPhoto, Visit
from mutubaku.audits.visits.policy.programme import Cell, Place, proposed
from mutubaku.audits.visits.queries import Line, checklist_of, earlier_programme, visit_in, visit_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.documents.models import Version
from mutubaku.documents.queries import handed_in, requirement_names
from mutubaku.people.access import Capacity, capacity_for, holdings_of
from mutubaku.people.models import User

from .errors import NotYours
from .evaluations import questions_of

AUDITORS = ("lead-auditor", "auditor")  # roles
PLANNERS = ("lead-auditor", "ss")
STAGES = {"stage-1": 1}  # which questions a step asks; every other those of the site


def team_of(case: Case) -> dict[int, str]:
    """Who audits a case, the leader first: names by user id. The appointed team, before that the proposed one."""
    proposal = proposal_of(case)
    proposed = [] if proposal is None else list(proposal.members.all())
    auditing = [one for one in appointed_team(case) or proposed if one.function in AUDITING]
    return {one.user_id: one.user.name for one in sorted(auditing, key=lambda one: (one.function == "auditor", one.pk))}


def auditor_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person writes at a visit; NotYours, or NotYourVisit when others make the team."""
    found = _in_one_of(AUDITORS, case, user, at)
    if found is None:
        raise NotYours(_("Auditor atau Ketua Tim Audit"))
    team = team_of(case)
    if team and user.pk not in team:
        raise NotYourVisit
    return found


def planner_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person writes the programme: the lead auditor or Seksi SS; NotYours."""
    found = _in_one_of(PLANNERS, case, user, at)
    if found is None:
        raise NotYours(_("Ketua Tim Audit atau Seksi SS"))
    return found


def _in_one_of(roles: tuple[str, ...], case: Case, user: User, at: datetime) -> Capacity | None:
    found = (capacity_for(user, case.office, role, at) for role in roles)
    return next((one for one in found if one is not None), None)


def proposed_programme(case: Case) -> list[Cell]:
    """What a programme begins with: that of the cycle so far, else the sites of the application and the clauses."""
    earlier = earlier_programme(case)
    if earlier:
        return earlier
    clauses = (str(one.clauses[case.scheme]) for one in questions_of(case) if case.scheme in one.clauses)
    return proposed(_places(case), clauses)


def _places(case: Case) -> list[Place]:
    application = application_of(case)
    if case.scheme == Scheme.SPPT_SNI:
        made: dict[str, list[str]] = {}
        for item in application.products.all():
            made.setdefault(item.factory.name, []).append(item.product)
        return [Place(name, _joined("Produksi", products)) for name, products in made.items()]
    if case.scheme == Scheme.GREEN_INDUSTRY:
        scope = application.green_scope
        return [Place(scope.factory.name, _joined("Produksi", [scope.product]))]
    return [Place(one.name, one.activities[:300]) for one in application.sites.all()]


def _joined(word: str, names: list[str]) -> str:
    return f"{word} {', '.join(dict.fromkeys(names))}"[:300]


def checklist(task: Task) -> list[Line]:
    """The checklist of the visit a task makes; in an integrated audit what both standards ask is answered once."""
    stage = STAGES.get(task.step, 2)
    companion = companion_of(task.case)
    other = visit_of(companion, task.step) if companion is not None else None
    return checklist_of(visit_in(task), questions_of(task.case, stage=stage), task.case.scheme, other)


def documents_at_stage_1(case: Case) -> list[tuple[Version, str]]:
    """The documents the client handed in, the newest version of each with its name."""
    found = handed_in(case)
    names = requirement_names(case.office, found)
    return [(version, names.get(key, key)) for key, version in found.items()]


def open_visit(secret: str) -> Visit | None:
    """The visit whose list of attendance this secret opens, while its step is open."""
    visits = Visit.objects.select_related("task__case__office", "task__case__organisation")
    found = visits.filter(secret=secret, task__closed_at=None, task__case__closed_at=None)
    return found.first()


def visible_photo(photo_id: int, user: User, at: datetime) -> ChecklistPhoto:
    """A photo of a checklist, for anyone in a position of the case's office; else 404."""
    photos = ChecklistPhoto.objects.select_related("file", "item__visit__task__case__office")
    found = photos.filter(pk=photo_id).first()
    if found is None or not holdings_of(user, found.item.visit.task.case.office, at):
        raise Http404
    return found
