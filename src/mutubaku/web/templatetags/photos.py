"""What the forms of photos are told beforehand."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()
MB = 1024 * 1024


@register.simple_tag
def photo_limit() -> int:
    """How many bytes a photo may have."""
    return int(settings.UPLOAD_LIMIT)


@register.simple_tag
def photo_limit_mb() -> int:
    """The same in MB, as sentences say it."""
    return int(settings.UPLOAD_LIMIT) // MB
