"""What stands around a page: navigation, office, clock and account, for the desk and for clients."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mutubaku.notices.queries import unread
from mutubaku.people.access import ADMINISTRATOR_ROLE, MANAGER_ROLES, REGISTRAR_ROLES, TREASURER_ROLE, office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of, profile_on

from .context import Link, Shell
from .gate import Visit
from .writing import saat


def desk_shell(visit: Visit, here: str = "") -> None:
    """The desk's surroundings; ``here`` is the key of the page one is on."""
    entries = [
        ("inbox", _("Kotak kerja"), reverse("staff:inbox")),
        *_overview(visit),
        ("cases", pgettext("daftar", "Permohonan"), reverse("staff:cases")),
        ("certificates", pgettext("daftar", "Sertifikat"), reverse("staff:certificates")),
        *_complaints(visit),
        ("realisation", _("Realisasi"), reverse("staff:realisation")),
        ("calendar", _("Kalender"), reverse("notices:desk_calendar")),
    ]
    if TREASURER_ROLE in visit.desk.roles:
        entries.append(("treasurer", _("Penerimaan"), reverse("staff:treasurer")))
    if ADMINISTRATOR_ROLE in visit.desk.roles:
        entries.append(("administration", _("Administrasi"), "/administrasi/"))
    titles = dict.fromkeys(capacity.title for capacity in visit.desk.capacities)
    shell: Shell = {
        "office": _office_name(visit.desk.office, visit),
        "nav": [*(Link(label, href, current=key == here) for key, label, href in entries), _told(visit, here)],
        "role": ", ".join(titles),
        "home": reverse("staff:inbox"),
        "search": reverse("staff:cases"),
        "clock": _office_clock(visit),
        "links": _own_links(visit, here),
    }
    visit.shell = shell


def _overview(visit: Visit) -> list[tuple[str, str, str]]:
    """The way to what is late and how the month goes, for whoever directs cases."""
    if not visit.desk.roles & set(MANAGER_ROLES):
        return []
    return [("overview", _("Ikhtisar"), reverse("staff:overview"))]


def _complaints(visit: Visit) -> list[tuple[str, str, str]]:
    """The way to the register of complaints, for whoever keeps it; others find theirs in the inbox."""
    if not visit.desk.roles & set(MANAGER_ROLES):
        return []
    return [("complaints", pgettext("daftar", "Keluhan"), reverse("staff:complaints"))]


def _own_links(visit: Visit, here: str) -> list[Link]:
    """What stands in the menu of one's account: one's own page, and the register for whoever keeps it."""
    links = [Link(_("Penugasan, kompetensi, dan cuti saya"), reverse("staff:mine"), current=here == "mine")]
    if visit.desk.roles & set(REGISTRAR_ROLES):
        links.append(Link(_("Daftar kompetensi"), reverse("staff:register"), current=here == "register"))
    return links


def client_shell(visit: Visit, here: str = "", office: Office | None = None) -> None:
    """The surroundings of a client's pages."""
    entries = [
        ("home", _("Permohonan saya"), reverse("client:home")),
        ("organisations", pgettext("daftar", "Perusahaan"), reverse("client:organisations")),
        ("calendar", _("Kalender"), reverse("notices:client_calendar")),
    ]
    shell: Shell = {
        "nav": [*(Link(label, href, current=key == here) for key, label, href in entries), _told(visit, here)],
        "home": reverse("client:home"),
    }
    if office is not None:
        shell["office"] = _office_name(office, visit)
    visit.shell = shell


def _told(visit: Visit, here: str) -> Link:
    """The way to what one has been told, with how much of it is unread."""
    return Link(
        _("Pemberitahuan"), reverse("notices:list"), current=here == "notices", count=unread(visit.user) or None
    )


def office_names(visit: Visit) -> list[tuple[Office, str]]:
    """The offices to choose from, by name; nothing to choose for those who work in one."""
    offices = visit.desk.offices
    return [(office, _office_name(office, visit)) for office in offices] if len(offices) > 1 else []


def _office_name(office: Office, visit: Visit) -> str:
    profile = profile_on(office, office_day(office, visit.at).date())
    return profile.short_name if profile else office.code


def _office_clock(visit: Visit) -> str:
    """What the office's clock says, and whether working time runs."""
    office = visit.desk.office
    is_open = calendar_of(office).is_open(visit.at)
    with timezone.override(ZoneInfo(office.zone)):
        now = saat(visit.at)
    return _("%(now)s, jam kerja") % {"now": now} if is_open else _("%(now)s, di luar jam kerja") % {"now": now}
