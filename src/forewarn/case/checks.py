"""The rules that check a case; the docstring of a rule is the message that its user reads."""

from collections.abc import Iterable, Mapping, Sequence

from forewarn.case.model import Case
from forewarn.case.rules.counts import part_cycle, rate_without_period, vague_measurand
from forewarn.case.rules.credibility_rules import bad_plausibility, speaks_for_itself
from forewarn.case.rules.futures import (
    bad_analogue,
    bad_elicitation,
    bad_persistence,
    bad_rung,
    certain_odds,
    lonely_rival,
    no_horizon,
    not_a_partition,
    two_priors,
    undiagnostic,
    word_off_scale,
)
from forewarn.case.rules.names import alias_twice, dangling, id_twice, undeclared_source
from forewarn.case.rules.options import partial_policy, untested_scenario, vague_signpost
from forewarn.case.rules.resolutions import unresolvable, unsourced_resolution
from forewarn.case.rules.review_rules import ReadingRule, unheeded_decision
from forewarn.case.rules.rule import Breach, Rule
from forewarn.case.rules.slot_rules import (
    misplaced,
    never_seen,
    same_slots,
    undefined_indicator,
    unknown_deed,
    unknown_slot,
)
from forewarn.case.rules.view_rules import bad_view
from forewarn.claims.claim import Claim
from forewarn.errors import Fault, Severity


def check(case: Case) -> tuple[Fault, ...]:
    """Apply every rule to a case; the faults, sorted by file and line."""
    return _faults(
        (name, severity, breach)
        for name, (rule, severity) in RULES.items()
        for breach in rule(case)
    )


def check_claims(case: Case, claims_by_report: Mapping[str, Sequence[Claim]]) -> tuple[Fault, ...]:
    """Apply the rules that need the claims of the reports.

    ``claims_by_report`` has the claims of each report that was read, by the report's id.
    """
    return _faults(
        (name, severity, breach)
        for name, (rule, severity) in READING_RULES.items()
        for breach in rule(case, claims_by_report)
    )


def _faults(breaches: Iterable[tuple[str, Severity, Breach]]) -> tuple[Fault, ...]:
    return tuple(
        sorted(
            Fault(
                file=breach.location.file if breach.location else breach.file,
                line=breach.location.line if breach.location else 1,
                rule=name,
                message=breach.message,
                severity=severity,
            )
            for name, severity, breach in breaches
        )
    )


READING_RULES: Mapping[str, tuple[ReadingRule, Severity]] = {
    "unheeded-decision": (unheeded_decision, Severity.WARNING),
}
"""Rules that a build applies after it has read the reports."""
RULES: Mapping[str, tuple[Rule, Severity]] = {
    "no-horizon": (no_horizon, Severity.ERROR),
    "not-a-partition": (not_a_partition, Severity.ERROR),
    "word-off-scale": (word_off_scale, Severity.ERROR),
    "untested-scenario": (untested_scenario, Severity.WARNING),
    "partial-policy": (partial_policy, Severity.WARNING),
    "vague-signpost": (vague_signpost, Severity.ERROR),
    "undiagnostic": (undiagnostic, Severity.WARNING),
    "vague-measurand": (vague_measurand, Severity.ERROR),
    "part-cycle": (part_cycle, Severity.ERROR),
    "rate-without-period": (rate_without_period, Severity.ERROR),
    "dangling": (dangling, Severity.ERROR),
    "id-twice": (id_twice, Severity.ERROR),
    "alias-twice": (alias_twice, Severity.ERROR),
    "undeclared-source": (undeclared_source, Severity.WARNING),
    "bad-analogue": (bad_analogue, Severity.ERROR),
    "bad-elicitation": (bad_elicitation, Severity.ERROR),
    "bad-rung": (bad_rung, Severity.ERROR),
    "two-priors": (two_priors, Severity.WARNING),
    "certain-odds": (certain_odds, Severity.WARNING),
    "lonely-rival": (lonely_rival, Severity.WARNING),
    "bad-plausibility": (bad_plausibility, Severity.ERROR),
    "speaks-for-itself": (speaks_for_itself, Severity.ERROR),
    "bad-persistence": (bad_persistence, Severity.ERROR),
    "unresolvable": (unresolvable, Severity.ERROR),
    "unsourced-resolution": (unsourced_resolution, Severity.WARNING),
    "bad-view": (bad_view, Severity.WARNING),
    "unknown-slot": (unknown_slot, Severity.ERROR),
    "unknown-deed": (unknown_deed, Severity.ERROR),
    "same-slots": (same_slots, Severity.ERROR),
    "never-seen": (never_seen, Severity.WARNING),
    "misplaced": (misplaced, Severity.ERROR),
    "undefined-indicator": (undefined_indicator, Severity.ERROR),
}
"""Rules by name. An error stops the build; a warning is shown and the build goes on.
``forewarn check`` exits with 1 for either.

Reading the folder adds faults of its own: ``toml``, ``json``, ``shape``, ``scale``, ``unreadable``,
``no-front-matter``, ``language``, ``vocabulary``, ``report-undated``, ``report-missing``, ``report-changed``, ``report-twice``,
``report-unreadable``, ``quotation`` and ``dangling``.
"""
