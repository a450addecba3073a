"""The rule files: dated, marked where unconfirmed, and every fault named by file and field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mutubaku.auditrules import Audit, LibraryRefused, Step, audit_time_rules, errors, held, load, sampling_rules, use
from mutubaku.auditrules.library import FOLDER, impartiality_rules, in_force
from mutubaku.auditrules.rulesets import IntegrationRules, SamplingRules
from tests.auditrules.rules import DAY, MD1, MD5, MD11, less, qms

FILES = {"iaf-md-5": "2019", "iaf-md-1": "2018", "iaf-md-11": "2019"}


def changed(tmp_path: Path, key: str, *changes: tuple[str, str]) -> Path:
    """The library with one file changed."""
    for name, issue in FILES.items():
        text = (FOLDER / name / f"{issue}.toml").read_text("utf-8")
        for old, new in changes if name == key else ():
            assert old in text, old
            text = text.replace(old, new, 1)
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / f"{issue}.toml").write_text(text, "utf-8")
    return tmp_path


def complaints(tmp_path: Path, key: str, *changes: tuple[str, str]) -> tuple[str, ...]:
    with pytest.raises(LibraryRefused) as refused:
        load(changed(tmp_path, key, *changes))
    return refused.value.complaints


def test_every_rule_set_says_who_issued_it_and_since_when_it_holds() -> None:
    assert [(one.number, one.issue, one.valid_from.year) for one in (MD5, MD1, MD11, impartiality_rules(DAY))] == [
        ("IAF MD 5", "Issue 4 Version 2, 11 November 2019", 2020),
        ("IAF MD 1", "2018", 2018),
        ("IAF MD 11", "2019", 2020),
        ("ISO/IEC 17021-1", "2015", 2015),
    ]
    assert all(one.issuer and one.source for one in (MD5, MD1, MD11))


def test_what_nobody_has_compared_with_the_document_is_marked() -> None:
    figures = ("recertification", "extension", "special", "least_surveillance", "least_recertification")
    assert MD5.unconfirmed == (*figures, "complexities", "factors", "reasoned_codes")
    assert [(band.up_to, band.unconfirmed) for band in MD5.bands if band.unconfirmed] == [(875, ("limited",))]
    assert not MD11.is_confirmed("matrix")
    assert MD5.is_confirmed("surveillance", "on_site")


def test_the_issue_in_force_is_the_latest_that_has_begun(tmp_path: Path) -> None:
    folder = changed(tmp_path, "iaf-md-1")
    later = (folder / "iaf-md-1" / "2018.toml").read_text("utf-8").replace("2018-01-29", "2027-01-01")
    (folder / "iaf-md-1" / "2027.toml").write_text(later.replace('issue = "2018"', 'issue = "2027"'), "utf-8")
    sets = load(folder)
    assert in_force(sets, SamplingRules, date(2026, 12, 31)).issue == "2018"
    assert in_force(sets, SamplingRules, date(2027, 1, 1)).issue == "2027"


def test_before_the_first_issue_there_is_no_answer() -> None:
    assert sampling_rules(date(2018, 1, 29)) == MD1
    with pytest.raises(errors.NotInForce, match="iaf-md-5 belum berlaku pada 2020-05-06"):
        audit_time_rules(date(2020, 5, 6))


@pytest.mark.parametrize(
    ("key", "old", "new", "complaint"),
    [
        ("iaf-md-5", 'key = "iaf-md-5"', 'key = "md5"', "kolom key: aturan «md5» tidak dikenal"),
        ("iaf-md-5", 'column = "high"', 'column = "qms"', "kolom complexities.column: «special» memerlukan kolom"),
        ("iaf-md-5", "on_site = 80", "", "kolom on_site: kolom ini wajib tetapi tidak ada"),
        ("iaf-md-5", "on_site = 80", "on_site = 80\nonsite = 1", "kolom onsite: kolom ini tidak dikenal"),
        ("iaf-md-5", "on_site = 80", "on_site = 101", "kolom on_site: persen paling banyak 100"),
        ("iaf-md-5", "on_site = 80", "on_site = true", "kolom on_site: jenis isinya salah; tulis bilangan bulat"),
        ("iaf-md-5", "rounding = 0.5", "rounding = 0", "kolom rounding: pembulatan harus lebih dari 0"),
        ("iaf-md-5", "rounding = 0.5", "rounding = nan", "kolom rounding: jenis isinya salah"),
        ("iaf-md-5", 'surveillance = "1/3"', 'surveillance = "1/0"', "kolom surveillance: jenis isinya salah"),
        ("iaf-md-5", 'surveillance = "1/3"', "surveillance = 1", "tulis pecahan lebih dari 0 sampai 1"),
        ("iaf-md-5", "valid_from = 2020-05-07", 'valid_from = "2020"', "tulis tanggal tanpa tanda kutip"),
        ("iaf-md-5", 'number = "IAF MD 5"', 'number = " "', "kolom number: jenis isinya salah"),
        ("iaf-md-5", "adds = true", "adds = 1", "kolom factors.1.adds: jenis isinya salah; tulis true atau false"),
        ("iaf-md-5", "up_to = 10\n", "up_to = 4\n", "kolom bands.up_to: 4 tidak lebih besar"),
        ("iaf-md-5", "qms = 2\n", "qms = 1\n", "kolom bands.qms: hari untuk 10 kurang dari baris sebelumnya"),
        ("iaf-md-5", "qms = 1.5", "qms = 0", "kolom bands: setiap baris memerlukan personel dan hari"),
        ("iaf-md-5", 'unconfirmed = ["limited"]', 'unconfirmed = ["x"]', "kolom bands.unconfirmed: kolom «x»"),
        ("iaf-md-5", 'unconfirmed = ["rec', 'unconfirmed = ["x", "rec', "kolom unconfirmed: kolom «x» tidak ada"),
        ("iaf-md-5", 'key = "limited"', 'key = "low"', "kolom complexities: tulis satu kali masing-masing"),
        ("iaf-md-1", "surveillance = 0.6", "surveillance = 0", "kolom initial: faktor pengambilan contoh"),
        ("iaf-md-1", 'key = "iaf-md-1"', "key = ", "iaf-md-1/2018.toml: berkas tidak terbaca"),
        (
            "iaf-md-11",
            "[0, 5, 10, 15, 20, 20]",
            "[0, 5, 10, 15, 20, 25]",
            "kolom matrix: pengurangan paling banyak 20%",
        ),
        ("iaf-md-11", "  [0, 0, 0, 0, 0, 0],\n", "", "kolom matrix: banyaknya baris dan kolom"),
        ("iaf-md-11", "[0, 20, 40", "[10, 20, 40", "kolom levels: tulis tingkat dari 0"),
        (
            "iaf-md-11",
            "levels = [0, 20, 40, 60, 80, 100]",
            "levels = 5",
            "kolom levels: jenis isinya salah; tulis daftar",
        ),
    ],
)
def test_a_fault_is_named_by_file_and_field(tmp_path: Path, key: str, old: str, new: str, complaint: str) -> None:
    found = complaints(tmp_path, key, (old, new))
    assert any(complaint in one and one.startswith(f"{key}/") for one in found), found


def test_a_file_in_the_folder_of_another_is_named(tmp_path: Path) -> None:
    folder = changed(tmp_path, "iaf-md-1")
    (folder / "iaf-md-1" / "2018.toml").rename(folder / "iaf-md-11" / "2018.toml")
    with pytest.raises(LibraryRefused, match="berbeda dari nama foldernya"):
        load(folder)


def test_tables_where_lists_of_tables_belong_are_named(tmp_path: Path) -> None:
    text = (FOLDER / "iaf-md-5" / "2019.toml").read_text("utf-8")
    head = text.split("# Days of stage 1")[0]
    (tmp_path / "iaf-md-5").mkdir()
    (tmp_path / "iaf-md-5" / "2019.toml").write_text(
        head + "bands = [{up_to = 5, qms = 1, high = 1, medium = 1, low = 1, limited = 1}]\nfactors = []\n"
        'complexities = ["x"]\n',
        "utf-8",
    )
    with pytest.raises(LibraryRefused, match=r"kolom complexities.1: jenis isinya salah; tulis tabel \[\["):
        load(tmp_path)
    (tmp_path / "iaf-md-5" / "2019.toml").write_text(
        head + "bands = [{up_to = 5, qms = 1, high = 1, medium = 1, low = 1, limited = 1}]\nfactors = []\n"
        "complexities = []\n",
        "utf-8",
    )
    with pytest.raises(LibraryRefused, match="kolom bands: tabel memerlukan sedikitnya dua baris"):
        load(tmp_path)


def test_only_the_asked_for_kind_is_in_force() -> None:
    with pytest.raises(errors.NotInForce, match="iaf-md-11"):
        in_force([MD1, MD5], IntegrationRules, DAY)


def test_a_step_is_kept_and_comes_back_as_it_was() -> None:
    steps = qms(700, Audit.RECERTIFICATION, reductions=[less("7.5")]).reasoning
    assert tuple(Step.of(one.kept()) for one in steps) == steps


def test_a_step_for_json_has_figures_as_numbers_and_says_what_is_unconfirmed() -> None:
    step = qms(275, Audit.RECERTIFICATION).reasoning[2]
    assert step.as_data() == {
        "rule": "T-06",
        "text": "Sertifikasi ulang: 2/3 waktu audit awal yang diperlukan sekarang.",
        "figure": 6,
        "unit": "hari",
        "clause": "IAF MD 5",
        "confirmed": False,
        "note": "belum dipastikan",
    }


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A folder of the office's own, used while a test runs."""
    yield tmp_path
    use()


