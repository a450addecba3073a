"""The roles an office must fill: those of every procedure in the library, and those no procedure names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.utils.translation import gettext as _

from mutubaku.cases.library import SERVICE, library
from mutubaku.people.access import ADMINISTRATOR_ROLE, SECTION_HEAD_ROLE, TREASURER_ROLE, Capacity, playing
from mutubaku.people.models import Office
from mutubaku.procedure import Procedure

NOTICE = timedelta(days=14)  # how long ahead the end of a role's last holder is told


@dataclass(frozen=True)
class Role:
    """A role with the names of the procedures it acts in."""

    key: str
    name: str
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filled:
    """A role and who fills it today; ``until`` is the last day on which anybody does, when it is near."""

    role: Role
    people: tuple[Capacity, ...] = ()
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody could do its work today."""
        return not self.people


def office_roles() -> list[Role]:
    """The office's roles in the order of the procedures, then those no procedure names: who verifies payments, who
    signs, the administrator last; a client's role is nobody's here."""
    found: dict[str, tuple[str, list[str]]] = {}
    for procedure in _procedures():
        for role in procedure.roles:
            if role.account == "office":
                names = found.setdefault(role.key, (role.name, []))[1]
                if procedure.identity.name not in names:
                    names.append(procedure.identity.name)
    roles = [Role(key, name, tuple(names)) for key, (name, names) in found.items()]
    signs = Role(SECTION_HEAD_ROLE, _("Kepala seksi (menandatangani surat seksinya)"))
    return [
        *roles,
        Role(TREASURER_ROLE, _("Bendahara Penerimaan")),
        signs,
        Role(ADMINISTRATOR_ROLE, _("Administrator")),
    ]


def role_of(key: str) -> Role:
    """The role of this key; Http404 when no procedure has it."""
    role = next((one for one in office_roles() if one.key == key), None)
    if role is None:
        raise Http404
    return role


def role_name(key: str) -> str:
    """The role's name; the key itself when no procedure has it any more."""
    return next((one.name for one in office_roles() if one.key == key), key)


def filled(office: Office, today: date) -> list[Filled]:
    """Every role with who fills it today, and when that ends soon with nobody after."""
    now, soon = playing(office, today), playing(office, today + NOTICE)
    ending = {one.role for one in now} - {one.role for one in soon}
    return [
        Filled(
            role,
            tuple(c for c in now if c.role == role.key),
            _last_day(office, role, today) if role.key in ending else None,
        )
        for role in office_roles()
    ]


def _last_day(office: Office, role: Role, today: date) -> date:
    """The last day before NOTICE is over on which a role that is filled today is filled."""
    days = [today + timedelta(days=n) for n in range(NOTICE.days)]
    return max(day for day in days if day == today or playing(office, day, role=role.key))


def _procedures() -> list[Procedure]:
    """Every version of every procedure, the service's first: a running case keeps its version and its roles."""
    found = library()
    keys = sorted(found.keys(), key=lambda key: (key != SERVICE, key))
    return [found.get(key, version) for key in keys for version in found.versions(key)]
