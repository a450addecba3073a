"""Reports: read-only numbers over an office's cases: what was finished, in which time, what is late."""
