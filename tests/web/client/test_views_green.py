"""The figures of a green industry, row by row, right and wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.applications.actions import green
from mutubaku.applications.models import GreenFigure, GreenScope, Topic
from mutubaku.applications.policy import Part, State
from mutubaku.applications.queries import progress
from mutubaku.cases.models import Case, Kind
from mutubaku.conduct.actions.cycle import begin_about
from mutubaku.people.models import User
from tests.applications.drafts import Drafted, answered, drafted
from tests.cast import MONDAY, make_cast
from tests.certified import certified

from .conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def hijau(db: None) -> Drafted:
    return drafted("industri-hijau")


@pytest.fixture
def mine(browser: Callable[[User], Browser], hijau: Drafted) -> Browser:
    return browser(hijau.user)


def page(draft: Drafted, topic: str = "energy") -> str:
    return f"/permohonan/{draft.case.pk}/ruang-lingkup/angka/{topic}/"


def rows(*written: tuple[str, str, str, str]) -> dict[str, str]:
    """The form as a browser sends it."""
    cells = {
        f"form-{i}-{name}": typed
        for i, row in enumerate(written)
        for name, typed in zip(("kind", "amount", "unit", "year"), row, strict=True)
    }
    return {"form-TOTAL_FORMS": str(len(written)), "form-INITIAL_FORMS": "1", **cells}


LIGHT = ("Listrik PLN", "1.000,5", "MWh", "2025")
EMPTY = ("", "", "", "2025")


def test_figures_are_saved_and_the_next_topic_comes(mine: Browser, hijau: Drafted) -> None:
    answer = mine.send(page(hijau), rows(LIGHT, EMPTY, ("Solar", "40.000", "liter", "2024")))
    assert answer["Location"] == page(hijau, "water")
    assert [str(row) for row in GreenFigure.objects.all()] == [
        "Listrik PLN: 1.000,5 MWh (2025)",
        "Solar: 40.000 liter (2024)",
    ]
    assert 'value="1.000,5"' in mine.get(page(hijau)).content.decode()


def test_after_the_last_topic_comes_the_task_list(browser: Callable[[User], Browser]) -> None:
    draft = answered("industri-hijau")
    answer = browser(draft.user).send(page(draft, "waste"), rows(LIGHT))
    assert answer["Location"] == f"/permohonan/{draft.case.pk}/"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("Listrik", "1000.5", "MWh", "2025"), "“1000.5” bukan angka yang kami kenali. Tulis seperti 1.000,5"),
        (("Listrik", "", "MWh", "2025"), "Tulis jumlahnya, atau 0."),
        (("", "5", "MWh", "2025"), "Tulis jenisnya, atau kosongkan barisnya."),
        (("Listrik", "5", "", "2025"), "Tulis satuannya."),
        (("Listrik", "5", "MWh", ""), "Tulis tahunnya."),
        (("Listrik", "5", "MWh", "dua"), "Tulis tahun dengan empat angka, misalnya 2025."),
        (("Listrik", "1,123456", "MWh", "2025"), "Paling banyak 15 angka, dan 4 angka di belakang koma."),
        (("Listrik", "5", "MWh", "1999"), "Tulis tahun antara 2000 dan"),
        (EMPTY, "Tulis paling sedikit satu baris; 0 bila tidak ada."),
    ],
)
def test_a_wrong_figure_has_its_sentence_and_what_was_typed_stays(
    mine: Browser, hijau: Drafted, row: tuple[str, str, str, str], sentence: str
) -> None:
    answer = mine.send(page(hijau), rows(row, EMPTY))
    shown = answer.content.decode()
    assert (answer.status_code, sentence in shown, "Kesalahan:" in shown) == (422, True, True)
    assert f'value="{row[1]}"' in shown or not row[1]
    assert not GreenFigure.objects.exists()


def test_a_year_without_figures_is_refused_at_its_row(mine: Browser, hijau: Drafted) -> None:
    shown = mine.send(page(hijau), rows(LIGHT, ("Solar", "5", "liter", "1999"))).content.decode()
    assert 'href="#id_form-1-year"' in shown
    assert 'href="#id_form-0-year"' not in shown


def test_more_rows_keep_what_was_typed_right_or_wrong(mine: Browser, hijau: Drafted) -> None:
    answer = mine.send(page(hijau), {**rows(LIGHT, ("Solar", "banyak", "", "2025")), "tambah": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="banyak"' in shown
    assert "Ada yang perlu diperbaiki" not in shown
    assert shown.count("<legend>") == 5  # the two that were written and three empty ones
    assert not GreenFigure.objects.exists()
    odd = mine.send(page(hijau), {**rows(LIGHT), "form-TOTAL_FORMS": "x", "tambah": "1"})
    assert odd.status_code == 200
    huge = mine.send(page(hijau), {**rows(LIGHT), "form-TOTAL_FORMS": "9" * 30, "tambah": "1"})
    assert huge.status_code == 200


def test_more_figures_than_an_application_holds_are_refused(
    mine: Browser, hijau: Drafted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(green, "LIMIT", 0)
    assert "paling banyak 0 baris" in mine.send(page(hijau), rows(LIGHT)).content.decode()


def test_only_the_four_topics_of_a_green_application_have_a_page(
    mine: Browser, hijau: Drafted, browser: Callable[[User], Browser]
) -> None:
    assert mine.get(page(hijau, "uang")).status_code == 404
    other = drafted("iso-9001")
    assert browser(other.user).get(page(other)).status_code == 404


def test_the_task_list_has_a_line_for_each_topic(browser: Callable[[User], Browser]) -> None:
    draft = answered("industri-hijau")
    shown = browser(draft.user).get(f"/permohonan/{draft.case.pk}/").content.decode()
    for title in ("Energi yang dipakai", "Air yang dipakai", "Bahan baku dan bahan penolong", "Limbah yang dihasilkan"):
        assert title in shown
    checked = browser(draft.user).get(f"/permohonan/{draft.case.pk}/periksa/").content.decode()
    assert "1.000,5 MWh (2025)" in checked


@pytest.fixture
def surveyed(db: None) -> Case:
    """A surveillance that opened itself in 2026 with last time's answers, which were of 2024."""
    cast = make_cast()
    certificate = certified(cast, "industri-hijau")
    GreenFigure.objects.update(year=2024)
    GreenScope.objects.update(realisation_year=2024)
    return begin_about(certificate, Kind.SURVEILLANCE, MONDAY)


