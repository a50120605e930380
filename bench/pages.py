"""``python -m bench.pages``: how long each page of a very large case takes over HTTP.

The store that is measured is made here, with a seed: to the flagship case, built as it is, are
added reports of ten sentences, each sentence a claim with its speaker, stance, figure, origin,
grade and, for one in twenty, a verdict.  Words are drawn by Zipf's law from a vocabulary of
made-up ones, and three known ones are strewn in: ``soldiers`` into three claims of ten, ``kursk``
into one of twenty, ``zanzibar`` into one of a hundred thousand.  No text of anybody's is in it.

The desk of ``forewarn open`` is set before that assessment, which writes the index as it always
does; the application answers through uvicorn on the loopback, and a process of its own asks, one
request at a time, over one connection.  Claims and Reports ask the index.  The other pages are
functions of the assessment in memory, so that what is measured there is what a million more claims
in it cost; nothing is read, estimated or judged anew.
"""

import argparse
import asyncio
import http.client
import json
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from forewarn.claims.claim import Claim, Stance
from forewarn.claims.review import Review, ReviewedClaim, Verdict
from forewarn.findings.reason import Reason
from forewarn.lists.listing import SIZE, Query
from forewarn.origins.origin import Member, Origin, Role
from forewarn.pages import Site
from forewarn.pages.addresses import explain_path, report_path
from forewarn.pages.claims import CLAIM_VIEWS
from forewarn.pages.long_lists import REPORT_VIEWS
from forewarn.reports.report import Report
from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.sources.credibility import Credibility, Credit
from forewarn.text import Span
from forewarn.workbench.workbench import Built, Workbench

CASE = Path(__file__).parents[1] / "cases" / "dprk-russia"
DAYS = 1_000
GOAL = 100.0
"""Milliseconds within which 95 of 100 answers should come."""


def vocabulary(draw: random.Random, size: int = 20_000) -> list[str]:
    """Made-up words of two to four syllables."""
    parts = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    return ["".join(draw.choices(parts, k=draw.randrange(2, 5))) for _ in range(size)]


