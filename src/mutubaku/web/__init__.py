"""The room web owns the screens: public, client, staff; it has no rule and no query of its own."""
