"""The office's journal in words: one sentence an entry, and what changed as lines old → new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.cases.models import Register, Scheme
from mutubaku.conduct.registers import name_of
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import AbsenceKind, CompetenceFunction, ServiceTopic
from mutubaku.people.models.calendar import FREE_KINDS
from mutubaku.web.writing import rupiah, tanggal_singkat

from .roles import role_name
from .tariffs import tariff_changed

Data = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """One entry as the history component draws it."""

    text: str
    at: datetime
    who: str
    note: str


def event_of(entry: Entry) -> Event:
    """An entry of an office's chain in words."""
    data = entry.data
    say = _SENTENCES.get(entry.verb)
    text = say(data) if say else entry.verb
    if data.get("withdrawn") or data.get("removed"):
        text = _("%(what)s: dibatalkan") % {"what": text}
    return Event(text=text, at=entry.at, who=who_of(entry), note="; ".join(_lines(data)))


def scheme_name(scheme: str) -> str:
    """A scheme's name; the key itself when it is none we know."""
    return str(dict(Scheme.choices).get(scheme, scheme))


def who_of(entry: Entry) -> str:
    """Who did it, in which position and under which decree."""
    if entry.actor_id is None:
        return entry.actor_name
    behalf = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    return f"{entry.capacity}, {entry.actor_name}{behalf}"


def _lines(data: Data) -> Iterator[str]:
    """What changed; a value kept out of the journal is named without its content."""
    for key, values in (data.get("changed") or {}).items():
        name = _names().get(key, key)
        yield f"{name}: {_value(values[0])} → {_value(values[1])}" if values else _("%(what)s diubah") % {"what": name}


def _value(text: str) -> str:
    return {"": "—", "True": _("ya"), "False": _("tidak")}.get(text, text)


def _names() -> dict[str, str]:
    return {
        "name": _("Nama"),
        "nip": "NIP",
        "phone": _("Telepon"),
        "is_active": _("Akun aktif"),
        "title": _("Nama jabatan"),
        "unit": _("Unit"),
        "zone": _("Zona waktu"),
        "mailbox": _("Kotak surat"),
        "audits_a_month": _("Audit seorang dalam sebulan paling banyak"),
        "hours": _("Jam kerja"),
        "first": _("Hari pertama"),
        "last": _("Hari terakhir"),
        "note": _("Catatan"),
        "short_name": _("Nama singkat"),
        "letterhead": _("Kepala surat"),
        "address": _("Alamat"),
        "city": _("Kota"),
        "email": _("E-mail"),
        "number_code": _("Kode pada nomor surat"),
    }


def _day(text: str) -> str:
    return tanggal_singkat(date.fromisoformat(text)) if text else ""


def _span(data: Data, first: str = "starts_on", last: str = "ends_on") -> str:
    begins, ends = _day(data.get(first, "")), _day(data.get(last, ""))
    return f"{begins}–{ends}" if ends else _("sejak %(day)s") % {"day": begins}


def _office(data: Data) -> str:
    if "accreditation" in data:
        scheme, span = scheme_name(data["scheme"]), _span(data, "valid_from", "valid_to")
        return _("Akreditasi %(number)s (%(scheme)s), %(span)s") % {
            "number": data["accreditation"],
            "scheme": scheme,
            "span": span,
        }
    if "profile_from" in data:
        return _("Profil kantor mulai %(day)s") % {"day": _day(data["profile_from"])}
    return _("Data kantor diubah")


def _position(data: Data) -> str:
    return _("Jabatan %(name)s") % {"name": data["title"]}


def _holding(data: Data) -> str:
    decree = f", {data['decree']}" if data["decree"] else ""
    return _("%(name)s sebagai %(title)s, %(span)s") % {
        "name": data["name"],
        "title": data["position"],
        "span": _span(data) + decree,
    }


