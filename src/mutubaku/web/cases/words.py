"""The journal of a case in words: one sentence for each verb, for the office and for the client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.library import find_step
from mutubaku.cases.models import Ending
from mutubaku.certificates.models import Measure, TransferOutcome
from mutubaku.conduct.disclosure import BESIDE, is_by_client, outcome_in, told_client
from mutubaku.decisions.models import Conclusion, Result, Verdict
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Procedure
from mutubaku.web.naming import named
from mutubaku.web.reasons import decimals

from .actors import PLAN, ready

Data = dict[str, Any]
Procedures = Sequence[Procedure]
Sentence = Callable[[Entry, Procedures], str]


@dataclass(frozen=True)
class Event:
    """One line of the history, as the history component draws it; ``more`` are acts told together under it."""

    text: str
    at: datetime
    who: str
    note: str = ""
    more: tuple[str, ...] = ()


def event_of(entry: Entry, procedures: Procedures, *, as_client: bool = False) -> Event:
    """An entry in words, with who did it in which position; a client reads positions, not the officials' names."""
    if as_client:
        return Event(sentence(entry, procedures), entry.at, _who_for_client(entry), told_client(entry, procedures))
    data = entry.data
    note = data.get("note") or data.get("reason") or ""
    return Event(sentence(entry, procedures), entry.at, _who(entry), note)


def sentence(entry: Entry, procedures: Procedures) -> str:
    """What was done, as a sentence; of a verb that no case knows, the verb itself."""
    say = SENTENCES.get(Verb(entry.verb))
    return say(entry, procedures) if say else entry.verb


def step_title(data: Data, procedures: Procedures) -> str:
    """The short name of the step an entry speaks of, with its round; the key where no procedure has it any more."""
    found = find_step(procedures, data["step"])
    title = named(found[1].title) if found else str(data["step"])
    number = data.get("round", 1)
    return title if number == 1 else _("%(step)s (putaran ke-%(round)s)") % {"step": title, "round": number}


def _who(entry: Entry) -> str:
    if entry.actor_id is None:
        return entry.actor_name
    behalf = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    return f"{entry.capacity}, {entry.actor_name}{behalf}"


def _who_for_client(entry: Entry) -> str:
    return entry.actor_name if is_by_client(entry) else entry.capacity


def _done(entry: Entry, procedures: Procedures) -> str:
    found = outcome_in(entry, procedures)
    if found and found[1].role == CLIENT_ROLE and not is_by_client(entry):
        return _("“%(step)s” dilewati: ditetapkan kantor.") % {"step": step_title(entry.data, procedures)}
    outcome = named(found[2].label) if found else entry.data["outcome"]
    if found and found[1].work == PLAN and entry.data.get("special"):
        outcome = ready()
    return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {
        "step": step_title(entry.data, procedures),
        "outcome": outcome,
    }


def _sent(entry: Entry, _procedures: Procedures) -> str:
    """An application, or a special audit, which the office begins without one."""
    text = _("Permohonan dikirim dan mendapat nomor %(number)s.")
    by_office = _("Audit khusus dibuka kantor dan mendapat nomor %(number)s.")
    return (text if is_by_client(entry) else by_office) % {"number": entry.data.get("number", "")}


def _document(entry: Entry, procedures: Procedures) -> str:
    return _("Dokumen diunggah: %(name)s.") % {"name": paper_name(entry.data, procedures)}


def _made(entry: Entry, procedures: Procedures) -> str:
    return _("Dokumen dibuat: %(name)s.") % {"name": paper_name(entry.data, procedures)}


def paper_name(data: Data, procedures: Procedures) -> str:
    """A paper by its kind's name, or by the file's own name; with its number or, when it is not the first, version."""
    kinds = (kind.name for one in procedures for kind in one.documents if kind.key == data.get("kind"))
    name = next(kinds, "") or BESIDE.get(data.get("kind", "")) or str(data["filename"])
    if data.get("number"):
        return _("%(name)s nomor %(number)s") % {"name": name, "number": data["number"]}
    if data["version"] == 1:
        return name
    return _("%(name)s (versi %(version)s)") % {"name": name, "version": data["version"]}


