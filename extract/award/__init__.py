"""What the rules of awards are made of: the giving, who gives, and who gets."""
