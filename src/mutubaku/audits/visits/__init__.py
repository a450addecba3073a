"""Audits as they are held: the programme of a cycle, the plan of a visit, the visit itself and its checklist."""
