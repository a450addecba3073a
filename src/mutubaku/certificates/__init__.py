"""Certificates: number, making, issue, continuation, and what is printed on them."""
