"""What the office's terms say of a system: the editions it may be certified by, and the hours of a full-time week."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.policy import FULL_WEEK
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


def full_week(case: Case) -> int:
    """The hours of a full-time week by the terms of the case's scheme on the day it was opened."""
    day = office_day(case.office, case.opened_at).date()
    begun = case.office.scheme_terms.filter(scheme=case.scheme, valid_from__lte=day).order_by("-valid_from")
    return begun.values_list("full_time_hours", flat=True).first() or FULL_WEEK
