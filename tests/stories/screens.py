"""Takes the pictures of README and guide from a demonstration of its own: `python -m tests.stories.screens OUT_DIR`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

from .chromium import QUIET, find_chromium
from .small_png import small

if TYPE_CHECKING:
    from mutubaku.cases.models import Task

LARGEST = 150 * 1024  # bytes of one picture
WIDTHS = {"meja": (1280, 800), "ponsel": (390, 844)}
CLIENT = "mutu@air-sejuk.contoh.example"
HEAD, DESK, SECTION, LEADER, LABORATORY, REVIEWER, TREASURER, ADMINISTRATOR = (
    f"{name}@balai.contoh.example"
    for name in ("kepala", "kasi.pjt", "kasi.ss", "ketua.tim", "laboratorium", "peninjau", "bendahara", "administrator")
)


@dataclass(frozen=True)
class Picture:
    """One screen: its file name, who looks at it, and where it is."""

    name: str
    who: str
    address: str
    top: str = ""  # what is brought to the top of the picture, when the page's own top is not the point
    devices: tuple[str, ...] = tuple(WIDTHS)


def pictures() -> list[Picture]:
    """Every picture, from what the demonstration holds."""
    return [*whole_way(), *step_screens(), *certification(), *money(), *complaints(), *others()]


def whole_way() -> list[Picture]:
    """The front page, the client's application and where it stands, the desk, and what the public sees."""
    from mutubaku.cases.models import Case  # noqa: PLC0415 - Django is ready only now
    from mutubaku.certificates.models import Certificate  # noqa: PLC0415

    draft = Case.objects.filter(sent_at=None).latest("pk")
    audited = Case.objects.filter(organisation=draft.organisation, closed_at=None).exclude(pk=draft.pk).earliest("pk")
    secret = Certificate.objects.filter(issued_at__isnull=False, replaced_by=None).latest("pk").secret
    return [
        Picture("beranda", "", "/"),
        Picture("berkas", CLIENT, f"/permohonan/{draft.pk}/"),
        Picture("lacak", CLIENT, f"/perkara/{audited.pk}/"),
        Picture("kotak-kerja", DESK, "/kerja/"),
        Picture("perkara", DESK, f"/perkara/{audited.pk}/"),
        Picture("verifikasi", "", f"/v/{secret}/"),
        Picture("sop", "", "/sop/pelayanan-sertifikasi/", ".sheet >> nth=1"),
        Picture("tautan-lacak", "", f"/lacak/{audited.secret}/", devices=("ponsel",)),
    ]


def step_screens() -> list[Picture]:
    """Steps with work of their own, each as it lies open before whoever does it."""
    disposition, completeness, letter, answer = (
        waiting(step) for step in ("disposition", "completeness", "audit-letter", "confirmation")
    )
    payer = answer.case.organisation.users.order_by("memberships__pk")[0].email
    return [
        Picture("langkah", DESK, f"/tugas/{completeness.pk}/"),
        Picture("disposisi", HEAD, f"/tugas/{disposition.pk}/", "text='Disposisi' >> visible=true", ("meja",)),
        Picture("kelengkapan", DESK, f"/tugas/{completeness.pk}/", ".matrix >> nth=0", ("meja",)),
        Picture("surat-audit", DESK, f"/tugas/{letter.pk}/", "h2:has-text('Rencana audit')", ("meja",)),
        Picture("konfirmasi", payer, f"/tugas/{answer.pk}/", ".pay-due", ("ponsel",)),
    ]


def certification() -> list[Picture]:
    """Step 9 before those who do it: checklist, findings, review; the certificates and their years after."""
    visit, testing, corrections, review = (
        waiting(step, paused=True) for step in ("stage-2", "testing", "corrections", "review")
    )
    checklist = f"/tugas/{visit.pk}/daftar-periksa/"
    return [
        Picture("daftar-periksa", LEADER, checklist, devices=("ponsel",)),
        Picture("temuan", LEADER, f"/tugas/{corrections.pk}/", "h2:has-text('Temuan')", ("meja",)),
        Picture("hasil-uji", LABORATORY, f"/tugas/{testing.pk}/", "h2:has-text('Hasil uji')", ("meja",)),
        Picture("tinjauan", REVIEWER, f"/tugas/{review.pk}/", "h2:has-text('Seluruh berkas')", ("meja",)),
        Picture("sertifikat", SECTION, "/kerja/sertifikat/", devices=("meja",)),
        Picture("kompetensi", SECTION, "/kerja/kompetensi/matriks/", devices=("meja",)),
        Picture("skema", "", "/skema/sppt-sni/", devices=("ponsel",)),
    ]


