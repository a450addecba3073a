"""The journal of a client in words: what its people and the office did to its data, people and invitations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import ApplicantKind, Factory, Organisation

from .words import Event, who_of

Data = dict[str, Any]


def event_of(entry: Entry) -> Event:
    """An entry of an organisation's chain in words; what changed and why as its note."""
    data = entry.data
    why = [data["reason"]] if data.get("reason") else []
    return Event(_sentence(Verb(entry.verb), data), entry.at, who_of(entry), "\n".join([*why, *_lines(data)]))


def _sentence(verb: Verb, data: Data) -> str:
    said = {
        Verb.ORGANISATION_CREATED: _("Perusahaan terdaftar"),
        Verb.INVITATION_SENT: _("%(email)s diundang") % {"email": data.get("email", "")},
        Verb.INVITATION_ACCEPTED: _("%(name)s menerima undangan") % {"name": data.get("name", "")},
        Verb.INVITATION_REVOKED: _("Undangan dibatalkan"),
    }.get(verb)
    return said or _changed(data)


def _changed(data: Data) -> str:
    if "member" in data:
        return _("%(name)s tidak lagi menjadi pengguna") % {"name": data["name"]}
    if "factory" not in data:
        return _("Data perusahaan diubah")
    if data.get("removed"):
        return _("Pabrik %(name)s dihapus") % {"name": data["name"]}
    return _("Pabrik diubah") if "changed" in data else _("Pabrik %(name)s ditambahkan") % {"name": data["name"]}


def _lines(data: Data) -> Iterator[str]:
    """What changed, old → new; a value kept out of the journal is named without its content."""
    model = Factory if "factory" in data else Organisation
    for key, values in (data.get("changed") or {}).items():
        name = model._meta.get_field(key).verbose_name  # type: ignore[union-attr]  # columns
        before_and_after = " → ".join(_value(key, one) for one in values)
        yield f"{name}: {before_and_after}" if values else _("%(what)s diubah") % {"what": name}


def _value(key: str, text: str) -> str:
    if key == "kind":
        return str(dict(ApplicantKind.choices).get(text, text))
    return {"": "—", "True": _("ya"), "False": _("tidak")}.get(text, text)
