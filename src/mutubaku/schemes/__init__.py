"""Schemes as dated data of the office: terms, editions, grades, committees, checklists, product and green standards."""
