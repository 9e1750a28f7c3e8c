"""How good the rules are: their proposals measured against annotated articles."""