def scope_of(case: Case) -> State:
    return next(one.state for one in progress(case) if one.part == Part.SCOPE)


def test_a_surveillance_asks_for_the_figures_of_the_year_and_shows_last_time_s_beside_them(
    browser: Callable[[User], Browser], surveyed: Case
) -> None:
    mine = browser(surveyed.organisation.users.get())
    home = f"/permohonan/{surveyed.pk}/"
    shown = mine.get(home).content.decode()
    assert shown.count("Perlu diperbarui") == 5
    assert "masih tahun 2024" in shown
    assert scope_of(surveyed) is State.EMPTY
    scope = mine.get(f"{home}ruang-lingkup/").content.decode()
    assert "Permohonan sebelumnya: 900 ton (2024)." in scope
    GreenScope.objects.filter(application__case=surveyed).update(realisation_year=2025)
    for topic in Topic:
        path = f"{home}ruang-lingkup/angka/{topic}/"
        shown = mine.get(path).content.decode()
        before = GreenFigure.objects.filter(application__case=surveyed, topic=topic)
        assert "Tulis angka tahun 2025." in shown
        assert shown.count("Permohonan sebelumnya: ") == len(before)
        written = [(row.kind, "7", row.unit, "2025") for row in before]
        answer = mine.send(path, rows(*written))
    assert answer["Location"] == home
    assert "Perlu diperbarui" not in mine.get(home).content.decode()
    assert scope_of(surveyed) is State.DONE
    shown = mine.get(path).content.decode()
    assert 'value="7"' in shown
    assert "Permohonan sebelumnya: " in shown
