"""The audit time of a case: what it was reckoned from, by which rules, what was fixed instead, and by whom."""
