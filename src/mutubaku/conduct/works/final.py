"""The final text before signing: the certificate or the continuation letter as it will be, checks and initials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Task
from mutubaku.certificates.models import Certificate, DraftCheck
from mutubaku.certificates.queries import subject_of
from mutubaku.decisions.models import Verdict
from mutubaku.decisions.queries import granted_scope
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity
from mutubaku.people.queries import officials

from .deciding import agreement_gap, decision_day, held_back
from .granted import granted
from .letters import Letter, LetterTable
from .parts import Reduction, continued_scope, reduction_of
from .work import Work, Written

PAPER = "naskah-akhir"
HANDED_UP = frozenset({"disampaikan"})  # the outcome that makes the paper; the other one goes back to the draft
INITIALS = ("ss", "pjt")  # the sections that put their initials before the head signs


@dataclass(frozen=True)
class Check:
    """One thing that must be right before the head is asked to sign."""

    name: str
    is_met: bool
    note: str = ""


def checks_of(case: Case) -> list[Check]:
    """What is looked at before signing, each with how it stands."""
    decided, part = decision_day(case), granted_scope(case)
    against = held_back(case, Verdict.PART if part else Verdict.GRANTED, part.items if part else ())
    found = [
        Check(_("Keputusan sertifikasi ditetapkan"), decided is not None, tanggal(decided) if decided else ""),
        Check(_("Perjanjian sertifikasi berlaku"), not agreement_gap(case)),
        Check(_("Tidak ada yang menahan sertifikasi"), not against, "; ".join(against)),
    ]
    if case.ends_in_letter:
        subject = subject_of(case)
        return [*found, Check(_("Sertifikat yang diteruskan"), subject is not None, subject.number if subject else "")]
    confirmed = DraftCheck.objects.filter(task__case=case, is_right=True).exists() or _confirmed_on_paper(case)
    return [*found, Check(_("Data konsep dibenarkan pelanggan"), confirmed)]


def _confirmed_on_paper(case: Case) -> bool:
    return case.documents.filter(kind="konfirmasi-data-sertifikat").exists()


def gaps(task: Task) -> list[str]:
    """The checks that are not met."""
    return [check.name for check in checks_of(task.case) if not check.is_met]


def facts_of(case: Case) -> list[tuple[str, str]]:
    """What will be signed: number, holder, scope, dates; as they are printed."""
    record = subject_of(case) if case.ends_in_letter else Certificate.objects.filter(case=case).first()
    given = granted(case)
    scope = record.scope if record else given.scope
    if record is not None and case.ends_in_letter:
        scope = continued_scope(case, record)
    reduction = reduction_of(case)
    holder = record.holder if record else given.holder
    products = [f"{one['name']} {one['brand']} ({one['standard']})" for one in scope.get("products", [])]
    sites = [f"{one['name']}, {one['address']}" for one in scope.get("sites", [])]
    decided = decision_day(case)
    rows = [
        ("Naskah", _what_is_signed(case, reduction)),
        ("Nomor sertifikat", record.number if record else "—"),
        ("Pemegang", holder["name"]),
        ("Alamat", f"{holder['address']}, {holder['city']}"),
        ("Ruang lingkup", scope.get("statement", "")),
        ("Produk", "; ".join(products)),
        ("Lokasi", "; ".join(sites)),
        ("Dikeluarkan dari ruang lingkup", "; ".join(reduction.words) if reduction else ""),
        ("Standar", record.standard if record else ""),
        ("Tanggal keputusan", tanggal(decided) if decided else ""),
        ("Berlaku sampai", tanggal(record.valid_until) if record and record.valid_until else ""),
        ("Berlaku hanya untuk", f"lot {record.lots}" if record and record.valid_until is None else ""),
    ]
    return [(label, value) for label, value in rows if value]


def _what_is_signed(case: Case, reduction: Reduction | None) -> str:
    if not case.ends_in_letter:
        return "Sertifikat"
    letter = "Surat meneruskan penggunaan sertifikat"
    return f"{letter}; sertifikat dengan ruang lingkup yang dikurangi, terbitan berikutnya" if reduction else letter


def paper(task: Task, _by: Capacity, at: datetime) -> Letter:
    """What will be signed, the checks, and the list of initials."""
    case = task.case
    checks = tuple((one.name, "Ya" if one.is_met else "Belum", one.note) for one in checks_of(case))
    initials = tuple((one.title, one.name, "") for role in INITIALS for one in officials(case.office, role, at)[:1])
    tables = (
        LetterTable("Yang akan ditandatangani", ("Hal", "Isi"), tuple(facts_of(case))),
        LetterTable("Pemeriksaan", ("Hal", "Terpenuhi", "Keterangan"), checks),
        LetterTable("Paraf", ("Jabatan", "Nama", "Paraf"), initials),
    )
    return Letter(tables=tables)


WORK = Work(gaps=gaps, written={PAPER: Written(paper, HANDED_UP)})
