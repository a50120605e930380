"""What if: the assessment under suppositions."""

import pickle
import shutil
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.claims.review import Review, Verdict
from forewarn.cli import main
from forewarn.errors import CaseError
from forewarn.findings.finding import ClaimGround, JudgementGround
from forewarn.indicators.indicator import Indicator
from forewarn.origins.origin import Role
from forewarn.what_if.assess_what_if import Supposition, compare_findings, what_if
from forewarn.what_if.supposition import suppose
from forewarn.workbench.workbench import Built, Workbench

DAY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    target = tmp_path_factory.mktemp("small") / "case"
    with as_file(files("forewarn.case") / "template") as template:
        shutil.copytree(template, target)
    with Workbench(target) as bench:
        return bench.build(DAY)


def under(built: Built, *suppositions: Supposition) -> Assessment:
    return what_if(built.case, built.drafts, suppositions, as_of=built.assessment.as_of)


def dropped(address: str) -> Supposition:
    return Supposition(address=address)


def test_with_nothing_supposed_it_is_the_build_and_the_case_stays(small: Built) -> None:
    held = pickle.dumps((small.case, small.drafts))
    assert compare_findings(small.assessment, under(small)) == ()
    under(small, dropped("indicator.queue-grows"))
    assert pickle.dumps((small.case, small.drafts)) == held


def test_a_judgement_that_is_set_moves_its_chance_and_is_quoted(small: Built) -> None:
    after = under(small, Supposition(address="hypothesis.strike.prior", value=0.01))
    assert after.weighing is not None
    assert small.assessment.weighing is not None
    assert after.weighing.posterior["strike"] < small.assessment.weighing.posterior["strike"]
    ground = after.index["hypothesis.strike.prior"].grounds[0]
    assert isinstance(ground, JudgementGround)
    assert ground.declared.file == "what-if"
    assert ground.declared.line == 1
    assert ground.declared.text == "hypothesis.strike.prior = 0.01"


def test_a_judgement_that_is_dropped_is_as_if_left_out(small: Built) -> None:
    after = under(small, dropped("indicator.talks-announced.hypotheses.strike"))
    assert after.weighing is not None
    [item] = [one for one in after.weighing.items if one.indicator == "talks-announced"]
    assert item.ratios["strike"] == pytest.approx(1)


def test_an_indicator_supposed_to_be_seen_is_grounded_in_the_supposition(small: Built) -> None:
    after = under(small, Supposition(address="indicator.damage-reported", value="seen@2026-02-05"))
    seen = [one for one in after.observations if one.indicator == "damage-reported"]
    assert [one.date for one in seen] == [date(2026, 2, 5)]
    ground = after.index["evidence.damage-reported.damage.ratio"].grounds[0]
    assert isinstance(ground, ClaimGround)
    assert ground.quote == "Damage to the quay reported"
    assert after.weighing is not None
    assert small.assessment.weighing is not None
    assert after.weighing.posterior["damage"] > small.assessment.weighing.posterior["damage"]


def test_what_was_seen_can_be_supposed_away_or_dropped(small: Built) -> None:
    indicators = {one.indicator for one in small.assessment.observations}
    assert "talks-announced" in indicators or "queue-grows" in indicators
    name = sorted(indicators)[0]
    away = under(small, Supposition(address=f"indicator.{name}", value="unseen"))
    assert all(one.indicator != name for one in away.observations)
    gone = under(small, dropped(f"indicator.{name}"))
    assert not any(key.startswith(f"evidence.{name}.") for key in gone.index)


def test_claims_reports_sources_and_origins_can_be_dropped(small: Built) -> None:
    claim = small.assessment.claims[0].claim
    after = under(small, dropped(f"claim.{claim.id}"))
    assert claim.id not in {held.claim.id for held in after.claims}
    assert under(small, dropped(f"report.{claim.report}")).claims == ()
    assert under(small, dropped("source.port-authority")).claims != small.assessment.claims
    [first, *_] = [one for one in small.assessment.origins if one.independent]
    deaf = under(small, dropped(f"origin.{first.id}"))
    assert first.id not in {one.id for one in deaf.origins if one.independent}


def test_two_origins_can_be_supposed_to_be_one_witness(small: Built) -> None:
    union, port = small.assessment.origins
    after = under(small, Supposition(address=f"origin.{union.id}", value=port.id))
    (witness,) = after.origins
    assert witness.speaker == union.speaker  # of one day: the first by its id leads
    assert {member.id for member in witness.members} == {
        member.id for origin in (union, port) for member in origin.members
    }
    assert [member.role for member in witness.members].count(Role.FIRST) == 1
    assert (small.assessment.index["origins.count"].value, after.index["origins.count"].value) == (
        2,
        1,
    )
    # Both of its sightings are of the one witness now.
    assert {observation.origin for observation in after.observations} == {witness.id}
    assert len(small.assessment.origins) == 2


def test_an_accepted_draft_of_a_model_is_a_claim_like_any_other(small: Built) -> None:
    read = small.assessment.claims[0].claim
    span = f"{read.report}:{read.span.start}-{read.span.end}"
    draft = replace(read, id=f"{span}@local", reader="llm local, prompt 1")
    accepted = Review(claim=draft.id, verdict=Verdict.ACCEPT, who="desk", when=DAY)
    waits = replace(small, case=replace(small.case, proposed=(draft,)))
    counts = replace(small, case=replace(waits.case, reviews=(accepted,)))
    assert draft in {held.claim for held in under(counts).claims}
    after = under(counts, dropped(f"claim.{draft.id}"))
    assert draft.id not in {held.claim.id for held in after.claims}
    # What nobody has accepted cannot be supposed into the assessment by a correction.
    with pytest.raises(CaseError):
        under(waits, Supposition(address=f"claim.{draft.id}.certainty", value=0.25))


