"""What the machinery wrote, as a reader sees it; and figures on axes."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.origin import Member, Role
from forewarn.pages import Site
from forewarn.pages.icons import _round, quantile_dots
from forewarn.pages.labels import CaseNames, in_words, judgement
from forewarn.pages.long_lists import origins_context
from forewarn.pages.page_data import PageData
from forewarn.pages.review import stakes
from forewarn.pages.sparklines import log_axis
from forewarn.wording.numbers import day

Built = tuple[Case, Assessment]


def test_what_a_reason_points_to_goes_by_its_name(built: Built) -> None:
    page_data = PageData(*built, (), build_hash="7")
    measurand, origin = built[0].measurands[0], built[1].origins[0]
    claim = built[1].claims[0].claim
    names = CaseNames(page_data)
    afp = "AFP of 1 Dec 2025"
    assert names.name(Pointer("report", "first")) == afp
    assert names.name(Pointer("claim", claim.id)) == afp
    assert names.name(Pointer("measurand", measurand.id)) == f"“{measurand.label}”"
    assert names.name(Pointer("source", "seoul")) == "Seoul"
    assert names.name(Pointer("origin", origin.id)) == f"Seoul of {day(origin.date)}"
    for kind in ("report", "claim", "source", "origin"):
        assert names.name(Pointer(kind, "nowhere")) == "nowhere"
    assert names.name(Pointer("measurand", "nowhere")) == "“nowhere”"


def test_a_word_that_is_also_an_id_stays_a_word(built: Built) -> None:
    """A report called "report" once turned "same report" into "same AFP of 1 Dec 2025"."""
    case, assessment = built
    renamed = replace(case.reports[0], id="report")
    page_data = PageData(
        replace(case, reports=(*case.reports, renamed)), assessment, (), build_hash="7"
    )
    assert in_words(page_data, Reason.of("origin.same_report")) == "same report"
    assert in_words(page_data, None) == ""
    copied = Reason.of("origin.same_words", share=0.5, report=Pointer("report", "report"))
    assert in_words(page_data, copied) == "50% of its words stand in AFP of 1 Dec 2025"
    old = Reason.of("origin.repeats", figure=1500.0, since=date(2025, 12, 26))
    assert in_words(page_data, old) == "repeats the figure 1,500 of 26 Dec 2025"


def test_a_sentence_of_a_report_stands_once_in_the_echo_tree(built: Built) -> None:
    case, assessment = built
    first = assessment.origins[0]
    held = first.members[0]
    garbled = Member(
        id=held.id, role=Role.GARBLED, reason=Reason.of("origin.summed", less=1.0, more=2.0)
    )
    relay = Member(id=held.id, role=Role.RELAY, reason=Reason.of("origin.same_day"))
    changed = replace(
        first, members=(replace(held, reason=Reason.of("origin.first_heard")), relay, garbled)
    )
    page_data = PageData(
        case, replace(assessment, origins=(changed, *assessment.origins[1:])), (), build_hash="7"
    )
    row = next(one for one in origins_context(page_data)["rows"] if one["origin"] is changed)
    assert [(one["member"].role, one["times"]) for one in row["members"]] == [(Role.GARBLED, 3)]
    assert row["claims"] == 3
    plain = PageData(case, assessment, (), build_hash="7")
    reasons = [one["reason"] for row in origins_context(plain)["rows"] for one in row["members"]]
    assert not any(reason.startswith("first ") for reason in reasons)


def test_what_moves_next_to_nothing_is_not_given_in_points(built: Built) -> None:
    found = stakes(PageData(*built, (), build_hash="7"))
    assert found
    assert all("0.0 points" not in one.words for one in found.values())


@given(st.floats(0.02, 1e8), st.floats(1.05, 1e4))
def test_ticks_are_round_few_and_between_the_ends(low: float, wide: float) -> None:
    ticks = _round(low, low * wide)
    assert ticks == sorted(set(ticks))
    assert all(low <= tick <= low * wide for tick in ticks)
    assert len(ticks) <= 6
    for tick in ticks:
        assert float(f"{tick:.1e}") == tick or abs(float(f"{tick:.1e}") / tick - 1) < 1e-9


def test_a_dotplot_names_round_figures() -> None:
    drawn = quantile_dots([5863, 8000, 12000, 17191, 25000, 33193], "twenty")
    assert ">10,000</text>" in drawn
    assert "17,191" not in drawn


def test_a_thousand_million_is_a_billion() -> None:
    assert ">1bn</text>" in log_axis((1.0, 1.5e9))


def test_questions_are_folded_under_the_whole(built: Built) -> None:
    page = Site(*built, (), build_hash="7").page("record.html")
    whole, _, questions = page.partition(" each with its scores</summary>")
    assert "30 days ahead" in whole
    assert "ahead: " not in page
    assert "Scores by question" in questions


def test_a_judgement_goes_by_the_names_that_the_case_gives(built: Built) -> None:
    page_data = PageData(*built, (), build_hash="7")
    held = page_data.titles
    label = page_data.indicator_labels["sail"]
    assert (
        judgement(page_data, Address.parse("odds.sail.grow")) == f"Odds: {label}, if {held['grow']}"
    )
    assert (
        judgement(page_data, Address.parse("resolution.indicator.sail")) == f"Resolution: {label}"
    )
    assert judgement(page_data, Address.parse("scale.1.5 in 10")) == "Likelihood word: 1.5 in 10"
    assert judgement(page_data, Address.parse("prior.nobody")) == "Prior: nobody"
    assert judgement(page_data, Address.parse("scenarios.persistence")).startswith("Chance to stay")
    assert judgement(page_data, Address.parse("scenarios.pool")) == "scenarios.pool"


def test_only_a_case_about_a_war_speaks_of_parties_to_it(built: Built) -> None:
    case, assessment = built
    pages = {}
    for subject in ("conflict", "health"):
        about = replace(case, question=replace(case.question, vocabularies=(subject,)))
        site = Site(about, assessment, (), build_hash="7")
        pages[subject] = site.page("estimates.html")
    assert "square: party to the war" in pages["conflict"]
    assert "square: interested party" in pages["health"]
    assert " war" not in pages["health"]
