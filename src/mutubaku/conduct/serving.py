"""Whether a member of an appointed team may go on with the evaluation: they declared, and nothing ties them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from mutubaku.audits.appointing.errors import DeclaredNo, NotDeclared, TiedToClient
from mutubaku.audits.appointing.models import AppointedMember, Appointment, Declaration
from mutubaku.audits.appointing.policy.facts import Tie
from mutubaku.audits.appointing.policy.roles import JUDGING
from mutubaku.audits.appointing.policy.ties import tie_between, tie_years
from mutubaku.audits.appointing.queries import appointments_with, declarations_for, ties_of
from mutubaku.cases.models import Case, Side
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, User
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .works.team import declared_on_paper, is_declared_on_paper


def check_serving(case: Case, user_id: int, at: datetime) -> None:
    """Refuse a member of the appointment in force who has not declared for its days or said no, and one with a tie to
    the client; NotDeclared, DeclaredNo, TiedToClient (ISO/IEC 17021-1, 5.2 and 9.2.2; ISO/IEC 17065, 6.1.3). Whoever
    is not in it is asked nothing here.
    """
    member = _MEMBER.first(case=case.pk, user=user_id)
    if member is None:
        return
    said = declarations_for(member.appointment).get(user_id)
    if said is None and not is_declared_on_paper(member.appointment):
        raise NotDeclared
    if said is not None and not said.is_yes:
        raise DeclaredNo
    tie = tie_to_client(case, user_id, at)
    if tie is not None:
        years = tie_years(office_day(case.office, at).date())
        raise TiedToClient("", member.user.name, tie.kind, tie.until, years)


_MEMBER: Prepared[AppointedMember] = Prepared(
    lambda mark: (
        AppointedMember.objects.filter(
            appointment__case_id=mark.number("case"), appointment__replaced_at=None, user_id=mark.number("user")
        )
        .select_related("appointment__task", "user")
        .order_by("pk")
    )
)


@once_a_page
def tie_to_client(case: Case, user_id: int, at: datetime) -> Tie | None:
    """What a person declared that stands between them and a case's client today (MS-24)."""
    client = case.organisation
    return tie_between(user_id, client.name, office_day(case.office, at).date(), ties_of([user_id], client))


def waiting_for_word(case: Case, user: User) -> Appointment | None:
    """The appointment in force of a running case to which a member has not said yes; None where nothing waits."""
    rows = Appointment.objects.filter(case=case, replaced_at=None, members__user=user, case__closed_at=None)
    found = rows.select_related("task").first()
    if found is None:
        return None
    said = declarations_for(found).get(user.pk)
    is_settled = said.is_yes if said is not None else is_declared_on_paper(found)
    return None if is_settled else found


def words_owed(user: User, office: Office) -> list[Appointment]:
    """The appointments in force in an office to which a member has said neither yes nor no, the next audit first, each
    with the step it was made at and its pauses; as many queries for one as for many.
    """
    rows = appointments_with(user).filter(case__office=office).select_related("task")
    found = list(rows.prefetch_related("task__pauses"))
    said = Declaration.objects.filter(user=user, case__in=[one.case_id for one in found])
    spoken = set(said.values_list("case_id", "starts_on", "ends_on"))
    silent = [one for one in found if (one.case_id, one.starts_on, one.ends_on) not in spoken]
    on_paper = declared_on_paper(silent)
    return [one for one in silent if one.pk not in on_paper]


def cases_with(user: User, office: Office) -> list[Case]:
    """The running cases of an office in whose appointed team a person is, or which they judge or hold to judge."""
    team = Q(appointments__replaced_at=None, appointments__members__user=user)
    judged = Q(involvements__user=user, involvements__side=Side.JUDGEMENT)
    held = Q(tasks__claimed_by=user, tasks__closed_at=None, tasks__role__in=JUDGING)
    rows = Case.objects.filter(team | judged | held, office=office, closed_at=None)
    return list(rows.select_related("office", "organisation").distinct().order_by("pk"))
