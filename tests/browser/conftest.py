"""One headless Chromium for the browser tests; without one they are skipped, and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner.report import Article, Style
from cleaner.report.html import render

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "NOT TESTED IN A BROWSER: {} (Debian: apt-get install chromium; or CLEANCOPY_CHROMIUM=/path/to/chromium)"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium of this machine; nothing is downloaded."""
    path = os.environ.get("CLEANCOPY_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(MISSING.format("no Chromium here"))
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip(MISSING.format("playwright is not installed"))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that opens the page of an article from disk, in `page` or in a new one, and gives the browser's page.

    Whatever the page would load from elsewhere, and every error and dialog on it, fails the test.
    """
    contexts: list[Any] = []
    wrong: list[str] = []

    def fresh(context: Any, **options: Any) -> Any:
        if context is None:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options})
            contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: wrong.append(asked.url) if asked.url[:5] not in ("file:", "blob:") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        return page

    def opened(article: Article | str, *, context: Any = None, page: Any = None, **options: Any) -> Any:
        page = page or fresh(context, **options)
        path = tmp_path / "report.html"
        html = article if isinstance(article, str) else render(article, Style())
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
