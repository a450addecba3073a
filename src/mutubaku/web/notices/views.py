"""What one has been told: the list in the account, read marks, and the way to what each is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mutubaku.notices.actions import mark_read
from mutubaku.notices.models import Delivery
from mutubaku.notices.queries import own_delivery, told, unread
from mutubaku.notices.text import facts_of, path_of_notice, quote_of
from mutubaku.people.access import organisations_of
from mutubaku.web.client.around import around
from mutubaku.web.gate import Rule, Visit, desk_of, gate, zone_of
from mutubaku.web.once import once
from mutubaku.web.shell import desk_shell

PAGE = 50  # notices shown; older ones by a link


@gate(Rule.SIGNED_IN)
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Everything one was told, newest first; the unread marked in words."""
    visit = cast(Visit, request)
    layout = surround(visit, "notices")
    rows = told(visit.user)
    if before := _key(request.GET.get("sebelum", "")):
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    context = {
        "layout": layout,
        "days": by_day(found[:PAGE]),
        "unread": unread(visit.user),
        "newest": told(visit.user).values_list("pk", flat=True).first(),
        "more": found[PAGE - 1].pk if len(found) > PAGE else None,
    }
    return render(request, "notices_pages/list.html", context)


@gate(Rule.SIGNED_IN)
@require_safe
def follow(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Go to what a notice is about; having gone there is having read it."""
    visit = cast(Visit, request)
    found = own_delivery(delivery_id, visit.user)
    mark_read([found.pk], visit.at)
    return redirect(path_of_notice(found.notice))


@gate(Rule.SIGNED_IN)
@require_POST
@once
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark as read what there was when the page was shown; what came since then stays unread."""
    visit = cast(Visit, request)
    newest = _key(request.POST.get("sampai", "")) or 0
    mark_read(list(told(visit.user).filter(read_at=None, pk__lte=newest).values_list("pk", flat=True)), visit.at)
    return redirect("notices:list")


def _key(typed: str) -> int | None:
    """A key that a row can have; None for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 19 else None  # noqa: PLR2004 - a bigint's digits


def surround(visit: Visit, here: str) -> str:
    """Put the desk's surroundings around a page, or the client's; the name of the layout that goes with them."""
    desk = desk_of(visit, visit.at)
    if desk is not None:
        visit.desk = desk
    else:
        visit.organisations = organisations_of(visit.user, visit.at)
    if zone := zone_of(visit):
        timezone.activate(zone)
    if desk is not None:
        desk_shell(visit, here)
        return "layout_desk.html"
    around(visit, here)
    return "layout_client.html"


@dataclass(frozen=True)
class Told:
    """A notice as its reader has it, with the facts and the words that its letter puts below."""

    row: Delivery
    facts: list[tuple[str, str]]
    quote: str


def by_day(rows: list[Delivery]) -> list[tuple[date, list[Told]]]:
    """The notices under the day they were written, newest first."""
    found: dict[date, list[Told]] = {}
    for row in rows:
        told_of = Told(row, facts_of(row.notice.kind, row.notice.data), quote_of(row.notice))
        found.setdefault(timezone.localtime(row.created_at).date(), []).append(told_of)
    return list(found.items())
