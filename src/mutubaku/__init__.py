"""Mutu Baku: the certification service of an Indonesian government certification body."""
