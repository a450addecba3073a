"""Reading documents: what a case holds, and which requirements apply to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import Opened
from mutubaku.people.models import Office
from mutubaku.prepared import Asked, Prepared
from mutubaku.reading import once_a_page

from .models import Document, Requirement, Version


@dataclass(frozen=True)
class Present:
    """A document that is there: its kind, the task in which its version was added, and that task's parent."""

    kind: str
    task_id: int
    parent_id: int | None


def present_kinds(case_id: int) -> list[Present]:
    """Every version of every procedure document of a case, as plain values, in one query."""
    return [Present(*row) for row in _PRESENT.rows(case=case_id)]


_PRESENT: Prepared[Version] = Prepared(
    lambda mark: (
        Version.objects.filter(document__case_id=mark.number("case"))
        .exclude(document__kind="")
        .order_by("id")
        .values_list("document__kind", "task_id", "task__parent_id")
    )
)


@dataclass(frozen=True)
class SoFar:
    """What a case has come to: every opening of every step, oldest first, and every paper that is there."""

    steps: tuple[Opened, ...]
    papers: list[Present]


def so_far(case_id: int) -> SoFar:
    """Steps and papers of a case in one query, for the act that moves it."""
    steps: dict[int, Opened] = {}
    papers: list[Present] = []
    for kind, *facts in _SO_FAR.rows(case=case_id):
        opened = Opened(*facts)
        steps.setdefault(opened.task_id, opened)
        if kind:  # neither a step without papers nor the answer to a requirement
            papers.append(Present(kind, opened.task_id, opened.parent_id))
    return SoFar(tuple(steps.values()), papers)


def so_far_asked(case_id: int) -> Asked:
    """What ``so_far`` will ask."""
    return _SO_FAR.asked(case=case_id)


_SO_FAR: Prepared[Task] = Prepared(
    lambda mark: (
        Task.objects.filter(case_id=mark.number("case"))
        .order_by("id")
        .values_list("versions__document__kind", "pk", "procedure_key", "step", "outcome", "round", "parent_id")
    )
)


@once_a_page
def documents_of(case: Case) -> list[Document]:
    """The documents of a case with their versions, newest version first."""
    documents = case.documents.prefetch_related("versions__file", "versions__added_by", "versions__task")
    return list(documents.order_by("id"))


def latest(case: Case, kind: str) -> Version | None:
    """The newest version of a document kind in a case."""
    versions = Version.objects.filter(document__case=case, document__kind=kind)
    return versions.select_related("file").order_by("-number").first()


def requirements_for(
    office: Office, on: date, *, scheme: str, kind: str, applicant_kind: str, commodities: Iterable[str]
) -> list[Requirement]:
    """The rows of the office's table that apply to such a case on a day, in their order."""
    rows = office.requirements.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)
    groups = set(commodities)
    return [
        row
        for row in rows
        if _covers(row.schemes, scheme)
        and _covers(row.kinds, kind)
        and _covers(row.applicant_kinds, applicant_kind)
        and (not row.commodity or row.commodity in groups)
    ]


@once_a_page
def handed_in(case: Case) -> dict[str, Version]:
    """The newest version for each requirement the client has met."""
    return {version.document.requirement: version for version in _HANDED_IN.models(case=case.pk)}


_HANDED_IN: Prepared[Version] = Prepared(
    lambda mark: (
        Version.objects.filter(document__case_id=mark.number("case"))
        .exclude(document__requirement="")
        .select_related("document", "file")
        .order_by("document_id", "number")
    )
)


def requirement_names(office: Office, keys: Iterable[str]) -> dict[str, str]:
    """What the office's table calls these requirements, by the newest row of each."""
    rows = office.requirements.filter(key__in=list(keys)).order_by("valid_from", "id")
    return dict(rows.values_list("key", "name"))


def _covers(listed: list[str], value: str) -> bool:
    return not listed or value in listed
