"""What may happen to a session and to its store: each trouble is a sentence on the screen, and nothing is lost."""
