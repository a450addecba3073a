"""Owns the line that says which standard of an integrated application a page is about, and where the other stands."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from mutubaku.applications.queries import companion_of
from mutubaku.cases.models import Case
from mutubaku.web.cases.together import stands

register = template.Library()


@register.inclusion_tag("cases/together.html", takes_context=True)
def together(context: Context, case: Case, page: str = "cases:case", *, named: bool = False) -> dict[str, Any]:
    """Nothing for a case that was applied for alone; ``page`` is the address of the same page of the other case,
    ``named`` whether the page says by itself which standard it is about."""
    other = companion_of(case)
    if other is None or not other.sent_at:
        return {}
    as_client = getattr(context["request"], "desk", None) is None
    now = stands(other, as_client=as_client)
    return {"case": case, "named": named, "other": other, "href": reverse(page, args=[other.pk]), "now": now}
