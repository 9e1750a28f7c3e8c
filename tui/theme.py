"""The colours: one restrained dark theme; what a colour says is always said by a word, a sign or a text style too."""

from __future__ import annotations

from textual.theme import Theme

DUYET = Theme(
    name="duyet",
    primary="#7aa2c8",
    secondary="#8f9bb0",
    accent="#d9b35b",
    foreground="#d4d7dc",
    background="#15181d",
    surface="#1a1e24",
    panel="#20252c",
    success="#8fbf8f",
    warning="#d9b35b",
    error="#e08a84",
    dark=True,
    variables={
        "muted": "#868e9a",
        "evidence": "#3d3620",
        "evidence-text": "#f0e4c0",
        "field": "#6b5518",
        "field-text": "#fff4cf",
        "here": "#2b3440",
        "block-cursor-background": "#2b3440",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#d4d7dc",
        "input-cursor-foreground": "#15181d",
        "input-selection-background": "#3a4656",
    },
)

ANSI_VARIABLES = dict.fromkeys(("muted", "evidence-text", "field-text", "evidence", "field", "here"), "ansi_default")
"""The same names for the terminal's own colours, where NO_COLOR asks for none of ours."""
