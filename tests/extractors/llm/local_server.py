"""A language model on the loopback: the protocol of OpenAI over a real socket, answers scripted.

What tests with it prove: that the prompt which leaves the program is the one meant, through the
``llm`` package and over HTTP, and that whatever comes back is dealt with.  They prove nothing
about how well any model reads.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

Answer = Callable[[dict[str, Any]], str]
"""The body of a request to the words of the answer."""


@contextmanager
def serving(
    answer: Answer, home: Path, *, schema: bool = True, key: bool = False
) -> Iterator[None]:
    """A model called ``local`` in the ``llm`` settings folder ``home``, while the block runs.

    ``schema`` says that it takes one, ``key`` that it wants a key.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            words = answer(json.loads(self.rfile.read(length)))
            body = json.dumps(
                {
                    "id": "1",
                    "object": "chat.completion",
                    "created": 0,
                    "model": "local",
                    "choices": [
                        {
                            "index": 0,
                            "finish_reason": "stop",
                            "message": {"role": "assistant", "content": words},
                        }
                    ],
                    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
                }
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    home.mkdir(exist_ok=True)
    (home / "extra-openai-models.yaml").write_text(
        "- model_id: local\n"
        "  model_name: local\n"
        f'  api_base: "http://127.0.0.1:{server.server_port}/v1"\n'
        "  can_stream: false\n"
        + ("  supports_schema: true\n" if schema else "")
        + ("  api_key_name: nobody-has-it\n" if key else "")
    )
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def claims(*items: dict[str, Any]) -> Answer:
    """An answer that proposes these claims, each with the fields that it leaves out."""
    plain = {
        "before": "",
        "source": "",
        "claimant": "",
        "cue": "",
        "stance": "asserts",
        "negated": False,
        "speech": "speech",
    }
    body = json.dumps({"claims": [{**plain, **item} for item in items]})
    return lambda _: body


def slow(seconds: float) -> Answer:
    """An answer that does not come in time."""

    def answer(_: dict[str, Any]) -> str:
        time.sleep(seconds)
        return "{}"

    return answer
