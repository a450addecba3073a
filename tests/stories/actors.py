"""Drives the pages as the people of the SOP would: an actor has a browser of their own, a method is a business act."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import TypeVar
from uuid import uuid4

from playwright.sync_api import FilePayload, Locator, Page, expect

from mutubaku.cli.demonstration.papers import sample, words
from mutubaku.people.models import Office
from tests.factories.people import PASSWORD

from .office import OFFICIALS, address, make_client

OUTSIDER = "Orang Luar"


@dataclass
class Actor:
    """Somebody at a browser, signed in once."""

    page: Page
    name: str
    done: list[str] = field(default_factory=list)
    uploads: Iterator[bool] = field(default_factory=lambda: cycle((True, True, False)))

    def signs_in(self, email: str = "", password: str = PASSWORD) -> None:
        """Through the form, as anybody does; the page that follows is where the server leads."""
        if not self.page.url.split("?")[0].endswith("/akun/login/"):
            self.page.goto("/akun/login/")
        self.page.locator("input[name=login]").fill(email or address(self.name))
        self.page.locator("input[name=password]").fill(password)
        self.page.get_by_role("button", name="Masuk", exact=True).click()
        expect(self.page.locator("input[name=password]")).to_have_count(0)

    def is_told(self, words: str) -> None:
        """What the page answers after an act."""
        expect(self.page.get_by_role("status").first).to_contain_text(words)

    def is_refused(self, words: str) -> None:
        """The error summary says why nothing was done."""
        expect(self.page.get_by_role("alert")).to_contain_text(words)

    def gets(self, path: str) -> int:
        """The status of an address, asked with this actor's session, without leaving the page."""
        return self.page.request.get(path, max_redirects=0).status

    def posts(self, path: str, **fields: str) -> int:
        """The status of a form sent to an address, made by hand with this actor's own tokens."""
        token = self.page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
        form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": token, "once": str(uuid4()), **fields}
        return self.page.request.post(path, form=form, max_redirects=0).status

    def links(self) -> list[str]:
        """Every address of ours that the page leads to."""
        found = self.page.locator("main a[href^='/']").evaluate_all("e => e.map(a => a.getAttribute('href'))")
        return sorted({href.split("#")[0].split("?")[0] for href in found})

    # --- a step ---------------------------------------------------------------------------------------------------

    def supplies_what_is_missing(self) -> None:
        """Every paper the step lacks: two uploaded, the next written here, and so on."""
        while (row := self.missing_papers().first).count():
            name = row.locator(".file-name").evaluate("e => (e.querySelector('a') || e.firstChild).textContent").strip()
            if next(self.uploads):
                self.uploads_paper(row, name)
            else:
                self.writes_paper(row, name)

    def missing_papers(self) -> Locator:
        """The papers of the step at hand that are not there."""
        return self.page.locator("ul.papers > li").filter(has_text="Belum ada")

    def uploads_paper(self, row: Locator, name: str) -> None:
        """A scan from the desk."""
        row.locator("input[type=file]").set_input_files(pdf(name))
        row.get_by_role("button", name="Unggah").click()
        self.is_told("tersimpan")

    def writes_paper(self, row: Locator, name: str) -> None:
        """A paper made by the system from the case and, where it has any, one's own words."""
        row.get_by_role("link", name=re.compile("tulis di sini|buat dari data permohonan")).click()
        box = self.page.get_by_label("Isi", exact=True)
        if box.count():
            box.fill(words("", name))
        self.page.get_by_role("button", name="Buat dokumen").click()
        self.is_told("dibuat")

    def presses(self, step: str, outcome: str, note: str = "") -> None:
        """End the step at hand with an outcome."""
        if note:
            self.page.get_by_role("textbox", name="Catatan").fill(note)
        self.outcome(outcome).click()
        self.is_told(f"“{step}” selesai.")
        self.done.append(f"“{step}” selesai dengan hasil: {outcome}.")

    def outcome(self, label: str) -> Locator:
        """An outcome's button."""
        return self.page.get_by_role("button", name=re.compile(f"^{re.escape(label)}"))

    def history(self) -> list[str]:
        """What the page's history says, newest first, also where it is folded: the act, then who, when, and a note."""
        return [text.strip() for text in self.page.locator("ol.history > li").all_text_contents()]

    def documents(self) -> list[str]:
        """The names of the documents on the page of a case, also where they are folded."""
        return self.page.locator("ul.files-small > li > .file-name > a").all_text_contents()


