"""Make the README's picture: the example case, loaded and exported as a reader would, opened in a real Chromium.

    python docs/make_picture.py [docs/page.png]

Run it after the page's looks have changed, and look at the picture before it is committed.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SHOWN = "soldiers-of-khalifat"
SIZE = {"width": 1280, "height": 820}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


def dateline(*arguments: str | Path) -> None:
    """Run the command line, as the README tells a reader to."""
    subprocess.run([sys.executable, "-m", "dateline", *map(str, arguments)], check=True, cwd=ROOT)


def make_picture(path: Path) -> None:
    """Load the example into a fresh graph, export its page, select an event, and take the picture."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph, page_file = Path(folder, "example.graph"), Path(folder, "page.html")
        dateline("load", "--graph", graph, "examples/soldiers-of-khalifat")
        dateline("export", "--graph", graph, "-o", page_file, "--title", "Soldiers of Khalifat")
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(f"{page_file.as_uri()}#sel={SHOWN}")
        while page.evaluate("document.documentElement.dataset.ready") != "true":
            time.sleep(0.05)
        page.evaluate("window.dateline.settled()")
        page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    make_picture(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "page.png")
