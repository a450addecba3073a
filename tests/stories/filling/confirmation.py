"""Step 7 in the browser: the client accepts the plan and reports the payment with its proof."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from playwright.sync_api import FilePayload

from mutubaku.billing.queries import settlement
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.works.confirmation import is_reported
from mutubaku.people.access import office_day

from .audit_letter import task_at

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Accept, then pay."""
    task = task_at(actor)
    actor.follows(actor.page.get_by_role("button", name="Terima tanggal dan tim ini"))
    actor.is_told("Anda menerima tanggal dan tim audit")
    if not is_reported(task.case):
        today = office_day(task.case.office, timezone.now()).date()
        reports(actor, f"{task.pk:016d}", settlement(task.case).missing, today)


def reports(actor: Actor, ntpn: str, amount: int, paid_on: date) -> None:
    """A payment as its proof says it."""
    actor.page.get_by_label("NTPN", exact=True).fill(ntpn)
    actor.page.get_by_label("Jumlah yang dibayar (Rp)").fill(str(amount))
    actor.page.get_by_label("Tanggal bayar").fill(paid_on.isoformat())
    actor.page.get_by_label("Dibayar lewat").fill("Bank Cerita")
    actor.page.get_by_label("Bukti bayar (BPN)").set_input_files(proof())
    actor.follows(actor.page.get_by_role("button", name="Laporkan pembayaran"))
    actor.is_told("menunggu verifikasi bendahara")


def proof() -> FilePayload:
    """The Bukti Penerimaan Negara as a PDF."""
    return {"name": "bpn.pdf", "mimeType": "application/pdf", "buffer": sample("Bukti Penerimaan Negara", "Cerita")}
