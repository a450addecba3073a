"""The table of requirements as its page lists it: by scheme, in force and to come, those over on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications.models import Commodity
from mutubaku.cases.models import Kind, Scheme
from mutubaku.documents.models import Requirement
from mutubaku.people.models import ApplicantKind
from mutubaku.web.context import Link


@dataclass(frozen=True)
class Row:
    """A row with the cases it applies to, in words."""

    row: Requirement
    scope: str
    schemes: str
    is_over: bool
    is_to_come: bool


class RequirementList:
    """The rows a page shows by what its address asks for: ``skema`` and ``lama``."""

    def __init__(self, rows: Iterable[Requirement], asked: Mapping[str, str], today: date) -> None:
        self.scheme = asked.get("skema", "") if asked.get("skema") in Scheme.values else ""
        self.with_old = bool(asked.get("lama"))
        self.rows = [
            _row(one, today)
            for one in rows
            if (not self.scheme or not one.schemes or self.scheme in one.schemes)
            and (self.with_old or one.valid_to is None or one.valid_to >= today)
        ]

    @property
    def filters(self) -> list[dict[str, object]]:
        """The schemes, and whether rows that are over are shown, as plain links."""
        schemes = [("", _("Semua")), *((s.value, str(s.label)) for s in Scheme)]
        age = [("", _("Berlaku dan akan datang")), ("1", _("Termasuk yang sudah berakhir"))]
        old = "1" if self.with_old else ""
        return [
            {"name": _("Skema"), "links": [Link(n, _href(k, old), current=k == self.scheme) for k, n in schemes]},
            {"name": _("Masa"), "links": [Link(n, _href(self.scheme, k), current=k == old) for k, n in age]},
        ]


def _href(scheme: str, old: str) -> str:
    asked = {key: value for key, value in (("skema", scheme), ("lama", old)) if value}
    home = reverse("administration:requirements")
    return f"{home}?{urlencode(asked)}" if asked else home


def _row(row: Requirement, today: date) -> Row:
    return Row(
        row=row,
        scope=", ".join(_scope(row)),
        schemes=", ".join(str(dict(Scheme.choices).get(s, s)) for s in row.schemes) or _("Semua skema"),
        is_over=row.valid_to is not None and row.valid_to < today,
        is_to_come=row.valid_from > today,
    )


def _scope(row: Requirement) -> list[str]:
    """What narrows a row besides the scheme."""
    kinds = [str(dict(Kind.choices).get(k, k)) for k in row.kinds]
    applicants = [str(dict(ApplicantKind.choices).get(k, k)) for k in row.applicant_kinds]
    commodity = [str(dict(Commodity.choices).get(row.commodity, row.commodity))] if row.commodity else []
    return [*kinds, *applicants, *commodity]
