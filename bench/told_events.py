"""``python -m bench.told_events``: class, what is said and who takes part, of plain sentences.

Sentences stand in ``tests/extractors/events``, written before the grammar was run over them: the
half to look at and the half set aside, split by the hash of the text.  Of the half set aside only
rates are printed.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.kinds import LOOKED_AT, SET_ASIDE
from forewarn.claims.event import EventRole, ReportedEvent
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.report import Report

FOLDER = Path(__file__).parents[1] / "tests" / "extractors" / "events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and the event that a careful reader finds in it."""

    text: str
    event_class: str
    says: str
    roles: Mapping[str, str]
    fails: str = ""
    """Why it is not read rightly yet."""

    def faults(self) -> list[str]:
        """What is wrong in the reading of the sentence; nothing where it is right."""
        events = [event for event in read_events(self.text) if self.event_class in event.classes]
        if not events:
            return [f"no {self.event_class}"]
        return min((self._faults_of(event) for event in events), key=len)

    def _faults_of(self, event: ReportedEvent) -> list[str]:
        faults = [] if event.says.value == self.says else [f"says {event.says.value}"]
        for role, words in self.roles.items():
            told = [each.mention.text for each in event.of(EventRole(role))]
            if words not in told:
                faults.append(f"{role} {told}")
        return faults


def read_events(text: str) -> list[ReportedEvent]:
    """The events of all claims of a text."""
    report = Report(id="r", title="", publisher="Wire", date=date(2026, 6, 1), text=text)
    return [event for claim in EnglishReader().read(report, Gazetteer()) for event in claim.events]


def load(half: str, folder: Path = FOLDER) -> Iterator[Sentence]:
    """The sentences of one half."""
    roles = {role.value for role in EventRole}
    for row in tomllib.loads((folder / f"{half}.toml").read_text("utf-8"))["sentence"]:
        yield Sentence(
            text=row["text"],
            event_class=row["class"],
            says=row["says"],
            roles={key: value for key, value in row.items() if key in roles},
            fails=row.get("fails", ""),
        )


def main() -> int:
    """Print the rates of both halves."""
    options = argparse.ArgumentParser(prog="python -m bench.told_events", description=__doc__)
    options.add_argument("--faults", action="store_true", help="of the half looked at")
    chosen = options.parse_args()
    print("| half | sentences | right |\n| --- | ---: | ---: |")
    shown: list[str] = []
    for half in (LOOKED_AT, SET_ASIDE):
        sentences = list(load(half))
        wrong = [(each, faults) for each in sentences if (faults := each.faults())]
        right = len(sentences) - len(wrong)
        print(f"| {half} | {len(sentences)} | {right} ({right / len(sentences):.0%}) |")
        if half == LOOKED_AT:
            shown = [f"{each.text} {', '.join(faults)}" for each, faults in wrong]
    if chosen.faults:
        print("\n" + "\n".join(shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
