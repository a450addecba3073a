"""Public pages: the front page, the SOP sheet, verification, sign-up help and the demonstration's mailbox."""
