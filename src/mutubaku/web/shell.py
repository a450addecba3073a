"""What stands around a page: navigation, office and account, for the desk and for clients."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.people.access import ADMINISTRATOR_ROLE
from mutubaku.people.models import Office
from mutubaku.people.queries import profile_on

from .context import Link, Shell
from .gate import Visit


def desk_shell(visit: Visit, here: str = "") -> None:
    """The desk's surroundings; ``here`` is the key of the page one is on."""
    entries = [
        ("inbox", _("Kotak kerja"), reverse("staff:inbox")),
        ("cases", _("Permohonan"), reverse("staff:cases")),
    ]
    if ADMINISTRATOR_ROLE in visit.desk.roles:
        entries.append(("administration", _("Administrasi"), "/administrasi/"))
    titles = dict.fromkeys(capacity.title for capacity in visit.desk.capacities)
    shell: Shell = {
        "office": _office_name(visit.desk.office, visit),
        "nav": [Link(label, href, current=key == here) for key, label, href in entries],
        "role": ", ".join(titles),
        "home": reverse("staff:inbox"),
        "search": reverse("staff:cases"),
    }
    visit.shell = shell


def client_shell(visit: Visit, here: str = "", office: Office | None = None) -> None:
    """The surroundings of a client's pages."""
    entries = [
        ("home", _("Permohonan saya"), reverse("client:home")),
        ("organisations", _("Perusahaan"), reverse("client:organisations")),
    ]
    shell: Shell = {
        "nav": [Link(label, href, current=key == here) for key, label, href in entries],
        "home": reverse("client:home"),
    }
    if office is not None:
        shell["office"] = _office_name(office, visit)
    visit.shell = shell


def _office_name(office: Office, visit: Visit) -> str:
    profile = profile_on(office, visit.at.date())
    return profile.short_name if profile else office.code
