"""What holds for every proposal, whatever the text."""

from __future__ import annotations

from collections.abc import Sequence

from extract import ORIGIN, Article, Proposal, propose, to_fact
from extract.text import fold_tones, matching

DASHES = str.maketrans(dict.fromkeys("–—−‐‑―", "-"))
"""A document's number is shown with its spaces, dashes and kinds of Đ as written, and kept without."""
VALUED = frozenset({"date", "end", "start", "as_of", "published", "term", "qualifier", "form", "status"})
"""Fields whose value is not the words of the article."""


def assert_sound(article: Article) -> None:
    """Assert that the proposals of an article hold what every proposal must, and come the same twice."""
    proposals = propose(article)
    assert_sound_proposals(article, proposals)
    assert proposals == propose(article)


def assert_sound_proposals(article: Article, proposals: Sequence[Proposal]) -> None:
    """Assert that spans lie inside the text, that a text field has its words in its span, and that facts validate."""
    size = len(article.text)
    for proposal in proposals:
        assert proposal.article == article.id
        assert proposal.origin == ORIGIN
        assert 0 <= proposal.start < proposal.end <= size
        assert 0.0 <= proposal.confidence <= 1.0
        assert to_fact(proposal.kind, proposal.fields) == proposal.fact
        known = set(proposal.fields)
        for name, spans in proposal.spans.items():
            assert name in known
            assert spans
            for span in spans:
                assert 0 <= span.start < span.end <= size
        for name, part in _text_parts(proposal):
            shown = " ".join(article.text[start:end] for start, end in proposal.spans[name])
            if name == "number":
                written = matching("".join(shown.split()).translate(DASHES))
                assert written == matching(part.translate(DASHES)), (part, shown)
                continue
            words = set(fold_tones(shown).casefold().split())
            missing = [word for word in fold_tones(part).casefold().split() if not any(word in had for had in words)]
            assert not missing, (name, part, shown)
    assert len({proposal.fingerprint for proposal in proposals}) == len(proposals)


def _text_parts(proposal: Proposal) -> list[tuple[str, str]]:
    """Return each text of the proposal's fields that has spans, with its field's name."""
    fields = {name: value for name, value in proposal.fields.items() if name in proposal.spans}
    return [
        (name, part)
        for name, value in fields.items()
        for part in ((value,) if isinstance(value, str) else value if isinstance(value, tuple) else ())
        if name not in VALUED
    ]
