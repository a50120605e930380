"""News sentences of our own with the time of what they tell, read by the whole reader.

Every report is of Wednesday, 12 March 2025.  The days are those of the event, or of the figure
where one is named in the third column, not of the utterance; ``None`` where the sentence gives no
time.  Written in one go before the reader was run over them; ``docs/time-and-place.md`` says how
many it had right then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forewarn.dates import Period

REPORTED = date(2025, 3, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A sentence, the figure asked about if any, and when it was so."""

    text: str
    figure: float | None
    period: Period | None


_TABLE: tuple[tuple[str, str | None, float | None], ...] = (
    (
        "The ministry said on Monday that 40 tanks had crossed the river on 3 March.",
        "2025-03-03",
        40,
    ),
    ("The ministry said on Monday that 40 tanks had crossed the river.", None, 40),
    (
        "On 7 March the ministry said 40 tanks had crossed the river last week.",
        "2025-03-03/2025-03-09",
        40,
    ),
    (
        "Some 300 soldiers died between 1 and 5 March, the general said.",
        "2025-03-01/2025-03-05",
        300,
    ),
    (
        "By the end of February 900 soldiers had been wounded, Kyiv estimates.",
        "2025-02-21/2025-02-28",
        900,
    ),
    ("As of 10 March, 1,200 houses stood empty, officials said.", "2025-03-10", 1200),
    ("As of February, 1,200 houses stood empty, officials said.", "2025-02-01/2025-02-28", 1200),
    ("Since January 500 people have fled Sumy, the governor said.", "2025-01-01/2025-03-12", 500),
    (
        "Since last autumn 500 people have fled Sumy, the governor said.",
        "2024-09-01/2025-03-12",
        500,
    ),
    ("The governor said 500 people fled Sumy in early February.", "2025-02-01/2025-02-10", 500),
    ("The governor said 500 people fled Sumy in mid-December.", "2024-12-11/2024-12-20", 500),
    ("The governor said 500 people fled Sumy late last year.", "2024-09-01/2024-12-31", 500),
    ("Seoul expects 3,000 more soldiers to arrive in April.", "2025-04-01/2025-04-30", 3000),
    (
        "Seoul expects 3,000 more soldiers to arrive by the end of the year.",
        "2025-03-12/2025-12-31",
        3000,
    ),
    ("Seoul expects 3,000 more soldiers to arrive next month.", "2025-04-01/2025-04-30", 3000),
    (
        "Seoul said that 3,000 soldiers would leave in the coming weeks.",
        "2025-03-12/2025-04-23",
        3000,
    ),
    ("Seoul said that 3,000 soldiers would leave on Friday.", "2025-03-14", 3000),
    ("Seoul said that 3,000 soldiers left on Friday.", "2025-03-07", 3000),
    ("Seoul said that 3,000 soldiers left two weeks ago.", "2025-02-23/2025-03-01", 3000),
    ("Seoul said that 3,000 soldiers left three days ago.", "2025-03-09", 3000),
    ("Seoul said that 3,000 soldiers left yesterday.", "2025-03-11", 3000),
    ("Seoul said yesterday that 3,000 soldiers had left.", None, 3000),
    ("Yesterday, 12 drones were shot down over Kharkiv, the air force said.", "2025-03-11", 12),
    (
        "Overnight, 12 drones were shot down over Kharkiv, the air force said.",
        "2025-03-11/2025-03-12",
        12,
    ),
    (
        "Over the past 24 hours 12 drones were shot down, the air force said.",
        "2025-03-11/2025-03-12",
        12,
    ),
    (
        "In the past month 120 drones were shot down, the air force said.",
        "2025-02-12/2025-03-12",
        120,
    ),
    (
        "In 2024 the plant made 2.3 million shells, according to the NIS.",
        "2024-01-01/2024-12-31",
        2.3e6,
    ),
    (
        "In the first half of 2024 the plant made 2.3 million shells, according to the NIS.",
        "2024-01-01/2024-06-30",
        2.3e6,
    ),
    (
        "In the fourth quarter the plant made 2.3 million shells, according to the NIS.",
        "2024-10-01/2024-12-31",
        2.3e6,
    ),
    (
        "The plant will make 2.3 million shells in 2026, according to the NIS.",
        "2026-01-01/2026-12-31",
        2.3e6,
    ),
    (
        "Between 2022 and 2024 the plant made 5 million shells, according to the NIS.",
        "2022-01-01/2024-12-31",
        5e6,
    ),
    (
        "From September to December the plant made 400,000 shells, according to the NIS.",
        "2024-09-01/2024-12-31",
        400000,
    ),
    (
        "In the spring of 2022 about 90 ships were trapped in the ports, the agency said.",
        "2022-03-01/2022-05-31",
        90,
    ),
    (
        "Last summer about 90 ships were trapped in the ports, the agency said.",
        "2024-06-01/2024-08-31",
        90,
    ),
    (
        "This summer about 90 ships will call at the ports, the agency said.",
        "2025-06-01/2025-08-31",
        90,
    ),
    (
        "About 90 ships called at the ports in January and February, the agency said.",
        "2025-01-01/2025-02-28",
        90,
    ),
    (
        "About 90 ships called in January, the agency said in a report published in March.",
        "2025-01-01/2025-01-31",
        90,
    ),
    (
        "In a report published in March the agency counted 90 ships for January.",
        "2025-01-01/2025-01-31",
        90,
    ),
    (
        "According to figures released on Tuesday, 90 ships called in January.",
        "2025-01-01/2025-01-31",
        90,
    ),
    (
        "Ninety ships called in January, against 70 a year earlier, the agency said.",
        "2025-01-01/2025-01-31",
        90,
    ),
    ("The agency said 90 ships called in January and 60 in February.", "2025-01-01/2025-01-31", 90),
    ("The agency said 90 ships called in January and 60 in February.", "2025-02-01/2025-02-28", 60),
    (
        "The agency said 90 ships called in January, 60 of them on New Year's Day.",
        "2025-01-01/2025-01-31",
        90,
    ),
    (
        "The 2,000 men who arrived in November have been killed, Kyiv said.",
        "2024-11-01/2024-11-30",
        2000,
    ),
    (
        "The president said in December that 2,000 men would arrive in January.",
        "2025-01-01/2025-01-31",
        2000,
    ),
    (
        "The president said in December that 2,000 men had arrived in October.",
        "2024-10-01/2024-10-31",
        2000,
    ),
    (
        "“We lost 40 men in February,” the commander told Reuters on Sunday.",
        "2025-02-01/2025-02-28",
        40,
    ),
    ("“We lost 40 men,” the commander told Reuters on Sunday.", None, 40),
    ("The commander told Reuters that 40 men were lost on the night of 8 March.", "2025-03-08", 40),
    ("The commander told Reuters that 40 men were lost on 8-9 March.", "2025-03-08/2025-03-09", 40),
    ("The commander told Reuters that 40 men were lost on the 8th.", "2025-03-08", 40),
    ("Pyongyang confirmed on 28 April 2024 that its troops had taken part.", None, None),
    (
        "Pyongyang confirmed that its troops had entered Kursk in October.",
        "2024-10-01/2024-10-31",
        None,
    ),
    (
        "Pyongyang denied that its troops had entered Kursk in October 2024.",
        "2024-10-01/2024-10-31",
        None,
    ),
    (
        "Moscow plans to open the bridge in the second half of this year.",
        "2025-07-01/2025-12-31",
        None,
    ),
    ("Moscow plans to open the bridge by 2027.", "2025-03-12/2027-12-31", None),
    ("Moscow plans to open the bridge within ten days.", "2025-03-12/2025-03-22", None),
    ("Moscow opened the bridge on 1 Feb. 2025, Reuters reported.", "2025-02-01", None),
    ("Moscow opened the bridge on the weekend, Reuters reported.", "2025-03-08/2025-03-09", None),
    ("Moscow opened the bridge last Thursday, Reuters reported.", "2025-03-06", None),
    (
        "Moscow opened the bridge in the last days of February, Reuters reported.",
        "2025-02-22/2025-02-28",
        None,
    ),
    ("Moscow opened the bridge a few days ago, Reuters reported.", "2025-03-06/2025-03-10", None),
    (
        "Moscow opened the bridge earlier this month, Reuters reported.",
        "2025-03-01/2025-03-12",
        None,
    ),
    (
        "Moscow will open the bridge later this month, Reuters reported.",
        "2025-03-12/2025-03-31",
        None,
    ),
    ("Moscow opened the bridge at the turn of the year, Reuters reported.", None, None),
    ("Before the war Moscow opened three bridges, Reuters reported.", None, 3),
    ("After 1 March Moscow opened three bridges, Reuters reported.", "2025-03-02/2025-03-12", 3),
    ("Until 1 March Moscow had opened three bridges, Reuters reported.", "2025-03-01", 3),
    ("Moscow opened three bridges over 120 days, Reuters reported.", None, 3),
    ("Moscow opened three bridges in five days, Reuters reported.", None, 3),
    (
        "In the six months to February Moscow opened three bridges, Reuters reported.",
        "2024-09-01/2025-02-28",
        3,
    ),
    ("For three years now Moscow has been opening bridges, Reuters reported.", None, None),
    ("In recent weeks Moscow has lost 20 tanks, Kyiv says.", "2025-01-29/2025-03-12", 20),
    ("In the early hours of Sunday Moscow lost 20 tanks, Kyiv says.", "2025-03-09", 20),
    ("At the start of the year Moscow had 20 tanks there, Kyiv says.", "2025-01-01/2025-01-31", 20),
    (
        "At the beginning of March Moscow had 20 tanks there, Kyiv says.",
        "2025-03-01/2025-03-10",
        20,
    ),
    ("Moscow had 20 tanks there in March last year, Kyiv says.", "2024-03-01/2024-03-31", 20),
    ("Moscow had 20 tanks there a year ago, Kyiv says.", "2024-01-01/2024-12-31", 20),
    ("Moscow will have 20 tanks there a year from now, Kyiv says.", "2026-01-01/2026-12-31", 20),
    ("Moscow had 20 tanks there on 12.02.2025, Kyiv says.", "2025-02-12", 20),
    ("Moscow had 20 tanks there on 2025-02-12, Kyiv says.", "2025-02-12", 20),
    ("Moscow had 20 tanks there throughout 2024, Kyiv says.", "2024-01-01/2024-12-31", 20),
    ("Moscow had 20 tanks there as recently as Monday, Kyiv says.", "2025-03-10", 20),
    ("The summit meets on Saturday in Brussels, the envoy said.", "2025-03-15", None),
    (
        "The summit, to be held on 20 March, will bring 14 leaders to Brussels, the envoy said.",
        "2025-03-20",
        14,
    ),
)


def _rows() -> Iterator[Timed]:
    for text, days, figure in _TABLE:
        ends = (days or "").split("/")
        yield Timed(
            text=text,
            figure=figure,
            period=Period(date.fromisoformat(ends[0]), date.fromisoformat(ends[-1]))
            if days
            else None,
        )


ROWS = tuple(_rows())
"""The sentences, each once for each figure asked about."""
