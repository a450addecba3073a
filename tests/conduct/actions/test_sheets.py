"""A certificate printed anew after its scope was reduced: the scope holds at once, the sheet once it is signed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mutubaku.certificates import errors
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate, ScopeReduction
from mutubaku.certificates.queries import sheets_of, unsigned_in, waiting_sheet
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.sheets import print_again, sign_sheet
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.disclosure import client_may_read
from mutubaku.conduct.errors import NotYours
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.people.models import Holding, Position
from mutubaku.registry.queries import verify
from tests.cast import MONDAY, Cast
from tests.certified import certified
from tests.conduct.quick import Written
from tests.factories.people import UserFactory

AT = MONDAY.replace(hour=15)
LATER = AT.replace(day=24)


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    """One of three products, of which the second went out: decided by the decision maker, not by the head."""
    found = certified(cast, "sppt-sni")
    product = found.scope["products"][0]
    more = [{**product, "brand": brand} for brand in ("Kedua", "Ketiga")]
    Certificate.objects.filter(pk=found.pk).update(scope={**found.scope, "products": [product, *more]})
    return reduced(found, cast, AT)


def reduced(found: Certificate, cast: Cast, at: datetime) -> Certificate:
    given = Proposed(measure="reduce", ground="failure", reason="Tidak memenuhi syarat.", removed=(1,))
    proposal = propose_measure(found.pk, given, cast.staff["ss"], at)
    decide_measure(proposal.pk, cast.staff["decision-maker"], at, accepted=True, answer="Dua kali gagal.")
    return Certificate.objects.select_related("case__office").get(pk=found.pk)


def signed(certificate: Certificate, cast: Cast, words: str = "Bertanda tangan", at: datetime = LATER) -> Version:
    data = sample(words) + f"%% {words}\n".encode()  # unlike every quick paper
    scan = sign_sheet(certificate.pk, cast.staff["head"], at, name="sertifikat.pdf", data=data)
    certificate.refresh_from_db()
    return scan


def printed(certificate: Certificate) -> Version:
    waits = waiting_sheet(certificate)
    assert waits is not None
    return waits.printed


def test_the_reduced_scope_holds_from_the_decision_and_its_sheet_waits_for_the_signature_of_the_head(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    waits, before = waiting_sheet(certificate), certificate.file
    assert waits is not None
    assert (waits.revision, waits.signed_revision, waits.since) == (2, 1, AT)
    assert before is not None
    assert before.number == 1
    paper, letter = quick_papers.last("certificate"), quick_papers.last("correspondence")
    head = {"title": "Head", "name": cast.staff["head"].name}
    for one in (paper, letter):
        assert {key: one["signer"][key] for key in head} == head
    assert not client_may_read(waits.printed)
    found = verify(certificate.secret, LATER)
    assert found is not None
    assert [one["brand"] for one in found.scope["products"]] == ["Contoh", "Ketiga"]
    assert (found.revision, found.unsigned_since, found.signed_revision) == (2, AT.date(), 1)
    assert found.sha256 == before.file.sha256
    told = Notice.objects.get(kind="certificate-sheet")
    assert (told.role, told.data["signed"], unsigned_in(cast.office, AT.date())) == ("head", False, [certificate])


def test_the_signed_scan_becomes_the_paper_of_the_certificate_and_its_holder_is_told(
    cast: Cast, certificate: Certificate
) -> None:
    before, draft = certificate.file, printed(certificate)
    scan = signed(certificate, cast)
    assert (certificate.file, certificate.signed_by, certificate.signed_as) == (scan, cast.staff["head"], "Head")
    assert (waiting_sheet(certificate), unsigned_in(cast.office, LATER.date())) == (None, [])
    assert before is not None
    assert sheets_of(certificate.case) == {before.pk, scan.pk}
    assert client_may_read(scan)
    assert not client_may_read(draft)
    found = verify(certificate.secret, LATER)
    assert found is not None
    assert (found.sha256, found.unsigned_since, found.signed_revision) == (scan.file.sha256, None, 2)
    told = Notice.objects.get(kind="certificate-sheet", role="client")
    assert told.data == {"certificate": certificate.number, "revision": 2, "signed": True}
    entry = Entry.objects.get(chain=certificate.case.chain, verb="certificate.sheet-signed")
    assert (entry.actor, entry.data["revision"], entry.data["sha256"]) == (cast.staff["head"], 2, scan.file.sha256)
    with pytest.raises(errors.NoSheetWaits):
        signed(certificate, cast, "Sekali lagi")


@pytest.mark.parametrize("role", ["ss", "pjt", "decision-maker"])
def test_nobody_but_the_head_signs_or_prints_it(cast: Cast, certificate: Certificate, role: str) -> None:
    with pytest.raises(NotYours):
        sign_sheet(certificate.pk, cast.staff[role], LATER, name="a.pdf", data=sample("a"))
    with pytest.raises(NotYours):
        print_again(certificate.pk, cast.staff[role], LATER)


def test_the_unsigned_sheet_itself_an_earlier_one_and_what_is_no_paper_are_refused(
    cast: Cast, certificate: Certificate
) -> None:
    signed(certificate, cast, "Terbitan 2")
    again = reduced(certificate, cast, LATER)
    with pytest.raises(errors.SheetKnown, match="lembar terbitan 3 yang sudah ditandatangani"):
        signed(again, cast, "Terbitan 2")
    with pytest.raises(UploadRefused):
        sign_sheet(again.pk, cast.staff["head"], LATER, name="a.pdf", data=b"bukan pdf")
    waits = waiting_sheet(again)
    assert waits is not None
    assert (waits.revision, waits.signed_revision) == (3, 2)


def test_a_second_reduction_before_the_signature_leaves_one_sheet_to_sign_of_the_newest_revision(
    cast: Cast, certificate: Certificate
) -> None:
    again = reduced(certificate, cast, LATER)
    waits = waiting_sheet(again)
    assert waits is not None
    assert (waits.revision, waits.signed_revision, waits.printed.number) == (3, 1, 3)
    signed(again, cast)
    assert waiting_sheet(again) is None
    assert list(ScopeReduction.objects.order_by("pk").values_list("signed", flat=True)) == [None, again.file_id]


def test_when_another_is_head_before_it_is_signed_the_sheet_is_printed_again_with_their_name(
    cast: Cast, certificate: Certificate, quick_papers: Written
) -> None:
    position, acting = Position.objects.get(office=cast.office, title="Head"), UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=position, user=acting, manner="plt", decree="SP-2", starts_on=LATER.date(), ends_on=date(2026, 12, 31)
    )
    print_again(certificate.pk, acting, LATER)
    assert quick_papers.last("certificate")["signer"]["title"] == "Plt. Head"
    assert printed(certificate).number == 3
    assert not any(client_may_read(one) for one in printed(certificate).document.versions.filter(number__gt=1))
    assert Notice.objects.filter(kind="certificate-sheet").count() == 1  # the head knows what they printed


def test_a_certificate_at_its_end_has_nothing_more_to_be_signed(cast: Cast, certificate: Certificate) -> None:
    given = Proposed(measure="withdraw", ground="failure", reason="Tidak memenuhi syarat.")
    proposal = propose_measure(certificate.pk, given, cast.staff["ss"], LATER)
    decide_measure(proposal.pk, cast.staff["head"], LATER, accepted=True, answer="Tetap gagal.")
    assert unsigned_in(cast.office, date(2026, 11, 24)) == []
    found = verify(certificate.secret, LATER)
    assert found is not None
    assert found.unsigned_since is None
    with pytest.raises(errors.CertificateWithdrawn):
        signed(certificate, cast)
