"""Every kind of the vocabulary is known wherever a kind must be: what fails here tells where to add a new one."""

from __future__ import annotations

import pytest

from extract.evaluation import matching
from extract.explaining.needs import NEEDS
from extract.facts import KINDS
from extract.identity import IDENTITIES
from extract.kinds import RULES
from tui import arguments


def test_every_kind_has_its_rules() -> None:
    modules = [rules.__module__.rpartition(".")[2] for rules in RULES]
    assert sorted(modules) == sorted(KINDS), "see extract/kinds/__init__.py"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_from_the_rules_to_the_command_line(kind: str) -> None:
    assert KINDS[kind].label, "see extract/facts.py"
    assert KINDS[kind].meaning.endswith("."), "see extract/facts.py"
    assert kind in IDENTITIES, "see extract/identity.py: when are two mentions one fact?"
    assert kind in matching.SAME, "see extract/evaluation/matching.py: when is a proposal the annotated fact?"
    assert kind in {rule.partition(".")[0] for rule in NEEDS}, (
        "see extract/explaining/needs.py: what does each rule look for?"
    )
    assert kind in arguments.KINDS, "see tui/arguments.py: the kinds of --kind"


def test_no_place_knows_a_kind_that_is_gone() -> None:
    assert IDENTITIES.keys() | matching.SAME.keys() | set(arguments.KINDS) == KINDS.keys()
