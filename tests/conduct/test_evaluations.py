"""Which evaluations a case asks for, in words: those of its scheme, and of a surveillance what it is."""

from __future__ import annotations

from mutubaku.conduct.evaluations import evaluation_names
from mutubaku.conduct.programme import programme_before
from tests.cast import Cast
from tests.certified import certified


def test_a_surveillance_asks_for_no_stage_1_and_its_visit_has_its_own_name(cast: Cast) -> None:
    certificate = certified(cast)
    first = evaluation_names(certificate.case)
    names = evaluation_names(cast.new_case(kind="surveillance", subject=certificate))
    assert {"Audit tahap 1", "Audit tahap 2"} <= set(first)
    assert names == ["Audit surveilans" if one == "Audit tahap 2" else one for one in first if one != "Audit tahap 1"]


def test_without_an_earlier_programme_there_is_none_to_go_on_with(cast: Cast) -> None:
    assert programme_before(cast.new_case()) is None
