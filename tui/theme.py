"""The colours: one restrained dark theme; what a colour says is always said by a word, a sign or a text style too."""

from __future__ import annotations

from textual.theme import Theme

DUYET = Theme(
    name="duyet",
    primary="#87afd7",
    secondary="#8a8a8a",
    accent="#d7af5f",
    foreground="#d0d0d0",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    success="#87af87",
    warning="#d7af5f",
    error="#d78787",
    dark=True,
    variables={
        "muted": "#8a8a8a",
        "evidence": "#3a3a3a",
        "evidence-text": "#ffd787",
        "field": "#875f00",
        "field-text": "#ffffff",
        "here": "#3a3a3a",
        "block-cursor-background": "#3a3a3a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#d0d0d0",
        "input-cursor-foreground": "#121212",
        "input-selection-background": "#5f5f87",
        "input-selection-foreground": "#ffffff",
    },
)
"""Every colour is one of the 256 of xterm's palette: alike on every terminal, and half the bytes of 24-bit colours."""

ANSI_VARIABLES = dict.fromkeys(("muted", "evidence-text", "field-text", "evidence", "field", "here"), "ansi_default")
"""The same names for the terminal's own colours, where NO_COLOR asks for none of ours."""
