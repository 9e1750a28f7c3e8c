"""Panes of the session: state comes in by arguments, messages go out; they know neither screens nor the store."""
