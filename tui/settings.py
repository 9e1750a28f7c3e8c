"""The settings of a session: what each is, which values it takes, what holds where the file is silent."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

THEMES = ("dark", "light", "high-contrast-dark", "high-contrast-light", "terminal")
"""The themes that one can choose; "terminal" has the terminal's own colours."""

PRESETS = ("default", "prodigy", "vi")
ORDERS = ("article", "uncertainty", "kind", "rule", "confidence")
INPUT_METHODS = ("telex", "vni")
VIEWS = ("list", "focus")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: a boolean, a number within `bounds`, or one of `choices`; `help` explains a default of None."""

    name: str
    default: bool | int | str | None
    help: str
    choices: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None

    def trouble(self, value: object) -> str:
        """Return what is wrong with a value, and what would be right; nothing where it is right."""
        if self.choices:
            return "" if value in self.choices else f"must be one of {', '.join(self.choices)}, not {value!r}"
        if self.bounds:
            low, high = self.bounds
            right = isinstance(value, int) and not isinstance(value, bool) and (value == 0 or low <= value <= high)
            return "" if right else f"must be a number from {low} to {high}, or 0 for none, not {value!r}"
        return "" if isinstance(value, bool) else f"must be true or false, not {value!r}"


SETTINGS = (
    Setting(
        "theme", None, "The colours; without it dark, or the terminal's own where it has 16 or NO_COLOR is set.", THEMES
    ),
    Setting(
        "preset", "default", "Whose keys hold before [keys] changes some: ours, Prodigy's or vi's habits.", PRESETS
    ),
    Setting(
        "order", "article", "The order of a reviewer's first session; later ones keep what was chosen last.", ORDERS
    ),
    Setting(
        "view", "list", "The view of a reviewer's first session: the article's facts, or one fact at a time.", VIEWS
    ),
    Setting("width", 0, "The widest line of an article, in characters; 0 takes the room there is.", bounds=(40, 200)),
    Setting("mouse", None, "Whether the mouse chooses and scrolls; without it yes, but not over ssh."),
    Setting("bell", False, "Whether the bell rings where something could not be done."),
    Setting("ascii", None, "Signs from ASCII alone; without it only on a console that lacks others (TERM=linux)."),
    Setting(
        "input_method",
        "telex",
        "Which input method makes one letter of two keys, where such a letter is to be read as keys again.",
        INPUT_METHODS,
    ),
    Setting("plain", False, "Lines of plain text instead of a screen, as a screen reader reads them."),
)
"""Every setting, in the order in which `duyet config` prints them."""

BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; None leaves a choice to what the terminal is."""

    theme: str | None = None
    preset: str = "default"
    order: str = "article"
    view: str = "list"
    width: int = 0
    mouse: bool | None = None
    bell: bool = False
    ascii: bool | None = None
    input_method: str = "telex"
    plain: bool = False
    given: frozenset[str] = field(default=frozenset())
    """The names of those that the user's file gives."""

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Settings:
        """Return the settings with these checked values."""
        return cls(**values, given=frozenset(values))  # type: ignore[arg-type]

    @property
    def signs_in_ascii(self) -> bool:
        """Whether signs are to be taken from ASCII, in the terminal of this process."""
        return os.environ.get("TERM") == "linux" if self.ascii is None else self.ascii
