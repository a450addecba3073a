"""Owns the gallery: every component in each state, and five screens made of them, to be judged and copied."""
