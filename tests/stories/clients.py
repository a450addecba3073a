"""Drives the pages as a client does: from the first click of an application to receiving the certificate."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import expect

from mutubaku.cases.library import library
from mutubaku.cases.stages import client_words

from .actors import Actor, pdf
from .filling import fill


def calls(step: str) -> str:
    """What a client reads for a step that the SOP gives this title."""
    steps = library().get("pelayanan-sertifikasi", 1).steps
    return next((client_words(one) for one in steps if one.title == step), step)


class Client(Actor):
    """Somebody of a company, at home."""

    def begins(self, scheme: str, kind: str = "Sertifikasi awal", *, anew: bool = True) -> None:
        """Start an application, a later one about the only certificate there is; afterwards its task list is there,
        or the question about last time's answers.
        """
        self.page.goto("/permohonan/")
        self.follows(self.page.get_by_role("link", name="Ajukan permohonan"))
        self.page.get_by_label(re.compile(f"^{scheme}:")).check()
        self.page.get_by_label(re.compile(f"^{kind}:")).check()
        self.follows(self.page.get_by_role("button", name="Lanjutkan"))
        if anew:
            self.begins_anew()
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(f"Permohonan {scheme}")

    def begins_anew(self) -> None:
        """Whoever has applied before is asked about last time's answers and documents; these stories use neither."""
        if self.page.url.endswith("/mulai/"):
            self.page.get_by_label("Mulai dari awal").check()
            self.follows(self.page.get_by_role("button", name="Lanjutkan"))
        if self.page.url.endswith("/dokumen-dahulu/"):
            self.follows(self.page.get_by_role("link", name="Jangan pakai"))

    def begins_from_last_time(self) -> None:
        """Last time's answers, and every document that was verified then and still holds."""
        self.page.get_by_label(re.compile("^Mulai dari jawaban permohonan sebelumnya")).check()
        self.follows(self.page.get_by_role("button", name="Lanjutkan"))
        self.is_told("sudah disalin")
        if self.page.url.endswith("/dokumen-dahulu/"):
            self.follows(self.page.get_by_role("button", name="Pakai yang dipilih"))
            self.is_told("dipakai lagi")

    def opens_task(self, name: str) -> None:
        """From the task list to one of its pages."""
        self.follows(self.page.locator("ul.tasks").get_by_role("link", name=name, exact=True))

    def saves(self) -> None:
        self.follows(self.page.get_by_role("button", name="Simpan dan lanjutkan"))
        self.is_told("tersimpan")

    def fills(self, answers: Mapping[str, str]) -> None:
        """Text by the label of its field."""
        for label, text in answers.items():
            self.page.get_by_label(re.compile(f"^{re.escape(label)}( |$)")).first.fill(text)

    def names_the_contact(self) -> None:
        self.opens_task("Penghubung")
        self.fills({"Jabatan": "Manajer mutu", "Telepon": "0711 000000"})
        self.saves()

    def describes_the_product(self) -> None:
        """SPPT SNI: the group that decides the documents, then one product from the first factory."""
        self.opens_task("Produk")
        self.page.get_by_label("Umum", exact=True).check()
        self.page.get_by_label("Tidak", exact=True).check()
        self.follows(self.page.get_by_role("button", name="Simpan dan lanjutkan"))
        product = {"Nomor SNI": "SNI 1903:2017", "Nama produk": "Karet remah SIR 20", "Merek": "Cerita"}
        self.fills({**product, "Tipe, jenis, atau ukuran": "Bal 35 kg"})
        self.page.get_by_label(re.compile("^Tipe 5")).check()
        self.page.get_by_label(re.compile("^Pabrik ")).first.check()
        self.saves()
        self.follows(self.page.get_by_role("link", name="Lanjutkan"))

    def describes_the_system(self) -> None:
        """A management system: what it covers, and where."""
        self.opens_task("Ruang lingkup")
        self.fills({"Ruang lingkup yang disertifikasi": "Produksi dan penjualan karet remah"})
        self.page.get_by_label("Bidang usaha (kode IAF)").select_option("14")
        self.page.get_by_label("Tidak", exact=True).check()
        self.saves()
        self.fills({"Nama lokasi": "Pabrik utama", "Kegiatan di lokasi ini": "Produksi"})
        self.fills({"Regu 1": "40", "Regu 2": "20", "Personel paruh waktu": "5", "Jam kerja paruh waktu": "20"})
        self.saves()
        expect(self.page.get_by_text("Seluruhnya 63 orang personel efektif.")).to_be_visible()
        self.follows(self.page.get_by_role("link", name="Lanjutkan"))

    def describes_the_green_industry(self) -> None:
        self.opens_task("Ruang lingkup")
        self.fills({"Nomor Standar Industri Hijau": "SIH 22123.1:2021", "Kode KBLI": "22123", "Produk": "Karet remah"})
        self.fills({"Kapasitas terpasang per tahun": "1.000,5", "Satuan": "ton"})
        self.fills({"Realisasi produksi": "980", "Tahun realisasi": "2025"})
        self.page.get_by_label(re.compile("^Pabrik ")).first.check()
        self.saves()
        for kind in ("Listrik PLN", "Air tanah", "Karet kebun", "Air limbah"):
            self.fills({"Jenis": kind, "Jumlah": "1.250,5", "Satuan": "satuan"})
            self.saves()

    def uploads_every_required_document(self) -> None:
        """One after another, as the page opens them."""
        self.opens_task("Dokumen persyaratan")
        while (fold := self.page.locator("ul.uploads details[open]").first).count():
            fold.locator("input[type=file]").set_input_files(pdf("Dokumen persyaratan"))
            self.follows(fold.get_by_role("button", name="Unggah"))
            self.is_told("tersimpan")
        self.follows(self.page.get_by_role("link", name="Lanjutkan"))

    def checks_and_sends(self) -> str:
        """Send it; the number on the confirmation."""
        self.opens_task("Periksa jawaban dan kirim")
        self.page.get_by_role("checkbox").check()
        self.follows(self.page.get_by_role("button", name="Kirim permohonan"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Permohonan terkirim")
        self.done.append("“Mengirimkan permohonan” selesai dengan hasil: Permohonan dikirim.")
        return self.page.locator(".receipt-number").inner_text()

    def applies(self, scheme: str, kind: str = "Sertifikasi awal") -> str:
        """A whole application from the first click to sending; its number."""
        describe = {"SPPT SNI": self.describes_the_product, "Industri Hijau": self.describes_the_green_industry}
        self.begins(scheme, kind)
        self.names_the_contact()
        describe.get(scheme, self.describes_the_system)()
        self.uploads_every_required_document()
        return self.checks_and_sends()

    def calls(self, step: str) -> str:
        """The client's words for a step of the service procedure."""
        return calls(step)

    def opens(self, number: str) -> None:
        """From the list of applications to one of them."""
        self.page.goto("/permohonan/")
        self.follows(self.page.get_by_role("row").filter(has_text=number).get_by_role("link"))

    def does(self, number: str, step: str, outcome: str, note: str = "") -> None:
        """A step of one's own, from the tracker."""
        self.opens(number)
        self.follows(self.page.get_by_role("link", name="Kerjakan"))
        fill(self, step, outcome)
        if not note:
            self.supplies_what_is_missing()
        self.presses(step, outcome, note)

    def confirms_audit_and_payment(self, number: str) -> None:
        self.does(number, "Mengonfirmasi audit dan pembayaran", "Dikonfirmasi")

    def completes_what_was_asked(self, number: str) -> None:
        """Add a document and say that everything is there."""
        self.opens(number)
        self.follows(self.page.get_by_role("link", name="Lengkapi sekarang"))
        row = self.page.locator("ul.uploads > li").first
        if row.locator("details:not([open])").count():
            row.locator("summary").click()
        row.locator("input[type=file]").set_input_files(pdf("Dokumen perbaikan"))
        self.follows(row.get_by_role("button", name="Unggah"))
        self.is_told("tersimpan")
        why = self.page.get_by_label("Mengapa belum ada")
        if why.count():
            why.fill("Yang lain menyusul.")
        self.follows(self.page.get_by_role("button", name="Sudah saya lengkapi"))
        self.is_told("Terima kasih")

    def withdraws(self, number: str, reason: str) -> None:
        self.opens(number)
        self.follows(self.page.get_by_role("link", name="Tarik permohonan ini"))
        self.page.get_by_label("Alasan").fill(reason)
        self.follows(self.page.get_by_role("button", name="Tarik permohonan"))
        self.is_told("catatannya tetap tersimpan")

    def receives_the_certificate(self, number: str) -> None:
        self.does(number, "Menerima sertifikat", "Diterima")
