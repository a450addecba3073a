"""The sampling plan of a product case, written with the audit plan (ISO/IEC 17065, 7.4).

What the work of step `audit-plan` takes from here: ``GAPS`` among its gaps, ``WRITTEN`` among its written papers.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Scheme, Task
from mutubaku.people.access import Capacity
from mutubaku.samples.queries import plans_of

from .letters import Letter, LetterTable
from .sampled import products_of
from .work import Work, Written

PLAN = "rencana-pengambilan-contoh"
COLUMNS = ("Produk", "SNI", "Lot atau populasi", "Banyaknya", "Tempat", "Cara", "Petugas")


def gaps(task: Task) -> list[str]:
    """The products nobody has planned to sample; none in other schemes."""
    if task.case.scheme != Scheme.SPPT_SNI:
        return []
    planned = {plan.item for plan in plans_of(task.case)}
    return [
        _("Rencana pengambilan contoh %(product)s") % {"product": product}
        for product in products_of(task.case)
        if product.pk not in planned
    ]


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """One line for each product."""
    rows = tuple(
        (
            ", ".join(part for part in (one.product, one.brand, one.variant) if part),
            one.sni_number,
            one.population,
            one.quantity,
            one.place,
            one.method,
            one.taker.name,
        )
        for one in plans_of(task.case)
    )
    return Letter(tables=(LetterTable("Rencana", COLUMNS, rows),))


WRITTEN = {PLAN: Written(letter, schemes=frozenset({Scheme.SPPT_SNI}))}
WORK = Work(gaps=gaps, written=WRITTEN)
