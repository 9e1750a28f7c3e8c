"""Everything that a person meets at the terminal."""
