"""Documents: files kept by content hash, their versions, and which requirement of a case each one meets."""
