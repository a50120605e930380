"""docs/command-line.md names every key that ``forewarn read --json`` prints."""

import re
from datetime import date

from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_to_json
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.text import Span
from tools.repository import ROOT


def test_keys_of_a_claim_are_told() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    section = page.partition("## forewarn read\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"`(\w+)`", section))
    claim = Claim(
        id="r:0-3",
        report="r",
        date=date(2026, 2, 3),
        span=Span(0, 3),
        quote="two",
        claimant="Seoul",
        source=Mention(text="two", span=Span(0, 3)),
        quantity=Quantity(low=2, best=2, high=2, unit="ship", span=Span(0, 3)),
    )
    printed = claim_to_json(claim)
    assert told >= set(printed) | set(printed["quantity"]) | set(printed["source"])
