"""What the office's terms say of a system: the editions it may be certified by, and the hours of a full-time week."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.applications.policy import FULL_WEEK
from mutubaku.cases.models import Case
from mutubaku.certificates.policy import last_day
from mutubaku.people.access import office_day
from mutubaku.reading import once_a_page
from mutubaku.schemes.models import SchemeTerms


def editions(case: Case, at: datetime, scheme: str = "") -> list[str]:
    """The editions offered on a day for the case's scheme, or another: the one in force first.

    An earlier one stays as long as certificates granted by it may still be valid, since their surveillance goes by it,
    but not beyond the end of its transition. What the office noted of editions without confirming it has no effect.
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
    return _with_noted(found, begun.order_by("-valid_from").first(), today)


def _with_noted(found: list[str], terms: SchemeTerms | None, today: date) -> list[str]:
    """The editions by what the version in force confirms of them: those that are over left out, those begun added, and
    those whose end is known behind the others.
    """
    noted = {one.name: one for one in terms.editions.filter(is_confirmed=True)} if terms else {}
    ends = {name: one.transition_until for name, one in noted.items() if one.transition_until}
    begun = [name for name, one in noted.items() if one.published_on is None or one.published_on <= today]
    offered = [name for name in dict.fromkeys([*found, *begun]) if name not in ends or ends[name] >= today]
    return sorted(offered, key=ends.__contains__)


@once_a_page
def full_week(case: Case) -> int:
    """The hours of a full-time week by the terms of the case's scheme on the day it was opened."""
    day = office_day(case.office, case.opened_at).date()
    begun = case.office.scheme_terms.filter(scheme=case.scheme, valid_from__lte=day).order_by("-valid_from")
    return begun.values_list("full_time_hours", flat=True).first() or FULL_WEEK
