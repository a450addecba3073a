"""The journal in words: one sentence for each verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.library import library
from mutubaku.cases.models import Case, Ending
from mutubaku.journal.models import Entry, Verb
from mutubaku.procedure import Procedure, UnknownKeyError

Data = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """One line of the history, as the history component draws it."""

    text: str
    at: datetime
    who: str
    note: str = ""


def event_of(entry: Entry, case: Case) -> Event:
    """An entry in words, with who did it in which position."""
    data = entry.data
    say = _SENTENCES.get(entry.verb)
    text = say(data, case) if say else entry.get_verb_display()
    note = data.get("note") or data.get("reason") or ""
    return Event(text=text, at=entry.at, who=_who(entry), note=note)


def _who(entry: Entry) -> str:
    if entry.actor_id is None:
        return entry.actor_name
    behalf = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    return f"{entry.capacity}, {entry.actor_name}{behalf}"


def _procedure(data: Data, case: Case) -> Procedure:
    key, _sep, version = data.get("procedure", "").partition("@")
    return library().get(key, int(version)) if key else library().get(case.procedure_key, case.procedure_version)


def step_title(data: Data, case: Case) -> str:
    """The short name of the step an entry speaks of; the key itself when a later version no longer has it."""
    for procedure in _candidates(data, case):
        try:
            step = procedure.step(data["step"])
        except UnknownKeyError:
            continue
        return step.title
    return str(data["step"])


def _candidates(data: Data, case: Case) -> list[Procedure]:
    named = _procedure(data, case)
    linked = dict.fromkeys(runs.procedure for step in named.steps for runs in step.runs)
    return [named, *(library().get(key, library().versions(key)[-1]) for key in linked)]


def _done(data: Data, case: Case) -> str:
    procedure = _procedure(data, case)
    step = procedure.step(data["step"])
    outcome = next((o.label for o in step.outcomes if o.key == data["outcome"]), data["outcome"])
    return f"{step.title}: {outcome}"


def _document(data: Data, _case: Case) -> str:
    return _("Dokumen ditambahkan: %(name)s (versi %(version)s)") % {
        "name": data["filename"],
        "version": data["version"],
    }


def _made(data: Data, _case: Case) -> str:
    number = f", {data['number']}" if data.get("number") else ""
    return _("Dokumen dibuat: %(name)s (versi %(version)s)") % {
        "name": data["filename"] + number,
        "version": data["version"],
    }


def _at_step(text: Promise) -> Callable[[Data, Case], str]:
    return lambda data, case: f"{text}: {step_title(data, case)}"


def _plain(text: Promise) -> Callable[[Data, Case], str]:
    return lambda _data, _case: str(text)


def _numbered(text: Promise) -> Callable[[Data, Case], str]:
    return lambda data, _case: f"{text} {data.get('number') or data.get('certificate', '')}"


def _reassigned(data: Data, case: Case) -> str:
    return _("%(step)s dialihkan kepada %(name)s") % {"step": step_title(data, case), "name": data["to"]}


def _moved(data: Data, _case: Case) -> str:
    return _("Dipindahkan dari SOP versi %(old)s ke versi %(new)s") % {"old": data["from"], "new": data["to"]}


_SENTENCES: dict[str, Callable[[Data, Case], str]] = {
    Verb.CASE_OPENED: _plain(gettext_lazy("Permohonan dimulai")),
    Verb.CASE_SENT: _numbered(gettext_lazy("Permohonan dikirim dengan nomor")),
    Verb.CASE_WITHDRAWN: _plain(gettext_lazy("Permohonan ditarik oleh pelanggan")),
    Verb.CASE_CLOSED: _plain(gettext_lazy("Permohonan ditutup oleh kantor")),
    Verb.CASE_VERSION_MOVED: _moved,
    Verb.STEP_DONE: _done,
    Verb.TASK_CLAIMED: _at_step(gettext_lazy("Langkah diambil")),
    Verb.TASK_RELEASED: _at_step(gettext_lazy("Langkah dilepas")),
    Verb.TASK_REASSIGNED: _reassigned,
    Verb.PAUSE_OPENED: _at_step(gettext_lazy("Waktu dihentikan")),
    Verb.PAUSE_ENDED: _at_step(gettext_lazy("Waktu berjalan lagi")),
    Verb.DUE_PROJECTED: _plain(gettext_lazy("Tenggat dihitung ulang karena kalender kantor berubah")),
    Verb.DOCUMENT_ADDED: _document,
    Verb.DOCUMENT_MADE: _made,
    Verb.ANSWERS_SAVED: _plain(gettext_lazy("Jawaban permohonan disimpan")),
    Verb.CERTIFICATE_DRAFTED: _numbered(gettext_lazy("Konsep sertifikat dibuat dengan nomor")),
    Verb.CERTIFICATE_ISSUED: _numbered(gettext_lazy("Sertifikat terbit dengan nomor")),
    Verb.CERTIFICATE_CONTINUED: _numbered(gettext_lazy("Penggunaan sertifikat diteruskan dengan surat")),
}

ENDINGS = {
    Ending.COMPLETED: "valid",
    Ending.WITHDRAWN: "not-applicable",
    Ending.CLOSED: "not-applicable",
    Ending.REFUSED: "withdrawn",
}
