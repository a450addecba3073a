"""Every page can be used by everybody: axe finds nothing, nothing scrolls sideways, and no page is heavy."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, Response

from mutubaku.cases.models import Kind, Scheme

from .axe import SIDEWAYS, faults
from .stage import Stage
from .walks import begun, case_at, certified

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
KB = 1024
LIMITS = (100, 12, 20, 15)  # KB, requests, KB of styles, KB of scripts
CONTRAST = ["color-contrast", "link-in-text-block"]  # what changes with the colour scheme
SOP = "pelayanan-sertifikasi"
FILES = re.compile(r"\.(pdf|ics|xlsx|csv|svg)$|^/(berkas|foto)/|/(foto|bukti|pratinjau|label|lembar-hasil)/")

Audience = Callable[[Stage], Iterator[tuple[Page, str]]]  # may go on with its scene from one page to the next


def public_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What a stranger sees."""
    secret = certified(stage.organisation).secret
    accounts = [f"/akun/{page}/" for page in ("login", "signup", "password/reset")]
    shown = [
        "/",
        f"/v/{secret}/",
        "/v/tidak-ada/",
        "/verifikasi/",
        "/kontak/",
        "/sop/",
        f"/sop/{SOP}/",
        "/skema/sppt-sni/",
        "/biaya/sppt-sni/",
        "/waktu-audit/",
        "/waktu-audit/?standar=iso9001&jenis=initial&personel=40&lokasi=1",
        *accounts,
    ]
    page = stage.stranger()
    yield from ((page, address) for address in [*shown, "/tidak-ada/"])


def client_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What a client sees, from the list of applications to the pages of each scheme and of cases under way."""
    company = stage.organisation
    certified(company)
    waiting = case_at("completeness/2", company).case
    paying, draft = case_at("confirmation", company), begun(company, Scheme.SPPT_SNI, 1)
    dossier = [f"/permohonan/{draft.pk}/{page}" for page in ("", "penghubung/", "dokumen/", "periksa/")]
    scopes = [
        f"/permohonan/{draft.pk}/ruang-lingkup/kelompok/",
        f"/permohonan/{draft.pk}/ruang-lingkup/produk/",
        f"/permohonan/{begun(company, Scheme.ISO_14001, 1).pk}/ruang-lingkup/",
        f"/permohonan/{begun(company, Scheme.ISO_9001, 1).pk}/ruang-lingkup/lokasi/baru/",
        f"/permohonan/{begun(company, Scheme.GREEN_INDUSTRY, 1).pk}/ruang-lingkup/",
    ]
    running = [
        f"/permohonan/{paying.case_id}/terkirim/",
        f"/perkara/{paying.case_id}/",
        f"/perkara/{paying.case_id}/tarik/",
        f"/tugas/{paying.pk}/",
        f"/tugas/{paying.pk}/buat/lembar-konfirmasi/",
        f"/perkara/{waiting.pk}/lengkapi/",
    ]
    firm = [f"/perusahaan/{page}" for page in ("", "daftar/", f"{company.pk}/", f"{company.pk}/ubah/")]
    asked = f"organisation={company.pk}&scheme={Scheme.ISO_9001}&kind={Kind.SURVEILLANCE}"
    begin = ["/permohonan/", "/permohonan/baru/", f"/permohonan/baru/sertifikat/?{asked}"]
    shown = [*begin, *dossier, *scopes, *running, *firm, "/akun/email/", "/akun/2fa/"]
    yield from ((stage.client.page, address) for address in shown)


def desk_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What an official sees: inbox, cases, steps at work, done and not one's own."""
    task = case_at("completeness", stage.organisation)
    branches = case_at("testing", stage.organisation, Scheme.SPPT_SNI).case
    done = certified(stage.organisation, Scheme.GREEN_INDUSTRY).case
    cases = [f"/perkara/{case.pk}/" for case in (task.case, branches, done)]
    steps = [f"/tugas/{task.pk}/", f"/tugas/{task.pk}/buat/tinjauan-permohonan/", f"/perkara/{task.case_id}/tutup/"]
    other = branches.tasks.get(step="testing")
    numbers = ["/kerja/ikhtisar/", f"/kerja/realisasi/?tahun={done.closed_at:%Y}"]
    shown = ["/kerja/", "/perkara/", *cases, *steps, *numbers, f"/tugas/{other.pk}/", "/kerja/?q=tidak-ada"]
    yield from ((stage.pjt.page, address) for address in shown)


