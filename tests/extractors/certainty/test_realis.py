"""What is asked, feared, wished for, supposed or averted is told from what is stated."""

from datetime import date

import pytest

from forewarn.claims.claim import Claim, ClaimKind
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.report import Report


def read(text: str) -> tuple[Claim, ...]:
    report = Report(id="r", title="", publisher="The Gazette", date=date(2026, 11, 18), text=text)
    return EnglishReader().read(report, Gazetteer())


def of_figure(text: str, value: float) -> Claim:
    (claim,) = (c for c in read(text) if c.quantity is not None and c.quantity.best == value)
    return claim


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Has the strain spread to 40 villages?", "question", 40),
        ("Reporters asked the minister whether 300 soldiers had died.", "question", 300),
        ("Investigators are examining whether 25 passengers were left.", "question", 25),
        ("How many of the 300 prisoners are alive, the families ask.", "question", 300),
        ("Doctors are concerned that it could spread to 12 districts.", "concern", 12),
        ("The union warned of 900 job losses.", "concern", 900),
        ("Some 70 miners are feared dead, the company said.", "concern", 70),
        ("There is a risk that 300 wells will run dry, the board said.", "concern", 300),
        ("Aid workers said they were worried that 800 children had gone.", "concern", 800),
        ("The envoy hopes that 300 prisoners will be freed.", "wish", 300),
        ("The mayor said he wished 400 officers had been there.", "wish", 400),
        ("The mayor said he would love to see 500 new flats.", "wish", 500),
        ("The threat of a strike by 200 nurses worries the city.", "concern", 200),
        ("The crew was on the verge of losing 300 passengers.", "concern", 300),
        ("If only we had 50 more beds, the matron said.", "condition", 50),
        ("The vaccine prevented 900 deaths, the institute said.", "averted", 900),
        ("The loan staved off 1,200 layoffs, the mill said.", "averted", 1200),
        ("Rain spared farmers losses of 80 million rupees.", "averted", 80e6),
        ("The 900 deaths were prevented by early warnings, it is said.", "averted", 900),
        ("Police stopped 300 fans from entering the pitch, the club said.", "averted", 300),
        ("Seat belts saved 1,200 lives last year, the board said.", "averted", 1200),
        ("A deal averted a strike by 9,000 drivers, the union said.", "averted", 9000),
        ("Had the levee broken, 4,000 homes would have been lost, he said.", "condition", 4000),
        ("The blast could have killed 700 people, the inspector said.", "condition", 700),
        ("Without the dyke the sea would take 300 homes, he said.", "condition", 300),
        ("Should turnout fall below 40 percent, the vote is void, it said.", "condition", 40),
        ("If the cure had come, 40 lives would have been saved, he said.", "condition", 40),
        ("The committee should have warned 300 investors, it is said.", "condition", 300),
        ("Unless rates fall, 40 banks will close, the regulator said.", "condition", 40),
        ("If 300 more troops arrive, the town will fall, he said.", "condition", 300),
        ("Should the truce collapse, 9,000 families would flee, he said.", "condition", 9000),
        ("Suppose 500 ships were stopped, the professor said.", "condition", 500),
        ("There is a 40% risk that 600 people have died, he said.", "chance", 600),
    ],
)
def test_such_a_figure_is_not_stated(text: str, kind: str, value: float) -> None:
    claim = of_figure(text, value)
    assert claim.kind.value == kind
    assert not claim.is_statement


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The agency warned that 600 people had died.", 600),
        ("Troops warned 600 people on Monday, the agency said.", 600),
        ("Asked about the raid, the general said 40 men had been killed.", 40),
        ("The storm, the worst feared in years, killed 18 people, officials said.", 18),
        ("After failing to stop the leak, the plant dismissed 14 engineers, the owner said.", 14),
        ("Officials concerned about the fever closed 25 markets on Friday.", 25),
        ("The lender said it had raised 5 billion dollars to avert a collapse.", 5e9),
        ("Doctors treated 33 people who feared they had been poisoned, the clinic said.", 33),
        ("The wish of the 600 villagers was granted, the priest said.", 600),
        ("The army said it had lost 20 tanks trying to take the town.", 20),
        ("The blast may have killed 700 people, the inspector said.", 700),
        ("The danger of a second quake kept 5,000 people outdoors, the mayor said.", 5000),
        ("The barrier, which took 300 workers to build, averted a flood, the mayor said.", 300),
        ("The firm sold shares as well as 40 ships, providing cash, the bank said.", 40),
        ("The treaty allows 300 inspectors if one side asks for them, the envoy said.", 300),
        ("Even if help comes, 400 people will starve, the medic said.", 400),
        ("In March 300 rebels left, if the count is correct, the envoy said.", 300),
    ],
)
def test_what_is_stated_stays_a_statement(text: str, value: float) -> None:
    claim = of_figure(text, value)
    assert claim.kind is ClaimKind.STATEMENT
    assert not claim.negated