def _at_step(text: Promise) -> Sentence:
    return lambda entry, procedures: str(text) % {"step": step_title(entry.data, procedures)}


def _plain(text: Promise) -> Sentence:
    return lambda _entry, _procedures: str(text)


def _numbered(text: Promise) -> Sentence:
    def say(entry: Entry, _procedures: Procedures) -> str:
        return str(text) % {"number": entry.data.get("number") or entry.data.get("certificate", "")}

    return say


def _appointed(entry: Entry, _procedures: Procedures) -> str:
    """That a team was appointed or changed, and what was to be looked at; the reason stands as the note."""
    text = _("Tim audit diubah.") if entry.data.get("number") else _("Tim audit ditunjuk.")
    remarks = " ".join(entry.data.get("remarks", ()))
    return f"{text} {remarks}" if remarks else text


def _declared(entry: Entry, _procedures: Procedures) -> str:
    is_yes = entry.data["willing"] and entry.data["impartial"]
    return _("Kesediaan dan ketidakberpihakan dinyatakan.") if is_yes else _("Penugasan ditolak.")


def _reassigned(entry: Entry, procedures: Procedures) -> str:
    return _("“%(step)s” dialihkan kepada %(name)s.") % {
        "step": step_title(entry.data, procedures),
        "name": entry.data["to"],
    }


def _moved(entry: Entry, _procedures: Procedures) -> str:
    return _("Permohonan dipindahkan dari SOP versi %(old)s ke versi %(new)s.") % {
        "old": entry.data["from"],
        "new": entry.data["to"],
    }


def _audit_time(entry: Entry, _procedures: Procedures) -> str:
    days = {"days": decimals(Decimal(entry.data["days"]))}
    if entry.data["is_fixed"]:
        return _("Waktu audit ditetapkan %(days)s hari.") % days
    return _("Waktu audit diusulkan %(days)s hari.") % days


def _planned(entry: Entry, _procedures: Procedures) -> str:
    if "programme" in entry.data:
        return _("Program audit ditulis.")
    if "ready" in entry.data:
        return _("Rencana audit dinyatakan siap.")
    return _("Rencana audit dikirim kepada pelanggan.") if "sent" in entry.data else _("Rencana audit ditulis.")


def _agreed(entry: Entry, _procedures: Procedures) -> str:
    return _("Rencana audit disetujui.") if entry.data["is_agreed"] else _("Perubahan rencana audit diminta.")


def _attended(entry: Entry, _procedures: Procedures) -> str:
    return _("Kehadiran %(name)s dicatat.") % {"name": entry.data["name"]}


def _recorded(entry: Entry, _procedures: Procedures) -> str:
    if entry.data.get("withdrawn"):
        return _("Temuan dibatalkan sebelum disampaikan.")
    return _("Temuan diubah sebelum disampaikan.") if entry.data.get("version") else _("Temuan dicatat.")


def _answered(entry: Entry, _procedures: Procedures) -> str:
    words = {"number": entry.data["number"], "round": entry.data["round"]}
    if entry.data.get("late"):
        return _("Temuan %(number)s dijawab (putaran %(round)s), melewati tenggat.") % words
    return _("Temuan %(number)s dijawab (putaran %(round)s).") % words


JUDGED = {
    "accepted": gettext_lazy("Jawaban atas temuan %(number)s diterima."),
    "returned": gettext_lazy("Jawaban atas temuan %(number)s dikembalikan."),
    "verified": gettext_lazy("Tindakan koreksi atas temuan %(number)s diverifikasi."),
    "raised": gettext_lazy("Temuan %(number)s menjadi mayor karena tenggatnya terlewati."),
    "lapsed": gettext_lazy("Tenggat temuan %(number)s terlewati."),
}


def _judged(entry: Entry, _procedures: Procedures) -> str:
    return str(JUDGED[entry.data["act"]]) % {"number": entry.data["number"]}


def _written(entry: Entry, _procedures: Procedures) -> str:
    if entry.data.get("unchanged"):
        return _("Laporan audit diselesaikan lagi tanpa perubahan.")
    return _("Laporan audit ditulis.")


