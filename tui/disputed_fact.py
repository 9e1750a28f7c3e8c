"""The fact of a dispute as a form corrects it: what the review's form needs of a session, for one that adjudicates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.adjudication import Adjudication, Content
from tui.drafts import Entry
from tui.gateway import RefusedError, ReviewFact, Span, StoredArticle

if TYPE_CHECKING:
    from tui.folding import FoldedText


class DisputedFact:
    """The dispute at hand of an `Adjudication`, and its article."""

    def __init__(self, adjudication: Adjudication) -> None:
        self._adjudication = adjudication

    @property
    def article(self) -> StoredArticle | None:
        """The article of the dispute, once it was read."""
        return self._adjudication.article

    @property
    def fact(self) -> ReviewFact | None:
        """The fact with what a correction begins with."""
        dispute, begun = self._adjudication.here, self._adjudication.begun()
        if dispute is None or begun is None:
            return None
        start, end = begun.evidence
        return replace(dispute.fact, fields=begun.fields, start=start, end=end, spans=begun.spans)

    @property
    def facts(self) -> Sequence[ReviewFact]:
        """The facts of the article, as this adjudicator is shown them."""
        return self.article.facts if self.article else ()

    @property
    def evidence(self) -> Span | None:
        """Where the fact stands, as a correction begins."""
        begun = self._adjudication.begun()
        return None if begun is None else begun.evidence

    async def folded(self) -> FoldedText | None:
        """Return the article's text as it is searched without diacritics."""
        return await self._adjudication.folded()

    async def correct(self, entry: Entry) -> str:
        """Settle the dispute with this."""
        return await self._adjudication.correct(Content(entry.fields, entry.evidence, entry.spans))

    async def add(self, entry: Entry) -> str:
        """Refuse what only a reviewer of the article does."""
        raise RefusedError(f"a missed {entry.kind} is added while reviewing")
