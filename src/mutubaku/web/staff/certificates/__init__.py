"""The desk's certificates: what comes next for each, its plan, what is proposed about it and decided."""
