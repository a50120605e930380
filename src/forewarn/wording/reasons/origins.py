"""Reasons of origins: why an utterance is the first, an echo, stale, garbled or adrift."""

from forewarn.wording.reasons.message import Messages, message, plural_message
from forewarn.wording.translations import N_

ORIGINS: Messages = {
    "origin.first_heard": message(N_("first heard here")),
    "origin.same_day": message(N_("same speaker, on the same day")),
    "origin.day_after": message(N_("same speaker, the day after")),
    "origin.days_later": message(N_("same speaker, %(days)s days later")),
    "origin.same_occasion": message(N_("names the same occasion as %(report)s: %(occasion)s")),
    "origin.named_occasion": message(N_("%(kind)s of %(name)s")),
    "origin.dated_occasion": message(N_("%(kind)s on %(when)s")),
    "origin.same_words": message(N_("%(share)s of its words stand in %(report)s"), share=".0%"),
    "origin.repeats": message(N_("repeats the figure %(figure)s of %(since)s")),
    "origin.revised": message(N_("%(repeats)s, since then %(newer)s on %(when)s")),
    "origin.old": message(N_("%(repeats)s, %(days)s days old")),
    "origin.nameless": message(N_("names nobody; %(reason)s")),
    "origin.rest_repeats": message(N_("names nobody; the rest of its report repeats this origin")),
    "origin.excerpt": message(
        N_("names nobody; its report has %(share)s from %(report)s"), share=".0%"
    ),
    "origin.no_lineage": message(N_("names nobody; its lineage is not known")),
    "origin.same_report": message(N_("same report")),
    "origin.passed_on": message(N_("%(speaker)s passed on the figure %(figure)s in %(report)s")),
    "origin.circle": message(N_("cited in a circle: %(reason)s")),
    "origin.one_witness": message(N_("supposed to be one witness with the first")),
    "origin.swapped": message(N_("gives %(figure)s as %(unit)s, %(report)s as %(other)s")),
    "origin.summed": message(N_("adds %(less)s to %(more)s, which includes it")),
    "origin.wrong_speaker": message(
        N_(
            "lays at the door of %(speaker)s what %(report)s has from %(source)s, %(share)s in its words"
        ),
        share=".0%",
    ),
    "origin.drift": message(N_("%(report)s says %(first)s, this %(word)s: %(figure)s")),
    "origin.and_drift": message(N_("%(reason)s; drift: %(drift)s")),
    "credibility.flawed": message(N_("the claim is %(flawed)s")),
    "credibility.same": message(N_("the same by %(others)s")),
    "credibility.one_other": message(N_("the same by one other origin")),
    "credibility.otherwise": message(N_("otherwise by %(others)s")),
    "credibility.against": message(N_("%(reason)s, against %(others)s")),
    "credibility.unseen": message(N_("nobody is known to have seen it")),
    "credibility.alone": message(N_("nobody else tells of it")),
    "credibility.alone_unjudged": message(N_("nobody else tells of it, source cannot be judged")),
    "credibility.origins": plural_message("%(number)s other origin", "%(number)s other origins"),
}
