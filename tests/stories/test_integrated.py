"""Both management systems audited together: what both standards ask is answered once, and each gets its certificate."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.models import ChecklistItem
from mutubaku.cases.models import Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.cases import Plan, drive
from mutubaku.people.models import Office
from mutubaku.schemes.models import ChecklistQuestion

from .actors import Official
from .office import OFFICIALS
from .stage import Stage
from .walks import integrated_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
AUDIT = "Audit tahap 2 di lokasi"
SHARED, REVIEW = "Apakah audit internal dilaksanakan?", "Apakah tinjauan manajemen dilaksanakan?"
PRODUCTION, ASPECTS = "Apakah proses produksi terkendali?", "Apakah aspek lingkungan diidentifikasi?"
QUESTIONS = {
    SHARED: {"iso-9001": "9.2", "iso-14001": "9.2"},
    REVIEW: {"iso-9001": "9.3", "iso-14001": "9.3"},
    PRODUCTION: {"iso-9001": "8.5"},
    ASPECTS: {"iso-14001": "6.1.2"},
}


def ask(office: Office) -> None:
    """Two questions of both standards, and one of each alone."""
    ChecklistQuestion.objects.filter(office=office).delete()
    for order, (text, clauses) in enumerate(QUESTIONS.items()):
        key, day = f"cerita-{order}", date(2020, 1, 1)
        ChecklistQuestion.objects.create(
            office=office, key=key, clauses=clauses, text=text, valid_from=day, order=order
        )


def line_of(auditor: Official, question: str) -> Locator:
    return auditor.page.locator("li.answer").filter(has_text=question)


def answers(auditor: Official, question: str, note: str) -> None:
    """One line of the checklist at hand, found in order."""
    line = line_of(auditor, question)
    line.get_by_label("Sesuai", exact=True).check()
    line.get_by_label("Catatan").fill(note)
    auditor.follows(line.get_by_role("button", name=re.compile("^Simpan")))


def is_shared(auditor: Official, question: str, task: Task, note: str) -> None:
    """The line stands answered as it was in the other standard's checklist."""
    line = line_of(auditor, question)
    expect(line).to_contain_text(f"Dijawab bersama permohonan {task.case.number}")
    expect(line.get_by_label("Sesuai", exact=True)).to_be_checked()
    expect(line.get_by_label("Catatan")).to_have_value(note)


@pytest.mark.walk
def test_an_integrated_audit_answers_once_what_both_standards_ask(stage: Stage) -> None:
    ask(stage.office)
    first, second = integrated_at("stage-2", stage.organisation)
    days = {(plan.starts_on, plan.ends_on) for task in (first, second) if (plan := plan_in_force(task.case))}
    assert len({first for first, _last in days}) == 1  # one audit, begun together
    auditor = stage.enter(Official, OFFICIALS["auditor"], javascript=False)
    page = auditor.page
    page.goto(f"/tugas/{first.pk}/daftar-periksa/")
    expect(page.get_by_text(ASPECTS)).to_have_count(0)
    answers(auditor, SHARED, "Satu audit internal untuk kedua sistem.")
    answers(auditor, PRODUCTION, "Lini 1 dan 2 dilihat.")
    expect(page.get_by_text("1 butir belum dijawab.")).to_be_visible()

    # The second standard: what was answered counts here too, its own questions are asked, and count for the first.
    page.goto(f"/tugas/{second.pk}/daftar-periksa/")
    expect(page.get_by_text(PRODUCTION)).to_have_count(0)
    is_shared(auditor, SHARED, first, "Satu audit internal untuk kedua sistem.")
    expect(page.get_by_text("2 butir belum dijawab.")).to_be_visible()
    answers(auditor, ASPECTS, "Daftar aspek 2026 dibaca.")
    answers(auditor, REVIEW, "Satu rapat untuk kedua sistem.")
    expect(page.get_by_text("0 butir belum dijawab.")).to_be_visible()
    page.goto(f"/tugas/{first.pk}/daftar-periksa/")
    is_shared(auditor, REVIEW, second, "Satu rapat untuk kedua sistem.")
    expect(page.get_by_text("0 butir belum dijawab.")).to_be_visible()
    for task in (second, first):
        auditor.completes(task.case.number, AUDIT, "Audit selesai")
    written = ChecklistItem.objects.values_list("text", "visit__task")
    assert sorted(written) == sorted(
        [(SHARED, first.pk), (PRODUCTION, first.pk), (ASPECTS, second.pk), (REVIEW, second.pk)]
    )

    for task in (first, second):
        reckoned = audit_time_of(task.case)
        assert reckoned is not None
        assert "MD 11" in str(reckoned.reasoning)
        drive(task.case, at=timezone.now(), plan=Plan(pace=0.01))
    assert set(Certificate.objects.values_list("case__scheme", flat=True)) == {"iso-9001", "iso-14001"}
