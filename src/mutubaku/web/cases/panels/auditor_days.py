"""The quantities that follow from the audit time, for the tariff lines of step 6 that are counted by auditor days."""

from __future__ import annotations

from mutubaku.billing.models import TariffLine
from mutubaku.cases.models import Case
from mutubaku.conduct.works.audit_fee import quantities

from .audit_letter_form import fee_name


def day_quantities(case: Case, lines: list[TariffLine]) -> dict[str, int]:
    """The quantities to propose for the tariff lines counted by auditor days, by their fields."""
    found = quantities(case, lines)
    return {fee_name(line): found[line.pk] for line in lines if line.pk in found}
