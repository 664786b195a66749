"""Texts that would run if a page took them for markup, looked for on the pages that show them (S4)."""

from collections import Counter
from datetime import timedelta

from service import local, working_day

CANARIES = [
    "<script>cnry(1)</script>", "\"><img src=cnry onerror=cnry(2)>", "cnry' onfocus='cnry(3)' autofocus='",
    "javascript:cnry(4)", "</title></textarea></select><svg onload=cnry(5)>", "cnry {{name}} {1} =1+1",
]
MARKS = ("/CE", "/CC", "/CA")
GUESTS = ["Ada Administrator", "Finn Finance", "Lee Lead", "Toni Trainer", "Obi Observer", None]

# Before anything of the page: what a canary would call, and what the policy of content kept from running.
WATCH = """
window.cnryRan = []; window.cnry = number => { window.cnryRan.push(number); alert(number) };
window.cnryKept = []; document.addEventListener('securitypolicyviolation', event =>
  window.cnryKept.push(event.violatedDirective + ' ' + event.sample));
"""
MADE = "img, iframe, object, embed, style, base, [onerror], [onload], [onfocus], [style], [href^='javascript:'], " \
    "[action^='javascript:'], script:not([src^='/assets/'])"


class Watch:
    """Looks at a page for what a canary did or would have done."""

    def __init__(self, page):
        self.page, self.faults, self.shown = page, [], Counter()
        page.add_init_script(WATCH)
        page.on("dialog", self._dialog)

    def _dialog(self, dialog):
        self.faults.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def at(self):
        page = self.page
        told = page.evaluate(
            "made => ({ran: window.cnryRan, kept: window.cnryKept,"
            " made: [...document.querySelectorAll(made)].map(e => e.outerHTML.slice(0, 120)),"
            " text: document.documentElement.innerText + ' '"
            " + [...document.querySelectorAll('input, textarea')].map(e => e.value).join(' ')})", MADE)
        for what, list_ in (("ran", told["ran"]), ("was kept from running", told["kept"]), ("was made", told["made"])):
            self.faults += [f"{one} {what} at {page.url}" for one in list_]
        for canary in CANARIES:
            if canary in told["text"]:
                self.shown[canary] += 1


def prepare(service):
    """An agency, a course and an event for each canary, and somebody of that name who books it."""
    for number, canary in enumerate(CANARIES):
        service.api("POST", "agencies", {"code": f"CA{number}", "name": canary, "sector": "health"})
        service.api("POST", "courses", {"code": f"CC{number}", "title": canary, "topic": "neglect", "minutes": 180})
        starts = local(working_day(30), 9, 30) + timedelta(hours=number)
        service.event(f"CC{number}", starts, 10, reference=f"CE{number}", venue=canary)
        service.book(f"CE{number}", f"cnry{number}@acc.example", canary, "ACC", canary)


def walk(page, day, watch, name):
    """Follows the links from a role's first page: one of each kind, and all that are of a canary."""
    if name:
        day.enter(name)
    todo, known, kinds = ["/"], {"/"}, Counter()
    while todo:
        todo.sort(key=lambda path: any(mark in path for mark in MARKS))
        path = todo.pop()
        kind = "/".join("*" if any(c.isdigit() or c.isupper() for c in part) else part
                        for part in path.split("?")[0].split("/"))
        most = len(CANARIES) if any(mark in path for mark in MARKS) else 1
        if kinds[kind] >= most or path.endswith(".ics"):
            continue
        kinds[kind] += 1
        answer = page.goto(path)
        if answer is None or answer.status >= 400:
            continue
        watch.at()
        links = "a[href^='/']:not([download])"
        for link in page.eval_on_selector_all(links, "all => all.map(a => a.getAttribute('href'))"):
            link = link.split("#")[0]
            if link not in known and not link.startswith("/api"):
                known.add(link)
                todo.append(link)
    return sum(kinds.values())


def broken(browser):
    """A page on which canaries are markup, without a policy of content and with one: what does not find it finds
    nothing."""
    body = "<!doctype html><title>x</title><p>" + "".join(CANARIES[:2]) + "<a href=\"" + CANARIES[3] + "\">x</a>"
    faults = []
    for policy in ({}, {"Content-Security-Policy": "default-src 'none'; script-src 'self'"}):
        page = browser.new_page()
        watch = Watch(page)

        def answer(route, headers=policy):
            route.fulfill(body=body, content_type="text/html", headers=headers)

        page.route("http://canary.example/**", lambda route: answer(route))
        page.goto("http://canary.example/")
        page.wait_for_timeout(300)
        watch.at()
        page.close()
        wanted = ["was kept from running"] if policy else ["1 ran", "2 ran", "a dialog opened"]
        if not all(any(want in fault for fault in watch.faults) for want in wanted + ["was made"]):
            print(f"{policy}: {watch.faults}")
            return []
        faults += watch.faults
    return faults
