"""Sentences of our own with the stance, the polarity and the certainty that a reader takes away.

Written before the reader was run over them: 56 of the 63 were read so at first.  Two of the other
seven lay in finding the claim and were reworded, five in the implicatives at the end, in "hardly"
and in "can become", which were then taught.
"""

from typing import NamedTuple

from forewarn.claims.claim import Stance


class Row(NamedTuple):
    """What the first credited claim of a sentence, or else its first claim, should say."""

    text: str
    stance: Stance
    negated: bool
    certainty: tuple[float, float] = (0.9, 1.0)
    """Least and most."""


ROWS: tuple[Row, ...] = (
    # asserts
    Row("The ministry said that 300 soldiers had crossed the river.", Stance.ASSERTS, False),
    Row("The ministry said that no soldiers had crossed the river.", Stance.ASSERTS, True),
    Row("The ministry said that 300 soldiers had not crossed the river.", Stance.ASSERTS, True),
    Row("According to the ministry, 300 soldiers crossed the river.", Stance.ASSERTS, False),
    Row("The agency said that not only 300 but 600 soldiers had crossed.", Stance.ASSERTS, False),
    Row("The agency said that no fewer than 300 soldiers had crossed.", Stance.ASSERTS, False),
    Row("“Nobody has crossed the river,” the colonel said.", Stance.ASSERTS, True),
    Row("The colonel said the brigade never reached the town.", Stance.ASSERTS, True),
    Row("The colonel said neither brigade had reached the town.", Stance.ASSERTS, True),
    Row("Kyiv claims that 300 soldiers were killed.", Stance.ASSERTS, False, (0.8, 0.9)),
    Row("The institute estimates that 4,000 were killed.", Stance.ASSERTS, False, (0.7, 0.8)),
    Row("The report suggests that the plant was hit.", Stance.ASSERTS, False, (0.5, 0.7)),
    Row("The general believes that the bridge was mined.", Stance.ASSERTS, False, (0.7, 0.8)),
    Row("The general suspected that the bridge was mined.", Stance.ASSERTS, False, (0.4, 0.6)),
    # hedged
    Row(
        "The minister said the troops may be hiding in the forest.",
        Stance.ASSERTS,
        False,
        (0.5, 0.65),
    ),
    Row("The minister said the troops had probably left.", Stance.ASSERTS, False, (0.7, 0.8)),
    Row(
        "The minister said it was likely that the troops had left.",
        Stance.ASSERTS,
        False,
        (0.7, 0.8),
    ),
    Row("The minister said it was unlikely that they had left.", Stance.ASSERTS, False, (0.1, 0.3)),
    Row("The troops have reportedly left the town of Sumy.", Stance.ASSERTS, False, (0.6, 0.8)),
    Row("The troops have allegedly left the town of Sumy.", Stance.ASSERTS, False, (0.6, 0.8)),
    Row("The troops seem to have left the town of Sumy.", Stance.ASSERTS, False, (0.6, 0.8)),
    Row("The troops must have left the town of Sumy.", Stance.ASSERTS, False, (0.7, 0.85)),
    Row("The men, who may be tired, left the town of Sumy.", Stance.ASSERTS, False),
    # denies
    Row("Moscow denied that 300 soldiers had crossed the river.", Stance.DENIES, False),
    Row("Moscow dismissed the report of a crossing as fake news.", Stance.DENIES, False),
    Row("Moscow rejected the claim that its troops had crossed.", Stance.DENIES, False),
    Row("The spokesman called the figures a lie.", Stance.DENIES, False),
    Row(
        "The general does not believe that the troops have left.", Stance.DENIES, False, (0.6, 0.8)
    ),
    # doubts
    Row(
        "NATO could not confirm that troops had crossed the border.", Stance.DOUBTS, False, (0, 0.5)
    ),
    Row(
        "The Pentagon said it has seen no evidence of troops in the city.",
        Stance.DOUBTS,
        False,
        (0, 1),
    ),
    Row("The analyst doubts that the troops will fight.", Stance.DOUBTS, False, (0, 0.5)),
    Row("The spokesman declined to confirm the report.", Stance.DOUBTS, False, (0, 0.5)),
    Row("The reporter asked whether the troops had left.", Stance.DOUBTS, False, (0, 0.5)),
    Row("The ministry did not say how many had been killed.", Stance.DOUBTS, False, (0, 0.5)),
    # confirms
    Row("The president confirmed that troops had been sent.", Stance.CONFIRMS, False),
    Row("The president acknowledged that nine soldiers had died.", Stance.CONFIRMS, False),
    Row("The minister admitted that the bridge was lost.", Stance.CONFIRMS, False),
    # predicts
    Row("The agency predicted that 5,000 more would be sent.", Stance.PREDICTS, False, (0.6, 0.8)),
    Row("The agency said that Pyongyang would send 5,000 more.", Stance.PREDICTS, False),
    Row("The colonel said the enemy will attack in May.", Stance.PREDICTS, False),
    Row("The colonel said the enemy will not attack in May.", Stance.PREDICTS, True),
    Row("The colonel said the enemy could attack in May.", Stance.PREDICTS, False, (0.5, 0.7)),
    Row("Analysts expect the offensive to fail.", Stance.PREDICTS, False, (0.6, 0.8)),
    Row("The first units are due to arrive on Monday, Seoul said.", Stance.PREDICTS, False),
    Row("The minister warned that more soldiers would follow.", Stance.PREDICTS, False, (0.6, 0.8)),
    # demands
    Row("Kyiv demanded that Moscow withdraw its troops.", Stance.DEMANDS, False),
    Row("The envoy urged Moscow to withdraw its troops.", Stance.DEMANDS, False),
    Row("The envoy said that Moscow must withdraw its troops.", Stance.DEMANDS, False),
    Row("“Withdraw the troops,” the envoy said.", Stance.DEMANDS, False),
    Row("The envoy said the West should not send missiles.", Stance.DEMANDS, True),
    # intends
    Row("Pyongyang pledged to send more soldiers.", Stance.INTENDS, False, (0.7, 0.9)),
    Row("Pyongyang threatened to close the border.", Stance.INTENDS, False, (0.7, 0.9)),
    Row("Minsk plans to send 300 soldiers.", Stance.INTENDS, False, (0.6, 0.8)),
    Row("“We will send 300 soldiers,” the minister said.", Stance.INTENDS, False),
    Row("The ministry said it would send 300 soldiers.", Stance.INTENDS, False),
    Row("“We will not send soldiers,” the minister said.", Stance.INTENDS, True),
    # implicatives and other traps
    Row("The agency said the brigade failed to reach the town.", Stance.ASSERTS, True),
    Row("The agency said the brigade refused to cross the river.", Stance.ASSERTS, True),
    Row(
        "The agency said the channel can become a model for others.",
        Stance.ASSERTS,
        False,
        (0.4, 0.7),
    ),
    Row("The agency said the brigade had yet to reach the town.", Stance.ASSERTS, True),
    Row("The agency said hardly any soldiers had left.", Stance.ASSERTS, True),
    Row("The agency said there was no sign of troops in Kursk.", Stance.DOUBTS, False, (0, 1)),
    Row("The agency said the report that troops had left was false.", Stance.DENIES, False),
)
