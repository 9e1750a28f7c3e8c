"""The colours: four themes of ours, and the terminal's own.

What a colour says is always said by a word, a sign or a text style too. Every colour is one of the 256 of xterm's
palette: alike on every terminal, and half the bytes of 24-bit colours.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    page: tuple[str, str, str],
    text: tuple[str, str],
    signals: tuple[str, str, str],
    **marks: str,
) -> Theme:
    """Return a theme. `page`: background, surface, panel; `text`: strong, quiet; `signals`: accent, success, error."""
    background, surface, panel = page
    foreground, muted = text
    accent, success, error = signals
    return Theme(
        name=name,
        primary=accent,
        secondary=muted,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=success,
        warning=accent,
        error=error,
        dark=dark,
        variables={
            "muted": muted,
            "evidence": marks["evidence"],
            "evidence-text": marks["evidence_text"],
            "field": marks["field"],
            "field-text": marks["field_text"],
            "here": marks["here"],
            "block-cursor-background": marks["here"],
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "bold",
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": marks["selection"],
            "input-selection-foreground": foreground,
        },
    )


_OURS = (
    _theme(
        "dark",
        dark=True,
        page=("#121212", "#1c1c1c", "#262626"),
        text=("#d0d0d0", "#9e9e9e"),
        signals=("#d7af5f", "#87af87", "#d78787"),
        evidence="#3a3a3a",
        evidence_text="#ffd787",
        field="#875f00",
        field_text="#ffffff",
        here="#3a3a3a",
        selection="#444444",
    ),
    _theme(
        "light",
        dark=False,
        page=("#ffffff", "#eeeeee", "#e4e4e4"),
        text=("#262626", "#585858"),
        signals=("#005f87", "#005f00", "#af0000"),
        evidence="#ffd787",
        evidence_text="#262626",
        field="#875f00",
        field_text="#ffffff",
        here="#d0d0d0",
        selection="#afd7ff",
    ),
    _theme(
        "high-contrast-dark",
        dark=True,
        page=("#000000", "#000000", "#1c1c1c"),
        text=("#ffffff", "#d0d0d0"),
        signals=("#ffd700", "#87ff87", "#ff8787"),
        evidence="#005f87",
        evidence_text="#ffffff",
        field="#ffffff",
        field_text="#000000",
        here="#444444",
        selection="#005f87",
    ),
    _theme(
        "high-contrast-light",
        dark=False,
        page=("#ffffff", "#ffffff", "#eeeeee"),
        text=("#000000", "#303030"),
        signals=("#00005f", "#00005f", "#870000"),
        evidence="#ffd787",
        evidence_text="#000000",
        field="#5f0000",
        field_text="#ffffff",
        here="#d0d0d0",
        selection="#afd7ff",
    ),
)

_TERMINALS_OWN = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    dark=True,
    variables={
        **dict.fromkeys((*_OURS[0].variables, "ansi-background", "ansi-foreground", "border-blurred"), "ansi_default"),
        **dict.fromkeys(("screen-selection-background", "screen-selection-foreground"), "ansi_default"),
        "block-cursor-text-style": "reverse",
        "input-cursor-text-style": "reverse",
    },
)
"""No colour but the terminal's two, which its user chose; all is said by styles."""

THEMES = (*_OURS, _TERMINALS_OWN)
"""Every theme, by the names that `tui.settings` offers."""

COLOURLESS = _TERMINALS_OWN.name
"""The theme where NO_COLOR asks for none of ours, and where a terminal has too few to tell ours apart."""

DEFAULT = _OURS[0].name
"""The theme where nothing else is asked for."""

VARIABLES = {**_OURS[0].variables, "ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
"""A value for every name of a colour that some theme doesn't know: the library's own don't know ours."""
