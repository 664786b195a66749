"""What every page is held to: WCAG 2.2 A and AA by axe in light and dark, no sideways scrolling on a phone or at twice
the size, less than 60 kB, no message in the console, and a picture of it."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

LARGEST = 60_000
GUIDES = Path(__file__).resolve().parents[3] / "docs/guides"
SCREENS = {"desktop": {"width": 1200, "height": 900}, "phone": {"width": 390, "height": 844}}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}}


class Look:
    """Looks at each kind of page once for each of its states."""

    def __init__(self, base, pages, pictures=None):
        self.base = base
        # The pages of the service: name and pattern, those that are asked for with GET before what forms answer.
        self.pages = [(name, re.compile("^" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern)) + "$"), method)
                      for name, pattern, method in sorted(pages, key=lambda page: page[2])]
        self.pictures = Path(pictures) if pictures else None
        # The pictures that the guides show: what fits on the screen, `NAME.png` of a desk or `NAME-phone.png` of a phone.
        self.shown = set()
        if self.pictures:
            (self.pictures / "guides").mkdir(parents=True, exist_ok=True)
            for guide in GUIDES.glob("*.md"):
                self.shown |= set(re.findall(r"\(\.\./pictures/([\w-]+)\.png\)", guide.read_text(encoding="utf-8")))
        self.seen, self.faults, self.largest = {}, [], (0, "")

    def name(self, url):
        """The name of the page at an address; fixed paths come before patterns."""
        path = url.removeprefix(self.base).split("?")[0].split("#")[0] or "/"
        found = [(pattern.pattern.count("[^/]"), method, name) for name, pattern, method in self.pages
                 if pattern.match(path)]
        return min(found)[2] if found else None

    def at(self, page, state=""):
        """Looks at the page that is shown, unless one like it was looked at."""
        name = self.name(page.url)
        if name is None:
            return
        key = f"{name}-{state}" if state else name
        if key in self.seen:
            return
        self.seen[key] = page.url.removeprefix(self.base)
        self._size(page, key)
        self._narrow(page, key)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for screen, size in SCREENS.items():
                page.set_viewport_size(size)
                if screen == "desktop":
                    self._axe(page, key, scheme)
                self._picture(page, key, screen, scheme)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(SCREENS["desktop"])

    def _size(self, page, key):
        size = len(page.content().encode())
        self.largest = max(self.largest, (size, key))
        if size > LARGEST:
            self.faults.append(f"{key}: {size} bytes at {page.url}")

    def _narrow(self, page, key):
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults.append(f"{key}: {wide} px wide on a screen of {width} px at {page.url}")

    def _axe(self, page, key, scheme):
        for violation in Axe().run(page, options=RULES).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            self.faults.append(f"{key} ({scheme}): {violation['id']}: {violation['help']}: {nodes} at {page.url}")

    def _picture(self, page, key, screen, scheme):
        if not self.pictures:
            return
        page.screenshot(path=str(self.pictures / f"{key}-{screen}-{scheme}.png"), full_page=True)
        name = key if screen == "desktop" else f"{key}-phone"
        if scheme == "light" and name in self.shown:
            page.screenshot(path=str(self.pictures / "guides" / f"{name}.png"))
            self.shown.remove(name)

    def unseen(self):
        """The pages that nobody has looked at."""
        looked = {key.split("-")[0] for key in self.seen}
        return sorted({name for name, _, method in self.pages if method == "GET"} - looked)
