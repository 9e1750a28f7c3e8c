"""Screens of the session."""
