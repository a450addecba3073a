"""Complaints about the service of an office or about whom it certified: taken, judged, handled, decided, told."""