def _role(data: Data) -> str:
    return _("Peran %(role)s dipegang %(position)s, %(span)s") % {
        "role": role_name(data["role"]),
        "position": data["position"],
        "span": _span(data),
    }


def _calendar(data: Data) -> str:
    if "day" in data:
        kind = str(dict(FREE_KINDS).get(data["kind"], data["kind"]))
        return f"{_day(data['day'])}: {kind}, {data['name']}"
    if "joint_leave" in data:
        return _("Cuti bersama %(year)s: %(count)s hari, %(decree)s") % {
            "year": data["joint_leave"],
            "count": len(data["days"]),
            "decree": data["decree"],
        }
    if "week_from" in data:
        said = _("Jam kerja mingguan mulai %(day)s; jam kerja lain yang belum mulai dibatalkan")
        said = said if data.get("given_up") else _("Jam kerja mingguan mulai %(day)s")
        return said % {"day": _day(data["week_from"])}
    return _("Masa khusus %(name)s") % {"name": data.get("period", "")}


def _requirement(data: Data) -> str:
    if "added" in data:
        return _("Daftar persyaratan bawaan: %(count)s dokumen") % {"count": len(data["added"])}
    return _("Persyaratan %(name)s, %(span)s") % {
        "name": data["name"],
        "span": _span(data, "valid_from", "valid_to"),
    }


def _question(data: Data) -> str:
    if "added" in data:
        return _("Pertanyaan tinjauan bawaan: %(count)s pertanyaan") % {"count": len(data["added"])}
    return _("Pertanyaan tinjauan “%(text)s”, %(span)s") % {
        "text": data["text"],
        "span": _span(data, "valid_from", "valid_to"),
    }


def _service_part(data: Data) -> str:
    part = dict(ServiceTopic.choices).get(data["key"], data["key"])
    words = _("Standar pelayanan, %(part)s, %(span)s")
    return words % {"part": str(part).lower(), "span": _span(data, "valid_from", "valid_to")}


def _numbering(data: Data) -> str:
    if "patterns" in data:
        return _("Pola nomor bawaan: %(count)s pola") % {"count": len(data["patterns"])}
    kind, scheme = data.get("kind", ""), data["scheme"]
    told = [
        name_of(kind, date.fromisoformat(data["valid_from"])) if kind else "",
        scheme_name(scheme) if scheme else "",
    ]
    about = ", ".join(filter(None, told))
    register = str(Register(data["register"]).label).lower()
    return _("Pola nomor %(register)s mulai %(day)s: %(pattern)s") % {
        "register": f"{register} ({about})" if about else register,
        "day": _day(data["valid_from"]),
        "pattern": data["pattern"],
    }


def _terms(data: Data) -> str:
    if "decision_rules" in data:
        return _("Ketentuan keputusan dan banding mulai %(day)s") % {"day": _day(data["valid_from"])}
    if "complaint_rules" in data:
        return _("Batas waktu keluhan mulai %(day)s") % {"day": _day(data["valid_from"])}
    if "scheme" not in data:
        return _("Ketentuan sertifikat bawaan: %(count)s skema") % {"count": len(data["validity_months"])}
    if "confirmed" in data:
        return _("Ketentuan %(scheme)s mulai %(day)s: %(count)s bagian dipastikan menurut “%(source)s”") % {
            "scheme": scheme_name(data["scheme"]),
            "day": _day(data["valid_from"]),
            "count": len(data["confirmed"]),
            "source": data["source"],
        }
    return _("Ketentuan %(scheme)s mulai %(day)s: %(months)s bulan") % {
        "scheme": scheme_name(data["scheme"]),
        "day": _day(data["valid_from"]),
        "months": data["validity_months"],
    }


def _checklist(data: Data) -> str:
    if "added" in data:
        return _("Daftar periksa audit bawaan: %(count)s pertanyaan") % {"count": len(data["added"])}
    return _("Pertanyaan audit “%(text)s”, %(span)s") % {
        "text": data["text"],
        "span": _span(data, "valid_from", "valid_to"),
    }


