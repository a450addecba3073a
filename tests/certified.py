"""An issued certificate with its plan, without the walk that leads to it: what the years after are tested on."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.policy import document_kind
from mutubaku.conduct.actions.ending import end_case
from mutubaku.conduct.cycle import plan_cycle
from mutubaku.conduct.works.granted import granted
from mutubaku.documents.actions import add_made
from mutubaku.people.access import Capacity, capacity_for

from .cast import MONDAY, Cast
from .snapshots import beginning


def capacity(cast: Cast, role: str, at: datetime = MONDAY) -> Capacity:
    """The capacity of whoever plays the role."""
    found = capacity_for(cast.staff[role], cast.office, role, at)
    assert found is not None
    return found


def ended(case: Case, by: Capacity, at: datetime) -> Case:
    """The case sent and completed, without its steps."""
    case.sent_at, case.number = at, case.number or f"{case.pk:03d}/PALEMBANG/2026"
    case.save(update_fields=["sent_at", "number"])
    end_case(case, "completed", "", by, at)
    return case


def certified(cast: Cast, scheme: str = "iso-9001", at: datetime = MONDAY) -> Certificate:
    """A certificate issued on the day of ``at``, its cycle planned."""
    pk = beginning(("certified", cast.client.pk, scheme, at), lambda: _certified(cast, scheme, at).pk)
    return Certificate.objects.select_related("case__office", "case__organisation").get(pk=pk)


def _certified(cast: Cast, scheme: str, at: datetime) -> Certificate:
    head, case = capacity(cast, "head"), cast.new_case(scheme)
    kind = document_kind(scheme, "initial")
    file = add_made(case.tasks.get(), kind=kind, name=f"{kind}.pdf", data=b"%PDF-1.7 contoh", by=head, at=at)
    ended(case, head, at)
    certificate = certificates.draft(case, granted(case), head, at)
    certificates.issue(certificate, file, head, at)
    plan_cycle(certificate, head, at)
    return certificate
