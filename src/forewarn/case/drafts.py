"""``drafts/REPORT.jsonl``: claims that a language model drafted, one a line; lines are only appended.

The case keeps the lines so that a build depends on nothing outside it: a build needs neither the
model nor the ``llm`` package.
"""

import json
from collections.abc import Iterable, Mapping, Set

from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.claims.mention import Mention
from forewarn.claims.review import MODEL
from forewarn.reports.report import Report


class DraftError(ValueError):
    """A line that is not a draft of a report of the case; ``rule`` names the fault."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


def draft_line(claim: Claim) -> str:
    """Write a claim as a line of the file, without the line end."""
    return json.dumps(claim_to_json(claim), ensure_ascii=False)


def read_ids(text: str) -> frozenset[str]:
    """Read the ids of the claims in a file of drafts.

    Lines without an id are skipped: `check` reports them.
    """
    ids: set[str] = set()
    for line in text.split("\n"):
        try:
            ids.add(json.loads(line)["id"])
        except (ValueError, KeyError, TypeError):
            continue
    return frozenset(ids)


def select_new(claims: Iterable[Claim], known_ids: Set[str]) -> tuple[Claim, ...]:
    """The claims whose id is not known yet.

    A draft that the case has is never replaced: a review may already refer to it.
    """
    return tuple(claim for claim in claims if claim.id not in known_ids)


def parse_draft(line: str, reports: Mapping[str, Report]) -> Claim:
    """Parse the claim in a line; DraftError unless every quoted word stands at its place in the report.

    The report must be in the case and have the same date, and the reader must be a language model.
    Quotation, source and cue must match the text word for word; the figure must lie within the
    quotation.
    """
    try:
        claim = claim_from_json(json.loads(line))
    except json.JSONDecodeError as error:
        raise DraftError("json", f"not valid JSON: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DraftError(
            "shape", f"not a claim as `forewarn draft` writes it ({error}); draft it anew"
        ) from None
    report = reports.get(claim.report)
    if report is None:
        raise DraftError("dangling", f"no report {claim.report!r}")
    if not claim.reader.startswith(MODEL):
        raise DraftError(
            "shape",
            f"the reader of a draft is a language model, {MODEL}NAME, got {claim.reader!r}; "
            "enter a claim of your own in claims/",
        )
    place = f"{claim.report}:{claim.span.start}-{claim.span.end}@"
    if not claim.id.startswith(place):
        # Otherwise a verdict on a claim of the built-in reader could be made to admit a draft.
        raise DraftError("shape", f"the id of this draft begins with {place}, got {claim.id!r}")
    if claim.date != report.date:
        raise DraftError("shape", f"dated {claim.date}, but {report.id} is of {report.date}")
    quoted = [Mention(text=claim.quote, span=claim.span), claim.source, claim.cue]
    for mention in filter(None, quoted):
        if not mention.text or mention.span.of(report.text) != mention.text:
            raise DraftError(
                "quotation",
                f"{mention.text!r} does not stand at characters {mention.span.start} to "
                f"{mention.span.end} of {report.id}; draft it anew",
            )
    if claim.quantity is not None and not claim.span.covers(claim.quantity.span):
        raise DraftError("quotation", "the figure lies outside the quotation; draft it anew")
    return claim
