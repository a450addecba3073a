"""Who may judge a case: nobody with an interest in its client, and of the others whoever the office's register shows
competent, as the case's scheme asks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.audits.appointing.policy.roles import JUDGING
from mutubaku.audits.appointing.policy.ties import tie_between, tie_years
from mutubaku.audits.appointing.queries import ties_of
from mutubaku.cases.models import Case, Involvement, Side, Task
from mutubaku.certificates.models import Certificate
from mutubaku.decisions.policy import unfit_for
from mutubaku.people.access import client_capacity, in_force, office_day
from mutubaku.people.models import Competence, CompetenceFunction, Interest, Office, Organisation, User
from mutubaku.people.queries import officials
from mutubaku.reading import once_a_page
from mutubaku.schemes.models import Demand
from mutubaku.schemes.queries import TermsMissing, terms_of

from .errors import EvaluatedItsCase, Interested, JudgeUnfit, Refusal
from .scopes import scopes_of

DECIDER, INDONESIAN = "decision-maker", "id"
DECIDERS = ("head", DECIDER)  # who decides how a certificate stands
# The roles whose competence is asked of one person; of a committee it is asked of its members together.
JUDGES = {
    "reviewer": (CompetenceFunction.REVIEWER, "reviewer_competence"),
    DECIDER: (CompetenceFunction.DECISION_MAKER, "decider_competence"),
}


@dataclass(frozen=True)
class Gap:
    """What a judge lacks by the register, as a sentence, and whether the scheme refuses them for it."""

    sentence: str
    refuses: bool


def interests_against(case: Case, people: Collection[User], at: datetime, *, field: str = "") -> dict[int, Interested]:
    """What keeps people from judging a client's case: they act for it, or are tied to it by what they declared, as it
    bars them from its audits (``audits.appointing.policy.ties``). By account; who is free is not in it.
    """
    day, client = office_day(case.office, at).date(), case.organisation
    ties = ties_of([one.pk for one in people], client)
    found = {}
    for one in people:
        tie = tie_between(one.pk, client.name, day, ties)
        if tie is not None:
            found[one.pk] = Interested(one.name, tie.kind, tie.until, years=tie_years(day), field=field)
        elif client_capacity(one, client, at) is not None:
            found[one.pk] = Interested(one.name, field=field)
    return found


def check_uninterested(case: Case, user: User, at: datetime, *, field: str = "") -> None:
    """Refuse somebody with an interest in the client (Interested)."""
    refusal = interests_against(case, [user], at, field=field).get(user.pk)
    if refusal is not None:
        raise refusal


def clients_of_interest(user: User, office: Office, at: datetime) -> set[int]:
    """The clients with a judgement open in an office from which a person's declared interests keep them; for the inbox,
    while ``interests_against`` refuses the act.
    """
    if not Interest.objects.filter(user=user).exists():
        return set()
    day = office_day(office, at).date()
    waiting = Task.objects.filter(office=office, closed_at=None, role__in=JUDGING).values("case__organisation")
    clients = Organisation.objects.filter(pk__in=waiting)
    return {one.pk for one in clients if tie_between(user.pk, one.name, day, ties_of([user.pk], one))}


def check_competent(task: Task, user_id: int, name: str, at: datetime) -> None:
    """Refuse a judge whom the register does not show competent, where the case's scheme says so (JudgeUnfit)."""
    gap = gap_of(task, user_id, name, at)
    if gap is not None and gap.refuses:
        raise JudgeUnfit(gap.sentence)


def gap_of(task: Task, user_id: int, name: str, at: datetime) -> Gap | None:
    """What a person lacks to judge at this step, for the scheme or for a code of it; None when nothing, when the
    case's scheme does not ask, or when the register knows nobody of the scheme: then the office vouches.
    """
    return gap_in(task.case, task.role, user_id, name, at)


