"""Performance of a plant against its green industry standard: measured values, graded criteria, the computed result."""
