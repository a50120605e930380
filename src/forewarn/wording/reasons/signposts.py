"""Reasons of signposts: what would bring a level down."""

from forewarn.wording.reasons.message import Messages, message
from forewarn.wording.translations import N_

SIGNPOSTS: Messages = {
    "signpost.no_origin": message(N_("No origin within %(days)s days")),
    "signpost.fewer_origins": message(
        N_("Fewer than %(least)s independent origins within %(days)s days")
    ),
    "signpost.lower_chance": message(N_("A chance below %(bar)s that it is under way"), bar=".0%"),
    "signpost.ordinary_counts": message(
        N_("Counts per %(days)s days back where trend and season have them")
    ),
    "signpost.no_sighting": message(N_("Nothing to undo: no sighting within the window.")),
    "signpost.no_more_likely": message(
        N_("Nothing to undo: it is as likely under way as when nobody reports it.")
    ),
    "signpost.no_surge": message(
        N_("Nothing to undo: no more is reported than trend and season explain.")
    ),
    "signpost.never": message(
        N_(
            "%(what)s, for %(days)s days running; without a new sighting that takes more than %(ahead)s days."
        ),
        ahead="d",
    ),
    "signpost.steps_down": message(
        N_(
            "%(what)s, for %(days)s days running; without a new one it steps down to %(level)s on %(when)s."
        )
    ),
}