@once_a_page
def gap_in(case: Case, role: str, user_id: int, name: str, at: datetime) -> Gap | None:
    """The same of a person who judges a case in a role, whether or not a step is open."""
    if role not in JUDGES:
        return None
    function, rule = JUDGES[role]
    demand = _demand(case, rule)
    rows = Competence.objects.filter(office=case.office, scheme=case.scheme)
    if demand == Demand.NOTHING or not rows.exists():
        return None
    own = rows.filter(in_force(office_day(case.office, at).date()), user=user_id, function=function)
    labels = {one.code: one.label for one in scopes_of(case)}
    missing = unfit_for(set(own.values_list("scope", flat=True)), labels)
    if missing == []:
        return None
    words = {
        "name": name,
        "function": str(function.label).lower(),
        "scheme": case.get_scheme_display(),
        "scopes": "; ".join(labels[code] for code in missing or ()),
    }
    if missing is None:
        said = _("%(name)s tidak tercatat berkompeten sebagai %(function)s untuk skema %(scheme)s.") % words
    else:
        said = _("%(name)s tidak tercatat berkompeten sebagai %(function)s untuk %(scopes)s.") % words
    return Gap(said, demand == Demand.REFUSE)


def check_decider(certificate: Certificate, user: User, at: datetime) -> str:
    """Refuse whoever would decide how a certificate stands and evaluated a case of it, has an interest in its holder,
    or lacks the competence that the scheme asks of its decision makers; EvaluatedItsCase, Interested, JudgeUnfit. What
    the register does not show of them where the scheme only wants a reason, as it is kept; a decision about a standing
    always has one.
    """
    case = certificate.case
    check_not_evaluated(certificate, user)
    check_uninterested(case, user, at)
    gap = gap_in(case, DECIDER, user.pk, user.name, at)
    if gap is None:
        return ""
    if gap.refuses:
        raise JudgeUnfit(gap.sentence)
    with override(INDONESIAN):
        kept = gap_in(case, DECIDER, user.pk, user.name, at)
    return kept.sentence if kept else ""


def check_not_evaluated(certificate: Certificate, user: User) -> None:
    """Refuse whoever evaluated the case a certificate came from, or one about it since, special audits included: what a
    measure rests on was found there (EvaluatedItsCase; ISO/IEC 17021-1, 9.5.1.1).
    """
    own = Q(case=certificate.case_id) | Q(case__subject__certificate=certificate)
    found = Involvement.objects.filter(own, user=user, side=Side.EVALUATION).select_related("case").last()
    if found is not None:
        raise EvaluatedItsCase(user.name, found.case.number)


def barred_deciders(certificate: Certificate, at: datetime) -> dict[int, str]:
    """Who is in the position to decide how a certificate stands today and may not, by account, each with the sentence
    that the act refuses them with.
    """
    found = {}
    for one in User.objects.filter(pk__in=_in_position(certificate, at)).order_by("name"):
        try:
            check_decider(certificate, one, at)
        except Refusal as refusal:
            found[one.pk] = str(refusal)
    return found


def deciders_of(certificate: Certificate, at: datetime) -> dict[int, str]:
    """Those who may decide how a certificate stands today, by account, each with the role in which they do."""
    barred = barred_deciders(certificate, at)
    return {pk: role for pk, role in _in_position(certificate, at).items() if pk not in barred}


def may_decide(certificate: Certificate, user: User, at: datetime) -> bool:
    """Whether nothing keeps somebody in the position to decide from deciding how a certificate stands."""
    try:
        check_decider(certificate, user, at)
    except Refusal:
        return False
    return True


def _in_position(certificate: Certificate, at: datetime) -> dict[int, str]:
    found: dict[int, str] = {}
    for role in DECIDERS:
        for one in officials(certificate.office, role, at):
            if one.user_id:
                found.setdefault(one.user_id, role)
    return found


def _demand(case: Case, rule: str) -> str:
    try:
        return str(getattr(terms_of(case), rule))
    except TermsMissing:
        return Demand.NOTHING
