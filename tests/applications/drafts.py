"""Drafts of applications for tests: a client with a factory, a case whose first step is open, and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mutubaku.applications import actions
from mutubaku.applications.models import Topic
from mutubaku.cases.models import Case
from mutubaku.conduct.access import client_of
from mutubaku.conduct.actions import open_case
from mutubaku.people.access import Capacity
from mutubaku.people.models import Factory, Organisation, User
from tests.factories.people import NOON, FactoryFactory, OrganisationFactory, member


@dataclass(frozen=True)
class Drafted:
    """A draft and everybody in it."""

    case: Case
    organisation: Organisation
    factory: Factory
    user: User
    by: Capacity


def drafted(scheme: str = "sppt-sni", kind: str = "initial", at: datetime = NOON, **organisation: object) -> Drafted:
    """A fresh draft of a client of its own."""
    client = OrganisationFactory(**organisation)
    factory = FactoryFactory(organisation=client)
    user = member(client, name="Penghubung Contoh")
    case = open_case(client, scheme=scheme, kind=kind, by=user, at=at)
    return Drafted(case, client, factory, user, client_of(case, user, at))


CONTACT = actions.ContactData(
    name="Penghubung Contoh", position="Manajer Mutu", phone="0711 555 0101", email="dewi@contoh.id"
)
SYSTEM = actions.SystemData(statement="Produksi pipa PVC untuk air minum", iaf_codes=(14,))
SITE = actions.SiteData(name="Kantor pusat", address="Jl. Industri No. 7", activities="Produksi", shift_1=80)

FIGURE = actions.FigureData(kind="Listrik PLN", amount=Decimal("1000.5"), unit="MWh", year=2025)


def product(factory: Factory, **other: object) -> actions.ProductData:
    """A product made in this factory."""
    facts = {
        "sni_number": "SNI 3553:2015",
        "sni_title": "Air mineral",
        "product": "Air mineral",
        "brand": "Musi",
        "variant": "600 ml",
        "factory_id": factory.pk,
        "certification_type": "5",
    }
    return actions.ProductData(**{**facts, **other})  # type: ignore[arg-type]  # a test says which


def green(factory: Factory, **other: object) -> actions.GreenData:
    """A green industry scope in this factory."""
    facts = {
        "sih_number": "SIH 22123.1:2021",
        "kbli": "22123",
        "product": "Karet remah",
        "factory_id": factory.pk,
        "capacity_amount": Decimal(20000),
        "realisation_amount": Decimal("18500.5"),
        "unit": "ton",
        "realisation_year": 2025,
    }
    return actions.GreenData(**{**facts, **other})  # type: ignore[arg-type]  # a test says which


def answered(scheme: str = "sppt-sni", kind: str = "initial", at: datetime = NOON) -> Drafted:
    """A draft with every answer given."""
    draft = drafted(scheme, kind, at)
    actions.save_contact(draft.case.pk, CONTACT, draft.by, at)
    if scheme == "sppt-sni":
        actions.add_product(draft.case.pk, product(draft.factory), draft.by, at)
    elif scheme == "industri-hijau":
        actions.save_green_scope(draft.case.pk, green(draft.factory), draft.by, at)
        for topic in Topic:
            actions.save_figures(draft.case.pk, topic, [FIGURE], draft.by, at)
    else:
        actions.save_system_scope(draft.case.pk, SYSTEM, draft.by, at)
        actions.add_site(draft.case.pk, SITE, draft.by, at)
    return draft
