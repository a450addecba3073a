"""The audit of a case as a calendar file for one member of its team."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.appointing.queries import appointment_of
from mutubaku.paper.calendarfile import Event, calendar
from mutubaku.people.access import office_day
from mutubaku.people.models import User


def calendar_text(appointment: Appointment, user: User, at: datetime) -> tuple[str, Literal["REQUEST", "CANCEL"]]:
    """The file and its method, as things stand now: whoever is in the team of the case in force is asked to come, on
    its days; whoever is not any more, and everybody once the case was called off, finds the event cancelled.

    The event keeps its UID through all changes, its SEQUENCE is the number of the newest appointment.
    """
    case = appointment.case
    now = appointment_of(case) or appointment
    is_in = any(one.user_id == user.pk for one in now.members.all())
    is_off = case.closed_at is not None and now.is_called_off_on(office_day(case.office, case.closed_at).date())
    shown = now if is_in else appointment
    method: Literal["REQUEST", "CANCEL"] = "REQUEST" if is_in and not is_off else "CANCEL"
    event = Event(
        uid=f"audit-{case.pk}-{user.pk}@{case.office.code}.mutubaku",
        sequence=now.number + int(is_off),
        first=shown.starts_on,
        last=shown.ends_on,
        summary=_("Audit %(company)s") % {"company": case.organisation.name},
        location=shown.place,
        description=_("Permohonan %(number)s, %(scheme)s")
        % {"number": case.number, "scheme": case.get_scheme_display()},
        url=f"{settings.BASE_URL}/penugasan/{now.pk if is_in else appointment.pk}/",
        organizer=case.office.mailbox,
        attendee=user.email,
    )
    return calendar(event, method, at), method
