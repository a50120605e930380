"""Options tested across scenarios."""

from forewarn.policies.policy import Outcome, Policy

__all__ = ["Outcome", "Policy"]
