"""Amounts in words: the irregular ones, the joints between the scales, and what cannot be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.paper.terbilang import terbilang

VALUES = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
WHOLE = {"nol": 0, "sepuluh": 10, "sebelas": 11, "seratus": 100}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (1, "satu rupiah"),
        (10, "sepuluh rupiah"),
        (11, "sebelas rupiah"),
        (12, "dua belas rupiah"),
        (19, "sembilan belas rupiah"),
        (20, "dua puluh rupiah"),
        (21, "dua puluh satu rupiah"),
        (99, "sembilan puluh sembilan rupiah"),
        (100, "seratus rupiah"),
        (101, "seratus satu rupiah"),
        (111, "seratus sebelas rupiah"),
        (200, "dua ratus rupiah"),
        (999, "sembilan ratus sembilan puluh sembilan rupiah"),
        (1_000, "seribu rupiah"),
        (1_001, "seribu satu rupiah"),
        (1_100, "seribu seratus rupiah"),
        (2_000, "dua ribu rupiah"),
        (11_000, "sebelas ribu rupiah"),
        (21_000, "dua puluh satu ribu rupiah"),
        (100_000, "seratus ribu rupiah"),
        (101_000, "seratus satu ribu rupiah"),
        (1_000_000, "satu juta rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        (6_750_000, "enam juta tujuh ratus lima puluh ribu rupiah"),
        (9_000_000, "sembilan juta rupiah"),
        (13_500_000, "tiga belas juta lima ratus ribu rupiah"),
        (1_000_000_000, "satu miliar rupiah"),
        (
            999_999_999_999_999,
            "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar sembilan "
            "ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan "
            "puluh sembilan rupiah",
        ),
    ],
)
def test_an_amount_is_said_as_it_is_read_aloud(amount: int, words: str) -> None:
    assert terbilang(amount) == words


@pytest.mark.parametrize("amount", [-1, 10**15])
def test_what_no_invoice_holds_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match=f"Jumlah {amount} tidak dapat ditulis"):
        terbilang(amount)


@given(st.integers(0, 10**15 - 1))
def test_the_words_of_every_amount_read_back_to_the_figure(amount: int) -> None:
    assert _read(terbilang(amount).removesuffix(" rupiah")) == amount


def _read(words: str) -> int:
    """The number that words say, read from left to right."""
    total = part = digit = 0
    for word in words.replace("seribu", "satu ribu").split():
        if word in VALUES:
            digit = VALUES[word]
        elif word in WHOLE:
            part += WHOLE[word]
        elif word == "belas":
            part, digit = part + 10 + digit, 0
        elif word in {"puluh", "ratus"}:
            part, digit = part + digit * {"puluh": 10, "ratus": 100}[word], 0
        else:
            total, part, digit = total + (part + digit) * SCALES[word], 0, 0
    return total + part + digit
