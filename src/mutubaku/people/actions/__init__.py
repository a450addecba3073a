"""Verbs that write people data; each is journalled in the same transaction on the office's or organisation's chain."""

from .accounts import AccountData, change_account, choose_language, create_staff_account
from .competence import (
    AbsenceData,
    CompetenceData,
    Evidence,
    InterestData,
    declare_interest,
    end_competence,
    end_interest,
    enter_absence,
    record_competence,
    withdraw_absence,
)
from .free_days import mark_day, save_joint_leave, unmark_day
from .holdings import assign_holding, end_holding, withdraw_holding
from .hours import PeriodData, add_period, change_period, remove_period, save_week
from .invitations import accept_invitation, invite, open_invitation, revoke_invitation
from .members import leave, remove_member
from .offices import (
    AccreditationData,
    ProfileData,
    add_accreditation,
    change_office,
    change_profile,
    create_office,
    end_accreditation,
    save_profile,
)
from .organisations import (
    FactoryData,
    OrganisationData,
    add_factory,
    change_factory,
    change_organisation,
    register_organisation,
    remove_factory,
)
from .positions import change_position, create_position, map_role, unmap_role, withdraw_role

__all__ = [
    "AbsenceData",
    "AccountData",
    "AccreditationData",
    "CompetenceData",
    "Evidence",
    "FactoryData",
    "InterestData",
    "OrganisationData",
    "PeriodData",
    "ProfileData",
    "accept_invitation",
    "add_accreditation",
    "add_factory",
    "add_period",
    "assign_holding",
    "change_account",
    "change_factory",
    "change_office",
    "change_organisation",
    "change_period",
    "change_position",
    "change_profile",
    "choose_language",
    "create_office",
    "create_position",
    "create_staff_account",
    "declare_interest",
    "end_accreditation",
    "end_competence",
    "end_holding",
    "end_interest",
    "enter_absence",
    "invite",
    "leave",
    "map_role",
    "mark_day",
    "open_invitation",
    "record_competence",
    "register_organisation",
    "remove_factory",
    "remove_member",
    "remove_period",
    "revoke_invitation",
    "save_joint_leave",
    "save_profile",
    "save_week",
    "unmap_role",
    "unmark_day",
    "withdraw_absence",
    "withdraw_holding",
    "withdraw_role",
]
