"""Where time is counted from."""

from datetime import UTC, datetime, timedelta, timezone

EPOCH = datetime(2000, 1, 1, tzinfo=timezone(timedelta(hours=8))).astimezone(UTC)
"""A midnight in the middle one of Indonesia's three zones, so that a working day of each lies in one day from here."""
