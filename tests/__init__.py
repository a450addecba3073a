"""Tests; each folder mirrors its room under src path for path."""
