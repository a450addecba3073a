"""What stands around an administrator's page: where one is, the neighbouring pages, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mutubaku.people.access import ADMINISTRATOR_ROLE, Capacity, office_day
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.shell import desk_shell

Neighbours = tuple[tuple[str, Promise], ...]

GROUPS: tuple[Neighbours, ...] = (
    (
        ("profiles", _("Profil")),
        ("accreditations", _("Akreditasi")),
        ("service_standard", _("Standar pelayanan")),
        ("copies", _("Salinan pemberitahuan")),
    ),
    (
        ("people", pgettext_lazy("daftar", "Orang")),
        ("positions", pgettext_lazy("daftar", "Jabatan")),
        ("roles", pgettext_lazy("daftar", "Peran")),
        ("companies", pgettext_lazy("daftar", "Perusahaan")),
    ),
    (("hours", _("Jam kerja")), ("year", _("Hari libur"))),
    (
        ("requirements", _("Persyaratan")),
        ("questions", _("Pertanyaan tinjauan")),
        ("numbering", _("Penomoran")),
        ("terms", _("Ketentuan sertifikat")),
        ("checklists", _("Daftar periksa")),
        ("standards:produk", _("Standar produk")),
        ("laboratories", _("Laboratorium")),
        ("standards:hijau", _("Industri Hijau")),
        ("decision_rules", _("Keputusan dan banding")),
        ("complaint_rules", pgettext_lazy("daftar", "Keluhan")),
        ("tariffs", _("Tarif")),
        ("letters", pgettext_lazy("daftar", "Surat")),
        ("procedures", _("Prosedur")),
        ("audit_rules", _("Aturan audit")),
    ),
    (("journal", _("Jurnal kantor")),),
)


def administrator(visit: Visit) -> Capacity:
    """The capacity in which the administrator acts; the gate has seen to it that there is one."""
    return cast(Capacity, visit.desk.capacity(ADMINISTRATOR_ROLE))


def today(visit: Visit) -> date:
    """The day on the office's own clock."""
    return office_day(visit.desk.office, visit.at).date()


def trail(*further: tuple[object, str]) -> list[Link]:
    """The way down to a page: administration first, then these (label, address)."""
    return [
        Link(_("Administrasi"), reverse("administration:home")),
        *(Link(str(label), href) for label, href in further),
    ]


def label_of(name: str) -> Promise:
    """What a list of the administration is called."""
    return dict(row for group in GROUPS for row in group)[name]


def tabs(here: str) -> list[Link]:
    """The pages of the group one is in; nothing when it stands alone."""
    group = next((g for g in GROUPS if any(key == here for key, _label in g)), ())
    if len(group) < 2:  # noqa: PLR2004 - one tab is no choice
        return []
    return [Link(label, _address(key), current=key == here) for key, label in group]


def _address(key: str) -> str:
    """The address of a page of a group; what stands behind a colon is its argument."""
    name, *args = key.split(":")
    return reverse(f"administration:{name}", args=args)


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], *, here: str = "", status: int = 200
) -> HttpResponse:
    """Render a page of the administration inside the desk; ``here`` marks the list it belongs to."""
    visit = cast(Visit, request)
    desk_shell(visit, "administration")
    whole = {"crumbs": trail(), "tabs": tabs(here), "today": today(visit), "office": visit.desk.office, **context}
    return render(request, f"administration/{template}", whole, status=status)
