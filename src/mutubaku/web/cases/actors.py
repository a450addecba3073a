"""Who acts at a step and how its outcomes are called, where a special audit differs from what the SOP writes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.conduct.actions.unasked import APPLICATION, is_by_office
from mutubaku.procedure import Outcome, Procedure, Step
from mutubaku.web.naming import named

PLAN = "audit-plan"  # the work of the step of the plan


def actor_of(case: Case, procedure: Procedure, step: Step) -> str:
    """The role that plays the step; of a special audit's steps that its client is not asked for, who passed them."""
    if not is_by_office(case, step):
        return named(procedure.role(step.role).name)
    return _("Dibuka kantor") if step.work == APPLICATION else _("Ditetapkan kantor, tidak dimintakan")


def label_of(case: Case, step: Step, outcome: Outcome) -> str:
    """What an outcome is called; the plan of a special audit is ready without anybody's agreement."""
    return ready() if case.is_special and step.work == PLAN else named(outcome.label)


def ready() -> str:
    """How the step of the plan ends in a special audit."""
    return _("Rencana siap")
