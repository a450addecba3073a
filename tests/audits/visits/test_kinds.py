"""The visits of a cycle, how many there are and what they are called."""

from __future__ import annotations

from mutubaku.audits.visits.policy.kinds import SPECIAL, kinds_of, label_of, on_papers, surveillance

YEARLY = ("surveillance-1", "surveillance-2")
FULL = ("stage-1", "stage-2")
LAST = ("recertification",)


def test_the_visits_of_a_cycle_are_as_many_as_it_has_with_what_its_programme_names_besides() -> None:
    assert kinds_of(3) == (*FULL, *YEARLY, "surveillance-3", *LAST)
    assert kinds_of(1, also=("surveillance-12", "surveillance-2", "stage-2")) == (
        *FULL,
        *YEARLY,
        "surveillance-12",
        *LAST,
    )


def test_what_is_not_renewed_has_no_recertification_but_where_its_programme_names_one() -> None:
    assert kinds_of(0, is_renewed=False) == FULL
    assert kinds_of(0, also=LAST, is_renewed=False) == (*FULL, *LAST)


def test_the_third_surveillance_is_called_so_on_screens_and_papers() -> None:
    assert [label_of(one) for one in (*FULL, surveillance(3), *LAST)] == [
        "Tahap 1",
        "Tahap 2",
        "Surveilans 3",
        "Sertifikasi ulang",
    ]
    assert [on_papers(one) for one in (*FULL, surveillance(3), *LAST)] == [
        "audit tahap 1",
        "audit tahap 2",
        "surveilans 3",
        "audit sertifikasi ulang",
    ]


def test_ms_19_a_special_audit_has_a_name_and_is_no_visit_of_a_cycle() -> None:
    assert SPECIAL not in kinds_of(2, also=(SPECIAL,))
    assert (label_of(SPECIAL), on_papers(SPECIAL)) == ("Audit khusus", "audit khusus")
