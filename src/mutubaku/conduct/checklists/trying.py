"""What a workbook of questions would change, found out by doing it and taking it back; and doing it for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.people.access import Capacity
from mutubaku.people.errors import PeopleError
from mutubaku.people.models import Office
from mutubaku.people.queries import lock_office
from mutubaku.schemes.actions import CHECKLISTS, ChecklistData
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.queries import checklist_on

from .columns import HINT, ORDER, SOURCE, STAGE, TEXT
from .reading import SheetRow

_SAID = ("text", "clauses", "hint", "stage", "order", "source")


class ListChanged(PeopleError):  # noqa: N818 - it says what happened
    """Between the trial and the button somebody changed the checklist."""

    def __init__(self) -> None:
        super().__init__(_("Daftar periksa berubah sejak berkas ini diperiksa. Unggah lagi, lalu lihat hasilnya."))


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row of the workbook."""

    number: int
    sentence: str


@dataclass
class Outcome:
    """What comes of a workbook: the keys added and changed, how many stay as they are, and what is wrong."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether there is something to do and nothing wrong."""
        return not self.faults and bool(self.added or self.changed)


def try_checklist(office: Office, rows: Sequence[SheetRow], valid_from: date, *, by: Capacity, at: datetime) -> Outcome:
    """What the rows would change from a day on; nothing is kept."""
    with transaction.atomic():
        found = _do(office, rows, valid_from, by, at)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def apply_checklist(
    office: Office,
    rows: Sequence[SheetRow],
    valid_from: date,
    *,
    expected: tuple[Sequence[str], Sequence[str]],
    by: Capacity,
    at: datetime,
) -> Outcome:
    """Change the checklist as the trial said it would (``expected``: keys added, keys changed); ListChanged if not."""
    lock_office(office)
    found = _do(office, rows, valid_from, by, at)
    if found.faults or (found.added, found.changed) != (list(expected[0]), list(expected[1])):
        raise ListChanged
    return found


def _do(office: Office, rows: Sequence[SheetRow], valid_from: date, by: Capacity, at: datetime) -> Outcome:
    """Each row by its key: a new question, a changed one, or nothing; rows that are not in the workbook stay."""
    found = Outcome()
    now = {one.key: one for one in checklist_on(office, valid_from)}
    for row in rows:
        if row.faults:
            found.faults += [Fault(row.number, sentence) for sentence in row.faults]
            continue
        try:
            with transaction.atomic():
                _one(office, row, now.get(row.key), valid_from, found, by, at)
        except PeopleError as refusal:
            found.faults.append(Fault(row.number, str(refusal)))
    return found


def _one(
    office: Office,
    row: SheetRow,
    before: ChecklistQuestion | None,
    valid_from: date,
    found: Outcome,
    by: Capacity,
    at: datetime,
) -> None:
    columns = _data(row, before).columns()
    if before is None:
        CHECKLISTS.add(office, row.key, columns, valid_from, by=by, at=at)
        found.added.append(row.key)
    elif all(getattr(before, name) == columns[name] for name in _SAID):
        found.unchanged += 1
    else:
        CHECKLISTS.change(before, columns, valid_from, by=by, at=at)
        found.changed.append(row.key)


def _data(row: SheetRow, before: ChecklistQuestion | None) -> ChecklistData:
    """What a row says; for columns the workbook does not have, what the question says now."""
    said = row.values
    return ChecklistData(
        text=said[TEXT],
        clauses={**(before.clauses if before else {}), **row.clauses},
        hint=said.get(HINT, before.hint if before else ""),
        stage=int(said.get(STAGE) or (before.stage if before else 2)),
        order=int(said.get(ORDER) or (before.order if before else 0)),
        source=said.get(SOURCE, before.source if before else ""),
    )
