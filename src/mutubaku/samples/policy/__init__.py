"""Pure decisions about samples, on plain values: judging results, custody, what is tested again."""

from .custody import Custody, Passing, check_passing, passed, seal_number
from .judging import (
    Judgement,
    Limit,
    Value,
    Verdict,
    check_limit,
    check_result,
    check_unit,
    judge,
    plain_words,
    read_uncertainty,
    read_value,
    rounded,
)
from .retesting import Standing, may_retest, newest, to_sample

__all__ = [
    "Custody",
    "Judgement",
    "Limit",
    "Passing",
    "Standing",
    "Value",
    "Verdict",
    "check_limit",
    "check_passing",
    "check_result",
    "check_unit",
    "judge",
    "may_retest",
    "newest",
    "passed",
    "plain_words",
    "read_uncertainty",
    "read_value",
    "rounded",
    "seal_number",
    "to_sample",
]
