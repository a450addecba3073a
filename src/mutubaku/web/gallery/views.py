"""Owns the pages of the gallery."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutubaku.web.context import Shell
from mutubaku.web.gallery import samples, shells
from mutubaku.web.gallery.forms import SampleForm
from mutubaku.web.gate import Rule, gate

AROUND: dict[str, Shell] = {
    "inbox": shells.DESK,
    "inbox_empty": shells.DESK,
    "case": shells.DESK,
    "dossier": shells.CLIENT,
    "answers": shells.CLIENT,
    "sent": shells.CLIENT,
    "tracker": shells.PUBLIC,
    "verification": shells.PUBLIC,
}


def show(request: HttpRequest, template: str, shell: Shell, **more: Any) -> HttpResponse:
    """A page of the gallery with all its invented facts under `sample`."""
    request.shell = shell  # type: ignore[attr-defined]  # read by the context processor
    return render(request, f"gallery/{template}.html", {"sample": samples, **more})


def screen(name: str) -> Callable[..., HttpResponse]:
    """The view of one finished screen."""

    @gate(Rule.DEMONSTRATION)
    def view(request: HttpRequest) -> HttpResponse:
        return show(request, name, AROUND[name])

    return view


@gate(Rule.DEMONSTRATION)
def components(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states."""
    return show(
        request,
        "components",
        shells.CLIENT,
        blank=SampleForm(auto_id="blank_%s"),
        wrong=SampleForm({"company": "", "nib": "123", "province": "16"}, auto_id="wrong_%s"),
    )


@gate(Rule.DEMONSTRATION)
def form(request: HttpRequest) -> HttpResponse:
    """A whole form; sent empty, it comes back with what is wrong."""
    sent = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    return show(request, "form", shells.CLIENT, form=sent)
