"""Audit time by IAF MD 5: each rule by its id (certification-rules.md 1.3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.applications.policy import Personnel
from mutubaku.auditrules import Audit, Complexity, RuleRefusal, Standard, TimeQuestion, audit_time, effective, errors
from mutubaku.auditrules.table import table_days
from mutubaku.auditrules.time import MOST_PEOPLE
from tests.auditrules.rules import MD1, MD5, ems, less, qms, rules_in

TABLE = [
    # people, QMS, EMS high, medium, low, limited: the table of certification-rules.md 1.3
    (5, "1.5", "3", "2.5", "2.5", "2.5"),
    (10, "2", "3.5", "3", "3", "3"),
    (15, "2.5", "4.5", "3.5", "3", "3"),
    (25, "3", "5.5", "4.5", "3.5", "3"),
    (45, "4", "7", "5.5", "4", "3"),
    (65, "5", "8", "6", "4.5", "3.5"),
    (85, "6", "9", "7", "5", "3.5"),
    (125, "7", "11", "8", "5.5", "4"),
    (175, "8", "12", "9", "6", "4.5"),
    (275, "9", "13", "10", "7", "5"),
    (425, "10", "15", "11", "8", "5.5"),
    (625, "11", "16", "12", "9", "6"),
    (875, "12", "17", "13", "10", "6.5"),
    (1175, "13", "19", "15", "11", "7"),
    (1550, "14", "20", "16", "12", "7.5"),
    (2025, "15", "21", "17", "12", "8"),
    (2675, "16", "23", "18", "13", "8.5"),
    (3450, "17", "25", "19", "14", "9"),
    (4350, "18", "27", "20", "15", "10"),
    (5450, "19", "28", "21", "16", "11"),
    (6800, "20", "30", "23", "17", "12"),
    (8500, "21", "32", "25", "19", "13"),
    (10700, "22", "34", "27", "20", "14"),
]
PEOPLE = st.integers(1, 60_000)
AUDITS = st.sampled_from(Audit)
COLUMNS = [one for one in Complexity if one != Complexity.SPECIAL]
COMPLEXITIES = st.sampled_from(COLUMNS)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row[0]))
def test_t_01_at_the_end_of_each_band_the_days_are_those_of_the_table(row: tuple[int, str, str, str, str, str]) -> None:
    people, days, *others = row
    assert qms(people).days == Decimal(days)
    found = [ems(people, complexity).days for complexity in COLUMNS]
    assert found == [Decimal(one) for one in others]


@pytest.mark.parametrize(
    ("people", "exact"),
    [
        (1, "3/2"),
        (4, "3/2"),
        (6, "16/10"),
        (8, "18/10"),
        (50, "17/4"),
        (8501, Fraction(21) + Fraction(1, 2200)),
        (10701, Fraction(22) + Fraction(1, 10700 * 22) * Fraction(85)),
    ],
)
def test_t_01_within_a_band_the_days_rise_in_a_line_from_those_of_the_band_below(
    people: int, exact: str | Fraction
) -> None:
    assert table_days(people, "qms", MD5)[0] == Fraction(exact)


def test_t_01_beyond_the_table_the_bands_go_on_as_the_last_two_did() -> None:
    second = round(10700 * 10700 / 8500)
    days, step = table_days(second, "high", MD5)
    assert float(days) == pytest.approx(36, abs=0.001)
    assert (step.rule, step.is_confirmed) == ("T-01", False)
    assert float(table_days(round(10700 * (10700 / 8500) ** 2), "high", MD5)[0]) == pytest.approx(38, abs=0.001)


@given(people=PEOPLE, audit=AUDITS, complexity=COMPLEXITIES)
def test_t_01_more_people_never_take_less_time(people: int, audit: Audit, complexity: Complexity) -> None:
    assert qms(people + 1, audit).days >= qms(people, audit).days
    assert ems(people + 1, complexity, audit=audit).days >= ems(people, complexity, audit=audit).days


@pytest.mark.parametrize(
    ("people", "confirmed"), [(625, True), (626, False), (875, False), (876, False), (1175, True), (1176, True)]
)
def test_t_01_a_figure_that_rests_on_the_unconfirmed_cell_says_so(people: int, confirmed: bool) -> None:
    assert table_days(people, "limited", MD5)[1].is_confirmed is confirmed
    assert table_days(people, "low", MD5)[1].is_confirmed


def test_t_02_part_time_counts_by_its_hours_and_every_shift_counts() -> None:
    assert effective((40, 30, 10), part_time=5, part_time_hours=20, seasonal=3, full_week=40) == 86
    assert effective((1, 0, 0), part_time=2, part_time_hours=60, seasonal=0, full_week=40) == 3
    assert Personnel((40, 30, 10), part_time=5, part_time_hours=20, seasonal=3).effective() == 86


@pytest.mark.parametrize("people", [0, -3])
def test_t_02_an_audit_of_nobody_is_refused(people: int) -> None:
    with pytest.raises(errors.PersonnelMissing, match="paling sedikit 1") as refused:
        qms(people)
    assert (refused.value.rule, refused.value.field) == ("T-02", "personnel")


def test_t_02_more_people_than_any_organisation_has_are_refused() -> None:
    assert qms(MOST_PEOPLE).days > 22
    with pytest.raises(errors.PersonnelTooMany, match=r"paling banyak 10\.000\.000") as refused:
        qms(10**9)
    assert refused.value.rule == "T-02"


@given(people=PEOPLE, audit=AUDITS)
def test_t_03_at_least_four_fifths_are_spent_at_the_site(people: int, audit: Audit) -> None:
    answer = qms(people, audit)
    assert answer.on_site_minimum == answer.days * 80 / 100


def test_t_04_a_day_is_as_long_as_the_rule_set_says_and_longer_days_take_nothing_off() -> None:
    answer = audit_time(TimeQuestion(standard=Standard.ISO_9001, personnel=175), replace(MD5, hours_per_day=7), MD1)
    assert answer.days == qms(175).days
    assert any("7 jam" in one.text and one.rule == "T-04" for one in answer.reasoning)


def test_t_04_the_answer_says_how_long_a_day_is() -> None:
    step = next(one for one in qms(10).reasoning if one.rule == "T-04")
    assert (step.text.startswith("Satu hari audit = 8 jam"), step.figure) == (True, 2)


def test_t_05_each_reduction_is_taken_of_the_table_with_its_reason() -> None:
    answer = qms(125, reductions=[less("10"), less("7.5", " Otomasi tinggi ")])
    told = [(one.text, one.figure) for one in answer.reasoning if one.rule == "T-05"]
    assert told == [
        ("Pengurangan 10%: Sistem sudah matang", -10),
        ("Pengurangan 7,5%: Otomasi tinggi", Decimal("-7.5")),
        ("Setelah penyesuaian; pengurangan bersama-sama paling banyak 30% dari tabel.", Decimal("5.78")),
    ]
    assert answer.days == 6


def test_t_05_exactly_thirty_percent_stands_and_more_does_not() -> None:
    assert qms(125, reductions=[less("20"), less("10")]).days == 5
    with pytest.raises(errors.ReductionTooLarge, match=r"bersama-sama 30,5%, padahal paling banyak 30%") as refused:
        qms(125, reductions=[less("20"), less("10.5")])
    assert refused.value.rule == "T-05"


def test_t_05_rounding_does_not_take_more_than_thirty_percent_either() -> None:
    answer = qms(25, reductions=[less("30")])  # 2,1 days: two would be a third less
    assert answer.days == Decimal("2.5")
    assert any("melampaui batas pengurangan" in one.text for one in answer.reasoning)


@given(people=PEOPLE, audit=AUDITS, percent=st.integers(1, 30))
def test_t_05_the_days_are_never_below_the_limit(people: int, audit: Audit, percent: int) -> None:
    full, reduced = qms(people, audit), qms(people, audit, reductions=[less(str(percent))])
    parts = {Audit.INITIAL: Fraction(1), Audit.RECERTIFICATION: Fraction(2, 3)}
    table = table_days(people, "qms", MD5)[0] * parts.get(audit, Fraction(1, 3))
    assert table * 7 / 10 <= Fraction(reduced.days)
    assert reduced.days <= full.days


@pytest.mark.parametrize("reason", ["", "  "])
def test_t_05_a_reduction_without_reason_is_refused(reason: str) -> None:
    with pytest.raises(errors.AdjustmentUnexplained, match="memerlukan alasan"):
        qms(10, reductions=[less("5", reason)])


@pytest.mark.parametrize("percent", ["0", "-5", "101"])
def test_t_05_a_percentage_that_is_none_is_refused(percent: str) -> None:
    with pytest.raises(errors.AdjustmentOutOfRange, match="lebih dari 0 sampai 100"):
        qms(10, increases=[less(percent)])


def test_t_06_surveillance_takes_a_third_and_recertification_two_thirds_of_an_initial_audit_now() -> None:
    assert (qms(175, Audit.SURVEILLANCE).days, qms(175, Audit.RECERTIFICATION).days) == (Decimal("2.5"), Decimal("5.5"))
    surveillance, again = qms(275, Audit.SURVEILLANCE), qms(275, Audit.RECERTIFICATION)
    assert (surveillance.days, again.days) == (3, 6)
    told = {one.text: one.is_confirmed for one in (*surveillance.reasoning, *again.reasoning) if one.rule == "T-06"}
    assert told == {
        "Surveilans: 1/3 waktu audit awal untuk setiap tahun.": True,
        "Sertifikasi ulang: 2/3 waktu audit awal yang diperlukan sekarang.": False,
    }


def test_t_07_the_days_are_rounded_to_the_nearest_half_and_the_middle_goes_up() -> None:
    assert [qms(people).days for people in (50, 52, 55, 57)] == [Decimal("4.5"), Decimal("4.5"), Decimal("4.5"), 4.5]
    assert [qms(people).days for people in (47, 49, 60, 64)] == [4, 4, 5, 5]


def test_t_07_surveillance_takes_half_a_day_at_least_and_that_floor_is_not_confirmed() -> None:
    answer = qms(1, Audit.SURVEILLANCE, reductions=[less("30")])
    assert answer.days == Decimal("0.5")
    raised = audit_time(
        TimeQuestion(standard=Standard.ISO_9001, personnel=1, audit=Audit.SURVEILLANCE),
        replace(MD5, least_surveillance=Decimal(1)),
        MD1,
    )
    assert raised.days == 1
    step = next(one for one in raised.reasoning if one.text.startswith("Paling sedikit"))
    assert (step.rule, step.is_confirmed) == ("T-07", False)


def test_t_08_each_step_names_the_document_whose_rule_it_is() -> None:
    central = less("10", "Diatur kantor pusat")
    answer = ems(90, Complexity.HIGH, audit=Audit.SURVEILLANCE, reductions=[less("5")], central=central, sites=4)
    documents = {one.rule: set() for one in answer.reasoning}
    for one in answer.reasoning:
        documents[one.rule].add(one.clause.partition(",")[0])
    assert documents.pop("S-06") == {"IAF MD 1"}
    assert sorted(documents) == ["T-01", "T-02", "T-03", "T-04", "T-05", "T-06", "T-07", "T-11"]
    assert set().union(*documents.values()) == {"IAF MD 5"}
    assert next(one.clause for one in answer.reasoning if one.rule == "T-01") == "IAF MD 5, tabel EMS 1"


@pytest.mark.parametrize(
    ("audit", "words"), [(Audit.EXTENSION, "Perluasan lingkup: dimulai"), (Audit.SPECIAL, "Audit khusus: dimulai")]
)
def test_ms_19_the_time_of_an_audit_beside_the_cycle_begins_with_a_figure_of_its_own_that_is_not_confirmed(
    audit: Audit, words: str
) -> None:
    own = replace(MD5, **{audit.value: Fraction(1, 2)})
    answer = audit_time(TimeQuestion(standard=Standard.ISO_9001, personnel=175, audit=audit), own, MD1)
    step = next(one for one in answer.reasoning if one.rule == "MS-19")
    assert (answer.days, step.text.startswith(words), step.is_confirmed) == (4, True, False)
    assert "Surveilans" not in " ".join(one.text for one in answer.reasoning)
    assert qms(1, audit, reductions=[less("30")]).days == Decimal("0.5")  # the floor of surveillance


@pytest.mark.parametrize(("sites", "told"), [(1, []), (3, [False])])
def test_s_06_that_the_people_of_several_sites_are_reckoned_together_is_told_as_not_confirmed(
    sites: int, told: list[bool]
) -> None:
    steps = [one for one in qms(90, sites=sites).reasoning if one.rule == "S-06"]
    assert [one.is_confirmed for one in steps] == told
    assert all("personel semua lokasi bersama-sama" in one.text for one in steps)


def test_t_09_the_table_is_a_start_and_an_increase_has_no_limit_of_the_document() -> None:
    assert qms(125, increases=[less("50", "Banyak lokasi sementara")]).days == Decimal("10.5")


def test_t_10_an_increase_is_told_apart_from_a_reduction() -> None:
    answer = qms(125, increases=[less("10", "Beberapa bahasa")], reductions=[less("5")])
    assert rules_in(answer) == ["T-02", "T-01", "T-10", "T-05", "T-05", "T-07", "T-04", "T-03"]
    assert answer.days == Decimal("7.5")


def test_t_11_iso_14001_asks_for_a_complexity_and_iso_9001_does_without() -> None:
    with pytest.raises(
        errors.ComplexityMissing, match="Pilih tinggi, sedang, rendah, terbatas, atau khusus"
    ) as refused:
        ems(50, None)
    assert refused.value.rule == "T-11"
    assert qms(50, complexity=Complexity.HIGH).days == qms(50).days
    assert "T-11" in rules_in(qms(50, complexity=Complexity.HIGH))
    assert "pertambangan" in ems(50, Complexity.HIGH).reasoning[1].text


def test_t_11_the_special_class_begins_with_a_column_and_is_chosen_with_a_reason() -> None:
    with pytest.raises(errors.ComplexityUnexplained, match="waktunya ditetapkan per kasus") as refused:
        ems(50, Complexity.SPECIAL, complexity_reason=" ")
    assert (refused.value.rule, refused.value.field) == ("T-11", "complexity_reason")
    answer = ems(50, Complexity.SPECIAL, complexity_reason="Instalasi penelitian.")
    assert answer.days == ems(50, Complexity.HIGH).days
    told = [(one.text, one.is_confirmed) for one in answer.reasoning if one.rule == "T-11"]
    assert told[-1] == ("Alasan memilih kompleksitas itu: Instalasi penelitian.", True)
    assert not told[1][1]


def test_t_11_crumb_rubber_fertiliser_and_chemicals_have_a_reasoned_class_and_other_work_needs_none() -> None:
    for codes in ([14], [12, 3]):
        with pytest.raises(errors.ComplexityUnexplained, match=f"Untuk kode IAF {codes[0]} "):
            ems(50, Complexity.MEDIUM, codes=codes)
        ems(50, Complexity.MEDIUM, codes=codes, complexity_reason="Tanpa pembuatan senyawa karet.")
    ems(50, Complexity.MEDIUM, codes=[3])
    qms(50, codes=[14])  # ISO 9001 has no classes


def test_t_10_staff_who_work_off_site_are_a_usual_reason_for_less_time() -> None:
    assert any("di luar lokasi" in one.words for one in MD5.factors if not one.adds)


def test_s_06_a_site_saves_at_most_a_fifth_through_the_central_function_and_half_in_all() -> None:
    answer = qms(125, reductions=[less("30")], central=less("20", "Pembelian dipusatkan"))
    assert answer.days == Decimal("3.5")
    assert "S-06" in rules_in(answer)
    with pytest.raises(errors.CentralTooLarge, match="25%, padahal paling banyak 20%"):
        qms(125, central=less("25"))


def test_s_06_the_sum_is_limited_by_itself_too() -> None:
    question = TimeQuestion(standard=Standard.ISO_9001, personnel=9, reductions=[less("30")], central=less("15"))
    with pytest.raises(errors.SiteReductionTooLarge, match="45%, padahal paling banyak 40%") as refused:
        audit_time(question, MD5, replace(MD1, most_reduction=40))
    assert refused.value.rule == "S-06"


@given(people=PEOPLE, percent=st.integers(1, 30), central=st.integers(1, 20))
def test_s_06_a_site_never_takes_less_than_half_the_table(people: int, percent: int, central: int) -> None:
    answer = qms(people, reductions=[less(str(percent))], central=less(str(central)))
    assert Fraction(answer.days) >= table_days(people, "qms", MD5)[0] / 2


def test_every_refusal_is_a_class_with_its_rule() -> None:
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, RuleRefusal)]
    own = [one for one in classes if one not in {RuleRefusal, errors.NotInForce}]
    assert all(one.rule for one in own)
    assert len(own) == len({one.__doc__ for one in own}) == 21


def test_t_07_other_days_than_halves_are_told_how_to_write() -> None:
    assert "kelipatan 0,5 hari" in str(errors.NotHalfDays(Decimal("0.5")))
