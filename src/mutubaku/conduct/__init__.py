"""The conductor: guard, close, open, react, notify, in one transaction."""
