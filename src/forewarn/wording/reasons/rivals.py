"""Findings about hypotheses, scenarios and what moves them."""

from forewarn.wording.reasons.message import Messages, message
from forewarn.wording.translations import N_

RIVALS: Messages = {
    "hypothesis.flip": message(N_("Origins whose removal would change the leading hypothesis")),
    "hypothesis.flip_greedy": message(N_("found by leaving out the strongest in turn")),
    "hypothesis.inconsistency": message(
        N_("Heuer's inconsistency score, the less the better: %(title)s")
    ),
    "hypothesis.inconsistency_note": message(
        N_("a count of seen evidence by marks, beside the chance and not part of it")
    ),
    "hypothesis.no_flip": message(
        N_("No set of origins, taken away, changes the leading hypothesis")
    ),
    "hypothesis.posterior": message(N_("Chance of the hypothesis: %(title)s")),
    "hypothesis.prior": message(N_("Chance before the evidence: %(title)s")),
    "swing.note": message(
        N_(
            "the interval is no 90%% one: its ends are the chances with the judgement at the low and the high end of its range, all others at their best guesses"
        )
    ),
    "swing.odds": message(
        N_(
            "Chance of the leading hypothesis with this judgement at its ends: %(label)s if %(title)s"
        )
    ),
    "swing.prior": message(
        N_("Chance of the leading hypothesis with this judgement at its ends: prior of %(title)s")
    ),
    "evidence.diagnosticity": message(N_("Expected information of: %(label)s")),
    "evidence.not_seen": message(N_("not seen: %(label)s")),
    "evidence.odds": message(N_("%(label)s: odds of %(title)s against its rivals")),
    "evidence.odds_not_seen": message(
        N_("%(label)s (not seen): odds of %(title)s against its rivals")
    ),
    "scenario.analogue": message(N_("the judgement that this class speaks for it: %(label)s")),
    "scenario.equal": message(N_("equal chances: the published words did not exist yet")),
    "scenario.now": message(N_("Chance that this is where things stand: %(title)s")),
    "scenario.prior": message(N_("Chance with which it opened on %(opened)s: %(title)s")),
    "scenario.probability": message(N_("Chance that by the horizon: %(title)s")),
    "scenario.proportional": message(
        N_("Chance by proportional repair, for comparison: %(title)s")
    ),
    "scenario.shift": message(N_("Change since %(opened)s: %(title)s")),
    "repair.beyond": message(
        N_("no set within the declared bands sums to one; the nearest beyond them was taken")
    ),
    "repair.distance": message(
        N_("Distance from the chances %(given)s to the nearest that sum to one")
    ),
    "repair.total": message(N_("Sum of the chances %(given)s")),
    "mover.missed": message(
        N_("%(indicator)s (watched for, not seen): change of the leading scenario")
    ),
    "mover.not_seen": message(N_("watched for and not seen: %(label)s")),
    "mover.seen": message(N_("%(indicator)s (seen): change of the leading scenario")),
    "elicitation.as_given": message(N_("%(published)s as given"), published="g"),
    "elicitation.beyond": message(
        N_("no set within the ranges given sums to one; the nearest beyond them was taken")
    ),
    "elicitation.coherent": message(N_("Chance by %(name)s, made coherent: %(title)s")),
    "elicitation.distance": message(
        N_("Distance from what %(name)s gave to the nearest set that sums to one")
    ),
    "elicitation.proportional": message(
        N_("Chance by %(name)s, by proportional repair: %(title)s")
    ),
    "pool.chance": message(N_("Chance by the %(pool)s pool of the analysts: %(title)s")),
    "pool.declared": message(N_("%(pool)s pool")),
    "pool.default": message(N_("%(pool)s pool, the default: none is declared")),
    "pool.divergence": message(
        N_("Disagreement of the analysts: Jensen-Shannon divergence of their chances")
    ),
    "pool.for_comparison": message(N_("for comparison")),
    "pool.in_use": message(N_("the case opens with this pool")),
    "pool.span": message(N_("Difference between the analysts' chances: %(title)s")),
    "pool.span_note": message(N_("from %(low)s to %(high)s"), low="g", high="g"),
    "analogue.rate": message(N_("%(label)s: %(happened)s of %(cases)s")),
    "analogue.rivals": message(
        N_("other definitions of the same question, not blended: %(rivals)s"), rivals="; "
    ),
    "indicator.ahead": message(N_("Chance to come about by %(last)s: %(label)s")),
    "ladder.climb": message(N_("Chance per month of climbing from the rung below to: %(label)s")),
    "ladder.highest": message(N_("Chance that on %(end)s the highest rung reached was: %(label)s")),
    "ladder.no_rung": message(N_("Ladder of involvement: no rung reported")),
    "ladder.reached": message(
        N_("Chance that by %(end)s the ladder had been climbed to: %(label)s")
    ),
    "ladder.reached_note": message(
        N_("to this rung or a higher one; lower ones may have been skipped")
    ),
    "ladder.rung": message(N_("Ladder of involvement: %(label)s")),
    "ladder.rungs": message(N_("of %(rungs)s rungs")),
}
