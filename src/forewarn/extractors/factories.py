"""The built-in extractors, as the entry points name them."""

from forewarn.errors import EnvironmentFault
from forewarn.extractors.extractor import Extractor, ExtractorSettings


def make_english(settings: ExtractorSettings) -> Extractor:
    """The offline reader of English: a dependency grammar, the same claims every time."""
    from forewarn.extractors.english_plugin import EnglishPlugin

    return EnglishPlugin(innermost=not settings.outer, words=settings.words)


def make_language_model(settings: ExtractorSettings) -> Extractor:
    """The extractor that asks a language model, whose claims count only after review."""
    from forewarn.extractors.llm.language_model import LanguageModel
    from forewarn.extractors.llm.llm_model import ThroughLlm

    if not settings.model:
        raise EnvironmentFault("the extractor 'llm' asks a language model; name it with --model")
    return LanguageModel(model=ThroughLlm.by_name(settings.model, seconds=settings.seconds))