class Official(Actor):
    """Somebody at a desk of the office."""

    def opens(self, number: str, step: str) -> None:
        """From the inbox to the step's page."""
        self.page.goto("/kerja/")
        row = self.page.get_by_role("row").filter(has_text=number).filter(has_text=step)
        row.get_by_role("link", name=number).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(step)

    def completes(self, number: str, step: str, outcome: str, note: str = "") -> None:
        """A whole step: open it, supply its papers, press the outcome."""
        self.opens(number, step)
        self.supplies_what_is_missing()
        self.presses(step, outcome, note)

    def turns_back(self, number: str, step: str, outcome: str, note: str) -> None:
        """End a step with an outcome that asks for nothing but a note."""
        self.opens(number, step)
        self.presses(step, outcome, note)

    def looks_up(self, number: str) -> None:
        """Find a case by the search box of the desk."""
        self.page.goto("/kerja/")
        self.page.locator("#cari").fill(number)
        self.page.keyboard.press("Enter")
        self.page.get_by_role("link", name=number).click()

    # --- the service's own steps ----------------------------------------------------------------------------------

    def disposes(self, number: str) -> None:
        self.completes(number, "Mendisposisikan permohonan", "Didisposisikan")

    def finds_complete(self, number: str) -> None:
        self.completes(number, "Memeriksa kelengkapan", "Lengkap")

    def finds_incomplete(self, number: str, note: str) -> None:
        self.turns_back(number, "Memeriksa kelengkapan", "Tidak lengkap", note)

    def asks_for(self, number: str, note: str) -> None:
        self.completes(number, "Meminta kelengkapan", "Informasi disampaikan", note)

    def verifies(self, number: str) -> None:
        self.completes(number, "Memverifikasi dokumen", "Sah")

    def announces_the_audit(self, number: str) -> None:
        self.completes(number, "Mengirimkan surat audit dan e-billing", "Surat dikirim")

    def reports_ready(self, number: str) -> None:
        self.completes(number, "Memberitahukan kesiapan audit", "Informasi disampaikan")

    def signs(self, number: str) -> None:
        """The certificate is made by signing it; no paper is supplied."""
        self.opens(number, "Memeriksa dan menandatangani")
        self.presses("Memeriksa dan menandatangani", "Ditandatangani")

    def hands_over(self, number: str) -> None:
        self.completes(number, "Menyerahkan sertifikat", "Diserahkan")


