"""The certificate: drafted, issued and handed over, how it stands, its cycle and its special audits."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.certificates.models import Manner, Measure, TransferOutcome
from mutubaku.journal.models import Entry, Verb

from .saying import Data, Procedures, Sentence, detailed, ending, fact, numbered, plain, until, version


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


def _sheet(entry: Entry, _procedures: Procedures) -> str:
    said = _("Lembar sertifikat nomor %(number)s terbitan %(revision)s ditandatangani.")
    return said % {"number": entry.data["number"], "revision": entry.data["revision"]}


def _transfer(entry: Entry, _procedures: Procedures) -> str:
    facts = {"number": entry.data["certificate"], "outcome": TransferOutcome(entry.data["outcome"]).label}
    return _("Alih sertifikat %(number)s ditinjau: %(outcome)s.") % facts


def _checked(entry: Entry, _procedures: Procedures) -> str:
    said = ""
    if "is_right" in entry.data:
        said = _("sudah benar") if entry.data["is_right"] else _("minta diperbaiki")
    return ending(_("Konsep sertifikat diperiksa pelanggan."), [version(entry.data), said])


def _manner(data: Data) -> str:
    return str(Manner(data["manner"]).label) if data.get("manner") else ""


SENTENCES: dict[Verb, Sentence] = {
    Verb.DRAFT_SENT: detailed(
        plain(gettext_lazy("Konsep sertifikat dikirim kepada pelanggan untuk diperiksa.")), version
    ),
    Verb.DRAFT_CONFIRMED: _checked,
    Verb.HAND_OVER_WRITTEN: detailed(
        plain(gettext_lazy("Cara penyerahan dicatat.")),
        _manner,
        fact("receiver"),
        fact("courier"),
        fact("tracking_number"),
    ),
    Verb.CERTIFICATE_DRAFTED: numbered(gettext_lazy("Konsep sertifikat nomor %(number)s dibuat.")),
    Verb.CERTIFICATE_ISSUED: detailed(
        numbered(gettext_lazy("Sertifikat nomor %(number)s terbit.")), until("valid_until")
    ),
    Verb.CERTIFICATE_CONTINUED: numbered(gettext_lazy("Penggunaan sertifikat diteruskan dengan surat %(number)s.")),
    Verb.CERTIFICATE_STATUS: _standing,
    Verb.CERTIFICATE_SHEET_SIGNED: _sheet,
    Verb.SUSPENSION_PROPOSED: _proposed,
    Verb.TRANSFER_REVIEWED: _transfer,
    Verb.SPECIAL_OPENED: numbered(gettext_lazy("Audit khusus atas sertifikat %(number)s dibuka.")),
    Verb.SPECIAL_TOLD: numbered(gettext_lazy("Pemegang sertifikat %(number)s diberi tahu tentang audit khusus ini.")),
    Verb.SPECIAL_TEAM: numbered(
        gettext_lazy("Pertimbangan pemilihan tim audit khusus atas sertifikat %(number)s ditulis.")
    ),
    Verb.CYCLE_PLANNED: numbered(gettext_lazy("Siklus sertifikat %(number)s direncanakan.")),
}
