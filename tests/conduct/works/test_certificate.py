"""Step 10: the paper a case ends in, drafted, signed and issued as what was applied for and decided."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import override_settings

from mutubaku.applications.models import Site
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.certificates.errors import SuspensionStands
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.filling import fill
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions, guard
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.works.certificate import certificate_form, verification_url
from mutubaku.conduct.works.deciding import decision_day
from mutubaku.decisions.errors import AgreementMissing
from mutubaku.decisions.models import Agreement
from mutubaku.documents.models import Version
from mutubaku.paper.forms import Fact
from mutubaku.people.models import Holding, Office, Position, User
from mutubaku.schemes.models import Edition, SchemeTerms
from tests.cast import Cast, fresh, later
from tests.conduct.quick import Written
from tests.factories.people import AccreditationFactory, UserFactory, acting_as

AT = later(days=100)  # Wednesday 3 March 2027
SIGNED = date(2027, 3, 3)
SCAN = sample("Sertifikat bertanda tangan", "Kantor")


def sign(cast: Cast, task: Task) -> Certificate:
    sign_by_hand(task, cast.staff["head"], AT)
    return Certificate.objects.get(case=task.case)


def sign_by_hand(task: Task, by: User, at: datetime) -> None:
    """Make, print, sign, scan, upload, and say so."""
    outcome = step_of(task).outcome("ditandatangani")
    fill(task, outcome, by, at)
    actions.perform(task.pk, outcome.key, by, at)


@pytest.mark.parametrize(
    ("scheme", "shown"),
    [
        (
            "sppt-sni",
            {
                "scope": "",
                "standard": "SNI 3553:2015",
                "products": (
                    {"name": "Air mineral", "brand": "Contoh", "type": "600 ml", "standard": "SNI 3553:2015"},
                ),
                "sites": ({"name": "Pabrik", "address": "Pabrik Satu, Jl. Pabrik No. 3, Banyuasin", "scope": ""},),
                "facts": ({"label": "Tipe sertifikasi", "value": "5"},),
            },
        ),
        (
            "iso-9001",
            {
                "scope": "Produksi karet remah",
                "standard": "SNI ISO 9001:2015",
                "products": (),
                "sites": ({"name": "Pabrik", "address": "Jl. Contoh", "scope": "Produksi"},),
                "facts": ({"label": "Kode IAF", "value": "14"},),
            },
        ),
        (
            "industri-hijau",
            {
                "scope": "Karet remah",
                "standard": "SIH 22123.1:2021",
                "products": (),
                "sites": (
                    {
                        "name": "Pabrik Satu",
                        "address": "Jl. Pabrik No. 3, Banyuasin",
                        "scope": "Kapasitas 1.000 ton per tahun",
                    },
                ),
                "facts": ({"label": "KBLI", "value": "22123"},),
            },
        ),
    ],
)
def test_a_certificate_prints_what_was_applied_for(
    cast: Cast, quick_papers: Written, scheme: str, shown: dict[str, object]
) -> None:
    task = cast.case_at("signing", scheme)
    cast.organisation.factories.update(name="Pabrik Satu")
    sign(cast, task)
    paper = quick_papers.last("certificate")
    assert {key: paper[key] for key in shown} == shown


def test_a_certificate_names_office_holder_number_dates_and_signer(cast: Cast, quick_papers: Written) -> None:
    certificate = sign(cast, cast.case_at("signing"))
    paper = quick_papers.last("certificate")
    assert paper["letterhead"]["lines"][-1] == "BALAI STANDARDISASI DAN PELAYANAN JASA INDUSTRI CONTOH"
    assert (paper["holder"], paper["holder_address"]) == (cast.organisation.name, "Jl. Industri No. 7, Palembang")
    assert (paper["title"], paper["number"], paper["revision"]) == (
        "Sertifikat iso-9001",
        "0001/ISO-9001/XII/2026",
        "Terbitan 1",
    )
    assert certificate.decided_on is not None
    assert certificate.decided_on < SIGNED
    assert (paper["decided"], paper["issued"]) == (certificate.decided_on, SIGNED)
    assert paper["valid_until"] == date(2029, 12, 17)
    assert (paper["place"], paper["signer"]) == (
        "Palembang",
        {"title": "Head", "name": cast.staff["head"].name, "nip": cast.staff["head"].nip},
    )
    assert (paper["accreditations"], paper["demo"]) == ((), False)
    assert paper["verification_url"] == verification_url(certificate)


@override_settings(BASE_URL="https://sertifikasi.example.go.id")
def test_the_qr_code_leads_to_the_certificates_own_secret_address(cast: Cast, quick_papers: Written) -> None:
    certificate = sign(cast, cast.case_at("signing"))
    address = f"https://sertifikasi.example.go.id/v/{certificate.secret}/"
    assert quick_papers.last("certificate")["verification_url"] == address
    assert len(certificate.secret) == 32


def test_the_accreditation_in_force_is_named_and_a_demonstration_is_marked(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("signing")
    AccreditationFactory(office=cast.office, scheme="iso-9001", number="LSSM-020-IDN")
    Office.objects.update(is_demonstration=True)
    sign(cast, fresh(task.case, "signing"))
    paper = quick_papers.last("certificate")
    assert (paper["accreditations"], paper["demo"]) == (("LSSM-020-IDN",), True)


def test_what_is_issued_is_the_paper_of_this_step_with_who_signed_it(cast: Cast) -> None:
    task = cast.case_at("signing")
    certificate = sign(cast, task)
    assert certificate.file == Version.objects.get(task=task, origin="uploaded")
    assert (certificate.issued_at, certificate.signed_by, certificate.signed_as) == (AT, cast.staff["head"], "Head")
    assert (certificate.valid_from, certificate.valid_until) == (SIGNED, date(2029, 12, 17))
    assert certificate.holder == {
        "name": cast.organisation.name,
        "address": "Jl. Industri No. 7",
        "city": "Palembang",
        "country": cast.organisation.country,
    }


def test_an_acting_head_signs_under_their_own_name(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("signing")
    position = Position.objects.get(office=cast.office, role_assignments__role="head")
    acting = UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=position, user=acting, manner="plt", decree="SP-1", starts_on=SIGNED, ends_on=SIGNED
    )
    sign_by_hand(task, acting, AT)
    assert quick_papers.last("certificate")["signer"] == {"title": "Plt. Head", "name": "Pejabat Contoh", "nip": ""}
    assert Certificate.objects.get(case=task.case).signed_as == "Plt. Head"


def test_a_draft_may_be_looked_at_first_and_the_number_stays(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("signing")
    actions.make(task.pk, "sertifikat-iso-9001", cast.staff["head"], AT - timedelta(days=2))
    draft = quick_papers.last("certificate")
    certificate = sign(cast, task)
    final = quick_papers.last("certificate")
    assert (draft["number"], draft["issued"]) == (final["number"], date(2027, 3, 1))
    assert final["issued"] == certificate.valid_from == SIGNED
    assert certificate.file is not None
    assert certificate.file.number == 3


def test_a_scan_of_the_hand_signed_paper_is_what_is_issued_and_holds_from_the_day_printed_on_it(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("signing")
    head = cast.staff["head"]
    actions.make(task.pk, "sertifikat-iso-9001", head, AT - timedelta(days=1))
    scan = actions.attach(task.pk, head, AT, name="pindai.pdf", data=SCAN, kind="sertifikat-iso-9001")
    made = len(quick_papers.papers)
    actions.perform(task.pk, "ditandatangani", head, AT)
    certificate = Certificate.objects.get(case=task.case)
    assert (certificate.file, certificate.valid_from, certificate.issued_at) == (scan, date(2027, 3, 2), AT)
    assert len(quick_papers.papers) == made


def test_a_certificate_is_issued_as_it_was_printed_and_signed_though_the_company_moved_since(
    cast: Cast, quick_papers: Written
) -> None:
    task, head = cast.case_at("signing"), cast.staff["head"]
    actions.make(task.pk, "sertifikat-iso-9001", head, AT - timedelta(days=2))
    task.case.organisation.address = "Jl. Pindah No. 1"
    task.case.organisation.save()
    Site.objects.filter(application__case=task.case).update(name="Pabrik Baru")
    actions.attach(task.pk, head, AT, name="pindai.pdf", data=SCAN, kind="sertifikat-iso-9001")
    actions.perform(task.pk, "ditandatangani", head, AT)
    certificate, printed = Certificate.objects.get(case=task.case), quick_papers.last("certificate")
    assert printed["holder_address"] == "Jl. Industri No. 7, Palembang"
    assert (certificate.holder["address"], certificate.scope["sites"][0]["name"]) == ("Jl. Industri No. 7", "Pabrik")
    assert certificate.issued_at == AT


@pytest.mark.usefixtures("quick_papers")
def test_a_certificate_printed_while_an_agreement_held_is_not_issued_after_it_has_ended(cast: Cast) -> None:
    task, head = cast.case_at("signing"), cast.staff["head"]
    actions.make(task.pk, "sertifikat-iso-9001", head, AT - timedelta(days=2))
    actions.attach(task.pk, head, AT, name="pindai.pdf", data=SCAN, kind="sertifikat-iso-9001")
    Agreement.objects.filter(organisation=task.case.organisation).update(valid_until=SIGNED - timedelta(days=1))
    with pytest.raises(AgreementMissing):
        actions.perform(task.pk, "ditandatangani", head, AT)
    assert Certificate.objects.get(case=task.case).issued_at is None


@pytest.mark.usefixtures("quick_papers")
def test_ms_20_the_signing_of_a_change_of_scope_waits_until_a_suspension_is_decided(cast: Cast) -> None:
    subject, head = cast.finished_case().certificate, cast.staff["head"]
    task = cast.case_at("signing", kind="scope-change", subject=subject)
    actions.make(task.pk, "sertifikat-iso-9001", head, AT)
    actions.attach(task.pk, head, AT, name="pindai.pdf", data=SCAN, kind="sertifikat-iso-9001")
    subject.standings.create(standing="suspended", at=AT)
    said = str(SuspensionStands(subject.number))
    buttons = {one.outcome.key: one.missing for one in guard.choices(task, AT)}
    assert (buttons["ditandatangani"], buttons["dikembalikan"]) == ((said,), ())
    with pytest.raises(PapersMissing, match="sedang dibekukan"):
        actions.perform(task.pk, "ditandatangani", head, AT)
    with pytest.raises(SuspensionStands):
        actions.make(task.pk, "sertifikat-iso-9001", head, AT)
    restored = AT + timedelta(hours=1)
    subject.standings.create(standing="active", at=restored)
    actions.perform(task.pk, "ditandatangani", head, restored)
    subject.refresh_from_db()
    assert subject.replaced_by == task.case.certificate


@pytest.mark.parametrize(
    ("kind", "made", "said"),
    [
        ("initial", "sertifikat-iso-9001", "Pindaian sertifikat yang bertanda tangan belum diunggah"),
        (
            "surveillance",
            "surat-meneruskan",
            "Pindaian surat keterangan meneruskan yang bertanda tangan belum diunggah",
        ),
    ],
)
@pytest.mark.usefixtures("quick_papers")
def test_nothing_is_issued_that_nobody_signed_by_hand(cast: Cast, kind: str, made: str, said: str) -> None:
    subject = cast.finished_case().certificate if kind == "surveillance" else None
    task, head = cast.case_at("signing", kind=kind, subject=subject), cast.staff["head"]
    button = next(one for one in guard.choices(task) if one.outcome.key == "ditandatangani")
    assert button.missing == (said,)
    with pytest.raises(PapersMissing, match=said):
        actions.perform(task.pk, "ditandatangani", head, AT)
    actions.attach(task.pk, head, AT, name="pindai.pdf", data=SCAN, kind=made)
    actions.make(task.pk, made, head, AT)  # a newer draft is to be signed in its turn
    with pytest.raises(PapersMissing, match=said):
        actions.perform(task.pk, "ditandatangani", head, AT)
    actions.attach(task.pk, head, AT, name="pindai-2.pdf", data=SCAN, kind=made)
    actions.perform(task.pk, "ditandatangani", head, AT)
    assert fresh(task.case, "hand-over").is_open


def test_the_head_may_send_back_what_nobody_signed(cast: Cast) -> None:
    task = cast.case_at("signing")
    actions.perform(task.pk, "dikembalikan", cast.staff["head"], AT, note="Alamat keliru.")
    assert fresh(task.case, "final").round == 2


def test_a_surveillance_ends_in_a_letter_about_the_certificate_it_is_about(cast: Cast, quick_papers: Written) -> None:
    certificate = cast.finished_case("sppt-sni").certificate
    task = cast.case_at("signing", "sppt-sni", "surveillance", subject=certificate)
    sign_by_hand(task, cast.staff["head"], AT)
    letter, paper = task.case.continuation, quick_papers.last("continuation")
    assert (paper["number"], paper["certificate_number"]) == (letter.number, certificate.number)
    assert (paper["decided"], paper["issued"]) == (decision_day(task.case), SIGNED)
    assert paper["decided"] < SIGNED  # the day of the decision, not that of the signature
    assert (paper["certificate"], paper["standard"]) == ("Sertifikat sppt-sni", "SNI 3553:2015")
    assert (paper["scope"], paper["valid_until"]) == ("Air mineral Contoh (SNI 3553:2015)", certificate.valid_until)
    assert paper["verification_url"] == verification_url(certificate)
    assert (letter.file, letter.issued_at, letter.signed_as) == (
        Version.objects.get(task=task, origin="uploaded"),
        AT,
        "Head",
    )
    assert not hasattr(task.case, "certificate")


def test_the_letter_of_a_system_certificate_gives_its_scope_statement(cast: Cast, quick_papers: Written) -> None:
    certificate = cast.finished_case().certificate
    task = cast.case_at("signing", kind="surveillance", subject=certificate)
    actions.make(task.pk, "surat-meneruskan", cast.staff["head"], AT)
    number = quick_papers.last("continuation")["number"]
    sign_by_hand(task, cast.staff["head"], AT)
    paper = quick_papers.last("continuation")
    assert (paper["scope"], paper["standard"]) == ("Produksi karet remah", "SNI ISO 9001:2015")
    assert paper["number"] == number == fresh(task.case, "signing").case.continuation.number


def test_a_certificate_prints_the_wording_of_the_version_its_case_began_with(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("signing")
    begun = SchemeTerms.objects.filter(office=cast.office, scheme="iso-9001")
    begun.update(wording="Berlaku selama surveilans dilaksanakan.")
    later_version = begun.get()
    later_version.pk, later_version.valid_from, later_version.wording = None, date(2027, 1, 1), "Lain."
    later_version.title, later_version.validity_months = "Judul lain", 12
    later_version.save()
    certificate = sign(cast, task)
    form = certificate_form(certificate, acting_as(cast.office, "head", AT), AT)
    assert (form.wording, form.title != "Judul lain") == ("Berlaku selama surveilans dilaksanakan.", True)
    assert certificate.valid_until == date(2029, 12, 17)


def test_a_certificate_that_ends_with_the_transition_of_its_edition_says_so(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("signing")
    terms = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    Edition.objects.create(
        terms=terms, name="SNI ISO 9001:2015", transition_until=date(2028, 6, 30), is_confirmed=True, source="IAF"
    )
    certificate = sign(cast, task)
    form = certificate_form(certificate, acting_as(cast.office, "head", AT), AT)
    assert form.valid_until == date(2028, 6, 30)
    assert Fact("Peralihan edisi berakhir", "30 Juni 2028") in form.facts
