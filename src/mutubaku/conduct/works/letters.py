"""Papers written from the case when a step is done: what stands on each is said here, how it looks in ``paper``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mutubaku.cases.actions import next_number
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Register, Task
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper.forms import Fact, OfficeDocument
from mutubaku.people.access import Capacity, office_day

from .letterhead import case_facts, client_letterhead, office_letterhead, profile_of, signer_of


@dataclass(frozen=True)
class LetterTable:
    """A table on a paper: its title, its columns, and its rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Letter:
    """What the case gives to a paper: its own fields beside the common ones, its tables, to whom it goes.

    Without ``recipient`` it goes to the client; ``register`` numbers it (a client's own paper has no number).
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[LetterTable, ...] = ()
    recipient: tuple[str, ...] = ()
    register: Register = Register.LETTER


def write_letter(task: Task, kind: str, letter: Letter, by: Capacity, at: datetime) -> Version:
    """Number the paper, write it and keep it as the next version of its document."""
    number = "" if by.is_client else next_number(task.case.office, letter.register, task.case.scheme, at)
    data = letter_pdf(task, kind, letter, by, at, number)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=number)


def letter_pdf(task: Task, kind: str, letter: Letter, by: Capacity, at: datetime, number: str) -> bytes:
    """The paper as it would be printed now; nothing is kept and no number is taken."""
    case = task.case
    profile = profile_of(case, at)
    own = tuple(Fact(name.replace("_", " ").capitalize(), value) for name, value in letter.fields.items() if value)
    listed = tuple(" · ".join(row) for table in letter.tables for row in (table.columns, *table.rows))
    form = OfficeDocument(
        letterhead=client_letterhead(case) if by.is_client else office_letterhead(profile),
        title=procedure_of(task).document(kind).name,
        number=number,
        place=case.organisation.city if by.is_client else profile.city,
        issued=office_day(case.office, at).date(),
        facts=(*case_facts(case), Fact("Langkah", step_of(task).activity), *own),
        paragraphs=listed,
        signer=signer_of(by),
        demo=case.office.is_demonstration,
    )
    return form.pdf(at=at)
