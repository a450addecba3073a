"""The draft of the certificate in step 9: made, laid before the client, confirmed by them (domain.md 11.3, 9.12)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.certificates.errors import DraftNotAnswered
from mutubaku.certificates.models import DraftCheck
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Origin, Version
from mutubaku.people.access import Capacity, office_day

from . import certificate
from .deciding import agreement_gap
from .letters import Letter, LetterTable
from .work import Work, Written

DRAFT = "konsep-sertifikat"
CONFIRMATION = "konfirmasi-data-sertifikat"


def make(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """The certificate as it would be printed, marked as a draft."""
    data = certificate.draft_pdf(task.case, by, at)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at)


def gaps(task: Task) -> list[str]:
    """The agreement, and the client's answer to the newest draft, unless they answered on paper."""
    agreement = agreement_gap(task.case)
    return agreement if is_confirmed(task) else [*agreement, _("Pernyataan pelanggan bahwa data konsep sudah benar")]


def is_confirmed(task: Task) -> bool:
    """Whether the client found the newest draft right, by their word on it or on a paper uploaded since it was made."""
    newest = task.versions.filter(document__kind=DRAFT).order_by("-number").first()
    if newest is None:
        return False
    if task.draft_checks.filter(version=newest, is_right=True).exists():
        return True
    scans = task.versions.filter(document__kind=CONFIRMATION, origin=Origin.UPLOADED)
    return scans.filter(added_at__gte=newest.added_at).exists()


def confirmation(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """What the client said of each draft, as a record of the office."""
    checks = list(task.draft_checks.select_related("answered_by", "version").exclude(answered_at=None))
    if not checks:
        raise DraftNotAnswered
    rows = tuple(_row(task, check) for check in checks)
    table = LetterTable("Pemeriksaan konsep", ("Versi konsep", "Tanggal", "Diperiksa oleh", "Pernyataan"), rows)
    return Letter(tables=(table,))


def _row(task: Task, check: DraftCheck) -> tuple[str, ...]:
    day = office_day(task.case.office, check.answered_at).date() if check.answered_at else None
    said = "Data sudah benar" if check.is_right else f"Perlu diperbaiki: {check.words}"
    name = check.answered_by.name if check.answered_by else ""
    return (str(check.version.number), f"{day:%d-%m-%Y}", name, said)


WORK = Work(gaps=gaps, makers={DRAFT: make}, written={CONFIRMATION: Written(confirmation)})
