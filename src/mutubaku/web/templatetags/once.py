"""The hidden key of a posting form."""

import uuid

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mutubaku.web.once import FIELD

register = template.Library()


@register.simple_tag(takes_context=True)
def once_field(context: Context) -> SafeString:
    """``{% once_field %}``: a fresh key, or the one already sent when the form comes back with errors."""
    request: HttpRequest | None = context.get("request")
    sent = request.POST.get(FIELD, "") if request is not None else ""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, sent or uuid.uuid4())
