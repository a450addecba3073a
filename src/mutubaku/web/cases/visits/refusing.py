"""Doing an act about a visit: its refusal stands beside the field or the row it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mutubaku.audits.errors import AuditRefusal
from mutubaku.conduct.errors import Refusal
from mutubaku.web.client.forms.fields import Answers

from .grid import GridForm


def done(form: Answers, act: Callable[..., Any], *args: Any, **given: Any) -> bool:
    """Whether the act was done; the form says why not."""
    try:
        act(*args, **given)
    except Refusal as refusal:
        if isinstance(form, GridForm) and isinstance(refusal, AuditRefusal):
            form.refuse_row(refusal)
        else:
            form.refuse(refusal)
        return False
    return True
