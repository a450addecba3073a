"""Saving a client's answers: each verb locks the case, refuses once it was sent, and journals what changed."""

from .contact import ContactData, GroupData, save_commodity, save_contact
from .copying import begin_from, renew_scope, take_over
from .declaration import declare
from .green import FigureData, GreenData, save_figures, save_green_scope
from .products import ProductData, add_product, change_product, remove_product
from .systems import (
    OtherData,
    SiteData,
    SystemData,
    add_other_certificate,
    add_site,
    change_other_certificate,
    change_site,
    remove_other_certificate,
    remove_site,
    save_system_scope,
)
from .transfer import TransferData, save_transfers

__all__ = [
    "ContactData",
    "FigureData",
    "GreenData",
    "GroupData",
    "OtherData",
    "ProductData",
    "SiteData",
    "SystemData",
    "TransferData",
    "add_other_certificate",
    "add_product",
    "add_site",
    "begin_from",
    "change_other_certificate",
    "change_product",
    "change_site",
    "declare",
    "remove_other_certificate",
    "remove_product",
    "remove_site",
    "renew_scope",
    "save_commodity",
    "save_contact",
    "save_figures",
    "save_green_scope",
    "save_system_scope",
    "save_transfers",
    "take_over",
]
