"""Reasons of figures: where they belong, whether they count, how likely they are."""

from forewarn.wording.reasons.message import DAY, Messages, message
from forewarn.wording.translations import N_

ESTIMATES: Messages = {
    "standing.latest": message(N_("the latest figure of its source")),
    "standing.superseded": message(N_("by the same source's %(best)s of %(when)s"), when=DAY),
    "standing.echo": message(N_("echo of an origin that counts once, by its %(best)s")),
    "standing.other_figure": message(
        N_("another figure of an origin that counts once, by its %(best)s")
    ),
    "standing.infinite": message(N_("not a finite number")),
    "standing.bounds": message(N_("contradictory bounds: %(low)s, %(best)s, %(high)s")),
    "standing.zero": message(
        N_("zero: a log scale holds no zero; declare an indicator for its absence instead")
    ),
    "standing.implausible": message(
        N_("%(best)s is implausible: declared between %(least)s and %(most)s")
    ),
    "standing.nobody": message(
        N_("nobody is named as having said it: unknown lineage is not independence")
    ),
    "standing.no_range": message(N_("the declared range %(low)s to %(high)s holds no count")),
    "left_out.no_lineage": message(N_("set aside: its lineage is not known")),
    "left_out.other_figure": message(N_("set aside: another figure of the same origin")),
    "agreement.shrank": message(
        N_("%(best)s, and %(later)s by its own word on %(when)s, of what can only grow")
    ),
    "agreement.others": message(N_("%(best)s of %(when)s against %(later)s later, by %(sources)s")),
    "match.kind": message(N_("a %(kind)s gives no figure of what is so")),
    "match.negated": message(N_("negated: it says how many there are not")),
    "match.stance": message(N_("the claimant %(stance)s it and so gives no figure")),
    "match.undeclared": message(N_("the case declares no measurand")),
    "match.no_unit": message(N_("%(slot)s: says no unit; no measurand counts that")),
    "match.unknown_unit": message(N_("%(slot)s: counts %(unit)s; no measurand counts that")),
    "match.forbidden": message(N_("%(slot)s: not %(nearest)s: %(why)s")),
    "match.ambiguous": message(
        N_("ambiguous: %(names)s fit equally well; add requires or excludes to one"),
        names=N_(" and "),
    ),
    "match.counts": message(N_("counts %(thing)s")),
    "match.counts_with": message(N_("counts %(thing)s, with %(phrases)s")),
    "match.slots": message(
        N_("by its slots: thing: %(thing)s; fate: %(stage)s; whose: %(actor)s; where: %(place)s")
    ),
    "match.decided": message(N_("put to %(mine)s by decision")),
    "match.unsure": message(
        N_(
            "unsure: nearest is %(nearest)s: thing: %(thing)s; fate: %(stage)s; "
            "whose: %(actor)s; where: %(place)s"
        )
    ),
    "trial.phrases": message(N_("%(says)s, by its phrases")),
    "trial.slots": message(
        N_("%(says)s (%(trigger)s): who: %(who)s; to whom: %(to)s; where: %(where)s")
    ),
    "trial.open": message(
        N_(
            "counts for nothing, for it is only %(says)s (%(trigger)s): who: %(who)s; "
            "to whom: %(to)s; where: %(where)s"
        )
    ),
    "match.counts_other": message(N_("it counts %(things)s")),
    "match.rate": message(N_("it is %(one)s, the figure %(other)s")),
    "match.per": message(N_("a rate per %(unit)s")),
    "match.lacks": message(N_("the sentence has none of %(group)s")),
    "match.has": message(N_("the sentence has %(phrase)s")),
    "match.actor": message(N_("it counts those of %(actor)s, the figure %(counted)s")),
    "match.stage": message(N_("it counts %(stage)s, the verb is %(verb)s")),
    "match.change": message(N_("the figure is a change (%(direction)s), not a level")),
    "match.size": message(N_("the figure is the size of a change, not a level")),
    "match.former": message(N_("the figure is the level before the change")),
    "match.increment": message(N_("the figure came on top of others, it is no total")),
    "match.foreseen": message(N_("it counts what is, and the claimant %(stance)s")),
    "match.future": message(N_("it counts what is, the figure is for %(when)s")),
    "match.period": message(N_("it counts %(start)s to %(end)s, the figure is for %(when)s")),
    "match.implausible": message(N_("%(best)s is outside %(least)s to %(most)s")),
    "match.part": message(
        N_("%(slot)s: not %(mine)s: it is a part of the %(best)s of the same sentence")
    ),
    "plausibility.rate": message(
        N_(
            "(%(events)s + 1/2) events / %(reference)s %(unit)s x %(exposure)s %(unit)s, give or take a factor of %(spread)s: %(expected)s expected"
        ),
        reference=",.6g",
        exposure=",.6g",
        spread="g",
        expected=",.3g",
    ),
    "plausibility.coverage": message(
        N_(
            "%(count)s / %(load)s a load x %(seen)s seen: %(expected)s reports expected, %(reported)s made"
        ),
        load=",.6g",
        seen=",.6g",
        expected=",.3g",
    ),
}
