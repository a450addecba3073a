"""A surveillance continues its certificate in part: what no longer conforms goes out of it with the letter (MS-21)."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from mutubaku.applications.models import ProductItem, Site
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Scheme, Task
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate, StandingProposal
from mutubaku.certificates.policy.standing import parts_of
from mutubaku.certificates.queries import standing_of
from mutubaku.cli.demonstration.cases import drive
from mutubaku.conduct import actions, guard
from mutubaku.conduct.actions.deciding import save_decision
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.sites import check_part_of_group
from mutubaku.conduct.works import deciding
from mutubaku.conduct.works.continuing import WORK
from mutubaku.conduct.works.final import facts_of
from mutubaku.conduct.works.parts import reduction_of, scope_items
from mutubaku.decisions.policy import Against
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.registry.queries import verify
from tests.cast import Cast
from tests.certified import certified
from tests.conduct.quick import Written
from tests.snapshots import beginning

WHY = "Merek Kedua dua kali tidak memenuhi persyaratan."


def two_products(cast: Cast) -> Certificate:
    """A certificate of two products, of which the application of the surveillance names the first alone."""
    certificate = certified(cast, "sppt-sni")

    def change() -> Certificate:
        second = {**certificate.scope["products"][0], "brand": "Kedua"}
        certificate.scope = {**certificate.scope, "products": [*certificate.scope["products"], second]}
        certificate.save(update_fields=["scope"])
        return certificate

    return beginning(("two products", certificate.pk), change)


def decide(cast: Cast, task: Task, items: list[str], words: str = "") -> datetime:
    """Decide to continue in part."""
    at = task.opened_at + timedelta(minutes=5)
    maker = cast.staff["decision-maker"]
    save_decision(task.pk, maker, at, basis="Rekomendasi komite", reasons=WHY, part_items=items, part_words=words)
    actions.perform(task.pk, "dilanjutkan-sebagian", maker, at, note=WHY)
    return at


def test_ms_21_what_no_longer_conforms_goes_out_with_the_letter_and_the_public_reads_it(
    cast: Cast, quick_papers: Written
) -> None:
    certificate = two_products(cast)
    task = cast.case_at("decision", "sppt-sni", kind="surveillance", subject=certificate)
    offered = scope_items(task.case)
    product = ProductItem.objects.get(application__case=task.case)
    assert list(offered) == [f"product:{product.pk}", f"part:{parts_of(certificate.scope)[1]}"]
    kept, gone = offered
    at = decide(cast, task, [kept])
    said = dict(facts_of(task.case))
    assert said["Dikeluarkan dari ruang lingkup"] == offered[gone]
    assert "sertifikat dengan ruang lingkup yang dikurangi" in said["Naskah"]
    assert parts_of(certificate.scope) == list(offered.values())  # as before, until it is signed
    drive(task.case, at=at)
    certificate.refresh_from_db()
    assert parts_of(certificate.scope) == [offered[kept]]
    assert (certificate.revision, standing_of(certificate)) == (2, "active")
    proposal = StandingProposal.objects.get()
    assert (proposal.measure, proposal.decided_by, proposal.removed) == ("reduce", cast.staff["decision-maker"], [1])
    assert proposal.letter == task.case.continuation.file
    told = Notice.objects.get(kind="standing-decided")
    assert (told.case, told.data["measure"], told.data["reason"]) == (certificate.case, "reduce", proposal.answer)
    assert proposal.reduction.revision_before == 1
    letter = next(data for form, data in quick_papers.papers if form == "continuation")
    assert (letter["in_part"], letter["excluded"]) == (True, offered[gone])
    printed = [data for form, data in quick_papers.papers if form == "certificate"][-1]
    assert (printed["revision"], len(printed["products"])) == ("Terbitan 2", 1)
    assert printed["first_issued"] == certificate.valid_from
    found = verify(certificate.secret, at)
    assert found is not None
    assert (len(found.scope["products"]), len(found.reduced_on), len(found.continued_on)) == (1, 1, 1)
    chains = set(Entry.objects.filter(verb="certificate.status").values_list("chain", flat=True))
    assert chains == {task.case.chain, certificate.case.chain}


def test_a_surveillance_continued_as_it_is_reduces_nothing(cast: Cast, quick_papers: Written) -> None:
    certificate = two_products(cast)
    task = cast.case_at("decision", "sppt-sni", kind="surveillance", subject=certificate)
    assert {one.outcome.key for one in guard.choices(task)} == {
        "dilanjutkan",
        "dilanjutkan-sebagian",
        "dikembalikan",
        "ditolak",
    }
    drive(task.case, at=task.opened_at)
    certificate.refresh_from_db()
    assert (certificate.revision, StandingProposal.objects.exists()) == (1, False)


def test_a_process_goes_out_in_words(cast: Cast, quick_papers: Written) -> None:
    certificate = certified(cast)
    task = cast.case_at("decision", kind="surveillance", subject=certificate)
    at = decide(cast, task, list(scope_items(task.case)), "Produksi karet remah tanpa pengemasan")
    assert dict(facts_of(task.case))["Ruang lingkup"] == "Produksi karet remah tanpa pengemasan"
    drive(task.case, at=at)
    certificate.refresh_from_db()
    assert certificate.scope["statement"] == "Produksi karet remah tanpa pengemasan"
    assert len(certificate.scope["sites"]) == 1


def test_a_finding_at_one_site_holds_back_that_site_alone_and_the_site_may_be_left_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a surveillance; MD 1 keeps a site with a finding from being left out of what is certified anew (S-08)."""
    certificate = certified(cast)
    case = cast.new_case(kind="surveillance", subject=certificate)
    site = Site.objects.get(application__case=case)
    both = [(site.name, "Temuan 1 belum ditutup."), ("", "Tanggapan belum dijawab.")]
    monkeypatch.setattr(deciding.findings, "standing_by_site", lambda _case: both)
    assert deciding.standing_against(case) == [
        Against("Temuan 1 belum ditutup", f"site:{site.pk}"),
        Against("Tanggapan belum dijawab"),
    ]
    assert deciding.standing_against(certificate.case)[0].item == ""
    check_part_of_group(case, [], case.opened_at)


def test_a_part_that_has_gone_out_meanwhile_leaves_nothing_to_continue(cast: Cast, quick_papers: Written) -> None:
    certificate = two_products(cast)
    task = cast.case_at("decision", "sppt-sni", kind="surveillance", subject=certificate)
    kept, gone = scope_items(task.case)
    at = decide(cast, task, [gone])
    given = Proposed(measure="reduce", ground="failure", reason="Lain.", removed=(1,))
    proposal = propose_measure(certificate.pk, given, cast.staff["ss"], at)
    decide_measure(proposal.pk, cast.staff["head"], at, accepted=True, answer="Ya.")
    assert list(scope_items(task.case)) == [kept]
    empty = WORK.bars(task, step_of(task).outcomes[0])
    assert empty == ["Tidak ada lagi dari sertifikatnya yang dapat diteruskan"]
    assert WORK.bars(task, SimpleNamespace(resumes="final")) == []  # type: ignore[arg-type]  # sent back


def test_what_is_no_surveillance_reduces_nothing_and_green_industry_is_narrowed_in_words(cast: Cast) -> None:
    assert reduction_of(cast.new_case()) is None
    assert scope_items(cast.new_case(Scheme.GREEN_INDUSTRY)) == {}
