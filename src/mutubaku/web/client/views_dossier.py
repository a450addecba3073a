"""The dossier of a draft: its task list, its contact, and its documents."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.applications import actions
from mutubaku.cases.library import procedure_of_case
from mutubaku.people.access import office_day
from mutubaku.people.queries import profile_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.overtaken import differing
from mutubaku.web.resume import typed_into

from .draft import Draft, draft_page, saved, status_of, way_back
from .forms.contact import ContactForm
from .standing import at_work
from .tasks import task_list

CONTACT_NAMES = {f"contact_{name}": name for name in ("name", "position", "phone", "email")}


@gate(Rule.CASE)
@require_safe
@draft_page
def dossier(request: Visit, draft: Draft) -> HttpResponse:
    """What there is to fill in, and how far it is."""
    procedure = procedure_of_case(draft.case)
    office_steps = [step for step in procedure.steps if step.role != "client"][:2]
    after = [(at_work(procedure, step, draft.case.kind), step) for step in office_steps]
    profile = profile_on(draft.case.office, office_day(draft.case.office, request.at).date())
    context = {"draft": draft, "tasks": task_list(draft), "after": after, "profile": profile}
    context["differs"] = differing(draft.case, as_client=True)
    return render(request, "client/dossier.html", context)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
@draft_page
def contact(request: Visit, draft: Draft) -> HttpResponse:
    """Whom the office asks; what the account already says is filled in."""
    given, back = draft.application, way_back(request, reverse("client:dossier", args=[draft.case.pk]))
    initial = {ours: getattr(given, theirs) for theirs, ours in CONTACT_NAMES.items()}
    form = ContactForm(typed_into(request), initial=initial)
    if request.method == "POST" and saved(
        form, lambda: actions.save_contact(draft.case.pk, form.answers(), draft.by, request.at), CONTACT_NAMES
    ):
        messages.success(request, _("Data penghubung tersimpan."))
        return redirect(back)
    context = {"draft": draft, "form": form, "back": back}
    return render(request, "client/contact.html", context, status=status_of(request))
