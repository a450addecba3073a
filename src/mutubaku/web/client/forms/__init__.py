"""The forms of a client's pages: companies, starting, contact, scope, sending."""
