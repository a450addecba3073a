"""Who may see and handle a complaint: who keeps the register, and of the office those with no part in the matter."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Involvement, Task
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import subject_of
from mutubaku.complaints.errors import SubjectNotFound
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import complaints_of, referred_to
from mutubaku.people.access import (
    CLIENT_ROLE,
    MANAGER_ROLES,
    Capacity,
    capacities,
    office_day,
    organisations_of,
    playing,
)
from mutubaku.people.models import Office, User

from .errors import NotYours
from .judges import interests_against

KEEPERS = _("Kepala Balai, Seksi SS, atau Seksi PJT")


def keeper_at(office: Office, user: User, at: datetime) -> Capacity | None:
    """The capacity in which a person keeps the register: head of office, Seksi SS or the desk (Seksi PJT)."""
    found = {one.role: one for one in capacities(user, office, at)}
    return next((found[role] for role in MANAGER_ROLES if role in found), None)


def keeper_of(complaint: Complaint, user: User, at: datetime) -> Capacity:
    """The same for one complaint; NotYours when they do not keep the register."""
    found = keeper_at(complaint.office, user, at)
    if found is None:
        raise NotYours(str(KEEPERS))
    return found


def official_of(complaint: Complaint, user: User, at: datetime) -> Capacity:
    """Any capacity of the person in the office; NotYours without one. Who of them it is, the room judges."""
    own = capacities(user, complaint.office, at)
    if not own:
        raise NotYours(str(_("pegawai kantor ini")))
    return own[0]


def visible_complaint(complaint_id: int, user: User, office: Office, at: datetime) -> Complaint:
    """The office's complaint: for whoever keeps the register, handles it or decides it; 404 for everybody else."""
    person = None if keeper_at(office, user, at) else user
    found = complaints_of(office, person).filter(pk=complaint_id).first()
    if found is None:
        raise Http404
    return found


def seen_by(office: Office, user: User, at: datetime, complaint_ids: Collection[int]) -> set[int]:
    """Which of these complaints a person may open."""
    person = None if keeper_at(office, user, at) else user
    return set(complaints_of(office, person).filter(pk__in=complaint_ids).values_list("pk", flat=True))


def referred_complaint(complaint_id: int, user: User, at: datetime) -> Complaint:
    """A complaint referred to a client for which the person acts; 404 otherwise."""
    found = referred_to(organisations_of(user, at)).filter(pk=complaint_id).first()
    if found is None:
        raise Http404
    return found


def concerned(office: Office, number: str) -> Case:
    """The case that a certificate of this number came from, or the application of it; SubjectNotFound."""
    wanted = " ".join(number.split())
    certificates = Certificate.objects.filter(office=office, number__iexact=wanted, issued_at__isnull=False)
    certificate = certificates.select_related("case__organisation").first()
    if certificate is not None:
        return certificate.case
    case = office.cases.filter(number__iexact=wanted, sent_at__isnull=False).select_related("organisation").first()
    if case is None or not wanted:
        raise SubjectNotFound(wanted)
    return case


def found_by(office: Office, number: str) -> Case | None:
    """The same; None where there is none, for a complainant may have read a number wrongly, or a false one."""
    try:
        return concerned(office, number)
    except SubjectNotFound:
        return None


def cases_of(case: Case) -> set[int]:
    """The case, and every other of the certificate it led to or is about, and of those before and after that one."""
    found: set[int] = {case.pk}
    waiting = [case]
    while waiting:
        certificates = list(Certificate.objects.filter(case__in=waiting))
        certificates += [one for one in map(subject_of, waiting) if one is not None]
        near = Case.objects.filter(pk__in=[one.case_id for one in certificates])
        later = Case.objects.filter(subject__certificate__in=certificates)
        waiting = [one for one in {*near, *later} if one.pk not in found]
        found |= {one.pk for one in waiting}
    return found


def involved_in(complaint: Complaint, at: datetime) -> set[int]:
    """Who had a part in what a complaint is about: on any side of its cases, at any of their steps, with an interest
    in the client or acting for it, and whoever was named as involved (ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13.5).
    """
    found = set(complaint.involved.values_list("pk", flat=True))
    if complaint.case is None:
        return found
    cases = cases_of(complaint.case)
    found |= set(Involvement.objects.filter(case__in=cases).values_list("user", flat=True))
    worked = Task.objects.filter(case__in=cases).exclude(role=CLIENT_ROLE)
    for name in ("closed_by", "claimed_by"):
        found |= {one for one in worked.values_list(name, flat=True) if one is not None}
    people = User.objects.filter(pk__in=officials_at(complaint.office, at)).exclude(pk__in=found)
    return found | interests_against(complaint.case, people, at).keys()


def officials_at(office: Office, at: datetime) -> dict[int, Capacity]:
    """Everybody in a position of the office that day, by account, each in one capacity."""
    rows = playing(office, office_day(office, at).date())
    return {one.user_id: one for one in reversed(rows) if one.user_id is not None}


def free_for(complaint: Complaint, at: datetime) -> list[Capacity]:
    """Who may handle or decide a complaint today, by name."""
    barred = involved_in(complaint, at)
    found = officials_at(complaint.office, at)
    return sorted((one for pk, one in found.items() if pk not in barred), key=lambda one: one.name)
