"""The office's certificates with what comes next, as their page lists them."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Scheme
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.lateness import State
from mutubaku.people.access import office_day
from mutubaku.web.certificates.rows import CertificateRow, rows_of
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.listing import rows_shown

PAGE = 50


class CertificateList:
    """The issued certificates of a desk's office that nothing has replaced, by what comes next."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.state = visit.GET.get("keadaan", "")
        scheme = visit.GET.get("skema", "")
        self.scheme = scheme if scheme in Scheme.values else ""
        self.words = visit.GET.get("q", "").strip()[:200]
        self.shown = rows_shown(visit, PAGE)

    @cached_property
    def _all(self) -> list[CertificateRow]:
        office = self.visit.desk.office
        found = Certificate.objects.filter(office=office, issued_at__isnull=False, replaced_by=None)
        if self.scheme:
            found = found.filter(scheme=self.scheme)
        if self.words:
            found = found.filter(Q(number__icontains=self.words) | Q(organisation__name__icontains=self.words))
        today = office_day(office, self.visit.at).date()
        return rows_of(found.select_related("organisation", "office"), today)

    @cached_property
    def _chosen(self) -> list[CertificateRow]:
        return [row for row in self._all if _is(self.state, row)]

    @property
    def rows(self) -> list[CertificateRow]:
        """The rows of this page."""
        return self._chosen[: self.shown]

    @property
    def more_href(self) -> str:
        """The page with the next rows as well."""
        return self._href(tampil=str(self.shown + PAGE)) if len(self._chosen) > self.shown else ""

    @property
    def filter_groups(self) -> list[dict[str, Any]]:
        """The filters as plain links, the states with how many there are."""
        states = [
            ("", _("Semua")),
            ("usulan", _("Menunggu keputusan")),
            ("lewat", _("Lewat batas")),
            ("buka", _("Sudah waktunya")),
            ("beku", _("Dibekukan")),
        ]
        links = [
            Link(label, self._href(keadaan=key), key == self.state, sum(_is(key, row) for row in self._all))
            for key, label in states
        ]
        schemes = [("", _("Semua")), *((s.value, str(s.label)) for s in Scheme)]
        by_scheme = [Link(label, self._href(skema=key), current=key == self.scheme) for key, label in schemes]
        return [{"name": _("Keadaan"), "links": links}, {"name": _("Skema"), "links": by_scheme}]

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
        return {"keadaan": self.state, "skema": self.scheme, "q": self.words}

    def _href(self, **changes: str) -> str:
        kept = {key: value for key, value in {**self._asked, **changes}.items() if value}
        return f"{reverse('staff:certificates')}?{urlencode(kept)}" if kept else reverse("staff:certificates")


def _is(state: str, row: CertificateRow) -> bool:
    if state == "usulan":
        return bool(row.proposals)
    if state == "lewat":
        return row.is_late
    if state == "buka":
        return row.next is not None and row.next.state in {State.OPEN, State.RUNNING, State.OVERDUE}
    return state != "beku" or row.verdict == Verdict.SUSPENDED
