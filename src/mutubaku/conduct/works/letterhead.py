"""The office as it stands on paper that day: letterhead, place, facts of the case."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.conduct.errors import Refusal
from mutubaku.paper.forms import Fact, Letterhead, Party, Signer
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import Office, OfficeProfile
from mutubaku.people.queries import profile_on


class ProfileMissing(Refusal):
    """An office without a profile cannot write letters."""


def profile_of(case: Case, at: datetime) -> OfficeProfile:
    """The office's profile in force; ProfileMissing says what to do when there is none."""
    return profile_in(case.office, at)


def profile_in(office: Office, at: datetime) -> OfficeProfile:
    """The same of an office, for a paper of no case."""
    profile = profile_on(office, office_day(office, at).date())
    if profile is None:
        raise ProfileMissing(_("Kepala surat kantor belum diisi. Minta administrator mengisinya di Administrasi."))
    return profile


def office_letterhead(profile: OfficeProfile) -> Letterhead:
    """The letterhead of a profile, line by line."""
    contact = " · ".join(part for part in (profile.phone, profile.email) if part)
    address = (*profile.address.splitlines(), contact) if contact else tuple(profile.address.splitlines())
    return Letterhead(lines=tuple(profile.letterhead.splitlines()), address=tuple(address))


def client_letterhead(case: Case) -> Letterhead:
    """The client's own letterhead: name and address as registered."""
    client = case.organisation
    return Letterhead(lines=(client.name,), address=(*client.address.splitlines(), client.city))


def case_facts(case: Case) -> tuple[Fact, ...]:
    """What identifies a case on a paper."""
    return (
        Fact("Nomor permohonan", case.number or "—"),
        Fact("Pelanggan", case.organisation.name),
        Fact("Skema", str(case.get_scheme_display())),
        Fact("Jenis", str(case.get_kind_display())),
    )


def signer_of(by: Capacity) -> Signer:
    """The person who signs, with the title they act under."""
    return Signer(title=by.title, name=by.name, nip=by.nip)


def giver_of(by: Capacity, profile: OfficeProfile) -> Party:
    """The official who hands something over."""
    return Party(name=by.name, post=by.title, organisation=profile.name, identity=f"NIP {by.nip}" if by.nip else "")
