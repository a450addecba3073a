"""The audit time as the client reads it in the letter of step 6."""

from __future__ import annotations

from decimal import Decimal

from mutubaku.auditrules import Audit, Standard
from mutubaku.auditrules.reasoning import UNCONFIRMED
from mutubaku.audits.reckoning.policy import Basis, Facts, reckon
from mutubaku.conduct.works.audit_fee import Charged
from mutubaku.conduct.works.audit_time import time_table
from tests.auditrules.rules import DAY


def test_t_08_the_days_go_to_the_client_with_every_step_that_led_to_them_and_what_it_rests_on() -> None:
    facts = Facts(personnel=125, sites=1, codes=(14,))
    found = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.INITIAL, facts=facts, personnel=125), DAY)
    table = time_table(found.steps, found.days, found.rule_set)
    assert len(table.rows) == len(found.steps) + 1
    assert all(base.startswith("IAF MD 5") for _words, _figure, base in table.rows)
    assert table.rows[-1] == ("Waktu audit yang ditetapkan", "7 hari", "IAF MD 5")
    again = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.RECERTIFICATION, facts=facts, personnel=125), DAY)
    unconfirmed = [
        base for _words, _figure, base in time_table(again.steps, again.days, "").rows if UNCONFIRMED in base
    ]
    assert unconfirmed  # what is from memory is told so


def test_t_08_the_letter_names_the_document_behind_each_step_of_a_system_at_several_sites_audited_together() -> None:
    facts = Facts(personnel=125, sites=4, codes=(14,), names=("A", "B", "C", "D"))
    given = {"is_sampled": True, "is_integrated": True, "together": Decimal(7), "integration": 60, "ability": 60}
    basis = Basis(standard=Standard.ISO_9001, audit=Audit.INITIAL, facts=facts, personnel=125, **given)  # type: ignore[arg-type]  # its fields
    found = reckon(basis, DAY)
    rows = time_table(found.steps, found.days, found.rule_set).rows
    documents = {"T": "IAF MD 5", "S": "IAF MD 1", "M": "IAF MD 11"}
    for step, (words, _figure, base) in zip(found.steps, rows, strict=False):
        assert base.partition(",")[0].partition(" (")[0] == documents[step.rule[0]], words
        assert (UNCONFIRMED in base) is not step.is_confirmed
    together = next(base for words, _figure, base in rows if "personel semua lokasi bersama-sama" in words)
    assert together == f"IAF MD 1 ({UNCONFIRMED})"


def test_ms_19_the_letter_about_an_extension_does_not_speak_of_surveillance() -> None:
    facts = Facts(personnel=125, sites=1)
    found = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.EXTENSION, facts=facts, personnel=125), DAY)
    said = [(words, base) for words, _figure, base in time_table(found.steps, found.days, "").rows]
    assert any(words.startswith("Perluasan lingkup: ") and UNCONFIRMED in base for words, base in said)
    assert not any("Surveilans" in words for words, _base in said)


def test_ms_21_a_scope_made_smaller_begins_where_one_made_larger_does_and_is_called_so() -> None:
    facts = Facts(personnel=125, sites=1)
    larger, smaller = (
        reckon(Basis(standard=Standard.ISO_9001, audit=one, facts=facts, personnel=125), DAY)
        for one in (Audit.EXTENSION, Audit.REDUCTION)
    )
    assert smaller.days == larger.days
    said = [words for words, _figure, _base in time_table(smaller.steps, smaller.days, "").rows]
    assert any(words.startswith("Pengurangan lingkup: dimulai dari 1/3") for words in said)
    assert not any("Perluasan" in words for words in said)


def test_md11_the_letter_tells_what_is_charged_of_the_days_together() -> None:
    facts = Facts(personnel=125, sites=1)
    found = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.INITIAL, facts=facts, personnel=125), DAY)
    told = Charged(days=4, beside=5, other="007/PALEMBANG/2026")
    assert time_table(found.steps, found.days, "", told).rows[-1] == (
        "Hari auditor yang ditagih; hari yang dimulai dihitung penuh, sekali untuk kedua standar",
        "4 hari",
        "Bersama 007/PALEMBANG/2026 (5 hari): 9 hari",
    )
