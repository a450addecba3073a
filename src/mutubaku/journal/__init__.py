"""Journal: append-only, hash-chained record of who did what, when; never read to decide anything."""
