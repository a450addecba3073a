"""Billing: tariffs, invoices, billing codes, payments, and the providers behind one base class."""
