"""A team must be competent for the whole scope, and nobody who was in it judges what it found."""

from __future__ import annotations

import re

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.audits.actions import Plan
from mutubaku.audits.queries import appointed_team
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.audit_letter import plan_for
from mutubaku.people.models import Competence

from .filling.audit_letter import chooses
from .office import hold
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.mark.walk
def test_a_team_that_lacks_a_code_is_refused_with_the_code_named_and_then_completed(stage: Stage) -> None:
    task = case_at("audit-letter", stage.organisation)
    auditors = Competence.objects.filter(office=stage.office, scheme="iso-9001")
    auditors.filter(function__in=("auditor", "lead-auditor")).update(scope="3")
    pjt = stage.pjt
    pjt.page.goto(f"/tugas/{task.pk}/")
    plan = plan_for_anyway(task, auditors)
    pjt.page.get_by_label("Hari pertama").fill(plan.starts_on.isoformat())
    pjt.page.get_by_label("Hari terakhir").fill(plan.ends_on.isoformat())
    chooses(pjt, plan)
    pjt.follows(pjt.page.get_by_role("button", name="Simpan dan hitung"))
    pjt.is_refused("Tidak ada anggota tim yang berkompeten untuk kode IAF 14")
    expect(pjt.page.get_by_label("Hari pertama")).to_have_value(plan.starts_on.isoformat())  # nothing typed is lost

    register = stage.administrator
    user = auditors.get(function="auditor").user
    register.page.goto(f"/kerja/kompetensi/orang/{user.pk}/baru/")
    register.page.get_by_label("Auditor", exact=True).check()
    register.page.get_by_label("Skema dan lingkup teknis").select_option("iso-9001|14")
    register.page.get_by_label("Berlaku mulai").fill("2025-01-01")
    register.page.get_by_label("Buktinya tidak menyebut hari terakhir").check()
    register.page.get_by_label(re.compile("^Dasar")).fill("Pelatihan auditor")
    register.follows(register.page.get_by_role("button", name="Simpan kompetensi"))
    register.is_told("Kompetensi tersimpan")

    pjt.follows(pjt.page.get_by_role("button", name="Simpan dan hitung"))
    pjt.is_told("Rencana audit dan biayanya tersimpan")


def plan_for_anyway(task: Task, auditors: QuerySet[Competence]) -> Plan:
    """The plan that would stand if its people were competent for everything."""
    scopes = dict(auditors.values_list("pk", "scope"))
    auditors.update(scope="")
    plan = plan_for(task.case, timezone.now())
    for pk, scope in scopes.items():
        auditors.filter(pk=pk).update(scope=scope)
    return plan


@pytest.mark.walk
def test_a_reviewer_who_was_on_the_team_is_refused(stage: Stage) -> None:
    task = case_at("review", stage.organisation)
    member = next(one.user for one in appointed_team(task.case) if one.function == "lead-auditor")
    hold(stage.office, "peninjau", member)
    lead = stage.lead_auditor
    lead.page.goto("/kerja/")
    expect(lead.page.get_by_role("main")).to_contain_text("Tidak ada pekerjaan yang menunggu Anda")
    lead.page.goto(f"/tugas/{task.pk}/")
    expect(lead.page.get_by_role("main")).to_contain_text("jadi tidak boleh menilainya")
    assert lead.page.get_by_role("button", name="Lengkap").count() == 0
    stage.reviewer.page.goto("/kerja/")
    expect(stage.reviewer.page.locator(f"a[href='/tugas/{task.pk}/']")).to_have_count(1)
