"""Step 11: the receipt that the client signs when the certificate is handed over."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Task
from mutubaku.certificates.errors import HandOverMissing
from mutubaku.certificates.models import HandOver, Manner
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper.forms import Handed, Party, Receipt
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome
from mutubaku.schemes.queries import terms_of

from .letterhead import giver_of, office_letterhead, profile_of
from .letters import INDONESIAN
from .scans import number_given, write_beside_scan
from .work import Work

RECEIPT = "tanda-terima"


def prepare(task: Task, _outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Make the receipt; a scan of the signed one stands beside it."""
    write_beside_scan(task, RECEIPT, lambda: make(task, RECEIPT, by, at, ""), by, at)


def make(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """Make the receipt: what is handed over, how, by whom and to whom. HandOverMissing while that is not written."""
    case = task.case
    given = HandOver.objects.filter(task=task).first()
    if given is None:
        raise HandOverMissing
    profile = profile_of(case, at)
    number = number_given(task, kind) or next_number(case.office, Register.RECEIPT, case.scheme, at)
    form = Receipt(
        letterhead=office_letterhead(profile),
        number=number,
        place=profile.city,
        handed_over=office_day(case.office, at).date(),
        items=(_handed(case, given.originals),),
        giver=giver_of(by, profile),
        receiver=Party(
            name=given.receiver,
            post=given.receiver_post,
            organisation=case.organisation.name,
            identity=_identity(given),
        ),
        case=case.number,
        note=_how(given),
        demo=case.office.is_demonstration,
    )
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=form.pdf(at=at), by=by, at=at, letter_number=number)


def _how(given: HandOver) -> str:
    """How it is handed over, in a sentence, and what the desk added."""
    ways = {
        Manner.PICK_UP: "Diserahkan langsung di kantor.",
        Manner.COURIER: f"Dikirim lewat {given.courier} dengan nomor resi {given.tracking_number}.",
        Manner.ELECTRONIC: "Disampaikan secara elektronik melalui akun pelanggan.",
    }
    return " ".join(part for part in (ways[Manner(given.manner)], given.note) if part)


def _identity(given: HandOver) -> str:
    """What the receiver showed, in Indonesian whoever prints it; nothing when nothing was noted."""
    if not given.identity:
        return ""
    with override(INDONESIAN):
        return f"{given.get_identity_display()}, nomor berakhir {given.identity_end}"


def _handed(case: Case, originals: int) -> Handed:
    if case.ends_in_letter:
        return Handed("Surat keterangan meneruskan penggunaan sertifikat", case.continuation.number, originals)
    terms = terms_of(case)
    return Handed(terms.title, case.certificate.number, originals)


WORK = Work(prepare=prepare, promised=lambda _task: frozenset({RECEIPT}), makers={RECEIPT: make})
