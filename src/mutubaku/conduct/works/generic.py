"""Any paper a step needs or produces, written here in words and made as an office document."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper.forms import Fact, OfficeDocument
from mutubaku.people.access import Capacity, office_day

from .letter_kinds import next_paper_number
from .letterhead import case_facts, client_letterhead, office_letterhead, profile_of, signer_of
from .scans import number_given
from .work import Work


def make_document(task: Task, kind: str, by: Capacity, at: datetime, text: str) -> Version:
    """Make a paper of this kind from the case and the words its maker wrote; the office's own papers get a number."""
    case = task.case
    profile = profile_of(case, at)
    name = procedure_of(task).document(kind).name
    number = number_given(task, kind)
    if not number and not by.is_client:
        number = next_paper_number(case.office, kind, case.scheme, at)
    form = OfficeDocument(
        letterhead=client_letterhead(case) if by.is_client else office_letterhead(profile),
        title=name,
        number=number,
        place=case.organisation.city if by.is_client else profile.city,
        issued=office_day(case.office, at).date(),
        facts=(*case_facts(case), Fact("Langkah", step_of(task).activity)),
        paragraphs=tuple(part.strip() for part in text.split("\n") if part.strip()),
        signer=signer_of(by),
        demo=case.office.is_demonstration,
    )
    data = form.pdf(at=at)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=number)


GENERIC = Work()
