"""The hidden fields of a posting form: its key, and what its page showed."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mutubaku.web.once import FIELD, READ

register = template.Library()


@register.simple_tag
def once_field() -> SafeString:
    """``{% once_field %}``: a fresh key for each form, also where one comes back with errors: it has not acted."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())


@register.simple_tag
def read_field(shown: object) -> SafeString:
    """``{% read_field row.pk %}``: what is read on this page now, so that nobody assents to anything else."""
    return format_html('<input type="hidden" name="{}" value="{}">', READ, shown)
