"""A special audit: the paper by which the office decides it, and what is considered in choosing its team (MS-19)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.cases.models import Case, Task
from mutubaku.certificates.models import SpecialAudit
from mutubaku.certificates.policy.special import Telling
from mutubaku.certificates.queries import special_of
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity

from .application_file import ORDER
from .letter_kinds import next_paper_number, row_of
from .letters import INDONESIAN, Letter, trial_pdf
from .work import Work

NAME = "Penetapan audit khusus"
TOLD = {
    Telling.AT_ONCE: "segera, dengan pemberitahuan singkat",
    Telling.AT_VISIT: "tidak diberitahukan sebelumnya; diberi tahu saat tim datang",
}
READY = "Mohon lokasi, dokumen, dan personel yang diperlukan disiapkan pada tanggal tersebut."
SHORT = f"Audit ini diberitahukan dengan pemberitahuan singkat. {READY}"
ARRIVING = (
    "Audit ini tidak diberitahukan sebelumnya: surat ini disampaikan saat tim audit datang. "
    "Mohon tim mendapat akses ke lokasi, dokumen, dan personel yang diperlukan."
)


def write_order(special: SpecialAudit, task: Task, by: Capacity, at: datetime) -> Version:
    """The order of the audit, numbered and kept with the step that the office closes on its client's account."""
    number = next_paper_number(special.case.office, ORDER, special.case.scheme, at)
    with override(INDONESIAN):
        data = trial_pdf(special.case, ORDER, row_of(ORDER, NAME).subject, Letter(_fields(special)), by, at, number)
    return add_made(task, kind=ORDER, name=f"{ORDER}.pdf", data=data, by=by, at=at, letter_number=number)


def letter_fields(case: Case) -> dict[str, str]:
    """What the letter about dates, team and fee says in a special audit: why and what of, and how it reaches its
    client, who is not asked and may not know of it yet. Empty in another case.
    """
    special = special_of(case)
    return {**_fields(special), "penyampaian": _delivered(special)} if special else {}


def _delivered(special: SpecialAudit) -> str:
    if special.told_at is not None or special.telling == Telling.AT_ONCE:
        return SHORT
    return f"Surat ini disampaikan mulai {tanggal(special.tell_on)}. {READY}" if special.tell_on else ARRIVING


def _fields(special: SpecialAudit) -> dict[str, str]:
    told = f"mulai {tanggal(special.tell_on)}" if special.tell_on else TOLD[Telling(special.telling)]
    return {
        "nomor_sertifikat": special.certificate.number,
        "sebab": str(special.get_cause_display()),
        "alasan": special.reason,
        "yang_diperiksa": special.scope,
        "ketentuan": special.conditions,
        "paling_lambat": tanggal(special.until),
        "pemberitahuan": told,
    }


def _gaps(task: Task) -> list[str]:
    """What was considered in choosing the team, for the client cannot object to its members."""
    special = special_of(task.case) if task.case.is_special else None
    return [] if special is None or special.team_words else [_("Pertimbangan pemilihan tim audit khusus")]


TEAM = Work(gaps=_gaps)
