"""Audit time, sites to visit and integrated audits (IAF MD 5, MD 1, MD 11), each answer with its reasons; no Django."""

from .choice import Asked, Choice, choice_steps, choose
from .errors import LibraryRefused, RuleRefusal
from .group import SiteFinding, check_left_out, group_steps
from .integration import Alone, IntegratedAnswer, integrated_time
from .library import Held, audit_time_rules, held, impartiality_rules, integration_rules, load, sampling_rules, use
from .personnel import effective
from .reasoning import Step
from .rulesets import Audit, AuditTimeRules, Complexity, IntegrationRules, RuleSet, SamplingRules, Standard
from .sites import Adjoining, SitesAnswer, sites_to_visit
from .time import Adjustment, TimeAnswer, TimeQuestion, audit_time

__all__ = [
    "Adjoining",
    "Adjustment",
    "Alone",
    "Asked",
    "Audit",
    "AuditTimeRules",
    "Choice",
    "Complexity",
    "Held",
    "IntegratedAnswer",
    "IntegrationRules",
    "LibraryRefused",
    "RuleRefusal",
    "RuleSet",
    "SamplingRules",
    "SiteFinding",
    "SitesAnswer",
    "Standard",
    "Step",
    "TimeAnswer",
    "TimeQuestion",
    "audit_time",
    "audit_time_rules",
    "check_left_out",
    "choice_steps",
    "choose",
    "effective",
    "group_steps",
    "held",
    "impartiality_rules",
    "integrated_time",
    "integration_rules",
    "load",
    "sampling_rules",
    "sites_to_visit",
    "use",
]