def test_a_field_of_a_claim_can_be_set(small: Built) -> None:
    claim = small.assessment.claims[0].claim
    after = under(small, Supposition(address=f"claim.{claim.id}.certainty", value=0.25))
    [held] = [one for one in after.claims if one.claim.id == claim.id]
    assert held.claim.certainty == 0.25
    assert held.draft == claim


def test_deep_addresses_and_single_tables(small: Built) -> None:
    after = under(
        small,
        Supposition(address="scenario.reopened.triggers.0.hazard", value=30.0),
        Supposition(address="scenarios.persistence", value=0.5),
        dropped("scenario.reopened.triggers.0"),
    )
    assert compare_findings(small.assessment, after)


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("hypothesis.nobody.prior", 0.5, "there is no hypothesis 'nobody'"),
        ("hypothesis.strike", 0.5, "name the judgement, as in hypothesis.strike.FIELD"),
        ("hypothesis.strike.id", "x", "id is no judgement"),
        ("hypothesis.strike.weight", 1.0, "no key weight; one of arguments"),
        ("hypothesis.strike.prior", [1], "needs [low, high]"),
        ("hypothesis.strike.prior", 7.0, "a chance between 0 and 1, got 7"),
        ("hypothesis.strike.title", None, "title cannot be left out"),
        ("indicator.queue-grows.scenarios.nobody", None, "nothing is declared for nobody"),
        ("indicator.queue-grows", "perhaps", "set to seen, seen@DATE or unseen"),
        ("indicator.queue-grows", "seen@soon", "needs a date such as 2025-12-16"),
        ("indicator.queue-grows", "seen@2026-03-01", "nothing is seen after the as-of day"),
        ("claim.nothing", None, "there is no claim 'nothing'"),
        ("claim.nothing.certainty", 0.5, "there is no claim 'nothing'"),
        ("origin.nobody@2026-01-01", None, "there is no origin 'nobody@2026-01-01'"),
        ("weather.sunny", 1, "an address starts with one of"),
        ("scenario.reopened.triggers.7.hazard", 2.0, "there is nothing at 7"),
        ("scenarios.persistence", 1.5, "persistence needs 0 <= persistence < 1"),
    ],
)
def test_what_makes_no_sense_is_said(small: Built, address: str, value: object, said: str) -> None:
    with pytest.raises(CaseError) as told:
        under(small, Supposition(address=address, value=value))
    assert said in str(told.value)
    assert "what-if:1" in str(told.value)


def test_the_command_tells_what_moves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = ["what-if", str(folder), "--as-of", "2026-02-10"]
    before = {path: path.read_bytes() for path in folder.glob("*.toml")}
    assert main([*case, "--set", "hypothesis.strike.prior=0.01"]) == 0
    out = capsys.readouterr().out
    assert "supposing: hypothesis.strike.prior = 0.01" in out
    assert "- " in out
    assert main([*case, "--set", "scenario.closed.published=very likely", "--json"]) == 0
    assert '"finding": "scenario.closed.prior"' in capsys.readouterr().out
    assert main([*case, "--drop", "policy.none.prose"]) == 1
    assert main([*case]) == 1
    assert "nothing is supposed" in capsys.readouterr().err
    assert main([*case, "--set", "nonsense"]) == 1
    assert "--set needs ADDRESS=VALUE" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.glob("*.toml")} == before


@pytest.mark.parametrize(
    ("supposition", "advice"),
    [
        (Supposition(address="origin.x", value="x"), "set to the id of another one"),
        (Supposition(address="record.made", value=1), "an address starts with one of"),
        (Supposition(address="indicator.queue-grows.requires.9", value=["q"]), "nothing at 9"),
        (Supposition(address="signpost.talks.label"), "cannot be left out"),
        (
            Supposition(address="indicator.queue-grows.requires", value=[5]),
            r"invalid value for type, expected tuple @ \$\[0\]",
        ),
    ],
)
def test_what_cannot_be_supposed_says_why(
    small: Built, supposition: Supposition, advice: str
) -> None:
    with pytest.raises(CaseError, match=advice):
        under(small, supposition)


def test_a_table_that_is_dropped_is_empty_and_an_entry_of_a_list_can_be_set(small: Built) -> None:
    assert any(key.startswith("evidence.talks-announced.") for key in small.assessment.index)
    without = under(small, dropped("indicator.talks-announced.hypotheses"))
    assert not any(key.startswith("evidence.talks-announced.") for key in without.index)
    never = Supposition(address="indicator.queue-grows.requires.0", value=["no such words"])
    assert all(one.indicator != "queue-grows" for one in under(small, never).observations)


def test_a_judgement_that_is_dropped_falls_back_to_its_default(small: Built) -> None:
    alternative = suppose(
        small.case, [dropped("indicator.damage-reported.noise")], claims=frozenset(), as_of=DAY
    )
    [before] = [item for item in small.case.indicators if item.id == "damage-reported"]
    [after] = [item for item in alternative.case.indicators if item.id == "damage-reported"]
    default = Indicator(id="x", label="").noise
    assert before.noise != default
    assert after.noise == default
