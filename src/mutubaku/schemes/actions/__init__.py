"""The acts on a scheme's data: versions, checklists, product and green standards."""

from .checklists import CHECKLISTS, ChecklistData
from .confirming import confirm_parts
from .standards import (
    CRITERIA,
    GREEN,
    PARAMETERS,
    PRODUCTS,
    CriterionData,
    GreenData,
    ParameterData,
    ProductData,
    begin_standard,
    confirm_standard,
    succeed_standard,
)
from .terms import (
    EditionData,
    GradeData,
    TermsData,
    confirm_terms,
    in_force,
    scheme_terms_of,
    set_terms,
    withdraw_terms,
)

__all__ = [
    "CHECKLISTS",
    "CRITERIA",
    "GREEN",
    "PARAMETERS",
    "PRODUCTS",
    "ChecklistData",
    "CriterionData",
    "EditionData",
    "GradeData",
    "GreenData",
    "ParameterData",
    "ProductData",
    "TermsData",
    "begin_standard",
    "confirm_parts",
    "confirm_standard",
    "confirm_terms",
    "in_force",
    "scheme_terms_of",
    "set_terms",
    "succeed_standard",
    "withdraw_terms",
]
