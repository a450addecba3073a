"""What is made of an evaluation: review, committee, decision; the certification agreement; appeals."""
