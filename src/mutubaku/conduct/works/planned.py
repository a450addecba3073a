"""What stands on papers about an audit: its days, its place and its team."""

from __future__ import annotations

from datetime import date

from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import Appointment, AuditProposal, Function
from mutubaku.paper import tanggal
from mutubaku.paper.terbilang import terbilang
from mutubaku.paper.words import MONTHS

from .letters import LetterTable

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
FUNCTIONS = {
    Function.LEAD_AUDITOR: "Ketua tim audit",
    Function.AUDITOR: "Auditor",
    Function.TECHNICAL_EXPERT: "Tenaga ahli",
    Function.PPC: "Petugas pengambil contoh",
}


def audit_days(proposal: AuditProposal | Appointment | None) -> str:
    """`Senin, 7 Desember 2026 sampai dengan Rabu, 9 Desember 2026`; one day by itself; nothing while not proposed."""
    if proposal is None:
        return ""
    first, last = (_day(one) for one in (proposal.starts_on, proposal.ends_on))
    return first if first == last else f"{first} sampai dengan {last}"


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {tanggal(day)}"


def day_in_words(day: date) -> str:
    """`Rabu, tanggal dua puluh lima bulan November tahun dua ribu dua puluh enam`, as an official record has it."""
    number, year = (terbilang(one).removesuffix(" rupiah") for one in (day.day, day.year))
    return f"{DAYS[day.weekday()]}, tanggal {number} bulan {MONTHS[day.month - 1]} tahun {year}"


def team_table(proposal: AuditProposal | Appointment | None) -> LetterTable:
    """The team in the order of its functions; whoever has two is named with both."""
    functions: dict[str, list[str]] = {}
    for user, function in people_in(proposal) if proposal else ():
        functions.setdefault(user.name, []).append(FUNCTIONS[function])
    return LetterTable(
        "Tim audit", ("Nama", "Fungsi"), tuple((name, ", ".join(own)) for name, own in functions.items())
    )
