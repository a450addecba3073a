"""Whom the forms of a team offer, each with the reasons beside the name, and what they begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.applications.queries import application_of
from mutubaku.audits.appointing.models import Appointment
from mutubaku.audits.appointing.policy.suggesting import Suggestion
from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import AuditProposal, Function
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.suggestions import offer

PARTS = {"auditors": Function.AUDITOR, "experts": Function.TECHNICAL_EXPERT, "samplers": Function.PPC}


@dataclass(frozen=True)
class Offered:
    """Who may take which function, what the team must cover together, and whether the register says anything of it."""

    people: dict[Function, list[Suggestion]]
    scopes: list[str]
    is_listed: bool
    scheme: str
    is_product: bool
    integrated_with: str  # the number of the case that is audited together with this one


def suggested(case: Case, at: datetime, days: tuple[date, date] | None) -> Offered:
    """Who may take which function on these days, the fittest first; their other audits stand among the reasons."""
    found = offer(case, at, days)
    busy: dict[int, list[str]] = {}
    for one in found.engaged:
        busy.setdefault(one.user_id, []).append(span(one.first, one.last))
    people = {function: [_busy(one, busy) for one in members] for function, members in found.people.items()}
    facts = found.facts
    scopes, companion = [one.label for one in facts.scopes], audited_with(case)
    together = companion.number if companion else ""
    return Offered(people, scopes, facts.is_listed, facts.scheme, facts.is_product, together)


def _busy(one: Suggestion, busy: dict[int, list[str]]) -> Suggestion:
    if one.user_id not in busy:
        return one
    other = _("audit lain %(days)s") % {"days": "; ".join(dict.fromkeys(busy[one.user_id]))}
    return replace(one, said=f"{one.said}; {other}")


def span(first: date, last: date) -> str:
    """`7–9 Des`, without the year: only what is near is listed."""
    if first == last:
        return date_format(first, "j M")
    begins = str(first.day) if first.month == last.month else date_format(first, "j M")
    return f"{begins}–{date_format(last, 'j M')}"


def planned(saved: AuditProposal | Appointment | None, task: Task | None = None) -> dict[str, Any]:
    """What was saved last: days, place, people, and the reason given for what was remarked upon; at another ``task`` of
    its case, after an objection, the reason is given anew."""
    if saved is None:
        return {}
    members = people_in(saved)
    leads = [user.pk for user, function in members if function == Function.LEAD_AUDITOR]
    others = {name: [user.pk for user, held in members if held == function] for name, function in PARTS.items()}
    given = {"starts_on": saved.starts_on, "ends_on": saved.ends_on, "place": saved.place, "reason": saved.reason}
    if isinstance(saved, AuditProposal):
        given["words"] = saved.words
        is_anew = task is not None and saved.task.case_id == task.case_id and saved.task_id != task.pk
        given["reason"] = "" if is_anew else saved.reason
    return {**given, "lead": leads[0] if leads else None, **others}


def usual_place(case: Case) -> str:
    """Where the company produces, as the application says it."""
    application = application_of(case)
    if case.scheme == Scheme.SPPT_SNI:
        places = [f"{one.factory.name}, {one.factory.city}" for one in application.products.all()]
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        places = [f"{application.green_scope.factory.name}, {application.green_scope.factory.city}"]
    else:
        places = [one.name for one in application.sites.all()]
    return "; ".join(dict.fromkeys(places))[:300]