def test_an_offices_own_file_counts_in_place_of_ours_from_the_same_day_and_after_it(own: Path) -> None:
    changed(own, "iaf-md-1", ("random = 25", "random = 30"), ('"valid_from", "random"', '"valid_from"'))
    use(own)
    assert (sampling_rules(DAY).random, sampling_rules(DAY).is_confirmed("random")) == (30, True)
    assert [(one.is_own, one.rules.key) for one in held()][:1] == [(True, "iaf-md-1")]
    use()
    assert sampling_rules(DAY) == MD1


def test_a_faulty_own_file_a_missing_folder_and_two_issues_of_one_day_are_refused_with_sentences(own: Path) -> None:
    use(own / "tiada")
    with pytest.raises(LibraryRefused, match="folder aturan ini tidak ada; periksa MUTUBAKU_RULES"):
        held()
    changed(own, "iaf-md-1", ("random = 25", "random = 250"))
    use(own)
    with pytest.raises(LibraryRefused, match=r"iaf-md-1/2018\.toml, kolom random: persen paling banyak 100"):
        held()
    text = (changed(own, "iaf-md-1") / "iaf-md-1" / "2018.toml").read_text("utf-8")
    (own / "iaf-md-1" / "2018b.toml").write_text(text.replace('issue = "2018"', 'issue = "2018b"'), "utf-8")
    with pytest.raises(LibraryRefused, match="«2018» dan «2018b» sama-sama berlaku mulai 2018-01-29"):
        load(own)
