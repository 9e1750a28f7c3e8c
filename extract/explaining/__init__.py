"""What became of a place in an article: drafts, silent rules, and the steps that they took."""
