"""Owns what works on the project without being part of the product: checks and test servers."""