def _standard(data: Data) -> str:
    if "added" in data:
        return _("Standar produk dan industri hijau bawaan: %(numbers)s") % {"numbers": ", ".join(data["added"])}
    part = f": {data['part']}" if "part" in data else ""
    return _("Standar %(number)s, %(span)s") % {
        "number": data["number"],
        "span": _span(data, "valid_from", "valid_to") + part,
    }


def _laboratory(data: Data) -> str:
    span = {"span": _span(data, "valid_from", "valid_to")}
    if not data["accreditation"]:
        return _("Laboratorium %(name)s, belum terakreditasi, %(span)s") % {"name": data["name"], **span}
    words = {"name": data["name"], "number": data["accreditation"], "until": _day(data["accredited_to"])}
    return _("Laboratorium %(name)s (%(number)s sampai %(until)s), %(span)s") % {**words, **span}


def _letter_text(data: Data) -> str:
    if "kinds" in data:
        return _("Teks surat bawaan: %(count)s surat") % {"count": len(data["kinds"])}
    text = _("Teks bawaan %(kind)s dipakai lagi") if data["is_seed"] else _("Teks %(kind)s")
    return _("%(what)s, versi %(version)s, %(span)s") % {
        "what": text % {"kind": data["kind"]},
        "version": data["version"],
        "span": _span(data, "valid_from", "valid_to"),
    }


def _competence(data: Data) -> str:
    function = str(dict(CompetenceFunction.choices).get(data["function"], data["function"])).lower()
    reach = " ".join(part for part in (scheme_name(data["scheme"]), data["scope"]) if part)
    words = {"name": data["name"], "function": function, "reach": reach, "span": _span(data)}
    return _("Kompetensi %(name)s sebagai %(function)s (%(reach)s), %(span)s") % words


def _interest(data: Data) -> str:
    return _("Kepentingan %(name)s pada %(company)s") % {"name": data["name"], "company": data["company"]}


def _absence(data: Data) -> str:
    kind = str(dict(AbsenceKind.choices).get(data["kind"], data["kind"])).lower()
    return _("%(name)s tidak hadir (%(kind)s), %(span)s") % {"name": data["name"], "kind": kind, "span": _span(data)}


_SENTENCES: dict[str, Callable[[Data], str]] = {
    Verb.OFFICE_CREATED: lambda _data: _("Kantor dibuat"),
    Verb.OFFICE_CHANGED: _office,
    Verb.POSITION_CHANGED: _position,
    Verb.HOLDING_CHANGED: _holding,
    Verb.ROLE_CHANGED: _role,
    Verb.CALENDAR_CHANGED: _calendar,
    Verb.REQUIREMENT_CHANGED: _requirement,
    Verb.QUESTIONS_CHANGED: _question,
    Verb.SERVICE_STANDARD_CHANGED: _service_part,
    Verb.CHECKLIST_CHANGED: _checklist,
    Verb.STANDARD_CHANGED: _standard,
    Verb.LABORATORY_CHANGED: _laboratory,
    Verb.NUMBERING_CHANGED: _numbering,
    Verb.TERMS_CHANGED: _terms,
    Verb.LETTER_TEXT_CHANGED: _letter_text,
    Verb.TARIFF_CHANGED: tariff_changed,
    Verb.COMPETENCE_CHANGED: _competence,
    Verb.INTEREST_DECLARED: _interest,
    Verb.LEAVE_CHANGED: _absence,
    Verb.PAYMENTS_IMPORTED: lambda data: (
        _("Daftar “%(file)s” dicatat, %(total)s dinyatakan sah")
        % {"file": data["file"], "total": rupiah(data["total"])}
    ),
    Verb.ACCOUNT_CREATED: lambda data: _("Akun %(name)s dibuat") % {"name": data["name"]},
    Verb.ACCOUNT_CHANGED: lambda data: _("Akun %(name)s diubah") % {"name": data["name"]},
}
