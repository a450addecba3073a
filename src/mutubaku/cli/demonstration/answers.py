"""What a client of the demonstration answers in an application, and giving it by the real actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mutubaku.applications.actions import (
    ContactData,
    FigureData,
    GreenData,
    GroupData,
    ProductData,
    SiteData,
    SystemData,
    add_product,
    add_site,
    declare,
    save_commodity,
    save_contact,
    save_figures,
    save_green_scope,
    save_system_scope,
)
from mutubaku.applications.models import CertificationType, Commodity, Topic
from mutubaku.applications.queries import application_of, has_current_scope, missing_documents
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct import actions
from mutubaku.conduct.editions import editions
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.models import Factory, User

from .papers import sample

# what a made-up plant uses and leaves for a hundred tonnes of product
FIGURES = {
    Topic.ENERGY: (("Listrik PLN", 25, "MWh"), ("Solar", 800, "liter")),
    Topic.WATER: (("Air permukaan", 1200, "m³"),),
    Topic.MATERIAL: (("Bahan baku utama", 105, "ton"),),
    Topic.WASTE: (("Air limbah", 1000, "m³"), ("Limbah padat", 3, "ton")),
}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is applied for; only the part of the case's scheme is used, the defaults serve any case."""

    commodity: Commodity = Commodity.GENERAL
    sni_number: str = "SNI 1903:2017"
    sni_title: str = "Karet spesifikasi teknis"
    product: str = "Produk contoh"
    brand: str = "MEREK CONTOH"
    variant: str = "Tipe contoh"
    certification_type: CertificationType = CertificationType.TYPE_5
    statement: str = "Produksi dan penjualan produk contoh"
    iaf_code: int = 14
    personnel: int = 40
    sih_number: str = "SIH 22123.1:2021"
    kbli: str = "22123"
    capacity: int = 1000  # tonnes a year


def complete(task: Task, by: User, at: datetime, answers: Answers) -> None:
    """Give every answer and document the application still lacks, and declare it true."""
    case = task.case
    capacity = _capacity(case, by, at)
    give(case, capacity, at, answers)
    for requirement in missing_documents(case):
        hand_in(task, by, at, requirement.key, requirement.name)
    declare(case.pk, capacity, at)


def begin(task: Task, by: User, at: datetime, answers: Answers, documents: int) -> None:
    """Give the answers and the first few documents, and leave it there: a draft."""
    give(task.case, _capacity(task.case, by, at), at, answers)
    for requirement in missing_documents(task.case)[:documents]:
        hand_in(task, by, at, requirement.key, requirement.name)


def hand_in(task: Task, by: User, at: datetime, key: str, name: str) -> None:
    """Upload a document for a requirement of the client's list."""
    actions.attach(task.pk, by, at, name=f"{key}.pdf", data=sample(name), requirement=key)


def give(case: Case, by: Capacity, at: datetime, answers: Answers) -> None:
    """Name the contact person and the scope the scheme asks for, where they are not given yet or are of last time."""
    application = application_of(case)
    if not application.contact_position:
        phone = application.contact_phone or "0000 000 0000"
        contact = ContactData(name=by.name, position="Penghubung", phone=phone, email=application.contact_email)
        save_contact(case.pk, contact, by, at)
    if not has_current_scope(case, application):
        _scope(case, by, at, answers)


def _scope(case: Case, by: Capacity, at: datetime, answers: Answers) -> None:
    if case.scheme == Scheme.SPPT_SNI:
        _products(case, by, at, answers)
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        _green(case, by, at, answers)
    else:
        _system(case, by, at, answers)


def _products(case: Case, by: Capacity, at: datetime, answers: Answers) -> None:
    save_commodity(case.pk, GroupData(commodity=answers.commodity), by, at)
    product = ProductData(
        sni_number=answers.sni_number,
        sni_title=answers.sni_title,
        product=answers.product,
        brand=answers.brand,
        variant=answers.variant,
        factory_id=_factory(case).pk,
        certification_type=answers.certification_type,
    )
    add_product(case.pk, product, by, at)


def _green(case: Case, by: Capacity, at: datetime, answers: Answers) -> None:
    scope = GreenData(
        sih_number=answers.sih_number,
        kbli=answers.kbli,
        product=answers.product,
        factory_id=_factory(case).pk,
        capacity_amount=Decimal(answers.capacity),
        realisation_amount=Decimal(answers.capacity * 9 // 10),
        unit="ton",
        realisation_year=at.year - 1,
    )
    save_green_scope(case.pk, scope, by, at)
    for topic, rows in FIGURES.items():
        figures = [
            FigureData(kind=kind, amount=Decimal(share * answers.capacity) / 100, unit=unit, year=at.year - 1)
            for kind, share, unit in rows
        ]
        save_figures(case.pk, topic, figures, by, at)


def _system(case: Case, by: Capacity, at: datetime, answers: Answers) -> None:
    edition, also = next(iter(editions(case, at)), ""), application_of(case).also_scheme
    also_edition = next(iter(editions(case, at, also)), "") if also else ""
    scope = SystemData(
        edition=edition, also_edition=also_edition, statement=answers.statement, iaf_codes=(answers.iaf_code,)
    )
    save_system_scope(case.pk, scope, by, at)
    client = case.organisation
    site = SiteData(
        name="Kantor dan pabrik utama",
        address=f"{client.address}, {client.city}",
        activities=answers.statement,
        shift_1=answers.personnel,
    )
    add_site(case.pk, site, by, at)


def _factory(case: Case) -> Factory:
    return case.organisation.factories.order_by("pk")[0]


def _capacity(case: Case, by: User, at: datetime) -> Capacity:
    capacity = client_capacity(by, case.organisation, at)
    assert capacity is not None  # noqa: S101 - the walk asks a member of the client
    return capacity
