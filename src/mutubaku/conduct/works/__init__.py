"""What is special to a step's work: one module per ``work`` key of the procedures; the table is ``wiring``."""
