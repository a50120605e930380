"""How a system's placements of the figures and events of a case compare with the labels.

Figures.  The base of recall are the labelled figures that count something in the case, belong to a
measurand and have a numeral; one that the labels would as soon leave unplaced counts when it is
placed.  Of the claims whose figure overlaps it most, a figure is *right* when
all that are placed have its measurand (or one that the labels accept), *wrong* when one has
another, *missed* when none is placed or none was read; the three are shares of the base.  *False*
is the share, of all figures that the system placed, of those that belong nowhere by the labels or
that they do not list.

Events.  The base of recall are the rows with an indicator that the sentence states: not those that
only follow from it, nor epithets.  A row is hit when a claim that overlaps its sentence has its
indicator and says the same of it: ``denied`` and ``did_not`` are the same, and so are ``may`` and
``asked``.  Precision is over distinct sentences, indicators and things said that the system found:
the share that some row has, one that only follows included.

Claimants.  Of the labelled figures and events in whose sentence some claim was read, the share that
is given to whom the labels name: by id, by the words for somebody undeclared, ``outlet`` for what
the text tells itself.  For a figure the claims of that figure count, for an event those that hit it;
where there are none, any claim of the sentence.
"""

from collections.abc import Iterable

from bench.placing.event_score import score_events
from bench.placing.figure_score import score_figures
from bench.placing.labelled_case import LabelledCase
from bench.placing.readings import Reading
from bench.placing.speaker_score import score_claimants, score_stances
from bench.placing.tally import Tally


def score_case(case: LabelledCase, readings: Iterable[Reading]) -> Tally:
    """Compare the readings of the reports of a case with its labels."""
    tally = Tally()
    by_report: dict[str, list[Reading]] = {name: [] for name in case.texts}
    for reading in readings:
        if reading.report in by_report:
            by_report[reading.report].append(reading)
    speaks_for = {row["id"]: row["speaks_for"] for row in case.declared["actors"]}
    for name, own in by_report.items():
        figures = [row for row in case.figures if row.report == name]
        events = [row for row in case.events if row.report == name]
        score_figures(tally, case, figures, own)
        score_events(tally, case, name, events, own)
        score_claimants(tally, (*figures, *events), own, speaks_for)
        score_stances(tally, case, name, own, speaks_for)
    return tally
