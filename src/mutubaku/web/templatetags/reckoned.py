"""Owns the filter that writes a number of audit days."""

from __future__ import annotations

from django import template

from mutubaku.web.reasons import days_in_words, said

register = template.Library()
register.filter("hari", days_in_words)


@register.filter
def reworded(words: str) -> str:
    """Words of a rule file in the active language, where the catalogue has them."""
    return said(words.replace("%", "%%"), {})
