"""Where an expression stands: the day of writing, the tense around it, and what was dated before it."""

from dataclasses import dataclass

from ...graph.days import Day
from .resolved import Resolved


@dataclass(slots=True)
class Scene:
    """What decides between the readings of an expression.

    `anchor` is the day of writing; `then` the last date that the text gave, from which it counts
    "the next day"; `tense` is -1 for what has happened, +1 for what will, 0 where nothing says.
    A `narrative` tells of a time that is not the day of writing: there a bare "in April" belongs
    to the year that the text is in.
    """

    anchor: Day | None
    then: Resolved | None = None
    tense: int = 0
    narrative: bool = False
    day_first: bool = False
    in_text: bool = False
    in_set: bool = False

    def base(self) -> Day | None:
        """The day from which missing parts of a date are filled in."""
        if self.narrative and self.then is not None and self.then.first is not None:
            return self.then.first
        return self.anchor

    def now(self, origin: str) -> Day | None:
        """The day from which a step is counted: of writing, or that the text speaks of."""
        if origin == "then" and self.then is not None and self.then.first is not None:
            return self.then.first
        return self.anchor
