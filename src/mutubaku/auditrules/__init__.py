"""Audit time, sites to visit and integrated audits (IAF MD 5, MD 1, MD 11), each answer with its reasons; no Django."""

from .errors import LibraryRefused, RuleRefusal
from .integration import Alone, IntegratedAnswer, integrated_time
from .library import Held, audit_time_rules, held, integration_rules, load, sampling_rules, use
from .personnel import effective
from .reasoning import Step
from .rulesets import Audit, AuditTimeRules, Complexity, IntegrationRules, RuleSet, SamplingRules, Standard
from .sites import SitesAnswer, sites_to_visit
from .time import Adjustment, TimeAnswer, TimeQuestion, audit_time

__all__ = [
    "Adjustment",
    "Alone",
    "Audit",
    "AuditTimeRules",
    "Complexity",
    "Held",
    "IntegratedAnswer",
    "IntegrationRules",
    "LibraryRefused",
    "RuleRefusal",
    "RuleSet",
    "SamplingRules",
    "SitesAnswer",
    "Standard",
    "Step",
    "TimeAnswer",
    "TimeQuestion",
    "audit_time",
    "audit_time_rules",
    "effective",
    "held",
    "integrated_time",
    "integration_rules",
    "load",
    "sampling_rules",
    "sites_to_visit",
    "use",
]
