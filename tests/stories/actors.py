"""Drives the pages as officials of the office do: an actor has a browser of their own, a method is a business act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.test import Client
from playwright.sync_api import FilePayload, Locator, Page, expect

from mutubaku.cli.demonstration.papers import sample, words
from mutubaku.people.models import User
from tests.factories.people import PASSWORD

from .filling import fill
from .office import address

if TYPE_CHECKING:
    from .stage import Stage

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Actor:
    """Somebody at a browser, signed in once."""

    page: Page
    name: str
    done: list[str] = field(default_factory=list)
    uploads: Iterator[bool] = field(default_factory=lambda: cycle((True, True, False)))
    stage: Stage | None = None  # where they entered

    def signs_in(self, email: str = "", password: str = PASSWORD) -> None:
        """Through the form, as anybody does; the page that follows is where the server leads."""
        if not self.page.url.split("?")[0].endswith("/akun/login/"):
            self.page.goto("/akun/login/")
        self.page.locator("input[name=login]").fill(email or address(self.name))
        self.page.locator("input[name=password]").fill(password)
        self.follows(self.page.get_by_role("button", name="Masuk", exact=True))
        expect(self.page.locator("input[name=password]")).to_have_count(0)

    def is_signed_in(self) -> None:
        """With the session that the form of `signs_in` would give; where signing in is told, that form is used."""
        server = Client()
        server.force_login(User.objects.get(email=address(self.name)), backend=BACKEND)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": server.cookies[name].value, "url": settings.BASE_URL}
        self.page.context.add_cookies([cookie])

    def colleague(self, user: User) -> Actor | None:
        """Who does their part at their own page; None in the stories where others act behind the scene."""
        return self.stage.meets(user) if self.stage is not None and self.stage.in_person else None

    def follows(self, control: Locator) -> None:
        """Press a link or a button and wait for the page it leads to, so that nothing is read from the page before."""
        with self.page.expect_navigation():
            control.click()

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
        self.follows(row.get_by_role("button", name="Unggah"))
        self.is_told("tersimpan")

    def writes_paper(self, row: Locator, name: str) -> None:
        """A paper made by the system from the case and, where it has any, one's own words."""
        self.follows(row.get_by_role("link", name=re.compile("tulis di sini|buat dari data permohonan")))
        box = self.page.get_by_label("Isi", exact=True)
        if box.count():
            box.fill(words("", name))
        self.follows(self.page.get_by_role("button", name="Buat dokumen"))
        self.is_told("dibuat")

    def presses(self, step: str, outcome: str, note: str = "") -> None:
        """End the step at hand with an outcome."""
        if note:
            self.page.get_by_role("textbox", name="Catatan").fill(note)
        self.follows(self.outcome(outcome))
        self.is_told(f"“{self.calls(step)}” selesai.")
        self.done.append(f"“{step}” selesai dengan hasil: {outcome}.")

    def calls(self, step: str) -> str:
        """What a step is called on one's own pages: the office speaks the SOP's words."""
        return step

    def outcome(self, label: str) -> Locator:
        """The button of this outcome and no other: its own words are the label, what happens next stands within."""
        return self.page.locator(f'xpath=//*[@class="outcome"]/button[span/text()[normalize-space()="{label}"]]')

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
        self.follows(row.get_by_role("link", name=number))
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(step)

    def completes(self, number: str, step: str, outcome: str, note: str = "") -> None:
        """A whole step: open it, supply its papers, press the outcome."""
        self.opens(number, step)
        fill(self, step, outcome)
        self.supplies_what_is_missing()
        self.presses(step, outcome, note)

    def turns_back(self, number: str, step: str, outcome: str, note: str) -> None:
        """End a step with an outcome that asks for nothing but a note."""
        self.opens(number, step)
        fill(self, step, outcome)
        self.presses(step, outcome, note)

    def looks_up(self, number: str) -> None:
        """Find a case by the search box of the desk; on a narrow screen it is that of the list of cases."""
        self.page.goto("/kerja/")
        box = self.page.locator("#cari")
        if not box.is_visible():
            self.page.goto("/perkara/")
            box = self.page.locator(".list-search input[type=search]")
        box.fill(number)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.follows(self.page.get_by_role("link", name=number))

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
        """The certificate is made, printed, signed by hand, and its scan handed in."""
        self.completes(number, "Memeriksa dan menandatangani", "Ditandatangani")

    def hands_over(self, number: str) -> None:
        self.completes(number, "Menyerahkan sertifikat", "Diserahkan")


def pdf(title: str) -> FilePayload:
    """A PDF as a scanner would give it."""
    data = sample(title, "Perusahaan cerita")
    name = re.sub(r"\W+", "-", title[:40].lower()).strip("-")
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": data}
