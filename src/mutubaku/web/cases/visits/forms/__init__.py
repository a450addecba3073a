"""What is typed about programmes, plans, the two stages, remote audits, meetings and checklists."""

NOTE = 4000  # characters of a text that explains something
