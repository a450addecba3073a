"""Where the other standard of an integrated application stands, as a page about the first one says it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case
from mutubaku.cases.queries import open_tasks
from mutubaku.web.naming import step_name


def stands(case: Case, *, as_client: bool) -> str:
    """What is at work in the case now, or how it ended; to a client one of the twelve steps, as on its own page."""
    if not case.is_open:
        return str(case.get_ending_display())
    tasks = list(open_tasks(case).filter(parent=None) if as_client else open_tasks(case).filter(runs=""))
    for task in tasks:
        task.case = case
    names = dict.fromkeys(step_name(step_of(task), case.kind, as_client=as_client) for task in tasks)
    return _("sekarang: %(steps)s") % {"steps": ", ".join(names)}
