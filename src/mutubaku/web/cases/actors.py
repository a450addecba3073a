"""Who acts at a step, as every list of steps names them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.conduct.actions.unasked import APPLICATION, is_by_office
from mutubaku.procedure import Procedure, Step
from mutubaku.web.naming import named


def actor_of(case: Case, procedure: Procedure, step: Step) -> str:
    """The role that plays the step; of a special audit's steps that its client is not asked for, who passed them."""
    if not is_by_office(case, step):
        return named(procedure.role(step.role).name)
    return _("Dibuka kantor") if step.work == APPLICATION else _("Ditetapkan kantor, tidak dimintakan")
