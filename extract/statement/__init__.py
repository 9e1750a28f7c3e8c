"""What the rules of statements are made of: turns of an interview and items of an enumeration."""
