"""Asking a model of the ``llm`` package, with a deadline; the only module that touches it."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from forewarn.errors import EnvironmentFault

if TYPE_CHECKING:
    import llm

ANSWER_SECONDS = 120.0
"""How long to wait for the answer to one part of a report."""

_INSTALL = "pip install 'forewarn[llm]', or pip install llm in the same environment"


class Model(Protocol):
    """Whatever answers a prompt with text."""

    @property
    def name(self) -> str:
        """The model's own name, not an alias."""
        ...

    @property
    def takes_schema(self) -> bool:
        """True when the shape of the answer can be given beside the prompt."""
        ...

    def answer(self, system: str, prompt: str, schema: Mapping[str, Any]) -> str:
        """The answer; EnvironmentFault when none comes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ThroughLlm:
    """A model that the ``llm`` package or one of its plug-ins offers."""

    model: "llm.Model"
    seconds: float = ANSWER_SECONDS

    @classmethod
    def by_name(cls, name: str, *, seconds: float = ANSWER_SECONDS) -> "ThroughLlm":
        """The model of that name or alias; EnvironmentFault when there is none, or no ``llm``."""
        try:
            import llm
        except ImportError:
            raise EnvironmentFault(
                f"reading with a language model needs the llm package: {_INSTALL}"
            ) from None
        try:
            return cls(model=llm.get_model(name), seconds=seconds)
        except llm.UnknownModelError:
            raise EnvironmentFault(
                f"no model is called {name!r}; `llm models` lists those there are, "
                "`llm install PLUGIN` adds more"
            ) from None

    @property
    def name(self) -> str:
        """The model's own name, not an alias."""
        return str(self.model.model_id)

    @property
    def takes_schema(self) -> bool:
        """True when the shape of the answer can be given beside the prompt."""
        return bool(self.model.supports_schema)

    def answer(self, system: str, prompt: str, schema: Mapping[str, Any]) -> str:
        """The answer; EnvironmentFault when none comes in time, or none at all."""
        import llm

        outcomes: list[str | Exception] = []

        def ask() -> None:
            try:
                response = self.model.prompt(
                    prompt,
                    system=system,
                    schema=dict(schema) if self.takes_schema else None,
                    stream=False,
                )
                outcomes.append(response.text())
            # Plug-ins raise exceptions of any kind; each becomes a fault with a message below.
            except Exception as error:  # noqa: BLE001
                outcomes.append(error)

        # A plug-in cannot be stopped: a daemon thread lets the program end while it still runs.
        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self.seconds)
        if not outcomes:
            raise EnvironmentFault(
                f"{self.name} did not answer within {self.seconds:g} seconds; "
                "give it longer with --timeout, or choose another model"
            )
        (answer,) = outcomes
        if isinstance(answer, llm.NeedsKeyException):
            key = self.model.needs_key
            variable = self.model.key_env_var
            raise EnvironmentFault(
                f"{self.name} needs a key: `llm keys set {key}`"
                + (f", or the variable {variable}" if variable else "")
            )
        if isinstance(answer, Exception):
            raise EnvironmentFault(
                f"{self.name} could not be asked: {_one_line(answer)}; "
                f"`llm -m {self.name} hello` shows whether it works at all"
            )
        return answer


def _one_line(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:300]
