"""Dated sentences of our own, with the days that each expression stands for.

The expression stands in square brackets, which are not part of the sentence.  Every report is of
Friday, 18 October 2024.  ``None`` marks an expression that is found and refused.  Kinds that end
in "ahead" are read as clauses about the future, those that end in "behind" as clauses about the
past; the rest do not tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forewarn.dates import Period
from forewarn.text import Span

REPORTED = date(2024, 10, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence with one expression."""

    kind: str
    text: str
    span: Span
    period: Period | None

    @property
    def ahead(self) -> bool | None:
        """What the clause tells about time."""
        return {"ahead": True, "behind": False}.get(self.kind.rsplit(" ", 1)[-1])


_TABLE: dict[str, tuple[tuple[str, str | None], ...]] = {
    "days": (
        ("The bridge fell on [3 October 2024].", "2024-10-03"),
        ("The bridge fell on [October 3, 2023].", "2023-10-03"),
        ("The bridge fell on the [3rd of October, 2023].", "2023-10-03"),
        ("The log of [2024-10-08] names two ships.", "2024-10-08"),
        ("The log of [2024/10/08] names two ships.", "2024-10-08"),
        ("The log of [18.09.2024] names two ships.", "2024-09-18"),
        ("The log of [25/12/2023] names two ships.", "2023-12-25"),
        ("The log of [12/25/2023] names two ships.", "2023-12-25"),
        ("The log of [07/07/2024] names two ships.", "2024-07-07"),
        ("The log of [04/05/2024] names two ships.", None),
        ("The bridge fell on [30 February 2024].", None),
        ("The bridge fell on [Oct. 13].", "2024-10-13"),
        ("The bridge fell on [5 Dec] last.", "2023-12-05"),
        ("The bridge fell on [Sept 5].", "2024-09-05"),
        ("The bridge fell on [Monday, 7 October].", "2024-10-07"),
        ("The bridge fell on [Wednesday, Oct. 9, 2024], at dawn.", "2024-10-09"),
        ("The camp opens on [1 November].", "2024-11-01"),
        ("The bridge fell on [29 February].", "2024-02-29"),
        ("The bridge fell on [the 15th].", "2024-10-15"),
        ("The bridge fell on [the 28th of last month].", "2024-09-28"),
    ),
    "months and years": (
        ("The plant closed in [June].", "2024-06-01/2024-06-30"),
        ("The plant closed in [September 2023].", "2023-09-01/2023-09-30"),
        ("The plant closed in [Sept. 2023].", "2023-09-01/2023-09-30"),
        ("The plant closed in [March of 2022].", "2022-03-01/2022-03-31"),
        ("The plant closed in [May ’23].", "2023-05-01/2023-05-31"),
        ("The plant closed in [2023].", "2023-01-01/2023-12-31"),
        ("The plant closed [last October].", "2023-10-01/2023-10-31"),
        ("The plant closed [last May].", "2024-05-01/2024-05-31"),
        ("The [August] floods closed the plant.", "2024-08-01/2024-08-31"),
        ("The plant closed in the [1990s].", "1990-01-01/1999-12-31"),
        ("The plant closed in the [early 1990s].", "1990-01-01/1993-12-31"),
        ("The plant boomed in [fiscal 2023].", None),
        ("The plant boomed in [FY2023].", None),
        ("The plant closed in [2019-21].", "2019-01-01/2021-12-31"),
    ),
    "parts": (
        ("The second group left in [mid-January].", "2024-01-11/2024-01-20"),
        ("The second group left in [mid-October].", "2024-10-11/2024-10-20"),
        ("The second group left in [early August].", "2024-08-01/2024-08-10"),
        ("The second group left [late in August].", "2024-08-21/2024-08-31"),
        ("The second group left in [late 2023].", "2023-09-01/2023-12-31"),
        ("The second group left in [early 2024].", "2024-01-01/2024-04-30"),
        ("The second group left at the [start of 2024].", "2024-01-01/2024-01-31"),
        ("The second group left at the [end of September].", "2024-09-21/2024-09-30"),
        ("The second group left in the [middle of June].", "2024-06-11/2024-06-20"),
        ("The second group left in the [first half of September].", "2024-09-01/2024-09-15"),
        ("The second group left in the [second half of 2023].", "2023-07-01/2023-12-31"),
        ("The second group left in the [first week of October].", "2024-10-01/2024-10-07"),
        ("The second group left in the [last days of August].", "2024-08-25/2024-08-31"),
        ("The second group left [late last month].", "2024-09-21/2024-09-30"),
        ("The second group left [early last week].", "2024-10-07/2024-10-08"),
        ("The second group left [earlier this month].", "2024-10-01/2024-10-18"),
        ("The second group left [earlier this year].", "2024-01-01/2024-10-18"),
        ("The second group left in [mid-2023].", "2023-05-01/2023-08-31"),
    ),
    "quarters and seasons": (
        ("Output fell in the [first quarter].", "2024-01-01/2024-03-31"),
        ("Output fell in the [third quarter of 2023].", "2023-07-01/2023-09-30"),
        ("Output fell in the [fourth quarter of last year].", "2023-10-01/2023-12-31"),
        ("Output fell in [Q2 2024].", "2024-04-01/2024-06-30"),
        ("Output fell in [H1 2024].", "2024-01-01/2024-06-30"),
        ("Output fell [last quarter].", "2024-07-01/2024-09-30"),
        ("Output fell [this summer].", "2024-06-01/2024-08-31"),
        ("Output fell [last winter].", "2023-12-01/2024-02-29"),
        ("Output fell in the [spring].", "2024-03-01/2024-05-31"),
        ("Output fell in the [summer of 2022].", "2022-06-01/2022-08-31"),
        ("Output fell in the [winter of 2022-23].", "2022-12-01/2023-02-28"),
        ("Output fell in [autumn 2023].", "2023-09-01/2023-11-30"),
        ("Output may fall [this winter].", "2024-12-01/2025-02-28"),
        ("Output rose [last fall].", "2023-09-01/2023-11-30"),
    ),
    "weekdays": (
        ("The convoy left on [Friday].", "2024-10-18"),
        ("The convoy left on [Monday].", "2024-10-14"),
        ("The convoy left [Tuesday night].", "2024-10-15"),
        ("The convoy left [last Thursday].", "2024-10-17"),
        ("The convoy left [last Friday].", "2024-10-11"),
        ("The convoy left on [Monday of last week].", "2024-10-07"),
        ("The convoy leaves [next Tuesday].", "2024-10-22"),
    ),
    "weekdays ahead": (
        ("The convoy will leave on [Tuesday].", "2024-10-22"),
        ("The convoy will leave on [Friday].", "2024-10-18"),
        ("The convoy will leave [this Sunday].", "2024-10-20"),
        ("The convoy will leave [by Monday].", "2024-10-18/2024-10-21"),
    ),
    "weekdays behind": (
        ("[By Wednesday] the convoy had left.", "2024-10-16"),
        ("[Since Tuesday] the convoy has been moving.", "2024-10-15/2024-10-18"),
        ("The convoy had left [this Tuesday].", "2024-10-15"),
    ),
    "days near the report": (
        ("The depot burned [yesterday].", "2024-10-17"),
        ("The depot burned [yesterday morning].", "2024-10-17"),
        ("The depot burned [last night].", "2024-10-17"),
        ("The depot burned [overnight].", "2024-10-17/2024-10-18"),
        ("The depot burned [this morning].", "2024-10-18"),
        ("The depot burned [the day before yesterday].", "2024-10-16"),
        ("The depot reopens [tomorrow].", "2024-10-19"),
        ("The depot burned over [the weekend].", "2024-10-12/2024-10-13"),
        ("The depot burned [last weekend].", "2024-10-12/2024-10-13"),
        ("The depot is closed [today].", "2024-10-18"),
    ),
    "units": (
        ("Shelling eased [last week].", "2024-10-07/2024-10-13"),
        ("Shelling eased [this week].", "2024-10-14/2024-10-20"),
        ("Shelling eased [last month].", "2024-09-01/2024-09-30"),
        ("Shelling eased [last year].", "2023-01-01/2023-12-31"),
        ("Shelling eased over the [past week].", "2024-10-11/2024-10-18"),
        ("Shelling eased over the [past month].", "2024-09-18/2024-10-18"),
        ("Shelling eased over [the past three weeks].", "2024-09-27/2024-10-18"),
        ("Shelling eased in [the last three months].", "2024-07-18/2024-10-18"),
        ("Shelling eased in [recent days].", "2024-10-12/2024-10-18"),
        ("Shelling eased in [recent weeks].", "2024-09-06/2024-10-18"),
        ("Shelling eased in [the past 24 hours].", "2024-10-17/2024-10-18"),
        ("Shelling eased over [the last few days].", "2024-10-12/2024-10-18"),
        ("Shelling eased in [the past two years].", "2022-10-18/2024-10-18"),
    ),
    "units ahead": (
        ("Talks will resume [next week].", "2024-10-21/2024-10-27"),
        ("Talks will resume [next month].", "2024-11-01/2024-11-30"),
        ("Talks will resume [early next year].", "2025-01-01/2025-04-30"),
        ("Talks will resume [later this year].", "2024-10-18/2024-12-31"),
        ("Talks will resume [next spring].", "2025-03-01/2025-05-31"),
        ("Talks will resume in the [spring].", "2025-03-01/2025-05-31"),
        ("Talks will resume in [the coming weeks].", "2024-10-18/2024-11-29"),
        ("Talks will resume over [the next two months].", "2024-10-18/2024-12-18"),
        ("Talks will resume [in two weeks].", "2024-10-29/2024-11-04"),
        ("Talks will resume [within ten days].", "2024-10-18/2024-10-28"),
        ("Talks will resume over [the weekend].", "2024-10-19/2024-10-20"),
        ("Talks will resume in [December].", "2024-12-01/2024-12-31"),
        ("Talks will resume in [March].", "2025-03-01/2025-03-31"),
        ("Talks will resume at the [end of the month].", "2024-10-21/2024-10-31"),
        ("Talks will resume [after Christmas].", None),
        ("Talks will resume at [Christmas].", "2024-12-25"),
        ("Talks will resume at [Easter].", "2025-04-20"),
    ),
    "counted back": (
        ("The dam broke [two days ago].", "2024-10-16"),
        ("The dam broke [two weeks ago].", "2024-10-01/2024-10-07"),
        ("The dam broke [a month ago].", "2024-09-01/2024-09-30"),
        ("The dam broke [six months ago].", "2024-04-01/2024-04-30"),
        ("The dam broke [three years ago].", "2021-01-01/2021-12-31"),
        ("The dam broke [a few days ago].", "2024-10-12/2024-10-16"),
        ("The dam broke [a year and a half ago].", "2023-04-01/2023-04-30"),
        ("The dam broke [several weeks ago].", "2024-08-16/2024-09-27"),
        ("The dam broke [weeks ago].", "2024-09-06/2024-10-04"),
        ("The dam broke [48 hours ago].", "2024-10-16"),
        ("The dam broke [half a year ago].", "2024-04-01/2024-04-30"),
    ),
    "open edges": (
        ("[Since August] nothing has moved.", "2024-08-01/2024-10-18"),
        ("[Since 2022] nothing has moved.", "2022-01-01/2024-10-18"),
        ("[Since early September] nothing has moved.", "2024-09-01/2024-10-18"),
        ("[Since last month] nothing has moved.", "2024-09-01/2024-10-18"),
        ("[Since mid-January 2024] nothing has moved.", "2024-01-11/2024-10-18"),
        ("[From September] nothing moved.", "2024-09-01/2024-10-18"),
        ("[After 5 October] nothing moved.", "2024-10-06/2024-10-18"),
        ("[As of January 2024] there were nine.", "2024-01-01/2024-01-31"),
        ("[As of October] there were nine.", "2024-10-01/2024-10-18"),
        ("[As of 11 October] there were nine.", "2024-10-11"),
        ("[Before 2022] there were nine.", None),
    ),
    "open edges ahead": (
        ("They will be home [by December].", "2024-10-18/2024-12-31"),
        ("They will be home [by the end of the year].", "2024-10-18/2024-12-31"),
        ("They will be home [by the end of 2025].", "2024-10-18/2025-12-31"),
        ("They will be home [by the new year].", "2024-10-18/2025-01-01"),
        ("They will stay [until next March].", "2024-10-18/2025-03-31"),
        ("They will be home [before 1 December].", "2024-10-18/2024-11-30"),
        ("They will be home [by year-end].", "2024-10-18/2024-12-31"),
        ("They will be home [no later than 5 November].", "2024-10-18/2024-11-05"),
    ),
    "open edges behind": (
        ("[By mid-January] nine had died.", "2024-01-11/2024-01-20"),
        ("[By 11 October] nine had died.", "2024-10-11"),
        ("[By the end of last year] nine had died.", "2023-12-01/2023-12-31"),
    ),
    "ranges": (
        ("Ships called between [5 and 12 December 2023].", "2023-12-05/2023-12-12"),
        ("Ships called between [October 8 and 13].", "2024-10-08/2024-10-13"),
        ("Ships called on [8-9 March].", "2024-03-08/2024-03-09"),
        ("Ships called from [the 8th to the 13th of this month].", "2024-10-08/2024-10-13"),
        ("Ships called on [8, 9 and 12 October].", "2024-10-08/2024-10-12"),
        ("Ships called from [October to December 2023].", "2023-10-01/2023-12-31"),
        ("Ships called from [October 2023 to March 2024].", "2023-10-01/2024-03-31"),
        ("Ships called between [November and January].", "2023-11-01/2024-01-31"),
        ("Ships called between [30 November and 2 December 2023].", "2023-11-30/2023-12-02"),
        ("Ships called from [mid-August to early September].", "2024-08-11/2024-09-10"),
        ("Ships called from [2019 to 2021].", "2019-01-01/2021-12-31"),
        ("Ships called from [Monday to Thursday].", "2024-10-14/2024-10-17"),
        ("Ships called from [Saturday to Tuesday].", "2024-10-12/2024-10-15"),
        ("Ships called from [December 20, 2023 until January 4, 2024].", "2023-12-20/2024-01-04"),
    ),
    "one of several days": (
        ("Pilots struck on the [first Sunday of September].", "2024-09-01"),
        ("Pilots struck on the [last Friday in May 2024].", "2024-05-31"),
        ("Pilots struck on the [final day of September].", "2024-09-30"),
        ("Pilots struck on the [last weekend of August].", "2024-08-31/2024-09-01"),
        ("Pilots struck on the [second Tuesday of last month].", "2024-09-10"),
        ("Pilots struck [the Monday before last].", "2024-10-07"),
        ("Pilots struck in [the week before last].", "2024-09-30/2024-10-06"),
        ("Pilots struck on the [fifth Monday of February 2024].", None),
    ),
    "one of several days ahead": (
        ("Pilots will strike on the [last Sunday of October].", "2024-10-27"),
        ("Pilots will strike on the [first Sunday of October].", "2025-10-05"),
        ("Pilots will strike [the Monday after next].", "2024-10-28"),
    ),
    "one of several days behind": (
        ("Pilots struck on the [last Sunday of October].", "2023-10-29"),
    ),
    "stretches": (
        ("Sales fell in [the week ending 5 October].", "2024-09-29/2024-10-05"),
        ("Sales fell in [the month to 14 September].", "2024-08-15/2024-09-14"),
        ("Sales fell in [the quarter that ended on June 30].", "2024-04-01/2024-06-30"),
        ("Sales fell in [the fiscal year ended September 30, 2023].", "2022-10-01/2023-09-30"),
        ("Sales fell in [the year to March 2024].", "2023-04-01/2024-03-31"),
        ("Sales fell in [the week of 2 October].", "2024-09-30/2024-10-06"),
        ("Sales fell in [the week beginning 7 October].", "2024-10-07/2024-10-13"),
        ("Sales fell in the [first nine months of 2023].", "2023-01-01/2023-09-30"),
        ("Sales fell in the [last three months of last year].", "2023-10-01/2023-12-31"),
        ("Sales fell in the [September quarter].", "2024-07-01/2024-09-30"),
        ("Sales fell in the [third quarter of fiscal 2024].", None),
        ("Sales fell in the [second and third quarters].", "2024-04-01/2024-09-30"),
        ("Sales fell in the [opening quarter].", "2024-01-01/2024-03-31"),
        ("Sales fell in the [early part of the year].", "2024-01-01/2024-04-30"),
        ("Sales have fallen [so far this year].", "2024-01-01/2024-10-18"),
        ("Sales have fallen [since the strike in June].", "2024-06-01/2024-10-18"),
        ("Sales have fallen [since the vote of 3 May].", "2024-05-03/2024-10-18"),
        ("Sales have fallen [this year so far].", "2024-01-01/2024-10-18"),
        ("Sales have fallen [so far in October].", "2024-10-01/2024-10-18"),
        ("Sales fell in [week 36].", "2024-09-02/2024-09-08"),
        ("Sales fell in [calendar week 36 of 2023].", "2023-09-04/2023-09-10"),
        ("Sales fell in [financial year 2023-24].", None),
    ),
    "rows": (
        (
            "Trains stood still on [Friday 11, Saturday 12 and Sunday 13 October].",
            "2024-10-11/2024-10-13",
        ),
        ("Trains stood still on [Monday, Tuesday and Wednesday].", "2024-10-14/2024-10-16"),
        ("Trains stood still in [July, August and September].", "2024-07-01/2024-09-30"),
        ("Trains stood still in [2021, 2022 and 2023].", "2021-01-01/2023-12-31"),
        (
            "Trains stood still on [Saturday, October 5, and Sunday, October 6].",
            "2024-10-05/2024-10-06",
        ),
        ("Trains stood still [overnight into Tuesday].", "2024-10-14/2024-10-15"),
        ("Trains stood still [overnight on Tuesday].", "2024-10-15"),
    ),
    "names": (
        ("Fighters of the [March 23] Movement left.", None),
        ("The [26 July] Constitution was burned.", None),
        ("They met in [14 July] Square.", None),
        ("The [17 November] group was named.", None),
        ("On [March 23] President Oyelaran left.", "2024-03-23"),
    ),
    "ranges ahead": (
        ("Ships will call from [October to December].", "2024-10-01/2024-12-31"),
        ("Ships will call from [Monday to Wednesday].", "2024-10-21/2024-10-23"),
    ),
}


