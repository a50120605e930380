from datetime import date

from forewarn.sources.source import Grade, Reliability, Source

NIS = Source(
    id="nis",
    name="National Intelligence Service",
    reliability=Reliability.B,
    history=(
        Grade(since=date(2024, 1, 1), reliability=Reliability.C),
        Grade(since=date(2025, 1, 1), reliability=Reliability.B),
    ),
)


def test_the_latest_grade_on_the_day_counts() -> None:
    assert NIS.grade(date(2024, 12, 31)) is Reliability.C
    assert NIS.grade(date(2025, 1, 1)) is Reliability.B


def test_before_any_grade_the_declared_one_counts() -> None:
    assert NIS.grade(date(2023, 1, 1)) is Reliability.B


def test_a_better_letter_never_has_a_lower_chance() -> None:
    chances = [grade.chance for grade in Reliability if grade is not Reliability.F]
    assert chances == sorted(chances, reverse=True)
