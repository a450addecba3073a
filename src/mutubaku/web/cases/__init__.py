"""Pages about one case for both sides: the case, its step at hand, its files."""
