"""The words of every reason: one message for each code that a room makes."""

from forewarn.wording.reasons.say import Directory, Ids, english, say, say_or_nothing

__all__ = ["Directory", "Ids", "english", "say", "say_or_nothing"]
