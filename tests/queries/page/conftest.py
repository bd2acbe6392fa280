"""A real Chromium for the page, one for the whole run, and the selections that the tests open in it."""

import importlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import networkx as nx
import pytest
import yaml
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    sync_playwright,
)

from dateline.queries.page import render_page

ROOT = Path(__file__).parents[3]
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Runs before the page: counts what the page's own policy had to block.
WATCH = """
window.__blocked = [];
document.addEventListener('securitypolicyviolation', (event) => window.__blocked.push(event.violatedDirective));
"""


class Generate(Protocol):
    """bench/page/generate.py's function, which is no part of the package."""

    def __call__(self, events: int, *, hostile: bool = False) -> "nx.MultiDiGraph[str]": ...


@pytest.fixture(scope="session")
def generate() -> Generate:
    folder = str(ROOT / "bench" / "page")
    if not Path(folder, "generate.py").exists():
        pytest.skip("bench/page is not here: these tests run in a clone of the repository")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    function: Generate = importlib.import_module("generate").generate
    return function


def chromium() -> str | None:
    """Find a Chromium that the machine brings; Playwright's own download is not asked for."""
    named = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    found = named or next((path for name in names if (path := shutil.which(name))), None)
    return found or (mac if Path(mac).exists() else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium: apt-get install chromium, or set CHROMIUM to the path of a Chrome or Chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Opened:
    """An open page with everything that it did and should not have done."""

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _console(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.errors.append(line.text)

    def _request(self, url: str) -> None:
        # The file itself is no request to anybody, nor are pictures that the page makes.
        if not url.startswith(("file://", "data:", "blob:")) or (
            url.startswith("file://") and url.partition("#")[0] != self.path.as_uri()
        ):
            self.requests.append(url)

    def go(self, hash_: str = "") -> None:
        """Open the file, as a double click would, and wait until it has drawn."""
        self.page.goto(self.path.as_uri() + hash_)
        self.wait("document.documentElement.dataset.ready", "true")

    def wait(self, expression: str, value: object, seconds: float = 15) -> None:
        """Wait until an expression has a value. (Playwright's own wait evaluates a string, which the CSP forbids.)"""
        deadline = time.monotonic() + seconds
        while (found := self.page.evaluate(expression)) != value:
            if found == "error" or time.monotonic() > deadline:
                status = self.page.text_content("#status")
                pytest.fail(f"{expression} is {found!r}, not {value!r}; {status}; {self.errors}")
            time.sleep(0.02)

    def settled(self) -> "Opened":
        waited = "new Promise((resolve) => setTimeout(() => resolve('late'), 15000))"
        if self.page.evaluate(f"Promise.race([window.dateline.settled(), {waited}])") == "late":
            pytest.fail(f"the page does not settle; {self.errors}")
        return self

    def shown(self) -> list[str]:
        """Give the ids of the shown events, as the page counts them."""
        self.settled()
        ids: list[str] = self.page.evaluate("[...window.dateline.shown()]")
        assert self.page.evaluate("Number(document.documentElement.dataset.shown)") == len(ids)
        return ids

    def selected(self) -> str | None:
        self.settled()
        ident: str | None = self.page.evaluate("document.documentElement.dataset.selected ?? null")
        return ident

    def options(self) -> list[str]:
        """Give the ids in the event list, in order, as far as it is built."""
        self.settled()
        ids: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('#events [role=option]:not([hidden])')].map((option) => option.dataset.id)"
        )
        return ids

    def hash(self) -> str:
        self.settled()
        hash_: str = self.page.evaluate("location.hash")
        return hash_

    def text(self, selector: str) -> str:
        self.settled()
        return self.page.inner_text(selector)

    def assert_harmless(self) -> None:
        """Nothing ran, nothing asked, nothing was loaded, nothing had to be blocked."""
        assert self.page.evaluate("[window.__ran ?? null, window.__blocked ?? []]") == [None, []]
        assert (self.requests, self.dialogs, self.errors) == ([], [], [])
        assert (
            self.page.evaluate(
                "document.querySelectorAll('iframe, object, embed, base, link:not([href=\"data:,\"])').length"
            )
            == 0
        )
        attributes = "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
        assert self.page.evaluate(f"{attributes}.filter((name) => name.startsWith('on'))") == []
        links = "[...document.querySelectorAll('a[href]')].map((a) => a.protocol)"
        assert set(self.page.evaluate(links)) <= {"https:", "http:", "file:"}


