"""Which document a case ends in, how long a certificate holds, and the one word the public is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.cases.models import Kind, Scheme
from mutubaku.certificates.errors import (
    BeforeDecision,
    CourierMissing,
    EditionOver,
    IdentityIncomplete,
    LotMissing,
    OriginalsMissing,
    ReceiverMissing,
)
from mutubaku.certificates.policy import (
    CERTIFICATE_KINDS,
    Verdict,
    check_date,
    check_hand_over,
    check_identity,
    check_lots,
    document_kind,
    is_lot_only,
    last_day,
    lots_in,
    verdict,
    within_transition,
)
from mutubaku.web.certificates.words import VERDICTS

FIRST, LAST = date(2026, 11, 23), date(2030, 11, 22)


@pytest.mark.parametrize(
    ("ends", "until"),
    [(None, LAST), (date(2031, 1, 1), LAST), (LAST, LAST), (date(2027, 6, 30), date(2027, 6, 30))],
)
def test_no_certificate_outlives_the_transition_of_its_edition(ends: date | None, until: date) -> None:
    assert within_transition(LAST, "SNI ISO 9001:2015", ends, FIRST) == until


@pytest.mark.parametrize("ends", [FIRST, FIRST - timedelta(days=1)])
def test_no_certificate_is_given_by_an_edition_whose_transition_is_over(ends: date) -> None:
    with pytest.raises(EditionOver, match=r"Peralihan SNI ISO 9001:2015 berakhir 2. November 2026"):
        within_transition(LAST, "SNI ISO 9001:2015", ends, FIRST)


@pytest.mark.parametrize(("scheme", "kind"), list(product(Scheme.values, Kind.values)))
def test_a_surveillance_ends_in_the_letter_and_every_other_case_in_its_schemes_certificate(
    scheme: str, kind: str
) -> None:
    expected = "surat-meneruskan" if kind == "surveillance" else CERTIFICATE_KINDS[scheme]
    assert document_kind(scheme, kind) == expected


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [
        (date(2026, 11, 23), 48, date(2030, 11, 22)),
        (date(2026, 11, 23), 36, date(2029, 11, 22)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
    ],
)
def test_a_validity_ends_the_day_before_the_same_day_of_its_last_month(
    first: date, months: int, expected: date
) -> None:
    assert last_day(first, months) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_a_validity_is_never_shorter_than_its_months_less_a_few_days_nor_longer(first: date, months: int) -> None:
    held = last_day(first, months) - first + timedelta(days=1)
    assert timedelta(days=months * 28) <= held <= timedelta(days=months * 31)


def told(**changes: object) -> Verdict:
    given = {
        "issued": True,
        "valid_from": FIRST,
        "valid_until": LAST,
        "standing": "active",
        "replaced": False,
        "today": date(2027, 1, 1),
    }
    return verdict(**{**given, **changes})  # type: ignore[arg-type]  # the fields above


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Verdict.VALID),
        ({"today": FIRST}, Verdict.VALID),
        ({"today": LAST}, Verdict.VALID),
        ({"today": FIRST - timedelta(days=1)}, Verdict.NOT_YET_VALID),
        ({"today": LAST + timedelta(days=1)}, Verdict.EXPIRED),
        ({"standing": "suspended"}, Verdict.SUSPENDED),
        ({"standing": "withdrawn"}, Verdict.WITHDRAWN),
        ({"replaced": True}, Verdict.REPLACED),
        ({"issued": False}, Verdict.NOT_YET_ISSUED),
        ({"valid_until": None, "today": date(2099, 1, 1)}, Verdict.VALID),
        ({"valid_until": None, "standing": "withdrawn"}, Verdict.WITHDRAWN),
        ({"standing": "withdrawn", "replaced": True, "today": LAST + timedelta(days=1)}, Verdict.WITHDRAWN),
        ({"replaced": True, "standing": "suspended", "today": LAST + timedelta(days=1)}, Verdict.REPLACED),
        ({"standing": "suspended", "today": LAST + timedelta(days=1)}, Verdict.EXPIRED),
        ({"standing": "suspended", "today": FIRST - timedelta(days=1)}, Verdict.SUSPENDED),
    ],
)
def test_the_gravest_truth_is_told(changes: dict[str, object], expected: Verdict) -> None:
    assert told(**changes) is expected


def test_ms_14_a_certificate_is_never_dated_before_its_decision() -> None:
    decided = date(2026, 11, 23)
    check_date(decided, decided)
    check_date(decided + timedelta(days=1), decided)
    check_date(decided, None)
    with pytest.raises(BeforeDecision):
        check_date(decided - timedelta(days=1), decided)


def test_ms_25_how_any_certificate_stands_is_told_in_one_word_that_has_its_sentence() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert all(str(words) for _tag, words in VERDICTS.values())


HANDED = {"courier": "", "tracking_number": "", "receiver": "Ibu Contoh", "originals": 1}


@pytest.mark.parametrize(
    ("manner", "changes", "refused"),
    [
        ("pickup", {}, None),
        ("electronic", {"originals": 0}, None),
        ("courier", {"courier": "Pos", "tracking_number": "P1"}, None),
        ("courier", {"courier": "Pos"}, CourierMissing),
        ("pickup", {"receiver": " "}, ReceiverMissing),
        ("pickup", {"originals": 0}, OriginalsMissing),
    ],
)
def test_a_hand_over_that_could_not_be_proven_is_refused(
    manner: str, changes: dict[str, Any], refused: type[Exception] | None
) -> None:
    given: dict[str, Any] = {**HANDED, **changes}
    if refused is None:
        check_hand_over(manner, **given)
    else:
        with pytest.raises(refused):
            check_hand_over(manner, **given)


@pytest.mark.parametrize(
    ("identity", "end", "field"),
    [
        ("", "", None),
        ("ktp", "0147", None),
        ("passport", "A12B", None),
        ("ktp", "", "identity_end"),
        ("ktp", "147", "identity_end"),
        ("ktp", "01 7", "identity_end"),
        ("ktp", "1671010101900147", "identity_end"),
        ("", "0147", "identity"),
    ],
)
def test_of_an_identity_its_kind_and_the_last_four_signs_are_kept_or_nothing(
    identity: str, end: str, field: str | None
) -> None:
    if field is None:
        check_identity(identity, end)
    else:
        with pytest.raises(IdentityIncomplete) as refused:
            check_identity(identity, end)
        assert refused.value.field == field


def product_of(kind: str, lot: str = "") -> dict[str, str]:
    return {"name": "Air mineral", "certification_type": kind, "lot": lot}


@pytest.mark.parametrize(
    ("products", "lot_only", "lots"),
    [
        ([], False, ()),
        ([product_of("1", "A-7")], True, ("A-7",)),
        ([product_of("1", "A-7"), product_of("1", "B-2"), product_of("1", "A-7")], True, ("A-7", "B-2")),
        ([product_of("1", "A-7"), product_of("5")], False, ("A-7",)),
        ([product_of("3")], False, ()),
    ],
)
def test_a_certificate_is_of_lots_when_all_it_names_is_of_type_1(
    products: list[dict[str, str]], lot_only: bool, lots: tuple[str, ...]
) -> None:
    assert (is_lot_only({"products": products}), lots_in({"products": products})) == (lot_only, lots)


def test_a_product_of_type_1_is_not_certified_while_its_lot_is_unknown() -> None:
    check_lots({"statement": "Karet"})
    check_lots({"products": [product_of("5"), product_of("1", "A-7")]})
    with pytest.raises(LotMissing, match="lotnya belum diketahui"):
        check_lots({"products": [product_of("5"), product_of("1")]})
