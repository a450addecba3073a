"""With which other case an audit is held together: the two were sent as one application (decision 0010)."""

from __future__ import annotations

from mutubaku.applications.queries import companion_of
from mutubaku.audits.visits.models import Meeting
from mutubaku.audits.visits.queries import closings_among
from mutubaku.cases.models import Case
from mutubaku.people.access import office_day

ON_SITE = "stage-2"


def audited_with(case: Case) -> Case | None:
    """The case whose audit is held together with this one's, or was.

    One that ended before its audit was held (refused, withdrawn, closed) audits nothing any more: the other standard is
    audited alone. What the two asked for together, and what was already answered for both, stays (``companion_of``).
    """
    other = companion_of(case)
    if other is None or other.is_open or other.pk in closings_among([other.pk], ON_SITE):
        return other
    return None


def held_together(case: Case, meeting: Meeting) -> Meeting | None:
    """The list of the same meeting for the other standard: opened on the same day, for one audit has one opening and
    one closing meeting; None where none is opened."""
    companion = audited_with(case)
    rows = Meeting.objects.filter(visit__task__case=companion, kind=meeting.kind).order_by("-pk")
    day = office_day(case.office, meeting.begins_at).date()
    found = rows if companion else []
    return next((one for one in found if office_day(case.office, one.begins_at).date() == day), None)
