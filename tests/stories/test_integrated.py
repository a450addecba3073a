"""Both management systems audited together: what both standards ask is answered once, and each gets its certificate."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.models import ChecklistItem
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
SHARED, ASPECTS = "Apakah audit internal dilaksanakan?", "Apakah aspek lingkungan diidentifikasi?"
QUESTIONS = {SHARED: {"iso-9001": "9.2", "iso-14001": "9.2"}, ASPECTS: {"iso-14001": "6.1.2"}}


def ask(office: Office) -> None:
    """One question of both standards and one of ISO 14001 alone."""
    ChecklistQuestion.objects.filter(office=office).delete()
    for order, (text, clauses) in enumerate(QUESTIONS.items()):
        key, day = f"cerita-{order}", date(2020, 1, 1)
        ChecklistQuestion.objects.create(
            office=office, key=key, clauses=clauses, text=text, valid_from=day, order=order
        )


def test_an_integrated_audit_answers_once_what_both_standards_ask(stage: Stage) -> None:
    ask(stage.office)
    first, second = integrated_at("stage-2", stage.organisation)
    auditor = stage.enter(Official, OFFICIALS["auditor"], javascript=False)
    page = auditor.page
    page.goto(f"/tugas/{first.pk}/daftar-periksa/")
    expect(page.get_by_text(ASPECTS)).to_have_count(0)
    line = page.locator("li.answer").filter(has_text=SHARED)
    line.get_by_label("Sesuai", exact=True).check()
    line.get_by_label("Catatan").fill("Satu audit internal untuk kedua sistem.")
    auditor.follows(line.get_by_role("button", name=re.compile("^Simpan")))

    page.goto(f"/tugas/{second.pk}/daftar-periksa/")
    expect(line).to_contain_text(f"Dijawab bersama permohonan {first.case.number}")
    expect(line.get_by_label("Sesuai", exact=True)).to_be_checked()
    expect(line.get_by_label("Catatan")).to_have_value("Satu audit internal untuk kedua sistem.")
    expect(page.get_by_text("1 butir belum dijawab.")).to_be_visible()
    for task in (second, first):
        auditor.completes(task.case.number, AUDIT, "Audit selesai")
    assert ChecklistItem.objects.filter(text=SHARED).count() == 1

    for task in (first, second):
        reckoned = audit_time_of(task.case)
        assert reckoned is not None
        assert "MD 11" in str(reckoned.reasoning)
        drive(task.case, at=timezone.now(), plan=Plan(pace=0.01))
    assert set(Certificate.objects.values_list("case__scheme", flat=True)) == {"iso-9001", "iso-14001"}
