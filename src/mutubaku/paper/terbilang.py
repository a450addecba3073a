"""Amounts in words, as they stand beside the figures on an Indonesian invoice."""

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"), (10, "puluh"))
_LARGEST = 10**15


def terbilang(amount: int) -> str:
    """`sembilan juta rupiah`: a whole amount of rupiah in words; ValueError below zero or from 10¹⁵ on."""
    if not 0 <= amount < _LARGEST:
        raise ValueError(f"Jumlah {amount} tidak dapat ditulis dengan huruf: harus 0 sampai di bawah seribu triliun.")
    return f"{_said(amount) or 'nol'} rupiah"


def _said(number: int) -> str:
    """A number in words; nothing for zero, so that round numbers end where they should."""
    if number < len(_ONES):
        return _ONES[number]
    if number < 20:  # noqa: PLR2004 - the -belas numbers
        return f"{_ONES[number - 10]} belas"
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    count, rest = divmod(number, size)
    head = f"se{name}" if count == 1 and name in {"ratus", "ribu"} else f"{_said(count)} {name}"
    return f"{head} {_said(rest)}".rstrip()
