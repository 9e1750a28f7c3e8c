"""What the rules of offices are made of: links, rows of people and titles, lives, boxes and signatures."""