def enlarged(built: Built, claims: int, reports: int, seed: int) -> Built:
    """The build with so many claims and reports more."""
    draw = random.Random(seed)
    words = vocabulary(draw)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    pool = draw.choices(words, weights, k=min(1_000_000, 20 * claims))
    case, assessment = built.case, built.assessment
    sources = [None, None, *case.sources]
    measurands = ["", "", "", *(one.id for one in case.measurands)]
    stances = [Stance.ASSERTS] * 6 + list(Stance)
    credit = Credit(credibility=Credibility.UNKNOWN, reason=Reason.of("credibility.alone"))
    added: list[Report] = []
    said: list[ReviewedClaim] = []
    origins: list[Origin] = []
    each = -(-claims // reports)
    for number in range(reports):
        name = f"made-{number:06}"
        day = assessment.as_of - timedelta(days=draw.randrange(DAYS))
        publisher = f"Gazette {number % 40}"
        parts: list[str] = []
        at = 0
        members: list[Member] = []
        for _ in range(min(each, claims - len(said))):
            start = draw.randrange(len(pool) - 20)
            held = pool[start : start + draw.randrange(8, 18)]
            for word, often in (("soldiers", 0.3), ("kursk", 0.05), ("zanzibar", 1e-5)):
                if draw.random() < often:
                    held[draw.randrange(len(held))] = word
            quote = " ".join(held).capitalize() + "."
            source = draw.choice(sources)
            claim = Claim(
                id=f"{name}:{at}-{at + len(quote)}",
                report=name,
                date=day,
                span=Span(at, at + len(quote)),
                quote=quote,
                claimant=source.name if source else "a spokesman",
                claimant_id=source.id if source else "",
                stance=draw.choice(stances),
                reader="made",
            )
            review = (
                Review(claim=claim.id, verdict=Verdict.ACCEPT, who="bench", when=day)
                if draw.random() < 0.05
                else None
            )
            said.append(ReviewedClaim(claim=claim, draft=claim, review=review))
            members.append(
                Member(id=claim.id, role=Role.FIRST, reason=Reason.of("origin.first_heard"))
            )
            parts.append(quote)
            at += len(quote) + 2
        added.append(
            Report(
                id=name,
                title=" ".join(draw.sample(pool, 6)).capitalize(),
                publisher=publisher,
                date=day,
                text="\n\n".join(parts),
            )
        )
        origins.append(
            Origin(
                id=f"{name}@{day}",
                speaker="",
                date=day,
                members=tuple(members),
                publishers=(publisher,),
                independent=False,
            )
        )
    assignment = next(iter(assessment.assignments.values()))
    assigned = {
        one.claim.id: replace(assignment, claim=one.claim.id, measurand=draw.choice(measurands))
        for one in said
        if draw.random() < 0.2
    }
    return replace(
        built,
        case=replace(
            case, reports=tuple(sorted((*case.reports, *added), key=lambda r: (r.date, r.id)))
        ),
        assessment=replace(
            assessment,
            claims=(*assessment.claims, *said),
            origins=(*assessment.origins, *origins),
            assignments={**assessment.assignments, **assigned},
            credits={**assessment.credits, **{one.claim.id: credit for one in said}},
        ),
        inputs_hash=f"{built.inputs_hash}+{claims}+{reports}+{seed}",
    )


def addresses(site: Site) -> list[tuple[str, list[str]]]:
    """What is asked for: a name, and the addresses that take turns under it."""
    page_data = site.page_data
    pages = -(-len(page_data.assessment.claims) // SIZE)
    most = -(-site.ledger.find(Query(words="soldiers")).total // SIZE)
    stance = Stance.DENIES.value
    speaker = page_data.case.sources[0].id
    measurand = page_data.case.measurands[0].id

    def claims(words: str = "", page: int = 1, **facets: str) -> str:
        return CLAIM_VIEWS.path(Query(words=words, facets=facets, page=page))

    reports = page_data.reports[:: max(1, len(page_data.reports) // 40)]
    findings = list(page_data.evidence.findings)
    findings = findings[:: max(1, len(findings) // 40)]
    made = next(one.id for one in reports if one.id.startswith("made-"))
    return [
        ("Claims, first page", [claims()]),
        ("Claims, middle page", [claims(page=max(1, pages // 2 + turn)) for turn in range(-5, 0)]),
        ("Claims, last page", [claims(page=pages)]),
        (
            "Claims, state",
            [claims(state="accepted"), claims(state="to review", page=min(50, pages // 2))],
        ),
        ("Claims, stance", [claims(stance=one.value) for one in Stance]),
        ("Claims, stance, its middle page", [claims(stance="asserts", page=max(1, pages // 4))]),
        ("Claims, speaker", [claims(speaker=one.id) for one in page_data.case.sources[:9]]),
        ("Claims, estimate", [claims(measurand=one.id) for one in page_data.case.measurands[:9]]),
        (
            "Claims, four facets",
            [claims(state="accepted", stance=stance, speaker=speaker, measurand=measurand)],
        ),
        ("Claims, a common word (3 in 10)", [claims("soldiers")]),
        ("Claims, a common word, its last page", [claims("soldiers", page=most)]),
        ("Claims, a common word and a facet", [claims("soldiers", stance=stance)]),
        ("Claims, two words", [claims("soldiers kursk")]),
        ("Claims, a phrase", [claims('"soldiers kursk"')]),
        ("Claims, the beginning of a word", [claims("sol*"), claims("ba*")]),
        ("Claims, one letter", [claims("s*")]),
        ("Claims, without a word", [claims("-soldiers"), claims("kursk -soldiers")]),
        ("Claims, a rare word (1 in 100,000)", [claims("zanzibar")]),
        ("Claims, a word that nobody says", [claims("xylophone")]),
        ("Reports, first page", [REPORT_VIEWS.path(Query())]),
        ("Reports, last page", [REPORT_VIEWS.path(Query(page=-(-len(page_data.reports) // SIZE)))]),
        ("Reports, outlet", [REPORT_VIEWS.path(Query(facets={"publisher": "Gazette 7"}))]),
        ("Reports, a word", [REPORT_VIEWS.path(Query(words="gazette"))]),
        ("A report", [report_path(one.id) for one in reports]),
        ("A number's grounds", [explain_path(one) for one in findings]),
        ("Review", ["review.html"]),
        ("Review, one claim", [f"review.html?claim={page_data.claims_of[made][0].id}"]),
        *((name.capitalize(), [f"{name}.html"]) for name in MEMORY),
    ]


MEMORY = (
    "index",
    "scenarios",
    "signposts",
    "policies",
    "origins",
    "estimates",
    "hypotheses",
    "sources",
    "record",
    "check",
    "edit",
)
"""Pages that are functions of the assessment in memory."""


def ask(url: str, process: int, times: int, wanted: list[tuple[str, list[str]]]) -> None:
    """Ask for each page so many times; prints a row of the table each."""
    place = urlsplit(url)
    line = http.client.HTTPConnection(place.hostname or "", place.port)

    def one(path: str) -> tuple[float, int]:
        started = time.perf_counter()
        line.request("GET", f"{place.path}{path}")
        answer = line.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        return 1_000 * (time.perf_counter() - started), len(body)

    print("| page | first | p50 | p95 | processor | KB |\n| --- | --- | --- | --- | --- | --- |")
    over = []
    for name, paths in wanted:
        first = one(paths[0])[0]
        for path in paths[1:2]:
            one(path)
        before = spent(process)
        taken = [one(paths[turn % len(paths)]) for turn in range(times)]
        processor = 1_000 * (spent(process) - before) / times
        waits = [wait for wait, _ in taken]
        p95 = quantiles(waits, n=20)[-1]
        over += [name] if p95 >= GOAL else []
        size = max(size for _, size in taken) / 1_000
        print(
            f"| {name} | {first:,.0f} | {quantiles(waits, n=2)[0]:,.0f} | {p95:,.0f} "
            f"| {processor:,.0f} | {size:,.0f} |",
            flush=True,
        )
    print(f"\np95 of {GOAL:.0f} ms or more: {', '.join(over) or 'none'}")


def spent(process: int) -> float:
    """Seconds of processor time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--reports", type=int, default=100_000)
    options.add_argument("--times", type=int, default=60, help="requests of each page")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--store", default="", help="address of a store, to measure that one")
    options.add_argument(
        "--case", type=Path, help="case to enlarge, in its place (default: a copy of the flagship)"
    )
    given = options.parse_args()
    if given.case:
        with Workbench(given.case, store=given.store) as bench:
            measure(bench, given)
        return 0
    with tempfile.TemporaryDirectory(prefix="forewarn-pages-") as made:
        folder = Path(made) / "case"
        shutil.copytree(CASE, folder, ignore=shutil.ignore_patterns("build", ".forewarn"))
        with Workbench(folder, store=given.store) as bench:
            measure(bench, given)
    return 0


def measure(bench: Workbench, given: argparse.Namespace) -> None:
    started = time.perf_counter()
    built = bench.build()
    told = f"flagship built in {time.perf_counter() - started:.0f} s"
    started = time.perf_counter()
    built = enlarged(built, given.claims, given.reports, given.seed)
    told += f", enlarged in {time.perf_counter() - started:.0f} s"
    started = time.perf_counter()
    session = Session(bench, built)
    told += f", desk set and index written in {time.perf_counter() - started:.0f} s"
    started = time.perf_counter()
    Session(bench, built)
    told += f", set again in {time.perf_counter() - started:.0f} s"
    files = sum(path.stat().st_size for path in (bench.folder / ".forewarn").glob("index*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{len(built.assessment.claims):,} claims of {len(built.case.reports):,} reports: {told}; "
        f"index {files / 1e6:,.0f} MB, memory {memory / 1e6:,.1f} GB; {given.times} requests of "
        f"each page, milliseconds; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n",
        flush=True,
    )
    import gc

    import uvicorn

    gc.freeze()  # as a server would that has just read a large case
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/{session.latest}/"
    server = uvicorn.Server(
        uvicorn.Config(app(CaseWriter(session, who="bench")), log_level="warning", lifespan="off")
    )
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    code = "import json,sys; from bench.pages import ask; ask(**json.load(sys.stdin))"
    asked = {
        "url": url,
        "process": os.getpid(),
        "times": given.times,
        "wanted": addresses(session.present),
    }
    # The one who asks has a process, and so an interpreter lock, of its own.
    subprocess.run([sys.executable, "-c", code], input=json.dumps(asked), text=True, check=False)
    session.closed = server.should_exit = True
    thread.join()


if __name__ == "__main__":
    sys.exit(main())
