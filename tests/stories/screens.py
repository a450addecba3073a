"""Takes the pictures of README and guide from a demonstration of its own: `python -m tests.stories.screens OUT_DIR`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from .chromium import QUIET, find_chromium
from .small_png import small

LARGEST = 150 * 1024  # bytes of one picture
WIDTHS = {"meja": (1280, 800), "ponsel": (390, 844)}


@dataclass(frozen=True)
class Picture:
    """One screen: its file name, who looks at it, and where it is."""

    name: str
    who: str
    address: str
    top: str = ""  # what is brought to the top of the picture, when the page's own top is not the point


def pictures() -> list[Picture]:
    """Every picture, from what the demonstration holds."""
    from mutubaku.cases.models import Case, Task  # noqa: PLC0415 - Django is ready only now
    from mutubaku.certificates.models import Certificate  # noqa: PLC0415

    draft = Case.objects.filter(sent_at=None).latest("pk")
    water, head = "mutu@air-sejuk.contoh.example", "kasi.pjt@balai.contoh.example"
    step = Task.objects.filter(step="completeness", closed_at=None, pauses=None).latest("pk")
    audited = Case.objects.filter(organisation=draft.organisation, closed_at=None).exclude(pk=draft.pk).earliest("pk")
    secret = Certificate.objects.filter(issued_at__isnull=False, replaced_by=None).latest("pk").secret
    return [
        Picture("beranda", "", "/"),
        Picture("berkas", water, f"/permohonan/{draft.pk}/"),
        Picture("lacak", water, f"/perkara/{audited.pk}/"),
        Picture("kotak-kerja", head, "/kerja/"),
        Picture("langkah", head, f"/tugas/{step.pk}/"),
        Picture("perkara", head, f"/perkara/{audited.pk}/"),
        Picture("verifikasi", "", f"/v/{secret}/"),
        Picture("sop", "", "/sop/pelayanan-sertifikasi/", ".sheet >> nth=1"),
    ]


def take(browser: Browser, base: str, out: Path) -> None:
    """Every picture at every width."""
    found = pictures()
    for device, (width, height) in WIDTHS.items():
        for who in dict.fromkeys(picture.who for picture in found):
            context = browser.new_context(
                base_url=base, viewport={"width": width, "height": height}, locale="id-ID", timezone_id="Asia/Jakarta"
            )
            page = context.new_page()
            if who:
                sign_in(page, who)
            for picture in (one for one in found if one.who == who):
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
