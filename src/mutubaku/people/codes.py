"""Secrets for people without an account: links nobody can guess, and codes of six digits to confirm what is shown."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

HOLDS = timedelta(hours=12)
_SECRET = re.compile("[0-9a-f]{32}")


def new_code() -> str:
    """Six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**6):06d}"


def new_secret() -> str:
    """The part of a link that nobody can guess: 128 random bits in hexadecimal digits."""
    return secrets.token_hex(16)


def may_be_secret(text: str) -> bool:
    """Whether a text looks like the secret of a link, so that it is worth asking the database for it."""
    return _SECRET.fullmatch(text) is not None


def spaced(code: str) -> str:
    """A code as it is read aloud: ``123 456``."""
    return f"{code[:3]} {code[3:]}"
