"""Owns what an audit finds amiss: findings with the client's answers and their judgements, and the audit's report."""
