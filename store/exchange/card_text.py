"""What the data card says of every export alike; it claims nothing that the store doesn't check."""

from __future__ import annotations

FILES = """\
* `facts.jsonl`: a verified fact a line, with all that is known of it. `fields` are as decided and `proposed` as the
  machine first proposed them (null for a fact that a reviewer added). `spans` tell where the value of a field stands in
  the text, where that is known. `checks` are the results of cross-checks. `seconds` is how long the fact was on screen.
* `articles.jsonl`: an article a line, for each that has a verified fact: its whole text as it was reviewed, with the
  SHA-256 of the text in UTF-8. `title`, `outlet` and `published` are what the article's file said of it; where the file
  said nothing, they are those of the article's verified `article` fact. `url` is the file's.
* A CSV and a Parquet file a kind, with the same rows and columns (below), by article, then by place in the text.
* `SHA256SUMS`: the check sums of all other files; `sha256sum --check SHA256SUMS` verifies them."""

LICENCE = """\
The licence of the articles is their publishers'; state yours for the annotations here.

The reviewers' names and notes are in this export: the columns `reviewer` and `note` of the CSV and Parquet files, the
keys of the same names in `facts.jsonl`, and "Reviewers" above. Drop these to leave them out; the times (`decided_at`,
`seconds`) tell when and how fast somebody worked. After that, the check sums of the changed files no longer hold."""

CHECKED = """\
* When a fact was stored: its fields are those of its kind, with values of the types below; a day is one that the
  calendar has; a range of numbers, or of equally precise dates with a year, ends no earlier than it begins; evidence
  and field spans lie within the article's text.
* When this export was written: each quote stands at its offsets in the text, each field span lies within the text, and
  each text has the SHA-256 that it had when it was added.
* Not checked by the machine: that a text value is spelled as in the article, or that a field span covers the value.
  Text values are as the reviewer verified them, usually in the article's words."""

OFFSETS = """\
Offsets (`start`, `end`, `quote_start`, `quote_end` and `spans`) count **Unicode code points** of the article's `text`,
from 0, half-open: the first is in, the last is not. The text is in NFC with line ends `\\n`. In Python,
`text[start:end] == quote` for every fact. Languages that count UTF-16 units or bytes must convert."""

CSV = """\
CSV files are in UTF-8 with a byte-order mark, separated by commas. Names of a list are joined by `; `. An empty cell
stands for what is not stated. **A `'` before a text** stops spreadsheets from running it as a formula: a first `'` is
never part of the value. JSON Lines and Parquet hold the exact texts. In Parquet, columns of numbers are 64-bit floats
(`double`), which hold whole numbers up to 2^53 exactly; JSON Lines holds every number as it was verified."""

CAVEATS = """\
* Only what a reviewer accepted, corrected or added is here. What was rejected, skipped, flagged or not yet looked at is
  not, so counts of these rows are no counts of what the articles say, still less of what happened.
* A fact is what an article states. Verified means that a person found the article to state it, not that it is true.
* The share of proposals accepted tells how the rules did on what was reviewed. It says nothing of facts that both the
  rules and the reviewers missed.
* A field that the article does not state is meant to be left out. A date without a year is written `--05-22`."""
