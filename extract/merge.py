"""Merging: one fact a distinct thing, however often it is mentioned; its fields are the union of the mentions'."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from extract.draft import Draft
from extract.identity import IDENTITIES, Identity

_COMPARED = 40
"""Mentions that share a key and are compared; more of them are a list that repeats itself."""
_MEMBERS = 12
"""Mentions in a group with which a further one must agree."""
_REPEATED = 0.25
"""Share of the remaining doubt that a second mention takes away."""


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with mentions of the same thing joined; the evidence is the mention that says most."""
    groups: list[list[Draft]] = []
    by_key: dict[tuple[str, Hashable], list[list[Draft]]] = {}
    for draft in drafts:
        identity = IDENTITIES[draft.kind]
        keys = [(draft.kind, key) for key in identity.keys(draft)]
        group = _group_of(draft, identity, [group for key in keys for group in by_key.get(key, ())[-_COMPARED:]])
        if group is None:
            group = []
            groups.append(group)
        group.append(draft)
        for key in keys:
            known = by_key.setdefault(key, [])
            if group not in known[-_COMPARED:]:
                known.append(group)
    return [_joined(group) for group in groups]


def _group_of(draft: Draft, identity: Identity, groups: list[list[Draft]]) -> list[Draft] | None:
    """Return the group that a mention belongs to: it must agree with each member, for agreement is not transitive."""
    return next((group for group in groups if all(identity.same(draft, other) for other in group[:_MEMBERS])), None)


def _joined(group: list[Draft]) -> Draft:
    best = max(group, key=lambda draft: (len(draft.fields), draft.confidence, -draft.start))
    if len(group) == 1:
        return best
    doubt = (1 - max(draft.confidence for draft in group)) * (1 - _REPEATED)
    joined = replace(
        best,
        confidence=1 - doubt,
        fields=dict(best.fields),
        spans=dict(best.spans),
        mentions=sum(draft.mentions for draft in group),
    )
    for draft in group:
        for name, value in draft.fields.items():
            _take(joined, draft, name, value)
    return joined


def _take(joined: Draft, draft: Draft, name: str, value: object) -> None:
    present = joined.fields.get(name)
    fuller = name in IDENTITIES[joined.kind].fullest and len(str(value)) > len(str(present))
    if present is None or fuller:
        joined.put(name, value, *draft.spans.get(name, ()))
