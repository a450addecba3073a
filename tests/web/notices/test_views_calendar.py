"""The calendar of what is coming, by day, for the desk and for a client."""

from __future__ import annotations

from datetime import date

from mutubaku.audits.models import AuditProposal
from mutubaku.cases.models import Task
from tests.cast import Cast
from tests.web.cases.conftest import As, Move

DESK, CLIENT = "/kerja/kalender/", "/permohonan/kalender/"


def test_the_desk_reads_its_steps_and_the_office_s_audits_by_day(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("verification")
    AuditProposal.objects.create(task=task, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 2), place="Pabrik Ogan")
    move(task.opened_at)
    html = as_(cast.staff["ss"]).page(DESK)
    assert html.index("Senin, 23 November 2026") < html.index("Selasa, 1 Desember 2026")
    assert "hari ini" in html
    assert f'href="/tugas/{task.pk}/">Memverifikasi dokumen</a>' in html
    assert "Audit (usulan, belum dikonfirmasi)" in html
    assert "sampai 2 Desember 2026, Pabrik Ogan" in html
    assert cast.organisation.name in html


def test_a_client_reads_their_own_audit_and_not_the_desk_s_steps(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("verification")
    AuditProposal.objects.create(task=task, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 1), place="Pabrik")
    move(task.opened_at)
    assert "Audit (usulan" not in as_(cast.client).page(CLIENT)  # its letter has not been sent
    Task.objects.filter(pk=task.pk).update(closed_at=task.opened_at, outcome="sah")
    html = as_(cast.client).page(CLIENT)
    assert ("Audit (usulan" in html, "Memverifikasi dokumen" in html) == (True, False)
    assert f'href="/perkara/{task.case_id}/"' in html


def test_an_empty_calendar_says_so(cast: Cast, as_: As) -> None:
    assert "Tidak ada tenggat dalam dua minggu" in as_(cast.staff["head"]).page(DESK)
    assert "Tidak ada tenggat dalam dua minggu" in as_(cast.client).page(CLIENT)
    assert as_(cast.client).get(DESK).status_code == 403
