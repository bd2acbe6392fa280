"""The base of what the grammar builds: an expression that waits for its anchor."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from ...graph.interval import Precision
from .resolved import Resolved, unread
from .scene import Scene

_DEFINITE: Final = frozenset({"quarter", "season", "half", "decade", "century", "millennium"})


class Node:
    """An expression as it was understood; `resolve` turns it into days.

    `categories` is how the rules see it, `grain` the unit that it is stated in, and `placeable`
    whether a larger period around it can say which one is meant ("June" of "last year").
    """

    categories: ClassVar[frozenset[str]] = frozenset({"date"})
    __slots__ = ()

    def senses(self) -> dict[str, Any]:
        """What the token that stands for it may be."""
        return {**dict.fromkeys(self.categories, self), "node": self}

    @property
    def grain(self) -> Precision:
        """The unit that the expression is stated in."""
        return "range"

    @property
    def definite(self) -> bool:
        """Whether "the" before it is its own: "the third quarter", but "the March crash" is a crash."""
        return self.grain in _DEFINITE

    @property
    def placeable(self) -> bool:
        """Whether a larger period can complete it."""
        return False

    @property
    def quiet(self) -> bool:
        """Whether it is read when asked for, but not looked for in a text."""
        return False

    def resolve(self, scene: Scene) -> Resolved:
        """Find the days."""
        raise NotImplementedError

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Find the days within a larger period."""
        return unread("it cannot lie inside another date")


class Changed(Node):
    """An expression around another one, which says what it is stated in."""

    child: Node
    __slots__ = ()

    @property
    def grain(self) -> Precision:
        """The grain of the other one."""
        return self.child.grain

    @property
    def placeable(self) -> bool:
        """As far as the other one."""
        return self.child.placeable

    @property
    def quiet(self) -> bool:
        """As far as the other one."""
        return self.child.quiet


@dataclass(frozen=True, slots=True)
class Marked(Changed):
    """An expression that its writer was not sure of: "about 1860", "maybe 1862"."""

    child: Node
    approximate: bool = False
    uncertain: bool = False

    def resolve(self, scene: Scene) -> Resolved:
        """Resolve the child and mark it."""
        return self._mark(self.child.resolve(scene))

    def inside(self, outer: Resolved, scene: Scene) -> Resolved:
        """Place the child and mark it."""
        return self._mark(self.child.inside(outer, scene))

    def _mark(self, found: Resolved) -> Resolved:
        return replace(
            found,
            approximate=found.approximate or self.approximate,
            uncertain=found.uncertain or self.uncertain,
        )
