"""Rules about the question, its scenarios and hypotheses, and the words for their chances."""

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.hypotheses.heuer import add_marks
from forewarn.probability import Given


def no_horizon(case: Case) -> Iterator[Breach]:
    """A forecast without a baseline or a horizon cannot be scored.

    Give case.toml a `start`, a `baseline` and a later `horizon`, each a date.
    """
    question = case.question
    for key in ("start", "baseline", "horizon"):
        if getattr(question, key) is None:
            yield Breach(
                location=at(question), message=f"the case has no {key}; add {key} = YYYY-MM-DD"
            )
    if question.baseline and question.horizon and question.horizon <= question.baseline:
        yield Breach(
            location=at(question, "horizon"),
            message=f"the horizon {question.horizon} must be later than the baseline {question.baseline}",
        )
    if question.start and question.baseline and question.start > question.baseline:
        yield Breach(
            location=at(question, "start"),
            message=f"the start {question.start} must not be later than the baseline {question.baseline}",
        )


def not_a_partition(case: Case) -> Iterator[Breach]:
    """Scenarios must be declared exclusive and exhaustive, with exactly one `other`.

    Otherwise their chances need not sum to one and nothing says what happens if none comes
    about. Set `exclusive = true` and `exhaustive = true` in [scenarios] of case.toml once you
    have made it so, and mark the remainder with `other = true`.
    """
    if not case.scenarios:
        return
    for key in ("exclusive", "exhaustive"):
        if not getattr(case.chain, key):
            yield Breach(
                location=at(case.chain, key),
                message=f"the scenarios are not declared {key}; reword them until they are, "
                f"then set {key} = true in [scenarios]",
            )
    remainders = [scenario for scenario in case.scenarios if scenario.other]
    if not remainders:
        yield Breach(
            location=at(case.chain),
            message="no scenario is the remainder; add one with other = true for everything "
            "that the named ones leave out",
        )
    for scenario in remainders[1:]:
        yield Breach(
            location=at(scenario, "other"),
            message=f"{scenario.id} is a second remainder beside {remainders[0].id}; keep one",
        )


def word_off_scale(case: Case) -> Iterator[Breach]:
    """A likelihood word outside the declared scale means nothing until someone gives it a band.

    Use a word of the scale, or give yours a band under [scale.words] in case.toml.
    """
    marked = add_marks(case.scale)

    def check_chance(item: Any, key: str, chance: Any) -> Iterator[Breach]:
        scale = marked if key.startswith("hypotheses.") else case.scale
        if isinstance(chance, str) and chance and not scale.has(chance):
            words = ", ".join((*scale.declared, *scale.words))
            yield Breach(
                location=at(item, key),
                message=f"{item.id}: the word {chance!r} is not on the scale; one of: {words}",
            )
        if isinstance(chance, float) and not 0 <= chance <= 1:
            yield Breach(
                location=at(item, key),
                message=f"{item.id}: {key} is a chance between 0 and 1, got {chance:g}",
            )

    for scenario in case.scenarios:
        yield from check_chance(scenario, "published", scenario.published)
        yield from check_chance(scenario, "prior", scenario.prior)
        spoken_for = scenario.published or scenario.prior_from or case.elicitations
        if scenario.prior == "" and not spoken_for:
            yield Breach(
                location=at(scenario),
                message=f"{scenario.id} has neither a published word nor a prior; add prior = ...",
            )
    for hypothesis in case.hypotheses:
        yield from check_chance(hypothesis, "prior", hypothesis.prior)
    for indicator in case.indicators:
        for table in ("scenarios", "hypotheses"):
            for rival, odds in getattr(indicator, table).items():
                yield from check_chance(indicator, f"{table}.{rival}", odds)
        for key in ("coverage", "noise"):
            yield from check_chance(indicator, key, getattr(indicator, key))


def undiagnostic(case: Case) -> Iterator[Breach]:
    """An indicator equally likely under every rival cannot move anything.

    Change its odds, or delete it. It is a warning, for knowing that something does not
    discriminate is knowledge too.
    """
    for indicator in case.indicators:
        for table in ("scenarios", "hypotheses"):
            odds: Mapping[str, Given] = getattr(indicator, table)
            if len(odds) > 1 and len(set(odds.values())) == 1:
                yield Breach(
                    location=at(indicator, table),
                    message=f"{indicator.id} is equally likely under every one of its {table} "
                    f"({next(iter(odds.values()))}) and so moves nothing",
                )
        if not indicator.scenarios and not indicator.hypotheses:
            yield Breach(
                location=at(indicator),
                message=f"{indicator.id} has no odds; add scenarios = {{...}} or hypotheses = {{...}}",
            )


