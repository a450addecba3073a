"""How sentences about money write an amount."""

from __future__ import annotations

from django.utils.formats import number_format


def rupiah(amount: int) -> str:
    """``Rp 9.000.000`` in the language now active."""
    return f"Rp {number_format(amount, force_grouping=True)}"