def _rows() -> Iterator[Row]:
    for kind, lines in _TABLE.items():
        for marked, expected in lines:
            start, end = marked.index("["), marked.index("]") - 1
            ends = (expected or "").split("/")
            yield Row(
                kind=kind,
                text=marked.replace("[", "").replace("]", ""),
                span=Span(start, end),
                period=Period(date.fromisoformat(ends[0]), date.fromisoformat(ends[-1]))
                if expected
                else None,
            )


ROWS = tuple(_rows())
"""The table, one row an expression."""

MENTIONED: tuple[tuple[str, str], ...] = (
    ("Two trains left on 5 October and two more [the same day].", "2024-10-05"),
    ("Two trains left on 5 October and two more [the next day].", "2024-10-06"),
    ("Two trains left on 5 October and two more [the following week].", "2024-10-07/2024-10-13"),
    ("Two trains left on 5 October, two more [three days later].", "2024-10-08"),
    ("Two trains left on 5 October; [a month earlier] it was one.", "2024-09-01/2024-09-30"),
    ("Two trains left on 5 October; [two days earlier] it was one.", "2024-10-03"),
    ("Two trains left in August 2023; the [previous month] it was one.", "2023-07-01/2023-07-31"),
    ("Two trains left on 5 October and none [since then].", "2024-10-05/2024-10-18"),
    ("Two trains left on 5 October; it was one [the day before].", "2024-10-04"),
    ("Two trains left in March 2023; it was one [that year].", "2023-01-01/2023-12-31"),
    ("Two trains left on 5 October, two more [a week later].", "2024-10-12"),
)
"""Dates reckoned from the one that the sentence mentions first."""

NO_DATES = (
    "they may march on the capital",
    "May he rest; March on!",
    "it was Mrs May who told them",
    "120 days",
    "for 120 days they held out",
    "the work took two weeks",
    "it was built in two weeks",
    "within two weeks they had dug in",
    "1,500 men",
    "a second column, the second of three",
    "open 24/7",
    "since 9/11 travel is slower",
    "a Su-25 and two T-72s",
    "aged 19, and 2000 roubles",
    "reinforced by 2000 men",
    "a force of 2024 soldiers",
    "the 38th parallel",
    "the 17th floor",
    "at 10.30 on the clock",
    "versions 1.2.3 and 10.15.7",
    "an April Smith and a June Carter, both cooks",
    "the fall of the fortress",
    "in the fall of the fortress",
    "the Sunday Times",
    "Russia Today",
    "every Monday",
    "in week 3 of the trial",
    "the third Tuesday of each month",
    "prices fall next to nothing",
    "the first quarter of the field",
    "a week-long raid",
    "the two-year contract",
    "Christmas Island",
    "3/4 of them",
    "5 may have died and 12 may live",
    "in winter clothing",
    "the spring offensive",
    "2024 and all that",
)
"""What looks like a date and is none."""
