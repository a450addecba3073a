"""What waits for a person by name rather than by role: their word in a team or committee, appeals, complaints."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.reckoning.policy import APPROVING
from mutubaku.audits.reckoning.queries import waiting_times
from mutubaku.certificates.queries import unsigned_in
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.policy import State, is_answer_late
from mutubaku.complaints.queries import facts_of, waiting_in
from mutubaku.conduct.approvers import may_decide
from mutubaku.conduct.serving import words_owed
from mutubaku.decisions.queries import awaited_statements, open_appeals
from mutubaku.people.access import HEAD_ROLE, MANAGER_ROLES, office_day
from mutubaku.web.cases.clock import held_by
from mutubaku.web.complaints import STATES
from mutubaku.web.gate import Visit
from mutubaku.web.writing import saat, tanggal

Row = dict[str, str]


def asked_of(visit: Visit) -> list[Row]:
    """Assignments that wait for their statement, meetings in which it is their turn, audit times to approve,
    certificates to sign, appeals and complaints they handle, and those nobody handles yet.
    """
    rows = [*_assignments(visit), *_statements(visit), *_audit_times(visit), *_sheets(visit)]
    return [*rows, *_appeals(visit), *_complaints(visit)]


def _assignments(visit: Visit) -> list[Row]:
    """Audits whose team they are in without having said yet that they are willing and impartial."""
    return [
        {
            "href": reverse("staff:assignment", args=[one.pk]),
            "name": _("Pernyataan bersedia dan tidak berpihak untuk %(number)s") % {"number": one.case.number},
            "note": f"{one.case.organisation.name}, {_awaited_until(one)}",
        }
        for one in words_owed(visit.user, visit.desk.office)
    ]


def _awaited_until(one: Appointment) -> str:
    """By when: until the step that waits for it is due, after that step before the audit begins."""
    if one.task.is_open and one.task.due_at is not None and not held_by(one.task):
        return _("paling lambat %(day)s") % {"day": saat(one.task.due_at)}
    return _("sebelum audit pada %(day)s") % {"day": tanggal(one.starts_on)}


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


def _sheets(visit: Visit) -> list[Row]:
    """Certificates printed anew that wait for the signature of the head."""
    if HEAD_ROLE not in visit.desk.roles:
        return []
    name, today = _("Tandatangani sertifikat %(number)s terbitan %(revision)s"), office_day(visit.desk.office, visit.at)
    return [
        {
            "href": reverse("staff:certificate", args=[one.pk]),
            "name": name % {"number": one.number, "revision": one.revision},
            "note": one.organisation.name,
        }
        for one in unsigned_in(visit.desk.office, today.date())
    ]


def _audit_times(visit: Visit) -> list[Row]:
    """Audit times that wait for approval, for whoever may give it."""
    if not visit.desk.roles & set(APPROVING):
        return []
    return [
        {
            "href": reverse("cases:asked_time", args=[one.case_id]),
            "name": _("Waktu audit untuk disetujui pada %(number)s") % {"number": one.case.number},
            "note": one.case.organisation.name,
        }
        for one in waiting_times(visit.desk.office)
        if may_decide(one, visit.user, visit.at)
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


def _complaints(visit: Visit) -> list[Row]:
    """Open complaints they handle or decide; for whoever keeps the register also those that nobody handles yet."""
    is_keeper = bool(visit.desk.roles & set(MANAGER_ROLES))
    return [
        {
            "href": reverse("staff:complaint", args=[one.pk]),
            "name": _("Keluhan %(number)s") % {"number": one.number},
            "note": _note(one, state, visit),
        }
        for one, state in waiting_in(visit.desk.office, visit.user, is_keeper=is_keeper)
    ]


def _note(one: Complaint, state: State, visit: Visit) -> str:
    """How it stands; that the client's answer is late, if it is."""
    today = office_day(visit.desk.office, visit.at).date()
    if is_answer_late(facts_of(one), one.referred_until, today):
        return _("Jawaban pemegang sertifikat lewat batas")
    return str(STATES[state].text)
