"""The audit report in the browser: the leader's sections, saved before the papers are looked after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """The sections that a report needs."""
    page = actor.page
    page.get_by_label("Tercapai", exact=True).check()
    page.get_by_label("Pernyataan kesesuaian").fill("Persyaratan acuan diterapkan pada contoh yang diperiksa.")
    page.get_by_label("Kesesuaian ruang lingkup").fill("Ruang lingkup sesuai dengan yang diaudit.")
    for label in ("Audit internal", "Keefektifan tindakan", "Penggunaan sertifikat", "sarana jarak jauh"):
        field = page.get_by_label(label)
        if field.count():
            field.fill("Diperiksa dan efektif (rekaan).")
    page.get_by_label("Penyimpangan dari rencana audit").fill("Lebih awal dengan persetujuan perusahaan (rekaan).")
    page.get_by_label("Rekomendasi").fill("Sertifikasi direkomendasikan sesudah temuan ditutup.")
    actor.follows(page.get_by_role("button", name="Simpan dulu"))
    actor.is_told("Tersimpan.")
