"""Keymaps for habits from elsewhere: what differs from our own keys, each complete and without a clash."""

from __future__ import annotations

from collections.abc import Mapping

PRODIGY: Mapping[str, str] = {
    "review.undo": "u delete",
    "review.reject": "x minus",
}
"""`a` accept, `x` reject, Space ignore, `f` flag are ours too. Prodigy's undo is Backspace and Del; Del alone is taken,
as Vietnamese input methods send Backspace themselves and would take decisions back."""

VI: Mapping[str, str] = {
    "review.correct": "i f2",
    "review.add": "o plus",
    "review.order": "O ctrl+o",
    "review.next_article": "l right right_square_bracket",
    "review.previous_article": "h left left_square_bracket",
    "review.history": "H ctrl+t",
    "review.browse": "L vertical_line",
    "review.search": "slash ctrl+f",
    "review.filter": "colon ctrl+n",
    "review.goto": "G g ctrl+g",
    "review.guidelines": "I ctrl+k",
    "review.quit": "q Z f10",
}
"""`j` `k`, Ctrl+d, Ctrl+u, `u`, Ctrl+r and `n` `N` among what was found are ours too."""

KEYMAPS: Mapping[str, Mapping[str, str]] = {"default": {}, "prodigy": PRODIGY, "vi": VI}
"""The keys that differ, by the preset's name and the command's id; several keys are separated by spaces."""
