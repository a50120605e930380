"""Claims of the rows of tables: each figure with what its column and row say that it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forewarn.claims.claim import Claim
from forewarn.dates import Period
from forewarn.extractors.dates.date_mentions import find_dates
from forewarn.extractors.floor import Floor
from forewarn.extractors.known_nouns import KnownNouns
from forewarn.extractors.layout.block import Cell, TextBlock
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.extractors.table_units import TableUnit, read_cell, read_headers
from forewarn.reports.report import Report


@dataclass(slots=True, kw_only=True)
class Rows:
    """The tables of a report on their way to claims."""

    report: Report
    gazetteer: Gazetteer
    reader: str
    units: Mapping[str, TableUnit]
    _names: dict[str, tuple[tuple[str, ...], tuple[str, ...], Period | None]] = field(
        default_factory=dict
    )

    @classmethod
    def of(
        cls,
        report: Report,
        gazetteer: Gazetteer,
        blocks: Sequence[TextBlock],
        *,
        nouns: KnownNouns,
        reader: str,
    ) -> "Rows":
        """The tables of a page, their headers read."""
        units = read_headers((cell for block in blocks for cell in block.cells), nouns)
        return cls(report=report, gazetteer=gazetteer, reader=reader, units=units)

    def read(self, block: TextBlock, floor: Floor) -> Iterator[Claim]:
        """A claim for each figure of a row, all over the row's words."""
        row = block.locate_all()
        quote = row.of(self.report.text)
        for cell in block.cells:
            quantity = read_cell(self.report.text, cell, self.units)
            if quantity is None:
                continue
            places, actors, period = self._scope(cell, floor)
            yield Claim(
                id=f"{self.report.id}:{row.start}-{row.end}/{quantity.span.start}",
                report=self.report.id,
                date=self.report.date,
                span=row,
                quote=quote,
                claimant=floor.speaker.name,
                claimant_id=floor.speaker.id,
                source=floor.mention,
                relay=floor.relay,
                quantity=quantity,
                event_time=period,
                places=places,
                actors=actors,
                reader=self.reader,
            )

    def _scope(
        self, cell: Cell, floor: Floor
    ) -> tuple[tuple[str, ...], tuple[str, ...], Period | None]:
        """Places, actors and time that the words at the head of row and column name."""
        parts = [self._named(words, floor) for words in (cell.label, cell.header) if words]
        return (
            tuple(dict.fromkeys(place for part in parts for place in part[0])),
            tuple(dict.fromkeys(actor for part in parts for actor in part[1])),
            next((part[2] for part in parts if part[2] is not None), None),
        )

    def _named(
        self, words: str, floor: Floor
    ) -> tuple[tuple[str, ...], tuple[str, ...], Period | None]:
        if words not in self._names:
            text = f"in {words}" if words.isdigit() and len(words) == 4 else words
            mentions = find_dates(text, report_day=floor.day, forward=False)
            self._names[words] = (
                tuple(match.id for match in self.gazetteer.find_places(words)),
                tuple(match.id for match in self.gazetteer.find_actors(words)),
                next((mention.period for mention in mentions if mention.period), None),
            )
        return self._names[words]
