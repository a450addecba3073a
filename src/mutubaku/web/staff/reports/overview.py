"""What the head of office and the sections look at: what waits for them, what is late and with whom, the month."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.cases.queries import cases_of_office, late_work
from mutubaku.certificates.queries import proposals_in
from mutubaku.conduct.access import lapsed_claims
from mutubaku.conduct.judges import DECIDERS, may_decide
from mutubaku.people.access import office_day
from mutubaku.reports.policy import Total, total_of
from mutubaku.reports.queries import realised, received
from mutubaku.web.cases.page import running_row
from mutubaku.web.gate import Visit
from mutubaku.web.staff.asked import asked_of
from mutubaku.web.staff.inbox import Inbox
from mutubaku.web.writing import angka

WAITING = 10  # of one's own work; the rest is in the inbox
LATE = 100  # late steps shown; the rest is in the list of cases


class Overview:
    """One office at one moment, as one of its heads sees it."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.office, self.at = visit, visit.desk.office, visit.at
        self.is_head = "head" in visit.desk.roles
        self.inbox = Inbox(visit, most=WAITING)
        self.today = office_day(self.office, self.at).date()

    @cached_property
    def asked(self) -> list[dict[str, str]]:
        """What waits for them by name, and proposals about certificates that they may decide."""
        return [*asked_of(self.visit), *self._proposals()]

    def _proposals(self) -> list[dict[str, str]]:
        """Not those of a certificate a case of which they evaluated, of a holder in whom they have an interest, nor
        where the register keeps them from deciding: these stay on the list of certificates, for somebody else.
        """
        if not self.visit.desk.roles & set(DECIDERS):
            return []
        waiting = proposals_in(self.office).exclude(proposed_by=self.visit.user)
        certificates = {one.certificate_id: one.certificate for one in waiting}
        free = {pk for pk, one in certificates.items() if may_decide(one, self.visit.user, self.at)}
        theirs = [one for one in waiting if one.certificate_id in free]
        return [
            {
                "href": reverse("staff:certificate", args=[one.certificate_id]),
                "name": _("%(what)s sertifikat %(number)s diusulkan")
                % {"what": one.get_measure_display(), "number": one.certificate.number},
                "note": one.certificate.case.organisation.name,
            }
            for one in theirs
        ]

    @cached_property
    def _late(self) -> list[Task]:
        return list(late_work(self.office, self.at))

    @cached_property
    def late_groups(self) -> list[dict[str, Any]]:
        """The late steps by whose they are, one's own first, then where most is late; the longest late first."""
        gone = lapsed_claims(self.visit.user, self.office, {task.role for task in self._late}, self.at)
        found: dict[str, list[dict[str, Any]]] = {}
        own: set[str] = set()
        for task in self._late[:LATE]:
            row = {**running_row(task, self.at), "case": task.case, "round": task.round}
            row["has_lapsed"] = task.pk in gone
            found.setdefault(row["actor"], []).append(row)
            own |= {row["actor"]} if task.role in self.visit.desk.roles else set()
        ordered = sorted(found, key=lambda actor: (actor not in own, -len(found[actor]), actor))
        return [{"title": actor, "rows": found[actor]} for actor in ordered]

    @property
    def late_count(self) -> int:
        """How many steps are late."""
        return len(self._late)

    @property
    def late_href(self) -> str:
        """Every case in which the office is late, when more is late than is shown here."""
        return f"{reverse('staff:cases')}?lewat=kantor" if self.late_count > LATE else ""

    @property
    def month(self) -> str:
        """``November 2026``."""
        return date_format(self.today, "F Y")

    @cached_property
    def total(self) -> Total:
        """What was finished this month."""
        finished = realised(self.office, self.today.year, self.today.month)
        return total_of((one.case.ending, one.measured) for one in finished)

    @property
    def stats(self) -> list[dict[str, str]]:
        """The month in figures, and what runs now."""
        month = {"tahun": str(self.today.year), "bulan": str(self.today.month)}
        record = f"{reverse('staff:realisation')}?{urlencode(month)}"
        running = f"{reverse('staff:cases')}?keadaan=berjalan"
        total = self.total
        share = f"{total.share}%" if total.share is not None else "—"
        return [
            {"label": _("Diterima"), "figure": angka(received(self.office, self.today.year, self.today.month))},
            {"label": _("Selesai"), "figure": angka(total.finished), "href": record},
            {"label": _("Tepat waktu"), "figure": share, "href": record},
            {"label": _("Sedang berjalan"), "figure": angka(self._running), "href": running},
        ]

    @property
    def _running(self) -> int:
        cases: Any = cases_of_office(self.office)
        count: int = cases.filter(closed_at=None).count()
        return count
