"""Building a team by its competence, impartiality and time, appointing it, and what its members declare."""