def certain_odds(case: Case) -> Iterator[Breach]:
    """A chance of exactly 0 or 1 leaves nothing for evidence to do.

    It is taken as one in a million, or all but one in a million, so that certain judgements that
    contradict one another still give an answer; declare 0.01 or 0.99 unless you mean it. It is a
    warning, as is an indicator that is impossible under every rival: seeing it would move nothing.
    """
    for hypothesis in case.hypotheses:
        if hypothesis.prior in (0.0, 1.0):
            yield Breach(
                location=at(hypothesis, "prior"),
                message=f"{hypothesis.id}: a prior of {hypothesis.prior} is taken as "
                f"{'one' if hypothesis.prior == 0 else 'all but one'} in a million",
            )
    for scenario in case.scenarios:
        if scenario.prior in (0.0, 1.0):
            yield Breach(
                location=at(scenario, "prior"),
                message=f"{scenario.id}: a prior of {scenario.prior} leaves no room: a scenario at 0 "
                "is never entered, whatever is seen, and one at 1 leaves none for its rivals",
            )
    for indicator in case.indicators:
        for table in ("scenarios", "hypotheses"):
            odds: Mapping[str, Given] = getattr(indicator, table)
            certain = {rival: chance for rival, chance in odds.items() if chance in (0.0, 1.0)}
            if odds and all(chance == 0.0 for chance in odds.values()):
                yield Breach(
                    location=at(indicator, table),
                    message=f"{indicator.id} is impossible under every one of its {table}, so that "
                    "seeing it says nothing about which of them holds; give it odds",
                )
                continue
            for rival, chance in certain.items():
                yield Breach(
                    location=at(indicator, f"{table}.{rival}", table),
                    message=f"{indicator.id}: {chance} under {rival} is taken as "
                    f"{'one' if chance == 0 else 'all but one'} in a million",
                )


def lonely_rival(case: Case) -> Iterator[Breach]:
    """Hypotheses and scenarios are weighed against each other: one alone is no question."""
    if len(case.scenarios) == 1:
        yield Breach(
            location=at(case.scenarios[0]),
            message="there is only one scenario; add its rivals and the remainder",
        )
    if len(case.hypotheses) == 1:
        yield Breach(
            location=at(case.hypotheses[0]), message="there is only one hypothesis; add its rivals"
        )


def bad_persistence(case: Case) -> Iterator[Breach]:
    """The chance of staying in a scenario from one step to the next lies between 0 and 1."""
    if not 0 <= case.chain.persistence < 1:
        yield Breach(
            location=at(case.chain, "persistence"),
            message=f"persistence needs 0 <= persistence < 1, got {case.chain.persistence:g}",
        )


def bad_analogue(case: Case) -> Iterator[Breach]:
    """A reference class counts cases, and in how many of them the thing happened."""
    for analogue in case.analogues:
        if not 0 <= analogue.happened <= analogue.cases or analogue.cases < 1:
            yield Breach(
                location=at(analogue, "happened"),
                message=f"{analogue.id}: needs 0 <= happened <= cases and at least one case, got "
                f"{analogue.happened} of {analogue.cases}",
            )
        if not analogue.definition or not analogue.source:
            yield Breach(
                location=at(analogue),
                message=f"{analogue.id}: a reference class needs a definition and a source",
            )


def two_priors(case: Case) -> Iterator[Breach]:
    """A scenario has its prior from one place: itself, a reference class, or the analysts' pool.

    Keep one of `prior` and `prior_from`; where elicitations.toml declares chances, they hold for
    all scenarios, and neither counts. What was published stands beside them whatever the case.
    """
    for scenario in case.scenarios:
        if scenario.prior_from and scenario.prior != "":
            yield Breach(
                location=at(scenario, "prior_from"),
                message=f"{scenario.id} has both prior and prior_from; keep one",
            )
        if case.elicitations and (scenario.prior_from or scenario.prior != ""):
            yield Breach(
                location=at(scenario, "prior_from" if scenario.prior_from else "prior"),
                message=f"{scenario.id}: its prior does not count, for elicitations.toml gives the "
                "chances; take it out, or make it an elicitation of its own",
            )


def bad_rung(case: Case) -> Iterator[Breach]:
    """A rung's `climb` and `shows` are chances between 0 and 1, its `weight` is above 0."""
    for rung in case.ladder:
        for key in ("climb", "shows"):
            chance = getattr(rung, key)
            if not 0 <= chance <= 1:
                yield Breach(
                    location=at(rung, key),
                    message=f"{rung.id}: {key} is a chance between 0 and 1, got {chance:g}",
                )
        if not 0 < rung.weight < inf:
            yield Breach(
                location=at(rung, "weight"),
                message=f"{rung.id}: a weight is above 0, got {rung.weight:g}",
            )


def bad_elicitation(case: Case) -> Iterator[Breach]:
    """An analyst gives chances, or odds by pairs that connect all scenarios, and has a weight.

    Words are of the case's scale, chances lie between 0 and 1, odds and weights above 0, and
    every id is that of a scenario. Scenarios that are left out share what the others leave.
    """
    ids = [scenario.id for scenario in case.scenarios]
    for elicitation in case.elicitations:
        if not 0 < elicitation.weight < inf:
            yield Breach(
                location=at(elicitation, "weight"),
                message=f"{elicitation.id}: a weight is above 0, got {elicitation.weight:g}",
            )
        try:
            elicitation.elicit(ids, case.scale)
        except ValueError as error:
            yield Breach(
                location=at(elicitation, "odds" if elicitation.odds else "scenarios"),
                message=f"{elicitation.id}: {error}",
            )