class Open(Protocol):
    """What the `open_page` fixture gives: write a selection as a page, and open it."""

    def __call__(
        self,
        selection: "nx.MultiDiGraph[str]",
        hash_: str = "",
        *,
        renderer: str = "auto",
        policy: bool = True,
        **context: Any,
    ) -> Opened: ...


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, str, bool], Path]:
    """Pages that were written already: a selection is written once for all tests."""
    return {}


@pytest.fixture
def open_page(
    browser: Browser,
    written: dict[tuple[int, str, bool], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def open_(
        selection: "nx.MultiDiGraph[str]",
        hash_: str = "",
        *,
        renderer: Any = "auto",
        policy: bool = True,
        **options: Any,
    ) -> Opened:
        key = (id(selection), renderer, policy)
        if key not in written:
            html = render_page(selection, renderer=renderer)
            if not policy:
                html, count = re.subn(
                    r"<meta http-equiv=\"?Content-Security-Policy\"?[^>]*>", "", html
                )
                assert count == 1
            written[key] = tmp_path_factory.mktemp("page") / "page.html"
            written[key].write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 860}} | options))
        contexts.append(context)
        context.add_init_script(WATCH)
        opened = Opened(context.new_page(), written[key])
        opened.page.set_default_timeout(15_000)
        opened.watch()
        opened.go(hash_)
        return opened

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def hostile(generate: Generate) -> "nx.MultiDiGraph[str]":
    return generate(60, hostile=True)


@pytest.fixture(scope="session")
def thousand(generate: Generate) -> "nx.MultiDiGraph[str]":
    return generate(1000)


@pytest.fixture(scope="session")
def known() -> "nx.MultiDiGraph[str]":
    """Build the selection of known.yaml, with all that its short form leaves out."""
    short = yaml.safe_load((Path(__file__).parent / "known.yaml").read_text(encoding="utf-8"))
    documents, claims = short["documents"], {}
    for ident, document in documents.items():
        day = document["published"]
        document |= {"id": ident, "publishedEarliest": day, "publishedLatest": day}
    for ident, claim in short["claims"].items():
        source = documents[claim["document"]]
        chain = [
            (source["publisher"], source["publisherName"]),
            *((name, name.title()) for name in claim.get("chain", ())),
        ]
        claims[ident] = {
            "id": ident,
            "kind": "event",
            "stance": "asserts",
            "contradicts": [],
        } | claim
        claims[ident]["chain"] = [
            {"actor": actor, "name": name, "verb": "says", "position": position}
            for position, (actor, name) in enumerate(chain)
        ]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=short["title"],
        cypher=short["cypher"],
        selection={},
        documents=documents,
        claims=claims,
    )
    bounds = dict.fromkeys(("earliest", "latest", "solvedEarliest", "solvedLatest"))
    for ident, data in short["nodes"].items():
        common = {
            "label": data.get("title"),
            "claims": [name for name, claim in claims.items() if claim["about"] == ident],
        }
        dates = bounds | {"totals": {}, "because": []} if data["kind"] == "event" else {}
        solved = {
            f"solved{end.title()}": data.get(end)
            for end in ("earliest", "latest")
            if data["kind"] == "event"
        }
        graph.add_node(ident, **(common | dates | solved | data))
    for source, target, type_, data in short["edges"]:
        facets = dict.fromkeys(("role", "earliest", "latest", "minDays", "maxDays"))
        graph.add_edge(
            source, target, key=type_, **(facets | {"type": type_, "denials": []} | data)
        )
    return graph


@pytest.fixture(params=["pyvis", "canvas"])
def opened(
    request: pytest.FixtureRequest, open_page: Open, known: "nx.MultiDiGraph[str]"
) -> Opened:
    return open_page(known, renderer=request.param)


@pytest.fixture
def canvas(open_page: Open, known: "nx.MultiDiGraph[str]") -> Opened:
    return open_page(known, renderer="canvas")
