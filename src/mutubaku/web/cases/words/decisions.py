"""Review, committee and decision, the agreement, and the appeal."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.decisions.models import Conclusion, Result, Verdict
from mutubaku.journal.models import Entry, Verb

from .saying import Procedures, Sentence, detailed, fact, numbered, plain


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


SENTENCES: dict[Verb, Sentence] = {
    Verb.REVIEW_WRITTEN: _reviewed,
    Verb.COMMITTEE_CALLED: _committee,
    Verb.COMMITTEE_CONFIRMED: _stated,
    Verb.DECISION_TAKEN: _decided,
    Verb.AGREEMENT_SENT: numbered(gettext_lazy("Perjanjian sertifikasi nomor %(number)s dikirim kepada pelanggan.")),
    Verb.AGREEMENT_SIGNED: numbered(gettext_lazy("Perjanjian sertifikasi nomor %(number)s ditandatangani.")),
    Verb.AGREEMENT_WAIVED: plain(gettext_lazy("Surveilans diteruskan tanpa perjanjian yang berlaku.")),
    Verb.APPEAL_MADE: plain(gettext_lazy("Pelanggan mengajukan banding atas keputusan.")),
    Verb.APPEAL_FOLLOWED: detailed(plain(gettext_lazy("Banding diterima atau ditindaklanjuti.")), fact("handler")),
    Verb.APPEAL_DECIDED: _appeal_decided,
}
