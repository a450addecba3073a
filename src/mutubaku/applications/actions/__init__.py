"""Saving a client's answers: each verb locks the case, refuses once it was sent, and journals what changed."""

from .contact import ContactData, GroupData, save_commodity, save_contact
from .declaration import declare
from .green import GreenData, save_green_scope
from .products import ProductData, add_product, change_product, remove_product
from .systems import SiteData, SystemData, add_site, change_site, remove_site, save_system_scope

__all__ = [
    "ContactData",
    "GreenData",
    "GroupData",
    "ProductData",
    "SiteData",
    "SystemData",
    "add_product",
    "add_site",
    "change_product",
    "change_site",
    "declare",
    "remove_product",
    "remove_site",
    "save_commodity",
    "save_contact",
    "save_green_scope",
    "save_system_scope",
]
