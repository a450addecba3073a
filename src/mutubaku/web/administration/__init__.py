"""The administrator's screens: the office's own data, people, calendar and tables."""
