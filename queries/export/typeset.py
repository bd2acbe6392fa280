"""Pages set by Typst, an optional dependency: PDF and PNG without a browser, with fonts of its own.

A template of ours is the only thing that is ever read as Typst. All that comes from a selection goes in as one
JSON string and is set as text, so no title or quote can become markup, read a file or fetch a package.
"""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any, Literal

from ...errors import ExportError

#: Carried by Typst itself; other scripts fall back to what the machine has.
FONT = "Libertinus Serif"


def typeset(
    template: str, data: Mapping[str, Any], format_: Literal["pdf", "png"], scale: float = 2
) -> bytes:
    """Set a template with its data; `scale` is the number of a PNG's pixels for each CSS pixel.

    >>> typeset("figure.typ", {"figure": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"}, "png")[1:4]
    b'PNG'
    """
    try:
        import typst
    except ImportError as error:
        raise ExportError(
            f"{format_.upper()} files are set by Typst, which is not installed; run: pip install typst\n"
            "or write .svg or .html, which need nothing"
        ) from error
    source = resources.files(__package__).joinpath(template).read_bytes()
    try:
        # A fixed timestamp: the same selection gives the same bytes.
        made = typst.compile(
            source,
            format=format_,
            ppi=96 * scale,
            timestamp=0,
            sys_inputs={"data": json.dumps(data)},
        )
    except typst.TypstError as error:
        raise ExportError(
            f"Typst cannot set this selection: {error.message}; write .html instead"
        ) from error
    if not isinstance(made, bytes):
        raise ExportError("Typst gave no single file; write .html instead")
    return made
