"""Audits: what is proposed to the client: dates and team, and what the client says of them."""
