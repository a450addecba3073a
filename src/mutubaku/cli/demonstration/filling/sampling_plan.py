"""The sampling plan in the demonstration: every product from the finished goods, by whoever takes samples."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Scheme, Task
from mutubaku.conduct.actions.sampling import plan_sampling
from mutubaku.conduct.works.sampled import products_of
from mutubaku.people.models import User
from mutubaku.people.queries import officials
from mutubaku.procedure import Outcome
from mutubaku.samples.actions import PPC, Planned


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Plan each product of a product case."""
    if task.case.scheme != Scheme.SPPT_SNI:
        return
    taker = officials(task.case.office, PPC, at)[0].user_id or 0
    planned = [
        Planned(
            item=one.pk,
            sni_number=one.sni_number,
            product=one.product,
            brand=one.brand,
            variant=one.variant,
            certification_type=one.certification_type,
            population="Produksi tiga hari terakhir",
            quantity="12 kemasan",
            place=f"{one.factory.name}, gudang barang jadi",
            method="Acak dari gudang barang jadi",
            taker_id=taker,
        )
        for one in products_of(task.case)
    ]
    plan_sampling(task.pk, by, at, planned=planned)
