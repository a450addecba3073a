"""Saving answers: only by the client, only until it is sent, and always with a record of what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mutubaku.applications import actions
from mutubaku.applications.actions import products, systems
from mutubaku.applications.errors import (
    AlreadySent,
    AnswerRefused,
    ItemGone,
    LotsApart,
    NotAsked,
    NotTheClient,
    TooManyItems,
    UnknownFactory,
    Unreadable,
)
from mutubaku.applications.models import Application
from mutubaku.applications.policy import ready
from mutubaku.applications.queries import application_of, progress
from mutubaku.conduct.actions import perform, withdraw
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains, history
from tests.factories.people import NOON, FactoryFactory, OrganisationFactory, acting_for

from .drafts import CONTACT, SITE, SYSTEM, Drafted, answered, drafted, green, product

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def saved(draft: Drafted) -> list[dict[str, Any]]:
    """What the journal says of the saved answers, oldest first."""
    return [entry.data for entry in history(draft.case.chain) if entry.verb == Verb.ANSWERS_SAVED]


def acts(draft: Drafted) -> list[Callable[..., object]]:
    """Every verb of this room that suits the scheme of a draft, waiting for who and when."""
    case = draft.case.pk
    common = [
        lambda by, at: actions.save_contact(case, CONTACT, by, at),
        lambda by, at: actions.declare(case, by, at),
    ]
    own = {
        "sppt-sni": [
            lambda by, at: actions.save_commodity(case, actions.GroupData(commodity="food"), by, at),
            lambda by, at: actions.add_product(case, product(draft.factory), by, at),
            lambda by, at: actions.change_product(case, 1, product(draft.factory), by, at),
            lambda by, at: actions.remove_product(case, 1, by, at),
        ],
        "iso-9001": [
            lambda by, at: actions.save_system_scope(case, SYSTEM, by, at),
            lambda by, at: actions.add_site(case, SITE, by, at),
            lambda by, at: actions.change_site(case, 1, SITE, by, at),
            lambda by, at: actions.remove_site(case, 1, by, at),
        ],
        "industri-hijau": [lambda by, at: actions.save_green_scope(case, green(draft.factory), by, at)],
    }
    return common + own[draft.case.scheme]


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "industri-hijau"])
def test_nobody_but_the_clients_own_people_saves_an_answer(scheme: str) -> None:
    draft = drafted(scheme)
    outsider = acting_for(OrganisationFactory(office=draft.organisation.office))
    for act in acts(draft):
        with pytest.raises(NotTheClient):
            act(outsider, NOON)
    assert saved(draft) == []


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "industri-hijau"])
def test_once_the_case_has_ended_no_answer_is_saved(scheme: str) -> None:
    draft = drafted(scheme)
    withdraw(draft.case.pk, draft.user, NOON, reason="Ditunda")
    for act in acts(draft):
        with pytest.raises(AlreadySent):
            act(draft.by, LATER)
    assert saved(draft) == []


def test_once_the_application_is_sent_no_answer_is_saved() -> None:
    draft = answered("sppt-sni")
    actions.declare(draft.case.pk, draft.by, NOON)
    task = draft.case.tasks.get()
    perform(task.pk, "dikirim", draft.user, NOON)
    before = Entry.objects.count()
    with pytest.raises(AlreadySent, match="sudah dikirim"):
        actions.save_contact(draft.case.pk, CONTACT, draft.by, LATER)
    assert Entry.objects.count() == before


def test_a_contact_is_kept_tidy_and_the_journal_says_that_it_changed_but_not_to_what() -> None:
    draft = drafted()
    typed = replace(CONTACT, name="  Penghubung\t Contoh ", position="\u202eManajer Mutu")
    actions.save_contact(draft.case.pk, typed, draft.by, NOON)
    application = application_of(draft.case)
    assert (application.contact_name, application.contact_position) == ("Penghubung Contoh", "Manajer Mutu")
    assert saved(draft) == [
        {
            "part": "contact",
            "row": application.pk,
            "changed": {"contact_email": [], "contact_phone": [], "contact_position": []},
        }
    ]


def test_saving_the_same_answers_again_leaves_no_record() -> None:
    draft = drafted()
    actions.save_contact(draft.case.pk, CONTACT, draft.by, NOON)
    actions.save_contact(draft.case.pk, CONTACT, draft.by, LATER)
    assert len(saved(draft)) == 1


def test_a_product_is_added_changed_and_removed_and_each_is_recorded_with_what_changed() -> None:
    draft = drafted()
    made = actions.add_product(draft.case.pk, product(draft.factory), draft.by, NOON)
    actions.change_product(draft.case.pk, made.pk, product(draft.factory, brand="Sriwijaya"), draft.by, NOON)
    actions.remove_product(draft.case.pk, made.pk, draft.by, LATER)
    added, changed, removed = saved(draft)
    assert added["changed"]["brand"] == ["", "Musi"]
    assert changed == {"part": "product", "row": made.pk, "changed": {"brand": ["Musi", "Sriwijaya"]}}
    gone = {"sni_number": "SNI 3553:2015", "product": "Air mineral", "brand": "Sriwijaya"}
    assert removed == {"part": "product", "row": made.pk, "removed": gone}
    assert not application_of(draft.case).products.exists()
    assert list(broken_chains(draft.case.chain)) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("SNI 3553:2015", "SNI 3553:2015"),
        ("sni 3553 : 2015", "SNI 3553:2015"),
        ("3553:2015", "SNI 3553:2015"),
        ("SNI-3553:2015", "SNI 3553:2015"),
        ("sni iso 8124 - 1 : 2010", "SNI ISO 8124-1:2010"),
        ("SNI 04-6629.3:2011", "SNI 04-6629.3:2011"),
    ],
)
def test_an_sni_number_is_written_one_way_however_it_was_typed(typed: str, kept: str) -> None:
    draft = drafted()
    made = actions.add_product(draft.case.pk, product(draft.factory, sni_number=typed), draft.by, NOON)
    assert made.sni_number == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("sni_number", "standar air"),
        ("product", "x" * 10_000),
        ("brand", ""),
        ("certification_type", "9"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_named_and_nothing_is_saved(field: str, typed: str) -> None:
    draft = drafted()
    with pytest.raises(Unreadable) as refused:
        actions.add_product(draft.case.pk, product(draft.factory, **{field: typed}), draft.by, NOON)
    assert refused.value.field == field
    assert saved(draft) == []
    assert not application_of(draft.case).products.exists()


def test_a_product_is_made_in_a_factory_of_the_client_and_of_nobody_else() -> None:
    draft = drafted()
    with pytest.raises(UnknownFactory):
        actions.add_product(draft.case.pk, product(FactoryFactory()), draft.by, NOON)


def test_what_is_certified_by_its_lot_is_applied_for_apart_from_other_types() -> None:
    draft = drafted()
    one = actions.add_product(draft.case.pk, product(draft.factory), draft.by, NOON)
    with pytest.raises(LotsApart, match="permohonan tersendiri") as refused:
        actions.add_product(draft.case.pk, product(draft.factory, certification_type="1"), draft.by, NOON)
    assert refused.value.field == "certification_type"
    actions.add_product(draft.case.pk, product(draft.factory, certification_type="3"), draft.by, NOON)
    with pytest.raises(LotsApart):
        actions.change_product(draft.case.pk, one.pk, product(draft.factory, certification_type="1"), draft.by, NOON)


def test_a_product_another_has_removed_cannot_be_changed_or_removed() -> None:
    draft = drafted()
    with pytest.raises(ItemGone):
        actions.change_product(draft.case.pk, 999, product(draft.factory), draft.by, NOON)
    with pytest.raises(ItemGone):
        actions.remove_product(draft.case.pk, 999, draft.by, NOON)


def test_another_applications_product_cannot_be_reached_through_ones_own() -> None:
    mine, theirs = drafted(), answered()
    other = theirs.case.application.products.get()
    with pytest.raises(ItemGone):
        actions.remove_product(mine.case.pk, other.pk, mine.by, NOON)
    assert theirs.case.application.products.exists()


def test_products_and_sites_end_at_their_limit_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "LIMIT", 1)
    monkeypatch.setattr(systems, "LIMIT", 1)
    goods, system = answered("sppt-sni"), answered("iso-9001")
    with pytest.raises(TooManyItems, match="paling banyak 1"):
        actions.add_product(goods.case.pk, product(goods.factory), goods.by, NOON)
    with pytest.raises(TooManyItems, match="paling banyak 1"):
        actions.add_site(system.case.pk, SITE, system.by, NOON)


def test_the_name_of_a_consultant_is_kept_only_when_one_was_used() -> None:
    draft = drafted("iso-14001")
    data = replace(SYSTEM, consultancy="CV Mutu", used_consultancy=True)
    assert actions.save_system_scope(draft.case.pk, data, draft.by, NOON).consultancy == "CV Mutu"
    data = replace(data, used_consultancy=False)
    assert actions.save_system_scope(draft.case.pk, data, draft.by, LATER).consultancy == ""
    assert saved(draft)[1]["changed"] == {"consultancy": ["CV Mutu", ""], "used_consultancy": ["True", "False"]}


def test_a_scope_statement_has_a_limit_although_the_database_has_none() -> None:
    draft = drafted("iso-9001")
    with pytest.raises(Unreadable, match="2000") as refused:
        actions.save_system_scope(draft.case.pk, replace(SYSTEM, statement="a" * 2001), draft.by, NOON)
    assert refused.value.field == "statement"


def test_a_site_is_added_changed_and_removed() -> None:
    draft = drafted("iso-9001")
    site = actions.add_site(draft.case.pk, SITE, draft.by, NOON)
    actions.change_site(draft.case.pk, site.pk, replace(SITE, shift_1=120), draft.by, NOON)
    assert saved(draft)[1]["changed"] == {"shift_1": ["80", "120"]}
    actions.remove_site(draft.case.pk, site.pk, draft.by, NOON)
    assert saved(draft)[2]["removed"] == {"name": "Kantor pusat", "address": "Jl. Industri No. 7"}
    with pytest.raises(ItemGone):
        actions.change_site(draft.case.pk, site.pk, SITE, draft.by, NOON)


def test_ms_05_a_management_system_without_a_site_or_its_people_is_not_ready() -> None:
    draft = drafted("iso-9001")
    actions.save_contact(draft.case.pk, CONTACT, draft.by, NOON)
    actions.save_system_scope(draft.case.pk, SYSTEM, draft.by, NOON)
    assert not ready(progress(draft.case))
    with pytest.raises(AnswerRefused):
        actions.add_site(draft.case.pk, replace(SITE, shift_1=0), draft.by, NOON)
    actions.add_site(draft.case.pk, SITE, draft.by, NOON)
    assert ready(progress(draft.case))


def test_a_green_scope_is_saved_and_saved_again() -> None:
    draft = drafted("industri-hijau")
    actions.save_green_scope(draft.case.pk, green(draft.factory, sih_number="22123.1:2021"), draft.by, NOON)
    scope = actions.save_green_scope(draft.case.pk, green(draft.factory, kbli="22.124"), draft.by, LATER)
    assert (scope.sih_number, scope.kbli) == ("SIH 22123.1:2021", "22124")
    assert saved(draft)[1]["changed"] == {"kbli": ["22123", "22124"]}


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "industri-hijau"])
def test_a_scheme_is_asked_nothing_but_its_own_scope(scheme: str) -> None:
    draft = drafted(scheme)
    others = [other for other in ("sppt-sni", "iso-9001", "industri-hijau") if other != scheme]
    for other in others:
        stranger = Drafted(draft.case, draft.organisation, draft.factory, draft.user, draft.by)
        for act in acts_of(stranger, other):
            with pytest.raises(NotAsked):
                act(draft.by, NOON)
    assert saved(draft) == []


def acts_of(draft: Drafted, scheme: str) -> list[Callable[..., object]]:
    """The verbs of another scheme's scope, aimed at this draft."""
    draft.case.scheme = scheme
    return acts(draft)[2:]


def test_an_answer_saved_after_the_declaration_takes_it_away() -> None:
    draft = answered("sppt-sni")
    actions.declare(draft.case.pk, draft.by, NOON)
    assert Application.objects.get(case=draft.case).declared_at == NOON
    assert saved(draft)[-1] == {"part": "declaration"}
    actions.save_commodity(draft.case.pk, actions.GroupData(commodity="food"), draft.by, LATER)
    assert Application.objects.get(case=draft.case).declared_at is None


def test_every_refusal_is_a_sentence() -> None:
    refusals: list[AnswerRefused] = [
        NotTheClient(), AlreadySent(), NotAsked(), ItemGone(), TooManyItems(3), UnknownFactory(), Unreadable("a", "B."),
    ]  # fmt: skip
    assert all(str(one).endswith(".") for one in refusals)
