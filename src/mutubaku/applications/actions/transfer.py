"""That the client transfers certificates of another body to this office (IAF MD 2): which ones, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.errors import AnswerRefused, NotAsked, TransferUnknown, Unreadable
from mutubaku.applications.models import Application, OtherCertificate, Transfer
from mutubaku.applications.policy import check_transferable
from mutubaku.applications.queries import SYSTEM_SCHEMES, asked_schemes
from mutubaku.cases.models import Kind
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import lines

from .draft import Draft, journal, lock_draft, write

TRANSFER = "transfer"


@dataclass(frozen=True)
class TransferData:
    """Which of the other certificates is transferred, and why."""

    certificate_id: int
    reason: str


@transaction.atomic
def save_transfers(case_id: int, stated: Mapping[str, TransferData | None], by: Capacity, at: datetime) -> None:
    """Say for each scheme which of the other certificates is transferred, and why, or with None that none is; said
    again, it replaces what was said before.

    NotAsked when the case is no first certification of a management system of these schemes; TransferUnknown,
    TransferOtherStandard, TransferOver or Unreadable when one cannot be transferred: then nothing is saved. The field
    at fault of a scheme asked for beside the first begins with ``also_``.
    """
    draft = _draft(case_id, by, at)
    if not set(stated) <= set(asked_schemes(draft.case, draft.application)):
        raise NotAsked
    for scheme, data in stated.items():
        with _named(is_also=scheme != draft.case.scheme):
            _save(draft, scheme, data)


def _save(draft: Draft, scheme: str, data: TransferData | None) -> None:
    row = Transfer.objects.filter(application=draft.application, scheme=scheme).select_related("certificate").first()
    if data is None:
        if row is not None:
            removed = {"scheme": scheme, "number": row.certificate.number}
            journal(draft, {"part": TRANSFER, "row": row.pk, "removed": removed})
            row.delete()
        return
    chosen = draft.application.other_certificates.filter(pk=data.certificate_id).first()
    if chosen is None:
        raise TransferUnknown
    check_transfer(draft, scheme, chosen)
    if not lines(data.reason):
        raise Unreadable("reason", _("Tulis alasan alih sertifikat."))
    values = {"certificate_id": chosen.pk, "reason": lines(data.reason)}
    write(draft, row or Transfer(application=draft.application, scheme=scheme), values, TRANSFER)


@contextmanager
def _named(*, is_also: bool) -> Iterator[None]:
    """Name the field of the scheme at fault."""
    try:
        yield
    except AnswerRefused as refused:
        if is_also:
            refused.field = f"also_{refused.field}"
        raise


def check_transfer(draft: Draft, scheme: str, certificate: OtherCertificate) -> None:
    """Refuse a certificate of another standard than the scheme's, and one that is over."""
    today = office_day(draft.case.office, draft.at).date()
    check_transferable(scheme, certificate.standard, certificate.valid_until, today)


def take_over_transfer(draft: Draft, leading: Application) -> None:
    """Give the second case of an integrated application the transfer that was asked for in its scheme."""
    stated = (
        Transfer.objects.filter(application=leading, scheme=draft.case.scheme).select_related("certificate").first()
    )
    if stated is None:
        return
    held = stated.certificate
    same = {"standard": held.standard, "body": held.body, "number": held.number, "valid_until": held.valid_until}
    copied = draft.application.other_certificates.filter(**same).first()
    assert copied is not None  # noqa: S101 - the certificates were copied just before
    Transfer.objects.create(
        application=draft.application, scheme=stated.scheme, certificate=copied, reason=stated.reason
    )


def _draft(case_id: int, by: Capacity, at: datetime) -> Draft:
    draft = lock_draft(case_id, by, at)
    draft.asks(SYSTEM_SCHEMES)
    if draft.case.kind != Kind.INITIAL:
        raise NotAsked
    return draft
