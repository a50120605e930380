"""Findings about signposts, instruments, policies and the track record; the state of a review."""

from forewarn.wording.reasons.message import Messages, message
from forewarn.wording.translations import N_

DECISIONS: Messages = {
    "signpost.level": message("%(label)s: %(level)s"),
    "signpost.odds": message(N_("%(label)s: shift of the odds towards its scenario")),
    "signpost.reading": message("%(label)s: %(measure)s"),
    "signpost.share": message(N_("%(label)s: share of what was published in %(window_days)s days")),
    "signpost.share_note": message(
        N_(
            "%(carrying)s of %(items)s reports; in the window before, %(before_carrying)s of %(before_items)s"
        )
    ),
    "signpost.warns_below": message(N_("warns below %(threshold)s"), threshold="g"),
    "signpost.warns_from": message(N_("warns from %(threshold)s"), threshold="g"),
    "contradiction.event": message(N_("%(speaker)s is contradicted by %(other)s: %(label)s")),
    "contradiction.figures": message(
        N_("%(speaker)s gives two figures that cannot both hold: %(label)s")
    ),
    "contradiction.turn": message(N_("%(speaker)s says the one and then the other: %(label)s")),
    "instrument.bits": message(
        N_("%(label)s: what one period of watching tells about the scenarios")
    ),
    "instrument.net": message(N_("%(label)s: worth of watching it one period, net of cost")),
    "policy.flip": message(N_("Chance of %(future)s at which %(title)s becomes best")),
    "policy.regret": message(N_("Worst regret of: %(title)s")),
    "policy.value": message(
        N_("Expected worth of: %(title)s (range: every outcome low, every one high)")
    ),
    "record.brier": message(N_("%(label)s: Brier score")),
    "record.forecast": message(N_("what was forecast")),
    "record.forecasts": message(
        N_("%(forecasts)s forecasts, of which %(happened)s came about"), forecasts="d", happened="d"
    ),
    "record.forecasts_of": message(N_("Forecasts of %(name)s")),
    "record.made": message(N_("%(score)s, forecasts made")),
    "record.none_due": message(N_("%(score)s: none is due")),
    "record.of_them": message(
        N_("%(forecasts)s of them, %(happened)s came about"), forecasts="d", happened="d"
    ),
    "record.of_them_base": message(
        N_("%(forecasts)s of them, %(happened)s came about; the base rate scores %(base)s"),
        forecasts="d",
        happened="d",
        base=".3f",
    ),
    "record.replayed": message(N_("%(score)s, forecasts replayed")),
    "record.reports": message(N_("Reports by %(name)s of what was resolved")),
    "record.ruled_out": message(N_("%(score)s: something ruled out came about")),
    "review.drafted": message(N_("%(state)s, drafted by %(model)s")),
    "review.state": message("%(state)s"),
}
