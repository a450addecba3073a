"""Green industry performance in the browser: every criterion is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.cases.models import Scheme
from mutubaku.conduct.works.performance import number_of
from mutubaku.greenindustry.queries import criteria_of
from mutubaku.people.access import office_day

from .audit_letter import task_at

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Record each criterion, a criterion by hand first where the office has no standard; nothing in other schemes."""
    case = task_at(actor).case
    if case.scheme != Scheme.GREEN_INDUSTRY:
        return
    if not criteria_of(case, number_of(case)):
        adds_a_criterion(actor)
    records(actor, {})


def adds_a_criterion(actor: Actor) -> None:
    """The use of water, at most 18 m³ for a ton."""
    actor.page.get_by_label("Kriteria", exact=True).first.fill("Pemakaian air")
    actor.page.locator("#kriteria_unit").fill("m³/ton")
    actor.page.locator("#kriteria_upper").fill("18")
    actor.follows(actor.page.get_by_role("button", name="Tambahkan kriteria ini"))
    actor.is_told("Kriteria Pemakaian air ditambahkan")


def records(actor: Actor, values: dict[str, str]) -> None:
    """These values or grades by the names of criteria; the others meet what is asked for."""
    case = task_at(actor).case
    year = office_day(case.office, timezone.now()).year - 1
    for one in criteria_of(case, number_of(case)):
        field = f"#kinerja_{one.key}"
        if one.is_technical:
            given = values.get(one.name, str(int(one.upper or (one.lower or 0) + 1)))
            actor.page.locator(f"{field}_value").fill(given)
            actor.page.locator(f"{field}_starts_on").fill(f"{year}-01-01")
            actor.page.locator(f"{field}_ends_on").fill(f"{year}-12-31")
            actor.page.locator(f"{field}_evidence").fill("Catatan meter air")
        else:
            actor.page.locator(f"{field}_points").fill(values.get(one.name, str(one.points)))
            actor.page.locator(f"{field}_reason").fill("Dilihat di lokasi.")
    actor.follows(actor.page.get_by_role("button", name="Simpan dan hitung kinerja"))
    actor.is_told("Kinerja industri hijau tersimpan dan dihitung")
