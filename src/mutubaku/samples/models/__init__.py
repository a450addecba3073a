"""The tables of the samples room: what is to be sampled, what was, where it went, who tests it and what was found."""

from .laboratories import Laboratory
from .taking import (
    BrokenSeal,
    HandOver,
    PartFor,
    Receiver,
    Sample,
    SamplePart,
    SamplePhoto,
    SamplingConfirmation,
    SamplingLink,
    SamplingPlan,
)
from .testing import OrderedTest, TestOrder, TestResult

__all__ = [
    "BrokenSeal",
    "HandOver",
    "Laboratory",
    "OrderedTest",
    "PartFor",
    "Receiver",
    "Sample",
    "SamplePart",
    "SamplePhoto",
    "SamplingConfirmation",
    "SamplingLink",
    "SamplingPlan",
    "TestOrder",
    "TestResult",
]
