"""That the client transfers a certificate of another body to this office (IAF MD 2): which one, and why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.errors import NotAsked, TransferUnknown, Unreadable
from mutubaku.applications.models import OtherCertificate, Transfer
from mutubaku.applications.policy import check_transferable
from mutubaku.cases.models import Kind
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import lines

from .draft import SYSTEM_SCHEMES, Draft, journal, lock_draft, write

TRANSFER = "transfer"


@transaction.atomic
def save_transfer(case_id: int, certificate_id: int, reason: str, by: Capacity, at: datetime) -> Transfer:
    """Say which of the other certificates is transferred, and why; said again, it replaces what was said before.

    NotAsked when the case is no first certification of a management system; TransferUnknown, TransferOtherStandard,
    TransferOver or Unreadable when it cannot be transferred.
    """
    draft = _draft(case_id, by, at)
    chosen = draft.application.other_certificates.filter(pk=certificate_id).first()
    if chosen is None:
        raise TransferUnknown
    check_transfer(draft, chosen)
    if not lines(reason):
        raise Unreadable("reason", _("Tulis alasan alih sertifikat."))
    row = Transfer.objects.filter(application=draft.application).first() or Transfer(application=draft.application)
    write(draft, row, {"certificate_id": chosen.pk, "reason": lines(reason)}, TRANSFER)
    return row


@transaction.atomic
def drop_transfer(case_id: int, by: Capacity, at: datetime) -> None:
    """Say that nothing is transferred after all; nothing happens when nothing was."""
    draft = _draft(case_id, by, at)
    row = Transfer.objects.filter(application=draft.application).select_related("certificate").first()
    if row is not None:
        journal(draft, {"part": TRANSFER, "row": row.pk, "removed": {"number": row.certificate.number}})
        row.delete()


def check_transfer(draft: Draft, certificate: OtherCertificate) -> None:
    """Refuse a certificate of another standard than is asked for, and one that is over."""
    today = office_day(draft.case.office, draft.at).date()
    check_transferable(draft.case.scheme, certificate.standard, certificate.valid_until, today)


def _draft(case_id: int, by: Capacity, at: datetime) -> Draft:
    draft = lock_draft(case_id, by, at)
    draft.asks(SYSTEM_SCHEMES)
    if draft.case.kind != Kind.INITIAL:
        raise NotAsked
    return draft
