"""Samples by the acts of their people: planned, taken with their seals, confirmed by both parties."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Task
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.actions import sampling as acts
from mutubaku.conduct.errors import NotAccepted, NotYours, PapersMissing
from mutubaku.conduct.works.sampling import letter
from mutubaku.documents.models import Document
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.samples import errors
from mutubaku.samples.models import PartFor, SamplingConfirmation, SamplingLink
from mutubaku.samples.queries import (
    confirmation_in,
    samples_in,
    wanted,
)
from tests.cast import Cast, drive, fresh
from tests.conduct.actions.sampled import (
    SOON,
    finish,
    ppc,
    sampling,
    sending,
    take,
    taken,
    testing,
    verbs,
    walk,
)
from tests.conduct.quick import Written
from tests.documents.samples import PDF, PNG

__all__ = ["sampling", "sending", "testing"]

# The plan


def test_a_product_without_a_plan_holds_the_audit_plan_back(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    drive(task.case, until="sampling", at=task.opened_at)
    plans = [(one.product, one.taker.name) for one in wanted(fresh(task.case, "sampling"))]
    assert plans == [("Air mineral", ppc(cast).name)]
    assert Document.objects.filter(case=task.case, kind="rencana-pengambilan-contoh").exists()


def test_only_a_sampling_officer_is_planned_to_take_samples(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    item = application_of(task.case).products.get()
    given = {"sni_number": item.sni_number, "product": "Air", "brand": "", "variant": "", "certification_type": "5"}
    more = {"population": "x", "quantity": "x", "place": "x", "method": "x", "taker_id": cast.staff["auditor"].pk}
    planned = [acts.samples.Planned(item=item.pk, **given, **more)]  # type: ignore[arg-type]  # as its fields
    with pytest.raises(errors.NotASampler, match="bukan petugas pengambil contoh"):
        acts.plan_sampling(task.pk, cast.staff["lead-auditor"], task.opened_at, planned=planned)


# The record


def test_a_sample_is_recorded_with_its_seals_and_confirmed_by_both_parties(
    cast: Cast, sampling: Task, quick_papers: Written
) -> None:
    sample = take(cast, sampling)
    assert [part.seal for part in sample.parts.all()] == ["AB001", "AB001B"]
    confirmed(cast, sampling)
    finish(sampling, "diambil", ppc(cast))
    said = str(quick_papers.last("record"))
    assert "Rina" in said
    assert "AB001B" in said
    assert verbs(sampling).count(Verb.SAMPLE_TAKEN) == 3  # taken, code shown, confirmed


def test_without_the_word_of_both_parties_the_step_does_not_end(
    cast: Cast, sampling: Task, quick_papers: Written
) -> None:
    sample = take(cast, sampling, note="Diambil dari gudang kedua.")
    actions.preview(sampling, "berita-acara-pengambilan-contoh", ppc(cast), sampling.opened_at + SOON)
    assert f"{sample.code}: Diambil dari gudang kedua." in str(quick_papers.last("record"))
    with pytest.raises(PapersMissing, match="Pembenaran berita acara"):
        finish(sampling, "diambil", ppc(cast))


def test_a_record_made_anew_has_to_be_confirmed_anew(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    at = sampling.opened_at + SOON
    confirmed(cast, sampling)
    plan = wanted(sampling)[0]
    acts.take_sample(sampling.pk, ppc(cast), at + SOON, plan_id=plan.pk, taken=taken(sampling, lot="L2"))
    assert confirmation_in(sampling) is None
    assert [one.lot for one in samples_in(sampling)] == ["L2"]


def test_the_code_of_a_record_that_was_changed_since_confirms_nothing(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    at, rina = sampling.opened_at + SOON, {"name": "Rina", "position": "Gudang"}
    shown = acts.show_sampling_code(sampling.pk, ppc(cast), at)
    plan = wanted(sampling)[0]
    acts.take_sample(sampling.pk, ppc(cast), at + SOON, plan_id=plan.pk, taken=taken(sampling, lot="L2"))
    with pytest.raises(errors.RecordCodeExpired):
        acts.confirm_sampling(shown.pk, shown.code, at + SOON, **rina)
    again = acts.show_sampling_code(sampling.pk, ppc(cast), at + SOON)
    assert acts.confirm_sampling(again.pk, again.code, at + SOON, **rina).name == "Rina"


def test_a_seal_used_in_another_case_of_the_office_is_refused_with_where(cast: Cast, sampling: Task) -> None:
    used = take(cast, sampling, "AB 001")
    other = cast.case_at("sampling", "sppt-sni")
    with pytest.raises(errors.SealUsed, match=f"{used.code} permohonan {sampling.case.number}"):
        take(cast, other, "ab001")
    assert samples_in(other) == []


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({PartFor.LABORATORY: ("6", "A1"), PartFor.COMPANY: ("6", "a 1")}, errors.SealTwice),
        ({PartFor.LABORATORY: ("6", "A1"), PartFor.COMPANY: ("6", "")}, errors.SealMissing),
        ({PartFor.LABORATORY: ("", "A1")}, errors.SealMissing),
        ({PartFor.COMPANY: ("6", "A1")}, errors.SealMissing),
    ],
)
def test_every_part_has_its_quantity_and_a_seal_of_its_own(
    cast: Cast, sampling: Task, parts: dict[str, tuple[str, str]], refusal: type[errors.SampleRefusal]
) -> None:
    with pytest.raises(refusal):
        take(cast, sampling, parts=parts)


def test_a_sample_is_taken_after_the_case_was_opened_and_not_in_the_future(cast: Cast, sampling: Task) -> None:
    with pytest.raises(errors.TakenBeforeCase):
        take(cast, sampling, taken_at=sampling.case.opened_at - SOON)
    with pytest.raises(errors.InTheFuture):
        take(cast, sampling, taken_at=sampling.opened_at + timedelta(days=1))


def test_a_photo_is_kept_by_its_hash_and_only_a_photo(cast: Cast, sampling: Task) -> None:
    sample, at = take(cast, sampling), sampling.opened_at + SOON
    photo = acts.add_photo(sampling.pk, ppc(cast), at, sample_id=sample.pk, name="gudang.png", data=PNG)
    assert (photo.filename, len(photo.file.sha256)) == ("gudang.png", 64)
    with pytest.raises(UploadRefused, match="terlalu besar"):
        acts.add_photo(sampling.pk, ppc(cast), at, sample_id=sample.pk, name="a.png", data=b"x" * 60_000_000)
    with pytest.raises(errors.NotPlanned):
        acts.add_photo(sampling.pk, ppc(cast), at, sample_id=0, name="a.png", data=PNG)


def test_whoever_is_no_sampling_officer_takes_no_sample(cast: Cast, sampling: Task) -> None:
    plan = wanted(sampling)[0]
    with pytest.raises(NotYours):
        acts.take_sample(sampling.pk, cast.staff["ss"], sampling.opened_at, plan_id=plan.pk, taken=taken(sampling))


def test_a_sample_is_not_taken_at_the_step_that_sends_it(cast: Cast, sampling: Task) -> None:
    sending = walk(cast, sampling, "sample-delivery")
    with pytest.raises(NotAccepted):
        acts.take_sample(sending.pk, ppc(cast), sending.opened_at, plan_id=1, taken=taken(sending))


def test_there_is_no_word_on_a_record_without_samples(cast: Cast, sampling: Task) -> None:
    with pytest.raises(errors.NothingTaken):
        acts.show_sampling_code(sampling.pk, ppc(cast), sampling.opened_at)


def confirmed(cast: Cast, task: Task) -> SamplingConfirmation:
    """Both parties find the record right: the taker shows the code, the representative types it."""
    at = task.opened_at + SOON
    link = acts.show_sampling_code(task.pk, ppc(cast), at)
    return acts.confirm_sampling(link.pk, link.code, at, name="Rina", position="Kepala gudang")


def test_the_representative_confirms_by_the_code_that_is_shown_now_and_only_once(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    at, rina = sampling.opened_at + SOON, {"name": "Rina", "position": "Gudang"}
    old = acts.show_sampling_code(sampling.pk, ppc(cast), at)
    SamplingLink.objects.filter(pk=old.pk).update(code="111111")
    with pytest.raises(errors.RecordCodeWrong):
        acts.confirm_sampling(old.pk, "222222", at, **rina)
    with pytest.raises(errors.RecordCodeExpired):
        acts.confirm_sampling(old.pk, "111111", old.code_until, **rina)
    word = acts.confirm_sampling(old.pk, "111111", at, **rina)
    assert (word.name, word.taker, confirmation_in(sampling)) == ("Rina", ppc(cast), word)
    with pytest.raises(errors.RecordConfirmed, match="Rina"):
        acts.confirm_sampling(old.pk, "111111", at, name="Budi", position="Gudang")
    said = Entry.objects.filter(chain=sampling.case.chain).order_by("seq").last()
    assert said is not None
    assert (said.actor_name, said.on_behalf_of) == ("Rina", sampling.case.organisation.name)


def test_a_record_signed_on_paper_is_as_good_until_a_sample_is_recorded_anew(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    at = sampling.opened_at + SOON
    kind = "berita-acara-pengambilan-contoh"
    actions.attach(sampling.pk, ppc(cast), at, name="berita.pdf", data=PDF, kind=kind)
    assert wiring.gaps(sampling) == []
    assert letter(sampling, SYSTEM, at).fields["petugas"] == ppc(cast).name
    plan = wanted(sampling)[0]
    acts.take_sample(sampling.pk, ppc(cast), at + SOON, plan_id=plan.pk, taken=taken(sampling, lot="L2"))
    assert wiring.gaps(sampling) == ["Pembenaran berita acara oleh kedua pihak"]
