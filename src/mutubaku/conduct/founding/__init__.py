"""Founding an office: everything a new office needs, as data, from the files in ``seed``."""

from .errors import OfficeExists, SeedRefused
from .found import NewOffice, found_office
from .seeds import seeds

__all__ = ["NewOffice", "OfficeExists", "SeedRefused", "found_office", "seeds"]