def money() -> list[Picture]:
    """The treasurer's desk, a payment on it, and the fee as anybody may reckon it."""
    from mutubaku.billing.models import Payment  # noqa: PLC0415 - Django is ready only now

    payment = Payment.objects.filter(verified_at=None, rejected_at=None, invoice__case__closed_at=None).latest("pk")
    return [
        Picture("penerimaan", TREASURER, "/kerja/bendahara/", devices=("meja",)),
        Picture("pembayaran", TREASURER, f"/kerja/bendahara/pembayaran/{payment.pk}/", devices=("meja",)),
        Picture("biaya", "", "/biaya/sppt-sni/", "label:has-text('usaha mikro')", ("ponsel",)),
    ]


def complaints() -> list[Picture]:
    """Complaining as anybody may, the register, a call being written down, and one whose complainant has no e-mail."""
    from mutubaku.complaints.models import Channel, Complaint  # noqa: PLC0415 - Django is ready only now

    told = Complaint.objects.filter(channel=Channel.PHONE).latest("pk")
    return [
        Picture("ajukan-keluhan", "", "/keluhan/", devices=("ponsel",)),
        Picture("daftar-keluhan", DESK, "/kerja/keluhan/", devices=("meja",)),
        Picture("catat-keluhan", DESK, "/kerja/keluhan/baru/", devices=("meja",)),
        Picture("keluhan", DESK, f"/kerja/keluhan/{told.pk}/", "dt:text-is('Disampaikan lewat')", ("ponsel",)),
    ]


def others() -> list[Picture]:
    """What the head looks at, and the administrator's words on a letter."""
    return [
        Picture("ikhtisar", HEAD, "/kerja/ikhtisar/", devices=("meja",)),
        Picture("teks-surat", ADMINISTRATOR, "/administrasi/surat/surat-informasi-audit/ubah/", devices=("meja",)),
    ]


def waiting(step: str, *, paused: bool = False) -> Task:
    """The newest open task of a step; one whose clock runs, unless it may stand still."""
    from mutubaku.cases.models import Task  # noqa: PLC0415 - Django is ready only now

    running = Task.objects.filter(step=step, closed_at=None)
    if not paused:
        running = running.exclude(pauses__ended_at=None, pauses__isnull=False)
    return running.select_related("case__organisation").latest("pk")


def take(browser: Browser, base: str, out: Path) -> None:
    """Every picture at every width."""
    found = pictures()
    for device, (width, height) in WIDTHS.items():
        wanted = [picture for picture in found if device in picture.devices]
        for who in dict.fromkeys(picture.who for picture in wanted):
            context = browser.new_context(
                base_url=base, viewport={"width": width, "height": height}, locale="id-ID", timezone_id="Asia/Jakarta"
            )
            page = context.new_page()
            if who:
                sign_in(page, who)
            for picture in (one for one in wanted if one.who == who):
                page.goto(picture.address, wait_until="networkidle")
                if picture.top:
                    page.locator(picture.top).evaluate("e => e.scrollIntoView()")
                    page.wait_for_load_state("networkidle")
                path = out / f"{picture.name}-{device}.png"
                path.write_bytes(small(page.screenshot(animations="disabled")))
                told(path)
            context.close()


def sign_in(page: Page, who: str) -> None:
    """With the demonstration's own button."""
    page.goto("/demo/")
    page.locator(f"button[value='{who}']").click()
    page.wait_for_load_state()


def told(path: Path) -> None:
    """Say how large a picture became; one that is too large ends the run."""
    size = path.stat().st_size
    sys.stdout.write(f"{path} {size // 1024} KB\n")
    if size > LARGEST:
        sys.exit(f"{path} is larger than {LARGEST // 1024} KB.")


@contextmanager
def demonstration() -> Iterator[str]:
    """A fresh demonstration, served out of the tests' own data folder, which goes again; its address."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    from mutubaku.cli import database, django  # noqa: PLC0415 - the environment is set only now

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415
    from pytest_django.live_server_helper import LiveServer  # noqa: PLC0415

    from mutubaku.cli.demonstration.fresh import fresh  # noqa: PLC0415

    settings.DEMONSTRATION = True
    database.prepare_database()
    fresh(timezone.now().replace(microsecond=0))
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def main(out: Path) -> None:
    """Take every picture into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with demonstration() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*QUIET, "--lang=id"])
        take(browser, base, out)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m tests.stories.screens OUT_DIR")
    main(Path(sys.argv[1]))
