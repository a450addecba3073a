"""Notices: the outbox of messages, their deliveries, and the demonstration's mailbox."""
