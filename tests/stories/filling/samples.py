"""Samples in the browser: planned, taken and confirmed, ordered and handed over, tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from mutubaku.cases.models import Scheme
from mutubaku.cli.demonstration.filling.sample_delivery import LABORATORY
from mutubaku.cli.demonstration.filling.testing import meeting
from mutubaku.people.access import office_day
from mutubaku.samples.policy import Limit
from mutubaku.samples.queries import limit_of, ordered_tests, under_way
from mutubaku.web.cases.panels.sample_forms import OTHER

from .audit_letter import task_at

if TYPE_CHECKING:
    from tests.stories.actors import Actor

PLANNED = {"Lot atau populasi": "Produksi tiga hari", "Banyaknya contoh": "12 kemasan", "Cara pengambilan": "Acak"}


def plan(actor: Actor, _outcome: str) -> None:
    """Every product has its plan; the place and the officer are proposed."""
    if task_at(actor).case.scheme != Scheme.SPPT_SNI:
        return
    for label, words in PLANNED.items():
        for field in actor.page.get_by_label(label, exact=True).all():
            field.fill(words)
    for officer in actor.page.get_by_label("Petugas pengambil contoh", exact=True).all():
        officer.select_option(index=1)
    actor.follows(actor.page.get_by_role("button", name="Simpan rencana pengambilan contoh"))
    actor.is_told("Rencana pengambilan contoh tersimpan")


def take(actor: Actor, _outcome: str) -> None:
    """What is wanted is taken, sealed in two parts, and confirmed by both parties."""
    number = 0
    while (button := actor.page.get_by_role("button", name="Catat contoh ini").first).count():
        form = button.locator("xpath=ancestor::form")
        number += 1
        takes(actor, form, f"S{task_at(actor).pk}{number}")
        actor.follows(button)
        actor.is_told("tercatat")
    actor.follows(actor.page.get_by_role("button", name="Tampilkan kode untuk wakil perusahaan"))
    actor.is_told("Kode ditampilkan")
    confirms(actor)
    actor.follows(actor.page.get_by_role("link", name="Lihat apakah sudah dibenarkan"))
    expect(actor.page.get_by_text("membenarkan berita acara ini pada")).to_be_visible()


def confirms(actor: Actor) -> None:
    """The company's representative reads the record on another telephone and finds it right."""
    code = actor.page.locator(".meeting-digits").inner_text()
    assert actor.stage is not None
    phone = actor.stage.stranger()
    phone.goto(actor.page.locator("a[href*='/contoh/']").get_attribute("href") or "")
    phone.get_by_label("Nama Anda").fill("Rina Wati")
    phone.get_by_label("Jabatan Anda di perusahaan").fill("Kepala produksi")
    phone.get_by_label("Kode", exact=True).fill(code)
    phone.get_by_role("button", name="Catatan ini benar").click()
    expect(phone.get_by_text("Terima kasih, Rina Wati.")).to_be_visible()


def takes(_actor: Actor, form: Locator, seal: str) -> None:
    """A sample of a lot, its seals beginning with `seal`."""
    form.get_by_label("Nomor lot atau kode produksi").fill("L26K-17")
    for place, name in enumerate(("Ke laboratorium", "Disimpan perusahaan")):
        part = form.get_by_role("group", name=name)
        part.get_by_label("Banyaknya").fill("6 kemasan")
        part.get_by_label("Nomor segel").fill(f"{seal}{'AB'[place]}")


def send(actor: Actor, _outcome: str) -> None:
    """Ordered at a laboratory, with a parameter by hand where there is no standard, and brought there."""
    orders(actor)
    for sample in under_way(task_at(actor)):
        if not ordered_tests(sample):
            form = actor.page.locator(f"form:has(input[name=sample][value='{sample.pk}'])")
            form.get_by_label("Parameter", exact=True).fill("pH")
            form.get_by_label("Batas bawah").fill("6,5")
            form.get_by_label("Batas atas").fill("8,5")
            actor.follows(form.get_by_role("button", name="Tambahkan parameter ini"))
            actor.is_told("Parameter pH ditambahkan")
    hands_over(actor, "Laboratorium", "Nadia Penerima Contoh", LABORATORY.name)


def orders(actor: Actor, name: str = LABORATORY.name) -> None:
    """The tests at a laboratory that is on no list, with the reason."""
    actor.page.get_by_label("Laboratorium", exact=True).first.select_option(OTHER)
    actor.page.get_by_label("Nama laboratorium").fill(name)
    actor.page.get_by_label("Alasan memakai laboratorium ini").fill(LABORATORY.reason)
    actor.follows(actor.page.get_by_role("button", name="Pesan pengujian"))
    actor.is_told("Pesanan pengujian tersimpan")


def hands_over(actor: Actor, kind: str, receiver: str, laboratory: str = "") -> None:
    """The next hand-over, seal intact; ``laboratory``: where it is received."""
    actor.page.get_by_role("group", name="Diserahkan kepada").get_by_label(kind, exact=True).check()
    if laboratory:
        actor.page.get_by_label("Laboratorium yang menerima").select_option(laboratory)
    actor.page.get_by_label("Nama penerima").fill(receiver)
    actor.follows(actor.page.get_by_role("button", name="Catat serah terima", exact=True))
    actor.is_told("Serah terima tercatat")


def tests_all(actor: Actor, _outcome: str) -> None:
    """Every result meets its limit."""
    reports(actor, {})


def reports(actor: Actor, values: dict[str, str]) -> None:
    """These results by the names of parameters; the others meet their limits."""
    task = task_at(actor)
    actor.page.locator("#hasil_all_on").fill(office_day(task.case.office, task.opened_at).date().isoformat())
    for sample in under_way(task):
        for one in ordered_tests(sample):
            asked: Limit = limit_of(one)
            actor.page.locator(f"#hasil_uji{one.pk}_value").fill(values.get(one.name, meeting(asked)))
            actor.page.locator(f"#hasil_uji{one.pk}_method").fill(one.method or "Metode cerita")
    actor.follows(actor.page.get_by_role("button", name="Simpan hasil"))
    actor.is_told("hasil uji tersimpan")
