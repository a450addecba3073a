"""Every page can be used by everybody: axe finds nothing, nothing scrolls sideways, and no page is heavy."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import Page, Response

from mutubaku.cases.models import Kind, Scheme

from .stage import Stage
from .walks import begun, case_at, certified

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
KB = 1024
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"]}  # what changes with the colour scheme
SOP = "pelayanan-sertifikasi"

Audience = Callable[[Stage], tuple[Page, list[str]]]


def public_pages(stage: Stage) -> tuple[Page, list[str]]:
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
        *accounts,
    ]
    return stage.stranger(), [*shown, "/tidak-ada/"]


def client_pages(stage: Stage) -> tuple[Page, list[str]]:
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
    return stage.client.page, [*begin, *dossier, *scopes, *running, *firm, "/akun/email/", "/akun/2fa/"]


def desk_pages(stage: Stage) -> tuple[Page, list[str]]:
    """What an official sees: inbox, cases, steps at work, done and not one's own."""
    task = case_at("completeness", stage.organisation)
    branches = case_at("testing", stage.organisation, Scheme.SPPT_SNI).case
    done = certified(stage.organisation, Scheme.GREEN_INDUSTRY).case
    cases = [f"/perkara/{case.pk}/" for case in (task.case, branches, done)]
    steps = [f"/tugas/{task.pk}/", f"/tugas/{task.pk}/buat/tinjauan-permohonan/", f"/perkara/{task.case_id}/tutup/"]
    other = branches.tasks.get(step="testing")
    return stage.pjt.page, ["/kerja/", "/perkara/", *cases, *steps, f"/tugas/{other.pk}/", "/kerja/?q=tidak-ada"]


def administration_pages(stage: Stage) -> tuple[Page, list[str]]:
    """Every page of the administration that its own pages lead to, each kind of page once."""
    page = stage.administrator.page
    found, leads = dict[str, str](), ["/administrasi/"]
    for path in leads:  # grows while it is walked
        view = resolve(path).view_name
        if view not in found and not path.endswith(".pdf"):
            found[view] = path
            leads += re.findall(r'href="(/administrasi/[^"?#]*)', page.request.get(path).text())
    return page, list(found.values())


AUDIENCES = [public_pages, client_pages, desk_pages, administration_pages]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_everybody_can_use_every_page(stage: Stage, audience: Audience, width: int) -> None:
    page, addresses = audience(stage)
    page.set_viewport_size({"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    wrong: list[str] = []
    for address in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        wrong += [f"{address}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="dark")
        wrong += [f"{address}, dark: {fault}" for fault in faults(page, CONTRAST)]
        if page.evaluate(SIDEWAYS):
            wrong.append(f"{address}: scrolls sideways by {page.evaluate(SIDEWAYS)} px")
    assert wrong == []
    assert [words for words in said if "404" not in words] == []


@dataclass
class Load:
    """What one page asked for when nothing of it was there yet."""

    responses: list[Response] = field(default_factory=list)

    def takes(self, response: Response) -> None:
        """One more answer."""
        self.responses.append(response)

    def size(self, *types: str) -> int:
        """Bytes over the wire: static files compressed, as they are served; pages as they are."""
        return sum(self._size(one) for one in self.responses if not types or one.request.resource_type in types)

    @staticmethod
    def _size(response: Response) -> int:
        body = response.body() if response.ok else b""
        return len(gzip.compress(body)) if "/static/" in response.url else len(body)


@pytest.mark.parametrize("audience", [public_pages, client_pages])
def test_no_page_is_heavy_or_asks_another_host(stage: Stage, audience: Audience) -> None:
    page, addresses = audience(stage)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    load, heavy = Load(), list[str]()
    page.on("response", load.takes)
    for address in addresses:
        load.responses.clear()
        page.goto(address, wait_until="networkidle")
        hosts = {one.url.split("/")[2] for one in load.responses}
        measured = (load.size() / KB, len(load.responses), load.size("stylesheet") / KB, load.size("script") / KB)
        if any(is_ > limit for is_, limit in zip(measured, (100, 12, 20, 15), strict=True)) or len(hosts) != 1:
            heavy.append(f"{address}: {measured} {hosts}")
    assert heavy == []


def faults(page: Page, options: dict[str, list[str]] | None = None) -> list[str]:
    """What axe finds, as rule and place."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]
