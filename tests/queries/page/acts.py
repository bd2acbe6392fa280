"""What a reader does to a page and sees of it, for the tests."""

from .conftest import Opened

#: known.yaml's events, in the order of time; undated ones last.
ALL = {"siege", "founding", "attack", "meeting", "second", "arrest", "statement", "transfer"}


def drawn(opened: Opened, ident: str) -> bool:
    """Look at the network's pixels: is there anything where this node stands?"""
    opened.settled()
    found: bool = opened.page.evaluate(
        """(id) => {
          const at = window.dateline.screenOf(id);
          return at !== null && [...document.querySelectorAll('#graph canvas')].some((canvas) => {
            const box = canvas.getBoundingClientRect();
            const scale = canvas.width / box.width;
            const pixel = (x, y) => canvas.getContext('2d').getImageData((x - box.x) * scale, (y - box.y) * scale, 1, 1).data.join();
            return pixel(at.x, at.y) !== pixel(box.x + 1, box.y + 1);
          });
        }""",
        ident,
    )
    return found


def brush(opened: Opened, first: str, last: str) -> None:
    """Drag over the overview, as a reader does."""
    box = opened.page.locator("#timeline-overview").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 3
    ends = [
        opened.page.evaluate("(day) => window.dateline.dayAt(day)", day) for day in (first, last)
    ]
    opened.page.mouse.move(ends[0], y)
    opened.page.mouse.down()
    opened.page.mouse.move((ends[0] + ends[1]) / 2, y)
    opened.page.mouse.move(ends[1], y)
    opened.page.mouse.up()
    opened.settled()


def check(opened: Opened, group: str, value: str, state: bool = True) -> None:
    """Open a group of filters if need be, and tick or clear one of its boxes."""
    opened.page.evaluate(
        "(group) => { const f = document.querySelector(`[data-filter=${group}]`); if (f.tagName === 'DETAILS') f.open = true; }",
        group,
    )
    opened.page.set_checked(f'[data-filter="{group}"] input[value="{value}"]', state)
    opened.settled()


def counts(opened: Opened, group: str) -> dict[str, int]:
    opened.settled()
    found: dict[str, int] = opened.page.evaluate(
        """(group) => Object.fromEntries([...document.querySelectorAll(`[data-filter=${group}] label`)].map((label) =>
          [label.querySelector('input').value, Number(label.querySelector('.count').textContent)]))""",
        group,
    )
    return found


def slide(opened: Opened, selector: str, value: float) -> None:
    opened.page.eval_on_selector(
        selector,
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }",
        value,
    )
    opened.settled()


def hash_of(opened: Opened, part: str) -> str:
    """Give the address once it holds this part: it is written a moment after the view."""
    opened.wait(f"location.hash.includes({part!r})", True, seconds=5)
    return opened.hash()
