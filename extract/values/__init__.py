"""Types of value: one file each, with parse (as people write it), print and, for the rules, find."""
