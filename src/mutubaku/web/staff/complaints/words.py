"""The journal of a complaint in words, for the desk: one sentence for each verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.complaints.models import Channel, Outcome, Publicity
from mutubaku.journal.models import Entry, Verb
from mutubaku.web.cases.words.events import Event

Data = dict[str, Any]


def event_of(entry: Entry) -> Event:
    """An act on a complaint as the history component draws it."""
    data = entry.data
    who = entry.capacity if entry.actor_id is None else f"{entry.capacity}, {entry.actor_name}"
    note = str(data.get("note") or data.get("reason") or "")
    return Event(SENTENCES[Verb(entry.verb)](data), entry.at, who, note)


def _received(data: Data) -> str:
    if "channel" not in data:
        return _("Keluhan masuk dan mendapat nomornya.")
    channel = str(Channel(data["channel"]).label).lower()
    return _("Keluhan lewat %(channel)s dicatat dan mendapat nomornya.") % {"channel": channel}


def _judged(data: Data) -> str:
    return _("Dinilai tanggung jawab kantor.") if data["is_ours"] else _("Dinilai bukan tanggung jawab kantor.")


def _named(data: Data) -> str:
    said = _("Penanganan: %(handler)s; pemutus: %(decider)s.") % data
    if "involved" not in data:
        return said
    return f"{said} {_('Terlibat dalam halnya: %(names)s.') % {'names': ', '.join(data['involved'])}}"


def _noted(data: Data) -> str:
    return _("Perkembangan disampaikan kepada pengadu.") if data["is_told"] else _("Pemeriksaan dicatat.")


def _decided(data: Data) -> str:
    return _("Diputuskan: %(outcome)s.") % {"outcome": Outcome(data["outcome"]).label}


def _publicity(data: Data) -> str:
    return _("Pengumuman disepakati: %(what)s.") % {"what": str(Publicity(data["publicity"]).label).lower()}


SENTENCES: dict[Verb, Callable[[Data], str]] = {
    Verb.COMPLAINT_RECEIVED: _received,
    Verb.COMPLAINT_LINKED: lambda data: _("Dikaitkan dengan %(number)s.") % data,
    Verb.COMPLAINT_ACKNOWLEDGED: lambda data: _("Penerimaan disampaikan dengan surat %(letter)s.") % data,
    Verb.COMPLAINT_JUDGED: _judged,
    Verb.COMPLAINT_NAMED: _named,
    Verb.COMPLAINT_REFERRED: lambda _data: _("Diteruskan kepada pemegang sertifikat."),
    Verb.COMPLAINT_ANSWERED: lambda _data: _("Dijawab pemegang sertifikat."),
    Verb.COMPLAINT_NOTED: _noted,
    Verb.COMPLAINT_DECIDED: _decided,
    Verb.COMPLAINT_PUBLICITY: _publicity,
}
