"""What every refusal of this room shares: ``field`` names the answer at fault on the form."""

from __future__ import annotations

from mutubaku.cases.errors import Refusal


class DecisionRefusal(Refusal):
    """Something about judging an evaluation cannot stand."""

    field = ""
