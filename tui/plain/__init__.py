"""A review session in lines of text, one question after another, for screen readers and terminals that can't draw."""
