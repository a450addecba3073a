"""Codes of six digits by which somebody without an account confirms on their own telephone what is shown to them."""

from __future__ import annotations

import secrets
from datetime import timedelta

HOLDS = timedelta(hours=12)


def new_code() -> str:
    """Six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**6):06d}"


def new_secret() -> str:
    """The part of a link that nobody can guess: 128 random bits in hexadecimal digits."""
    return secrets.token_hex(16)


def spaced(code: str) -> str:
    """A code as it is read aloud: ``123 456``."""
    return f"{code[:3]} {code[3:]}"
