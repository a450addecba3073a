"""What stands around a public page: the office's name, the ways on, whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutubaku.web.context import Language, Link, Shell

from .offices import named_offices

View = Callable[..., HttpResponse]


def around(request: HttpRequest, at: datetime, here: str = "", *, anonymous: bool = False) -> None:
    """Put the public surroundings around a page; ``anonymous`` pages are the same for everybody and may be cached."""
    entries = [
        ("public:sop_list", _("SOP")),
        ("public:verify_entry", _("Periksa sertifikat")),
        ("public:track_entry", _("Lacak")),
        ("public:contact", _("Kontak")),
    ]
    shell: Shell = {"nav": [Link(label, reverse(name), current=name == here) for name, label in entries]}
    named = named_offices(at)
    if len(named) == 1:
        shell["office"] = named[0].profile.short_name
        shell["contact"] = ", ".join(part for part in (named[0].profile.city, named[0].profile.phone) if part)
    shell["foot"] = [Link(_("Ajukan keluhan"), reverse("public:complain"), current=here == "public:complain")]
    if settings.DEMONSTRATION:
        shell["foot"] = [
            *shell["foot"],
            Link(_("Akun demonstrasi"), reverse("public:demo")),
            Link(_("Kotak surat demonstrasi"), reverse("public:mailbox")),
        ]
    if anonymous:
        shell |= {"anonymous": True, "languages": _languages()}
    request.shell = shell  # type: ignore[attr-defined]  # read by the context processor


def in_language_asked(view: View) -> View:
    """Answer an anonymous page in the language of its address (``?bahasa=en``), where that names one of ours."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("bahasa", "")
        with translation.override(asked if asked in dict(settings.LANGUAGES) else get_language()):
            response = view(request, *args, **kwargs)
            response["Content-Language"] = get_language() or settings.LANGUAGE_CODE
        return response

    return answered


def _languages() -> list[Language]:
    """The languages as links: a page that may be cached has no form."""
    now = get_language() or settings.LANGUAGE_CODE
    return [Language(code, name, now.startswith(code), f"?bahasa={code}") for code, name in settings.LANGUAGES]
