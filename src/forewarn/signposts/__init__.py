"""What to watch, when it trips, who acts."""

from forewarn.signposts.signpost import Signpost

__all__ = ["Signpost"]
