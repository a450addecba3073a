"""The screens about notices: what one has been told, what is coming, and what the office's mailbox gets a copy of."""
