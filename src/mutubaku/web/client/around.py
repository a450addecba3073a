"""What stands around a client's pages: the shell of all client pages, and whom to ask."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.people.access import office_day
from mutubaku.people.models import Office, OfficeProfile
from mutubaku.people.queries import profile_on
from mutubaku.web.gate import Visit
from mutubaku.web.public.offices import offices
from mutubaku.web.shell import client_shell


def around(visit: Visit, here: str = "", office: Office | None = None, *, is_open: bool = False) -> None:
    """Put the client's surroundings around a page; without an office, that of all the client's companies, or the
    only one of the installation. Where there are several, none stands for the others; ``is_open``: which it is to be
    is only being asked, so none stands around it."""
    shown = office or (None if is_open else _only_office(visit))
    client_shell(visit, here, shown)
    profile = profile_on(shown, office_day(shown, visit.at).date()) if shown else None
    if profile is not None:
        visit.shell["contact"] = contact_line(profile)


def _only_office(visit: Visit) -> Office | None:
    """The one office a client has to do with; None when there are several, or none yet."""
    found = list({one.office for one in getattr(visit, "organisations", [])}) or offices()
    return found[0] if len(found) == 1 else None


def contact_line(profile: OfficeProfile) -> str:
    """Where to ask, in one line."""
    parts = [
        _("Telepon %(phone)s") % {"phone": profile.phone} if profile.phone else "",
        profile.email,
    ]
    return " · ".join(part for part in parts if part)
