"""Tests of building and appointing a team."""
