"""Taking samples in the demonstration: each planned product, sealed in two parts, confirmed by both parties."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import confirm_sampling, show_sampling_code, take_sample
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.samples.actions import Taken
from mutubaku.samples.models import PartFor
from mutubaku.samples.queries import lot_asked, wanted


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Take what is wanted and have it confirmed."""
    for number, plan in enumerate(wanted(task), start=1):
        seal = f"D{task.pk:05d}{number:02d}"
        parts = {PartFor.LABORATORY: ("6 kemasan", f"{seal}A"), PartFor.COMPANY: ("6 kemasan", f"{seal}B")}
        taken = Taken(
            lot=lot_asked(task, plan) or f"L{task.pk:04d}-{number}",
            population="2.400 kemasan",
            quantity=plan.quantity,
            taken_at=at,
            place=plan.place,
            parts=parts,
        )
        take_sample(task.pk, by, at, plan_id=plan.pk, taken=taken)
    link = show_sampling_code(task.pk, by, at)
    confirm_sampling(link.pk, link.code, at, name="Wakil Perusahaan (rekaan)", position="Kepala produksi")
