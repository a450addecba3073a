"""Number patterns, procedures and audit rules in use, and the office's journal."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.cases import patterns
from mutubaku.cases.actions import DEFAULT_PATTERN
from mutubaku.journal.queries import history
from mutubaku.people.ledger import chain_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import SureForm
from ..forms.tables import PatternForm
from ..numbering import shown_registers
from ..page import show, today, trail
from ..rules import documents
from ..sheets import sheets
from ..words import event_of

JOURNAL_PAGE = 50


@require_safe
@gate(Rule.ADMINISTRATOR)
def numbering(request: HttpRequest) -> HttpResponse:
    """The patterns of each register, newest first, with what each numbers and the number it would give."""
    visit = cast(Visit, request)
    registers = shown_registers(visit.desk.office, today(visit))
    context = {"registers": registers, "usual": DEFAULT_PATTERN}
    return show(request, "numbering.html", context, here="numbering")


@form_view
def new_pattern(visit: Visit) -> Formed:
    """The pattern of a register, or of one kind of paper in it, from a day on."""
    goal = reverse("administration:numbering")
    initial = {"valid_from": today(visit), "register": visit.GET.get("register", "")}
    form = PatternForm(typed_into(visit), initial=initial, day=today(visit))
    page = FormPage(
        title=_("Pola nomor baru"), submit=_("Simpan pola"), back=goal, crumbs=trail((_("Penomoran"), goal))
    )

    def act(**who: Any) -> None:
        patterns.set_pattern(visit.desk.office, **form.cleaned_data, **who)

    return Formed(form=form, page=page, act=act, said=_("Pola nomor tersimpan."), goal=goal)


@form_view
def withdraw_pattern(visit: Visit, pattern_id: int) -> Formed:
    """Take back a pattern that has not begun."""
    found = patterns.pattern_of(visit.desk.office, pattern_id)
    goal = reverse("administration:numbering")
    page = FormPage(
        title=_("Hapus pola “%(pattern)s”") % {"pattern": found.pattern},
        intro=_("Pola ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
        submit=_("Hapus pola"),
        is_danger=True,
        back=goal,
        crumbs=trail((_("Penomoran"), goal)),
    )

    return Formed(
        form=SureForm(typed_into(visit)),
        page=page,
        act=partial(patterns.withdraw_pattern, found),
        said=_("Pola dihapus."),
        goal=goal,
    )


@require_safe
@gate(Rule.ADMINISTRATOR)
def procedures(request: HttpRequest) -> HttpResponse:
    """Every version of every procedure, which is in force, and its fingerprint."""
    visit = cast(Visit, request)
    return show(request, "procedures.html", {"groups": sheets(today(visit))}, here="procedures")


@require_safe
@gate(Rule.ADMINISTRATOR)
def audit_rules(request: HttpRequest) -> HttpResponse:
    """The rule sets audit time is reckoned by: issuer, number, dates, figures, what nobody has confirmed."""
    visit = cast(Visit, request)
    return show(request, "rules.html", {"documents": documents(today(visit))}, here="audit_rules")


@require_safe
@gate(Rule.ADMINISTRATOR)
def journal(request: HttpRequest) -> HttpResponse:
    """The office's chain, newest first."""
    visit = cast(Visit, request)
    entries = history(chain_of(visit.desk.office)).order_by("-seq")
    before = request.GET.get("sebelum", "")
    if before.isdecimal() and len(before) < 10:  # noqa: PLR2004 - what an integer of the database holds
        entries = entries.filter(seq__lt=int(before))
    found = list(entries[: JOURNAL_PAGE + 1])
    shown = found[:JOURNAL_PAGE]
    more = f"?sebelum={shown[-1].seq}" if len(found) > JOURNAL_PAGE else ""
    return show(request, "journal.html", {"events": [event_of(e) for e in shown], "more": more}, here="journal")
