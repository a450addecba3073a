"""Names out of procedure files in the reader's language: short titles, roles, outcomes and pauses.

What the SOP itself says, its activities and documents, is quoted law and stays as it is printed.
"""

from __future__ import annotations

from django.utils.translation import pgettext

from mutubaku.cases.stages import client_words
from mutubaku.procedure import Step


def named(text: str) -> str:
    """The name in the active language; an office's own names, which no catalogue knows, as they are."""
    return pgettext("sop", text) if text else ""


def step_name(step: Step, kind: str, *, as_client: bool) -> str:
    """What a step is called: to the office by the SOP's short title, to the client in words for its kind of case."""
    return client_words(step, kind) if as_client else named(step.title)
