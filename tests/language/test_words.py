"""Word files: one format, faults with their path."""

import pickle

import pytest

from forewarn.errors import LanguageError, PluginError
from forewarn.language import Bound
from forewarn.language.english import ENGLISH
from forewarn.language.installed import installed_languages, load_language, load_languages
from forewarn.language.tabled import _any_of
from forewarn.language.words import Fates, Words, by_word, join_word_files, read_words, words_of


def test_a_misspelt_key_is_named_with_its_file() -> None:
    with pytest.raises(LanguageError, match=r"unbendng.*war\.toml"):
        read_words('about = "War."\nunbendng = ["news"]\n', Words, name="war.toml")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('months = "may"', r"needs a list of texts, got 'may' @ a\.toml\.months"),
        ("months = [5]", r"needs text, got 5"),
        ('[fates]\nslain = ["dead"]', r"slain.*a\.toml\.fates"),
        ("about = ", r"a\.toml: not valid TOML"),
    ],
)
def test_another_shape_is_named_with_its_path(line: str, path: str) -> None:
    head = "" if line.startswith("about") else 'about = "A."\n'
    with pytest.raises(LanguageError, match=path):
        read_words(head + line + "\n", Words, name="a.toml")


def test_a_file_says_what_its_words_are() -> None:
    with pytest.raises(LanguageError, match="about"):
        read_words('months = ["may"]\n', Words, name="a.toml")


def test_words_of_several_files_are_joined_each_once() -> None:
    one = Words(
        about="A.",
        months=("may",),
        occasions={"speech": ("speech",)},
        fates=Fates(killed=("dead",)),
    )
    two = Words(
        about="B.", months=("may", "june"), occasions={"speech": ("address",), "trial": ("trial",)},
        fates=Fates(killed=("slain",), wounded=("hurt",)),
    )  # fmt: skip
    words = join_word_files([one, two])
    assert words.about == "A. B."
    assert words.months == ("may", "june")
    assert words.occasions == {"speech": ("speech", "address"), "trial": ("trial",)}
    assert words.fates == Fates(killed=("dead", "slain"), wounded=("hurt",))


def test_a_word_stands_under_one_head() -> None:
    killed = Words(about="A.", fates=Fates(killed=("fallen",)))
    wounded = Words(about="B.", fates=Fates(wounded=("fallen",)))
    with pytest.raises(
        LanguageError, match="fates: 'fallen' stands under killed and under wounded"
    ):
        join_word_files([killed, wounded])


def test_english_has_its_own_words_and_those_of_its_subjects() -> None:
    words = words_of("forewarn.language.english")
    assert len(words.months) == 12
    assert "soldier" in words.people
    assert by_word(words.fates)["slain"] == "killed"


def test_english_bounds() -> None:
    assert ENGLISH.bound("At least") is Bound.FLOOR
    assert ENGLISH.bound("up to") is Bound.CEILING
    assert ENGLISH.bound("between") is Bound.RANGE
    assert ENGLISH.bound("about") is Bound.NEAR
    assert ENGLISH.bound("") is Bound.EXACT


def test_english_denials() -> None:
    assert ENGLISH.negates("no longer")
    assert ENGLISH.negates("didn\u2019t leave")
    assert not ENGLISH.negates("notable")
    assert _any_of(()).search("no") is None


def test_english_is_installed_and_kept_by_its_code() -> None:
    assert "en" in installed_languages()
    assert load_languages(["en", "en", "qq"]) == {"en": ENGLISH}
    assert pickle.loads(pickle.dumps(ENGLISH)) is ENGLISH
    with pytest.raises(PluginError, match="no language is called 'qq'"):
        load_language("qq")


def test_the_reader_of_english_is_the_built_in_one() -> None:
    assert ENGLISH.extractor().name.startswith("english ")


def test_a_case_uses_the_words_of_its_subjects() -> None:
    health = ENGLISH.for_subjects(("health",))
    assert health.stage_of_verb("vaccinate") == "vaccinated"
    assert health.stage_of_verb("kill") == "killed"  # of the general vocabulary
    assert health.stage_of_verb("capture") == ""
    assert health.unit_class("elite soldiers") == "soldier"
    assert ENGLISH.for_subjects(("conflict",)).unit_class("elite soldiers") == "person"
    assert "general" not in ENGLISH.subjects


def test_a_case_that_names_no_subject_uses_all_words() -> None:
    assert ENGLISH.for_subjects(()) is ENGLISH
    assert ENGLISH.stage_of_verb("vaccinate") == "vaccinated"
    assert ENGLISH.stage_of_verb("capture") == "captured"


def test_a_case_adds_its_own_words() -> None:
    own = Words(about="Docks.", people=("stevedore",), stage_verbs={"moored": ("moor",)})
    docks = ENGLISH.for_subjects(("transport",), own)
    assert docks.unit_class("stevedores") == "person"
    assert docks.stage_of_verb("moor") == "moored"
    assert docks.stage_of_verb("divert") == "diverted"
    assert ENGLISH.stage_of_verb("moor") == ""


def test_a_word_of_a_case_stands_under_one_head() -> None:
    own = Words(about="A.", stage_verbs={"wounded": ("kill",)})
    with pytest.raises(LanguageError, match="'kill' stands under killed and under wounded"):
        ENGLISH.for_subjects((), own)


def test_equal_words_are_one_object_and_survive_another_process() -> None:
    own = Words(about="Docks.", people=("stevedore",))
    docks = ENGLISH.for_subjects(("transport",), own)
    assert docks is ENGLISH.for_subjects(
        ("transport",), Words(about="Docks.", people=("stevedore",))
    )
    assert pickle.loads(pickle.dumps(docks)) is docks
    assert docks is not ENGLISH


@pytest.mark.parametrize(
    "subject", ["conflict", "health", "economy", "disaster", "politics", "transport"]
)
def test_every_subject_has_stages_and_the_verbs_that_state_them(subject: str) -> None:
    words = words_of("forewarn.language.english", (subject,))
    assert set(words.stage_verbs) <= set(words.stages)
    assert len(words.stages) > 4
    assert words.people
