"""The catalogue is what the code says, and a translation that does not fit is refused."""

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from forewarn.briefs.confidence import Confidence
from forewarn.claims.claim import Stance
from forewarn.claims.review import Verdict
from forewarn.errors import CatalogueError, Severity
from forewarn.estimates.estimate import Usage
from forewarn.estimates.plausibility import Plausibility as Plausibility
from forewarn.origins.origin import Role
from forewarn.signposts.status import Level
from forewarn.sources.credibility import Credibility
from forewarn.sources.source import SourceClass
from forewarn.sources.stance_history import Phase
from forewarn.wording import vocabulary
from forewarn.wording.numbers import count, day
from forewarn.wording.translations import _, fingerprint, language, ngettext, read, spoken
from forewarn.wording.translations.catalogue import disagreements, placeholders
from tests.wording.translations.pseudo import changed, pseudo
from tools.repository import ROOT
from tools.words import POT, catalogue, in_python, in_template, messages, written


def mo(said: dict[str | tuple[str, str], str | tuple[str, str]], language: str = "de") -> BytesIO:
    made = Catalog(locale=language, fuzzy=False)
    for message, translation in said.items():
        made.add(message, translation)
    out = BytesIO()
    write_mo(out, made)
    out.seek(0)
    return out


def test_the_catalogue_is_what_the_code_says() -> None:
    assert POT.read_text("utf-8") == written(catalogue(messages())), "run `make words`"


def test_messages_are_found_where_they_stand() -> None:
    module = b'a = _("One."); b = N_("two"); c = count(3, "reply"); d = "x".count("y"); e = _(a)'
    assert [*in_python(module + b'; f = ngettext("a day", "%(number)s days", 3)')] == [
        "One.",
        "two",
        ("%(number)s reply", "%(number)s replies"),
        "no replies",
        ("a day", "%(number)s days"),
    ]
    page = '{% trans a=1 %}At {{ a }}%{% endtrans %}{{ _("Two") }}{{ 3|count("claim") }}'
    assert [*in_template(page)] == [
        "At %(a)s%%",
        "Two",
        ("%(number)s claim", "%(number)s claims"),
        "no claims",
    ]


def test_every_message_can_be_filled_in() -> None:
    """A stray per cent sign would fail only on the page that shows it."""
    for _path, message in messages():
        for one in (message,) if isinstance(message, str) else message:
            names = placeholders(one)
            assert "%" not in names, one
            assert one % dict.fromkeys(names, "x") or not one


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Role, vocabulary.ROLES),
        (Severity, vocabulary.SEVERITIES),
        (Usage, vocabulary.STANDINGS),
        (SourceClass, vocabulary.CLASSES),
        (Stance, vocabulary.STANCES),
        (Phase, vocabulary.PHASES),
        (Plausibility, vocabulary.PLAUSIBILITIES),
        (Verdict, vocabulary.VERDICTS),
    ],
)
def test_the_vocabulary_has_every_word_of_a_kind(kind: type, words: tuple[str, ...]) -> None:
    assert {one.value for one in kind} == set(words)  # type: ignore[attr-defined]


def test_the_vocabulary_has_levels_and_digits() -> None:
    assert tuple(one.word for one in Level) == vocabulary.LEVELS
    assert tuple(one.word for one in Confidence) == vocabulary.CONFIDENCES
    named = tuple(one.name.replace("_", " ").lower() for one in Credibility)
    assert named == vocabulary.CREDIBILITIES


def test_english_until_something_else_is_spoken() -> None:
    assert (language(), fingerprint()) == ("en", "")
    assert _("%(low)s of %(high)s", low=1, high=2) == "1 of 2"
    with spoken(pseudo()):
        assert language() == "de"
        assert len(fingerprint()) == 64
        assert vocabulary.term("quiet") == changed("quiet")
        assert _("") == ""
        assert vocabulary.term("a case's own word") == "a case's own word"
    assert vocabulary.term("quiet") == "quiet"


def test_plural_forms_are_the_language_s_own() -> None:
    polish = read(
        mo(
            {
                ("%(number)s origin", "%(number)s origins"): (
                    "jedno źródło",
                    "%(number)s źródła",
                    "%(number)s źródeł",
                )
            },  # type: ignore[dict-item]
            "pl",
        ),
        "pl.mo",
    )
    with spoken(polish):
        assert [count(number, "origin") for number in (1, 2, 5)] == [
            "jedno źródło",
            "2 źródła",
            "5 źródeł",
        ]
        assert ngettext("a day", "%(number)s days", 2, number=2) == "2 days"


def test_what_is_not_translated_stays_english() -> None:
    with spoken(read(mo({"Jan": "Jän."}), "de.mo")):
        from datetime import date

        assert day(date(2025, 1, 2)) == "2 Jän. 2025"
        assert day(date(2025, 2, 2)) == "2 Feb 2025"


def test_every_fault_of_a_translation_is_told_at_once() -> None:
    broken = mo(
        {
            "%(low)s to %(high)s": "von %(low)s bis %(hoch)s",
            "<b>No reports.</b> They appear after <code>forewarn add</code>.": "Nichts.",
            "no claims": 'keine "Angaben"',
            "never": "zu 100% nie",
            "about it": "genau so",
        }
    )
    with pytest.raises(CatalogueError) as told:
        read(broken, "de.mo")
    said = str(told.value)
    assert said.startswith("de.mo: translations that do not fit:")
    assert "'%(low)s to %(high)s' as 'von %(low)s bis %(hoch)s': lacks %(high)s" in said
    assert "has %(hoch)s, which the message has not" in said
    assert "has other tags than the message" in said
    assert 'has one of < > " outside a tag' in said
    assert "has a stray %; write %% for the sign" in said
    assert "about it" not in said
    assert "compile again" in said


@pytest.mark.parametrize("body", [b"", b"msgid", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_what_is_no_catalogue_is_refused(body: bytes) -> None:
    with pytest.raises(CatalogueError, match="not a compiled catalogue"):
        read(BytesIO(body), "words.po")


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text()))
def test_a_message_agrees_with_itself(text: str, values: dict[str, str]) -> None:
    message = text.replace("%", "%%").translate(str.maketrans("", "", '<>"'))
    message += "".join(f"%({name})s" for name in values)
    assert [*disagreements(message, message)] == []
    assert isinstance(message % values, str)
    assert placeholders(message) == set(values)


def test_a_number_may_be_left_out_of_a_plural_form_only() -> None:
    assert [*disagreements("%(number)s day", "ein Tag", plural=True)] == []
    assert [*disagreements("%(number)s day", "ein Tag")] == ["lacks %(number)s"]


def test_the_pseudo_language_fits_every_message() -> None:
    assert isinstance(pseudo().translations, GNUTranslations)


def test_translators_are_told_how() -> None:
    page = (ROOT / "docs" / "translating.md").read_text("utf-8")
    for word in ("messages.pot", "FOREWARN_WORDS", "pybabel", "make words"):
        assert word in page
