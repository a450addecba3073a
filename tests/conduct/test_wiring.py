"""What a step takes, who brings it, and which room does the work; a step whose work nobody claims is generic."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.utils.translation import get_language, override

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.errors import NotAccepted, NotYours, OfficeDataMissing
from mutubaku.conduct.works import generic
from mutubaku.conduct.works.letters import Letter
from mutubaku.conduct.works.work import Written
from mutubaku.people.access import Capacity
from mutubaku.procedure import BUILT_IN, load_library
from mutubaku.schemes.models import SchemeTerms
from tests.cast import Cast, close, fresh, later


def test_every_work_the_procedures_name_is_in_the_table() -> None:
    library = load_library()
    named = {s.work for key in library.keys() for s in library.get(key, 1).steps}  # noqa: SIM118 - a library, no mapping
    assert named == set(wiring.WORKS)
    assert BUILT_IN.is_dir()


def test_a_step_whose_work_nobody_claims_is_generic(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    task = cast.case_at("stage-1")
    monkeypatch.delitem(wiring.WORKS, "stage-1")
    assert wiring.work_of(task) is generic.GENERIC
    assert wiring.gaps(task) == []
    assert wiring.promised(task) == frozenset()


def test_a_step_takes_what_it_needs_and_what_it_produces(cast: Cast) -> None:
    assert wiring.kinds_taken(cast.case_at("disposition")) == {"memo-disposisi", "memo-dinas"}


def test_what_the_work_of_another_step_makes_is_not_taken_where_it_is_only_needed(cast: Cast) -> None:
    case = cast.finished_case()
    assert wiring.kinds_taken(fresh(case, "completeness")) == {
        "checklist-kelengkapan",
        "tinjauan-permohonan",
        "surat-penolakan",
    }
    assert wiring.kinds_taken(fresh(case, "hand-over")) == {"tanda-terima"}
    assert wiring.kinds_taken(fresh(case, "receipt")) == set()


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [("sppt-sni", "sppt-sni"), ("iso-9001", "sertifikat-iso-9001"), ("industri-hijau", "sertifikat-industri-hijau")],
)
def test_of_several_kinds_the_signing_step_takes_and_offers_the_one_its_case_ends_in(
    cast: Cast, scheme: str, kind: str
) -> None:
    task = cast.case_at("signing", scheme)
    assert wiring.kinds_taken(task) == {"laporan-audit", kind}
    assert wiring.offered_kind(task, "dokumen-sertifikasi") == kind
    assert wiring.offered_kind(task, "laporan-audit") == "laporan-audit"


def test_only_a_paper_without_a_maker_of_its_own_takes_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = cast.finished_case()
    assert not wiring.needs_words(fresh(case, "final"), "naskah-akhir")
    monkeypatch.setitem(wiring.WORKS, "final", generic.GENERIC)
    assert wiring.needs_words(fresh(case, "final"), "naskah-akhir")
    assert not wiring.needs_words(fresh(case, "disposition"), "memo-dinas")
    assert not wiring.needs_words(fresh(case, "signing"), "sertifikat-iso-9001")
    assert not wiring.needs_words(fresh(case, "hand-over"), "tanda-terima")


def test_nobody_brings_a_step_what_it_does_not_ask_for(cast: Cast) -> None:
    task = cast.case_at("disposition")
    head = cast.staff["head"]
    assert wiring.uploader(task, head, later(), kind="memo-dinas", requirement="").role == "head"
    for kind, requirement in (("e-billing", ""), ("", ""), ("", "akta"), ("memo-dinas", "akta")):
        with pytest.raises(NotAccepted):
            wiring.uploader(task, head, later(), kind=kind, requirement=requirement)
    with pytest.raises(NotYours):
        wiring.uploader(task, cast.client, later(), kind="memo-dinas", requirement="")


def test_the_client_hands_in_what_the_offices_table_asks_and_nothing_else(cast: Cast) -> None:
    task = fresh(cast.new_case(), "application")
    assert wiring.uploader(task, cast.client, later(), kind="", requirement="akta").is_client
    with pytest.raises(NotAccepted):
        wiring.uploader(task, cast.client, later(), kind="", requirement="rahasia")
    with pytest.raises(NotYours):
        wiring.uploader(task, cast.outsider, later(), kind="", requirement="akta")


def test_later_the_client_hands_in_documents_only_while_a_step_waits_for_them(cast: Cast) -> None:
    task = cast.case_at("completeness")
    with pytest.raises(NotAccepted):
        wiring.uploader(task, cast.client, later(days=1), kind="", requirement="akta")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    waiting = fresh(task.case, "completeness")
    assert wiring.uploader(waiting, cast.client, later(days=2), kind="", requirement="akta").is_client
    for user in (cast.outsider, cast.staff["pjt"]):
        with pytest.raises(NotYours):
            wiring.uploader(waiting, user, later(days=2), kind="", requirement="akta")


def test_a_step_that_waits_for_somebody_outside_takes_nothing_from_the_client(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    actions.pause(task.pk, "pengiriman-contoh", cast.staff["ppc"], later(days=30), reason="Dikirim lewat kurir.")
    with pytest.raises(NotAccepted):
        wiring.uploader(task, cast.client, later(days=31), kind="", requirement="akta")


def test_terms_the_office_has_not_entered_are_told_to_whoever_makes_the_certificate(cast: Cast) -> None:
    task = cast.case_at("signing")
    SchemeTerms.objects.all().delete()
    with pytest.raises(OfficeDataMissing, match="Minta administrator mengisinya"):
        actions.make(task.pk, "sertifikat-iso-9001", cast.staff["head"], later(days=60))


@pytest.mark.parametrize("act", ["make", "preview", "perform"])
def test_what_the_case_gives_to_a_paper_is_said_in_indonesian_by_whoever_works_in_english(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    task, ss, spoken = cast.case_at("audit-ready"), cast.staff["pjt"], []
    fill(task, step_of(task).outcomes[0], ss, task.opened_at)

    def letter(_task: Task, _by: Capacity, _at: datetime) -> Letter:
        spoken.append(get_language())
        return Letter({"tanggal_audit": "Senin"})

    written = {"memo-siap-audit": Written(letter)}
    monkeypatch.setitem(wiring.WORKS, "audit-ready", replace(wiring.WORKS["audit-ready"], written=written))
    with override("en"):
        if act == "make":
            actions.make(task.pk, "memo-siap-audit", ss, task.opened_at)
        elif act == "preview":
            actions.preview(task, "memo-siap-audit", ss, task.opened_at)
        else:
            actions.perform(task.pk, step_of(task).outcomes[0].key, ss, task.opened_at)
        assert get_language() == "en"
    assert spoken == ["id"]
