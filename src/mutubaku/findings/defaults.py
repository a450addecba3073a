"""What findings are held to where a version of a scheme has no rules for its grades: ours, dated, none of it confirmed.

Sources: domain.md 2.3: BBKKP's SOP Audit dan Evaluasi, step 2.3 (major one month, minor two months); domain.md 2.2:
corrections of stage 1 within two months (news of 2020). That an observation asks for nothing is from memory. Nothing
follows from being late: a consequence that nobody has confirmed is not ours to draw.
"""

from __future__ import annotations

from collections.abc import Mapping

from mutubaku.schemes.models import Grade

from .models import CONCERN
from .policy import Demand

SOURCE = "SOP Audit dan Evaluasi BBKKP, langkah 2.3"
MAJOR_LIMIT_MONTHS = 6  # MS-12
MINORS_TO_MAJOR = 3  # MS-10, from memory: "several"
DEMANDS: Mapping[str, Demand] = {
    Grade.CRITICAL.value: Demand(1),
    Grade.MAJOR.value: Demand(1),
    Grade.MINOR.value: Demand(2, needs_verification=False),
    Grade.OBSERVATION.value: Demand(None, needs_answer=False, needs_verification=False, blocks=False),
}
OF_STAGE_1 = Demand(2, needs_verification=False)
CONCERNS: Mapping[str, Demand] = {CONCERN: OF_STAGE_1}
