"""The word files of a language: one TOML format, whatever the words are for.

A file has any of the keys of :class:`Words`.  The words of all files of a language and of its
vocabularies are joined, so that a subject adds words and removes none.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.v import format_exception

from forewarn.errors import LanguageError
from forewarn.language.event_words import EventWords, join_events

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approximators:
    """Words before a figure by the bound that they set."""

    floor: tuple[str, ...] = ()
    ceiling: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    """Words of a range with both ends stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fates:
    """Words by the fate of the people counted; two fates are two counts."""

    killed: tuple[str, ...] = ()
    wounded: tuple[str, ...] = ()
    casualty: tuple[str, ...] = ()
    """Killed or wounded, or one of them without stating which."""
    captured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFates:
    """Words that leave open whether the people counted are dead, though readers assume it."""

    lost: tuple[str, ...] = ()
    neutralized: tuple[str, ...] = ()
    eliminated: tuple[str, ...] = ()
    destroyed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a word file may hold; all but the abbreviations in lower case."""

    about: str
    """What the words of the file are, in a sentence."""
    unbending: tuple[str, ...] = ()
    """Words that regular stripping of endings would turn into others."""
    irregular: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Base form of a verb or a noun to those of its forms that no ending makes."""
    abbreviations: tuple[str, ...] = ()
    """Words, written as in a text, whose full stop ends no sentence."""
    months: tuple[str, ...] = ()
    """January to December."""
    weekdays: tuple[str, ...] = ()
    """Monday to Sunday."""
    negators: tuple[str, ...] = ()
    """Words that make a phrase a denial."""
    approximators: Approximators = field(default_factory=Approximators)
    """Words before a figure by what they make of it: ``floor``, ``ceiling``, ``range``."""
    occasions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Nouns for an occasion by its kind: one outlet's briefing is another's press conference."""
    spoken_at: tuple[str, ...] = ()
    """Words before an occasion at which something was said."""
    nameless: tuple[str, ...] = ()
    """Words that, written with a capital, name nobody."""
    empty: tuple[str, ...] = ()
    """Words that mean little alone: what two texts share by chance."""
    own_findings: tuple[str, ...] = ()
    """What a government goes by when it speaks "according to intelligence": its own findings."""
    people: tuple[str, ...] = ()
    """Units that count people and say nothing of what befell them."""
    roles: tuple[str, ...] = ()
    """Nouns for a person who can speak, by office, work or lot: minister, nurse, resident."""
    institutions: tuple[str, ...] = ()
    """Nouns for a body that can speak: ministry, company, hospital."""
    things: tuple[str, ...] = ()
    """What is counted and does not speak: ship, dose, share."""
    formations: tuple[str, ...] = ()
    """Groups that are counted whole: battalion, convoy, outbreak."""
    fates: Fates = field(default_factory=Fates)
    """Units that say what befell the people counted: ``killed``, ``wounded``, ``casualty``,
    ``captured``."""
    open_fates: OpenFates = field(default_factory=OpenFates)
    """Units and verbs that leave open whether the counted are dead, by the word that stands for
    them: ``lost``, ``neutralized``, ``eliminated``, ``destroyed``."""
    fate_verbs: Fates = field(default_factory=Fates)
    """Verbs that may tell of a fate; a soldier who falls is dead."""
    stage_verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Verbs by the stage that they leave no doubt of; "lose", "suffer" and "take" do."""
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words for a measurand's ``stage``, by the stage of the subject that they mean: ``sent``,
    ``killed``, ``planned``; ``suspected``, ``probable``, ``confirmed``; ``bid``, ``agreed``."""
    passing: tuple[str, ...] = ()
    """Stages that what is counted goes through on its way to others: who was killed had been
    ``sent``."""
    either: tuple[str, ...] = ()
    """Words that join two stages of which a measurand counts either."""
    planned: tuple[str, ...] = ()
    """Words in a measurand's ``stage`` that say it counts what has not happened yet."""
    stage_words: tuple[str, ...] = ()
    """Words by which a required phrase is known to guard the stage."""
    events: Mapping[str, EventWords] = field(default_factory=dict)
    """Classes of events with the words that name them."""
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Things by the kind that they are of, which may itself be of another kind: ``soldier`` holds
    sapper and marine, ``person`` holds soldier."""


_GENERAL = "general"
"""The vocabulary that every case uses, whatever its subjects."""


@cache
def words_of(package: str, subjects: tuple[str, ...] | None = None) -> Words:
    """The words of a language: the ``*.toml`` of its package and of its folder ``vocabulary``.

    Of the vocabularies, ``general`` and those of the subjects; all of them for None.
    Package data, read once.  LanguageError when a file has an unknown key or a value of another
    shape, or when one word stands under two heads of one table.
    """
    folder = files(package)
    paths = [file.name for file in _word_files(folder)]
    paths += [
        f"vocabulary/{file.name}"
        for file in _word_files(folder.joinpath("vocabulary"))
        if subjects is None or file.name.removesuffix(".toml") in (_GENERAL, *subjects)
    ]
    return join_word_files([_words_in_file(package, path) for path in paths])


@cache
def _words_in_file(package: str, path: str) -> Words:
    # Kept, as a language joins its files anew for each choice of subjects.
    file = files(package).joinpath(*path.split("/"))
    return read_words(file.read_text("utf-8"), Words, name=file.name)


@cache
def subjects_of(package: str) -> tuple[str, ...]:
    """The subjects that a language has a vocabulary for, by name."""
    names = (
        file.name.removesuffix(".toml")
        for file in _word_files(files(package).joinpath("vocabulary"))
    )
    return tuple(name for name in names if name != _GENERAL)


def _word_files(folder: Traversable) -> Iterator[Traversable]:
    """The word files of a folder, in the order of their names; none where there is no folder."""
    if folder.is_dir():
        yield from sorted(
            (file for file in folder.iterdir() if file.name.endswith(".toml")),
            key=lambda file: file.name,
        )


def read_words(text: str, kind: type[_T], *, name: str) -> _T:
    """Parse a word file as ``kind``; LanguageError with the path of every fault."""
    try:
        return _converter().structure(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{name}: not valid TOML: {error}") from None
    except BaseValidationError as error:
        faults = "; ".join(transform_error(error, path=name, format_exception=_message))
        raise LanguageError(f"{faults}; the keys are told in docs/languages.md") from None


def _message(error: BaseException, kind: type | None) -> str:
    """The message of our own hooks where they raised, else that of cattrs."""
    return str(error) if type(error) is ValueError else format_exception(error, kind)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _list)
    converter.register_structure_hook_func(lambda kind: kind == tuple[float, ...], _numbers)
    return converter


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"needs text, got {value!r}")
    return value


def _list(value: object, _: object) -> tuple[str, ...]:
    # cattrs would split a text into its letters.
    if not isinstance(value, list):
        raise ValueError(f"needs a list of texts, got {value!r}")
    return tuple(_text(word, str) for word in value)


def _numbers(value: object, _: object) -> tuple[float, ...]:
    # A truth value is a number to Python, and no word stands for one.
    if not isinstance(value, list) or not all(type(each) in (int, float) for each in value):
        raise ValueError(f"needs a list of numbers, got {value!r}")
    return tuple(float(each) for each in value)


def join_word_files(parts: Iterable[Words]) -> Words:
    """Join the words of several files, in the order of the files."""
    joint: Words = _join_values(list(parts))
    for item in fields(joint):
        value = getattr(joint, item.name)
        # A word may name two classes of events and be of two kinds: a fighter flies or fights.
        if not isinstance(value, tuple | str) and item.name not in ("events", "kinds"):
            by_word(value, name=item.name)
    return joint


def _join_values(values: list[Any]) -> Any:
    """Join texts, lists, mappings or records of lists, each with its own type."""
    first = values[0]
    if is_dataclass(first) and not isinstance(first, type):
        return type(first)(
            **{
                item.name: _join_values([getattr(value, item.name) for value in values])
                for item in fields(first)
            }
        )
    if isinstance(first, str):
        return " ".join(values)
    if isinstance(first, tuple):
        return tuple(dict.fromkeys(word for value in values for word in value))
    heads = dict.fromkeys(head for value in values for head in value)
    if any(isinstance(each, EventWords) for value in values for each in value.values()):
        return join_events(values)
    return {head: _join_values([value.get(head, ()) for value in values]) for head in heads}


def heads(table: Any) -> dict[str, tuple[str, ...]]:
    """The lists of a mapping or of a record of lists, by name."""
    if is_dataclass(table):
        return {item.name: getattr(table, item.name) for item in fields(table)}
    return dict(table)


def by_word(table: Any, *, name: str = "") -> dict[str, str]:
    """The head under which each word stands; LanguageError for a word under two."""
    head_of: dict[str, str] = {}
    for head, words in heads(table).items():
        for word in words:
            if head_of.setdefault(word, head) != head:
                raise LanguageError(
                    f"{name}: {word!r} stands under {head_of[word]} and under {head}; keep one",
                    (name, head),
                )
    return head_of
