"""How the end of a case looks: the mark beside its name."""

from mutubaku.cases.models import Ending

ENDINGS = {
    Ending.COMPLETED: "complete",
    Ending.WITHDRAWN: "not-applicable",
    Ending.CLOSED: "not-applicable",
    Ending.REFUSED: "withdrawn",
}
