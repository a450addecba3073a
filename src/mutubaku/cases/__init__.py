"""Cases: the case, its tasks and pauses, its number, the inbox and the history."""
