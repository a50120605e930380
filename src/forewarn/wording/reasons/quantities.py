"""Findings about how many, who said it first, and how likely a figure is."""

from forewarn.wording.reasons.message import Messages, message
from forewarn.wording.translations import N_

QUANTITIES: Messages = {
    "estimate.bias": message(
        N_("%(source)s taken to say %(bias)s (± %(sd)s), from %(elsewhere)s of its other figures"),
        bias="signed_percent",
        sd=".0%",
    ),
    "estimate.declared_bias": message(
        N_("the bias of the other sources as declared for their class")
    ),
    "estimate.declared_spread": message(
        N_("error spreads as declared: the case compares too few figures")
    ),
    "estimate.grade": message(
        N_("%(grade)s %(chance)s (declared %(declared)s)"), chance=".2f", declared="g"
    ),
    "estimate.grades": message(
        N_("chances that grades stand for, learned from the same: %(chances)s")
    ),
    "estimate.growth": message(
        N_("taken to have grown by %(monthly)s a month between its figures"), monthly=".0%"
    ),
    "estimate.immovable": message(
        N_("no single new origin of grade B could move the median by %(change)s"),
        change="signed_percent",
    ),
    "estimate.label": message(N_("%(label)s, as of %(as_of)s")),
    "estimate.none": message(N_("%(label)s: no independent origin gave a figure, no estimate")),
    "estimate.origins": message(N_("Independent origins of a figure for: %(label)s")),
    "estimate.required_figure": message(
        N_(
            "a new allied origin of grade B would have to say %(figure)s to move the median by %(change)s"
        ),
        figure="about",
        change="signed_percent",
    ),
    "estimate.share": message(
        N_("%(median)s (%(low90)s to %(high90)s) of: %(label)s"),
        median=".2g",
        low90=".2g",
        high90=".2g",
    ),
    "estimate.spread": message(
        N_(
            "error spreads %(spread)s times the declared ones, learned from %(spread_freedom)s comparisons in this case"
        ),
        spread=".2f",
    ),
    "bound.of": message(
        N_("%(lead)s %(figure)s, %(why)s: %(labels)s"), figure="about", labels=N_(" and ")
    ),
    "bound.rest": message(
        N_("%(lead)s %(figure)s, %(why)s: %(labels)s"), figure="about", labels=N_(" less ")
    ),
    "origins.all": message(N_("Independent origins behind all claims")),
    "origins.claims": message(N_("%(speaker)s, %(members)s claims in %(publishers)s outlets")),
    "echo.flawed": message(N_("%(flawed)s of %(members)s stale, garbled or drifted")),
    "echo.from": message(N_("%(note)s; from %(follows)s")),
    "echo.of_nobody": message(
        N_("Outlets that carried what nobody is known to have seen, %(when)s")
    ),
    "echo.of_speaker": message(N_("Outlets that carried %(speaker)s of %(when)s, one witness")),
    "finding.against": message(N_("against it")),
    "finding.origin": message("%(origin)s"),
    "finding.said": message(N_("said")),
    "finding.same_event": message(N_("reports the same event")),
    "finding.same_origin": message(N_("same origin, not counted again")),
    "finding.same_report": message(N_("reports the same, counted by origin")),
    "finding.thinned": message(
        N_(
            "%(left)s more sentences, of the same origins or of unknown lineage, are no more witnesses"
        )
    ),
    "trial.coverage": message(
        N_(
            "%(figure)s in loads of %(load)s, of which %(low)s to %(high)s in a hundred are seen and reported, would have made about %(expected)s reports; %(reported)s were made."
        ),
        load=",.6g",
        low=".3g",
        high=".3g",
        expected="few",
    ),
    "trial.coverage_label": message(
        N_("%(label)s: with %(figure)s it is %(verdict)s that no more was seen")
    ),
    "trial.coverage_note": message(N_("%(arithmetic)s; chance of so few %(fewer)s"), fewer=".2g"),
    "trial.exposure": message("%(amount)s %(unit)s", amount=",.6g"),
    "trial.rate": message(
        N_(
            "%(events)s in %(there)s there; %(here)s here: about %(expected)s would be expected; %(figure)s were said."
        ),
        there=",.6g",
        here=",.6g",
        expected="few",
    ),
    "trial.rate_label": message(
        N_("%(label)s: %(figure)s is %(verdict)s at the rate of %(reference)s")
    ),
    "trial.rate_label_side": message(
        N_("%(label)s: %(figure)s is %(verdict)s (%(side)s) at the rate of %(reference)s")
    ),
    "trial.rate_note": message(
        N_("%(arithmetic)s, %(figure)s said; chance of so %(side)s %(least)s"), least=".2g"
    ),
    "trial.rate_spread": message(
        N_(
            "%(events)s in %(there)s there; %(here)s here, give or take a factor of %(spread)s: about %(expected)s would be expected; %(figure)s were said."
        ),
        there=",.6g",
        here=",.6g",
        spread="g",
        expected="few",
    ),
    "trial.same_figure": message(N_("the same figure")),
    "trial.tested": message(N_("tested, not set aside")),
    "trial.unverified": message(N_("the reference's numbers could not be verified")),
    "source.bias": message(N_("Factor by which figures of %(name)s exceed what others gave later")),
    "source.borne_out": message(N_("%(hits)s of %(cases)s borne out by later figures")),
    "source.declared_grade": message(N_("the declared grade, where the record starts")),
    "source.reliability": message(
        N_("Chance that a figure by %(name)s is borne out, learned from %(cases)s of its own")
    ),
    "source.reliance": message(N_("Chance that a report reflects what happened: %(name)s")),
    "source.reliance_note": message(N_("its grade, and how its sightings fit with all the others")),
    "source.track": message(
        N_(
            "Brier score of what %(name)s said before it was resolved, %(right)s of %(claims)s right"
        )
    ),
}
