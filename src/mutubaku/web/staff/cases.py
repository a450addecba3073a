"""The list of an office's cases as its page shows it."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Account, Case, Ending, Scheme
from mutubaku.cases.queries import cases_of_office, open_tasks_of, search, with_late_step
from mutubaku.web.cases.endings import ENDINGS
from mutubaku.web.cases.page import running_row
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit

PAGE = 50
STATES = ("berjalan", "selesai", "")
LATE = {"kantor": Account.OFFICE, "pelanggan": Account.CLIENT}  # on whose account a step is late


class CaseList:
    """The cases of a desk's office by state, scheme and words, newest first."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.state = visit.GET.get("keadaan", "")
        scheme = visit.GET.get("skema", "")
        self.scheme = scheme if scheme in Scheme.values else ""
        self.late = visit.GET.get("lewat", "")
        self.words = visit.GET.get("q", "").strip()[:200]
        before = visit.GET.get("sebelum", "")
        self.before = int(before) if before.isdecimal() and len(before) < 19 else None  # noqa: PLR2004 - a bigint's digits

    @cached_property
    def _cases(self) -> list[Case]:
        cases: QuerySet[Case] = cases_of_office(self.visit.desk.office)
        if self.scheme:
            cases = cases.filter(scheme=self.scheme)
        if self.state == "berjalan":
            cases = cases.filter(closed_at=None)
        if self.state == "selesai":
            cases = cases.filter(closed_at__isnull=False)
        if self.late in LATE:
            cases = with_late_step(cases, LATE[self.late], self.visit.at)
        if self.words:
            cases = search(cases, self.words)
        if self.before is not None:
            cases = cases.filter(pk__lt=self.before)
        return list(cases[: PAGE + 1])

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """One row a case, with its open steps."""
        shown = self._cases[:PAGE]
        running = open_tasks_of(shown)
        return [self._row(case, running.get(case.pk, [])) for case in shown]

    def _row(self, case: Case, tasks: list[Any]) -> dict[str, Any]:
        return {
            "case": case,
            "href": reverse("cases:case", args=[case.pk]),
            "running": [running_row(task, self.visit.at) for task in tasks],
            "ending": ENDINGS[Ending(case.ending)] if case.ending else "",
        }

    @property
    def more_href(self) -> str:
        """The next page, when there is one."""
        if len(self._cases) <= PAGE:
            return ""
        return self._href(sebelum=str(self._cases[PAGE - 1].pk))

    @property
    def filter_groups(self) -> list[dict[str, Any]]:
        """The filters as plain links."""
        states = [("", _("Semua")), ("berjalan", _("Berjalan")), ("selesai", _("Berakhir"))]
        schemes = [("", _("Semua")), *((s.value, str(s.label)) for s in Scheme)]
        whose = [("kantor", _("Lewat waktu di kantor")), ("pelanggan", _("Lewat waktu pada pelanggan"))]
        return [
            {"name": _("Keadaan"), "links": self._links("keadaan", self.state, states)},
            {"name": _("Waktu"), "links": self._links("lewat", self.late, [("", _("Semua")), *whose])},
            {"name": _("Skema"), "links": self._links("skema", self.scheme, schemes)},
        ]

    def _links(self, name: str, chosen: str, choices: list[tuple[str, str]]) -> list[Link]:
        return [Link(label, self._href(**{name: value}), current=value == chosen) for value, label in choices]

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out on purpose."""
        return any(self._asked.values())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The filters that a search keeps."""
        return [(name, value) for name, value in self._asked.items() if value and name != "q"]

    @property
    def _asked(self) -> dict[str, str]:
        return {"keadaan": self.state, "lewat": self.late, "skema": self.scheme, "q": self.words}

    def _href(self, **changes: str) -> str:
        kept = {key: value for key, value in {**self._asked, **changes}.items() if value}
        return f"{reverse('staff:cases')}?{urlencode(kept)}" if kept else reverse("staff:cases")
