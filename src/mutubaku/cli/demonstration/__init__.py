"""The demonstration: its office and accounts, and its cases, walked by the same acts that people's clicks call."""
