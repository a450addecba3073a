"""The journal of a case in words: one sentence for each verb, for the office and for the client."""
