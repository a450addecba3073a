"""The register of complaints as its page and its workbook list it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.complaints.models import About, Complaint
from mutubaku.complaints.policy import OVER, State
from mutubaku.complaints.queries import Standing, complaints_of, standing_of
from mutubaku.conduct.complaints import keeper_at
from mutubaku.people.access import MANAGER_ROLES
from mutubaku.web.cases.clock import clock_of
from mutubaku.web.complaints import OUTCOMES, STATES, Tag
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.listing import rows_shown
from mutubaku.worktime import TimeLeft

PAGE = 50
LATE, OPEN, UNANSWERED = "lambat", "terbuka", "jawaban-lambat"


@dataclass(frozen=True)
class Row:
    """One complaint in the list: how it stands, what is left of the time promised, what it was found to be."""

    complaint: Complaint
    standing: Standing
    state: Tag
    outcome: Tag | None
    left: TimeLeft | None

    @property
    def subject(self) -> str:
        """Whom it is about."""
        one = self.complaint
        return one.case.organisation.name if one.case else one.subject_name


class ComplaintList:
    """The complaints of a desk's office that a person may see: all for whoever keeps the register, else their own."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        asked = visit.GET
        known = {OPEN, LATE, UNANSWERED, *State}
        self.state = asked.get("keadaan", "") if asked.get("keadaan", "") in known else ""
        self.about = asked.get("tentang", "") if asked.get("tentang", "") in About.values else ""
        self.shown = rows_shown(visit, PAGE)

    @cached_property
    def all(self) -> list[Row]:
        """Every complaint the person may see, the newest first."""
        visit = self.visit
        person = None if keeper_at(visit.desk.office, visit.user, visit.at) else visit.user
        return [self._row(one) for one in complaints_of(visit.desk.office, person)]

    @cached_property
    def chosen(self) -> list[Row]:
        """Those the filters leave."""
        return [row for row in self.all if self._is(row) and self.about in {"", row.complaint.about}]

    @property
    def is_keeper(self) -> bool:
        """Whether the person keeps the register, and so may write down what came, and take the register along."""
        return bool(self.visit.desk.roles & set(MANAGER_ROLES))

    @property
    def rows(self) -> list[Row]:
        """The rows of this page."""
        return self.chosen[: self.shown]

    @property
    def more_href(self) -> str:
        """The page with the next rows as well."""
        return self._href(tampil=str(self.shown + PAGE)) if len(self.chosen) > self.shown else ""

    @property
    def sheet_href(self) -> str:
        """The same as a workbook."""
        return f"{reverse('staff:complaints_sheet')}?{urlencode(self._asked)}"

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out on purpose."""
        return bool(self._asked)

    @property
    def filter_groups(self) -> list[dict[str, Any]]:
        """State and subject as plain links, the states with how many there are."""
        states = [("", _("Semua")), (OPEN, _("Terbuka")), (LATE, _("Lewat batas"))]
        states.append((UNANSWERED, _("Jawaban pemegang lewat batas")))
        states += [(one.value, str(tag.text)) for one, tag in STATES.items()]
        by_state = [
            Link(label, self._href(keadaan=key), key == self.state, sum(_stands(key, row) for row in self.all))
            for key, label in states
        ]
        subjects = [("", _("Semua")), *((key, str(label)) for key, label in About.choices)]
        by_subject = [Link(label, self._href(tentang=key), key == self.about) for key, label in subjects]
        return [{"name": _("Keadaan"), "links": by_state}, {"name": _("Tentang"), "links": by_subject}]

    def _is(self, row: Row) -> bool:
        return _stands(self.state, row)

    def _row(self, one: Complaint) -> Row:
        standing = standing_of(one, self.visit.at)
        return Row(one, standing, STATES[standing.state], OUTCOMES.get(one.outcome), left_of(one, standing, self.visit))

    @property
    def _asked(self) -> dict[str, str]:
        asked = {"keadaan": self.state, "tentang": self.about}
        return {key: value for key, value in asked.items() if value}

    def _href(self, **changes: str) -> str:
        kept = {key: value for key, value in {**self._asked, **changes}.items() if value}
        return f"{reverse('staff:complaints')}?{urlencode(kept)}" if kept else reverse("staff:complaints")


def left_of(one: Complaint, standing: Standing, visit: Visit) -> TimeLeft | None:
    """What is left of the time promised for what is due next; nothing once it is over."""
    if standing.state in OVER:
        return None
    days = one.acknowledge_days if standing.state == State.RECEIVED else one.answer_days
    return clock_of(one.office, visit.at, standing.due, days)


def _stands(state: str, row: Row) -> bool:
    if state == LATE:
        return row.standing.is_late
    if state == UNANSWERED:
        return row.standing.is_answer_late
    if state == OPEN:
        return row.standing.state not in OVER
    return state in {"", row.standing.state}
