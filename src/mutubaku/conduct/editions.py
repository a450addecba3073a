"""Which editions of its standard a system may be certified by: what the office's terms name, the newest first."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case
from mutubaku.certificates.policy import last_day
from mutubaku.people.access import office_day


def editions(case: Case, at: datetime, scheme: str = "") -> list[str]:
    """The editions offered on a day for the case's scheme, or another: the one in force first.

    An earlier one stays as long as certificates granted by it may still be valid, since their surveillance goes by it.
    """
    today = office_day(case.office, at).date()
    begun = case.office.scheme_terms.filter(scheme=scheme or case.scheme, valid_from__lte=today)
    found: list[str] = []
    replaced = None  # the day on which the terms now looked at gave way to newer ones
    for terms in begun.order_by("-valid_from"):
        alive = replaced is None or last_day(replaced, terms.validity_months) >= today
        if terms.standard and alive and terms.standard not in found:
            found.append(terms.standard)
        replaced = terms.valid_from
    return found