def administration_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """The administration's first page and the pages it leads to, each kind of page once."""
    page = stage.administrator.page
    yield page, "/administrasi/"
    links = page.locator("a[href^='/administrasi/']").evaluate_all("e => e.map(a => a.getAttribute('href'))")
    kinds = {resolve(path).view_name: path for href in links if not FILES.search(path := urlsplit(href).path)}
    yield from ((page, path) for path in kinds.values() if path != "/administrasi/")


LIGHT = {public_pages, client_pages}  # whose pages strangers and clients open on a phone
AUDIENCES = [public_pages, client_pages, desk_pages, administration_pages]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_everybody_can_use_every_page(stage: Stage, audience: Audience) -> None:
    wrong: list[str] = []
    loads: dict[Page, Load] = {}
    for page, address in audience(stage):
        load = loads[page] = loads.get(page) or Load(page)
        load.begins()
        page.goto(address)
        wrong += [f"{address}: {fault}" for fault in load.faults(is_light=audience in LIGHT)]
        wrong += [f"{address}: {fault}" for fault in at_all_widths(page)]
    assert wrong == []


def at_all_widths(page: Page) -> list[str]:
    """What is wrong on a desk's screen, in the dark, and on a phone, whose colours are those of the desk."""
    page.set_viewport_size({"width": 1280, "height": 900})
    found = [*faults(page), *sideways(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in faults(page, runOnly=CONTRAST)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    no_colours = {rule: {"enabled": False} for rule in CONTRAST}
    return [*found, *(f"320 px: {fault}" for fault in faults(page, rules=no_colours)), *sideways(page)]


def sideways(page: Page) -> list[str]:
    """By how much it scrolls sideways."""
    by = page.evaluate(SIDEWAYS)
    return [f"scrolls sideways by {by} px at {page.viewport_size}"] if by else []


@dataclass
class Load:
    """What one page asks for when nothing of it is there yet, and what it says meanwhile."""

    page: Page
    responses: list[Response] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.new_cdp_session(self.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.page.on("response", self.takes)
        self.page.on("console", lambda message: self.said.append(message.text))

    def takes(self, response: Response) -> None:
        """One more answer."""
        self.responses.append(response)

    def begins(self) -> None:
        """The next page."""
        self.responses.clear()
        self.said.clear()

    def faults(self, *, is_light: bool) -> list[str]:
        """Another host, an error on the console, and, of a page that is to be light, what weighs too much."""
        hosts = {one.url.split("/")[2] for one in self.responses}
        found = [f"asks {sorted(hosts)}"] if len(hosts) != 1 else []
        found += [words for words in self.said if "404" not in words]
        if is_light:
            measured = (self.size() / KB, len(self.responses), self.size("stylesheet") / KB, self.size("script") / KB)
            if any(is_ > limit for is_, limit in zip(measured, LIMITS, strict=True)):
                found.append(f"weighs {measured}")
        return found

    def size(self, *types: str) -> int:
        """Bytes over the wire: static files compressed, as they are served; pages as they are."""
        return sum(self._size(one) for one in self.responses if not types or one.request.resource_type in types)

    @staticmethod
    def _size(response: Response) -> int:
        body = response.body() if response.ok else b""
        return len(gzip.compress(body)) if "/static/" in response.url else len(body)
