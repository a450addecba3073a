"""Which papers of the office may still get the scan of their hand-signed original, and from whom."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.appointing.policy.roles import FITTING, JUDGING
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.policy import CERTIFICATE_KINDS, CONTINUATION_KIND
from mutubaku.documents.models import Document, Origin, Version
from mutubaku.documents.queries import documents_of
from mutubaku.people.access import CLIENT_ROLE, MANAGER_ROLES, TREASURER_ROLE, Capacity, capacities
from mutubaku.people.models import User

from . import access
from .disclosure import CLIENT_TITLE
from .errors import NotYours
from .works.application_file import FILE
from .works.draft import DRAFT
from .works.team import STATEMENTS

# What is signed in a way of its own, or never: certificates and what continues them, agreements, statements of the
# team (a scan of which stands for whoever said nothing), the draft that the client checks, the bound application.
APART = frozenset({*CERTIFICATE_KINDS.values(), CONTINUATION_KIND, "perjanjian-sertifikasi", STATEMENTS, DRAFT, FILE})
PERSONAL = frozenset({*FITTING, *JUDGING, CLIENT_ROLE})  # at these steps nobody files for another


def made_of(document: Document) -> Version | None:
    """The newest version that the office made of a paper, where the scan of its original may stand on it: the step
    that made it has closed, and no other step has added to the paper since.
    """
    versions = list(document.versions.all())
    if not versions or document.kind in {"", *APART} or not _is_issued(versions[0].task):
        return None
    here = (one for one in versions if one.task_id == versions[0].task_id)
    return next((one for one in here if one.origin == Origin.MADE and one.added_as != CLIENT_TITLE), None)


def papers_for(case: Case, user: User, at: datetime) -> list[Version]:
    """The papers of a case to which the person may add the scan of the signed original, in the order of the case."""
    if access.is_client_of(case, user, at):
        return []
    made = [one for one in map(made_of, documents_of(case)) if one is not None]
    played = {one.role for one in capacities(user, case.office, at)}
    return [one for one in made if played.intersection(roles_for(one, user))]


def filer_of(version: Version, user: User, at: datetime) -> Capacity:
    """The capacity in which the person adds the scan: the role of the step, or a section that keeps the case; NotYours
    for the client and everybody else.
    """
    case = version.task.case
    roles = roles_for(version, user)
    found = None if access.is_client_of(case, user, at) else access.capacity_in(case.office, roles, user, at)
    if found is None:
        raise NotYours(_("Kepala Balai, Seksi SS, atau Seksi PJT"))
    return found


def roles_for(version: Version, user: User) -> tuple[str, ...]:
    """The sections, and before them whoever plays the role of the step; at steps of audit and judgement, and where
    the treasurer wrote at a step of the client's, only the person who made the paper.
    """
    role = version.task.role
    if role in PERSONAL and version.added_by_id != user.pk:
        return MANAGER_ROLES
    return (TREASURER_ROLE if role == CLIENT_ROLE else role, *MANAGER_ROLES)


def _is_issued(task: Task) -> bool:
    """Whether what the office made at this step has gone out: the step ended, or is one in which the client is led."""
    ended = task.closed_at is not None and not task.outcome.startswith("case-")
    return ended or task.role == CLIENT_ROLE