@pytest.mark.parametrize(
    "text",
    [
        "The plan failed to prevent 900 deaths, the auditor said.",
        "The measure did not avert 900 bankruptcies, the chamber said.",
        "An earlier alert could have prevented 900 deaths, the inquiry found.",
    ],
)
def test_what_was_not_averted_happened(text: str) -> None:
    claim = of_figure(text, 900)
    assert (claim.kind, claim.negated, claim.certainty) == (ClaimKind.STATEMENT, False, 0.95)


def test_a_stated_chance_is_the_certainty_of_its_claim_and_no_figure() -> None:
    (claim,) = read("There is a one in four chance of a recession, the lender said.")
    assert (claim.kind, claim.chance, claim.certainty) == (ClaimKind.CHANCE, 0.25, 0.25)
    assert (claim.stance.value, claim.quantity) == ("predicts", None)


def test_a_chance_of_what_is_over_is_not_foretold() -> None:
    claim = of_figure("There is a 40% risk that 600 people have died, the coroner said.", 600)
    assert (claim.chance, claim.stance.value) == (0.4, "asserts")


def test_a_question_leaves_its_matter_open() -> None:
    claim = of_figure("Did they fire 20 rockets?", 20)
    assert (claim.stance.value, claim.certainty) == ("doubts", 0.5)


def test_a_figure_in_passing_is_not_under_the_negative_of_its_sentence() -> None:
    claim = of_figure("The general, who lost 300 men, did not resign, the paper said.", 300)
    assert not claim.negated
    claim = of_figure("The bank did not act because 40 branches had closed, the auditor said.", 40)
    assert not claim.negated


@pytest.mark.parametrize(
    ("text", "value", "stance", "negated"),
    [
        ("The ministry refused to send 300 troops.", 300, "intends", True),
        ("The ministry said it had refused to send 300 troops.", 300, "intends", True),
        ("The army is reluctant to send 300 troops.", 300, "intends", True),
        ("The firm said it had agreed to sell 300 ships.", 300, "intends", False),
        ("The firm said it tried to sell 300 ships.", 300, "intends", False),
        ("The ministry said it did not plan to close 40 schools.", 40, "intends", True),
        ("The mayor said the council had voted to close 40 schools.", 40, "predicts", False),
        ("The city expects 4,000 visitors.", 4000, "predicts", False),
        ("The minister said that he doubted that 40 samples were lost.", 40, "doubts", False),
        ("The mayor pretended that 300 homes were safe, the paper said.", 300, "asserts", True),
    ],
)
def test_a_verb_within_the_content_gives_its_stance(
    text: str, value: float, stance: str, negated: bool
) -> None:
    claim = of_figure(text, value)
    assert (claim.stance.value, claim.negated) == (stance, negated)


def test_another_plan_is_stated_without_a_figure() -> None:
    (claim,) = read("The mayor said the council had tried to close the school.")
    assert claim.stance.value == "asserts"


def test_what_nearly_was_did_not_happen() -> None:
    claim = of_figure("The blast nearly killed 40 people, the inspector said.", 40)
    assert claim.kind is ClaimKind.AVERTED
    claim = of_figure("The fire came close to destroying 120 homes, the brigade said.", 120)
    assert claim.kind is ClaimKind.AVERTED
    claim = of_figure("The toll nearly reached 40 people, the inspector said.", 40)
    assert claim.kind is ClaimKind.STATEMENT


def test_who_gives_a_chance_states_it() -> None:
    (claim,) = read("Pollsters give the incumbent a 70% chance of winning.")
    assert (claim.claimant, claim.chance) == ("Pollsters", 0.7)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy asked the commander if the prisoners were still alive.",
        "The mayor was asked whether the dam would hold.",
        "Villagers wonder whether the wall will hold.",
    ],
)
def test_a_reported_question_is_asked(text: str) -> None:
    assert {claim.kind for claim in read(text)} == {ClaimKind.QUESTION}


def test_a_fear_that_grows_is_a_fear() -> None:
    claim = of_figure("Concerns grew that 12 banks could fail.", 12)
    assert claim.kind is ClaimKind.CONCERN


@pytest.mark.parametrize("words", ["no doubt", "little doubt"])
def test_a_doubt_that_there_is_not_asserts(words: str) -> None:
    claim = of_figure(f"There is {words} that 300 homes burned, the mayor said.", 300)
    assert (claim.stance.value, claim.negated, claim.certainty) == ("asserts", False, 0.9)
    claim = of_figure(f"The mayor said he had {words} that 300 homes had burned.", 300)
    assert (claim.stance.value, claim.negated) == ("asserts", False)


def test_a_doubt_that_there_is_doubts() -> None:
    (claim, *_) = read("There is considerable doubt that the truce will hold, the envoy said.")
    assert (claim.stance.value, claim.certainty) == ("doubts", 0.4)


@pytest.mark.parametrize(
    ("words", "certainty"), [("a slim", 0.2), ("a good", 0.74), ("some", 0.58)]
)
def test_a_chance_without_a_number_is_as_sure_as_its_words(words: str, certainty: float) -> None:
    claim = of_figure(f"There is {words} chance that 40 hikers survived, the guide said.", 40)
    assert (claim.kind, claim.chance, claim.certainty) == (ClaimKind.CHANCE, None, certainty)
