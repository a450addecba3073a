"""What waits for a person by name rather than by role: their word in a committee, and appeals that are theirs."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.decisions.queries import awaited_statements, open_appeals
from mutubaku.web.gate import Visit

Row = dict[str, str]


def asked_of(visit: Visit) -> list[Row]:
    """Meetings in which it is their turn, appeals they handle, and for the head those nobody handles yet."""
    return [*_statements(visit), *_appeals(visit)]


def _statements(visit: Visit) -> list[Row]:
    found = [one for one in awaited_statements(visit.user.pk) if one.task.office_id == visit.desk.office.pk]
    return [
        {
            "href": reverse("cases:statement", args=[one.task_id]),
            "name": _("Pernyataan komite untuk %(number)s") % {"number": one.task.case.number},
            "note": one.task.case.organisation.name,
        }
        for one in found
    ]


def _appeals(visit: Visit) -> list[Row]:
    rows = []
    for one in open_appeals(visit.desk.office):
        is_mine = one.handler_id == visit.user.pk or (one.handler_id is None and "head" in visit.desk.roles)
        if is_mine:
            case = one.decision.case
            words = {"number": case.number}
            name = _("Banding pada %(number)s") if one.handler_id else _("Banding baru pada %(number)s")
            href = reverse("cases:appeal", args=[case.pk])
            rows.append({"href": href, "name": name % words, "note": case.organisation.name})
    return rows
