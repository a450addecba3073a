"""The treasurer's desk: payments to verify, codes that wait to be paid, what was received, and the bank's lists."""
