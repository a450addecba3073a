"""Writing money: invoices, billing codes, payments and what the treasurer found, agreements."""

from .codes import enter_code
from .invoices import make_invoice
from .payments import agree, reject_payment, report_payment, verify_payment

__all__ = [
    "agree",
    "enter_code",
    "make_invoice",
    "reject_payment",
    "report_payment",
    "verify_payment",
]
