"""A letter text tried out on a real case before it is kept: the paper as its step would write it, kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.cases.library import procedure_of_case, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.documents.letter_words import read
from mutubaku.people.access import CLIENT_ROLE, Capacity, client_capacity, office_day, playing
from mutubaku.people.models import Office
from mutubaku.procedure import Step

from . import wiring
from .errors import Refusal
from .works.letter_kinds import row_of
from .works.letters import INDONESIAN, Letter, LetterTable, trial_pdf

EXAMPLE = (LetterTable("Contoh daftar", ("Uraian", "Keterangan"), (("Baris contoh", "Keterangan contoh"),)),)


class NoSuchCase(Refusal):
    """A number none of the office's cases has."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Tidak ada permohonan bernomor “%(number)s” pada kantor ini. Periksa nomornya di daftar permohonan.")
            % {"number": number}
        )


class NoCaseYet(Refusal):
    """An office to which nothing was ever sent."""

    def __init__(self) -> None:
        super().__init__(_("Belum ada permohonan yang diterima kantor ini, jadi belum ada yang dapat dipratinjau."))


def case_of(office: Office, number: str) -> Case:
    """The case of that number, or the newest one when none was given; NoSuchCase or NoCaseYet."""
    sent = Case.objects.select_related("office", "organisation").filter(office=office, sent_at__isnull=False)
    wanted = number.strip()
    found = (sent.filter(number=wanted) if wanted else sent).order_by("-pk").first()
    if found is None:
        raise NoSuchCase(wanted) if wanted else NoCaseYet
    return found


def preview(case: Case, kind: str, subject: str, body: str, by: Capacity, at: datetime, *, signer: str = "") -> bytes:
    """The paper with these words and signer; LetterTextError when they cannot be used.

    A case that has come to the step gives its own values; before that, the examples of the kind's fields stand there.
    """
    words = replace(read(subject, body, row_of(kind, kind).known), signer=signer)
    task = _task(case, kind)
    step = step_of(task) if task else _step(case, kind)
    maker = _maker(case, step, at) or by
    with override(INDONESIAN):
        letter = _letter(task, kind, maker, at)
    return trial_pdf(case, kind, kind, letter, maker, at, words=words)


def _task(case: Case, kind: str) -> Task | None:
    """The case's newest task whose work writes this kind of paper."""
    tasks = Task.objects.select_related("case__office", "case__organisation").filter(case=case).order_by("-pk")
    return next((task for task in tasks if kind in wiring.work_of(task).papers_of(task)), None)


def _step(case: Case, kind: str) -> Step | None:
    """The step of the case's procedure that will write it."""
    steps = procedure_of_case(case).steps
    return next((step for step in steps if kind in wiring.WORKS[step.work].written), None)


def _maker(case: Case, step: Step | None, at: datetime) -> Capacity | None:
    """Whoever would write it today: somebody in the step's role, or who began the case for the client."""
    if step is None:
        return None
    if step.role == CLIENT_ROLE:
        return client_capacity(case.opened_by, case.organisation, at)
    return next(iter(playing(case.office, office_day(case.office, at).date(), role=step.role)), None)


def _letter(task: Task | None, kind: str, by: Capacity, at: datetime) -> Letter:
    """What the step would give to the paper; the examples where it cannot yet."""
    row = row_of(kind, kind)
    examples = Letter(fields=row.fields, tables=EXAMPLE if "{daftar}" in row.body else ())
    if task is None:
        return examples
    try:
        return wiring.work_of(task).written[kind].letter(task, by, at)
    # the step is open and what its letter speaks of is not there yet: a team, an invoice, a payment
    except (Refusal, ObjectDoesNotExist, LookupError, AttributeError):
        return examples
