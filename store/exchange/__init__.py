"""Data out of the store, one module a format."""
