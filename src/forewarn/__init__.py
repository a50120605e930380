"""forewarn: conflicting reports in, grounded judgements out.

>>> import forewarn
>>> case = forewarn.load("path/to/case")  # doctest: +SKIP
>>> assessment = forewarn.assess(case)  # doctest: +SKIP

Each name is imported when it is first asked for, so that ``import forewarn`` costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.assessment.assessment import Assessment
    from forewarn.case.model import Case
    from forewarn.errors import CaseError, Fault, ForewarnError, GroundError, Severity
    from forewarn.findings.finding import Finding
    from forewarn.findings.kind import Kind
    from forewarn.workbench.in_memory import assess_case as assess
    from forewarn.workbench.in_memory import check_folder as check
    from forewarn.workbench.in_memory import load_case as load

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "Case",
    "CaseError",
    "Fault",
    "Finding",
    "ForewarnError",
    "GroundError",
    "Kind",
    "Severity",
    "assess",
    "check",
    "load",
]

_HOMES = {
    "Assessment": "forewarn.assessment.assessment:Assessment",
    "Case": "forewarn.case.model:Case",
    "CaseError": "forewarn.errors:CaseError",
    "Fault": "forewarn.errors:Fault",
    "Finding": "forewarn.findings.finding:Finding",
    "ForewarnError": "forewarn.errors:ForewarnError",
    "GroundError": "forewarn.errors:GroundError",
    "Kind": "forewarn.findings.kind:Kind",
    "Severity": "forewarn.errors:Severity",
    "assess": "forewarn.workbench.in_memory:assess_case",
    "check": "forewarn.workbench.in_memory:check_folder",
    "load": "forewarn.workbench.in_memory:load_case",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'forewarn' has no attribute {name!r}")
    from importlib import import_module

    module, _, attribute = _HOMES[name].partition(":")
    member: object = getattr(import_module(module), attribute)
    globals()[name] = member
    return member


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
