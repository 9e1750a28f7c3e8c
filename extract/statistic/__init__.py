"""What the rules of statistics are made of: figures, what is counted, whose it is, and as of when."""
