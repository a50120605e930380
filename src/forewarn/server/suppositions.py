"""The suppositions of a session, assessed as far as a page needs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from forewarn.assessment.assess import assemble
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.memory import Transient
from forewarn.assessment.pipeline import Stages
from forewarn.pages import Site
from forewarn.server.session import Session
from forewarn.what_if.assess_what_if import Supposition, read_figures, stage_what_if
from forewarn.what_if.patch import Proposal, propose
from forewarn.workbench.writing import Gate


class Suppositions:
    """Assessments under suppositions; those of the last request are kept."""

    def __init__(self, session: Session, *, who: str) -> None:
        self.session = session
        self.who = who
        self._stages: tuple[tuple[int, date, str], Stages] | None = None

    def stages(self, day: date, suppositions: tuple[Supposition, ...]) -> tuple[Site, Stages]:
        """The pages of a day, and the stages under the suppositions, each worked out when asked for.

        CaseError when a supposition makes no sense, or makes the case faulty.  Whoever asks for a
        stage holds the session's ``work``.
        """
        session = self.session
        site = session.site(day)
        key = (session.version, day, repr(suppositions))
        with session.work:
            if self._stages is None or self._stages[0] != key:
                page_data = site.page_data
                drafts = {
                    report.id: session.bench.drafts[report.id]
                    for report in page_data.reports
                    if report.id in session.bench.drafts
                }
                memo = Transient(session.bench.recent)
                stages = stage_what_if(page_data.case, drafts, suppositions, as_of=day, memo=memo)
                self._stages = (key, stages)
            return site, self._stages[1]

    def compare(
        self, day: date, suppositions: tuple[Supposition, ...], kinds: Sequence[str]
    ) -> tuple[Site, dict[str, float]]:
        """The pages of a day, and the chances and worths of these kinds under the suppositions."""
        with self.session.work:
            site, stages = self.stages(day, suppositions)
            return site, read_figures(stages, kinds)

    def assess(self, day: date, suppositions: tuple[Supposition, ...]) -> tuple[Site, Assessment]:
        """The pages of a day, and all that it would say under the suppositions; nothing is kept."""
        with self.session.work:
            site, stages = self.stages(day, suppositions)
            return site, assemble(stages)

    def propose(self, site: Site, suppositions: tuple[Supposition, ...]) -> Proposal:
        """Propose the change to the files on disk that would make the suppositions true."""
        return propose(
            site.page_data.case,
            site.page_data.assessment,
            suppositions,
            read=Gate(self.session.bench.folder).text,
            who=self.who,
            when=datetime.now(UTC).astimezone().date(),
        )
