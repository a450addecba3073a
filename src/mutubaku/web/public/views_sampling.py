"""A sampling record read and found right by the company's representative: by a secret link and the taker's code."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.conduct.actions.sampling import confirm_sampling
from mutubaku.samples.models import SamplingLink
from mutubaku.samples.queries import confirmation_in, open_link, samples_in
from mutubaku.web.cases.panels.sample_forms import WordForm
from mutubaku.web.cases.panels.sampling import facts_of
from mutubaku.web.cases.visits.refusing import done
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from .around import around
from .secret_links import kept_by_nobody, limited, wrong_link

UNPROCESSABLE = 422
TRIES = "60/m/ip,200/h/key"  # the secret's own limit keeps a code from being guessed


@gate(Rule.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@limited("sampling", TRIES)
@once
def sampling(request: Visit, secret: str) -> HttpResponse:
    """The record with name, position and code; a wrong link or a step that is over gets one and the same answer."""
    around(request, request.at)
    found = open_link(secret)
    if found is None:
        response = wrong_link(request, "sampling-link", "public/sampling_unknown.html")
    else:
        with timezone.override(ZoneInfo(found.task.case.office.zone)):
            response = _answer(request, found)
    return kept_by_nobody(response, "same-origin")


def _answer(request: Visit, found: SamplingLink) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, WordForm())
    form, user = WordForm(request.POST), request.user if request.user.is_authenticated else None
    if form.is_valid() and done(form, confirm_sampling, found.pk, at=request.at, user=user, **form.cleaned_data):
        words = {"name": form.cleaned_data["name"]}
        messages.success(request, _("Terima kasih, %(name)s. Pembenaran Anda tercatat.") % words)
        return redirect("public:sampling", found.secret)
    return _page(request, found, form, UNPROCESSABLE)


def _page(request: Visit, found: SamplingLink, form: WordForm, status: int = 200) -> HttpResponse:
    case = found.task.case
    context = {
        "form": form,
        "company": case.organisation.name,
        "taker": found.shown_by.name,
        "samples": [{"name": str(one.plan), "facts": facts_of(one)} for one in samples_in(found.task)],
        "confirmation": confirmation_in(found.task),
    }
    return render(request, "public/sampling.html", context, status=status)
