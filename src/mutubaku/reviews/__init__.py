"""Reviews: routing an application, its review, the verification of its documents, and what is asked of the client."""
