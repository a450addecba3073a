"""Reconciliation: a bank's or SIMPONI's list read, compared with what clients reported, and nothing done unseen."""
