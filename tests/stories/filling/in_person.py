"""What other people do at their own pages while a step is at work; most stories let it happen behind the scene."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.audits.appointing.models import Appointment
from mutubaku.cases.models import Case
from mutubaku.people.access import TREASURER_ROLE
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from .audit_letter import task_at

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.stories.actors import Actor

LINES = 3  # of a checklist, one of them with its note; there may be dozens, all alike


def declares(member: Actor, made: Appointment) -> None:
    """A member of the team is willing and impartial."""
    member.page.goto(reverse("staff:assignment", args=[made.pk]))
    for question in ("Bersediakah Anda", "Apakah Anda tidak berpihak"):
        group = member.page.get_by_role("group", name=re.compile(f"^{question}"))
        group.get_by_label(re.compile("^Ya, saya")).check()
    member.follows(member.page.get_by_role("button", name="Kirim pernyataan"))


def agrees_to_plan(client: Actor, case: Case) -> None:
    """The client takes the audit plan as it is."""
    client.page.goto(f"/perkara/{case.pk}/rencana/")
    client.follows(client.page.get_by_role("button", name="Setuju dengan rencana ini"))


def verifies_payments(actor: Actor, case: Case) -> bool:
    """The treasurer finds what the client has paid; whether the office has a treasurer."""
    found = [one.user_id for one in officials(case.office, TREASURER_ROLE, timezone.now()) if one.user_id]
    treasurer = actor.colleague(User.objects.get(pk=found[0])) if found else None
    if treasurer is None:
        return False
    treasurer.page.goto("/kerja/bendahara/")
    row = treasurer.page.get_by_role("row").filter(has_text=case.number)
    treasurer.follows(row.get_by_role("link").first)
    treasurer.follows(treasurer.page.get_by_role("button", name="Nyatakan sah"))
    return True


def answers_lines(auditor: Actor) -> None:
    """The first lines of the checklist, from the page of the step and back."""
    page, task = auditor.page, task_at(auditor)
    step = page.url
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    for number in range(min(LINES, page.locator("li.answer").count())):
        line = page.locator("li.answer").nth(number)
        line.get_by_label("Sesuai", exact=True).check()
        line.get_by_label("Bukti" if number else "Catatan").fill("Rekaman dilihat di tempat (rekaan).")
        auditor.follows(line.get_by_role("button", name=re.compile("^Simpan")))
        expect(page.locator("li.answer").nth(number).get_by_label("Sesuai", exact=True)).to_be_checked()
    page.goto(step)


def adds_a_line(auditor: Actor, text: str) -> None:
    """A line of one's own, where the office asks nothing; from the page of the step and back."""
    page, task = auditor.page, task_at(auditor)
    step = page.url
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    page.get_by_label("Yang diperiksa").fill(text)
    auditor.follows(page.get_by_role("button", name="Tambah baris"))
    page.goto(step)


def attends(guest: Page, link: str, code: str) -> None:
    """Somebody of the company confirms by the code on the auditor's screen that they are there."""
    guest.goto(link)
    guest.get_by_label("Nama").fill("Sari Tamu")
    guest.get_by_label("Jabatan").fill("Manajer mutu")
    guest.get_by_label("Kode rapat").fill(code)
    guest.get_by_role("button", name="Saya hadir").click()
    expect(guest.get_by_role("status").first).to_contain_text("Kehadiran Anda tercatat")


def states_in_committee(member: Actor, task_id: int) -> None:
    """A member of the committee agrees to what is laid before them."""
    member.page.goto(f"/tugas/{task_id}/pernyataan/")
    member.follows(member.page.get_by_role("button", name="Saya setuju"))
    member.is_told("Pernyataan Anda tersimpan")


def signs_agreement(client: Actor, head: Actor, case: Case) -> None:
    """Both sides sign the certification agreement."""
    client.page.goto(f"/perkara/{case.pk}/perjanjian/")
    client.page.get_by_label("Nama yang menandatangani").fill(client.name)
    client.page.get_by_label("Jabatan").fill("Direktur")
    client.page.get_by_role("checkbox").check()
    client.follows(client.page.get_by_role("button", name="Tanda tangani perjanjian"))
    head.page.goto(f"/perkara/{case.pk}/perjanjian/")
    head.follows(head.page.get_by_role("button", name="Tanda tangani untuk kantor"))


def finds_draft_right(client: Actor, case: Case) -> None:
    """The client has compared the draft certificate with their data."""
    client.page.goto(f"/perkara/{case.pk}/konsep/")
    client.follows(client.page.get_by_role("button", name="Data sudah benar"))