def _remarked(entry: Entry, _procedures: Procedures) -> str:
    if "right" in entry.data:
        return _("Catatan pelanggan atas laporan audit dijawab.")
    return _("Pelanggan menunjukkan kekeliruan dalam laporan audit.")


def _sampled(entry: Entry, _procedures: Procedures) -> str:
    if "confirmed_by" in entry.data:
        return _("Berita acara pengambilan contoh dibenarkan %(name)s dan petugas.") % {
            "name": entry.data["confirmed_by"]
        }
    if "code_shown" in entry.data:
        return _("Petugas menampilkan kode pembenaran berita acara pengambilan contoh.")
    words = _("Foto contoh %(code)s ditambahkan.") if "photo" in entry.data else _("Contoh %(code)s dicatat.")
    return words % {"code": entry.data["sample"]}


def _handed_on(entry: Entry, _procedures: Procedures) -> str:
    data = entry.data
    words = {"code": data["sample"], "giver": data["from"], "receiver": data["to"]}
    if data["broken"]:
        return _("Contoh %(code)s diserahkan %(giver)s kepada %(receiver)s dengan segel rusak.") % words
    return _("Contoh %(code)s diserahkan %(giver)s kepada %(receiver)s, segel utuh.") % words


def _ordered(entry: Entry, _procedures: Procedures) -> str:
    laboratory = entry.data.get("laboratory")
    if not laboratory:
        return _("Pesanan pengujian ditulis.")
    return _("Pengujian dipesan pada %(laboratory)s.") % {"laboratory": laboratory}


def _reported(entry: Entry, _procedures: Procedures) -> str:
    value = f"{entry.data['value']} {entry.data['unit']}".strip()
    return _("Hasil uji %(parameter)s dicatat: %(value)s.") % {"parameter": entry.data["parameter"], "value": value}


def _committee(entry: Entry, _procedures: Procedures) -> str:
    """The committee is called, somebody in it replaced, or a conclusion laid before it."""
    data = entry.data
    if "conclusion" in data:
        return _("Kesimpulan rapat diajukan kepada anggota komite: %(name)s.") % {
            "name": Conclusion(data["conclusion"]).label
        }
    names = ", ".join(data.get("members", ()))
    if "replaced" in data:
        return _("Anggota komite %(old)s diganti oleh %(new)s.") % {"old": data["replaced"], "new": names}
    return _("Komite dipanggil: %(names)s.") % {"names": names}


def _stated(entry: Entry, _procedures: Procedures) -> str:
    if entry.data["agrees"]:
        return _("Anggota komite menyatakan setuju.")
    return _("Anggota komite menyatakan tidak setuju.")


def _reviewed(entry: Entry, _procedures: Procedures) -> str:
    return f"{_('Tinjauan hasil evaluasi diisi.')} {entry.data.get('remark', '')}".rstrip()


def _decided(entry: Entry, _procedures: Procedures) -> str:
    said = _("Keputusan ditetapkan: %(name)s.") % {"name": Verdict(entry.data["verdict"]).label}
    return f"{said} {entry.data.get('remark', '')}".rstrip()


def _appeal_decided(entry: Entry, _procedures: Procedures) -> str:
    return _("Banding diputus: %(name)s.") % {"name": Result(entry.data["result"]).label}


def _proposed(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "what": Measure(entry.data["measure"]).label}
    if entry.data.get("findings"):
        facts["findings"] = ", ".join(entry.data["findings"])
        return _("%(what)s sertifikat %(number)s diusulkan karena temuan %(findings)s tidak ditutup.") % facts
    return _("%(what)s sertifikat %(number)s diusulkan.") % facts


def _standing(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "what": Measure(entry.data["measure"]).label}
    if entry.data["accepted"]:
        return _("%(what)s sertifikat %(number)s diputuskan.") % facts
    return _("Usulan atas sertifikat %(number)s tidak diterima: %(what)s.") % facts


def _transfer(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "outcome": TransferOutcome(entry.data["outcome"]).label}
    return _("Alih sertifikat %(number)s ditinjau: %(outcome)s.") % facts


