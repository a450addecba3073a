"""The desk's pages of numbers: what was finished, and what the heads look at."""
