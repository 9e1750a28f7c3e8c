"""The answers that a plain session understands: one letter each, the same as the keys of the full screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the command of the full screen that it stands for (or its own), its letter, its name, its help."""

    command: str
    letter: str
    name: str
    help: str
    asked: bool = True
    """Whether the first question names it; help names all."""


ANSWERS: tuple[Answer, ...] = (
    Answer("review.accept", "a", "accept", "The fact is right as told."),
    Answer("review.reject", "x", "reject", "The article doesn't say this."),
    Answer("review.reject_because", "X", "reject because", "Reject it and say why.", asked=False),
    Answer("review.correct", "e", "correct", "Go through the fields and change what is wrong."),
    Answer("review.repeat", "c", "as before", "Correct it as the nearest corrected fact of its kind was.", asked=False),
    Answer("review.skip", "s", "skip", "Leave it undecided and go on; an empty line does the same."),
    Answer("review.flag", "f", "flag", "Mark it for somebody else to look at."),
    Answer("review.undo", "u", "undo", "Take back the latest decision, and the one before it."),
    Answer("review.redo", "U", "redo", "Decide again what was undone last.", asked=False),
    Answer("review.add", "n", "add", "Add a fact that the machine missed."),
    Answer("review.note", "m", "note", "Write a note; it is saved with the decision."),
    Answer("plain.read", "r", "read", "Tell the whole article."),
    Answer("review.next_fact", "j", "next fact", "Go to the next fact of the article.", asked=False),
    Answer("review.previous_fact", "k", "previous fact", "Go to the previous fact of the article.", asked=False),
    Answer("review.next_article", "]", "next article", "Go to the next article."),
    Answer("review.previous_article", "[", "previous article", "Go to the previous article."),
    Answer("review.next_open", "t", "next open", "Go to the next fact that isn't settled.", asked=False),
    Answer("review.order", "o", "order", "Choose in which order facts come.", asked=False),
    Answer("review.filter", "/", "filter", "Go through the facts that a line describes.", asked=False),
    Answer("review.alike", "b", "all alike", "Decide on all pending facts that say the same.", asked=False),
    Answer(
        "review.of_rule", "B", "all of this rule", "Decide on all facts of this rule that are as sure.", asked=False
    ),
    Answer("review.adjudicate", "A", "adjudicate", "Say who is right where two readers differ.", asked=False),
    Answer("review.history", "h", "history", "Tell every decision on this fact.", asked=False),
    Answer("review.guidelines", "i", "guideline", "Tell what counts as a fact of this kind.", asked=False),
    Answer("review.dashboard", "p", "status", "Tell how far the work is, its pace and what is left.", asked=False),
    Answer("anywhere.help", "?", "help", "Tell all answers."),
    Answer("review.quit", "q", "quit", "End the session; every decision is stored already."),
)
"""Every answer, in the order in which help tells them; a number corrects the field with that number."""

QUESTION = ", ".join(
    f"{answer.name} ({answer.letter}{' or empty' if answer.name == 'skip' else ''})"
    for answer in ANSWERS
    if answer.asked
)
"""The answers as a session's first question names them."""

QUESTION_AGAIN = "accept (a), reject (x), correct (e), skip (empty), all answers (?)"
"""Those of most facts, as each question behind the first names them: less to be heard."""


def command_of(line: str) -> str | None:
    """Return the command that a line asks for by its letter or name; None where it is no single answer."""
    if not line:
        return "review.skip"
    return next((answer.command for answer in ANSWERS if line in {answer.letter, answer.name}), None)


def help_lines() -> list[str]:
    """Return what each answer does, a line each."""
    told = [f"{answer.letter} or {answer.name}: {answer.help}" for answer in ANSWERS]
    return [*told, "A number: correct the field with this number alone.", "Ctrl+d ends the session, too."]
