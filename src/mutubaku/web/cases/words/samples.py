"""Samples and their tests."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.journal.models import Entry, Verb
from mutubaku.schemes.measures import unit_said

from .saying import Data, Procedures, Sentence, detailed, plain


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
        words = {"name": entry.data.get("parameter", "")}
        if entry.data.get("dropped"):
            return _("Parameter uji %(name)s dihapus.") % words
        return _("Parameter uji %(name)s ditambahkan.") % words if words["name"] else _("Pesanan pengujian ditulis.")
    return _("Pengujian dipesan pada %(laboratory)s.") % {"laboratory": laboratory}


def _reported(entry: Entry, _procedures: Procedures) -> str:
    value = f"{entry.data['value']} {unit_said(entry.data['unit'])}".strip()
    return _("Hasil uji %(parameter)s dicatat: %(value)s.") % {"parameter": entry.data["parameter"], "value": value}


def _products(data: Data) -> str:
    return _("%(number)s produk") % {"number": len(data["products"])} if data.get("products") else ""


SENTENCES: dict[Verb, Sentence] = {
    Verb.SAMPLING_PLANNED: detailed(plain(gettext_lazy("Rencana pengambilan contoh ditulis.")), _products),
    Verb.SAMPLE_TAKEN: _sampled,
    Verb.SAMPLE_HANDED_ON: _handed_on,
    Verb.TEST_ORDERED: _ordered,
    Verb.TEST_REPORTED: _reported,
}
