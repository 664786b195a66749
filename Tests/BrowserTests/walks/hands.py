"""How somebody uses a page: with a pointer, or with the keyboard and nothing else."""

from playwright.sync_api import expect


class Pointer:
    """Clicks and types."""

    def __init__(self, page):
        self.page = page

    def go(self, path):
        self.page.goto(path)

    def link(self, text):
        self._press(self.page.locator("main, nav, header, footer").get_by_role("link", name=text).first)

    def button(self, text):
        # Every button of the pages sends a form; what follows is asked of the page that answers.
        self._press(self.page.get_by_role("button", name=text).first)

    def _press(self, wanted):
        # Seen first and pressed then: a press in the moment of scrolling goes to a frame that was there before.
        wanted.scroll_into_view_if_needed()
        with self.page.expect_navigation():
            wanted.click()

    def fill(self, name, text):
        self.page.locator(f"[name='{name}']").first.fill(text)

    def choose(self, name, value):
        self.page.locator(f"[name='{name}'][value='{value}']").check()

    def select(self, name, value):
        self.page.locator(f"select[name='{name}']").select_option(value)

    def sees(self, text):
        expect(self.page.locator("body")).to_contain_text(text, timeout=10_000)

    def sees_not(self, text):
        expect(self.page.locator("body")).not_to_contain_text(text, timeout=10_000)


class Keyboard(Pointer):
    """Goes from one element to the next with Tab and acts with Enter, Space, arrows and letters."""

    MOST_STEPS = 600

    def _reach(self, wanted):
        """Presses Tab until the focus is on one of the elements; it must be visible there."""
        handles = wanted.element_handles()
        if not handles:
            raise AssertionError(f"There is nothing to reach: {wanted}")
        for _ in range(self.MOST_STEPS):
            self.page.keyboard.press("Tab")
            for handle in handles:
                if handle.evaluate("e => e === document.activeElement"):
                    shown = handle.evaluate(
                        "e => { const s = getComputedStyle(e); const l = e.closest('label, .choice');"
                        " const b = s.outlineStyle !== 'none' || s.boxShadow !== 'none';"
                        " return b || (l && getComputedStyle(l).outlineStyle !== 'none')"
                        " || (l && [...l.querySelectorAll('*')].some(x => getComputedStyle(x).outlineStyle"
                        " !== 'none' || getComputedStyle(x).boxShadow !== 'none')) }")
                    if not shown:
                        raise AssertionError(f"The focus cannot be seen on {handle.evaluate('e => e.outerHTML')}")
                    return handle
        raise AssertionError(f"Tab does not lead to {wanted}")

    def link(self, text):
        self._reach(self.page.locator("main, nav, header, footer").get_by_role("link", name=text).first)
        self._leave("Enter")

    def button(self, text):
        self._reach(self.page.get_by_role("button", name=text).first)
        self._leave("Enter")

    def _leave(self, key):
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def fill(self, name, text):
        self._reach(self.page.locator(f"[name='{name}']").first)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, name, value):
        options = self.page.locator(f"[name='{name}']")
        handle = self._reach(options)
        kind = handle.get_attribute("type")
        for _ in range(30):
            current = self.page.evaluate("document.activeElement.value")
            if current == value:
                if not self.page.evaluate("document.activeElement.checked"):
                    self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown" if kind == "radio" else "Tab")
        raise AssertionError(f"{name}={value} cannot be chosen by keyboard")

    def select(self, name, value):
        self._reach(self.page.locator(f"select[name='{name}']"))
        for _ in range(400):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no {value}")