class Client(Actor):
    """Somebody of a company, at home."""

    def begins(self, scheme: str, kind: str = "Sertifikasi awal") -> None:
        """Start an application; afterwards its task list is there."""
        self.page.goto("/permohonan/")
        self.page.get_by_role("link", name="Ajukan permohonan").click()
        self.page.get_by_label(re.compile(f"^{scheme}:")).check()
        self.page.get_by_label(re.compile(f"^{kind}:")).check()
        self.page.get_by_role("button", name="Lanjutkan").click()
        if kind != "Sertifikasi awal":
            self.page.get_by_role("button", name="Lanjutkan").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(f"Permohonan {scheme}")

    def opens_task(self, name: str) -> None:
        """From the task list to one of its pages."""
        self.page.locator("ul.tasks").get_by_role("link", name=name, exact=True).click()

    def saves(self) -> None:
        self.page.get_by_role("button", name="Simpan dan lanjutkan").click()
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
        self.page.get_by_role("button", name="Simpan dan lanjutkan").click()
        product = {"Nomor SNI": "SNI 1903:2017", "Nama produk": "Karet remah SIR 20", "Merek": "Cerita"}
        self.fills({**product, "Tipe, jenis, atau ukuran": "Bal 35 kg"})
        self.page.get_by_label(re.compile("^Tipe 5")).check()
        self.page.get_by_label(re.compile("^Pabrik ")).first.check()
        self.saves()
        self.page.get_by_role("link", name="Lanjutkan").click()

    def describes_the_system(self) -> None:
        """A management system: what it covers, and where."""
        self.opens_task("Ruang lingkup")
        self.fills({"Ruang lingkup yang disertifikasi": "Produksi dan penjualan karet remah"})
        self.page.get_by_label("Bidang usaha (kode IAF)").select_option("14")
        self.page.get_by_label("Tidak", exact=True).check()
        self.saves()
        self.fills({"Nama lokasi": "Pabrik utama", "Kegiatan di lokasi ini": "Produksi", "Jumlah personel": "40"})
        self.saves()
        self.page.get_by_role("link", name="Lanjutkan").click()

    def describes_the_green_industry(self) -> None:
        self.opens_task("Ruang lingkup")
        self.fills({"Nomor Standar Industri Hijau": "SIH 22123.1:2021", "Kode KBLI": "22123", "Produk": "Karet remah"})
        self.fills({"Kapasitas produksi terpasang per tahun": "1.000 ton"})
        self.page.get_by_label(re.compile("^Pabrik ")).first.check()
        self.saves()

    def uploads_every_required_document(self) -> None:
        """One after another, as the page opens them."""
        self.opens_task("Dokumen persyaratan")
        while (fold := self.page.locator("ul.uploads details[open]").first).count():
            fold.locator("input[type=file]").set_input_files(pdf("Dokumen persyaratan"))
            fold.get_by_role("button", name="Unggah").click()
            self.is_told("tersimpan")
        self.page.get_by_role("link", name="Lanjutkan").click()

    def checks_and_sends(self) -> str:
        """Send it; the number on the confirmation."""
        self.opens_task("Periksa jawaban dan kirim")
        self.page.get_by_role("checkbox").check()
        self.page.get_by_role("button", name="Kirim permohonan").click()
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

    def opens(self, number: str) -> None:
        """From the list of applications to one of them."""
        self.page.goto("/permohonan/")
        self.page.get_by_role("row").filter(has_text=number).get_by_role("link").click()

    def does(self, number: str, step: str, outcome: str, note: str = "") -> None:
        """A step of one's own, from the tracker."""
        self.opens(number)
        self.page.get_by_role("link", name="Kerjakan").click()
        if not note:
            self.supplies_what_is_missing()
        self.presses(step, outcome, note)

    def confirms_audit_and_payment(self, number: str) -> None:
        self.does(number, "Mengonfirmasi audit dan pembayaran", "Dikonfirmasi")

    def completes_what_was_asked(self, number: str) -> None:
        """Add a document and say that everything is there."""
        self.opens(number)
        self.page.get_by_role("link", name="Lengkapi sekarang").click()
        row = self.page.locator("ul.uploads > li").first
        row.locator("summary").click()
        row.locator("input[type=file]").set_input_files(pdf("Dokumen perbaikan"))
        row.get_by_role("button", name="Unggah").click()
        self.is_told("tersimpan")
        self.page.get_by_role("button", name="Sudah saya lengkapi").click()
        self.is_told("Terima kasih")

    def withdraws(self, number: str, reason: str) -> None:
        self.opens(number)
        self.page.get_by_role("link", name="Tarik permohonan ini").click()
        self.page.get_by_label("Alasan").fill(reason)
        self.page.get_by_role("button", name="Tarik permohonan").click()
        self.is_told("catatannya tetap tersimpan")

    def receives_the_certificate(self, number: str) -> None:
        self.does(number, "Menerima sertifikat", "Diterima")


A = TypeVar("A", bound=Actor)


class Seat:
    """A position of the office, as an attribute of the stage: whoever holds it, signed in at first use."""

    def __init__(self, position: str) -> None:
        self.position = position

    def __get__(self, stage: Stage, owner: type) -> Official:
        return stage.enter(Official, OFFICIALS[self.position])


class Stage:
    """An office in the database and the people in front of it, each entering once."""

    head = Seat("kepala-balai")
    pjt = Seat("kasi-pjt")
    ss = Seat("kasi-ss")
    lead_auditor = Seat("ketua-tim-audit")
    auditor = Seat("auditor")
    ppc = Seat("ppc")
    laboratory = Seat("petugas-laboratorium")
    reviewer = Seat("peninjau")
    committee = Seat("anggota-komite")
    decision_maker = Seat("pengambil-keputusan")
    administrator = Seat("administrator-sistem")
    COMPANY, CONTACT = "PT Karet Cerita", "Dewi Anggraini"

    def __init__(self, office: Office, visitor: Callable[..., Page]) -> None:
        self.office = office
        self.visitor = visitor
        self.entered: dict[str, Actor] = {}
        self.done: list[str] = []
        self.organisation = make_client(office, self.COMPANY, self.CONTACT)

    def enter(self, kind: type[A], name: str, **browser: object) -> A:
        """The actor of this name, signed in with a browser of their own when they first appear."""
        if name not in self.entered:
            actor = kind(self.visitor(**browser), name, self.done)
            actor.signs_in()
            self.entered[name] = actor
        found = self.entered[name]
        assert isinstance(found, kind)
        return found

    @property
    def client(self) -> Client:
        """Who acts for the company of the story."""
        return self.enter(Client, self.CONTACT)

    def stranger(self) -> Page:
        """A browser that nobody is signed in with."""
        return self.visitor()


def pdf(title: str) -> FilePayload:
    """A PDF as a scanner would give it."""
    data = sample(title, "Perusahaan cerita")
    name = re.sub(r"\W+", "-", title[:40].lower()).strip("-")
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": data}
