"""Step 11: the receipt that the client signs when the certificate is handed over."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.queries import application_of
from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Kind, Register, Task
from mutubaku.certificates.queries import terms_on
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper.forms import Handed, Party, Receipt
from mutubaku.people.access import Capacity, office_day

from .letterhead import giver_of, office_letterhead, profile_of
from .work import Work

RECEIPT = "tanda-terima"


def make(task: Task, kind: str, by: Capacity, at: datetime, text: str) -> Version:
    """Make the receipt: what is handed over, by whom and to whom."""
    case = task.case
    profile = profile_of(case, at)
    application = application_of(case)
    number = next_number(case.office, Register.RECEIPT, case.scheme, at)
    form = Receipt(
        letterhead=office_letterhead(profile),
        number=number,
        place=profile.city,
        handed_over=office_day(case.office, at).date(),
        items=(_handed(case, at),),
        giver=giver_of(by, profile),
        receiver=Party(
            name=application.contact_name,
            post=application.contact_position,
            organisation=case.organisation.name,
        ),
        case=case.number,
        note=text,
        demo=case.office.is_demonstration,
    )
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=form.pdf(at=at), by=by, at=at, letter_number=number)


def _handed(case: Case, at: datetime) -> Handed:
    if case.kind == Kind.SURVEILLANCE:
        return Handed("Surat keterangan meneruskan penggunaan sertifikat", case.continuation.number)
    terms = terms_on(case.office, case.scheme, office_day(case.office, at).date())
    return Handed(terms.title, case.certificate.number)


WORK = Work(makers={RECEIPT: make})
