"""The office of the stories: founded as a real one, with one fictional person in every position, and its clients."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mutubaku.conduct.founding import NewOffice, found_office
from mutubaku.people.access import SYSTEM
from mutubaku.people.actions import ProfileData
from mutubaku.people.models import Office, Organisation, User
from tests.cast import make_competent
from tests.factories.billing import make_tariff
from tests.factories.people import FactoryFactory, HoldingFactory, OrganisationFactory, UserFactory, member

FOUNDED = datetime(2021, 8, 2, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
OFFICIALS = {  # position: who holds it
    "kepala-balai": "Sri Hartati",
    "kasi-pjt": "Bambang Nugroho",
    "kasi-ss": "Ratna Komala",
    "ketua-tim-audit": "Yusuf Alamsyah",
    "auditor": "Lestari Widodo",
    "ppc": "Agus Salim",
    "petugas-laboratorium": "Maya Puspita",
    "peninjau": "Hendra Wijaya",
    "anggota-komite": "Fitri Rahmawati",
    "pengambil-keputusan": "Iwan Setiawan",
    "administrator-sistem": "Nanda Pratama",
}
COMPETENT = {  # position: what its person is competent for
    "ketua-tim-audit": "lead-auditor",
    "auditor": "auditor",
    "ppc": "ppc",
    "peninjau": "reviewer",
    "anggota-komite": "committee",
    "pengambil-keputusan": "decision-maker",
}
COMMITTEE = ("Dewi Anggraini", "Surya Darma")  # beside the member above: a committee has three at least
PROFILE = ProfileData(
    name="Balai Standardisasi dan Pelayanan Jasa Industri Cerita",
    short_name="BSPJI Cerita",
    letterhead="KANTOR REKAAN\nBALAI STANDARDISASI DAN PELAYANAN JASA INDUSTRI CERITA",
    address="Jalan Cerita Nomor 1",
    city="Palembang",
    phone="(0000) 000000",
    email="layanan@cerita.example",
    number_code="CERITA",
)


def make_office() -> Office:
    """An office ready to work, each position held by its person; whoever writes `name@cerita.example` is one."""
    office = found_office(NewOffice(code="cerita", zone="Asia/Jakarta", profile=PROFILE), by=SYSTEM, at=FOUNDED)
    make_tariff(office, FOUNDED.date() + timedelta(days=1))  # the one an office starts with holds no amounts for ISO
    people = {
        position: hold(office, position, UserFactory(name=name, email=address(name), nip="000000000000000000"))
        for position, name in OFFICIALS.items()
    }
    for name in COMMITTEE:
        hold(office, "anggota-komite", UserFactory(name=name, email=address(name), nip="000000000000000000"))
    make_competent(office, {role: people[position] for position, role in COMPETENT.items()})
    make_competent(office, {"decision-maker": people["kepala-balai"]})  # who decides how a certificate stands
    return office


def hold(office: Office, position: str, user: User, **holding: object) -> User:
    """Put a person in a position; `holding` as for HoldingFactory."""
    holding.setdefault("starts_on", FOUNDED.date())
    HoldingFactory(position=office.positions.get(code=position), user=user, **holding)
    return user


def make_client(office: Office, company: str, person: str) -> Organisation:
    """A company with a factory and one person who acts for it."""
    organisation = OrganisationFactory(office=office, name=company)
    FactoryFactory(organisation=organisation, name=f"Pabrik {company.split()[1]}")
    member(organisation, name=person, email=address(person), phone="0711 000000")
    return organisation


def address(name: str) -> str:
    """The e-mail address of a person of the stories."""
    return f"{name.lower().replace(' ', '.')}@cerita.example"
