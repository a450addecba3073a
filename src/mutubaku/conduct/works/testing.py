"""Testing samples: each ordered parameter has its result, judged by one rule (decision 0018)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity
from mutubaku.samples.queries import lines_of, order_of, under_way

from .letters import Letter
from .sampled import RULE, accreditation, laboratory, late_table, results_table
from .work import Work, Written

REPORT = "laporan-uji"


def gaps(task: Task) -> list[str]:
    """The parameters without a result."""
    return [
        _("Hasil uji %(parameter)s contoh %(code)s") % {"parameter": line.test.name, "code": line.sample.code}
        for line in lines_of(under_way(task))
        if line.result is None
    ]


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """What the laboratory found, and how it stands to the limits."""
    samples = under_way(task)
    orders = [order for one in samples if (order := order_of(one))]
    fields = {
        "laboratorium": "; ".join(dict.fromkeys(laboratory(one) for one in orders)),
        "akreditasi": "; ".join(dict.fromkeys(accreditation(one) for one in orders)),
        "aturan": RULE,
    }
    lines = lines_of(samples)
    return Letter(fields, (results_table(lines), *late_table(lines)))


WORK = Work(gaps=gaps, written={REPORT: Written(letter)})
