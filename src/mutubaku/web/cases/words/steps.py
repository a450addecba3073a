"""A case on its way through the procedure: its steps, papers and pauses, and what the desk wrote."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Kind, Scheme
from mutubaku.conduct.disclosure import is_by_client, outcome_in
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.web.naming import named
from mutubaku.web.writing import saat_singkat

from ..actors import PLAN, ready
from .saying import Data, Procedures, Sentence, at_step, detailed, ending, paper_name, plain, step_title


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


def _paused(entry: Entry, procedures: Procedures) -> str:
    """Which step's clock stands still and what kind of pause it is; the official's own words stand as the note."""
    text = _("Waktu “%(step)s” dihentikan.") % {"step": step_title(entry.data, procedures)}
    kinds = (named(kind.label) for one in procedures for kind in one.pauses if kind.key == entry.data.get("pause"))
    return ending(text, [next(kinds, "")])


def _projected(entry: Entry, procedures: Procedures) -> str:
    """Each step whose due moment moved, from when to when."""
    moved = [
        f"“{step_title({'step': step}, procedures)}” {_moment(old)} → {_moment(new)}"
        for step, (old, new) in entry.data.get("due", {}).items()
    ]
    return ending(_("Tenggat dihitung ulang karena kalender kantor berubah."), moved)


def _moment(text: str | None) -> str:
    return saat_singkat(datetime.fromisoformat(text)) if text else _("tanpa batas waktu")


def _claimed(entry: Entry, procedures: Procedures) -> str:
    """Who had it before, whose hold on it had ended."""
    words = {"step": step_title(entry.data, procedures), "name": entry.data.get("lapsed", "")}
    if words["name"]:
        return _("“%(step)s” diambil dari %(name)s, yang tidak dapat mengerjakannya lagi.") % words
    return _("“%(step)s” diambil.") % words


def _scheme(data: Data) -> str:
    return str(Scheme(data["scheme"]).label) if data.get("scheme") else ""


def _kind(data: Data) -> str:
    return str(Kind(data["kind"]).label) if data.get("kind") else ""


def _done_for_client(entry: Entry, procedures: Procedures, *, kind: str) -> str:
    found = outcome_in(entry, procedures)
    step = step_title(entry.data, procedures, kind, as_client=True)
    if found and found[1].role == CLIENT_ROLE and not is_by_client(entry):
        return _("“%(step)s” dilewati: ditetapkan kantor.") % {"step": step}
    if found and found[1].work == PLAN and entry.data.get("special"):
        return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {"step": step, "outcome": ready()}
    if found and len(found[1].outcomes) == 1:
        return _("“%(step)s” selesai.") % {"step": step}
    outcome = named(found[2].label) if found else entry.data["outcome"]
    return _("“%(step)s” selesai dengan hasil: %(outcome)s.") % {"step": step, "outcome": outcome}


SENTENCES: dict[Verb, Sentence] = {
    Verb.CASE_OPENED: detailed(plain(gettext_lazy("Permohonan dimulai.")), _scheme, _kind),
    Verb.CASE_SENT: _sent,
    Verb.CASE_WITHDRAWN: plain(gettext_lazy("Permohonan ditarik oleh pelanggan.")),
    Verb.CASE_CLOSED: plain(gettext_lazy("Permohonan ditutup oleh kantor.")),
    Verb.CASE_VERSION_MOVED: _moved,
    Verb.STEP_DONE: _done,
    Verb.TASK_CLAIMED: _claimed,
    Verb.TASK_RELEASED: at_step(gettext_lazy("“%(step)s” dilepas.")),
    Verb.TASK_REASSIGNED: _reassigned,
    Verb.PAUSE_OPENED: _paused,
    Verb.PAUSE_ENDED: at_step(gettext_lazy("Waktu “%(step)s” berjalan lagi.")),
    Verb.DUE_PROJECTED: _projected,
    Verb.MESSAGE_WRITTEN: plain(gettext_lazy("Pesan ditulis.")),
    Verb.TRACKING_RENEWED: plain(gettext_lazy("Tautan lacak diganti.")),
    Verb.DOCUMENT_ADDED: _document,
    Verb.DOCUMENT_MADE: _made,
    Verb.ANSWERS_SAVED: plain(gettext_lazy("Jawaban permohonan disimpan.")),
}


def for_client(kind: str) -> dict[Verb, Sentence]:
    """What a client reads otherwise: the same acts in the client's words for a step of such a case."""
    return {
        Verb.STEP_DONE: partial(_done_for_client, kind=kind),
        Verb.DUE_PROJECTED: plain(gettext_lazy("Tenggat dihitung ulang karena kalender kantor berubah.")),
        Verb.APPEAL_FOLLOWED: plain(gettext_lazy("Banding diterima atau ditindaklanjuti.")),
        Verb.PAUSE_OPENED: at_step(gettext_lazy("Waktu “%(step)s” dihentikan."), kind, as_client=True),
        Verb.PAUSE_ENDED: at_step(gettext_lazy("Waktu “%(step)s” berjalan lagi."), kind, as_client=True),
    }
