"""Stage 1 in the browser: documents, interval and manner on the page; the points of readiness as the team answers."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.audits.queries import proposal_of
from mutubaku.cli.demonstration.filling.stage_1 import LATER, WEAK
from mutubaku.cli.demonstration.filling.visiting import answer_all
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .audit_letter import task_at
from .in_person import answers_lines

if TYPE_CHECKING:
    from tests.stories.actors import Actor

CORRECT = "Perlu tindakan koreksi"


def fill(actor: Actor, outcome: str) -> None:
    """Judge every document; where a correction is meant, the first is inadequate."""
    task = task_at(actor)
    rows = actor.page.locator("table.matrix tbody tr")
    for number in range(rows.count()):
        is_weak = number == 0 and outcome == CORRECT
        rows.nth(number).get_by_label(re.compile("^Belum" if is_weak else "^Memadai")).check()
        if is_weak:
            rows.nth(number).get_by_label(re.compile("^Keterangan")).fill(WEAK)
    if rows.count():
        actor.follows(actor.page.get_by_role("button", name="Simpan penilaian dokumen"))
        actor.is_told("Penilaian dokumen tersimpan")
    auditor = User.objects.get(name=actor.name)
    if actor.colleague(auditor):
        answers_lines(actor)
    answer_all(task, auditor, timezone.now())
    today, proposal = office_day(task.case.office, timezone.now()).date(), proposal_of(task.case)
    planned = max(proposal.starts_on if proposal else today, today + LATER - timedelta(days=1))
    actor.page.get_by_label("Tahap 1 dilaksanakan").fill(today.isoformat())
    actor.page.get_by_label("Tahap 2 direncanakan").fill(planned.isoformat())
    actor.follows(actor.page.get_by_role("button", name="Simpan selang"))
    actor.is_told("Selang ke tahap 2 tersimpan")
    is_at_the_site(actor)


def is_at_the_site(actor: Actor) -> None:
    """Not from a distance."""
    manner = actor.page.get_by_role("group", name=re.compile("^Diaudit dari jarak jauh"))
    manner.get_by_label("Tidak", exact=True).check()
    actor.follows(actor.page.get_by_role("button", name="Simpan cara audit"))
    actor.is_told("Cara audit tersimpan")
