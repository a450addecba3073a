"""A case on its way through the procedure: its steps, papers and pauses, and what the desk wrote."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.conduct.disclosure import is_by_client, outcome_in
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.web.naming import named

from ..actors import PLAN, ready
from .saying import Procedures, Sentence, at_step, paper_name, plain, step_title


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


def _done_for_client(entry: Entry, procedures: Procedures) -> str:
    found = outcome_in(entry, procedures)
    step = step_title(entry.data, procedures, as_client=True)
    if found and found[1].role == CLIENT_ROLE and not is_by_client(entry):
        return _("“%(step)s” dilewati: ditetapkan kantor.") % {"step": step}
    if found and found[1].work == PLAN and entry.data.get("special"):
        return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {"step": step, "outcome": ready()}
    if found and len(found[1].outcomes) == 1:
        return _("“%(step)s” selesai.") % {"step": step}
    outcome = named(found[2].label) if found else entry.data["outcome"]
    return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {"step": step, "outcome": outcome}


SENTENCES: dict[Verb, Sentence] = {
    Verb.CASE_OPENED: plain(gettext_lazy("Permohonan dimulai.")),
    Verb.CASE_SENT: _sent,
    Verb.CASE_WITHDRAWN: plain(gettext_lazy("Permohonan ditarik oleh pelanggan.")),
    Verb.CASE_CLOSED: plain(gettext_lazy("Permohonan ditutup oleh kantor.")),
    Verb.CASE_VERSION_MOVED: _moved,
    Verb.STEP_DONE: _done,
    Verb.TASK_CLAIMED: at_step(gettext_lazy("“%(step)s” diambil.")),
    Verb.TASK_RELEASED: at_step(gettext_lazy("“%(step)s” dilepas.")),
    Verb.TASK_REASSIGNED: _reassigned,
    Verb.PAUSE_OPENED: at_step(gettext_lazy("Waktu “%(step)s” dihentikan.")),
    Verb.PAUSE_ENDED: at_step(gettext_lazy("Waktu “%(step)s” berjalan lagi.")),
    Verb.DUE_PROJECTED: plain(gettext_lazy("Tenggat dihitung ulang karena kalender kantor berubah.")),
    Verb.DISPOSITION_WRITTEN: plain(gettext_lazy("Disposisi ditulis.")),
    Verb.REVIEW_ANSWERED: plain(gettext_lazy("Tinjauan permohonan diisi.")),
    Verb.DOCUMENT_JUDGED: plain(gettext_lazy("Dokumen persyaratan diverifikasi.")),
    Verb.COMPLETION_ASKED: plain(gettext_lazy("Kelengkapan diminta kepada pelanggan.")),
    Verb.MESSAGE_WRITTEN: plain(gettext_lazy("Pesan ditulis.")),
    Verb.TRACKING_RENEWED: plain(gettext_lazy("Tautan lacak diganti.")),
    Verb.DOCUMENT_ADDED: _document,
    Verb.DOCUMENT_MADE: _made,
    Verb.ANSWERS_SAVED: plain(gettext_lazy("Jawaban permohonan disimpan.")),
}

# What a client reads otherwise: the same acts in the client's words for the step.
FOR_CLIENT: dict[Verb, Sentence] = {
    Verb.STEP_DONE: _done_for_client,
    Verb.PAUSE_OPENED: at_step(gettext_lazy("Waktu “%(step)s” dihentikan."), as_client=True),
    Verb.PAUSE_ENDED: at_step(gettext_lazy("Waktu “%(step)s” berjalan lagi."), as_client=True),
}
