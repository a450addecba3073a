"""The journal of a case in words: one sentence for each verb, for the office and for the client."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.library import find_step
from mutubaku.cases.models import Ending
from mutubaku.certificates.models import Measure
from mutubaku.conduct.disclosure import is_by_client, outcome_in, told_client
from mutubaku.journal.models import Entry, Verb
from mutubaku.procedure import Procedure
from mutubaku.web.naming import named

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
    outcome = named(found[2].label) if found else entry.data["outcome"]
    return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {
        "step": step_title(entry.data, procedures),
        "outcome": outcome,
    }


def _document(entry: Entry, procedures: Procedures) -> str:
    return _("Dokumen diunggah: %(name)s.") % {"name": paper_name(entry.data, procedures)}


def _made(entry: Entry, procedures: Procedures) -> str:
    return _("Dokumen dibuat: %(name)s.") % {"name": paper_name(entry.data, procedures)}


def paper_name(data: Data, procedures: Procedures) -> str:
    """A paper by its kind's name, or by the file's own name; with its number or, when it is not the first, version."""
    kinds = (kind.name for one in procedures for kind in one.documents if kind.key == data.get("kind"))
    name = next(kinds, "") or str(data["filename"])
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


def _proposed(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "what": Measure(entry.data["measure"]).label}
    return _("%(what)s sertifikat %(number)s diusulkan.") % facts


def _standing(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "what": Measure(entry.data["measure"]).label}
    if entry.data["accepted"]:
        return _("%(what)s sertifikat %(number)s diputuskan.") % facts
    return _("Usulan atas sertifikat %(number)s tidak diterima: %(what)s.") % facts


SENTENCES: dict[Verb, Sentence] = {
    Verb.CASE_OPENED: _plain(gettext_lazy("Permohonan dimulai.")),
    Verb.CASE_SENT: _numbered(gettext_lazy("Permohonan dikirim dan mendapat nomor %(number)s.")),
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
    Verb.AUDIT_CONFIRMED: _plain(gettext_lazy("Pelaksanaan audit dikonfirmasi pelanggan.")),
    Verb.AUDIT_OBJECTED: _plain(gettext_lazy("Pelanggan berkeberatan atas tanggal atau tim audit.")),
    Verb.INVOICE_MADE: _numbered(gettext_lazy("Tagihan nomor %(number)s dibuat.")),
    Verb.BILLING_CODE_ENTERED: _numbered(gettext_lazy("Kode billing %(number)s dicatat.")),
    Verb.PAYMENT_REPORTED: _numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dilaporkan.")),
    Verb.PAYMENT_VERIFIED: _numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dinyatakan sah.")),
    Verb.PAYMENT_REJECTED: _numbered(gettext_lazy("Bukti pembayaran dengan NTPN %(number)s ditolak.")),
    Verb.PAYMENT_AGREED: _plain(gettext_lazy("Persetujuan tertulis tentang pembayaran dicatat.")),
    Verb.DRAFT_SENT: _plain(gettext_lazy("Konsep sertifikat dikirim kepada pelanggan untuk diperiksa.")),
    Verb.DRAFT_CONFIRMED: _plain(gettext_lazy("Konsep sertifikat diperiksa pelanggan.")),
    Verb.HAND_OVER_WRITTEN: _plain(gettext_lazy("Cara penyerahan dicatat.")),
    Verb.MESSAGE_WRITTEN: _plain(gettext_lazy("Pesan ditulis.")),
    Verb.TRACKING_RENEWED: _plain(gettext_lazy("Tautan lacak diganti.")),
    Verb.DOCUMENT_ADDED: _document,
    Verb.DOCUMENT_MADE: _made,
    Verb.ANSWERS_SAVED: _plain(gettext_lazy("Jawaban permohonan disimpan.")),
    Verb.CERTIFICATE_DRAFTED: _numbered(gettext_lazy("Konsep sertifikat nomor %(number)s dibuat.")),
    Verb.CERTIFICATE_ISSUED: _numbered(gettext_lazy("Sertifikat nomor %(number)s terbit.")),
    Verb.CERTIFICATE_CONTINUED: _numbered(gettext_lazy("Penggunaan sertifikat diteruskan dengan surat %(number)s.")),
    Verb.CERTIFICATE_STATUS: _standing,
    Verb.SUSPENSION_PROPOSED: _proposed,
    Verb.CYCLE_PLANNED: _numbered(gettext_lazy("Siklus sertifikat %(number)s direncanakan.")),
}

ENDINGS = {
    Ending.COMPLETED: "complete",
    Ending.WITHDRAWN: "not-applicable",
    Ending.CLOSED: "not-applicable",
    Ending.REFUSED: "withdrawn",
}
