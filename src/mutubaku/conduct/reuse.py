"""What a client has given before: the last answers of a certificate, and documents found valid and not expired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of, earlier_application, required_documents
from mutubaku.cases.models import Case
from mutubaku.certificates.queries import cases_before
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.queries import handed_in
from mutubaku.people.access import office_day
from mutubaku.reviews.models import Verification


def last_application(case: Case) -> Application | None:
    """From whose answers one may begin: the newest application of the certificate the case is about, so that those of
    another factory do not slip in; else the client's newest in the scheme."""
    return earlier_application(case, cases_before(case))


@dataclass(frozen=True)
class Reusable:
    """A document of an earlier case that may serve again: for which requirement, and until when it is valid."""

    requirement: Requirement
    version: Version
    expires_on: date | None

    @property
    def number(self) -> str:
        """The number of the case it was verified in."""
        return self.version.document.case.number


def reusable(case: Case, at: datetime) -> list[Reusable]:
    """What the draft still lacks and the client has handed in before, in the order of the office's table.

    The last word on a requirement counts: a document found not valid later is not offered.
    """
    there = handed_in(case)
    wanted = {row.key: row for row in required_documents(case, application_of(case)) if row.key not in there}
    judged = Verification.objects.filter(
        requirement__in=wanted, is_valid__isnull=False, version__document__case__organisation_id=case.organisation_id
    )
    related = ("version__document__case", "version__file")
    last = {row.requirement: row for row in judged.select_related(*related).order_by("task__opened_at", "pk")}
    today = office_day(case.office, at).date()
    return [
        Reusable(row, last[key].version, last[key].expires_on)
        for key, row in wanted.items()
        if key in last and last[key].is_valid and _holds(last[key].expires_on, today)
    ]


def _holds(expires_on: date | None, today: date) -> bool:
    return expires_on is None or expires_on >= today
