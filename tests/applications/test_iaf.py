"""The 39 sectors."""

from mutubaku.applications.iaf import IAF_CODES, iaf_label


def test_there_are_thirty_nine_sectors_and_no_fortieth() -> None:
    assert list(IAF_CODES) == list(range(1, 40))


def test_a_sector_is_shown_with_its_code() -> None:
    assert iaf_label(14) == "14. Produk karet dan plastik"