SENTENCES: dict[Verb, Sentence] = {
    Verb.CASE_OPENED: _plain(gettext_lazy("Permohonan dimulai.")),
    Verb.CASE_SENT: _sent,
    Verb.CASE_WITHDRAWN: _plain(gettext_lazy("Permohonan ditarik oleh pelanggan.")),
    Verb.CASE_CLOSED: _plain(gettext_lazy("Permohonan ditutup oleh kantor.")),
    Verb.CASE_VERSION_MOVED: _moved,
    Verb.STEP_DONE: _done,
    Verb.TASK_CLAIMED: _at_step(gettext_lazy("“%(step)s” diambil.")),
    Verb.TASK_RELEASED: _at_step(gettext_lazy("“%(step)s” dilepas.")),
    Verb.TASK_REASSIGNED: _reassigned,
    Verb.PAUSE_OPENED: _at_step(gettext_lazy("Waktu “%(step)s” dihentikan.")),
    Verb.PAUSE_ENDED: _at_step(gettext_lazy("Waktu “%(step)s” berjalan lagi.")),
    Verb.DUE_PROJECTED: _plain(gettext_lazy("Tenggat dihitung ulang karena kalender kantor berubah.")),
    Verb.DISPOSITION_WRITTEN: _plain(gettext_lazy("Disposisi ditulis.")),
    Verb.REVIEW_ANSWERED: _plain(gettext_lazy("Tinjauan permohonan diisi.")),
    Verb.DOCUMENT_JUDGED: _plain(gettext_lazy("Dokumen persyaratan diverifikasi.")),
    Verb.COMPLETION_ASKED: _plain(gettext_lazy("Kelengkapan diminta kepada pelanggan.")),
    Verb.AUDIT_PROPOSED: _plain(gettext_lazy("Tanggal dan tim audit diusulkan.")),
    Verb.AUDIT_TIME_FIXED: _audit_time,
    Verb.TEAM_APPOINTED: _appointed,
    Verb.MEMBER_DECLARED: _declared,
    Verb.AUDIT_CONFIRMED: _plain(gettext_lazy("Pelaksanaan audit dikonfirmasi pelanggan.")),
    Verb.AUDIT_OBJECTED: _plain(gettext_lazy("Pelanggan berkeberatan atas tanggal atau tim audit.")),
    Verb.INVOICE_MADE: _numbered(gettext_lazy("Tagihan nomor %(number)s dibuat.")),
    Verb.BILLING_CODE_ENTERED: _numbered(gettext_lazy("Kode billing %(number)s dicatat.")),
    Verb.PAYMENT_REPORTED: _numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dilaporkan.")),
    Verb.PAYMENT_VERIFIED: _numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dinyatakan sah.")),
    Verb.PAYMENT_REJECTED: _numbered(gettext_lazy("Bukti pembayaran dengan NTPN %(number)s ditolak.")),
    Verb.PAYMENT_AGREED: _plain(gettext_lazy("Persetujuan tertulis tentang pembayaran dicatat.")),
    Verb.REFUND_ASKED: _numbered(gettext_lazy("Pengembalian kelebihan pembayaran diminta dengan surat %(number)s.")),
    Verb.REFUND_RETURNED: _numbered(gettext_lazy("Kelebihan pembayaran dikembalikan menurut surat %(number)s.")),
    Verb.REFUND_SET_OFF: _plain(gettext_lazy("Kelebihan pembayaran diperhitungkan dengan tagihan lain pelanggan.")),
    Verb.REFUND_DROPPED: _numbered(gettext_lazy("Pengembalian menurut surat %(number)s dibatalkan.")),
    Verb.PLAN_WRITTEN: _planned,
    Verb.PLAN_AGREED: _agreed,
    Verb.VISIT_RECORDED: _plain(gettext_lazy("Catatan kunjungan audit ditulis.")),
    Verb.ATTENDANCE_CONFIRMED: _attended,
    Verb.CHECKLIST_ANSWERED: _plain(gettext_lazy("Daftar periksa diisi.")),
    Verb.REVIEW_WRITTEN: _reviewed,
    Verb.COMMITTEE_CALLED: _committee,
    Verb.COMMITTEE_CONFIRMED: _stated,
    Verb.DECISION_TAKEN: _decided,
    Verb.AGREEMENT_SENT: _numbered(gettext_lazy("Perjanjian sertifikasi nomor %(number)s dikirim kepada pelanggan.")),
    Verb.AGREEMENT_SIGNED: _numbered(gettext_lazy("Perjanjian sertifikasi nomor %(number)s ditandatangani.")),
    Verb.AGREEMENT_WAIVED: _plain(gettext_lazy("Surveilans diteruskan tanpa perjanjian yang berlaku.")),
    Verb.APPEAL_MADE: _plain(gettext_lazy("Pelanggan mengajukan banding atas keputusan.")),
    Verb.APPEAL_FOLLOWED: _plain(gettext_lazy("Banding diterima atau ditindaklanjuti.")),
    Verb.APPEAL_DECIDED: _appeal_decided,
    Verb.DRAFT_SENT: _plain(gettext_lazy("Konsep sertifikat dikirim kepada pelanggan untuk diperiksa.")),
    Verb.DRAFT_CONFIRMED: _plain(gettext_lazy("Konsep sertifikat diperiksa pelanggan.")),
    Verb.HAND_OVER_WRITTEN: _plain(gettext_lazy("Cara penyerahan dicatat.")),
    Verb.MESSAGE_WRITTEN: _plain(gettext_lazy("Pesan ditulis.")),
    Verb.TRACKING_RENEWED: _plain(gettext_lazy("Tautan lacak diganti.")),
    Verb.FINDING_RECORDED: _recorded,
    Verb.FINDING_RELEASED: _numbered(gettext_lazy("Temuan %(number)s disampaikan kepada pelanggan.")),
    Verb.FINDING_ANSWERED: _answered,
    Verb.FINDING_JUDGED: _judged,
    Verb.REPORT_WRITTEN: _written,
    Verb.REPORT_RECALLED: _plain(gettext_lazy("Laporan audit dikembalikan menjadi konsep.")),
    Verb.REPORT_REMARKED: _remarked,
    Verb.SAMPLING_PLANNED: _plain(gettext_lazy("Rencana pengambilan contoh ditulis.")),
    Verb.SAMPLE_TAKEN: _sampled,
    Verb.SAMPLE_HANDED_ON: _handed_on,
    Verb.TEST_ORDERED: _ordered,
    Verb.TEST_REPORTED: _reported,
    Verb.PERFORMANCE_RECORDED: _plain(gettext_lazy("Kinerja industri hijau dicatat.")),
    Verb.DOCUMENT_ADDED: _document,
    Verb.DOCUMENT_MADE: _made,
    Verb.ANSWERS_SAVED: _plain(gettext_lazy("Jawaban permohonan disimpan.")),
    Verb.CERTIFICATE_DRAFTED: _numbered(gettext_lazy("Konsep sertifikat nomor %(number)s dibuat.")),
    Verb.CERTIFICATE_ISSUED: _numbered(gettext_lazy("Sertifikat nomor %(number)s terbit.")),
    Verb.CERTIFICATE_CONTINUED: _numbered(gettext_lazy("Penggunaan sertifikat diteruskan dengan surat %(number)s.")),
    Verb.CERTIFICATE_STATUS: _standing,
    Verb.SUSPENSION_PROPOSED: _proposed,
    Verb.TRANSFER_REVIEWED: _transfer,
    Verb.SPECIAL_OPENED: _numbered(gettext_lazy("Audit khusus atas sertifikat %(number)s dibuka.")),
    Verb.SPECIAL_TOLD: _numbered(gettext_lazy("Pemegang sertifikat %(number)s diberi tahu tentang audit khusus ini.")),
    Verb.SPECIAL_TEAM: _numbered(
        gettext_lazy("Pertimbangan pemilihan tim audit khusus atas sertifikat %(number)s ditulis.")
    ),
    Verb.CYCLE_PLANNED: _numbered(gettext_lazy("Siklus sertifikat %(number)s direncanakan.")),
}

ENDINGS = {
    Ending.COMPLETED: "complete",
    Ending.WITHDRAWN: "not-applicable",
    Ending.CLOSED: "not-applicable",
    Ending.REFUSED: "withdrawn",
}
