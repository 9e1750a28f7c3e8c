"""Facts of words that a person selected, and values that a field may take: the rules, asked about one place."""
