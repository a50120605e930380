"""The languages that a case and its reports are written in, with the words of the case's subjects."""

from collections.abc import Sequence

from forewarn.case.model import Question
from forewarn.case.parsing import Faults, ParsedFile, structure
from forewarn.errors import LanguageError
from forewarn.language import Language
from forewarn.language.installed import installed_languages, load_languages
from forewarn.language.words import Words
from forewarn.reports.report import Report

VOCABULARY = "vocabulary.toml"
"""File of the words that a case adds to those of its subjects."""


def check_language(code: str, source: ParsedFile, faults: Faults) -> None:
    """Note a fault where ``language`` of a file is not installed; an empty code means the default."""
    installed = installed_languages()
    if code and code not in installed:
        faults.add(
            source.file,
            source.line(("language",)),
            "language",
            f"no language is called {code!r}; installed: {', '.join(installed)}; "
            "name one of them, or install the distribution that offers it",
        )


def languages_of(
    question: Question,
    reports: Sequence[Report],
    *,
    root: ParsedFile,
    own: ParsedFile | None,
    faults: Faults,
) -> dict[str, Language]:
    """The installed languages of a case and its reports, by code, with the case's vocabularies.

    ``root`` is ``case.toml``, ``own`` the file of the case's own words, which are in its language.
    A vocabulary that the language lacks and a word that contradicts another are faults.
    """
    languages = load_languages((question.language, *(report.language for report in reports)))
    language = languages.get(question.language)
    if language is None:
        return languages
    for at, subject in enumerate(question.vocabularies):
        if subject not in language.subjects:
            faults.add(
                root.file,
                root.line(("vocabularies", at)),
                "vocabulary",
                f"no vocabulary is called {subject!r}; {language.code!r} has "
                f"{', '.join(language.subjects) or 'none'}; add words of your own in {VOCABULARY}",
            )
    variants = {
        code: installed.for_subjects(_known_subjects(question, installed))
        for code, installed in languages.items()
    }
    if own is not None:
        words = structure(Words, own, (), {"about": "Words of the case.", **own.table}, faults)
        try:
            variants[language.code] = language.for_subjects(
                _known_subjects(question, language), words
            )
        except LanguageError as error:
            # Of two places that contradict one another, that in the case's own file.
            path = next((each for each in error.paths if each in own.places), ())
            faults.add(own.file, own.line(path), "vocabulary", str(error))
    return variants


def _known_subjects(question: Question, language: Language) -> tuple[str, ...]:
    return tuple(name for name in question.vocabularies if name in language.subjects)
