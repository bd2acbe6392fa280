"""Payloads for the page: every string of a selection replaced by something that would love to be markup."""

from typing import Any

import networkx as nx

#: What a page could trip over. Each script among them would set `window.__ran` or open a dialog.
PAYLOADS = (
    "</script><script>window.__ran=1</script>",
    '<img src=x onerror="window.__ran=2">',
    "javascript:window.__ran=3//",
    '"><svg onload=window.__ran=4>',
    "\u202egnp.exe\u202c href=",
    "<!--<script>",
    "--><script>alert(7)</script>",
    "{{7*7}}${7*7}<%=7*7%>#{7*7}",
    "</textarea></style></title></noscript><iframe src=javascript:parent.__ran=9>",
    "\u2028window.__ran=10\u2029",
    "' onmouseover='window.__ran=11' style='background:url(https://tracker.example/a.png)",
    "<a href=https://tracker.example/b>href</a><b>bold</b>",
    "<math><mtext></mtext><mglyph><svg><mtext><style><path id='</style><img src onerror=alert(13)>'>",
    "<base href=https://tracker.example/><meta http-equiv=refresh content='0;url=https://tracker.example/c'>",
    "<link rel=stylesheet href=https://tracker.example/d.css>@import 'https://tracker.example/e.css';",
    "]]><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&lt;img src=x onerror=window.__ran=17&gt;&#60;script&#62;",
    "__proto__",
    "constructor",
    "toString",
    '#[link("https://tracker.example/f")[x]] #eval("1+1") $x$ \\ `raw` @ref <label>',
    "=HYPERLINK(\"https://tracker.example/g\")\r\n+cmd|' /C calc'!A0",
    "\x00\x07\x1b[31m\ufeff\u200b\u2066\u061cnull",
    "Z\u0351\u036b\u0343a\u0360\u031b\u0316l\u0336g\u0313o\u0489" * 8,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" + "W" * 600,
)


def poison(selection: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Put a payload into every free string: ids, names, texts, urls, attributes nobody asked for."""
    payloads = iter(PAYLOADS * (1 + 60 * len(selection) // len(PAYLOADS)))

    def stain(text: object) -> str:
        return f"{next(payloads)} {text}"

    def bare(_: object) -> str:
        return next(payloads)

    ids: dict[str, str] = {}
    for ident in [*selection, *selection.graph["claims"], *selection.graph["documents"]]:
        payload = next(payloads)
        reserved = payload.isidentifier() and payload not in ids.values()
        ids[ident] = payload if reserved else f"{payload} {ident}"
    free = {
        "label": stain, "title": stain, "name": stain, "type": bare, "role": bare, "dateText": stain, "when": stain,
        "edtf": bare, "quote": stain, "text": stain, "publisherName": stain, "author": bare, "language": bare,
        "url": bare, "sha256": bare, "verb": bare, "facet": bare, "reason": stain, "relation": bare, "measure": bare,
        "published": bare, "cypher": stain, "recordedAt": bare,
    }  # fmt: skip
    beacon = "https://tracker.example/beacon.png"
    extra = {
        "shape": "image",
        "image": beacon,
        "href": beacon,
        "html": f"<img src={beacon}>",
        "onclick": "alert(1)",
    }

    def soil(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {ids.get(key, key): soil(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [soil(item, name) for item in value]
        if not isinstance(value, str):
            return value
        if value in ids:
            return ids[value]
        listed = stain if name in ("aliases", "because", "actor", "publisher") else str
        return free.get(name, listed)(value)

    poisoned: nx.MultiDiGraph[str] = nx.MultiDiGraph(**soil(dict(selection.graph)))
    for ident, data in selection.nodes(data=True):
        poisoned.add_node(ids[ident], **soil(data), **extra)
    for source, target, key, data in selection.edges(keys=True, data=True):
        kept = {"type": data["type"]}  # from a closed list: an input cannot choose it
        poisoned.add_edge(
            ids[source], ids[target], key=bare(key) + key, **(soil(data) | kept), **extra
        )
    for number, document in enumerate(poisoned.graph["documents"].values()):
        if number % 3 == 0:
            document["url"] = 'https://ok.example/"><img src=x onerror=window.__ran=99>'
    return poisoned
