"""Step 6: dates, team and fee are told to the client, with the code to pay by; of a special audit in words of its own,
for nothing of it is asked of them."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.errors import InThePast
from mutubaku.audits.queries import proposal_in
from mutubaku.billing.errors import CodeExpired
from mutubaku.billing.models import BillingCode
from mutubaku.billing.queries import code_of, invoice_of, payable_code, settlement
from mutubaku.cases.models import Case, Task
from mutubaku.notices.actions import remind, tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome

from . import audit_time
from .audit_days import unexplained_days
from .billed import fee_fields, fee_table, sums_table
from .letters import Letter
from .planned import audit_days, team_table
from .special import letter_fields
from .work import Work, Written

PJT = "pjt"  # who plans the audit and issues the codes
BILL, INFORMATION, OF_SPECIAL = "e-billing", "surat-informasi-audit", "surat-informasi-audit-khusus"


def _gaps(task: Task) -> list[str]:
    """What is not said yet: when and by whom, for how much, and by which code it is paid.

    In a later round everything may have been paid before, or be agreed or reported: then nobody needs a new code.
    """
    unfixed = [*audit_time.gaps(task), *unexplained_days(task)]
    if proposal_in(task) is None:
        return [*unfixed, _("Tanggal, tim, dan biaya audit belum disimpan")]
    invoice = invoice_of(task.case)
    if invoice is None:
        return [*unfixed, _("Biaya audit belum dihitung")]
    stands = settlement(task.case)
    is_payable = (
        payable_code(invoice) is not None or stands.is_paid or (code_of(invoice) is not None and not stands.is_due)
    )
    return unfixed if is_payable else [*unfixed, _("Kode billing belum dimasukkan")]


def _prepare(task: Task, _outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """What was saved days ago may have run out: the first day of the audit, and the code while money is missing."""
    proposal, invoice = proposal_in(task), invoice_of(task.case)
    if proposal is not None and proposal.starts_on < office_day(task.case.office, at).date():
        raise InThePast(proposal.starts_on)
    code = payable_code(invoice) if invoice else None
    if code is not None and code.expires_at <= at and settlement(task.case).is_due:
        raise CodeExpired


def _after(task: Task, _outcome: Outcome, _by: Capacity, at: datetime) -> None:
    tell_code(task.case, at)


def tell_code(case: Case, at: datetime) -> None:
    """Tell the client what is still to be paid, by which code and until when; nothing when they have paid or reported.

    Of a special audit they may first hear when the code has run out: then without it, and Seksi PJT hears too.
    """
    invoice, stands = invoice_of(case), settlement(case)
    code = payable_code(invoice) if invoice else None
    if invoice is None or code is None or not stands.is_owed:
        return
    by = {"code": code.code, "expires_at": code.expires_at.isoformat()} if code.expires_at > at else {}
    tell_client(case, NoticeKind.PAYMENT_CODE, at, {"invoice": invoice.number, "total": stands.missing, **by})
    if not by:
        tell_expired(code, at)


def tell_expired(code: BillingCode, at: datetime) -> bool:
    """Tell Seksi PJT once that a code ran out unpaid and the client waits for another; whether this call did."""
    data = {"cause": "expired", "code": code.code, "expires_at": code.expires_at.isoformat()}
    return remind(code.invoice.case, NoticeKind.PAYMENT_STALLED, f"code:{code.pk}/expired", at, data, PJT)


def _information(task: Task, _by: Capacity, _at: datetime) -> Letter:
    proposal, invoice = proposal_in(task), invoice_of(task.case)
    place = {"tanggal_audit": audit_days(proposal), "tempat_audit": proposal.place if proposal else ""}
    sums = (sums_table(invoice),) if invoice else ()
    tables = (team_table(proposal), *audit_time.time_tables(task.case), *sums)
    if task.case.is_special:
        return Letter({**letter_fields(task.case), **place, **fee_fields(invoice)}, tables, words_of=OF_SPECIAL)
    return Letter({**place, **fee_fields(invoice)}, tables)


def _bill(task: Task, _by: Capacity, _at: datetime) -> Letter:
    return bill(task.case)


def bill(case: Case) -> Letter:
    """The paper of the live invoice, under its own number: again with the new code when that is renewed."""
    invoice = invoice_of(case)
    number = invoice.number if invoice else ""
    tables = (fee_table(invoice),) if invoice else ()
    return Letter({"nomor_tagihan": number, **fee_fields(invoice)}, tables, number=number)


WORK = Work(
    gaps=_gaps,
    prepare=_prepare,
    after=_after,
    written={INFORMATION: Written(_information), BILL: Written(_bill)},
)
