"""What is said where an application differs from the certificate it is about: to its client, and at every desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.conduct.overtaken import Difference, differences, overtaken_by
from mutubaku.web.writing import tanggal


def differing(case: Case, *, as_client: bool) -> dict[str, Any] | None:
    """Title and lines of the banner of an open case: to the client when their certificate has changed since, at the
    desk always.
    """
    found = differences(case) if case.is_open else []
    newer = overtaken_by(case) if found else None
    if not found or (as_client and newer is None):
        return None
    words = {"number": case.subject.certificate.number}
    said = [_line(one) for one in found]
    if newer is not None:
        told = _("Sertifikat itu terbit dari perubahan lingkup pada %(day)s, sesudah permohonan ini dimulai.")
        said.append(told % {"day": tanggal(newer.issued_at)})
    said.append(_what_to_do(case, as_client=as_client))
    return {"title": _("Yang diajukan berbeda dari sertifikat %(number)s") % words, "lines": said}


def _line(one: Difference) -> str:
    words = {
        "matter": one.label,
        "held": one.certificate or _("tidak ada"),
        "asked": one.application or _("tidak ada"),
    }
    return _("%(matter)s pada sertifikat: %(held)s; yang diajukan: %(asked)s.") % words


def _what_to_do(case: Case, *, as_client: bool) -> str:
    if case.is_special:  # the office's own: its client withdraws nothing
        return _on_a_special_audit(as_client=as_client)
    if case.sent_at is None:
        return _("Pakai yang tercantum pada sertifikat, atau ubah sendiri isiannya sebelum mengirim.")
    if as_client:
        return _("Bila bukan itu maksud Anda, beri tahu kami; permohonan dapat ditarik dan diajukan lagi.")
    return _(
        "Pastikan dengan pelanggan bahwa perbedaan itu dimaksudkan. Bila tidak, permohonan ini ditarik dan diajukan "
        "lagi, supaya tidak tersertifikasi lingkup yang lama."
    )


def _on_a_special_audit(*, as_client: bool) -> str:
    if as_client:
        return _("Bila yang diajukan itu tidak benar, beri tahu kami lewat Pesan.")
    return _(
        "Pastikan dengan pelanggan mana yang benar. Bila lingkup audit khusus ini keliru, tutup permohonannya dengan "
        "alasannya, lalu buka audit khusus yang baru."
    )
