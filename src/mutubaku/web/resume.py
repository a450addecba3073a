"""What was typed into a form when the session was lost: kept over signing in again, and shown in the form it was in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .once import CARRIED, OUTBOX

KEY = "typed"  # of the session
LIMIT = 100_000  # characters kept
LIFETIME = timedelta(hours=1)


@dataclass(frozen=True)
class Typed:
    """The text fields of a form that was sent without a session, and the address it was sent to."""

    path: str
    fields: QueryDict


def keep(request: HttpRequest, at: datetime) -> str:
    """Keep the posted text, and answer the address to come back to after signing in.

    Files are not kept, and neither is anything that looks like a password. A form that posts to another address than
    its own page leads back to the page it stood on. A script keeps by itself what it could not send.
    """
    path = request.get_full_path()
    if request.method != "POST" or is_by_script(request):
        return path
    page = _page_of(request)
    fields = {
        name: values for name, values in request.POST.lists() if name not in CARRIED and "password" not in name.lower()
    }
    if sum(len(value) for values in fields.values() for value in values) <= LIMIT:
        kept = {"path": path, "page": page, "fields": fields, "files": bool(request.FILES), "at": at.timestamp()}
        request.session[KEY] = kept
    return page


def take(request: HttpRequest, at: datetime) -> Typed | None:
    """What was kept for this page, once: the first page after signing in takes it, any other page lets it go. What a
    script fetches in between is no page.
    """
    if is_by_script(request):
        return None
    kept = request.session.pop(KEY, None)
    if kept is None or request.method != "GET" or kept["page"] != request.get_full_path():
        return None
    if at.timestamp() - kept["at"] > LIFETIME.total_seconds():
        return None
    again = _("Berkas perlu Anda pilih lagi.") if kept["files"] else ""
    told = _("Sesi Anda sempat berakhir. Isian Anda masih ada di halaman ini; periksa, lalu kirim sekali lagi.")
    messages.info(request, f"{told} {again}".strip())
    fields = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        fields.setlist(name, values)
    return Typed(kept["path"], fields)


def is_by_script(request: HttpRequest) -> bool:
    """Whether a script of a page sent it, not a person who pressed a button or followed a link."""
    told = request.headers
    wants_json = told.get("Accept", "") == "application/json"
    return wants_json or OUTBOX in told or "HX-Request" in told or told.get("Sec-Fetch-Mode", "navigate") != "navigate"


def typed_into(request: HttpRequest, path: str = "") -> QueryDict | None:
    """What fills a form: what is posted now, else what was kept for it; None for a form nobody has typed into.

    ``path`` is where the form is sent when that is not the page itself.
    """
    if request.method == "POST":
        return request.POST
    typed: Typed | None = getattr(request, "typed", None)
    return typed.fields if typed is not None and typed.path == (path or request.get_full_path()) else None


def _page_of(request: HttpRequest) -> str:
    """The page a posted form stood on, by the Referer when it is ours, else the address it was posted to."""
    referrer = request.headers.get("Referer", "")
    whole = referrer.startswith(("http://", "https://"))
    if not (whole and url_has_allowed_host_and_scheme(referrer, {request.get_host()})):
        return request.get_full_path()
    parts = urlsplit(referrer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
