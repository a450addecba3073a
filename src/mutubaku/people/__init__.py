"""People: offices, organisations, accounts, positions and who holds or acts in them."""
