"""The fingerprint that freezes a published version: what the file says, whatever its layout and comments."""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from mutubaku.procedure.vocabulary import Procedure
from mutubaku.worktime import TimeStandard


def fingerprint(procedure: Procedure) -> str:
    """SHA-256 over the content, 64 hexadecimal digits.

    Fields at their default are left out, so that a field added to the vocabulary later changes no
    published fingerprint; a standard counts by its printed text.
    """
    canonical = json.dumps(_content(procedure), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _content(value: Any) -> Any:
    if isinstance(value, TimeStandard):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_content(part) for part in value]
    if is_dataclass(value):
        stated = ((field, getattr(value, field.name)) for field in fields(value))
        return {
            field.name: _content(part) for field, part in stated if field.default is MISSING or part != field.default
        }
    return value
