"""What the rules of congresses are made of: their mentions, and when and where they were held."""
