"""The sheet of a certificate's new revision: printed again, or signed by hand and scanned, as at step 10."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mutubaku.certificates import actions as certificates
from mutubaku.certificates.errors import NoSheetWaits, SheetKnown
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.policy.standing import check_live
from mutubaku.certificates.queries import WaitingSheet, verdict_on, waiting_sheet
from mutubaku.conduct import access
from mutubaku.conduct.cycle import today_of
from mutubaku.conduct.works import standing_letter
from mutubaku.documents import actions as documents
from mutubaku.documents.foreign import check_own
from mutubaku.documents.models import Version
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.models import User

from .cycle import lock_certificate


def sign_sheet(certificate_id: int, by: User, at: datetime, *, name: str, data: bytes) -> Version:
    """The head uploads the scan of the sheet signed by hand: it is the certificate's paper from now on, and its holder
    is told. NotYours, NoSheetWaits, SheetKnown, the refusals of ``check_live``; UploadRefused when the file is not
    right, or is a paper of another case.
    """
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        capacity = access.signatory_of(certificate, by, at)
        waits = _waiting(certificate, at)
        document = waits.printed.document
        if document.versions.filter(file__sha256=sha256(data).hexdigest()).exists():
            raise SheetKnown(name, waits.revision)
        task = standing_letter.place_of_sheets(certificate)
        scan = documents.upload(task, name=name, data=data, by=capacity, at=at, kind=document.kind)
        check_own(certificate.case, scan.filename, data)
        certificates.sign_sheet(certificate, waits, scan, capacity, at)
        told = {"certificate": certificate.number, "revision": waits.revision, "signed": True}
        tell_client(certificate.case, NoticeKind.CERTIFICATE_SHEET, at, told)
    return scan


def print_again(certificate_id: int, by: User, at: datetime) -> None:
    """The head prints the sheet anew, dated today with the name of whoever is head.

    NotYours, NoSheetWaits, the refusals of ``check_live``.
    """
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        capacity = access.signatory_of(certificate, by, at)
        _waiting(certificate, at)
        standing_letter.print_sheet(certificate, capacity, at)


def _waiting(certificate: Certificate, at: datetime) -> WaitingSheet:
    """The sheet that waits; a certificate no longer in use has none to be signed."""
    check_live(verdict_on(certificate, today_of(certificate, at)), certificate.number)
    waits = waiting_sheet(certificate)
    if waits is None:
        raise NoSheetWaits(certificate.number)
    return waits
