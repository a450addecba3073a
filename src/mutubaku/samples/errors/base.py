"""What every refusal about samples has in common."""

from __future__ import annotations

from mutubaku.cases.errors import Refusal


class SampleRefusal(Refusal):
    """Something about a sample, its custody or its results cannot stand; ``field`` names the answer at fault."""

    field = ""
