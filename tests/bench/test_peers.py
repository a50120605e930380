import sys
from pathlib import Path

import pytest

from bench.attribution_scores import Attribution, Document
from bench.peers import clausal, gender_gap_tracker, textacy_quotations
from forewarn.extractors.parser import parse_texts


def told(document: Document, found: Attribution) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(span.of(document.text) for span in role)
        for role in (found.source, found.cue, found.content)
    )
    return source, cue, content


def test_the_rule_takes_complements_and_the_nearest_verb() -> None:
    document = Document(
        id="mill",
        text=(
            "Heading\n\nThe miller said that the river had fallen. "
            'Rosa Quist sighed. "Not one bag of flour left here today." She told us.'
        ),
        gold=(),
    )
    found = [told(document, each) for each in clausal.reader(parse_texts)(document)]
    assert ("The miller", "said", "the river had fallen") in found
    assert ("She", "told", "Not one bag of flour left here today.") in found


def test_the_rule_draws_a_complement_over_its_quotation() -> None:
    document = Document(
        id="mill", text='"We waited. The river had fallen," the miller said.', gold=()
    )
    (found,) = clausal.reader(parse_texts)(document)
    assert told(document, found) == (
        "the miller",
        "said",
        "We waited. The river had fallen,",
    )


FAKE_UTILS = """
import pymongo
from bson import ObjectId

def create_logger(name, log_dir):
    raise OSError("no log is wanted")

def preprocess_text(text):
    return text.replace("\\n", ".\\n ").replace("é", "e").replace("“", '"').replace("”", '"')
"""
FAKE_EXTRACTOR = """
import utils

logger = utils.create_logger("quotes", log_dir="logs")

class QuoteExtractor:
    def __init__(self, config):
        with open(config["NLP"]["QUOTE_VERBS"]) as file:
            self.verbs = file.read().split()

    def extract_quotes(self, doc):
        start = doc.text.index('"')
        end = doc.text.index('"', start + 1) + 1
        verb = doc.text.index(self.verbs[0])
        speaker = doc.text.index("Rene")
        quote = f"({start},{end})"
        named = {"speaker_index": f"({speaker},{speaker + 4})", "verb_index": f"({verb},{verb + 4})"}
        bare = {"speaker_index": "(0,0)", "verb_index": ""}
        nothing = {"quote_index": "(0,0)", **bare}
        return [{"quote_index": quote, **named}, {"quote_index": quote, **bare}, nothing]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "nlp" / "english"
    (folder / "rules").mkdir(parents=True)
    (folder / "utils.py").write_text(FAKE_UTILS, encoding="utf-8")
    (folder / "quote_extractor.py").write_text(FAKE_EXTRACTOR, encoding="utf-8")
    (folder / "rules" / "quote_verb_list.txt").write_text("said\nadded\n", encoding="utf-8")
    return tmp_path


def test_a_checkout_is_loaded_and_its_places_come_back(checkout: Path) -> None:
    text = "A day\nat sea\n\n“All is well,” said René."
    document = Document(id="sea", text=text, gold=())
    before = {name: sys.modules.get(name) for name in ("utils", "bson", "pymongo")}
    first, second = gender_gap_tracker.reader(checkout, parse_texts)(document)
    assert told(document, first) == ("René", "said", "“All is well,”")
    assert told(document, second) == ("", "", "“All is well,”")
    assert before == {name: sys.modules.get(name) for name in before}


def test_no_checkout_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="utils"):
        gender_gap_tracker.reader(tmp_path, parse_texts)


def test_no_textacy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textacy.extract.triples", None)
    with pytest.raises(ImportError):
        textacy_quotations.reader(parse_texts)
