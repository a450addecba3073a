"""Shifts and part time, other certificates, and the figures of a green industry: kept, counted, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mutubaku.applications import actions
from mutubaku.applications.actions import green as greens
from mutubaku.applications.actions import systems
from mutubaku.applications.errors import ItemGone, TooManyItems, Unreadable
from mutubaku.applications.models import GreenFigure, OtherCertificate, Site
from mutubaku.applications.policy import Part, State
from mutubaku.applications.queries import application_of, progress
from mutubaku.journal.queries import history
from tests.factories.people import NOON

from .drafts import FIGURE, SITE, SYSTEM, Drafted, answered, drafted, green

pytestmark = pytest.mark.django_db
OTHER = actions.OtherData(
    standard=" ISO 45001:2018 ", body="Lembaga Contoh", number="K3-01", valid_until=date(2027, 12, 31)
)


@pytest.fixture
def system(db: None) -> Drafted:
    return drafted("iso-9001")


@pytest.fixture
def hijau(db: None) -> Drafted:
    return drafted("industri-hijau")


def last_saved(draft: Drafted) -> dict[str, object]:
    return dict(list(history(draft.case.chain))[-1].data)


def test_a_site_counts_its_shifts_and_its_part_time_people_by_their_hours(system: Drafted) -> None:
    data = replace(SITE, shift_2=40, shift_3=20, part_time=5, part_time_hours=20, seasonal=10)
    site = actions.add_site(system.case.pk, data, system.by, NOON)
    assert (site.personnel(40), site.people.headcount) == (153, 155)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"shift_1": 0}, "shift_1"),
        ({"part_time": 3}, "part_time_hours"),
        ({"part_time_hours": 20}, "part_time"),
        ({"part_time": 3, "part_time_hours": 169}, "part_time_hours"),
        ({"seasonal": 1_000_001}, "seasonal"),
    ],
)
def test_people_who_cannot_be_counted_are_asked_about_at_their_field(
    system: Drafted, other: dict[str, int], field: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        actions.add_site(system.case.pk, replace(SITE, **other), system.by, NOON)
    assert refused.value.field == field
    assert not Site.objects.exists()


def test_several_sectors_are_kept_in_order_and_each_once(system: Drafted) -> None:
    scope = actions.save_system_scope(system.case.pk, replace(SYSTEM, iaf_codes=(17, 14, 17)), system.by, NOON)
    assert scope.iaf_codes == [14, 17]


@pytest.mark.parametrize("codes", [(), (40,), (14, 0)])
def test_a_sector_that_does_not_exist_is_refused(system: Drafted, codes: tuple[int, ...]) -> None:
    with pytest.raises(Unreadable) as refused:
        actions.save_system_scope(system.case.pk, replace(SYSTEM, iaf_codes=codes), system.by, NOON)
    assert refused.value.field == "iaf_codes"


def test_until_when_a_consultant_worked_is_kept_only_when_there_was_one(system: Drafted) -> None:
    until = date(2026, 6, 30)
    used = replace(SYSTEM, used_consultancy=True, consultancy="Konsultan Contoh", consultancy_until=until)
    assert actions.save_system_scope(system.case.pk, used, system.by, NOON).consultancy_until == until
    unused = replace(used, used_consultancy=False)
    assert actions.save_system_scope(system.case.pk, unused, system.by, NOON).consultancy_until is None


def test_a_second_edition_is_kept_only_in_an_integrated_application(system: Drafted) -> None:
    data = replace(SYSTEM, edition="SNI ISO 9001:2015", also_edition="SNI ISO 14001:2015")
    assert actions.save_system_scope(system.case.pk, data, system.by, NOON).also_edition == ""


def test_another_bodys_certificate_is_added_changed_and_removed(system: Drafted) -> None:
    item = actions.add_other_certificate(system.case.pk, OTHER, system.by, NOON)
    assert str(item) == "ISO 45001:2018 K3-01"
    actions.change_other_certificate(system.case.pk, item.pk, replace(OTHER, number="K3-02"), system.by, NOON)
    assert last_saved(system)["changed"] == {"number": ["K3-01", "K3-02"]}
    actions.remove_other_certificate(system.case.pk, item.pk, system.by, NOON)
    assert last_saved(system)["removed"] == {"standard": "ISO 45001:2018", "number": "K3-02"}
    assert not OtherCertificate.objects.exists()
    with pytest.raises(ItemGone):
        actions.remove_other_certificate(system.case.pk, item.pk, system.by, NOON)


def test_other_certificates_have_a_limit(system: Drafted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "LIMIT", 0)
    with pytest.raises(TooManyItems):
        actions.add_other_certificate(system.case.pk, OTHER, system.by, NOON)


def test_a_green_scope_says_capacity_and_realisation_in_words(hijau: Drafted) -> None:
    scope = actions.save_green_scope(hijau.case.pk, green(hijau.factory), hijau.by, NOON)
    assert (scope.capacity, scope.realisation) == ("20.000 ton per tahun", "18.500,5 ton (2025)")


@pytest.mark.parametrize("year", [1999, 2027])
def test_a_year_that_was_not_or_is_long_ago_is_refused(hijau: Drafted, year: int) -> None:
    with pytest.raises(Unreadable, match="antara 2000 dan"):
        actions.save_green_scope(hijau.case.pk, green(hijau.factory, realisation_year=year), hijau.by, NOON)
    with pytest.raises(Unreadable) as refused:
        actions.save_figures(hijau.case.pk, "energy", [replace(FIGURE, year=year)], hijau.by, NOON)
    assert refused.value.field == "year"


def test_a_plant_that_can_make_nothing_is_refused(hijau: Drafted) -> None:
    with pytest.raises(Unreadable, match="lebih dari 0") as refused:
        actions.save_green_scope(hijau.case.pk, green(hijau.factory, capacity_amount=Decimal(0)), hijau.by, NOON)
    assert refused.value.field == "capacity_amount"


def test_the_figures_of_a_topic_replace_those_before_and_the_journal_keeps_both(hijau: Drafted) -> None:
    actions.save_figures(hijau.case.pk, "water", [FIGURE], hijau.by, NOON)
    actions.save_figures(hijau.case.pk, "energy", [FIGURE], hijau.by, NOON)
    changed = replace(FIGURE, amount=Decimal(900))
    actions.save_figures(hijau.case.pk, "energy", [changed], hijau.by, NOON)
    assert last_saved(hijau) == {
        "part": "green-figures",
        "topic": "energy",
        "changed": {"figures": [["Listrik PLN: 1.000,5 MWh (2025)"], ["Listrik PLN: 900 MWh (2025)"]]},
    }
    assert [(row.topic, row.amount) for row in GreenFigure.objects.all()] == [
        ("water", Decimal("1000.5")),
        ("energy", Decimal(900)),
    ]


def test_the_same_figures_again_leave_no_record(hijau: Drafted) -> None:
    actions.save_figures(hijau.case.pk, "energy", [FIGURE], hijau.by, NOON)
    before = len(list(history(hijau.case.chain)))
    actions.save_figures(hijau.case.pk, "energy", [replace(FIGURE, amount=Decimal("1000.50"))], hijau.by, NOON)
    assert len(list(history(hijau.case.chain))) == before


def test_figures_have_a_limit(hijau: Drafted) -> None:
    with pytest.raises(TooManyItems):
        actions.save_figures(hijau.case.pk, "energy", [FIGURE] * (greens.LIMIT + 1), hijau.by, NOON)


def test_a_green_application_is_whole_when_every_topic_has_a_figure() -> None:
    draft = answered("industri-hijau")
    assert state_of_scope(draft) is State.DONE
    application_of(draft.case).green_figures.filter(topic="waste").delete()
    assert state_of_scope(draft) is State.EMPTY


def state_of_scope(draft: Drafted) -> State:
    return next(one.state for one in progress(draft.case) if one.part is Part.SCOPE)
